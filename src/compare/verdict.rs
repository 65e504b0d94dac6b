//! Verdicts: how the camps of one bucket stand to each other, two at a time.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::Value;
use crate::value::{Bound, Hedge, TimeRelation};

use super::alignment::Alignment;
use super::bucket::Entry;
use super::camps::same;
use super::pair::{Pairing, alignment};
use super::{Aspect, Comparability, Guard, GuardName, Verdict};

/// What was decided on some camps.
#[derive(Clone, Debug, Default)]
pub(super) struct Decision {
    /// The camps it is about, as indices into all camps.
    pub camps: BTreeSet<usize>,
    /// The guards of the pair that tells it best.
    pub guards: Vec<Guard>,
    /// Why, in one line.
    pub reason: String,
}

impl Decision {
    fn proven(&self) -> bool {
        self.guards.iter().all(|g| g.proven)
    }
}

/// Pairs that are held against each other before a verdict is given up; enough for any real group.
const PAIRS: usize = 4096;

/// The verdicts that camps which cannot all be true reach, each over the camps it is about: one source may state two
/// tolls at one moment while a third is only older. What is left open counts only where nothing is decided.
pub(super) fn apart(
    pairing: Pairing<'_>,
    entries: &[Entry<'_>],
    camps: &[Vec<usize>],
) -> BTreeMap<Verdict, Decision> {
    let mut decisions: BTreeMap<Verdict, Decision> = BTreeMap::new();
    let mut budget = PAIRS;
    for (k, camp) in camps.iter().enumerate() {
        for (l, other) in camps.iter().enumerate().skip(k + 1) {
            let pairs = camp.iter().flat_map(|&i| other.iter().map(move |&j| (i.min(j), i.max(j))));
            let Some((verdict, decision)) = best(pairing, entries, pairs, &mut budget) else { continue };
            merge(decisions.entry(verdict).or_default(), decision, [k, l]);
        }
    }
    if decisions.len() > 1 {
        decisions.remove(&Verdict::Undetermined);
    }
    decisions
}

fn merge(known: &mut Decision, new: Decision, camps: [usize; 2]) {
    let first = known.camps.is_empty();
    known.camps.extend(camps);
    if first || (new.proven() && !known.proven()) {
        (known.guards, known.reason) = (new.guards, new.reason);
    }
}

/// What the most telling pair of two camps gives: a proven conflict, a conflict, else what keeps them from being one.
fn best(
    pairing: Pairing<'_>,
    entries: &[Entry<'_>],
    pairs: impl Iterator<Item = (usize, usize)>,
    budget: &mut usize,
) -> Option<(Verdict, Decision)> {
    let mut best: Option<(Verdict, Decision)> = None;
    for (i, j) in pairs.take(*budget) {
        *budget = budget.saturating_sub(1);
        let (Some(a), Some(b)) = (entries.get(i), entries.get(j)) else { continue };
        let Some((verdict, decision)) = judged(pairing, a, b) else { continue };
        let better = best.as_ref().is_none_or(|(known, d)| {
            verdict > *known || (verdict == *known && decision.proven() && !d.proven())
        });
        let proven = verdict == Verdict::Conflict && decision.proven();
        if better {
            best = Some((verdict, decision));
        }
        if proven {
            break;
        }
    }
    best
}

/// The verdict on two entries that cannot both be true; none if they speak of different things.
fn judged(pairing: Pairing<'_>, a: &Entry<'_>, b: &Entry<'_>) -> Option<(Verdict, Decision)> {
    let open = |reason| Decision { reason, ..Decision::default() };
    Some(match pairing.outcome(a, b) {
        Comparability::Comparable(guards) => {
            let reason = pairing.reason(a, b);
            (Verdict::Conflict, Decision { guards, reason, ..Decision::default() })
        }
        Comparability::Undetermined(GuardName::Time, reason) => (Verdict::Revised, open(reason)),
        Comparability::Undetermined(GuardName::Speaker, reason) => (Verdict::Spread, open(reason)),
        Comparability::Undetermined(_, reason) => (Verdict::Undetermined, open(reason)),
        Comparability::Incomparable(..) => return None,
    })
}

/// How entries that can all be true agree, by the pair that differs most in words, with its guards where they can be
/// held against each other.
pub(super) fn together(pairing: Pairing<'_>, entries: &[Entry<'_>]) -> (Verdict, Decision) {
    let Some((first, others)) = entries.split_first() else { return (Verdict::Agree, Decision::default()) };
    let agreement = |e: &&Entry<'_>| agreement(&first.value, &e.value);
    // The first of those that differ most: `max_by_key` alone would give the last.
    let Some(other) = others.iter().rev().max_by_key(agreement) else {
        return (Verdict::Agree, Decision::default());
    };
    let verdict = agreement(&other);
    let guards = match pairing.guards(first, other) {
        Comparability::Comparable(guards) => guards,
        _ => Vec::new(),
    };
    let (a, b) = (&first.value, &other.value);
    if pairing.aspect == Aspect::Quotation && others.iter().any(|e| alignment(first, e) != Alignment::Same) {
        let reason = "not all of these words are one saying".to_owned();
        return (Verdict::Undetermined, Decision { reason, ..Decision::default() });
    }
    let reason = match verdict {
        Verdict::Rounding => format!("{a} and {b} are one value, rounded differently"),
        Verdict::Converted => format!("{a} and {b} are the same in other units"),
        Verdict::Inside if is_within(a, b) => format!("{a} lies inside {b}"),
        Verdict::Inside => format!("{b} lies inside {a}"),
        _ => format!("all say {a}"),
    };
    (verdict, Decision { guards, reason, ..Decision::default() })
}

/// How two values that can both be true agree.
pub(super) fn agreement(a: &Value, b: &Value) -> Verdict {
    match (a, b) {
        (Value::Quantity(x), Value::Quantity(y)) => {
            let scale = |q: &crate::value::Quantity| (q.unit.factor, q.unit.offset);
            let bounded = |q: &crate::value::Quantity| {
                let interval = q.interval();
                q.hedge == Hedge::Between || interval.low == Bound::Open || interval.high == Bound::Open
            };
            match x.base_interval() == y.base_interval() {
                _ if scale(x) != scale(y) => Verdict::Converted,
                true => Verdict::Agree,
                false if bounded(x) || bounded(y) => Verdict::Inside,
                false => Verdict::Rounding,
            }
        }
        (Value::Time(x), Value::Time(y)) if x.relation(y) != TimeRelation::Equal => Verdict::Inside,
        (Value::Entity(x), Value::Entity(y)) if x.replace('-', "") != y.replace('-', "") => Verdict::Inside,
        (Value::Wording(_), _) => Verdict::Agree,
        _ if same(a, b) => Verdict::Agree,
        _ => Verdict::Rounding,
    }
}

/// Whether the first of two values that can both be true is the narrower one.
fn is_within(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Quantity(x), Value::Quantity(y)) => y.base_interval().covers(&x.base_interval()),
        (Value::Time(x), Value::Time(y)) => x.relation(y) == TimeRelation::Inside,
        (Value::Entity(x), Value::Entity(y)) => x.len() > y.len(),
        _ => true,
    }
}
