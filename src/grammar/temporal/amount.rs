//! How many of a unit of time: "two", "15", "2.5", "a", "several", "half a", "two and a half".

use nom::Parser;
use nom::combinator::opt;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::words::{Read, Words, blank, boundary, digits, fail, strip_word};
use crate::knowledge::Class;

/// A number in digits or words, or a vague one (none). At the place where grammars are tried it is read once for all.
pub(crate) fn amount<'a>(words: Words<'_>, input: &'a str) -> Read<'a, Option<Decimal>> {
    let read = || read(words, input).ok().map(|(rest, number)| (input.len() - rest.len(), number));
    let found = words.opening(input).map_or_else(read, |opening| *opening.amount.get_or_init(read));
    found.map_or_else(fail, |(length, number)| Ok((input.get(length..).unwrap_or(""), number)))
}

fn read<'a>(words: Words<'_>, input: &'a str) -> Read<'a, Option<Decimal>> {
    let (rest, number) = plain(words, input)?;
    let (rest, number) = scaled(words, rest, number);
    Ok((softened(words, rest), number))
}

/// "two billion years", "a 400-million-year history": the scale word before the unit.
fn scaled<'a>(words: Words<'_>, rest: &'a str, number: Option<Decimal>) -> (&'a str, Option<Decimal>) {
    let behind = |rest: &'a str| blank(rest).or_else(|_| hyphen(rest)).map(|(tail, _)| tail);
    let read = || {
        let at = behind(rest).ok()?;
        let dozen = || words.sense(at, Class::Multiplier).ok();
        let (tail, sense) = words.sense(at, Class::ScaleWord).ok().or_else(dozen)?;
        let spelt = !sense.is("attached") && !sense.is("money");
        let unit = behind(tail).is_ok_and(|tail| words.unit(tail).is_ok());
        let number = number?.checked_mul(sense.value.filter(|_| spelt && unit)?)?;
        Some((tail, Some(number.normalize())))
    };
    // Hardly any number of a time is followed by one of these.
    if !rest.starts_with([' ', '-', '\u{a0}', '\u{2011}']) {
        return (rest, number);
    }
    read().unwrap_or((rest, number))
}

/// The rest behind "-odd", "-plus", " or so" and the like before a unit: "20-odd minutes", "30 or so days", "10+ years".
fn softened<'a>(words: Words<'_>, rest: &'a str) -> &'a str {
    const SOFTENERS: &[&str] = &["-odd", "-plus", "-some", " odd", " plus", " or so", " or more", "+"];
    if !rest.starts_with(['-', ' ', '+']) {
        return rest;
    }
    let tail =
        SOFTENERS.iter().find_map(|word| rest.strip_prefix(word)).filter(|tail| boundary(tail).is_ok());
    let counts =
        |tail: &&str| blank(tail).or_else(|_| hyphen(tail)).is_ok_and(|(tail, _)| words.unit(tail).is_ok());
    tail.filter(counts).unwrap_or(rest)
}

fn plain<'a>(words: Words<'_>, input: &'a str) -> Read<'a, Option<Decimal>> {
    if let Ok((rest, number)) = written(input) {
        return with_half(words, rest, number);
    }
    // "three quarters of an hour"
    if let Ok((rest, sense)) = words.sense(input, Class::TimeQuantifier)
        && sense.value.is_some_and(|v| v < Decimal::ONE && !v.is_zero())
        && &*sense.id != "half"
    {
        return Ok((rest, sense.value));
    }
    if let Ok((rest, number)) = number_words(words, input) {
        return with_half(words, rest, Decimal::from(number));
    }
    let (rest, sense) = words.sense(input, Class::TimeQuantifier)?;
    match sense.value {
        // "a dozen years", "a hundred days"; in "a four-day walk" the article is no number.
        Some(one) if one == Decimal::ONE => {
            match blank(rest).ok().and_then(|(rest, _)| number_words(words, rest).ok()) {
                Some((rest, number)) if number >= 12 || strip_word(input, "another").is_some() => {
                    Ok((rest, Some(Decimal::from(number))))
                }
                Some(_) => fail(),
                None => Ok((rest, Some(one))),
            }
        }
        other => Ok((rest, other)),
    }
}

/// Digits with thousands commas, a decimal fraction, or a vulgar one: "1,200", "2.5", "5 1/2".
fn written(input: &str) -> Read<'_, Decimal> {
    let (mut rest, head) = digits(input, 1, 9)?;
    // Most numbers are one run of digits.
    if !rest.starts_with([',', '.']) {
        boundary(rest)?;
        let number = head.bytes().fold(0, |number, digit| number * 10 + i64::from(digit - b'0'));
        return Ok(with_vulgar_half(rest, Decimal::from(number)));
    }
    let mut text = head.to_owned();
    while let Some(tail) = rest.strip_prefix(',')
        && let Ok((tail, group)) = digits(tail, 3, 3)
    {
        text.push_str(group);
        rest = tail;
    }
    if let Some(tail) = rest.strip_prefix('.')
        && let Ok((tail, fraction)) = digits(tail, 1, 6)
    {
        text.push('.');
        text.push_str(fraction);
        rest = tail;
    }
    boundary(rest)?;
    let Ok(number) = text.parse::<Decimal>() else { return fail() };
    Ok(with_vulgar_half(rest, number))
}

/// "5 1/2", "5½": the half behind digits.
fn with_vulgar_half(rest: &str, number: Decimal) -> (&str, Decimal) {
    let half = [" 1/2", "½", " ½"].iter().find_map(|half| rest.strip_prefix(half));
    half.map_or((rest, number), |tail| (tail, number.saturating_add(Decimal::new(5, 1))))
}

/// "two", "twenty-five", "a hundred", "one hundred and twenty".
fn number_words<'a>(words: Words<'_>, input: &'a str) -> Read<'a, i64> {
    let (mut rest, mut total) = small(words, input, false)?;
    for _ in 0..4 {
        let Ok((tail, _)) = blank(rest).or_else(|_| hyphen(rest)) else { break };
        let tail = strip_word(tail, "and").and_then(|t| blank(t).ok()).map_or(tail, |(t, _)| t);
        let Ok((tail, next)) = small(words, tail, true) else { break };
        total = match next {
            100 if total < 100 => total * 100,
            1..10 if total % 10 == 0 && total > 10 => total + next,
            1..100 if total % 100 == 0 && total > 0 => total + next,
            _ => break,
        };
        rest = tail;
    }
    Ok((rest, total))
}

/// One word of a number; what multiplies the one before it only `behind` one: "two dozen", not "thousands of years".
fn small<'a>(words: Words<'_>, input: &'a str, behind: bool) -> Read<'a, i64> {
    let classes = [Class::NumberWord, Class::Collective, Class::Multiplier];
    for class in &classes[..if behind { 3 } else { 2 }] {
        if let Ok((rest, sense)) = words.sense(input, *class)
            && let Some(number) = sense.value.and_then(|v| v.to_i64())
        {
            return Ok((rest, number));
        }
    }
    fail()
}

fn hyphen(input: &str) -> Read<'_, &str> {
    match input.strip_prefix(['-', '‑']) {
        Some(rest) => Ok((rest, "-")),
        None => fail(),
    }
}

/// "two and a half".
fn with_half<'a>(words: Words<'_>, input: &'a str, number: Decimal) -> Read<'a, Option<Decimal>> {
    let half = |input: &'a str| -> Read<'a, Decimal> {
        let (rest, _) = blank(input).or_else(|_| hyphen(input))?;
        let Some(rest) = strip_word(rest, "and") else { return fail() };
        let (rest, _) = blank(rest).or_else(|_| hyphen(rest))?;
        if let Some(rest) = strip_word(rest, "half") {
            return Ok((rest, Decimal::new(5, 1)));
        }
        let (rest, sense) = words.sense(rest, Class::TimeQuantifier)?;
        if &*sense.id == "half" {
            return Ok((rest, Decimal::new(5, 1)));
        }
        fail()
    };
    let (rest, more) = opt(half).parse(input)?;
    Ok((rest, Some(more.map_or(number, |m| number.saturating_add(m)))))
}
