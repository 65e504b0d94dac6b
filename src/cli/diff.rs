//! `crosscheck diff`: what an edit changed in the claims of a text.

use clap::ValueEnum;

use crosscheck::report::listing::edit;
use crosscheck::source::Source;

use super::Exit;
use super::input::{Read, Settings};
use super::output::Output;
use super::terminal::{Failure, Terminal};

/// Show what an edit changed in the claims of a text: added, removed, another value
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  crosscheck diff article-1.md article-2.md
  crosscheck diff archived.txt live.txt --format json     silent corrections, for programs

Rewording is no change: only what is claimed counts. Exit codes:
  0  ran, whatever has changed           2  could not run
                                         3  ran, but a version could not be read")]
pub struct Args {
    /// The version before the edit
    #[arg(value_name = "OLD")]
    old: String,
    /// The version after it
    #[arg(value_name = "NEW")]
    new: String,
    #[command(flatten)]
    settings: Settings,
    #[command(flatten)]
    output: Output,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A list for people
    Human,
    /// For programs
    Json,
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    if args.old == args.new {
        return Err(Failure::new(format!("{} is named twice", args.old))
            .with_help("name two versions of one text: crosscheck diff OLD NEW"));
    }
    args.settings.in_pool(|| {
        let knowledge = args.settings.knowledge()?;
        let (Some(old), Some(new)) =
            (version(&args.old, &args.settings, terminal)?, version(&args.new, &args.settings, terminal)?)
        else {
            return Ok(Exit::Unread);
        };
        let compared = crosscheck::diff(old, new, knowledge, args.settings.as_of());
        let mut sink = args.output.open(terminal)?;
        let rendered = match args.format {
            Format::Human => edit::human(&compared, sink.colours()),
            Format::Json => edit::json(&compared),
        };
        sink.write(&rendered)?;
        Ok(Exit::Clean)
    })
}

/// The one text that a path names; none if it cannot be read.
fn version(path: &str, settings: &Settings, terminal: &Terminal) -> Result<Option<Source>, Failure> {
    let Read { mut sources, unreadable } = settings.load(&[path.to_owned()], terminal)?;
    match (sources.pop(), sources.len(), unreadable) {
        (Some(source), 0, _) => Ok(Some(source)),
        (None, _, 1..) => Ok(None),
        (None, ..) => Err(Failure::new(format!("{path} holds no text")).with_help("name a file")),
        (Some(_), more, _) => Err(Failure::new(format!("{path} holds {} texts", more + 1))
            .with_help("name two files with one text each: crosscheck diff OLD NEW")),
    }
}
