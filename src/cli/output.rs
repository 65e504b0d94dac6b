//! Where a command's result goes.

use std::fs::File;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use crosscheck::source::Source;

use super::terminal::{Failure, Terminal};

/// Where the result goes.
#[derive(Debug, clap::Args)]
pub struct Output {
    /// Write to FILE instead of standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Output {
    /// The file that is named.
    pub fn path(&self) -> Option<&Path> {
        self.output.as_deref()
    }

    /// Whether the result goes to a terminal.
    pub fn is_terminal(&self) -> bool {
        self.output.is_none() && std::io::stdout().is_terminal()
    }

    /// Whether what is written is to be coloured.
    pub fn colours(&self, terminal: &Terminal) -> bool {
        if self.output.is_some() { terminal.colours_files() } else { terminal.colours_output() }
    }

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
        Ok(Sink { file, terminal: *terminal, colours: self.colours(terminal) })
    }
}

/// An open output.
pub struct Sink {
    file: Option<(File, PathBuf)>,
    terminal: Terminal,
    colours: bool,
}

impl Sink {
    /// Whether what is written is to be coloured.
    pub fn colours(&self) -> bool {
        self.colours
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

/// Refuses to write into a file that is read.
///
/// # Errors
///
/// It is one of the sources, or the file `known`.
pub fn spare(path: &Path, sources: &[Source], known: Option<&Path>) -> Result<(), Failure> {
    let Ok(target) = std::fs::canonicalize(path) else { return Ok(()) };
    let is_target = |read: &Path| std::fs::canonicalize(read).is_ok_and(|read| read == target);
    let of_source = |s: &Source| is_target(Path::new(s.file.as_deref().unwrap_or(&s.path)));
    if known.is_some_and(is_target) || sources.iter().any(of_source) {
        return Err(Failure::new(format!("cannot write {}: it is read in this run", path.display()))
            .with_help("name another file"));
    }
    Ok(())
}

fn failure(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("cannot write {}: {error}", path.display()))
        .with_help("name a file in a directory that exists and that you may write to, with --output")
}
