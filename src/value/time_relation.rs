//! How two times lie to each other, honouring open years, bare weekdays, clocks and zones.

use std::borrow::Cow;
use std::iter;

use super::calendar::{day_of_number, weekday};
use super::time::{CalendarUnit, Civil, Clock, DayPart, Extent, Granularity, Time};

const MINUTES_A_DAY: i64 = 1440;
const HALF_A_DAY: u16 = 720;

/// How one time lies to another. The order is the order of agreement: the best of all pairs of readings holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeRelation {
    /// They cover the same.
    Equal,
    /// The first lies inside the second.
    Inside,
    /// The second lies inside the first.
    Contains,
    /// They share a part.
    Overlaps,
    /// What is said does not decide it.
    Undetermined,
    /// They share nothing in any reading.
    Disjoint,
}

impl Time {
    /// How this time lies to `other`. [`TimeRelation::Disjoint`] only if every pair of readings excludes each other.
    pub fn relation(&self, other: &Time) -> TimeRelation {
        let mut best = TimeRelation::Disjoint;
        for a in self.readings.iter().flat_map(halves) {
            for b in other.readings.iter().flat_map(halves) {
                best = best.min(extents(&a, self.approximate, &b, other.approximate));
            }
        }
        if self.readings.is_empty() || other.readings.is_empty() { TimeRelation::Undetermined } else { best }
    }
}

/// A time in both halves of the day where it says neither: "half past six".
fn halves(extent: &Extent) -> impl Iterator<Item = Cow<'_, Extent>> {
    let other = match extent {
        Extent::At(civil) => civil.clock.as_deref().filter(|clock| clock.either_half).map(|clock| {
            let minute = (clock.minute + HALF_A_DAY) % (2 * HALF_A_DAY);
            let clock = Clock { minute, ..clock.clone() };
            Cow::Owned(Extent::At(Civil { clock: Some(clock.into()), ..civil.clone() }))
        }),
        Extent::Range(..) => None,
    };
    iter::once(Cow::Borrowed(extent)).chain(other)
}

/// An open year takes each year of the other side; two open years lie in one.
fn extents(a: &Extent, a_about: bool, b: &Extent, b_about: bool) -> TimeRelation {
    // A bare clock first: "at 2 p.m." says no less of "3 p.m. on Thursday" than Thursday says of it.
    let bare = |e: &Extent| matches!(e, Extent::At(civil) if civil.unit == CalendarUnit::AnyDay);
    if let Some(relation) = undated((a, a_about), (b, b_about)).filter(|_| bare(a) || !bare(b)) {
        return relation;
    }
    if let Some(relation) = undated((b, b_about), (a, a_about)) {
        return reversed(relation);
    }
    let mut years: Vec<i32> = [a, b].iter().flat_map(|e| known_years(e)).collect();
    if runs_over_new_year(a) || runs_over_new_year(b) {
        years.extend(years.first().copied().map(|y| y.saturating_sub(1)));
    }
    if years.is_empty() {
        // A leap year, so that 29 February exists.
        years.push(2000);
    }
    let best = years.iter().map(|y| dated(&a.with_year(*y), a_about, &b.with_year(*y), b_about)).min();
    best.unwrap_or(TimeRelation::Undetermined)
}

/// Whether a range without a year ends in the year after it began.
fn runs_over_new_year(extent: &Extent) -> bool {
    let years = known_years(&extent.with_year(2000));
    known_years(extent).is_empty() && years.first() != years.last()
}

fn known_years(extent: &Extent) -> Vec<i32> {
    let (from, to) = extent.ends();
    [from, to].into_iter().flatten().filter_map(|c| c.year).collect()
}

fn reversed(relation: TimeRelation) -> TimeRelation {
    match relation {
        TimeRelation::Inside => TimeRelation::Contains,
        TimeRelation::Contains => TimeRelation::Inside,
        other => other,
    }
}

/// Relations of a time whose day is not on the calendar: a bare weekday, day of the month or clock.
fn undated((a, a_about): (&Extent, bool), (b, b_about): (&Extent, bool)) -> Option<TimeRelation> {
    let about = (a_about, b_about);
    let Extent::At(bare) = a else { return None };
    let same = match bare.unit {
        CalendarUnit::Weekday(day) => same_weekday(day, b),
        CalendarUnit::DayOfMonth(day) => same_day_of_month(day, b),
        CalendarUnit::AnyDay => {
            let Extent::At(other) = b else { return Some(TimeRelation::Undetermined) };
            return Some(bare_clocks(bare, other, about));
        }
        _ => return None,
    };
    Some(match (same, b) {
        (TimeRelation::Equal, Extent::At(other)) => of_one_day(bare, other, about),
        (other, _) => other,
    })
}

/// Two times of one day: "Tuesday night" lies inside Tuesday, though the night runs on into the next day.
fn of_one_day(a: &Civil, b: &Civil, about: (bool, bool)) -> TimeRelation {
    match ((&a.clock, a.part), (&b.clock, b.part)) {
        ((Some(x), _), (Some(y), _)) => clocks_of_one_day(x, y, about),
        ((None, None), (None, None)) => TimeRelation::Equal,
        ((None, None), _) => TimeRelation::Contains,
        (_, (None, None)) => TimeRelation::Inside,
        ((None, Some(x)), (None, Some(y))) => windows(x.minutes(), y.minutes()),
        ((Some(x), _), (None, Some(y))) => at_part(x, y),
        ((None, Some(x)), (Some(y), _)) => reversed(at_part(y, x)),
    }
}

/// An hour against a part of its day; where people draw the line of a part is not known.
fn at_part(clock: &Clock, part: DayPart) -> TimeRelation {
    let minute = i64::from(clock.minute);
    match windows((minute, minute + clock.length()), part.minutes()) {
        TimeRelation::Disjoint => TimeRelation::Undetermined,
        relation => relation,
    }
}

/// Whether two times are of one day of the calendar, one of them the whole day and the other a part of it.
fn day_and_part(a: &Extent, b: &Extent) -> Option<TimeRelation> {
    let (Extent::At(x), Extent::At(y)) = (a, b) else { return None };
    let is_day = |c: &Civil| c.date().is_some() && c.clock.is_none();
    (is_day(x) && is_day(y) && x.date() == y.date() && x.part.is_some() != y.part.is_some())
        .then(|| of_one_day(x, y, (false, false)))
}

fn same_weekday(day: u8, other: &Extent) -> TimeRelation {
    if let Extent::At(Civil { unit: CalendarUnit::Weekday(theirs), .. }) = other {
        return equal_or_disjoint(*theirs == day);
    }
    let (from, to) = other.ends();
    let days = from.and_then(Civil::days).zip(to.and_then(Civil::days));
    let Some(((first, _), (_, end))) = days else { return TimeRelation::Undetermined };
    match end - first {
        1 => equal_or_disjoint(day_of_number(first).map(weekday) == Some(day)),
        2..7 => {
            let inside = (first..end).any(|d| day_of_number(d).map(weekday) == Some(day));
            if inside { TimeRelation::Inside } else { TimeRelation::Disjoint }
        }
        _ => TimeRelation::Undetermined,
    }
}

fn same_day_of_month(day: u8, other: &Extent) -> TimeRelation {
    match other {
        Extent::At(Civil { unit: CalendarUnit::DayOfMonth(theirs), .. })
        | Extent::At(Civil { unit: CalendarUnit::Day { day: theirs, .. }, .. }) => {
            equal_or_disjoint(*theirs == day)
        }
        _ => TimeRelation::Undetermined,
    }
}

fn equal_or_disjoint(equal: bool) -> TimeRelation {
    if equal { TimeRelation::Equal } else { TimeRelation::Disjoint }
}

/// A time of day without its day against another time: only two clocks can tell.
fn bare_clocks(a: &Civil, b: &Civil, about: (bool, bool)) -> TimeRelation {
    match (&a.clock, &b.clock) {
        (Some(x), Some(y)) => clocks_of_one_day(x, y, about),
        _ => TimeRelation::Undetermined,
    }
}

impl Clock {
    /// The zone that it shows the time of, where that is named and not known by its offset.
    fn elsewhere(&self) -> Option<String> {
        let zone = self.zone.as_deref().filter(|_| self.offset.is_none())?.to_lowercase();
        (!zone.starts_with("local")).then_some(zone)
    }
}

/// Clock times whose days are the same or unsaid, each said to be about right or not. Comparable with a zone on both sides or on
/// neither.
fn clocks_of_one_day(a: &Clock, b: &Clock, about: (bool, bool)) -> TimeRelation {
    let (x, y) = match (a.offset, b.offset) {
        (Some(p), Some(q)) => (i64::from(a.minute) - i64::from(p), i64::from(b.minute) - i64::from(q)),
        (None, None) if a.elsewhere() == b.elsewhere() => (i64::from(a.minute), i64::from(b.minute)),
        _ => return TimeRelation::Undetermined,
    };
    // The day is unsaid, so that a difference of whole days is none.
    let gap = (y - x).rem_euclid(MINUTES_A_DAY);
    let start = if gap > MINUTES_A_DAY / 2 { gap - MINUTES_A_DAY } else { gap };
    let slack = |clock: &Clock, about: bool| if about { clock.slack() } else { 0 };
    let (of_a, of_b) = (slack(a, about.0), slack(b, about.1));
    windows((-of_a, a.length() + of_a), (start - of_b, start + b.length() + of_b))
}

fn dated(a: &Extent, a_about: bool, b: &Extent, b_about: bool) -> TimeRelation {
    if let Some(relation) = one_zone_unsaid(a, b).or_else(|| day_and_part(a, b)) {
        return relation;
    }
    match (window(a, a_about), window(b, b_about)) {
        (Some(x), Some(y)) => windows(x, y),
        _ => TimeRelation::Undetermined,
    }
}

/// Two clock times with a zone on one side only, or of two zones of which nothing is known: days more than one apart exclude
/// each other, nothing else is known.
fn one_zone_unsaid(a: &Extent, b: &Extent) -> Option<TimeRelation> {
    let (Extent::At(x), Extent::At(y)) = (a, b) else { return None };
    let (p, q) = (x.clock.as_ref()?, y.clock.as_ref()?);
    if p.offset.is_some() == q.offset.is_some() && p.elsewhere() == q.elsewhere() {
        return None;
    }
    let gap = x.days()?.0 - y.days()?.0;
    Some(if gap.abs() > 1 { TimeRelation::Disjoint } else { TimeRelation::Undetermined })
}

fn windows(a: (i64, i64), b: (i64, i64)) -> TimeRelation {
    if a == b {
        TimeRelation::Equal
    } else if a.1 <= b.0 || b.1 <= a.0 {
        TimeRelation::Disjoint
    } else if b.0 <= a.0 && a.1 <= b.1 {
        TimeRelation::Inside
    } else if a.0 <= b.0 && b.1 <= a.1 {
        TimeRelation::Contains
    } else {
        TimeRelation::Overlaps
    }
}

/// The window, widened where the source itself says "about": clocks as the design says, dates by one of their unit.
fn window(extent: &Extent, about: bool) -> Option<(i64, i64)> {
    let (start, end) = extent.window()?;
    if !about {
        return Some((start, end));
    }
    let (from, to) = extent.ends();
    let slack = |civil: Option<&Civil>| {
        civil.map_or(0, |c| match (&c.clock, c.granularity()) {
            (Some(clock), _) => clock.slack(),
            (None, Granularity::DayPart) => 0,
            (None, _) => c.window().map_or(0, |w| w.1 - w.0),
        })
    };
    Some((start.saturating_sub(slack(from)), end.saturating_add(slack(to))))
}

#[cfg(test)]
mod tests {
    use super::TimeRelation::{Contains, Disjoint, Equal, Inside, Overlaps, Undetermined};
    use super::*;

    #[test]
    fn relations() {
        let cases = [
            ("2026-01-15", "2026-01-15", Equal),
            ("2026-01-15", "2026-01-16", Disjoint),
            ("2026-01-15", "2026-01-12/2026-01-16", Inside),
            ("2026", "2026-03", Contains),
            ("2026-01-12/2026-01-16", "2026-01-14/2026-01-20", Overlaps),
            ("XXXX-01-15", "2026-01-15", Equal),
            ("XXXX-01-15", "2026-01-16", Disjoint),
            ("XXXX-01-15", "2026", Inside),
            ("XXXX-01-12/XXXX-01-16", "XXXX-01-15", Contains),
            ("XXXX-01-02", "2025-12-30/2026-01-03", Inside),
            ("XXXX-12-30/XXXX-01-03", "2026-01-02", Contains),
            ("XXXX-WXX-7", "2013-07-21", Equal),
            ("XXXX-WXX-7", "2013-07-22", Disjoint),
            ("XXXX-WXX-7", "XXXX-WXX-7", Equal),
            ("XXXX-WXX-7", "XXXX-WXX-1", Disjoint),
            ("XXXX-WXX-7", "2013-07", Undetermined),
            ("XXXX-WXX-7", "2013-07-20/2013-07-22", Inside),
            ("2013-07-20/2013-07-22", "XXXX-WXX-7", Contains),
            ("XXXX-WXX-7", "XXXX-07-21", Undetermined),
            ("XXXX-XX-15", "2026-01-15", Equal),
            ("XXXX-XX-15", "2026-01-16", Disjoint),
            ("XXXX-XX-15", "2026-01", Undetermined),
            ("[2026-02-09,2026-09-02]", "2026-02-09", Equal),
            ("[2026-02-09,2026-09-02]", "2026-09", Inside),
            ("[2026-02-09,2026-09-02]", "2026-01-12/2026-01-16", Disjoint),
            ("2026-01-15T09:30", "2026-01-15T09:30", Equal),
            ("2026-01-15T09:30", "2026-01-15T09:40", Disjoint),
            ("2026-01-15T09:30~", "2026-01-15T09:40", Contains),
            ("2026-01-15T09:32~", "2026-01-15T09:40", Disjoint),
            ("2026-01-15T09", "2026-01-15T09:40", Contains),
            ("2026-01-15T09:30", "2026-01-15", Inside),
            ("2026-01-15T11:30+07:00", "2026-01-15T04:30Z", Equal),
            ("2026-01-15T11:30+07:00", "2026-01-15T11:30Z", Disjoint),
            ("2026-01-15T11:30+07:00", "2026-01-15T04:30", Undetermined),
            ("2026-01-15T11:30+07:00", "2026-01-19T04:30", Disjoint),
            ("XXXX-XX-XXT11:30+07:00", "2026-01-15T04:30Z", Equal),
            ("XXXX-XX-XXT11:30", "XXXX-XX-XXT12:30", Disjoint),
            ("XXXX-XX-XXT18:30~", "XXXX-XX-XXT18:40~", Contains),
            ("XXXX-XX-XXT18:30~", "XXXX-XX-XXT19:10", Disjoint),
            ("XXXX-XX-XXT11:30", "2026", Undetermined),
            ("XXXX-WXX-4T12:30", "XXXX-XX-XXT11:30", Disjoint),
            ("XXXX-WXX-4T11:30", "XXXX-XX-XXT11:30", Equal),
            ("2010~", "2011", Contains),
            ("../2010", "2011", Disjoint),
            ("2010/..", "2011", Contains),
        ];
        for (a, b, relation) in cases {
            let (x, y): (Time, Time) = (a.parse().expect(a), b.parse().expect(b));
            assert_eq!(x.relation(&y), relation, "{a} to {b}");
            assert_eq!(y.relation(&x), reversed(relation), "{b} to {a}");
        }
    }

    #[test]
    fn a_part_of_a_day_lies_inside_it() {
        let cases = [
            ("2026-01-15", None, "2026-01-15", Some(DayPart::Night), Contains),
            ("2026-01-15", None, "2026-01-14", Some(DayPart::Morning), Disjoint),
            ("XXXX-WXX-4", None, "2026-01-15", Some(DayPart::Night), Contains),
            ("XXXX-WXX-4", Some(DayPart::Night), "XXXX-WXX-4", Some(DayPart::Night), Equal),
            ("XXXX-WXX-4", Some(DayPart::Morning), "XXXX-WXX-4", Some(DayPart::Evening), Disjoint),
            ("XXXX-WXX-4", Some(DayPart::Morning), "XXXX-WXX-4T06", None, Contains),
            ("XXXX-WXX-4", Some(DayPart::Evening), "XXXX-WXX-4T06", None, Undetermined),
        ];
        let time = |edtf: &str, part: Option<DayPart>| {
            let mut time: Time = edtf.parse().expect(edtf);
            for reading in &mut time.readings {
                if let Extent::At(civil) = reading {
                    civil.part = part;
                }
            }
            time
        };
        for (a, of_a, b, of_b, relation) in cases {
            let (x, y) = (time(a, of_a), time(b, of_b));
            assert_eq!(x.relation(&y), relation, "{a} {of_a:?} to {b} {of_b:?}");
            assert_eq!(y.relation(&x), reversed(relation), "{b} {of_b:?} to {a} {of_a:?}");
        }
    }
}
