//! Whose size a measure is where no name holds it: the noun that it is the value of. "A 160-foot gash", "the gash in the hull is 160
//! feet long", "a gash of 160 feet", "tore its hull over a length of 160 feet".

use crate::grammar::{Meaning, MentionType};
use crate::knowledge::{Class, CueWords, Sense};
use crate::syntax::slot::{Clause, Phrase};
use crate::value::Dimension;

use super::super::thing::is_plural;
use super::Figure;

/// Adjectives behind a measure of length, and what they say is measured.
const ADJECTIVES: [(&str, &str); 7] = [
    ("long", LENGTH),
    ("tall", HEIGHT),
    ("high", HEIGHT),
    ("wide", "width"),
    ("across", "width"),
    ("deep", "depth"),
    ("thick", "thickness"),
];
/// Nouns of size: "290 metres in length", "a height of 20 metres".
const NOUNS: [(&str, &str); 6] = [
    ("length", LENGTH),
    ("height", HEIGHT),
    ("width", "width"),
    ("diameter", "width"),
    ("depth", "depth"),
    ("thickness", "thickness"),
];
const LENGTH: &str = "length";
const HEIGHT: &str = "height";
/// Verbs whose subject has the size that stands behind them.
const MEASURES: CueWords = CueWords::named("measures");
/// Verbs of what rises so high.
const RISES: CueWords = CueWords::named("rises-so-high");
/// Words behind a measure that make it a distance.
const AWAY: CueWords = CueWords::named("away");
/// Words of "at its greatest".
const PEAKS: CueWords = CueWords::named("at-its-peak");
/// Forms of "to be".
const BE: CueWords = CueWords::named("form-of-be");
/// Words between an opening and what it is in.
const IN: CueWords = CueWords::named("opening-in");
/// Words before a noun that tell it from the one of the news.
const OTHERS: CueWords = CueWords::named("not-the-one");
/// Verbs of what makes a hole, and the noun for it: "tore its hull over a length of 160 feet".
const TEARS: CueWords = CueWords::named("tears-a-hole");
const HOLE: &str = "hole";
/// Items behind a measure in which the noun stands that it describes.
const MODIFIED: usize = 5;
/// Marks of the nouns of [`Class::MeasuredNoun`].
const OPENING: &str = "opening";
const MANY: &str = "many";
const UPRIGHT: &str = "upright";

/// What a measure is the size of.
pub(super) struct Extent {
    /// The noun and what is measured of it: `hole-length`.
    pub property: String,
    /// Whether phrases with names restrict it: the waves at one place are others than those at the next.
    pub local: bool,
}

/// A measure with the same in another unit beside it.
struct Pair {
    /// Its first item.
    first: usize,
    /// The item behind it.
    behind: usize,
}

impl<'a> Figure<'_, 'a> {
    /// Whether a measure is the size of a thing that has no name, whoever opened, built or has it: "opened a 2.8-kilometre bridge".
    pub(super) fn sized(&self) -> bool {
        self.is_length() && self.extent().is_some()
    }

    fn is_length(&self) -> bool {
        matches!(&self.quantity.unit.dimension, Dimension::Physical(d) if &**d == LENGTH)
    }

    /// The thing without a name that a measure is told of, and what of it.
    pub(super) fn extent(&self) -> Option<Extent> {
        let Dimension::Physical(dimension) = &self.quantity.unit.dimension else { return None };
        let pair = self.pair();
        if self.is_way(&pair) {
            return None;
        }
        let size = self.size_behind(pair.behind).map(|(_, size)| size);
        let noun = self.noun_of(&pair).or_else(|| self.coordinated(&pair));
        let (owner, size) = match noun {
            Some(owner) => (owner, size),
            None => {
                let (owner, size) = self.size_of(&pair)?;
                (owner, Some(size))
            }
        };
        let measured = owner.class == Class::MeasuredNoun;
        let own = owner.tags.first().map(|tag| &**tag).filter(|_| measured);
        let size = match size {
            // Of things that are long or high, either is told of one only.
            Some(HEIGHT | LENGTH) if !measured => None,
            size => size.or(own),
        };
        let size = size.filter(|_| self.is_length()).unwrap_or(dimension);
        let local = measured && owner.is(MANY);
        Some(Extent { property: format!("{}-{size}", owner.id), local })
    }

    /// The noun that a measure by itself describes.
    fn noun_of(&self, pair: &Pair) -> Option<&'a Sense> {
        self.modified(pair).or_else(|| self.extended(pair)).or_else(|| self.owning(pair))
    }

    /// "A path six miles long and *half a mile* wide": of what the measure before "and" is.
    fn coordinated(&self, pair: &Pair) -> Option<&'a Sense> {
        let items = self.items;
        // "And" begins a hedge as well.
        let near = items.before_hedges(pair.first)?;
        let and = (near..pair.first).find(|&i| items.is_any_word(i, &["and"]))?;
        let at = and.checked_sub(2)?;
        let sized = |behind: usize| self.size_behind(behind).map(|(end, _)| end);
        let (_, mention) = items.mention(at).filter(|_| sized(pair.behind).is_some())?;
        let Meaning::Quantity(quantity) = &mention.meaning else { return None };
        let other = Figure { at, mention, quantity, ..*self };
        let own = other.pair();
        (sized(own.behind) == Some(and)).then(|| other.noun_of(&own)).flatten()
    }

    /// The item before a measure, its hedges and "at its greatest".
    fn before_peak(&self, first: usize) -> Option<usize> {
        let items = self.items;
        let before = items.before_hedges(first)?;
        let at = before.checked_sub(2).filter(|&at| {
            let its = items.is_any_word(at + 1, &["its", "their"]);
            its && items.is_any_word(at, &["at"]) && items.is_cue(before, PEAKS)
        });
        at.map_or(Some(before), |at| at.checked_sub(1))
    }

    /// What a measure of length is of, if the words behind it say that it is of another side than the longest: "half a mile wide".
    pub(super) fn breadth(&self) -> Option<&'static str> {
        let (_, size) = self.size_behind(self.pair().behind).filter(|_| self.is_length())?;
        (![LENGTH, HEIGHT].contains(&size)).then_some(size)
    }

    /// "15 inches (38 cm)": both stand for one measure.
    fn pair(&self) -> Pair {
        let (items, at) = (self.items, self.at);
        let opened = at.checked_sub(2).filter(|&i| items.is_symbol(i + 1, &['(']));
        match opened.filter(|&i| items.mention(i).is_some()) {
            Some(first) => Pair { first, behind: at + 1 + usize::from(items.is_symbol(at + 1, &[')'])) },
            None if items.is_symbol(at + 1, &['(']) && items.is_symbol(at + 3, &[')']) => {
                Pair { first: at, behind: at + 4 }
            }
            None => Pair { first: at, behind: at + 1 },
        }
    }

    /// "Some 30 kilometres from the town": how far away something is.
    fn is_way(&self, pair: &Pair) -> bool {
        let (items, behind) = (self.items, pair.behind);
        items.is_cue(behind, AWAY) || items.is(behind, Class::Bearing)
    }

    /// "12 by 8 metres", "2,880 x 1,800 pixels", "50 metres (164 feet) by 40": one of the sides of something, which by itself is the
    /// measure of nothing.
    pub(super) fn is_side(&self) -> bool {
        let (items, pair) = (self.items, self.pair());
        let link = |i: usize| items.is_any_word(i, &["by", "x"]) || items.is_symbol(i, &['\u{d7}']);
        let side = |i: usize| {
            items.mention(i).is_some_and(|(_, mention)| {
                let plain = matches!(mention.kind, MentionType::Number | MentionType::Count);
                let Meaning::Quantity(quantity) = &mention.meaning else { return false };
                plain || matches!(quantity.unit.dimension, Dimension::Physical(_))
            })
        };
        let dash = |i: usize| usize::from(items.is_symbol(i, &['-']));
        let next = pair.behind + dash(pair.behind);
        let before = || {
            let near = pair.first.checked_sub(1)?;
            let link_at = near.checked_sub(dash(near)).filter(|&i| link(i))?;
            let far = link_at.checked_sub(1)?;
            far.checked_sub(dash(far))
        };
        side(self.at) && (link(next) && side(next + 1 + dash(next + 1)) || before().is_some_and(side))
    }

    /// The adjective or noun of size that stands at an item, by the item behind it: "long", "-long", "in length".
    fn size_behind(&self, at: usize) -> Option<(usize, &'static str)> {
        let items = self.items;
        let at = at + usize::from(items.is_symbol(at, &['-']));
        let told = |i: usize, words: &[(&str, &'static str)]| {
            words.iter().find(|(word, _)| items.is_any_word(i, &[word])).map(|(_, size)| *size)
        };
        if let Some(size) = told(at, &ADJECTIVES) {
            return Some((at + 1, size));
        }
        if items.is_any_word(at, &["in"]) {
            return Some((at + 2, told(at + 1, &NOUNS)?));
        }
        let air = items.is_any_word(at, &["into"]) && items.is_any_word(at + 2, &["air", "sky"]);
        (air || items.is_any_word(at, &["above"])).then_some((at + 1, HEIGHT))
    }

    /// The thing, building or other measured noun that a noun names.
    fn measured_noun(&self, at: usize) -> Option<&'a Sense> {
        // At the beginning of a sentence any noun is written so.
        let common = |w: &&str| at == 0 || w.starts_with(char::is_lowercase);
        let word = self.items.word(at).filter(common)?;
        let lexicon = self.items.lexicon;
        let sense = |class: Class| lexicon.sense(word, class);
        match sense(Class::MeasuredNoun) {
            Some(noun) => Some(noun).filter(|noun| self.is_the_one(at, word, noun)),
            None => sense(Class::ThingNoun).or_else(|| sense(Class::BuildingNoun)),
        }
    }

    /// Whether a noun speaks of the one of the news: "the ship", "a ship" in an article that has no other.
    fn is_the_one(&self, at: usize, word: &str, noun: &Sense) -> bool {
        let items = self.items;
        let Some(phrase) = items.phrase_at(at) else { return false };
        let mut before = phrase.first..at;
        let other = before.clone().any(|i| items.is_cue(i, OTHERS));
        let definite = before.any(|i| items.is_any_word(i, &["the", "its", "their", "this"]));
        let several = self.context.things.has_several(noun);
        let plural = is_plural(word, noun, items.lexicon);
        let one = if noun.is(MANY) { true } else { !plural && (definite || !several) };
        one && !other && !self.context.events.is_of_another(self.sentence)
    }

    /// The noun that a measure before it describes: "a 30-metre *wall*", "the 6.1-inch *screen*", "3m-high *waves*".
    fn modified(&self, pair: &Pair) -> Option<&'a Sense> {
        let items = self.items;
        let hyphen = items.is_symbol(pair.behind, &['-']);
        let from = self.size_behind(pair.behind).filter(|_| hyphen).map_or(pair.behind, |(behind, _)| behind);
        let phrase = match from == self.at + 1 {
            true => items.phrase_at(self.at),
            false => items.phrase_at(from).filter(|p| p.head >= from),
        };
        let head = phrase?.head;
        // "The 4,600-kg satellite Alder-2".
        let noun = if items.word(head).is_none() { head.checked_sub(1)? } else { head };
        let beside = noun > self.at && head <= from + MODIFIED;
        let plain = (from..noun).all(|i| !items.is_symbol(i, &[',', ';', '(']) || i == from);
        // "A 6.4-magnitude quake" is the quake's own figure, "an 800m title" tells which title it is.
        self.measured_noun(noun).filter(|_| beside && plain)
    }

    /// "The *runway*, 3,200 metres long,", "the *runway* will be 3,200 metres long", "a *ship* 290m in length": the noun that a
    /// measure with an adjective of size is told of, or that its verb measures.
    fn extended(&self, pair: &Pair) -> Option<&'a Sense> {
        let items = self.items;
        let sized = self.size_behind(pair.behind);
        let before = self.before_peak(pair.first)?;
        let comma = Some(before).filter(|&i| sized.is_some() && items.is_symbol(i, &[',']));
        if let Some(noun) = comma.and_then(|i| self.ending(i.checked_sub(1)?, true)) {
            return Some(noun);
        }
        if let Some(noun) = self.subject(sized.is_some()) {
            return Some(noun);
        }
        // "Concrete towers 146 metres high", "two towers, each 164 metres tall".
        let each =
            items.is_any_word(pair.first.checked_sub(1)?, &["each"]) && items.is_symbol(before, &[',']);
        let end = if each { before.checked_sub(1)? } else { before };
        self.ending(end, false).filter(|_| sized.is_some())
    }

    /// What the verb of the measure says it of: "the gash measured 160 feet", "a gash that is 160 feet long".
    fn subject(&self, sized: bool) -> Option<&'a Sense> {
        let items = self.items;
        let clause = items.governor(self.at)?.clause;
        let verb = |words: CueWords| items.is_cue(clause.verbs.head, words);
        let be = verb(BE);
        let measures = verb(MEASURES) && self.is_length();
        let rises = verb(RISES);
        if !(sized && be || measures || rises && self.is_length()) {
            return None;
        }
        let noun = self.teller(clause, !measures && !rises)?;
        // What is high by itself, or so that the words behind the figure say it.
        let upright = noun.class == Class::MeasuredNoun && noun.is(UPRIGHT);
        let named = noun.class == Class::MeasuredNoun || be;
        (named && (!rises || upright)).then_some(noun)
    }

    /// The noun that is the subject of a clause.
    fn teller(&self, clause: &Clause, the: bool) -> Option<&'a Sense> {
        let items = self.items;
        let before = clause.verbs.first.checked_sub(1);
        let relative = |i: usize| items.is_any_word(i, &["that", "which"]);
        let end = before.and_then(|i| if relative(i) { i.checked_sub(1) } else { Some(i) });
        let ending = end.and_then(|i| self.ending(i, the));
        ending.or_else(|| self.owner_of(clause.subject()?.phrase, the))
    }

    /// "A *bridge* of 3.8 kilometres": the noun before the measure.
    fn owning(&self, pair: &Pair) -> Option<&'a Sense> {
        let items = self.items;
        let of = items.before_hedges(pair.first).filter(|&of| items.is_any_word(of, &["of"]))?;
        self.ending(of.checked_sub(1)?, false).filter(|_| self.is_length())
    }

    /// "Tore its hull over a *length* of 160 feet", "a crater with a *diameter* of 20 metres": of what a noun of size is told.
    fn size_of(&self, pair: &Pair) -> Option<(&'a Sense, &'static str)> {
        let items = self.items;
        let of = items.before_hedges(pair.first).filter(|&of| items.is_any_word(of, &["of"]))?;
        let noun = of.checked_sub(1)?;
        let (_, size) = NOUNS.iter().find(|(word, _)| items.is_any_word(noun, &[word]))?;
        let first = items.phrase_at(noun)?.first;
        let before = first.checked_sub(1)?;
        if items.is_any_word(before, &["with"]) {
            return Some((self.ending(before.checked_sub(1)?, false)?, size));
        }
        let clause = items.governor(self.at)?.clause;
        let torn = items.is_cue(clause.verbs.head, TEARS);
        if torn && items.is_any_word(before, &["over", "along", "for"]) {
            return Some((items.lexicon.sense(HOLE, Class::MeasuredNoun)?, size));
        }
        let holds = items.is_any_word(clause.verbs.head, &["has", "had", "have", "reached", "reaches"]);
        Some((self.teller(clause, false).filter(|_| holds)?, size))
    }

    /// The noun of the phrase that ends at an item.
    fn ending(&self, end: usize, the: bool) -> Option<&'a Sense> {
        let phrase = self.items.phrase_at(end).filter(|p| p.head == end)?;
        self.owner_of(phrase, the)
    }

    /// The noun of a phrase, or the opening in what it names: "the *gash* in the hull", "a *breach* in the hull".
    fn owner_of(&self, phrase: Phrase, the: bool) -> Option<&'a Sense> {
        let items = self.items;
        let opening = |noun: &&Sense| noun.class == Class::MeasuredNoun && noun.is(OPENING);
        let outer = || {
            let before = phrase.first.checked_sub(1).filter(|&i| items.is_cue(i, IN))?;
            let outer = items.phrase_at(before.checked_sub(1)?).filter(|p| p.head + 1 == before)?;
            self.measured_noun(outer.head).filter(opening)
        };
        let definite = !the || items.is_any_word(phrase.first, &["the", "its", "his", "her", "their"]);
        let own = || {
            let noun = self.measured_noun(phrase.head)?;
            (definite || noun.class == Class::MeasuredNoun).then_some(noun)
        };
        outer().or_else(own)
    }
}
