//! For programs: version 1 of the contract. Fields are only ever added; a change of meaning gets a new version.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::rule::{Camp, Finding, Label};

use super::drawing::Pages;
use super::{Format, NotChecked, Report, Revision, Silence, SourceSummary, Style, Summary, Verdict};

/// The format's record.
pub const FORMAT: Format =
    Format { name: "json", summary: "for programs: one JSON object, version 1", render };

/// The version of the contract.
const VERSION: &str = "crosscheck/1";

/// The JSON Schema of this format's output, indented.
pub fn schema() -> String {
    let schema = schemars::schema_for!(Document<'static>);
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

fn render(report: &Report, style: &Style) -> Vec<u8> {
    let pages = Pages::new(report);
    let document = Document::of(report, &pages, style);
    // Every key is a string, so there is nothing that could fail.
    let mut bytes = serde_json::to_vec_pretty(&document).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// A report of `crosscheck check`.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(title = "crosscheck report", deny_unknown_fields)]
struct Document<'a> {
    /// The version of this contract: `crosscheck/1`.
    schema: &'static str,
    /// Ordered by publication (undated last), then path.
    sources: Vec<SourceOut<'a>>,
    /// Places where the sources cannot all be right, or one cannot.
    findings: Vec<FindingOut<'a>>,
    /// Comparable claims that are no finding; only with `--notes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    verdicts: Option<Vec<VerdictOut<'a>>>,
    /// Claims that differ in value and were kept apart by one guard; only with `--explain-silence`.
    #[serde(skip_serializing_if = "Option::is_none")]
    silence: Option<Vec<SilenceOut<'a>>>,
    /// Counts.
    summary: SummaryOut<'a>,
}

/// An article.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Source", deny_unknown_fields)]
struct SourceOut<'a> {
    /// The path as given, or the `id` of a JSONL article.
    path: &'a str,
    /// The file that holds it, if that is not `path`.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    /// The story it belongs to.
    story: &'a str,
    /// Given with the article or read from it.
    title: Option<&'a str>,
    /// Given with the article or read from it.
    publisher: Option<&'a str>,
    /// Date or date-time, EDTF.
    published: Option<&'a str>,
    /// Where the date comes from, in words.
    published_from: Option<&'a str>,
    /// ISO 639-3 code of most of its text.
    language: &'a str,
}

/// A place where the sources cannot all be right, or one cannot.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Finding", deny_unknown_fields)]
struct FindingOut<'a> {
    /// The rule's code, such as `Q001`.
    code: &'a str,
    /// The rule's name, such as `conflicting-figures`.
    name: &'a str,
    /// How bad it is.
    #[schemars(with = "Severity")]
    severity: &'static str,
    /// The story.
    story: &'a str,
    /// One sentence.
    message: &'a str,
    /// Statements, equal guards, and what fails.
    proof: &'a [String],
    /// What a reader can do or should know.
    help: &'a [String],
    /// The same for the same finding when lines move or files are renamed.
    fingerprint: &'a str,
    /// Claims that can be true together.
    camps: Vec<CampOut<'a>>,
    /// The passages, earliest source first; the first is the primary one.
    labels: Vec<LabelOut<'a>>,
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

/// Claims that can be true together.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Camp", deny_unknown_fields)]
struct CampOut<'a> {
    /// The value in notation.
    value: &'a str,
    /// Ids of its claims, earliest source first.
    claims: Vec<&'a str>,
    /// Independent sources that state it.
    witnesses: usize,
}

/// Words of a source.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Label", deny_unknown_fields)]
struct LabelOut<'a> {
    /// `path` of the source.
    source: &'a str,
    /// First byte in the decoded text.
    start: u32,
    /// One past the last byte.
    end: u32,
    /// 1-based.
    line: usize,
    /// 1-based, in characters.
    column: usize,
    /// The words.
    text: &'a str,
    /// What is said about them.
    message: &'a str,
    /// The id of the claim they show.
    claim: Option<&'a str>,
}

/// Comparable claims that are no finding.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Verdict", deny_unknown_fields)]
struct VerdictOut<'a> {
    /// How they stand to each other.
    #[schemars(with = "VerdictKind")]
    kind: &'a str,
    /// The story.
    story: &'a str,
    /// One line.
    message: &'a str,
    /// Statements and guards.
    proof: &'a [String],
    /// For `revised`, where the articles are dated: how the figure was brought up to date.
    #[serde(skip_serializing_if = "Option::is_none")]
    revision: Option<RevisionOut<'a>>,
    /// The passages, earliest source first.
    labels: Vec<LabelOut<'a>>,
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
struct SilenceOut<'a> {
    /// The guard that blocked, such as `scope`.
    guard: &'a str,
    /// The story.
    story: &'a str,
    /// One line.
    message: &'a str,
    /// The guards in the order in which they were asked.
    proof: &'a [String],
    /// The two passages.
    labels: Vec<LabelOut<'a>>,
}

/// How a figure was brought up to date.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Revision", deny_unknown_fields)]
struct RevisionOut<'a> {
    /// The first value, in notation.
    from: &'a str,
    /// The last value, in notation.
    to: &'a str,
    /// When the last value was first published: date or date-time, EDTF.
    when: &'a str,
    /// Ids of claims that carry an older value although the last one was known, or whose source is undated.
    outdated: Vec<&'a str>,
}

/// Counts.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Summary", deny_unknown_fields)]
struct SummaryOut<'a> {
    errors: usize,
    warnings: usize,
    notes: usize,
    /// Sources read.
    sources: usize,
    /// Claims extracted.
    claims: usize,
    /// Pairs of claims compared.
    comparisons: usize,
    /// Comparable claims that are no finding, by kind.
    verdicts: &'a BTreeMap<&'static str, usize>,
    /// What was not checked.
    not_checked: NotCheckedOut<'a>,
}

/// What was not checked.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "NotChecked", deny_unknown_fields)]
struct NotCheckedOut<'a> {
    /// Sources that could not be read.
    unreadable_sources: usize,
    /// Blocks in other languages, by ISO 639-3 code.
    foreign_blocks: &'a BTreeMap<&'static str, usize>,
    /// Captions and page furniture.
    furniture_blocks: usize,
    /// Sentences of checked blocks.
    sentences: usize,
    /// Those without a claim.
    sentences_without_claim: usize,
    /// Comparisons left undecided, by reason.
    undetermined: &'a BTreeMap<&'static str, usize>,
}

impl<'a> Document<'a> {
    fn of(report: &'a Report, pages: &'a Pages<'a>, style: &Style) -> Self {
        let silence = report.silence.as_ref();
        let silence = silence.map(|all| all.iter().map(|one| silenced(one, pages)).collect());
        let verdicts = style.notes.then(|| report.verdicts.iter().map(|v| verdict(v, pages)).collect());
        Self {
            schema: VERSION,
            sources: report.sources.iter().map(source).collect(),
            findings: report.findings.iter().map(|f| finding(f, pages)).collect(),
            verdicts,
            silence,
            summary: summary(&report.summary),
        }
    }
}

fn labels<'a>(labels: &'a [Label], pages: &'a Pages<'a>) -> Vec<LabelOut<'a>> {
    labels.iter().filter_map(|label| labelled(label, pages)).collect()
}

fn labelled<'a>(label: &'a Label, pages: &'a Pages<'a>) -> Option<LabelOut<'a>> {
    let page = pages.get(label.span.source)?;
    let (line, column) = page.lines.place(page.text, label.span.start as usize);
    Some(LabelOut {
        source: page.path,
        start: label.span.start,
        end: label.span.end,
        line,
        column,
        text: label.span.of(page.text),
        message: &label.message,
        claim: label.claim.as_ref().map(|id| &*id.0),
    })
}

fn source(source: &SourceSummary) -> SourceOut<'_> {
    SourceOut {
        path: &source.path,
        file: source.file.as_deref(),
        story: &source.story,
        title: source.title.as_deref(),
        publisher: source.publisher.as_deref(),
        published: source.published.as_deref(),
        published_from: source.published_from.as_deref(),
        language: source.language,
    }
}

fn finding<'a>(finding: &'a Finding, pages: &'a Pages<'a>) -> FindingOut<'a> {
    FindingOut {
        code: finding.code,
        name: finding.name,
        severity: finding.severity.as_str(),
        story: &finding.story,
        message: &finding.message,
        proof: &finding.proof,
        help: &finding.help,
        fingerprint: &finding.fingerprint,
        camps: finding.camps.iter().map(camp).collect(),
        labels: labels(&finding.labels, pages),
    }
}

fn camp(camp: &Camp) -> CampOut<'_> {
    CampOut {
        value: &camp.value,
        claims: camp.claims.iter().map(|id| &*id.0).collect(),
        witnesses: camp.witnesses,
    }
}

fn verdict<'a>(verdict: &'a Verdict, pages: &'a Pages<'a>) -> VerdictOut<'a> {
    VerdictOut {
        kind: verdict.kind,
        story: &verdict.story,
        message: &verdict.message,
        proof: &verdict.proof,
        revision: verdict.revision.as_ref().map(revision),
        labels: labels(&verdict.labels, pages),
    }
}

fn silenced<'a>(silence: &'a Silence, pages: &'a Pages<'a>) -> SilenceOut<'a> {
    SilenceOut {
        guard: silence.guard,
        story: &silence.story,
        message: &silence.message,
        proof: &silence.proof,
        labels: labels(&silence.labels, pages),
    }
}

fn revision(revision: &Revision) -> RevisionOut<'_> {
    RevisionOut {
        from: &revision.from,
        to: &revision.to,
        when: &revision.when,
        outdated: revision.outdated.iter().map(|id| &*id.0).collect(),
    }
}

fn summary(summary: &Summary) -> SummaryOut<'_> {
    SummaryOut {
        errors: summary.errors,
        warnings: summary.warnings,
        notes: summary.notes,
        sources: summary.sources,
        claims: summary.claims,
        comparisons: summary.comparisons,
        verdicts: &summary.verdicts,
        not_checked: not_checked(&summary.not_checked),
    }
}

fn not_checked(not: &NotChecked) -> NotCheckedOut<'_> {
    NotCheckedOut {
        unreadable_sources: not.unreadable_sources,
        foreign_blocks: &not.foreign_blocks,
        furniture_blocks: not.furniture_blocks,
        sentences: not.sentences,
        sentences_without_claim: not.sentences_without_claim,
        undetermined: &not.undetermined,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;

    fn value(report: &Report, notes: bool) -> serde_json::Value {
        let bytes = (FORMAT.render)(report, &Style { colour: false, notes });
        serde_json::from_slice(&bytes).expect("JSON")
    }

    #[test]
    fn reports_follow_their_schema() {
        let schema = serde_json::from_str(&schema()).expect("JSON");
        let validator = jsonschema::validator_for(&schema).expect("a schema");
        for report in [Report::default(), samples::two_mills()] {
            for notes in [false, true] {
                let value = value(&report, notes);
                let errors: Vec<String> = validator.iter_errors(&value).map(|e| e.to_string()).collect();
                assert_eq!(errors, Vec::<String>::new());
            }
        }
        assert!(!validator.is_valid(&serde_json::json!({"schema": "crosscheck/1"})));
    }

    #[test]
    fn labels_carry_their_place_and_words() {
        let value = value(&samples::two_mills(), false);
        let label = &value["findings"][0]["labels"][0];
        assert_eq!(label["source"], "river-post.txt");
        assert_eq!((&label["line"], &label["column"]), (&3.into(), &42.into()));
        assert_eq!(label["text"], "employs 120 people");
        assert_eq!(label["claim"], "aaaaaaaaaaaa");
        assert_eq!(value["findings"][0]["labels"].as_array().map(Vec::len), Some(3));
        assert!(value.get("verdicts").is_none());
    }
}
