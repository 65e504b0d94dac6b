//! The words on either side of a place.

/// The last word of `text`, if only blanks stand between it and the end.
pub(crate) fn last_word(text: &str) -> Option<&str> {
    let text = text.trim_end_matches([' ', '\n', '\t', '\u{a0}']);
    let start = text
        .rfind(|c: char| !is_inner(c))
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    text.get(start..).filter(|w| !w.is_empty())
}

/// The first word of `text`, if only blanks stand before it.
pub(crate) fn next_word(text: &str) -> Option<&str> {
    let text = text.trim_start_matches([' ', '\n', '\t', '\u{a0}']);
    let end = text.find(|c: char| !is_inner(c)).unwrap_or(text.len());
    text.get(..end).filter(|w| !w.is_empty())
}

fn is_inner(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\'' | '’' | '-')
}
