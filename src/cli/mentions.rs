//! `crosscheck mentions`: what the grammars read.

use clap::ValueEnum;

use crosscheck::report::listing::mention;

use super::Exit;
use super::input::Input;
use super::output::Output;
use super::terminal::{Failure, Terminal};

/// List the dates, figures, quotations and names of each source
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  crosscheck mentions article.txt
  crosscheck mentions story/ --format jsonl
  crosscheck mentions feed.jsonl --format jsonl --output mentions.jsonl
  cat article.txt | crosscheck mentions - --as-of 2026-01-15")]
pub struct Args {
    #[command(flatten)]
    pub input: Input,
    #[command(flatten)]
    output: Output,
    /// How to print them
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A table for people
    Human,
    /// A JSON object a line
    Jsonl,
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    let render = match args.format {
        Format::Human => mention::human,
        Format::Jsonl => mention::jsonl,
    };
    let as_of = args.input.settings.as_of();
    args.input.stream(terminal, &args.output, |source, knowledge| {
        render(&crosscheck::mentions(source, knowledge, as_of))
    })
}
