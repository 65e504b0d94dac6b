//! How many were on board, where one source counts all of them and another the passengers only: all are the passengers and the
//! crew, and at least as many as the passengers.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::claim::{Claim, ClaimId, Value};
use crate::extract::{ABOARD, Reading};
use crate::value::{Hedge, Quantity, Unit};

use super::one_news::FEW;
use super::topic::TOPIC;

/// How far apart two sources may be that count the same, in parts of a hundred: others speak of another ship.
const NEAR: i64 = 80;

/// Adds the least number of all on board to the sources that tell how many passengers there were and not how many in all.
pub(super) fn supply(readings: &mut [Reading]) {
    if readings.len() > FEW {
        return;
    }
    let totals: Vec<Decimal> = readings.iter().filter_map(|r| Some(only(r, "people")?.0)).collect();
    let near = |least: Decimal| {
        let close =
            |total: &Decimal| *total < least && *total * Decimal::ONE_HUNDRED >= least * Decimal::from(NEAR);
        totals.iter().any(close)
    };
    for reading in readings.iter_mut() {
        if told(reading, "people").next().is_some() {
            continue;
        }
        let Some((passengers, of_passengers)) = only(reading, "passengers") else { continue };
        let crew = only(reading, "crew").filter(|(_, crew)| crew.sentence == of_passengers.sentence);
        let least = passengers + crew.map_or(Decimal::ZERO, |(crew, _)| crew);
        if near(least) || crew.is_some() {
            let all = crew.is_some() && !tells_others(reading, of_passengers);
            let hedge = if all { Hedge::Exact } else { Hedge::AtLeast };
            let claim = in_all(reading, of_passengers, least, hedge);
            reading.add_claims(vec![claim]);
        }
    }
}

/// Whether another sentence tells of somebody on board: "two police officers were on board too".
fn tells_others(reading: &Reading, told: &Claim) -> bool {
    let sentences = reading.document.sentences.iter().enumerate().filter(|(at, _)| *at != told.sentence);
    sentences
        .map(|(_, s)| s.span.of(reading.text()))
        .any(|text| ["on board", "aboard", "stowaway"].iter().any(|words| text.contains(words)))
}

/// What a reading tells of how many of whom were on board.
fn told<'r>(reading: &'r Reading, whom: &'static str) -> impl Iterator<Item = (&'r Quantity, &'r Claim)> {
    let own = reading.claims.iter().filter(move |c| c.statement.property.strip_prefix(ABOARD) == Some(whom));
    let of_news = |c: &&Claim| c.statement.subject.is_empty() || *c.statement.subject == *TOPIC;
    own.filter(of_news).filter(|c| c.statement.scope.is_empty()).filter_map(|claim| {
        match &claim.statement.value {
            Value::Quantity(quantity) => Some((&**quantity, claim)),
            _ => None,
        }
    })
}

/// The one number that a reading tells of them, if it is exact.
fn only<'r>(reading: &'r Reading, whom: &'static str) -> Option<(Decimal, &'r Claim)> {
    let mut all = told(reading, whom);
    let (quantity, claim) = all.next()?;
    let number = quantity.number.filter(|_| quantity.hedge == Hedge::Exact)?;
    all.all(|(other, _)| other.number == Some(number)).then_some((number, claim))
}

/// The claim of a number of all on board.
fn in_all(reading: &Reading, claim: &Claim, number: Decimal, hedge: Hedge) -> Claim {
    let mut statement = claim.statement.clone();
    statement.property = format!("{ABOARD}people").into();
    let unit = match &claim.statement.value {
        Value::Quantity(quantity) => Unit { symbol: "people".into(), ..quantity.unit.clone() },
        _ => Unit::base(crate::value::Dimension::Count, "people"),
    };
    let quantity = Quantity::exact(number, Decimal::ONE, unit);
    let high = (hedge == Hedge::Exact).then_some(number);
    statement.value = Value::Quantity(Arc::new(Quantity { hedge, high, ..quantity }));
    let digest = blake3::hash(format!("{}|{:?}|{statement}", reading.text(), claim.span).as_bytes());
    Claim { id: ClaimId::of_hash(&digest), statement, enumeration: None, alike: None, ..claim.clone() }
}
