//! An hour told by two clocks: "2 p.m. (0600 GMT)", "2.15pm in Alder - 1.15pm in Corrin".

use std::collections::BTreeSet;

use crate::grammar::{Meaning, Mention};
use crate::value::{Clock, Extent, Time};

/// Bytes between an hour and the same hour by another clock.
const BETWEEN: usize = 32;
/// Minutes of a day, of the clock furthest ahead of UTC, and of the steps in which zones differ.
const DAY: i16 = 24 * 60;
const AHEAD: i16 = 14 * 60;
const STEP: i16 = 15;

/// Gives hours whose zone is not said the offset that the same hour right behind them by another clock tells. Gives that offset
/// where the text tells one only: what clocks show where it plays.
pub(in crate::extract) fn settle(mentions: &mut [Mention], text: &str) -> Option<i16> {
    let mut offsets = BTreeSet::new();
    for behind in 1..mentions.len() {
        let Some(offset) = offset(mentions, behind, text) else { continue };
        offsets.insert(offset);
        let Some(clock) = mentions.get_mut(behind - 1).and_then(clock_mut) else { continue };
        clock.offset = Some(offset);
    }
    offsets.first().copied().filter(|_| offsets.len() == 1)
}

/// How far ahead of UTC the clock of a mention is, as the one behind it tells.
fn offset(mentions: &[Mention], behind: usize, text: &str) -> Option<i16> {
    let (stated, converted) = (mentions.get(behind - 1)?, mentions.get(behind)?);
    let (local, zoned) = (clock(stated)?, clock(converted)?);
    let zone = zoned.offset?;
    let gap = text.get(stated.span.end as usize..converted.span.start as usize)?;
    if local.offset.is_some() || local.either_half || !is_equivalent(gap) {
        return None;
    }
    let ahead = i16::try_from(local.minute).ok()? - i16::try_from(zoned.minute).ok()? + zone;
    let ahead = ahead.rem_euclid(DAY);
    let ahead = if ahead > AHEAD { ahead - DAY } else { ahead };
    (ahead % STEP == 0).then_some(ahead)
}

/// Whether the words between two hours say that they are one: a bracket, a slash, "or".
fn is_equivalent(gap: &str) -> bool {
    let joint = |mark: &str| gap.trim_end().ends_with(mark);
    let other = !gap.contains([')', ';', '\n']) && !gap.contains(". ");
    gap.len() <= BETWEEN && other && (joint("(") || joint("[") || joint("/") || joint(", or"))
}

fn clock(mention: &Mention) -> Option<&Clock> {
    match mention.time()?.readings.as_slice() {
        [Extent::At(civil)] => civil.clock.as_deref(),
        _ => None,
    }
}

fn clock_mut(mention: &mut Mention) -> Option<&mut Clock> {
    let Meaning::Time(expression) = &mut mention.meaning else { return None };
    let time: &mut Time = expression.time.as_mut()?;
    match time.readings.as_mut_slice() {
        [Extent::At(civil)] => civil.clock.as_deref_mut(),
        _ => None,
    }
}
