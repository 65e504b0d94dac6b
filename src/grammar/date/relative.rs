//! Times relative to the article or to a date named before: "yesterday", "last week", "two days ago", "the same day".

use super::{Context, Dated, alike, anniversary, counted, month, numeric, part, vague, year};
use crate::grammar::duration::{and_a_half, joint, or_two};
use crate::grammar::temporal::{
    Length, Origin, Point, Read, Relative, TimeUnit, When, amount, blank, boundary, dash, fail, last_word,
    number, strip_word,
};
use crate::knowledge::{Class, CueWords};
use crate::value::{CalendarUnit, Civil, DayPart};
use rust_decimal::prelude::ToPrimitive;

/// First words of newspapers and broadcasters that are called "… Today".
const NAMED_TODAY: CueWords = CueWords::named("before-today-in-a-name");

/// "today", "yesterday", "tomorrow", "tonight".
pub(crate) fn named_day<'a>(context: Context<'a>, input: &'a str) -> Read<'a, Dated> {
    let (rest, sense) = context.words.sense(input, Class::RelativeDay)?;
    // "USA Today" is a paper.
    let paper = input.starts_with('T')
        && last_word(context.before).is_some_and(|w| NAMED_TODAY.hold(w, context.words.lexicon));
    // "today's youth" is that of these days.
    if paper || rest.starts_with(" and tomorrow") || vague::of_our_time(context.words, rest) {
        return fail();
    }
    let shift = sense.value.and_then(|v| v.to_i32()).unwrap_or(0);
    let mut point = Point::new(When::Unit(Origin::Now, TimeUnit::Day, shift));
    if sense.is("night") {
        point.part = Some(DayPart::Night);
    }
    Ok((rest, point.into()))
}

/// "two days ago", "a week later", "years earlier", "three weeks from now", "year-ago".
pub(crate) fn shifted<'a>(context: Context<'a>, input: &'a str) -> Read<'a, Dated> {
    if let Ok((rest, unit)) = context.words.unit(input)
        && let Some(rest) = rest.strip_prefix(['-', '‑'])
    {
        let (rest, relative) = context.words.trailing(rest)?;
        let one = Length::of(Some(rust_decimal::Decimal::ONE), unit);
        let when = When::Shift(relative.origin, one, relative.step);
        let (rest, when) = alike::like_of(rest, when);
        return Ok((rest, Point::new(when).into()));
    }
    if let Ok(found) = nights(context, input) {
        return Ok(found);
    }
    let (rest, length) = length(context, input)?;
    if let Some(tail) = in_the_time_of(rest)
        && last_word(context.before).is_some_and(|w| w.eq_ignore_ascii_case("in"))
    {
        return Ok((tail, Point::new(When::Shift(Origin::Near, length, 1)).into()));
    }
    let (rest, _) = blank(rest)?;
    if let Ok(found) = counted::beside(context, rest, &length) {
        return Ok(found);
    }
    for (word, step) in [("before", -1), ("after", 1)] {
        // "two days before the vote" hangs on the vote.
        if let Some(tail) = strip_word(rest, word).filter(|t| t.trim_start().starts_with(['.', ',', ';'])) {
            return Ok((tail, Point::new(When::Shift(Origin::Then, length, step)).into()));
        }
    }
    let (rest, relative) = context.words.trailing(rest)?;
    // "two years later than planned" compares lengths.
    let than = rest.trim_start().starts_with("than ");
    if than {
        return fail();
    }
    if relative.origin == Origin::Now
        && relative.step < 0
        && let Ok(found) = anniversary::day(context, rest, &length)
    {
        return Ok(found);
    }
    Ok((rest, Point::new(When::Shift(relative.origin, length, relative.step)).into()))
}

/// "two nights ago", "three mornings later": so many days, at that part of the day. "Two Mondays ago": so many weeks.
fn nights<'a>(context: Context<'a>, input: &'a str) -> Read<'a, Dated> {
    let (rest, number) = amount(context.words, input)?;
    let (rest, _) = blank(rest)?;
    if rest.starts_with(char::is_uppercase) {
        return counted::weekdays(context.words, rest, number);
    }
    let (rest, part) = context.words.day_part(rest)?;
    let (rest, relative) = blank(rest).and_then(|(rest, _)| context.words.trailing(rest))?;
    let length = Length::of(number, TimeUnit::Day);
    let when = When::Shift(relative.origin, length, relative.step);
    Ok((rest, Point { part: Some(part), ..Point::new(when) }.into()))
}

/// "' time", "'s time": "in two weeks' time".
fn in_the_time_of(rest: &str) -> Option<&str> {
    ["' time", "’ time", "'s time", "’s time"]
        .iter()
        .find_map(|t| rest.strip_prefix(t))
        .filter(|tail| boundary(tail).is_ok())
}

/// A length with its number, or a unit in the plural alone ("years later").
fn length<'a>(context: Context<'a>, input: &'a str) -> Read<'a, Length> {
    if let Ok((rest, unit)) = context.words.unit(input) {
        let plural = input[..input.len() - rest.len()].ends_with(['s', 'S']);
        return if plural { Ok((rest, Length::of(None, unit))) } else { fail() };
    }
    let (rest, number) = amount(context.words, input)?;
    // "two or three years ago", "10 to 15 years later"
    let (rest, number, from) = match joint(rest, false).and_then(|(tail, ())| amount(context.words, tail)) {
        Ok((tail, last)) if last.is_some() && number.is_some() => (tail, last, number),
        _ => (rest, number, None),
    };
    let (rest, _) = blank(rest)?;
    let (rest, unit) = context.words.unit(rest)?;
    // "a year and a half ago"
    let (mut rest, number) = match number {
        Some(_) => and_a_half(rest, number),
        None => (rest, number),
    };
    let mut length = Length { from, ..Length::of(number, unit) };
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
    let this = word.eq_ignore_ascii_case("this");
    if relative.step == 0
        && (relative.origin == Origin::Then || this)
        && let Ok(found) = alike::like_named(context, word, rest)
    {
        return Ok(found);
    }
    // "the last fiscal year"
    let fiscal = part::fiscal(words, rest);
    if let Some(rest) = fiscal {
        if word.eq_ignore_ascii_case("last") {
            let when = When::Unit(relative.origin, TimeUnit::Year, relative.step);
            return Ok((rest, Point::new(when).into()));
        }
        return unit_beside(context, relative.origin, relative.step, TimeUnit::Year, rest, word);
    }
    // "the latest minutes" are no time.
    let latest = word.eq_ignore_ascii_case("latest");
    if let Ok((tail, unit)) = words
        .unit(rest)
        .ok()
        .filter(|(tail, unit)| {
            !latest || (*unit > TimeUnit::Day && !rest[..rest.len() - tail.len()].ends_with('s'))
        })
        .ok_or(())
    {
        // "present day" is a vague now; "this day" the one that was named.
        if unit == TimeUnit::Day && relative.step == 0 && relative.origin == Origin::Now {
            if !word.eq_ignore_ascii_case("this") {
                return fail();
            }
            relative.origin = Origin::Then;
        }
        let named = &rest[..rest.len() - tail.len()];
        if named.ends_with('s') && !unit_in_s(unit) {
            // "the past decades", "recent years"
            let stretch = When::Stretch(relative.origin, Length::of(None, unit), relative.step);
            return if relative.step == 0 { fail() } else { Ok((tail, Point::new(stretch).into())) };
        }
        return unit_beside(context, relative.origin, relative.step, unit, tail, word);
    }
    if let Ok((tail, day)) = words.weekday(rest, false) {
        // "next Friday 5/12"
        if let Ok((tail, mut dated)) = blank(tail).and_then(|(t, _)| numeric::day_and_month(t)) {
            dated.weekday = Some(day);
            return Ok((tail, dated));
        }
        // "last Saturday, March 16"
        if let Ok((tail, mut dated)) = dated_weekday(context, tail) {
            dated.weekday = Some(day);
            return Ok((tail, dated));
        }
        let direction = relative.direction();
        return Ok((tail, Point::new(When::Weekday(day, direction)).into()));
    }
    yearly(context, relative, rest).or_else(|_| stretch(context, relative.origin, relative.step, rest))
}

/// ", March 16", ", 16 March" behind a day of the week.
fn dated_weekday<'a>(context: Context<'a>, input: &'a str) -> Read<'a, Dated> {
    let Some(tail) = input.strip_prefix(", ") else { return fail() };
    let tail = context.words.article(tail);
    let (rest, dated) =
        month::day_first(context.words, tail).or_else(|_| month::month_first(context.inside("on "), tail))?;
    let day = dated.point.civil().is_some_and(|c| matches!(c.unit, CalendarUnit::Day { .. }));
    if day { Ok((rest, dated)) } else { fail() }
}

/// "last July", "next 6th of April", "this spring", "last Christmas", "this morning".
fn yearly<'a>(context: Context<'a>, relative: Relative, rest: &'a str) -> Read<'a, Dated> {
    let words = context.words;
    let said = year::like(relative.origin, relative.direction());
    let open = |unit| Point::new(When::Calendar { readings: vec![Civil::new(None, unit)], year: said });
    // "next 6th of April"
    if let Ok((tail, mut dated)) = month::day_first(words, rest) {
        if let When::Calendar { readings, year } = &mut dated.point.when
            && readings.iter().all(|c| c.year.is_none())
        {
            *year = said;
        }
        return Ok((tail, dated));
    }
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
    fail()
}

/// "the week after next", "the year before last", "the day before": units beside another.
pub(crate) fn unit_aside<'a>(context: Context<'a>, input: &'a str) -> Read<'a, Dated> {
    let (rest, unit) = context.words.unit(input)?;
    let the = last_word(context.before).is_some_and(|w| w.eq_ignore_ascii_case("the"));
    if unit < TimeUnit::Day || !the || input[..input.len() - rest.len()].ends_with('s') {
        return fail();
    }
    for (words, step) in [(" after next", 2), (" before last", -2)] {
        if let Some(tail) = rest.strip_prefix(words).filter(|t| boundary(t).is_ok()) {
            return Ok((tail, Point::new(When::Unit(Origin::Now, unit, step)).into()));
        }
    }
    for (words, step) in [(" before", -1), (" earlier", -1), (" previous", -1), (" after", 1)] {
        // "the day before the vote" hangs on the vote.
        let hangs = |tail: &&str| words != " earlier" && tail.trim_start().starts_with(char::is_alphanumeric);
        if let Some(tail) = rest.strip_prefix(words).filter(|t| !hangs(t) && boundary(t).is_ok()) {
            return Ok((tail, Point::new(When::Unit(Origin::Then, unit, step)).into()));
        }
    }
    fail()
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
    // "the past year", "the past decade": the stretch that ends now, not the calendar unit before. No calendar has
    // fortnights.
    let fortnight = unit == TimeUnit::Fortnight && step != 0;
    // "over the last week", "in the last decade" end now; "in the last quarter", "a loss for the last year" is of the calendar.
    let over = the && word.eq_ignore_ascii_case("last") && !rest.starts_with(" of ") && {
        let before = context.before.trim_end();
        let before = before.get(..before.len().saturating_sub("the".len())).and_then(last_word);
        let led =
            |leads: &[&str]| before.is_some_and(|w| leads.iter().any(|lead| lead.eq_ignore_ascii_case(w)));
        let plain = matches!(unit, TimeUnit::Week | TimeUnit::Month | TimeUnit::Year);
        unit == TimeUnit::Decade || led(&["over", "during", "within"]) || plain && led(&["in"])
    };
    // "the past weekend" is the one that is over.
    let past = word.eq_ignore_ascii_case("past") && unit != TimeUnit::Weekend;
    if fortnight || over || past || (the && word.eq_ignore_ascii_case("coming")) {
        let (rest, number) = and_a_half(rest, Some(rust_decimal::Decimal::ONE));
        let (rest, number) = or_two(rest, number);
        return Ok((rest, Point::new(When::Stretch(origin, Length::of(number, unit), step)).into()));
    }
    // "the last week of the war" is no week of the calendar; "a loss for the last year of $2m" is.
    let part = step < 0
        && rest.strip_prefix(" of ").is_some_and(|t| {
            let amount = t.split(' ').next().unwrap_or("");
            !amount.contains(['$', '£', '€', '¥'])
        });
    if unit < TimeUnit::Day || part || word.eq_ignore_ascii_case("prior") {
        return fail();
    }
    Ok((rest, Point::new(When::Unit(origin, unit, step)).into()))
}

/// Words before "last" that make it a verb.
const BEFORE_VERB: [&str; 9] = ["to", "will", "would", "should", "must", "can", "could", "may", "might"];

/// "the past three months", "the next two years", "the last 24 hours".
fn stretch<'a>(context: Context<'a>, origin: Origin, step: i32, input: &'a str) -> Read<'a, Dated> {
    // "It is to last five years": the verb.
    let verb =
        last_word(context.before).is_some_and(|w| BEFORE_VERB.iter().any(|v| v.eq_ignore_ascii_case(w)));
    if step == 0 || step < 0 && verb {
        return fail();
    }
    let (rest, number) = amount(context.words, input)?;
    // "the next five to ten years": the last number stands for it.
    let (rest, number) = match joint(rest, false).and_then(|(tail, ())| amount(context.words, tail)) {
        Ok((tail, last)) if last.is_some() => (tail, last),
        _ => (rest, number),
    };
    let (rest, _) = blank(rest).or_else(|_| dash(rest))?;
    let (rest, unit) = context.words.unit(rest)?;
    // "the last three months of 2021" is a part of a period.
    if rest.starts_with(" of ") && step < 0 {
        return fail();
    }
    Ok((rest, Point::new(When::Stretch(origin, Length::of(number, unit), step)).into()))
}
