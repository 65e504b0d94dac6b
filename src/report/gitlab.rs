//! For GitLab: a code quality report.
//!
//! GitLab itself holds the reports of two branches against each other by fingerprint. So what the baseline knows is listed
//! too, as `info`: left out it would count as resolved. What was accepted is left out: it is resolved.

use serde::Serialize;

use crate::rule::{Finding, Severity, Standing};

use super::drawing::Pages;
use super::drawing::visible::one_line;
use super::place::Place;
use super::told::{lines, told};
use super::{Format, Report, Style};

/// The format's record.
pub const FORMAT: Format =
    Format { name: "gitlab", summary: "code quality report of GitLab", claims: false, render };

/// What GitLab calls a violation.
#[derive(Serialize)]
struct Violation<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: &'a str,
    severity: &'static str,
    location: Location,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    other_locations: Vec<Location>,
    content: Content,
}

#[derive(PartialEq, Eq, Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(PartialEq, Eq, Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

#[derive(Serialize)]
struct Content {
    body: String,
}

fn render(report: &Report, _: &Style) -> Vec<u8> {
    let pages = Pages::new(report);
    let listed = report.findings.iter().filter(|finding| !matches!(finding.standing, Standing::Accepted(_)));
    let violations: Vec<Violation<'_>> = listed.filter_map(|finding| violation(finding, &pages)).collect();
    // Every key is a string, so there is nothing that could fail.
    let mut bytes = serde_json::to_vec_pretty(&violations).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn violation<'a>(finding: &'a Finding, pages: &Pages<'_>) -> Option<Violation<'a>> {
    let mut locations = Vec::new();
    for label in finding.labels.iter().take(1).chain(told(finding)) {
        let location = Place::of(label, pages).map(|place| location(&place));
        locations.extend(location.filter(|location| !locations.contains(location)));
    }
    let mut locations = locations.into_iter();
    Some(Violation {
        description: format!("{}: {}", finding.code, one_line(&finding.message)),
        check_name: finding.name,
        fingerprint: &finding.fingerprint,
        severity: severity(finding),
        location: locations.next()?,
        other_locations: locations.collect(),
        content: Content { body: body(finding, pages) },
    })
}

fn severity(finding: &Finding) -> &'static str {
    match (&finding.standing, finding.severity) {
        (Standing::New, Severity::Error) => "critical",
        (Standing::New, Severity::Warning) => "minor",
        _ => "info",
    }
}

/// Lines of an article are not those of the file that holds many: such a file is named as a whole.
fn location(place: &Place<'_>) -> Location {
    let whole = Lines { begin: 1, end: 1 };
    let lines = place.article.map_or(Lines { begin: place.start.0, end: place.end.0 }, |_| whole);
    Location { path: place.path().into_owned(), lines }
}

/// The passages, the proof and the help as Markdown that shows them as they are.
fn body(finding: &Finding, pages: &Pages<'_>) -> String {
    let lines: Vec<String> = lines(finding, pages).iter().map(|line| format!("    {line}")).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::report::samples;

    fn printed(report: &Report) -> Value {
        serde_json::from_slice(&(FORMAT.render)(report, &Style::default())).expect("JSON")
    }

    #[test]
    fn a_violation_has_what_gitlab_reads() {
        let printed = printed(&samples::two_mills());
        let violation = &printed[0];
        assert_eq!(
            violation["description"],
            "Q001: sources disagree on how many people the Alder mill employs"
        );
        assert_eq!(violation["check_name"], "conflicting-figures");
        assert_eq!(violation["fingerprint"], "0123456789abcdef");
        assert_eq!(violation["severity"], "critical");
        assert_eq!(violation["location"]["path"], "river-post.txt");
        assert_eq!(violation["location"]["lines"]["begin"], 3);
        assert_eq!(violation["other_locations"][0]["path"], "harbour-times.txt");
        assert_eq!(printed.as_array().map(Vec::len), Some(1));
    }

    #[test]
    fn what_was_decided_does_not_alarm() {
        assert_eq!(printed(&samples::standing(Standing::Known))[0]["severity"], "info");
        let accepted = printed(&samples::standing(Standing::Accepted("a reason".to_owned())));
        assert_eq!(accepted, Value::Array(Vec::new()));
    }

    #[test]
    fn a_report_without_findings_is_an_empty_list() {
        assert_eq!(printed(&Report::default()), Value::Array(Vec::new()));
    }
}
