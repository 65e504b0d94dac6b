//! Figures: ranges and units are words of their own, dates and telephone numbers are whole.

use crate::text::token::is_hyphen;

/// Units that a figure is often written together with; the scale letters of amounts of money among them.
const UNITS: &[&str] = &[
    "am", "b", "bbl", "bln", "bn", "cc", "cm", "db", "ft", "gb", "ghz", "gw", "gwh", "ha", "hr", "hrs", "hz",
    "k", "kb", "kg", "km", "kmh", "kph", "kw", "kwh", "lb", "lbs", "m", "mb", "mg", "mhz", "min", "mins",
    "ml", "mln", "mm", "mn", "mph", "mw", "mwh", "oz", "percent", "pm", "sec", "sq", "t", "tb", "tn", "trn",
    "x", "yd", "yr", "yrs",
];

/// Where a unit begins that is written together with its figure: `55|km`, `10|am`, `3.5|m`.
pub(super) fn unit(form: &str) -> Option<usize> {
    let figure = form.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b':')).count();
    let unit = form.get(figure..).filter(|unit| figure > 0 && (1..=7).contains(&unit.len()))?;
    UNITS.iter().any(|known| known.eq_ignore_ascii_case(unit)).then_some(figure)
}

/// Where a number is cut: the bytes of the mark between its parts, or an empty range at its unit.
pub(super) fn cut(form: &str) -> Option<(usize, usize)> {
    if form.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    if let Some(unit) = unit(form) {
        return Some((0, unit));
    }
    if let Some(comma) = list_comma(form) {
        return Some((comma, comma + 1));
    }
    let mut marks = form.char_indices().filter(|(_, c)| is_hyphen(*c) || matches!(c, '–' | '/'));
    let (at, mark) = marks.next()?;
    if marks.next().is_some() {
        return None;
    }
    let end = at + mark.len_utf8();
    let whole = match mark {
        '/' => is_day(form.get(..at)?, form.get(end..)?),
        '–' => false,
        _ => is_telephone(form.get(..at)?, form.get(end..)?),
    };
    (!whole).then_some((at, end))
}

/// The comma of `8,9`; that of `8,900` or `8,90` separates the digits of one figure.
fn list_comma(form: &str) -> Option<usize> {
    let (before, after) = form.split_once(',')?;
    let short = |part: &str| part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
    (short(before) && after.len() == before.len() && short(after)).then_some(before.len())
}

/// `9/11`, `3/03`; `1/2` and `24/7` are none.
fn is_day(month: &str, day: &str) -> bool {
    let of = |digits: &str| digits.parse::<u8>().ok();
    day.len() == 2 && of(month).is_some_and(|m| (1..=12).contains(&m)) && of(day).is_some_and(|d| d <= 31)
}

/// `555-0134`, `10115-2040`: the last four digits of a telephone number or a postal code; `2026-2030` is a range.
fn is_telephone(before: &str, last: &str) -> bool {
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    last.len() == 4 && before.len() != 4 && digits(before) && digits(last)
}
