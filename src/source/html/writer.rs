//! The words of a page as the text of an article.

use std::ops::Range;

use super::element::Kind;
use super::reference::reference;
use crate::source::comment::Comment;
use crate::source::map::{Extract, SourceMap};

/// What stands between words that were read and those that come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Break {
    #[default]
    None,
    Cell,
    Line,
    Paragraph,
}

impl Break {
    fn words(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Cell => " | ",
            Self::Line => "\n",
            Self::Paragraph => "\n\n",
        }
    }
}

/// The text of a page as far as it was read.
#[derive(Debug)]
pub(super) struct Writer<'f> {
    file: &'f str,
    extract: Extract<'f>,
    pending: Break,
    /// White space behind the last words.
    blank: Option<usize>,
    /// Whether the next words begin an item of a list.
    item: bool,
    /// Byte behind the last words in the file.
    done: usize,
    comments: Vec<Comment>,
}

impl<'f> Writer<'f> {
    /// Nothing of a page so far.
    pub fn new(file: &'f str) -> Self {
        Self {
            file,
            extract: Extract::new(file),
            pending: Break::None,
            blank: None,
            item: false,
            done: 0,
            comments: Vec::new(),
        }
    }

    /// How much was written so far.
    pub fn len(&self) -> usize {
        self.extract.text().len()
    }

    /// What was written from a byte on.
    pub fn since(&self, from: usize) -> &str {
        self.extract.text().get(from..).unwrap_or("")
    }

    /// An element begins or ends.
    pub fn tag(&mut self, kind: Kind) {
        let wanted = match kind {
            Kind::Inline | Kind::Void | Kind::Unread | Kind::Raised => return,
            Kind::Cell => Break::Cell,
            Kind::LineBreak if self.pending >= Break::Line => Break::Paragraph,
            Kind::LineBreak | Kind::Row | Kind::Item => Break::Line,
            _ => Break::Paragraph,
        };
        self.item &= kind != Kind::Item;
        self.pending = self.pending.max(wanted);
    }

    /// An item of a list begins.
    pub fn item(&mut self) {
        self.item = true;
    }

    /// Words of the page: white space collapses, references are read.
    pub fn words(&mut self, range: Range<usize>, preformatted: bool) {
        let text = self.file.get(..range.end).unwrap_or("");
        let mut at = range.start;
        while let Some(&byte) = text.as_bytes().get(at) {
            if is_white(byte) {
                at = self.white(text, at, preformatted);
            } else if byte == b'&'
                && let Some((read, length)) = text.get(at..).and_then(reference)
            {
                self.reference(at..at + length, &read);
                at += length;
            } else {
                let rest = text.as_bytes().iter().skip(at + 1);
                let end = at + 1 + rest.take_while(|b| !is_white(**b) && **b != b'&').count();
                self.separate(at);
                self.extract.copy(at..end);
                (at, self.done) = (end, end);
            }
        }
    }

    /// Takes in white space and returns where it ends.
    fn white(&mut self, text: &str, at: usize, preformatted: bool) -> usize {
        let rest = text.as_bytes().iter().skip(at);
        let end = at + rest.take_while(|b| is_white(**b)).count();
        let lines = text.get(at..end).unwrap_or("").matches('\n').count();
        match lines {
            1 if preformatted => self.pending = self.pending.max(Break::Line),
            2.. if preformatted => self.pending = Break::Paragraph,
            _ => {}
        }
        self.blank.get_or_insert(at);
        end
    }

    fn reference(&mut self, range: Range<usize>, read: &str) {
        if read.bytes().all(is_white) {
            self.blank.get_or_insert(range.start);
            return;
        }
        self.separate(range.start);
        self.done = range.end;
        self.extract.put(range, read);
    }

    /// Writes what stands before words that begin at a byte of the file.
    fn separate(&mut self, at: usize) {
        let blank = self.blank.take();
        if self.len() > 0 {
            match (self.pending, blank) {
                (Break::None, Some(blank)) => self.extract.blanks(blank..blank + 1),
                (Break::None, None) => {}
                (pending, _) => self.extract.put(at..at, pending.words()),
            }
        }
        self.pending = Break::None;
        if std::mem::take(&mut self.item) {
            self.extract.put(at..at, "- ");
        }
    }

    /// A comment to this program leaves blanks, as in Markdown. It belongs to the paragraph that ends before it on its line of the
    /// file, else to the one that follows.
    pub fn comment(&mut self, range: Range<usize>) {
        let before = self.file.get(self.done..range.start).unwrap_or("");
        let pending = self.pending;
        let follows = self.len() > 0 && pending >= Break::Line && !before.contains('\n');
        if follows {
            self.blank = None;
            self.extract.put(range.start..range.start, " ");
        } else {
            self.separate(range.start);
        }
        let text = self.file.get(range.clone()).unwrap_or("").to_owned();
        self.comments.push(Comment { start: self.len(), text });
        self.done = range.end;
        self.extract.blanks(range);
        if follows {
            self.pending = pending;
        }
    }

    /// The text, where it stands in the file, and the comments in it.
    pub fn finish(self) -> (String, SourceMap, Vec<Comment>) {
        let (text, map) = self.extract.finish();
        (text, map, self.comments)
    }
}

/// White space of HTML. A no-break space is none.
fn is_white(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0C)
}

/// Text without markup on one line: a title.
pub(super) fn plain(file: &str, range: Range<usize>) -> String {
    let mut writer = Writer::new(file);
    writer.words(range, false);
    writer.extract.text().to_owned()
}
