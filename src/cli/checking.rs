//! What `check` and `baseline` do alike: read, check, and hold against the decisions.

use std::fs;
use std::path::{Path, PathBuf};

use crosscheck::Detail;
use crosscheck::acceptance;
use crosscheck::knowledge::{FactsFile, Knowledge, Layer};
use crosscheck::report::{Looked, Report};
use crosscheck::source::{self, Source};
use crosscheck::span::SourceId;
use crosscheck::standing::{Baseline, Decisions};

use super::against::Against;
use super::config::{Config, located};
use super::input::{Input, Read};
use super::terminal::{Failure, Terminal};

/// Where decisions stand unless the settings say otherwise.
pub const DECISIONS: &str = "accepted.toml";

/// What is checked: sources, or drafts and the sources they are held against.
pub struct Texts {
    /// Sources, or drafts.
    pub read: Read,
    /// What drafts are held against.
    pub against: Option<Read>,
    /// Whether every story of the settings is among them.
    pub complete: bool,
}

/// What was found in what could be read.
pub struct Checked {
    pub report: Report,
    /// Sources that could not be read.
    pub unreadable: usize,
}

impl Texts {
    /// Reads what is named.
    ///
    /// # Errors
    ///
    /// A path names nothing.
    pub fn load(input: &Input, against: &Against, terminal: &Terminal) -> Result<Self, Failure> {
        let read = input.load(terminal)?;
        let against = against.load(&input.settings, &read.sources, terminal)?;
        let complete = input.is_complete() && against.is_none();
        let notes = against.iter().flat_map(|against| &against.sources);
        let all: Vec<&Source> = read.sources.iter().chain(notes).collect();
        input.settings.warn_of_publishers(&all, complete, terminal);
        Ok(Self { read, against, complete })
    }

    /// Sources that could not be read.
    pub fn unreadable(&self) -> usize {
        self.read.unreadable + self.against.as_ref().map_or(0, |against| against.unreadable)
    }

    /// Which stories are there whole: none where a source could not be read.
    fn looked(&self) -> Looked {
        let own = &self.read.sources;
        let unread = self.unreadable() > 0;
        let partial = match &self.against {
            None if unread => own.iter().map(|source| source.story.clone()).collect(),
            None => source::partial(own.iter()),
            Some(against) => {
                let left_out = source::partial(own.iter().chain(&against.sources));
                let of_notes = |source: &Source| left_out.contains(&source.story);
                // One draft of several in a directory is all there is of its story.
                let drafts = own.len() > 1 && own.iter().any(of_notes);
                let partial = unread || drafts || against.sources.iter().any(of_notes);
                partial.then(|| crosscheck::story_of(own)).into_iter().collect()
            }
        };
        Looked { partial, complete: self.complete && !unread }
    }
}

/// Checks texts; the settings give severities, a baseline tells what is known, decisions accept findings.
///
/// # Errors
///
/// The decisions have a fault.
pub fn check(
    texts: Texts,
    input: &Input,
    config: &Config,
    knowledge: &Knowledge,
    baseline: Option<&Baseline>,
    detail: Detail,
) -> Result<Checked, Failure> {
    let decisions = decisions(&decisions_file(input.settings.facts(), config))?;
    let (unreadable, looked) = (texts.unreadable(), texts.looked());
    let detail = Detail { looked, ..detail };
    let day = input.settings.as_of();
    let sources = texts.read.sources;
    let mut report = match texts.against {
        Some(against) => crosscheck::check_drafts(sources, against.sources, knowledge, day, &detail),
        None => crosscheck::check_in_detail(sources, knowledge, day, &detail),
    };
    report.summary.not_checked.unreadable_sources = unreadable;
    grade(&mut report, config);
    if let Some(baseline) = baseline {
        baseline.apply(&mut report, &knowledge.lexicon);
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
    let file = FactsFile { layer: Layer::Own, path: shown, text: text.into(), records: None };
    let acceptances = acceptance::read(&file, SourceId(0)).map_err(|problems| {
        let first = problems.first().map(|problem| located(problem, &file.text));
        first.unwrap_or_else(|| Failure::new(format!("{} cannot be read", path.display())))
    })?;
    Ok(Decisions { path: file.path, text: file.text.into_owned(), acceptances })
}
