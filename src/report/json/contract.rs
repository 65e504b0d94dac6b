//! The shape of what programs read: version 1 of the contract. Fields are only ever added; a change of meaning gets a new
//! version.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::draft::DraftOut;

/// A report of `crosscheck check`.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(title = "crosscheck report", deny_unknown_fields)]
pub struct Document<'a> {
    /// The version of this contract: `crosscheck/1`.
    pub schema: &'static str,
    /// Ordered by publication (undated last), then path.
    pub sources: Vec<SourceOut<'a>>,
    /// Places where the sources cannot all be right, or one cannot.
    pub findings: Vec<FindingOut<'a>>,
    /// What the baseline holds and this run did not raise; only with a baseline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub absent: Option<Vec<AbsentOut<'a>>>,
    /// Comparable claims that are no finding; only with `--notes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdicts: Option<Vec<VerdictOut<'a>>>,
    /// Claims that differ in value and were kept apart by one guard; only with `--explain-silence`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub silence: Option<Vec<SilenceOut<'a>>>,
    /// What the sources say to the drafts; only with `--against`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draft: Option<DraftOut<'a>>,
    /// Counts.
    pub summary: SummaryOut<'a>,
}

/// An article.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Source", deny_unknown_fields)]
pub struct SourceOut<'a> {
    /// The path as given, or the `id` of a JSONL article.
    pub path: &'a str,
    /// The file that holds it, if that is not `path`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<&'a str>,
    /// The story it belongs to.
    pub story: &'a str,
    /// Given with the article or read from it.
    pub title: Option<&'a str>,
    /// Given with the article or read from it.
    pub publisher: Option<&'a str>,
    /// Date or date-time, EDTF.
    pub published: Option<&'a str>,
    /// Where the date comes from, in words.
    pub published_from: Option<&'a str>,
    /// ISO 639-3 code of most of its text.
    pub language: &'a str,
}

/// A place where the sources cannot all be right, or one cannot.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Finding", deny_unknown_fields)]
pub struct FindingOut<'a> {
    /// The rule's code, such as `Q001`.
    pub code: &'a str,
    /// The rule's name, such as `conflicting-figures`.
    pub name: &'a str,
    /// How bad it is.
    #[schemars(with = "Severity")]
    pub severity: &'static str,
    /// The story.
    pub story: &'a str,
    /// One sentence.
    pub message: &'a str,
    /// Statements, equal guards, and what fails.
    pub proof: &'a [String],
    /// What a reader can do or should know.
    pub help: &'a [String],
    /// The same for the same finding when lines move or files are renamed.
    pub fingerprint: &'a str,
    /// How it stands to what was decided before; only what is new fails a run.
    #[schemars(with = "Standing")]
    pub standing: &'static str,
    /// Why it was accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<&'a str>,
    /// Claims that can be true together.
    pub camps: Vec<CampOut<'a>>,
    /// The passages, earliest source first; the first is the primary one.
    pub labels: Vec<LabelOut<'a>>,
}

/// How bad a finding is.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
#[expect(dead_code, reason = "only its schema is used")]
enum Severity {
    Error,
    Warning,
    Note,
}

/// How a finding stands to what was decided before.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
#[expect(dead_code, reason = "only its schema is used")]
enum Standing {
    /// Nothing was decided about it.
    New,
    /// The baseline holds it.
    Known,
    /// It was accepted for a reason.
    Accepted,
}

/// A finding that the baseline holds and this run did not raise.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Absent", deny_unknown_fields)]
pub struct AbsentOut<'a> {
    /// The rule's code.
    pub code: &'a str,
    /// The story.
    pub story: &'a str,
    /// One sentence, as it was found.
    pub message: &'a str,
    /// As it was found.
    pub fingerprint: &'a str,
}

/// Claims that can be true together.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Camp", deny_unknown_fields)]
pub struct CampOut<'a> {
    /// The value in notation.
    pub value: &'a str,
    /// Ids of its claims, earliest source first.
    pub claims: Vec<&'a str>,
    /// Independent sources that state it.
    pub witnesses: usize,
}

/// Words of a source.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Label", deny_unknown_fields)]
pub struct LabelOut<'a> {
    /// `path` of the source.
    pub source: &'a str,
    /// First byte in the decoded source; in that of an HTML file its markup counts.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// 1-based.
    pub line: usize,
    /// 1-based, in characters.
    pub column: usize,
    /// The words.
    pub text: &'a str,
    /// What is said about them.
    pub message: &'a str,
    /// The id of the claim they show.
    pub claim: Option<&'a str>,
}

/// Comparable claims that are no finding.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Verdict", deny_unknown_fields)]
pub struct VerdictOut<'a> {
    /// How they stand to each other.
    #[schemars(with = "VerdictKind")]
    pub kind: &'a str,
    /// The story.
    pub story: &'a str,
    /// One line.
    pub message: &'a str,
    /// Statements and guards.
    pub proof: &'a [String],
    /// For `revised`, where the articles are dated: how the figure was brought up to date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revision: Option<RevisionOut<'a>>,
    /// The passages, earliest source first.
    pub labels: Vec<LabelOut<'a>>,
}

/// How comparable claims that are no finding stand to each other.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
#[expect(dead_code, reason = "only its schema is used")]
enum VerdictKind {
    /// The same value.
    Agree,
    /// One value, rounded differently.
    Rounding,
    /// One value lies inside the other.
    Inside,
    /// The same in other units.
    Converted,
    /// One is a part of the other.
    Part,
    /// A cumulative figure brought up to date.
    Revised,
    /// Estimates or opinions of different speakers.
    Spread,
    /// Not enough is said to decide.
    Undetermined,
}

/// Two claims that differ in value and were kept apart by one guard.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Silence", deny_unknown_fields)]
pub struct SilenceOut<'a> {
    /// The guard that blocked, such as `scope`.
    pub guard: &'a str,
    /// The story.
    pub story: &'a str,
    /// One line.
    pub message: &'a str,
    /// The guards in the order in which they were asked.
    pub proof: &'a [String],
    /// The two passages.
    pub labels: Vec<LabelOut<'a>>,
}

/// How a figure was brought up to date.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Revision", deny_unknown_fields)]
pub struct RevisionOut<'a> {
    /// The first value, in notation.
    pub from: &'a str,
    /// The last value, in notation.
    pub to: &'a str,
    /// When the last value was first published: date or date-time, EDTF.
    pub when: &'a str,
    /// Ids of claims that carry an older value although the last one was known, or whose source is undated.
    pub outdated: Vec<&'a str>,
}

/// Counts.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Summary", deny_unknown_fields)]
pub struct SummaryOut<'a> {
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
    /// Sources read.
    pub sources: usize,
    /// Claims extracted.
    pub claims: usize,
    /// Pairs of claims compared.
    pub comparisons: usize,
    /// Comparable claims that are no finding, by kind.
    pub verdicts: &'a BTreeMap<&'static str, usize>,
    /// Findings by rule, in the order of the codes: what `--statistics` prints.
    pub rules: Vec<RuleOut<'a>>,
    /// What was not checked.
    pub not_checked: NotCheckedOut<'a>,
}

/// How many findings a rule raised.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "RuleCount", deny_unknown_fields)]
pub struct RuleOut<'a> {
    /// The rule's code.
    pub code: &'a str,
    /// The rule's name.
    pub name: &'a str,
    pub new: usize,
    pub known: usize,
    pub accepted: usize,
}

/// What was not checked.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "NotChecked", deny_unknown_fields)]
pub struct NotCheckedOut<'a> {
    /// Sources that could not be read.
    pub unreadable_sources: usize,
    /// Blocks in other languages, by ISO 639-3 code.
    pub foreign_blocks: &'a BTreeMap<&'static str, usize>,
    /// Captions and page furniture.
    pub furniture_blocks: usize,
    /// Sentences of checked blocks.
    pub sentences: usize,
    /// Those without a claim.
    pub sentences_without_claim: usize,
    /// Comparisons left undecided, by reason.
    pub undetermined: &'a BTreeMap<&'static str, usize>,
}
