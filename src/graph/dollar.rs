//! Amounts that a source gives in dollars without saying whose: where another source of the story tells the very number in the
//! dollars of a country ("A$420 million"), they are those.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::claim::Value;
use crate::extract::Reading;
use crate::grammar::{Meaning, Mention};
use crate::value::{Dimension, Quantity, share_a_name};

/// The currency that a bare sign is read as.
const BARE: &str = "USD";

/// Gives the bare amounts of a source the currency in which others tell one of them. A source that names a country's dollars
/// somewhere means others by the bare sign.
pub(super) fn settle(readings: &mut [Reading]) {
    let told = told(readings);
    let found: Vec<Option<Arc<str>>> = readings.iter().map(|reading| currency(reading, &told)).collect();
    for (reading, symbol) in readings.iter_mut().zip(found) {
        if let Some(symbol) = symbol {
            give(reading, &symbol);
        }
    }
}

/// The numbers that sources tell in the dollars of countries, with those.
fn told(readings: &[Reading]) -> BTreeMap<Decimal, BTreeSet<Arc<str>>> {
    let mut told: BTreeMap<Decimal, BTreeSet<Arc<str>>> = BTreeMap::new();
    for reading in readings {
        for (_, quantity) in amounts(reading).filter(|(m, q)| !is_bare(m, q, reading)) {
            if let Some(number) = quantity.number {
                told.entry(number.normalize()).or_default().insert(quantity.unit.symbol.clone());
            }
        }
    }
    told
}

/// The amounts of a source in dollars of any country.
fn amounts(reading: &Reading) -> impl Iterator<Item = (&Mention, &Quantity)> {
    reading.mentions.iter().filter_map(|mention| match &mention.meaning {
        Meaning::Quantity(quantity) if is_dollars(quantity) => Some((mention, &**quantity)),
        _ => None,
    })
}

fn is_dollars(quantity: &Quantity) -> bool {
    let symbol = &*quantity.unit.symbol;
    quantity.unit.dimension == Dimension::Currency && (symbol == BARE || share_a_name(symbol, BARE))
}

/// Whether the words of an amount do not say whose dollars they are.
fn is_bare(mention: &Mention, quantity: &Quantity, reading: &Reading) -> bool {
    let words = mention.span.of(reading.text());
    let sign = words.trim_start_matches(['-', '−']).starts_with('$') && !words.contains("US");
    let country = ["US", "U.S.", "American"].iter().any(|country| words.contains(country));
    &*quantity.unit.symbol == BARE && (sign || words.contains("dollar") && !country)
}

/// The dollars that a source means by the bare sign, if others tell one of its amounts in those of one country alone.
fn currency(reading: &Reading, told: &BTreeMap<Decimal, BTreeSet<Arc<str>>>) -> Option<Arc<str>> {
    if amounts(reading).any(|(mention, quantity)| !is_bare(mention, quantity, reading)) {
        return None;
    }
    let meant = amounts(reading).filter_map(|(_, quantity)| told.get(&quantity.number?.normalize()));
    let meant: BTreeSet<&Arc<str>> = meant.flatten().collect();
    meant
        .first()
        .filter(|_| meant.len() == 1)
        .map(|symbol| (**symbol).clone())
        .filter(|symbol| **symbol != *BARE)
}

/// Gives all amounts of a source in bare dollars a currency.
fn give(reading: &mut Reading, symbol: &Arc<str>) {
    let bare = |quantity: &Quantity| is_dollars(quantity) && &*quantity.unit.symbol == BARE;
    let of_mentions = reading.mentions.iter_mut().filter_map(|mention| match &mut mention.meaning {
        Meaning::Quantity(quantity) => Some(quantity),
        _ => None,
    });
    let of_claims = reading.claims.iter_mut().filter_map(|claim| match &mut claim.statement.value {
        Value::Quantity(quantity) => Some(quantity),
        _ => None,
    });
    for quantity in of_mentions.chain(of_claims).filter(|quantity| bare(quantity)) {
        std::sync::Arc::make_mut(quantity).unit.symbol = symbol.clone();
    }
}
