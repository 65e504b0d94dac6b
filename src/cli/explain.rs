//! `crosscheck explain`: one rule, with examples.

use crosscheck::rule::Rule;
use crosscheck::rules::RULES;

use super::Exit;
use super::selection::codes;
use super::terminal::{Failure, Terminal};

/// Explain a rule: what it finds, what it leaves alone, and why
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  crosscheck explain Q001
  crosscheck explain conflicting-dates
  crosscheck explain D                        every rule of a family")]
pub struct Args {
    /// A code, a name or a family
    #[arg(value_name = "CODE|NAME")]
    rule: String,
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    let codes = codes(&args.rule)?;
    let explained: Vec<String> =
        RULES.iter().filter(|rule| codes.contains(&rule.code)).map(explanation).collect();
    terminal.print(explained.join("\n").as_bytes())?;
    Ok(Exit::Clean)
}

/// The explanation in Markdown under a heading of its own.
fn explanation(rule: &Rule) -> String {
    format!(
        "# {} {}\n\n{}. Highest severity: {}.\n\n{}\n",
        rule.code,
        rule.name,
        rule.summary.trim_end_matches('.'),
        rule.severity.as_str(),
        rule.explanation.trim()
    )
}
