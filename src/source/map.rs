//! From a text that was taken out of its file back to that file.

use std::ops::Range;

/// Where the words of a text stand in the file that they were taken from with its markup left out.
///
/// Everything that reads a source (blocks, mentions, claims, findings) works on the text, and its spans count bytes there. What is
/// printed for people and tools (lines, columns, offsets) counts in the file. This is the only way from one to the other; a source
/// without a map is its file, and both are the same.
///
/// The text is a run of pieces without gaps. In a copied piece both sides advance alike, and it lies on one line of the file. Any
/// other piece is a whole: a character reference stands for the character it is read as, and a break between paragraphs, which no
/// bytes of the file stand for, lies before the words that follow it. The beginning of a passage is where its first character begins,
/// its end where its last one ends, so markup round it is left out and markup within it is part of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceMap {
    pieces: Vec<Piece>,
    /// Length of the text.
    length: u32,
}

/// A part of the text with its place in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// Byte of the text at which it begins.
    text: u32,
    /// Length in bytes of what stands for it in the file.
    length: u32,
    /// Where that begins.
    spot: Spot,
    /// Whether the bytes of the file are those of the text, or blanks in their place.
    copied: bool,
}

/// A place in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Bytes before it.
    pub byte: u32,
    /// Characters before it.
    pub character: u32,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

impl Default for Spot {
    fn default() -> Self {
        Self { byte: 0, character: 0, line: 1, column: 1 }
    }
}

/// A spot of the file by a piece, and how much of the text lies between: bytes that are copied, which are counted by whoever has
/// the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Way {
    /// Where the piece begins or, if it is a whole, where the passage does.
    pub spot: Spot,
    /// The part of the text that lies between the spot and the place.
    pub copied: Range<usize>,
}

impl Spot {
    /// Line and column, from 1.
    pub fn place(self) -> (usize, usize) {
        (self.line as usize, self.column as usize)
    }

    /// The spot behind `bytes` bytes of its line, which hold `characters` characters.
    pub(super) fn advanced(self, bytes: usize, characters: usize) -> Self {
        let (bytes, characters) = (narrow(bytes), narrow(characters));
        Self {
            byte: self.byte + bytes,
            character: self.character + characters,
            column: self.column + characters,
            ..self
        }
    }
}

impl SourceMap {
    /// The way to the place where the character at a byte of the text begins.
    pub(super) fn start(&self, at: usize) -> Way {
        if at >= self.length as usize {
            return self.end(self.length as usize);
        }
        self.pieces.get(self.behind(at).saturating_sub(1)).map_or_else(Way::nowhere, |piece| piece.start(at))
    }

    /// The way to the place where the character before a byte of the text ends.
    pub(super) fn end(&self, at: usize) -> Way {
        let at = at.min(self.length as usize);
        let Some(before) = at.checked_sub(1) else { return self.first() };
        self.pieces
            .get(self.behind(before).saturating_sub(1))
            .map_or_else(Way::nowhere, |piece| piece.end(at))
    }

    /// The bytes of the file that a part of the text stands for.
    pub fn bytes(&self, range: Range<usize>) -> Range<usize> {
        let byte = |way: Way| way.spot.byte as usize + way.copied.len();
        let start = byte(self.start(range.start));
        start..if range.is_empty() { start } else { byte(self.end(range.end)).max(start) }
    }

    /// The part of the text that stands on a line of the file; none if nothing of it does.
    pub fn line(&self, line: usize) -> Option<Range<usize>> {
        let (first, last) = self.pieces_of(line)?;
        Some(self.extent(first).start..self.extent(last).end)
    }

    /// The part of the text that a column of a line of the file belongs to, with how many characters of it stand before the column;
    /// none behind the line.
    pub(super) fn column(&self, line: usize, column: usize) -> Option<(Range<usize>, Option<usize>)> {
        let (first, last) = self.pieces_of(line)?;
        let own = self.pieces.get(first..=last)?;
        let behind = own.partition_point(|piece| piece.spot.column as usize <= column);
        let at = first + behind.checked_sub(1)?;
        let piece = self.pieces.get(at)?;
        let skipped = column - piece.spot.column as usize;
        let inside = skipped < piece.length as usize;
        inside.then(|| (self.extent(at), piece.copied.then_some(skipped)))
    }

    /// The first and the last piece that something on a line of the file stands for.
    fn pieces_of(&self, line: usize) -> Option<(usize, usize)> {
        let line = u32::try_from(line).ok()?;
        let first = self.pieces.partition_point(|piece| piece.spot.line < line);
        let behind = self.pieces.partition_point(|piece| piece.spot.line <= line);
        let own = self.pieces.get(first..behind)?;
        let begin = own.iter().position(|piece| piece.length > 0)?;
        let end = own.iter().rposition(|piece| piece.length > 0)?;
        Some((first + begin, first + end))
    }

    /// The part of the text that is a piece.
    fn extent(&self, at: usize) -> Range<usize> {
        let start = self.pieces.get(at).map_or(self.length, |piece| piece.text);
        let end = self.pieces.get(at + 1).map_or(self.length, |next| next.text);
        start as usize..end as usize
    }

    /// How many pieces begin at or before a byte of the text.
    fn behind(&self, at: usize) -> usize {
        self.pieces.partition_point(|piece| piece.text as usize <= at)
    }

    fn first(&self) -> Way {
        self.pieces.first().map_or_else(Way::nowhere, |piece| piece.start(0))
    }
}

impl Way {
    fn nowhere() -> Self {
        Self { spot: Spot::default(), copied: 0..0 }
    }
}

impl Piece {
    fn start(&self, at: usize) -> Way {
        let from = self.text as usize;
        Way { spot: self.spot, copied: from..if self.copied { at } else { from } }
    }

    fn end(&self, at: usize) -> Way {
        if self.copied {
            return self.start(at);
        }
        // References are written in ASCII.
        let length = self.length as usize;
        Way { spot: self.spot.advanced(length, length), copied: at..at }
    }
}

/// A text that is being taken out of a file, with its map. Parts are taken in the order in which they stand in the file.
#[derive(Debug)]
pub(super) struct Extract<'f> {
    file: &'f str,
    text: String,
    map: SourceMap,
    /// The last place that was looked at.
    spot: Spot,
    /// Whether the last piece is copied and may grow.
    open: bool,
}

impl<'f> Extract<'f> {
    /// Nothing of a file so far.
    pub fn new(file: &'f str) -> Self {
        Self { file, text: String::new(), map: SourceMap::default(), spot: Spot::default(), open: false }
    }

    /// What was taken so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Takes bytes of the file as they are.
    pub fn copy(&mut self, range: Range<usize>) {
        self.copied(range, |out, part| out.push_str(part));
    }

    /// Takes blanks in the place of bytes of the file.
    pub fn blanks(&mut self, range: Range<usize>) {
        self.copied(range, |out, part| out.extend(part.bytes().map(|_| ' ')));
    }

    fn copied(&mut self, range: Range<usize>, put: impl Fn(&mut String, &str)) {
        let part = self.file.get(range.clone()).unwrap_or("");
        let mut at = range.start;
        for line in part.split_inclusive('\n') {
            if !(self.open && self.ends_at(at)) {
                self.piece(at, line.len(), true);
            }
            put(&mut self.text, line);
            self.open = !line.ends_with('\n');
            at += line.len();
        }
    }

    /// Whether the last piece ends at a byte of the file.
    fn ends_at(&self, at: usize) -> bool {
        self.map
            .pieces
            .last()
            .is_some_and(|last| last.spot.byte as usize + (self.text.len() - last.text as usize) == at)
    }

    /// Takes `words` for what stands in a range of the file; an empty range is where they would stand.
    pub fn put(&mut self, range: Range<usize>, words: &str) {
        self.piece(range.start, range.len(), false);
        self.text.push_str(words);
        self.open = false;
    }

    fn piece(&mut self, at: usize, length: usize, copied: bool) {
        let spot = self.locate(at);
        self.map.pieces.push(Piece { text: narrow(self.text.len()), length: narrow(length), spot, copied });
    }

    /// The place of a byte that does not lie before the last one asked for.
    fn locate(&mut self, at: usize) -> Spot {
        let passed = self.file.get(self.spot.byte as usize..at).unwrap_or("");
        let characters = narrow(passed.chars().count());
        let lines = memchr::memchr_iter(b'\n', passed.as_bytes()).count();
        self.spot.character += characters;
        self.spot.column += characters;
        if lines > 0 {
            let last = passed.rsplit('\n').next().unwrap_or("");
            self.spot.line += narrow(lines);
            self.spot.column = 1 + narrow(last.chars().count());
        }
        self.spot.byte += narrow(passed.len());
        self.spot
    }

    /// The text and its map.
    pub fn finish(mut self) -> (String, SourceMap) {
        self.close_lengths();
        self.map.length = narrow(self.text.len());
        self.map.pieces.shrink_to_fit();
        (self.text, self.map)
    }

    /// Copied pieces are as long as their text.
    fn close_lengths(&mut self) {
        let mut end = narrow(self.text.len());
        for piece in self.map.pieces.iter_mut().rev() {
            if piece.copied {
                piece.length = end - piece.text;
            }
            end = piece.text;
        }
    }
}

/// Files are limited to less than 4 GiB by the loader, so this never saturates in practice.
fn narrow(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `tôi &amp; bạn`, a break, `x y` from `x\n  y`.
    fn extract() -> (String, SourceMap) {
        let file = "<p>tôi &amp; <b>bạn</b></p>\n<p>x\n  y</p>";
        let mut extract = Extract::new(file);
        let at = |words: &str| file.find(words).unwrap();
        extract.copy(at("tôi")..at("&amp;"));
        extract.put(at("&amp;")..at(" <b>"), "&");
        extract.copy(at(" <b>")..at("<b>"));
        extract.copy(at("bạn")..at("</b>"));
        extract.put(at("x")..at("x"), "\n\n");
        extract.copy(at("x")..at("\n  y"));
        extract.blanks(at("\n  y")..at("  y"));
        extract.copy(at("y</p>")..at("y</p>") + 1);
        extract.finish()
    }

    #[track_caller]
    fn check(words: &str, bytes: Range<usize>) {
        let (text, map) = extract();
        let start = text.find(words).unwrap();
        assert_eq!(map.bytes(start..start + words.len()), bytes, "{words}");
    }

    #[test]
    fn passages_lie_in_the_file() {
        assert_eq!(extract().0, "tôi & bạn\n\nx y");
        check("tôi", 3..7);
        check("ôi", 4..7);
        check("&", 8..13);
        check("bạn", 17..22);
        check("& bạn", 8..22);
        check("bạn\n\nx", 17..35);
        check("x y", 34..39);
        check("y", 38..39);
    }

    #[test]
    fn lines_of_the_file_hold_parts_of_the_text() {
        let (text, map) = extract();
        let line = |line| map.line(line).and_then(|range| text.get(range));
        assert_eq!((line(1), line(2), line(3), line(4)), (Some("tôi & bạn"), Some("x "), Some("y"), None));
    }

    #[test]
    fn an_empty_text_stands_at_the_beginning() {
        assert_eq!(Extract::new("<p></p>").finish().1.bytes(0..0), 0..0);
    }
}
