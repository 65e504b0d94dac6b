//! Where a list ends, and the parts that commas and "and" make of it.

use crate::syntax::Items;

use super::{begins_with_figure, is_and, is_mark, is_separator, quantity};

/// Where a list ends that no mark closes: at the end of its sentence or clause, or of the quotation it stands in.
pub(super) fn end_of_list(items: &Items<'_>, from: usize) -> usize {
    let mut end = from;
    while items.get(end).is_some_and(|_| !is_mark(items, end, &['.', ';', '!', '?', '—', '”', '"'])) {
        end += 1;
    }
    if end > from && is_mark(items, end, &['”', '"']) && is_separator(items, end - 1) {
        end -= 1;
    }
    end
}

/// The parts between commas and the last "and", up to the end of the sentence; nothing if the list does not end in
/// "and", or if a part is a clause rather than a phrase.
pub(super) fn split(
    items: &Items<'_>,
    from: usize,
    end: usize,
    figures_first: bool,
) -> Option<Vec<(usize, usize)>> {
    let commas: Vec<usize> = (from..end).filter(|&i| is_separator(items, i)).collect();
    let conjunction = (from..end).rev().find(|&i| is_and(items, i))?;
    let last_comma = commas.last().copied();
    // Without a comma right before it, the last "and" closes a two-part list or the last part of a longer one.
    let oxford = last_comma == Some(conjunction.checked_sub(1)?);
    let mut cuts: Vec<(usize, usize)> = commas.iter().map(|&c| (c, c)).collect();
    if oxford {
        if let Some(cut) = cuts.last_mut() {
            cut.1 = conjunction;
        }
    } else {
        let closing = (from..end).filter(|&i| is_and(items, i) && last_comma.is_none_or(|c| i > c)).count();
        if closing != 1 {
            return None;
        }
        cuts.push((conjunction, conjunction));
    }
    let mut parts = Vec::new();
    let mut first = from;
    for (before, after) in cuts {
        parts.push((first, before.checked_sub(1)?));
        first = after + 1;
    }
    parts.push((first, end.checked_sub(1)?));
    let fits = |first: usize, last: usize| match figures_first {
        true => begins_with_figure(items, first) && last - first < 8 && holds_one_part(items, first, last),
        false => is_phrase(items, first, last),
    };
    parts.iter().all(|&(first, last)| first <= last && fits(first, last)).then_some(parts)
}

/// "19 cooks, three clerks and three drivers, among them the mayor": where a list of figures ends before what is said of it.
pub(super) fn before_remark(items: &Items<'_>, from: usize, end: usize) -> usize {
    let last = (from..end).find(|&i| is_and(items, i) && begins_with_figure(items, i + 1));
    let comma = last.filter(|_| begins_with_figure(items, from)).and_then(|and| {
        let comma = (and..end).find(|&i| is_separator(items, i))?;
        let goes_on = (comma..end).any(|i| is_and(items, i) && begins_with_figure(items, i + 1));
        (!begins_with_figure(items, comma + 1) && !goes_on).then_some(comma)
    });
    comma.unwrap_or(end)
}

/// A part of a list is short and holds no auxiliary, relative word or reporting verb.
fn is_phrase(items: &Items<'_>, first: usize, last: usize) -> bool {
    let short = last - first < 8;
    let clause = (first..=last).any(|i| items.has_tag(i, "auxiliary") || items.has_tag(i, "pronoun"));
    short && !clause && !names_examples(items, first, last)
}

/// One figure, and nothing that counts again what was counted.
fn holds_one_part(items: &Items<'_>, first: usize, last: usize) -> bool {
    let figures = (first..=last).filter(|&i| quantity(items, i).is_some()).count();
    let again = (first..=last).any(|i| items.word(i).is_some_and(|w| w.eq_ignore_ascii_case("them")));
    figures == 1 && !again && !names_examples(items, first, last)
}

/// "Including", "such as", "among them": what follows is counted already.
fn names_examples(items: &Items<'_>, first: usize, last: usize) -> bool {
    let example = |w: &str| ["including", "such", "among"].iter().any(|x| w.eq_ignore_ascii_case(x));
    (first..=last).any(|i| items.word(i).is_some_and(example))
}
