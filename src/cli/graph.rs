//! `crosscheck graph`: sources, entities, claims, and what joins them.

use clap::ValueEnum;

use crosscheck::compare::compare;
use crosscheck::report::listing::graph;

use super::Exit;
use super::input::{Input, Read};
use super::output::Output;
use super::terminal::{Failure, Terminal};

/// Print the fact graph of each story
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  crosscheck graph story/ | dot -Tsvg > story.svg
  crosscheck graph story/ --format json")]
pub struct Args {
    #[command(flatten)]
    pub input: Input,
    #[command(flatten)]
    output: Output,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Dot)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For Graphviz
    Dot,
    /// For programs
    Json,
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    args.input.settings.in_pool(|| {
        let knowledge = args.input.settings.knowledge()?;
        let Read { sources, unreadable } = args.input.load(terminal)?;
        let graphs = crosscheck::graphs(sources, knowledge, args.input.settings.as_of());
        let compared = graphs.iter().map(|graph| (graph, compare(&graph.readings, &graph.names, knowledge)));
        let stories: Vec<_> = compared.collect();
        let rendered = match args.format {
            Format::Dot => graph::dot(&stories),
            Format::Json => graph::json(&stories),
        };
        args.output.open(terminal)?.write(&rendered)?;
        Ok(Exit::of_reading(unreadable))
    })
}
