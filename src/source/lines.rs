//! Byte offsets to lines and columns as editors count them.

/// Bytes between two checkpoints of the character count.
const STEP: usize = 1024;

/// The line index of one text. Lines end at `\n` and `\r\n`; a lone carriage return, a form feed and the separators of
/// Unicode end no line, as in editors. Columns count characters. Both are found without walking the text.
#[derive(Clone, Debug, Default)]
pub struct LineIndex {
    /// Byte offset at which each line begins.
    starts: Vec<usize>,
    /// Number of characters that begin before each multiple of [`STEP`] bytes.
    checkpoints: Vec<usize>,
}

impl LineIndex {
    /// The index of a text.
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1));
        let mut seen = 0;
        let checkpoints = text
            .as_bytes()
            .chunks(STEP)
            .map(|chunk| {
                let before = seen;
                seen += characters(chunk);
                before
            })
            .collect();
        Self { starts, checkpoints }
    }

    /// Line and column, both from 1, of a byte offset. Offsets behind the text count as its end.
    pub fn place(&self, text: &str, offset: usize) -> (usize, usize) {
        let offset = offset.min(text.len());
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        (line, self.count(text, offset) - self.count(text, start) + 1)
    }

    /// Byte range of a line, counted from 1, without its line end.
    pub fn line(&self, text: &str, line: usize) -> Option<std::ops::Range<usize>> {
        let start = *self.starts.get(line.checked_sub(1)?)?;
        let end = self.starts.get(line).map_or(text.len(), |next| next - 1);
        let words = text.get(start..end)?;
        Some(start..start + words.strip_suffix('\r').unwrap_or(words).len())
    }

    /// Number of lines; a text that ends with a line end has an empty last one.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether the index was made of nothing.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// Characters that begin before a byte offset.
    pub fn count(&self, text: &str, offset: usize) -> usize {
        let step = (offset / STEP).min(self.checkpoints.len().saturating_sub(1));
        let before = self.checkpoints.get(step).copied().unwrap_or(0);
        before + characters(text.as_bytes().get(step * STEP..offset).unwrap_or(&[]))
    }
}

/// Characters that begin in a run of UTF-8 bytes: all bytes but the continuing ones.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0xC0) != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, needle: &str, expected: (usize, usize)) {
        let offset = text.find(needle).unwrap();
        assert_eq!(LineIndex::new(text).place(text, offset), expected, "{needle} in {text:?}");
    }

    #[test]
    fn lines_and_columns_count_from_one() {
        check("mill", "mill", (1, 1));
        check("the mill\nburned down", "burned", (2, 1));
        check("the mill\r\nburned down", "down", (2, 8));
        check("a\n\n\nb", "b", (4, 1));
    }

    #[test]
    fn columns_count_characters() {
        check("Hà Nội đông", "đông", (1, 8));
        check("一二三 mill", "mill", (1, 5));
    }

    #[test]
    fn only_line_feeds_end_lines() {
        check("a\rb\u{b}c\u{c}d\u{85}e\u{2028}f", "f", (1, 11));
    }

    #[test]
    fn long_lines_are_counted_from_checkpoints() {
        let text = "ä".repeat(5000) + "x";
        assert_eq!(LineIndex::new(&text).place(&text, text.len() - 1), (1, 5001));
        assert_eq!(LineIndex::new(&text).place(&text, 1_000_000), (1, 5002));
    }

    #[test]
    fn the_range_of_a_line_leaves_out_its_end() {
        let text = "one\r\ntwo\n";
        let index = LineIndex::new(text);
        assert_eq!(
            (index.line(text, 1), index.line(text, 2), index.line(text, 3)),
            (Some(0..3), Some(5..8), Some(9..9))
        );
        assert_eq!((index.line(text, 0), index.line(text, 4), index.len()), (None, None, 3));
    }
}
