//! Days of the week, alone or beside the date they belong to.

use super::{Context, Dated, month, numeric};
use crate::grammar::temporal::{Direction, Point, Read, When, Words, blank, fail, last_word, next_word};
use crate::knowledge::{Class, Classes};
use crate::value::CalendarUnit;

/// "Monday", "Tuesday, January 15, 2026", "MON 22 JUL 2013".
pub(crate) fn weekday<'a>(context: Context<'a>, input: &'a str) -> Read<'a, Dated> {
    let words = context.words;
    if let Ok((rest, day)) = words.weekday(input, true) {
        let tail = rest.strip_prefix(',').unwrap_or(rest);
        if let Ok((tail, _)) = blank(tail) {
            let tail = words.article(tail);
            let date = month::day_first(words, tail)
                .or_else(|_| month::month_first(context, tail))
                .or_else(|_| numeric::date(tail));
            if let Ok((tail, mut dated)) = date
                && dated.point.civil().is_some_and(|c| !matches!(c.unit, CalendarUnit::Month(_)))
            {
                dated.weekday = Some(day);
                return Ok((tail, dated));
            }
        }
    }
    let (rest, day) = words.weekday(input, false)?;
    if let Ok((tail, _)) = blank(rest)
        && let Ok((tail, mut dated)) = numeric::day_and_month(tail)
    {
        dated.weekday = Some(day);
        return Ok((tail, dated));
    }
    let plural = input[..input.len() - rest.len()].ends_with('s');
    if plural || is_name(context, rest) || context.before.ends_with(|c: char| c.is_alphanumeric()) {
        return fail();
    }
    Ok((rest, Point::new(When::Weekday(day, Direction::Tense)).into()))
}

/// " (Sunday)", " (a Sunday)" behind a date that is said without its day of the week.
pub(super) fn in_brackets<'a>(words: Words<'_>, dated: &Dated, input: &'a str) -> Read<'a, Option<u8>> {
    let day = dated.point.civil().is_some_and(|c| matches!(c.unit, CalendarUnit::Day { .. }));
    let Some(inside) = input.strip_prefix(" (").filter(|_| day && dated.weekday.is_none()) else {
        return fail();
    };
    let (rest, weekday) = words.weekday(inside.strip_prefix("a ").unwrap_or(inside), true)?;
    let plural = inside.get(..inside.len() - rest.len()).is_some_and(|said| said.ends_with(['s', 'S']));
    match rest.strip_prefix(')').filter(|_| !plural) {
        Some(rest) => Ok((rest, Some(weekday))),
        None => fail(),
    }
}

/// "the Sunday Times": a capital behind and "the" before make a name.
fn is_name(context: Context<'_>, rest: &str) -> bool {
    let the = last_word(context.before).is_some_and(|w| w.eq_ignore_ascii_case("the"));
    let Some(next) = next_word(rest).filter(|_| rest.starts_with(' ')) else { return false };
    if matches!(next, "Times" | "Telegraph" | "Mirror" | "Herald" | "Mail") {
        return true;
    }
    let classes = context.words.lexicon.begins(next);
    let of_time = Classes::of(&[Class::Month, Class::DayPart, Class::CountStop]);
    let capital = next.starts_with(|c: char| c.is_uppercase()) && !classes.meets(of_time);
    capital && the
}
