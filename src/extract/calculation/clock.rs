//! One moment by two clocks: "06:00 BST (05:00 GMT)", "10:20 a.m. local time (0120 GMT)".

use crate::grammar::{Meaning, Mention};
use crate::knowledge::Lexicon;
use crate::value::{Clock, Extent};

use super::super::zone::LocalTime;
use super::passage::Passage;
use super::{Calculation, Moment};

/// The moments that a sentence gives by two clocks.
pub(super) fn find(passage: &Passage<'_>, local: &LocalTime) -> Vec<Calculation> {
    let moment = |mention: &Mention, zoned: bool| moment(mention, zoned, passage.lexicon, local);
    let pairs = (1..passage.figures.len()).filter_map(|right| {
        let left = right - 1;
        let (stated, converted) =
            (moment(passage.mention(left)?, false)?, moment(passage.mention(right)?, true)?);
        let zones = stated.clock.zone != converted.clock.zone;
        (zones && passage.is_equivalent(left, right, is_place))
            .then_some(Calculation::ClockConversion { stated, converted })
    });
    pairs.collect()
}

/// A time of day; `zoned` asks for one that names its zone.
fn moment(mention: &Mention, zoned: bool, lexicon: &Lexicon, local: &LocalTime) -> Option<Moment> {
    let Meaning::Time(expression) = &mention.meaning else { return None };
    let time = expression.time.as_ref()?;
    let [Extent::At(civil)] = time.readings.as_slice() else { return None };
    let clock: &Clock = civil.clock.as_ref()?;
    (!zoned || clock.zone.is_some()).then(|| Moment {
        span: mention.span,
        offsets: local.offsets(clock, lexicon),
        january: local.is_january(),
        changing: local.is_changing(),
        approximate: time.approximate,
        clock: clock.clone(),
    })
}

/// Words that may stand between a time of day and the bracket: "local time", "in Paris", "there".
fn is_place(words: &str) -> bool {
    let known = |w: &str| ["in", "at", "on", "local", "time", "there", "the"].contains(&w);
    let name = |w: &str| w.starts_with(char::is_uppercase);
    words.split_whitespace().count() <= 5 && words.split_whitespace().all(|w| known(w) || name(w))
}
