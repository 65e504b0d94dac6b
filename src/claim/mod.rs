//! Typed claims: what a source states, in one notation.

use std::sync::Arc;

use crate::span::Span;
use crate::value::{Quantity, Time};

mod notation;
mod parse;
mod scope;
mod slug;

pub use parse::NotationError;
pub use scope::Scope;
pub use slug::slug;

/// The canonical slug of an entity or a thing said: lower case, words joined by hyphens.
pub type Term = Arc<str>;

/// What a claim is about, for `claims` and its readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClaimKind {
    /// When an event, or a boundary of it, is.
    Date,
    /// A figure that measures something.
    Figure,
    /// Who said what.
    Attribution,
    /// A relation between two entities, or an office.
    Relation,
    /// A title, theme or slogan as quoted.
    Wording,
    /// What an acronym or a name stands for.
    Name,
}

impl ClaimKind {
    /// The word `claims` prints.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Figure => "figure",
            Self::Attribution => "attribution",
            Self::Relation => "relation",
            Self::Wording => "wording",
            Self::Name => "name",
        }
    }
}

/// Whether the source presents the statement as fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Factuality {
    /// As fact.
    #[default]
    Asserted,
    /// As something a forecast expects.
    Forecast,
    /// As something intended.
    Planned,
    /// As a goal.
    Target,
    /// As likely, reported, alleged.
    Hedged,
    /// As not so.
    Denied,
    /// As what was believed or true before.
    Former,
    /// As a condition or a possibility.
    Hypothetical,
    /// As a question.
    Asked,
}

/// Whether both witnesses of the syntax saw the slots a claim rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// The chunk grammars, or a closed pattern with nothing but closed-class words between, and the parser agree.
    Certain,
    /// Only one of them says so, or it was found by nearness; a warning may rest on it, an error not.
    Possible,
}

impl Certainty {
    /// Certain only if both are.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        if self == Self::Certain { other } else { self }
    }
}

/// What is stated of the subject.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A figure; apart, for it is larger than all others, and shared with the mention that it is read from.
    Quantity(Arc<Quantity>),
    /// A time.
    Time(Time),
    /// An entity.
    Entity(Term),
    /// Words as quoted.
    Wording(Arc<str>),
    /// That it is so, or not.
    Truth(bool),
}

/// A statement without the place it is made at.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Whom or what it is about.
    pub subject: Term,
    /// What of it.
    pub property: Arc<str>,
    /// Restrictions.
    pub scope: Scope,
    /// The value.
    pub value: Value,
    /// The time it holds for, if said.
    pub as_of: Option<Time>,
    /// How it is presented.
    pub factuality: Factuality,
    /// Who is said to say it, if not the source itself.
    pub speaker: Option<Term>,
}

/// The first 12 hex digits of blake3 over the source's text, start, end and notation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimId([u8; 12]);

/// A statement with the place it is made at.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Stable name of the claim.
    pub id: ClaimId,
    /// What kind it is.
    pub kind: ClaimKind,
    /// What is stated.
    pub statement: Statement,
    /// The smallest words that state the value with what it measures.
    pub span: Span,
    /// The words that name the subject, where they are not inside `span`.
    pub subject_span: Option<Span>,
    /// The reporting words, if a speaker is named.
    pub cue: Option<Span>,
    /// Whether the subject is a happening, or a thing of one that has no name ("the bus"): figures of one event do not change
    /// with the day they are reported.
    pub about_event: bool,
    /// How sure the slots are.
    pub certainty: Certainty,
    /// Index of the sentence in the document.
    pub sentence: usize,
    /// What a figure is said to be made of: "eight areas: …", "12 killed: seven men and six women".
    pub enumeration: Option<Box<Enumeration>>,
    /// The words round the value, where sentences of other sources have the same and stand for subject and property.
    pub alike: Option<Arc<Alike>>,
}

/// A place in sentences of several sources that run alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alike {
    /// Names the place: one for all sentences that share it.
    pub key: Term,
    /// What stands in it.
    pub place: Place,
    /// The words on both sides of it, `…` for the place itself.
    pub words: Arc<str>,
    /// Those of them that the other sentence has there as well, figures left out: they do not depend on which of the two
    /// comes first.
    pub common: Term,
    /// What is asked where the sentences tell of it in other words: `when the avalanche was`; else the words on both sides
    /// stand for the question.
    pub question: Option<Arc<str>>,
}

/// What stands in one place of sentences that run alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A figure.
    Figure,
    /// A time.
    Time,
    /// A name.
    Name,
    /// "Not", or nothing.
    Denial,
    /// A bound: "more than 200".
    Bound,
    /// A word that excludes others in its place: "left", "right".
    Choice,
}

impl ClaimId {
    /// The first 12 hex digits of blake3 over the source's text, start, end and notation.
    pub fn of(text: &str, span: Span, statement: &Statement) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(text.as_bytes());
        Self::with(hasher, span, statement)
    }

    /// The same, for a hasher that has taken in the text.
    pub fn with(mut hasher: blake3::Hasher, span: Span, statement: &Statement) -> Self {
        hasher.update(&span.start.to_le_bytes());
        hasher.update(&span.end.to_le_bytes());
        hasher.update(statement.to_string().as_bytes());
        Self::of_hash(&hasher.finalize())
    }

    /// The first digits of a hash.
    pub fn of_hash(hash: &blake3::Hash) -> Self {
        Self::named(&hash.to_hex())
    }

    /// An id by its digits; others than the first 12 are left out, and those that are missing are full stops.
    pub fn named(digits: &str) -> Self {
        let mut id = [b'.'; 12];
        id.iter_mut().zip(digits.bytes().filter(u8::is_ascii)).for_each(|(place, digit)| *place = digit);
        Self(id)
    }

    /// Its digits.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// The parts that a source lists for a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Enumeration {
    /// Items listed, with their own figures where they have one.
    pub items: Vec<Item>,
    /// Whether the list is given as all there is (after a colon), not as examples (including).
    pub complete: bool,
}

/// An item of an enumeration.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its words.
    pub span: Span,
    /// Its figure, if it has one.
    pub quantity: Option<Quantity>,
}
