//! What the time grammars read, before it is anchored.

use crate::value::Time;

/// A time expression as read, and what it was resolved to.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeExpression {
    /// The civil time, once anchored; none for durations, sets and what nothing anchors.
    pub time: Option<Time>,
    /// The TIMEX3 value, once anchored.
    pub timex3: String,
}
