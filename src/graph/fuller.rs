//! Fuller and shorter names that are not one person's: "Jan Peter Holm" and his father, "Jan Holm".

use std::collections::BTreeSet;

use crate::extract::{Reading, fuller_names, has_suffix};
use crate::grammar::Mention;
use crate::knowledge::{Class, Lexicon};

use super::people;

/// Years between the ages of two persons of whom nobody wrote a wrong age.
const YEARS: u64 = 10;
/// Kin of whom one is called as the other.
const GENERATIONS: [&str; 2] = ["parent", "child"];

/// A fuller name and the shorter one.
type Pair = (String, String);

/// The fuller names of a story that are not taken for the shorter ones: where their ages are far apart, where one source has both
/// and tells two ages or, beside the shorter one, of kin, and where one is a "Jr." and a father or a son is told.
pub(crate) fn apart(readings: &[Reading], lexicon: &Lexicon) -> BTreeSet<Pair> {
    let mut pairs = fuller_names(&readings.iter().map(|r| r.entities.all()).collect::<Vec<_>>());
    if pairs.is_empty() {
        return pairs;
    }
    let ages = people::ages(readings);
    pairs.retain(|pair| {
        let (fuller, shorter) = (&*pair.0, &*pair.1);
        let both = |reading: &&Reading| [fuller, shorter].iter().all(|name| names(reading, name));
        let together = || readings.iter().filter(both);
        let two_ages = |own: &Reading| are_aged(&people::ages(std::slice::from_ref(own)), pair, 0);
        let kin = |reading: &Reading, name: &str, of: &dyn Fn(&str) -> bool| {
            sentences(reading, name).any(|words| tells_of_kin(words, lexicon, of))
        };
        let generations = |id: &str| GENERATIONS.contains(&id);
        let son = || {
            has_suffix(fuller)
                && readings.iter().any(|r| [fuller, shorter].iter().any(|name| kin(r, name, &generations)))
        };
        are_aged(&ages, pair, YEARS) || together().any(|r| two_ages(r) || kin(r, shorter, &|_| true)) || son()
    });
    pairs
}

/// Whether the two names of a pair are told ages that are more than so many years apart.
fn are_aged(ages: &people::Ages, pair: &Pair, years: u64) -> bool {
    let aged = |name: &str| ages.get(name).into_iter().flatten().filter_map(|age| age.parse::<i64>().ok());
    aged(&pair.0).any(|x| aged(&pair.1).any(|y| x.abs_diff(y) > years))
}

/// Whether a source names a person so.
fn names(reading: &Reading, name: &str) -> bool {
    reading.entities.all().iter().any(|e| *e.base == *name)
}

/// The sentences of a source that have a name.
fn sentences<'r>(reading: &'r Reading, name: &str) -> impl Iterator<Item = &'r str> {
    let own = |(index, mention): (usize, &'r Mention)| {
        let named = reading.entities.of_mention(index).is_some_and(|e| *e.base == *name);
        named.then_some(mention.sentence)
    };
    let told: BTreeSet<usize> = reading.mentions.iter().enumerate().filter_map(own).collect();
    told.into_iter().filter_map(|at| Some(reading.document.sentences.get(at)?.span.of(reading.text())))
}

/// Whether a sentence has a word of kin of some kind, but for "a father of two".
fn tells_of_kin(sentence: &str, lexicon: &Lexicon, of: &dyn Fn(&str) -> bool) -> bool {
    let mut words = sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    while let Some(word) = words.next() {
        let counts = words.peek() == Some(&"of");
        if !counts && lexicon.senses_of(word, Class::Kinship).any(|kin| of(&kin.id)) {
            return true;
        }
    }
    false
}
