//! Lists behind a figure: "eight areas: …", "12 killed: seven men and six women".

use crate::claim::{Enumeration, Item};
use crate::grammar::{Meaning, MentionType};
use crate::syntax::{ItemKind, Items};

use super::context::Context;

/// Items between a figure and the colon that opens its list.
const REACH: usize = 9;

/// The list that a colon or dash opens behind the figure at item `at`, before any other figure.
pub(super) fn behind(context: &Context<'_>, items: &Items<'_>, at: usize) -> Option<Enumeration> {
    let mut open = at + 1;
    while open <= at + REACH {
        match items.get(open)?.kind {
            ItemKind::Symbol(':') => break,
            ItemKind::Symbol('—' | '–') => break,
            ItemKind::Symbol(_) => return None,
            ItemKind::Mention(_, kind) if kind != MentionType::Name => return None,
            _ => open += 1,
        }
    }
    let colon = items.get(open)?.kind == ItemKind::Symbol(':');
    let parts = split(items, open + 1)?;
    let list: Vec<Item> =
        parts.iter().filter_map(|&(first, last)| item(context, items, first, last)).collect();
    let figures = list.iter().filter(|i| i.quantity.is_some()).count();
    let whole = colon && (figures == 0 || figures == list.len());
    (list.len() > 1 && whole).then_some(Enumeration { items: list, complete: true })
}

/// The parts between commas and the last "and", up to the end of the sentence; nothing if the list does not end in
/// "and", or if a part is a clause rather than a phrase.
fn split(items: &Items<'_>, from: usize) -> Option<Vec<(usize, usize)>> {
    let mut end = from;
    while items.get(end).is_some_and(|i| !matches!(i.kind, ItemKind::Symbol('.' | ';' | '!' | '?' | '—'))) {
        end += 1;
    }
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
    parts.iter().all(|&(first, last)| first <= last && is_phrase(items, first, last)).then_some(parts)
}

fn is_separator(items: &Items<'_>, index: usize) -> bool {
    matches!(items.get(index).map(|i| i.kind), Some(ItemKind::Symbol(',')))
}

fn is_and(items: &Items<'_>, index: usize) -> bool {
    items.word(index).is_some_and(|w| w.eq_ignore_ascii_case("and"))
}

/// A part of a list is short and holds no auxiliary, relative word or reporting verb.
fn is_phrase(items: &Items<'_>, first: usize, last: usize) -> bool {
    let short = last - first < 8;
    let clause = (first..=last).any(|i| {
        items.has_tag(i, "auxiliary")
            || items.has_tag(i, "pronoun")
            || items
                .word(i)
                .is_some_and(|w| w.eq_ignore_ascii_case("including") || w.eq_ignore_ascii_case("such"))
    });
    short && !clause
}

fn item(context: &Context<'_>, items: &Items<'_>, first: usize, last: usize) -> Option<Item> {
    let span = context.span(items.get(first)?.start, items.get(last)?.end);
    let quantity = (first..=last).find_map(|i| match &items.mention(i)?.1.meaning {
        Meaning::Quantity(q) if items.mention(i)?.1.kind != MentionType::Ordinal => Some(q.clone()),
        _ => None,
    });
    Some(Item { span, quantity })
}
