//! Sources with their claims marked.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

use crate::report::drawing::Pages;
use crate::report::{ClaimSummary, Report, SourceSummary};
use crate::rule::Label;
use crate::span::{SourceId, Span};

use super::draft::{judged_id, places};
use super::view::{mark_id, name_of, source_id};

/// How many marks are looked at for the one that words belong to: more than ever lie in each other.
const NESTED: usize = 64;

/// A source of the page.
#[derive(Serialize)]
pub struct SourceView<'a> {
    id: String,
    name: &'a str,
    path: &'a str,
    file: Option<&'a str>,
    title: Option<&'a str>,
    story: &'a str,
    published: Option<&'a str>,
    published_from: Option<&'a str>,
    language: &'a str,
    /// Findings that concern it.
    findings: usize,
    lines: Vec<Line<'a>>,
    claims: Vec<ClaimRow<'a>>,
}

/// A line that is not blank.
#[derive(Serialize)]
struct Line<'a> {
    number: usize,
    parts: Vec<Part<'a>>,
}

/// Words between two ends of marks.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Part<'a> {
    /// The id of the mark that begins here.
    id: Option<String>,
    /// The ids of others that begin here too.
    further: Vec<String>,
    href: Option<String>,
    disputed: bool,
    /// How the sources stand to a claim of a draft.
    state: Option<&'static str>,
    text: &'a str,
}

#[derive(Serialize)]
struct ClaimRow<'a> {
    id: String,
    mark: String,
    line: usize,
    words: &'a str,
    notation: &'a str,
    kind: &'a str,
    findings: Vec<FindingLink>,
}

#[derive(Serialize)]
struct FindingLink {
    id: String,
    code: &'static str,
}

/// Words that are marked.
#[derive(Clone, Debug, Default)]
struct Mark {
    /// The finding they are disputed in, by its number.
    finding: Option<usize>,
    /// The row of their claim.
    row: Option<usize>,
    /// The number and the state of the claim of a draft.
    judged: Option<(usize, &'static str)>,
}

type Marks = BTreeMap<(usize, usize), Mark>;

/// What sources are made of.
#[derive(Clone, Copy)]
pub struct Sources<'a, 'p> {
    /// The report.
    pub report: &'a Report,
    /// Its texts.
    pub pages: &'p Pages<'a>,
    /// The ids of its findings.
    pub ids: &'p [String],
    /// Whether comparisons that are no finding are listed.
    pub notes: bool,
}

impl<'a> Sources<'a, '_> {
    /// Every source, in the order of the report.
    pub fn views(self) -> Vec<SourceView<'a>> {
        let mut claims: BTreeMap<SourceId, Vec<&'a ClaimSummary>> = BTreeMap::new();
        for claim in self.report.claims.iter().flatten() {
            claims.entry(claim.span.source).or_default().push(claim);
        }
        let sources = self.report.sources.iter();
        sources.map(|source| self.view(source, &claims.remove(&source.id).unwrap_or_default())).collect()
    }

    fn view(self, source: &'a SourceSummary, claims: &[&'a ClaimSummary]) -> SourceView<'a> {
        let disputed = self.disputed(source.id);
        let marks = self.marks(source.id, claims, &disputed);
        let mut findings: Vec<usize> = disputed.iter().map(|(finding, _)| *finding).collect();
        findings.dedup();
        SourceView {
            id: source_id(source.id),
            name: name_of(source),
            path: &source.path,
            file: source.file.as_deref(),
            title: source.title.as_deref(),
            story: &source.story,
            published: source.published.as_deref(),
            published_from: source.published_from.as_deref(),
            language: source.language,
            findings: findings.len(),
            lines: self.lines(source, &marks),
            claims: claims
                .iter()
                .enumerate()
                .map(|(row, claim)| self.row(source, row, claim, &disputed))
                .collect(),
        }
    }

    /// The labels of findings that lie in a source, with the number of the finding.
    fn disputed(self, source: SourceId) -> Vec<(usize, &'a Label)> {
        let findings = self.report.findings.iter().enumerate();
        let labels =
            findings.flat_map(|(number, finding)| finding.labels.iter().map(move |label| (number, label)));
        labels.filter(|(_, label)| label.span.source == source).collect()
    }

    fn row(
        self,
        source: &'a SourceSummary,
        row: usize,
        claim: &'a ClaimSummary,
        disputed: &[(usize, &'a Label)],
    ) -> ClaimRow<'a> {
        let page = self.pages.get(source.id);
        let line = page.map_or(0, |page| page.lines.place(page.text, claim.span.start as usize).0);
        let mut findings: Vec<FindingLink> = Vec::new();
        for (number, _) in disputed.iter().filter(|(_, label)| label.claim.as_ref() == Some(&claim.id)) {
            let code = self.report.findings.get(*number).map_or("", |finding| finding.code);
            let id = self.ids.get(*number).cloned().unwrap_or_default();
            if findings.iter().all(|link| link.id != id) {
                findings.push(FindingLink { id, code });
            }
        }
        ClaimRow {
            id: row_id(source.id, row),
            mark: mark_id(claim.span),
            line,
            words: claim.span.of(&source.text),
            notation: &claim.notation,
            kind: claim.kind,
            findings,
        }
    }

    /// What is marked: every claim, every passage of a finding, and what the lists that were asked for point at.
    fn marks(self, source: SourceId, claims: &[&ClaimSummary], disputed: &[(usize, &Label)]) -> Marks {
        let mut marks = Marks::new();
        let place = |span: Span| (span.start as usize, span.end as usize);
        for (row, claim) in claims.iter().enumerate() {
            marks.entry(place(claim.span)).or_default().row.get_or_insert(row);
        }
        for (number, label) in disputed {
            marks.entry(place(label.span)).or_default().finding.get_or_insert(*number);
        }
        for (span, judged) in self.report.coverage.iter().flat_map(places) {
            if span.source == source {
                marks.entry(place(span)).or_default().judged = judged;
            }
        }
        let verdicts = self.report.verdicts.iter().filter(|_| self.notes).flat_map(|verdict| &verdict.labels);
        let silence = self.report.silence.iter().flatten().flat_map(|silence| &silence.labels);
        for label in verdicts.chain(silence).filter(|label| label.span.source == source) {
            marks.entry(place(label.span)).or_default();
        }
        marks
    }

    fn lines(self, source: &'a SourceSummary, marks: &Marks) -> Vec<Line<'a>> {
        let Some(page) = self.pages.get(source.id) else { return Vec::new() };
        let mut cuts: Vec<usize> = marks.keys().flat_map(|(start, end)| [*start, *end]).collect();
        cuts.sort_unstable();
        cuts.dedup();
        let marked = Marked { source, marks, cuts, ids: self.ids };
        let lines = page.lines.lines(page.text).filter_map(|(number, range)| {
            let blank = source.text.get(range.clone())?.trim().is_empty();
            (!blank).then(|| Line { number, parts: marked.parts(range) })
        });
        lines.collect()
    }
}

/// A source and what is marked in it.
struct Marked<'a, 'm> {
    source: &'a SourceSummary,
    marks: &'m Marks,
    cuts: Vec<usize>,
    ids: &'m [String],
}

impl<'a> Marked<'a, '_> {
    /// The parts of a line, cut wherever a mark begins or ends.
    fn parts(&self, line: Range<usize>) -> Vec<Part<'a>> {
        let first = self.cuts.partition_point(|cut| *cut <= line.start);
        let last = self.cuts.partition_point(|cut| *cut < line.end);
        let inner = self.cuts.get(first..last).unwrap_or(&[]);
        let mut parts = Vec::new();
        let mut start = line.start;
        for &end in inner.iter().chain([&line.end]) {
            parts.extend(self.part(start..end));
            start = end;
        }
        parts
    }

    /// Words between two cuts: they belong to the innermost mark.
    fn part(&self, range: Range<usize>) -> Option<Part<'a>> {
        let text = self.source.text.get(range.clone()).filter(|text| !text.is_empty())?;
        let around = self.marks.range(..=(range.start, usize::MAX)).rev().take(NESTED);
        let innermost = around
            .filter(|((_, end), _)| *end > range.start)
            .min_by_key(|((start, end), _)| (end - start, *start));
        let href = innermost.and_then(|(_, mark)| self.href(mark));
        let begins = self.marks.range((range.start, 0)..=(range.start, usize::MAX));
        let mut ids: Vec<String> =
            begins.map(|((start, end), _)| format!("{}-{start}-{end}", source_id(self.source.id))).collect();
        // Those that begin here are ordered by their ends: the innermost comes first.
        let own = (href.is_some() && !ids.is_empty()).then(|| ids.remove(0));
        let disputed = innermost.is_some_and(|(_, mark)| mark.finding.is_some());
        let state = innermost.and_then(|(_, mark)| mark.judged).map(|(_, state)| state);
        Some(Part { id: own, further: ids, href, disputed, state, text })
    }

    /// Where a mark leads: to what is said of a draft's claim, to its finding, else to the row of its claim.
    fn href(&self, mark: &Mark) -> Option<String> {
        match (mark.judged, mark.finding, mark.row) {
            (Some((number, _)), ..) => Some(judged_id(number)),
            (None, Some(finding), _) => self.ids.get(finding).cloned(),
            (None, None, Some(row)) => Some(row_id(self.source.id, row)),
            (None, None, None) => None,
        }
    }
}

fn row_id(source: SourceId, row: usize) -> String {
    format!("{}-row-{row}", source_id(source))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;

    /// What a line with these marks is cut into: `[words]` are marked, `(id)` begin there.
    fn check(text: &str, words: &[&str], expected: &str) {
        let mut report = samples::two_mills();
        report.sources[0].text = text.into();
        let mut marks = Marks::new();
        for (row, words) in words.iter().enumerate() {
            let start = text.find(words).expect("the words");
            marks.entry((start, start + words.len())).or_default().row = Some(row);
        }
        let pages = Pages::of_all(&report);
        let sources = Sources { report: &report, pages: &pages, ids: &[], notes: false };
        let mut shown = String::new();
        for line in sources.lines(&report.sources[0], &marks) {
            shown.push_str(&format!("{}:", line.number));
            for part in line.parts {
                let ids: Vec<&str> = part.id.iter().chain(&part.further).map(|id| id.as_str()).collect();
                let row = part.href.map(|href| href.replace("s0-row-", ""));
                let ids = if ids.is_empty() { String::new() } else { format!("({})", ids.join(" ")) };
                match row {
                    Some(row) => shown.push_str(&format!("{ids}[{row} {}]", part.text)),
                    None => shown.push_str(&format!("{ids}{}", part.text)),
                }
            }
            shown.push('\n');
        }
        assert_eq!(shown, expected);
    }

    #[test]
    fn lines_keep_their_numbers_and_blank_ones_are_left_out() {
        check("one\r\n\n two\n", &[], "1:one\n3: two\n");
    }

    #[test]
    fn marks_lie_in_each_other() {
        check(
            "ở mill 12 men here",
            &["mill 12 men", "12"],
            "1:ở (s0-4-15)[0 mill ](s0-9-11)[1 12][0  men] here\n",
        );
        check("12 men", &["12 men", "12"], "1:(s0-0-2 s0-0-6)[1 12][0  men]\n");
    }

    #[test]
    fn marks_overlap_and_run_over_lines() {
        check("a b c d", &["a b c", "c d"], "1:(s0-0-5)[0 a b ](s0-4-7)[1 c][1  d]\n");
        check("a b\nc d", &["b\nc"], "1:a (s0-2-5)[0 b]\n2:[0 c] d\n");
    }
}
