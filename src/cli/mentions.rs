//! `crosscheck mentions`: what the grammars read.

use crosscheck::report::listing::mention;

use super::Exit;
use super::listing::Listing;
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
    pub listing: Listing,
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    let as_of = args.listing.input.settings.as_of();
    let read = |source, knowledge: &_| crosscheck::mentions(source, knowledge, as_of);
    args.listing.print(terminal, read, (mention::human, mention::jsonl))
}
