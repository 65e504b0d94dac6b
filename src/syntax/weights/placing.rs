//! Where the features of a table stand: a perfect hash function, found once when the table is made.

/// How many of a feature's lowest bits a key keeps, besides its upper ones.
const LOW: u32 = 16;
/// The most features a bucket holds on average.
const MEAN: usize = 4;
/// How many turns there are.
const TURNS: u16 = 256;
/// How often a bigger table is tried.
const TRIES: usize = 32;

/// What of a feature decides where it stands: its upper bits, and its lowest, which are its fingerprint as well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Key {
    /// How many upper bits.
    upper: u32,
    /// How many bits the number of a bucket has.
    bucket: u32,
}

impl Key {
    /// The key for as many rows.
    pub(super) fn for_rows(rows: usize) -> Self {
        let upper = rows.max(1 << LOW).ilog2();
        let bucket = rows.div_ceil(MEAN).next_power_of_two().ilog2().max(1);
        Self { upper, bucket }
    }

    /// The key of these numbers of bits, if there is one.
    pub(super) fn of_bits(upper: u8, bucket: u8) -> Option<Self> {
        let valid = (1..=32).contains(&upper) && (1..=24).contains(&bucket);
        valid.then_some(Self { upper: u32::from(upper), bucket: u32::from(bucket) })
    }

    /// Its numbers of bits.
    pub(super) fn bits(self) -> [u8; 2] {
        [self.upper, self.bucket].map(|bits| bits as u8)
    }

    /// How many buckets there are.
    pub(super) fn buckets(self) -> usize {
        1 << self.bucket
    }

    /// What is kept of a feature.
    #[inline(always)]
    pub(super) fn of(self, feature: u64) -> u64 {
        feature & !((u64::MAX >> self.upper) & (u64::MAX << LOW))
    }

    /// The bucket of a key.
    #[inline(always)]
    pub(super) fn bucket(self, key: u64) -> usize {
        // In two steps, for an empty table has no bits.
        (key >> 1 >> (63 - self.bucket)) as usize
    }
}

/// The place of a key among `places`, if its bucket has this turn.
#[inline(always)]
pub(super) fn place(key: u64, turn: u8, places: usize) -> usize {
    let turned = key ^ u64::from(turn).wrapping_mul(0xC2B2_AE3D_27D4_EB4F);
    let hash = turned.wrapping_mul(0xD6E8_FEB8_6659_FD93) >> 32;
    ((hash * places as u64) >> 32) as usize
}

/// The turn of each bucket, the place of each key, and how many places there are; none if two keys are the same.
pub(super) fn placed(key: Key, keys: &[u64]) -> Option<(Vec<u8>, Vec<usize>, usize)> {
    let mut buckets: Vec<Vec<usize>> = vec![Vec::new(); key.buckets()];
    for (row, of) in keys.iter().enumerate() {
        buckets.get_mut(key.bucket(*of))?.push(row);
    }
    // The fullest first, while there is room for them.
    let mut order: Vec<usize> = (0..buckets.len()).collect();
    order.sort_by_key(|bucket| std::cmp::Reverse(buckets.get(*bucket).map_or(0, Vec::len)));
    let order: Vec<(usize, &[usize])> =
        order.into_iter().filter_map(|at| Some((at, buckets.get(at)?.as_slice()))).collect();
    let fewest = keys.len() + keys.len() / 8;
    (0..TRIES).map(|tried| fewest + fewest * tried / TRIES + 1).find_map(|places| {
        let (turns, found) = turned(keys, &order, places)?;
        Some((turns, found, places))
    })
}

/// The turn of each bucket and the place of each key, if all find one among `places`.
fn turned(keys: &[u64], buckets: &[(usize, &[usize])], places: usize) -> Option<(Vec<u8>, Vec<usize>)> {
    let (mut turns, mut found) = (vec![0; buckets.len()], vec![0; keys.len()]);
    let mut taken = vec![false; places];
    for (bucket, rows) in buckets {
        let of = |row: &usize, turn: u8| keys.get(*row).map_or(0, |key| place(*key, turn, places));
        let fits = |turn: &u8| {
            let mut wanted: Vec<usize> = rows.iter().map(|row| of(row, *turn)).collect();
            wanted.sort_unstable();
            let apart = wanted.windows(2).all(|pair| pair.first() != pair.last());
            apart && wanted.iter().all(|place| taken.get(*place) == Some(&false))
        };
        let turn = (0..TURNS).map(|turn| turn as u8).find(fits)?;
        turns.get_mut(*bucket).into_iter().for_each(|t| *t = turn);
        for row in *rows {
            let place = of(row, turn);
            taken.get_mut(place).into_iter().for_each(|taken| *taken = true);
            found.get_mut(*row).into_iter().for_each(|at| *at = place);
        }
    }
    Some((turns, found))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::weights::feature;

    #[test]
    fn every_key_has_a_place_of_its_own() {
        for count in [0, 1, 2, 7, 100, 20_000] {
            let key = Key::for_rows(count);
            let mut keys: Vec<u64> = (0..count as u32).map(|n| key.of(feature(1, n, 0, 0))).collect();
            keys.sort_unstable();
            keys.dedup();
            let (turns, places, all) = placed(key, &keys).expect("places");
            assert!(all <= keys.len() + keys.len() / 6 + 1, "{count}: {all}");
            let mut taken = vec![false; all];
            for (of, at) in keys.iter().zip(places) {
                assert_eq!(place(*of, turns[key.bucket(*of)], all), at);
                assert!(!std::mem::replace(&mut taken[at], true));
            }
        }
    }

    #[test]
    fn a_key_twice_has_no_place() {
        let key = Key::for_rows(2);
        let of = key.of(feature(1, 2, 3, 4));
        assert_eq!(placed(key, &[of, of]), None);
    }
}
