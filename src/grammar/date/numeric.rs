//! Dates in digits: `2026-01-15`, `09/02/2026`, `20260115`.

use super::{Context, Dated};
use crate::grammar::temporal::{Point, Read, When, YearSaid, boundary, dash, digits, fail, last_word};
use crate::value::{CalendarUnit, Civil};

/// A date in digits only. Where day and month could be exchanged both readings are kept, month first.
pub(crate) fn date(input: &str) -> Read<'_, Dated> {
    let (rest, first) = digits(input, 1, 8)?;
    match first.len() {
        8 => compact(rest, first),
        4 => year_first(rest, first),
        1 | 2 => year_last(rest, first),
        _ => fail(),
    }
}

fn small(text: &str) -> u8 {
    text.parse().unwrap_or(0)
}

fn day(year: Option<i32>, month: u8, day: u8) -> Option<Civil> {
    let plausible = (1..=12).contains(&month) && (1..=31).contains(&day);
    plausible.then(|| Civil::new(year, CalendarUnit::Day { month, day }))
}

fn dated(readings: Vec<Civil>) -> Dated {
    Point::new(When::Calendar { readings, year: YearSaid::Tense }).into()
}

/// `5/12` beside a word that says it is a day: month first, unless only the other way is a date.
pub(crate) fn day_and_month(input: &str) -> Read<'_, Dated> {
    let (rest, first) = digits(input, 1, 2)?;
    let Some(rest) = rest.strip_prefix('/') else { return fail() };
    let (rest, second) = digits(rest, 1, 2)?;
    boundary(rest)?;
    let (a, b) = (small(first), small(second));
    let mut readings: Vec<Civil> = [day(None, a, b), day(None, b, a)].into_iter().flatten().collect();
    readings.dedup();
    if readings.is_empty() || rest.starts_with(['/', '.', '%']) {
        fail()
    } else {
        Ok((rest, dated(readings)))
    }
}

/// `3/28-4/2/2026`: two days of which the second has the year, month first.
pub(crate) fn days(input: &str) -> Read<'_, (Dated, Dated)> {
    if !input.as_bytes().iter().take(3).any(|b| *b == b'/') {
        return fail();
    }
    let (rest, first) = day_and_month(input)?;
    let (rest, _) = dash(rest)?;
    let (rest, last) = date(rest)?;
    let civil = |dated: &Dated| dated.point.civil().cloned();
    match (civil(&first), civil(&last)) {
        (Some(from), Some(to)) if to.year.is_some() && matches!(to.unit, CalendarUnit::Day { .. }) => {
            let from = Civil { year: to.year, ..from };
            Ok((rest, (dated(vec![from]), dated(vec![to]))))
        }
        _ => fail(),
    }
}

/// `20260115`: only with a year of our time, a month and a day.
fn compact<'a>(rest: &'a str, text: &str) -> Read<'a, Dated> {
    boundary(rest)?;
    let (Some(year), Some(month), Some(date)) = (text.get(..4), text.get(4..6), text.get(6..)) else {
        return fail();
    };
    let year: i32 = year.parse().unwrap_or(0);
    match day(Some(year), small(month), small(date)) {
        Some(civil) if (1900..=2100).contains(&year) => Ok((rest, dated(vec![civil]))),
        _ => fail(),
    }
}

/// `2026-01-15`, `2026/01/15`, `2026.01.15`, `2026-01`.
fn year_first<'a>(rest: &'a str, text: &str) -> Read<'a, Dated> {
    let year: i32 = text.parse().unwrap_or(0);
    let Some(mark) = rest.chars().next().filter(|c| matches!(c, '-' | '/' | '.' | '‑')) else {
        return fail();
    };
    if !(1000..=2100).contains(&year) {
        return fail();
    }
    let (rest, month) = digits(&rest[mark.len_utf8()..], 1, 2)?;
    let Some(tail) = rest.strip_prefix(mark) else {
        // `2026-01`, but `2026-30` is a range of years and `2010/11` a season of two.
        let plain =
            mark == '-' && month.len() == 2 && (1..=12).contains(&small(month)) && !is_next_year(year, month);
        if plain && boundary(rest).is_ok() && !rest.starts_with("-") {
            let civil = Civil::new(Some(year), CalendarUnit::Month(small(month)));
            return Ok((rest, dated(vec![civil])));
        }
        return fail();
    };
    let (tail, date) = digits(tail, 1, 2)?;
    if !tail.starts_with('T') {
        boundary(tail)?;
    }
    match day(Some(year), small(month), small(date)) {
        Some(civil) => Ok((tail, dated(vec![civil]))),
        None => fail(),
    }
}

/// Words behind which a row of digits such as `2018-13-04` is meant for a date.
const LEADS: [&str; 7] = ["dated", "date", "on", "since", "until", "from", "of"];

/// `2018-13-04` where a date is to stand: none, for no year has thirteen months.
pub(crate) fn no_date<'a>(context: Context<'_>, input: &'a str) -> Read<'a, Dated> {
    let led =
        last_word(context.before).is_some_and(|w| LEADS.iter().any(|lead| lead.eq_ignore_ascii_case(w)));
    let (rest, year) = digits(input, 4, 4)?;
    let Some(rest) = rest.strip_prefix('-').filter(|_| led && context.before.ends_with([' ', '\u{a0}']))
    else {
        return fail();
    };
    let (rest, month) = digits(rest, 2, 2)?;
    let Some(rest) = rest.strip_prefix('-') else { return fail() };
    let (rest, date) = digits(rest, 2, 2)?;
    boundary(rest)?;
    let year: i32 = year.parse().unwrap_or(0);
    let (month, day) = (small(month), small(date));
    let told = (1900..=2100).contains(&year) && (13..=31).contains(&month) && (1..=31).contains(&day);
    if !told || rest.starts_with(['-', '/', '_']) {
        return fail();
    }
    Ok((rest, dated(vec![Civil::new(Some(year), CalendarUnit::Day { month, day })])))
}

/// `2010-11` says the years 2010 and 2011 rather than November.
fn is_next_year(year: i32, month: &str) -> bool {
    i32::from(small(month)) == (year + 1) % 100
}

/// `15/01/2026`, `1.15.26`, `09-02-2026`.
fn year_last<'a>(rest: &'a str, first: &str) -> Read<'a, Dated> {
    let Some(mark) = rest.chars().next().filter(|c| matches!(c, '/' | '.' | '-' | '‑')) else {
        return fail();
    };
    let (rest, second) = digits(&rest[mark.len_utf8()..], 1, 2)?;
    let Some(rest) = rest.strip_prefix(mark) else { return fail() };
    let (rest, year) = digits(rest, 2, 4)?;
    let full = match year.len() {
        4 => year.parse().ok(),
        // Two digits are a year of the century round now only beside slashes, or hyphens where they can be no day; `1.2.26` is a
        // version or a section.
        2 if mark == '/' || (mark == '-' && small(year) > 31 && first.len() + second.len() == 4) => {
            year.parse().ok().map(|y: i32| if y < 50 { 2000 + y } else { 1900 + y })
        }
        _ => None,
    };
    let continues = rest.starts_with(mark)
        || rest.strip_prefix('.').is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit()));
    let Some(full) = full.filter(|y| (1000..=2100).contains(y) && !continues) else { return fail() };
    boundary(rest)?;
    let (a, b) = (small(first), small(second));
    let mut readings: Vec<Civil> =
        [day(Some(full), a, b), day(Some(full), b, a)].into_iter().flatten().collect();
    readings.dedup();
    if readings.is_empty() { fail() } else { Ok((rest, dated(readings))) }
}
