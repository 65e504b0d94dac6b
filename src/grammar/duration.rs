//! Lengths of time: "two weeks", "a 15-minute delay", "nearly a decade", "for years", "two and a half hours".

use super::date::{connector, kind};
use super::temporal::{
    Length, Read, Said, TimeExpression, TimeUnit, Words, amount, blank, boundary, dash, fail, last_word,
    next_word, strip_word,
};
use super::{Found, Grammar, Meaning, Place, Starts};
use crate::knowledge::{Class, Classes};
use rust_decimal::Decimal;

/// The record.
pub const GRAMMAR: Grammar = Grammar {
    name: "duration",
    starts: Starts {
        digit: true,
        sign: false,
        capital: false,
        code: false,
        quote: false,
        classes: Classes::of(&[Class::NumberWord, Class::Collective, Class::TimeQuantifier, Class::TimeUnit]),
    },
    parse,
};

fn parse(place: Place<'_>) -> Option<Found> {
    let words = Words { lexicon: place.lexicon };
    let before = place.before();
    if before.ends_with(|c: char| {
        c.is_alphanumeric() || matches!(c, '$' | '£' | '€' | '.' | ':' | '/' | '-' | '–')
    }) {
        return None;
    }
    let input = place.rest();
    let opened = last_word(before).is_some_and(|w| w.eq_ignore_ascii_case("between"));
    let (rest, length) = numbered(words, input, opened).or_else(|_| bare(words, before, input)).ok()?;
    let rest = long(rest);
    let between = opened && input.get(..input.len() - rest.len()).is_some_and(|t| t.contains(" and "));
    if is_age(rest) {
        return None;
    }
    let said = Said::Length(length);
    let kind = kind(&said);
    let mut expression = TimeExpression::new(said);
    expression.approximate = super::clock::hedged(before);
    // "between 60 and 90 days" is said with "between".
    let start = match last_word(before).filter(|_| between) {
        Some(word) => place.from + before.trim_end().len() - word.len(),
        None => place.at,
    };
    Some(Found { start, end: place.to - rest.len(), kind, meaning: Meaning::Time(Box::new(expression)) })
}

/// "-old", " old", " of age": an age.
fn is_age(rest: &str) -> bool {
    let tail = rest.trim_start_matches([' ', '-', '\u{a0}']);
    strip_word(tail, "old").is_some() || strip_word(tail, "of").is_some_and(|t| t.starts_with(" age"))
}

/// A number of units: "two weeks", "15-minute", "3 to 5 days", "5 hours and 30 minutes".
fn numbered<'a>(words: Words<'_>, input: &'a str, between: bool) -> Read<'a, Length> {
    let (rest, number) = amount(words, input)?;
    // "3 to 5 days", "two-to-three weeks": the length is not exact, the last number stands for it.
    let (rest, number) = match joint(rest, between).and_then(|(tail, ())| amount(words, tail)) {
        Ok((tail, last)) if last.is_some() => (tail, last),
        _ => (rest, number),
    };
    let (rest, hyphen) = match dash(rest) {
        Ok((tail, _)) if rest.starts_with(['-', '‑']) => (tail, true),
        _ => (blank(rest)?.0, false),
    };
    let rest = adjective(rest);
    let (rest, unit) = words.unit(rest)?;
    if unit == TimeUnit::Weekend || !is_length(words, input, rest, unit, number, hyphen) {
        return fail();
    }
    let mut length = Length::of(number, unit);
    match more(words, rest, unit) {
        Ok((tail, part)) => {
            length.parts.push(part);
            Ok((tail, length))
        }
        Err(_) => Ok((rest, length)),
    }
}

/// Between two numbers of one unit: "to", a dash, "or", "and" behind "between".
fn joint(input: &str, between: bool) -> Read<'_, ()> {
    match input.strip_prefix(" or ") {
        Some(rest) => Ok((rest, ())),
        None => connector(input, between),
    }
}

/// The rest behind "-long" and "period": "a year-long", "the nine day long", "a sixty-day period".
fn long(rest: &str) -> &str {
    let tail = ["-long", "‑long", " long", " period"].iter().find_map(|l| rest.strip_prefix(l));
    tail.filter(|t| boundary(t).is_ok() && !t.starts_with('-')).unwrap_or(rest)
}

/// The rest behind an adjective that may stand between a number and its unit: "three straight days".
fn adjective(input: &str) -> &str {
    const BETWEEN: &[&str] = &[
        "full",
        "straight",
        "consecutive",
        "whole",
        "more",
        "additional",
        "further",
        "long",
        "short",
        "calendar",
    ];
    let skipped = BETWEEN.iter().find_map(|w| strip_word(input, w)).and_then(|rest| blank(rest).ok());
    skipped.map_or(input, |(rest, _)| rest)
}

/// Whether what was read is a length of time and no ordinal, fraction or quarter of a match.
fn is_length(
    words: Words<'_>,
    input: &str,
    rest: &str,
    unit: TimeUnit,
    number: Option<Decimal>,
    hyphen: bool,
) -> bool {
    let plural = input[..input.len() - rest.len()].ends_with(['s', 'S']);
    let next = rest.starts_with(' ').then(|| next_word(rest)).flatten();
    let noun = next.is_some_and(|w| !words.lexicon.begins_with(w, Class::CountStop));
    match unit {
        // "a second attempt", "one second-half goal"
        TimeUnit::Second => plural || hyphen || (!noun && number != Some(Decimal::ONE)),
        // "three quarters" is a fraction.
        TimeUnit::Quarter => false,
        // "a minute amount" is rare beside "a minute later"; "two minute" is a length in careless writing.
        _ => true,
    }
}

/// "… and 30 minutes", ", 30 minutes": a finer unit behind the first.
fn more<'a>(words: Words<'_>, input: &'a str, above: TimeUnit) -> Read<'a, (Option<Decimal>, TimeUnit)> {
    let tail = [" and ", ", ", " "].iter().find_map(|joint| input.strip_prefix(joint));
    let Some(tail) = tail else { return fail() };
    let (rest, number) = amount(words, tail)?;
    let (rest, _) = blank(rest)?;
    let (rest, unit) = words.unit(rest)?;
    if unit < above && number.is_some() { Ok((rest, (number, unit))) } else { fail() }
}

/// "over the years", "through the centuries".
fn is_over_the(before: &str) -> bool {
    let over = before.trim_end().strip_suffix("the").map(str::trim_end).and_then(last_word);
    over.is_some_and(|w| ["over", "through", "throughout", "down"].iter().any(|o| o.eq_ignore_ascii_case(w)))
}

/// Words before a unit in the plural that stands for a length of unknown number.
const BEFORE_UNITS: &[&str] = &[
    "for", "in", "within", "over", "after", "take", "took", "taken", "lasted", "last", "of", "by", "spent",
    "many", "mere", "just", "only", "than", "spanning", "until",
];

/// "for years", "months-long", "weeks of talks".
fn bare<'a>(words: Words<'_>, before: &str, input: &'a str) -> Read<'a, Length> {
    let (rest, unit) = words.unit(input)?;
    let word = &input[..input.len() - rest.len()];
    if let Some(tail) = rest.strip_prefix(['-', '‑']).and_then(|t| strip_word(t, "long")) {
        let one = (!word.ends_with('s')).then_some(Decimal::ONE);
        return Ok((tail, Length::of(one, unit)));
    }
    let led = last_word(before).is_some_and(|w| BEFORE_UNITS.iter().any(|b| b.eq_ignore_ascii_case(w)));
    let followed = [" of ", " after ", " before "].iter().any(|f| rest.starts_with(f))
        && last_word(before) != Some("the");
    boundary(rest)?;
    let led = led || is_over_the(before) || rest.starts_with(" in the making");
    let plural = word.ends_with('s')
        && unit >= TimeUnit::Minute
        && unit != TimeUnit::Quarter
        && unit != TimeUnit::Weekend;
    if plural && (led || followed) && !rest.starts_with(['-', '\'']) {
        Ok((rest, Length::of(None, unit)))
    } else {
        fail()
    }
}
