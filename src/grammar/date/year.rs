//! Years, spans of years, decades, centuries, quarters by number.

use super::{Context, Dated, era};
use crate::grammar::temporal::{
    Direction, Origin, Point, Read, TimeUnit, When, Words, YearSaid, amount, blank, boundary, fail,
    last_word, next_word, number, strip_word,
};
use crate::knowledge::{Class, Classes};
use crate::value::{CalendarUnit, Civil};
use rust_decimal::prelude::ToPrimitive;

/// Four digits that can be a year, from 1000 to 2100: no thousands comma, decimal or per cent sign behind.
pub(crate) fn year4(input: &str) -> Read<'_, i32> {
    let (rest, year) = number(input, 4, 4)?;
    boundary(rest)?;
    let figure = rest.starts_with(['%', '°'])
        || (rest.starts_with([',', '.', ':']) && rest[1..].starts_with(|c: char| c.is_ascii_digit()));
    if (1000..=2100).contains(&year) && !figure { Ok((rest, year)) } else { fail() }
}

/// The year behind a day or month: ", 2026", " 2026", " of 2026", " of last year", " this year".
pub(crate) fn behind<'a>(words: Words<'_>, input: &'a str) -> Read<'a, (Option<i32>, YearSaid)> {
    let comma = input.strip_prefix(',').or_else(|| input.strip_prefix(" ,"));
    let tail = comma.unwrap_or(input);
    let (tail, _) = blank(tail)?;
    let tail = words.article(tail);
    // "the first quarter of fiscal 2013", "the third quarter of fiscal year 2026"
    let labelled =
        ["fiscal year ", "fiscal ", "financial year "].iter().find_map(|label| tail.strip_prefix(label));
    let tail = labelled.filter(|t| t.starts_with(|c: char| c.is_ascii_digit())).unwrap_or(tail);
    let year = year4(tail)
        .or_else(|_| short_year(tail))
        .or_else(|_| before_christ(tail))
        .or_else(|_| in_words(words, tail));
    if let Ok((rest, year)) = year {
        return Ok((rest, (Some(year), YearSaid::Tense)));
    }
    if comma.is_some() {
        return fail();
    }
    let (rest, relative) = words.leading(tail)?;
    let (rest, _) = blank(rest)?;
    let (rest, unit) = words.unit(rest)?;
    if unit == TimeUnit::Year {
        return Ok((rest, (None, YearSaid::Shifted(relative.origin, relative.step))));
    }
    fail()
}

/// `16` in `21-APR-16`, if a year is to stand there.
pub(super) fn two_digits(input: &str, expected: bool) -> Read<'_, i32> {
    let (rest, year) = number(input, 2, 2)?;
    boundary(rest)?;
    if !expected || rest.starts_with(['-', '/', ':']) {
        return fail();
    }
    Ok((rest, of_two_digits(year)))
}

/// The rest behind the "-24" or "/24" of "winter 2023-24": a winter lies in two years.
pub(super) fn and_the_next(year: i32, input: &str) -> &str {
    let next = input.strip_prefix(['-', '–', '/']).and_then(|tail| number(tail, 2, 2).ok());
    let next = next.filter(|(tail, next)| *next == (year + 1).rem_euclid(100) && boundary(tail).is_ok());
    next.map_or(input, |(tail, _)| tail)
}

/// The year that two digits stand for.
fn of_two_digits(year: i32) -> i32 {
    if year < 50 { 2000 + year } else { 1900 + year }
}

/// `’98`.
fn short_year(input: &str) -> Read<'_, i32> {
    let Some(rest) = input.strip_prefix(['\'', '’', '‘']) else { return fail() };
    let (rest, year) = number(rest, 2, 2)?;
    boundary(rest)?;
    Ok((rest, of_two_digits(year)))
}

/// `480 BC`: astronomical, so that 1 BC is the year 0; `79 AD`.
pub(super) fn before_christ(input: &str) -> Read<'_, i32> {
    let (rest, year) = number(input, 1, 4)?;
    let (rest, _) = blank(rest)?;
    let tail = ["BCE", "B.C.E.", "BC", "B.C."].iter().find_map(|mark| rest.strip_prefix(mark));
    let christian = ["AD", "A.D.", "CE", "C.E."].iter().find_map(|mark| rest.strip_prefix(mark));
    if let Some(tail) = christian.filter(|tail| boundary(tail).is_ok() && (1..=2100).contains(&year)) {
        return Ok((tail, year));
    }
    match tail {
        Some(tail) if boundary(tail).is_ok() => Ok((tail, 1 - year)),
        _ => fail(),
    }
}

/// "nineteen eighty-six", "two thousand and five", "twenty twenty".
fn in_words<'a>(words: Words<'_>, input: &'a str) -> Read<'a, i32> {
    let tens = |input: &'a str| -> Read<'a, i32> {
        let (rest, number) = amount(words, input)?;
        let number = number.and_then(|n| n.to_i32()).filter(|n| (1..100).contains(n));
        number.map_or_else(fail, |n| Ok((rest, n)))
    };
    if !input.starts_with(['e', 'E', 'n', 'N', 's', 'S', 't', 'T']) {
        return fail();
    }
    if let Some(rest) = strip_word(input, "two thousand") {
        let (tail, _) = blank(rest)?;
        let tail = strip_word(tail, "and").map_or(Ok(tail), |t| blank(t).map(|(t, _)| t))?;
        let (rest, number) = tens(tail)?;
        return Ok((rest, 2000 + number));
    }
    const CENTURIES: &[(&str, i32)] =
        &[("seventeen", 1700), ("eighteen", 1800), ("nineteen", 1900), ("twenty", 2000)];
    let century = CENTURIES.iter().find_map(|(word, year)| Some((strip_word(input, word)?, *year)));
    let Some((rest, century)) = century else { return fail() };
    let (rest, _) = blank(rest)?;
    let (rest, number) = tens(rest)?;
    if number < 10 { fail() } else { Ok((rest, century + number)) }
}

/// A year in words that stands alone, behind a preposition and before no noun: "in two thousand and five".
pub(crate) fn in_words_alone<'a>(context: Context<'a>, input: &'a str) -> Read<'a, Dated> {
    let led = last_word(context.before)
        .is_some_and(|w| is_one_of(w, &["in", "since", "until", "of", "from", "by", "before", "after"]));
    if !led {
        return fail();
    }
    let (rest, year) = in_words(context.words, input)?;
    let tail = rest.trim_start();
    let noun = tail.starts_with(char::is_alphabetic)
        && !next_word(tail).is_some_and(|w| context.words.lexicon.begins_with(w, Class::CountStop));
    if noun || rest.starts_with('-') { fail() } else { Ok((rest, dated(year, CalendarUnit::Year))) }
}

/// The year that stands behind the clock time of a day: "Tue Mar 07 08:14:32 2017"; the rest behind it.
pub(crate) fn behind_clock<'a>(point: &mut Point, input: &'a str) -> &'a str {
    let When::Calendar { readings, year: YearSaid::Tense } = &mut point.when else { return input };
    let year = blank(input).and_then(|(tail, _)| year4(tail));
    match (readings.as_mut_slice(), year) {
        ([Civil { year: open @ None, .. }], Ok((rest, year))) => {
            *open = Some(year);
            rest
        }
        _ => input,
    }
}

pub(super) fn dated(year: i32, unit: CalendarUnit) -> Dated {
    Point::calendar(Civil::new(Some(year), unit)).into()
}

/// A year or decade that stands alone.
pub(crate) fn bare<'a>(context: Context<'a>, input: &'a str) -> Read<'a, Dated> {
    if let Ok((rest, year)) = before_christ(input) {
        return Ok((rest, dated(year, CalendarUnit::Year)));
    }
    if let Ok(found) = era::decade(context, input) {
        return Ok(found);
    }
    if let Some((rest, year)) = clipped(context, input) {
        return Ok((rest, dated(year, CalendarUnit::Year)));
    }
    let (rest, year) = year4(input).or_else(|_| coming_century(context, input))?;
    if !is_year(context, year, rest) {
        return fail();
    }
    // "the 1982 summer sales"
    let season = rest.strip_prefix(' ').and_then(|tail| context.words.season(tail).ok());
    if let Some((tail, season)) = season
        && !tail.starts_with(['-', '\''])
        && !next_word(tail).is_some_and(|w| w.starts_with(char::is_uppercase))
    {
        return Ok((tail, dated(year, CalendarUnit::Season(season))));
    }
    Ok((rest, dated(year, CalendarUnit::Year)))
}

/// `98` in "back in '98", "the class of '98": behind an apostrophe and a word that leads to a year.
fn clipped<'a>(context: Context<'a>, input: &'a str) -> Option<(&'a str, i32)> {
    let before = context.before.strip_suffix(['\'', '’', '‘']).filter(|before| before.ends_with(' '))?;
    let led = last_word(before)
        .is_some_and(|w| is_one_of(w, &["in", "of", "since", "from", "by", "until", "before", "after"]));
    let (rest, year) = number(input, 2, 2).ok().filter(|(rest, _)| boundary(rest).is_ok())?;
    let share = next_word(rest).is_some_and(|w| ["per", "percent", "pct"].contains(&w));
    let counts = share || rest.starts_with(['\'', '’', '%', '-', ':', ',']) || counted(context, rest);
    // "Born in '44", "back in '44": of which century, the text does not tell.
    let told = !(30..50).contains(&year);
    (led && told && !counts).then_some((rest, of_two_digits(year)))
}

/// A year of the century to come, behind a word that leads to it: "by 2150".
fn coming_century<'a>(context: Context<'a>, input: &'a str) -> Read<'a, i32> {
    if !input.starts_with("21") {
        return fail();
    }
    let (rest, year) = number(input, 4, 4)?;
    boundary(rest)?;
    let led = last_word(context.before).is_some_and(|w| is_one_of(w, &["by", "in", "until"]));
    let figure = rest.starts_with(['%', '°'])
        || (rest.starts_with([',', '.', ':']) && rest[1..].starts_with(|c: char| c.is_ascii_digit()));
    if led && !figure && (2101..2200).contains(&year) { Ok((rest, year)) } else { fail() }
}

/// Words after which four digits are a year unless something counted follows.
const BEFORE_YEAR: &[&str] = &[
    "in", "since", "by", "until", "till", "during", "before", "after", "from", "to", "through", "early",
    "late", "mid", "between", "and", "circa", "around", "about", "year", "of", "for", "fiscal", "on", "the",
    "late-", "early-", "mid-",
];

/// Words that make a number of the digits before them whatever stands before.
fn counted(context: Context<'_>, rest: &str) -> bool {
    let tail = rest.trim_start_matches([' ', '\u{a0}', '-']);
    let Some(next) = next_word(tail) else { return false };
    let classes = context.words.lexicon.begins(next);
    let figure = Classes::of(&[Class::ScaleWord, Class::Unit, Class::CountNoun, Class::PluralNoun]);
    let unit = context.words.unit(tail).is_ok();
    (classes.meets(figure) && !classes.has(Class::CountStop) && next.len() > 1) || unit
}

/// Whether a zone stands behind the digits: "about 1045 GMT", "1845 local time".
fn is_hour(context: Context<'_>, rest: &str) -> bool {
    let tail = rest.strip_prefix(' ').unwrap_or(rest);
    let zone = context.words.sense(tail, Class::Zone);
    zone.is_ok_and(|(_, sense)| sense.value.is_some() || tail.starts_with("local time"))
}

pub(super) fn is_one_of(word: &str, list: &[&str]) -> bool {
    list.iter().any(|w| w.eq_ignore_ascii_case(word))
}

/// "In 2008 thieves took it": behind the first word of a sentence, before no unit.
fn opens_sentence(context: Context<'_>, year: i32, rest: &str) -> bool {
    let head = context.before.trim_end().strip_suffix("In").map(str::trim_end);
    let first = head.is_some_and(|head| head.is_empty() || head.ends_with(['.', '!', '?', '"', '”', '\n']));
    let unit = context.words.unit(rest.trim_start()).is_ok();
    let scale = next_word(rest).is_some_and(|next| context.words.lexicon.begins_with(next, Class::ScaleWord));
    first && (1900..2100).contains(&year) && rest.starts_with(' ') && !unit && !scale
}

/// Whether four digits that stand alone say a year rather than a number.
fn is_year(context: Context<'_>, year: i32, rest: &str) -> bool {
    let before = context.before;
    let touching = before.chars().next_back().unwrap_or(' ');
    if touching.is_alphanumeric()
        || matches!(touching, '$' | '£' | '€' | '¥' | '#' | '№' | '+' | '=' | '.' | ':' | '&' | '@')
    {
        return false;
    }
    if matches!(touching, '-' | '–' | '‑' | '/')
        && before.chars().rev().nth(1).is_some_and(char::is_alphanumeric)
    {
        return before.chars().rev().nth(1).is_some_and(|c| c.is_ascii_digit());
    }
    let continues =
        rest.starts_with(['-', '–', '‑']) && rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    let opens = opens_sentence(context, year, rest);
    if continues
        || rest.starts_with(['/', '@', '='])
        || counted(context, rest) && !opens
        || is_hour(context, rest)
    {
        return false;
    }
    let previous = last_word(before);
    let led = previous.is_some_and(|w| is_one_of(w, BEFORE_YEAR));
    let next = next_word(rest);
    if previous.is_some_and(|w| is_named(context, before, w, rest)) || next.is_some_and(is_company) {
        return false;
    }
    let counts =
        next.is_some_and(|w| w.ends_with('s') && w.len() > 3 && w.starts_with(|c: char| c.is_lowercase()));
    let the = previous.is_some_and(|w| w.eq_ignore_ascii_case("the"));
    let round = year % 100 == 0 && year != 1900 && year != 2000;
    // "about 1000 came"
    if year % 500 == 0 && year < 1900 && previous.is_some_and(|w| is_one_of(w, &["about", "around"])) {
        return false;
    }
    if counts && !(the || (led && year >= 1900)) {
        return false;
    }
    led && (!round || !(1900..=2000).contains(&year)) || (!round && year >= 1700)
}

/// Whether the word before is a part of a name that the digits end: "Vision 2030", "Airbus 2000", "No 1984", "page 1200".
fn is_named(context: Context<'_>, before: &str, word: &str, rest: &str) -> bool {
    const LABELS: &[&str] = &[
        "no",
        "no.",
        "nos",
        "page",
        "pages",
        "number",
        "flight",
        "room",
        "route",
        "section",
        "article",
        "model",
        "version",
        "line",
        "order",
        "resolution",
        "act",
        "chapter",
        "paragraph",
        "extension",
        "lot",
        "than",
        "over",
        "nearly",
        "almost",
        "some",
        "least",
        "most",
        "roughly",
        "approximately",
    ];
    // "lower than 2003's loss"
    let compared = word == "than" && (rest.starts_with("'s ") || rest.starts_with("’s "));
    // "since at least 2015"
    let since =
        ["since at least", "until at least", "by at least"].iter().any(|w| before.trim_end().ends_with(w));
    if is_one_of(word, LABELS) && !since && !compared {
        return true;
    }
    let capital = word.starts_with(|c: char| c.is_uppercase());
    if !capital || is_one_of(word, BEFORE_YEAR) {
        return false;
    }
    let classes = context.words.lexicon.begins(word);
    let of_time = Classes::of(&[
        Class::Month,
        Class::Weekday,
        Class::Season,
        Class::Holiday,
        Class::TimePhase,
        Class::FunctionWord,
        Class::CountStop,
        Class::YearPart,
    ]);
    let before_word = before.trim_end().strip_suffix(word).unwrap_or("").trim_end();
    let begins_sentence = before_word.is_empty() || before_word.ends_with(['.', '!', '?', '\n', '"', '”']);
    !classes.meets(of_time) && !begins_sentence
}

fn is_company(word: &str) -> bool {
    is_one_of(word, &["Ltd", "Limited", "Inc", "plc", "LLC", "Corp", "GmbH"])
}

/// `Q3 2025`, "the sixties", "the early Eighties"; "in his sixties" is an age.
pub(crate) fn part_alone<'a>(context: Context<'a>, input: &'a str) -> Read<'a, Dated> {
    let (rest, sense) = context.words.sense(input, Class::YearPart)?;
    if !sense.is("decade") {
        return year_part(context.words, input);
    }
    let led = last_word(context.before).is_some_and(|w| is_one_of(w, &["the", "in"]));
    let number = sense.value.and_then(|v| v.to_i32()).filter(|_| led && !rest.starts_with('-'));
    number.map_or_else(fail, |number| Ok((rest, dated(1900 + number, CalendarUnit::Decade))))
}

/// `Q3 2025`, `2017 q1`, `2017-Q1`, `the first half` is in [`super::part`].
pub(crate) fn year_part<'a>(words: Words<'_>, input: &'a str) -> Read<'a, Dated> {
    let part = |input: &'a str| -> Read<'a, CalendarUnit> {
        let (rest, sense) = words.sense(input, Class::YearPart)?;
        if sense.is("decade") {
            return fail();
        }
        let which = sense.value.and_then(|v| u8::try_from(v.mantissa()).ok()).unwrap_or(1);
        Ok((rest, if sense.is("half") { CalendarUnit::Half(which) } else { CalendarUnit::Quarter(which) }))
    };
    if let Ok((rest, year)) = number(input, 4, 4) {
        let tail = rest.strip_prefix(['-', ' ', '\u{a0}']).unwrap_or(rest);
        let (rest, unit) = part(tail)?;
        return if (1000..=2100).contains(&year) { Ok((rest, dated(year, unit))) } else { fail() };
    }
    let (rest, unit) = part(input)?;
    let (rest, (year, said)) = behind(words, rest).unwrap_or((rest, (None, YearSaid::Tense)));
    let readings = vec![Civil::new(year, unit)];
    Ok((rest, Point::new(When::Calendar { readings, year: said }).into()))
}

/// The year that "last", "this" or "next" picks.
pub(crate) fn like(origin: Origin, direction: Direction) -> YearSaid {
    match (origin, direction) {
        (Origin::Then, Direction::This) => YearSaid::Shifted(Origin::Then, 0),
        _ => YearSaid::Like(direction),
    }
}
