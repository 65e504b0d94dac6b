//! What a rule finds over the camps of a group: the passages, the proof, and who says what as help.

use crate::claim::Value;
use crate::compare::{CampMembers, Group, Member};
use crate::key::Key;
use crate::span::SourceId;

use super::{Camp, Draft, Label, Severity};

impl Draft {
    /// A draft over a group in conflict: labels in notation, the guards and what fails as proof, the camps with their
    /// witnesses as help. `highest` is the rule's severity; a group that is not proven lowers it to a warning.
    pub fn of_group(group: &Group<'_>, highest: Severity, message: String) -> Self {
        let all: Vec<usize> = (0..group.members.len()).collect();
        let mut draft = Self::of_camps(group, &group.camps, highest, message);
        draft.help.extend(undecided(group, &group.camps));
        Self { labels: labels(group, &all), ..draft }
    }

    /// A draft over camps that a rule made of a group's members: only they are labelled and counted.
    pub fn of_camps(group: &Group<'_>, camps: &[CampMembers], highest: Severity, message: String) -> Self {
        let guards: Vec<&str> =
            group.guards.iter().map(|g| g.reason.as_str()).filter(|r| !r.is_empty()).collect();
        let mut members: Vec<usize> = camps.iter().flat_map(|c| c.members.iter().copied()).collect();
        members.sort_unstable();
        Self {
            severity: if group.proven { highest } else { highest.min(Severity::Warning) },
            message,
            proof: vec![format!("{};", guards.join(", ")), group.reason.clone()],
            help: vec![tally(group, camps)],
            labels: labels(group, &members),
            key: Key::of_camps(group.key.as_str(), camps.iter().map(|camp| values(group, camp))),
            camps: camps.iter().map(|camp| camp_of(group, camp)).collect(),
        }
    }
}

/// A label for each member. Which of them people are shown, reports for people decide.
fn labels(group: &Group<'_>, members: &[usize]) -> Vec<Label> {
    members.iter().filter_map(|&i| group.members.get(i)).map(label_of).collect()
}

/// What the members of a camp state.
fn values<'a>(group: &Group<'a>, camp: &CampMembers) -> Vec<&'a Value> {
    let members = camp.members.iter().filter_map(|&i| group.members.get(i));
    members.map(|member| &member.claim.statement.value).collect()
}

fn camp_of(group: &Group<'_>, camp: &CampMembers) -> Camp {
    let claims = camp.members.iter().filter_map(|&i| group.members.get(i)).map(|m| m.claim.id.clone());
    Camp { value: camp.value.clone(), claims: claims.collect(), witnesses: group.witnesses(camp) }
}

fn label_of(member: &Member<'_>) -> Label {
    Label {
        span: member.claim.span,
        message: member.claim.statement.to_string(),
        claim: Some(member.claim.id.clone()),
    }
}

/// `two witnesses say 140.. (Harbour Times, Coast Wire), one says 120 (River Post)`. What a draft says is told apart.
fn tally(group: &Group<'_>, camps: &[CampMembers]) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut counted = false;
    for camp in camps {
        let count = group.witnesses(camp);
        let is_draft = |i: &&usize| group.members.get(**i).is_some_and(|m| m.reading.source.given.draft);
        let (drafts, others): (Vec<usize>, Vec<usize>) = camp.members.iter().partition(is_draft);
        if others.is_empty() {
            parts.push(format!("the draft says {}", camp.value));
            continue;
        }
        let witness = match (counted, count) {
            (false, 1) => " witness",
            (false, _) => " witnesses",
            (true, _) => "",
        };
        counted = true;
        let (names, sources) = voices(group, &others);
        let copied = if sources > count { ", of which some carry the same text" } else { "" };
        let copied = if sources > count && count == 1 { ", with the same text" } else { copied };
        let says = if count == 1 { "says" } else { "say" };
        let too = if drafts.is_empty() { "" } else { ", and so does the draft" };
        parts.push(format!("{}{witness} {says} {} ({names}{copied}){too}", in_words(count), camp.value));
    }
    parts.join(", ")
}

/// Names of sources that a line of help lists at most.
const NAMED: usize = 4;

/// The sources of members as prose lists them, and how many there are.
fn voices(group: &Group<'_>, members: &[usize]) -> (String, usize) {
    let mut sources: Vec<SourceId> = Vec::new();
    let mut names: Vec<&str> = Vec::new();
    for member in members.iter().filter_map(|&i| group.members.get(i)) {
        if !sources.contains(&member.claim.span.source) {
            sources.push(member.claim.span.source);
        }
        let name = member.reading.display_name();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let more = names.len().saturating_sub(NAMED);
    let listed = names.get(..names.len() - more).unwrap_or_default().join(", ");
    (if more > 0 { format!("{listed} and {} more", in_words(more)) } else { listed }, sources.len())
}

/// `9.. (Coast Wire) fits more than one of them`: a value that tells no camp from another is nobody's witness.
fn undecided(group: &Group<'_>, camps: &[CampMembers]) -> Option<String> {
    let in_camp = |i: &usize| camps.iter().any(|camp| camp.members.contains(i));
    let open: Vec<usize> = (0..group.members.len()).filter(|i| !in_camp(i)).collect();
    let first = group.members.get(*open.first()?)?;
    let (names, _) = voices(group, &open);
    Some(format!("{} ({names}) fits more than one of them", first.claim.statement.value))
}

/// Small numbers as prose prints them.
fn in_words(count: usize) -> String {
    let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    words.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}
