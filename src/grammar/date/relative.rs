//! Times relative to the article or to a date named before: "yesterday", "last week", "two days ago", "the same day".

use super::{Context, Dated, part, year};
use crate::grammar::temporal::{
    Length, Origin, Point, Read, TimeUnit, When, amount, blank, dash, fail, last_word, number,
};
use crate::knowledge::Class;
use crate::value::{CalendarUnit, Civil, DayPart};
use rust_decimal::prelude::ToPrimitive;

/// "today", "yesterday", "tomorrow", "tonight".
pub(crate) fn named_day<'a>(context: Context<'a>, input: &'a str) -> Read<'a, Dated> {
    let (rest, sense) = context.words.sense(input, Class::RelativeDay)?;
    if rest.starts_with(" and tomorrow") {
        return fail();
    }
    let shift = sense.value.and_then(|v| v.to_i32()).unwrap_or(0);
    let mut point = Point::new(When::Unit(Origin::Now, TimeUnit::Day, shift));
    if sense.is("night") {
        point.part = Some(DayPart::Night);
    }
    Ok((rest, point.into()))
}

/// "two days ago", "a week later", "years earlier", "three weeks from now".
pub(crate) fn shifted<'a>(context: Context<'a>, input: &'a str) -> Read<'a, Dated> {
    let (rest, length) = length(context, input)?;
    let (rest, _) = blank(rest)?;
    let (rest, relative) = context.words.trailing(rest)?;
    // "two years later than planned" compares lengths.
    let than = rest.trim_start().starts_with("than ");
    if than {
        return fail();
    }
    Ok((rest, Point::new(When::Shift(relative.origin, length, relative.step)).into()))
}

/// A length with its number, or a unit in the plural alone ("years later").
fn length<'a>(context: Context<'a>, input: &'a str) -> Read<'a, Length> {
    if let Ok((rest, unit)) = context.words.unit(input) {
        let plural = input[..input.len() - rest.len()].ends_with(['s', 'S']);
        return if plural { Ok((rest, Length::of(None, unit))) } else { fail() };
    }
    let (rest, number) = amount(context.words, input)?;
    let (rest, _) = blank(rest)?;
    let (mut rest, unit) = context.words.unit(rest)?;
    let mut length = Length::of(number, unit);
    // "2 weeks and 2 days ago"
    for joint in [" and ", ", ", " "] {
        if let Some(tail) = rest.strip_prefix(joint)
            && let Ok((tail, number)) = amount(context.words, tail)
            && let Ok((tail, _)) = blank(tail)
            && let Ok((tail, finer)) = context.words.unit(tail)
            && finer < unit
        {
            length.parts.push((number, finer));
            rest = tail;
            break;
        }
    }
    Ok((rest, length))
}

/// "last week", "next month", "this year", "last July", "next Monday", "the same day", "the past three months".
pub(crate) fn beside_origin<'a>(context: Context<'a>, input: &'a str) -> Read<'a, Dated> {
    let words = context.words;
    let (rest, mut relative) = words.leading(input)?;
    let word = &input[..input.len() - rest.len()];
    let the = last_word(context.before).is_some_and(|w| w.eq_ignore_ascii_case("the"));
    // "the next day" follows the day that was named, "next week" the article.
    if the && word.eq_ignore_ascii_case("next") {
        relative.origin = Origin::Then;
    }
    let (rest, _) = blank(rest).or_else(|_| dash(rest))?;
    if let Ok((tail, unit)) = words.unit(rest) {
        let named = &rest[..rest.len() - tail.len()];
        if named.ends_with('s') && !unit_in_s(unit) {
            // "the past decades", "recent years"
            let stretch = When::Stretch(relative.origin, Length::of(None, unit), relative.step);
            return if relative.step == 0 { fail() } else { Ok((tail, Point::new(stretch).into())) };
        }
        return unit_beside(context, relative.origin, relative.step, unit, tail, word);
    }
    if let Ok((tail, day)) = words.weekday(rest, false) {
        let direction = relative.direction();
        return Ok((tail, Point::new(When::Weekday(day, direction)).into()));
    }
    let said = year::like(relative.origin, relative.direction());
    let open = |unit| Point::new(When::Calendar { readings: vec![Civil::new(None, unit)], year: said });
    if let Ok((tail, month)) = words.month(rest) {
        let day = blank(tail)
            .ok()
            .and_then(|(t, _)| number(t, 1, 2).ok())
            .filter(|(t, d)| *d > 0 && *d < 32 && crate::grammar::temporal::boundary(t).is_ok());
        return Ok(match day.and_then(|(t, d)| Some((t, u8::try_from(d).ok()?))) {
            Some((tail, day)) => (tail, open(CalendarUnit::Day { month, day }).into()),
            None => (tail, open(CalendarUnit::Month(month)).into()),
        });
    }
    if let Ok((tail, season)) = words.season(rest) {
        return Ok((tail, open(CalendarUnit::Season(season)).into()));
    }
    if let Ok((tail, mut holiday)) = part::holiday(words, rest) {
        if let When::Holiday(_, None, year) = &mut holiday.point.when {
            *year = said;
        }
        return Ok((tail, holiday));
    }
    if let Ok((tail, part)) = words.day_part(rest) {
        let shift = if part == DayPart::Night || relative.step >= 0 { relative.step } else { -1 };
        let mut point = Point::new(When::Unit(relative.origin, TimeUnit::Day, shift));
        point.part = Some(part);
        return Ok((tail, point.into()));
    }
    stretch(context, relative.origin, relative.step, rest)
}

fn unit_in_s(unit: TimeUnit) -> bool {
    unit < TimeUnit::Second
}

fn unit_beside<'a>(
    context: Context<'a>,
    origin: Origin,
    step: i32,
    unit: TimeUnit,
    rest: &'a str,
    word: &str,
) -> Read<'a, Dated> {
    let the = last_word(context.before).is_some_and(|w| {
        ["the", "over", "his", "her", "its", "their"].iter().any(|t| t.eq_ignore_ascii_case(w))
    });
    // "the past year", "the past decade": the stretch that ends now, not the calendar unit before.
    if word.eq_ignore_ascii_case("past") || (the && word.eq_ignore_ascii_case("coming")) {
        let one = Length::of(Some(rust_decimal::Decimal::ONE), unit);
        return Ok((rest, Point::new(When::Stretch(origin, one, step)).into()));
    }
    // "the last week of the war" is no week of the calendar.
    let part = step < 0 && rest.starts_with(" of ");
    if unit < TimeUnit::Day || part || word.eq_ignore_ascii_case("prior") {
        return fail();
    }
    Ok((rest, Point::new(When::Unit(origin, unit, step)).into()))
}

/// "the past three months", "the next two years", "the last 24 hours".
fn stretch<'a>(context: Context<'a>, origin: Origin, step: i32, input: &'a str) -> Read<'a, Dated> {
    if step == 0 {
        return fail();
    }
    let (rest, number) = amount(context.words, input)?;
    let (rest, _) = blank(rest).or_else(|_| dash(rest))?;
    let (rest, unit) = context.words.unit(rest)?;
    // "the last three months of 2021" is a part of a period.
    if rest.starts_with(" of ") && step < 0 {
        return fail();
    }
    Ok((rest, Point::new(When::Stretch(origin, Length::of(number, unit), step)).into()))
}
