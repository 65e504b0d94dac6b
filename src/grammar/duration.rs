//! Lengths of time: "two weeks", "a 15-minute delay", "nearly a decade", "for years", "two and a half hours".

mod ended;
mod short;

use super::date::{connector, kind};
use super::figure::hedge;
use super::temporal::{
    Length, Read, Said, TimeExpression, TimeUnit, Words, amount, blank, boundary, dash, digits, fail,
    last_word, next_word, strip_word,
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
    let words = Words::at(&place);
    let before = place.before();
    if before.ends_with(|c: char| {
        c.is_alphanumeric() || matches!(c, '$' | '£' | '€' | '.' | ':' | '/' | '-' | '–')
    }) {
        return None;
    }
    let input = place.rest();
    // "the third in as many weeks"
    if before.ends_with("as many ") || input.starts_with("many") && before.ends_with("as ") {
        return None;
    }
    let opened = last_word(before).is_some_and(|w| w.eq_ignore_ascii_case("between"));
    let (rest, length) = numbered(words, input, opened)
        .or_else(|_| short::compact(input))
        .or_else(|_| short::attached(words, input))
        .or_else(|_| timed(words, before, input))
        .or_else(|_| bare(words, before, input))
        .ok()?;
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
        None => ranked_before(&place, input, rest).unwrap_or_else(|| modified(&place)),
    };
    Some(Found { start, end: place.to - rest.len(), kind, meaning: Meaning::Time(Box::new(expression)) })
}

/// Where "first" or the like begins before a length of several units that some one has: "the first nine months".
fn ranked_before(place: &Place<'_>, input: &str, rest: &str) -> Option<usize> {
    let rank = last_word(place.before()).filter(|w| RANKS.contains(w))?;
    let head = place.before().trim_end().strip_suffix(rank)?;
    let several = input.get(..input.len() - rest.len()).is_some_and(|said| said.ends_with('s'));
    let owned = last_word(head).is_some_and(|w| OWNERS.iter().any(|b| b.eq_ignore_ascii_case(w)));
    (several && owned).then_some(place.from + head.len())
}

/// Which of several like lengths.
const RANKS: &[&str] = &["first", "last", "final", "opening", "closing"];

/// Words before a rank that say whose lengths those are.
const OWNERS: &[&str] = &["the", "his", "her", "its", "their", "our", "my"];

/// Where a length begins at a place, its modifier included: "more than two weeks".
pub(super) fn modified(place: &Place<'_>) -> usize {
    hedge::modifier(place.before(), place.lexicon).map_or(place.at, |at| place.from + at)
}

/// The same for a length before or after another time: "it sold 40, fewer than a year ago" compares with that time.
pub(super) fn modified_step(place: &Place<'_>) -> usize {
    let start = modified(place);
    let modifier = place.text.get(start..place.at).unwrap_or("").trim_end();
    let fewer = strip_word(modifier, "fewer").is_some();
    let comma = place.text.get(place.from..start).is_some_and(|before| before.trim_end().ends_with(','));
    if fewer || (comma && modifier.ends_with("than")) { place.at } else { start }
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
    let (rest, number, from) = match joint(rest, between).and_then(|(tail, ())| amount(words, tail)) {
        Ok((tail, last)) if last.is_some() => (tail, last, number),
        _ => (rest, number, None),
    };
    // Some texts set blanks round every hyphen: "30 - year".
    let (rest, hyphen) = match dash(rest) {
        Ok((tail, _)) if rest.starts_with(['-', '‑']) || rest.starts_with(" - ") => (tail, true),
        _ => (blank(rest)?.0, false),
    };
    // "0.04 of a second"
    let small = number.is_some_and(|n| n < Decimal::ONE);
    let rest =
        ["of a ", "of an "].iter().find_map(|of| rest.strip_prefix(of).filter(|_| small)).unwrap_or(rest);
    let rest = described(words, rest, number).unwrap_or_else(|| behind_adjective(rest));
    let (rest, unit) = words.unit(rest)?;
    if unit == TimeUnit::Weekend || !is_length(words, input, rest, unit, number, hyphen) {
        return fail();
    }
    let (rest, number) = and_a_half(rest, number);
    let (mut rest, last) = or_two(rest, number);
    let (number, from) = if last == number { (number, from) } else { (last, number) };
    let plural = input[..input.len() - rest.len()].ends_with('s');
    // "at all hours"
    if plural && strip_word(input, "all").is_some() {
        return fail();
    }
    // "a months-long siege"
    let number = number.filter(|n| !(*n == Decimal::ONE && plural && input.starts_with("a ")));
    let mut length = Length { from, ..Length::of(number, unit) };
    let mut above = unit;
    while let Ok((tail, part)) = more(words, rest, above) {
        length.parts.push(part);
        (rest, above) = (tail, part.1);
    }
    Ok((rest, length))
}

/// "a year and a half", "a month-and-a-half": the half behind the unit.
pub(super) fn and_a_half(rest: &str, number: Option<Decimal>) -> (&str, Option<Decimal>) {
    let tail = [" and a half", "-and-a-half"].iter().find_map(|half| rest.strip_prefix(half));
    match (tail.filter(|tail| boundary(tail).is_ok()), number.filter(|n| n.fract().is_zero())) {
        (Some(tail), Some(number)) => (tail, Some(number.saturating_add(Decimal::new(5, 1)))),
        _ => (rest, number),
    }
}

/// "an hour or two": the last number stands for it.
pub(super) fn or_two(rest: &str, number: Option<Decimal>) -> (&str, Option<Decimal>) {
    let tail = rest.strip_prefix(" or two").filter(|tail| boundary(tail).is_ok() && !tail.starts_with('-'));
    match (tail, number) {
        (Some(tail), Some(one)) if one == Decimal::ONE => (tail, Some(Decimal::TWO)),
        _ => (rest, number),
    }
}

/// How long a race took: "in 2:05:12", "a time of 3:43.13". A clock shows no hundredths, and hours with seconds are one's time
/// behind the words for that.
pub(super) fn timed<'a>(words: Words<'_>, before: &str, input: &'a str) -> Read<'a, Length> {
    let (rest, first) = digits(input, 1, 2)?;
    let Some(rest) = rest.strip_prefix(':') else { return fail() };
    let (rest, second) = digits(rest, 2, 2)?;
    let third = rest.strip_prefix(':').and_then(|tail| digits(tail, 2, 2).ok());
    let (rest, hours) = third.map_or((rest, false), |(tail, _)| (tail, true));
    let hundredths = rest.strip_prefix('.').and_then(|tail| digits(tail, 1, 3).ok());
    let (rest, decimals) = hundredths.map_or((rest, None), |(tail, d)| (tail, Some(d)));
    boundary(rest)?;
    let led = last_word(before).is_some_and(|w| {
        ["in", "of", "clocked", "clocking", "ran", "timed", "posted", "with"]
            .iter()
            .any(|l| l.eq_ignore_ascii_case(w))
    });
    let clock = super::clock::is_dated(words, rest);
    if !(decimals.is_some() || (led && hours)) || clock || rest.starts_with(':') {
        return fail();
    }
    let number = |text: &str| text.parse::<Decimal>().ok();
    let last = third.map_or(second, |(_, seconds)| seconds);
    let seconds = match decimals {
        Some(d) => number(&format!("{last}.{d}")),
        None => number(last),
    };
    let parts = if hours {
        vec![(number(first), TimeUnit::Hour), (number(second), TimeUnit::Minute), (seconds, TimeUnit::Second)]
    } else {
        vec![(number(first), TimeUnit::Minute), (seconds, TimeUnit::Second)]
    };
    let parts = parts.into_iter().filter(|(n, _)| n.is_none_or(|n| !n.is_zero())).collect();
    Ok((rest, Length { parts, from: None }))
}

/// How many letters in lower case `text` begins with.
fn lower(text: &str) -> usize {
    text.bytes().position(|b| !b.is_ascii_lowercase()).unwrap_or(text.len())
}

/// The rest behind one word that describes several units: "two gruelling weeks", "five dry months".
fn described<'a>(words: Words<'_>, input: &'a str, number: Option<Decimal>) -> Option<&'a str> {
    let (word, rest) = input.split_at_checked(lower(input)).filter(|(word, _)| word.len() > 2)?;
    let rest = rest.strip_prefix(' ')?;
    // Most numbers count something else.
    if !rest.get(..lower(rest)).is_some_and(|unit| unit.ends_with('s')) {
        return None;
    }
    let (tail, unit) = words.unit(rest).ok()?;
    let several = number.is_none_or(|n| n > Decimal::ONE) && unit >= TimeUnit::Hour;
    let plural = rest[..rest.len() - tail.len()].ends_with('s');
    // "five light years" are a distance, "40 man hours" work.
    let other = ["light", "man", "person", "million", "billion"].contains(&word);
    let describes = !other && !words.lexicon.begins(word).meets(NO_ADJECTIVE);
    (several && plural && describes).then_some(rest)
}

/// What cannot stand between a number and its unit of time.
const NO_ADJECTIVE: Classes = Classes::of(&[
    Class::CountStop,
    Class::FunctionWord,
    Class::NumberWord,
    Class::OrdinalWord,
    Class::ScaleWord,
    Class::Collective,
    Class::Multiplier,
    Class::TimeUnit,
    Class::Unit,
    Class::PluralNoun,
    Class::CountNoun,
    Class::Currency,
]);

/// Between two numbers of one unit: "to", a dash, "or", "and" behind "between".
pub(super) fn joint(input: &str, between: bool) -> Read<'_, ()> {
    // "a 12- to 15-year term"
    let hanging = ["- to ", "- or "].iter().find_map(|joint| input.strip_prefix(joint));
    match hanging.or_else(|| input.strip_prefix(" or ")) {
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
pub(super) fn behind_adjective(input: &str) -> &str {
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
        "previous",
        "preceding",
        "following",
    ];
    let (word, rest) = input.split_at_checked(lower(input)).unwrap_or((input, ""));
    if !BETWEEN.contains(&word) || boundary(rest).is_err() {
        return input;
    }
    blank(rest).map_or(input, |(rest, _)| rest)
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
        // "a 4.3 second sprint"
        TimeUnit::Second => {
            let decimal = number.is_some_and(|n| !n.fract().is_zero());
            // "325 second-year students"
            let joined = rest.strip_prefix(['-', '‑']).filter(|tail| strip_word(tail, "long").is_none());
            let whole = !noun && joined.is_none() && number != Some(Decimal::ONE);
            plural || hyphen || decimal || whole
        }
        // "three quarters" is a fraction.
        TimeUnit::Quarter => false,
        // "a minute amount" is rare beside "a minute later"; "two minute" is a length in careless writing.
        _ => true,
    }
}

/// "… and 30 minutes", ", 30 minutes": a finer unit behind the first.
fn more<'a>(words: Words<'_>, input: &'a str, above: TimeUnit) -> Read<'a, (Option<Decimal>, TimeUnit)> {
    let tail = [" and ", ", and ", ", ", " "].iter().find_map(|joint| input.strip_prefix(joint));
    let other = |tail: &&str| ["another", "all"].iter().all(|w| strip_word(tail, w).is_none());
    let Some(tail) = tail.filter(other) else { return fail() };
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

/// Words before an hour or minute in the plural that stands for a length of unknown number.
const BEFORE_UNITS: &[&str] = &[
    "for", "in", "within", "over", "after", "take", "took", "taken", "lasted", "last", "of", "by", "spent",
    "many", "mere", "just", "only", "than", "spanning", "until",
];

/// "for years", "months-long", "weeks of talks", "in the months that followed", "weeklong".
fn bare<'a>(words: Words<'_>, before: &str, input: &'a str) -> Read<'a, Length> {
    let (rest, unit) = words.unit(input)?;
    let word = &input[..input.len() - rest.len()];
    if let Some(tail) = rest.strip_prefix(['-', '‑']).and_then(|t| strip_word(t, "long")) {
        let one = (!word.ends_with('s')).then_some(Decimal::ONE);
        return Ok((tail, Length::of(one, unit)));
    }
    // "a decades-old feud"
    if let Some(tail) = rest.strip_prefix(['-', '‑']).and_then(|t| strip_word(t, "old"))
        && unit >= TimeUnit::Day
        && (word.ends_with('s') || unit >= TimeUnit::Decade)
    {
        let one = (!word.ends_with('s')).then_some(Decimal::ONE);
        return Ok((tail, Length::of(one, unit)));
    }
    boundary(rest)?;
    // "minutes apart" tells only that two things were near each other.
    if unit < TimeUnit::Day && strip_word(rest.trim_start(), "apart").is_some() {
        return fail();
    }
    if word.ends_with("long") {
        return Ok((rest, Length::of(Some(Decimal::ONE), unit)));
    }
    let led = last_word(before).is_some_and(|w| BEFORE_UNITS.iter().any(|b| b.eq_ignore_ascii_case(w)));
    let followed = [" of ", " after ", " before "].iter().any(|f| rest.starts_with(f))
        && last_word(before) != Some("the");
    if ended::is_told_by_end(words, before, unit, rest) {
        return Ok((rest, Length::of(Some(Decimal::ONE), unit)));
    }
    let led = led || is_over_the(before) || rest.starts_with(" in the making");
    let plural = word.ends_with('s')
        && unit >= TimeUnit::Minute
        && unit != TimeUnit::Quarter
        && unit != TimeUnit::Weekend;
    // "the years 1955 to 1957"
    let dated = rest.strip_prefix(' ').is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit()));
    let always = is_of_days(before, word, unit) && !dated;
    if plural && (led || followed || always) && !rest.starts_with(['-', '\'']) {
        Ok((rest, Length::of(None, unit)))
    } else {
        fail()
    }
}

/// "the first year of the war", "its final week": one unit of what has several, and no calendar to tell which.
pub(super) fn ranked<'a>(words: Words<'_>, before: &str, input: &'a str) -> Read<'a, Length> {
    let Some(rest) = RANKS.iter().find_map(|rank| strip_word(input, rank)) else { return fail() };
    let owned = last_word(before).is_some_and(|w| OWNERS.iter().any(|b| b.eq_ignore_ascii_case(w)));
    if !owned {
        return fail();
    }
    let (rest, _) = blank(rest)?;
    let (tail, unit) = words.unit(rest)?;
    let single = !rest[..rest.len() - tail.len()].ends_with('s');
    let compound = tail.starts_with(['-', '‑', '\'', '’']);
    let whole = unit >= TimeUnit::Hour && !matches!(unit, TimeUnit::Quarter | TimeUnit::Weekend);
    if single && !compound && whole { Ok((tail, Length::of(Some(Decimal::ONE), unit))) } else { fail() }
}

/// Whether days, weeks or longer in the plural are a length wherever they stand; "Days" may be a name, "light years" are a
/// distance, "these days" are now.
fn is_of_days(before: &str, word: &str, unit: TimeUnit) -> bool {
    let other = last_word(before).is_some_and(|w| {
        ["light", "man", "person", "these", "leap", "model"].iter().any(|b| b.eq_ignore_ascii_case(w))
            || w.bytes().all(|b| b.is_ascii_digit())
            || ["spring", "summer", "autumn", "fall", "winter"].contains(&w)
    });
    let touching = before.ends_with(|c: char| !c.is_whitespace() && !matches!(c, '(' | '"' | '“' | '‘'));
    unit >= TimeUnit::Day && word.starts_with(char::is_lowercase) && word.len() > 3 && !other && !touching
}
