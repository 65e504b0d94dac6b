//! Findings to bytes: one file per output format. Formats decide nothing; they render what the report holds.

mod assemble;
mod context;
pub mod drawing;
pub mod github;
pub mod gitlab;
pub mod html;
pub mod human;
pub mod json;
pub mod jsonl;
pub mod junit;
pub mod listing;
pub mod markdown;
mod place;
#[cfg(test)]
mod samples;
pub mod sarif;
mod silence;
pub mod statistics;
mod tally;
mod told;
mod verdict;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use assemble::{StoryReport, Text, assemble};
pub use silence::guard_lines;

use crate::claim::ClaimId;
use crate::coverage::Coverage;
use crate::rule::{Finding, Label, Severity, Standing};
use crate::source::SourceMap;
use crate::span::{SourceId, Span};

/// A source as reports show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceSummary {
    /// Number within the run.
    pub id: SourceId,
    /// Path as given, or the id of a JSONL article.
    pub path: String,
    /// The file that holds it, if that is not `path`.
    pub file: Option<String>,
    /// The story.
    pub story: Arc<str>,
    /// Title, given or read.
    pub title: Option<String>,
    /// Publisher, given or read.
    pub publisher: Option<String>,
    /// Publication date or date-time, EDTF.
    pub published: Option<String>,
    /// Where that came from, in words: `front matter`, `text, line 7; day before month by the URL`.
    pub published_from: Option<String>,
    /// ISO 639-3 code of most of its text.
    pub language: &'static str,
    /// The decoded text, for excerpts.
    pub text: Text,
    /// Byte offset in `text` at which the article begins, behind its front matter.
    pub body: usize,
    /// Where the text stands in its file, if it is not the file.
    pub map: Option<Arc<SourceMap>>,
}

/// A claim as reports show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimSummary {
    /// Its stable name.
    pub id: ClaimId,
    /// The words that state it.
    pub span: Span,
    /// What kind it is: `figure`, `date`.
    pub kind: &'static str,
    /// The statement in notation.
    pub notation: String,
}

/// Comparable claims that are no finding: how they stand to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// `agree`, `rounding`, `inside`, `converted`, `part`, `revised`, `spread`, `undetermined`.
    pub kind: &'static str,
    /// The story.
    pub story: Arc<str>,
    /// One line.
    pub message: String,
    /// The proof, a line each.
    pub proof: Vec<String>,
    /// For `revised`: from what to what, when, and who is behind.
    pub revision: Option<Revision>,
    /// The passages.
    pub labels: Vec<Label>,
}

/// Two claims that differ in value and were kept apart by one guard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silence {
    /// The guard: `scope`, `subject`, `factuality`.
    pub guard: &'static str,
    /// The story.
    pub story: Arc<str>,
    /// One line.
    pub message: String,
    /// The guards in the order in which they were asked; the last one blocked.
    pub proof: Vec<String>,
    /// The two passages.
    pub labels: Vec<Label>,
}

/// How a figure was brought up to date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// The first value, in notation.
    pub from: String,
    /// The last value, in notation.
    pub to: String,
    /// When the last value was first published, EDTF.
    pub when: String,
    /// Claims that carry an older value although the last one was known, or that are undated.
    pub outdated: Vec<ClaimId>,
}

/// A finding that the baseline holds and this run did not raise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absent {
    /// The rule's code.
    pub code: String,
    /// The story.
    pub story: String,
    /// One sentence, as it was found.
    pub message: String,
    /// As it was found.
    pub fingerprint: String,
}

/// Which stories were looked at whole. Only where nothing was left out can what is not found be told to be gone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Looked {
    /// Stories of which articles were left out or could not be read.
    pub partial: BTreeSet<String>,
    /// Whether every story of the settings was looked at, so that what was known by another name is a story no more.
    pub complete: bool,
}

/// What was not checked, and how much of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NotChecked {
    /// Sources that could not be read.
    pub unreadable_sources: usize,
    /// Blocks in other languages: ISO 639-3 code to number of blocks.
    pub foreign_blocks: BTreeMap<&'static str, usize>,
    /// Captions and page furniture.
    pub furniture_blocks: usize,
    /// Sentences of checked blocks.
    pub sentences: usize,
    /// Sentences of checked blocks without a claim.
    pub sentences_without_claim: usize,
    /// Comparisons that were left undecided, by reason.
    pub undetermined: BTreeMap<&'static str, usize>,
}

/// Counts at the end of every report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Findings of severity error.
    pub errors: usize,
    /// Findings of severity warning.
    pub warnings: usize,
    /// Findings of severity note.
    pub notes: usize,
    /// Sources read.
    pub sources: usize,
    /// Claims extracted.
    pub claims: usize,
    /// Pairs of claims compared.
    pub comparisons: usize,
    /// Verdicts by kind.
    pub verdicts: BTreeMap<&'static str, usize>,
    /// What was not checked.
    pub not_checked: NotChecked,
}

/// Everything a format renders.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Sources, ordered by publication, then path.
    pub sources: Vec<SourceSummary>,
    /// Every claim of the sources, where they were asked for.
    pub claims: Option<Vec<ClaimSummary>>,
    /// Findings, by story, then the primary label's source and place.
    pub findings: Vec<Finding>,
    /// Whether the findings were held against a baseline.
    pub baseline: bool,
    /// What the baseline holds and this run did not raise.
    pub absent: Vec<Absent>,
    /// Comparable claims that are no finding.
    pub verdicts: Vec<Verdict>,
    /// Near misses, where they were asked for.
    pub silence: Option<Vec<Silence>>,
    /// What the sources say to the drafts, where drafts were held against sources.
    pub coverage: Option<Coverage>,
    /// Which stories were looked at whole.
    pub looked: Looked,
    /// Counts.
    pub summary: Summary,
}

impl Report {
    /// Whether the report can tell that what was found in a story before, `in_draft` or not, is gone. Drafts and stories are
    /// looked at in runs of their own.
    pub fn can_tell(&self, story: &str, in_draft: bool) -> bool {
        let there = || self.sources.iter().any(|source| *source.story == *story);
        in_draft == self.coverage.is_some()
            && !self.looked.partial.contains(story)
            && (self.looked.complete || there())
    }

    /// Leaves out the findings that `keep` refuses, and counts again.
    pub fn keep(&mut self, keep: impl Fn(&Finding) -> bool) {
        self.findings.retain(keep);
        self.count();
    }

    /// Counts the findings again.
    pub fn count(&mut self) {
        let count = |severity| self.findings.iter().filter(|finding| finding.severity == severity).count();
        self.summary.errors = count(Severity::Error);
        self.summary.warnings = count(Severity::Warning);
        self.summary.notes = count(Severity::Note);
    }
}

/// How a report is to look, as far as a format leaves that open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// Whether to colour.
    pub colour: bool,
    /// Whether to list comparable claims that are no finding.
    pub notes: bool,
    /// Whether to print the text of drafts with each claim marked.
    pub coverage: bool,
    /// The lowest severity of a new finding that fails the run; none if nothing does.
    pub fail_on: Option<Severity>,
}

impl Style {
    /// Whether a finding fails the run: only what is new does.
    pub fn fails(&self, finding: &Finding) -> bool {
        finding.standing == Standing::New && self.fail_on.is_some_and(|least| finding.severity >= least)
    }
}

/// A format's record.
pub struct Format {
    /// What `--format` calls it: the file's name.
    pub name: &'static str,
    /// What it is for, in one line.
    pub summary: &'static str,
    /// Whether it shows every claim of the sources, which a report holds only if it is asked to.
    pub claims: bool,
    /// The whole report as bytes.
    pub render: fn(&Report, &Style) -> Vec<u8>,
}

/// Every format, the default first.
pub const FORMATS: &[Format] = &[
    human::FORMAT,
    json::FORMAT,
    jsonl::FORMAT,
    html::FORMAT,
    sarif::FORMAT,
    github::FORMAT,
    gitlab::FORMAT,
    junit::FORMAT,
    markdown::FORMAT,
];
