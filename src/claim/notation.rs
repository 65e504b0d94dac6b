//! The one-line notation of statements: `property(subject; key=value) = value [@ edtf] [[factuality]] [by speaker]`.

use std::fmt::{self, Display, Formatter};

use rust_decimal::Decimal;

use super::{Factuality, Statement, Value};
use crate::value::{Dimension, Hedge, Quantity};

impl Factuality {
    /// The word in the notation; nothing for what is asserted.
    pub fn as_str(self) -> Option<&'static str> {
        Some(match self {
            Self::Asserted => return None,
            Self::Forecast => "forecast",
            Self::Planned => "planned",
            Self::Target => "target",
            Self::Hedged => "hedged",
            Self::Denied => "denied",
            Self::Former => "former",
            Self::Hypothetical => "hypothetical",
            Self::Asked => "asked",
        })
    }

    /// The factuality a word of the notation stands for.
    pub fn from_word(word: &str) -> Option<Self> {
        [
            Self::Forecast,
            Self::Planned,
            Self::Target,
            Self::Hedged,
            Self::Denied,
            Self::Former,
            Self::Hypothetical,
            Self::Asked,
        ]
        .into_iter()
        .find(|f| f.as_str() == Some(word))
    }
}

impl Display for Statement {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}({}", self.property, self.subject)?;
        for (i, (key, value)) in self.scope.iter().enumerate() {
            write!(f, "{}{key}={value}", if i == 0 { "; " } else { ", " })?;
        }
        write!(f, ") = {}", self.value)?;
        if let Some(time) = &self.as_of {
            write!(f, " @ {}", time.edtf())?;
        }
        if let Some(word) = self.factuality.as_str() {
            write!(f, " [{word}]")?;
        }
        if let Some(speaker) = &self.speaker {
            write!(f, " by {speaker}")?;
        }
        Ok(())
    }
}

impl Display for Value {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Value::Quantity(quantity) => write!(f, "{}", Figure(quantity)),
            Value::Time(time) => f.write_str(&time.edtf()),
            Value::Entity(term) => f.write_str(term),
            Value::Wording(words) => write!(f, "\"{}\"", words.replace('"', "'")),
            Value::Truth(truth) => write!(f, "{truth}"),
        }
    }
}

/// A quantity in notation: `12`, `14..`, `..14`, `>14`, `<14`, `10..12`, `~200`, `~<200`, with `e6` for scale words.
struct Figure<'a>(&'a Quantity);

impl Display for Figure<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let quantity = self.0;
        let number = |n: Option<Decimal>| n.map(|n| digits(n, quantity)).unwrap_or_default();
        let stated = number(quantity.number);
        match quantity.hedge {
            Hedge::Exact if quantity.number.is_some() => f.write_str(&stated)?,
            Hedge::About => write!(f, "~{stated}")?,
            Hedge::Nearly => write!(f, "~<{stated}")?,
            Hedge::AtLeast => write!(f, "{}..", number(quantity.number.or(quantity.low)))?,
            Hedge::Over => write!(f, ">{}", number(quantity.number.or(quantity.low)))?,
            Hedge::AtMost => write!(f, "..{}", number(quantity.number.or(quantity.high)))?,
            Hedge::Under => write!(f, "<{}", number(quantity.number.or(quantity.high)))?,
            Hedge::Between | Hedge::Exact => {
                write!(f, "{}..{}", number(quantity.low), number(quantity.high))?
            }
        }
        match quantity.unit.dimension {
            Dimension::Number | Dimension::Count => Ok(()),
            Dimension::Ordinal => f.write_str(" (rank)"),
            Dimension::Percent => f.write_str(" %"),
            _ => write!(f, " {}", quantity.unit.symbol),
        }
    }
}

/// The number with the digits as printed; a scale word becomes an exponent.
fn digits(n: Decimal, quantity: &Quantity) -> String {
    let plain = n.normalize();
    if quantity.scaled {
        for exponent in [12u32, 9, 6, 3] {
            let factor = Decimal::from(10u64.pow(exponent));
            let short = plain / factor;
            if plain >= factor && short.scale() <= 6 {
                let mut printed = short.normalize();
                let places = (quantity.place / factor).normalize().scale();
                printed.rescale(printed.scale().max(places));
                return format!("{printed}e{exponent}");
            }
        }
    }
    if quantity.place < Decimal::ONE && quantity.place.scale() >= plain.scale() {
        let mut printed = plain;
        printed.rescale(quantity.place.normalize().scale());
        return printed.to_string();
    }
    plain.to_string()
}
