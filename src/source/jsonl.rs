//! JSON Lines: an article a line.

use serde::Deserialize;

use super::Given;
use super::article::{Article, Content, read_published, said};
use crate::error::{Error, Place};

/// A line. Other keys are somebody else's and are passed over.
#[derive(Deserialize)]
struct Line {
    id: Option<Id>,
    text: String,
    title: Option<String>,
    published: Option<String>,
    publisher: Option<String>,
    url: Option<String>,
    story: Option<String>,
}

/// An id may be a number.
#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Text(String),
    Number(serde_json::Number),
}

impl Id {
    fn text(self) -> Option<String> {
        match self {
            Self::Text(text) => said(&text),
            Self::Number(number) => Some(number.to_string()),
        }
    }
}

/// The articles of a file. A line that cannot be read is an error, the others are read all the same.
pub(super) fn read(path: &str, text: &str) -> Content {
    let mut content = Content::default();
    for (index, line) in text.split('\n').enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        match serde_json::from_str::<Line>(line) {
            Ok(line) => push(&mut content, path, index + 1, line),
            Err(error) => content.errors.push(fault(path, index + 1, &error)),
        }
    }
    content
}

/// Whether a text of unknown kind is JSON Lines: its first line is an article.
pub(super) fn is_jsonl(text: &str) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    first.trim_start().starts_with('{') && serde_json::from_str::<Line>(first).is_ok()
}

fn push(content: &mut Content, path: &str, number: usize, line: Line) {
    let place = Place::line(path, number);
    let published = line.published.as_deref();
    let given = Given {
        title: line.title.as_deref().and_then(said),
        publisher: line.publisher.as_deref().and_then(said),
        published: published.and_then(|value| read_published(value, place, &mut content.notes)),
        url: line.url.as_deref().and_then(said),
        ..Given::default()
    };
    content.articles.push(Article {
        id: line.id.and_then(Id::text),
        story: line.story.as_deref().and_then(said),
        text: line.text,
        body: 0,
        given,
        line: Some(number),
    });
}

fn fault(path: &str, line: usize, error: &serde_json::Error) -> Error {
    let told = error.to_string();
    // The crate counts lines inside the one line it is given.
    let reason = told.rsplit_once(" at line ").map_or(told.as_str(), |(reason, _)| reason);
    Error::new(Place::column(path, line, error.column().max(1)), format!("expected an article as a JSON object: {reason}"))
        .help("write one object a line, with \"id\" and \"text\" and, if known, \"title\", \"published\", \"publisher\", \"url\", \"story\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, ids: &[Option<&str>], errors: &[&str], notes: usize) -> Content {
        let content = read("a.jsonl", text);
        let found: Vec<_> = content.articles.iter().map(|article| article.id.as_deref()).collect();
        assert_eq!(found, ids, "{text}");
        let places: Vec<_> = content.errors.iter().map(|error| error.place.to_string()).collect();
        assert_eq!(places, errors, "{text}");
        assert_eq!(content.notes.len(), notes, "{text}");
        content
    }

    #[test]
    fn lines_are_articles() {
        let content = check(
            "{\"id\":\"a\",\"text\":\"One.\\nTwo.\",\"title\":\"T\",\"published\":\"2026-02-09\",\"story\":\"s\",\"other\":[1]}\r\n\n{\"id\":7,\"text\":\"\",\"title\":null}\n",
            &[Some("a"), Some("7")],
            &[],
            0,
        );
        let first = content.articles.first().unwrap();
        assert_eq!(
            (first.text.as_str(), first.story.as_deref(), first.line),
            ("One.\nTwo.", Some("s"), Some(1))
        );
        assert!(first.given.published.is_some());
    }

    #[test]
    fn bad_lines_are_errors_with_their_place() {
        check(
            "{\"text\":\"x\"}\n{\"id\":\"b\"}\nnot json\n{\"text\":5}",
            &[None],
            &["a.jsonl:2:10", "a.jsonl:3:2", "a.jsonl:4:9"],
            0,
        );
    }

    #[test]
    fn an_unreadable_date_is_a_note() {
        check("{\"text\":\"x\",\"published\":\"soon\"}", &[None], &[], 1);
    }
}
