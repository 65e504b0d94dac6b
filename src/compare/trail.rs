//! The way to a decision: each guard in the order in which it is asked, to the one that decides.

use crate::claim::{Claim, Scope};
use crate::knowledge::{Cardinality, Knowledge};

use super::guard::{dimension, mode, shared, slips, traits, unit_agrees};
use super::{Comparability, Guard, GuardName, Member};

/// How it was decided whether two claims are held against each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trail {
    /// The guards that came out equal or were left unsaid, in the order in which they were asked.
    pub passed: Vec<Guard>,
    /// The decision; a guard that blocks stands here.
    pub outcome: Comparability,
}

/// Whether `a` and `b`, each with its source, can be held against each other.
pub fn comparability(a: &Member<'_>, b: &Member<'_>, knowledge: &Knowledge) -> Comparability {
    trail(a, b, knowledge).outcome
}

/// Whether `a` and `b` can be held against each other, guard by guard.
pub fn trail(a: &Member<'_>, b: &Member<'_>, knowledge: &Knowledge) -> Trail {
    let mut passed: Vec<Guard> = Vec::new();
    for ask in [subject, property, cardinality, scope, unit, factuality] {
        match ask(a.claim, b.claim, knowledge) {
            Ok(guard) => passed.push(guard),
            Err(outcome) => return Trail { passed, outcome },
        }
    }
    let outcome = shared(a, b, knowledge);
    if let Comparability::Comparable(guards) = &outcome {
        for guard in guards {
            match passed.iter_mut().find(|p| p.name == guard.name) {
                Some(known) if guard.reason.is_empty() || guard.proven => known.proven &= guard.proven,
                _ => passed.push(guard.clone()),
            }
        }
    }
    Trail { passed, outcome }
}

type Asked = Result<Guard, Comparability>;

fn equal(name: GuardName, reason: String) -> Asked {
    Ok(Guard { name, proven: true, reason })
}

fn differs(name: GuardName, reason: String) -> Asked {
    Err(Comparability::Incomparable(name, reason))
}

fn subject(a: &Claim, b: &Claim, _: &Knowledge) -> Asked {
    let (x, y) = (&a.statement.subject, &b.statement.subject);
    match x == y {
        true if x.is_empty() => differs(GuardName::Subject, "nothing is named on either side".to_owned()),
        true => equal(GuardName::Subject, format!("the same, {x}")),
        false if x.is_empty() || y.is_empty() => {
            differs(GuardName::Subject, format!("{} on one side only", if x.is_empty() { y } else { x }))
        }
        false => differs(GuardName::Subject, format!("{x} and {y} are two subjects")),
    }
}

fn property(a: &Claim, b: &Claim, _: &Knowledge) -> Asked {
    let (x, y) = (&a.statement.property, &b.statement.property);
    match x == y {
        true => equal(GuardName::Property, format!("the same, {x}")),
        false => differs(GuardName::Property, format!("{x} is not {y}")),
    }
}

fn cardinality(a: &Claim, _: &Claim, knowledge: &Knowledge) -> Asked {
    match traits(a, knowledge).cardinality {
        Cardinality::One => equal(GuardName::Cardinality, "one value at a time".to_owned()),
        Cardinality::Many => {
            let reason = format!("{} can have many values", a.statement.property);
            differs(GuardName::Cardinality, reason)
        }
    }
}

/// A scope on one side only makes that claim a part.
fn scope(a: &Claim, b: &Claim, _: &Knowledge) -> Asked {
    let (x, y) = (&a.statement.scope, &b.statement.scope);
    if x == y {
        let same =
            if x.is_empty() { "none on either side".to_owned() } else { format!("the same, {}", told(x)) };
        return equal(GuardName::Scope, same);
    }
    let reason = format!("{} against {}", told(x), told(y));
    if x.is_empty() || y.is_empty() {
        return Err(Comparability::Undetermined(GuardName::Scope, reason));
    }
    differs(GuardName::Scope, reason)
}

fn told(scope: &Scope) -> String {
    let parts: Vec<String> = scope.iter().map(|(k, v)| format!("{k}={v}")).collect();
    if parts.is_empty() { "no scope".to_owned() } else { parts.join(", ") }
}

fn unit(a: &Claim, b: &Claim, _: &Knowledge) -> Asked {
    let (x, y) = (&a.statement.value, &b.statement.value);
    let (measure, other) = (dimension(x), dimension(y));
    if measure != other {
        return differs(GuardName::Unit, format!("{measure} and {other} do not convert"));
    }
    if !unit_agrees(x, y) && !slips(x, y) {
        return differs(GuardName::Unit, "the units do not convert".to_owned());
    }
    let what =
        if measure.is_empty() { "nothing to convert".to_owned() } else { format!("{measure} on both sides") };
    equal(GuardName::Unit, what)
}

fn factuality(a: &Claim, b: &Claim, _: &Knowledge) -> Asked {
    let (x, y) = (a.statement.factuality, b.statement.factuality);
    let word = |factuality: crate::claim::Factuality| factuality.as_str().unwrap_or("asserted");
    match mode(x) == mode(y) {
        true => equal(GuardName::Factuality, format!("{} and {}", word(x), word(y))),
        false => differs(GuardName::Factuality, format!("one is {}, the other {}", word(x), word(y))),
    }
}
