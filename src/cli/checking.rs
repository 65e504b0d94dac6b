//! What `check` and `baseline` do alike: read, check, and hold against the decisions.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crosscheck::acceptance;
use crosscheck::knowledge::{FactsFile, Knowledge, Layer};
use crosscheck::report::Report;
use crosscheck::source::Source;
use crosscheck::span::SourceId;
use crosscheck::standing::{Baseline, Decisions};

use super::config::{Config, located};
use super::input::{Input, Read};
use super::terminal::{Failure, Terminal};

/// Where decisions stand unless the settings say otherwise.
pub const DECISIONS: &str = "accepted.toml";

/// What was found in what could be read.
pub struct Checked {
    pub report: Report,
    /// Sources that could not be read.
    pub unreadable: usize,
}

/// Reads sources and checks them; see [`check`].
///
/// # Errors
///
/// A path names nothing, or the decisions have a fault.
pub fn run(
    input: &Input,
    config: &Config,
    knowledge: &Knowledge,
    baseline: Option<&Baseline>,
    terminal: &Terminal,
) -> Result<Checked, Failure> {
    check(input.load(terminal)?, input, config, knowledge, baseline, crosscheck::check)
}

/// Checks sources; the settings give severities, a baseline tells what is known, decisions accept findings.
///
/// # Errors
///
/// The decisions have a fault.
pub fn check(
    read: Read,
    input: &Input,
    config: &Config,
    knowledge: &Knowledge,
    baseline: Option<&Baseline>,
    check: impl FnOnce(Vec<Source>, &Knowledge, Option<Date>) -> Report,
) -> Result<Checked, Failure> {
    let decisions = decisions(&decisions_file(input.settings.facts(), config))?;
    let Read { sources, unreadable } = read;
    let day = input.settings.as_of();
    let mut report = check(sources, knowledge, day);
    report.summary.not_checked.unreadable_sources = unreadable;
    grade(&mut report, config);
    if let Some(baseline) = baseline {
        baseline.apply(&mut report, &knowledge.lexicon);
        // What could not be read may hold what is not found.
        if unreadable > 0 {
            report.absent.clear();
        }
    }
    decisions.apply(&mut report, day, &knowledge.lexicon);
    Ok(Checked { report, unreadable })
}

/// Gives findings the severities of the settings.
fn grade(report: &mut Report, config: &Config) {
    for finding in &mut report.findings {
        if let Some(severity) = config.severity.get(finding.code) {
            finding.severity = severity.value;
        }
    }
}

/// The file of decisions: that of the settings, else the one beside the newsroom's own knowledge.
pub fn decisions_file(facts: Option<&Path>, config: &Config) -> PathBuf {
    let set = config.accepted.as_ref().map(|set| set.value.clone());
    set.unwrap_or_else(|| {
        let beside = config.path.as_deref().and_then(Path::parent).unwrap_or(Path::new("")).join("facts");
        facts.unwrap_or(&beside).join(DECISIONS)
    })
}

/// The decisions of a file; none if there is no file.
///
/// # Errors
///
/// The file cannot be read, or has a fault.
pub fn decisions(path: &Path) -> Result<Decisions, Failure> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Decisions::default()),
        Err(error) => return Err(Failure::new(format!("cannot read {}: {error}", path.display()))),
    };
    let shown = path.to_string_lossy().into_owned();
    let file = FactsFile { layer: Layer::Own, path: shown, text, records: None };
    let acceptances = acceptance::read(&file, SourceId(0)).map_err(|problems| {
        let first = problems.first().map(|problem| located(problem, &file.text));
        first.unwrap_or_else(|| Failure::new(format!("{} cannot be read", path.display())))
    })?;
    Ok(Decisions { path: file.path, text: file.text, acceptances })
}
