//! From one clock time to another: "from 9 a.m. to 5 p.m.", "between 10 and 11:30 on Friday", "8am-3".

use super::hours::{Half, halved, hours, is_french};
use super::zone::zone;
use super::{Stated, day};
use crate::grammar::Place;
use crate::grammar::date::{Dated, connector};
use crate::grammar::temporal::{Point, Read, Said, TimeExpression, When, Words, blank, fail, strip_word};
use crate::knowledge::Class;
use crate::value::Clock;
use rust_decimal::prelude::ToPrimitive;

/// "from 9 a.m. to 5 p.m.", "2:20 to 3pm", "between 10 and 11:30 on Friday", with the day that may follow.
pub(super) fn span<'a>(
    place: Place<'a>,
    words: Words<'a>,
    input: &'a str,
    opened: bool,
) -> Read<'a, TimeExpression> {
    let (rest, (from, to, clear)) = pair(words, input, opened)?;
    let backwards = is_backwards(words, input);
    // "9 a.m. to 6 p.m. Monday through Saturday": the days are a range of their own.
    let of_one = |(behind, dated): &(&str, Dated)| {
        let several = matches!(dated.point.when, When::Weekday(..))
            && connector(behind, false).is_ok_and(|(tail, ())| words.weekday(tail, true).is_ok());
        !several
    };
    let day = day(place, words, rest).ok().filter(of_one).ok_or(());
    if !(clear || (opened && day.is_ok())) {
        return fail();
    }
    let reversed = backwards && day.is_ok();
    let (rest, dated) = day.unwrap_or((rest, Point::new(When::Unsaid).into()));
    let end = |stated: Stated| {
        let mut point = dated.point.clone();
        stated.put(&mut point);
        Some(Box::new(point))
    };
    let said = Said::Range(end(from), end(to));
    Ok((rest, TimeExpression { weekday: dated.weekday, reversed, ..TimeExpression::new(said) }))
}

/// "From 11:30 a.m. to 9 a.m.": both in one half of the day, and the second a little before the first. What is open from 10 a.m.
/// to 2 a.m. closes the next day.
fn is_backwards(words: Words<'_>, input: &str) -> bool {
    let said = || -> Read<'_, _> {
        let (rest, (from, one)) = hours(words, input)?;
        let (rest, ()) = connector(rest, true)?;
        let (rest, (to, other)) = hours(words, rest)?;
        Ok((rest, (halved(from, one).minute, halved(to, other).minute, one.is_some() && one == other)))
    };
    said().is_ok_and(|(_, (from, to, one_half))| one_half && from > to && from - to < LITTLE)
}

/// Minutes that what lasts into the next day stays open beyond a whole day less them.
const LITTLE: u16 = 4 * 60;

/// Behind a day: " from 9 to 5 p.m.", " between 10:30 and 11:45", " 9am–5pm".
pub(crate) fn hours_behind<'a>(words: Words<'_>, input: &'a str) -> Read<'a, (Stated, Stated)> {
    let tail = input.strip_prefix(',').unwrap_or(input);
    let (tail, _) = blank(tail)?;
    let opener = ["from", "between", "at"].iter().find_map(|w| strip_word(tail, w));
    let (rest, (from, to, clear)) =
        pair(words, opener.map_or(Ok(tail), |t| blank(t).map(|(t, _)| t))?, opener.is_some())?;
    if clear { Ok((rest, (from, to))) } else { fail() }
}

/// Two clock times and whether they say so themselves: by am or pm, a colon, four digits. The first may leave out what
/// the last says.
fn pair<'a>(words: Words<'_>, input: &'a str, opened: bool) -> Read<'a, (Stated, Stated, bool)> {
    let (rest, (from, from_half)) = bound(words, input, false)?;
    let (tail, ()) = connector(rest, opened)?;
    let (tail, (to, to_half)) = bound(words, tail, true)?;
    let said = input.get(..input.len() - rest.len()).unwrap_or("");
    let colon = said.contains(':') || is_french(said);
    let minutes = if opened { from.to_the_minute || to.to_the_minute } else { colon && to.to_the_minute };
    let clear = to_half.is_some() || from_half.is_some() || minutes;
    let beyond = from.minute >= 24 * 60 || to.minute > 24 * 60;
    if beyond || !(opened || clear) {
        return fail();
    }
    let (from, to) = in_order((from, from_half), (to, to_half));
    let (tail, zone) = zone(words, tail).unwrap_or((tail, None));
    let stated = |clock: Clock| {
        let (offset, zone) = zone.clone().map_or((clock.offset, None), |(offset, name)| (offset, Some(name)));
        Stated { clock: Some(Clock { offset, zone, ..clock }), part: None }
    };
    Ok((tail, (stated(from), stated(to), clear)))
}

/// An hour, "noon" or "midnight"; a day ends at midnight if it is the `last` of a span.
fn bound<'a>(words: Words<'_>, input: &'a str, last: bool) -> Read<'a, (Clock, Option<Half>)> {
    let Ok((rest, sense)) = words.sense(input, Class::ClockWord) else { return hours(words, input) };
    let minute = sense.value.and_then(|v| v.to_u16()).unwrap_or(0);
    let (minute, half) = match minute {
        0 if last => (24 * 60, Half::Pm),
        0 => (0, Half::Am),
        minute => (minute, Half::Pm),
    };
    let clock =
        Clock { minute, second: None, to_the_minute: true, offset: None, zone: None, either_half: false };
    Ok((rest, (clock, Some(half))))
}

/// Both ends in the half of the day they are said in or, unsaid, in the one that puts them in order: "8am-3", "11 to 1pm".
fn in_order(
    (from, from_half): (Clock, Option<Half>),
    (to, to_half): (Clock, Option<Half>),
) -> (Clock, Clock) {
    let later = |half: Option<Half>| halved(to.clone(), half);
    let earlier = |half: Option<Half>| halved(from.clone(), half);
    match (from_half, to_half) {
        (None, Some(half)) if earlier(Some(half)).minute <= later(Some(half)).minute => {
            (earlier(Some(half)), later(Some(half)))
        }
        (None, Some(half)) => (earlier(None), later(Some(half))),
        (Some(half), None) if earlier(Some(half)).minute <= later(Some(half)).minute => {
            (earlier(Some(half)), later(Some(half)))
        }
        // "19:00-03:00" ends the next day.
        (_, None)
            if to.minute < earlier(from_half).minute
                && to.minute < 720
                && to.minute + 720 > earlier(from_half).minute =>
        {
            (earlier(from_half), later(Some(Half::Pm)))
        }
        _ => (earlier(from_half), later(to_half)),
    }
}
