//! A number of a larger one, with the percentage that it is: "400 of the 412 birds (97 %)", "of 412 birds, 400 had eaten
//! plastic, or 97 per cent", "97 % (400 of 412)".

use crate::grammar::MentionType;
use crate::knowledge::Class;
use crate::value::{Dimension, Hedge};

use super::Calculation;
use super::passage::{Passage, last_words};

/// The fraction of a sentence that has just these three figures.
pub(super) fn find(passage: &Passage<'_>) -> Option<Calculation> {
    let figures: Vec<usize> = (0..passage.figures.len()).filter(|&i| passage.quantity(i).is_some()).collect();
    let [a, b, c] = figures.as_slice() else { return None };
    let (a, b, c) = (*a, *b, *c);
    let last = passage.behind(c).trim_start();
    let closes = !passage.before(c).contains('(') || last.starts_with(')');
    if !closes || rises(passage, a) {
        return None;
    }
    let (part, whole, share) =
        if is_share(passage, c) && is_of(passage.between(a, b)?) && restates(passage, b, c) {
            (a, b, c)
        } else if is_share(passage, c) && opens_with_of(passage.before(a)) && restates(passage, b, c) {
            (b, a, c)
        } else if is_share(passage, a) && is_of(passage.between(b, c)?) && restates(passage, a, b) {
            (b, c, a)
        } else {
            return None;
        };
    let counted = [part, whole].iter().all(|&i| is_counted(passage, i));
    let calculation = Calculation::Fraction {
        part: passage.stated(part)?,
        whole: passage.stated(whole)?,
        share: passage.stated(share)?,
    };
    counted.then_some(calculation)
}

/// "Rose 3 % (2 of the 5 goods)": a change is no share.
fn rises(passage: &Passage<'_>, index: usize) -> bool {
    let mut words = last_words(passage.before(index)).take(3);
    words.any(|w| passage.lexicon.sense(w, Class::FigureVerb).is_some_and(|s| s.is("change")))
}

fn is_exact(passage: &Passage<'_>, index: usize) -> bool {
    passage.quantity(index).is_some_and(|q| q.hedge == Hedge::Exact && q.number.is_some())
}

fn is_share(passage: &Passage<'_>, index: usize) -> bool {
    let percent = passage.quantity(index).is_some_and(|q| q.unit.dimension == Dimension::Percent);
    percent && is_exact(passage, index)
}

fn is_counted(passage: &Passage<'_>, index: usize) -> bool {
    let kind = passage.mention(index).map(|m| m.kind);
    matches!(kind, Some(MentionType::Count | MentionType::Number)) && is_exact(passage, index)
}

/// "Of", "of the", at the beginning of the sentence.
fn opens_with_of(before: &str) -> bool {
    is_of(&before.to_lowercase())
}

fn is_of(gap: &str) -> bool {
    let words: Vec<&str> = gap.split_whitespace().collect();
    matches!(words.as_slice(), ["of"] | ["of", "the" | "its" | "their" | "his" | "her" | "our" | "all"])
}

/// Whether the figure at `right` says in another way what stands before it: behind ", or" at the end of a clause, or alone
/// in a bracket.
fn restates(passage: &Passage<'_>, left: usize, right: usize) -> bool {
    let Some(gap) = passage.between(left, right).map(str::trim_end) else { return false };
    let behind = passage.behind(right).trim_start();
    if gap.ends_with(", or") {
        return behind.is_empty() || behind.starts_with(['.', ',', ';', ':']);
    }
    gap.ends_with('(') && !gap.contains(')')
}
