//! Which sentences are laid beside each other: those that share runs of words which few sentences have.

use rustc_hash::FxHashMap;

use super::passage::Passage;

/// Words in a row that two sentences share.
const SHINGLE: usize = 3;
/// Sentences that stand for all that carry one shingle: the earliest.
const CARRIERS: usize = 4;
/// Sentences that one is laid beside.
const BESIDE: usize = 4;
/// Shingles two sentences share at least.
const SHARED: usize = 2;

/// Pairs of passages of two sources, the earlier one first. Linear: a passage is held against few earlier ones.
pub(super) fn candidates(passages: &[Passage<'_>]) -> Vec<(usize, usize)> {
    let mut carriers: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    let mut pairs = Vec::new();
    for (index, passage) in passages.iter().enumerate() {
        let mut shared: FxHashMap<u32, usize> = FxHashMap::default();
        let mut own: Vec<u64> = shingles(passage).collect();
        own.sort_unstable();
        own.dedup();
        for shingle in own {
            let known = carriers.entry(shingle).or_default();
            for &other in known.iter() {
                *shared.entry(other).or_default() += 1;
            }
            if known.len() < CARRIERS {
                known.push(narrow(index));
            }
        }
        let needed = SHARED.min(passage.words.len().saturating_sub(SHINGLE));
        let mut best: Vec<(usize, u32)> = shared
            .into_iter()
            .filter(|(other, count)| {
                let other = passages.get(*other as usize);
                *count >= needed && other.is_some_and(|o| o.reading != passage.reading)
            })
            .map(|(other, count)| (count, other))
            .collect();
        best.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        pairs.extend(best.into_iter().take(BESIDE).map(|(_, other)| (other as usize, index)));
    }
    pairs
}

/// Hashes of the runs of words, typed values by type alone.
fn shingles<'p>(passage: &'p Passage<'_>) -> impl Iterator<Item = u64> + 'p {
    passage.words.windows(SHINGLE).map(|run| {
        run.iter()
            .fold(0, |hash: u64, word| hash.rotate_left(21).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ word.key)
    })
}

fn narrow(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
