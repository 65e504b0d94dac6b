//! Days and periods counted from one that is named: "two weeks before May 13", "a week from Monday".

use super::{Context, Dated, day_or_period};
use crate::grammar::set;
use crate::grammar::temporal::{
    Direction, Length, Origin, Point, Read, TimeUnit, When, Words, blank, fail, last_word, strip_word,
};
use crate::knowledge::CueWords;
use rust_decimal::Decimal;

/// "two weeks before May 13", "three days from Tuesday", "a year after 2010": a day or period counted from one that is named.
pub(super) fn beside<'a>(context: Context<'a>, input: &'a str, length: &Length) -> Read<'a, Dated> {
    const STEPS: &[(&str, i32)] = &[
        ("before", -1),
        ("prior to", -1),
        ("ahead of", -1),
        ("after", 1),
        ("following", 1),
        ("from", 1),
        ("on", 1),
    ];
    let step = STEPS.iter().find_map(|(w, step)| Some((strip_word(input, w)?, *step, *w)));
    // "a week on Monday" is the Monday after next.
    let on = |rest: &str| {
        length.finest() == TimeUnit::Week
            && blank(rest).is_ok_and(|(tail, _)| {
                context.words.weekday(tail, false).is_ok_and(|(rest, _)| !rest.starts_with(['\'', '’', ' ']))
            })
    };
    let step = step.filter(|(rest, _, word)| *word != "on" || on(rest));
    let Some((rest, step, word)) = step else { return fail() };
    // "three times a week from May"
    let one = length.parts.first().is_some_and(|(number, _)| *number == Some(rust_decimal::Decimal::ONE));
    if word == "from" && one && set::is_rate(context.words, context.before) {
        return fail();
    }
    // "the two weeks after May 13" and "for two weeks from May 13" are lengths with a beginning.
    let led = last_word(context.before).is_some_and(|w| {
        ["the", "these", "those", "for", "within", "during", "over"].iter().any(|l| l.eq_ignore_ascii_case(w))
    }) && !is_arranged(context.words, context.before);
    let exact = length.parts.iter().all(|(number, _)| number.is_some()) && length.finest() >= TimeUnit::Day;
    if led || !exact || (word == "from" && strip_word(rest.trim_start(), "now").is_some()) {
        return fail();
    }
    let (rest, _) = blank(rest)?;
    let (rest, other) = day_or_period(context.inside("of "), context.words.article(rest))?;
    let mut point = other.point;
    // "a week from Monday": from the next one.
    if let (When::Weekday(_, direction @ Direction::Tense), "from" | "on") = (&mut point.when, word) {
        *direction = Direction::Next;
    }
    if point.clock.is_some() || matches!(point.when, When::Unsaid | When::Shift(..) | When::Stretch(..)) {
        return fail();
    }
    let when = When::Beside(Box::new(point.when), length.clone(), step);
    Ok((rest, Point { when, phase: None, ..point }.into()))
}

/// "Mondays ago", "Fridays from now" behind their number.
pub(super) fn weekdays<'a>(words: Words<'_>, input: &'a str, number: Option<Decimal>) -> Read<'a, Dated> {
    let (rest, day) = words.weekday(input, false)?;
    let (rest, relative) = blank(rest).and_then(|(rest, _)| words.trailing(rest))?;
    let number =
        number.filter(|n| *n >= Decimal::ONE && relative.origin == Origin::Now && relative.step != 0);
    let Some(number) = number else { return fail() };
    let weeks = Length::of(Some(number.saturating_sub(Decimal::ONE)), TimeUnit::Week);
    let nearest = When::Weekday(day, relative.direction());
    Ok((rest, Point::new(When::Beside(Box::new(nearest), weeks, relative.step)).into()))
}

/// Participles of what is arranged for a time.
const ARRANGED: CueWords = CueWords::named("arranged");

/// "set for", "scheduled for": what follows says when.
fn is_arranged(words: Words<'_>, before: &str) -> bool {
    before
        .trim_end()
        .strip_suffix("for")
        .and_then(last_word)
        .is_some_and(|word| ARRANGED.hold(word, words.lexicon))
}
