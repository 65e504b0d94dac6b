//! Days in a row that share the month before them: "May 3, 4 and 5, 2026".

use super::{Context, Dated, year};
use crate::grammar::temporal::{Point, Read, When, Words, YearSaid, fail, last_word, next_word};
use crate::knowledge::Class;
use crate::value::{CalendarUnit, Civil};

/// Longer rows are not read.
pub(super) const LONGEST: usize = 8;

/// Before the last day of a row.
pub(super) const LAST: &[&str] = &[", and ", " and ", " or ", " & "];

/// "4" or "5" in "May 3, 4 and 5".
pub(crate) fn day<'a>(context: Context<'a>, input: &'a str) -> Read<'a, Dated> {
    let (rest, day) = written(context.words, input)?;
    let Some((before, last)) = joint(context.before) else { return fail() };
    let ends = if last { closes(context.words, rest) } else { end(context.words, rest).is_some() };
    let Some(month) = month_before(context.words, before).filter(|_| ends) else { return fail() };
    let civil = |year| Civil::new(year, CalendarUnit::Day { month, day });
    let (rest, year) = match year::behind(context.words, rest) {
        Ok((tail, (Some(year), _))) if last => (tail, Some(year)),
        _ => (rest, year_behind(context.words, rest)),
    };
    Ok((rest, Point::new(When::Calendar { readings: vec![civil(year)], year: YearSaid::Tense }).into()))
}

/// The year that stands behind the row that goes on in `rest`.
pub(crate) fn year_behind(words: Words<'_>, rest: &str) -> Option<i32> {
    year::behind(words, end(words, rest)?).ok()?.1.0
}

/// What stands before the joint at the end of a text, and whether the last day of the row follows it.
fn joint(before: &str) -> Option<(&str, bool)> {
    match LAST.iter().find_map(|joint| before.strip_suffix(joint)) {
        Some(before) => Some((before, true)),
        None => before.strip_suffix(", ").map(|before| (before, false)),
    }
}

/// A day in digits.
fn written<'a>(words: Words<'_>, input: &'a str) -> Read<'a, u8> {
    if !input.starts_with(|c: char| c.is_ascii_digit()) {
        return fail();
    }
    let (rest, (day, _)) = words.day(input)?;
    if day > 31 { fail() } else { Ok((rest, day)) }
}

/// What stands behind the last day of the row that goes on in `rest`, if one does and nothing is counted there.
fn end<'a>(words: Words<'_>, rest: &'a str) -> Option<&'a str> {
    let mut rest = rest;
    for _ in 0..LONGEST {
        if let Some(tail) = LAST.iter().find_map(|joint| rest.strip_prefix(joint)) {
            let (tail, _) = written(words, tail).ok()?;
            return closes(words, tail).then_some(tail);
        }
        rest = written(words, rest.strip_prefix(", ")?).ok()?.0;
    }
    None
}

/// Whether nothing is counted by a number that ends before `rest`.
fn closes(words: Words<'_>, rest: &str) -> bool {
    let figure = rest.starts_with(['-', '–', '/', '%', '°', '\'', '’', ':'])
        || rest.strip_prefix(['.', ',']).is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit()));
    let counted = next_word(rest).filter(|_| rest.starts_with(' ')).is_some_and(|word| {
        let more = ["more", "other", "others", "of"].contains(&word);
        more || !words.lexicon.begins_with(word, Class::CountStop)
    });
    !figure && !counted
}

/// The month of the days that end a text: "May" of "on May 3, 4".
fn month_before(words: Words<'_>, before: &str) -> Option<u8> {
    let mut before = before;
    for _ in 0..LONGEST {
        let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        if !(1..=2).contains(&digits) {
            return None;
        }
        before = &before[..before.len() - digits];
        if let Some(earlier) = before.strip_suffix(", ") {
            before = earlier;
            continue;
        }
        let name = last_word(before.strip_suffix(' ')?.trim_end_matches('.'))?;
        let (rest, month) = words.month(name).ok()?;
        return (rest.is_empty() && name.starts_with(char::is_uppercase)).then_some(month);
    }
    None
}
