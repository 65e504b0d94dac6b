//! The day and the hour of what the news is of, as its sources tell them: what came in the night between two days is told of either,
//! and what came twice has no one hour.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::{Claim, Value};
use crate::extract::{DAY_OF, HOUR_OF, MODEL_YEAR, turn};
use crate::grammar::Mention;
use crate::span::{SourceId, Span};
use crate::value::{CalendarUnit, Civil, Extent, Time, TimeRelation, calendar::weekday};

use super::bucket::Entry;
use super::{Aspect, Group, Verdict};

/// Minutes of a day.
const DAY: i64 = 24 * 60;
/// Days before publication that are the news.
const NEWS: i64 = 7;
/// Days from which on two events of one kind are told apart.
const APART: i64 = 10;
/// Minutes after midnight until which an hour is that of the night before, and from which on it is that of the night to come.
const NIGHT: (u16, u16) = (6 * 60, 21 * 60);
/// Minutes up to which two hours are one, told roughly, and from which on they may be those of two happenings, or of two clocks.
const HOURS_APART: (i64, i64) = (2, 50);
/// Words for the night that a day begins with, and for the one that it ends with.
const EARLY: [&str; 6] = ["early", "overnight", "midnight", "dawn", "predawn", "small"];
const LATE: [&str; 6] = ["late", "overnight", "midnight", "night", "evening", "tonight"];

/// Whether a claim tells the day of what the news is of.
pub(super) fn is_day_of(entry: &Entry<'_>) -> bool {
    turn(&entry.member.claim.statement.property).is_some_and(|turn| turn.id.starts_with(DAY_OF))
}

/// Whether a claim tells the hour of what the news is of.
pub(super) fn is_hour_of(entry: &Entry<'_>) -> bool {
    is_of_hour(entry.member.claim)
}

fn is_of_hour(claim: &Claim) -> bool {
    turn(&claim.statement.property).is_some_and(|turn| turn.id.starts_with(HOUR_OF))
}

/// Whether two days or hours lie so far apart that they may be those of two events, or two hours so near that they may be one.
pub(super) fn are_not_of_one(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    let (Value::Time(x), Value::Time(y)) = (&a.value, &b.value) else { return false };
    let start = |time: &Time| time.window().map(|(start, _)| start);
    let days = start(x).zip(start(y)).is_some_and(|(x, y)| (x - y).abs() > APART * DAY);
    let hours = gap(x, y).is_none_or(|gap| gap < HOURS_APART.0 || gap > HOURS_APART.1);
    is_day_of(a) && days || is_hour_of(a) && hours
}

/// Minutes between two hours of any day.
fn gap(a: &Time, b: &Time) -> Option<i64> {
    let minute = |time: &Time| match time.readings.as_slice() {
        [Extent::At(Civil { clock: Some(clock), .. })] => {
            Some(i64::from(clock.minute) - i64::from(clock.offset.unwrap_or(0)))
        }
        _ => None,
    };
    let gap = (minute(a)? - minute(b)?).rem_euclid(DAY);
    Some(gap.min(DAY - gap))
}

/// Whether a claim tells the hour of what the news is of, or the year of a car: of two that a source tells, either may be meant.
pub(super) fn is_of_one(entry: &Entry<'_>) -> bool {
    is_hour_of(entry) || &*entry.member.claim.statement.property == MODEL_YEAR
}

/// The hours of what came once, the years of one car: where a source tells two of them, nobody's is held against another's.
pub(super) fn of_one(mut entries: Vec<Entry<'_>>) -> Vec<Entry<'_>> {
    let two = |a: &Entry<'_>, b: &Entry<'_>| {
        let (Value::Time(x), Value::Time(y)) = (&a.value, &b.value) else { return false };
        a.member.reading.source.id == b.member.reading.source.id && x.relation(y) == TimeRelation::Disjoint
    };
    if entries.iter().any(|a| entries.iter().any(|b| two(a, b))) {
        entries.clear();
    }
    entries
}

/// Leaves out, of two days in a row of which some source tells the night between them, the one that fewer sources tell.
pub(super) fn without_nights(mut entries: Vec<Entry<'_>>) -> Vec<Entry<'_>> {
    let mut told: BTreeMap<u8, BTreeSet<SourceId>> = BTreeMap::new();
    let mut nights: BTreeSet<u8> = BTreeSet::new();
    for entry in &entries {
        let Some(day) = day(entry) else { continue };
        told.entry(day).or_default().insert(entry.member.reading.source.id);
        let (early, late) = night(entry);
        nights.extend(early.then(|| before(day)));
        nights.extend(late.then_some(day));
    }
    let sources = |day: u8| told.get(&day).map_or(0, BTreeSet::len);
    // Each of the two days with whether the night is the one that it ends with.
    let fewer = |night: &u8| {
        let (one, next) = (sources(*night), sources(after(*night)));
        let first = (one > 0 && one <= next).then_some((*night, true));
        first.into_iter().chain((next > 0 && next <= one).then(|| (after(*night), false)))
    };
    // "Shortly after nine on Sunday" and "on Monday" are no one night.
    let may_be = |night: &u8| {
        let some = |of: u8, ends: bool| entries.iter().any(|e| day(e) == Some(of) && is_of_night(e, ends));
        some(*night, true) && some(after(*night), false)
    };
    let left: BTreeSet<(u8, bool)> = nights.iter().filter(|n| may_be(n)).flat_map(fewer).collect();
    entries.retain(|entry| {
        let dropped = |day: u8, ends: bool| left.contains(&(day, ends)) && is_of_night(entry, ends);
        day(entry).is_none_or(|day| !dropped(day, true) && !dropped(day, false))
    });
    entries
}

/// Whether a day may be told of the night that it ends with, or of the one that it begins with: who tells an hour of the evening
/// to come tells of no night before.
fn is_of_night(entry: &Entry<'_>, ends: bool) -> bool {
    match ends {
        true => !hours(entry).iter().any(|hour| *hour < NIGHT.1),
        false => !hours(entry).iter().any(|hour| *hour >= NIGHT.0),
    }
}

/// The day of the week of an entry, 1 to 7.
fn day(entry: &Entry<'_>) -> Option<u8> {
    let Value::Time(time) = &entry.value else { return None };
    let of = |extent: &Extent| match extent {
        Extent::At(Civil { unit: CalendarUnit::Weekday(day), .. }) => Some(*day),
        Extent::At(civil) => civil.date().map(weekday),
        Extent::Range(..) => None,
    };
    match time.readings.as_slice() {
        [one] => of(one),
        _ => None,
    }
}

fn after(day: u8) -> u8 {
    day % 7 + 1
}

fn before(day: u8) -> u8 {
    (day + 5) % 7 + 1
}

/// Whether the words of a day tell the night it begins with, and the one it ends with.
fn night(entry: &Entry<'_>) -> (bool, bool) {
    let (span, reading) = (entry.member.claim.span, entry.member.reading);
    let words = span.of(reading.text()).to_lowercase();
    let has = |night: &[&str]| words.split(|c: char| !c.is_alphabetic()).any(|word| night.contains(&word));
    let hours = hours(entry);
    let early = has(&EARLY) || hours.iter().any(|hour| *hour < NIGHT.0);
    (early, has(&LATE) || hours.iter().any(|hour| *hour >= NIGHT.1))
}

/// The hours that the words of a day tell, in minutes after midnight.
fn hours(entry: &Entry<'_>) -> Vec<u16> {
    let (span, reading) = (entry.member.claim.span, entry.member.reading);
    let own = reading.mentions.iter().filter(|m| m.span.overlaps(span));
    let clock = |extent: &Extent| match extent {
        Extent::At(civil) => civil.clock.as_ref().map(|clock| clock.minute),
        Extent::Range(..) => None,
    };
    own.filter_map(Mention::time).flat_map(|time| time.readings.iter().filter_map(clock)).collect()
}

/// Leaves out the disagreements on hours and days that a disagreement on the day of the news shows by the same words.
pub(super) fn leave_to_day(groups: &mut Vec<Group<'_>>) {
    let of_day = |group: &Group<'_>| {
        let property = group.members.first().map(|m| &m.claim.statement.property);
        property.and_then(|p| turn(p)).is_some_and(|turn| turn.id.starts_with(DAY_OF))
    };
    let of_hour = |group: &Group<'_>| group.members.first().is_some_and(|m| is_of_hour(m.claim));
    let dated = |group: &Group<'_>| group.aspect == Aspect::Date && group.verdict == Verdict::Conflict;
    let spans = |group: &Group<'_>| -> Vec<Span> { group.members.iter().map(|m| m.claim.span).collect() };
    let days: Vec<Vec<Span>> = groups.iter().filter(|g| dated(g) && of_day(g)).map(spans).collect();
    let shown = |group: &Group<'_>| {
        let own = spans(group);
        days.iter().any(|day| own.iter().all(|x| day.iter().any(|y| x.overlaps(*y))))
    };
    groups.retain(|group| !dated(group) || of_day(group) || !shown(group));
    // What has a name is told by its name.
    let others: Vec<Vec<Span>> =
        groups.iter().filter(|g| dated(g) && !of_day(g) && !of_hour(g)).map(spans).collect();
    let told = |group: &Group<'_>| {
        let own = spans(group);
        others.iter().any(|other| {
            let shared = own.iter().filter(|x| other.iter().any(|y| x.overlaps(*y)));
            shared.map(|span| span.source).collect::<BTreeSet<_>>().len() > 1
        })
    };
    groups.retain(|group| !dated(group) || !of_day(group) && !of_hour(group) || !told(group));
}

/// Whether what a claim tells was in the days before its source was published, as what a source leaves undated is.
pub(super) fn is_news(entry: &Entry<'_>) -> bool {
    is_news_of(entry, entry)
}

/// Whether what a claim tells was in the days before the source of another was published.
pub(super) fn is_news_of(entry: &Entry<'_>, other: &Entry<'_>) -> bool {
    let window = Time::window;
    let told = entry.member.claim.statement.as_of.as_ref().and_then(window);
    let published = other.member.reading.published_time().and_then(window);
    let recent = |((from, _), (day, past)): ((i64, i64), (i64, i64))| {
        past - day <= DAY && from >= day - NEWS * DAY && from <= past
    };
    told.zip(published).is_some_and(recent)
}
