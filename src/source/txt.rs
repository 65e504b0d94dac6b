//! Plain text: the whole file is the article.

use super::article::{Article, Content};

/// The one article of a text file.
pub(super) fn read(_path: &str, text: String) -> Content {
    Content { articles: vec![Article { text, ..Article::default() }], ..Content::default() }
}
