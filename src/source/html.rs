//! HTML: the article of a page as text, with the way back from it to the file.
//!
//! A page is read as its reader sees it: blocks are paragraphs, `br` is a line break, a row of a table is a line, white space
//! collapses and references become characters. What is no part of the article is left out: scripts and styles, navigation, forms,
//! asides, captions, what is hidden or struck out, and the header and footer of the page. If the page has one `article`, or else
//! one `main`, only that is read.
//!
//! Tags are read as they come, without building the tree that a browser would; of its repairs there are those that decide where
//! something begins or ends that is not read. Every step takes time in proportion to the file.

mod element;
mod reference;
mod survey;
#[cfg(test)]
mod tests;
mod writer;

use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

use html5gum::{DefaultEmitter, Token, Tokenizer};

use self::element::{Kind, Open, kind};
use self::survey::{Survey, Told, survey};
use self::writer::Writer;
use super::Given;
use super::article::{Article, Content, read_published, said};
use crate::error::{Error, Note, Place};

/// Endings of names of pages.
const ENDINGS: &[&str] = &["html", "htm"];

/// What stands in the head of the pages that this program writes.
const OWN: &str = "crosscheck ";

/// Where that stands in the file at the latest.
const HEAD: u64 = 4096;

/// The one article of a page.
pub(super) fn read(path: &str, file: &str) -> Content {
    let survey = survey(file);
    if survey.generator.as_deref().is_some_and(|generator| generator.starts_with(OWN)) {
        let error = Error::new(Place::file(path), "is a report of crosscheck, and no article");
        return Content {
            errors: vec![error.help("name the articles that it reports on")],
            ..Content::default()
        };
    }
    let mut notes = Vec::new();
    let (writer, headline) = write(file, survey.root);
    let (text, map, comments) = writer.finish();
    let mut given = given(path, file, survey, &mut notes);
    given.title = headline.or(given.title);
    given.comments = comments;
    given.map = Some(Arc::new(map));
    Content { articles: vec![Article { text, given, ..Article::default() }], notes, ..Content::default() }
}

/// Whether a file is a page by its name.
pub(super) fn is_named(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending)))
}

/// Whether a text of unknown kind is a page.
pub(super) fn is_html(text: &str) -> bool {
    let start = text.trim_start();
    let begins = |with: &str| start.get(..with.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(with));
    begins("<!doctype html") || begins("<html")
}

/// Whether a file is a page that this program wrote.
pub(super) fn is_report(path: &Path) -> bool {
    if !is_named(path) {
        return false;
    }
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head));
    let own = format!("<meta name=\"generator\" content=\"{OWN}");
    read.is_ok() && memchr::memmem::find(&head, own.as_bytes()).is_some()
}

/// Writes down the words of a page; with its headline.
fn write(file: &str, root: Option<usize>) -> (Writer<'_>, Option<String>) {
    let mut writer = Writer::new(file);
    let mut open = Open::within(root);
    let (mut begun, mut headline) = (None, None);
    for token in tokens(file) {
        match token {
            Token::StartTag(tag) => {
                let (kind, name) = kind(&tag.name);
                let was_unread = open.is_unread();
                open.start(&tag, kind, name);
                if was_unread && open.is_unread() {
                    continue;
                }
                writer.tag(kind);
                match kind {
                    _ if open.is_unread() => {}
                    Kind::Item => writer.item(),
                    Kind::Headline => begun = Some(writer.len()),
                    _ => {}
                }
            }
            Token::EndTag(tag) => {
                let kind = kind(&tag.name).0;
                if let Some(from) = begun.take_if(|_| kind == Kind::Headline) {
                    headline = headline.or_else(|| said(writer.since(from)));
                }
                let was_unread = open.is_unread();
                open.end(&tag.name, kind);
                if !(was_unread && open.is_unread()) {
                    writer.tag(kind);
                }
            }
            Token::String(words) if !open.is_unread() => {
                writer.words(words.span.start..words.span.end, open.is_preformatted());
            }
            Token::Comment(comment) => {
                let range = comment.span.start..comment.span.end;
                if file.get(range.clone()).is_some_and(is_to_us) {
                    writer.comment(range);
                }
            }
            _ => {}
        }
    }
    (writer, headline)
}

/// Whether a comment says something to this program; any other is nobody's business.
fn is_to_us(comment: &str) -> bool {
    let inside = comment.strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->"));
    inside.is_some_and(|inside| inside.trim_start().starts_with("crosscheck:"))
}

/// The tokens of a page, with scripts and styles as text.
fn tokens(file: &str) -> impl Iterator<Item = Token<usize>> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(file, emitter).map(|token| match token {
        Ok(token) => token,
        Err(never) => match never {},
    })
}

/// A name of an element, which is ASCII where it is known.
fn name_of(name: &[u8]) -> &str {
    std::str::from_utf8(name).unwrap_or("")
}

/// What a page says of itself.
fn given(path: &str, file: &str, survey: Survey, notes: &mut Vec<Note>) -> Given {
    let mut published = |told: Told| {
        let (value, at) = told;
        let before = file.as_bytes().get(..at).unwrap_or(&[]);
        let line = memchr::memchr_iter(b'\n', before).count() + 1;
        read_published(&value, Place::line(path, line), notes)
    };
    let told = [survey.head_published, survey.shown_published, survey.data_published];
    Given {
        title: survey.shared_title.or(survey.headline).or(survey.title),
        publisher: survey.site.or(survey.publisher),
        published: told.into_iter().flatten().find_map(&mut published),
        url: survey.canonical.or(survey.shared_url),
        ..Given::default()
    }
}
