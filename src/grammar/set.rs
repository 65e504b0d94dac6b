//! Repeated times: "every Monday", "twice a year", "daily", "per month", "15 a day".

use super::temporal::{
    Length, Read, Said, TimeExpression, TimeUnit, Words, amount, blank, fail, last_word, next_word,
    strip_word,
};
use super::{Found, Grammar, Meaning, MentionType, Place, Starts};
use crate::knowledge::{Class, Classes};
use crate::value::DayPart;
use rust_decimal::Decimal;

/// The record.
pub const GRAMMAR: Grammar = Grammar {
    name: "set",
    starts: Starts {
        digit: false,
        sign: false,
        capital: false,
        code: false,
        quote: false,
        classes: Classes::of(&[Class::Frequency, Class::TimeQuantifier, Class::Weekday, Class::OrdinalWord]),
    },
    parse,
};

fn parse(place: Place<'_>) -> Option<Found> {
    let words = Words::at(&place);
    let input = place.rest();
    let before = place.before();
    // "a" may begin a rate, which a number of things must stand before.
    let here = words.matching(input);
    if !here.meets(Classes::of(&[Class::Frequency, Class::Weekday, Class::OrdinalWord]))
        && !starts_rate(input)
    {
        return None;
    }
    let (rest, value) = frequency(words, before, input)
        .or_else(|_| weekdays(words, input))
        .or_else(|_| ranked(words, input))
        .or_else(|_| {
            let (rest, value) = rate(words, input)?;
            if is_rate(words, before) { Ok((rest, value)) } else { fail() }
        })
        .ok()?;
    let meaning = Meaning::Time(Box::new(TimeExpression::new(Said::Repeated(value))));
    Some(Found { start: place.at, end: place.to - rest.len(), kind: MentionType::Set, meaning })
}

fn frequency<'a>(words: Words<'_>, before: &str, input: &'a str) -> Read<'a, String> {
    let (rest, sense) = words.sense(input, Class::Frequency)?;
    if sense.is("word") {
        // "the Daily Herald": a capital inside a sentence begins a name.
        let name = input.starts_with(|c: char| c.is_uppercase())
            && next_word(rest).is_some_and(|w| w.starts_with(|c: char| c.is_uppercase()));
        let inside = input.starts_with(|c: char| c.is_uppercase()) && last_word(before).is_some();
        // "two weekends" are counted.
        let led = !sense.is("led") || last_word(before).is_some_and(|w| is_one_of(w, BEFORE_DAYS));
        return if name || inside || !led { fail() } else { Ok((rest, period(&sense.id).to_owned())) };
    }
    let (rest, _) = blank(rest)?;
    if sense.is("times") {
        return rate(words, rest);
    }
    if sense.is("rate") {
        let (rest, unit) = words.unit(rest)?;
        return if unit < TimeUnit::Hour {
            fail()
        } else {
            Ok((rest, Length::of(Some(Decimal::ONE), unit).timex3()))
        };
    }
    every(words, rest)
}

/// Words before "weekends" that make them times.
const BEFORE_DAYS: &[&str] = &["on", "at", "during", "and", "or", "most", "all", "both"];

/// The period that an id of the lexicon says: `P1D` of `P1D-night`.
fn period(id: &str) -> &str {
    match id.strip_suffix("-every") {
        Some(period) => period,
        None if id.starts_with('P') => id.split('-').next().unwrap_or(""),
        None => id,
    }
}

fn is_one_of(word: &str, list: &[&str]) -> bool {
    list.iter().any(|w| w.eq_ignore_ascii_case(word))
}

/// Behind "every": a unit, a number of units, a weekday, month, season or part of the day.
fn every<'a>(words: Words<'_>, input: &'a str) -> Read<'a, String> {
    let one = Some(Decimal::ONE);
    // "every second Tuesday", "every other Friday"
    let ranked = words.day(input).ok().filter(|(_, (_, ordinal))| *ordinal).map(|(rest, _)| rest);
    if let Some(rest) = ranked.or_else(|| strip_word(input, "other"))
        && let Ok((rest, day)) = blank(rest).and_then(|(rest, _)| words.weekday(rest, false))
    {
        return Ok((rest, format!("XXXX-WXX-{day}")));
    }
    let counted = ranked.is_some_and(|rest| blank(rest).is_ok_and(|(rest, _)| words.unit(rest).is_ok()));
    if let Ok((rest, unit)) = words.unit(input)
        && !counted
    {
        let single = !input[..input.len() - rest.len()].ends_with('s');
        // "every second house"
        let noun = next_word(rest).filter(|w| {
            rest.starts_with(' ') && w.starts_with(char::is_lowercase) && unit == TimeUnit::Second
        });
        let single = single && noun.is_none_or(|w| words.lexicon.begins_with(w, Class::CountStop));
        return if single { Ok((rest, Length::of(one, unit).timex3())) } else { fail() };
    }
    if let Ok((rest, day)) = words.weekday(input, false) {
        return Ok(with_part(words, rest, day));
    }
    if let Ok((rest, month)) = words.month(input) {
        // "every May 1"
        let day = blank(rest).and_then(|(tail, _)| words.day(tail)).ok().filter(|(_, (day, _))| *day < 32);
        return Ok(match day {
            Some((tail, (day, _))) => (tail, format!("XXXX-{month:02}-{day:02}")),
            None => (rest, format!("XXXX-{month:02}")),
        });
    }
    if let Ok((rest, season)) = words.season(input) {
        return Ok((rest, format!("XXXX-{}", season.timex3())));
    }
    if let Ok((rest, sense)) = words.sense(input, Class::Holiday)
        && let Some(rule) = sense.tags.first()
    {
        // The day where the rule is one, else the year it comes round in.
        let day = rule.len() == 5 && rule.as_bytes().get(2) == Some(&b'-');
        return Ok((rest, if day { format!("XXXX-{rule}") } else { "P1Y".to_owned() }));
    }
    if let Ok((rest, part)) = words.day_part(input) {
        return Ok((rest, format!("XXXX-XX-XXT{}", part.timex3())));
    }
    // "every two years", "every other day", "every fourth year"
    let (rest, number) = match strip_word(input, "other") {
        Some(rest) => (rest, Some(Decimal::TWO)),
        None => match words.day(input) {
            Ok((rest, (nth, true))) => (rest, Some(Decimal::from(nth))),
            _ => amount(words, input)?,
        },
    };
    let (rest, _) = blank(rest)?;
    let (rest, unit) = words.unit(rest)?;
    Ok((rest, Length::of(number, unit).timex3()))
}

/// "Mondays": the plural says every one.
fn weekdays<'a>(words: Words<'_>, input: &'a str) -> Read<'a, String> {
    let (rest, day) = words.weekday(input, false)?;
    if input[..input.len() - rest.len()].ends_with('s') {
        return Ok((rest, format!("XXXX-WXX-{day}")));
    }
    let (rest, part) = part_of_many(words, rest)?;
    Ok((rest, format!("XXXX-WXX-{day}T{}", part.timex3())))
}

/// " mornings" behind a day of the week.
pub(super) fn part_of_many<'a>(words: Words<'_>, input: &'a str) -> Read<'a, DayPart> {
    let (tail, _) = blank(input)?;
    let (rest, part) = words.day_part(tail)?;
    if tail[..tail.len() - rest.len()].ends_with('s') { Ok((rest, part)) } else { fail() }
}

/// A day of the week with the part of it behind: "Sunday night" behind "every".
fn with_part<'a>(words: Words<'_>, rest: &'a str, day: u8) -> (&'a str, String) {
    match blank(rest).and_then(|(tail, _)| words.day_part(tail)) {
        Ok((tail, part)) => (tail, format!("XXXX-WXX-{day}T{}", part.timex3())),
        Err(_) => (rest, format!("XXXX-WXX-{day}")),
    }
}

/// "first Tuesday of each month", "last Sunday in every month": once in the period.
fn ranked<'a>(words: Words<'_>, input: &'a str) -> Read<'a, String> {
    let (rest, (_, true)) = words.day(input)? else { return fail() };
    let (rest, _) = blank(rest)?;
    let rest = match words.weekday(rest, false) {
        Ok((rest, _)) => rest,
        Err(_) => strip_word(rest, "day").ok_or(nom::Err::Error(()))?,
    };
    let Some(tail) = [" of ", " in "].iter().find_map(|joint| rest.strip_prefix(joint)) else {
        return fail();
    };
    let Some(tail) = ["each ", "every "].iter().find_map(|word| tail.strip_prefix(word)) else {
        return fail();
    };
    let (rest, unit) = words.unit(tail)?;
    Ok((rest, Length::of(Some(Decimal::ONE), unit).timex3()))
}

/// Words before the unit of a rate.
const BEFORE_RATE: &[&str] = &["a", "an", "each", "every", "per"];

fn starts_rate(input: &str) -> bool {
    BEFORE_RATE.iter().any(|w| strip_word(input, w).is_some())
}

/// "a year", "an hour", "each day" behind a number of times or things.
fn rate<'a>(words: Words<'_>, input: &'a str) -> Read<'a, String> {
    let rest = BEFORE_RATE.iter().find_map(|w| strip_word(input, w));
    let Some(rest) = rest else { return fail() };
    let (rest, _) = blank(rest)?;
    let (rest, unit) = words.unit(rest)?;
    let follows = ["ago", "later", "earlier", "before", "after"]
        .iter()
        .any(|w| strip_word(rest.trim_start(), w).is_some());
    if follows { fail() } else { Ok((rest, Length::of(Some(Decimal::ONE), unit).timex3())) }
}

/// How far back a number may stand that "a year" belongs to, in bytes.
const REACH: usize = 40;

/// Whether a number of times or things stands just before: "three times a day", "15 a year", "2 million barrels a day".
pub(super) fn is_rate(words: Words<'_>, before: &str) -> bool {
    let trimmed = before.trim_end();
    if trimmed.ends_with(|c: char| c.is_ascii_digit() || c == '%') {
        return true;
    }
    let Some(word) = last_word(before) else { return false };
    // "£4bn a year"
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    // "12 per cent a year"
    if is_one_of(word, &["percent", "cent", "pct", "pc"]) {
        return true;
    }
    let classes = words.lexicon.begins(word);
    if classes.meets(Classes::of(&[Class::ScaleWord, Class::NumberWord])) && word.len() > 2 {
        return true;
    }
    let mut from = trimmed.len().saturating_sub(REACH);
    while !trimmed.is_char_boundary(from) {
        from += 1;
    }
    let near = trimmed.get(from..).unwrap_or("");
    let phrase = near.rsplit(['.', ',', ';', '(']).next().unwrap_or("");
    let figure = phrase.chars().any(|c| c.is_ascii_digit())
        || phrase.split(' ').any(|w| w.len() > 2 && words.lexicon.begins_with(w, Class::NumberWord));
    // "two days a week"
    let unit = words.unit(word).is_ok_and(|(rest, _)| rest.is_empty()) && word.ends_with('s');
    figure && unit
        || figure && (word.ends_with('s') || classes.has(Class::PluralNoun)) && !classes.has(Class::CountStop)
}
