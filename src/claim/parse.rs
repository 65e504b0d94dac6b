//! Statements read from their notation.

use std::str::FromStr;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::{Factuality, Scope, Statement, Term, Value};
use crate::value::{Dimension, Hedge, Quantity, Time, Unit};

/// Why a text is no statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotationError(pub String);

impl FromStr for Statement {
    type Err = NotationError;

    /// Reads `property(subject; key=value, …) = value [@ edtf] [[factuality]] [by speaker]`.
    fn from_str(text: &str) -> Result<Self, NotationError> {
        let (head, tail) = text.split_once(") = ").ok_or_else(|| expected("`) = ` after the subject"))?;
        let (property, arguments) = head.split_once('(').ok_or_else(|| expected("`(` after the property"))?;
        let (subject, scope) = arguments.split_once("; ").unwrap_or((arguments, ""));
        let (value, tail) = split_value(tail)?;
        let (tail, speaker) = match tail.rsplit_once(" by ") {
            Some((tail, speaker)) => (tail, Some(Term::from(speaker))),
            None => (tail, None),
        };
        let (tail, factuality) = factuality(tail)?;
        let as_of = match tail.strip_prefix(" @ ") {
            Some(edtf) => Some(edtf.parse::<Time>().map_err(|_| expected("a time in EDTF after `@`"))?),
            None if tail.trim().is_empty() => None,
            None => return Err(NotationError(format!("unexpected `{}`", tail.trim()))),
        };
        Ok(Statement {
            subject: subject.into(),
            property: property.into(),
            scope: scope_of(scope)?,
            value,
            as_of,
            factuality,
            speaker,
        })
    }
}

fn expected(what: &str) -> NotationError {
    NotationError(format!("expected {what}"))
}

fn scope_of(text: &str) -> Result<Scope, NotationError> {
    let pairs = text.split(", ").filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let (key, value) = pair.split_once('=').ok_or_else(|| expected("`key=value` in the scope"))?;
            Ok((key.into(), value.into()))
        })
        .collect()
}

fn factuality(tail: &str) -> Result<(&str, Factuality), NotationError> {
    let Some((before, word)) = tail.rsplit_once(" [") else { return Ok((tail, Factuality::Asserted)) };
    let word = word.strip_suffix(']').ok_or_else(|| expected("`]` after the factuality"))?;
    let known =
        Factuality::from_word(word).ok_or_else(|| NotationError(format!("unknown factuality `{word}`")))?;
    Ok((before, known))
}

impl FromStr for Value {
    type Err = NotationError;

    /// Reads a value as a statement holds it: `14..`, `300e9 USD`, `2026-01-12/2026-01-16`, `"words"`, `ida-falk`.
    fn from_str(text: &str) -> Result<Self, NotationError> {
        match split_value(text)? {
            (value, "") => Ok(value),
            (_, rest) => Err(NotationError(format!("unexpected `{}`", rest.trim()))),
        }
    }
}

/// The value and what stands behind it.
fn split_value(text: &str) -> Result<(Value, &str), NotationError> {
    if let Some(quoted) = text.strip_prefix('"') {
        let (words, tail) = quoted.split_once('"').ok_or_else(|| expected("a closing quotation mark"))?;
        return Ok((Value::Wording(words.into()), tail));
    }
    let end = [" @ ", " [", " by "].iter().filter_map(|stop| text.find(stop)).min().unwrap_or(text.len());
    let (value, tail) = text.split_at(end);
    Ok((value_of(value)?, tail))
}

fn value_of(text: &str) -> Result<Value, NotationError> {
    match text {
        "" => return Err(expected("a value after `=`")),
        "true" => return Ok(Value::Truth(true)),
        "false" => return Ok(Value::Truth(false)),
        _ => {}
    }
    if let Ok(time) = text.parse::<Time>()
        && (text.contains('-') || text.contains('X') || text.contains('/'))
    {
        return Ok(Value::Time(time));
    }
    Ok(quantity(text).map_or_else(|| Value::Entity(text.into()), |figure| Value::Quantity(Arc::new(figure))))
}

/// A figure: see the notation of [`Value`].
fn quantity(text: &str) -> Option<Quantity> {
    let (number, unit) = text.split_once(' ').map_or((text, ""), |(n, u)| (n, u));
    let (hedge, number) = if let Some(rest) = number.strip_prefix("~<") {
        (Hedge::Nearly, rest)
    } else if let Some(rest) = number.strip_prefix('~') {
        (Hedge::About, rest)
    } else if let Some(rest) = number.strip_prefix('>') {
        (Hedge::Over, rest)
    } else if let Some(rest) = number.strip_prefix('<') {
        (Hedge::Under, rest)
    } else if let Some(rest) = number.strip_prefix("..") {
        (Hedge::AtMost, rest)
    } else if let Some(rest) = number.strip_suffix("..") {
        (Hedge::AtLeast, rest)
    } else if let Some((low, high)) = number.split_once("..") {
        return range(low, high, unit);
    } else {
        (Hedge::Exact, number)
    };
    let (value, place, scaled) = decimal(number)?;
    let (low, high) = match hedge {
        Hedge::AtLeast | Hedge::Over => (Some(value), None),
        Hedge::AtMost | Hedge::Under => (None, Some(value)),
        _ => (Some(value), Some(value)),
    };
    Some(Quantity { number: Some(value), low, high, hedge, place, scaled, unit: unit_of(unit) })
}

fn range(low: &str, high: &str, unit: &str) -> Option<Quantity> {
    let ((low, place, scaled), (high, ..)) = (decimal(low)?, decimal(high)?);
    Some(Quantity {
        number: None,
        low: Some(low),
        high: Some(high),
        hedge: Hedge::Between,
        place,
        scaled,
        unit: unit_of(unit),
    })
}

/// Digits with an exponent for a scale word: value, place of the last digit, whether scaled.
fn decimal(text: &str) -> Option<(Decimal, Decimal, bool)> {
    let (digits, exponent) = text.split_once('e').map_or((text, None), |(d, e)| (d, Some(e)));
    let mantissa: Decimal = digits.parse().ok()?;
    let place = Decimal::new(1, mantissa.scale());
    let Some(exponent) = exponent else { return Some((mantissa, place, false)) };
    let factor = Decimal::from(10u64.checked_pow(exponent.parse().ok()?)?);
    Some((mantissa.checked_mul(factor)?, place.checked_mul(factor)?, true))
}

fn unit_of(symbol: &str) -> Unit {
    let currency = symbol.len() == 3 && symbol.bytes().all(|b| b.is_ascii_uppercase());
    let dimension = match symbol {
        "" => Dimension::Number,
        "%" => Dimension::Percent,
        "(rank)" => Dimension::Ordinal,
        "pp" => Dimension::PercentagePoint,
        _ if currency => Dimension::Currency,
        other => Dimension::Physical(other.into()),
    };
    Unit::base(dimension, if symbol == "(rank)" { "" } else { symbol })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notation_round_trips() {
        for text in [
            "killed(acme-plant-fire; scope=zurich) = 14.. @ 2024-05-04",
            "employees(alder-mill) = 120 @ 2024-05-07",
            "5g-coverage(norland; of=population) = 91.3 % by ada-holm",
            "digital-economy(norland; by=2025) = 300e9 USD [forecast]",
            "fell(climber) = ~200 m",
            "injured(quake) = >200",
            "injured(quake; kind=seriously) = 10..12",
            "held(summit-6) = 2026-01-12/2026-01-16",
            "opened(summit-6) = XXXX-01-15",
            "theme(summit-6) = \"Ports for People: One Coast, One Plan\"",
            "establish(varna-declaration) = coastal-safety-agency [denied]",
            "sold(mill) = ~<3.50e6 EUR",
            "attended(fair) = ..500",
            "which-finish(ida-falk) = 3rd",
            "which-toll(killed; what=killed) = 13-killed",
        ] {
            let statement: Statement = text.parse().unwrap_or_else(|e| panic!("{text}: {e:?}"));
            let again = statement.to_string();
            assert_eq!(again.parse::<Statement>(), Ok(statement), "{text}");
            assert_eq!(again, text);
        }
    }

    #[test]
    fn what_is_no_statement_is_told() {
        for text in
            ["", "killed", "killed(x) =", "killed(x) = 3 [sure]", "killed(x) = \"open", "killed(x; a) = 3"]
        {
            assert!(text.parse::<Statement>().is_err(), "{text}");
        }
    }
}
