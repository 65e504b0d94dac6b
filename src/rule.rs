//! Rules: what a rule is, and what it finds.

mod draft;

use std::sync::Arc;

use indexmap::IndexMap;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::acceptance::Unmatched;
use crate::claim::ClaimId;
use crate::compare::{Comparison, Group};
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
