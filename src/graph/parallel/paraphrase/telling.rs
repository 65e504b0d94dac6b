//! A sentence as it is held against another that tells the same in other words: its telling words, whatever their order.

use std::collections::BTreeSet;

use crate::claim::Factuality;
use crate::extract::Reading;
use crate::grammar::NameKind;
use crate::knowledge::{Class, CueWords, Lexicon, root};
use crate::text::token::without_possessive;

use super::super::kindred::family_key;
use super::super::passage::{Choice, Kind, Passage, Word, hash};

/// Words before one that a denial of it may stand in.
const DENIED: usize = 3;
/// Words before one that a mark of what is not yet so may stand in.
const OPEN: usize = 4;
/// Letters of a word that tells a name.
const LETTERS: usize = 3;
/// Letters of a word that a prefix makes its opposite: "controlled", "uncontrolled".
const PREFIXED: usize = 6;
/// Words of rising and falling that tell of movements as well.
const OF_BODIES: CueWords = CueWords::named("of-bodies");
/// Denials that stand before a noun.
const OF_NOUNS: [&str; 4] = ["no", "without", "neither", "nor"];
/// Words that deny what stands behind them, as "not" does.
const FAILED: CueWords = CueWords::named("in-vain");

/// What a telling word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum UnitKind {
    /// A word of the open classes.
    Word,
    /// A word of the closed classes that has an opposite: "despite". Alone it tells nothing.
    Particle,
    /// A name.
    Name,
    /// A figure.
    Figure,
    /// A time, or a length of one.
    Time,
}

/// A telling word of a sentence.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// Its place among the words of the passage.
    pub at: usize,
    /// Its place among the telling words.
    pub order: usize,
    pub kind: UnitKind,
    /// What it says: one of them is shared by what says the same.
    pub keys: Vec<u64>,
    /// The word without the ending of its form.
    pub root: u64,
    /// Of a person, the last name.
    pub last: Option<u64>,
    /// Of words that have opposites, the pairs and which of the two each is.
    pub sides: Vec<(u64, u64)>,
    /// Of a word of which one place holds one, the set and which it is: "bus", "tram".
    pub choice: Option<Choice>,
    /// The same word without "un-" or "non-", if it has that.
    pub bare: Option<u64>,
    /// Whether its side of a pair is only one of its meanings, the other one a movement: "climbed", "fell", "cut".
    of_bodies: bool,
    /// Whether it is denied.
    pub denied: bool,
    /// Whether it is a verb right behind "not", or behind "failed to".
    pub is_not_done: bool,
    /// Whether it is no more than planned, expected, supposed.
    pub open: bool,
}

impl Unit {
    /// Whether two units say the same.
    pub fn says(&self, other: &Unit) -> bool {
        let plain = |kind: UnitKind| matches!(kind, UnitKind::Word | UnitKind::Figure);
        let one_kind = self.kind == other.kind || plain(self.kind) && plain(other.kind);
        one_kind && self.keys.iter().any(|key| other.keys.contains(key))
    }

    /// Whether something can be said of it: a word, a name, or what a figure counts.
    pub fn is_topic(&self) -> bool {
        let counts = self.kind == UnitKind::Figure && self.keys.len() > 1;
        matches!(self.kind, UnitKind::Word | UnitKind::Name) || counts
    }

    /// Whether two units are opposites, by the table or by a prefix.
    pub fn opposes(&self, other: &Unit) -> bool {
        let apart = |(pair, side): &(u64, u64)| {
            let theirs = |s: u64| other.sides.contains(&(*pair, s));
            !theirs(*side) && other.sides.iter().any(|(p, _)| p == pair)
        };
        let meets =
            self.sides.iter().any(|side| other.sides.contains(side)) || self.of_bodies && other.of_bodies;
        let bare = |x: &Unit, y: &Unit| x.bare.is_some_and(|bare| y.keys.contains(&bare));
        !meets && self.sides.iter().any(apart) || bare(self, other) || bare(other, self)
    }

    /// Whether a unit takes the same side as another in a pair that both have.
    pub fn sides_with(&self, other: &Unit) -> bool {
        self.says(other) || self.sides.iter().any(|side| other.sides.contains(side))
    }
}

/// A sentence by its telling words.
pub(super) struct Telling<'p, 'a> {
    pub passage: &'p Passage<'a>,
    pub units: Vec<Unit>,
}

impl<'p, 'a> Telling<'p, 'a> {
    pub fn read(passage: &'p Passage<'a>, reading: &Reading, lexicon: &Lexicon) -> Self {
        let reader = Reader { passage, reading, lexicon };
        let mut units: Vec<Unit> = (0..passage.words.len()).filter_map(|at| reader.unit(at)).collect();
        for (order, unit) in units.iter_mut().enumerate() {
            unit.order = order;
        }
        Self { passage, units }
    }

    /// What the sentence says.
    pub fn keys(&self) -> BTreeSet<u64> {
        self.telling().flat_map(|unit| unit.keys.iter().copied()).collect()
    }

    /// The units that tell something by themselves.
    pub fn telling(&self) -> impl Iterator<Item = &Unit> {
        self.units.iter().filter(|unit| unit.kind != UnitKind::Particle)
    }

    /// The units that stand no more than so many telling words away from one.
    pub fn near(&self, unit: &Unit, words: usize) -> impl Iterator<Item = &Unit> {
        let order = unit.order;
        self.units.iter().filter(move |u| u.order != order && u.order.abs_diff(order) <= words)
    }
}

struct Reader<'r, 'p, 'a> {
    passage: &'p Passage<'a>,
    reading: &'r Reading,
    lexicon: &'r Lexicon,
}

impl Reader<'_, '_, '_> {
    fn text(&self, at: usize) -> &str {
        let word = self.passage.words.get(at);
        word.and_then(|w| self.reading.text().get(w.start..w.end)).unwrap_or("")
    }

    fn unit(&self, at: usize) -> Option<Unit> {
        let word = self.passage.words.get(at)?;
        let text = without_possessive(self.text(at)).to_lowercase();
        let senses = self.lexicon.senses_of(&text, Class::Antonym);
        let sides: Vec<(u64, u64)> =
            senses.filter_map(|s| Some((hash(s.tags.first()?), hash(&s.id)))).collect();
        let kind = match word.kind {
            Kind::Name(..) => UnitKind::Name,
            Kind::Figure(_) => UnitKind::Figure,
            Kind::Time(_) | Kind::Opaque => UnitKind::Time,
            Kind::Content => UnitKind::Word,
            _ if !sides.is_empty() => UnitKind::Particle,
            _ => return None,
        };
        let keys = match kind {
            UnitKind::Name => self.name(word),
            UnitKind::Word | UnitKind::Particle => vec![word.key],
            // "104 reviews" tells of reviews.
            UnitKind::Figure if word.counts_something() => vec![word.own, word.key],
            UnitKind::Figure | UnitKind::Time => vec![word.own],
        };
        let bare = ["un", "non-", "non"].iter().find_map(|prefix| text.strip_prefix(prefix));
        let bare = bare.filter(|bare| bare.len() >= PREFIXED && kind == UnitKind::Word);
        let bare = bare.map(|bare| family_key(self.lexicon, bare));
        Some(Unit {
            at,
            order: 0,
            kind,
            last: self.last_name(word),
            root: hash(&root(&text)),
            keys,
            sides,
            bare,
            of_bodies: OF_BODIES.hold(&text, self.lexicon),
            choice: word.choice.filter(|_| !self.is_of_each(&text)),
            denied: self.is_denied(at),
            is_not_done: self.is_not_done(at),
            open: self.is_open(at),
        })
    }

    /// The last name of a person.
    fn last_name(&self, word: &Word<'_>) -> Option<u64> {
        let Kind::Name(text, Some(entity)) = word.kind else { return None };
        let last = without_possessive(text).rsplit(' ').next().filter(|_| entity.kind == NameKind::Person)?;
        Some(hash(&last.to_lowercase()))
    }

    /// The words of a name, and the country that it is or is the adjective of.
    fn name(&self, word: &Word<'_>) -> Vec<u64> {
        let text = self.reading.text().get(word.start..word.end).unwrap_or("").to_lowercase();
        let plain = |part: &&str| {
            part.chars().count() >= LETTERS && self.lexicon.sense(part, Class::FunctionWord).is_none()
        };
        let parts = text.split([' ', '-']).map(without_possessive);
        let mut keys: Vec<u64> = parts.filter(plain).map(hash).collect();
        keys.extend(word.country);
        if keys.is_empty() {
            keys.push(word.own);
        }
        keys
    }

    /// Whether a denial stands before a word, and no other telling word between.
    fn is_denied(&self, at: usize) -> bool {
        let mut denied = false;
        for before in (at.saturating_sub(DENIED)..at).rev() {
            let text = self.text(before);
            match self.passage.words.get(before).map(|word| word.kind) {
                Some(Kind::Denial) => denied = !denied,
                _ if FAILED.hold(text, self.lexicon) => return !denied,
                // "Not built or suited": what is denied of one is denied of both.
                Some(Kind::Content) if ["or", "nor"].contains(&self.text(before + 1)) => {}
                Some(Kind::Content | Kind::Name(..)) | None => return denied,
                _ => {}
            }
        }
        denied
    }

    /// Whether a word is a verb of which it is said right before that it was not done: "without parole" denies no deed.
    fn is_not_done(&self, at: usize) -> bool {
        let before = |back: usize| at.checked_sub(back);
        let text = |back: usize| before(back).map_or("", |i| self.text(i)).to_lowercase();
        let denial = |back: usize| {
            let word = before(back).and_then(|i| self.passage.words.get(i));
            word.is_some_and(|w| matches!(w.kind, Kind::Denial)) && !OF_NOUNS.contains(&&*text(back))
        };
        let content = self.passage.words.get(at).is_some_and(|w| matches!(w.kind, Kind::Content));
        let failed = text(1) == "to" && FAILED.hold(&text(2), self.lexicon);
        // "Not due to the weather", "not an injury": what is denied is no deed.
        let verb = text(2) != "or" && (denial(1) && before(2).is_some() || denial(2) && text(1) == "be");
        content && (failed || verb)
    }

    /// Whether each of the words that exclude one another can be told of one piece of news.
    fn is_of_each(&self, word: &str) -> bool {
        let forms = [Some(word), word.strip_suffix('s')];
        let senses = forms.into_iter().flatten().flat_map(|w| self.lexicon.senses_of(w, Class::Exclusive));
        senses.into_iter().any(|sense| sense.is("each"))
    }

    /// Whether a mark of what is not yet so, or may not be, stands before a word, and no other telling word between.
    fn is_open(&self, at: usize) -> bool {
        let cue = |before: usize| {
            let from = self.passage.words.get(before)?.start;
            let (_, cue) = self.lexicon.at(self.reading.text().get(from..)?, Class::FactualityCue)?;
            Factuality::from_word(&cue.id).filter(|told| *told != Factuality::Denied)
        };
        for before in (at.saturating_sub(OPEN)..at).rev() {
            if cue(before).is_some() {
                return true;
            }
            if self.passage.words.get(before).is_none_or(|w| w.is_content() || w.is_value()) {
                return false;
            }
        }
        false
    }
}
