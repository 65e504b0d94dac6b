//! Words that say what a year or month is: "fiscal 2026", "the year 2026", "the month of May", "the 2025 tax year".

use super::part;
use crate::grammar::Place;
use crate::grammar::temporal::{Point, Said, Words, last_word};
use crate::value::CalendarUnit;

/// Where a year or month begins with the words that say what it is: "fiscal 2026", "the year 2026", "the month of May".
pub(super) fn before(place: &Place<'_>, point: &Point) -> usize {
    const YEARS: &[&str] = &[
        "fiscal year",
        "fiscal-year",
        "school year",
        "academic year",
        "financial year",
        "calendar year",
        "fiscal",
    ];
    let before = place.before().trim_end();
    let label = |labels: &[&str], the: &str| {
        let plain = labels.iter().find_map(|label| before.strip_suffix(label).map(|b| (b, *label)));
        let led = before.strip_suffix(the).filter(|b| last_word(b) == Some("the")).map(|b| (b, the));
        plain.or(led).filter(|(b, _)| !b.ends_with(char::is_alphanumeric)).map(|(b, _)| place.from + b.len())
    };
    let found = match point.civil().map(|civil| (civil.year, civil.unit)) {
        Some((Some(_), CalendarUnit::Year)) => label(YEARS, "year"),
        Some((_, CalendarUnit::Quarter(_))) => label(&["fiscal"], "fiscal"),
        Some((_, CalendarUnit::Month(_))) => label(&[], "month of"),
        _ => None,
    };
    found.unwrap_or(place.at)
}

/// The rest behind "the 2025 tax year", "the 2023-24 school year": the words that say what a year is may stand behind it.
pub(super) fn behind<'a>(words: Words<'_>, said: &Said, rest: &'a str) -> &'a str {
    let point = match said {
        Said::At(point) => point,
        Said::Range(_, Some(point)) => point,
        _ => return rest,
    };
    let year = || point.civil().is_some_and(|civil| civil.unit == CalendarUnit::Year);
    let label =
        rest.strip_prefix(' ').filter(|_| point.phase.is_none()).and_then(|tail| part::fiscal(words, tail));
    label.filter(|_| year()).unwrap_or(rest)
}
