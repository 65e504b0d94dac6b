//! Percentages, percentage points and basis points.

use rust_decimal::Decimal;

use crate::value::{Dimension, Unit};

use super::figure::cardinal::{Cardinal, Head, Letters, joint};
use super::figure::{self, Term, fraction};
use super::number::STARTS;
use super::{Found, Grammar, MentionType, Place};

/// The grammar of percentages.
pub(super) const GRAMMAR: Grammar = Grammar { name: "percent", starts: STARTS, parse };

fn parse(place: Place<'_>) -> Option<Found> {
    Some(figure::read(place, term)?.found(MentionType::Percent))
}

fn term(head: &Head<'_>) -> Option<Term> {
    let text = head.text;
    let cardinal = head.cardinal(Letters::Few).or_else(|| fraction::half(text));
    let cardinal = cardinal.or_else(|| fraction::part_of_unit(text))?;
    let rest = &text[cardinal.tail..];
    let gap = joint(rest) + fraction::of_a(&cardinal, rest);
    let unit = sign(&rest[gap..], gap).or_else(|| quarter_point(&cardinal, &rest[gap..]));
    let unit = unit.map(|(dimension, length)| (dimension, cardinal.tail + gap + length));
    let end = unit.as_ref().map_or(cardinal.end, |(_, end)| *end);
    let unit = unit.map(|(dimension, _)| match dimension {
        Share::Percent => Unit::base(Dimension::Percent, "%"),
        Share::Point => Unit::base(Dimension::PercentagePoint, "percentage point"),
        Share::BasisPoint => {
            Unit { factor: Decimal::new(1, 2), ..Unit::base(Dimension::PercentagePoint, "basis point") }
        }
    });
    Some(Term { cardinal, unit, prefixed: false, end })
}

/// "a quarter point", "quarter-point": only rates of interest move by a quarter of a point.
fn quarter_point(cardinal: &Cardinal, text: &str) -> Option<(Share, usize)> {
    let quarter = cardinal.words && cardinal.value == Decimal::new(25, 2);
    let point = text.strip_prefix("point").filter(|rest| quarter && !rest.starts_with(char::is_alphanumeric));
    point.map(|_| (Share::Point, "point".len()))
}

#[derive(Clone, Copy)]
enum Share {
    Percent,
    Point,
    BasisPoint,
}

/// Every way to write the unit, longest first.
const WORDS: &[(&str, Share)] = &[
    ("percentage points", Share::Point),
    ("percentage-points", Share::Point),
    ("percentage-point", Share::Point),
    ("percentage point", Share::Point),
    ("per cent points", Share::Point),
    ("percent points", Share::Point),
    ("basis points", Share::BasisPoint),
    ("basis-points", Share::BasisPoint),
    ("basis-point", Share::BasisPoint),
    ("basis point", Share::BasisPoint),
    ("% points", Share::Point),
    ("% point", Share::Point),
    ("percentage", Share::Percent),
    ("percents", Share::Percent),
    ("per-cent", Share::Percent),
    ("per cent", Share::Percent),
    ("percent", Share::Percent),
    ("pct", Share::Percent),
    ("bps", Share::BasisPoint),
    ("bp", Share::BasisPoint),
    ("pc", Share::Percent),
    ("％", Share::Percent),
    ("%", Share::Percent),
];

/// The unit at the beginning of `text`, `gap` bytes behind the number.
fn sign(text: &str, gap: usize) -> Option<(Share, usize)> {
    // Every wording begins with one of these.
    if !text.starts_with(['%', 'p', 'P', 'b', 'B', '％']) {
        return None;
    }
    let (word, share) = WORDS
        .iter()
        .find(|(word, _)| text.get(..word.len()).is_some_and(|written| written.eq_ignore_ascii_case(word)))?;
    let rest = &text[word.len()..];
    let whole = !rest.starts_with(|c: char| c.is_alphanumeric()) || word.ends_with('%');
    // "50 BP stations", "56bps"
    let speed = (*word == "bps" && gap == 0) || (*word == "bp" && (gap > 0 || !text.starts_with("bp")));
    (whole && !speed).then_some((*share, word.len()))
}

#[cfg(test)]
mod tests {
    use super::super::figure::corpus::{check, check_silent};

    #[test]
    fn percentages() {
        check(&[
            (
                "percent 91.3 %",
                &["91.3%", "91.3 %", "91.3 per cent", "91.3 percent", "91.3pc", "91.3\u{202f}%"],
            ),
            ("percent 50 %", &["fifty per cent", "50-percent", "Fifty percent"]),
            (
                "percent 3 percentage point",
                &["3 percentage points", "three percentage points", "3-percentage-point"],
            ),
            ("percent 60 basis point", &["60 basis points", "60 basis point", "60bp"]),
            (
                "percent 3..5 %",
                &["3 to 5 per cent", "3-5%", "3% to 5%", "between 3% and 5% | 3% and 5%", "3–5 %"],
            ),
            ("percent <~40 %", &["nearly 40% | 40%"]),
            ("percent >=40 %", &["at least 40 per cent | 40 per cent", "40% or more | 40%"]),
        ]);
        check(&[
            ("percent 5 %", &["a rise of 5%. | 5%"]),
            (
                "percent 0.25 percentage point",
                &[
                    "a quarter of a percentage point",
                    "one quarter of a percentage point",
                    "a quarter point",
                    "a quarter-point cut | a quarter-point",
                ],
            ),
            ("percent 0.5 percentage point", &["half a percentage point"]),
            ("percent 2.5 %", &["2-1/2 percent", "two-and-a-half per cent"]),
            (
                "percent 0.5 %",
                &["half a percent", "a half percent", "rose a half per cent | a half per cent"],
            ),
            ("percent 0.25 %", &["by .25 per cent | .25 per cent"]),
        ]);
    }

    #[test]
    fn no_percentages() {
        check_silent(&[
            "%",
            "percent",
            "a percentage of it",
            "a quarter",
            "a half point",
            "the quarter pole",
        ]);
    }

    #[test]
    fn a_change_is_no_range() {
        let knowledge = crate::knowledge::Knowledge::embedded();
        let read = super::super::figure::corpus::figures("Growth slipped from 5 to 3 per cent.", &knowledge);
        assert_eq!(read, ["percent 5 % [5]", "percent 3 % [3 per cent]"]);
    }
}
