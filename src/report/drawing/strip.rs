//! Pieces of a line that fit a number of columns.

use super::visible::{shown, width};

/// How far back from a cut a word's beginning or end is looked for, in characters.
const WORD: usize = 14;

/// The length in bytes of the longest beginning of `text` that takes at most `columns`, at least one character.
pub fn prefix(text: &str, columns: usize) -> usize {
    let mut taken = 0;
    for (at, c) in text.char_indices() {
        taken += width(shown(c));
        if taken > columns && at > 0 {
            return at;
        }
    }
    text.len()
}

/// The beginning of `text` in at most `columns`, and whether more follows. Cut behind a word where one ends near.
pub fn head(text: &str, columns: usize) -> (&str, bool) {
    let mut taken = 0;
    let mut end = text.len();
    for (at, c) in text.char_indices() {
        taken += width(shown(c));
        if taken > columns {
            end = at;
            break;
        }
    }
    let piece = &text[..end];
    if end == text.len() || text[end..].starts_with(char::is_whitespace) {
        return (piece.trim_end(), end < text.trim_end().len());
    }
    let near = piece.char_indices().rev().take(WORD).find(|(_, c)| c.is_whitespace());
    (near.map_or(piece, |(at, _)| piece[..at].trim_end()), true)
}

/// The end of `text` in at most `columns`, and whether more comes before. Cut before a word where one begins near;
/// never between a letter and its combining marks.
pub fn tail(text: &str, columns: usize) -> (&str, bool) {
    let mut taken = 0;
    let mut start = 0;
    for (at, c) in text.char_indices().rev() {
        taken += width(shown(c));
        if taken > columns {
            start = at + c.len_utf8();
            break;
        }
    }
    let piece = text[start..].trim_start_matches(|c| width(shown(c)) == 0);
    if start == 0 {
        let trimmed = piece.trim_start();
        return (trimmed, false);
    }
    if text[..start].ends_with(char::is_whitespace) {
        return (piece.trim_start(), true);
    }
    let near = piece.char_indices().take(WORD).find(|(_, c)| c.is_whitespace());
    (near.map_or(piece, |(at, _)| piece[at..].trim_start()), true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_end_at_words_where_they_can() {
        assert_eq!(head("one two three", 9), ("one two", true));
        assert_eq!(head("one two three", 13), ("one two three", false));
        assert_eq!(head("one two  ", 7), ("one two", false));
        assert_eq!(head("onetwothreefourfive", 8), ("onetwoth", true));
        assert_eq!(tail("one two three", 7), ("three", true));
        assert_eq!(tail("  one two", 20), ("one two", false));
        assert_eq!(tail("onetwothreefourfive", 8), ("fourfive", true));
        assert_eq!(head("", 5), ("", false));
        assert_eq!(tail("anything", 0), ("", true));
    }

    #[test]
    fn columns_are_counted_and_marks_stay_on_their_letters() {
        assert_eq!(head("東京都庁", 4), ("東京", true));
        assert_eq!(tail("東京都庁", 5), ("都庁", true));
        assert_eq!(tail("xyabcdefghijklmnope\u{301}", 1), ("e\u{301}", true));
        assert_eq!(tail("xyabcdefghijklmnope\u{301}", 0), ("", true));
        assert_eq!(prefix("東京", 1), 3);
    }
}
