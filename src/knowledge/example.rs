//! The examples of a facts file, with their places in it.

use serde::Deserialize;
use toml::Spanned;

use super::problem::FactsFile;

/// The examples of a file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Examples {
    /// The frame, where the file is one.
    pub id: String,
    /// Texts that must give a claim.
    pub example: Vec<LocatedExample>,
    /// Texts that must give no claim of the frame.
    pub rejects: Vec<LocatedRejects>,
}

/// A text that must give a claim.
#[derive(Clone, Debug, Deserialize)]
pub struct LocatedExample {
    /// The text.
    pub text: Spanned<String>,
    /// The claim in notation; units give a number instead.
    pub claim: Option<Spanned<String>>,
}

/// A text that must give no claim.
#[derive(Clone, Debug, Deserialize)]
pub struct LocatedRejects {
    /// The text.
    pub text: Spanned<String>,
}

impl Examples {
    /// Those of a file; none if its form is wrong.
    pub fn of(file: &FactsFile) -> Self {
        toml::from_str(&file.text).unwrap_or_default()
    }
}
