//! Near misses: pairs of claims that differ in value and were kept apart by a single guard.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::{ClaimId, ClaimKind};
use crate::extract::Reading;
use crate::knowledge::{Cardinality, Knowledge};

use super::camps::meet;
use super::guard::{dimension, mode, traits};
use super::{Comparability, Guard, GuardName, Member, trail};

/// Two claims that one guard kept from being held against each other.
#[derive(Clone, Debug)]
pub struct NearMiss<'a> {
    /// The claim of the earlier source.
    pub first: Member<'a>,
    /// The other claim.
    pub second: Member<'a>,
    /// The guards that passed before.
    pub passed: Vec<Guard>,
    /// The guard that blocked.
    pub guard: GuardName,
    /// Why.
    pub reason: String,
}

/// Claims of one key that are held against each other; near misses of one key that are told.
const CLAIMS: usize = 24;
const TOLD: usize = 3;

/// The near misses of one story, earliest source first. `readings` are ordered by publication.
pub fn near_misses<'a>(readings: &'a [Reading], knowledge: &Knowledge) -> Vec<NearMiss<'a>> {
    let mut seen: BTreeSet<(&ClaimId, &ClaimId)> = BTreeSet::new();
    let mut misses = Vec::new();
    for members in by_key(readings, knowledge).values() {
        let mut told = 0;
        for (i, first) in members.iter().enumerate() {
            for second in members.iter().skip(i + 1) {
                if told < TOLD
                    && let Some(miss) = missed(first, second, knowledge)
                {
                    told += usize::from(seen.insert((&first.claim.id, &second.claim.id)));
                    misses.push(miss);
                }
            }
        }
    }
    let place = |m: &Member<'_>| (m.witness, m.claim.span.start, m.claim.id.clone());
    misses.sort_by_cached_key(|miss| (place(&miss.first), place(&miss.second)));
    misses.dedup_by(|a, b| a.first.claim.id == b.first.claim.id && a.second.claim.id == b.second.claim.id);
    misses
}

/// Claims under keys that leave one guard out: the subject but for a word of it, the scope, the mode, the time. Of each
/// key the first with a value and a source of their own.
fn by_key<'a>(readings: &'a [Reading], knowledge: &Knowledge) -> BTreeMap<String, Vec<Member<'a>>> {
    let mut keys: BTreeMap<String, Vec<Member<'a>>> = BTreeMap::new();
    for (rank, reading) in readings.iter().enumerate() {
        for claim in &reading.claims {
            let member = Member { claim, reading, witness: rank };
            for key in keys_of(&member, knowledge) {
                let members = keys.entry(key).or_default();
                let known = |m: &Member<'_>| m.witness == rank && m.claim.statement == claim.statement;
                if members.len() < CLAIMS && !members.iter().any(known) {
                    members.push(member);
                }
            }
        }
    }
    keys.retain(|_, members| members.len() > 1);
    keys
}

fn keys_of(member: &Member<'_>, knowledge: &Knowledge) -> Vec<String> {
    let (claim, statement) = (member.claim, &member.claim.statement);
    let compared = matches!(claim.kind, ClaimKind::Figure | ClaimKind::Date | ClaimKind::Relation);
    if !compared || statement.subject.is_empty() || traits(claim, knowledge).cardinality == Cardinality::Many
    {
        return Vec::new();
    }
    let what = format!("{}|{}", statement.property, dimension(&statement.value));
    let scope: Vec<String> = statement.scope.iter().map(|(k, v)| format!("{k}={v}")).collect();
    let (scope, mode) = (scope.join(","), mode(statement.factuality));
    let mut keys = vec![
        format!("scope|{what}|{}|{mode}", statement.subject),
        format!("mode|{what}|{}|{scope}", statement.subject),
    ];
    let words = statement.subject.split('-').filter(|word| word.len() > 2).take(4);
    keys.extend(words.map(|word| format!("subject|{what}|{word}|{scope}|{mode}")));
    keys
}

/// What kept two claims of different sources apart that differ in value; none if they were compared.
fn missed<'a>(first: &Member<'a>, second: &Member<'a>, knowledge: &Knowledge) -> Option<NearMiss<'a>> {
    let (a, b) = (&first.claim.statement, &second.claim.statement);
    if first.witness == second.witness || meet(&a.value, &b.value) {
        return None;
    }
    let decision = trail(first, second, knowledge);
    let (guard, reason) = match decision.outcome {
        Comparability::Incomparable(guard, reason) => (guard, reason),
        // What is left open over the time or the speaker has a verdict: revised, spread.
        Comparability::Undetermined(GuardName::Time | GuardName::Speaker, _) => return None,
        Comparability::Undetermined(guard, reason) => (guard, reason),
        Comparability::Comparable(_) => return None,
    };
    Some(NearMiss { first: *first, second: *second, passed: decision.passed, guard, reason })
}
