//! Independent witnesses: sources that carry the same wire text are one.

use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::Member;
use super::camps::fold;
use crate::extract::Reading;

/// Words a sentence must have to tell a copy by.
const LONG_ENOUGH: usize = 8;

/// For each reading the number of its witness: sources of which half the longer sentences are the same are one.
pub fn witnesses(readings: &[Reading]) -> Vec<usize> {
    let sentences: Vec<Vec<u64>> = readings.par_iter().map(sentence_hashes).collect();
    // The earliest carrier of a sentence stands for the wire: counting all of them would be quadratic in a popular one.
    let mut carriers: FxHashMap<u64, usize> = FxHashMap::default();
    for (reading, hashes) in sentences.iter().enumerate() {
        for hash in hashes {
            carriers.entry(*hash).or_insert(reading);
        }
    }
    let mut witness: Vec<usize> = (0..readings.len()).collect();
    for (reading, hashes) in sentences.iter().enumerate() {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for hash in hashes {
            if let Some(&first) = carriers.get(hash).filter(|first| **first < reading) {
                *shared.entry(first).or_default() += 1;
            }
        }
        let half = hashes.len().div_ceil(2).max(1);
        let copied = shared.into_iter().find(|(_, n)| *n >= half).map(|(original, _)| original);
        if let Some(original) = copied {
            witness[reading] = witness[original];
        }
    }
    witness
}

/// Gives members of a group whose sentences are copies of each other one witness, the earliest: an agency's sentence may stand
/// in an article that is otherwise a newspaper's own.
pub(super) fn join_copies(members: &mut [Member<'_>]) {
    let testimonies: Vec<Testimony<'_>> = members
        .iter()
        .map(|m| Testimony { reading: m.reading, sentence: m.claim.sentence, witness: m.witness })
        .collect();
    for (member, witness) in members.iter_mut().zip(joined(&testimonies)) {
        member.witness = witness;
    }
}

/// A sentence of a source that states something.
#[derive(Clone, Copy, Debug)]
pub struct Testimony<'a> {
    /// The source.
    pub reading: &'a Reading,
    /// Index of the sentence in its document.
    pub sentence: usize,
    /// Number of the witness that the source belongs to.
    pub witness: usize,
}

/// How many independent witnesses state something: sources with one wire text are one, and so are copies of a sentence.
pub fn independent(testimonies: &[Testimony<'_>]) -> usize {
    let mut witnesses = joined(testimonies);
    witnesses.sort_unstable();
    witnesses.dedup();
    witnesses.len()
}

/// The witness of each testimony, the earliest for those whose sentences are copies of each other.
fn joined(testimonies: &[Testimony<'_>]) -> Vec<usize> {
    let mut witnesses: Vec<usize> = testimonies.iter().map(|t| t.witness).collect();
    let mut copied: Vec<(Vec<u64>, usize)> = Vec::new();
    for (i, testimony) in testimonies.iter().enumerate().take(MOST) {
        let shingles = shingles(testimony);
        if shingles.is_empty() {
            continue;
        }
        let original =
            copied.iter().find(|(known, _)| is_copy(known, &shingles)).map(|(_, witness)| *witness);
        let witness = witnesses.get(i).copied().unwrap_or(testimony.witness);
        match original {
            Some(original) if original != witness => {
                let (keep, drop) = (original.min(witness), original.max(witness));
                for known in copied.iter_mut().map(|(_, known)| known).chain(&mut witnesses) {
                    if *known == drop {
                        *known = keep;
                    }
                }
            }
            Some(_) => {}
            None => copied.push((shingles, witness)),
        }
    }
    witnesses
}

/// Longer sentences that two versions of one text share at least.
const VERSION: usize = 3;

/// Whether two sources are versions of one text: each of them holds half of the other's longer sentences.
pub fn are_versions(a: &Reading, b: &Reading) -> bool {
    let (a, b) = (sentence_hashes(a), sentence_hashes(b));
    let shared = a.iter().filter(|hash| b.binary_search(hash).is_ok()).count();
    shared >= VERSION && shared * 2 >= a.len().max(b.len())
}

/// Members of one group whose sentences are looked at.
const MOST: usize = 256;
/// Words in a row that tell a copy with a word changed here and there.
const SHINGLE: usize = 3;

/// Hashes of the runs of words in a sentence, in order; none for a sentence too short to tell a copy by.
fn shingles(testimony: &Testimony<'_>) -> Vec<u64> {
    let document = &testimony.reading.document;
    let Some(sentence) = document.sentences.get(testimony.sentence) else { return Vec::new() };
    let folded = fold(sentence.span.of(testimony.reading.text()));
    let words: Vec<&str> = folded.split(' ').collect();
    if words.len() < LONG_ENOUGH {
        return Vec::new();
    }
    let mut hashes: Vec<u64> = words.windows(SHINGLE).map(|w| hash(&w.join(" "))).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// Whether two sentences share four fifths of the runs of the shorter one, and are of about one length.
fn is_copy(a: &[u64], b: &[u64]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let shared = short.iter().filter(|hash| long.binary_search(hash).is_ok()).count();
    shared * 5 >= short.len() * 4 && short.len() * 3 >= long.len() * 2
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::ClaimKind;
    use crate::knowledge::Knowledge;
    use crate::source::{Given, Source};
    use crate::span::SourceId;

    fn reading(id: u32, text: &str) -> Reading {
        let source = Source {
            id: SourceId(id),
            path: format!("{id}.txt"),
            file: None,
            story: "story".to_owned(),
            text: text.to_owned(),
            body: 0,
            given: Given::default(),
        };
        crate::extract::read(source, &Knowledge::embedded(), None)
    }

    /// Holds the witnesses of the figures in the texts, one in each.
    fn check(texts: &[&str], expected: &[usize]) {
        let readings: Vec<Reading> = (0..).zip(texts).map(|(id, text)| reading(id, text)).collect();
        let witness = witnesses(&readings);
        let member = |(reading, &witness)| {
            let reading: &Reading = reading;
            let claim = reading.claims.iter().find(|claim| claim.kind == ClaimKind::Figure)?;
            Some(Member { claim, reading, witness })
        };
        let mut members: Vec<Member<'_>> = readings.iter().zip(&witness).filter_map(member).collect();
        join_copies(&mut members);
        assert_eq!(members.iter().map(|m| m.witness).collect::<Vec<_>>(), expected, "{texts:?}");
    }

    const WIRE: &str =
        "The storm on the island of Vess injured 214 people, the coast guard said on Monday evening.";

    #[test]
    fn a_copied_sentence_is_one_witness() {
        let own = "The mayor of Corrin opened a shelter in the school near the harbour. Nobody had expected the wind to turn so \
                   quickly in the night. Boats lay on the quay in the morning. Shops stayed shut all day in the old town.";
        let framed = format!("{own} {WIRE}");
        check(&[WIRE, &framed, "The storm on the island of Vess injured 190 people."], &[0, 0, 2]);
    }

    #[test]
    fn a_word_changed_here_and_there_leaves_a_copy() {
        let edited =
            "The storm on the island of Vess injured 240 people, the coast guard said on Monday evening.";
        let other = "On Monday evening coast guards on the island of Vess counted 214 people injured by the storm there.";
        check(&[WIRE, edited], &[0, 0]);
        check(&[WIRE, other], &[0, 1]);
    }

    #[test]
    fn short_sentences_are_no_copies() {
        let short = "The storm injured 214 people.";
        let own = "The mayor of Corrin opened a shelter in the school near the harbour after the storm.";
        check(&[short, &format!("{short} {own}")], &[0, 1]);
    }
}
