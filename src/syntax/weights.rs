//! The weights of a trained linear model: for each feature a row of small weights, one for each class.
//!
//! The table is read where it lies. It consists of slots of eight bytes: a feature's fingerprint, and three pairs of class
//! and weight; a feature with more weights has more slots, and a pair that is not needed has the weight 0. So a slot is
//! added without looking how much it holds. The slots of features that fall into one bucket lie side by side; the index
//! says where each bucket begins.

use std::borrow::Cow;
use std::hint::black_box;

use super::bytes::{Bytes, ModelError};

/// The most classes a table can have.
pub const CLASSES: usize = 128;
/// The bytes of a slot.
const SLOT: usize = 8;
/// How many weights a slot holds.
const PAIRS: usize = 3;
/// Where the filter of an index entry begins; below it stands the bucket's first slot.
const FILTER: u32 = 24;
/// How many features are looked up at once.
const BATCH: usize = 64;

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
    /// How many of a feature's upper bits are its bucket.
    bits: u32,
    /// For each bucket its first slot, and above it a filter: bit n is set if a fingerprint in it ends in n.
    index: Vec<u32>,
    data: Cow<'static, [u8]>,
}

impl Weights {
    /// The table of these rows, which are in the order of their features and have weights for classes below `classes`.
    pub fn of_rows(classes: usize, rows: &[Row]) -> Result<Self, ModelError> {
        let bits = rows.len().max(2).ilog2();
        let mut counts = vec![0_u8; 1 << bits];
        let mut data = Vec::new();
        for (feature, weights) in rows {
            let count = counts.get_mut((feature >> (64 - bits)) as usize);
            let slots = u8::try_from(weights.len().div_ceil(PAIRS)).unwrap_or(u8::MAX);
            count.into_iter().for_each(|c| *c = c.saturating_add(slots));
            for weights in weights.chunks(PAIRS) {
                let mut slot = [0; SLOT];
                let bytes = weights.iter().flat_map(|&(class, weight)| [class, weight as u8]);
                let bytes = fingerprint(*feature).to_le_bytes().into_iter().chain(bytes);
                slot.iter_mut().zip(bytes).for_each(|(place, byte)| *place = byte);
                data.extend(slot);
            }
        }
        Self::new(classes, bits, &counts, Cow::Owned(data))
    }

    /// Reads a table that [`Self::write`] wrote.
    pub fn read(bytes: &mut Bytes) -> Result<Self, ModelError> {
        let classes = usize::from(bytes.u8()?);
        let bits = u32::from(bytes.u8()?);
        if classes > CLASSES || !(1..=FILTER).contains(&bits) {
            return Err(bytes.malformed());
        }
        let counts = bytes.take(1 << bits)?;
        let data = bytes.block()?;
        Self::new(classes, bits, counts, Cow::Borrowed(data)).map_err(|_| bytes.malformed())
    }

    /// Writes the table.
    pub fn write(&self, out: &mut Vec<u8>) {
        out.extend([self.classes, self.bits as usize].map(|n| u8::try_from(n).unwrap_or(u8::MAX)));
        for pair in self.index.windows(2) {
            if let &[from, to] = pair {
                out.push(u8::try_from(begin(to).saturating_sub(begin(from))).unwrap_or(u8::MAX));
            }
        }
        out.extend(u32::try_from(self.data.len()).unwrap_or(u32::MAX).to_le_bytes());
        out.extend(self.data.iter());
    }

    /// The table of these slots, of which each bucket has as many as `counts` says.
    fn new(classes: usize, bits: u32, counts: &[u8], data: Cow<'static, [u8]>) -> Result<Self, ModelError> {
        let damaged = ModelError::Malformed("the weights");
        let mut index = Vec::with_capacity(counts.len() + 1);
        let slots = data.as_chunks::<SLOT>();
        let mut rest = slots.0;
        let whole = rest.len();
        for count in counts {
            let (bucket, behind) = rest.split_at_checked(usize::from(*count)).ok_or(damaged.clone())?;
            let filter = bucket.iter().fold(0, |filter, slot| filter | 1_u32 << (slot[0] & 7));
            index.push((whole - rest.len()) as u32 | filter << FILTER);
            rest = behind;
        }
        if !rest.is_empty() || !slots.1.is_empty() || whole >> FILTER != 0 {
            return Err(damaged);
        }
        index.push(whole as u32);
        Ok(Self { classes, bits, index, data })
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

    /// Adds the features' rows.
    #[inline]
    pub fn add(&self, features: &[u64], scores: &mut [i16; CLASSES]) {
        let slots = self.data.as_chunks::<SLOT>().0;
        // The index entries are asked for before any slot is: the processor then waits for many of them at once.
        let mut buckets = [(0_u32, 0_u32, 0_u16); BATCH];
        for features in features.chunks(BATCH) {
            let mut found = 0;
            for &feature in features {
                // In two steps, for an empty table has no bits.
                let at = (feature >> 1 >> (63 - self.bits)) as usize;
                if let Some(&[from, to]) = self.index.get(at..at + 2) {
                    // Written in any case and counted if the filter lets it pass: a branch would often be guessed wrong.
                    buckets[found % BATCH] = (begin(from), begin(to), fingerprint(feature));
                    found += (from >> (FILTER + (feature as u32 & 7)) & 1) as usize;
                }
            }
            let found = buckets.get(..found).unwrap_or(&buckets);
            // The first slots of all buckets are read at once, for the same reason.
            let first = |bucket: &(u32, u32, u16)| slots.get(bucket.0 as usize).map_or(0, |slot| slot[0]);
            black_box(found.iter().map(first).fold(0, |all, byte| all ^ byte));
            for &(from, to, fingerprint) in found {
                let bucket = slots.get(from as usize..to as usize).unwrap_or(&[]);
                bucket.iter().for_each(|slot| add(slot, fingerprint, scores));
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

#[inline(always)]
fn highest(scores: &[i16]) -> i16 {
    scores.iter().fold(i16::MIN, |top, score| top.max(*score))
}

#[inline(always)]
fn begin(entry: u32) -> u32 {
    entry & ((1 << FILTER) - 1)
}

#[inline(always)]
fn fingerprint(feature: u64) -> u16 {
    feature as u16
}

/// Adds the weights of a slot, if it has this fingerprint.
#[inline(always)]
fn add(&[low, high, ref pairs @ ..]: &[u8; SLOT], fingerprint: u16, scores: &mut [i16; CLASSES]) {
    if u16::from_le_bytes([low, high]) == fingerprint {
        for &[class, weight] in pairs.as_chunks::<2>().0 {
            let score = &mut scores[usize::from(class) % CLASSES];
            *score = score.wrapping_add(i16::from(weight as i8));
        }
    }
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
        damaged[2] ^= 1;
        assert_eq!(read(damaged), Err(ModelError::Malformed("test")));
    }
}
