//! Which quotations are versions of one saying. Those of a story of thousands are not all held against each other: two that
//! share most of their words share a rare one.

use std::collections::BTreeMap;

use crate::claim::Value;
use crate::grammar::{Meaning, Mention};
use crate::span::Span;

use super::alignment::{Alignment, Saying, least_shared, shared};
use super::camps::fold;
use super::{Aspect, Group, Member, Verdict};

/// The pairs of wordings that are versions of one saying, the earlier one first, and how they lie to each other.
pub(super) fn sayings(values: &[&Value]) -> Vec<(usize, usize, Alignment)> {
    let of = |value: &&Value| match value {
        Value::Wording(said) => Saying::of(said),
        _ => Saying::default(),
    };
    let said: Vec<Saying> = values.iter().map(of).collect();
    let aligned = |(i, j): (usize, usize)| Some((i, j, said.get(j)?.align(said.get(i)?)));
    let related = |(_, _, alignment): &(usize, usize, Alignment)| *alignment != Alignment::Unrelated;
    akin(&said).into_iter().filter_map(aligned).filter(related).collect()
}

/// The parts of the quotation of a member, each with its place and its folded words: a cue may break it into several.
pub fn quoted_parts(member: &Member<'_>) -> Vec<(Span, String)> {
    let quoted = |mention: &Mention| match &mention.meaning {
        Meaning::Quotation(quotation) => Some((quotation.group, quotation.content)),
        _ => None,
    };
    let reading = member.reading;
    let mentions = || reading.mentions.iter().filter_map(|m| Some((m.span, quoted(m)?)));
    let own = mentions().find(|(span, _)| span.start == member.claim.span.start).map(|(_, (group, _))| group);
    let parts = mentions().filter(|(_, (group, _))| Some(*group) == own);
    parts.map(|(span, (_, content))| (span, fold(content.of(reading.text())))).collect()
}

/// Leaves out the disagreements within words that another group shows to be quoted in two ways.
pub(super) fn leave_to_quotations(groups: &mut Vec<Group<'_>>) {
    let conflict = |group: &&Group<'_>| group.verdict == Verdict::Conflict;
    let spans = |group: &Group<'_>| -> Vec<Span> { group.members.iter().map(|m| m.claim.span).collect() };
    let quoted: Vec<Vec<Span>> =
        groups.iter().filter(conflict).filter(|g| g.aspect == Aspect::Quotation).map(spans).collect();
    let shown = |group: &Group<'_>| {
        let held = |quotations: &Vec<Span>| {
            spans(group).into_iter().all(|own| quotations.iter().any(|other| other.contains(own)))
        };
        group.aspect != Aspect::Quotation && quoted.iter().any(held)
    };
    groups.retain(|group| group.verdict != Verdict::Conflict || !shown(group));
}

/// Pairs of sayings that share as many words as two versions of one do, in whatever order.
fn akin(said: &[Saying]) -> Vec<(usize, usize)> {
    let ranked = ranked(said);
    let words = ranked.iter().flatten().max().map_or(0, |rank| *rank as usize + 1);
    let mut carriers: Vec<Vec<usize>> = vec![Vec::new(); words];
    for (i, words) in ranked.iter().enumerate() {
        for same in words.chunk_by(|a, b| a == b) {
            let rank = same.first().map_or(0, |rank| *rank as usize);
            carriers.get_mut(rank).into_iter().for_each(|carriers| carriers.push(i));
        }
    }
    let length = |i: usize| ranked.get(i).map_or(0, Vec::len);
    let mut pairs = Vec::new();
    for (i, words) in ranked.iter().enumerate() {
        let least = least_shared(words.len());
        // So many are left when the shared ones are gone, and one: of these, the rarest, one is shared.
        let rarest = words.get(..(words.len() + 1).saturating_sub(least)).unwrap_or(&[]);
        let carriers = rarest.iter().filter_map(|rank| carriers.get(*rank as usize)).flatten().copied();
        let mut longer: Vec<usize> = carriers.filter(|j| (length(*j), *j) > (words.len(), i)).collect();
        longer.sort_unstable();
        longer.dedup();
        let shares = |j: &usize| ranked.get(*j).is_some_and(|other| shared(words, other) >= least);
        pairs.extend(longer.into_iter().filter(shares).map(|j| (i.min(j), i.max(j))));
    }
    pairs.extend(of_one_sentence(said));
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Pairs of sayings that have a long sentence or their first words in common.
fn of_one_sentence(said: &[Saying]) -> Vec<(usize, usize)> {
    let mut carriers: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
    for (i, saying) in said.iter().enumerate() {
        for sentence in saying.long_sentences().chain(saying.opening()) {
            carriers.entry(sentence).or_default().push(i);
        }
    }
    let pairs = |all: &Vec<usize>| -> Vec<(usize, usize)> {
        let behind = |at: usize| all.iter().skip(at + 1);
        let own = |(at, i): (usize, &usize)| behind(at).map(|j| (*i, *j)).collect::<Vec<_>>();
        all.iter().enumerate().flat_map(own).filter(|(i, j)| i != j).collect()
    };
    carriers.values().filter(|all| all.len() <= MOST).flat_map(pairs).collect()
}

/// Sayings at most that are held against each other for one sentence that they share.
const MOST: usize = 64;

/// The words of each saying as numbers, rare ones first.
fn ranked(said: &[Saying]) -> Vec<Vec<u32>> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for word in said.iter().flat_map(|saying| &saying.words) {
        *counts.entry(word).or_default() += 1;
    }
    let mut order: Vec<(usize, &str)> = counts.into_iter().map(|(word, count)| (count, word)).collect();
    order.sort_unstable();
    let rank: BTreeMap<&str, u32> =
        order.into_iter().zip(0..).map(|((_, word), rank)| (word, rank)).collect();
    let ranks = |saying: &Saying| {
        let words = saying.words.iter();
        let mut ranks: Vec<u32> = words.filter_map(|word| rank.get(word.as_str()).copied()).collect();
        ranks.sort_unstable();
        ranks
    };
    said.iter().map(ranks).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::alignment::align;

    #[test]
    fn no_pair_of_versions_is_missed() {
        let texts = [
            "we will build twelve bridges on the river this year",
            "we will build ten bridges on the river this year",
            "on the river we build",
            "we will not build twelve bridges on the river",
            "the price of bread went up again and again",
            "the price of bread, again and again",
            "no",
            "we will build",
            "this year we will build twelve bridges on the river and a harbour behind the old mill",
            "the price of bread went up again and again",
            "The price of bread went up again and again for six long years. Nobody knows why it did.",
            "the price of bread went up again and again for six and nobody had told us why it did so then",
            "We will see to it soon enough. The price of bread went up again and again for six long years.",
        ];
        let values: Vec<Value> = texts.iter().map(|said| Value::Wording((*said).into())).collect();
        let found = sayings(&values.iter().collect::<Vec<_>>());
        let mut expected = Vec::new();
        for (i, first) in texts.iter().enumerate() {
            for (j, second) in texts.iter().enumerate().skip(i + 1) {
                expected.push((i, j, align(second, first)));
            }
        }
        expected.retain(|(_, _, alignment)| *alignment != Alignment::Unrelated);
        assert!(expected.len() > 4, "{expected:?}");
        assert_eq!(found, expected);
    }
}
