//! The command line program: parse, run, exit code.

mod cli;

use std::process::ExitCode;

use clap::Parser;

use cli::Cli;
use cli::terminal::Terminal;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let terminal = Terminal::new(cli.color);
    match cli.run(&terminal) {
        Ok(exit) => exit.into(),
        Err(failure) => {
            terminal.error(&failure);
            cli::Exit::CouldNotRun.into()
        }
    }
}
