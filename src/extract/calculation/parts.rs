//! Shares of one whole that exclude each other: "60 % said yes and 50 % no", "Oake won 52 % of the vote, Moran 51 %".

use crate::grammar::MentionType;
use crate::knowledge::Class;
use crate::value::{Dimension, Hedge};

use super::passage::{Passage, last_words};
use super::{Calculation, Stated};

/// Words behind a share within which its answer stands.
const NEAR: usize = 6;

/// The exclusive shares of a sentence.
pub(super) fn find(passage: &Passage<'_>) -> Option<Calculation> {
    let shares: Vec<usize> = (0..passage.figures.len()).filter(|&i| is_share(passage, i)).collect();
    let alone = shares.len() >= 2 && passage.figures.len() == shares.len();
    if !alone || !is_one_whole(passage, &shares) {
        return None;
    }
    let exclusive = are_answers(passage, &shares) || are_of_votes(passage, &shares);
    let shares: Vec<Stated> = shares.iter().filter_map(|&i| passage.stated(i)).collect();
    exclusive.then_some(Calculation::Parts { shares })
}

fn is_share(passage: &Passage<'_>, index: usize) -> bool {
    let percent = passage.mention(index).is_some_and(|m| m.kind == MentionType::Percent);
    let exact = |q: &crate::value::Quantity| {
        q.unit.dimension == Dimension::Percent && q.hedge == Hedge::Exact && q.number.is_some()
    };
    percent && passage.quantity(index).is_some_and(exact)
}

/// What follows a share up to the next one.
fn tail<'a>(passage: &Passage<'a>, index: usize) -> &'a str {
    passage.between(index, index + 1).unwrap_or_else(|| passage.behind(index))
}

/// Whether nothing says that the shares are of several wholes or move: "60 % of women and 55 % of men".
fn is_one_whole(passage: &Passage<'_>, shares: &[usize]) -> bool {
    const OTHERS: [&str; 14] = [
        "than",
        "from",
        "compared",
        "against",
        "up",
        "down",
        "among",
        "rose",
        "fell",
        "more",
        "less",
        "respectively",
        "same",
        "question",
    ];
    let sentence = passage.span.of(passage.text);
    let words = || sentence.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()));
    let others = words().any(|w| OTHERS.contains(&w) && w != "against");
    let wholes = shares.iter().skip(1).filter(|&&i| tail(passage, i).trim_start().starts_with("of ")).count();
    !others && (wholes == 0 || are_of_votes(passage, shares))
}

/// "60 % said yes, 50 % said no": each share has another answer of one set of `facts/lexicon`.
fn are_answers(passage: &Passage<'_>, shares: &[usize]) -> bool {
    let answers: Option<Vec<_>> = shares.iter().map(|&i| answer(passage, tail(passage, i))).collect();
    let Some(answers) = answers else { return false };
    let one_set = answers.windows(2).all(|pair| matches!(pair, [a, b] if a.1 == b.1));
    let mut ids: Vec<_> = answers.iter().map(|(id, _)| id.clone()).collect();
    ids.sort_unstable();
    ids.dedup();
    one_set && ids.len() == shares.len()
}

/// The answer told behind a share, and its set.
fn answer(passage: &Passage<'_>, tail: &str) -> Option<(std::sync::Arc<str>, std::sync::Arc<str>)> {
    let mut starts = tail.char_indices().filter(|&(at, c)| {
        c.is_alphabetic() && !tail.get(..at).unwrap_or("").ends_with(char::is_alphanumeric)
    });
    let mut clear = true;
    starts.by_ref().take(NEAR).find_map(|(at, _)| {
        let rest = tail.get(at..)?;
        // "of women": a share of them, not they as a share.
        clear &= !tail.get(..at).is_some_and(|before| before.trim_end().ends_with(" of"));
        let (_, sense) = passage.lexicon.at(rest, Class::ShareWord)?;
        clear.then(|| Some((sense.id.clone(), sense.tags.first()?.clone())))?
    })
}

/// "Oake won 52 % of the vote, Moran 41 % and Holt 12 %".
fn are_of_votes(passage: &Passage<'_>, shares: &[usize]) -> bool {
    let votes = |i: &usize| {
        let words: Vec<&str> = tail(passage, *i).split_whitespace().take(3).collect();
        matches!(words.as_slice(), ["of", "the" | "all", what] if is_vote(what))
    };
    let bare = |i: &usize| {
        let next = tail(passage, *i).trim_start();
        next.is_empty() || next.starts_with([',', ';', '.', ')']) || next.starts_with("and ")
    };
    const LEADS: [&str; 10] = ["of", "by", "to", "on", "than", "at", "in", "another", "further", "least"];
    let held = |i: &usize| last_words(passage.before(*i)).next().is_some_and(|w| !LEADS.contains(&w));
    shares.iter().any(votes) && shares.iter().all(|i| (votes(i) || bare(i)) && held(i))
}

fn is_vote(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    ["vote", "votes", "ballots", "ballot"].contains(&word)
}
