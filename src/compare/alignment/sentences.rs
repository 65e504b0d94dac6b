//! The sentences of quotations: a source picks which of them it prints.

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
    let its: Vec<_> = theirs.iter().filter(|b| ours.iter().any(|a| alike(a, b))).collect();
    Some((one.only(&own), other.only(&its)))
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
    super::shared(&sorted(a), &sorted(b)) >= least_shared(shorter).min(shorter)
}

impl Saying {
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
