//! Where a passage stands, as tools that show a repository want it.

use std::borrow::Cow;
use std::fmt;

use crate::rule::Label;

use super::drawing::Pages;
use super::drawing::visible::one_line;

/// Where a passage stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// The file, as given.
    pub file: &'a str,
    /// The article of a file that holds many; lines and columns are those of its text, and not of the file.
    pub article: Option<&'a str>,
    /// Line and column of the first character, from 1, in characters.
    pub start: (usize, usize),
    /// Line and column behind the last character.
    pub end: (usize, usize),
}

impl<'a> Place<'a> {
    /// Where a label stands; none if the report does not hold its source.
    pub fn of(label: &Label, pages: &'a Pages<'_>) -> Option<Self> {
        let source = pages.source(label.span.source)?;
        let page = pages.get(label.span.source)?;
        let extent = page.extent(label.span);
        Some(Self {
            file: source.file.as_deref().unwrap_or(&source.path),
            article: source.file.as_ref().map(|_| source.path.as_str()),
            start: extent.start.place(),
            end: extent.end.place(),
        })
    }

    /// The file as a path within a repository: forward slashes, and no `./` before it.
    pub fn path(&self) -> Cow<'a, str> {
        path_of(self.file)
    }
}

/// A path as one within a repository: forward slashes, and no `./` before it.
pub fn path_of(file: &str) -> Cow<'_, str> {
    let file = file.trim_start_matches("./");
    if file.contains('\\') { Cow::Owned(file.replace('\\', "/")) } else { Cow::Borrowed(file) }
}

/// RFC 3986: everything but unreserved characters and the slash as `%XX`.
pub fn percent_encoded(path: &str) -> String {
    let mut out = String::new();
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// `river-post.txt:3:37`, as people follow it.
impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = one_line(self.article.unwrap_or(self.file));
        write!(f, "{name}:{}:{}", self.start.0, self.start.1)
    }
}
