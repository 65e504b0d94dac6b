//! Steps on the calendar: units, shifts, parts of periods, holidays.

use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};
use rust_decimal::prelude::ToPrimitive;

use crate::grammar::temporal::{Length, TimeUnit};
use crate::value::calendar::{date, weekday};
use crate::value::{CalendarUnit, Civil};

/// The unit of time that holds `day`, moved by `shift` units.
pub(super) fn unit_of(day: Date, unit: TimeUnit, shift: i32) -> Option<Civil> {
    let moved = moved(day, unit, shift)?;
    let year = Some(i32::from(moved.year()));
    let month = moved.month().unsigned_abs();
    Some(match unit {
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => return None,
        TimeUnit::Day => Civil::of_date(moved),
        TimeUnit::Weekend => week(moved, true),
        TimeUnit::Week | TimeUnit::Fortnight => week(moved, false),
        TimeUnit::Month => Civil::new(year, CalendarUnit::Month(month)),
        TimeUnit::Quarter => Civil::new(year, CalendarUnit::Quarter((month - 1) / 3 + 1)),
        TimeUnit::Year => Civil::new(year, CalendarUnit::Year),
        TimeUnit::Decade => Civil::new(year.map(|y| y.div_euclid(10) * 10), CalendarUnit::Decade),
        TimeUnit::Century => Civil::new(year.map(|y| y.div_euclid(100) * 100), CalendarUnit::Century),
    })
}

/// The ISO week, or its weekend, of a day.
fn week(day: Date, weekend: bool) -> Civil {
    let week = ISOWeekDate::from(day);
    let number = week.week().unsigned_abs();
    let unit = if weekend { CalendarUnit::Weekend(number) } else { CalendarUnit::Week(number) };
    Civil::new(Some(i32::from(week.year())), unit)
}

fn moved(day: Date, unit: TimeUnit, shift: i32) -> Option<Date> {
    let n = i64::from(shift);
    let span = jiff::Span::new();
    let span = match unit {
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => return None,
        TimeUnit::Day => span.try_days(n),
        TimeUnit::Weekend | TimeUnit::Week => span.try_weeks(n),
        TimeUnit::Fortnight => span.try_weeks(n.checked_mul(2)?),
        TimeUnit::Month => span.try_months(n),
        TimeUnit::Quarter => span.try_months(n.checked_mul(3)?),
        TimeUnit::Year => span.try_years(n),
        TimeUnit::Decade => span.try_years(n.checked_mul(10)?),
        TimeUnit::Century => span.try_years(n.checked_mul(100)?),
    };
    day.checked_add(span.ok()?).ok()
}

/// The day a length before (−1) or after (1) `day`; none if a number is not said. Halves of years are six months.
pub(super) fn shifted(day: Date, length: &Length, direction: i32) -> Option<Date> {
    let mut at = day;
    for (number, unit) in &length.parts {
        let number = (*number)?;
        let (number, unit) = match number.to_i32().filter(|_| number.fract().is_zero()) {
            Some(whole) => (whole, *unit),
            None => finer(number, *unit)?,
        };
        at = moved(at, unit, number.checked_mul(direction)?)?;
    }
    Some(at)
}

/// "two and a half years" as thirty months.
fn finer(number: rust_decimal::Decimal, unit: TimeUnit) -> Option<(i32, TimeUnit)> {
    let (factor, unit) = match unit {
        TimeUnit::Century => (100, TimeUnit::Year),
        TimeUnit::Decade => (10, TimeUnit::Year),
        TimeUnit::Year => (12, TimeUnit::Month),
        TimeUnit::Quarter => (3, TimeUnit::Month),
        TimeUnit::Month => (30, TimeUnit::Day),
        TimeUnit::Week => (7, TimeUnit::Day),
        _ => return None,
    };
    Some((number.checked_mul(factor.into())?.round().to_i32()?, unit))
}

/// The nth (−1 is the last) `count` units of the half-open days from `first` to `end`.
pub(super) fn part(first: Date, end: Date, nth: i8, count: u8, unit: TimeUnit) -> Option<(Civil, Civil)> {
    let start = match unit {
        TimeUnit::Week => {
            // A week belongs to the period that holds its Thursday.
            let step = if nth > 0 { moved(first, TimeUnit::Day, -1)? } else { end };
            let before = if nth < 0 { i32::from(count) - 1 } else { 0 };
            step.nth_weekday(i32::from(nth) - before, Weekday::Thursday).ok()?
        }
        _ if nth > 0 => moved(first, unit, i32::from(nth) - 1)?,
        _ => moved(end, unit, -i32::from(count))?,
    };
    let from = unit_of(start, unit, 0)?;
    let to = unit_of(moved(start, unit, i32::from(count) - 1)?, unit, 0)?;
    (start < end && start >= first.checked_sub(7.days()).ok()?).then_some((from, to))
}

/// The day of a holiday in a year by its rule (see `facts/lexicon/holidays.toml`).
pub(super) fn holiday(rule: &str, year: i32) -> Option<Date> {
    if let Some(days) = rule.strip_prefix("easter") {
        let sunday = easter(year)?;
        return sunday.checked_add(jiff::Span::new().try_days(days.parse::<i64>().ok()?).ok()?).ok();
    }
    if rule == "election" {
        return nth_weekday(year, 11, 1, 1)?.checked_add(1.day()).ok();
    }
    if let Some((month, rest)) = rule.split_once(':') {
        let (nth, weekday) = rest.split_once(':')?;
        let (weekday, days) = weekday.split_once('+').unwrap_or((weekday, "0"));
        let day = nth_weekday(year, month.parse().ok()?, nth.parse().ok()?, weekday.parse().ok()?)?;
        return moved(day, TimeUnit::Day, days.parse().ok()?);
    }
    let (month, day) = rule.split_once('-')?;
    date(year, month.parse().ok()?, day.parse().ok()?)
}

fn nth_weekday(year: i32, month: u8, nth: i8, day: i8) -> Option<Date> {
    date(year, month, 1)?.nth_weekday_of_month(nth, Weekday::from_monday_one_offset(day).ok()?).ok()
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876).
fn easter(year: i32) -> Option<Date> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let days = h + l - 7 * m + 114;
    date(year, u8::try_from(days / 31).ok()?, u8::try_from(days % 31).ok()? + 1)
}

/// The nearest day of a weekday on or before (−1), on or after (1) `day`; strictly so if `other`.
pub(super) fn nearest_weekday(day: Date, wanted: u8, direction: i32, other: bool) -> Option<Date> {
    let gap = if direction < 0 {
        (i32::from(weekday(day)) - i32::from(wanted)).rem_euclid(7)
    } else {
        (i32::from(wanted) - i32::from(weekday(day))).rem_euclid(7)
    };
    let gap = if gap == 0 && other { 7 } else { gap };
    moved(day, TimeUnit::Day, gap * direction.signum())
}
