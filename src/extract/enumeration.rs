//! Lists behind a figure: "eight areas: …", "12 killed: seven men and six women".

mod opening;
mod parts;
mod whole;

use crate::claim::{Enumeration, Item};
use crate::grammar::{Meaning, MentionType};
use crate::syntax::{ItemKind, Items};
use crate::text::BlockKind;
use crate::value::Quantity;

use super::context::Context;
use opening::{Form, opening};
use parts::{before_remark, end_of_list, split};
use whole::{are_apart, is_plain_list, near, of_one_kind};

/// The list that stands behind the figure at item `at`, before any other figure, or that it sums up.
pub(super) fn behind(
    context: &Context<'_>,
    items: &Items<'_>,
    at: usize,
    sentence: usize,
) -> Option<Enumeration> {
    if is_sum(items, at) {
        return summed_up(context, items, at);
    }
    if is_apposed(items, at) {
        return None;
    }
    if let Some(list) = bullets(context, items, at, sentence) {
        return Some(list);
    }
    let (form, from) = opening(items, at)?;
    // "38 % in Torvia, 16 % in Marrow and 10 % in Ellery": percentages in a row stand beside each other.
    let percent = matches!(items.get(at)?.kind, ItemKind::Mention(_, MentionType::Percent));
    if form == Form::Parts && (percent || is_item(items, at)) {
        return None;
    }
    // "The 12 members agreed on these fields: …": the list is of something else.
    if form == Form::Colon && (at + 1..from - 1).any(|i| announces(items, i)) {
        return None;
    }
    let end = match form {
        Form::Closed(marks) => (from..items.items.len())
            .find(|&i| is_mark(items, i, marks) && (items.is_symbol(i, &[')']) || is_dash(items, i)))?,
        _ => end_of_list(items, from),
    };
    // "65 on Thursday, 180 on Friday, 140 on Saturday and 15 on Sunday, he said": a row behind commas has no whole.
    let end = if form == Form::Parts { end } else { before_remark(items, from, end) };
    let figures_first = matches!(form, Form::Parts | Form::OfWhom)
        || (form == Form::Colon && begins_with_figure(items, from));
    let parts = split(items, from, end, figures_first)?;
    if !is_plain_list(items, at, from, &parts) {
        return None;
    }
    let list: Vec<Item> =
        parts.iter().filter_map(|&(first, last)| item(context, items, first, last)).collect();
    let figures = list.iter().filter(|i| i.quantity.is_some()).count();
    let whole = figures == 0 || figures == list.len();
    let fits = match form {
        Form::Colon if !figures_first || figures == 0 => true,
        Form::Colon => near(items, at, &list),
        Form::Closed(_) => figures == 0 || near(items, at, &list),
        Form::Parts => figures > 0 && near(items, at, &list) && of_one_kind(items, at, from, &parts),
        Form::OfWhom => figures > 0 && near(items, at, &list) && are_apart(items, &parts),
    };
    let complete = list.last().is_some_and(|last| !goes_on(items.text, last.span.end as usize));
    (list.len() > 1 && whole && fits).then_some(Enumeration { items: list, complete })
}

/// Whether more is added behind a list: "178 passengers, plus at least seven crew".
fn goes_on(text: &str, end: usize) -> bool {
    const ADDED: [&str; 6] =
        ["plus ", "as well as ", "along with ", "together with ", "and another ", "besides "];
    let rest = text.get(end..).unwrap_or("").trim_start_matches([',', ' ', '\n']);
    ADDED.iter().any(|words| rest.starts_with(words))
}

/// Whether a mark is a dash: one that is written as a hyphen stands between blanks.
fn is_dash(items: &Items<'_>, at: usize) -> bool {
    let Some(item) = items.get(at) else { return false };
    let blank = |c: Option<char>| c.is_some_and(char::is_whitespace);
    let apart = || {
        let (before, behind) = (items.text.get(..item.start), items.text.get(item.end..));
        blank(before.and_then(|text| text.chars().next_back()))
            && blank(behind.and_then(|text| text.chars().next()))
    };
    match item.kind {
        ItemKind::Symbol('—' | '–') => true,
        ItemKind::Symbol('-') => apart(),
        _ => false,
    }
}

/// "Jane Doe, 31: fraud and theft", "Jane Doe (31): fraud and theft": a bare number set off by a mark is an age and announces
/// nothing.
fn is_apposed(items: &Items<'_>, at: usize) -> bool {
    let bare = matches!(
        items.get(at).map(|i| i.kind),
        Some(ItemKind::Mention(_, MentionType::Number | MentionType::Age))
    );
    let before = at.checked_sub(1).is_some_and(|i| is_mark(items, i, &[',', '(']));
    bare && before && !matches!(items.get(at + 1).map(|i| i.kind), Some(ItemKind::Word))
}

/// A plural or "the following": the word that announces a list, if it is not the figure's own noun.
fn announces(items: &Items<'_>, index: usize) -> bool {
    let Some(word) = items.word(index) else { return false };
    let open = !items.is_function_word(index);
    let plural = open && word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
    plural || ["these", "those", "following"].iter().any(|w| word.eq_ignore_ascii_case(w))
}

fn is_mark(items: &Items<'_>, index: usize, marks: &[char]) -> bool {
    matches!(items.get(index).map(|i| i.kind), Some(ItemKind::Symbol(c)) if marks.contains(&c))
}

fn quantity<'a>(items: &Items<'a>, index: usize) -> Option<&'a Quantity> {
    match &items.mention(index)?.1.meaning {
        Meaning::Quantity(q) if items.mention(index)?.1.kind != MentionType::Ordinal => Some(q),
        _ => None,
    }
}

fn begins_with_figure(items: &Items<'_>, from: usize) -> bool {
    quantity(items, from).is_some()
}

/// "21 people in all", "21 altogether".
fn is_sum(items: &Items<'_>, at: usize) -> bool {
    let word = |i: usize, words: &[&str]| items.is_any_word(i, words);
    let comma = at.checked_sub(1).is_some_and(|i| is_mark(items, i, &[',']));
    let all = word(at + 1, &["in"]) && word(at + 2, &["all", "total"]);
    comma && (all || word(at + 1, &["altogether"]))
}

/// Whether a figure is itself the first of a list: behind a colon, or behind another figure and a comma. "Eleven were hurt: six
/// women, three men and two children".
fn is_item(items: &Items<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let follows = |comma: usize| {
        let start = (0..comma).rev().find(|&i| is_mark(items, i, &[',', ':', ';', '.']));
        quantity(items, start.map_or(0, |mark| mark + 1)).is_some()
    };
    is_mark(items, before, &[':', '(']) || is_separator(items, before) && follows(before)
}

/// The figures before a sum, if "and" or commas join all of them.
fn summed_up(context: &Context<'_>, items: &Items<'_>, at: usize) -> Option<Enumeration> {
    let figures: Vec<usize> = (0..at).filter(|&i| quantity(items, i).is_some()).collect();
    let joined = figures.windows(2).all(|pair| {
        let between = pair[0] + 1..pair[1];
        between.clone().any(|i| is_and(items, i) || is_separator(items, i)) && between.len() <= 4
    });
    let list: Vec<Item> = figures.iter().filter_map(|&i| item(context, items, i, i)).collect();
    (joined && list.len() > 1 && near(items, at, &list))
        .then_some(Enumeration { items: list, complete: true })
}

/// The items of a list whose figure stands in the line before it: "four recommendations:".
fn bullets(context: &Context<'_>, items: &Items<'_>, at: usize, sentence: usize) -> Option<Enumeration> {
    let colon = items.items.len().checked_sub(1)?;
    if !is_mark(items, colon, &[':'])
        || (at + 1..colon).any(|i| quantity(items, i).is_some() || announces(items, i))
    {
        return None;
    }
    let block = context.document.sentences.get(sentence)?.block;
    let following = context.document.blocks.get(block + 1..)?.iter();
    let list: Vec<Item> = following
        .take_while(|b| b.kind == BlockKind::ListItem)
        .map(|b| Item { span: b.span, quantity: None })
        .collect();
    (list.len() > 1).then_some(Enumeration { items: list, complete: true })
}

fn is_separator(items: &Items<'_>, index: usize) -> bool {
    matches!(items.get(index).map(|i| i.kind), Some(ItemKind::Symbol(',')))
}

fn is_and(items: &Items<'_>, index: usize) -> bool {
    items.word(index).is_some_and(|w| w.eq_ignore_ascii_case("and"))
}

fn item(context: &Context<'_>, items: &Items<'_>, first: usize, last: usize) -> Option<Item> {
    let span = context.span(items.get(first)?.start, items.get(last)?.end);
    let quantity = (first..=last).find_map(|i| quantity(items, i)).cloned();
    Some(Item { span, quantity })
}

#[cfg(test)]
mod tests;
