//! Loading: arguments to sources, in an order that does not depend on that of the arguments.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use rayon::prelude::*;

use super::article::{Article, Content};
use super::path::{Input, Resolved};
use super::story::{Standing, StoryBy, stories};
use super::{Source, encoding, html, jsonl, markdown, txt};
use crate::error::{Error, Note, Place};
use crate::span::SourceId;

/// Spans count bytes in 32 bits, so no text may be longer, whatever the reader allows.
const MOST_BYTES: u64 = u32::MAX as u64 - 1;

/// What standard input is called.
const STDIN: &str = "-";

/// Settings of loading.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Files with more bytes are not read.
    pub max_bytes: u64,
    /// How articles are put into stories.
    pub story_by: StoryBy,
}

impl Default for Options {
    fn default() -> Self {
        Self { max_bytes: 256 * 1024 * 1024, story_by: StoryBy::Auto }
    }
}

/// What the arguments hold.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Articles, by path of their file and place in it; numbered in that order.
    pub sources: Vec<Source>,
    /// Files and lines that are there and cannot be read: exit code 3.
    pub unreadable: Vec<Error>,
    /// Arguments that name nothing: exit code 2.
    pub missing: Vec<Error>,
    /// Guessed encodings, empty texts, unreadable dates, repeated ids.
    pub notes: Vec<Note>,
}

/// Loads what arguments name: files, directories, globs, and `-` for what `stdin` yields.
pub fn load(paths: &[String], stdin: impl FnOnce() -> io::Result<Vec<u8>>, options: Options) -> Loaded {
    let resolved = Resolved::new(paths);
    let inputs = resolved.inputs();
    let mut read: Vec<(Input, Content)> = inputs
        .into_par_iter()
        .map(|input| {
            let content = file(&input, options);
            (input, content)
        })
        .collect();
    if resolved.stdin {
        let content = match stdin() {
            Ok(bytes) => content(STDIN, bytes, options),
            Err(error) => failed(unreadable(STDIN, error)),
        };
        let input = Input { path: STDIN.to_owned(), real: Default::default(), named: true };
        read.insert(0, (input, content));
    }
    assemble(
        read,
        Loaded {
            missing: resolved.missing,
            unreadable: resolved.unreadable,
            notes: resolved.notes,
            ..Loaded::default()
        },
        options,
    )
}

/// Numbers the articles and puts them into stories.
fn assemble(read: Vec<(Input, Content)>, mut loaded: Loaded, options: Options) -> Loaded {
    let mut standings = Vec::new();
    let mut ids = BTreeMap::new();
    for (input, content) in read {
        loaded.unreadable.extend(content.errors);
        loaded.notes.extend(content.notes);
        for article in content.articles {
            standings.push(standing(&input, &article));
            let source = source(&input, article, loaded.sources.len(), &mut ids, &mut loaded.notes);
            loaded.sources.push(source);
        }
    }
    let names = stories(&standings, options.story_by);
    for (source, story) in loaded.sources.iter_mut().zip(names) {
        source.story = story;
    }
    loaded
}

fn standing(input: &Input, article: &Article) -> Standing {
    let directory = input.real.parent().unwrap_or(Path::new("")).to_string_lossy().into_owned();
    Standing {
        file: if input.path == STDIN { String::new() } else { input.path.clone() },
        directory,
        story: article.story.clone(),
        listed: article.line.is_some(),
        named: input.named,
    }
}

/// The source of an article; notes that its id was seen before, or that it holds nothing.
fn source(
    input: &Input,
    article: Article,
    number: usize,
    ids: &mut BTreeMap<String, Place>,
    notes: &mut Vec<Note>,
) -> Source {
    let place = match article.line {
        Some(line) => Place::line(&input.path, line),
        None => Place::file(&input.path),
    };
    if article.text.get(article.body..).is_none_or(|text| text.trim().is_empty()) {
        notes.push(Note::new(place.clone(), "holds no text"));
    }
    if let Some(id) = &article.id {
        if let Some(first) = ids.get(id) {
            notes.push(Note::new(place.clone(), format!("the id {id:?} was given before, at {first}")));
        } else {
            ids.insert(id.clone(), place.clone());
        }
    }
    let listed = article.line.is_some();
    Source {
        id: SourceId(u32::try_from(number).unwrap_or(u32::MAX)),
        path: article.id.unwrap_or_else(|| place.to_string()),
        file: listed.then(|| input.path.clone()),
        story: String::new(),
        text: article.text,
        body: article.body,
        given: article.given,
    }
}

/// Reads a file, unless it is too large.
fn file(input: &Input, options: Options) -> Content {
    match bytes(&input.real, options.max_bytes.min(MOST_BYTES)) {
        Ok(bytes) => content(&input.path, bytes, options),
        Err(error) => failed(unreadable(&input.path, error)),
    }
}

/// The bytes of a file, and one more than `most` if it has that many: devices and pipes do not say their size before.
fn bytes(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let size = file.metadata()?.len();
    let mut bytes = Vec::new();
    if size <= most {
        bytes.reserve_exact(usize::try_from(size).unwrap_or(0) + 1);
        file.take(most + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 <= most {
            return Ok(bytes);
        }
    }
    Err(io::Error::new(io::ErrorKind::FileTooLarge, format!("has more than {most} bytes")))
}

/// The articles in the bytes of a file.
fn content(path: &str, bytes: Vec<u8>, options: Options) -> Content {
    let most = options.max_bytes.min(MOST_BYTES);
    if bytes.len() as u64 > most {
        return failed(too_large(path, most));
    }
    let declared = if html::is_named(Path::new(path)) { encoding::declared(&bytes) } else { None };
    let decoded = match encoding::decode(bytes, declared) {
        Ok(decoded) => decoded,
        Err(reason) => {
            return failed(
                Error::new(Place::file(path), reason).help("convert it to text first, or leave it out"),
            );
        }
    };
    let mut content = parse(path, decoded.text);
    if let Some(note) = decoded.note {
        content.notes.insert(0, Note::new(Place::file(path), note));
    }
    content
}

/// Reads a text by the format that its name says; what comes without a name, by its beginning.
fn parse(path: &str, text: String) -> Content {
    let ending = Path::new(path).extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    match ending.as_deref() {
        Some("jsonl" | "ndjson") => jsonl::read(path, &text),
        Some("md" | "markdown") => markdown::read(path, text),
        _ if html::is_named(Path::new(path)) => html::read(path, &text),
        None if path == STDIN && jsonl::is_jsonl(&text) => jsonl::read(path, &text),
        None if path == STDIN && html::is_html(&text) => html::read(path, &text),
        None if path == STDIN && markdown::has_front_matter(&text) => markdown::read(path, text),
        _ => txt::read(path, text),
    }
}

fn failed(error: Error) -> Content {
    Content { errors: vec![error], ..Content::default() }
}

fn too_large(path: &str, most: u64) -> Error {
    Error::new(Place::file(path), format!("has more than {most} bytes"))
        .help("split the file, or raise --max-bytes (less than 4 GiB)")
}

fn unreadable(path: &str, error: io::Error) -> Error {
    let place = Place::file(path);
    match error.kind() {
        io::ErrorKind::FileTooLarge => Error::new(place, error.to_string())
            .help("split the file, or raise --max-bytes (less than 4 GiB)"),
        _ => Error::new(place, format!("cannot be read: {error}"))
            .help("check that it is a file and that you may read it")
            .caused_by(error),
    }
}
