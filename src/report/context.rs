//! Words with what stands round them.

use std::ops::Range;

/// Words of a text and the rest of their line, as far as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context<'a> {
    /// Whether something of the line stands before `before`.
    pub cut_before: bool,
    /// What stands before the words.
    pub before: &'a str,
    /// The words.
    pub words: &'a str,
    /// What stands behind them.
    pub after: &'a str,
    /// Whether something of the line stands behind `after`.
    pub cut_after: bool,
}

/// The words at `range` with at most `reach` characters of their line on either side, cut between words.
pub fn context(text: &str, range: Range<usize>, reach: usize) -> Context<'_> {
    let part = |range: Range<usize>| text.get(range).unwrap_or("");
    let before = part(0..range.start).rsplit('\n').next().unwrap_or("");
    let after = part(range.end..text.len()).split('\n').next().unwrap_or("");
    let (shown_before, shown_after) = (end_of(before, reach), beginning_of(after, reach));
    Context {
        cut_before: shown_before.len() < before.len(),
        before: shown_before.trim_start(),
        words: part(range),
        after: shown_after.trim_end(),
        cut_after: shown_after.len() < after.trim_end().len(),
    }
}

/// The last characters of a line, from the beginning of a word.
fn end_of(line: &str, reach: usize) -> &str {
    let Some((at, _)) = line.char_indices().rev().nth(reach) else { return line };
    let kept = line.get(at..).unwrap_or("");
    let word =
        kept.find(char::is_whitespace).unwrap_or_else(|| kept.chars().next().map_or(0, char::len_utf8));
    kept.get(word..).unwrap_or("")
}

/// The first characters of a line, up to the end of a word.
fn beginning_of(line: &str, reach: usize) -> &str {
    let Some((at, c)) = line.char_indices().nth(reach) else { return line };
    let kept = line.get(..at + c.len_utf8()).unwrap_or("");
    kept.get(..kept.rfind(char::is_whitespace).unwrap_or(at)).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, words: &str, reach: usize, expected: &str) {
        let start = text.find(words).expect("the words");
        let found = context(text, start..start + words.len(), reach);
        let dots = |cut| if cut { "…" } else { "" };
        let shown = format!(
            "{}{}[{}]{}{}",
            dots(found.cut_before),
            found.before,
            found.words,
            found.after,
            dots(found.cut_after)
        );
        assert_eq!(shown, expected);
    }

    #[test]
    fn words_stand_in_their_line() {
        check("one\nthe mill employs 120 people\ntwo", "120", 40, "the mill employs [120] people");
        check("the mill employs 120 people here", "120", 9, "…employs [120] people…");
        check("120", "120", 9, "[120]");
    }

    #[test]
    fn characters_and_long_words_stay_whole() {
        check("đông đúc ở Hà Nội, 120 người ở đây", "120", 8, "…Hà Nội, [120] người ở…");
        check("ééééééééé120ééééééééé", "120", 3, "…ééé[120]ééé…");
        check("a\r\nb 12 c\r\nd", "12", 9, "b [12] c");
    }
}
