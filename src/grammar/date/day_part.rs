//! Parts of the day: "the night of 5 May", "in the afternoon", "morning trading", "the evening before".

use super::part::touching;
use super::{Context, Dated, day_or_period, month};
use crate::grammar::set;
use crate::grammar::temporal::{
    Direction, Origin, Point, Read, TimeUnit, When, Words, YearSaid, boundary, dash, fail, last_word,
    next_word, number,
};
use crate::knowledge::Class;
use crate::value::{CalendarUnit, Civil, DayPart};

/// "the night of 5 May", "the morning of April 14", "in the afternoon": a part of the day first.
pub(crate) fn day_part<'a>(context: Context<'a>, input: &'a str) -> Read<'a, Dated> {
    let (rest, part) = context.words.day_part(input)?;
    let word = &input[..input.len() - rest.len()];
    // "the early morning hours of 2 March", "in the early morning hours", but "evening hours-long talks"
    let rest = rest.strip_prefix(" hours").filter(|t| hours_end(t)).unwrap_or(rest);
    // "the early hours of the morning"
    let rest = if word.ends_with("hours") { of_the_part(context.words, rest, part) } else { rest };
    if let Some((rest, step)) = aside(context, rest) {
        let when = When::Unit(Origin::Then, TimeUnit::Day, step);
        return Ok((rest, Point { part: Some(part), ..Point::new(when) }.into()));
    }
    if let Some(found) = rest.strip_prefix(" of ").and_then(|tail| of_two_days(context.words, tail, part)) {
        return Ok(found);
    }
    if let Some(tail) = rest.strip_prefix(" of ").or_else(|| rest.strip_prefix(" on "))
        && let bare = context.words.article(tail)
        // "The early hours of the next day": the day after the one that was named.
        && let led = if bare.len() < tail.len() { "of the " } else { "of " }
        && let Ok((tail, mut dated)) = day_or_period(context.inside(led), bare)
        && crate::grammar::clock::may_follow(&dated.point)
    {
        dated.point.part = Some(part);
        return Ok((into_next_day(&dated.point, tail), dated));
    }
    // "before sunrise Sunday"
    if let Some(Ok((tail, day))) = rest.strip_prefix(' ').map(|tail| context.words.weekday(tail, false))
        && !tail.starts_with(['\'', '’', '-'])
        && set::part_of_many(context.words, tail).is_err()
        && word.starts_with(char::is_lowercase)
    {
        let when = When::Weekday(day, Direction::Tense);
        return Ok((tail, Point { part: Some(part), ..Point::new(when) }.into()));
    }
    let alone = context.words.sense(input, Class::DayPart).is_ok_and(|(_, sense)| sense.is("alone"));
    // "by mid-afternoon", "from early morning"
    let led = alone
        || context.depth > 0 && context.before == "in "
        || last_word(context.before).is_some_and(|w| {
            ["the", "at", "that", "by", "one", "until", "mid", "before", "every", "all"]
                .iter()
                .any(|b| b.eq_ignore_ascii_case(w))
        });
    // "morning trading", "a dawn raid"; "night raids" are of no day.
    let occasion = is_of_occasion(context.words, rest) && !touching(context) && is_small(context, word);
    if occasion && !led && next_word(rest).is_some_and(|noun| noun.ends_with('s')) {
        let readings = vec![Civil::new(None, CalendarUnit::AnyDay)];
        let when = When::Calendar { readings, year: YearSaid::Any };
        return Ok((rest, Point { part: Some(part), ..Point::new(when) }.into()));
    }
    let led = led || occasion;
    let noun = rest.starts_with(['-', '\'', '’']);
    if !led || noun || word.eq_ignore_ascii_case("dawn") && rest.starts_with(" of") {
        return fail();
    }
    let mut point = Point::new(When::Unsaid);
    point.part = Some(part);
    Ok((rest, point.into()))
}

/// Whether "hours" behind a part of the day ends before `rest`: "morning hours".
fn hours_end(rest: &str) -> bool {
    boundary(rest).is_ok() && !rest.starts_with(['-', '‑', '\'', '’'])
}

/// The rest behind " of the morning" where the hours named before it are of that part of the day.
fn of_the_part<'a>(words: Words<'_>, rest: &'a str, part: DayPart) -> &'a str {
    let tail = [" of the ", " in the "].iter().find_map(|joint| rest.strip_prefix(joint));
    let named = tail.and_then(|tail| words.day_part(tail).ok()).filter(|(_, named)| *named == part);
    named.map_or(rest, |(tail, _)| tail)
}

/// Whether a part of the day is written as a common noun: "Night Court" is a name. A sentence may begin with it.
fn is_small(context: Context<'_>, word: &str) -> bool {
    word.starts_with(char::is_lowercase) || context.before.trim_end().is_empty()
}

/// " before" and " after" behind "the night", where nothing follows that it hangs on: the rest, and how many days on.
fn aside<'a>(context: Context<'_>, rest: &'a str) -> Option<(&'a str, i32)> {
    let the = last_word(context.before).is_some_and(|w| w.eq_ignore_ascii_case("the"));
    [(" before", -1), (" after", 1)].iter().filter(|_| the).find_map(|(word, step)| {
        let tail = rest.strip_prefix(word)?;
        let hangs = tail.trim_start().starts_with(|c: char| c.is_alphanumeric() || c == '$');
        (boundary(tail).is_ok() && !hangs).then_some((tail, *step))
    })
}

/// "3-4 April" behind "the night of": the night that begins on the first of two days.
fn of_two_days<'a>(words: Words<'_>, input: &'a str, part: DayPart) -> Option<(&'a str, Dated)> {
    let (rest, (mut first, last)) = month::days_then_month(words, words.article(input), false).ok()?;
    let day = |point: &Point| match point.civil()?.unit {
        CalendarUnit::Day { day, .. } => Some(day),
        _ => None,
    };
    let next = day(&first.point)? + 1 == day(&last.point)?;
    first.point.part = Some(part);
    next.then_some((rest, first))
}

/// The rest behind the "-4" of "the night of April 3-4": a night runs into the next day.
fn into_next_day<'a>(point: &Point, rest: &'a str) -> &'a str {
    let Some(CalendarUnit::Day { day, .. }) = point.civil().map(|civil| civil.unit) else { return rest };
    let next = dash(rest).and_then(|(tail, _)| number(tail, 1, 2)).ok();
    let next = next.filter(|(tail, next)| *next == i32::from(day) + 1 && boundary(tail).is_ok());
    next.filter(|_| point.clock.is_none() && !rest.starts_with(' ')).map_or(rest, |(tail, _)| tail)
}

/// Whether what takes place at a time stands right behind it: " trading", " raid on the port".
pub(super) fn is_of_occasion(words: Words<'_>, rest: &str) -> bool {
    let Some(tail) = rest.strip_prefix([' ', '-']) else { return false };
    words.sense(tail, Class::OccasionNoun).is_ok_and(|(tail, _)| !tail.starts_with(['-', '‑']))
}
