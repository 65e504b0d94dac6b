//! `crosscheck init`: a commented file of settings, and a story to begin with.

use std::fs;
use std::path::{Path, PathBuf};

use super::config::NAME;
use super::terminal::{Failure, Terminal};
use super::{Exit, atomic};

/// Write a commented crosscheck.toml and an example story
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  crosscheck init              into the working directory
  crosscheck init newsroom/    into another

Files that are there already are left alone.")]
pub struct Args {
    /// The directory
    #[arg(default_value = ".")]
    dir: PathBuf,
}

/// What is written, by path.
const FILES: &[(&str, &str)] = &[
    (NAME, SETTINGS),
    ("stories/example/harbour-times.md", HARBOUR),
    ("stories/example/river-post.md", RIVER),
];

/// Every setting, with what holds without it.
pub const SETTINGS: &str = r#"# Settings of crosscheck. The command line wins over them; `crosscheck config show` tells what is in force.
# Paths are taken from the directory of this file.

# What is checked where no paths are given: files, directories, patterns.
stories = ["stories"]

# How articles are put into stories: "auto", "directory" or "one".
# story-by = "auto"

# The day that relative dates count from in articles without a date; acceptances with a last day are held against it.
# as-of = 2026-01-31

# From which severity a new finding ends the run with 1: "error", "warning", "note" or "never".
# fail-on = "error"

# Rules to look at, and rules to leave out: codes, names or families. `crosscheck rules` lists them.
# select = ["D", "Q001"]
# ignore = ["N001"]

# How `check` prints: "human", "json", "sarif" and others.
# format = "human"

# Findings that are known and fail nothing. `crosscheck baseline create` writes the file.
# baseline = "crosscheck-baseline.json"

# Knowledge of your own, and disagreements that may stay. `crosscheck accept` writes the second.
# facts = "facts"
# accepted = "facts/accepted.toml"

# What is known of a publisher; its articles are told by their front matter or the head of their page, or by their files.
# [[publisher]]
# name = "River Post"
# files = ["**/river-post*"]
# date-order = "day-month"
# time-zone = "Europe/Paris"
# reference = false

# Severity of rules: "error", "warning" or "note".
# [severity]
# N001 = "note"
# conflicting-dates = "warning"
"#;

const HARBOUR: &str = "\
---
publisher: Harbour Times
published: 2024-05-07
---
Gannet Air employs 146 people. Its first aeroplane hangs in the town hall.
";

const RIVER: &str = "\
---
publisher: River Post
published: 2024-05-07
---
Gannet Air employs 120 people. It flies to the islands.
";

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    let mut written = 0;
    for (name, text) in FILES {
        let path = if args.dir == Path::new(".") { PathBuf::from(name) } else { args.dir.join(name) };
        if path.exists() {
            terminal.note(&format!("{} is there already and stays as it is", path.display()));
            continue;
        }
        write(&path, text)?;
        terminal.print(format!("wrote {}\n", path.display()).as_bytes())?;
        written += 1;
    }
    if written > 0 {
        terminal.print(NEXT.as_bytes())?;
    }
    Ok(Exit::Clean)
}

const NEXT: &str = "\
next: `crosscheck check` finds where the two articles of the example disagree
      `crosscheck config show` tells which settings are in force
";

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    fs::create_dir_all(atomic::directory(path)).and_then(|()| atomic::write(path, text.as_bytes())).map_err(
        |error| {
            Failure::new(format!("cannot write {}: {error}", path.display()))
                .with_help("name a directory that you may write to")
        },
    )
}
