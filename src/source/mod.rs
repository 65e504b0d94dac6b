//! Files, directories, globs and standard input to decoded sources. IO happens here and nowhere below.

mod article;
pub mod calendar;
mod comment;
mod encoding;
mod html;
mod jsonl;
mod lines;
mod load;
mod map;
mod markdown;
mod path;
pub mod published;
mod story;
#[cfg(test)]
mod tests;
mod txt;

pub use comment::{Comment, hide, restore};
pub use lines::{Extent, LineIndex, Walk};
pub use load::{Loaded, Options, load};
pub use map::{SourceMap, Spot};
pub use path::{file, names_something, partial};
pub use story::StoryBy;

use std::sync::Arc;

use jiff::civil;

use crate::span::{SourceId, Span};

/// A moment of publication as given with an article (front matter, the head of a page, JSONL), not read from its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// The day.
    pub date: civil::Date,
    /// Local time of day, where given.
    pub time: Option<civil::Time>,
    /// Offset from UTC in minutes, where given.
    pub offset: Option<i16>,
}

/// What came along with an article's text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// Title.
    pub title: Option<String>,
    /// Publisher.
    pub publisher: Option<String>,
    /// Publication time.
    pub published: Option<Published>,
    /// Address.
    pub url: Option<String>,
    /// A day on which another article of its story was published: it tells the year of a dateline without one.
    pub near: Option<civil::Date>,
    /// Whether its numeric dates put the day first, by the publisher's convention.
    pub day_first: Option<bool>,
    /// Whether the others are held against it as against the accepted facts.
    pub reference: bool,
    /// Whether it is a draft that the others are held against: what it says itself is no witness for it.
    pub draft: bool,
    /// Comments that were taken out of the text, in its order.
    pub comments: Vec<Comment>,
    /// Where the text stands in its file, if it is not the file: for a page of HTML.
    pub map: Option<Arc<SourceMap>>,
}

/// One article, decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Number within the run.
    pub id: SourceId,
    /// The path as given, or the `id` of a JSONL article.
    pub path: String,
    /// The file that holds it, if that is not `path`.
    pub file: Option<String>,
    /// The story it belongs to.
    pub story: String,
    /// The decoded text: the whole of what spans count in. Front matter is part of it, `body` begins behind it; the markup of HTML is
    /// not, and `given.map` leads back to the file.
    pub text: String,
    /// Byte offset in `text` at which the article begins.
    pub body: usize,
    /// What came along with the text.
    pub given: Given,
}

impl Source {
    /// The lines of the text, with their places in the file.
    pub fn lines(&self) -> LineIndex {
        LineIndex::mapped(&self.text, self.given.map.as_ref())
    }

    /// First byte of a passage, and one past its last, in the decoded file.
    pub fn in_file(&self, span: Span) -> (u32, u32) {
        let Some(map) = &self.given.map else { return (span.start, span.end) };
        let bytes = map.bytes(span.range());
        let file = Span::new(self.id, bytes.start, bytes.end);
        (file.start, file.end)
    }
}
