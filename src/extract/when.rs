//! The time of a clause, and lengths of time as figures.

use std::ops::RangeInclusive;

use rust_decimal::Decimal;

use crate::grammar::temporal::{Length, Said, TimeUnit};
use crate::grammar::{Meaning, bounded_by};
use crate::knowledge::Class;
use crate::syntax::Items;
use crate::syntax::slot::{Clause, ClauseKind};
use crate::value::{Dimension, Extent, Granularity, Hedge, Quantity, Time, Unit};

/// The times among some items that are those of the verb at item `verb`: not in parentheses, not that of another happening
/// ("the 2004 storm"), and not one that something is compared with ("fewer than a year ago").
pub(super) fn times<'a>(
    items: &Items<'a>,
    among: RangeInclusive<usize>,
    verb: usize,
) -> impl Iterator<Item = (usize, &'a Time)> {
    let nested = nested(items, &among, verb);
    let another = move |i: usize| {
        let nested = nested.iter().any(|within| within.contains(&i));
        i > verb && items.is(i + 1, Class::EventNoun) || nested || is_of_a_century(items, i)
    };
    let compared =
        move |i: usize| i.checked_sub(1).is_some_and(|before| items.is_any_word(before, &["than"]));
    let time = |i: usize| match &items.mention(i)?.1.meaning {
        Meaning::Time(time) => time.time.as_ref().map(|time| (i, time)),
        _ => None,
    };
    among.filter_map(time).filter(move |&(i, _)| !items.is_parenthesis(i) && !another(i) && !compared(i))
}

/// "The 17th-century church": nothing in the news happens in a century.
fn is_of_a_century(items: &Items<'_>, i: usize) -> bool {
    let Some(Meaning::Time(time)) = items.mention(i).map(|(_, m)| &m.meaning) else { return false };
    let century = |time: &Time| time.granularity() == Some(Granularity::Century);
    items.word(i + 1).is_some_and(|w| w.starts_with(char::is_lowercase))
        && time.time.as_ref().is_some_and(century)
}

/// The items of the clauses that stand between the subject and the verb at item `verb`: "the bridge, *opened in 1904*, fell".
fn nested(items: &Items<'_>, among: &RangeInclusive<usize>, verb: usize) -> Vec<RangeInclusive<usize>> {
    let inside = |c: &&Clause| c.verbs.head < verb && c.first > *among.start() && c.last < verb;
    let relative = |c: &&Clause| matches!(c.kind, ClauseKind::Relative | ClauseKind::Participial);
    items.clauses().iter().filter(inside).filter(relative).map(|c| c.first..=c.last).collect()
}

/// The one time among some items that is that of the verb at item `verb`; of a day and an hour the hour.
pub(super) fn only<'a>(
    items: &Items<'a>,
    among: RangeInclusive<usize>,
    verb: usize,
) -> Option<(usize, &'a Time)> {
    let mut times: Vec<_> = times(items, among, verb).collect();
    // "Jane Doe, a member since 1992, was appointed in 2008".
    if times.len() > 1 {
        times.retain(|(at, _)| !at.checked_sub(1).is_some_and(|i| items.is_any_word(i, &["since"])));
    }
    let hours: Vec<_> = times.iter().filter(|(_, t)| is_of_an_hour(t)).collect();
    match (hours.as_slice(), times.as_slice()) {
        ([hour], _) => Some(**hour),
        ([], [day]) => Some(*day),
        _ => None,
    }
}

fn is_of_an_hour(time: &Time) -> bool {
    time.readings.iter().all(|reading| matches!(reading, Extent::At(civil) if civil.clock.is_some()))
}

/// "Shortly before 6.30": about that time.
pub(super) fn is_shortly(items: &Items<'_>, at: usize) -> bool {
    let words = ["shortly", "just", "little", "soon", "moments"];
    let before = at.checked_sub(1).filter(|&i| items.is_any_word(i, &["before", "after"]));
    before.and_then(|i| i.checked_sub(1)).is_some_and(|i| items.is_any_word(i, &words))
}

/// "A further week", "two days more": what is left of a time, or comes on top of it, and no whole.
pub(super) fn is_rest(items: &Items<'_>, at: usize) -> bool {
    let rest = ["further", "another", "additional", "extra", "remaining"];
    let words = items.mention(at).map_or("", |(_, m)| m.span.of(items.text)).to_lowercase();
    words.split(' ').any(|word| rest.contains(&word))
        || items.is_any_word(at + 1, &["more", "longer"])
        || at.checked_sub(1).is_some_and(|i| items.is_any_word(i, &rest))
}

/// The length of time at item `i` as a figure: up to weeks in seconds, from months on in months.
pub(super) fn length(items: &Items<'_>, i: usize) -> Option<Quantity> {
    let Meaning::Time(time) = &items.mention(i)?.1.meaning else { return None };
    let Said::Length(length) = &time.said else { return None };
    let quantity = quantity(length, time.approximate)?;
    Some(match hedge(items, i) {
        Some(id) => bounded_by(quantity, id),
        None => quantity,
    })
}

/// The hedge with which a length begins, or that stands right before it: "less than two years", "at least 12 days". "Over two years"
/// may be spread over them.
fn hedge<'a>(items: &Items<'a>, i: usize) -> Option<&'a str> {
    let item = items.get(i)?;
    let inside = || items.lexicon.at(items.words(item), Class::Hedge).map(|(_, sense)| sense);
    let before = (i.saturating_sub(HEDGE)..i).find_map(|at| {
        let (length, sense) = items.at(at, Class::Hedge)?;
        (items.position(items.get(at)?.start + length) == i).then_some(sense)
    });
    let spread = item.start.checked_sub(SPREAD.len()).and_then(|from| items.text.get(from..item.start));
    let spread = spread.is_some_and(|words| words.eq_ignore_ascii_case(SPREAD));
    let sense = inside().or(before.filter(|_| !spread))?;
    (!sense.is("after")).then_some(&*sense.id)
}

/// What stands before a length over which something is spread.
const SPREAD: &str = " over ";

/// Items of a hedge before a length.
const HEDGE: usize = 3;

/// How long a time up to now is: "for the past three years".
pub(super) fn so_far(items: &Items<'_>, i: usize) -> Option<Quantity> {
    let (_, mention) = items.mention(i)?;
    let Meaning::Time(time) = &mention.meaning else { return None };
    let words = mention.span.of(items.text);
    let mut ends = words.split(' ');
    let (first, last) = (ends.next()?, ends.next_back()?);
    if !["past", "last"].contains(&first.to_lowercase().as_str()) || ends.next().is_none() {
        return None;
    }
    let days = time.time.as_ref()?.window().map(|(from, to)| to.saturating_sub(from) / MINUTES)?;
    let whole = |unit: i64| Decimal::from((days + unit / 2) / unit);
    let (number, unit) = match &*items.lexicon.sense(last, Class::TimeUnit)?.id {
        "year" => (Decimal::from((days * 4 + 730) / 1461), TimeUnit::Year),
        "month" => (whole(30), TimeUnit::Month),
        "week" => (whole(7), TimeUnit::Week),
        "day" => (whole(1), TimeUnit::Day),
        _ => return None,
    };
    quantity(&Length::of(Some(number), unit), true)
}

/// Minutes of a day.
const MINUTES: i64 = 24 * 60;

/// A length of units that convert into each other: "seven years", "four years and eight months".
fn quantity(length: &Length, approximate: bool) -> Option<Quantity> {
    let (_, smallest) = length.parts.last()?;
    let (dimension, factor, symbol) = unit(*smallest)?;
    let factor = Decimal::from(factor);
    let mut number = Decimal::ZERO;
    for &(part, unit_of_part) in &length.parts {
        let (_, size, _) = unit(unit_of_part).filter(|(other, ..)| *other == dimension)?;
        number = number.checked_add(part?.checked_mul(Decimal::from(size))?.checked_div(factor)?)?;
    }
    let unit = Unit { factor, ..Unit::base(Dimension::Physical(dimension.into()), symbol) };
    // "Four and a half years" are no rounding.
    let number = number.normalize();
    let place =
        if dimension == CALENDAR && !number.fract().is_zero() { Decimal::new(1, 1) } else { Decimal::ONE };
    let exact = Quantity::exact(number, place, unit);
    // "Two to three hours", "an hour or two".
    if let (Some(from), [_]) = (length.from.filter(|from| *from < number), length.parts.as_slice()) {
        return Some(Quantity { number: None, low: Some(from), hedge: Hedge::Between, ..exact });
    }
    Some(if approximate { Quantity { hedge: Hedge::About, ..exact } } else { exact })
}

/// The dimension of months and years.
pub(super) const CALENDAR: &str = "calendar-time";

/// What a unit measures, how many of the smallest of its kind it is, and its sign.
fn unit(unit: TimeUnit) -> Option<(&'static str, i64, &'static str)> {
    Some(match unit {
        TimeUnit::Second => ("time", 1, "s"),
        TimeUnit::Minute => ("time", 60, "min"),
        TimeUnit::Hour => ("time", 3600, "h"),
        TimeUnit::Day => ("time", 86_400, "day"),
        TimeUnit::Week => ("time", 604_800, "week"),
        TimeUnit::Month => (CALENDAR, 1, "month"),
        TimeUnit::Year => (CALENDAR, 12, "year"),
        _ => return None,
    })
}
