//! General knowledge: the files of `facts/`, compiled in, and a newsroom's own beside them.

mod class;
mod frame;
mod inflection;
mod lexicon;
mod pattern;
mod units;

use include_dir::{Dir, include_dir};

pub use class::{Class, Classes};
pub use frame::{Boundary, Cardinality, Existence, Frame, FrameKind, Frames, Persistence};
pub use lexicon::{Lexicon, LexiconEntry, LexiconFile, Sense};
pub use pattern::{Element, IrregularVerbs, Pattern, PatternError, Slot};
pub use units::{UnitEntry, UnitExample, UnitsFile};

/// The general knowledge as compiled in.
static FACTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/facts");

/// A file of knowledge before it is read.
#[derive(Clone, Debug)]
pub struct FactsFile {
    /// Path below the facts directory, with forward slashes: `lexicon/months.toml`.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// What is wrong with a facts file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Path of the file.
    pub path: String,
    /// Byte range in the file.
    pub span: std::ops::Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

/// Everything that is known in general.
#[derive(Clone, Debug, Default)]
pub struct Knowledge {
    /// Word lists.
    pub lexicon: Lexicon,
    /// Relations and properties with their patterns.
    pub frames: Frames,
    /// Irregular verbs, for patterns.
    pub irregular: IrregularVerbs,
}

impl Knowledge {
    /// The general knowledge that is compiled in. A test asserts that it has no [`Problem`].
    pub fn embedded() -> Self {
        Self::read(&embedded_files()).0
    }

    /// Reads knowledge from files; what a file says wrongly is left out and told.
    pub fn read(files: &[FactsFile]) -> (Self, Vec<Problem>) {
        let mut knowledge = Self::default();
        let mut problems = Vec::new();
        let (words, rest): (Vec<_>, Vec<_>) = files.iter().partition(|f| f.path.starts_with("lexicon/"));
        for file in words.into_iter().chain(rest) {
            if let Err(problem) = knowledge.add(file) {
                problems.push(problem);
            }
        }
        (knowledge, problems)
    }

    fn add(&mut self, file: &FactsFile) -> Result<(), Problem> {
        match file.path.split('/').next() {
            Some("lexicon") => self.add_words(&parse(file)?),
            Some("frames") => {
                let frame: Frame = parse(file)?;
                self.frames.add(frame, &self.irregular).map_err(|e| Problem::of(file, 0..0, &e.0))?;
            }
            Some("units") => units::add(&mut self.lexicon, &parse(file)?),
            _ => return Err(Problem::of(file, 0..0, "no such folder of facts")),
        }
        Ok(())
    }

    fn add_words(&mut self, file: &LexiconFile) {
        if file.class != Class::IrregularVerb {
            return self.lexicon.add(file);
        }
        for entry in &file.entry {
            let forms = entry.words.iter().map(|w| w.as_str().into()).collect();
            self.irregular.insert(entry.id.as_str().into(), forms);
        }
    }
}

impl Problem {
    fn of(file: &FactsFile, span: std::ops::Range<usize>, message: &str) -> Self {
        Self { path: file.path.clone(), span, message: message.to_owned(), help: None }
    }
}

/// A TOML file as a record; an error names its place.
fn parse<T: serde::de::DeserializeOwned>(file: &FactsFile) -> Result<T, Problem> {
    toml::from_str(&file.text).map_err(|e| Problem::of(file, e.span().unwrap_or(0..0), e.message()))
}

/// The compiled-in files, sorted by path.
pub fn embedded_files() -> Vec<FactsFile> {
    let mut files = Vec::new();
    collect(&FACTS, &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn collect(dir: &Dir<'_>, files: &mut Vec<FactsFile>) {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        if let (true, Some(text)) = (path.ends_with(".toml"), file.contents_utf8()) {
            files.push(FactsFile { path, text: text.to_owned() });
        }
    }
    for inner in dir.dirs() {
        collect(inner, files);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_facts_have_no_problem() {
        assert_eq!(Knowledge::read(&embedded_files()).1, vec![]);
    }
}
