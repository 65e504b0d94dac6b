//! `crosscheck schema`: the contracts of the JSON outputs.

use clap::ValueEnum;

use crosscheck::report::{json, listing};

use super::Exit;
use super::terminal::{Failure, Terminal};

/// Print the JSON Schema of `check --format json`, or of another command
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  crosscheck schema > crosscheck.schema.json
  crosscheck schema diff > crosscheck-diff.schema.json")]
pub struct Args {
    /// The command whose JSON it describes
    #[arg(value_enum, value_name = "COMMAND", default_value_t = Of::Check)]
    of: Of,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Of {
    /// A report of `check`
    Check,
    /// What `diff` found changed
    Diff,
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    let schema = match args.of {
        Of::Check => json::schema(),
        Of::Diff => listing::edit::schema(),
    };
    terminal.print(schema.as_bytes())?;
    Ok(Exit::Clean)
}
