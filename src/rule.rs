//! Rules: what a rule is, and what it finds.

use std::sync::Arc;

use crate::claim::ClaimId;
use crate::compare::Group;
use crate::extract::Reading;
use crate::span::Span;

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
    /// Survives moved lines and renamed files.
    pub fingerprint: String,
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
    /// What tells this finding from others of its rule and story: property, scope, entity, values.
    pub key: String,
}
