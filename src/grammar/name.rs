//! Proper names.

use crate::span::Span;

/// What a name is the name of, as far as its own words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// A place.
    Place,
    /// A happening: a meeting, a festival, a match.
    Event,
    /// A document, law, plan, programme.
    Document,
    /// Not told.
    Unknown,
}

/// A proper name.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// What it names.
    pub kind: NameKind,
    /// The title or office that stands before or after it as an apposition.
    pub title: Option<Span>,
    /// The acronym defined beside it: "Working Group on AI Governance (WG-AI)".
    pub acronym: Option<Span>,
}
