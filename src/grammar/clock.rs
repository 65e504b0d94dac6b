//! Times of day: "9:53 AM", "3 p.m.", "0737 GMT", "14:30", "noon", with their zone and day.

mod hours;
mod pointed;
mod span;
mod zone;

use super::date::{Context, Dated, day_or_period, impossible, kind};
use super::temporal::{
    Impossible, Point, Read, Reference, Said, TimeExpression, TimeUnit, When, Words, amount, blank, fail,
    last_word, next_word, strip_word,
};
use super::{Found, Grammar, Meaning, Place, Starts};
use crate::knowledge::{Class, Classes};
use crate::value::{CalendarUnit, Clock, DayPart};
use rust_decimal::prelude::ToPrimitive;

use hours::{Half, halved, hours};
use pointed::pointed;
use span::span;
use zone::zone;

pub(crate) use span::hours_behind;

/// The record.
pub const GRAMMAR: Grammar = Grammar {
    name: "clock",
    starts: Starts {
        digit: true,
        sign: false,
        capital: false,
        code: false,
        quote: false,
        classes: Classes::of(&[Class::ClockWord, Class::NumberWord, Class::FractionWord]),
    },
    parse,
};

fn parse(place: Place<'_>) -> Option<Found> {
    let words = Words::at(&place);
    let input = place.rest();
    if place.before().ends_with(|c: char| c.is_alphanumeric() || matches!(c, '$' | '£' | '€' | ':' | '#'))
    {
        return None;
    }
    let before = last_word(place.before()).unwrap_or("");
    let opened = ["from", "between"].iter().any(|w| w.eq_ignore_ascii_case(before));
    // "high noon for the government" is a showdown, unless it is said when.
    let high =
        before == "high" && !place.before().ends_with("at high ") && strip_word(input, "noon").is_some();
    if super::duration::timed(words, place.before(), input).is_ok() || high {
        return None;
    }
    let (rest, mut expression) = span(place, words, input, opened)
        .or_else(|_| one(place, words, input))
        .or_else(|_| no_hour(input))
        .ok()?;
    expression.approximate = hedged(place.before());
    let kind = kind(&expression.said);
    let start = super::date::range_start(&place, &expression.said);
    Some(Found { start, end: place.to - rest.len(), kind, meaning: Meaning::Time(Box::new(expression)) })
}

/// One clock time with its day, if that follows: "9:53 AM, MON 22 JUL 2013", "9 a.m. on Tuesday".
fn one<'a>(place: Place<'a>, words: Words<'a>, input: &'a str) -> Read<'a, TimeExpression> {
    let (rest, mut stated) = stated(words, input)
        .or_else(|_| military(place, words, input))
        .or_else(|_| before_part(place, words, input))
        .or_else(|_| pointed(place, words, input))?;
    let (rest, dated) = day(place, words, rest).unwrap_or((rest, Point::new(When::Unsaid).into()));
    let rest = stated.zone_behind(words, rest);
    let Dated { mut point, weekday } = dated;
    let stated = Stated { part: stated.part.or(point.part), ..stated };
    stated.put(&mut point);
    let impossible = impossible(&point);
    Ok((rest, TimeExpression { weekday, impossible, ..TimeExpression::new(Said::At(point)) }))
}

/// "0600 hours", "at 1900 hours"; "1900 hours" may also be a length.
fn military<'a>(place: Place<'a>, words: Words<'a>, input: &'a str) -> Read<'a, Stated> {
    if !input.as_bytes().get(..4).is_some_and(|four| four.iter().all(u8::is_ascii_digit)) {
        return fail();
    }
    let led = is_led(place);
    let (rest, (clock, half)) = hours(words, input)?;
    let said = input
        .get(..input.len() - rest.len())
        .is_some_and(|said| said.ends_with(" hours") || said.ends_with("hrs"));
    if said && half.is_none() && clock.minute < 24 * 60 && (led || input.starts_with('0')) {
        Ok((rest, Stated { clock: Some(clock), part: None }))
    } else {
        fail()
    }
}

/// Words before an hour that say that it is one.
const BEFORE_HOUR: &[&str] =
    &["at", "by", "until", "till", "around", "about", "from", "before", "after", "since"];

fn is_led(place: Place<'_>) -> bool {
    last_word(place.before()).is_some_and(|w| BEFORE_HOUR.iter().any(|b| b.eq_ignore_ascii_case(w)))
}

/// "8" in "at 8 tonight", "7" in "until 7 this evening"; "9h30" in "at 9h30".
fn before_part<'a>(place: Place<'a>, words: Words<'a>, input: &'a str) -> Read<'a, Stated> {
    if !is_led(place) {
        return fail();
    }
    let (rest, (clock, half)) = hours(words, input)?;
    let said = input.get(..input.len() - rest.len()).unwrap_or("");
    let french = hours::is_french(said);
    // "at 0700"
    let zero = said.len() == 4 && said.starts_with('0') && said.bytes().all(|b| b.is_ascii_digit());
    let hour = half.is_none() && !clock.to_the_minute && (60..=12 * 60).contains(&clock.minute);
    let parted = || day(place, words, rest).is_ok_and(|(_, dated)| dated.point.part.is_some());
    if ((french || zero) && clock.minute < 24 * 60) || (hour && rest.starts_with(' ') && parted()) {
        Ok((rest, Stated { clock: Some(clock), part: None }))
    } else {
        fail()
    }
}

/// " at 3" behind "this afternoon".
pub(crate) fn hour_in_part<'a>(words: Words<'_>, input: &'a str) -> Read<'a, Stated> {
    let Some(tail) = input.strip_prefix(" at ") else { return fail() };
    if let Ok(found) = stated(words, tail) {
        return Ok(found);
    }
    let (rest, (clock, half)) = hours(words, tail)?;
    let counts = next_word(rest).is_some_and(|w| !words.lexicon.begins_with(w, Class::CountStop));
    let hour = half.is_none() && !clock.to_the_minute && (60..=12 * 60).contains(&clock.minute);
    let ends = !counts && !rest.starts_with(['-', '–', '$', '.']) || rest == "." || rest.starts_with(". ");
    if hour && ends { Ok((rest, Stated { clock: Some(clock), part: None })) } else { fail() }
}

/// "11:75 p.m.": no clock shows it.
fn no_hour(input: &str) -> Read<'_, TimeExpression> {
    let (rest, (hour, minute)) = hours::beyond_the_hour(input)?;
    let impossible = Some(Impossible::Clock { hour, minute });
    Ok((rest, TimeExpression { impossible, ..TimeExpression::new(Said::Vague(Reference::Present)) }))
}

/// The day behind a clock time.
fn day<'a>(place: Place<'a>, words: Words<'a>, input: &'a str) -> Read<'a, Dated> {
    // "9:53 AM · Jan 4, 2023"
    let mark = [",", " ·", " •", " ∙", " |"].iter().find_map(|mark| input.strip_prefix(mark));
    let (tail, _) = blank(mark.unwrap_or(input))?;
    let (tail, led) = match strip_word(tail, "on").or_else(|| strip_word(tail, "of")) {
        Some(rest) => (blank(rest)?.0, true),
        None => (tail, false),
    };
    let tail = if led { words.article(tail) } else { tail };
    let context = Context { words, before: "at ", depth: 1 };
    let (rest, dated) = day_or_period(context, tail)?;
    let (rest, dated) = with_part(words, rest, dated);
    let bare = dated.point.civil().is_some_and(|c| !matches!(c.unit, CalendarUnit::Day { .. }));
    debug_assert!(place.from <= place.at);
    if may_follow(&dated.point) && !bare { Ok((rest, dated)) } else { fail() }
}

/// A day with the part of it that is said behind it: "Monday evening".
fn with_part<'a>(words: Words<'_>, rest: &'a str, mut dated: Dated) -> (&'a str, Dated) {
    if dated.point.part.is_none()
        && may_follow(&dated.point)
        && let Ok((tail, part)) = blank(rest).and_then(|(tail, _)| words.day_part(tail))
        && !tail.starts_with('-')
    {
        dated.point.part = Some(part);
        return (tail, dated);
    }
    (rest, dated)
}

/// A clock time or part of the day as said beside a day.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stated {
    clock: Option<Clock>,
    part: Option<DayPart>,
}

impl Stated {
    /// Whether it is a clock time rather than a part of the day.
    pub(crate) fn has_clock(&self) -> bool {
        self.clock.is_some()
    }

    /// Takes the zone behind the day, if none stood behind the hour ("9 a.m. Tuesday EST"); the rest behind it.
    fn zone_behind<'a>(&mut self, words: Words<'_>, rest: &'a str) -> &'a str {
        match (self.clock.as_mut().filter(|clock| clock.zone.is_none()), zone(words, rest)) {
            (Some(clock), Ok((tail, Some((offset, name))))) => {
                (clock.offset, clock.zone) = (offset, Some(name));
                tail
            }
            _ => rest,
        }
    }

    /// Whether the clock as read stands before noon.
    pub(crate) fn before_noon(&self) -> bool {
        self.clock.as_ref().is_some_and(|clock| clock.minute < 720)
    }

    /// In this part of the day, if it says none itself.
    pub(crate) fn within(self, part: Option<DayPart>) -> Self {
        Self { part: self.part.or(part), ..self }
    }

    /// Puts it on a day.
    pub(crate) fn put(self, point: &mut Point) {
        point.part = self.part.or(point.part);
        let in_part = point.part.is_some();
        // "7:30 in the evening" says p.m.
        let told = |clock: Clock| {
            let clock = Clock { either_half: clock.either_half && !in_part, ..clock };
            // "3:30 at night" is before dawn.
            let first = match self.part {
                Some(DayPart::Afternoon | DayPart::Evening) => 60,
                Some(DayPart::Night) => 5 * 60,
                _ => return clock,
            };
            let later = (first..12 * 60).contains(&clock.minute) && !clock.is_24_hours();
            if later { Clock { minute: clock.minute + 720, ..clock } } else { clock }
        };
        point.clock = self.clock.map(|clock| told(clock).into());
    }
}

impl Clock {
    /// Whether the zone or the form shows that hours run to 24.
    fn is_24_hours(&self) -> bool {
        self.offset == Some(0) || self.minute >= 13 * 60
    }
}

/// Whether a clock time or part of the day may follow: only behind a day.
pub(crate) fn may_follow(point: &Point) -> bool {
    let day = match &point.when {
        When::Calendar { readings, .. } => readings.first().is_some_and(|c| {
            matches!(
                c.unit,
                CalendarUnit::Day { .. } | CalendarUnit::DayOfMonth(_) | CalendarUnit::Weekday(_)
            )
        }),
        When::Weekday(..) | When::NthWeekday { .. } | When::Holiday(..) => true,
        When::Unit(_, unit, _) => *unit == TimeUnit::Day,
        _ => false,
    };
    day && point.clock.is_none()
}

/// Behind a day: " at 9 a.m.", ", 14:30 GMT", " morning", "T09:30", " Last updated at 11:11 GMT".
pub(crate) fn after_day<'a>(words: Words<'_>, input: &'a str) -> Read<'a, Stated> {
    if let Some(tail) = input.strip_prefix('T') {
        return hours::iso(tail).map(|(rest, clock)| (rest, Stated { clock: Some(clock), part: None }));
    }
    if let Ok((tail, _)) = blank(input)
        && let tail = ["early ", "late "].iter().find_map(|w| tail.strip_prefix(w)).unwrap_or(tail)
        && let Ok((rest, part)) = words.day_part(tail)
        && !rest.starts_with('-')
    {
        let stated = blank(rest).ok().and_then(|(t, _)| strip_word(t, "at")).and_then(|t| blank(t).ok());
        if let Some((tail, _)) = stated
            && let Ok((tail, clock)) = self::stated(words, tail)
        {
            return Ok((tail, Stated { part: Some(part), ..clock }));
        }
        return Ok((rest, Stated { clock: None, part: Some(part) }));
    }
    let comma = input.strip_prefix(',');
    let (tail, _) = blank(comma.unwrap_or(input))?;
    let tail =
        ["- ", "– ", "| ", "· ", "• ", "∙ "].iter().find_map(|mark| tail.strip_prefix(mark)).unwrap_or(tail);
    let (tail, led) = match strip_word(tail, "at") {
        Some(rest) => (blank(rest)?.0, true),
        None => (tail, false),
    };
    let tail = ["around", "about"]
        .iter()
        .find_map(|w| strip_word(tail, w))
        .map_or(Ok(tail), |t| blank(t).map(|(t, _)| t))?;
    let (rest, stated) = stated(words, tail)?;
    let plain = stated.clock.as_ref().is_some_and(|c| c.to_the_minute || c.zone.is_some())
        || tail.starts_with(char::is_alphabetic);
    if led || comma.is_some() || plain || rest.len() < tail.len() { Ok((rest, stated)) } else { fail() }
}

/// A clock time that says so itself: by am or pm, a colon, a zone, "o'clock", "noon".
pub(crate) fn stated<'a>(words: Words<'_>, input: &'a str) -> Read<'a, Stated> {
    if let Ok((rest, sense)) = words.sense(input, Class::ClockWord) {
        let minute = sense.value.and_then(|v| v.to_u16()).unwrap_or(0);
        let (rest, zone) = zone(words, rest).unwrap_or((rest, None));
        let (offset, zone) = zone.map_or((None, None), |(offset, name)| (offset, Some(name)));
        let clock = Clock { minute, second: None, to_the_minute: true, offset, zone, either_half: false };
        return Ok((rest, Stated { clock: Some(clock), part: None }));
    }
    if let Ok((rest, (minute, half))) = past_the_hour(words, input) {
        let (rest, part) = in_the_part(words, rest).unwrap_or((rest, None));
        let either_half = half.is_none() && part.is_none() && minute < 13 * 60;
        let clock =
            Clock { minute, second: None, to_the_minute: true, offset: None, zone: None, either_half };
        return Ok((rest, Stated { clock: Some(clock), part }));
    }
    let (rest, (clock, half)) = hours(words, input)?;
    let mut clock = halved(clock, half);
    let said = input.get(..input.len() - rest.len()).unwrap_or("");
    // "9h30" may be a length.
    let colon = said.contains(':') || hours::is_french(said) && clock.minute >= 13 * 60;
    let (rest, o_clock) = match [" o'clock", " o’clock"].iter().find_map(|o| rest.strip_prefix(o)) {
        Some(rest) => (rest, true),
        None => (rest, false),
    };
    let (rest, zone) = zone(words, rest).unwrap_or((rest, None));
    let zoned = zone.is_some();
    if let Some((offset, name)) = zone {
        clock.offset = offset;
        clock.zone = Some(name);
    }
    let (rest, part) = in_the_part(words, rest).unwrap_or((rest, None));
    clock.either_half = o_clock && half.is_none() && part.is_none() && clock.minute < 13 * 60;
    let four = input.as_bytes().get(..4).is_some_and(|d| d.iter().all(u8::is_ascii_digit));
    let clear = half.is_some()
        || colon
        || o_clock
        || (zoned && (four || clock.to_the_minute))
        || (part.is_some() && clock.minute < 780);
    if clear { Ok((rest, Stated { clock: Some(clock), part })) } else { fail() }
}

/// "half past six", "a quarter to seven", "20 minutes past five", "15 past seven o'clock": minutes after midnight.
fn past_the_hour<'a>(words: Words<'_>, input: &'a str) -> Read<'a, (u16, Option<Half>)> {
    let quarter = ["a quarter", "quarter"].iter().find_map(|w| strip_word(input, w));
    let (rest, count, named) = match (strip_word(input, "half"), quarter) {
        (Some(rest), _) => (rest, 30, true),
        (_, Some(rest)) => (rest, 15, true),
        _ => {
            let (rest, number) = amount(words, input)?;
            let count =
                number.and_then(|n| n.to_u16()).filter(|n| (1..60).contains(n)).ok_or(nom::Err::Error(()))?;
            match rest.strip_prefix(" minutes") {
                Some(rest) => (rest, count, true),
                None => (rest, count, false),
            }
        }
    };
    let (rest, _) = blank(rest)?;
    // "ten to five" may be a vote; "past" is said of the hour only.
    let past = ["past", "after"].iter().take(if named { 2 } else { 1 }).find_map(|w| strip_word(rest, w));
    let to = ["to", "before"].iter().find_map(|w| strip_word(rest, w)).filter(|_| named);
    let Some(tail) = past.or(to) else { return fail() };
    let (tail, _) = blank(tail)?;
    let (tail, (hour, half)) = hours(words, tail)?;
    let after = tail.strip_prefix(" o'clock").or_else(|| tail.strip_prefix(" o’clock")).unwrap_or(tail);
    // "half past two goals" is none; an hour is not counted.
    if hour.to_the_minute || !(60..=1440).contains(&hour.minute) || words.unit(after.trim_start()).is_ok() {
        return fail();
    }
    let hour = halved(hour, half).minute;
    Ok((after, (if past.is_some() { hour + count } else { hour.saturating_sub(count) }, half)))
}

/// " in the morning", " local time in the evening".
fn in_the_part<'a>(words: Words<'_>, input: &'a str) -> Read<'a, Option<DayPart>> {
    let (tail, _) = blank(input)?;
    let led = strip_word(tail, "in").and_then(|tail| strip_word(blank(tail).ok()?.0, "the"));
    let led = led.or_else(|| ["at", "early", "late"].iter().find_map(|w| strip_word(tail, w)));
    let Some(tail) = led else { return fail() };
    let (tail, _) = blank(tail)?;
    let (rest, part) = words.day_part(tail)?;
    Ok((rest, Some(part)))
}

/// Whether what stands behind a time makes it one of the clock: a zone, am or pm, a day.
pub(crate) fn is_dated(words: Words<'_>, rest: &str) -> bool {
    let half = ["am", "pm", "a.m", "p.m"]
        .iter()
        .any(|half| rest.trim_start().get(..half.len()).is_some_and(|t| t.eq_ignore_ascii_case(half)));
    half || zone(words, rest).is_ok() || rest.starts_with(" on ")
}

/// Whether the words before soften the time: "about", "around".
pub(crate) fn hedged(before: &str) -> bool {
    let word = last_word(before).unwrap_or("");
    ["about", "around", "approximately", "circa", "roughly"].iter().any(|w| w.eq_ignore_ascii_case(word))
}
