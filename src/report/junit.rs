//! For CI that reads test results: a suite a story, a case a finding.
//!
//! A case fails where its finding fails the run, so that the list of failures and the exit code say the same. What is known or
//! accepted is a skipped case with the reason; a finding below `--fail-on` is a passed case that tells it. A story without a
//! finding has one passed case, for a suite without cases counts as a fault in many places.

use quick_junit::{NonSuccessKind, Report as Suites, TestCase, TestCaseStatus, TestSuite};

use crate::rule::{Finding, Standing};

use super::drawing::Pages;
use super::drawing::visible::one_line;
use super::place::Place;
use super::told;
use super::{Format, Report, Style};

/// The format's record.
pub const FORMAT: Format =
    Format { name: "junit", summary: "test results as JUnit XML", claims: false, render };

fn render(report: &Report, style: &Style) -> Vec<u8> {
    let pages = Pages::new(report);
    let mut suites = Suites::new("crosscheck");
    let mut stories: Vec<&str> = report.sources.iter().map(|source| &*source.story).collect();
    stories.dedup();
    for story in stories {
        let mut suite = TestSuite::new(one_line(story));
        suite.add_test_cases(
            report.findings.iter().filter(|f| &*f.story == story).map(|f| case(f, &pages, style)),
        );
        if suite.test_cases.is_empty() {
            suite.add_test_case(TestCase::new("no disagreement found", TestCaseStatus::success()));
        }
        if let Some(notes) = notes(report, story, style, &pages) {
            suite.set_system_out(notes);
        }
        suites.add_test_suite(suite);
    }
    // Writing to memory cannot fail.
    suites.to_string().unwrap_or_default().into_bytes()
}

fn case(finding: &Finding, pages: &Pages<'_>, style: &Style) -> TestCase {
    let message = one_line(&finding.message);
    let text = text(finding, pages);
    let mut status = match &finding.standing {
        Standing::New if style.fails(finding) => TestCaseStatus::non_success(NonSuccessKind::Failure),
        Standing::New => TestCaseStatus::success(),
        Standing::Known | Standing::Accepted(_) => TestCaseStatus::skipped(),
    };
    let passed = matches!(status, TestCaseStatus::Success { .. });
    if !passed {
        status.set_message(match &finding.standing {
            Standing::New => message.clone(),
            Standing::Known => "known: the baseline holds it".to_owned(),
            Standing::Accepted(reason) => format!("accepted: {}", one_line(reason)),
        });
        status.set_type(format!("{} {}", finding.severity.as_str(), finding.code));
        status.set_description(text.clone());
    }
    let mut case = TestCase::new(format!("{}: {message}", finding.code), status);
    case.set_classname(finding.name);
    if let Some(place) = finding.labels.first().and_then(|label| Place::of(label, pages)) {
        case.extra.insert("file".into(), one_line(&place.path()).into());
        if place.article.is_none() {
            case.extra.insert("line".into(), place.start.0.to_string().into());
        }
    }
    if passed {
        case.set_system_out(text);
    }
    case
}

/// Severity, passages, proof and help, a line each.
fn text(finding: &Finding, pages: &Pages<'_>) -> String {
    let head = format!("{}[{}]: {}", finding.severity.as_str(), finding.code, one_line(&finding.message));
    let mut lines: Vec<String> = std::iter::once(head).chain(told::lines(finding, pages)).collect();
    lines.push(format!("fingerprint: {}", finding.fingerprint));
    lines.join("\n")
}

/// What was asked for besides the findings of a story.
fn notes(report: &Report, story: &str, style: &Style, pages: &Pages<'_>) -> Option<String> {
    let places = |labels: &[crate::rule::Label]| {
        let places: Vec<String> =
            labels.iter().filter_map(|label| Some(Place::of(label, pages)?.to_string())).collect();
        places.join(", ")
    };
    let verdicts = report.verdicts.iter().filter(|verdict| style.notes && &*verdict.story == story);
    let verdicts = verdicts.map(|v| format!("{}: {} ({})", v.kind, one_line(&v.message), places(&v.labels)));
    let silence = report.silence.iter().flatten().filter(|silence| &*silence.story == story);
    let silence = silence.map(|s| format!("silence: {} ({})", one_line(&s.message), places(&s.labels)));
    let lines: Vec<String> = verdicts.chain(silence).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;
    use crate::rule::Severity;

    const FAILING: Style =
        Style { colour: false, notes: false, coverage: false, fail_on: Some(Severity::Error) };

    fn printed(report: &Report, style: &Style) -> (String, Suites) {
        let text = String::from_utf8((FORMAT.render)(report, style)).expect("UTF-8");
        let read = Suites::deserialize_from_str(&text).expect("JUnit");
        (text, read)
    }

    /// How many cases there are, failed and were skipped, by the attributes and by the elements.
    fn check(report: &Report, style: &Style, expected: (usize, usize, usize)) {
        let (text, read) = printed(report, style);
        let elements = |name: &str| text.matches(&format!("<{name} ")).count();
        assert_eq!((read.tests, read.failures), (expected.0, expected.1), "{text}");
        let counted = (elements("testcase"), elements("failure"), elements("skipped"));
        assert_eq!(counted, expected, "{text}");
        assert!(text.contains(&format!("skipped=\"{}\"", expected.2)), "{text}");
        assert_eq!(read.errors, 0);
    }

    #[test]
    fn a_case_fails_where_the_run_does() {
        check(&samples::two_mills(), &FAILING, (1, 1, 0));
        check(&samples::two_mills(), &Style::default(), (1, 0, 0));
        check(&samples::standing(Standing::Known), &FAILING, (1, 0, 1));
        check(&samples::standing(Standing::Accepted("a reason".to_owned())), &FAILING, (1, 0, 1));
        let quiet = Report { findings: Vec::new(), ..samples::two_mills() };
        check(&quiet, &FAILING, (1, 0, 0));
    }

    #[test]
    fn a_failure_tells_what_people_read() {
        let (text, read) = printed(&samples::two_mills(), &FAILING);
        let case = &read.test_suites[0].test_cases[0];
        assert_eq!(case.name.as_str(), "Q001: sources disagree on how many people the Alder mill employs");
        assert_eq!(read.test_suites[0].name.as_str(), "mill");
        for part in [
            "file=\"river-post.txt\"",
            "line=\"3\"",
            "type=\"error Q001\"",
            "river-post.txt:3:42: “employs 120 people”",
            "proof: 120 and 140.. have no value in common",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
    }

    #[test]
    fn reasons_and_notes_are_told() {
        let accepted = samples::standing(Standing::Accepted("the mill said so".to_owned()));
        let (text, _) = printed(&accepted, &Style { notes: true, ..FAILING });
        assert!(text.contains("accepted: the mill said so"), "{text}");
        assert!(text.contains("revised: the later figure is larger (river-post.txt:3:42)"), "{text}");
        assert!(text.contains("silence: not held against each other for the scope"), "{text}");
    }

    #[test]
    fn hostile_text_stays_text() {
        let (text, read) = printed(&samples::hostile(), &FAILING);
        assert_eq!(read.test_suites.len(), 1);
        assert!(
            !text.contains("<script") && !text.contains('\u{1b}') && !text.contains('\u{202e}'),
            "{text}"
        );
    }
}
