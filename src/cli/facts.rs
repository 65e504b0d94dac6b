//! `crosscheck facts`: a newsroom's own knowledge.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::Subcommand;
use ignore::WalkBuilder;

use crosscheck::extract::examples;
use crosscheck::knowledge::{FactsFile, Knowledge, Layer, Problem, embedded_files};
use crosscheck::report::drawing::{Diagnostic, Page, Passage};
use crosscheck::rule::Severity;
use crosscheck::source::LineIndex;

use super::Exit;
use super::checking::DECISIONS;
use super::terminal::{Failure, Terminal};

/// Validate knowledge: word lists, units, frames, properties, entities, accepted facts
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Validate a directory of knowledge, or the general knowledge, and run its examples
    #[command(after_help = "\
Examples:
  crosscheck facts check                 the knowledge that is compiled in
  crosscheck facts check newsroom/       your own, as for --facts newsroom/

Exit codes:
  0  every file is right, and its examples are read as they say
  2  some file has a fault")]
    Check {
        /// The directory
        dir: Option<PathBuf>,
    },
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    let Command::Check { dir } = &args.command;
    let general = embedded_files();
    let own = dir.as_deref().map(files_in).transpose()?.unwrap_or_default();
    let checked = if dir.is_some() { own.len() } else { general.len() };
    let files: Vec<FactsFile> = general.into_iter().chain(own).collect();
    let (knowledge, mut problems) = Knowledge::read(&files);
    if problems.is_empty() {
        let checked = files.iter().filter(|f| dir.is_none() || f.layer == Layer::Own);
        problems.extend(checked.flat_map(|file| examples::failures(file, &knowledge)));
    }
    let mut out = String::new();
    for problem in &problems {
        draw(problem, &files, dir.as_deref(), terminal.colours_output(), &mut out);
    }
    let files = if checked == 1 { "file" } else { "files" };
    let faults = match problems.len() {
        0 => "no fault".to_owned(),
        1 => "1 fault".to_owned(),
        faults => format!("{faults} faults"),
    };
    let _ = writeln!(out, "{checked} {files} of knowledge, {faults}");
    terminal.print(out.as_bytes())?;
    Ok(if problems.is_empty() { Exit::Clean } else { Exit::CouldNotRun })
}

/// Draws a problem with the words it is about.
fn draw(problem: &Problem, files: &[FactsFile], dir: Option<&Path>, colour: bool, out: &mut String) {
    let of_problem = |file: &&FactsFile| file.layer == problem.layer && file.path == problem.path;
    let text = files.iter().find(of_problem).map_or("", |file| &file.text);
    let lines = LineIndex::new(text);
    let dir = dir.filter(|_| problem.layer == Layer::Own).unwrap_or(Path::new("facts"));
    let path = dir.join(&problem.path);
    let path = path.to_string_lossy();
    let page = Page { path: &path, text, lines: &lines };
    let (start, end) = (problem.span.start, problem.span.end);
    Diagnostic {
        severity: Severity::Error,
        code: None,
        message: &problem.message,
        passages: vec![Passage { page, start, end, message: "here" }],
        sections: vec![("help", problem.help.iter().cloned().collect())],
    }
    .draw(colour, out);
    out.push('\n');
}

/// The general knowledge with that of `dir`.
///
/// # Errors
///
/// The directory cannot be read, or a file in it has a fault.
pub fn knowledge(dir: Option<&Path>) -> Result<Knowledge, Failure> {
    let Some(dir) = dir else { return Ok(Knowledge::embedded()) };
    let mut files = embedded_files();
    files.extend(files_in(dir)?);
    let (knowledge, problems) = Knowledge::read(&files);
    match problems.first() {
        None => Ok(knowledge),
        Some(first) => {
            let more = if problems.len() > 1 {
                format!(" (and {} more)", problems.len() - 1)
            } else {
                String::new()
            };
            Err(Failure::new(format!("{}: {}{more}", first.path, first.message)).with_help(format!(
                "run `crosscheck facts check {}` to see every fault in its place",
                dir.display()
            )))
        }
    }
}

/// The knowledge files of a directory, by path.
fn files_in(dir: &Path) -> Result<Vec<FactsFile>, Failure> {
    if !dir.is_dir() {
        return Err(Failure::new(format!("{}: no such directory of facts", dir.display()))
            .with_help("name a directory that holds folders such as lexicon/ and frames/"));
    }
    let mut files = Vec::new();
    for entry in WalkBuilder::new(dir).sort_by_file_path(Ord::cmp).build() {
        let entry = entry.map_err(|e| Failure::new(format!("cannot read {}: {e}", dir.display())))?;
        let path = entry.path();
        if !path.is_file() || path.extension().is_none_or(|e| e != "toml") {
            continue;
        }
        let text = std::fs::read_to_string(path).map_err(|e| {
            Failure::new(format!("cannot read {}: {e}", path.display()))
                .with_help("facts are UTF-8 text in TOML")
        })?;
        let below = path.strip_prefix(dir).unwrap_or(path);
        let path = below.to_string_lossy().replace('\\', "/");
        // Decisions are no knowledge.
        if path == DECISIONS {
            continue;
        }
        files.push(FactsFile { layer: Layer::Own, path, text: text.into(), records: None });
    }
    Ok(files)
}
