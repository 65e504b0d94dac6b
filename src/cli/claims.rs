//! `crosscheck claims`: what each source states.

use crosscheck::report::listing::claim;

use super::Exit;
use super::listing::Listing;
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
    pub listing: Listing,
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    let as_of = args.listing.input.settings.as_of();
    let read = |source, knowledge: &_| crosscheck::read(source, knowledge, as_of);
    args.listing.print(terminal, read, (claim::human, claim::jsonl))
}
