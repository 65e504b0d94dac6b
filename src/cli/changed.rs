//! `--changed-since`: the stories that a change touches, as git tells it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crosscheck::source::Source;

use super::terminal::Failure;

/// Files that differ from a revision, by where they really lie.
pub struct Changed {
    files: BTreeSet<PathBuf>,
    /// Directories of files that are gone.
    emptied: BTreeSet<PathBuf>,
}

impl Changed {
    /// What was changed since the working tree parted from a revision, committed or not; new files that git does not ignore
    /// count.
    ///
    /// # Errors
    ///
    /// This is no git repository, or it knows no such revision.
    pub fn since(revision: &str) -> Result<Self, Failure> {
        let root = PathBuf::from(git(&["rev-parse", "--show-toplevel"])?.trim_end());
        let base = base(revision)?;
        let changed = git(&["diff", "--name-only", "--no-renames", "-z", base.trim_end(), "--"])?;
        let new = git(&["ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", ":/"])?;
        let mut own = Self { files: BTreeSet::new(), emptied: BTreeSet::new() };
        for name in changed.split('\0').chain(new.split('\0')).filter(|name| !name.is_empty()) {
            own.add(&root.join(name));
        }
        Ok(own)
    }

    fn add(&mut self, path: &Path) {
        match fs::canonicalize(path) {
            Ok(file) => {
                self.files.insert(file);
            }
            Err(_) => {
                let directory = path.parent().and_then(|parent| fs::canonicalize(parent).ok());
                self.emptied.extend(directory);
            }
        }
    }

    /// Whether a file, or one below a directory, was changed.
    pub fn touches(&self, path: &Path) -> bool {
        let Ok(path) = fs::canonicalize(path) else { return false };
        self.files.iter().chain(&self.emptied).any(|file| file.starts_with(&path))
    }

    /// The sources of the stories of which a file was changed, added or taken away.
    pub fn stories(&self, sources: Vec<Source>) -> Vec<Source> {
        let mut touched: BTreeSet<String> = BTreeSet::new();
        for source in &sources {
            let file = fs::canonicalize(source.file.as_deref().unwrap_or(&source.path));
            let Ok(file) = file else { continue };
            let lost = file.parent().is_some_and(|directory| self.emptied.contains(directory));
            if lost || self.files.contains(&file) {
                touched.insert(source.story.clone());
            }
        }
        sources.into_iter().filter(|source| touched.contains(&source.story)).collect()
    }
}

/// Where the working tree parted from a revision; before the first commit the empty tree, so that all is new.
fn base(revision: &str) -> Result<String, Failure> {
    let is_there = |revision: &str| {
        let commit = format!("{revision}^{{commit}}");
        git(&["rev-parse", "--verify", "--quiet", "--end-of-options", &commit]).is_ok()
    };
    if is_there(revision) {
        // A clone may be too shallow to know where the two parted.
        let parted = git(&["merge-base", "--end-of-options", revision, "HEAD"]);
        return Ok(parted.unwrap_or_else(|_| revision.to_owned()));
    }
    if revision == "HEAD" && git(&["rev-list", "--all", "--max-count=1"]).is_ok_and(|any| any.is_empty()) {
        return git(&["mktree"]);
    }
    Err(Failure::new(format!("git knows no revision `{revision}`"))
        .with_help("fetch it first; in CI a shallow clone may lack it (fetch-depth: 0)"))
}

/// What git prints.
fn git(arguments: &[&str]) -> Result<String, Failure> {
    let output = Command::new("git").args(arguments).stdin(Stdio::null()).output().map_err(|error| {
        Failure::new(format!("cannot run git: {error}"))
            .with_help("--changed-since asks git; install it or leave the option out")
    })?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let said = said.lines().next().unwrap_or("git failed").to_owned();
        return Err(Failure::new(format!("git {}: {said}", arguments.first().unwrap_or(&"")))
            .with_help("--changed-since needs a git repository"));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
