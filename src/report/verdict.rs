//! Groups that are no finding, as reports list them.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Revision, Verdict};
use crate::claim::ClaimId;
use crate::compare::{self, Aspect, Comparison, Group, Member, Step};
use crate::rule::{Finding, Label};

/// What a report says of the groups that are no finding: each set of claims once, and none of whose claims a finding tells
/// apart.
pub(super) fn verdicts(story: &Arc<str>, comparison: &Comparison<'_>, findings: &[Finding]) -> Vec<Verdict> {
    let mut camps: FxHashMap<&ClaimId, Vec<(usize, usize)>> = FxHashMap::default();
    for (number, finding) in findings.iter().enumerate() {
        for (camp, claims) in finding.camps.iter().enumerate() {
            for claim in &claims.claims {
                camps.entry(claim).or_default().push((number, camp));
            }
        }
    }
    let mut seen: FxHashSet<(compare::Verdict, Vec<&ClaimId>)> = FxHashSet::default();
    let open = comparison.groups.iter().filter(|group| {
        let claims: Vec<&ClaimId> = group.members.iter().map(|m| &m.claim.id).collect();
        // Sayings that share words are no agreement and no figure; what is wrong between them the rules tell.
        let unrelated = group.aspect == Aspect::Quotation && group.verdict == compare::Verdict::Undetermined;
        group.verdict != compare::Verdict::Conflict
            && !unrelated
            && (group.verdict == compare::Verdict::Revised || !told_apart(&claims, &camps))
            && seen.insert((group.verdict, claims))
    });
    open.map(|group| verdict(story, group)).collect()
}

/// Whether a finding puts two of the claims into different camps.
fn told_apart(claims: &[&ClaimId], camps: &FxHashMap<&ClaimId, Vec<(usize, usize)>>) -> bool {
    let mut camp_in: FxHashMap<usize, usize> = FxHashMap::default();
    let places = claims.iter().filter_map(|claim| camps.get(claim)).flatten();
    places.into_iter().any(|(finding, camp)| *camp_in.entry(*finding).or_insert(*camp) != *camp)
}

fn verdict(story: &Arc<str>, group: &Group<'_>) -> Verdict {
    let revised = group.verdict == compare::Verdict::Revised;
    let revision = group.revision.as_ref().filter(|_| revised);
    let mut proof = vec![guards(group)];
    proof.extend(revision.map(|r| steps(group, r)));
    proof.extend(revision.map(|r| outdated(group, r)));
    proof.push(group.reason.clone());
    proof.retain(|line| !line.is_empty());
    Verdict {
        kind: group.verdict.as_str(),
        story: story.clone(),
        message: revision
            .and_then(summary)
            .map_or_else(|| group.question.clone(), |summary| format!("{}: {summary}", group.question)),
        proof,
        revision: revision.and_then(|r| told(group, r)),
        labels: group.members.iter().map(label).collect(),
    }
}

/// A claim with its statement.
pub(super) fn label(member: &Member<'_>) -> Label {
    Label {
        span: member.claim.span,
        message: member.claim.statement.to_string(),
        claim: Some(member.claim.id.clone()),
    }
}

/// The guards that are equal, where the claims were held against each other.
fn guards(group: &Group<'_>) -> String {
    let guards: Vec<&str> =
        group.guards.iter().map(|g| g.reason.as_str()).filter(|r| !r.is_empty()).collect();
    if guards.is_empty() { String::new() } else { format!("{};", guards.join(", ")) }
}

/// `from 9 to 17 by 2023-03-07`.
fn summary(revision: &compare::Revision) -> Option<String> {
    let (first, last) = (revision.steps.first()?, revision.steps.last()?);
    (revision.steps.len() > 1).then(|| format!("from {} to {} by {}", first.value, last.value, last.when))
}

fn told(group: &Group<'_>, revision: &compare::Revision) -> Option<Revision> {
    let (first, last) = (revision.steps.first()?, revision.steps.last()?);
    let outdated = revision.outdated.iter().filter_map(|&i| group.members.get(i));
    Some(Revision {
        from: first.value.clone(),
        to: last.value.clone(),
        when: last.when.clone(),
        outdated: outdated.map(|m| m.claim.id.clone()).collect(),
    })
}

/// `9 on 2023-03-06 (River Post), 17 on 2023-03-07 (Harbour Times);`.
fn steps(group: &Group<'_>, revision: &compare::Revision) -> String {
    let step = |step: &Step| {
        let name = group.members.get(step.member).map_or("", |m| m.reading.display_name());
        format!("{} on {} ({name})", step.value, step.when)
    };
    let steps: Vec<String> = revision.steps.iter().map(step).collect();
    format!("{};", steps.join(", "))
}

/// `9 on 2023-03-10 (Desk) is outdated: 17 since 2023-03-07;`.
fn outdated(group: &Group<'_>, revision: &compare::Revision) -> String {
    let Some(last) = revision.steps.last() else { return String::new() };
    let behind = revision.outdated.iter().filter_map(|&i| group.members.get(i)).map(|member| {
        let dated = member.reading.published.as_ref().filter(|p| p.is_of_a_day());
        let when = dated.map(|p| p.time.edtf());
        let when = when.map_or_else(|| ", undated".to_owned(), |when| format!(" on {when}"));
        format!("{}{when} ({})", member.claim.statement.value, member.reading.display_name())
    });
    let behind: Vec<String> = behind.collect();
    match behind.len() {
        0 => String::new(),
        n => {
            let is = if n == 1 { "is" } else { "are" };
            format!("{} {is} outdated: {} since {};", behind.join(", "), last.value, last.when)
        }
    }
}
