//! One report of many stories: sources, findings, verdicts and counts.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use super::silence::silence;
use super::verdict::verdicts;
use super::{ClaimSummary, NotChecked, Report, Silence, SourceSummary, Summary, Verdict};
use crate::compare::{self, Comparison, NearMiss};
use crate::coverage::Coverage;
use crate::extract::Reading;
use crate::graph::{FactGraph, REFERENCE};
use crate::rule::{Finding, Severity};
use crate::source::{Source, restore};

/// The text of a source for a report: that of the source itself, so that no story is held twice.
#[derive(Clone, Debug)]
pub enum Text {
    /// As it was read.
    Of(Arc<Source>),
    /// With what reading left out.
    Own(Arc<str>),
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Of(source) => &source.text,
            Self::Own(text) => text,
        }
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::Own(text.into())
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Text {}

/// What one story adds to a report.
#[derive(Clone, Debug, Default)]
pub struct StoryReport {
    sources: Vec<SourceSummary>,
    claims: Option<Vec<ClaimSummary>>,
    findings: Vec<Finding>,
    verdicts: Vec<Verdict>,
    silence: Option<Vec<Silence>>,
    coverage: Option<Coverage>,
    summary: Summary,
}

impl StoryReport {
    /// The report of one story.
    pub fn new(graph: &FactGraph, comparison: &Comparison<'_>, findings: Vec<Finding>) -> Self {
        let story: Arc<str> = graph.story.as_str().into();
        let mut summary = Summary { comparisons: comparison.comparisons, ..Summary::default() };
        for reading in &graph.readings {
            count_reading(reading, &mut summary);
        }
        for finding in &findings {
            match finding.severity {
                Severity::Error => summary.errors += 1,
                Severity::Warning => summary.warnings += 1,
                Severity::Note => summary.notes += 1,
            }
        }
        let verdicts = verdicts(&story, comparison, &findings);
        for verdict in &verdicts {
            *summary.verdicts.entry(verdict.kind).or_default() += 1;
        }
        let undetermined =
            verdicts.iter().filter(|v| v.kind == compare::Verdict::Undetermined.as_str()).count();
        if undetermined > 0 {
            summary.not_checked.undetermined.insert("guards", undetermined);
        }
        let sources = graph.readings.iter().map(source).collect();
        Self { sources, claims: None, findings, verdicts, silence: None, coverage: None, summary }
    }

    /// The report with every claim of the story.
    #[must_use]
    pub fn with_claims(self, graph: &FactGraph) -> Self {
        let claims = graph.readings.iter().flat_map(|reading| &reading.claims);
        let claims = claims.map(|claim| ClaimSummary {
            id: claim.id.clone(),
            span: claim.span,
            kind: claim.kind.as_str(),
            notation: claim.statement.to_string(),
        });
        Self { claims: Some(claims.collect()), ..self }
    }

    /// The report with the near misses of the story.
    #[must_use]
    pub fn with_silence(self, graph: &FactGraph, misses: &[NearMiss<'_>]) -> Self {
        let story: Arc<str> = graph.story.as_str().into();
        Self { silence: Some(misses.iter().map(|miss| silence(&story, miss)).collect()), ..self }
    }
}

impl StoryReport {
    /// The report with what the sources say to the drafts of the story.
    #[must_use]
    pub fn with_coverage(self, coverage: Coverage) -> Self {
        Self { coverage: Some(coverage), ..self }
    }
}

/// The report of all stories, in their order.
pub fn assemble(stories: Vec<StoryReport>) -> Report {
    let mut report = Report::default();
    for story in stories {
        report.sources.extend(story.sources);
        report.findings.extend(story.findings);
        report.verdicts.extend(story.verdicts);
        if let Some(claims) = story.claims {
            report.claims.get_or_insert_default().extend(claims);
        }
        if let Some(silence) = story.silence {
            report.silence.get_or_insert_default().extend(silence);
        }
        // Drafts and the sources they are held against are one story.
        report.coverage = report.coverage.or(story.coverage);
        add(&mut report.summary, &story.summary);
    }
    report
}

fn add(total: &mut Summary, part: &Summary) {
    total.errors += part.errors;
    total.warnings += part.warnings;
    total.notes += part.notes;
    total.sources += part.sources;
    total.claims += part.claims;
    total.comparisons += part.comparisons;
    add_counts(&mut total.verdicts, &part.verdicts);
    let (total, part) = (&mut total.not_checked, &part.not_checked);
    add_counts(&mut total.foreign_blocks, &part.foreign_blocks);
    add_counts(&mut total.undetermined, &part.undetermined);
    total.furniture_blocks += part.furniture_blocks;
    total.sentences += part.sentences;
    total.sentences_without_claim += part.sentences_without_claim;
}

fn add_counts(total: &mut BTreeMap<&'static str, usize>, part: &BTreeMap<&'static str, usize>) {
    for (key, count) in part {
        *total.entry(key).or_default() += count;
    }
}

fn count_reading(reading: &Reading, summary: &mut Summary) {
    // Accepted facts are held against the sources; they are none of them.
    if reading.source.path == REFERENCE {
        return;
    }
    summary.sources += 1;
    summary.claims += reading.claims.len();
    let not_checked: &mut NotChecked = &mut summary.not_checked;
    for block in &reading.document.blocks {
        match block.foreign {
            Some(language) => *not_checked.foreign_blocks.entry(language).or_default() += 1,
            None if !block.is_checked() => not_checked.furniture_blocks += 1,
            None => not_checked.sentences += block.sentences.len(),
        }
    }
    let mut with_claim: Vec<usize> = reading.claims.iter().map(|c| c.sentence).collect();
    with_claim.sort_unstable();
    with_claim.dedup();
    let checked = reading.document.blocks.iter().filter(|b| b.is_checked());
    let sentences: usize = checked.map(|b| b.sentences.len()).sum();
    not_checked.sentences_without_claim += sentences.saturating_sub(with_claim.len());
}

fn source(reading: &Reading) -> SourceSummary {
    let foreign = reading.document.blocks.iter().filter_map(|b| b.foreign).collect::<Vec<_>>();
    let mostly = foreign.len() * 2 > reading.document.blocks.len();
    SourceSummary {
        id: reading.source.id,
        path: reading.source.path.clone(),
        file: reading.source.file.clone(),
        story: reading.source.story.as_str().into(),
        title: reading.title.clone(),
        publisher: reading.publisher.clone(),
        published: reading.published.as_ref().map(|p| p.time.edtf()),
        published_from: reading.published.as_ref().map(|p| p.origin.clone()),
        language: if mostly { foreign.first().copied().unwrap_or("eng") } else { "eng" },
        text: match reading.source.given.comments.as_slice() {
            [] => Text::Of(reading.source.clone()),
            comments => Text::Own(restore(&reading.source.text, comments).into()),
        },
        body: reading.source.body,
        map: reading.source.given.map.clone(),
    }
}
