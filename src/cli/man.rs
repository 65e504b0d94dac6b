//! `crosscheck man`: manual pages.

use std::fs;
use std::path::PathBuf;

use clap::CommandFactory;
use clap_mangen::Man;

use super::terminal::{Failure, Terminal};
use super::{Cli, Exit, atomic};

/// Print the manual page, or write the pages of all commands
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  crosscheck man | man -l -
  crosscheck man check > crosscheck-check.1
  crosscheck man baseline create | man -l -
  crosscheck man --dir ~/.local/share/man/man1")]
pub struct Args {
    /// The page of a command
    #[arg(value_name = "COMMAND")]
    command: Vec<String>,
    /// Write the pages of all commands into a directory
    #[arg(long, value_name = "DIR", conflicts_with = "command")]
    dir: Option<PathBuf>,
}

/// A page: its name and its text.
type Page = (String, Vec<u8>);

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    let pages = pages()?;
    if let Some(dir) = &args.dir {
        let failed =
            |error: std::io::Error| Failure::new(format!("cannot write to {}: {error}", dir.display()));
        fs::create_dir_all(dir).map_err(failed)?;
        for (name, page) in &pages {
            atomic::write(&dir.join(format!("{name}.1")), page).map_err(failed)?;
        }
        return Ok(Exit::Clean);
    }
    let words = std::iter::once("crosscheck").chain(args.command.iter().map(String::as_str));
    let wanted = words.collect::<Vec<_>>().join("-");
    let Some((_, page)) = pages.iter().find(|(name, _)| *name == wanted) else {
        return Err(Failure::new(format!("there is no command `{}`", args.command.join(" ")))
            .with_help("`crosscheck --help` lists all commands"));
    };
    terminal.print(page)?;
    Ok(Exit::Clean)
}

/// The page of the program and those of its commands, however deep.
fn pages() -> Result<Vec<Page>, Failure> {
    let mut command = Cli::command();
    command.build();
    let mut pages = Vec::new();
    add("crosscheck", &command, &mut pages)?;
    Ok(pages)
}

fn add(name: &str, command: &clap::Command, pages: &mut Vec<Page>) -> Result<(), Failure> {
    pages.push(page(name.to_owned(), command.clone())?);
    command.get_subcommands().try_for_each(|sub| add(&format!("{name}-{}", sub.get_name()), sub, pages))
}

fn page(name: String, command: clap::Command) -> Result<Page, Failure> {
    let mut page = Vec::new();
    let written = Man::new(command).render(&mut page);
    written.map_err(|error| Failure::new(format!("cannot write the page of {name}: {error}")))?;
    Ok((name, page))
}
