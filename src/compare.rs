//! Comparability: the one place that decides whether two claims speak of the same thing, and groups those that do.

mod alignment;
mod amount;
mod bearing;
mod bucket;
mod camps;
mod charge;
mod day;
mod gauge;
mod group;
mod guard;
mod near;
mod occasion;
mod office;
mod outcome;
mod pair;
mod part;
mod passage;
mod question;
mod revision;
mod saying;
mod setting;
mod several;
mod stance;
mod stranger;
mod support;
mod telling;
mod toll;
mod trail;
mod turn;
mod update;
mod verdict;
mod voice;
mod witness;
mod wording;

use crate::claim::{Claim, Term};
use crate::extract::Reading;

pub use alignment::{Alignment, Alteration, Saying, align, house_style};
pub use camps::{fold, meet};
pub use group::{Comparison, compare};
pub use near::{NearMiss, near_misses};
pub use passage::Passages;
pub use revision::{Revision, Step};
pub use saying::quoted_parts;
pub use support::{Entailment, Held, carries, hold};
pub use trail::{Trail, comparability, trail};
pub(crate) use update::is_one_of_several;
pub use voice::{Voice, are_of_one_saying, voice};
pub use witness::{Testimony, are_versions, independent, witnesses};

/// In which way the claims of a group could exclude each other. Each rule looks at one aspect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aspect {
    /// Values of one figure.
    Figure,
    /// Dates of one event or of one boundary of it.
    Date,
    /// Entities that hold one place: host, chair, winner.
    Holder,
    /// Offices of one person.
    Office,
    /// Wordings of one title, theme or slogan.
    Wording,
    /// Expansions of one acronym.
    Expansion,
    /// Distances and directions from one place.
    Place,
    /// Outcomes that a closed table of opposites excludes.
    Outcome,
    /// Spellings of one person's name.
    Spelling,
    /// Quotations that share most of their words.
    Quotation,
    /// One entity brought into being, and taken to be there already.
    Existence,
    /// Relations between the same two entities that a closed table excludes.
    Exclusion,
    /// One statement asserted and denied.
    Polarity,
    /// Who does it to whom.
    Roles,
    /// What only one can be.
    Superlative,
}

/// A guard of comparability.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GuardName {
    /// The same subject.
    Subject,
    /// The same property.
    Property,
    /// One value at a time.
    Cardinality,
    /// The same restrictions.
    Scope,
    /// Times for which both hold.
    Time,
    /// Presented alike.
    Factuality,
    /// The same voice.
    Speaker,
    /// One dimension.
    Unit,
    /// The same event.
    Event,
}

impl GuardName {
    /// What reports call it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Property => "property",
            Self::Cardinality => "number of values",
            Self::Scope => "scope",
            Self::Time => "time",
            Self::Factuality => "factuality",
            Self::Speaker => "speaker",
            Self::Unit => "unit",
            Self::Event => "event",
        }
    }
}

/// How a guard came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guard {
    /// Which.
    pub name: GuardName,
    /// Whether it is proven equal; otherwise it was left unsaid, and a finding is a warning at most.
    pub proven: bool,
    /// The line of the proof: `same subject (Alder mill)`.
    pub reason: String,
}

/// The outcome for two claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Comparability {
    /// They can be held against each other.
    Comparable(Vec<Guard>),
    /// Not enough is said.
    Undetermined(GuardName, String),
    /// They speak of different things.
    Incomparable(GuardName, String),
}

/// A claim in a group.
#[derive(Clone, Copy, Debug)]
pub struct Member<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// Its source.
    pub reading: &'a Reading,
    /// Number of the independent witness its source belongs to.
    pub witness: usize,
}

/// Claims of a group that can all be true at once.
#[derive(Clone, Debug)]
pub struct CampMembers {
    /// The camp's value in notation.
    pub value: String,
    /// Indices into [`Group::members`], earliest source first.
    pub members: Vec<usize>,
}

/// How the claims of a group stand to each other. The order is that of what a reader has to know first, the last first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The same value.
    Agree,
    /// One value, rounded differently: 214 and some 200.
    Rounding,
    /// One value lies inside the other: 214 and over 200, a day and its month.
    Inside,
    /// The same in other units.
    Converted,
    /// A figure of one place or kind beside the figure of all.
    Part,
    /// Not enough is said.
    Undetermined,
    /// Estimates or opinions of different speakers.
    Spread,
    /// A cumulative figure brought up to date.
    Revised,
    /// Cannot all be true.
    Conflict,
}

impl Verdict {
    /// The word reports print.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Rounding => "rounding",
            Self::Inside => "inside",
            Self::Converted => "converted",
            Self::Part => "part",
            Self::Undetermined => "undetermined",
            Self::Spread => "spread",
            Self::Revised => "revised",
            Self::Conflict => "conflict",
        }
    }
}

/// Mutually comparable claims about one thing, in camps.
#[derive(Clone, Debug)]
pub struct Group<'a> {
    /// What could be in conflict.
    pub aspect: Aspect,
    /// Canonical subject.
    pub subject: Term,
    /// The subject as a reader would name it.
    pub subject_name: String,
    /// What the sources would disagree on: `how many people the Alder mill employs`.
    pub question: String,
    /// Aspect, subject, property and scope: the part of a fingerprint that the values do not touch.
    pub key: String,
    /// The claims, earliest source first.
    pub members: Vec<Member<'a>>,
    /// The camps, that of the earliest source first. A claim that fits several camps is in none.
    pub camps: Vec<CampMembers>,
    /// Guards, for the proof.
    pub guards: Vec<Guard>,
    /// Whether every guard is proven equal, on certain slots: only then may a finding be an error.
    pub proven: bool,
    /// How the claims stand to each other.
    pub verdict: Verdict,
    /// Why, in one line: `12 and 14.. have no value in common`.
    pub reason: String,
    /// How a cumulative figure grew, if it did.
    pub revision: Option<Revision>,
}

impl<'a> Group<'a> {
    /// The first member of a camp.
    pub fn first_of(&self, camp: &CampMembers) -> Option<&Member<'a>> {
        camp.members.first().and_then(|&i| self.members.get(i))
    }

    /// Independent witnesses of a camp.
    pub fn witnesses(&self, camp: &CampMembers) -> usize {
        let members = camp.members.iter().filter_map(|&i| self.members.get(i));
        let mut witnesses: Vec<usize> =
            members.filter(|m| !m.reading.source.given.draft).map(|m| m.witness).collect();
        witnesses.sort_unstable();
        witnesses.dedup();
        witnesses.len()
    }
}
