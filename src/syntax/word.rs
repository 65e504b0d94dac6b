//! Words as syntax sees them.

use crate::grammar::MentionType;

use super::tag::Tag;

/// What a word stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordKind {
    /// A word or a mark of its own.
    Plain,
    /// A mention that a grammar found, as one word: its index in the reading's mentions, and its type.
    Mention(usize, MentionType),
}

/// A syntactic word: a word of the Universal Dependencies, or a whole mention taken as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'t> {
    /// The words of the text it covers.
    pub form: &'t str,
    /// First byte in the source.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What it stands for.
    pub kind: WordKind,
}

/// A word with its part of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tagged<'t> {
    /// The word.
    pub word: Word<'t>,
    /// Its tags.
    pub tag: Tag,
}

impl<'t> Tagged<'t> {
    /// The words of the text it covers.
    pub fn form(&self) -> &'t str {
        self.word.form
    }
}
