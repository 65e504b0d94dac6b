//! What the sources say to a draft: each of its claims supported, contradicted, outdated or unsupported, by whom and where.
//!
//! Whether two claims can be held against each other `compare` decides, and what contradicts what the rules find; here both are
//! put beside the figures, dates, quotations, names, titles and relations of the draft, one after the other. Two versions of
//! one text are held against each other in the same way: what an edit changed of what is claimed.

mod checkable;
mod context;
mod edit;
mod figure;
mod judge;
mod name;
mod story;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::claim::ClaimId;
use crate::span::{SourceId, Span};

pub use edit::{Change, Edit, Told, edit};
pub use judge::judge;

/// What is claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// How many, how much, how old, how long.
    Figure,
    /// A day, a time of day, a year.
    Date,
    /// Words between marks.
    Quotation,
    /// What somebody or something is called.
    Name,
    /// The office or title of a person.
    Title,
    /// Who did what to whom, or what became of it.
    Relation,
}

impl Kind {
    /// The word reports print.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Date => "date",
            Self::Quotation => "quotation",
            Self::Name => "name",
            Self::Title => "title",
            Self::Relation => "relation",
        }
    }
}

/// How the sources stand to a claim of the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// A source says as much.
    Supported,
    /// A finding tells it and a source, or it and the draft itself, apart.
    Contradicted,
    /// A source has a later value of a figure that grows.
    Outdated,
    /// No source carries it.
    Unsupported,
}

impl State {
    /// Every state, in the order in which reports count them.
    pub const ALL: [Self; 4] = [Self::Supported, Self::Contradicted, Self::Outdated, Self::Unsupported];

    /// The word reports print.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Supported => "supported",
            Self::Contradicted => "contradicted",
            Self::Outdated => "outdated",
            Self::Unsupported => "unsupported",
        }
    }
}

/// How a passage of a source bears on a claim of the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bearing {
    /// It says as much.
    Carries,
    /// It cannot be true with it.
    Contradicts,
    /// It has a later value.
    Outdates,
    /// It comes near, and does not carry it: less exact, said as likely only, or another value where nothing decides.
    Nearly,
}

impl Bearing {
    /// The word reports print.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Carries => "carries",
            Self::Contradicts => "contradicts",
            Self::Outdates => "outdates",
            Self::Nearly => "nearly",
        }
    }
}

/// Words of a source that bear on a claim of the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The words.
    pub span: Span,
    /// Index of their sentence in their source's document.
    pub sentence: usize,
    /// The claim they make.
    pub claim: Option<ClaimId>,
    /// How they bear on it.
    pub bearing: Bearing,
    /// In what way, in a few words: `agree`, `rounding`, `same words`, `14 there`.
    pub how: String,
}

/// A claim of the draft, judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// What is claimed.
    pub kind: Kind,
    /// The words.
    pub span: Span,
    /// The words, for messages.
    pub words: Arc<str>,
    /// The statement in notation, where one was read.
    pub notation: Option<String>,
    /// The claims that were read from the words.
    pub claims: Vec<ClaimId>,
    /// How the sources stand to it.
    pub state: State,
    /// Independent sources that carry it.
    pub witnesses: usize,
    /// The rules whose findings contradict it.
    pub codes: Vec<&'static str>,
    /// The passages that bear on it: those that carry it first, then by source.
    pub passages: Vec<Passage>,
}

/// What the sources of a story say to its drafts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// The drafts, in the order of the story's sources.
    pub drafts: Vec<SourceId>,
    /// Sources that are earlier versions of a draft, and no witnesses.
    pub versions: Vec<SourceId>,
    /// Independent witnesses among the other sources.
    pub witnesses: usize,
    /// The claims of the drafts, in text order.
    pub judged: Vec<Judged>,
    /// Findings that concern the sources alone, and are not reported.
    pub elsewhere: usize,
}

impl Coverage {
    /// How many claims of the drafts are in a state.
    pub fn count(&self, state: State) -> usize {
        self.judged.iter().filter(|judged| judged.state == state).count()
    }
}

/// Passages that a finding tells apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// The rule.
    pub code: &'static str,
    /// The passages on each side; one side alone is at odds with itself.
    pub sides: Vec<Vec<Disputed>>,
}

/// A passage of a dispute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disputed {
    /// The words.
    pub span: Span,
    /// The claim they make.
    pub claim: Option<ClaimId>,
    /// What is said about them.
    pub said: String,
}
