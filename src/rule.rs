//! Rules: what a rule is, and what it finds.

use std::sync::Arc;

use indexmap::IndexMap;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::acceptance::Unmatched;
use crate::claim::{ClaimId, Value};
use crate::compare::{CampMembers, Comparison, Group, Member};
use crate::coverage::{Coverage, Dispute, Disputed};
use crate::extract::Reading;
use crate::graph::FactGraph;
use crate::key::Key;
use crate::span::{SourceId, Span};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A difference worth knowing.
    Note,
    /// Probably a conflict; some guard was left unsaid.
    Warning,
    /// The sources cannot all be right.
    Error,
}

impl Severity {
    /// The word reports print.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Words of a source with what is to be said about them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The words.
    pub span: Span,
    /// What to say: mostly the statement in notation.
    pub message: String,
    /// The claim it shows.
    pub claim: Option<ClaimId>,
}

/// Claims of a group that can be true together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Camp {
    /// The value in notation.
    pub value: String,
    /// Its claims, earliest source first.
    pub claims: Vec<ClaimId>,
    /// How many independent sources state it.
    pub witnesses: usize,
}

/// How a finding stands to what was decided before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Nothing was decided about it.
    #[default]
    New,
    /// The baseline holds it.
    Known,
    /// It was accepted, for this reason.
    Accepted(String),
}

impl Standing {
    /// The word reports print.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Known => "known",
            Self::Accepted(_) => "accepted",
        }
    }

    /// Why it was accepted, if it was.
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Accepted(reason) => Some(reason),
            Self::New | Self::Known => None,
        }
    }
}

/// A place where the sources cannot all be right, or a source cannot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's code.
    pub code: &'static str,
    /// The rule's name.
    pub name: &'static str,
    /// After the proof has lowered it.
    pub severity: Severity,
    /// The story.
    pub story: Arc<str>,
    /// One sentence: lower case, no full stop.
    pub message: String,
    /// Both statements, the guards that are equal, and what fails.
    pub proof: Vec<String>,
    /// What a reader can do or should know.
    pub help: Vec<String>,
    /// What it is about, and the values that are stated of it.
    pub key: Key,
    /// Survives moved lines and renamed files; another value makes another one.
    pub fingerprint: String,
    /// How it stands to what was decided before: only what is new fails a run.
    pub standing: Standing,
    /// The camps, for findings over a group.
    pub camps: Vec<Camp>,
    /// The passages, earliest source first; the first is the primary one.
    pub labels: Vec<Label>,
}

/// What a rule looks at.
#[derive(Clone, Copy)]
pub enum Check {
    /// Comparable claims of several places.
    Group(fn(&Group<'_>) -> Vec<Draft>),
    /// One source.
    Source(fn(&Reading) -> Vec<Draft>),
    /// All sources of a story, the earliest first, where what is held together are different properties.
    Story(fn(&[Reading]) -> Vec<Draft>),
    /// What the sources say to a draft that is held against them.
    Coverage(fn(&Coverage) -> Vec<Draft>),
    /// A decision on findings that meets none.
    Acceptance(fn(&Unmatched) -> Draft),
}

/// A rule's record.
pub struct Rule {
    /// `D001`.
    pub code: &'static str,
    /// `conflicting-dates`.
    pub name: &'static str,
    /// Its highest severity.
    pub severity: Severity,
    /// What it finds, in one line.
    pub summary: &'static str,
    /// Markdown with fenced `conflict` and `consistent` examples, run as tests.
    pub explanation: &'static str,
    /// The check.
    pub check: Check,
}

/// A finding as a rule writes it, before the code, the story and the fingerprint are added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// After the proof has lowered it.
    pub severity: Severity,
    /// One sentence.
    pub message: String,
    /// The proof, a line each.
    pub proof: Vec<String>,
    /// Help, a line each.
    pub help: Vec<String>,
    /// The camps.
    pub camps: Vec<Camp>,
    /// The passages.
    pub labels: Vec<Label>,
    /// What tells this finding from others of its rule and story.
    pub key: Key,
}

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

/// Runs rules over the sources and groups of one story. Findings come in the order of their first label.
pub fn run(rules: &[Rule], graph: &FactGraph, comparison: &Comparison<'_>) -> Vec<Finding> {
    found(rules, graph, |check| match check {
        Check::Group(check) => comparison.groups.par_iter().flat_map_iter(check).collect(),
        Check::Source(check) => graph.readings.par_iter().flat_map_iter(check).collect(),
        Check::Story(check) => check(&graph.readings),
        Check::Coverage(_) | Check::Acceptance(_) => Vec::new(),
    })
}

/// Runs the rules over what the sources of a story say to its drafts.
pub fn run_on_drafts(rules: &[Rule], graph: &FactGraph, coverage: &Coverage) -> Vec<Finding> {
    found(rules, graph, |check| match check {
        Check::Coverage(check) => check(coverage),
        _ => Vec::new(),
    })
}

fn found(rules: &[Rule], graph: &FactGraph, drafts: impl Fn(Check) -> Vec<Draft>) -> Vec<Finding> {
    let story: Arc<str> = graph.story.as_str().into();
    let mut findings = Vec::new();
    for rule in rules {
        let drafts = merged(drafts(rule.check));
        findings.extend(drafts.into_iter().map(|draft| raise(rule, &story, draft)));
    }
    sort(&mut findings, graph);
    findings
}

/// Puts findings into the order of their first label, and the labels of each into that of their sources.
pub fn sort(findings: &mut [Finding], graph: &FactGraph) {
    let rank: FxHashMap<SourceId, usize> =
        graph.readings.iter().enumerate().map(|(rank, r)| (r.source.id, rank)).collect();
    let place = |span: Span| (rank.get(&span.source).copied(), span.start, span.end);
    for finding in &mut *findings {
        finding.labels.sort_by_key(|l| place(l.span));
        finding.labels.dedup_by(|a, b| a.span == b.span);
    }
    findings.sort_by(|a, b| {
        let first = |f: &Finding| f.labels.first().map(|l| place(l.span));
        first(a).cmp(&first(b)).then_with(|| a.code.cmp(b.code)).then_with(|| a.message.cmp(&b.message))
    });
}

impl Finding {
    /// Whether it is on what sources say, and not on how a text or a decision is written.
    pub fn is_about_sources(&self) -> bool {
        !self.code.starts_with('T')
    }

    /// The passages that it tells apart: the camps, or all of its passages where it has none. Characters that hide something
    /// contradict nothing.
    pub fn dispute(&self) -> Option<Dispute> {
        if !self.is_about_sources() {
            return None;
        }
        let of = |label: &Label| Disputed {
            span: label.span,
            claim: label.claim.clone(),
            said: label.message.clone(),
        };
        let in_camp =
            |camp: &Camp, label: &Label| label.claim.as_ref().is_some_and(|c| camp.claims.contains(c));
        let camp = |camp: &Camp| {
            let labels = self.labels.iter().filter(|label| in_camp(camp, label));
            let said = |label: &Label| Disputed { said: format!("{} there", camp.value), ..of(label) };
            labels.map(said).collect::<Vec<_>>()
        };
        let sides = match self.camps.is_empty() {
            true => self.labels.iter().map(|label| vec![of(label)]).collect(),
            false => self.camps.iter().map(camp).collect(),
        };
        Some(Dispute { code: self.code, sides })
    }
}

/// One problem, one report: what several sources say alike, such as agency copy, is one finding with all labels.
fn merged(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut merged: IndexMap<Key, Draft> = IndexMap::new();
    for draft in drafts {
        match merged.get_mut(&draft.key) {
            Some(known) => {
                known.severity = known.severity.max(draft.severity);
                known.labels.extend(draft.labels);
            }
            None => {
                merged.insert(draft.key.clone(), draft);
            }
        }
    }
    merged.into_values().collect()
}

/// A draft as a finding of a rule.
pub fn raise(rule: &Rule, story: &Arc<str>, draft: Draft) -> Finding {
    Finding {
        code: rule.code,
        name: rule.name,
        severity: draft.severity.min(rule.severity),
        story: story.clone(),
        message: draft.message,
        proof: draft.proof,
        help: draft.help,
        fingerprint: draft.key.fingerprint(rule.code),
        key: draft.key,
        standing: Standing::New,
        camps: draft.camps,
        labels: draft.labels,
    }
}
