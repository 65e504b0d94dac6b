//! What the commands share that list what stands in each source.

use clap::ValueEnum;

use crosscheck::knowledge::Knowledge;
use crosscheck::source::Source;

use super::Exit;
use super::input::Input;
use super::output::Output;
use super::terminal::{Failure, Terminal};

/// What to list, where to, and how.
#[derive(Debug, clap::Args)]
pub struct Listing {
    #[command(flatten)]
    pub input: Input,
    #[command(flatten)]
    output: Output,
    /// How to print them
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

/// How a list is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A table for people
    Human,
    /// A JSON object a line
    Jsonl,
}

/// Writes what was read of one source.
type Render<T> = fn(&T) -> Vec<u8>;

impl Listing {
    /// Reads every source and prints what it holds, for people or for programs.
    pub fn print<T>(
        &self,
        terminal: &Terminal,
        read: impl Fn(Source, &Knowledge) -> T + Sync,
        (human, jsonl): (Render<T>, Render<T>),
    ) -> Result<Exit, Failure> {
        let render = match self.format {
            Format::Human => human,
            Format::Jsonl => jsonl,
        };
        self.input.stream(terminal, &self.output, |source, knowledge| render(&read(source, knowledge)))
    }
}
