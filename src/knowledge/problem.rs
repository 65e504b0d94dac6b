//! Facts files before they are read, and what is wrong with them.

use std::borrow::Cow;
use std::ops::Range;

use serde::Deserialize;

/// Whose knowledge a file is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// Compiled in.
    #[default]
    General,
    /// A newsroom's own: its entries win over general ones of the same id.
    Own,
}

/// A file of knowledge before it is read.
#[derive(Clone, Debug)]
pub struct FactsFile {
    /// Whose it is.
    pub layer: Layer,
    /// Path below the facts directory, with forward slashes: `lexicon/months.toml`.
    pub path: String,
    /// Its text.
    pub text: Cow<'static, str>,
    /// The same in JSON, where the build has made it of the text: quicker to read, without places.
    pub records: Option<&'static str>,
}

/// What is wrong with a facts file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Whose file it is.
    pub layer: Layer,
    /// Path of the file.
    pub path: String,
    /// Byte range in the file.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl Problem {
    /// A problem with the words at `span` of a file.
    pub fn new(file: &FactsFile, span: Range<usize>, message: impl Into<String>) -> Self {
        Self { layer: file.layer, path: file.path.clone(), span, message: message.into(), help: None }
    }

    /// The problem with what to do about it.
    pub fn with_help(mut self, help: Option<String>) -> Self {
        self.help = help;
        self
    }
}

/// A file as a record.
///
/// # Errors
///
/// It is no such record: the problem names its place, and the key or word that was probably meant.
pub fn parse<'a, T: Deserialize<'a>>(file: &'a FactsFile) -> Result<T, Problem> {
    // A record that is wrong, or that holds places, is read from the text.
    if let Some(Ok(records)) = file.records.map(serde_json::from_str) {
        return Ok(records);
    }
    toml::from_str(&file.text).map_err(|error| {
        let (message, help) = explained(error.message());
        Problem::new(file, error.span().unwrap_or(0..0), message).with_help(help)
    })
}

/// `unknown field `x`, expected one of `y`, `z`` as what is wrong and what to do.
fn explained(message: &str) -> (String, Option<String>) {
    let Some((wrong, expected)) =
        message.split_once(", expected ").filter(|(wrong, _)| wrong.starts_with("unknown "))
    else {
        return (message.to_owned(), None);
    };
    let quoted =
        |text: &str| -> Vec<String> { text.split('`').skip(1).step_by(2).map(str::to_owned).collect() };
    let known = quoted(expected);
    let word = quoted(wrong).into_iter().next().unwrap_or_default();
    let wrong = wrong.replace("unknown field", "unknown key").replace("unknown variant", "unknown word");
    (wrong, Some(meant(&word, known.iter().map(String::as_str))))
}

/// How many known words help lists.
const LISTED: usize = 24;

/// Which of the known words was probably meant, else all of them.
pub fn meant<'k>(word: &str, known: impl Iterator<Item = &'k str>) -> String {
    let known: Vec<&str> = known.collect();
    let nearest = known
        .iter()
        .map(|k| (strsim::damerau_levenshtein(&word.to_lowercase(), &k.to_lowercase()), *k))
        .min()
        .filter(|(distance, k)| *distance <= (k.chars().count() / 3).max(1));
    match nearest {
        Some((_, known)) => format!("did you mean `{known}`?"),
        None if known.len() > LISTED => "none that is known is like it".to_owned(),
        None => format!("one of {}", known.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_known_word_is_offered() {
        for (message, wrong, help) in [
            ("unknown field `idd`, expected one of `id`, `kind`", "unknown key `idd`", "did you mean `id`?"),
            (
                "unknown variant `cumulativ`, expected `state` or `cumulative`",
                "unknown word `cumulativ`",
                "did you mean `cumulative`?",
            ),
            ("unknown field `zzz`, expected one of `id`, `kind`", "unknown key `zzz`", "one of id, kind"),
        ] {
            assert_eq!(explained(message), (wrong.to_owned(), Some(help.to_owned())));
        }
        assert_eq!(explained("missing field `id`"), ("missing field `id`".to_owned(), None));
    }
}
