//! Fuller and shorter names that are not one person's: "Jan Peter Holm" and his father, "Jan Holm".

use std::collections::{BTreeMap, BTreeSet};

use crate::extract::{Reading, fuller_names, has_suffix};
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
    let pairs = fuller_names(&readings.iter().map(|r| r.entities.all()).collect::<Vec<_>>());
    if pairs.is_empty() {
        return pairs;
    }
    let ages = people::ages(readings);
    let own: Vec<people::Ages> = readings.iter().map(|r| people::ages(std::slice::from_ref(r))).collect();
    let told =
        Told::of(readings, pairs.iter().flat_map(|(fuller, shorter)| [&**fuller, &**shorter]).collect());
    let far = pairs.iter().filter(|pair| {
        let (fuller, shorter) = (&*pair.0, &*pair.1);
        let kin = |name: &str, source: usize, of: &dyn Fn(&str) -> bool| {
            let mut sentences = told.sentences(name, source);
            sentences.any(|at| tells_of_kin(words(readings, source, at), lexicon, of))
        };
        let together = || told.sources(fuller).filter(|source| told.names(shorter, *source));
        let apart = |source: usize| {
            let two_ages = own.get(source).is_some_and(|own| are_aged(own, pair, 0));
            two_ages || kin(shorter, source, &|_| true)
        };
        let generations = |id: &str| GENERATIONS.contains(&id);
        let of_kin = |name: &str| told.sources(name).any(|source| kin(name, source, &generations));
        let son = || has_suffix(fuller) && (of_kin(fuller) || of_kin(shorter));
        are_aged(&ages, pair, YEARS) || together().any(apart) || son()
    });
    far.cloned().collect()
}

/// Whether the two names of a pair are told ages that are more than so many years apart.
fn are_aged(ages: &people::Ages, pair: &Pair, years: u64) -> bool {
    let aged = |name: &str| ages.get(name).into_iter().flatten().filter_map(|age| age.parse::<i64>().ok());
    aged(&pair.0).any(|x| aged(&pair.1).any(|y| x.abs_diff(y) > years))
}

/// In which sentences of which sources names stand.
struct Told<'r>(BTreeMap<&'r str, BTreeMap<usize, BTreeSet<usize>>>);

impl<'r> Told<'r> {
    fn of(readings: &'r [Reading], wanted: BTreeSet<&str>) -> Self {
        let mut told: BTreeMap<&str, BTreeMap<usize, BTreeSet<usize>>> = BTreeMap::new();
        for (source, reading) in readings.iter().enumerate() {
            for entity in reading.entities.all().iter().filter(|e| wanted.contains(&*e.base)) {
                told.entry(&entity.base).or_default().entry(source).or_default();
            }
            for (index, mention) in reading.mentions.iter().enumerate() {
                let entity = reading.entities.of_mention(index).filter(|e| wanted.contains(&*e.base));
                if let Some(entity) = entity {
                    let sources = told.entry(&entity.base).or_default();
                    sources.entry(source).or_default().insert(mention.sentence);
                }
            }
        }
        Self(told)
    }

    /// The sources that name a person so.
    fn sources(&self, name: &str) -> impl Iterator<Item = usize> {
        self.0.get(name).into_iter().flat_map(|sources| sources.keys().copied())
    }

    fn names(&self, name: &str, source: usize) -> bool {
        self.0.get(name).is_some_and(|sources| sources.contains_key(&source))
    }

    /// The sentences of a source that have a name.
    fn sentences(&self, name: &str, source: usize) -> impl Iterator<Item = usize> {
        self.0.get(name).and_then(|sources| sources.get(&source)).into_iter().flatten().copied()
    }
}

/// The words of a sentence.
fn words(readings: &[Reading], source: usize, sentence: usize) -> &str {
    let reading = readings.get(source);
    let span = reading.and_then(|r| Some(r.document.sentences.get(sentence)?.span.of(r.text())));
    span.unwrap_or_default()
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
