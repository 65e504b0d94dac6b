//! Q009: one measure in two units, or one moment by two clocks, that do not convert into each other.

use rust_decimal::Decimal;

use crate::extract::{Calculation, Moment, Reading, Stated};
use crate::key::Key;
use crate::rule::{Check, Draft, Label, Rule, Severity};
use crate::span::Span;
use crate::value::Quantity;

/// The rule's record.
pub const RULE: Rule = Rule {
    code: "Q009",
    name: "conversion-mismatch",
    severity: Severity::Error,
    summary: "an equivalent in another unit or time zone is not what the figure converts to",
    explanation: EXPLANATION,
    check: Check::Source(check),
};

fn check(reading: &Reading) -> Vec<Draft> {
    let text = reading.text();
    let draft = |calculation: &Calculation| match calculation {
        Calculation::Conversion { stated, converted } => measures(stated, converted, text),
        Calculation::ClockConversion { stated, converted } => clocks(stated, converted, text),
        _ => None,
    };
    reading.calculations.iter().filter_map(draft).collect()
}

fn measures(stated: &Stated, converted: &Stated, text: &str) -> Option<Draft> {
    let (a, b) = (&stated.quantity, &converted.quantity);
    let ends = match (a.number, b.number) {
        (Some(x), Some(y)) => vec![(x, y)],
        (None, None) => vec![(a.low?, b.low?), (a.high?, b.high?)],
        _ => return None,
    };
    let (x, y) = ends.into_iter().find(|&(x, y)| !is_equivalent(a, x, b, y))?;
    let exact = convert(a, x, b)?;
    let far = (exact - y).abs() * Decimal::TEN > exact.abs().max(y.abs());
    let unit = &b.unit.symbol;
    let proof = format!("{} {} = {} {unit}, not {} {unit}", plain(x), a.unit.symbol, short(exact), plain(y));
    let values = [(x, &a.unit), (y, &b.unit)].map(|(n, unit)| format!("{} {}", plain(n), unit.symbol));
    let label = format!("{} {unit}", short(exact));
    Some(draft((stated.span, converted.span), text, proof, far, label, values))
}

/// `x` of the unit of `a` in the unit of `b`.
fn convert(a: &Quantity, x: Decimal, b: &Quantity) -> Option<Decimal> {
    let base = x.checked_mul(a.unit.factor)?.checked_add(a.unit.offset)?;
    base.checked_sub(b.unit.offset)?.checked_div(b.unit.factor)
}

/// Whether the two numbers are one measure within their rounding; nothing is said of what overflows. A difference of
/// temperatures converts without the offset.
fn is_equivalent(a: &Quantity, x: Decimal, b: &Quantity, y: Decimal) -> bool {
    let meets = |a_offset: Decimal, b_offset: Decimal| {
        let (x_base, y_base) = (x.checked_mul(a.unit.factor)?, y.checked_mul(b.unit.factor)?);
        let apart = x_base.checked_add(a_offset)?.checked_sub(y_base.checked_add(b_offset)?)?.abs();
        let leeway = leeway(x, a.place)?.checked_mul(a.unit.factor)?;
        Some(apart <= leeway.checked_add(leeway_in_base(y, b)?)?)
    };
    let zero = Decimal::ZERO;
    meets(a.unit.offset, b.unit.offset).unwrap_or(true) || meets(zero, zero).unwrap_or(true)
}

fn leeway_in_base(y: Decimal, b: &Quantity) -> Option<Decimal> {
    leeway(y, b.place)?.checked_mul(b.unit.factor)
}

/// How far a printed number may lie from what it stands for: half its last step, fives being a step as well ("55", "150"),
/// or three per cent.
fn leeway(n: Decimal, place: Decimal) -> Option<Decimal> {
    let mut step = place.max(Decimal::new(1, 9));
    while (n % step.checked_mul(Decimal::TEN)?).is_zero() && !n.is_zero() {
        step = step.checked_mul(Decimal::TEN)?;
    }
    let fives = step.checked_mul(Decimal::from(5))?;
    if (n % fives).is_zero() && n.abs() > fives {
        step = fives;
    }
    Some((step / Decimal::TWO).max(n.abs().checked_mul(Decimal::new(3, 2))?))
}

/// Zones lie whole quarters of an hour apart.
const QUARTER: i32 = 15;
const DAY: i32 = 1440;

fn clocks(stated: &Moment, converted: &Moment, text: &str) -> Option<Draft> {
    let (a, b) = (&stated.clock, &converted.clock);
    let (x, y) = (i32::from(a.minute), i32::from(b.minute));
    let exact = a.to_the_minute && b.to_the_minute;
    let words = (stated.span, converted.span);
    let zone = |offset: Option<i16>| offset.map_or_else(String::new, |offset| format!(" UTC{offset:+}"));
    let values = || [(x, a.offset), (y, b.offset)].map(|(t, offset)| clock(t) + &zone(offset));
    if let Some(off) = offsets(stated, converted).map(|pairs| nearest(&pairs, x, y)) {
        let hedged = stated.approximate || converted.approximate;
        if off.apart == 0 || (!exact || hedged) && (off.apart < 60 || off.apart % 60 != 0) {
            return None;
        }
        let (zone, other) = (a.zone.as_deref().unwrap_or(""), b.zone.as_deref().unwrap_or(""));
        let proof = format!("{} {zone} is {} {other}, not {}", clock(x), clock(off.expected), clock(y));
        // One hour apart, one of the zones may be called by its summer or winter name; what "local" is, is inferred.
        let named = a.offset.is_some() && b.offset.is_some();
        let sure = named && off.apart != 60;
        return Some(draft(words, text, proof, sure, format!("{} {other}", clock(off.expected)), values()));
    }
    if stated.approximate || converted.approximate {
        return None;
    }
    if !exact || (x - y).rem_euclid(QUARTER) == 0 {
        return None;
    }
    let proof =
        format!("{} and {} are not whole quarters of an hour apart, as all zones are", clock(x), clock(y));
    Some(draft(words, text, proof, true, "another minute".to_owned(), values()))
}

/// The offsets of two clocks that can hold at one time: January goes with January, unless clocks are changed about then.
fn offsets(a: &Moment, b: &Moment) -> Option<Vec<(i32, i32)>> {
    if a.offsets.is_empty() || b.offsets.is_empty() {
        return None;
    }
    let pairs = a.offsets.iter().flat_map(|x| b.offsets.iter().map(move |y| (x, y)));
    let together = |(x, y): (&(i16, i16), &(i16, i16))| match a.january {
        Some(true) => vec![(x.0, y.0)],
        Some(false) => vec![(x.1, y.1)],
        None if a.changing => vec![(x.0, y.0), (x.1, y.1), (x.0, y.1), (x.1, y.0)],
        None => vec![(x.0, y.0), (x.1, y.1)],
    };
    Some(pairs.flat_map(together).map(|(x, y)| (i32::from(x), i32::from(y))).collect())
}

/// How far a converted time of day is from what it should be.
struct Off {
    expected: i32,
    apart: i32,
}

/// The nearest that the offsets allow.
fn nearest(pairs: &[(i32, i32)], x: i32, y: i32) -> Off {
    let off = |(from, to): &(i32, i32)| {
        let expected = (x - from + to).rem_euclid(DAY);
        let apart = (expected - y).rem_euclid(DAY).min((y - expected).rem_euclid(DAY));
        Off { expected, apart }
    };
    pairs.iter().map(off).min_by_key(|off| off.apart).unwrap_or(Off { expected: y, apart: 0 })
}

fn clock(minute: i32) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn draft(
    (stated, converted): (Span, Span),
    text: &str,
    proof: String,
    far: bool,
    label: String,
    values: [String; 2],
) -> Draft {
    let (stated_words, converted_words) = (stated.of(text), converted.of(text));
    Draft {
        severity: if far { RULE.severity } else { Severity::Warning },
        message: format!("\"{stated_words}\" and \"{converted_words}\" are not the same"),
        key: Key::new("conversion", values),
        proof: vec![proof],
        help: Vec::new(),
        camps: Vec::new(),
        labels: vec![
            Label { span: stated, message: format!("is {label}"), claim: None },
            Label { span: converted, message: "given as the same".to_owned(), claim: None },
        ],
    }
}

fn plain(n: Decimal) -> String {
    n.normalize().to_string()
}

/// A computed number, to as many digits as a reader compares.
fn short(n: Decimal) -> String {
    n.round_sf(3).unwrap_or(n).normalize().to_string()
}

const EXPLANATION: &str = r#"
A source gives a measure, and behind it the same in another unit; or a time of day, and the same moment in another
zone. Converted, the first is not the second. Rounding leaves room on both sides: half of the last step printed (fives
are steps as well) or three per cent. A difference of more than a tenth is an error, a smaller one a warning; so is a
time of day exactly one hour off, where a zone may be called by its summer name in winter.

```conflict
//- river-post.txt published=2024-05-07
The boat sank 55 km (50 miles) south of Corrin.
```

```conflict
//- river-post.txt published=2024-05-07
The tremor was felt at 06:00 BST (08:00 GMT).
```

"Local time" is that of the one country which the lead of the article names; "ET" that of New York. A finding about them is
a warning; in the months in which clocks are changed, what summer time could explain is left alone.

```conflict
//- river-post.txt published=2024-06-04
The night train left Paris on Tuesday, at 3:15 a.m. local time (10:15 p.m. ET).
```

A zone that is not known still lies whole quarters of an hour from every other:

```conflict
//- river-post.txt published=2024-05-07
The tremor was felt at 10:20 a.m. local time (0125 GMT).
```

```consistent
//- river-post.txt published=2024-05-07
The boat sank 55 km (34 miles) south of Corrin at 06:00 BST (05:00 GMT).
```

```consistent
//- river-post.txt published=2024-05-07
The shaft is 1,500 metres (about 5,000 feet) deep, and the water in it has 30C (86F).
```
"#;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Dimension, Unit};

    fn n(text: &str) -> Decimal {
        text.parse().expect("a decimal")
    }

    fn figure(number: &str, factor: &str, offset: &str) -> Quantity {
        let unit = Unit {
            factor: n(factor),
            offset: n(offset),
            ..Unit::base(Dimension::Physical("length".into()), "x")
        };
        Quantity::exact(n(number), n("1"), unit)
    }

    fn check(a: (&str, &str, &str), b: (&str, &str, &str), expected: bool) {
        let (x, y) = (figure(a.0, a.1, a.2), figure(b.0, b.1, b.2));
        assert_eq!(is_equivalent(&x, n(a.0), &y, n(b.0)), expected, "{a:?} {b:?}");
    }

    #[test]
    fn rounding_leaves_room_and_no_more() {
        let (km, mile) = ("1000", "1609.344");
        for (x, y) in
            [("55", "34"), ("50", "30"), ("48", "30"), ("10", "6"), ("3", "2"), ("160", "100"), ("55", "35")]
        {
            check((x, km, "0"), (y, mile, "0"), true);
        }
        for (x, y) in [("55", "50"), ("34", "55"), ("3", "1"), ("120", "90"), ("12", "9")] {
            check((x, km, "0"), (y, mile, "0"), false);
        }
    }

    #[test]
    fn temperatures_and_their_differences_convert() {
        let (celsius, fahrenheit) = (("1", "273.15"), ("0.5555555555555556", "255.3722222222222"));
        let check = |c: &str, f: &str, expected| {
            check((c, celsius.0, celsius.1), (f, fahrenheit.0, fahrenheit.1), expected)
        };
        check("30", "86", true);
        check("20", "36", true);
        check("30", "68", false);
    }
}
