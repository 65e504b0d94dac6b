//! Weights of a table with sixteen classes, four bits each: a row is one number, and all classes are added at once.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::fingerprint;
use super::placing::{Key, place, placed};
use crate::syntax::bytes::{Bytes, ModelError};

/// How many classes there are.
pub const FEW: usize = 16;
/// The largest weight; the smallest is as far below 0.
pub const LARGEST: i8 = 7;
/// The bytes of a slot: a feature's fingerprint, and its row.
const SLOT: usize = 10;
/// What stands in a row for a weight of 0: so every weight is a number from 1 to 15.
const ZERO: i16 = 8;
/// The lower four bits of each byte of a row.
const LOWER: u64 = 0x0F0F_0F0F_0F0F_0F0F;
/// How many rows are added at once: so many numbers below sixteen fill a byte and no more.
const AT_ONCE: usize = 16;
/// A row of weights that are all 0.
const NOTHING: u64 = 0x8888_8888_8888_8888;

/// A slot without a feature.
const EMPTY: [u8; SLOT] = [0, 0, 0x88, 0x88, 0x88, 0x88, 0x88, 0x88, 0x88, 0x88];

/// A feature and its weights.
pub type PackedRow = (u64, [i8; FEW]);

/// A table of small weights for sixteen classes. Features are found as in [`super::Weights`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Packed {
    key: Key,
    turns: Cow<'static, [u8]>,
    slots: Cow<'static, [u8]>,
}

impl Packed {
    /// The table of these rows; weights are cut to [`LARGEST`].
    pub fn of_rows(rows: &[PackedRow]) -> Result<Self, ModelError> {
        let key = Key::for_rows(rows.len());
        // Of features with the same key the table holds the last.
        let rows: BTreeMap<u64, &PackedRow> = rows.iter().map(|row| (key.of(row.0), row)).collect();
        let keys: Vec<u64> = rows.keys().copied().collect();
        let (turns, places, count) = placed(key, &keys).ok_or(ModelError::Malformed("the weights"))?;
        let mut slots = vec![EMPTY; count];
        for (&(feature, weights), place) in rows.into_values().zip(places) {
            let [low, high] = fingerprint(feature).to_le_bytes();
            let [a, b, c, d, e, f, g, h] = packed(weights);
            slots.get_mut(place).into_iter().for_each(|slot| *slot = [low, high, a, b, c, d, e, f, g, h]);
        }
        Ok(Self { key, turns: Cow::Owned(turns), slots: Cow::Owned(slots.into_flattened()) })
    }

    /// Reads a table that [`Self::write`] wrote.
    pub fn read(bytes: &mut Bytes) -> Result<Self, ModelError> {
        let key = Key::of_bits(bytes.u8()?, bytes.u8()?).ok_or_else(|| bytes.malformed())?;
        let (turns, slots) = (bytes.take(key.buckets())?, bytes.block()?);
        if slots.len() % SLOT != 0 || u32::try_from(slots.len()).is_err() {
            return Err(bytes.malformed());
        }
        Ok(Self { key, turns: Cow::Borrowed(turns), slots: Cow::Borrowed(slots) })
    }

    /// Writes the table.
    pub fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.key.bits());
        out.extend(self.turns.iter());
        out.extend(u32::try_from(self.slots.len()).unwrap_or(u32::MAX).to_le_bytes());
        out.extend(self.slots.iter());
    }

    /// Adds the features' rows.
    #[inline]
    pub fn add(&self, features: &[u64], scores: &mut [i16; FEW]) {
        let (turns, slots) = (&*self.turns, self.slots.as_chunks::<SLOT>().0);
        for features in features.chunks(AT_ONCE) {
            // All places are reckoned before any slot is read: the processor then waits for many slots at once.
            let mut places = [0_u32; AT_ONCE];
            for (at, &feature) in places.iter_mut().zip(features) {
                let key = self.key.of(feature);
                let turn = turns.get(self.key.bucket(key)).copied().unwrap_or(0);
                *at = place(key, turn, slots.len()) as u32;
            }
            let (mut marks, mut rows) = ([0_u16; AT_ONCE], [0_u64; AT_ONCE]);
            for ((mark, row), at) in marks.iter_mut().zip(&mut rows).zip(places).take(features.len()) {
                let &[low, high, a, b, c, d, e, f, g, h] = slots.get(at as usize).unwrap_or(&EMPTY);
                *mark = u16::from_le_bytes([low, high]);
                *row = u64::from_le_bytes([a, b, c, d, e, f, g, h]);
            }
            // Which have the feature is masked and not branched on: a branch would often be guessed wrong.
            let (mut lower, mut upper) = (0_u64, 0_u64);
            for ((&feature, mark), row) in features.iter().zip(marks).zip(rows) {
                let found = u64::from(mark == fingerprint(feature)).wrapping_neg();
                let row = row & found | NOTHING & !found;
                lower += row & LOWER;
                upper += row >> 4 & LOWER;
            }
            let zeros = ZERO * features.len() as i16;
            let sums = lower.to_le_bytes().into_iter().chain(upper.to_le_bytes());
            for (score, sum) in scores.iter_mut().zip(sums) {
                *score = score.wrapping_add(i16::from(sum) - zeros);
            }
        }
    }
}

/// The weights in four bits each: a byte holds that of a class and that of the class eight behind it.
fn packed(weights: [i8; FEW]) -> [u8; FEW / 2] {
    let bits = |class: usize| {
        let weight = weights.get(class).map_or(0, |weight| i16::from(*weight));
        (weight.clamp(-i16::from(LARGEST), i16::from(LARGEST)) + ZERO) as u8
    };
    std::array::from_fn(|class| bits(class) | bits(class + FEW / 2) << 4)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::weights::feature;

    fn row(n: u32) -> PackedRow {
        (feature(1, n, 0, 0), std::array::from_fn(|class| ((n as usize * 5 + class * 3) % 15) as i8 - 7))
    }

    fn table() -> Packed {
        Packed::of_rows(&(0..500).map(row).collect::<Vec<_>>()).expect("a table")
    }

    #[test]
    fn rows_are_found_and_summed() {
        for count in [0, 1, 2, AT_ONCE, 3 * AT_ONCE + 1] {
            let rows: Vec<PackedRow> = (0..count as u32).map(row).collect();
            let mut features: Vec<u64> = rows.iter().map(|row| row.0).collect();
            features.push(feature(2, 3, 0, 0));
            let mut scores = [5; FEW];
            table().add(&features, &mut scores);
            let sum = |class: usize| rows.iter().map(|row| i16::from(row.1[class])).sum::<i16>();
            assert_eq!(scores, std::array::from_fn(|class| 5 + sum(class)), "{count}");
        }
    }

    #[test]
    fn large_weights_are_cut() {
        let table = Packed::of_rows(&[(9, [i8::MIN, i8::MAX, 1, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 100])]);
        let mut scores = [0; FEW];
        table.expect("a table").add(&[9], &mut scores);
        assert_eq!(scores, [-7, 7, 1, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7]);
    }

    #[test]
    fn no_rows() {
        for table in [Packed::default(), Packed::of_rows(&[]).expect("a table")] {
            let mut scores = [3; FEW];
            table.add(&[0, 1, feature(1, 2, 3, 4)], &mut scores);
            assert_eq!(scores, [3; FEW]);
        }
    }

    #[test]
    fn what_is_written_is_read_back_and_damage_is_harmless() {
        let mut whole = Vec::new();
        table().write(&mut whole);
        let read = |bytes: Vec<u8>| Packed::read(&mut Bytes::new(bytes.leak(), "test"));
        assert_eq!(read(whole.clone()), Ok(table()));
        assert_eq!(read(whole[..whole.len() - 1].to_vec()), Err(ModelError::Truncated("test")));
        for at in 0..whole.len().min(700) {
            let mut damaged = whole.clone();
            damaged[at] ^= 0x55;
            // Whatever is read can be used.
            if let Ok(table) = read(damaged) {
                table.add(&[feature(1, 3, 0, 0)], &mut [0; FEW]);
            }
        }
    }
}
