//! Time expressions as rules see them: plain values beside the words.

use crate::grammar::{Meaning, Mention};
use crate::span::Span;
use crate::value::Time;

use super::Reading;

pub use crate::grammar::temporal::Impossible;

/// A time expression of a source.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeWords<'a> {
    /// The words.
    pub span: Span,
    /// What they were resolved to.
    pub time: Option<&'a Time>,
    /// The day of the week said beside the date (1 = Monday).
    pub weekday: Option<u8>,
    /// Why there is no such date or hour.
    pub impossible: Option<Impossible>,
    /// Whether a range ends before it begins.
    pub reversed: bool,
}

impl Reading {
    /// The time expressions of the blocks that claims are read from, in text order.
    pub fn time_words(&self) -> impl Iterator<Item = TimeWords<'_>> {
        self.mentions.iter().filter(|mention| self.is_checked(mention)).filter_map(time_words)
    }

    fn is_checked(&self, mention: &Mention) -> bool {
        self.document.block_of(mention.sentence).is_some_and(|block| block.is_checked())
    }
}

fn time_words(mention: &Mention) -> Option<TimeWords<'_>> {
    let Meaning::Time(expression) = &mention.meaning else { return None };
    Some(TimeWords {
        span: mention.span,
        time: expression.time.as_ref(),
        weekday: expression.weekday,
        impossible: expression.impossible,
        reversed: expression.reversed,
    })
}
