//! Byte offsets to lines and columns as editors count them.

use std::ops::Range;
use std::sync::Arc;

use super::map::{SourceMap, Spot, Way};

/// Bytes between two checkpoints of the character count.
const STEP: usize = 1024;
/// Bytes that are counted at once; fewer than a byte can count.
const BLOCK: usize = 128;

/// The line index of one text. Lines end at `\n` and `\r\n`; a lone carriage return, a form feed and the separators of
/// Unicode end no line, as in editors. Columns count characters. Both are found without walking the text.
///
/// Places are those of the file, also where the text was taken out of it: see [`SourceMap`].
#[derive(Clone, Debug, Default)]
pub struct LineIndex {
    /// Byte offset at which each line begins.
    starts: Vec<usize>,
    /// Number of characters that begin before each multiple of [`STEP`] bytes.
    checkpoints: Vec<usize>,
    /// Where the text stands in its file, if it is not the file.
    map: Option<Arc<SourceMap>>,
}

/// Where a passage stands in its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// Where its first character begins.
    pub start: Spot,
    /// Where its last character ends.
    pub end: Spot,
}

/// A walk from one place of a text to the next: only the characters between them are counted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Walk {
    byte: usize,
    character: usize,
}

impl Walk {
    /// Goes to a byte offset; how many characters begin before it.
    fn to(&mut self, text: &str, offset: usize) -> usize {
        let offset = offset.min(text.len());
        let between = |range: Range<usize>| characters(text.as_bytes().get(range).unwrap_or(&[]));
        if offset >= self.byte {
            self.character += between(self.byte..offset);
        } else {
            self.character -= between(offset..self.byte);
        }
        self.byte = offset;
        self.character
    }
}

impl LineIndex {
    /// The index of a text that is its file.
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
        Self { starts, checkpoints, map: None }
    }

    /// The index of a text that may have been taken out of its file.
    pub fn mapped(text: &str, map: Option<&Arc<SourceMap>>) -> Self {
        Self { map: map.cloned(), ..Self::new(text) }
    }

    /// Line and column, both from 1, of a byte offset. Offsets behind the text count as its end.
    pub fn place(&self, text: &str, offset: usize) -> (usize, usize) {
        self.start(text, offset.min(text.len())).place()
    }

    /// Where a part of the text stands in the file.
    pub fn extent(&self, text: &str, range: Range<usize>) -> Extent {
        let start = self.start(text, range.start.min(text.len()));
        let end = match &self.map {
            _ if range.is_empty() => start,
            Some(map) => self.along(text, map.end(range.end)),
            None => self.start(text, range.end.min(text.len())),
        };
        Extent { start, end }
    }

    /// How many characters of the file stand before a part of the text and before its end; `walk` comes from the part before it.
    pub fn characters(&self, text: &str, range: Range<usize>, walk: &mut Walk) -> (usize, usize) {
        if self.map.is_none() {
            return (walk.to(text, range.start), walk.to(text, range.end));
        }
        let Extent { start, end } = self.extent(text, range);
        (start.character as usize, end.character as usize)
    }

    fn start(&self, text: &str, offset: usize) -> Spot {
        if let Some(map) = &self.map {
            return self.along(text, map.start(offset));
        }
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let before = self.count(text, start);
        let character = match text.as_bytes().get(start..offset).filter(|line| line.len() <= STEP) {
            Some(line) => before + characters(line),
            None => self.count(text, offset),
        };
        let [byte, character, line, column] = [offset, character, line, character - before + 1].map(narrow);
        Spot { byte, character, line, column }
    }

    fn along(&self, text: &str, way: Way) -> Spot {
        let characters = self.count(text, way.copied.end) - self.count(text, way.copied.start);
        way.spot.advanced(way.copied.len(), characters)
    }

    /// Byte range in the text of a line of the file, counted from 1, without its line end.
    pub fn line(&self, text: &str, line: usize) -> Option<Range<usize>> {
        match &self.map {
            Some(map) => map.line(line),
            None => self.own_line(text, line),
        }
    }

    /// Byte range in the text of the character at a column of a line of the file, both from 1: empty where no character of the text
    /// stands.
    pub fn character(&self, text: &str, line: usize, column: usize) -> Option<Range<usize>> {
        let own = self.line(text, line)?;
        let (part, skipped) = match &self.map {
            Some(map) => map.column(line, column).unwrap_or((own.end..own.end, None)),
            None => (own.clone(), Some(column.saturating_sub(1))),
        };
        let Some(skipped) = skipped else { return Some(part) };
        let found = text.get(part.clone())?.char_indices().nth(skipped);
        Some(found.map_or(own.end..own.end, |(at, c)| part.start + at..part.start + at + c.len_utf8()))
    }

    /// Byte range of the line of the text itself that holds an offset, without its line end.
    pub fn line_at(&self, text: &str, offset: usize) -> Range<usize> {
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        self.own_line(text, line).unwrap_or(0..text.len())
    }

    /// The lines of the text itself, each with the number of the line of the file on which it begins.
    pub fn lines<'l>(&'l self, text: &'l str) -> impl Iterator<Item = (usize, Range<usize>)> + 'l {
        let lines = (1..=self.starts.len()).filter_map(|line| self.own_line(text, line));
        lines.map(|range| (self.place(text, range.start).0, range))
    }

    fn own_line(&self, text: &str, line: usize) -> Option<Range<usize>> {
        let start = *self.starts.get(line.checked_sub(1)?)?;
        let end = self.starts.get(line).map_or(text.len(), |next| next - 1);
        let words = text.get(start..end)?;
        Some(start..start + words.strip_suffix('\r').unwrap_or(words).len())
    }

    /// Number of lines of the text; one that ends with a line end has an empty last one.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether the index was made of nothing.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// Characters of the text that begin before a byte offset.
    fn count(&self, text: &str, offset: usize) -> usize {
        let step = (offset / STEP).min(self.checkpoints.len().saturating_sub(1));
        let before = self.checkpoints.get(step).copied().unwrap_or(0);
        before + characters(text.as_bytes().get(step * STEP..offset).unwrap_or(&[]))
    }
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Characters that begin in a run of UTF-8 bytes: all bytes but the continuing ones.
fn characters(bytes: &[u8]) -> usize {
    let begins = |byte: &u8| u8::from((*byte & 0xC0) != 0x80);
    // Blocks are counted in bytes of their own, so that the processor counts many at once.
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    let in_block = |block: &[u8; BLOCK]| usize::from(block.iter().map(begins).sum::<u8>());
    blocks.iter().map(in_block).sum::<usize>()
        + rest.iter().map(|byte| usize::from(begins(byte))).sum::<usize>()
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
    fn a_walk_counts_as_extents_do() {
        let text = format!("Hà Nội đông {} mill", "é".repeat(3000));
        let (index, mut walk) = (LineIndex::new(&text), Walk::default());
        for range in [0..4, 5..10, 4..10, 40..6000, 2000..2000, text.len() - 4..text.len()] {
            let extent = index.extent(&text, range.clone());
            let expected = (extent.start.character as usize, extent.end.character as usize);
            assert_eq!(index.characters(&text, range, &mut walk), expected);
        }
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
