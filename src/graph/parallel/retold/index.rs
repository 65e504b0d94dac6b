//! Which sentences of background are looked at together: those that share what few have.

use std::collections::BTreeMap;

use super::telling::Telling;

/// Sentences that stand for all that share one key: the earliest.
const CARRIERS: usize = 6;
/// Sentences that one is looked at with.
const BESIDE: usize = 8;

/// Pairs of sentences of two sources, by their numbers, the earlier one first. Each is paired with few earlier ones: time grows
/// with the length of the text.
pub(super) fn candidates(tellings: &[Telling<'_>]) -> Vec<(usize, usize)> {
    let mut carriers: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    let mut pairs = Vec::new();
    for (number, telling) in tellings.iter().enumerate() {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for key in telling.keys() {
            let known = carriers.entry(key).or_default();
            for &earlier in known.iter() {
                let other = tellings.get(earlier).map(|t| t.passage.reading);
                if other != Some(telling.passage.reading) {
                    *shared.entry(earlier).or_default() += 1;
                }
            }
            if known.len() < CARRIERS {
                known.push(number);
            }
        }
        let mut best: Vec<(usize, usize)> = shared.into_iter().collect();
        best.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        pairs.extend(best.into_iter().take(BESIDE).map(|(earlier, _)| (earlier, number)));
    }
    pairs
}
