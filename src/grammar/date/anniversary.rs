//! Days named by how long ago they were: "a year ago today", "ten years ago this month", "a week ago Sunday".

use super::relative::named_day;
use super::{Context, Dated};
use crate::grammar::temporal::{
    Direction, Length, Origin, Point, Read, TimeUnit, When, blank, fail, strip_word,
};

/// "today", "this week", "on Sunday" behind "a year ago": so long before that day or week.
pub(super) fn day<'a>(context: Context<'a>, input: &'a str, length: &Length) -> Read<'a, Dated> {
    let (tail, _) = blank(input)?;
    let tail = match strip_word(tail, "on") {
        Some(tail) if length.finest() >= TimeUnit::Week => blank(tail)?.0,
        Some(_) => return fail(),
        None => tail,
    };
    if !length.parts.iter().all(|(number, _)| number.is_some_and(|n| n.fract().is_zero())) {
        return fail();
    }
    let (rest, when) = match named_day(context, tail) {
        Ok((rest, day)) => (rest, day.point.when),
        Err(_) => match context.words.weekday(tail, false) {
            Ok((rest, day)) => (rest, When::Weekday(day, Direction::Tense)),
            Err(_) => {
                let Some(rest) = strip_word(tail, "this") else { return fail() };
                let (rest, unit) = blank(rest).and_then(|(rest, _)| context.words.unit(rest))?;
                let unit = Some(unit).filter(|u| matches!(u, TimeUnit::Week | TimeUnit::Month));
                (rest, When::Unit(Origin::Now, unit.ok_or(nom::Err::Error(()))?, 0))
            }
        },
    };
    if rest.starts_with(['-', '\'', '’']) {
        return fail();
    }
    Ok((rest, Point::new(When::Beside(Box::new(when), length.clone(), -1)).into()))
}
