//! The command line: one file per command.

mod accept;
mod against;
mod atomic;
mod baseline;
mod changed;
mod check;
mod checking;
mod claims;
mod completions;
mod config;
mod decision;
mod diff;
mod explain;
mod facts;
mod graph;
mod init;
mod input;
mod listing;
mod man;
mod mentions;
mod output;
mod parse;
mod place;
mod publisher;
mod reports;
mod rules;
mod schema;
mod selection;
mod settings;
mod statistics;
pub mod terminal;
mod why;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use config::Config;
use terminal::{Color, Failure, Terminal};

/// What the program does first.
const GUIDE: &str = "\
crosscheck reads several articles about one story and reports where they cannot all be right.

Start here:
  crosscheck check STORY/             check the articles of a directory against each other
  crosscheck check a.txt b.txt        check named files against each other
  crosscheck mentions a.txt           what it reads in an article: dates, figures, quotations, names

Then:
  crosscheck rules                    what it looks for
  crosscheck explain D001             one rule, with examples
  crosscheck --help                   all commands
";

/// Finds where news articles about one story contradict each other, and proves it.
#[derive(Debug, Parser)]
#[command(name = "crosscheck", version, disable_help_subcommand = true, after_help = EXAMPLES)]
pub struct Cli {
    /// When to colour what is printed
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    pub color: Color,
    /// Read settings from FILE, not from the crosscheck.toml of this directory or the nearest one above
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

const EXAMPLES: &str = "\
Examples:
  crosscheck check seeds --fail-on never     print every finding, exit with 0
  crosscheck check story/ --format json      for programs
  crosscheck explain Q001                    what a code means

Exit codes:
  0  nothing found at or above --fail-on     2  could not run
  1  findings (check only)                   3  ran, but a source could not be read";

/// The commands; the text of each `--help` stands with its arguments.
#[derive(Debug, Subcommand)]
enum Command {
    Check(check::Args),
    Mentions(mentions::Args),
    Parse(parse::Args),
    Claims(claims::Args),
    Graph(graph::Args),
    Why(why::Args),
    Diff(diff::Args),
    Rules(rules::Args),
    Explain(explain::Args),
    Facts(facts::Args),
    Schema(schema::Args),
    Completions(completions::Args),
    Man(man::Args),
    Baseline(baseline::Args),
    Accept(accept::Args),
    Config(settings::Args),
    Init(init::Args),
}

impl Command {
    /// Fills in from the settings what the command line leaves open, for commands that read sources.
    fn configure(&mut self, file: Option<&Path>) -> Result<Config, Failure> {
        let config = match self {
            Self::Rules(_) | Self::Explain(_) | Self::Facts(_) | Self::Schema(_) => {
                return Ok(Config::default());
            }
            Self::Completions(_) | Self::Man(_) | Self::Init(_) => return Ok(Config::default()),
            _ => Config::load(file)?,
        };
        match self {
            Self::Check(args) => args.fill(&config),
            Self::Mentions(args) => args.listing.input.fill(&config),
            Self::Parse(args) => args.input.fill(&config),
            Self::Claims(args) => args.listing.input.fill(&config),
            Self::Graph(args) => args.input.fill(&config),
            Self::Why(args) => args.settings.fill(&config),
            Self::Baseline(args) => args.fill(&config),
            Self::Accept(args) => args.fill(&config),
            _ => {}
        }
        Ok(config)
    }
}

/// How a run ended; a later one takes precedence over an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// It ran, and found nothing that fails.
    Clean,
    /// It ran, and found something at or above `--fail-on`.
    Findings,
    /// It ran on what it could read; some source it could not.
    Unread,
    /// It did not run: usage, configuration, facts, a missing path.
    CouldNotRun,
}

impl Exit {
    /// How a run ends that looks for nothing but what it cannot read.
    pub fn of_reading(unreadable: usize) -> Self {
        if unreadable == 0 { Self::Clean } else { Self::Unread }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Clean => ExitCode::SUCCESS,
            Exit::Findings => ExitCode::from(1),
            Exit::CouldNotRun => ExitCode::from(2),
            Exit::Unread => ExitCode::from(3),
        }
    }
}

impl Cli {
    /// Runs the command.
    ///
    /// # Errors
    ///
    /// What kept it from running: exit code 2.
    pub fn run(self, terminal: &Terminal) -> Result<Exit, Failure> {
        let Some(mut command) = self.command else {
            return terminal.print(GUIDE.as_bytes()).map(|()| Exit::Clean);
        };
        let config = command.configure(self.config.as_deref())?;
        match &command {
            Command::Check(args) => check::run(args, &config, terminal),
            Command::Mentions(args) => mentions::run(args, terminal),
            Command::Parse(args) => parse::run(args, terminal),
            Command::Claims(args) => claims::run(args, terminal),
            Command::Graph(args) => graph::run(args, terminal),
            Command::Why(args) => why::run(args, terminal),
            Command::Diff(args) => diff::run(args, terminal),
            Command::Rules(args) => rules::run(args, terminal),
            Command::Explain(args) => explain::run(args, terminal),
            Command::Facts(args) => facts::run(args, terminal),
            Command::Schema(args) => schema::run(args, terminal),
            Command::Completions(args) => completions::run(args, terminal),
            Command::Man(args) => man::run(args, terminal),
            Command::Baseline(args) => baseline::run(args, &config, terminal),
            Command::Accept(args) => accept::run(args, &config, terminal),
            Command::Config(args) => settings::run(args, &config, terminal),
            Command::Init(args) => init::run(args, terminal),
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn the_readme_lists_every_command() {
        let readme = include_str!("../../README.md");
        let section = readme.split("\n## ").find(|part| part.starts_with("Commands")).expect("its section");
        let first_word = |cell: &str| cell.split([' ', '`']).next().map(str::to_owned);
        let table = section.split("\n\n").find(|part| part.starts_with("| command")).expect("its table");
        let listed: Vec<String> =
            table.lines().filter_map(|l| l.strip_prefix("| `")).filter_map(first_word).collect();
        let commands: Vec<String> =
            Cli::command().get_subcommands().map(|c| c.get_name().to_owned()).collect();
        assert_eq!(listed, commands);
    }

    #[test]
    fn the_readme_lists_every_format() {
        let readme = include_str!("../../README.md");
        let section = readme.split("\n## ").find(|part| part.starts_with("Formats")).expect("its section");
        for format in crosscheck::report::FORMATS {
            let row = format!("| `{}` | `check`", format.name);
            assert!(section.contains(&row), "{row}");
        }
    }
}
