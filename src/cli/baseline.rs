//! `crosscheck baseline`: the findings that are known, so that only new ones fail a run.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Subcommand;

use crosscheck::Detail;
use crosscheck::report::Report;
use crosscheck::standing::{Baseline, Changes, Record};

use super::against::Against;
use super::checking::{self, Checked, Texts};
use super::config::Config;
use super::input::Input;
use super::selection::Selection;
use super::terminal::{Failure, Terminal};
use super::{Exit, atomic};

/// What the file is called unless told otherwise.
pub const NAME: &str = "crosscheck-baseline.json";

/// Write down the findings that are known: `check --baseline FILE` then fails on new ones only
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write down every finding of today, of all severities
    #[command(after_help = "\
Examples:
  crosscheck baseline create stories/                 writes ./crosscheck-baseline.json
  crosscheck check stories/ --baseline crosscheck-baseline.json
                                                      exits with 1 on what is new only

  crosscheck baseline create draft.md --against notes/ --output draft-baseline.json
                                                      what is known of a draft

What was accepted with a reason is not written down. An existing file is left alone.")]
    Create(Write),
    /// Drop what no longer occurs; with --add-new also write down what is new
    #[command(after_help = "\
Examples:
  crosscheck baseline update stories/                 drops what is resolved, leaves out what is new
  crosscheck baseline update stories/ --add-new       writes down what is new as well

What is known stays as it was written down. Resolved is what no longer occurs in a story that was read whole, and, when
the stories of crosscheck.toml are read, what belongs to none of them. Everything else stays untouched.")]
    Update {
        #[command(flatten)]
        write: Write,
        /// Also write down what is new
        #[arg(long)]
        add_new: bool,
    },
    /// Drop what no longer occurs
    #[command(after_help = "\
Examples:
  crosscheck baseline prune                           all stories of crosscheck.toml
  crosscheck baseline prune stories/mill              one story; what is known of the others stays

Nothing is dropped of a story that was read in part: with single files of a directory, or with a file that cannot be read.
Without PATHS, what belongs to no story of crosscheck.toml is dropped too.")]
    Prune(Write),
    /// Print a baseline for people
    Show {
        /// The file [default: the baseline of crosscheck.toml, else crosscheck-baseline.json]
        #[arg(value_name = "FILE")]
        file: Option<PathBuf>,
    },
}

/// What to check, and where to write.
#[derive(Debug, clap::Args)]
struct Write {
    #[command(flatten)]
    input: Input,
    #[command(flatten)]
    against: Against,
    #[command(flatten)]
    selection: Selection,
    /// The file [default: the baseline of crosscheck.toml, else crosscheck-baseline.json]
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Args {
    /// Fills in from the settings what the command line leaves open.
    pub fn fill(&mut self, config: &Config) {
        match &mut self.command {
            Command::Create(write) | Command::Update { write, .. } | Command::Prune(write) => {
                write.input.fill(config);
                write.selection.fill(config);
            }
            Command::Show { .. } => {}
        }
    }
}

pub fn run(args: &Args, config: &Config, terminal: &Terminal) -> Result<Exit, Failure> {
    match &args.command {
        Command::Create(write) => create(write, config, terminal),
        Command::Update { write, add_new } => update(write, *add_new, config, terminal),
        Command::Prune(write) => update(write, false, config, terminal),
        Command::Show { file } => show(&path(file.as_deref(), config), terminal),
    }
}

/// The file that is named, else that of the settings, else the usual one.
fn path(named: Option<&Path>, config: &Config) -> PathBuf {
    let set = config.baseline.as_ref().map(|set| set.value.as_path());
    named.or(set).unwrap_or(Path::new(NAME)).to_owned()
}

fn create(write: &Write, config: &Config, terminal: &Terminal) -> Result<Exit, Failure> {
    let path = path(write.output.as_deref(), config);
    if path.exists() {
        return Err(there_already(&path));
    }
    with_report(write, config, terminal, |report, _| {
        let baseline = Baseline::of(report);
        let written = atomic::create(&path, baseline.write().as_bytes());
        written.map_err(|error| match error.kind() {
            std::io::ErrorKind::AlreadyExists => there_already(&path),
            _ => unwritten(&path, &error),
        })?;
        let count = counted(baseline.records().len(), "finding");
        terminal.print(format!("{}: {count} written down\n", path.display()).as_bytes())
    })
}

fn update(write: &Write, add_new: bool, config: &Config, terminal: &Terminal) -> Result<Exit, Failure> {
    let path = path(write.output.as_deref(), config);
    let before = load(&path)?;
    let keep = write.selection.resolve()?;
    with_report(write, config, terminal, |report, lexicon| {
        // Of rules that do not run nothing is known.
        let (ran, others) = before.clone().divided(|code| keep.has(code));
        let (after, mut changes) = ran.updated(report, add_new, lexicon);
        changes.kept += others.records().len();
        let after = after.with(others);
        if after != before {
            save(&after, &path)?;
        }
        terminal.print(told(&changes, &path).as_bytes())
    })
}

/// Checks and goes on with the report; a source that cannot be read leaves the file as it is, because what stands in it may
/// still be there.
fn with_report(
    write: &Write,
    config: &Config,
    terminal: &Terminal,
    work: impl FnOnce(&Report, &crosscheck::knowledge::Lexicon) -> Result<(), Failure> + Send,
) -> Result<Exit, Failure> {
    let keep = write.selection.resolve()?;
    write.input.settings.in_pool(|| {
        let knowledge = write.input.settings.knowledge()?;
        let texts = Texts::load(&write.input, &write.against, terminal)?;
        let Checked { mut report, unreadable } =
            checking::check(texts, &write.input, config, knowledge, None, Detail::default())?;
        report.keep(|finding| keep.has(finding.code));
        if unreadable > 0 {
            terminal.warning("the baseline is left as it is: a source could not be read", None);
            return Ok(Exit::of_reading(unreadable));
        }
        work(&report, &knowledge.lexicon)?;
        Ok(Exit::Clean)
    })
}

fn told(changes: &Changes, path: &Path) -> String {
    let mut out = String::new();
    for record in &changes.dropped {
        let _ = writeln!(
            out,
            "resolved: {} {} ({}, {})",
            record.code, record.message, record.story, record.fingerprint
        );
    }
    let mut parts = vec![
        format!("{} known", counted(changes.kept, "finding")),
        format!("{} resolved and dropped", changes.dropped.len()),
    ];
    if changes.added > 0 {
        parts.push(format!("{} new and written down", changes.added));
    }
    if changes.left_out > 0 {
        parts.push(format!("{} new and left out (--add-new adds them)", changes.left_out));
    }
    let _ = writeln!(out, "{}: {}", path.display(), parts.join(", "));
    out
}

fn show(path: &Path, terminal: &Terminal) -> Result<Exit, Failure> {
    let baseline = load(path)?;
    let mut out = String::new();
    let mut story: Option<&str> = None;
    for record in baseline.records() {
        if story != Some(&record.story) {
            let _ = writeln!(out, "{}{}", if story.is_some() { "\n" } else { "" }, record.story);
            story = Some(&record.story);
        }
        let Record { code, severity, message, fingerprint, .. } = record;
        let _ = writeln!(out, "  {fingerprint}  {severity}[{code}]: {message}");
        let camps: Vec<String> = record.camps.iter().map(|camp| camp.join(", ")).collect();
        let _ = writeln!(out, "  {:16}  {}", "", camps.join(" | "));
    }
    let _ = writeln!(
        out,
        "{}{}",
        if story.is_some() { "\n" } else { "" },
        counted(baseline.records().len(), "known finding")
    );
    terminal.print(out.as_bytes())?;
    Ok(Exit::Clean)
}

fn counted(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

/// Reads a baseline.
///
/// # Errors
///
/// The file cannot be read, or is no baseline.
pub fn load(path: &Path) -> Result<Baseline, Failure> {
    let text = fs::read_to_string(path).map_err(|error| {
        Failure::new(format!("cannot read {}: {error}", path.display()))
            .with_help("`crosscheck baseline create PATHS` writes one")
    })?;
    Baseline::read(&text).map_err(|fault| {
        Failure::new(format!("{}:{}:{}: {}", path.display(), fault.line, fault.column, fault.message))
            .with_help(
                "restore the file from version control, or delete it and run `crosscheck baseline create`",
            )
    })
}

fn save(baseline: &Baseline, path: &Path) -> Result<(), Failure> {
    atomic::write(path, baseline.write().as_bytes()).map_err(|error| unwritten(path, &error))
}

fn unwritten(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("cannot write {}: {error}", path.display()))
        .with_help("name a file in a directory that exists and that you may write to, with --output")
}

fn there_already(path: &Path) -> Failure {
    Failure::new(format!("{} is there already", path.display())).with_help(
        "`crosscheck baseline update` drops what is resolved, with --add-new it adds what is new; delete the file to begin anew",
    )
}
