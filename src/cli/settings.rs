//! `crosscheck config show`: the settings in force, and where each comes from.

use std::fmt::Write as _;

use clap::Subcommand;

use super::config::Config;
use super::terminal::{Failure, Terminal};
use super::{Exit, check};

/// Show the settings in force
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print every setting of `check`, and where it comes from
    #[command(after_help = "\
Examples:
  crosscheck config show                         what crosscheck.toml sets, and the defaults
  crosscheck config show --fail-on warning       the same with options of `check`, which win

crosscheck.toml is looked for in the working directory and upwards; paths in it are taken from where it lies.")]
    Show(Box<check::Args>),
}

/// A setting in force.
pub struct Row {
    /// Its key in crosscheck.toml.
    pub key: String,
    /// Its value, as TOML.
    pub value: String,
    /// The line of the file that sets it.
    pub line: Option<usize>,
    /// Whether the command line sets it.
    pub said: bool,
}

impl Row {
    /// What the command line says, else the file, else the default.
    pub fn new(
        key: &str,
        said: Option<impl Into<toml::Value>>,
        set: Option<(impl Into<toml::Value>, usize)>,
        default: &str,
    ) -> Self {
        let key = key.to_owned();
        match (said, set) {
            (Some(said), _) => Self { key, value: said.into().to_string(), line: None, said: true },
            (None, Some((set, line))) => {
                Self { key, value: set.into().to_string(), line: Some(line), said: false }
            }
            (None, None) => Self { key, value: default.to_owned(), line: None, said: false },
        }
    }
}

pub fn run(args: &Args, config: &Config, terminal: &Terminal) -> Result<Exit, Failure> {
    let Command::Show(check) = &args.command;
    let rows = check.rows(config);
    let widest = |of: fn(&Row) -> usize| rows.iter().map(of).max().unwrap_or(0);
    let (keys, values) = (widest(|r| r.key.chars().count()), widest(|r| r.value.chars().count()));
    let file = config.path.as_ref().map(|path| path.to_string_lossy().into_owned());
    let mut out = match &file {
        Some(file) => format!("# settings of {file}\n"),
        None => "# no crosscheck.toml in this directory or above\n".to_owned(),
    };
    for row in &rows {
        let origin = match (row.said, row.line, &file) {
            (true, ..) => "command line".to_owned(),
            (false, Some(line), Some(file)) => format!("{file}:{line}"),
            _ => "default".to_owned(),
        };
        let Row { key, value, .. } = row;
        let _ = writeln!(out, "{key:keys$} = {value:values$}  # {origin}");
    }
    terminal.print(out.as_bytes())?;
    Ok(Exit::Clean)
}
