//! TIMEX3 values.

use rust_decimal::Decimal;

use crate::grammar::temporal::{Length, Origin, Point, Reference, Said, When};
use crate::value::{CalendarUnit, Civil, Extent, Time};

/// The TIMEX3 value of an expression; a length keeps its own whatever it was anchored to, a clock time without its day is
/// that of the day told of `lately`.
pub(super) fn timex3(said: &Said, time: Option<&Time>, lately: Option<&Civil>) -> String {
    let on_day = |extent: &Extent| match (extent, lately) {
        (Extent::At(civil), Some(day)) if civil.unit == CalendarUnit::AnyDay && civil.clock.is_some() => {
            one(&Civil { clock: civil.clock.clone(), part: civil.part, ..day.clone() })
        }
        _ => self::extent(extent),
    };
    match (said, time) {
        (Said::Length(length), _) => length.timex3(),
        (Said::Repeated(value), _) => value.clone(),
        (Said::Vague(reference), _) => vague(*reference).to_owned(),
        (Said::At(Point { when: When::Stretch(_, length, _), .. }), _) => length.timex3(),
        // "the first nine months of 2026": a length, wherever it lies.
        (Said::At(Point { when: When::Part { count: count @ 2.., unit, .. }, .. }), Some(_)) => {
            Length::of(Some(Decimal::from(*count)), *unit).timex3()
        }
        (_, Some(time)) => time.readings.first().map_or_else(String::new, on_day),
        (Said::At(Point { when: When::Shift(origin, length, direction), .. }), None) => {
            let exact = length.parts.iter().all(|(number, _)| number.is_some());
            match (origin, *direction) {
                (Origin::Now, 0..) => vague(Reference::Future).to_owned(),
                (Origin::Now, _) => vague(Reference::Past).to_owned(),
                // "days earlier" lies before what is told, "four days later" in it.
                (_, ..0) if !exact => vague(Reference::Past).to_owned(),
                _ => "XXXX-XX-XX".to_owned(),
            }
        }
        (_, None) => "XXXX-XX-XX".to_owned(),
    }
}

fn vague(reference: Reference) -> &'static str {
    match reference {
        Reference::Past => "PAST_REF",
        Reference::Present => "PRESENT_REF",
        Reference::Future => "FUTURE_REF",
    }
}

fn extent(extent: &Extent) -> String {
    match extent {
        Extent::At(civil) => one(civil),
        Extent::Range(from, to) => {
            let end = |civil: &Option<Civil>| civil.as_ref().map_or_else(|| "..".to_owned(), one);
            format!("{}/{}", end(from), end(to))
        }
    }
}

/// The digits that all years of a century or a decade begin with: `19`, `198`, before Christ `BC04`.
fn leading(year: Option<i32>, years: i32, digits: usize) -> String {
    match year {
        None => "X".repeat(digits),
        Some(year) if year < 0 => format!("BC{:0digits$}", -year / years),
        Some(year) => format!("{:0digits$}", year / years),
    }
}

fn one(civil: &Civil) -> String {
    // A year before Christ is written as it is said: `BC0480`.
    let year = civil.year.map_or_else(
        || "XXXX".to_owned(),
        |y| if y > 0 { format!("{y:04}") } else { format!("BC{:04}", 1 - y) },
    );
    let day = match civil.unit {
        CalendarUnit::Century => leading(civil.year, 100, 2),
        CalendarUnit::Decade => leading(civil.year, 10, 3),
        CalendarUnit::Half(half) => format!("{year}-H{half}"),
        CalendarUnit::Quarter(quarter) => format!("{year}-Q{quarter}"),
        CalendarUnit::Season(season) => format!("{year}-{}", season.timex3()),
        CalendarUnit::Week(week) => format!("{year}-W{week:02}"),
        CalendarUnit::Weekend(week) => format!("{year}-W{week:02}-WE"),
        CalendarUnit::AnyDay if civil.clock.is_some() || civil.part.is_some() => String::new(),
        _ => {
            let shown = Civil { clock: None, part: None, ..civil.clone() }.to_string();
            match civil.year {
                Some(y) if y <= 0 => year + shown.get(if y < 0 { 5 } else { 4 }..).unwrap_or(""),
                _ => shown,
            }
        }
    };
    let part = match (&civil.clock, civil.part) {
        (Some(clock), _) => clock.to_string(),
        (None, Some(part)) => format!("T{}", part.timex3()),
        (None, None) => String::new(),
    };
    day + &part
}
