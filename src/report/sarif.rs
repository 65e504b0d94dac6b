//! For code scanning and its viewers: SARIF 2.1.0, a result a finding, with every passage as a location.
//!
//! Everything is listed: known findings as `unchanged`, those of the baseline that are gone as `absent`, accepted ones with a
//! suppression that carries the reason. Whoever reads SARIF is to decide what of it is shown.

mod location;
mod object;

use std::collections::BTreeMap;

use crate::rule::{Finding, Label, Rule, Severity, Standing};
use crate::rules::RULES;

use super::drawing::Pages;
use super::drawing::visible::one_line;
use super::human::unchecked;
use super::place::Place;
use super::told::told;
use super::{Absent, Format, Report, Silence, Style, Verdict};
use location::{artifacts, location, plain};
use object::{
    Artifact, AutomationDetails, Camp, Configuration, Descriptor, Driver, Help, Invocation, Log, Message,
    Notification, Outcome, Properties, Run, Suppression, Tool,
};

/// The format's record.
pub const FORMAT: Format =
    Format { name: "sarif", summary: "for code scanning: SARIF 2.1.0", claims: false, render };

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What comparisons that are no finding are called, and which kind of result each is.
const VERDICTS: &[(&str, &str, &str)] = &[
    ("agree", "pass", "sources state the same value"),
    ("rounding", "pass", "sources state one value, rounded differently"),
    ("inside", "pass", "one value lies inside the other"),
    ("converted", "pass", "sources state the same value in other units"),
    ("revised", "informational", "a cumulative figure was brought up to date"),
    ("spread", "informational", "estimates or opinions of different speakers"),
    ("undetermined", "open", "not enough is said to decide"),
    ("silence", "notApplicable", "values differ, and one guard kept them from being compared"),
];

fn render(report: &Report, style: &Style) -> Vec<u8> {
    let pages = Pages::new(report);
    let artifacts = artifacts(report);
    let places = Places { pages: &pages, artifacts: &artifacts, baseline: report.baseline };
    let mut results: Vec<Outcome<'_>> = report.findings.iter().map(|f| places.finding(f)).collect();
    results.extend(report.absent.iter().map(absent));
    if style.notes {
        results.extend(report.verdicts.iter().map(|verdict| places.verdict(verdict)));
    }
    results.extend(report.silence.iter().flatten().map(|silence| places.silence(silence)));
    let version = env!("CARGO_PKG_VERSION");
    let driver = Driver {
        name: "crosscheck",
        full_name: "crosscheck, a cross-source fact consistency checker",
        version,
        semantic_version: version,
        rules: descriptors(style.notes || report.silence.is_some()),
    };
    let log = Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [Run {
            tool: Tool { driver },
            automation_details: AutomationDetails { id: "crosscheck/" },
            invocations: [invocation(report)],
            column_kind: "unicodeCodePoints",
            results,
            artifacts: self::artifacts(report),
        }],
    };
    // Every key is a string, so there is nothing that could fail.
    let mut bytes = serde_json::to_vec_pretty(&log).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// What was not checked is a notification, not a result.
fn invocation(report: &Report) -> Invocation {
    let unread = report.summary.not_checked.unreadable_sources > 0;
    let level = if unread { "warning" } else { "note" };
    let notify = |text: String| Notification { level, message: Message { text: plain(&text) } };
    let unchecked = unchecked(&report.summary.not_checked);
    let unchecked = (!unchecked.is_empty()).then(|| notify(format!("not checked: {}", unchecked.join("; "))));
    Invocation { execution_successful: true, tool_execution_notifications: unchecked.into_iter().collect() }
}

/// Every rule, and what comparisons that are no finding are called where they are listed.
fn descriptors(verdicts: bool) -> Vec<Descriptor> {
    let verdicts = VERDICTS.iter().filter(|_| verdicts).map(|(id, _, text)| Descriptor {
        id,
        name: pascal(id),
        short_description: Message { text: (*text).to_owned() },
        help: None,
        default_configuration: Configuration { level: "none" },
    });
    RULES.iter().map(descriptor).chain(verdicts).collect()
}

fn descriptor(rule: &Rule) -> Descriptor {
    let markdown = rule.explanation.trim().to_owned();
    Descriptor {
        id: rule.code,
        name: pascal(rule.name),
        short_description: Message { text: rule.summary.to_owned() },
        help: Some(Help { text: markdown.clone(), markdown }),
        default_configuration: Configuration { level: rule.severity.as_str() },
    }
}

/// `conflicting-dates` to `ConflictingDates`, as viewers expect names.
fn pascal(name: &str) -> String {
    let words = name.split('-').filter_map(|word| {
        let first = word.chars().next()?;
        Some(format!("{}{}", first.to_ascii_uppercase(), word.get(first.len_utf8()..)?))
    });
    words.collect()
}

/// What results are made with.
#[derive(Clone, Copy)]
struct Places<'a> {
    pages: &'a Pages<'a>,
    artifacts: &'a [Artifact],
    baseline: bool,
}

impl<'a> Places<'a> {
    fn finding(self, finding: &'a Finding) -> Outcome<'a> {
        let labels = &finding.labels;
        let accepted = finding.standing.reason().map(|reason| Suppression {
            kind: "external",
            status: "accepted",
            justification: one_line(reason),
        });
        Outcome {
            rule_id: finding.code,
            rule_index: RULES.iter().position(|rule| rule.code == finding.code),
            kind: "fail",
            level: finding.severity.as_str(),
            message: Message { text: self.message(finding) },
            partial_fingerprints: fingerprints(&finding.fingerprint),
            baseline_state: self.baseline.then_some(match finding.standing {
                Standing::New => "new",
                Standing::Known | Standing::Accepted(_) => "unchanged",
            }),
            suppressions: accepted.into_iter().collect(),
            properties: Properties {
                story: &finding.story,
                camps: finding.camps.iter().map(camp).collect(),
                proof: strings(&finding.proof),
                help: strings(&finding.help),
            },
            ..self.located(labels)
        }
    }

    /// The sentence with a link to each further passage, the proof and the help.
    fn message(self, finding: &Finding) -> String {
        let link = |label: &&Label| {
            let number = finding.labels.iter().position(|other| other == *label)?;
            let place = Place::of(label, self.pages)?.to_string();
            let text = place.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]");
            (number > 0).then(|| format!("[{text}]({number})"))
        };
        let links: Vec<String> = told(finding).iter().filter_map(link).collect();
        let mut lines = vec![plain(&finding.message)];
        if let (Some(line), false) = (lines.first_mut(), links.is_empty()) {
            line.push_str(&format!("; compare {}", links.join(", ")));
        }
        lines.extend(finding.proof.iter().map(|line| format!("proof: {}", plain(line))));
        lines.extend(finding.help.iter().map(|line| format!("help: {}", plain(line))));
        lines.join("\n")
    }

    fn verdict(self, verdict: &'a Verdict) -> Outcome<'a> {
        Outcome {
            message: Message { text: plain(&verdict.message) },
            properties: Properties {
                story: &verdict.story,
                camps: Vec::new(),
                proof: strings(&verdict.proof),
                help: Vec::new(),
            },
            ..self.no_finding(verdict.kind, &verdict.labels)
        }
    }

    fn silence(self, silence: &'a Silence) -> Outcome<'a> {
        Outcome {
            message: Message { text: plain(&silence.message) },
            properties: Properties {
                story: &silence.story,
                camps: Vec::new(),
                proof: strings(&silence.proof),
                help: Vec::new(),
            },
            ..self.no_finding("silence", &silence.labels)
        }
    }

    fn no_finding(self, id: &'a str, labels: &[Label]) -> Outcome<'a> {
        let number = VERDICTS.iter().position(|(name, ..)| *name == id);
        let kind =
            number.and_then(|number| VERDICTS.get(number)).map_or("informational", |(_, kind, _)| kind);
        Outcome {
            rule_id: id,
            rule_index: number.map(|number| RULES.len() + number),
            kind,
            ..self.located(labels)
        }
    }

    /// A result at the first label, with the others as related locations.
    fn located(self, labels: &[Label]) -> Outcome<'a> {
        let place = |label, id| location(label, id, self.pages, self.artifacts);
        let related = labels.iter().enumerate().skip(1);
        Outcome {
            locations: labels.first().and_then(|label| place(label, None)).into_iter().collect(),
            related_locations: related.filter_map(|(id, label)| place(label, Some(id))).collect(),
            ..blank()
        }
    }
}

fn blank<'a>() -> Outcome<'a> {
    Outcome {
        rule_id: "",
        rule_index: None,
        kind: "informational",
        level: "none",
        message: Message { text: String::new() },
        locations: Vec::new(),
        related_locations: Vec::new(),
        partial_fingerprints: BTreeMap::new(),
        baseline_state: None,
        suppressions: Vec::new(),
        properties: Properties { story: "", camps: Vec::new(), proof: Vec::new(), help: Vec::new() },
    }
}

/// What the baseline holds and was not raised: nothing of it has a place any more.
fn absent(absent: &Absent) -> Outcome<'_> {
    let rule = RULES.iter().position(|rule| rule.code == absent.code);
    let severity = rule.and_then(|at| RULES.get(at)).map_or(Severity::Warning, |rule| rule.severity);
    Outcome {
        rule_id: &absent.code,
        rule_index: rule,
        kind: "fail",
        level: severity.as_str(),
        message: Message { text: plain(&absent.message) },
        partial_fingerprints: fingerprints(&absent.fingerprint),
        baseline_state: Some("absent"),
        properties: Properties {
            story: &absent.story,
            camps: Vec::new(),
            proof: Vec::new(),
            help: Vec::new(),
        },
        ..blank()
    }
}

/// GitHub looks at `primaryLocationLineHash` only, and would otherwise make one of the line, which changes when it moves.
fn fingerprints(fingerprint: &str) -> BTreeMap<&'static str, String> {
    BTreeMap::from([
        ("crosscheck/v1", fingerprint.to_owned()),
        ("primaryLocationLineHash", format!("{fingerprint}:1")),
    ])
}

fn camp(camp: &crate::rule::Camp) -> Camp<'_> {
    Camp {
        value: &camp.value,
        claims: camp.claims.iter().map(|id| id.as_str()).collect(),
        witnesses: camp.witnesses,
    }
}

fn strings(lines: &[String]) -> Vec<&str> {
    lines.iter().map(String::as_str).collect()
}

#[cfg(test)]
mod tests;
