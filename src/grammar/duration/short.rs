//! Lengths written as short as can be: "7.23secs", "15mins", "1h 45m".

use crate::grammar::temporal::{Length, Read, TimeUnit, Words, digits, fail};
use rust_decimal::Decimal;

/// "7.23secs", "15mins": a number that its unit touches.
pub(super) fn attached<'a>(words: Words<'_>, input: &'a str) -> Read<'a, Length> {
    let width = input.bytes().take(9).take_while(|b| b.is_ascii_digit() || *b == b'.').count();
    let rest = input.get(width..).unwrap_or("");
    let number = input.get(..width).and_then(|digits| digits.parse::<Decimal>().ok());
    let short = ["sec", "min", "hr"].iter().any(|unit| rest.starts_with(unit));
    let (rest, unit) = words.unit(rest)?;
    if short && number.is_some() { Ok((rest, Length::of(number, unit))) } else { fail() }
}

/// "1h 45m", "2h05m12s": hours with their minutes as short as can be.
pub(super) fn compact(input: &str) -> Read<'_, Length> {
    let part = |input: &'_ str, letters: &[&str], width: usize| -> Option<(usize, Decimal)> {
        let (rest, number) = digits(input, 1, width).ok()?;
        let tail = letters.iter().find_map(|letter| rest.strip_prefix(letter))?;
        let ends = !tail.starts_with(char::is_alphabetic);
        ends.then_some((input.len() - tail.len(), Decimal::from(number.parse::<u32>().ok()?)))
    };
    let Some((hours, number)) = part(input, &["h"], 3) else { return fail() };
    let mut length = Length::of(Some(number), TimeUnit::Hour);
    let behind = input.get(hours..).unwrap_or("");
    let rest = behind.trim_start_matches(' ');
    let Some((minutes, number)) = part(rest, &["min", "m"], 2) else { return fail() };
    length.parts.push((Some(number), TimeUnit::Minute));
    let rest = rest.get(minutes..).unwrap_or("");
    match part(rest.trim_start_matches(' '), &["sec", "s"], 2) {
        Some((seconds, number)) => {
            length.parts.push((Some(number), TimeUnit::Second));
            Ok((rest.trim_start_matches(' ').get(seconds..).unwrap_or(""), length))
        }
        None => Ok((rest, length)),
    }
}
