//! What a command reads: sources, knowledge, and how many threads do it.

use std::io::Read as _;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use jiff::civil::Date;
use rayon::prelude::*;

use crosscheck::knowledge::Knowledge;
use crosscheck::source::{self, Loaded, Options, Source};

use super::Exit;
use super::config::{Config, value_of};
use super::output::{Output, spare};
use super::publisher::{self, Publisher};
use super::settings::Row;
use super::terminal::{Failure, Terminal};

/// How many sources are read before their results are written: enough to keep every thread busy, few enough to keep
/// memory small.
const BATCH: usize = 256;

/// What to read.
#[derive(Debug, clap::Args)]
pub struct Input {
    /// Files (.txt, .md, .html, .jsonl), directories, globs, or - for standard input [default: the stories of crosscheck.toml]
    #[arg(value_name = "PATHS")]
    paths: Vec<String>,
    /// Whether the paths are those of the settings.
    #[arg(skip)]
    configured: bool,
    #[command(flatten)]
    pub settings: Settings,
}

/// How to read it.
#[derive(Debug, clap::Args)]
pub struct Settings {
    /// Day that relative dates count from in sources that carry no date, as YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// Directory of further knowledge; it wins over the general knowledge by id
    #[arg(long, value_name = "DIR")]
    facts: Option<PathBuf>,
    /// How articles are put into stories [default: auto]
    #[arg(long, value_enum, value_name = "HOW")]
    story_by: Option<StoryBy>,
    /// Leave out files with more bytes
    #[arg(long, value_name = "N", default_value_t = 256 << 20)]
    max_bytes: u64,
    /// What the settings say of publishers.
    #[arg(skip)]
    publishers: Vec<Publisher>,
    /// Threads to use; the result is the same for any number
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum StoryBy {
    /// The files of one directory
    Directory,
    /// As the sources say, else by file and directory
    Auto,
    /// All sources are one story
    One,
}

/// What could be read.
pub struct Read {
    /// The sources, in an order that does not depend on that of the paths.
    pub sources: Vec<Source>,
    /// How many others could not.
    pub unreadable: usize,
}

impl Input {
    /// Fills in from the settings what the command line leaves open.
    pub fn fill(&mut self, config: &Config) {
        if self.paths.is_empty()
            && let Some(stories) = &config.stories
        {
            self.paths.clone_from(&stories.value);
            self.configured = true;
        }
        self.settings.fill(config);
    }

    /// Reads one more path.
    pub fn add(&mut self, path: String) {
        self.paths.insert(0, path);
    }

    /// Whether all stories of the settings are read.
    pub fn is_complete(&self) -> bool {
        self.configured
    }

    /// Its settings in force.
    pub fn rows(&self, config: &Config) -> Vec<Row> {
        let said = Some(self.paths.clone()).filter(|paths| !paths.is_empty());
        let set = config.stories.as_ref().map(|set| (set.value.clone(), set.line));
        let mut rows = vec![Row::new("stories", said, set, "[]")];
        rows.extend(self.settings.rows(config));
        rows
    }

    /// Reads every source and writes what `render` makes of each, in the order of the sources.
    ///
    /// # Errors
    ///
    /// A path is missing, the knowledge has a fault, or the output cannot be written.
    pub fn stream(
        &self,
        terminal: &Terminal,
        output: &Output,
        render: impl Fn(Source, &Knowledge) -> Vec<u8> + Sync,
    ) -> Result<Exit, Failure> {
        self.settings.in_pool(|| {
            let knowledge = self.settings.knowledge()?;
            let Read { sources, unreadable } = self.load(terminal)?;
            output.path().map_or(Ok(()), |path| spare(path, &sources, None))?;
            let mut sink = output.open(terminal)?;
            let all = sources.len();
            let mut rest = sources.into_iter();
            for done in (0..all).step_by(BATCH) {
                terminal.progress(done, all);
                let batch: Vec<Source> = rest.by_ref().take(BATCH).collect();
                let parts: Vec<Vec<u8>> =
                    batch.into_par_iter().map(|source| render(source, knowledge)).collect();
                for part in parts {
                    sink.write(&part)?;
                }
            }
            terminal.progress(all, all);
            Ok(Exit::of_reading(unreadable))
        })
    }

    /// The sources; what is left out is told on standard error.
    ///
    /// # Errors
    ///
    /// A path names nothing.
    pub fn load(&self, terminal: &Terminal) -> Result<Read, Failure> {
        if self.paths.is_empty() {
            return Err(Failure::new("nothing to read: no PATHS are given").with_help(
                "name files or directories, or set `stories` in crosscheck.toml (`crosscheck init` writes one)",
            ));
        }
        self.settings.load(&self.paths, terminal)
    }
}

impl Settings {
    /// Fills in from the settings what the command line leaves open.
    pub fn fill(&mut self, config: &Config) {
        self.publishers = config.publishers.iter().map(|set| set.value.clone()).collect();
        self.as_of = self.as_of.or(config.as_of.as_ref().map(|set| set.value));
        self.facts = self.facts.take().or_else(|| config.facts.as_ref().map(|set| set.value.clone()));
        self.story_by = self.story_by.or_else(|| config.story_by.as_ref().and_then(value_of));
    }

    /// Its settings in force.
    fn rows(&self, config: &Config) -> [Row; 3] {
        let by = self.story_by.and_then(|by| Some(by.to_possible_value()?.get_name().to_owned()));
        let shown = |path: &Path| path.to_string_lossy().into_owned();
        let set_by = config.story_by.as_ref().map(|set| (set.value.clone(), set.line));
        let set_day = config.as_of.as_ref().map(|set| (set.value.to_string(), set.line));
        let set_facts = config.facts.as_ref().map(|set| (shown(&set.value), set.line));
        [
            Row::new("story-by", by, set_by, "\"auto\""),
            Row::new("as-of", self.as_of.map(|day| day.to_string()), set_day, "\"\""),
            Row::new("facts", self.facts().map(shown), set_facts, "\"\""),
        ]
    }

    /// Warns of what the settings say of publishers that none of the sources is of; `all` if there are no others.
    pub fn warn_of_publishers(&self, sources: &[&Source], all: bool, terminal: &Terminal) {
        for unmet in self.publishers.iter().flat_map(|publisher| publisher.unmet(sources, all)) {
            let help = "correct it in crosscheck.toml, or delete it; patterns are taken from the directory of that file";
            terminal.warning(&unmet, Some(help));
        }
    }

    /// The directory of further knowledge.
    pub fn facts(&self) -> Option<&Path> {
        self.facts.as_deref()
    }

    /// The day that relative dates count from where a source has no date.
    pub fn as_of(&self) -> Option<Date> {
        self.as_of
    }

    /// Runs `work` on as many threads as asked.
    ///
    /// # Errors
    ///
    /// Those of `work`, or the threads cannot be started.
    pub fn in_pool<T: Send>(&self, work: impl FnOnce() -> Result<T, Failure> + Send) -> Result<T, Failure> {
        let jobs = self.jobs.map_or(0, NonZeroUsize::get);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).build();
        pool.map_err(|e| Failure::new(format!("cannot start threads: {e}")).with_help("lower --jobs"))?
            .install(work)
    }

    /// The knowledge to read with. It is needed until the end, and giving thousands of words back one by one would
    /// take a part of a short run's time.
    ///
    /// # Errors
    ///
    /// The directory of `--facts` cannot be read, or a file in it has a fault.
    pub fn knowledge(&self) -> Result<&'static Knowledge, Failure> {
        super::facts::knowledge(self.facts.as_deref()).map(|knowledge| &*Box::leak(Box::new(knowledge)))
    }

    /// The sources; what is left out is told on standard error.
    ///
    /// # Errors
    ///
    /// A path names nothing.
    pub fn load(&self, paths: &[String], terminal: &Terminal) -> Result<Read, Failure> {
        let options = Options {
            max_bytes: self.max_bytes,
            story_by: match self.story_by.unwrap_or(StoryBy::Auto) {
                StoryBy::Directory => source::StoryBy::Directory,
                StoryBy::Auto => source::StoryBy::Auto,
                StoryBy::One => source::StoryBy::One,
            },
        };
        let Loaded { mut sources, unreadable, missing, notes } = source::load(paths, stdin, options);
        if let Some((last, others)) = missing.split_last() {
            for error in others {
                terminal.error(&Failure::from(error));
            }
            return Err(Failure::from(last));
        }
        for note in &notes {
            terminal.note(&note.to_string());
        }
        for error in &unreadable {
            terminal.warning(&error.to_string(), error.help.as_deref());
        }
        publisher::describe(&self.publishers, &mut sources);
        Ok(Read { sources, unreadable: unreadable.len() })
    }
}

fn stdin() -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}
