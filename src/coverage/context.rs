//! What a sentence says round a value, and how much of it another sentence says too.
//!
//! A value alone supports nothing: "12 people" may be dead in one place and rescued in another. The words of the open classes
//! that two sentences share tell whether both speak of one thing; words that every other sentence of a story has tell nothing.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::claim::slug;
use crate::extract::Reading;
use crate::knowledge::{Class, Lexicon};
use crate::span::Span;

/// A telling word with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    key: String,
    /// Whether it begins with a capital inside its sentence, as names do.
    named: bool,
    start: u32,
    end: u32,
}

/// The telling words of the sentences of every reading.
#[derive(Debug, Default)]
pub(super) struct Contexts {
    /// By reading and sentence.
    words: Vec<Vec<Vec<Word>>>,
    /// Words that tell nothing in this story.
    common: FxHashSet<String>,
}

/// Words of a sentence that are looked at.
const LONGEST: usize = 160;
/// A word that stands in one of so many sentences tells nothing, where there are so many.
const COMMON: usize = 4;
/// See [`COMMON`].
const FEW: usize = 8;
/// Words that two sentences share at least if they are the same for the most part.
const ALIKE: usize = 4;
/// Of ten words of the shorter of two such sentences, those that the other has too.
const SAME: usize = 6;
/// Telling words between a value and a word that belongs to it.
const NEAR: usize = 6;

impl Contexts {
    /// The contexts of a story.
    pub(super) fn new<'a>(readings: impl Iterator<Item = &'a Reading>, lexicon: &Lexicon) -> Self {
        let words: Vec<Vec<Vec<Word>>> = readings.map(|reading| of_reading(reading, lexicon)).collect();
        let mut sentences: FxHashMap<&str, usize> = FxHashMap::default();
        let mut all = 0;
        for sentence in words.iter().flatten().filter(|s| !s.is_empty()) {
            all += 1;
            let mut keys: Vec<&str> = sentence.iter().map(|w| w.key.as_str()).collect();
            keys.sort_unstable();
            keys.dedup();
            for key in keys {
                *sentences.entry(key).or_default() += 1;
            }
        }
        let is_common = |count: usize| count > FEW && count * COMMON > all;
        let common =
            sentences.iter().filter(|(_, count)| is_common(**count)).map(|(key, _)| (*key).to_owned());
        let common = common.collect();
        Self { words, common }
    }

    /// How many telling words two sentences share beside two values, if one of them stands near both values: any, or for a date
    /// one that is no name, since the names of a story stand beside all of its dates. In sentences that are the same for the most
    /// part common words count too.
    pub(super) fn shared(&self, a: Place, b: Place, dates: bool) -> usize {
        let (x, y) = (self.beside(a), self.beside(b));
        let mut keys: Vec<&str> = x.iter().map(|(_, word)| word.key.as_str()).collect();
        keys.sort_unstable();
        keys.dedup();
        let fewer = keys.len().min(y.len());
        keys.retain(|key| y.iter().any(|(_, word)| word.key == *key));
        if keys.len() < ALIKE || keys.len() * 10 < fewer * SAME {
            keys.retain(|key| !self.common.contains(*key));
        }
        let near = |words: &[(usize, &Word)], key: &str| {
            words.iter().any(|(gap, word)| *gap <= NEAR && word.key == key && !(dates && word.named))
        };
        if !keys.iter().any(|key| near(&x, key) && near(&y, key)) {
            return 0;
        }
        // The word right beside a value says most of what it is: "founded in 1931", "employs 120".
        let beside = |words: &[(usize, &Word)], key: &str| {
            words.iter().any(|(gap, word)| *gap == 0 && word.key == key && !word.named)
        };
        keys.len() + usize::from(keys.iter().any(|key| beside(&x, key) && beside(&y, key)))
    }

    /// The words beside a value, each with the number of words up to it.
    fn beside(&self, place: Place) -> Vec<(usize, &Word)> {
        let sentence = self.words.get(place.reading).and_then(|s| s.get(place.sentence));
        let words = sentence.map_or(&[][..], Vec::as_slice);
        let before = words.partition_point(|w| w.end <= place.span.start);
        let behind = words.partition_point(|w| w.start < place.span.end);
        let left = words.get(..before).unwrap_or(&[]).iter().rev().enumerate();
        let right = words.get(behind..).unwrap_or(&[]).iter().enumerate();
        left.chain(right).collect()
    }
}

/// Where a value stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub reading: usize,
    pub sentence: usize,
    pub span: Span,
}

fn of_reading(reading: &Reading, lexicon: &Lexicon) -> Vec<Vec<Word>> {
    let document = &reading.document;
    let checked = |block: usize| document.blocks.get(block).is_some_and(|b| b.is_checked());
    let words = |span: Span| of_sentence(reading.text(), span, lexicon);
    document.sentences.iter().map(|s| if checked(s.block) { words(s.span) } else { Vec::new() }).collect()
}

fn of_sentence(text: &str, span: Span, lexicon: &Lexicon) -> Vec<Word> {
    let mut words = Vec::new();
    let mut at = span.start;
    let is_letter = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’');
    for part in span.of(text).split_inclusive(|c: char| !is_letter(c)).take(LONGEST) {
        let word = part.trim_end_matches(|c: char| !is_letter(c));
        if let Some(key) = key(word, lexicon) {
            let end = at + u32::try_from(word.len()).unwrap_or(0);
            let named = at > span.start && word.starts_with(char::is_uppercase);
            words.push(Word { key, named, start: at, end });
        }
        at += u32::try_from(part.len()).unwrap_or(0);
    }
    words
}

/// What a word is compared by: its meaning where a class of synonyms knows it, else its stem; none for words that say nothing.
pub(super) fn key(word: &str, lexicon: &Lexicon) -> Option<String> {
    if word.chars().count() < 3 && !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let silent = |class: Class| lexicon.sense(word, class).is_some_and(|sense| !sense.is("open"));
    if silent(Class::FunctionWord) || silent(Class::ReportingVerb) || silent(Class::Hedge) {
        return None;
    }
    for class in [Class::PropertyWord, Class::EventNoun, Class::NumberWord] {
        if let Some(sense) = lexicon.sense(word, class) {
            return Some(sense.id.to_string());
        }
    }
    let folded = slug(word);
    (!folded.is_empty()).then(|| stem(&folded).to_owned())
}

/// A word without the commonest endings: enough to see that two sentences use one word, and nothing to compare values by.
fn stem(word: &str) -> &str {
    let endings = ["ings", "ing", "edly", "ed", "es", "s", "ly", "e"];
    let stemmed = endings.iter().find_map(|ending| word.strip_suffix(ending).filter(|stem| stem.len() > 3));
    stemmed.unwrap_or(word)
}
