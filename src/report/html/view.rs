//! A report as the page's template asks for it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::claim::ClaimId;
use crate::report::context::context;
use crate::report::drawing::Pages;
use crate::report::drawing::visible::one_line;
use crate::report::human::{count, stories, unchecked};
use crate::report::place::{Place, percent_encoded};
use crate::report::tally::Tally;
use crate::report::told::told;
use crate::report::{Absent, Report, SourceSummary, Style};
use crate::rule::{Finding, Label};
use crate::rules::RULES;
use crate::span::{SourceId, Span};

use super::draft::{DraftView, draft};
use super::graph::{Graph, graph};
use super::lattice::{Lattice, lattice};
use super::marked::{SourceView, Sources};
use super::{SCRIPT, STYLE};

/// Characters of a line that are shown on either side of a passage.
const REACH: usize = 110;

/// Colours that camps have; further ones begin again.
const COLOURS: usize = 6;

/// All of the page.
#[derive(Serialize)]
pub struct Page<'a> {
    version: &'static str,
    policy: String,
    style: &'static str,
    script: &'static str,
    tally: String,
    totals: String,
    severities: Vec<SeverityRow>,
    rules: Vec<RuleRow<'a>>,
    stories: Vec<StoryRow<'a>>,
    sources: Vec<SourceView<'a>>,
    lattice: Lattice,
    draft: Option<DraftView<'a>>,
    findings: Vec<FindingView<'a>>,
    absent: Vec<AbsentView<'a>>,
    verdicts: Vec<NoteView<'a>>,
    silence: Vec<NoteView<'a>>,
    unchecked: Vec<String>,
}

#[derive(Serialize)]
struct SeverityRow {
    one: &'static str,
    many: &'static str,
    new: usize,
    known: usize,
    accepted: usize,
}

#[derive(Serialize)]
struct RuleRow<'a> {
    code: &'a str,
    name: &'a str,
    summary: &'a str,
    /// Line by line: a line end in a field would be shown as a sign.
    explanation: Vec<&'a str>,
    findings: usize,
}

#[derive(Serialize)]
struct StoryRow<'a> {
    name: &'a str,
    /// As it stands in an address.
    query: String,
    sources: usize,
    findings: usize,
}

#[derive(Serialize)]
struct FindingView<'a> {
    id: String,
    code: &'a str,
    name: &'a str,
    severity: &'static str,
    standing: &'static str,
    reason: Option<&'a str>,
    story: &'a str,
    message: &'a str,
    /// Ids of the sources it concerns.
    sources: String,
    passages: Vec<PassageView<'a>>,
    others: Vec<PassageView<'a>>,
    proof: &'a [String],
    help: &'a [String],
    camps: Vec<CampView<'a>>,
    graph: Option<Graph>,
    fingerprint: &'a str,
}

/// Words of a source with what stands round them.
#[derive(Serialize)]
pub struct PassageView<'a> {
    who: &'a str,
    place: String,
    published: Option<&'a str>,
    /// Where the words stand in the page.
    mark: String,
    cut_before: bool,
    before: &'a str,
    words: &'a str,
    after: &'a str,
    cut_after: bool,
    notation: &'a str,
    camp: Option<CampSign>,
}

/// How a camp is told from others.
#[derive(Clone, Copy, Serialize)]
pub struct CampSign {
    /// `A` for the first.
    letter: char,
    /// Number of its colour.
    pub colour: usize,
}

#[derive(Serialize)]
struct CampView<'a> {
    letter: char,
    colour: usize,
    value: &'a str,
    witnesses: usize,
    stated_by: String,
}

#[derive(Serialize)]
struct AbsentView<'a> {
    code: &'a str,
    story: &'a str,
    message: &'a str,
    fingerprint: &'a str,
}

/// What is no finding.
#[derive(Serialize)]
struct NoteView<'a> {
    kind: &'a str,
    message: &'a str,
    proof: &'a [String],
    passages: Vec<PassageView<'a>>,
}

/// The page of a report.
pub fn page<'a>(report: &'a Report, style: &Style, policy: String) -> Page<'a> {
    // The passages live as long as the report, and so do the lines they are found by.
    let pages = Pages::of_all(report);
    let ids = finding_ids(&report.findings);
    let view = View { report, pages: &pages };
    let verdicts = report.verdicts.iter().filter(|_| style.notes);
    Page {
        version: env!("CARGO_PKG_VERSION"),
        policy,
        style: STYLE,
        script: SCRIPT,
        tally: Tally::of(report).to_string(),
        totals: totals(report),
        severities: severities(&Tally::of(report)),
        rules: rules(&report.findings),
        stories: story_rows(report),
        sources: Sources { report, pages: &pages, ids: &ids, notes: style.notes }.views(),
        lattice: lattice(report),
        draft: draft(report, &pages),
        findings: report.findings.iter().zip(&ids).map(|(f, id)| view.finding(f, id)).collect(),
        absent: report.absent.iter().map(absent).collect(),
        verdicts: verdicts.map(|v| view.note(v.kind, &v.message, &v.proof, &v.labels)).collect(),
        silence: report
            .silence
            .iter()
            .flatten()
            .map(|s| view.note(s.guard, &s.message, &s.proof, &s.labels))
            .collect(),
        unchecked: unchecked(&report.summary.not_checked),
    }
}

/// The id of a source in the page.
pub fn source_id(source: SourceId) -> String {
    format!("s{}", source.0)
}

/// The id of marked words in the page.
pub fn mark_id(span: Span) -> String {
    format!("{}-{}-{}", source_id(span.source), span.start, span.end)
}

/// What reports call a source: its publisher, else its file's name.
pub fn name_of(source: &SourceSummary) -> &str {
    let file = || source.path.rsplit(['/', '\\']).next().filter(|name| !name.is_empty());
    source.publisher.as_deref().or_else(file).unwrap_or(&source.path)
}

/// The sign of the camp that holds a claim.
pub fn sign_of(finding: &Finding, claim: Option<&ClaimId>) -> Option<CampSign> {
    finding.camps.iter().position(|camp| claim.is_some_and(|id| camp.claims.contains(id))).map(sign)
}

/// The sign of a camp by its number.
pub fn sign(number: usize) -> CampSign {
    let letter = u8::try_from(number % 26).map_or('?', |n| char::from(b'A' + n));
    CampSign { letter, colour: number % COLOURS }
}

impl CampSign {
    /// `A`.
    pub fn letter(self) -> char {
        self.letter
    }
}

/// An id of its own for each finding, the same from run to run.
fn finding_ids(findings: &[Finding]) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut id = |finding: &'_ Finding| {
        let before = seen.entry(finding.fingerprint.clone()).or_default();
        *before += 1;
        if *before == 1 {
            format!("f-{}", finding.fingerprint)
        } else {
            format!("f-{}-{before}", finding.fingerprint)
        }
    };
    findings.iter().map(&mut id).collect()
}

fn totals(report: &Report) -> String {
    let summary = &report.summary;
    format!(
        "{} in {}; {} read, {} made",
        count(summary.sources, "source", "sources"),
        count(stories(report), "story", "stories"),
        count(summary.claims, "claim", "claims"),
        count(summary.comparisons, "comparison", "comparisons"),
    )
}

fn severities(tally: &Tally) -> Vec<SeverityRow> {
    let words = [("error", "errors"), ("warning", "warnings"), ("note", "notes")];
    let counts = tally.new.into_iter().zip(tally.known).zip(tally.accepted);
    let row = |((one, many), ((new, known), accepted))| SeverityRow { one, many, new, known, accepted };
    words.into_iter().zip(counts).map(row).collect()
}

/// The rules that found something, by code.
fn rules(findings: &[Finding]) -> Vec<RuleRow<'_>> {
    let mut rows: BTreeMap<&str, RuleRow<'_>> = BTreeMap::new();
    for finding in findings {
        let row = rows.entry(finding.code).or_insert_with(|| {
            let rule = RULES.iter().find(|rule| rule.code == finding.code);
            RuleRow {
                code: finding.code,
                name: finding.name,
                summary: rule.map_or("", |rule| rule.summary),
                explanation: rule.map_or(Vec::new(), |rule| rule.explanation.trim().lines().collect()),
                findings: 0,
            }
        });
        row.findings += 1;
    }
    rows.into_values().collect()
}

fn story_rows(report: &Report) -> Vec<StoryRow<'_>> {
    let mut rows: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for source in &report.sources {
        rows.entry(&source.story).or_default().0 += 1;
    }
    for finding in &report.findings {
        rows.entry(&finding.story).or_default().1 += 1;
    }
    let row = |(name, (sources, findings))| StoryRow {
        name,
        query: percent_encoded(&one_line(name)),
        sources,
        findings,
    };
    rows.into_iter().map(row).collect()
}

fn absent(absent: &Absent) -> AbsentView<'_> {
    AbsentView {
        code: &absent.code,
        story: &absent.story,
        message: &absent.message,
        fingerprint: &absent.fingerprint,
    }
}

/// What views are made of.
#[derive(Clone, Copy)]
struct View<'a, 'p> {
    report: &'a Report,
    pages: &'p Pages<'a>,
}

impl<'a> View<'a, '_> {
    fn finding(self, finding: &'a Finding, id: &str) -> FindingView<'a> {
        let told = told(finding);
        let others = finding.labels.iter().filter(|label| !told.contains(label));
        let passage = |label: &'a Label| self.passage(label, sign_of(finding, label.claim.as_ref()));
        let sources: BTreeSet<SourceId> = finding.labels.iter().map(|label| label.span.source).collect();
        let sources: Vec<String> = sources.into_iter().map(source_id).collect();
        FindingView {
            id: id.to_owned(),
            code: finding.code,
            name: finding.name,
            severity: finding.severity.as_str(),
            standing: finding.standing.as_str(),
            reason: finding.standing.reason(),
            story: &finding.story,
            message: &finding.message,
            sources: sources.join(" "),
            others: others.filter_map(passage).collect(),
            passages: told.into_iter().filter_map(passage).collect(),
            proof: &finding.proof,
            help: &finding.help,
            camps: self.camps(finding),
            graph: graph(finding, self.report),
            fingerprint: &finding.fingerprint,
        }
    }

    fn note(self, kind: &'a str, message: &'a str, proof: &'a [String], labels: &'a [Label]) -> NoteView<'a> {
        let passages = labels.iter().filter_map(|label| self.passage(label, None)).collect();
        NoteView { kind, message, proof, passages }
    }

    fn passage(self, label: &'a Label, camp: Option<CampSign>) -> Option<PassageView<'a>> {
        let source = self.pages.source(label.span.source)?;
        let found = context(&source.text, label.span.range(), REACH);
        Some(PassageView {
            who: name_of(source),
            place: Place::of(label, self.pages)?.to_string(),
            published: source.published.as_deref(),
            mark: mark_id(label.span),
            cut_before: found.cut_before,
            before: found.before,
            words: found.words,
            after: found.after,
            cut_after: found.cut_after,
            notation: &label.message,
            camp,
        })
    }

    fn camps(self, finding: &'a Finding) -> Vec<CampView<'a>> {
        let camps = finding.camps.iter().enumerate().map(|(number, camp)| {
            let of_camp = |label: &&Label| label.claim.as_ref().is_some_and(|id| camp.claims.contains(id));
            let mut names: Vec<&str> = Vec::new();
            for label in finding.labels.iter().filter(of_camp) {
                let name = self.pages.source(label.span.source).map_or("", name_of);
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            let CampSign { letter, colour } = sign(number);
            CampView {
                letter,
                colour,
                value: &camp.value,
                witnesses: camp.witnesses,
                stated_by: names.join(", "),
            }
        });
        camps.collect()
    }
}
