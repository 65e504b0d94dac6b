//! Which sentences of two sources tell so much in common that one is told in other words by the other.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use crate::extract::Reading;

use super::telling::{Telling, Unit, UnitKind};

/// Telling words that two sentences share at least.
const SHARED: usize = 3;
/// The same, where the shorter one has no more than [`TERSE`].
const FEW: usize = 2;
/// Telling words of a sentence of which most have to be shared.
const TERSE: usize = 5;
/// Of a hundred parts of the shorter one's telling words, those that the other one has too.
const COVER: u64 = 60;
/// The same, where one is of a text of a few sentences.
const PART: u64 = 20;
/// The same, of two of which either could be told for the other.
const CLOSE: u64 = 30;
/// Of a hundred parts of the telling words of a short text's sentence, those that the other article has.
const WHOLE: u64 = 45;
/// Sentences of which it is told how rare a word is, in a story that has fewer.
const SENTENCES: usize = 24;
/// Sentences that share a word which tells nothing of one more.
const CARRIERS: usize = 48;
/// Sentences of a short text: a summary, a claim.
const SHORT: usize = 3;
/// Sentences of an article that a short text may be of.
const LONG: usize = 5;
/// Sentences of a text that is a passage without its article.
const PASSAGE: usize = 2;

/// Whether two sources may be of one day: what is so on one day may be otherwise on the next.
fn are_of_one_day(one: &Reading, other: &Reading) -> bool {
    let published = |r: &Reading| r.published.as_ref().and_then(|p| p.time.window());
    published(one).zip(published(other)).is_none_or(|(x, y)| x.0 < y.1 && y.0 < x.1)
}

/// The sentences of a story.
pub(super) struct Story<'p, 'a> {
    pub readings: &'p [Reading],
    /// By reading.
    pub tellings: Vec<Vec<Telling<'p, 'a>>>,
    /// What each source says.
    keys: Vec<BTreeSet<u64>>,
    /// How many sentences each source has, but for paragraphs that share nothing with its others.
    lengths: Vec<usize>,
    carriers: BTreeMap<u64, usize>,
    sentences: usize,
}

/// The sentences of a source, but for paragraphs that share nothing with its others: those are of another story.
fn length(reading: &Reading, tellings: &[Telling<'_, '_>]) -> usize {
    let mut blocks: BTreeMap<usize, (usize, BTreeSet<u64>)> = BTreeMap::new();
    for telling in tellings {
        let block = reading.document.sentences.get(telling.passage.sentence).map_or(0, |s| s.block);
        let (count, keys) = blocks.entry(block).or_default();
        *count += 1;
        keys.extend(telling.keys());
    }
    let linked = |block: usize, keys: &BTreeSet<u64>| {
        let mut others = blocks.iter().filter(|(other, _)| **other != block);
        others.any(|(_, (_, theirs))| theirs.intersection(keys).next().is_some())
    };
    let linked = blocks.iter().filter(|(block, (_, keys))| linked(**block, keys));
    let longest = blocks.values().map(|(count, _)| *count).max().unwrap_or(0);
    linked.map(|(_, (count, _))| *count).sum::<usize>().max(longest)
}

/// Two sentences, by reading and number in it; the first one's reading is the earlier.
pub(super) type Two = ((usize, usize), (usize, usize));

impl<'p, 'a> Story<'p, 'a> {
    pub fn new(readings: &'p [Reading], tellings: Vec<Vec<Telling<'p, 'a>>>) -> Self {
        let mut carriers: BTreeMap<u64, usize> = BTreeMap::new();
        for key in tellings.iter().flatten().flat_map(Telling::keys) {
            *carriers.entry(key).or_default() += 1;
        }
        let sentences = tellings.iter().map(Vec::len).sum::<usize>().max(SENTENCES);
        let keys = tellings.iter().map(|t| t.iter().flat_map(Telling::keys).collect()).collect();
        let lengths = readings.iter().zip(&tellings).map(|(r, t)| length(r, t)).collect();
        Self { readings, tellings, keys, lengths, carriers, sentences }
    }

    pub fn telling(&self, (reading, number): (usize, usize)) -> Option<&Telling<'p, 'a>> {
        self.tellings.get(reading)?.get(number)
    }

    /// How much a unit tells: the rarest of its keys.
    fn weight(&self, unit: &Unit) -> u64 {
        let carriers = unit.keys.iter().filter_map(|key| self.carriers.get(key)).min();
        let carriers = carriers.copied().unwrap_or(1).max(1);
        let times = (self.sentences * self.sentences / (carriers * carriers)).max(1).ilog2();
        u64::from(times) + 1
    }

    /// Pairs of sentences of two sources that share enough telling words.
    pub fn pairs(&self) -> Vec<Two> {
        let mut known: FxHashMap<u64, Vec<(usize, usize)>> = FxHashMap::default();
        let mut pairs = Vec::new();
        for (reading, tellings) in self.tellings.iter().enumerate() {
            for (number, telling) in tellings.iter().enumerate() {
                let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
                for key in telling.keys() {
                    let carriers = self.carriers.get(&key).copied().unwrap_or(0);
                    if !(2..=CARRIERS).contains(&carriers) {
                        continue;
                    }
                    let places = known.entry(key).or_default();
                    for place in places.iter().filter(|place| place.0 != reading) {
                        *shared.entry(*place).or_default() += 1;
                    }
                    places.push((reading, number));
                }
                let enough = shared.into_iter().filter(|(_, count)| *count >= FEW);
                pairs.extend(enough.map(|(place, _)| (place, (reading, number))));
            }
        }
        pairs.retain(|two| self.is_alike(*two));
        pairs
    }

    fn is_alike(&self, (first, second): Two) -> bool {
        let (Some(a), Some(b)) = (self.telling(first), self.telling(second)) else { return false };
        let shorter = a.telling().count().min(b.telling().count());
        let shared = a.telling().filter(|x| b.units.iter().any(|y| x.says(y))).count();
        let least = if shorter <= TERSE { FEW } else { SHARED };
        let brief = self.brief((first, second));
        let cover = self.cover((first, second), &[]);
        let Some((x, y)) = self.readings.get(first.0).zip(self.readings.get(second.0)) else { return false };
        let of_one = match brief {
            Some((own, other)) => cover >= PART && self.told_part(own, other) >= WHOLE,
            None if self.are_passages((first, second)) => cover >= COVER,
            None => shared > SHARED && cover >= COVER && x.news.is_same(&y.news),
        };
        shared >= least && of_one && are_of_one_day(x, y) && self.names_one(first, second, brief.is_some())
    }

    /// Whether two sentences share so much that either could be told for the other.
    pub fn is_close(&self, two: Two) -> bool {
        self.cover(two, &[]) >= CLOSE
    }

    /// Sentences of a source, but for paragraphs that share nothing with its others.
    fn length(&self, reading: usize) -> usize {
        self.lengths.get(reading).copied().unwrap_or(0)
    }

    /// Sentences of a source that tell something of what another tells: what is appended to it of another story, does not.
    fn related(&self, reading: usize, other: usize) -> usize {
        let Some(keys) = self.keys.get(other) else { return 0 };
        let tellings = self.tellings.get(reading).into_iter().flatten();
        tellings.filter(|t| t.keys().intersection(keys).count() >= FEW).count()
    }

    /// Whether two sources are passages without the articles that they stood in.
    pub fn are_passages(&self, ((one, _), (other, _)): Two) -> bool {
        let passage = |x: usize, y: usize| self.length(x) <= 2 * PASSAGE && self.related(x, y) <= PASSAGE;
        passage(one, other) && passage(other, one)
    }

    /// The sentence of a short text, and the article that it is held against.
    pub fn brief(&self, (first, second): Two) -> Option<((usize, usize), usize)> {
        let brief = |x: usize, y: usize| {
            self.length(x) <= SHORT + PASSAGE && self.length(y) >= LONG && self.related(x, y) <= SHORT
        };
        match (brief(first.0, second.0), brief(second.0, first.0)) {
            (true, false) => Some((first, second.0)),
            (false, true) => Some((second, first.0)),
            _ => None,
        }
    }

    /// Of a hundred parts of a sentence's telling words, those that another source has.
    fn told_part(&self, own: (usize, usize), other: usize) -> u64 {
        let Some(telling) = self.telling(own) else { return 0 };
        let (mut told, mut all) = (0, 0);
        for unit in telling.telling() {
            let weight = self.weight(unit);
            all += weight;
            told += if self.tells(other, unit) { weight } else { 0 };
        }
        (told * 100).checked_div(all).unwrap_or(0)
    }

    /// Of a hundred parts of the telling words of the sentence that has fewer, those that the other one has too; units at
    /// the places left out do not count.
    pub fn cover(&self, (first, second): Two, left_out: &[(usize, usize)]) -> u64 {
        let (Some(a), Some(b)) = (self.telling(first), self.telling(second)) else { return 0 };
        let total = |t: &Telling<'_, '_>| t.telling().map(|unit| self.weight(unit)).sum::<u64>();
        let (shorter, longer, own) = match total(a) <= total(b) {
            true => (a, b, left_out.iter().map(|at| at.0).collect::<BTreeSet<usize>>()),
            false => (b, a, left_out.iter().map(|at| at.1).collect()),
        };
        let counted = shorter.telling().filter(|unit| !own.contains(&unit.at));
        let (mut shared, mut all) = (0, 0);
        for unit in counted {
            let weight = self.weight(unit);
            let is_shared = longer.units.iter().any(|other| unit.says(other));
            all += weight;
            shared += if is_shared { weight } else { 0 };
        }
        (shared * 100).checked_div(all).unwrap_or(0)
    }

    /// Whether two sentences that both name something name one thing, or one names what the other's source does.
    fn names_one(&self, first: (usize, usize), second: (usize, usize), brief: bool) -> bool {
        let (Some(a), Some(b)) = (self.telling(first), self.telling(second)) else { return false };
        let names = |t: &Telling<'_, '_>| -> Vec<Unit> {
            t.units.iter().filter(|u| u.kind == UnitKind::Name).cloned().collect()
        };
        let (ours, theirs) = (names(a), names(b));
        let meet = ours.iter().any(|x| theirs.iter().any(|y| x.says(y)));
        // A short text names by one word of it what the whole article is about.
        let known = |own: &[Unit], reading: usize| own.iter().any(|unit| self.tells(reading, unit));
        match (ours.is_empty(), theirs.is_empty()) {
            (true, true) => true,
            (false, false) => meet || brief && (known(&ours, second.0) || known(&theirs, first.0)),
            (true, false) => known(&theirs, first.0),
            (false, true) => known(&ours, second.0),
        }
    }

    /// Whether a source names whom or what a unit names anywhere: persons by their last names.
    pub fn names(&self, reading: usize, unit: &Unit) -> bool {
        match unit.last {
            Some(last) => self.has_in_a_name(reading, last),
            None => self.names_of(reading).any(|other| other.says(unit)),
        }
    }

    /// Whether a name of a source has a word.
    pub fn has_in_a_name(&self, reading: usize, word: u64) -> bool {
        self.names_of(reading).any(|name| name.keys.contains(&word))
    }

    fn names_of(&self, reading: usize) -> impl Iterator<Item = &Unit> {
        let tellings = self.tellings.get(reading).into_iter().flatten();
        tellings.flat_map(|t| &t.units).filter(|u| u.kind == UnitKind::Name)
    }

    /// Whether a source says what a unit says anywhere.
    pub fn tells(&self, reading: usize, unit: &Unit) -> bool {
        let tellings = self.tellings.get(reading).into_iter().flatten();
        tellings.flat_map(|t| &t.units).any(|other| other.says(unit))
    }
}
