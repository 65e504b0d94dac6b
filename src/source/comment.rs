//! Comments of HTML in a text: no reader sees them, and no claim is read from them.

/// A comment that was taken out of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Byte at which it begins.
    pub start: usize,
    /// The whole of it, with its marks.
    pub text: String,
}

impl Comment {
    /// One past its last byte.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// What stands between its marks.
    pub fn inside(&self) -> &str {
        let inside = self.text.strip_prefix(OPEN).and_then(|rest| rest.strip_suffix(CLOSE));
        inside.unwrap_or(&self.text).trim()
    }
}

const OPEN: &str = "<!--";
const CLOSE: &str = "-->";

/// Puts blanks in the place of every comment from byte `from` on, so that all other words stay where they are. Line ends stay
/// as well. A comment that is never closed is text.
pub fn hide(text: &str, from: usize) -> (String, Vec<Comment>) {
    let mut hidden = String::with_capacity(text.len());
    let mut comments = Vec::new();
    let mut done = 0;
    let mut at = from;
    while let Some((start, end)) = next(text, at) {
        let comment = text.get(start..end).unwrap_or("");
        hidden.push_str(text.get(done..start).unwrap_or(""));
        hidden.extend(comment.bytes().map(|b| if matches!(b, b'\n' | b'\r') { char::from(b) } else { ' ' }));
        comments.push(Comment { start, text: comment.to_owned() });
        (done, at) = (end, end);
    }
    hidden.push_str(text.get(done..).unwrap_or(""));
    (hidden, comments)
}

/// The text with its comments in their places again.
pub fn restore(text: &str, comments: &[Comment]) -> String {
    let mut restored = String::with_capacity(text.len());
    let mut done = 0;
    for comment in comments {
        restored.push_str(text.get(done..comment.start).unwrap_or(""));
        restored.push_str(&comment.text);
        done = comment.end();
    }
    restored.push_str(text.get(done..).unwrap_or(""));
    restored
}

/// The first closed comment from a byte on.
fn next(text: &str, from: usize) -> Option<(usize, usize)> {
    let start = from + text.get(from..)?.find(OPEN)?;
    let inside = start + OPEN.len();
    let end = inside + text.get(inside..)?.find(CLOSE)? + CLOSE.len();
    Some((start, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, from: usize, hidden: &str, inside: &[&str]) {
        let (found, comments) = hide(text, from);
        assert_eq!(found, hidden, "{text:?}");
        assert_eq!(comments.iter().map(Comment::inside).collect::<Vec<_>>(), inside, "{text:?}");
        assert_eq!(restore(&found, &comments), text);
    }

    #[test]
    fn comments_leave_blanks() {
        check("A <!-- b --> c", 0, "A            c", &["b"]);
        check("<!--é-->\r\nA", 0, "         \r\nA", &["é"]);
        check("<!-- a\nb -->c<!---->", 0, "      \n     c       ", &["a\nb", ""]);
    }

    #[test]
    fn what_is_no_comment_stays() {
        check("A < b -- c > d", 0, "A < b -- c > d", &[]);
        check("A <!-- b", 0, "A <!-- b", &[]);
        check("<!-- a --> b", 4, "<!-- a --> b", &[]);
    }
}
