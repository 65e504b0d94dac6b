//! The texts that labels point into.

use std::collections::BTreeMap;

use super::Passage;
use crate::report::{Report, SourceSummary};
use crate::rule::Label;
use crate::source::{Extent, LineIndex};
use crate::span::{SourceId, Span};

/// A text that passages are taken from.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// Its path, as given.
    pub path: &'a str,
    /// The decoded text.
    pub text: &'a str,
    /// Its lines.
    pub lines: &'a LineIndex,
}

impl Page<'_> {
    /// Where a passage stands in the file.
    pub fn extent(&self, span: Span) -> Extent {
        self.lines.extent(self.text, span.range())
    }
}

/// The texts of a report that some label points into, by source.
#[derive(Debug)]
pub struct Pages<'a>(BTreeMap<SourceId, (&'a SourceSummary, LineIndex)>);

impl<'a> Pages<'a> {
    /// Indexes the lines of every text that is pointed into; the others cost nothing.
    pub fn new(report: &'a Report) -> Self {
        let findings = report.findings.iter().flat_map(|finding| &finding.labels);
        let verdicts = report.verdicts.iter().flat_map(|verdict| &verdict.labels);
        let silence = report.silence.iter().flatten().flat_map(|silence| &silence.labels);
        let mut used: Vec<SourceId> =
            findings.chain(verdicts).chain(silence).map(|label| label.span.source).collect();
        if let Some(coverage) = &report.coverage {
            used.extend(coverage.drafts.iter().chain(&coverage.versions));
            let passages = coverage.judged.iter().flat_map(|judged| &judged.passages);
            used.extend(passages.map(|passage| passage.span.source));
        }
        used.sort_unstable();
        used.dedup();
        let sources = report.sources.iter().filter(|source| used.binary_search(&source.id).is_ok());
        Self(sources.map(|source| (source.id, (source, lines(source)))).collect())
    }

    /// Indexes the lines of every text.
    pub fn of_all(report: &'a Report) -> Self {
        let sources = report.sources.iter();
        Self(sources.map(|source| (source.id, (source, lines(source)))).collect())
    }

    /// The text of a source; none if the report does not hold it.
    pub fn get(&self, source: SourceId) -> Option<Page<'_>> {
        let (source, lines) = self.0.get(&source)?;
        Some(Page { path: &source.path, text: &source.text, lines })
    }

    /// What the report says of a source whose text is pointed into.
    pub fn source(&self, source: SourceId) -> Option<&'a SourceSummary> {
        self.0.get(&source).map(|(source, _)| *source)
    }

    /// The passages under labels.
    pub fn passages<'p>(&'p self, labels: impl IntoIterator<Item = &'p Label>) -> Vec<Passage<'p>> {
        let passages = labels.into_iter().filter_map(|label| {
            let range = label.span.range();
            let page = self.get(label.span.source)?;
            Some(Passage { page, start: range.start, end: range.end, message: &label.message })
        });
        passages.collect()
    }
}

fn lines(source: &SourceSummary) -> LineIndex {
    LineIndex::mapped(&source.text, source.map.as_ref())
}
