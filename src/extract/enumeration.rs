//! Lists behind a figure: "eight areas: …", "12 killed: seven men and six women".

use rust_decimal::Decimal;

use crate::claim::{Enumeration, Item};
use crate::grammar::{Meaning, MentionType};
use crate::knowledge::{Class, CueWords};
use crate::syntax::{ItemKind, Items};
use crate::text::BlockKind;
use crate::value::Quantity;

use super::context::Context;

/// Kinds of persons of which nobody is two.
const APART: CueWords = CueWords::named("of-one-sex-or-age");
/// Items between a figure and the mark that opens its list.
const REACH: usize = 9;

/// How a list is set off from the figure that announces it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// "eight areas: …", "two languages, namely …".
    Colon,
    /// "six towns (…)", "four countries – … – signed".
    Closed(&'static [char]),
    /// "nine medals, four gold and five silver", "…; 51 voted in favour and 34 against", "Of the 90 asked, 50 …".
    Parts,
    /// "40 singers, of whom 26 are women and 14 are men".
    OfWhom,
}

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
    (list.len() > 1 && whole && fits).then_some(Enumeration { items: list, complete: true })
}

/// What opens a list behind the figure, and the first item of the list.
fn opening(items: &Items<'_>, at: usize) -> Option<(Form, usize)> {
    let mut open = at + 1;
    while open <= at + REACH {
        match items.get(open)?.kind {
            ItemKind::Symbol(':') => return Some((Form::Colon, open + 1)),
            ItemKind::Symbol('(') => return Some((Form::Closed(&[')']), open + 1)),
            ItemKind::Symbol('—' | '–' | '-') if is_dash(items, open) => return dashed(items, open),
            ItemKind::Symbol(';') => {
                return begins_with_figure(items, open + 1).then_some((Form::Parts, open + 1));
            }
            ItemKind::Symbol(',') => return comma(items, open),
            ItemKind::Symbol(_) => return None,
            // "The 31 dead were 17 women and 14 men."
            ItemKind::Mention(..) if begins_with_figure(items, open) && is_be(items, open - 1) => {
                return Some((Form::Parts, open));
            }
            ItemKind::Mention(_, kind) if kind != MentionType::Name && !kind.is_time() => return None,
            _ => open += 1,
        }
    }
    None
}

fn is_be(items: &Items<'_>, index: usize) -> bool {
    items.is_any_word(index, &["were", "are"])
}

/// A dash closes with a second dash, or lasts to the end of the sentence.
fn dashed(items: &Items<'_>, open: usize) -> Option<(Form, usize)> {
    const DASHES: &[char] = &['—', '–', '-'];
    let closed = (open + 1..items.items.len()).any(|i| is_dash(items, i));
    Some((if closed { Form::Closed(DASHES) } else { Form::Colon }, open + 1))
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

/// Members that a list behind a hyphen has at least.
const MEMBERS: usize = 3;

/// Whether a list that a hyphen between blanks opens is one: behind most such hyphens stands a remark ("added 90 jobs in May - a
/// record, and far more than last year"), so that names have to follow the
/// figure, or figures.
fn is_plain_list(items: &Items<'_>, at: usize, from: usize, parts: &[(usize, usize)]) -> bool {
    let hyphen = from.checked_sub(1).is_some_and(|i| items.is_symbol(i, &['-']));
    let capital = |&(first, _): &(usize, usize)| {
        let text = items.get(first).and_then(|item| items.text.get(item.start..));
        text.is_some_and(|text| text.starts_with(char::is_uppercase))
    };
    let counts = |&(first, _): &(usize, usize)| begins_with_figure(items, first);
    let named = from == at + 2 && parts.iter().all(capital);
    !hyphen || parts.len() >= MEMBERS && (named || parts.iter().all(counts))
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

/// "…, namely Welsh and Finnish", "…, of whom 26 are women", "…, four gold and two silver".
fn comma(items: &Items<'_>, comma: usize) -> Option<(Form, usize)> {
    let word = |i: usize, words: &[&str]| items.is_any_word(i, words);
    if word(comma + 1, &["namely"]) {
        return Some((Form::Colon, comma + 2));
    }
    if word(comma + 1, &["of"]) && word(comma + 2, &["whom", "which"]) {
        return begins_with_figure(items, comma + 3).then_some((Form::OfWhom, comma + 3));
    }
    begins_with_figure(items, comma + 1).then_some((Form::Parts, comma + 1))
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

/// Whether the parts come near the total: what is far from it is no list of its parts but of other things.
fn near(items: &Items<'_>, at: usize, list: &[Item]) -> bool {
    let number = |q: &Quantity| q.number.or(q.low);
    let Some(total) = quantity(items, at).and_then(number) else { return false };
    let mut sum = Decimal::ZERO;
    for part in list.iter().filter_map(|i| i.quantity.as_ref()) {
        let Some(next) = number(part).filter(|n| *n < total).and_then(|n| sum.checked_add(n)) else {
            return false;
        };
        sum = next;
    }
    let slack = (total / Decimal::from(6)).max(Decimal::ONE);
    (sum - total).abs() <= slack
}

/// Parts of one whole have no fate of their own ("12 dead, 8 injured") and do not go on in the row of plurals that the
/// figure opens ("five wins, four draws and two losses").
fn of_one_kind(items: &Items<'_>, at: usize, from: usize, parts: &[(usize, usize)]) -> bool {
    let fate = |&(first, last): &(usize, usize)| {
        (first..=last).any(|i| {
            let words = items.get(i).map_or("", |item| items.words(item));
            words.split_whitespace().any(|w| items.lexicon.sense(w, Class::PropertyWord).is_some())
        })
    };
    let row = from <= at + 3
        && is_separator(items, from - 1)
        && parts.iter().any(|&(first, _)| counts_things(items, first));
    !parts.iter().any(fate) && !row && !are_beside(items, at, from, parts)
}

/// "Four raids in the north, three in the west and two in the south": each of the figures has its own place.
fn are_beside(items: &Items<'_>, at: usize, from: usize, parts: &[(usize, usize)]) -> bool {
    const PLACED: [&str; 4] = ["in", "at", "from", "on"];
    let placed = |(first, last): (usize, usize)| -> Option<&str> {
        (first..=last).filter_map(|i| items.word(i)).find(|word| PLACED.contains(word))
    };
    let own = placed((at + 1, from.saturating_sub(1)));
    own.is_some() && parts.iter().all(|&part| placed(part) == own)
}

/// A figure with a plural noun that is not one of persons.
fn counts_things(items: &Items<'_>, index: usize) -> bool {
    let Some(quantity) = quantity(items, index) else { return false };
    let noun = quantity.unit.symbol.rsplit(' ').next().unwrap_or("");
    noun.ends_with('s') && items.lexicon.sense(noun, Class::CountNoun).is_none()
}

/// Whether all parts are such kinds of persons: only these fill a whole without overlap.
fn are_apart(items: &Items<'_>, parts: &[(usize, usize)]) -> bool {
    parts.iter().all(|&(first, last)| {
        let Some((start, end)) = items.get(first).zip(items.get(last)).map(|(a, b)| (a.start, b.end)) else {
            return false;
        };
        let words = items.text.get(start..end).unwrap_or("");
        words.split_whitespace().any(|w| APART.hold(w, items.lexicon))
    })
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

/// Where a list ends that no mark closes: at the end of its sentence or clause, or of the quotation it stands in.
fn end_of_list(items: &Items<'_>, from: usize) -> usize {
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
fn split(items: &Items<'_>, from: usize, end: usize, figures_first: bool) -> Option<Vec<(usize, usize)>> {
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
fn before_remark(items: &Items<'_>, from: usize, end: usize) -> usize {
    let last = (from..end).find(|&i| is_and(items, i) && begins_with_figure(items, i + 1));
    let comma = last.filter(|_| begins_with_figure(items, from)).and_then(|and| {
        let comma = (and..end).find(|&i| is_separator(items, i))?;
        let goes_on = (comma..end).any(|i| is_and(items, i) && begins_with_figure(items, i + 1));
        (!begins_with_figure(items, comma + 1) && !goes_on).then_some(comma)
    });
    comma.unwrap_or(end)
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

fn item(context: &Context<'_>, items: &Items<'_>, first: usize, last: usize) -> Option<Item> {
    let span = context.span(items.get(first)?.start, items.get(last)?.end);
    let quantity = (first..=last).find_map(|i| quantity(items, i)).cloned();
    Some(Item { span, quantity })
}

#[cfg(test)]
mod tests;
