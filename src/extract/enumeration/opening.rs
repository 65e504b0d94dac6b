//! Where a list begins behind the figure that announces it, and how it is set off.

use crate::grammar::MentionType;
use crate::syntax::{ItemKind, Items};

use super::{begins_with_figure, is_dash};

/// Items between a figure and the mark that opens its list.
const REACH: usize = 9;

/// How a list is set off from the figure that announces it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// "eight areas: …", "two languages, namely …".
    Colon,
    /// "six towns (…)", "four countries – … – signed".
    Closed(&'static [char]),
    /// "nine medals, four gold and five silver", "…; 51 voted in favour and 34 against", "Of the 90 asked, 50 …".
    Parts,
    /// "40 singers, of whom 26 are women and 14 are men".
    OfWhom,
}

/// What opens a list behind the figure, and the first item of the list.
pub(super) fn opening(items: &Items<'_>, at: usize) -> Option<(Form, usize)> {
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
