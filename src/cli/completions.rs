//! `crosscheck completions`: completions for shells.

use clap::CommandFactory;
use clap_complete::Shell;

use super::terminal::{Failure, Terminal};
use super::{Cli, Exit};

/// Print completions for a shell
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  crosscheck completions bash > ~/.local/share/bash-completion/completions/crosscheck
  crosscheck completions zsh > ~/.zfunc/_crosscheck
  crosscheck completions fish > ~/.config/fish/completions/crosscheck.fish")]
pub struct Args {
    /// The shell
    shell: Shell,
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "crosscheck", &mut script);
    terminal.print(&script)?;
    Ok(Exit::Clean)
}
