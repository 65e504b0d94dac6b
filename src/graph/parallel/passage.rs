//! A sentence as it is laid beside others: its words by key, its typed values as one word each.

use crate::claim::{Factuality, slug};
use crate::extract::{Entity, Reading};
use crate::grammar::{Meaning, Mention, MentionType};
use crate::knowledge::{Class, Lexicon};
use crate::text::token::is_hyphen;
use crate::text::{BlockKind, Sentence, TokenKind};
use crate::value::{Dimension, Quantity, Time};

/// Words of a sentence that are looked at; longer ones are lists and tables.
const LONGEST: usize = 120;
/// Tokens before a figure in which its hedge begins.
const HEDGE: usize = 4;

/// A sentence of a source.
pub(super) struct Passage<'a> {
    /// Index of its reading.
    pub reading: usize,
    /// Index of the sentence in the document.
    pub sentence: usize,
    /// Whether it is a headline: those name what they are about by one word of many.
    pub headline: bool,
    /// Its words in order, marks left out.
    pub words: Vec<Word<'a>>,
}

/// A word, or a typed value of one or more words.
#[derive(Clone, Copy)]
pub(super) struct Word<'a> {
    /// What it is aligned by: the folded word; of a typed value only its type and what it counts or measures.
    pub key: u64,
    /// What it says: of a name its own words, else the key.
    pub own: u64,
    /// Its first word alone.
    pub first: u64,
    /// The country that a name is or is the adjective of.
    pub country: Option<u64>,
    /// What it says of its set, of a word that excludes others in its place.
    pub choice: Option<Choice>,
    /// First byte in the source.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What it is.
    pub kind: Kind<'a>,
}

/// A word of a set of which one place holds one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    /// The set.
    set: u64,
    /// Which of it.
    which: u64,
    /// Those of it that it may be as well: an aircraft may be a helicopter.
    may_be: [u64; 2],
}

impl Choice {
    /// Whether both are of one set.
    pub fn is_of_set_of(&self, other: &Self) -> bool {
        self.set == other.set
    }

    /// Whether one place cannot hold both.
    pub fn excludes(&self, other: &Self) -> bool {
        let may_be = |x: &Self, y: &Self| x.which == y.which || x.may_be.contains(&y.which);
        self.set == other.set && !may_be(self, other) && !may_be(other, self)
    }
}

/// What a word is.
#[derive(Clone, Copy)]
pub(super) enum Kind<'a> {
    /// A word of the open classes.
    Content,
    /// A preposition.
    Preposition,
    /// "And", "or", "but".
    Conjunction,
    /// A preposition or two that bound a time: "of" in "as of", "since", "until".
    Limit,
    /// "A", "an".
    Indefinite,
    /// "This", "that".
    Demonstrative,
    /// A form of "be", which makes a passive of the verb behind it.
    Passive,
    /// A reporting verb.
    Report,
    /// Another word of the closed classes.
    Function,
    /// "not", "never", "no longer".
    Denial,
    /// A word that sets apart: "another", "second", a cue of factuality.
    Separator,
    /// A figure.
    Figure(&'a Quantity),
    /// A time that a calendar knows.
    Time(&'a Time),
    /// A name, with what it stands for.
    Name(&'a str, Option<&'a Entity>),
    /// The points of two sides: "17-10".
    Score(&'a str),
    /// A typed value that is only equal or not: a length of time, a run of digits.
    Opaque,
}

impl Word<'_> {
    /// Whether it is a typed value.
    pub fn is_value(&self) -> bool {
        matches!(self.kind, Kind::Figure(_) | Kind::Time(_) | Kind::Name(..) | Kind::Score(_) | Kind::Opaque)
    }

    /// Whether it excludes another word in its place.
    pub fn excludes(&self, other: &Word<'_>) -> bool {
        self.choice.zip(other.choice).is_some_and(|(x, y)| x.excludes(&y))
    }

    /// Whether it is a word that says what the sentence is about.
    pub fn is_content(&self) -> bool {
        matches!(self.kind, Kind::Content | Kind::Report)
    }

    /// Whether it is a figure that counts things of a noun.
    pub fn counts_something(&self) -> bool {
        matches!(self.kind, Kind::Figure(q) if q.unit.dimension == Dimension::Count && !q.unit.symbol.is_empty())
    }

    /// Whether it ties phrases to what stands before them.
    pub fn is_preposition(&self) -> bool {
        matches!(self.kind, Kind::Preposition | Kind::Limit)
    }
}

/// The passage of a sentence of running text, a headline or a list.
pub(super) fn passage<'a>(
    index: usize,
    reading: &'a Reading,
    sentence: usize,
    lexicon: &Lexicon,
) -> Option<Passage<'a>> {
    let span = reading.document.sentences.get(sentence).filter(|s| s.tokens.len() <= 2 * LONGEST)?;
    let block = reading.document.blocks.get(span.block).filter(|b| b.is_checked())?;
    let words = Reader { reading, lexicon }.words(sentence, span);
    let headline = block.kind == BlockKind::Headline;
    (words.len() <= LONGEST).then_some(Passage { reading: index, sentence, headline, words })
}

/// Words that begin what somebody leaves open: "did not say *why*".
const ASKED: [&str; 10] = ["which", "who", "whom", "whose", "why", "whether", "what", "where", "when", "how"];

struct Reader<'r, 'a> {
    reading: &'a Reading,
    lexicon: &'r Lexicon,
}

impl<'a> Reader<'_, 'a> {
    fn words(&self, index: usize, sentence: &Sentence) -> Vec<Word<'a>> {
        let text = self.reading.text();
        let mentions = &self.reading.mentions;
        let from = mentions.partition_point(|m| m.sentence < index);
        let mut ahead = mentions.iter().enumerate().skip(from);
        let mut next = ahead.find(|(_, m)| m.kind != MentionType::Quote);
        let mut words: Vec<Word<'a>> = Vec::with_capacity(sentence.tokens.len());
        let mut past = 0;
        for token in self.reading.document.tokens_of(text, sentence) {
            let (start, end) = (token.start as usize, token.end as usize);
            if start < past {
                continue;
            }
            while next.is_some_and(|(_, m)| m.span.end as usize <= start) {
                next = ahead.find(|(_, m)| m.kind != MentionType::Quote);
            }
            let word = match next {
                Some((at, mention)) if mention.span.start as usize <= start => {
                    let word = self.value(at, mention);
                    self.drop_hedge(&mut words, &word);
                    Some(word)
                }
                _ => self.plain(start, end, token.kind, token.of(text)),
            };
            past = word.map_or(end, |w| w.end.max(end));
            words.extend(word);
        }
        self.undo_support(&mut words);
        self.leave_open(&mut words);
        words
    }

    /// "Did not say which one" denies nothing that "said that it was" tells: it leaves it open.
    fn leave_open(&self, words: &mut [Word<'a>]) {
        let asked = |word: &Word<'_>| {
            let said = self.reading.text().get(word.start..word.end).unwrap_or("");
            ASKED.iter().any(|asked| asked.eq_ignore_ascii_case(said))
        };
        for at in 2..words.len() {
            let verb = words.get(at - 1).is_some_and(Word::is_content);
            let open = verb && words.get(at).is_some_and(asked);
            if let Some(denial) = words.get_mut(at - 2).filter(|w| open && matches!(w.kind, Kind::Denial)) {
                denial.kind = Kind::Separator;
            }
        }
    }

    /// "Did not pay" is the denial of "paid": the verb behind it is read in the past, and "did" is left out.
    fn undo_support(&self, words: &mut Vec<Word<'a>>) {
        let text = self.reading.text();
        let said = |word: &Word<'_>| text.get(word.start..word.end).unwrap_or("").to_lowercase();
        let mut at = 1;
        while at < words.len() {
            let (Some(verb), Some(denial)) = (words.get(at), words.get(at - 1)) else { return };
            let support = at.checked_sub(2).and_then(|i| words.get(i)).is_some_and(|w| said(w) == "did");
            let did = support && said(denial) == "not";
            let contracted = ["didn't", "didn’t"].contains(&said(denial).as_str());
            if (did || contracted) && verb.is_content() {
                let past = self.lexicon.past(&said(verb));
                if let Some(verb) = words.get_mut(at) {
                    let key = stem(&past);
                    (verb.key, verb.own, verb.first) = (key, key, key);
                }
                if did {
                    words.remove(at - 2);
                    continue;
                }
            }
            at += 1;
        }
    }

    fn plain(&self, start: usize, end: usize, kind: TokenKind, word: &str) -> Option<Word<'a>> {
        let (key, kind) = match kind {
            TokenKind::Symbol => return None,
            TokenKind::Number => match score(self.reading.text(), start) {
                Some(points) => (hash("#score"), Kind::Score(points)),
                None => (hash("#digits"), Kind::Opaque),
            },
            TokenKind::Word if self.is_inside_name(start, end) => (stem(word), Kind::Content),
            TokenKind::Word => (stem(word), self.kind(word)),
        };
        let own = match kind {
            Kind::Opaque => stem(word),
            Kind::Score(points) => stem(points),
            _ => key,
        };
        let end = if let Kind::Score(points) = kind { start + points.len() } else { end };
        let choice = matches!(kind, Kind::Content).then(|| self.choice(word)).flatten();
        Some(Word { key, own, first: own, country: None, choice, start, end, kind })
    }

    /// "Doctors Without Borders" denies nothing: a word that would, written as its neighbours in a name are.
    fn is_inside_name(&self, start: usize, end: usize) -> bool {
        let (text, capital) = (self.reading.text(), char::is_uppercase);
        let word = text.get(start..end).filter(|word| word.starts_with(capital));
        let cue = word.and_then(|word| self.lexicon.sense(word, Class::FactualityCue));
        if cue.and_then(|cue| Factuality::from_word(&cue.id)) != Some(Factuality::Denied) {
            return false;
        }
        let before =
            text.get(..start).and_then(|t| t.rsplit('\n').next()).unwrap_or("").trim_end_matches(' ');
        let behind = text.get(end..).and_then(|t| t.split('\n').next()).unwrap_or("").trim_start_matches(' ');
        let written = |part: &str| part.starts_with(capital);
        // In a headline all words may be written so.
        let plain = |part: &str| part.split(' ').any(|w| w.len() > 3 && w.starts_with(char::is_lowercase));
        before.rsplit(' ').next().is_some_and(written) && written(behind) && (plain(before) || plain(behind))
    }

    fn choice(&self, word: &str) -> Option<Choice> {
        let sense = |word: &str| self.lexicon.sense(word, Class::Exclusive);
        let sense = sense(word).or_else(|| sense(singular(word)))?;
        let which = hash(&sense.id);
        let may_be = |n: usize| sense.tags.get(n).map_or(which, |id| hash(id));
        Some(Choice { set: hash(sense.tags.first()?), which, may_be: [may_be(1), may_be(2)] })
    }

    fn kind(&self, word: &str) -> Kind<'a> {
        let known = self.lexicon.word(word);
        let sense = |class: Class| known.senses_of(class).next();
        let straight = word.contains('’').then(|| word.replace('’', "'"));
        let cue = |straight: &String| self.lexicon.sense(straight, Class::FactualityCue);
        if let Some(cue) = straight.as_ref().map_or_else(|| sense(Class::FactualityCue), cue) {
            let denied = Factuality::from_word(&cue.id) == Some(Factuality::Denied);
            return if denied { Kind::Denial } else { Kind::Separator };
        }
        if word.eq_ignore_ascii_case("no") {
            return Kind::Denial;
        }
        match sense(Class::FunctionWord) {
            _ if SEPARATORS.iter().any(|s| word.eq_ignore_ascii_case(s)) => Kind::Separator,
            _ if BE.iter().any(|s| word.eq_ignore_ascii_case(s)) => Kind::Passive,
            _ if ["a", "an"].iter().any(|s| word.eq_ignore_ascii_case(s)) => Kind::Indefinite,
            _ if LIMITS.iter().any(|s| word.eq_ignore_ascii_case(s)) => Kind::Limit,
            _ if ["and", "or"].iter().any(|s| word.eq_ignore_ascii_case(s)) => Kind::Conjunction,
            Some(s) if s.is("preposition") => Kind::Preposition,
            Some(s) if s.is("demonstrative") => Kind::Demonstrative,
            Some(s) if !s.is("open") => Kind::Function,
            _ if sense(Class::ReportingVerb).is_some() => Kind::Report,
            _ => Kind::Content,
        }
    }

    fn value(&self, at: usize, mention: &'a Mention) -> Word<'a> {
        let text = mention.span.of(self.reading.text());
        let own = stem(text);
        let (key, kind) = match &mention.meaning {
            Meaning::Quantity(_) if super::figure::is_side(self.reading, mention) => (own, Kind::Opaque),
            Meaning::Quantity(quantity) => (measure(mention.kind, quantity), Kind::Figure(quantity)),
            Meaning::Name(_) => (hash("#name"), Kind::Name(text, self.reading.entities.of_mention(at))),
            Meaning::Time(_) => match mention.time() {
                Some(time) => (hash("#time"), Kind::Time(time)),
                None => (hash("#length"), Kind::Opaque),
            },
            Meaning::Quotation(_) => (own, Kind::Content),
        };
        let (start, end) = (mention.span.start as usize, mention.span.end as usize);
        let first = stem(text.split(' ').next().unwrap_or(text));
        let country = matches!(kind, Kind::Name(..)).then(|| self.lexicon.country(text).map(hash)).flatten();
        Word { key, own, first, country, choice: None, start, end, kind }
    }

    /// Hedges are part of a figure's value.
    fn drop_hedge(&self, words: &mut Vec<Word<'a>>, value: &Word<'a>) {
        if !matches!(value.kind, Kind::Figure(_) | Kind::Opaque) {
            return;
        }
        let text = self.reading.text();
        for back in (1..=HEDGE.min(words.len())).rev() {
            let first = words.len() - back;
            let Some(before) = words.get(first).and_then(|w| text.get(w.start..value.start)) else {
                continue;
            };
            let hedge = self.lexicon.at(before, Class::Hedge);
            if hedge
                .is_some_and(|(length, _)| before.get(length..).is_some_and(|rest| rest.trim().is_empty()))
            {
                words.truncate(first);
                return;
            }
        }
    }
}

/// Digits that the points of one side have at most.
const POINTS: usize = 3;

/// The points of two sides that begin at a byte: "17-10".
fn score(text: &str, start: usize) -> Option<&str> {
    let rest = text.get(start..)?;
    let digits = |from: &str| from.bytes().take(POINTS + 1).take_while(u8::is_ascii_digit).count();
    let one = digits(rest);
    let dash = rest.get(one..)?.chars().next().filter(|c| is_hyphen(*c) || *c == '–')?.len_utf8();
    let behind = rest.get(one + dash..)?;
    let other = digits(behind);
    let closed = !behind.get(other..)?.starts_with(|c: char| c.is_alphanumeric() || is_hyphen(c));
    let sides = (1..=POINTS).contains(&one) && (1..=POINTS).contains(&other);
    rest.get(..one + dash + other).filter(|_| sides && closed)
}

/// Words that make a second thing of what they stand before.
const SEPARATORS: [&str; 9] =
    ["another", "other", "further", "additional", "more", "including", "among", "than", "only"];

/// Auxiliaries of the passive.
const BE: [&str; 6] = ["is", "are", "was", "were", "be", "been"];

/// Words before a time that make it a limit, and no date of what happens.
const LIMITS: [&str; 6] = ["of", "until", "till", "by", "before", "after"];

/// What a figure counts or measures, by type and by the head of the counted noun.
fn measure(kind: MentionType, quantity: &Quantity) -> u64 {
    let unit = &quantity.unit;
    match &unit.dimension {
        Dimension::Count => stem(unit.symbol.rsplit(' ').next().unwrap_or("")),
        Dimension::Currency => hash(&unit.symbol),
        Dimension::Physical(dimension) => hash(dimension),
        _ => hash(kind.as_str()),
    }
}

/// The folded word without the ending of a plural or a possessive.
fn stem(word: &str) -> u64 {
    let word = crate::text::token::without_possessive(word);
    if word.is_ascii() && word.bytes().all(|b| b.is_ascii_lowercase()) {
        return hash(singular(word));
    }
    // "Half-time" is "halftime".
    hash(singular(&slug(word).replace('-', "")))
}

fn singular(word: &str) -> &str {
    let plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
    if plural { word.strip_suffix('s').unwrap_or(word) } else { word }
}

/// A fixed hash, equal in every run.
pub(super) fn hash(word: &str) -> u64 {
    word.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
