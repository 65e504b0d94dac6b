//! `crosscheck rules`: what is looked for.

use std::fmt::Write as _;

use crosscheck::rules::RULES;

use super::Exit;
use super::terminal::{Failure, Terminal};

/// List the rules: code, highest severity, name, what they find
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  crosscheck rules
  crosscheck explain Q001                     one of them, with examples
  crosscheck check story/ --ignore S,N002     a run without some of them")]
pub struct Args {}

pub fn run(_: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    let width = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    let mut out = String::new();
    for rule in RULES {
        let _ = writeln!(
            out,
            "{}  {:<7}  {:<width$}  {}",
            rule.code,
            rule.severity.as_str(),
            rule.name,
            rule.summary
        );
    }
    terminal.print(out.as_bytes())?;
    Ok(Exit::Clean)
}
