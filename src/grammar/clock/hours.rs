//! Hours, minutes and seconds: "9", "9:53", "9.35 p.m.", "0737", "14:30:15".

use super::zone::{iso_zone, zone};
use crate::grammar::temporal::{Read, Words, boundary, digits, fail};
use crate::knowledge::Class;
use crate::value::Clock;
use rust_decimal::prelude::ToPrimitive;

/// Before or after noon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Half {
    Am,
    Pm,
}

pub(super) fn halved(clock: Clock, half: Option<Half>) -> Clock {
    let minute = match half {
        Some(Half::Pm) if clock.minute < 720 => clock.minute + 720,
        Some(Half::Am) if (720..780).contains(&clock.minute) => clock.minute - 720,
        _ => clock.minute,
    };
    Clock { minute, ..clock }
}

/// "9", "9:53", "9.35", "0737", "14:30:15", "1400hrs", with am or pm. Hours over 23 are kept as said.
pub(super) fn hours<'a>(words: Words<'_>, input: &'a str) -> Read<'a, (Clock, Option<Half>)> {
    let (rest, hour, minute, second) = match digits(input, 1, 2) {
        Ok((rest, hour)) => {
            let (rest, minute, second) = minutes(rest);
            (rest, hour.parse::<u16>().unwrap_or(0), minute, second)
        }
        Err(_) => match digits(input, 4, 4) {
            Ok((rest, text)) => {
                let (hour, minute) = text.split_at(2);
                (rest, hour.parse().unwrap_or(0), minute.parse().ok(), None)
            }
            Err(_) => {
                let (rest, sense) = words.sense(input, Class::NumberWord)?;
                let hour = sense.value.and_then(|v| v.to_u16()).filter(|h| (1..=12).contains(h));
                (rest, hour.ok_or(nom::Err::Error(()))?, None, None)
            }
        },
    };
    let (rest, half) = half(rest).unwrap_or((rest, None));
    let rest = rest
        .strip_prefix("hrs")
        .or_else(|| rest.strip_prefix(" hrs"))
        .or_else(|| rest.strip_prefix(" hours").filter(|_| minute.is_some()))
        .unwrap_or(rest);
    // "0530GMT"
    let zoned = rest.starts_with(char::is_uppercase) && words.sense(rest, Class::Zone).is_ok();
    if !zoned {
        boundary(rest)?;
    }
    let limit = if half.is_some() { 12 } else { 29 };
    if hour > limit
        || minute.is_some_and(|m| m > 59)
        || (half.is_some() && hour == 0)
        || rest.starts_with(['%', '/'])
        || rest
            .strip_prefix('.')
            .is_some_and(|t| half.is_none() && t.starts_with(|c: char| c.is_ascii_digit()))
    {
        return fail();
    }
    // "9.35" without am or pm is a number, but "9.35 GMT" is none.
    let point = input.get(..3).is_some_and(|t| t.contains('.'));
    let clocked = || rest.trim_start().starts_with(char::is_uppercase) && zone(words, rest).is_ok();
    if point && half.is_none() && !clocked() {
        return fail();
    }
    let clock = Clock {
        minute: hour * 60 + minute.unwrap_or(0),
        second,
        to_the_minute: minute.is_some(),
        offset: None,
        zone: None,
        either_half: false,
    };
    Ok((rest, (clock, half)))
}

/// "8.20": hours and minutes with a point and no half of the day, which the words around it must tell from a number.
pub(super) fn dotted(input: &str) -> Read<'_, Clock> {
    let (rest, hour) = digits(input, 1, 2)?;
    let Some(rest) = rest.strip_prefix('.') else { return fail() };
    let (rest, minute) = digits(rest, 2, 2)?;
    boundary(rest)?;
    let (hour, minute): (u16, u16) = (hour.parse().unwrap_or(0), minute.parse().unwrap_or(60));
    let more = rest.strip_prefix('.').is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit()));
    if hour > 23 || minute > 59 || more || rest.starts_with(['%', '/', '-']) {
        return fail();
    }
    let either_half = (1..=12).contains(&hour) && !input.starts_with('0');
    let minute = hour * 60 + minute;
    Ok((rest, Clock { minute, second: None, to_the_minute: true, offset: None, zone: None, either_half }))
}

/// "11:75 p.m.": an hour with more minutes than it has, which only "am" or "pm" tells from a score.
pub(super) fn beyond_the_hour(input: &str) -> Read<'_, (u16, u16)> {
    let (rest, hour) = digits(input, 1, 2)?;
    let Some(rest) = rest.strip_prefix(':') else { return fail() };
    let (rest, minute) = digits(rest, 2, 2)?;
    let (rest, half) = half(rest)?;
    boundary(rest)?;
    let (hour, minute): (u16, u16) = (hour.parse().unwrap_or(0), minute.parse().unwrap_or(0));
    let said = half.is_some() && (1..=12).contains(&hour) && minute > 59;
    if said { Ok((rest, (hour, minute))) } else { fail() }
}

/// `12:30:00Z`, `23:45:00.487+01:00`, `0930`: the clock of ISO 8601 behind a date.
pub(super) fn iso(input: &str) -> Read<'_, Clock> {
    let four = digits(input, 4, 4).ok().and_then(|(rest, text)| Some((rest, text.split_at_checked(2)?)));
    let (rest, hour, minute, second) = match four {
        Some((rest, (hour, minute))) => (rest, hour, minute.parse().ok(), None),
        None => {
            let (rest, hour) = digits(input, 2, 2)?;
            let (rest, minute, second) = minutes(rest);
            (rest, hour, minute, second)
        }
    };
    let (rest, minute, second) = match (minute, rest.strip_prefix('.')) {
        (Some(minute), Some(tail)) if second.is_some() => (digits(tail, 1, 9)?.0, Some(minute), second),
        (minute, _) => (rest, minute, second),
    };
    let (rest, offset) = iso_zone(rest).unwrap_or((rest, None));
    boundary(rest)?;
    let hour: u16 = hour.parse().unwrap_or(0);
    if hour > 29 || minute.is_some_and(|m| m > 59) {
        return fail();
    }
    let minutes = hour * 60 + minute.unwrap_or(0);
    let clock = Clock {
        minute: minutes,
        second,
        to_the_minute: minute.is_some(),
        offset,
        zone: None,
        either_half: false,
    };
    Ok((rest, clock))
}

/// Whether a clock time is written as "15h30".
pub(super) fn is_french(said: &str) -> bool {
    let digits = said.bytes().take_while(u8::is_ascii_digit).count();
    said.as_bytes().get(digits) == Some(&b'h')
        && said.as_bytes().get(digits + 1).is_some_and(u8::is_ascii_digit)
}

/// ":53", ".35", ":30:15", "h30".
fn minutes(input: &str) -> (&str, Option<u16>, Option<u8>) {
    let pair = |input: &str, marks: &[char]| -> Option<(usize, u16)> {
        let tail = input.strip_prefix(marks)?;
        let (rest, minute) = digits(tail, 2, 2).ok()?;
        Some((input.len() - rest.len(), minute.parse().ok()?))
    };
    let Some((length, minute)) = pair(input, &[':', '.', 'h']) else { return (input, None, None) };
    let rest = input.get(length..).unwrap_or("");
    match pair(rest, &[':']) {
        Some((length, second)) => (rest.get(length..).unwrap_or(""), Some(minute), u8::try_from(second).ok()),
        None => (rest, Some(minute), None),
    }
}

/// "am", " p.m.", " PM".
fn half(input: &str) -> Read<'_, Option<Half>> {
    let broken = input.strip_prefix('\n').filter(|next| next.starts_with("a.m") || next.starts_with("p.m"));
    let tail = broken.unwrap_or_else(|| input.trim_start_matches([' ', '\u{a0}', '\u{202f}']));
    let first = match tail.chars().next() {
        Some('a' | 'A') => Half::Am,
        Some('p' | 'P') => Half::Pm,
        _ => return fail(),
    };
    let tail = &tail[1..];
    let tail = tail.strip_prefix('.').unwrap_or(tail);
    let Some(tail) = tail.strip_prefix(['m', 'M']).filter(|t| boundary(t).is_ok()) else { return fail() };
    // The full stop belongs to "p.m." but ends the sentence behind "pm".
    let dotted = input.trim_start().as_bytes().get(1) == Some(&b'.');
    let rest = if dotted { tail.strip_prefix('.').unwrap_or(tail) } else { tail };
    Ok((rest, Some(first)))
}
