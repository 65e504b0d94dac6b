//! Periods of accounts, told by their end: "the week to 25 December", "the year ended June 30".

use crate::grammar::date::{Context, day_or_period};
use crate::grammar::temporal::{TimeUnit, When, Words, last_word};

/// Whether one unit behind "the" reaches to, or from, a day or month that stands behind it.
pub(super) fn is_told_by_end(words: Words<'_>, before: &str, unit: TimeUnit, rest: &str) -> bool {
    const JOINTS: &[&str] =
        &[" to ", " ended ", " ending ", " through ", " beginning ", " starting ", " that ended ", " up to "];
    let whole = matches!(unit, TimeUnit::Week | TimeUnit::Month | TimeUnit::Quarter | TimeUnit::Year);
    let led = || last_word(before).is_some_and(|w| ["the", "full"].iter().any(|l| l.eq_ignore_ascii_case(w)));
    let Some(tail) = JOINTS.iter().find_map(|joint| rest.strip_prefix(joint)).filter(|_| whole && led())
    else {
        return false;
    };
    let context = Context { words, before: "to ", depth: 1 };
    day_or_period(context, words.article(tail))
        .is_ok_and(|(_, dated)| matches!(dated.point.when, When::Calendar { .. } | When::Weekday(..)))
}
