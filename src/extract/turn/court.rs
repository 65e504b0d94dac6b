//! Days in court, and what is to be done by a day.

use crate::knowledge::CueWords;
use crate::value::{Extent, Time};

use super::Reader;

/// Words of a sentence that tells of a court.
const COURT: CueWords = CueWords::named("of-a-court");
impl Reader<'_, '_> {
    /// Whether the sentence tells of a court, where the turn is one of those who are to appear there.
    pub(super) fn is_of_court(&self) -> bool {
        let items = self.items;
        let range = items.bytes(0..items.items.len());
        let text = range.and_then(|range| items.text.get(range)).unwrap_or("");
        let mut words = text.split(|c: char| !c.is_alphabetic());
        !self.sense.is("of-court") || words.any(|w| COURT.hold(w, items.lexicon))
    }
}

/// What is told to be done by a time: any time up to its end.
pub(super) fn until(time: Time) -> Time {
    let open = |reading: &Extent| match reading {
        Extent::At(civil) | Extent::Range(_, Some(civil)) => Extent::Range(None, Some(civil.clone())),
        other => other.clone(),
    };
    Time { readings: time.readings.iter().map(open).collect(), ..time }
}
