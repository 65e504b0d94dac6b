//! What is like a time named before, or lies as it does in another year: "the same month last year", "the year-ago quarter".

use super::{Context, Dated, day_or_period};
use crate::grammar::temporal::{Point, Read, TimeUnit, When, fail, last_word, strip_word};
use crate::value::CalendarUnit;

/// "year-ago quarter", "year-earlier period": the like of what was named, as many years before.
pub(super) fn like_of(rest: &str, year: When) -> (&str, When) {
    let Some(tail) = rest.strip_prefix(' ').filter(|_| is_year(&year)) else { return (rest, year) };
    let end = ["quarter", "period", "month"].iter().find_map(|noun| strip_word(tail, noun));
    match end.filter(|end| !end.starts_with(['-', '\'', '’'])) {
        Some(end) => (end, When::Alike(None, Box::new(year))),
        None => (rest, year),
    }
}

/// "the same month last year", "the same period of 2019", "that time": what was named before, or its like in another year.
pub(super) fn like_named<'a>(context: Context<'a>, word: &str, input: &'a str) -> Read<'a, Dated> {
    let same = word.len() >= 4 && word.get(word.len() - 4..).is_some_and(|w| w.eq_ignore_ascii_case("same"));
    let stretch = ["period", "time", "timeframe"].iter().find_map(|w| strip_word(input, w));
    let (rest, unit) = match stretch {
        Some(rest) => (rest, None),
        None => context.words.unit(input).map(|(rest, unit)| (rest, Some(unit)))?,
    };
    if same {
        let tail = [" of ", " in ", " a year ", " "].iter().find_map(|joint| {
            if *joint == " a year " {
                rest.starts_with(joint).then(|| &rest[1..])
            } else {
                rest.strip_prefix(joint)
            }
        });
        let year = tail.and_then(|t| day_or_period(context.inside("of "), context.words.article(t)).ok());
        if let Some((tail, other)) = year.filter(|(_, other)| is_year(&other.point.when)) {
            let when = When::Alike(unit, Box::new(other.point.when));
            return Ok((tail, Point::new(when).into()));
        }
    }
    // "at that time", "during the same period"; "the same time" only means "also", "that time" may be an occasion.
    let this = last_word(word).is_some_and(|w| w.eq_ignore_ascii_case("this"));
    let led = last_word(context.before.trim_end().trim_end_matches("the")).is_some_and(|w| {
        // "at this time" is now.
        !(this && w.eq_ignore_ascii_case("at"))
            && ["at", "by", "since", "until", "from", "during", "in", "before", "over"]
                .iter()
                .any(|l| l.eq_ignore_ascii_case(w))
    });
    let time = input.len() - rest.len() == "time".len();
    if unit.is_some()
        || told_behind(rest)
        || !led
        || (same && time)
        || rest.starts_with(['-', '\''])
        || rest.starts_with(" of ")
    {
        return fail();
    }
    Ok((rest, Point::new(When::Named).into()))
}

/// Whether the time behind "this time" says which is meant: "by this time next year".
pub(super) fn told_behind(rest: &str) -> bool {
    ["last", "next", "tomorrow", "yesterday"].iter().any(|w| strip_word(rest.trim_start(), w).is_some())
}

/// Whether a time is a year.
fn is_year(when: &When) -> bool {
    match when {
        When::Unit(_, unit, _) => *unit == TimeUnit::Year,
        When::Shift(_, length, _) => length.finest() == TimeUnit::Year,
        When::Calendar { readings, .. } => readings.first().is_some_and(|c| c.unit == CalendarUnit::Year),
        _ => false,
    }
}
