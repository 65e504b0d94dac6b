//! Counting what a parser always does alike.

use std::collections::BTreeMap;

use super::conllu::Sentence;
use super::slots::tagged;
use crate::syntax::bytes::ModelError;
use crate::syntax::parser::reflex::{Reaction, Reflexes};
use crate::syntax::parser::{Buffers, Parser};
use crate::syntax::tag::Tag;

/// Situations that are rarer make no reflex.
const MINIMUM_SEEN: usize = 10;
/// In as many of a hundred cases the same must have been done.
const ALIKE_PER_CENT: usize = 98;

/// The reflexes of a parser that has none, by what it does with sentences that have these tags.
pub fn count(parser: &Parser, sentences: &[&Sentence], tags: &[Vec<Tag>]) -> Result<Reflexes, ModelError> {
    let mut counts: BTreeMap<u64, BTreeMap<Reaction, usize>> = BTreeMap::new();
    let mut buffers = Buffers::default();
    for (sentence, tags) in sentences.iter().zip(tags) {
        parser.observe(&tagged(sentence, tags), &mut buffers, |situation, reaction| {
            *counts.entry(situation).or_default().entry(reaction).or_default() += 1;
        });
    }
    let reactions: Vec<(u64, Reaction)> =
        counts.into_iter().filter_map(|(situation, counts)| Some((situation, always(&counts)?))).collect();
    Reflexes::of(&reactions)
}

/// What is done in all but a few cases.
fn always(counts: &BTreeMap<Reaction, usize>) -> Option<Reaction> {
    let seen: usize = counts.values().sum();
    let is_always = |n: usize| seen >= MINIMUM_SEEN && n * 100 >= ALIKE_PER_CENT * seen;
    counts.iter().find(|(_, n)| is_always(**n)).map(|(reaction, _)| *reaction)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::tree::Relation;

    #[test]
    fn what_is_done_often_and_always_is_a_reflex() {
        let check = |counts: &[(Reaction, usize)], expected: Option<Reaction>| {
            assert_eq!(always(&counts.iter().copied().collect()), expected, "{counts:?}");
        };
        let (shift, det) = ((0, Relation::Dep), (2, Relation::Det));
        check(&[(shift, 10)], Some(shift));
        check(&[(shift, 9)], None);
        check(&[(shift, 1), (det, 60)], Some(det));
        check(&[(shift, 1), (det, 40)], None);
        check(&[], None);
    }
}
