//! Markdown: front matter between `---` lines, then the article. Front matter stays part of the text that offsets
//! count in; only `key: value` lines are read from it.

use super::Given;
use super::article::{Article, Content, read_published, said};
use super::comment::hide;
use crate::error::{Note, Place};

/// The one article of a Markdown file.
pub(super) fn read(path: &str, text: String) -> Content {
    let mut notes = Vec::new();
    let (mut given, body) = match front_matter(&text) {
        Some((lines, body)) => (given(path, lines, &mut notes), body),
        None => (Given::default(), 0),
    };
    let (text, comments) = hide(&text, body);
    given.comments = comments;
    Content {
        articles: vec![Article { text, body, given, ..Article::default() }],
        notes,
        ..Content::default()
    }
}

/// Whether a text begins with front matter.
pub(super) fn has_front_matter(text: &str) -> bool {
    front_matter(text).is_some()
}

/// The lines between the `---` lines at the top of a text, and the byte behind them.
fn front_matter(text: &str) -> Option<(&str, usize)> {
    let mut at = 0;
    let mut begin = None;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end();
        match begin {
            None if bare == "---" => begin = Some(at + line.len()),
            None => return None,
            Some(begin) if bare == "---" || bare == "..." => {
                return Some((text.get(begin..at)?, at + line.len()));
            }
            Some(_) => {}
        }
        at += line.len();
    }
    None
}

fn given(path: &str, lines: &str, notes: &mut Vec<Note>) -> Given {
    let mut given = Given::default();
    for (index, line) in lines.lines().enumerate() {
        // Nested values and lists are somebody else's settings.
        let Some((key, value)) = line.split_once(':').filter(|_| !line.starts_with([' ', '\t', '-', '#']))
        else {
            continue;
        };
        let value = unquoted(value);
        match key.trim().to_ascii_lowercase().as_str() {
            "title" => given.title = said(value),
            "publisher" => given.publisher = said(value),
            "published" | "date" => {
                let place = Place::line(path, index + 2);
                given.published = given.published.or_else(|| read_published(value, place, notes));
            }
            "url" | "link" => given.url = said(value),
            "source" if value.contains("://") => given.url = given.url.or_else(|| said(value)),
            "source" => given.publisher = given.publisher.or_else(|| said(value)),
            _ => {}
        }
    }
    given
}

/// A value without blanks and the quotation marks round it.
fn unquoted(value: &str) -> &str {
    let value = value.trim();
    let inner = |mark: char| value.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
    inner('"').or_else(|| inner('\'')).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, body: &str, title: Option<&str>, notes: usize) -> Given {
        let mut content = read("a.md", text.to_owned());
        let article = content.articles.remove(0);
        assert_eq!(article.text.get(article.body..), Some(body), "{text:?}");
        assert_eq!(article.given.title.as_deref(), title, "{text:?}");
        assert_eq!(content.notes.len(), notes, "{text:?}");
        article.given
    }

    #[test]
    fn front_matter_is_read() {
        let given = check(
            "---\r\ntitle: \"Mill: a fire\"\r\npublisher: River Post\r\ndate: 2026-02-09\r\nsource: https://example.org/a\r\ntags:\r\n  - date: no\r\n---\r\nText.\r\n",
            "Text.\r\n",
            Some("Mill: a fire"),
            0,
        );
        assert_eq!(given.publisher.as_deref(), Some("River Post"));
        assert_eq!(given.url.as_deref(), Some("https://example.org/a"));
        assert!(given.published.is_some());
    }

    #[test]
    fn what_is_no_front_matter_stays_text() {
        for text in
            ["Text.", "", "---\ntitle: never closed\n", "----\ntitle: x\n----\n", "\n---\ntitle: x\n---\n"]
        {
            check(text, text, None, 0);
        }
    }

    #[test]
    fn an_unreadable_date_is_a_note() {
        check("---\ntitle: x\npublished: soon\n---\ny", "y", Some("x"), 1);
        check("---\ntitle:\npublished:\n---\ny", "y", None, 0);
    }
}
