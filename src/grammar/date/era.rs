//! Decades and centuries: "1990s", "the late 80s", "the 19th century".

use super::year::{dated, is_one_of};
use super::{Context, Dated};
use crate::grammar::age::is_owned;
use crate::grammar::temporal::{Read, TimeUnit, Words, blank, boundary, dash, digits, fail, last_word};
use crate::knowledge::CueWords;
use crate::value::CalendarUnit;

/// `1990s`, `1990's`, `80s`.
pub(super) fn decade<'a>(context: Context<'a>, input: &'a str) -> Read<'a, Dated> {
    let (rest, text) = digits(input, 2, 4)?;
    let tail = ["s", "'s", "’s", " s"].iter().find_map(|s| rest.strip_prefix(s));
    let Some(tail) = tail.filter(|t| boundary(t).is_ok()) else { return fail() };
    let year: i32 = text.parse().unwrap_or(0);
    if text.len() == 2 && measured(context.words, context.before) {
        return fail();
    }
    let year = match text.len() {
        4 if (1000..=2100).contains(&year) => year,
        2 if last_word(context.before).is_some_and(|w| is_one_of(w, &["the", "early", "late", "mid"]))
            && !is_owned(context.before) =>
        {
            1900 + year
        }
        2 if context.before.ends_with(['\'', '’', '‘']) => 1900 + year,
        // "the 70s and 80s"
        2 if is_beside_decade(context.before) => 1900 + year,
        _ => return fail(),
    };
    if year % 10 != 0 {
        return fail();
    }
    let unit = if text.len() == 4 && year % 100 == 0 && year < 1900 {
        CalendarUnit::Century
    } else {
        CalendarUnit::Decade
    };
    Ok((tail, dated(year, unit)))
}

/// Whether a decade in two digits stands here: "80s".
pub(super) fn is_short(input: &str) -> bool {
    matches!(input.as_bytes(), [b'1'..=b'9', b'0', b's', ..])
}

/// Words before degrees: "temperatures in the 90s".
const HEAT: CueWords = CueWords::named("heat");

/// Whether degrees are told: "temperatures in the 90s".
pub(super) fn measured(words: Words<'_>, before: &str) -> bool {
    let mut near = before.rsplit(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(8);
    near.any(|word| HEAT.hold(word, words.lexicon))
}

/// "19th century", "eighteenth-century", "5th century BC", "18th" in "the 18th and 19th centuries".
pub(crate) fn century<'a>(words: Words<'_>, input: &'a str) -> Read<'a, Dated> {
    let (rest, (nth, true)) = words.day(input)? else { return fail() };
    let of_century = |rest: &'a str| -> Read<'a, ()> {
        let (rest, _) = blank(rest).or_else(|_| dash(rest))?;
        let (rest, unit) = words.unit(rest)?;
        if unit == TimeUnit::Century { Ok((rest, ())) } else { fail() }
    };
    let joined = [" and ", " to ", " or ", "-", "–"].iter().find_map(|joint| rest.strip_prefix(joint));
    let beside = joined
        .map(|tail| words.article(tail))
        .map(|tail| words.phase(tail).map_or(tail, |(tail, _)| tail))
        .and_then(|tail| words.day(tail).ok())
        .filter(|(tail, (_, ordinal))| *ordinal && of_century(tail).is_ok());
    let rest = if beside.is_some() { rest } else { of_century(rest)?.0 };
    if nth > 30 {
        return fail();
    }
    let nth = i32::from(nth);
    let behind = rest.trim_start_matches([' ', '\n', '\u{a0}']);
    let christ = ["BCE", "B.C.E.", "BC", "B.C."].iter().find_map(|mark| behind.strip_prefix(mark));
    match christ.filter(|tail| boundary(tail).is_ok()) {
        // The fifth century before Christ began in 500 BC, the astronomical year −499.
        Some(tail) => Ok((tail, dated(1 - nth * 100, CalendarUnit::Century))),
        None => Ok((rest, dated((nth - 1) * 100, CalendarUnit::Century))),
    }
}

/// Whether another decade is joined to what follows: "the 1970s and", "70s or".
fn is_beside_decade(before: &str) -> bool {
    let joint = [" and ", " or ", " to ", "-", "–"].iter().find_map(|joint| before.strip_suffix(joint));
    joint.and_then(|t| t.strip_suffix('s')).is_some_and(|t| {
        t.trim_end_matches(['\'', '’']).ends_with('0')
            && t.bytes().rev().nth(1).is_some_and(|b| b.is_ascii_digit())
    })
}
