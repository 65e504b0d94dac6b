//! The weights of a trained linear model: for each feature a row of small weights, one for each class.
//!
//! The table is read where it lies. It consists of slots of eight bytes: a feature's fingerprint, and three pairs of class
//! and weight, or the place of its row among the long rows. Each feature has one slot, and a perfect hash function says
//! which (Fox, Heath, Chen and Daoud, "Practical minimal perfect hash functions for large databases", CACM 35(1), 1992):
//! features fall into buckets, and each bucket has a turn, chosen so that all its features come to free slots. So looking
//! a feature up costs one place in memory and no branch, whether the table has it or not. A table of sixteen classes is
//! [`Packed`] more closely.

mod packed;
mod placing;

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::bytes::{Bytes, ModelError};
pub use packed::{FEW, LARGEST, Packed, PackedRow};
use placing::{Key, place, placed};

/// The most classes a table can have.
pub const CLASSES: usize = 128;
/// The bytes of a slot.
const SLOT: usize = 8;
/// How many weights a slot holds.
const PAIRS: usize = 3;
/// Where a slot has its first class, this says that its row is among the long ones: how many pairs it has follows, or 0
/// for a weight for every class, and where they begin.
const LONG: u8 = 0x80;
/// The weights that are added at once.
const BLOCK: usize = 16;
/// How many features are looked up at once.
const BATCH: usize = 32;

/// The number of a feature: a template and what it sees.
#[inline(always)]
pub fn feature(template: u32, a: u32, b: u32, c: u32) -> u64 {
    let x = (u64::from(a) | u64::from(b) << 32).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let y = (u64::from(c) | (u64::from(template) + 1) << 32).wrapping_mul(0xC2B2_AE3D_27D4_EB4F);
    let mut hash = x ^ y.rotate_left(31);
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0xD6E8_FEB8_6659_FD93);
    hash ^ hash >> 32
}

/// A feature and its weights by class, both in order.
pub type Row = (u64, Vec<(u8, i8)>);

/// A table of weights.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weights {
    classes: usize,
    key: Key,
    /// For each bucket its turn.
    turns: Cow<'static, [u8]>,
    slots: Cow<'static, [u8]>,
    /// The rows of more than three weights: pairs of class and weight, or a weight for each class.
    long: Cow<'static, [u8]>,
}

impl Weights {
    /// The table of these rows, which have weights for classes below `classes`.
    pub fn of_rows(classes: usize, rows: &[Row]) -> Result<Self, ModelError> {
        let key = Key::for_rows(rows.len());
        // Features with the same key are one to the table.
        let mut merged: BTreeMap<u64, (u16, BTreeMap<u8, i8>)> = BTreeMap::new();
        for (feature, weights) in rows {
            let (_, row) = merged.entry(key.of(*feature)).or_insert((fingerprint(*feature), BTreeMap::new()));
            for &(class, weight) in weights {
                let sum = row.entry(class).or_default();
                *sum = sum.saturating_add(weight);
            }
        }
        let keys: Vec<u64> = merged.keys().copied().collect();
        let (turns, places, count) = placed(key, &keys).ok_or(ModelError::Malformed("the weights"))?;
        let mut slots = vec![[0; SLOT]; count];
        let mut long = Vec::new();
        for ((fingerprint, weights), place) in merged.into_values().zip(places) {
            let [low, high] = fingerprint.to_le_bytes();
            let weights: Vec<(u8, i8)> = weights.into_iter().collect();
            let [a, b, c, d, e, f] = payload(&weights, classes, &mut long);
            slots.get_mut(place).into_iter().for_each(|slot| *slot = [low, high, a, b, c, d, e, f]);
        }
        let slots = Cow::Owned(slots.into_flattened());
        Ok(Self { classes, key, turns: Cow::Owned(turns), slots, long: Cow::Owned(long) })
    }

    /// Reads a table that [`Self::write`] wrote.
    pub fn read(bytes: &mut Bytes) -> Result<Self, ModelError> {
        let classes = usize::from(bytes.u8()?);
        let key = Key::of_bits(bytes.u8()?, bytes.u8()?).ok_or_else(|| bytes.malformed())?;
        let turns = bytes.take(key.buckets())?;
        let (slots, long) = (bytes.block()?, bytes.block()?);
        if classes > CLASSES || slots.len() % SLOT != 0 || u32::try_from(slots.len()).is_err() {
            return Err(bytes.malformed());
        }
        let [turns, slots, long] = [turns, slots, long].map(Cow::Borrowed);
        Ok(Self { classes, key, turns, slots, long })
    }

    /// Writes the table.
    pub fn write(&self, out: &mut Vec<u8>) {
        out.push(u8::try_from(self.classes).unwrap_or(u8::MAX));
        out.extend(self.key.bits());
        out.extend(self.turns.iter());
        for part in [&self.slots, &self.long] {
            out.extend(u32::try_from(part.len()).unwrap_or(u32::MAX).to_le_bytes());
            out.extend(part.iter());
        }
    }

    /// How many classes it tells apart.
    pub fn classes(&self) -> usize {
        self.classes
    }

    /// The sum of the features' rows.
    #[inline]
    pub fn score(&self, features: &[u64], scores: &mut [i16; CLASSES]) {
        scores.fill(0);
        self.add(features, scores);
    }

    /// The first class of a feature's row with its weight, if the row is one of few weights.
    #[inline(always)]
    pub fn first(&self, feature: u64) -> Option<(u8, i8)> {
        let slots = self.slots.as_chunks::<SLOT>().0;
        let key = self.key.of(feature);
        let turn = self.turns.get(self.key.bucket(key)).copied().unwrap_or(0);
        let &[low, high, class, weight, ..] = slots.get(place(key, turn, slots.len()))?;
        let is_found = u16::from_le_bytes([low, high]) == fingerprint(feature) && class < LONG;
        is_found.then_some((class, weight as i8))
    }

    /// Adds the features' rows.
    #[inline]
    pub fn add(&self, features: &[u64], scores: &mut [i16; CLASSES]) {
        let (turns, slots) = (&*self.turns, self.slots.as_chunks::<SLOT>().0);
        for features in features.chunks(BATCH) {
            // All places are reckoned before any slot is read: the processor then waits for many slots at once.
            let mut places = [0; BATCH];
            for (at, &feature) in places.iter_mut().zip(features) {
                let key = self.key.of(feature);
                let turn = turns.get(self.key.bucket(key)).copied().unwrap_or(0);
                *at = place(key, turn, slots.len());
            }
            let mut read = [0_u64; BATCH];
            for (slot, at) in read.iter_mut().zip(places).take(features.len()) {
                *slot = slots.get(at).map_or(0, |slot| u64::from_le_bytes(*slot));
            }
            // Which have the feature is counted and not branched on: a branch would often be guessed wrong.
            let (mut found, mut short, mut behind) = ([0_u64; BATCH], 0_usize, BATCH);
            for (&feature, slot) in features.iter().zip(read) {
                let is_found = usize::from(slot as u16 == fingerprint(feature));
                let is_long = (slot >> 23) as usize & is_found;
                found[short % BATCH] = slot;
                found[(behind + BATCH - 1) % BATCH] = slot;
                short += is_found & !is_long;
                behind -= is_long;
            }
            let (short, long) = (found.get(..short).unwrap_or(&[]), found.get(behind..).unwrap_or(&[]));
            for slot in short {
                let [_, _, a, b, c, d, e, f] = slot.to_le_bytes();
                [[a, b], [c, d], [e, f]].into_iter().for_each(|pair| add_pair(pair, scores));
            }
            long.iter().for_each(|slot| self.add_long(*slot, scores));
        }
    }

    /// Adds the row that a slot points to.
    #[inline(always)]
    fn add_long(&self, slot: u64, scores: &mut [i16; CLASSES]) {
        let row = self.long.get((slot >> 32) as usize..).unwrap_or(&[]);
        match (slot >> 24) as u8 {
            0 => {
                let blocks = self.classes.div_ceil(BLOCK);
                let scores = scores.as_chunks_mut::<BLOCK>().0.iter_mut().take(blocks);
                for (scores, weights) in scores.zip(row.as_chunks::<BLOCK>().0) {
                    // All sums are made before any is put down, so that the processor adds many at once.
                    let mut sums = *scores;
                    for (sum, weight) in sums.iter_mut().zip(weights) {
                        *sum = sum.wrapping_add(i16::from(*weight as i8));
                    }
                    *scores = sums;
                }
            }
            pairs => {
                let pairs = row.as_chunks::<2>().0.iter().take(usize::from(pairs));
                pairs.for_each(|pair| add_pair(*pair, scores));
            }
        }
    }

    /// The class with the highest of `scores`; the first of several.
    #[inline]
    pub fn best(&self, scores: &[i16; CLASSES]) -> usize {
        let scores = scores.get(..self.classes).unwrap_or(scores);
        let top = highest(scores);
        scores.iter().position(|score| *score == top).unwrap_or(0)
    }

    /// Whether the highest of `scores` leads all others by as much.
    #[inline]
    pub fn is_clear(&self, scores: &[i16; CLASSES], lead: i16) -> bool {
        let scores = scores.get(..self.classes).unwrap_or(scores);
        let near = highest(scores).saturating_sub(lead);
        scores.iter().map(|score| i16::from(*score > near)).sum::<i16>() == 1
    }
}

/// What a slot says behind the fingerprint; a row that is too long for it is appended to `long`.
fn payload(weights: &[(u8, i8)], classes: usize, long: &mut Vec<u8>) -> [u8; SLOT - 2] {
    let pairs = || weights.iter().flat_map(|&(class, weight)| [class, weight as u8]);
    if weights.len() <= PAIRS {
        let mut payload = [0; SLOT - 2];
        payload.iter_mut().zip(pairs()).for_each(|(place, byte)| *place = byte);
        return payload;
    }
    let [a, b, c, d] = u32::try_from(long.len()).unwrap_or(u32::MAX).to_le_bytes();
    let every = classes.next_multiple_of(BLOCK);
    // A weight for every class takes more room, and less time once there are some.
    let count = if weights.len() * 6 < every { weights.len() as u8 } else { 0 };
    if count == 0 {
        let mut row = vec![0; every];
        for &(class, weight) in weights {
            row.get_mut(usize::from(class)).into_iter().for_each(|place| *place = weight as u8);
        }
        long.extend(row);
    } else {
        long.extend(pairs());
    }
    [LONG, count, a, b, c, d]
}

#[inline(always)]
fn highest(scores: &[i16]) -> i16 {
    scores.iter().fold(i16::MIN, |top, score| top.max(*score))
}

#[inline(always)]
fn fingerprint(feature: u64) -> u16 {
    feature as u16
}

/// Adds the weight of a class.
#[inline(always)]
fn add_pair([class, weight]: [u8; 2], scores: &mut [i16; CLASSES]) {
    let score = &mut scores[usize::from(class) % CLASSES];
    *score = score.wrapping_add(i16::from(weight as i8));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Weights {
        let mut rows: Vec<Row> = (0..500_u32)
            .map(|n| {
                (feature(1, n, 0, 0), (0..1 + n as u8 % 40).map(|c| (c, (n % 250) as u8 as i8)).collect())
            })
            .collect();
        rows.sort();
        Weights::of_rows(50, &rows).expect("a table")
    }

    #[test]
    fn rows_are_found_and_summed() {
        let mut scores = [7; CLASSES];
        table().score(&[feature(1, 3, 0, 0), feature(1, 39, 0, 0), feature(2, 3, 0, 0)], &mut scores);
        assert_eq!(&scores[..6], [42, 42, 42, 42, 39, 39]);
        assert_eq!(scores[39], 39);
        assert_eq!(scores[40], 0);
        assert_eq!(table().best(&scores), 0);
    }

    #[test]
    fn rows_of_any_length() {
        for classes in [16, 50, 90] {
            for length in 1..=classes as u8 {
                let rows: Vec<Row> = (0..3)
                    .map(|n| {
                        (feature(n, 0, 0, 0), (0..length).map(|c| (c, c as i8 - n as i8 * 50)).collect())
                    })
                    .collect();
                let table = Weights::of_rows(classes, &rows).expect("a table");
                for (feature, row) in rows {
                    let mut scores = [0; CLASSES];
                    table.score(&[feature], &mut scores);
                    let expected: Vec<i16> = row.iter().map(|(_, weight)| i16::from(*weight)).collect();
                    assert_eq!(scores[..row.len()], expected);
                    assert!(scores[row.len()..].iter().all(|score| *score == 0));
                }
            }
        }
    }

    #[test]
    fn the_first_weight_of_a_short_row() {
        let table = table();
        assert_eq!(table.first(feature(1, 82, 0, 0)), Some((0, 82)));
        assert_eq!(table.first(feature(1, 39, 0, 0)), None, "a long row");
        assert_eq!(table.first(feature(2, 82, 0, 0)), None);
        assert_eq!(Weights::default().first(0), None);
    }

    #[test]
    fn more_features_than_are_looked_up_at_once() {
        let features: Vec<u64> = (0..3 * BATCH as u32 + 1).map(|n| feature(1, n, 0, 0)).collect();
        let mut scores = [0; CLASSES];
        table().score(&features, &mut scores);
        assert_eq!(scores[0], (0..3 * BATCH as i16 + 1).sum::<i16>());
    }

    #[test]
    fn no_rows() {
        for table in [Weights::default(), Weights::of_rows(3, &[]).expect("a table")] {
            let mut scores = [7; CLASSES];
            table.score(&[0, 1, feature(1, 2, 3, 4)], &mut scores);
            assert_eq!(scores, [0; CLASSES]);
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let mut bytes = Vec::new();
        table().write(&mut bytes);
        let read = Weights::read(&mut Bytes::new(bytes.leak(), "test"));
        assert_eq!(read, Ok(table()));
    }

    #[test]
    fn damage_is_an_error() {
        let mut whole = Vec::new();
        table().write(&mut whole);
        let read = |bytes: Vec<u8>| Weights::read(&mut Bytes::new(bytes.leak(), "test"));
        assert_eq!(read(whole[..whole.len() - 1].to_vec()), Err(ModelError::Truncated("test")));
        for at in 0..whole.len().min(700) {
            let mut damaged = whole.clone();
            damaged[at] ^= 0x55;
            // Whatever is read can be used.
            if let Ok(table) = read(damaged) {
                table.score(&[feature(1, 3, 0, 0)], &mut [0; CLASSES]);
            }
        }
        let mut damaged = whole.clone();
        damaged[1] = 0;
        assert_eq!(read(damaged), Err(ModelError::Malformed("test")));
    }
}
