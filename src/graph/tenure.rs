//! Tenures at the dates of their articles: "for seven years" in an article of 2014 began about 2007. What somebody is with is one
//! where its names share a word; a noun stands for the one that the story names.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::claim::{Claim, ClaimKind, Term, Value};
use crate::extract::{AT, COMMON, ENDED, FLED, Reading, turn};
use crate::value::calendar::day_of_number;
use crate::value::{Civil, Extent, Hedge, Quantity, Time};

use super::one_news::FEW;

/// Days of a year and of a month, in hundredths.
const YEAR: i64 = 36_525;
const MONTH: i64 = 3_044;

/// Resolves the lengths of tenures, and names what they are with by one name.
pub(super) fn settle(readings: &mut [Reading]) {
    let days: Vec<Option<i64>> =
        readings.iter().map(|own| own.published_day().or_else(|| day_of_kin(own, readings))).collect();
    let since = told_since(readings);
    for (reading, day) in readings.iter_mut().zip(days) {
        reading.claims.retain_mut(|claim| {
            let length = is_flight(claim) && matches!(claim.statement.value, Value::Quantity(_));
            (!length || since.contains(person(claim))) && resolve(claim, day)
        });
    }
    let orgs = organisations(readings);
    for claim in readings.iter_mut().flat_map(|reading| &mut reading.claims) {
        let Some(org) = claim.statement.scope.get(AT).cloned() else { continue };
        let one = orgs.get(person(claim)).is_some_and(|names| names.len() < 2);
        let name = orgs.get(person(claim)).and_then(|names| names.iter().find(|n| n.contains(&org)));
        match name.and_then(|names| names.first()) {
            _ if one => claim.statement.scope.retain(|key, _| &**key != AT),
            Some(name) => claim.statement.scope.insert(AT.into(), name.clone()),
            None => {}
        }
    }
}

/// Whether a claim tells since when somebody had been on the run.
fn is_flight(claim: &Claim) -> bool {
    turn(&claim.statement.property).is_some_and(|turn| turn.id == FLED)
}

/// Who is told to have been on the run since a time: only beside one need the lengths of a flight be resolved, which are figures.
fn told_since(readings: &[Reading]) -> BTreeSet<String> {
    let claims = readings.iter().flat_map(|reading| &reading.claims);
    let told = claims.filter(|claim| is_flight(claim) && matches!(claim.statement.value, Value::Time(_)));
    told.map(|claim| person(claim).to_owned()).collect()
}

/// The first day of the other articles of the news, for one that does not tell its own.
fn day_of_kin(own: &Reading, readings: &[Reading]) -> Option<i64> {
    if readings.len() > FEW {
        return None;
    }
    let told = own
        .claims
        .iter()
        .any(|c| c.kind == ClaimKind::Date && matches!(c.statement.value, Value::Quantity(_)));
    let kin = readings.iter().filter(|other| told && other.news.is_kin(&own.news));
    kin.filter_map(Reading::published_day).min()
}

/// The last name of whom a claim is about.
fn person(claim: &Claim) -> &str {
    claim.statement.subject.rsplit('-').next().unwrap_or_default()
}

/// Gives the length of a tenure the time when it began; false where nothing tells that.
fn resolve(claim: &mut Claim, day: Option<i64>) -> bool {
    let ended = claim.statement.scope.contains_key(ENDED);
    claim.statement.scope.retain(|key, _| &**key != ENDED);
    let Value::Quantity(length) = &claim.statement.value else { return true };
    if claim.kind != ClaimKind::Date {
        return true;
    }
    let began = day.zip(days(length)).and_then(|(day, (least, most))| {
        let civil = |days: i64| Some(Civil::of_date(day_of_number(days)?));
        let from = if ended { None } else { Some(civil(day - most)?) };
        Some(Time { approximate: false, ..Time::stated(Extent::Range(from, Some(civil(day - least)?))) })
    });
    began.is_some_and(|began| {
        claim.statement.value = Value::Time(began);
        true
    })
}

/// The least and the most days that a length of a tenure means: of whole years up to three quarters of the last one may not be
/// over, or nearly a further one may; round numbers are told more roughly.
fn days(length: &Quantity) -> Option<(i64, i64)> {
    // Nobody is anywhere for longer.
    let number = length.number.filter(|n| (Decimal::ZERO..=Decimal::ONE_THOUSAND).contains(n))?;
    let hundredths = |unit: i64, of: Decimal| (of * Decimal::from(unit)).round().to_i64();
    let is = |symbol: &str| &*length.unit.symbol == symbol;
    let (unit, slack) = match () {
        () if is("year") && !number.fract().is_zero() => (YEAR, Decimal::new(5, 1)),
        () if is("year") && number >= Decimal::TEN && (number % Decimal::from(5)).is_zero() => {
            (YEAR, Decimal::TWO)
        }
        () if is("year") => (YEAR, Decimal::ONE),
        () if is("month") && (number % Decimal::from(6)).is_zero() => (MONTH, Decimal::from(3)),
        () if is("month") => (MONTH, Decimal::new(15, 1)),
        () if is("week") => (700, Decimal::ONE),
        () if is("day") => (100, Decimal::ONE),
        () => return None,
    };
    let slack = if length.hedge == Hedge::About { slack * Decimal::TWO } else { slack };
    let open = length.high.is_none();
    let most = match &length.low {
        _ if open => number * Decimal::TWO + slack,
        // "Less than two years".
        None => number,
        Some(_) => number + slack,
    };
    let whole = is("year") && slack == Decimal::ONE;
    let below = if whole { Decimal::new(75, 2) } else { slack };
    let least = (number - below).max(Decimal::ZERO);
    Some((hundredths(unit, least)? / 100, hundredths(unit, most)? / 100))
}

/// What each person is with, by the names for it that share their first word; nouns left out.
fn organisations(readings: &[Reading]) -> BTreeMap<String, Vec<BTreeSet<Term>>> {
    let mut found: BTreeMap<String, Vec<BTreeSet<Term>>> = BTreeMap::new();
    for claim in readings.iter().flat_map(|reading| &reading.claims) {
        let Some(org) = claim.statement.scope.get(AT) else { continue };
        let names = found.entry(person(claim).to_owned()).or_default();
        if org.starts_with(COMMON) {
            continue;
        }
        let first = |name: &Term| name.split('-').next().unwrap_or_default().to_owned();
        match names.iter_mut().find(|known| known.iter().any(|name| first(name) == first(org))) {
            Some(known) => drop(known.insert(org.clone())),
            None => names.push(BTreeSet::from([org.clone()])),
        }
    }
    found
}
