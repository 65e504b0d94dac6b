//! A report put into the shape of the contract.

use crate::report::drawing::Pages;
use crate::report::statistics::{Counts, by_rule};
use crate::report::{Absent, NotChecked, Report, Revision, Silence, SourceSummary, Style, Verdict};
use crate::rule::{Camp, Finding, Label};
use crate::source::Extent;

use super::contract::{
    AbsentOut, CampOut, Document, FindingOut, LabelOut, NotCheckedOut, RevisionOut, RuleOut, SilenceOut,
    SourceOut, SummaryOut, VerdictOut,
};
use super::draft::DraftOut;

/// The version of the contract.
const VERSION: &str = "crosscheck/1";

impl<'a> Document<'a> {
    /// The report of a run.
    pub fn of(report: &'a Report, pages: &'a Pages<'a>, style: &Style) -> Self {
        let silence = report.silence.as_ref();
        let silence = silence.map(|all| all.iter().map(|one| silenced(one, pages)).collect());
        let verdicts = style.notes.then(|| report.verdicts.iter().map(|v| verdict(v, pages)).collect());
        Self {
            schema: VERSION,
            sources: report.sources.iter().map(source).collect(),
            findings: report.findings.iter().map(|f| finding(f, pages)).collect(),
            absent: report.baseline.then(|| report.absent.iter().map(absent).collect()),
            verdicts,
            silence,
            draft: report.coverage.as_ref().map(|coverage| DraftOut::of(coverage, pages)),
            summary: summary(report),
        }
    }
}

fn labels<'a>(labels: &'a [Label], pages: &'a Pages<'a>) -> Vec<LabelOut<'a>> {
    labels.iter().filter_map(|label| labelled(label, pages)).collect()
}

fn labelled<'a>(label: &'a Label, pages: &'a Pages<'a>) -> Option<LabelOut<'a>> {
    let page = pages.get(label.span.source)?;
    let Extent { start, end } = page.extent(label.span);
    let (line, column) = start.place();
    Some(LabelOut {
        source: page.path,
        start: start.byte,
        end: end.byte,
        line,
        column,
        text: label.span.of(page.text),
        message: &label.message,
        claim: label.claim.as_ref().map(|id| id.as_str()),
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

/// A finding with its passages.
pub fn finding<'a>(finding: &'a Finding, pages: &'a Pages<'a>) -> FindingOut<'a> {
    FindingOut {
        code: finding.code,
        name: finding.name,
        severity: finding.severity.as_str(),
        story: &finding.story,
        message: &finding.message,
        proof: &finding.proof,
        help: &finding.help,
        fingerprint: &finding.fingerprint,
        standing: finding.standing.as_str(),
        reason: finding.standing.reason(),
        camps: finding.camps.iter().map(camp).collect(),
        labels: labels(&finding.labels, pages),
    }
}

/// A finding of the baseline that was not raised.
pub fn absent(absent: &Absent) -> AbsentOut<'_> {
    AbsentOut {
        code: &absent.code,
        story: &absent.story,
        message: &absent.message,
        fingerprint: &absent.fingerprint,
    }
}

fn camp(camp: &Camp) -> CampOut<'_> {
    CampOut {
        value: &camp.value,
        claims: camp.claims.iter().map(|id| id.as_str()).collect(),
        witnesses: camp.witnesses,
    }
}

/// A comparison that is no finding.
pub fn verdict<'a>(verdict: &'a Verdict, pages: &'a Pages<'a>) -> VerdictOut<'a> {
    VerdictOut {
        kind: verdict.kind,
        story: &verdict.story,
        message: &verdict.message,
        proof: &verdict.proof,
        revision: verdict.revision.as_ref().map(revision),
        labels: labels(&verdict.labels, pages),
    }
}

/// A near miss.
pub fn silenced<'a>(silence: &'a Silence, pages: &'a Pages<'a>) -> SilenceOut<'a> {
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
        outdated: revision.outdated.iter().map(|id| id.as_str()).collect(),
    }
}

fn summary(report: &Report) -> SummaryOut<'_> {
    let summary = &report.summary;
    let counts = by_rule(&report.findings).into_iter();
    let rules = counts.map(|((code, name), Counts { new, known, accepted })| RuleOut {
        code,
        name,
        new,
        known,
        accepted,
    });
    SummaryOut {
        errors: summary.errors,
        warnings: summary.warnings,
        notes: summary.notes,
        sources: summary.sources,
        claims: summary.claims,
        comparisons: summary.comparisons,
        verdicts: &summary.verdicts,
        rules: rules.collect(),
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
