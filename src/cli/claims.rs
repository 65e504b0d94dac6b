//! `crosscheck claims`: what each source states.

use clap::ValueEnum;

use crosscheck::report::listing::claim;

use super::Exit;
use super::input::Input;
use super::output::Output;
use super::terminal::{Failure, Terminal};

/// List what each source states, in notation
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  crosscheck claims article.txt
  crosscheck claims story/ --format jsonl
  crosscheck claims feed.jsonl --format jsonl --output claims.jsonl

A claim is written property(subject; scope) = value @ time [factuality] by speaker.")]
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
        Format::Human => claim::human,
        Format::Jsonl => claim::jsonl,
    };
    let as_of = args.input.settings.as_of();
    args.input.stream(terminal, &args.output, |source, knowledge| {
        render(&crosscheck::read(source, knowledge, as_of))
    })
}
