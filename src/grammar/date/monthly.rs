//! Days of a month that is not named: "on the 15th", "the 21st of this month", "the 5th of next month".

use super::Context;
use super::Dated;
use crate::grammar::temporal::{Point, Read, TimeUnit, When, blank, boundary, fail, last_word, next_word};
use crate::knowledge::Class;
use crate::value::{CalendarUnit, Civil};

/// "21st of this month", "3rd of next month".
pub(crate) fn of_month<'a>(context: Context<'a>, input: &'a str) -> Read<'a, Dated> {
    let (rest, (nth, true)) = context.words.day(input)? else { return fail() };
    let Some(tail) = rest.strip_prefix(" of ") else { return fail() };
    let (rest, relative) = context.words.leading(tail)?;
    let (rest, unit) = blank(rest).and_then(|(rest, _)| context.words.unit(rest))?;
    let single = tail.get(..tail.len() - rest.len()).is_some_and(|said| !said.ends_with('s'));
    let nth = i8::try_from(nth).ok().filter(|_| unit == TimeUnit::Month && single);
    let Some(nth) = nth.filter(|_| !rest.starts_with(['-', '\'', '’'])) else { return fail() };
    let of = Box::new(When::Unit(relative.origin, unit, relative.step));
    Ok((rest, Point::new(When::Part { nth, count: 1, unit: TimeUnit::Day, of }).into()))
}

/// "the 15th": a day of the month said as an ordinal in digits, with "on the" before it and no noun behind.
pub(crate) fn day_alone<'a>(context: Context<'a>, input: &'a str) -> Read<'a, Dated> {
    let (rest, (day, ordinal)) = context.words.day(input)?;
    let before = context.before.trim_end();
    let the = before.strip_suffix("the").map(str::trim_end).and_then(last_word);
    let on = last_word(before).is_some_and(|w| w.eq_ignore_ascii_case("on"));
    let led = on
        || the.is_some_and(|w| {
            ["on", "until", "since", "by", "before", "after", "from"]
                .iter()
                .any(|b| b.eq_ignore_ascii_case(w))
        });
    // "the morning of the 13th"
    let led = led || context.depth > 0 && context.before == "of the ";
    // "Friday the 13th"
    let led = led || the.is_some_and(|w| context.words.weekday(w, false).is_ok_and(|(t, _)| t.is_empty()));
    let tail = rest.trim_start();
    let noun = tail.starts_with(|c: char| c.is_alphabetic())
        && !next_word(tail).is_some_and(|w| context.words.lexicon.begins_with(w, Class::CountStop));
    let digits = input.starts_with(|c: char| c.is_ascii_digit());
    let noun = noun || context.words.unit(tail).is_ok();
    boundary(rest)?;
    if ordinal && led && digits && !noun && !rest.starts_with('-') {
        return Ok((rest, Point::calendar(Civil::new(None, CalendarUnit::DayOfMonth(day))).into()));
    }
    fail()
}
