//! What the settings say of a publisher: how it writes dates, where its clocks stand, whether others are held against it.

use std::path::Path;

use globset::{GlobBuilder, GlobMatcher};
use jiff::tz::TimeZone;
use serde::Deserialize;
use toml::Spanned;

use crosscheck::claim::slug;
use crosscheck::knowledge::{FactsFile, Problem, meant};
use crosscheck::source::{self, LineIndex, Source};

/// Adds to sources what is known of their publishers: by the name that came with the article, else by the patterns of files,
/// else by the name that the text itself gives.
pub fn describe(publishers: &[Publisher], sources: &mut [Source]) {
    if publishers.is_empty() {
        return;
    }
    for source in sources {
        let called = |name: &str| publishers.iter().find(|publisher| publisher.is_called(name));
        let publisher = match source.given.publisher.as_deref() {
            Some(name) => called(name),
            None => {
                let by_file = publishers.iter().find(|p| p.files.iter().any(|pattern| pattern.is_of(source)));
                by_file.or_else(|| called(&crosscheck::extract::printed_publisher(source)?))
            }
        };
        if let Some(publisher) = publisher {
            publisher.describe(source);
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Entry {
    name: Spanned<String>,
    #[serde(default)]
    files: Vec<Spanned<String>>,
    date_order: Option<Spanned<String>>,
    time_zone: Option<Spanned<String>>,
    #[serde(default)]
    reference: bool,
}

/// A publisher.
#[derive(Clone, Debug)]
pub struct Publisher {
    /// Its name.
    pub name: String,
    /// Where the settings name it.
    place: String,
    files: Vec<Pattern>,
    day_first: Option<bool>,
    zone: Option<TimeZone>,
    reference: bool,
}

/// A pattern of files.
#[derive(Clone, Debug)]
struct Pattern {
    written: String,
    /// Where the settings have it.
    place: String,
    /// As paths are given, and as files really lie.
    globs: Vec<GlobMatcher>,
}

impl Pattern {
    fn is_of(&self, source: &Source) -> bool {
        let given = source.file.as_deref().unwrap_or(&source.path);
        let real = source::file(source);
        let is_it = |glob: &GlobMatcher| {
            glob.is_match(given) || real.as_ref().is_some_and(|file| glob.is_match(file))
        };
        self.globs.iter().any(is_it)
    }

    /// Whether a source that is not read in this run matches.
    fn is_on_disk(&self) -> bool {
        self.globs.iter().any(|glob| source::names_something(glob.glob().glob()))
    }
}

/// The matchers of a pattern that is taken from a directory.
fn globs(dir: &Path, pattern: &str) -> Result<Vec<GlobMatcher>, globset::Error> {
    let here = if dir.as_os_str().is_empty() { Path::new(".") } else { dir };
    let real = std::fs::canonicalize(here).ok();
    let below = |dir: &Path| {
        let dir = globset::escape(&dir.to_string_lossy());
        let glob = if dir.is_empty() { pattern.to_owned() } else { format!("{dir}/{pattern}") };
        Ok(GlobBuilder::new(&glob).literal_separator(true).build()?.compile_matcher())
    };
    [Some(dir.to_owned()), real].iter().flatten().map(|dir| below(dir)).collect()
}

/// A byte of a file as `path:line:column`.
fn place(file: &FactsFile, at: usize) -> String {
    let (line, column) = LineIndex::new(&file.text).place(&file.text, at);
    format!("{}:{line}:{column}", file.path)
}

/// How numeric dates are written.
const ORDERS: [&str; 2] = ["month-day", "day-month"];

impl Publisher {
    /// Reads an entry of the settings; patterns are taken from the directory of their file.
    pub fn read(entry: Entry, file: &FactsFile, dir: &Path) -> Result<Self, Problem> {
        let wrong =
            |span, message: String, help: String| Problem::new(file, span, message).with_help(Some(help));
        let mut files = Vec::new();
        for pattern in &entry.files {
            let globs = globs(dir, pattern.get_ref()).map_err(|error| {
                let message = format!("the pattern cannot be read: {}", error.kind());
                let help = "`*` stands for any part of a name, `**` for any directories";
                wrong(pattern.span(), message, help.to_owned())
            })?;
            let place = place(file, pattern.span().start);
            files.push(Pattern { written: pattern.get_ref().clone(), place, globs });
        }
        let day_first = match &entry.date_order {
            None => None,
            Some(order) => Some(
                ORDERS.iter().position(|known| known == order.get_ref()).ok_or_else(|| {
                    let help = meant(order.get_ref(), ORDERS.into_iter());
                    wrong(order.span(), format!("unknown order `{}`", order.get_ref()), help)
                })? == 1,
            ),
        };
        let zone = match &entry.time_zone {
            None => None,
            Some(zone) => Some(TimeZone::get(zone.get_ref()).map_err(|_| {
                let message = format!("unknown time zone `{}`", zone.get_ref());
                wrong(zone.span(), message, "name it as Europe/Paris or UTC".to_owned())
            })?),
        };
        let place = place(file, entry.name.span().start);
        Ok(Self { name: entry.name.into_inner(), place, files, day_first, zone, reference: entry.reference })
    }

    fn is_called(&self, name: &str) -> bool {
        slug(name) == slug(&self.name)
    }

    /// Adds to a source of this publisher what is known of it.
    fn describe(&self, source: &mut Source) {
        let given = &mut source.given;
        given.publisher.get_or_insert_with(|| self.name.clone());
        given.day_first = given.day_first.or(self.day_first);
        given.reference |= self.reference;
        if let (Some(zone), Some(published)) = (&self.zone, &mut given.published)
            && let (Some(time), None) = (published.time, published.offset)
            && let Ok(moment) = zone.to_zoned(published.date.to_datetime(time))
        {
            published.offset = i16::try_from(moment.offset().seconds() / 60).ok();
        }
    }

    /// What of it meets none of the sources, with its place: patterns that no file matches; if `all` sources are there and no
    /// pattern is, the name.
    pub fn unmet(&self, sources: &[&Source], all: bool) -> Vec<String> {
        let is_met =
            |pattern: &&Pattern| sources.iter().any(|source| pattern.is_of(source)) || pattern.is_on_disk();
        let told = |pattern: &Pattern| {
            format!("{}: no source of {} matches `{}`", pattern.place, self.name, pattern.written)
        };
        let mut unmet: Vec<String> = self.files.iter().filter(|pattern| !is_met(pattern)).map(told).collect();
        let called =
            |source: &&Source| source.given.publisher.as_deref().is_some_and(|name| self.is_called(name));
        if all && self.files.is_empty() && !sources.iter().any(called) {
            unmet.push(format!("{}: no source is of the publisher {}", self.place, self.name));
        }
        unmet
    }

    /// What is set of it, in a few words.
    pub fn summary(&self) -> String {
        let order = self.day_first.and_then(|first| ORDERS.get(usize::from(first)));
        let zone = self.zone.as_ref().and_then(TimeZone::iana_name);
        let reference = self.reference.then_some("reference");
        let parts: Vec<&str> = order.copied().into_iter().chain(zone).chain(reference).collect();
        parts.join(", ")
    }
}
