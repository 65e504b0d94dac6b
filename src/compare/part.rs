//! Parts of a whole: a figure of one place or kind beside the figure of all.

use std::collections::BTreeMap;

use crate::claim::{ClaimKind, Value};
use crate::grammar::NameKind;
use crate::knowledge::{Cardinality, Knowledge, Persistence};
use crate::value::{Bound, Interval};

use super::Member;
use super::bucket::Entry;
use super::guard::{dimension, mode, traits};

/// A whole with one part of it, and the line that says so.
pub(super) struct Part<'a> {
    /// Subject, property and the part's scope.
    pub key: String,
    /// The claims of the whole and of the part.
    pub entries: Vec<Entry<'a>>,
    /// `10 (in=brack) is a part of 24`.
    pub reason: String,
}

/// Claims of one property of one subject, with a scope and without.
#[derive(Default)]
struct Figures<'a> {
    wholes: Vec<Member<'a>>,
    parts: BTreeMap<String, Vec<Member<'a>>>,
}

/// The parts that are not larger than their wholes. Only what counts up can be divided: tolls, not rates or ranks.
pub(super) fn parts<'a>(members: &[Member<'a>], knowledge: &Knowledge) -> Vec<Part<'a>> {
    let mut figures: BTreeMap<String, Figures<'a>> = BTreeMap::new();
    for member in members.iter().filter(|m| counts_up(m, knowledge)) {
        let statement = &member.claim.statement;
        let measure = (dimension(&statement.value), mode(statement.factuality));
        let key = format!("{}|{}|{}|{}", statement.subject, statement.property, measure.0, measure.1);
        let known = figures.entry(key).or_default();
        let scope: Vec<String> = statement.scope.iter().map(|(k, v)| format!("{k}={v}")).collect();
        match scope.is_empty() {
            true => known.wholes.push(*member),
            false if divides(member) => known.parts.entry(scope.join(", ")).or_default().push(*member),
            false => {}
        }
    }
    let divided = figures.iter().flat_map(|(key, figures)| {
        let parts = figures.parts.iter();
        parts.filter_map(move |(scope, parts)| part(key, &figures.wholes, scope, parts))
    });
    divided.collect()
}

/// Whether a scope cuts out a part: a place by name, a kind, "including"; not the happening itself in other words.
fn divides(member: &Member<'_>) -> bool {
    let named = |value: &str| {
        let place = |kind: NameKind| matches!(kind, NameKind::Place | NameKind::Unknown);
        member.reading.entities.all().iter().any(|e| *e.base == *value && place(e.kind))
    };
    member.claim.statement.scope.iter().all(|(key, value)| match &**key {
        "in" => named(value),
        "kind" => true,
        "part" => ["including", "among"].contains(&&**value),
        _ => false,
    })
}

fn counts_up(member: &Member<'_>, knowledge: &Knowledge) -> bool {
    let claim = member.claim;
    let traits = traits(claim, knowledge);
    claim.kind == ClaimKind::Figure
        && claim.alike.is_none()
        && !claim.statement.subject.is_empty()
        && traits.cardinality == Cardinality::One
        && traits.persistence == Persistence::Cumulative
}

fn part<'a>(key: &str, wholes: &[Member<'a>], scope: &str, parts: &[Member<'a>]) -> Option<Part<'a>> {
    let whole = wholes.iter().find(|whole| parts.iter().all(|part| is_inside(part, whole)))?;
    let first = parts.first()?;
    let value = |m: &Member<'_>| m.claim.statement.value.to_string();
    let mut members: Vec<Member<'a>> = [whole].into_iter().chain(parts).copied().collect();
    members.sort_by_key(|m| (m.witness, m.claim.span));
    Some(Part {
        key: format!("{key}|{scope}"),
        reason: format!("{} ({scope}) is a part of {}", value(first), value(whole)),
        entries: members
            .into_iter()
            .map(|m| Entry { value: m.claim.statement.value.clone(), member: m })
            .collect(),
    })
}

/// Whether a part can lie inside a whole and is not all of it: its ends lie below those of the whole.
fn is_inside(part: &Member<'_>, whole: &Member<'_>) -> bool {
    let interval = |m: &Member<'_>| match &m.claim.statement.value {
        Value::Quantity(quantity) => Some(quantity.base_interval()),
        _ => None,
    };
    let (Some(part), Some(whole)) = (interval(part), interval(whole)) else { return false };
    let below = |n| Interval { low: Bound::Open, high: n };
    part != whole && part.meets(&below(whole.high)) && whole.low.number() >= part.low.number()
}
