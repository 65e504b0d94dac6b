//! Which sentences of background are looked at together: those that share what few have.

use super::telling::Telling;

/// Sentences that stand for all that share one key: the earliest.
const CARRIERS: usize = 6;
/// Sentences that one is looked at with.
const BESIDE: usize = 8;

/// Pairs of sentences of two sources, by their numbers, the earlier one first. Each is paired with few earlier ones: time grows
/// with the length of the text.
pub(super) fn candidates(tellings: &[Telling<'_>]) -> Vec<(usize, usize)> {
    let reading = |number: u32| tellings.get(number as usize).map(|telling| telling.passage.reading);
    let mut shared: Vec<(u32, u32)> = Vec::new();
    for of_one in carried(tellings).chunk_by(|a, b| a.0 == b.0) {
        for (before, &(_, later)) in of_one.iter().enumerate() {
            let earlier = of_one.iter().take(before.min(CARRIERS)).map(|&(_, number)| number);
            shared.extend(earlier.filter(|&e| reading(e) != reading(later)).map(|earlier| (later, earlier)));
        }
    }
    shared.sort_unstable();
    let mut pairs = Vec::new();
    for of_one in shared.chunk_by(|a, b| a.0 == b.0) {
        let same = of_one.chunk_by(|a, b| a == b);
        let mut best: Vec<(usize, (u32, u32))> =
            same.filter_map(|same| Some((same.len(), *same.first()?))).collect();
        best.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        let numbers = best.into_iter().take(BESIDE).map(|(_, (later, earlier))| (earlier, later));
        pairs.extend(numbers.map(|(earlier, later)| (earlier as usize, later as usize)));
    }
    pairs
}

/// Keys that several sentences carry, with the numbers of these, in order. Most keys are one sentence's alone: a list takes less
/// room than a map of all.
fn carried(tellings: &[Telling<'_>]) -> Vec<(u64, u32)> {
    let numbered = (0..).zip(tellings);
    let keys =
        numbered.flat_map(|(number, telling)| telling.keys().into_iter().map(move |key| (key, number)));
    let mut carried: Vec<(u64, u32)> = keys.collect();
    carried.sort_unstable();
    carried.chunk_by(|a, b| a.0 == b.0).filter(|of_one| of_one.len() > 1).flatten().copied().collect()
}
