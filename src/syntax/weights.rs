//! The weights of a trained linear model: for each feature a row of small weights, one for each class.
//!
//! The table is read where it lies: a row is its feature's fingerprint (2 bytes), a count, and as many pairs of class and
//! weight; or, for features that speak of most classes, a weight for every class. Rows that fall into one bucket lie side
//! by side; the index says where each bucket begins.

use std::borrow::Cow;
use std::hint::black_box;

use super::bytes::{Bytes, ModelError};

/// The most classes a table can have.
pub const CLASSES: usize = 128;
/// The count of a row with a weight for every class.
const DENSE: u8 = u8::MAX;
/// Where the filter of an index entry begins; below it stands the bucket's first byte.
const FILTER: u32 = 24;
/// How many weights are added at once.
const LANES: usize = 16;

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
    /// For each bucket its first byte, and above it a filter: bit n is set if a row's fingerprint ends in n.
    index: Vec<u32>,
    data: Cow<'static, [u8]>,
}

impl Weights {
    /// The table of these rows, which are in the order of their features and have weights for classes below `classes`.
    pub fn of_rows(classes: usize, rows: &[Row]) -> Result<Self, ModelError> {
        let bits = rows.len().max(2).ilog2();
        let mut lengths = vec![0_u16; 1 << bits];
        let mut data = Vec::new();
        for (feature, weights) in rows {
            let before = data.len();
            data.extend(fingerprint(*feature).to_le_bytes());
            push_weights(&mut data, weights, width(classes));
            let length = lengths.get_mut((feature >> (64 - bits)) as usize);
            let added = u16::try_from(data.len() - before).unwrap_or(u16::MAX);
            length.into_iter().for_each(|l| *l = l.saturating_add(added));
        }
        Self::new(classes, bits, lengths.into_iter(), Cow::Owned(data))
    }

    /// Reads a table that [`Self::write`] wrote.
    pub fn read(bytes: &mut Bytes) -> Result<Self, ModelError> {
        let classes = usize::from(bytes.u8()?);
        let bits = u32::from(bytes.u8()?);
        if classes > CLASSES || !(1..=24).contains(&bits) {
            return Err(bytes.malformed());
        }
        let lengths = bytes.take(2 << bits)?.chunks_exact(2);
        let lengths = lengths.map(|l| l.iter().rev().fold(0, |high, low| high << 8 | u16::from(*low)));
        let data = bytes.block()?;
        Self::new(classes, bits, lengths, Cow::Borrowed(data)).map_err(|_| bytes.malformed())
    }

    /// Writes the table.
    pub fn write(&self, out: &mut Vec<u8>) {
        out.extend([self.classes, self.bits as usize].map(|n| u8::try_from(n).unwrap_or(u8::MAX)));
        for pair in self.index.windows(2) {
            if let &[from, to] = pair {
                let length = begin(to).saturating_sub(begin(from));
                out.extend(u16::try_from(length).unwrap_or(u16::MAX).to_le_bytes());
            }
        }
        out.extend(u32::try_from(self.data.len()).unwrap_or(u32::MAX).to_le_bytes());
        out.extend(self.data.iter());
    }

    fn new(
        classes: usize,
        bits: u32,
        lengths: impl ExactSizeIterator<Item = u16>,
        data: Cow<'static, [u8]>,
    ) -> Result<Self, ModelError> {
        let mut index = Vec::with_capacity(lengths.len() + 1);
        let mut rest: &[u8] = &data;
        for length in lengths {
            let damaged = ModelError::Malformed("the weights");
            let (bucket, behind) = rest.split_at_checked(usize::from(length)).ok_or(damaged.clone())?;
            let filter = filter(bucket, width(classes)).ok_or(damaged.clone())?;
            let begin =
                u32::try_from(data.len() - rest.len()).ok().filter(|b| b >> FILTER == 0).ok_or(damaged)?;
            index.push(begin | u32::from(filter) << FILTER);
            rest = behind;
        }
        if !rest.is_empty() || data.len() >> FILTER != 0 {
            return Err(ModelError::Malformed("the weights"));
        }
        index.push(data.len() as u32);
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
        // The index entries are asked for before any row is: the processor then waits for many of them at once.
        let mut buckets = [(0_u32, 0_u32, 0_u16); 64];
        for features in features.chunks(buckets.len()) {
            let mut found = 0;
            for &feature in features {
                // In two steps, for an empty table has no bits.
                let at = (feature >> 1 >> (63 - self.bits)) as usize;
                if let Some(&[from, to]) = self.index.get(at..at + 2)
                    && let Some(bucket) = buckets.get_mut(found)
                {
                    // Written in any case and counted if the filter lets it pass: a branch would often be guessed wrong.
                    *bucket = (begin(from), begin(to), fingerprint(feature));
                    found += (from >> (FILTER + (feature as u32 & 7)) & 1) as usize;
                }
            }
            // The first bytes of all rows are read at once, for the same reason.
            let first = |bucket: &(u32, u32, u16)| self.data.get(bucket.0 as usize).copied().unwrap_or(0);
            black_box(buckets.iter().take(found).map(first).fold(0, |all, byte| all ^ byte));
            for &(from, to, fingerprint) in buckets.iter().take(found) {
                if let Some(bucket) = self.data.get(from as usize..to as usize) {
                    add(bucket, fingerprint, width(self.classes), scores);
                }
            }
        }
    }

    /// The class with the highest of `scores`; the first of several.
    #[inline]
    pub fn best(&self, scores: &[i16; CLASSES]) -> usize {
        let scores = scores.get(..self.classes).unwrap_or(scores);
        let top = scores.iter().copied().max();
        scores.iter().position(|score| Some(*score) == top).unwrap_or(0)
    }
}

/// The bytes of a row with a weight for every class.
fn width(classes: usize) -> usize {
    classes.next_multiple_of(LANES)
}

fn begin(entry: u32) -> u32 {
    entry & ((1 << FILTER) - 1)
}

fn fingerprint(feature: u64) -> u16 {
    feature as u16
}

fn push_weights(data: &mut Vec<u8>, weights: &[(u8, i8)], width: usize) {
    if weights.len() * 2 >= width {
        data.push(DENSE);
        let mut row = vec![0; width];
        for &(class, weight) in weights {
            row.get_mut(usize::from(class)).into_iter().for_each(|w| *w = weight as u8);
        }
        data.extend(row);
    } else {
        data.push(weights.len() as u8);
        data.extend(weights.iter().flat_map(|&(class, weight)| [class, weight as u8]));
    }
}

/// The length of the weights of a row with this count.
#[inline(always)]
fn length(count: u8, width: usize) -> usize {
    if count == DENSE { width } else { usize::from(count) * 2 }
}

/// The filter of a bucket; none if its rows do not fill it.
fn filter(mut bucket: &[u8], width: usize) -> Option<u8> {
    let mut filter = 0;
    while let &[low, _, count, ref rest @ ..] = bucket {
        filter |= 1 << (low & 7);
        bucket = rest.get(length(count, width)..)?;
    }
    bucket.is_empty().then_some(filter)
}

/// Adds the row with this fingerprint, if the bucket has one.
#[inline(always)]
fn add(mut bucket: &[u8], fingerprint: u16, width: usize, scores: &mut [i16; CLASSES]) {
    while let &[low, high, count, ref rest @ ..] = bucket {
        let length = length(count, width);
        if u16::from_le_bytes([low, high]) != fingerprint {
            bucket = rest.get(length..).unwrap_or(&[]);
            continue;
        }
        let row = rest.get(..length).unwrap_or(&[]);
        if count == DENSE {
            for (scores, row) in scores.chunks_exact_mut(LANES).zip(row.chunks_exact(LANES)) {
                scores.iter_mut().zip(row).for_each(|(s, w)| *s = s.wrapping_add(i16::from(*w as i8)));
            }
        } else {
            for &[class, weight] in row.as_chunks::<2>().0 {
                let score = &mut scores[usize::from(class) % CLASSES];
                *score = score.wrapping_add(i16::from(weight as i8));
            }
        }
        return;
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
