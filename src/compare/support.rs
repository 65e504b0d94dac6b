//! What the claims of other sources say to those of a draft: which of them carry it, which only come near.

use rust_decimal::Decimal;

use crate::claim::{Claim, Factuality, Value};
use crate::extract::Reading;
use crate::knowledge::{Knowledge, Persistence};
use crate::span::SourceId;
use crate::value::{Extent, Hedge, Interval, Quantity, TimeRelation};

use super::bucket::{Buckets, Entry, buckets};
use super::camps::meet;
use super::guard::{traits, unit_agrees};
use super::pair::Pairing;
use super::revision::revision;
use super::verdict::agreement;
use super::{Aspect, Comparability, GuardName, Member, Verdict};

/// How a claim of another source stands to one of a draft that it can be held against.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Entailment {
    /// It says as much: the same value, or a narrower one.
    Carries(Verdict),
    /// It states a later value of a figure that grows.
    Outdates(String),
    /// Both can be true, but it says less.
    Looser(String),
    /// It says something else, and which is right is left open.
    Differs(String),
}

/// A claim of a draft held against one of another source.
#[derive(Clone, Debug)]
pub struct Held<'a> {
    /// The claim of the draft.
    pub draft: &'a Claim,
    /// The other claim.
    pub other: Member<'a>,
    /// How the other stands to it.
    pub entailment: Entailment,
}

/// Pairs of one bucket that are held against each other; enough for any real draft.
const PAIRS: usize = 4096;

/// Holds the claims of a draft against those of the other sources.
pub fn hold<'a>(
    readings: &'a [Reading],
    is_draft: impl Fn(SourceId) -> bool,
    knowledge: &Knowledge,
) -> Vec<Held<'a>> {
    let members: Vec<Member<'a>> = readings
        .iter()
        .enumerate()
        .flat_map(|(witness, reading)| {
            reading.claims.iter().map(move |claim| Member { claim, reading, witness })
        })
        .collect();
    let buckets: Buckets<'a> = buckets(&members, knowledge);
    let mut held = Vec::new();
    for ((aspect, _), entries) in &buckets {
        // Wordings are looked for in the texts; what a thing was before, and spellings, carry nothing.
        if matches!(aspect, Aspect::Quotation | Aspect::Existence | Aspect::Exclusion | Aspect::Spelling) {
            continue;
        }
        let of_draft = |e: &&Entry<'a>| is_draft(e.member.reading.source.id);
        let pairing = Pairing { aspect: *aspect, knowledge };
        let latest = latest(pairing, entries);
        let drafts = entries.iter().filter(of_draft);
        let pairs = drafts.flat_map(|d| entries.iter().filter(|e| !of_draft(e)).map(move |e| (d, e)));
        held.extend(pairs.take(PAIRS).filter_map(|(draft, other)| {
            let entailment = entailment(pairing, draft, other, latest)?;
            Some(Held { draft: draft.member.claim, other: other.member, entailment })
        }));
    }
    held
}

/// The entry with the last value that a growing figure reached.
fn latest<'e, 'a>(pairing: Pairing<'_>, entries: &'e [Entry<'a>]) -> Option<&'e Entry<'a>> {
    let first = entries.first().filter(|_| pairing.aspect == Aspect::Figure)?;
    let grows = traits(first.member.claim, pairing.knowledge).persistence == Persistence::Cumulative;
    let revision = revision(entries).filter(|_| grows)?;
    entries.get(revision.steps.last()?.member)
}

fn entailment(
    pairing: Pairing<'_>,
    draft: &Entry<'_>,
    other: &Entry<'_>,
    latest: Option<&Entry<'_>>,
) -> Option<Entailment> {
    if !meet(&draft.value, &other.value) {
        return apart(pairing, draft, other, latest);
    }
    match pairing.guards(draft, other) {
        Comparability::Comparable(_) | Comparability::Undetermined(GuardName::Time, _) => {}
        Comparability::Undetermined(_, reason) => return Some(Entailment::Differs(reason)),
        Comparability::Incomparable(..) => return None,
    }
    let (said, theirs) = (&draft.member.claim.statement, &other.member.claim.statement);
    if theirs.factuality == Factuality::Hedged && said.factuality != Factuality::Hedged {
        return Some(Entailment::Looser("said there as likely only".to_owned()));
    }
    if (said.factuality == Factuality::Denied) != (theirs.factuality == Factuality::Denied) {
        return None;
    }
    Some(match carries(&draft.value, &other.value) {
        Some(verdict) => Entailment::Carries(verdict),
        None => Entailment::Looser(format!("{} there", other.value)),
    })
}

/// Values that cannot both be true: a later one of a figure that grows, or what is left open.
fn apart(
    pairing: Pairing<'_>,
    draft: &Entry<'_>,
    other: &Entry<'_>,
    latest: Option<&Entry<'_>>,
) -> Option<Entailment> {
    match pairing.outcome(draft, other) {
        Comparability::Comparable(_) => Some(Entailment::Differs(format!("{} there", other.value))),
        Comparability::Undetermined(GuardName::Time, _) => {
            let is_latest = latest.is_some_and(|last| meet(&last.value, &other.value));
            let above = stated(&other.value).zip(stated(&draft.value)).is_some_and(|(o, d)| o > d);
            let value = other.value.to_string();
            Some(if is_latest && above {
                Entailment::Outdates(value)
            } else {
                Entailment::Differs(format!("{value} there"))
            })
        }
        Comparability::Undetermined(_, reason) => Some(Entailment::Differs(reason)),
        Comparability::Incomparable(..) => None,
    }
}

fn stated(value: &Value) -> Option<Decimal> {
    match value {
        Value::Quantity(q) => q.number.or(q.low).or(q.high)?.checked_mul(q.unit.factor),
        _ => None,
    }
}

/// Whether `theirs` says at least as much as `said`, and how the two agree.
pub fn carries(said: &Value, theirs: &Value) -> Option<Verdict> {
    let carried = match (said, theirs) {
        (Value::Quantity(a), Value::Quantity(b)) => unit_agrees(said, theirs) && figure_carried(a, b),
        (Value::Time(a), Value::Time(b)) => match a.relation(b) {
            TimeRelation::Equal => true,
            // From one day to another is more than that something was on days between them.
            TimeRelation::Contains => a.readings.iter().all(|r| matches!(r, Extent::At(_))),
            _ => false,
        },
        (Value::Entity(a), Value::Entity(b)) => {
            a.replace('-', "") == b.replace('-', "")
                || a.split('-').all(|word| b.split('-').any(|other| other == word))
        }
        _ => meet(said, theirs),
    };
    carried.then(|| agreement(said, theirs))
}

/// Whether every value that `theirs` leaves possible is one that `said` speaks of.
fn figure_carried(said: &Quantity, theirs: &Quantity) -> bool {
    let (a, b) = (said.base_interval(), theirs.base_interval());
    let base = |q: &Quantity| q.number.and_then(|n| n.checked_mul(q.unit.factor)?.checked_add(q.unit.offset));
    if (said.unit.factor, said.unit.offset) != (theirs.unit.factor, theirs.unit.offset) {
        let inside = |of: &Interval, q: &Quantity| base(q).is_some_and(|n| of.covers(&Interval::point(n)));
        return a.covers(&b) || inside(&a, theirs) || (inside(&b, said) && a.meets(&b));
    }
    let softened = said.hedge == Hedge::About && theirs.hedge == Hedge::Exact && said.number == theirs.number;
    let near = match (said.hedge, said.number, theirs.number) {
        // "At least two" is no way to say 200.
        (Hedge::AtLeast | Hedge::Over, Some(bound), Some(n)) => n <= bound.saturating_mul(Decimal::TWO),
        (Hedge::AtMost | Hedge::Under, Some(bound), Some(n)) => n.saturating_mul(Decimal::TWO) >= bound,
        _ => true,
    };
    softened || (near && a.covers(&b))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::value::{Dimension, Unit};

    fn people(number: i64, hedge: Hedge) -> Value {
        let unit = Unit::base(Dimension::Count, "people");
        Value::Quantity(Arc::new(Quantity { hedge, ..Quantity::exact(number.into(), Decimal::ONE, unit) }))
    }

    fn check(said: (i64, Hedge), theirs: (i64, Hedge), expected: Option<Verdict>) {
        let found = carries(&people(said.0, said.1), &people(theirs.0, theirs.1));
        assert_eq!(found, expected, "{said:?} by {theirs:?}");
    }

    #[test]
    fn a_figure_is_carried_by_one_that_says_as_much() {
        use Hedge::{About, AtLeast, Exact, Over};
        check((214, Exact), (214, Exact), Some(Verdict::Agree));
        check((200, Over), (214, Exact), Some(Verdict::Inside));
        check((200, About), (214, Exact), Some(Verdict::Rounding));
        check((214, About), (214, Exact), Some(Verdict::Rounding));
        check((214, Exact), (200, Over), None);
        check((214, Exact), (200, About), None);
        check((14, Exact), (14, AtLeast), None);
        check((2, AtLeast), (200, Exact), None);
        check((12, Exact), (14, Exact), None);
    }

    #[test]
    fn a_range_of_days_is_carried_by_the_same_range_only() {
        let time = |notation: &str| {
            let statement: crate::claim::Statement =
                format!("p(s) = {notation}").parse().expect("a statement");
            statement.value
        };
        for (said, theirs, carried) in [
            ("2026-01", "2026-01-12", true),
            ("2026-01-12", "2026-01", false),
            ("2026-01-12/2026-01-16", "2026-01-12/2026-01-16", true),
            ("2026-01-12/2026-01-16", "2026-01-12/2026-01-14", false),
        ] {
            assert_eq!(carries(&time(said), &time(theirs)).is_some(), carried, "{said} by {theirs}");
        }
    }

    #[test]
    fn an_office_is_carried_by_the_fuller_one() {
        let office = |slug: &str| Value::Entity(slug.into());
        assert!(carries(&office("minister"), &office("minister-of-health")).is_some());
        assert!(carries(&office("minister-of-health"), &office("minister")).is_none());
    }
}
