//! Tolls of one news that cannot both be true although tolls grow: the numbers of two fates exchanged ("13 killed and 31 injured", "31
//! killed and 13 injured"), and one that differs where all others are the same.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::claim::{Certainty, Claim, ClaimId, ClaimKind, Scope, Term, Value};
use crate::extract::{Reading, WHICH};
use crate::value::Hedge;

use super::one_news::FEW;

/// The property of the claims.
const PROPERTY: &str = "toll";
/// The fates that are told together.
const FATES: [&str; 4] = ["killed", "injured", "missing", "rescued"];
/// A number from which on two sources hardly have it by chance.
const TELLING: u32 = 5;

/// What a source tells of each fate: its number, and the place of the claim.
type Told<'r> = BTreeMap<&'r str, (Decimal, &'r Claim)>;

/// Adds what the sources of one news tell of fates whose numbers contradict each other.
pub(super) fn supply(readings: &mut [Reading]) {
    if readings.len() > FEW {
        return;
    }
    let told: Vec<Told<'_>> = readings.iter().map(told).collect();
    let mut claims: Vec<(usize, Claim)> = Vec::new();
    for (one, ours) in told.iter().enumerate() {
        for (other, theirs) in told.iter().enumerate().skip(one + 1) {
            let kin = readings.get(one).zip(readings.get(other)).is_some_and(|(a, b)| a.news.is_kin(&b.news));
            let fate = contradiction(ours, theirs).filter(|_| kin);
            // The missing are found as days go by.
            let day = |source: usize| readings.get(source).and_then(Reading::published_day);
            let one_day = day(one).is_some_and(|x| Some(x) == day(other));
            let Some(fate) = fate.filter(|fate| *fate != "missing" || one_day) else { continue };
            for (source, tolls) in [(one, ours), (other, theirs)] {
                let claim = tolls.get(fate).zip(readings.get(source));
                claims.extend(
                    claim.map(|((number, claim), reading)| (source, told_of(reading, claim, fate, *number))),
                );
            }
        }
    }
    for (source, claim) in claims {
        let Some(reading) = readings.get_mut(source) else { continue };
        if !reading.claims.iter().any(|c| c.id == claim.id) {
            reading.add_claims(vec![claim]);
        }
    }
}

/// The one number of each fate that a source tells, of all to whom it came.
fn told(reading: &Reading) -> Told<'_> {
    let mut told: BTreeMap<&str, Option<(Decimal, &Claim)>> = BTreeMap::new();
    for claim in &reading.claims {
        let statement = &claim.statement;
        let Some(fate) = FATES.iter().find(|fate| ***fate == *statement.property) else { continue };
        let Value::Quantity(number) = &statement.value else { continue };
        let part = ["degree", "part", "in", "among", "when", "with"]
            .iter()
            .any(|key| statement.scope.contains_key(key));
        if part || statement.subject.is_empty() || number.hedge != Hedge::Exact {
            continue;
        }
        let Some(number) = number.number else { continue };
        let first = told.entry(fate).or_insert(Some((number, claim)));
        // Of two numbers nothing says which is that of all.
        if first.as_ref().is_some_and(|(known, _)| *known != number) {
            *first = None;
        }
    }
    told.into_iter().filter_map(|(fate, told)| Some((fate, told?))).collect()
}

/// The fate whose numbers contradict each other.
fn contradiction<'r>(ours: &Told<'r>, theirs: &Told<'r>) -> Option<&'r str> {
    let number = |told: &Told<'_>, fate: &str| told.get(fate).map(|(number, _)| *number);
    let differ = |fate: &&str| number(ours, fate).zip(number(theirs, fate)).is_some_and(|(x, y)| x != y);
    let same = |fate: &&str| {
        let telling = Decimal::from(TELLING);
        number(ours, fate).is_some_and(|x| x >= telling && number(theirs, fate) == Some(x))
    };
    let [first, second, ..] = FATES;
    let crossed = number(ours, first).is_some()
        && number(ours, first) == number(theirs, second)
        && number(ours, second) == number(theirs, first);
    let swapped =
        [number(ours, first), number(ours, second)].iter().flatten().all(|n| *n >= Decimal::from(TELLING));
    if crossed && swapped && differ(&first) {
        return Some(first);
    }
    let fate = FATES.iter().copied().find(|fate| differ(fate))?;
    let others = FATES.iter().copied().filter(|other| *other != fate);
    let agree = others.clone().filter(|other| same(other)).count();
    let open = others.filter(|other| differ(other)).count();
    (fate == "missing" && agree > 1 && open == 0).then_some(fate)
}

/// The claim that so many met a fate, whatever became known later.
fn told_of(reading: &Reading, claim: &Claim, fate: &str, number: Decimal) -> Claim {
    let mut statement = claim.statement.clone();
    statement.property = format!("{WHICH}{PROPERTY}").into();
    statement.subject = Term::from(fate);
    statement.scope = Scope::from([(Arc::from("what"), Term::from(fate))]);
    statement.value = Value::Entity(format!("{}-{fate}", number.normalize()).into());
    statement.as_of = None;
    let digest = blake3::hash(format!("{}|{:?}|{statement}", reading.text(), claim.span).as_bytes());
    Claim {
        id: ClaimId::of_hash(&digest),
        kind: ClaimKind::Relation,
        statement,
        about_event: true,
        certainty: Certainty::Possible,
        enumeration: None,
        alike: None,
        ..claim.clone()
    }
}
