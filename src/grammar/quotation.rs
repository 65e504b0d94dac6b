//! Quotations with their speaker and cue.

use crate::span::Span;

/// How a speaker's words are reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuotationKind {
    /// All inside quotation marks.
    Direct,
    /// None inside quotation marks.
    Indirect,
    /// Partly.
    Mixed,
}

/// A quotation, or one part of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Quotation {
    /// How it is reported.
    pub kind: QuotationKind,
    /// The quoted words without the marks.
    pub content: Span,
    /// The words beside the cue that name the speaker, a pronoun as it stands.
    pub speaker: Option<Span>,
    /// The reporting words.
    pub cue: Option<Span>,
    /// Number of the quotation within the source: parts of one quotation share it.
    pub group: u32,
}
