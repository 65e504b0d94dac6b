//! One expression, resolved in its frame.

use jiff::civil::Date;

use super::calendar::{holiday, nearest_weekday, part, shifted, unit_of};
use super::period::{alike, begun, forward, nth_weekday, quarters};
use super::tense::Tense;
use crate::grammar::temporal::{Direction, Length, Origin, Point, Said, TimeUnit, When, YearSaid};
use crate::value::calendar::{day_number, day_of_number};
use crate::value::{Anchor, CalendarUnit, Civil, Extent, Time};

/// What an expression can lean on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame<'a> {
    /// The article's day.
    pub(super) now: Option<Date>,
    /// Whether "since" stands before it.
    pub(super) since: bool,
    /// The date named before.
    pub(super) then: Option<&'a Civil>,
    /// The part of a year named before, where no other date came between.
    pub(super) period: Option<&'a Civil>,
    /// The day named before in the same sentence.
    pub(super) day: Option<&'a Civil>,
    /// The day named in this or the last sentence that names one.
    pub(super) lately: Option<&'a Civil>,
    /// Whether days without a year belong to the date named before.
    pub(super) history: bool,
    /// Whether a range runs backwards as said: it is kept so.
    pub(super) reversed: bool,
    /// Where the clause points.
    pub(super) tense: Tense,
}

/// The civil time of an expression, as far as the frame decides it; none for lengths, sets and vague times.
pub(super) fn resolve(said: &Said, frame: &Frame<'_>) -> Option<Time> {
    match said {
        Said::At(at) => point(at, frame),
        Said::Range(from, to) => range(from.as_deref(), to.as_deref(), frame),
        Said::Length(_) | Said::Repeated(_) | Said::Vague(_) => None,
    }
}

fn time(readings: Vec<Extent>, anchor: Anchor) -> Option<Time> {
    (!readings.is_empty()).then_some(Time { readings, approximate: false, anchor })
}

pub(super) fn at(civil: Civil, anchor: Anchor) -> Option<Time> {
    time(vec![Extent::At(civil)], anchor)
}

fn point(point: &Point, frame: &Frame<'_>) -> Option<Time> {
    let mut found = when(&point.when, frame)?;
    for reading in &mut found.readings {
        if let Extent::At(civil) = reading {
            civil.part = point.part;
            civil.clock.clone_from(&point.clock);
        }
    }
    Some(found)
}

/// A range of two ends; the last end is found from the first, so that it does not lie before it.
fn range(from: Option<&Point>, to: Option<&Point>, frame: &Frame<'_>) -> Option<Time> {
    let first = from.map(|p| point(p, frame));
    let last = to.map(|p| point(p, frame));
    let anchor = first.iter().chain(&last).flatten().map(|t| t.anchor).max()?;
    let civil = |time: Option<Option<Time>>, end: bool| -> Option<Option<Civil>> {
        match time {
            None => Some(None),
            Some(found) => match found?.readings.into_iter().next()? {
                Extent::At(civil) => Some(Some(civil)),
                Extent::Range(from, to) => Some(if end { to } else { from }),
            },
        }
    };
    let (from, to) = (civil(first, false)?, civil(last, true)?);
    let (from, to) = if frame.reversed { (from, to) } else { forward(from, to, anchor) };
    let (from, to) = if anchor == Anchor::Dateline { begun(from, to, frame) } else { (from, to) };
    time(vec![Extent::Range(from, to)], anchor)
}

fn when(when: &When, frame: &Frame<'_>) -> Option<Time> {
    match when {
        When::Calendar { readings, year } => calendar(readings, *year, frame),
        When::Weekday(day, direction) => weekday(*day, *direction, frame),
        When::Unit(origin, unit, shift) => {
            // "the next decade" with no date before it counts from the article.
            let origin = if frame.then.is_none() && *shift > 0 { Origin::Now } else { *origin };
            // "this month", "next year" in a history belong to it; "today" and "now" do not.
            let told = frame.history && *unit > TimeUnit::Day && frame.then.is_some();
            let origin = if told { Origin::Then } else { origin };
            // "later in the day" is said of the day that is told of.
            let told = frame.lately.filter(|_| origin == Origin::Near && *unit == TimeUnit::Day);
            if let Some(day) = told.filter(|day| day.days().is_some()) {
                return at(Civil { clock: None, part: None, ..day.clone() }, Anchor::Narrative);
            }
            let (day, anchor) = origin_day(origin, *unit, frame)?;
            // On a weekday "over the weekend" is the one that is over, unless it is ahead.
            let over = *unit == TimeUnit::Weekend && origin == Origin::Near && frame.tense == Tense::Past;
            let shift = if over && crate::value::calendar::weekday(day) < 6 { -1 } else { *shift };
            at(unit_of(day, *unit, shift)?, anchor)
        }
        When::Shift(origin, length, direction) => shift(*origin, length, *direction, frame),
        When::Stretch(origin, length, direction) => {
            // "the previous three months" with no date before them count from the article.
            let origin = if frame.then.is_none() { Origin::Now } else { *origin };
            let (day, anchor) = origin_day(origin, TimeUnit::Day, frame)?;
            if let Some(quarters) = quarters(day, length, *direction) {
                return time(vec![quarters], anchor);
            }
            let other = Civil::of_date(shifted(day, length, *direction)?);
            let day = Civil::of_date(day);
            let (from, to) = if *direction < 0 { (other, day) } else { (day, other) };
            time(vec![Extent::Range(Some(from), Some(to))], anchor)
        }
        When::Part { nth, count, unit, of } => {
            let whole = self::when(of, frame)?;
            let (first, end) = whole.window()?;
            let (first, end) = (day_of_number(first.div_euclid(1440))?, day_of_number(end.div_euclid(1440))?);
            let (from, to) = part(first, end, *nth, *count, *unit)?;
            let extent = if from == to { Extent::At(from) } else { Extent::Range(Some(from), Some(to)) };
            time(vec![extent], whole.anchor)
        }
        When::NthWeekday { nth, day, of } => nth_weekday(*nth, *day, self::when(of, frame)?),
        When::Beside(of, length, step) => beside(of, length, *step, frame),
        When::Alike(unit, year) => alike(*unit, self::when(year, frame)?, frame),
        When::Named => at(frame.then?.clone(), Anchor::Narrative),
        When::Holiday(rule, year, said) => feast(rule, *year, *said, frame),
        When::Unsaid => match frame.day {
            Some(day) => at(day.clone(), Anchor::Narrative),
            None => at(Civil::new(None, CalendarUnit::AnyDay), Anchor::Open),
        },
    }
}

/// A length before or after a named time; as exact as that time.
fn beside(of: &When, length: &Length, step: i32, frame: &Frame<'_>) -> Option<Time> {
    let whole = when(of, frame)?;
    let Some(Extent::At(civil)) = whole.readings.first() else { return None };
    let unit = match civil.unit {
        CalendarUnit::Day { .. } => TimeUnit::Day,
        CalendarUnit::Week(_) | CalendarUnit::Weekend(_) => TimeUnit::Week,
        CalendarUnit::Month(_) => TimeUnit::Month,
        CalendarUnit::Year => TimeUnit::Year,
        _ => return None,
    };
    if length.finest() < unit {
        return None;
    }
    let (first, _) = civil.days()?;
    let anchor = whole.anchor;
    at(unit_of(shifted(day_of_number(first)?, length, step)?, unit, 0)?, anchor)
}

/// Calendar readings with their year.
fn calendar(readings: &[Civil], said: YearSaid, frame: &Frame<'_>) -> Option<Time> {
    let mut anchor = Anchor::Stated;
    let mut extents = Vec::with_capacity(readings.len());
    for civil in readings {
        if civil.year.is_some() {
            if civil.days().is_some() {
                extents.push(Extent::At(civil.clone()));
            }
            continue;
        }
        if let CalendarUnit::DayOfMonth(day) = civil.unit {
            return day_of_month(day, frame);
        }
        let (year, how) = year_of(civil, said, frame);
        anchor = how;
        extents.push(Extent::At(Civil { year, ..civil.clone() }));
    }
    time(extents, anchor)
}

/// The year of a time that has none, and how it was found.
fn year_of(civil: &Civil, said: YearSaid, frame: &Frame<'_>) -> (Option<i32>, Anchor) {
    match said {
        YearSaid::Shifted(origin, shift) => {
            let year = match origin {
                Origin::Now => frame.now.map(|d| (i32::from(d.year()), Anchor::Dateline)),
                Origin::Near if !frame.history => frame.now.map(|d| (i32::from(d.year()), Anchor::Dateline)),
                Origin::Then | Origin::Near => {
                    frame.then.and_then(|c| c.year).map(|y| (y, Anchor::Narrative))
                }
            };
            year.map_or((None, Anchor::Open), |(y, how)| (y.checked_add(shift), how))
        }
        YearSaid::Like(direction) => match frame.now {
            Some(_) if frame.history && frame.then.and_then(Civil::days).is_some() => {
                (like_then(civil, direction, frame), Anchor::Narrative)
            }
            Some(now) => (pick_year(civil, now, direction, frame.tense), Anchor::Dateline),
            None => (None, Anchor::Open),
        },
        YearSaid::Any => (None, Anchor::Open),
        YearSaid::Tense => match (frame.now, frame.then) {
            (_, Some(then)) if frame.history => (told_year(civil, then, frame.since), Anchor::Narrative),
            (Some(now), _) => (pick_year(civil, now, Direction::Tense, frame.tense), Anchor::Dateline),
            _ => (None, Anchor::Open),
        },
    }
}

/// The year of a yearly time that is told next after `then`: a history moves on, so that January follows December.
fn told_year(civil: &Civil, then: &Civil, since: bool) -> Option<i32> {
    let year = then.year?;
    let month = |civil: &Civil| match civil.unit {
        CalendarUnit::Month(month) | CalendarUnit::Day { month, .. } => Some(month),
        _ => None,
    };
    match (month(then), month(civil)) {
        (Some(before), Some(next)) if before >= next + 9 && !since => year.checked_add(1),
        (Some(before), Some(next)) if since && next > before => year.checked_sub(1),
        _ => Some(year),
    }
}

/// "next spring", "last March" beside the date that a history has come to.
fn like_then(civil: &Civil, direction: Direction, frame: &Frame<'_>) -> Option<i32> {
    let (first, _) = frame.then?.days()?;
    pick_year(civil, day_of_number(first)?, direction, frame.tense)
}

/// The year that puts a yearly time before, at or after `now`.
fn pick_year(civil: &Civil, now: Date, direction: Direction, tense: Tense) -> Option<i32> {
    let today = day_number(now);
    let year = i32::from(now.year());
    let days = |year: i32| Civil { year: Some(year), ..civil.clone() }.days().map(|d| (year, d));
    let mut years = [year - 1, year, year + 1].into_iter().filter_map(days);
    let before = |y: &(i32, (i64, i64))| y.1.1 <= today;
    let begun = |y: &(i32, (i64, i64))| y.1.0 <= today;
    let found = match (direction, tense) {
        (Direction::This, _) => return Some(year),
        (Direction::Last, _) => years.rfind(before),
        (Direction::Next, _) => years.filter(|y| !begun(y)).min(),
        (Direction::Tense, Tense::Past) => years.rfind(begun),
        (Direction::Tense, Tense::Future) => years.filter(|y| !before(y)).min(),
    };
    let (found, window) = found?;
    Some(if direction == Direction::Tense { nearer(civil, today, found, window, tense) } else { found })
}

/// A day within six weeks of the article is meant rather than one most of a year away, whatever the tense: "the blast of
/// Aug. 7 will be investigated", "the deadline of June 3 was set".
fn nearer(civil: &Civil, today: i64, year: i32, window: (i64, i64), tense: Tense) -> i32 {
    let (distance, other) = match tense {
        Tense::Past => (today - window.1, year + 1),
        Tense::Future if matches!(civil.unit, CalendarUnit::Day { .. }) => (window.0 - today, year - 1),
        Tense::Future => return year,
    };
    let near = Civil { year: Some(other), ..civil.clone() }.days();
    let gap = near
        .map_or(i64::MAX, |(first, end)| if first > today { first - today } else { (today - end).max(0) });
    // "production will be cut in the fourth quarter", said in August: a quarter is near if it comes next or next but one.
    let (far, close) = if matches!(civil.unit, CalendarUnit::Quarter(_)) { (180, 62) } else { (270, 42) };
    if distance > far && gap <= close { other } else { year }
}

fn day_of_month(day: u8, frame: &Frame<'_>) -> Option<Time> {
    let month = |civil: &Civil| match civil.unit {
        CalendarUnit::Day { month, .. } | CalendarUnit::Month(month) => Some(month),
        _ => None,
    };
    if let Some(then) = frame.then
        && let Some(month) = month(then)
    {
        return at(Civil::new(then.year, CalendarUnit::Day { month, day }), Anchor::Narrative);
    }
    if let Some(now) = frame.now {
        let step = match frame.tense {
            Tense::Past if now.day().unsigned_abs() < day => -1,
            Tense::Future if now.day().unsigned_abs() > day => 1,
            _ => 0,
        };
        let month = unit_of(now, TimeUnit::Month, step)?;
        if let CalendarUnit::Month(number) = month.unit {
            let civil = Civil::new(month.year, CalendarUnit::Day { month: number, day });
            if civil.days().is_some() {
                return at(civil, Anchor::Dateline);
            }
        }
    }
    at(Civil::new(None, CalendarUnit::DayOfMonth(day)), Anchor::Open)
}

fn weekday(day: u8, direction: Direction, frame: &Frame<'_>) -> Option<Time> {
    if frame.history
        && let Some((then, anchor)) = origin_day(Origin::Then, TimeUnit::Day, frame)
    {
        let (step, other) = match direction {
            Direction::Next => (1, true),
            Direction::Last => (-1, true),
            _ => (-1, false),
        };
        return at(Civil::of_date(nearest_weekday(then, day, step, other)?), anchor);
    }
    let Some(now) = frame.now else {
        return at(Civil::new(None, CalendarUnit::Weekday(day)), Anchor::Open);
    };
    let found = match (direction, frame.tense) {
        (Direction::Last, _) => nearest_weekday(now, day, -1, true),
        (Direction::Next, _) => nearest_weekday(now, day, 1, true),
        (Direction::Tense, Tense::Past) => nearest_weekday(now, day, -1, false),
        (Direction::Tense, Tense::Future) => nearest_weekday(now, day, 1, false),
        (Direction::This, _) => {
            let monday = nearest_weekday(now, 1, -1, false)?;
            nearest_weekday(monday, day, 1, false)
        }
    };
    at(Civil::of_date(found?), Anchor::Dateline)
}

/// The day a relative time counts from; the date named before must be as fine as the unit counted in.
pub(super) fn origin_day(origin: Origin, unit: TimeUnit, frame: &Frame<'_>) -> Option<(Date, Anchor)> {
    let now = frame.now.map(|day| (day, Anchor::Dateline));
    if origin == Origin::Now || (origin == Origin::Near && !frame.history) {
        return now;
    }
    let then = frame.then?;
    let (first, end) = then.days()?;
    let longest = match unit {
        TimeUnit::Century | TimeUnit::Decade | TimeUnit::Year => 366,
        TimeUnit::Quarter => 92,
        TimeUnit::Month => 31,
        TimeUnit::Week | TimeUnit::Weekend | TimeUnit::Fortnight => 7,
        _ => 1,
    };
    (end - first <= longest).then_some((day_of_number(first)?, Anchor::Narrative))
}

/// "two days ago" is a day, "two weeks ago" a week, "two years ago" a year: as exact as the unit counted in.
fn shift(origin: Origin, length: &Length, direction: i32, frame: &Frame<'_>) -> Option<Time> {
    let part = length.parts.iter().any(|(number, _)| number.is_some_and(|n| !n.fract().is_zero()));
    let unit = match length.finest() {
        // "a year and a half ago"
        TimeUnit::Year if part => TimeUnit::Month,
        TimeUnit::Decade | TimeUnit::Century => TimeUnit::Year,
        TimeUnit::Fortnight => TimeUnit::Week,
        unit => unit,
    };
    // "up from a week earlier" with no date before it counts from the article.
    let now = frame.now.filter(|_| frame.then.is_none() && direction < 0).map(|day| (day, Anchor::Dateline));
    let (day, anchor) = origin_day(origin, unit, frame).or(now)?;
    let far = unit_of(shifted(day, length, direction)?, unit, 0)?;
    // "two or three years ago" lies between the two.
    let Some(from) = length.from else { return at(far, anchor) };
    let near = unit_of(shifted(day, &Length::of(Some(from), length.finest()), direction)?, unit, 0)?;
    let (from, to) = if direction < 0 { (far, near) } else { (near, far) };
    time(vec![Extent::Range(Some(from), Some(to))], anchor)
}

fn feast(rule: &str, year: Option<i32>, said: YearSaid, frame: &Frame<'_>) -> Option<Time> {
    if let Some(year) = year {
        return at(Civil::of_date(holiday(rule, year)?), Anchor::Stated);
    }
    let (base, anchor) = match (said, frame.now, frame.then.and_then(|c| c.year)) {
        (YearSaid::Shifted(Origin::Then, shift), _, Some(then)) => {
            (then.checked_add(shift)?, Anchor::Narrative)
        }
        (_, Some(now), _) => {
            let this = Civil::of_date(holiday(rule, i32::from(now.year()))?);
            let direction = match said {
                YearSaid::Like(direction) => direction,
                _ => Direction::Tense,
            };
            (pick_year(&this, now, direction, frame.tense)?, Anchor::Dateline)
        }
        (_, None, Some(then)) if frame.history => (then, Anchor::Narrative),
        _ => {
            // A fixed day of the year is known without it.
            let (month, day) = rule.split_once('-').filter(|(m, _)| m.len() == 2)?;
            let unit = CalendarUnit::Day { month: month.parse().ok()?, day: day.parse().ok()? };
            return at(Civil::new(None, unit), Anchor::Open);
        }
    };
    at(Civil::of_date(holiday(rule, base)?), anchor)
}
