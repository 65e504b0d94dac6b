//! Decisions guard by guard, and the near misses as reports list them.

use std::sync::Arc;

use super::Silence;
use super::verdict::label;
use crate::compare::{Comparability, Guard, GuardName, NearMiss};

/// What a report says of a near miss.
pub(super) fn silence(story: &Arc<str>, miss: &NearMiss<'_>) -> Silence {
    let blocked = Comparability::Incomparable(miss.guard, miss.reason.clone());
    Silence {
        guard: miss.guard.as_str(),
        story: story.clone(),
        message: format!("not held against each other for the {}: {}", miss.guard.as_str(), miss.reason),
        proof: guard_lines(&miss.passed, &blocked),
        labels: [&miss.first, &miss.second].map(label).to_vec(),
    }
}

/// A line for each guard that was asked, with how it came out; the last one is that which decided.
pub fn guard_lines(passed: &[Guard], outcome: &Comparability) -> Vec<String> {
    let line = |name: GuardName, how: &str, reason: &str| format!("{} {how}: {reason}", name.as_str());
    let mut lines: Vec<String> = passed
        .iter()
        .map(|guard| line(guard.name, if guard.proven { "agrees" } else { "is left unsaid" }, &guard.reason))
        .collect();
    match outcome {
        Comparability::Comparable(_) => {}
        Comparability::Undetermined(name, reason) => lines.push(line(*name, "decides nothing", reason)),
        Comparability::Incomparable(name, reason) => lines.push(line(*name, "differs", reason)),
    }
    lines
}
