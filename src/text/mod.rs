//! Decoded text to blocks, sentences and tokens. Any text in, never a failure.

pub mod abbreviation;
mod block;
mod boilerplate;
mod dateline;
mod language;
mod line;
mod phrases;
mod sentence;
#[cfg(test)]
mod tests;
pub mod token;

pub use dateline::is_date_word;

use std::ops::Range;

use crate::span::{SourceId, Span};

/// What a block of a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockKind {
    /// The title or a section heading.
    Headline,
    /// "by …", a credit line, a line that holds only the publication date.
    Byline,
    /// Running text.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A photo's caption, file name or credit.
    Caption,
    /// Comment boxes, related links, share buttons, navigation, subscription calls.
    Boilerplate,
}

/// A run of text between blank lines, or a line of its own kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The block's bytes without surrounding white space.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// ISO 639-3 code of another language, if the block is reliably not English.
    pub foreign: Option<&'static str>,
    /// Sentences of the block, as indices into [`Document::sentences`].
    pub sentences: Range<usize>,
}

impl Block {
    /// Whether claims are read from the block: running English text, headlines and lists.
    pub fn is_checked(&self) -> bool {
        self.foreign.is_none()
            && matches!(self.kind, BlockKind::Headline | BlockKind::Paragraph | BlockKind::ListItem)
    }
}

/// A sentence of one block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The sentence's bytes without surrounding white space.
    pub span: Span,
    /// Index of its block.
    pub block: usize,
    /// Its tokens, as indices into [`Document::tokens`].
    pub tokens: Range<usize>,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenKind {
    /// Letters, with inner hyphens, apostrophes and digits: `people-centred`, `5G`, `TF-X`, `NATO’s`.
    Word,
    /// Begins with a digit and holds no letter but an ordinal's or a scale's: `91.3`, `12,000`, `09/02/2026`, `6th`, `2026–30`.
    Number,
    /// A single character of punctuation or a symbol: `$`, `%`, `“`, `—`.
    Symbol,
}

/// A token: a byte range of its source. A plain value, so that the token table is one allocation per source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// What it is made of.
    pub kind: TokenKind,
}

impl Token {
    /// The token's words.
    #[inline]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }
}

/// A source's text, divided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The source.
    pub source: SourceId,
    /// Blocks in text order.
    pub blocks: Vec<Block>,
    /// Sentences in text order.
    pub sentences: Vec<Sentence>,
    /// Tokens in text order.
    pub tokens: Vec<Token>,
}

impl Document {
    /// Divides the text of a source from byte `body` on. Linear in the text; any text will do.
    pub fn new(source: SourceId, text: &str, body: usize) -> Self {
        let mut document = Self { source, ..Self::default() };
        // A word and its blank have about six bytes.
        document.tokens.reserve(text.len() / 6);
        for divided in block::divide(text, body) {
            document.push(text, &divided);
        }
        document
    }

    /// The tokens of a sentence, read again from the text: those of thousands of sources would fill the memory.
    pub fn tokens_of(&self, text: &str, sentence: &Sentence) -> Vec<Token> {
        let mut tokens = Vec::with_capacity(sentence.tokens.len());
        token::tokenize(text, sentence.span.start as usize, sentence.span.end as usize, &mut tokens);
        tokens
    }

    /// The block of a sentence.
    pub fn block_of(&self, sentence: usize) -> Option<&Block> {
        self.blocks.get(self.sentences.get(sentence)?.block)
    }

    /// Appends a block with its tokens and sentences, unless it holds no token.
    fn push(&mut self, text: &str, divided: &block::Divided) {
        let first_token = self.tokens.len();
        token::tokenize(text, divided.start, divided.end, &mut self.tokens);
        let tokens = self.tokens.get(first_token..).unwrap_or(&[]);
        if tokens.is_empty() {
            return;
        }
        let block = self.blocks.len();
        let source = self.source;
        let first_sentence = self.sentences.len();
        let sentences = &mut self.sentences;
        sentence::split(text, tokens, |range| {
            let of = tokens.get(range.clone()).unwrap_or(&[]);
            let (Some(first), Some(last)) = (of.first(), of.last()) else { return };
            let span = Span::new(source, first.start as usize, last.end as usize);
            let tokens = first_token + range.start..first_token + range.end;
            sentences.push(Sentence { span, block, tokens });
        });
        self.blocks.push(Block {
            span: Span::new(source, divided.start, divided.end),
            kind: divided.kind,
            foreign: language::foreign(text, tokens),
            sentences: first_sentence..self.sentences.len(),
        });
    }
}
