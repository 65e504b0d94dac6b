//! What a time takes from the one it stands beside: "in August and September 1914", "9:20 a.m. (0720 GMT) Friday".

use crate::grammar::clock;
use crate::grammar::temporal::{Point, Said, When, YearSaid};
use crate::grammar::{Meaning, Mention};
use crate::value::{CalendarUnit, Civil};

/// Gives times what the next one says for them too.
pub(super) fn share(mentions: &mut [Mention], text: &str) {
    for index in (0..mentions.len()).rev() {
        if let Some(year) = year_behind(mentions, index, text)
            && let Some(Point { when: When::Calendar { readings, .. }, .. }) = point_mut(mentions, index)
        {
            readings.iter_mut().for_each(|civil| civil.year = Some(year));
        }
        if let Some(when) = day_behind(mentions, index, text)
            && let Some(point) = point_mut(mentions, index)
        {
            point.when = when;
        }
    }
}

fn point(mention: &Mention) -> Option<&Point> {
    match &mention.meaning {
        Meaning::Time(expression) => match &expression.said {
            Said::At(point) => Some(point),
            _ => None,
        },
        _ => None,
    }
}

fn point_mut(mentions: &mut [Mention], index: usize) -> Option<&mut Point> {
    match &mut mentions.get_mut(index)?.meaning {
        Meaning::Time(expression) => match &mut expression.said {
            Said::At(point) => Some(point),
            _ => None,
        },
        _ => None,
    }
}

/// What stands between a mention and the next.
fn between<'a>(mentions: &[Mention], index: usize, text: &'a str) -> Option<(&'a str, usize)> {
    let (here, next) = (mentions.get(index)?, mentions.get(index + 1)?);
    Some((text.get(here.span.end as usize..next.span.start as usize)?, index + 1))
}

/// The year of the next time in a row, for a month or day that has none: "in August and September 1914".
fn year_behind(mentions: &[Mention], index: usize, text: &str) -> Option<i32> {
    let here = point(mentions.get(index)?)?;
    let When::Calendar { readings, year: YearSaid::Tense } = &here.when else { return None };
    let civil = readings.first().filter(|c| c.year.is_none())?;
    let (joint, next) = between(mentions, index, text)?;
    let joint = joint.trim().trim_start_matches(',').trim_start();
    let row = matches!(joint, "" | "and" | "or" | "/" | "&" | "and the" | "to" | "to the");
    let beside = point(mentions.get(next)?)?.civil().filter(|other| row && kind(other) == kind(civil))?;
    let year = beside.year?;
    // "in December and January 2005" began in 2004.
    let before = kind(civil) != Kind::Other && rank(civil) > rank(beside).saturating_add(5);
    Some(if before { year.saturating_sub(1) } else { year })
}

/// What can stand in one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Day,
    Month,
    Season,
    Other,
}

fn kind(civil: &Civil) -> Kind {
    match civil.unit {
        CalendarUnit::Day { .. } => Kind::Day,
        CalendarUnit::Month(_) => Kind::Month,
        CalendarUnit::Season(_) => Kind::Season,
        _ => Kind::Other,
    }
}

fn rank(civil: &Civil) -> u8 {
    match civil.unit {
        CalendarUnit::Day { month, .. } | CalendarUnit::Month(month) => month,
        _ => 0,
    }
}

/// The day behind a clock time whose equivalent in another zone stands between them in brackets.
fn day_behind(mentions: &[Mention], index: usize, text: &str) -> Option<When> {
    let hour = |index: usize| {
        mentions.get(index).and_then(point).is_some_and(|p| p.clock.is_some() && p.when == When::Unsaid)
    };
    let (open, inside) = between(mentions, index, text)?;
    let (close, behind) = between(mentions, inside, text)?;
    let bracketed = open.trim() == "(" && matches!(close.trim(), ")" | ") on");
    let led = hour(index) && hour(inside) && bracketed;
    let day = point(mentions.get(behind)?).filter(|p| led && clock::may_follow(p))?;
    Some(day.when.clone())
}
