//! What makes a time one of background, and words of other forms one word.

use crate::extract::Reading;
use crate::value::{Anchor, CalendarUnit, Civil, Extent, Time};

/// Minutes between the end of a time and the article, from which on it is background.
const LONG_AGO: i64 = 300 * 24 * 60;

/// The year of a time.
pub(super) fn year(time: &Time) -> Option<i32> {
    match time.readings.as_slice() {
        [Extent::At(civil)] => civil.year,
        _ => None,
    }
}

/// Whether a sentence has a time at all: most have none.
pub(super) fn dates(reading: &Reading, sentence: usize) -> bool {
    let from = reading.mentions.partition_point(|m| m.sentence < sentence);
    let mut own = reading.mentions.iter().skip(from).take_while(|m| m.sentence == sentence);
    own.any(|mention| mention.time().is_some())
}

/// Whether a time is a year, or a month with its year, said in full and long before the article.
pub(super) fn is_background(time: &Time, reading: &Reading) -> bool {
    let [Extent::At(Civil { year: Some(_), unit: CalendarUnit::Year | CalendarUnit::Month(_), .. })] =
        time.readings.as_slice()
    else {
        return false;
    };
    let published = reading.published.as_ref().and_then(|p| p.time.window());
    let end = time.window().map(|(_, end)| end);
    let past = matches!((end, published), (Some(end), Some((from, _))) if end + LONG_AGO > from);
    time.anchor == Anchor::Stated && !time.approximate && !past
}
