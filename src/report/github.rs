//! For workflows of GitHub: an annotation a finding, on the first passage, with the others named in its text.
//!
//! Only new findings become annotations: a step shows ten of each level, and what is known or accepted would crowd out what
//! is not. They are counted in the closing line of the log.

use std::fmt::Write as _;

use crate::rule::{Finding, Severity, Standing};

use super::drawing::Pages;
use super::drawing::visible::one_line;
use super::place::Place;
use super::tally::Tally;
use super::told::lines;
use super::{Format, Report, Style};

/// The format's record.
pub const FORMAT: Format =
    Format { name: "github", summary: "workflow annotations of GitHub", claims: false, render };

fn render(report: &Report, _: &Style) -> Vec<u8> {
    let pages = Pages::new(report);
    let mut out = String::new();
    for finding in report.findings.iter().filter(|finding| finding.standing == Standing::New) {
        annotate(finding, &pages, &mut out);
    }
    let _ = writeln!(out, "crosscheck: {}", Tally::of(report));
    out.into_bytes()
}

fn annotate(finding: &Finding, pages: &Pages<'_>, out: &mut String) {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let place = finding.labels.first().and_then(|label| Place::of(label, pages));
    let mut properties: Vec<(&str, String)> = place.as_ref().map(located).unwrap_or_default();
    properties.push(("title", format!("{} {}", finding.code, finding.name)));
    let mut message = vec![one_line(&finding.message)];
    message.extend(lines(finding, pages));
    let properties: Vec<String> =
        properties.iter().map(|(key, value)| format!("{key}={}", property(value))).collect();
    let _ = writeln!(out, "::{level} {}::{}", properties.join(","), data(&message.join("\n")));
}

/// The place of an annotation. Columns are only understood within one line, and lines only of the file itself.
fn located(place: &Place<'_>) -> Vec<(&'static str, String)> {
    let mut properties = vec![("file", one_line(&place.path()))];
    if place.article.is_some() {
        return properties;
    }
    properties.push(("line", place.start.0.to_string()));
    properties.push(("endLine", place.end.0.to_string()));
    if place.start.0 == place.end.0 {
        properties.push(("col", place.start.1.to_string()));
        properties.push(("endColumn", place.end.1.to_string()));
    }
    properties
}

/// The message of a command, as the runner takes it back.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, as the runner takes it back.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;

    fn printed(report: &Report) -> String {
        String::from_utf8((FORMAT.render)(report, &Style::default())).expect("UTF-8")
    }

    #[test]
    fn an_annotation_names_every_passage() {
        let printed = printed(&samples::two_mills());
        let lines: Vec<&str> = printed.lines().collect();
        assert_eq!(lines.len(), 2, "{printed}");
        let head = "::error file=river-post.txt,line=3,endLine=3,col=42,endColumn=60,title=Q001 conflicting-figures::sources \
                    disagree on how many people the Alder mill employs%0Ariver-post.txt:3:42: “employs 120 people”: ";
        assert!(lines[0].starts_with(head), "{printed}");
        assert!(lines[0].contains("%0Aharbour-times.txt:1:48: “"), "{printed}");
        assert!(lines[0].contains("%0Aproof: 120 and 140.. have no value in common"), "{printed}");
        assert_eq!(lines[1], "crosscheck: 1 error");
    }

    #[test]
    fn what_was_decided_is_counted_only() {
        let known = printed(&samples::standing(Standing::Known));
        assert_eq!(known, "crosscheck: no new disagreement (1 known, 1 no longer found)\n");
        let accepted = printed(&samples::standing(Standing::Accepted("a reason".to_owned())));
        assert_eq!(accepted, "crosscheck: no new disagreement (1 accepted, 1 no longer found)\n");
    }

    #[test]
    fn nothing_of_a_text_ends_a_command_or_begins_one() {
        let mut report = samples::hostile();
        report.findings[0].message.push_str("\n::set-output name=x::y\r::stop-commands::x, 5% off");
        let printed = printed(&report);
        assert_eq!(printed.lines().count(), 2, "{printed}");
        assert!(!printed.contains('\r') && !printed.contains('\u{1b}') && !printed.contains('\u{202e}'));
        assert!(printed.contains("5%25 off"), "{printed}");
        assert!(printed.starts_with("::error file=a%3Ab%2C<c>%25.txt,line="), "{printed}");
    }

    #[test]
    fn lines_within_an_article_are_not_those_of_its_file() {
        let mut report = samples::two_mills();
        report.sources[0].file = Some("./feeds\\today.jsonl".to_owned());
        assert!(
            printed(&report).starts_with("::error file=feeds/today.jsonl,title="),
            "{}",
            printed(&report)
        );
    }
}
