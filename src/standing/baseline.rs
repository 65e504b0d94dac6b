//! The baseline: findings that were there when it was made, so that only new ones fail a run.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde::Deserialize;

use super::record::{Record, assign};
use crate::knowledge::Lexicon;
use crate::report::{Absent, Report};
use crate::rule::{Finding, Standing};

/// The version of the file.
const VERSION: &str = "crosscheck-baseline/1";

/// Findings that are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    /// In the order of the file, without repetition.
    records: Vec<Record>,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaselineFault {
    /// From 1.
    pub line: usize,
    /// From 1, in bytes.
    pub column: usize,
    /// What is wrong.
    pub message: String,
}

/// What an update did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Records that stayed.
    pub kept: usize,
    /// Records of what no longer occurs.
    pub dropped: Vec<Record>,
    /// Findings that were written down.
    pub added: usize,
    /// Findings that are new and were not written down.
    pub left_out: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    schema: String,
    findings: Vec<Block>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Block {
    story: String,
    code: String,
    about: String,
    fingerprint: String,
    severity: String,
    message: String,
    values: Vec<Vec<String>>,
    #[serde(default)]
    draft: bool,
}

impl Baseline {
    /// The baseline of what a run raised. What was accepted needs none: without its acceptance it is new.
    pub fn of(report: &Report) -> Self {
        let findings = report.findings.iter().filter(|f| !matches!(f.standing, Standing::Accepted(_)));
        Self::new(findings.map(|finding| Record::of(finding, report.coverage.is_some())))
    }

    fn new(records: impl IntoIterator<Item = Record>) -> Self {
        let records: BTreeSet<Record> = records.into_iter().collect();
        Self { records: records.into_iter().collect() }
    }

    /// The records whose rule is among those that `ran`, and the others.
    pub fn divided(self, ran: impl Fn(&str) -> bool) -> (Self, Self) {
        let (ran, others) = self.records.into_iter().partition(|record| ran(&record.code));
        (Self { records: ran }, Self { records: others })
    }

    /// This baseline with the records of another.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self::new(self.records.into_iter().chain(other.records))
    }

    /// What it holds, sorted.
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// Reads a file.
    ///
    /// # Errors
    ///
    /// It is no JSON, of another version, or holds a key that is not known.
    pub fn read(text: &str) -> Result<Self, BaselineFault> {
        let fault = |line, column, message| BaselineFault { line, column, message };
        let file: File = serde_json::from_str(text).map_err(|error| {
            let message = error.to_string();
            let message = message.split(" at line ").next().unwrap_or(&message).to_owned();
            fault(error.line().max(1), error.column().max(1), message)
        })?;
        if file.schema != VERSION {
            let at = text.find(&file.schema).unwrap_or(0);
            let before = text.get(..at).unwrap_or("");
            let line = before.matches('\n').count() + 1;
            let column = at - before.rfind('\n').map_or(0, |end| end + 1) + 1;
            let message = format!("the schema is `{}`, not `{VERSION}`", file.schema);
            return Err(fault(line, column, message));
        }
        Ok(Self::new(file.findings.into_iter().map(|block| Record {
            story: block.story,
            code: block.code,
            about: block.about,
            fingerprint: block.fingerprint,
            severity: block.severity,
            message: block.message,
            camps: block.values,
            draft: block.draft,
        })))
    }

    /// The file: a finding a block, a key a line, so that lines of two branches merge.
    pub fn write(&self) -> String {
        let mut out = format!("{{\n  \"schema\": {},\n  \"findings\": [", quoted(VERSION));
        for (i, record) in self.records.iter().enumerate() {
            out.push_str(if i == 0 { "\n    {\n" } else { ",\n    {\n" });
            for (key, value) in [
                ("story", &record.story),
                ("code", &record.code),
                ("about", &record.about),
                ("fingerprint", &record.fingerprint),
                ("severity", &record.severity),
                ("message", &record.message),
            ] {
                let _ = writeln!(out, "      \"{key}\": {},", quoted(value));
            }
            if record.draft {
                out.push_str("      \"draft\": true,\n");
            }
            let camps: Vec<String> = record.camps.iter().map(|camp| list(camp)).collect();
            let _ = write!(out, "      \"values\": [{}]\n    }}", camps.join(", "));
        }
        out.push_str(if self.records.is_empty() { "]\n}\n" } else { "\n  ]\n}\n" });
        out
    }

    /// Marks what is known in a report, and lists what was known and no longer occurs. A known finding keeps the fingerprint
    /// it was recorded under.
    pub fn apply(&self, report: &mut Report, lexicon: &Lexicon) {
        let compared = self.compare(report, lexicon);
        for (finding, record) in report.findings.iter_mut().zip(&compared.assigned) {
            let Some(record) = record.and_then(|i| self.records.get(i)) else { continue };
            finding.fingerprint = record.fingerprint.clone();
            if finding.standing == Standing::New {
                finding.standing = Standing::Known;
            }
        }
        report.baseline = true;
        let absent = compared.resolved.iter().filter_map(|&i| self.records.get(i));
        report.absent.extend(absent.map(|record| Absent {
            code: record.code.clone(),
            story: record.story.clone(),
            message: record.message.clone(),
            fingerprint: record.fingerprint.clone(),
        }));
    }

    /// The baseline without what no longer occurs, and with what is new where that is asked for. What is known is kept as it
    /// was recorded, under the name its story has now.
    pub fn updated(&self, report: &Report, add_new: bool, lexicon: &Lexicon) -> (Self, Changes) {
        let compared = self.compare(report, lexicon);
        let mut changes = Changes::default();
        let mut records = Vec::new();
        for (i, record) in self.records.iter().enumerate() {
            if compared.resolved.contains(&i) {
                changes.dropped.push(record.clone());
                continue;
            }
            changes.kept += 1;
            let now = compared.assigned.iter().position(|assigned| *assigned == Some(i));
            let story = now.and_then(|at| report.findings.get(at)).map(|finding| finding.story.to_string());
            records.push(Record { story: story.unwrap_or_else(|| record.story.clone()), ..record.clone() });
        }
        let is_new = |(finding, record): &(&Finding, &Option<usize>)| {
            record.is_none() && !matches!(finding.standing, Standing::Accepted(_))
        };
        let new: Vec<Record> = report
            .findings
            .iter()
            .zip(&compared.assigned)
            .filter(is_new)
            .map(|(finding, _)| Record::of(finding, report.coverage.is_some()))
            .collect();
        if add_new {
            changes.added = new.len();
            records.extend(new);
        } else {
            changes.left_out = new.len();
        }
        (Self::new(records), changes)
    }

    fn compare(&self, report: &Report, lexicon: &Lexicon) -> Compared {
        let stories: BTreeSet<&str> = report.sources.iter().map(|source| &*source.story).collect();
        let assigned = assign(&self.records, &report.findings, &stories, lexicon);
        let found: BTreeSet<usize> = assigned.iter().filter_map(|i| *i).collect();
        let occurs = |i: usize, record: &Record| {
            found.contains(&i) || report.findings.iter().any(|finding| record.is_part_of(finding))
        };
        // What was not looked at may still be there. A story of which something was found under another name was looked at.
        let of_finding = |(finding, i): (&Finding, &Option<usize>)| {
            Some((self.records.get((*i)?)?.story.clone(), finding.story.to_string()))
        };
        let renamed: BTreeMap<String, String> =
            report.findings.iter().zip(&assigned).filter_map(of_finding).collect();
        let checked = |record: &Record| {
            report.can_tell(&record.story, record.draft)
                || renamed.get(&record.story).is_some_and(|now| report.can_tell(now, record.draft))
        };
        let resolved = self.records.iter().enumerate().filter(|(i, r)| checked(r) && !occurs(*i, r));
        Compared { resolved: resolved.map(|(i, _)| i).collect(), assigned }
    }
}

/// A report held against a baseline.
struct Compared {
    /// Of each finding the record that it is.
    assigned: Vec<Option<usize>>,
    /// Records of what no longer occurs.
    resolved: BTreeSet<usize>,
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn list(values: &[String]) -> String {
    let values: Vec<String> = values.iter().map(|value| quoted(value)).collect();
    format!("[{}]", values.join(", "))
}
