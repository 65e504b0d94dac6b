//! Independent witnesses: sources that carry the same wire text are one.

use rustc_hash::FxHashMap;

use super::camps::fold;
use crate::extract::Reading;

/// Words a sentence must have to tell a copy by.
const LONG_ENOUGH: usize = 8;

/// For each reading the number of its witness: sources of which half the longer sentences are the same are one.
pub fn witnesses(readings: &[Reading]) -> Vec<usize> {
    let sentences: Vec<Vec<u64>> = readings.iter().map(sentence_hashes).collect();
    let mut carriers: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (reading, hashes) in sentences.iter().enumerate() {
        for hash in hashes {
            let carried = carriers.entry(*hash).or_default();
            if carried.last() != Some(&reading) {
                carried.push(reading);
            }
        }
    }
    let mut witness: Vec<usize> = (0..readings.len()).collect();
    for (reading, hashes) in sentences.iter().enumerate() {
        let mut shared: FxHashMap<usize, usize> = FxHashMap::default();
        for hash in hashes {
            // The earliest carrier stands for the wire: counting all of them would be quadratic in a popular sentence.
            if let Some(&first) = carriers.get(hash).and_then(|c| c.first()).filter(|f| **f < reading) {
                *shared.entry(first).or_default() += 1;
            }
        }
        let half = hashes.len().div_ceil(2).max(1);
        let copied = (0..reading).find(|other| shared.get(other).is_some_and(|n| *n >= half));
        if let Some(original) = copied {
            witness[reading] = witness[original];
        }
    }
    witness
}

fn sentence_hashes(reading: &Reading) -> Vec<u64> {
    let text = reading.text();
    let checked = |block: usize| reading.document.blocks.get(block).is_some_and(|b| b.is_checked());
    let mut hashes: Vec<u64> = reading
        .document
        .sentences
        .iter()
        .filter(|s| checked(s.block) && s.tokens.len() >= LONG_ENOUGH)
        .map(|s| hash(&fold(s.span.of(text))))
        .collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

fn hash(words: &str) -> u64 {
    let digest = blake3::hash(words.as_bytes());
    digest.as_bytes().iter().take(8).fold(0, |hash, byte| hash << 8 | u64::from(*byte))
}
