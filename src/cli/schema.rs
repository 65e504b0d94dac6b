//! `crosscheck schema`: the contract of the JSON output.

use crosscheck::report::json;

use super::Exit;
use super::terminal::{Failure, Terminal};

/// Print the JSON Schema of `check --format json`
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  crosscheck schema > crosscheck.schema.json")]
pub struct Args {}

pub fn run(_: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    terminal.print(json::schema().as_bytes())?;
    Ok(Exit::Clean)
}
