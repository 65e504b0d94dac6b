//! "8.20" as a time of day, where the words around it show that it is no number.

use super::{Place, Stated, day, hours, zone};
use crate::grammar::temporal::{Read, Words, fail, last_word, next_word};
use crate::knowledge::{Class, CueWords};

/// Words of what happens at an hour.
const AT_AN_HOUR: CueWords = CueWords::named("at-an-hour");
/// Words between "at" and an hour.
const ABOUT: [&str; 8] =
    ["around", "about", "approximately", "roughly", "exactly", "just", "before", "after"];

/// "8.20" in "the raid began at around 8.20", "at 8.20 in the morning", "at 8.20 last night": no number, by the words around it.
pub(super) fn pointed<'a>(place: Place<'a>, words: Words<'a>, input: &'a str) -> Read<'a, Stated> {
    let (rest, clock) = hours::dotted(input)?;
    let before = place.before();
    let mut led = before.split_whitespace().rev().skip_while(|w| ABOUT.contains(w)).peekable();
    let at = led.next_if(|word| word.eq_ignore_ascii_case("at")).is_some();
    let plain = || next_word(rest).is_none_or(|w| words.lexicon.begins_with(w, Class::CountStop));
    let mut happens = || led.peek().is_some_and(|word| AT_AN_HOUR.hold(word, words.lexicon));
    let hedged = last_word(before).is_some_and(|word| ABOUT.contains(&word));
    // "Around 10.30 (local time)".
    let local = || zone(words, rest).is_ok() || is_local(rest);
    let parted = || day(place, words, rest).is_ok_and(|(_, dated)| dated.point.part.is_some());
    let told = at && (parted() || in_part(rest)) || (at || hedged) && (local() || plain() && happens());
    if told { Ok((rest, Stated { clock: Some(clock), part: None })) } else { fail() }
}

/// Whether the words say in brackets that the hour before them is that of the place: " (local time)".
fn is_local(rest: &str) -> bool {
    let inside = rest.trim_start().strip_prefix('(').unwrap_or("");
    inside.get(.."local time".len()).is_some_and(|words| words.eq_ignore_ascii_case("local time"))
}

/// Whether words begin with a part of the day: " in the morning".
fn in_part(rest: &str) -> bool {
    ["in the morning", "in the afternoon", "in the evening", "at night"]
        .iter()
        .any(|part| rest.trim_start().starts_with(part))
}
