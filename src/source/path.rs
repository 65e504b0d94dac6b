//! Arguments to files: named files, directories, globs. The same file is taken once, however it is named.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use globset::GlobBuilder;
use ignore::WalkBuilder;

use super::{Source, html};
use crate::error::{Error, Note, Place};

/// Endings of the files that are taken from a directory.
const ENDINGS: &[&str] = &["txt", "md", "html", "htm", "jsonl"];

/// Files that describe a directory and are no articles.
const ABOUT: &[&str] = &["readme", "license", "licence"];

/// A file to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Input {
    /// Path as given, or as found below a directory as given.
    pub path: String,
    /// Where it really lies.
    pub real: PathBuf,
    /// Whether an argument names the file itself, not a directory above it.
    pub named: bool,
}

/// What the arguments come to.
#[derive(Debug, Default)]
pub(super) struct Resolved {
    /// Files by where they really lie.
    files: BTreeMap<PathBuf, Input>,
    /// Whether `-` is among the arguments.
    pub stdin: bool,
    /// Arguments that name nothing.
    pub missing: Vec<Error>,
    /// What was found and cannot be entered.
    pub unreadable: Vec<Error>,
    /// What was found and is no article.
    pub notes: Vec<Note>,
}

impl Resolved {
    /// Looks up what arguments name.
    pub fn new(arguments: &[String]) -> Self {
        let mut resolved = Self::default();
        for argument in arguments {
            resolved.argument(argument);
        }
        resolved.missing.sort_by(|a, b| a.place.path.cmp(&b.place.path));
        resolved
    }

    /// The files, by path.
    pub fn inputs(&self) -> Vec<Input> {
        let mut inputs: Vec<Input> = self.files.values().cloned().collect();
        inputs.sort_by(|a, b| a.path.cmp(&b.path));
        inputs
    }

    fn argument(&mut self, argument: &str) {
        let path = Path::new(argument);
        match fs::metadata(path) {
            _ if argument == "-" => self.stdin = true,
            Ok(about) if about.is_dir() => self.directory(argument),
            Ok(_) => self.add(path, true),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && is_glob(argument) => {
                self.glob(argument)
            }
            Err(error) => self.missing.push(missing(argument, error)),
        }
    }

    fn directory(&mut self, argument: &str) {
        let mut found = false;
        for path in self.walk(Path::new(argument)) {
            if is_source(&path) && !self.is_report(&path) {
                found = true;
                self.add(&path, false);
            }
        }
        if !found {
            self.missing.push(
                Error::new(Place::file(argument), "the directory holds no .txt, .md, .html or .jsonl file")
                    .help("name a directory with articles; hidden files, README files and those of .gitignore do not count"),
            );
        }
    }

    fn glob(&mut self, pattern: &str) {
        let matcher = match GlobBuilder::new(pattern).literal_separator(true).build() {
            Ok(glob) => glob.compile_matcher(),
            Err(error) => {
                let message = format!("the pattern cannot be read: {}", error.kind());
                self.missing.push(
                    Error::new(Place::file(pattern), message).help("quote the path if it is meant literally"),
                );
                return;
            }
        };
        let mut found = false;
        for path in self.walk(&fixed_part(pattern)) {
            let path = path.strip_prefix("./").ok().filter(|_| !pattern.starts_with("./")).unwrap_or(&path);
            // A pattern that matches a directory means what is in it.
            let below = path.ancestors().skip(1).any(|above| matcher.is_match(above));
            if is_source(path) && (below || matcher.is_match(path)) && !self.is_report(path) {
                found = true;
                self.add(path, !below);
            }
        }
        if !found {
            self.missing.push(
                Error::new(Place::file(pattern), "no .txt, .md, .html or .jsonl file matches the pattern")
                    .help("check the pattern; `**` stands for any number of directories"),
            );
        }
    }

    /// All files below a directory that are not hidden and not ignored, in the order of their names.
    fn walk(&mut self, root: &Path) -> Vec<PathBuf> {
        let mut files = Vec::new();
        for entry in walker(root).build() {
            match entry {
                // A link that leads nowhere is told by reading it.
                Ok(entry) if entry.path().is_file() || !entry.path().exists() => {
                    files.push(entry.into_path())
                }
                Ok(_) => {}
                Err(error) => {
                    let place = Place::file(root.to_string_lossy());
                    self.unreadable.push(
                        Error::new(place, format!("cannot be walked: {error}")).help("check the permissions"),
                    );
                }
            }
        }
        files
    }

    /// Whether a file that nobody named is a report of an earlier run, which is told.
    fn is_report(&mut self, path: &Path) -> bool {
        let is_report = html::is_report(path);
        if is_report {
            let place = Place::file(path.to_string_lossy());
            self.notes.push(Note::new(place, "is a report of crosscheck, and no article; it is left out"));
        }
        is_report
    }

    /// Takes a file; of two names the one that sorts first is kept, so that the order of arguments does not matter.
    fn add(&mut self, path: &Path, named: bool) {
        let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let input = Input { path: path.to_string_lossy().into_owned(), real: real.clone(), named };
        match self.files.get_mut(&real) {
            Some(known) if input.path < known.path => *known = Input { named: known.named || named, ..input },
            Some(known) => known.named |= named,
            None => {
                self.files.insert(real, input);
            }
        }
    }
}

/// Whether a path or a pattern names a file that would be read.
pub fn names_something(pattern: &str) -> bool {
    !Resolved::new(&[pattern.to_owned()]).files.is_empty()
}

/// The stories of sources that lie beside articles which are not among the sources: what was read of them is a part. A file
/// of many articles is read as a whole.
pub fn partial<'s>(sources: impl Iterator<Item = &'s Source> + Clone) -> BTreeSet<String> {
    let files: BTreeSet<PathBuf> = sources.clone().filter_map(file).collect();
    let is_left_out = |path: &Path| {
        let article = path.is_file() && is_source(path) && path.extension().is_some_and(|e| e != "jsonl");
        article && !html::is_report(path) && fs::canonicalize(path).is_ok_and(|path| !files.contains(&path))
    };
    let mut seen: BTreeMap<PathBuf, bool> = BTreeMap::new();
    let mut partial = BTreeSet::new();
    for source in sources.filter(|source| source.file.is_none()) {
        let Some(directory) = file(source).and_then(|file| Some(file.parent()?.to_owned())) else { continue };
        let is_partial = seen.entry(directory).or_insert_with_key(|directory| {
            let mut found = walker(directory).max_depth(Some(1)).build().filter_map(Result::ok);
            found.any(|entry| is_left_out(entry.path()))
        });
        if *is_partial {
            partial.insert(source.story.clone());
        }
    }
    partial
}

/// Where the file that holds a source really lies; none for standard input.
pub fn file(source: &Source) -> Option<PathBuf> {
    fs::canonicalize(source.file.as_deref().unwrap_or(&source.path)).ok()
}

/// Walks the files below a directory that are not hidden and not ignored.
fn walker(root: &Path) -> WalkBuilder {
    let mut walker = WalkBuilder::new(root);
    // What the reader's own git settings ignore must not decide what is checked.
    walker.require_git(false).git_global(false).git_exclude(false).sort_by_file_name(std::cmp::Ord::cmp);
    walker
}

fn missing(argument: &str, error: std::io::Error) -> Error {
    let message = match error.kind() {
        std::io::ErrorKind::NotFound => "no such file or directory".to_owned(),
        _ => format!("cannot be looked up: {error}"),
    };
    Error::new(Place::file(argument), message)
        .help("name files, directories, patterns such as 'stories/**/*.txt', or - for standard input")
        .caused_by(error)
}

/// Whether a file inside a directory is an article or a list of articles.
fn is_source(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    let stem = path.file_stem().and_then(|stem| stem.to_str()).map(str::to_ascii_lowercase);
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
        && !stem.is_some_and(|stem| ABOUT.contains(&stem.as_str()))
}

fn is_glob(argument: &str) -> bool {
    argument.contains(['*', '?', '[', '{'])
}

/// The directory above the first part of a pattern that is not literal.
fn fixed_part(pattern: &str) -> PathBuf {
    let fixed: PathBuf = Path::new(pattern)
        .components()
        .take_while(|part| !is_glob(&part.as_os_str().to_string_lossy()))
        .collect();
    if fixed.as_os_str().is_empty() { PathBuf::from(".") } else { fixed }
}
