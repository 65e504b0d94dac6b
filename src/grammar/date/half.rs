//! Halves of periods: "the second half of fiscal 2025", "the first half of the 20th century", "the latter half of June".

use super::part::{rank, this_unit};
use super::{Context, Dated, day_or_period};
use crate::grammar::temporal::{Phase, Point, Read, TimeUnit, When, blank, dash, fail, strip_word};
use crate::value::{CalendarUnit, Civil};

/// A half with the period it is of. Only a year has halves that the calendar knows: of others it is the early or late part.
pub(crate) fn half<'a>(context: Context<'a>, input: &'a str) -> Read<'a, Dated> {
    let (rest, nth) = rank(context.words, input)?;
    let (rest, _) = blank(rest).or_else(|_| dash(rest))?;
    let Some(rest) = strip_word(rest, "half").and_then(|rest| rest.strip_prefix(" of ")) else {
        return fail();
    };
    let rest = context.words.article(rest);
    let fiscal = strip_word(rest, "fiscal").and_then(|tail| blank(tail).ok());
    let of = fiscal.map_or(rest, |(tail, _)| tail);
    let (rest, mut dated) =
        this_unit(context.words, of).or_else(|_| day_or_period(context.inside("of "), of))?;
    let whole = dated.point.phase.is_none() && dated.point.part.is_none() && dated.point.clock.is_none();
    let phase = if nth == 1 { Phase::Early } else { Phase::Late };
    match &mut dated.point.when {
        When::Calendar { readings, .. } if whole => match readings.as_mut_slice() {
            [Civil { unit: unit @ CalendarUnit::Year, .. }] => {
                *unit = CalendarUnit::Half(if nth == 1 { 1 } else { 2 });
                return Ok((rest, dated));
            }
            [Civil { unit, .. }] if !matches!(unit, CalendarUnit::Day { .. } | CalendarUnit::Half(_)) => {}
            _ => return fail(),
        },
        When::Unit(_, unit, _) if whole && *unit > TimeUnit::Day && *unit != TimeUnit::Year => {}
        _ => return fail(),
    }
    Ok((rest, Point { phase: Some(phase), ..dated.point }.into()))
}
