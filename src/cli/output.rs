//! Where a command's result goes.

use std::fs::File;
use std::io::Write;
use std::path::PathBuf;

use super::terminal::{Failure, Terminal};

/// Where the result goes.
#[derive(Debug, clap::Args)]
pub struct Output {
    /// Write to FILE instead of standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Output {
    /// Opens the file, if one is named.
    ///
    /// # Errors
    ///
    /// The file cannot be created.
    pub fn open(&self, terminal: &Terminal) -> Result<Sink, Failure> {
        let file = match &self.output {
            Some(path) => Some((File::create(path).map_err(|e| failure(path, &e))?, path.clone())),
            None => None,
        };
        Ok(Sink { file, terminal: *terminal })
    }
}

/// An open output.
pub struct Sink {
    file: Option<(File, PathBuf)>,
    terminal: Terminal,
}

impl Sink {
    /// Whether what is written is to be coloured.
    pub fn colours(&self) -> bool {
        if self.file.is_some() { self.terminal.colours_files() } else { self.terminal.colours_output() }
    }

    /// Writes a part of the result.
    ///
    /// # Errors
    ///
    /// The part could not be written.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        match &mut self.file {
            Some((file, path)) => file.write_all(bytes).map_err(|e| failure(path, &e)),
            None => self.terminal.print(bytes),
        }
    }
}

fn failure(path: &std::path::Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("cannot write {}: {error}", path.display()))
        .with_help("name a file in a directory that exists and that you may write to, with --output")
}
