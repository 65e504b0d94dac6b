//! Periods told by others: the like of another year, quarters of the calendar, ends of ranges put in order.

use jiff::civil::Date;
use rust_decimal::prelude::ToPrimitive;

use super::calendar::{nearest_weekday, unit_of};
use super::resolve::{Frame, at, origin_day};
use super::tense::Tense;
use crate::grammar::temporal::{Length, Origin, TimeUnit};
use crate::value::calendar::{day_number, day_of_number};
use crate::value::{Anchor, CalendarUnit, Civil, Extent, Time};

/// "will open between March and July", said in May, is of this year: what has begun but not ended lies ahead.
pub(super) fn begun(
    from: Option<Civil>,
    to: Option<Civil>,
    frame: &Frame<'_>,
) -> (Option<Civil>, Option<Civil>) {
    let earlier = |civil: &Civil| Civil { year: civil.year.map(|y| y.saturating_sub(1)), ..civil.clone() };
    let yearly = |civil: &Civil| matches!(civil.unit, CalendarUnit::Month(_) | CalendarUnit::Day { .. });
    let (Some(a), Some(b), Some(now)) = (&from, &to, frame.now.map(day_number)) else { return (from, to) };
    if frame.tense != Tense::Future || !yearly(a) || !yearly(b) {
        return (from, to);
    }
    let (a, b) = (earlier(a), earlier(b));
    match (a.days(), b.days()) {
        (Some(x), Some(y)) if x.0 <= now && now < y.1 => (Some(a), Some(b)),
        _ => (from, to),
    }
}

/// Moves an end whose year or week was not said behind the beginning.
pub(super) fn forward(
    from: Option<Civil>,
    to: Option<Civil>,
    anchor: Anchor,
) -> (Option<Civil>, Option<Civil>) {
    let (Some(a), Some(b)) = (&from, &to) else { return (from, to) };
    let (Some(x), Some(y)) = (a.days(), b.days()) else { return (from, to) };
    if anchor == Anchor::Stated || x.0 < y.1 {
        return (from, to);
    }
    let gap = x.0 - y.0;
    if gap < 7 && matches!(b.unit, CalendarUnit::Day { .. }) {
        let later = day_of_number(y.0 + 7).map(Civil::of_date);
        return (from, later);
    }
    let later = Civil { year: b.year.map(|y| y.saturating_add(1)), ..b.clone() };
    (from, Some(later))
}

/// "the last two quarters", "the next three quarters": of the calendar, unlike months.
pub(super) fn quarters(day: Date, length: &Length, direction: i32) -> Option<Extent> {
    let [(Some(number), TimeUnit::Quarter)] = length.parts.as_slice() else { return None };
    let count = number.to_i32().filter(|n| number.fract().is_zero() && (2..40).contains(n))?;
    let near = unit_of(day, TimeUnit::Quarter, direction)?;
    let far = unit_of(day, TimeUnit::Quarter, count.checked_mul(direction)?)?;
    let (from, to) = if direction < 0 { (far, near) } else { (near, far) };
    Some(Extent::Range(Some(from), Some(to)))
}

/// The unit of `year` that is like the one named last: "the same month last year".
pub(super) fn alike(unit: Option<TimeUnit>, year: Time, frame: &Frame<'_>) -> Option<Time> {
    let Some(Extent::At(Civil { year: Some(number), .. })) = year.readings.first() else { return None };
    let Some(unit) = unit else {
        let next = number.checked_add(1);
        let beside = |period: &&Civil| period.year == next || period.year == Some(*number);
        let Some(period) = frame.period.filter(beside) else { return Some(year) };
        return at(Civil { year: before(*number, period.year), ..period.clone() }, year.anchor);
    };
    let named = origin_day(Origin::Then, unit, frame).or_else(|| origin_day(Origin::Now, unit, frame));
    let Some((day, anchor)) = named else { return Some(year) };
    let said = (anchor == Anchor::Narrative).then(|| i32::from(day.year()));
    let number = before(*number, said)?;
    let like = day.with().year(i16::try_from(number).ok()?).build().ok()?;
    at(unit_of(like, unit, 0)?, year.anchor)
}

/// The year of the like of a period: nothing is compared with itself, so that in January "December" and "the same month
/// last year" are a year apart.
fn before(year: i32, of_period: Option<i32>) -> Option<i32> {
    if of_period == Some(year) { year.checked_sub(1) } else { Some(year) }
}

/// The nth (−1 is the last) day of a weekday in a period, if the period has it.
pub(super) fn nth_weekday(nth: i8, day: u8, of: Time) -> Option<Time> {
    let Some(Extent::At(period)) = of.readings.first() else { return None };
    let (first, end) = period.days()?;
    let nearest = if nth > 0 {
        nearest_weekday(day_of_number(first)?, day, 1, false)?
    } else {
        nearest_weekday(day_of_number(end - 1)?, day, -1, false)?
    };
    let weeks = i64::from(nth) - i64::from(nth.signum());
    let number = day_number(nearest) + 7 * weeks;
    if !(first..end).contains(&number) {
        return None;
    }
    at(Civil::of_date(day_of_number(number)?), of.anchor)
}
