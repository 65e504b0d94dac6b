//! The one error type of the edges: reading sources, facts and settings. The core cannot fail.

use std::fmt;
use std::sync::Arc;

/// Where something went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Path as given.
    pub path: String,
    /// Line, from 1, where known.
    pub line: Option<usize>,
    /// Column in characters, from 1, where known.
    pub column: Option<usize>,
}

impl Place {
    /// A whole file.
    pub fn file(path: impl Into<String>) -> Self {
        Self { path: path.into(), line: None, column: None }
    }

    /// A line of a file.
    pub fn line(path: impl Into<String>, line: usize) -> Self {
        Self { path: path.into(), line: Some(line), column: None }
    }

    /// A place in a line.
    pub fn column(path: impl Into<String>, line: usize, column: usize) -> Self {
        Self { path: path.into(), line: Some(line), column: Some(column) }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        match (self.line, self.column) {
            (Some(line), Some(column)) => write!(f, ":{line}:{column}"),
            (Some(line), None) => write!(f, ":{line}"),
            _ => Ok(()),
        }
    }
}

/// What an edge could not do: where, what was expected or found, and what to do about it.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{place}: {message}")]
pub struct Error {
    /// Where.
    pub place: Place,
    /// What was expected, and what was found: one sentence in small letters.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// The system's error behind it.
    #[source]
    pub cause: Option<Arc<std::io::Error>>,
}

impl Error {
    /// An error at a place.
    pub fn new(place: Place, message: impl Into<String>) -> Self {
        Self { place, message: message.into(), help: None, cause: None }
    }

    /// With what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// With the system's error behind it.
    #[must_use]
    pub fn caused_by(mut self, cause: std::io::Error) -> Self {
        self.cause = Some(Arc::new(cause));
        self
    }
}

/// Something worth saying that stops nothing: a guessed encoding, an empty file, an unreadable date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Where.
    pub place: Place,
    /// What was found and what was done: one sentence in small letters.
    pub message: String,
}

impl Note {
    /// A note at a place.
    pub fn new(place: Place, message: impl Into<String>) -> Self {
        Self { place, message: message.into() }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}
