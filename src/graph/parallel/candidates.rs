//! Which sentences are laid beside each other: those that share runs of words which few sentences have.

use std::ops::Range;

use rayon::slice::ParallelSliceMut;

use super::passage::{Kind, Passage, Word};

/// Words in a row that two sentences share.
const SHINGLE: usize = 3;
/// Sentences that stand for all that carry one shingle: the earliest.
const CARRIERS: usize = 4;
/// Sentences that one is laid beside.
const BESIDE: usize = 4;
/// Shingles two sentences share at least.
const SHARED: usize = 2;
/// How many parts the sentences are looked at in.
const PARTS: usize = 16;
/// How many bits a sentence's number has; those of its shingles stand above it.
const NUMBER: u32 = 24;

/// Where a sentence stands. Its words are read again when it is laid beside another: those of all sentences of thousands of
/// sources would fill the memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    reading: u32,
    sentence: u32,
    /// Shingles another sentence has to share with it.
    needed: u32,
}

impl Place {
    /// Index of its reading.
    pub fn reading(self) -> usize {
        self.reading as usize
    }

    /// Index of the sentence in the document.
    pub fn sentence(self) -> usize {
        self.sentence as usize
    }
}

/// The sentences of a story, by the runs of words in them.
#[derive(Debug, Default)]
pub(super) struct Runs {
    places: Vec<Place>,
    /// Shingles with the numbers of the sentences that carry them in their lowest bits.
    shingles: Vec<u64>,
}

impl Runs {
    /// Room for sentences of so many words in all, so that none is moved when more come.
    pub fn with_room(words: usize) -> Self {
        Self { places: Vec::new(), shingles: Vec::with_capacity(words) }
    }

    /// Adds a sentence, behind those that stand earlier.
    pub fn add(&mut self, passage: &Passage<'_>) {
        let number = self.places.len() as u64;
        let place = (u32::try_from(passage.reading), u32::try_from(passage.sentence));
        let (Ok(reading), Ok(sentence)) = place else { return };
        if number >> NUMBER != 0 {
            return;
        }
        let needed = SHARED.min(passage.words.len().saturating_sub(SHINGLE)) as u32;
        self.places.push(Place { reading, sentence, needed });
        self.shingles.extend(shingles(passage).map(|shingle| shingle >> NUMBER << NUMBER | number));
    }

    /// The number of a sentence.
    pub fn number(&self, reading: usize, sentence: usize) -> Option<usize> {
        self.places.binary_search_by_key(&(reading, sentence), |p| (p.reading(), p.sentence())).ok()
    }

    /// The sentence of a number.
    pub fn place(&self, number: usize) -> Option<Place> {
        self.places.get(number).copied()
    }

    /// Puts in order what was added: only behind it there are candidates.
    pub fn settle(&mut self) {
        self.shingles.par_sort_unstable();
        self.shingles.dedup();
        self.keep_shared();
    }

    /// The numbers of all sentences, in parts: what those of all have in common with others would fill the memory.
    pub fn parts(&self) -> impl Iterator<Item = Range<u32>> + use<> {
        let part = self.places.len().div_ceil(PARTS).max(1) as u32;
        (0..self.places.len() as u32).step_by(part as usize).map(move |first| first..first + part)
    }

    /// Pairs of sentences of two sources, by their numbers, the earlier one first; in the order of the later ones, which are
    /// those of `laters`. A sentence is laid beside few earlier ones: time grows with the length of the text.
    pub fn candidates(&self, laters: &Range<u32>) -> Vec<(usize, usize)> {
        let mut pairs = Vec::new();
        let mut shared = self.shared(laters);
        shared.par_sort_unstable();
        for of_one in shared.chunk_by(|a, b| a.0 == b.0) {
            let mut best: Vec<(usize, u32)> = of_one
                .chunk_by(|a, b| a == b)
                .filter_map(|same| Some((same.len(), same.first()?.1)))
                .filter(|(count, _)| of_one.first().is_some_and(|(later, _)| *count >= self.needed(*later)))
                .collect();
            best.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
            let later = of_one.first().map_or(0, |(later, _)| *later as usize);
            pairs.extend(best.into_iter().take(BESIDE).map(|(_, earlier)| (earlier as usize, later)));
        }
        pairs
    }

    /// For each shingle the later and the earlier sentence of each pair that shares it, is of two sources, and whose later one
    /// is of `laters`.
    fn shared(&self, laters: &Range<u32>) -> Vec<(u32, u32)> {
        let reading = |number: u32| self.place(number as usize).map(|place| place.reading);
        let mut shared = Vec::new();
        let number = |shingle: &u64| (shingle & ((1 << NUMBER) - 1)) as u32;
        for carriers in self.shingles.chunk_by(|a, b| a >> NUMBER == b >> NUMBER) {
            // They are in order.
            let before = carriers.partition_point(|shingle| number(shingle) < laters.start);
            let of_part = carriers.iter().map(number).enumerate().skip(before);
            for (at, later) in of_part.take_while(|(_, later)| laters.contains(later)) {
                let earlier = carriers.iter().take(CARRIERS.min(at)).map(number);
                shared.extend(
                    earlier.filter(|e| reading(*e) != reading(later)).map(|earlier| (later, earlier)),
                );
            }
        }
        shared
    }

    /// Gives back the room of the shingles that one sentence alone carries: those are most of them.
    fn keep_shared(&mut self) {
        let (mut from, mut kept) = (0, 0);
        while let Some(&first) = self.shingles.get(from) {
            let behind = self.shingles.iter().skip(from);
            let carriers = behind.take_while(|shingle| **shingle >> NUMBER == first >> NUMBER).count();
            if carriers > 1 {
                self.shingles.copy_within(from..from + carriers, kept);
                kept += carriers;
            }
            from += carriers;
        }
        self.shingles.truncate(kept);
        self.shingles.shrink_to_fit();
    }

    fn needed(&self, number: u32) -> usize {
        self.place(number as usize).map_or(usize::MAX, |place| place.needed as usize)
    }
}

/// Hashes of the runs of words, typed values by type alone.
fn shingles(passage: &Passage<'_>) -> impl Iterator<Item = u64> + use<> {
    // "Has a ward" and "has no ward" are told of one thing.
    let told = |word: &&Word<'_>| !matches!(word.kind, Kind::Denial | Kind::Indefinite);
    let keys: Vec<u64> = passage.words.iter().filter(told).map(|word| word.key).collect();
    let run = |keys: &[u64]| {
        keys.iter().fold(0, |hash: u64, key| hash.rotate_left(21).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ key)
    };
    keys.windows(SHINGLE).map(run).collect::<Vec<u64>>().into_iter()
}

#[cfg(test)]
mod tests {
    use super::super::passage::hash;
    use super::*;

    fn runs(sentences: &[(usize, &str)]) -> Runs {
        let mut runs = Runs::default();
        for (number, (reading, text)) in sentences.iter().enumerate() {
            let word = |word: &str| {
                let key = hash(word);
                Word {
                    key,
                    own: key,
                    first: key,
                    country: None,
                    choice: None,
                    start: 0,
                    end: 0,
                    kind: Kind::Content,
                }
            };
            let words = text.split(' ').map(word).collect();
            runs.add(&Passage { reading: *reading, sentence: number, headline: false, words });
        }
        runs
    }

    fn candidates(sentences: &[(usize, &str)]) -> Vec<(usize, usize)> {
        let mut runs = runs(sentences);
        runs.settle();
        runs.parts().flat_map(|laters| runs.candidates(&laters)).collect()
    }

    #[track_caller]
    fn check(sentences: &[(usize, &str)], expected: &[(usize, usize)]) {
        assert_eq!(candidates(sentences), expected);
    }

    #[test]
    fn sentences_that_share_runs() {
        let long = "the mill in alder closed in spring";
        check(&[(0, long), (1, "the mill in alder closed in autumn")], &[(0, 1)]);
        check(&[(0, long), (1, "a mill in alder burned down")], &[]);
        check(&[(0, long), (0, long)], &[]);
        check(&[], &[]);
    }

    #[test]
    fn the_most_alike_first_and_no_more_than_four() {
        let (one, two) = ("the mill in alder closed", "the mill in alder burned in spring");
        check(&[(0, one), (1, two), (2, two)], &[(0, 1), (1, 2), (0, 2)]);
        let all: Vec<(usize, &str)> = (0..7).map(|reading| (reading, one)).collect();
        assert_eq!(candidates(&all).into_iter().filter(|(_, later)| *later == 6).count(), 4);
    }
}
