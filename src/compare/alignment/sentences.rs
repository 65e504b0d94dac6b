//! The sentences of quotations: a source picks which of them it prints.

use std::cmp::Reverse;
use std::ops::Range;

use super::{Saying, least_shared, sorted};

/// What stands behind a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    /// The next word.
    #[default]
    None,
    /// A comma, a dash, another part of the quotation.
    Phrase,
    /// The end of a sentence.
    Sentence,
}

/// Two sayings without those of their sentences that have no counterpart in the other one; nothing where each is one sentence.
pub(super) fn shared_sentences(one: &Saying, other: &Saying) -> Option<(Saying, Saying)> {
    let (ours, theirs) = (sentences(one), sentences(other));
    if ours.len() < 2 && theirs.len() < 2 {
        return None;
    }
    let alike = |a: &Range<usize>, b: &Range<usize>| are_alike(one.slice(a), other.slice(b));
    let own: Vec<_> = ours.iter().filter(|a| theirs.iter().any(|b| alike(a, b))).collect();
    let mut its: Vec<_> = theirs.iter().filter(|b| ours.iter().any(|a| alike(a, b))).collect();
    // In which order a source prints them is its choice as well.
    its.sort_by_cached_key(|b| {
        let likeness = |a: &Range<usize>| shared_words(one.slice(a), other.slice(b));
        own.iter().enumerate().max_by_key(|(at, a)| (likeness(a), Reverse(*at))).map(|(at, _)| at)
    });
    Some((one.only(&own), other.only(&its)))
}

/// Words of a sentence that two sayings hardly share by chance.
const LONG: usize = 10;

/// Whether two sayings have a long sentence in common, to the word.
pub(super) fn share_a_sentence(one: &Saying, other: &Saying) -> bool {
    one.long_sentences().any(|a| other.long_sentences().any(|b| a == b))
}

/// Whether two sayings begin with so many of the same words: a part of each that no stop ends is the same.
pub(super) fn begin_alike(one: &Saying, other: &Saying) -> bool {
    one.opening().is_some_and(|opening| other.opening() == Some(opening))
}

/// Word ranges of the sentences.
fn sentences(saying: &Saying) -> Vec<Range<usize>> {
    let ends = saying.marks.iter().enumerate().filter(|(_, mark)| **mark == Mark::Sentence);
    let mut start = 0;
    let mut found = Vec::new();
    for end in ends.map(|(word, _)| word + 1).chain([saying.words.len()]) {
        if end > start {
            found.push(start..end);
            start = end;
        }
    }
    found
}

/// Whether two sentences share as many words as two versions of one do, or the shorter one has no others.
fn are_alike(a: &[String], b: &[String]) -> bool {
    let shorter = a.len().min(b.len());
    shared_words(a, b) >= least_shared(shorter).min(shorter)
}

fn shared_words(a: &[String], b: &[String]) -> usize {
    super::shared(&sorted(a), &sorted(b))
}

impl Saying {
    /// The sentences that are hardly said twice.
    pub(in crate::compare) fn long_sentences(&self) -> impl Iterator<Item = &[String]> {
        let whole = |words: &&[String]| !words.iter().any(|word| word == super::CUT);
        let sentences = sentences(self).into_iter().filter(|words| words.len() >= LONG);
        sentences.map(|words| self.slice(&words)).filter(whole)
    }

    /// The first words, as many as are hardly said twice.
    pub(in crate::compare) fn opening(&self) -> Option<&[String]> {
        self.words.get(..LONG).filter(|words| !words.iter().any(|word| word == super::CUT))
    }

    fn slice(&self, words: &Range<usize>) -> &[String] {
        self.words.get(words.clone()).unwrap_or_default()
    }

    /// The saying without its other sentences.
    fn only(&self, sentences: &[&Range<usize>]) -> Self {
        let words = sentences.iter().flat_map(|s| self.slice(s)).cloned().collect();
        let marks = sentences.iter().flat_map(|s| self.marks.get((*s).clone()).unwrap_or_default());
        Self::folded(words, marks.copied().collect())
    }
}
