//! What grammars find: typed values with exact spans.

use std::sync::Arc;

use crate::span::{SourceId, Span};
use crate::value::{Quantity, Time};

use super::{name::Name, quotation::Quotation, temporal::TimeExpression};

/// The type of a mention, as `mentions` prints it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MentionType {
    /// A calendar date of any granularity.
    Date,
    /// From one date to another.
    DateRange,
    /// A time of day, with or without its date.
    Time,
    /// A length of time.
    Duration,
    /// A repeated time.
    Set,
    /// A bare number.
    Number,
    /// A rank.
    Ordinal,
    /// A percentage, or percentage points.
    Percent,
    /// Money.
    Currency,
    /// A physical measure.
    Dimension,
    /// An age.
    Age,
    /// A temperature.
    Temperature,
    /// A number with the thing counted.
    Count,
    /// A quotation, or one part of a quotation that its cue breaks.
    Quote,
    /// A proper name.
    Name,
}

impl MentionType {
    /// The word `mentions` prints.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::DateRange => "date_range",
            Self::Time => "time",
            Self::Duration => "duration",
            Self::Set => "set",
            Self::Number => "number",
            Self::Ordinal => "ordinal",
            Self::Percent => "percent",
            Self::Currency => "currency",
            Self::Dimension => "dimension",
            Self::Age => "age",
            Self::Temperature => "temperature",
            Self::Count => "count",
            Self::Quote => "quote",
            Self::Name => "name",
        }
    }

    /// Whether it is one of the kinds of time.
    pub fn is_time(self) -> bool {
        matches!(self, Self::Date | Self::DateRange | Self::Time | Self::Duration | Self::Set)
    }
}

/// What a mention means. Most mentions are names: what is larger lies apart.
#[derive(Clone, Debug, PartialEq)]
pub enum Meaning {
    /// A time expression.
    Time(Box<TimeExpression>),
    /// A figure.
    Quantity(Arc<Quantity>),
    /// A quotation.
    Quotation(Box<Quotation>),
    /// A proper name.
    Name(Name),
}

impl Meaning {
    /// Names the source its spans count in: grammars read at a [`super::Place`], which does not know it.
    pub fn set_source(&mut self, source: SourceId) {
        match self {
            Self::Name(name) => name.set_source(source),
            Self::Time(_) | Self::Quantity(_) | Self::Quotation(_) => {}
        }
    }
}

/// A typed value with its exact span.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// Its type.
    pub kind: MentionType,
    /// What it means.
    pub meaning: Meaning,
    /// Index of the sentence it begins in.
    pub sentence: usize,
}

impl Mention {
    /// The time it stands for, if it is a time that a calendar knows.
    pub fn time(&self) -> Option<&Time> {
        match &self.meaning {
            Meaning::Time(time) => time.time.as_ref(),
            _ => None,
        }
    }
}
