//! Figures that stand beside what they follow from, so that arithmetic can hold them against each other: one measure in
//! two units, a change with its two levels, a share of a few things, a year and how long ago it was.

mod ago;
mod change;
mod clock;
mod conversion;
mod fraction;
mod parts;
mod passage;
mod share;
#[cfg(test)]
mod tests;

use crate::grammar::{Mention, MentionType};
use crate::knowledge::Lexicon;
use crate::span::Span;
use crate::text::Document;
use crate::value::{Clock, Quantity};

use super::zone::LocalTime;
use passage::Passage;

/// A figure with the words that state it.
#[derive(Clone, Debug, PartialEq)]
pub struct Stated {
    /// The words.
    pub span: Span,
    /// The figure.
    pub quantity: Quantity,
}

/// A time of day with the words that state it.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// The words.
    pub span: Span,
    /// The time of day.
    pub clock: Clock,
    /// Minutes that this clock may be ahead of UTC, in January and in July.
    pub offsets: Vec<(i16, i16)>,
    /// Whether it is January time; nothing where the day is unknown.
    pub january: Option<bool>,
    /// Whether clocks are changed about then, so that one of them may show summer time and the other not.
    pub changing: bool,
    /// Whether the source hedges it.
    pub approximate: bool,
}

/// Which way a figure moved, by the word for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// "rose", "a gain of".
    Up,
    /// "fell", "a drop of".
    Down,
}

/// Figures of one sentence that arithmetic ties together.
#[derive(Clone, Debug, PartialEq)]
pub enum Calculation {
    /// "55 km (34 miles)": one measure in two units of a dimension.
    Conversion {
        /// The measure.
        stated: Stated,
        /// The same, in another unit.
        converted: Stated,
    },
    /// "06:00 BST (05:00 GMT)": one moment by two clocks.
    ClockConversion {
        /// The time of day.
        stated: Moment,
        /// The same moment in another zone.
        converted: Moment,
    },
    /// "rose 12 % from 50 to 60": two levels, and how far it is said to have moved from one to the other.
    Change {
        /// The change, a percentage or an amount; nothing if only the verb tells of it.
        change: Option<Stated>,
        /// The level before.
        from: Stated,
        /// The level after.
        to: Stated,
        /// The way of the verb or noun.
        direction: Option<Direction>,
    },
    /// "37.5 % of the nine members", "11 of the nine members": a share of things that are counted.
    Share {
        /// The share: a percentage or a number.
        share: Stated,
        /// How many there are.
        whole: Stated,
    },
    /// "400 of the 412 birds (97 %)": a number of a larger one, and the percentage it is said to be.
    Fraction {
        /// The smaller number.
        part: Stated,
        /// The number it is a part of.
        whole: Stated,
        /// The percentage.
        share: Stated,
    },
    /// "60 % said yes, 50 % no": shares of one whole that exclude each other.
    Parts {
        /// The shares.
        shares: Vec<Stated>,
    },
    /// "in 1967, 50 years ago": a year, and the year that the words beside it lead to.
    Ago {
        /// The words of the year.
        span: Span,
        /// The year.
        year: i32,
        /// The words that say how long ago.
        ago: Span,
        /// The year they lead to, from the article's own date.
        reached: i32,
    },
}

/// The calculations of all checked sentences, in text order.
pub(super) fn find(
    document: &Document,
    text: &str,
    mentions: &[Mention],
    lexicon: &Lexicon,
    local: &LocalTime,
) -> Vec<Calculation> {
    let mut calculations = Vec::new();
    let mut first = 0;
    while let Some(mention) = mentions.get(first) {
        let behind = mentions.get(first..).unwrap_or(&[]).partition_point(|m| m.sentence <= mention.sentence);
        let own = mentions.get(first..first + behind).unwrap_or(&[]);
        first += behind.max(1);
        let checked = document.block_of(mention.sentence).is_some_and(|b| b.is_checked());
        let Some(sentence) = document.sentences.get(mention.sentence).filter(|_| checked) else { continue };
        let figures: Vec<&Mention> =
            own.iter().filter(|m| !matches!(m.kind, MentionType::Name | MentionType::Quote)).collect();
        if figures.len() < 2 {
            continue;
        }
        let passage = Passage { text, lexicon, span: sentence.span, figures };
        calculations.extend(conversion::find(&passage));
        calculations.extend(clock::find(&passage, local));
        calculations.extend(change::find(&passage));
        calculations.extend(share::find(&passage));
        calculations.extend(fraction::find(&passage));
        calculations.extend(parts::find(&passage));
        calculations.extend(ago::find(&passage));
    }
    calculations
}
