//! What a file holds before it has a number and a story.

use super::{Given, Published, published};
use crate::error::{Error, Note, Place};

/// One article as its format gives it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Article {
    /// The `id` of a JSONL article.
    pub id: Option<String>,
    /// The `story` of a JSONL article.
    pub story: Option<String>,
    /// Decoded text.
    pub text: String,
    /// Byte at which the article begins in it.
    pub body: usize,
    /// What came along with the text.
    pub given: Given,
    /// Line of its file, for JSONL.
    pub line: Option<usize>,
}

/// What one file holds.
#[derive(Debug, Default)]
pub(super) struct Content {
    pub articles: Vec<Article>,
    pub errors: Vec<Error>,
    pub notes: Vec<Note>,
}

/// Reads a publication time, or notes that it cannot be read.
pub(super) fn read_published(value: &str, place: Place, notes: &mut Vec<Note>) -> Option<Published> {
    let read = published::parse(value);
    if read.is_none() && !value.trim().is_empty() {
        let shown: String = value.chars().take(60).collect();
        notes.push(Note::new(place, format!("published {shown:?} is no date that can be read; write it as 2026-02-09 or 2026-02-09T10:00+07:00")));
    }
    read
}

/// A value of metadata, unless it is empty.
pub(super) fn said(value: &str) -> Option<String> {
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}
