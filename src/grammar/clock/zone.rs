//! The zone behind a clock time: "GMT", "local time", "UTC+7", "Z", "+07:00".

use crate::grammar::temporal::{Read, Words, boundary, digits, fail};
use crate::knowledge::Class;
use rust_decimal::prelude::ToPrimitive;
use std::sync::Arc;

/// " Harbour City time": the zone of a place, by its name only.
fn of_place(input: &str) -> Read<'_, Arc<str>> {
    let Some(tail) = input.strip_prefix(' ') else { return fail() };
    let Some(end) = tail.get(..tail.len().min(LONGEST_PLACE)).unwrap_or(tail).find(" time") else {
        return fail();
    };
    let (name, rest) = tail.split_at(end);
    let rest = rest.strip_prefix(" time").unwrap_or(rest);
    let named = !name.is_empty() && name.split(' ').all(|w| w.starts_with(char::is_uppercase));
    if named && boundary(rest).is_ok() { Ok((rest, Arc::from(name))) } else { fail() }
}

/// " in Lagos": the place whose local time is told.
fn place_behind<'a>(words: Words<'_>, input: &'a str) -> Option<&'a str> {
    let tail = input.strip_prefix(" in ")?;
    let (rest, _) = words.sense(tail, Class::Place).ok()?;
    tail.get(..tail.len() - rest.len())
}

/// Longer names of places are not looked for before "time", in bytes.
const LONGEST_PLACE: usize = 40;

/// " GMT", " (0735 GMT" is left alone, " local time", " UTC+7", " (GMT +8)".
pub(super) fn zone<'a>(words: Words<'_>, input: &'a str) -> Read<'a, Option<(Option<i16>, Arc<str>)>> {
    let open = input.strip_prefix(" (");
    let tail = open.or_else(|| input.strip_prefix(' ')).unwrap_or(input);
    let Ok((rest, sense)) = words.sense(tail, Class::Zone) else {
        return of_place(input).map(|(rest, name)| (rest, Some((None, name))));
    };
    let name = &tail[..tail.len() - rest.len()];
    if name.eq_ignore_ascii_case("local")
        || (sense.value.is_none()
            && name.starts_with(char::is_uppercase)
            && !name.contains(' ')
            && name.len() > 2
            // "At 5 a.m. Eastern," is a zone, "at 5 a.m. Pacific coast" is none.
            && !(rest.is_empty() || rest.starts_with([',', '.', ';', ')']) || rest.starts_with(" on ")))
    {
        return fail();
    }
    // "3 p.m. local time in Lagos".
    if let Some(place) = (&*sense.id == "local").then(|| place_behind(words, rest)).flatten() {
        return Ok((rest, Some((None, Arc::from(place)))));
    }
    let base = sense.value.and_then(|v| v.to_i16());
    let (rest, shift) = if base == Some(0) {
        iso_zone(rest.trim_start_matches(' ')).unwrap_or((rest, None))
    } else {
        (rest, None)
    };
    let rest = if open.is_some() { rest.strip_prefix(')').ok_or(nom::Err::Error(()))? } else { rest };
    Ok((rest, Some((shift.or(base), Arc::from(name)))))
}

/// `Z`, `+07:00`, `+7`.
pub(super) fn iso_zone(input: &str) -> Read<'_, Option<i16>> {
    if let Some(rest) = input.strip_prefix('Z') {
        return Ok((rest, Some(0)));
    }
    let Some(tail) = input.strip_prefix(['+', '-', '−', '–']) else { return fail() };
    let (rest, hours) = digits(tail, 1, 2)?;
    let (rest, minutes) = match rest.strip_prefix(':').and_then(|t| digits(t, 2, 2).ok()) {
        Some((rest, minutes)) => (rest, minutes),
        None => (rest, "0"),
    };
    let offset = hours.parse::<i16>().unwrap_or(0) * 60 + minutes.parse::<i16>().unwrap_or(0);
    if offset > 14 * 60 {
        return fail();
    }
    Ok((rest, Some(if input.starts_with('+') { offset } else { -offset })))
}
