//! `crosscheck accept`: a disagreement that may stay, with the reason.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use jiff::civil::Date;

use crosscheck::Detail;
use crosscheck::acceptance::{Decided, block};
use crosscheck::rule::{Finding, Standing};
use crosscheck::standing::Record;

use super::against::Against;
use super::checking::{self, Checked, Texts, decisions_file};
use super::config::Config;
use super::input::Input;
use super::terminal::{Failure, Terminal};
use super::{Exit, atomic, baseline};

/// Accept a finding with a reason: it is counted and fails nothing as long as its values stay
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  crosscheck accept                                        what can be accepted, with fingerprints
  crosscheck accept 3f09a1c2d4e5b678 --reason \"the second figure counts apprentices\"
  crosscheck accept 3f09a1 stories/ --reason \"preliminary\" --until 2027-01-31
  crosscheck accept draft.md --against notes/              the same of a draft
  crosscheck accept 5c7720 draft.md --against notes/ --reason \"told to the author\"

The decision is written to accepted.toml in the directory of facts, or to `accepted` of crosscheck.toml. Another value
of the same figure is a new finding, and an acceptance that meets nothing is reported (T002). In a Markdown or HTML article a
comment does the same for its paragraph: <!-- crosscheck: allow Q001: the reason -->")]
pub struct Args {
    /// The finding, as --format json prints it; its first 6 digits will do [default: list what can be accepted]
    fingerprint: Option<String>,
    #[command(flatten)]
    input: Input,
    #[command(flatten)]
    against: Against,
    /// Why the disagreement may stay
    #[arg(long, value_name = "TEXT", requires = "fingerprint")]
    reason: Option<String>,
    /// The last day it may stay, as YYYY-MM-DD; it is held against --as-of
    #[arg(long, value_name = "DATE", requires = "fingerprint")]
    until: Option<Date>,
}

/// Digits of a fingerprint that have to be given.
const LEAST: usize = 6;

impl Args {
    /// Fills in from the settings what the command line leaves open.
    pub fn fill(&mut self, config: &Config) {
        // Without a reason nothing is accepted: what is no fingerprint is a path to list.
        let path = |word: &mut String| self.reason.is_none() && !is_fingerprint(word);
        if let Some(path) = self.fingerprint.take_if(path) {
            self.input.add(path);
        }
        self.input.fill(config);
    }
}

pub fn run(args: &Args, config: &Config, terminal: &Terminal) -> Result<Exit, Failure> {
    let wanted = args.fingerprint.as_deref().map(|fingerprint| wanted(fingerprint, args)).transpose()?;
    args.input.settings.in_pool(|| {
        let knowledge = args.input.settings.knowledge()?;
        let known = config.baseline.as_ref().map(|set| set.value.as_path()).filter(|path| path.exists());
        let known = known.map(baseline::load).transpose()?;
        let texts = Texts::load(&args.input, &args.against, terminal)?;
        let Checked { report, unreadable } =
            checking::check(texts, &args.input, config, knowledge, known.as_ref(), Detail::default())?;
        let Some((fingerprint, reason)) = wanted else {
            terminal.print(listed(&report.findings).as_bytes())?;
            return Ok(Exit::of_reading(unreadable));
        };
        let meant: Vec<&Finding> =
            report.findings.iter().filter(|f| f.fingerprint.starts_with(fingerprint)).collect();
        let open = open(&meant, fingerprint)?;
        let path = decisions_file(args.input.settings.facts(), config);
        write(&path, &open, report.coverage.is_some(), (reason, args.until))?;
        terminal.print(told(&path, &open).as_bytes())?;
        Ok(Exit::of_reading(unreadable))
    })
}

/// Whether a word can be the beginning of a fingerprint.
fn is_fingerprint(word: &str) -> bool {
    word.len() >= LEAST && word.bytes().all(|b| b.is_ascii_hexdigit())
}

/// The fingerprint and the reason, if both will do.
fn wanted<'a>(fingerprint: &'a str, args: &'a Args) -> Result<(&'a str, &'a str), Failure> {
    if !is_fingerprint(fingerprint) {
        return Err(Failure::new(format!("`{fingerprint}` is no fingerprint"))
            .with_help("`crosscheck accept` without one lists the findings with their fingerprints"));
    }
    match args.reason.as_deref().map(str::trim) {
        Some(reason) if !reason.is_empty() => Ok((fingerprint, reason)),
        _ => Err(Failure::new("an acceptance needs a reason")
            .with_help("say why the disagreement may stay: --reason \"…\"")),
    }
}

/// Those of the meant findings that are not accepted yet; one fingerprint only.
fn open<'f>(meant: &[&'f Finding], fingerprint: &str) -> Result<Vec<&'f Finding>, Failure> {
    let Some(first) = meant.first() else {
        return Err(Failure::new(format!("no finding has the fingerprint {fingerprint}")).with_help(
            "`crosscheck accept` without one lists the findings; name the sources if they lie elsewhere",
        ));
    };
    if meant.iter().any(|finding| finding.fingerprint != first.fingerprint) {
        return Err(Failure::new(format!("several fingerprints begin with {fingerprint}"))
            .with_help("give more of its digits"));
    }
    let is_open = |finding: &&&Finding| !matches!(finding.standing, Standing::Accepted(_));
    let open: Vec<&Finding> = meant.iter().filter(is_open).copied().collect();
    if open.is_empty() {
        let reason = first.standing.reason().unwrap_or_default();
        return Err(Failure::new(format!("{} is accepted already: {reason}", first.fingerprint)));
    }
    Ok(open)
}

/// Adds the decisions at the end of the file.
fn write(
    path: &Path,
    findings: &[&Finding],
    draft: bool,
    (reason, until): (&str, Option<Date>),
) -> Result<(), Failure> {
    // Two runs at once: the second adds to what the first wrote.
    let lock = atomic::lock(path).map_err(|error| unwritten(path, &error))?;
    let mut text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => HEAD.to_owned(),
        Err(error) => return Err(Failure::new(format!("cannot read {}: {error}", path.display()))),
    };
    for finding in findings {
        let record = Record::of(finding, draft);
        let decided = Decided {
            fingerprint: record.fingerprint,
            story: Some(record.story).filter(|story| !story.is_empty()),
            code: Some(record.code),
            about: Some(record.about),
            values: record.camps,
            draft,
        };
        if !text.is_empty() && !text.ends_with("\n\n") {
            text.push_str(if text.ends_with('\n') { "\n" } else { "\n\n" });
        }
        text.push_str(&block(&decided, Some(&record.message), reason, until));
    }
    lock.write(text.as_bytes()).map_err(|error| unwritten(path, &error))
}

fn unwritten(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("cannot write {}: {error}", path.display()))
        .with_help("set `accepted` in crosscheck.toml to a file that you may write to")
}

/// How a new file of decisions begins.
const HEAD: &str = "# Disagreements that may stay, each with the reason. `crosscheck accept FINGERPRINT --reason \"…\"` adds one;\n# crosscheck reports what no longer occurs (T002).\n";

fn told(path: &Path, findings: &[&Finding]) -> String {
    let mut out = String::new();
    for Finding { fingerprint, code, message, story, .. } in findings {
        let _ = writeln!(out, "{}: accepted {fingerprint}, {code} in {story}: {message}", path.display());
    }
    out
}

/// What can be accepted, a line each.
fn listed(findings: &[Finding]) -> String {
    let mut out = String::new();
    for finding in findings.iter().filter(|f| !matches!(f.standing, Standing::Accepted(_))) {
        let Finding { fingerprint, code, message, story, severity, .. } = finding;
        let known = if finding.standing == Standing::Known { ", known" } else { "" };
        let _ = writeln!(out, "{fingerprint}  {}[{code}]: {message} ({story}{known})", severity.as_str());
    }
    if out.is_empty() {
        out.push_str("nothing to accept\n");
    }
    out
}
