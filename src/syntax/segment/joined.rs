//! Tokens that are one word together: `...`, `:)`, `US$`, `Mr.`, `'90s`, `#tag`, `w/o`.

use super::contraction::is_clitic_end;
use super::hyphen::is_prefix;
use super::{TokenKind, View};
use crate::text::abbreviation::is_abbreviation;
use crate::text::token::{is_apostrophe, is_hyphen};

/// Words with a stroke inside.
const STROKES: &[(&str, &str)] =
    &[("w", "o"), ("w", "out"), ("b", "c"), ("s", "he"), ("n", "a"), ("l", "c"), ("b", "t")];

/// Words that lost their beginning, without the apostrophe.
const SHORTENED: &[&str] = &["bout", "cause", "em", "n", "til", "till", "tis", "twas"];

/// Abbreviations that end no sentence of a treebank and that the sentence splitter need not know.
const ABBREVIATIONS: &[&str] = &[
    "Attn", "Drs", "Esp", "Fri", "Mon", "Sat", "Sts", "Sun", "Thu", "Thur", "Thurs", "Tue", "Tues", "Wed",
    "conf", "div", "ed", "eds", "eg", "esp", "ie", "info", "lb", "lbs", "mins", "oz", "rec", "v", "yrs",
];

/// How many tokens from `at` on are one word.
pub(super) fn length(view: &View<'_, '_>, at: usize) -> usize {
    match view.kind(at) {
        Some(TokenKind::Symbol) => symbol(view, at),
        Some(TokenKind::Word) if view.is_glued(at + 1) => word(view, at),
        Some(TokenKind::Number) if view.is_glued(at + 1) => number(view, at),
        _ => 1,
    }
}

fn word(view: &View<'_, '_>, at: usize) -> usize {
    let form = view.word(at);
    match view.word(at + 1) {
        "$" if form.len() <= 2 && form.bytes().all(|b| b.is_ascii_uppercase()) => 2,
        "/" => match STROKES.iter().find(|(a, b)| *a == form && *b == view.glued(at + 2)) {
            Some(_) => 3,
            None if form == "w" => 2,
            None => 1,
        },
        mark if is(mark, is_hyphen)
            && is_prefix(form)
            && is_number(view, at + 2)
            && view.is_glued(at + 2) =>
        {
            3
        }
        _ => 1,
    }
}

/// `1990's`, `3½`.
fn number(view: &View<'_, '_>, at: usize) -> usize {
    let form = view.word(at);
    let mark = view.word(at + 1);
    let decade = matches!(form.len(), 2 | 4) && form.ends_with('0');
    if decade && is(mark, is_apostrophe) && view.glued(at + 2) == "s" {
        return 3;
    }
    if is(mark, |c| matches!(c, '¼'..='¾' | '⅐'..='⅟')) { 2 } else { 1 }
}

fn symbol(view: &View<'_, '_>, at: usize) -> usize {
    let mark = view.word(at);
    if let Some(length) = smiley(view, at) {
        return length;
    }
    let next = at + 1;
    if !view.is_glued(next) {
        return 1;
    }
    let free = !view.is_glued(at);
    let run = run(view, at, |m| m == mark);
    match mark {
        "." if run > 1 => run,
        "." if free && (is_number(view, next) || is_small(view, next)) => 2,
        "." | "!" | "?" => terminators(view, at),
        "…" => run + usize::from(view.glued(at + run) == "."),
        "-" | "=" => arrow(view, at),
        "*" | "_" | "~" | "<" | ">" | "+" | "\\" | "$" if run > 1 => run,
        "#" if run > 1 => run,
        "#" | "@" if free && view.kind(next) == Some(TokenKind::Word) => 2,
        "+" if free && is_number(view, next) => 2,
        "'" | "’" | "`" if run == 2 => 2,
        "‘" if view.word(next) == "’" => 2,
        _ if is(mark, |c| is_apostrophe(c) || c == '`') => apostrophe(view, at, free),
        _ => 1,
    }
}

/// What an apostrophe begins: a contraction behind a mark or a figure, a shortened word, a shortened year.
fn apostrophe(view: &View<'_, '_>, at: usize, free: bool) -> usize {
    let next = view.word(at + 1);
    // In text that was divided before, a contraction stands free: "the mill 's".
    let clitic = is_clitic_end(next) && !is_word(view, at + 2);
    let shortened =
        || SHORTENED.iter().any(|word| word.eq_ignore_ascii_case(next)) || is_short_year(view, at + 1);
    1 + usize::from(clitic || (free && shortened()))
}

/// `.?`, `?!`.
fn terminators(view: &View<'_, '_>, at: usize) -> usize {
    run(view, at, |mark| matches!(mark, "." | "!" | "?"))
}

/// `--`, `->`, `===>`.
fn arrow(view: &View<'_, '_>, at: usize) -> usize {
    let shaft = run(view, at, |mark| matches!(mark, "-" | "="));
    let head = view.glued(at + shaft) == ">";
    // A single hyphen before a figure or a letter is a sign of its own.
    shaft + usize::from(head)
}

/// `:)`, `;-)`, `=D`.
fn smiley(view: &View<'_, '_>, at: usize) -> Option<usize> {
    if view.is_glued(at) || !matches!(view.word(at), ":" | ";" | "=") {
        return None;
    }
    let nose = usize::from(view.glued(at + 1) == "-");
    let mouth = at + 1 + nose;
    let end = mouth + 1;
    let free = !view.is_glued(end);
    (free && matches!(view.glued(mouth), ")" | "(" | "D" | "P" | "p" | "/" | "|")).then(|| end - at)
}

/// How many tokens from `at` on follow each other without a gap and pass `test`.
fn run(view: &View<'_, '_>, at: usize, test: impl Fn(&str) -> bool) -> usize {
    1 + (at + 1..).take_while(|next| view.is_glued(*next) && test(view.word(*next))).count()
}

/// Whether the full stop behind the word at `at` belongs to it.
pub(super) fn takes_dot(view: &View<'_, '_>, at: usize) -> bool {
    if view.glued(at + 1) != "." || view.glued(at + 2) == "." {
        return false;
    }
    let form = view.word(at);
    let form = form.rsplit(is_hyphen).next().unwrap_or(form);
    let next = at + 2;
    if ends(view, next) {
        return matches!(form, "al" | "Jr" | "Sr");
    }
    if form.chars().nth(1).is_none() || ABBREVIATIONS.contains(&form) {
        return true;
    }
    is_abbreviation(form, is_number(view, next)) || (form.len() <= 4 && is_inside(view.word(next)))
}

/// Whether no word follows in the sentence.
fn ends(view: &View<'_, '_>, at: usize) -> bool {
    view.tokens.get(at..).is_none_or(|rest| rest.iter().all(|token| token.kind == TokenKind::Symbol))
}

/// Whether a word or mark stands inside a sentence.
fn is_inside(word: &str) -> bool {
    matches!(word, "," | ";") || word.starts_with(char::is_lowercase)
}

fn is(mark: &str, test: impl Fn(char) -> bool) -> bool {
    let mut chars = mark.chars();
    chars.next().is_some_and(test) && chars.next().is_none()
}

fn is_number(view: &View<'_, '_>, at: usize) -> bool {
    view.kind(at) == Some(TokenKind::Number)
}

fn is_word(view: &View<'_, '_>, at: usize) -> bool {
    view.is_glued(at) && view.kind(at) == Some(TokenKind::Word)
}

/// A word in small letters, such as an ending of a file name.
fn is_small(view: &View<'_, '_>, at: usize) -> bool {
    view.kind(at) == Some(TokenKind::Word) && view.word(at).bytes().all(|b| b.is_ascii_lowercase())
}

/// `'05`, `'90s`.
fn is_short_year(view: &View<'_, '_>, at: usize) -> bool {
    let digits = view.word(at);
    let digits = digits.strip_suffix('s').unwrap_or(digits);
    digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit())
}
