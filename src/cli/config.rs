//! `crosscheck.toml`: the settings of a repository, found upwards from the working directory. The command line wins over
//! them, and they win over what the program does by default.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use crosscheck::acceptance;
use crosscheck::knowledge::{self, FactsFile, Layer, Problem};
use crosscheck::report::FORMATS;
use crosscheck::rule::Severity;
use crosscheck::source::LineIndex;

use super::publisher::{self, Publisher};
use super::selection::codes;
use super::terminal::Failure;

/// What the file is called.
pub const NAME: &str = "crosscheck.toml";

/// A setting with the line that says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set<T> {
    /// What is set.
    pub value: T,
    /// Line of the file, from 1.
    pub line: usize,
}

/// The settings of a repository; none of what the file leaves out.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The file, as messages show it.
    pub path: Option<PathBuf>,
    /// Paths of the stories, for commands that are given none.
    pub stories: Option<Set<Vec<String>>>,
    /// How articles are put into stories.
    pub story_by: Option<Set<String>>,
    /// The day that relative dates count from.
    pub as_of: Option<Set<Date>>,
    /// Directory of knowledge.
    pub facts: Option<Set<PathBuf>>,
    /// File of decisions.
    pub accepted: Option<Set<PathBuf>>,
    /// File of known findings.
    pub baseline: Option<Set<PathBuf>>,
    /// Rules to look at.
    pub select: Option<Set<Vec<String>>>,
    /// Rules to leave out.
    pub ignore: Option<Set<Vec<String>>>,
    /// Severity of rules, by code.
    pub severity: BTreeMap<&'static str, Set<Severity>>,
    /// Lowest severity that fails.
    pub fail_on: Option<Set<String>>,
    /// How to print.
    pub format: Option<Set<String>>,
    /// What is known of publishers.
    pub publishers: Vec<Set<Publisher>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    stories: Option<Spanned<Vec<String>>>,
    story_by: Option<Spanned<String>>,
    as_of: Option<Spanned<toml::Value>>,
    facts: Option<Spanned<PathBuf>>,
    accepted: Option<Spanned<PathBuf>>,
    baseline: Option<Spanned<PathBuf>>,
    select: Option<Spanned<Vec<Spanned<String>>>>,
    ignore: Option<Spanned<Vec<Spanned<String>>>>,
    #[serde(default)]
    severity: BTreeMap<Spanned<String>, Spanned<String>>,
    fail_on: Option<Spanned<String>>,
    format: Option<Spanned<String>>,
    #[serde(default)]
    publisher: Vec<Spanned<publisher::Entry>>,
}

impl Config {
    /// The settings of the file that is named, else of the first one upwards from the working directory.
    ///
    /// # Errors
    ///
    /// The named file cannot be read, or a file has a fault.
    pub fn load(named: Option<&Path>) -> Result<Self, Failure> {
        let Some(path) = named.map(Path::to_owned).or_else(upwards) else { return Ok(Self::default()) };
        let text = fs::read_to_string(&path).map_err(|error| {
            Failure::new(format!("cannot read {}: {error}", path.display()))
                .with_help("name a file of settings with --config, or write one with `crosscheck init`")
        })?;
        Self::read(&path, text)
    }

    /// The settings of a file.
    fn read(path: &Path, text: String) -> Result<Self, Failure> {
        let shown = path.to_string_lossy().into_owned();
        let file = FactsFile { layer: Layer::Own, path: shown, text: text.into(), records: None };
        let lines = LineIndex::new(&file.text);
        Reader { file: &file, lines: &lines, dir: path.parent().unwrap_or(Path::new("")) }
            .config(path)
            .map_err(|problem| located(&problem, &file.text))
    }
}

/// A fault of a file with its line and column.
pub fn located(problem: &Problem, text: &str) -> Failure {
    let (line, column) = LineIndex::new(text).place(text, problem.span.start);
    Failure {
        message: format!("{}:{line}:{column}: {}", problem.path, problem.message),
        help: problem.help.clone(),
    }
}

/// The nearest file of settings, as seen from the working directory.
fn upwards() -> Option<PathBuf> {
    let here = fs::canonicalize(".").ok()?;
    let mut seen_from_here = PathBuf::new();
    for dir in here.ancestors() {
        if dir.join(NAME).is_file() {
            return Some(seen_from_here.join(NAME));
        }
        seen_from_here.push("..");
    }
    None
}

/// Makes settings of a file.
struct Reader<'f> {
    file: &'f FactsFile,
    lines: &'f LineIndex,
    dir: &'f Path,
}

impl Reader<'_> {
    fn config(&self, path: &Path) -> Result<Config, Problem> {
        let file: File = knowledge::parse(self.file)?;
        let below = |value: Spanned<PathBuf>| self.set(value.span(), self.dir.join(value.get_ref()));
        let severity = self.severities(file.severity)?;
        Ok(Config {
            path: Some(path.to_owned()),
            stories: file.stories.map(|paths| self.set(paths.span(), self.below(paths.into_inner()))),
            story_by: self.word(file.story_by, &["auto", "directory", "one"])?,
            as_of: self.day(file.as_of)?,
            facts: file.facts.map(below),
            accepted: file.accepted.map(below),
            baseline: file.baseline.map(below),
            select: self.rules(file.select)?,
            ignore: self.rules(file.ignore)?,
            severity,
            fail_on: self.word(file.fail_on, &["error", "warning", "note", "never"])?,
            publishers: file
                .publisher
                .into_iter()
                .map(|entry| self.publisher(entry))
                .collect::<Result<_, _>>()?,
            format: self.word(file.format, &FORMATS.iter().map(|f| f.name).collect::<Vec<_>>())?,
        })
    }

    fn set<T>(&self, span: Range<usize>, value: T) -> Set<T> {
        Set { value, line: self.lines.place(&self.file.text, span.start).0 }
    }

    fn wrong(&self, span: Range<usize>, message: String, help: String) -> Problem {
        Problem::new(self.file, span, message).with_help(Some(help))
    }

    /// Paths as seen from the working directory.
    fn below(&self, paths: Vec<String>) -> Vec<String> {
        paths.into_iter().map(|path| self.dir.join(path).to_string_lossy().into_owned()).collect()
    }

    fn publisher(&self, entry: Spanned<publisher::Entry>) -> Result<Set<Publisher>, Problem> {
        let span = entry.span();
        Ok(self.set(span, Publisher::read(entry.into_inner(), self.file, self.dir)?))
    }

    /// One of some words.
    fn word(&self, said: Option<Spanned<String>>, known: &[&str]) -> Result<Option<Set<String>>, Problem> {
        let Some(said) = said else { return Ok(None) };
        let word = said.get_ref();
        if known.contains(&word.as_str()) {
            return Ok(Some(self.set(said.span(), word.clone())));
        }
        let help = knowledge::meant(word, known.iter().copied());
        Err(self.wrong(said.span(), format!("unknown word `{word}`"), help))
    }

    fn day(&self, said: Option<Spanned<toml::Value>>) -> Result<Option<Set<Date>>, Problem> {
        let Some(said) = said else { return Ok(None) };
        match acceptance::day(said.get_ref()) {
            Some(day) => Ok(Some(self.set(said.span(), day))),
            None => Err(self.wrong(said.span(), "no day".to_owned(), "write it as 2026-01-31".to_owned())),
        }
    }

    /// Codes, names or families of rules.
    fn rules(
        &self,
        said: Option<Spanned<Vec<Spanned<String>>>>,
    ) -> Result<Option<Set<Vec<String>>>, Problem> {
        let Some(said) = said else { return Ok(None) };
        let span = said.span();
        let mut words = Vec::new();
        for word in said.into_inner() {
            self.codes(&word)?;
            words.push(word.into_inner());
        }
        Ok(Some(self.set(span, words)))
    }

    fn codes(&self, word: &Spanned<String>) -> Result<Vec<&'static str>, Problem> {
        codes(word.get_ref())
            .map_err(|failure| Problem::new(self.file, word.span(), failure.message).with_help(failure.help))
    }

    fn severities(
        &self,
        said: BTreeMap<Spanned<String>, Spanned<String>>,
    ) -> Result<BTreeMap<&'static str, Set<Severity>>, Problem> {
        let mut severities = BTreeMap::new();
        for (rules, word) in said {
            let known = [Severity::Error, Severity::Warning, Severity::Note];
            let Some(severity) = known.into_iter().find(|s| s.as_str() == word.get_ref()) else {
                let help = knowledge::meant(word.get_ref(), known.iter().map(|s| s.as_str()));
                return Err(self.wrong(word.span(), format!("unknown severity `{}`", word.get_ref()), help));
            };
            for code in self.codes(&rules)? {
                severities.insert(code, self.set(word.span(), severity));
            }
        }
        Ok(severities)
    }
}

/// The value of an option that is written as a word.
pub fn value_of<T: ValueEnum>(set: &Set<String>) -> Option<T> {
    T::from_str(&set.value, false).ok()
}
