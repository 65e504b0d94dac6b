//! For people: every finding drawn with its passages, and a closing summary that says what was not checked.

mod draft;

use std::fmt::Write as _;

use crate::rule::{Finding, Severity, Standing};

use super::drawing::visible::one_line;
use super::drawing::{Diagnostic, Pages, WIDTH, wrapped};
use super::tally::Tally;
use super::told::told;
use super::{Absent, Format, NotChecked, Report, Silence, Style, Verdict};

/// The format's record.
pub const FORMAT: Format =
    Format { name: "human", summary: "for people, with the passages drawn", claims: false, render };

fn render(report: &Report, style: &Style) -> Vec<u8> {
    let pages = Pages::new(report);
    let mut out = String::new();
    if let Some(coverage) = &report.coverage {
        draft::draw(report, coverage, &pages, style, &mut out);
    }
    // What the marks on a draft say already is not said again, and what was decided on before is counted at the end.
    let marked = |f: &Finding| report.coverage.is_some() && ["S001", "S003"].contains(&f.code);
    let decided = |f: &Finding| f.standing != Standing::New && !style.notes;
    for finding in report.findings.iter().filter(|f| !marked(f) && !decided(f)) {
        draw(finding, &pages, style, &mut out);
    }
    if style.notes {
        for verdict in &report.verdicts {
            draw_verdict(verdict, &pages, style, &mut out);
        }
    }
    for silence in report.silence.iter().flatten() {
        draw_silence(silence, &pages, style, &mut out);
    }
    if let Some(coverage) = &report.coverage {
        draft::close(coverage, &pages, &mut out);
    }
    close(report, style, &mut out);
    out.into_bytes()
}

fn draw(finding: &Finding, pages: &Pages<'_>, style: &Style, out: &mut String) {
    Diagnostic {
        severity: finding.severity,
        code: Some(finding.code),
        message: &finding.message,
        passages: pages.passages(told(finding)),
        sections: vec![("proof", finding.proof.clone()), ("help", finding.help.clone())],
    }
    .draw(style.colour, out);
    out.push('\n');
}

/// A comparison that is no finding, drawn as a note under the name of its verdict.
fn draw_verdict(verdict: &Verdict, pages: &Pages<'_>, style: &Style, out: &mut String) {
    Diagnostic {
        severity: Severity::Note,
        code: Some(verdict.kind),
        message: &verdict.message,
        passages: pages.passages(&verdict.labels),
        sections: vec![("proof", verdict.proof.clone())],
    }
    .draw(style.colour, out);
    out.push('\n');
}

/// A near miss, drawn as a note under the word `silence`.
fn draw_silence(silence: &Silence, pages: &Pages<'_>, style: &Style, out: &mut String) {
    Diagnostic {
        severity: Severity::Note,
        code: Some("silence"),
        message: &silence.message,
        passages: pages.passages(&silence.labels),
        sections: vec![("guards", silence.proof.clone())],
    }
    .draw(style.colour, out);
    out.push('\n');
}

pub(super) fn stories(report: &Report) -> usize {
    // The file of decisions is of no story.
    let named = report.sources.iter().map(|s| &*s.story).filter(|story| !story.is_empty());
    let mut stories: Vec<&str> = named.collect();
    stories.sort_unstable();
    stories.dedup();
    stories.len()
}

/// The closing summary: what was found, in what, and what was not checked.
fn close(report: &Report, style: &Style, out: &mut String) {
    let summary = &report.summary;
    let found = Tally::of(report);
    let _ = writeln!(
        out,
        "{found} in {} of {}; {}, {}",
        count(summary.sources, "source", "sources"),
        count(stories(report), "story", "stories"),
        count(summary.claims, "claim", "claims"),
        count(summary.comparisons, "comparison", "comparisons"),
    );
    if !summary.verdicts.is_empty() {
        let kinds = summary.verdicts.iter().map(|(kind, n)| format!("{n} {}", kind_in_words(kind, *n)));
        let hint = if style.notes { "" } else { "; --notes lists them" };
        section("no finding:", &format!("{}{hint}", list(kinds)), out);
    }
    for absent in &report.absent {
        let Absent { code, message, story, .. } = absent;
        section("resolved:", &format!("{code} {message} ({story})"), out);
    }
    section("not checked:", &unchecked(&summary.not_checked).join("; "), out);
}

/// `5 agree`, `1 agrees`.
fn kind_in_words(kind: &str, n: usize) -> String {
    match (kind, n) {
        ("agree", 1) => "agrees".to_owned(),
        (kind, _) => kind.to_owned(),
    }
}

/// What was not checked, a part each.
pub(super) fn unchecked(not: &NotChecked) -> Vec<String> {
    let mut parts = Vec::new();
    if not.unreadable_sources > 0 {
        parts.push(format!("{} that could not be read", count(not.unreadable_sources, "source", "sources")));
    }
    for (language, blocks) in &not.foreign_blocks {
        parts.push(format!("{} in another language ({language})", count(*blocks, "block", "blocks")));
    }
    if not.furniture_blocks > 0 {
        parts.push(format!(
            "{} of captions and page furniture",
            count(not.furniture_blocks, "block", "blocks")
        ));
    }
    if not.sentences_without_claim > 0 {
        parts.push(format!("{} of {} sentences without a claim", not.sentences_without_claim, not.sentences));
    }
    let undetermined: usize = not.undetermined.values().sum();
    if undetermined > 0 {
        let reasons: Vec<String> = not.undetermined.iter().map(|(why, n)| format!("{why} {n}")).collect();
        let comparisons = count(undetermined, "comparison", "comparisons");
        parts.push(format!("{comparisons} left undetermined ({})", reasons.join(", ")));
    }
    parts
}

/// A named part of the summary, wrapped; nothing if it says nothing.
fn section(name: &str, text: &str, out: &mut String) {
    const INDENT: usize = 15;
    if text.is_empty() {
        return;
    }
    let mut head = format!("  {name:<width$}", width = INDENT - 2);
    for line in wrapped(&one_line(text), WIDTH - INDENT) {
        let _ = writeln!(out, "{head}{line}");
        head = " ".repeat(INDENT);
    }
}

/// `1 source`, `2 sources`.
pub(super) fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn list(parts: impl Iterator<Item = String>) -> String {
    let parts: Vec<String> = parts.collect();
    match parts.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;

    fn drawn(report: &Report, notes: bool) -> String {
        String::from_utf8((FORMAT.render)(report, &Style { notes, ..Style::default() })).expect("UTF-8")
    }

    #[test]
    fn one_label_a_camp_and_source() {
        let report = Report { silence: None, ..samples::two_mills() };
        let drawing = drawn(&report, false);
        assert!(drawing.contains("river-post.txt:3:"), "{drawing}");
        assert!(drawing.contains("harbour-times.txt:1:"), "{drawing}");
        assert_eq!(drawing.matches("harbour-times.txt").count(), 1, "{drawing}");
        assert_eq!(report.findings[0].labels.len(), 3);
    }

    #[test]
    fn the_end_says_what_was_not_checked() {
        let drawing = drawn(&samples::two_mills(), false);
        let end = "\
1 error in 2 sources of 1 story; 7 claims, 5 comparisons
  no finding:  2 agree and 1 revised; --notes lists them
  not checked: 1 source that could not be read; 3 blocks in another language (vie); 1 block of
               captions and page furniture; 4 of 9 sentences without a claim; 3 comparisons left
               undetermined (scope 2, time 1)
";
        assert!(drawing.ends_with(end), "{drawing}");
    }

    #[test]
    fn notes_list_the_verdicts() {
        let report = samples::two_mills();
        assert!(!drawn(&report, false).contains("note[revised]"));
        assert!(drawn(&report, true).contains("note[revised]: the later figure is larger"));
    }

    #[test]
    fn near_misses_are_drawn_where_they_were_asked_for() {
        let report = samples::two_mills();
        let drawing = drawn(&report, false);
        assert!(drawing.contains("note[silence]: not held against each other for the scope"), "{drawing}");
        assert!(drawing.contains("guards: scope differs: no scope against in=corrin"), "{drawing}");
        assert!(!drawn(&Report { silence: None, ..report }, false).contains("note[silence]"));
    }

    #[test]
    fn drafts_are_told_claim_by_claim_or_marked() {
        let report = samples::drafted();
        let told = drawn(&report, false);
        assert!(told.contains("1:27  [≠ Q001 ✓ 1]   figure     120 people\n"), "{told}");
        assert!(told.contains("≠ harbour-times.txt:1:1 At least 140 people (140.. there)"), "{told}");
        assert!(told.contains("3 claims of the draft, held against 1 independent witness"), "{told}");
        assert!(told.contains("no witness:  river-post.txt"), "{told}");
        let style = Style { coverage: true, ..Style::default() };
        let marked = String::from_utf8((FORMAT.render)(&report, &style)).expect("UTF-8");
        let text = "The mill in Alder [✓ 1] employs 120 people [≠ Q001 ✓ 1] at nine looms [?].\n";
        assert!(marked.contains(text), "{marked}");
        let style = Style { colour: true, ..style };
        let coloured = String::from_utf8((FORMAT.render)(&report, &style)).expect("UTF-8");
        assert!(
            coloured.contains("\u{1b}[33mnine\u{1b}[0m \u{1b}[33mlooms\u{1b}[0m \u{1b}[33m[?]\u{1b}[0m."),
            "{coloured}"
        );
    }

    #[test]
    fn what_was_decided_before_is_counted_and_what_is_resolved_is_named() {
        let decided = drawn(&samples::standing(Standing::Known), false);
        assert!(!decided.contains("error[Q001]"), "{decided}");
        assert!(
            decided.contains("no new disagreement (1 known, 1 no longer found) in 2 sources"),
            "{decided}"
        );
        let resolved = "  resolved:    D001 sources disagree on when the mill opened (mill)\n";
        assert!(decided.contains(resolved), "{decided}");
        assert!(drawn(&samples::standing(Standing::Known), true).contains("error[Q001]"));
        assert!(drawn(&samples::standing(Standing::New), false).contains("1 error (1 no longer found) in"));
    }

    #[test]
    fn an_empty_report_still_closes() {
        assert_eq!(
            drawn(&Report::default(), false),
            "no disagreement found in 0 sources of 0 stories; 0 claims, 0 comparisons\n"
        );
    }
}
