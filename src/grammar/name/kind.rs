//! What a name names, by its own words and those right behind it.

use crate::grammar::Place;
use crate::knowledge::Class;

use super::run::tagged;
use super::words::{Possessive, Word};
use super::{NameKind, is_in};

/// The kind of the name made of `words`, which ends at byte `end`.
pub fn of(place: Place<'_>, words: &[Word<'_>], end: usize, titled: bool) -> NameKind {
    if let Some(kind) = by_place(place, words) {
        return kind;
    }
    let head = by_head(place, words);
    if titled && (head.is_none() || words.len() < 4) {
        return NameKind::Person;
    }
    match head {
        Some(kind) if !(is_given(place, words) && words.len() == 2) => kind,
        _ if is_person(place, words, end) => NameKind::Person,
        Some(kind) => kind,
        None => NameKind::Unknown,
    }
}

/// A known place, or a name whose head is a kind of place.
fn by_place(place: Place<'_>, words: &[Word<'_>]) -> Option<NameKind> {
    let (first, last) = (words.first()?, words.last()?);
    if is_in(first, Class::Place)
        && let Some((length, _)) = place.lexicon.at(place.text.get(first.start..place.to)?, Class::Place)
        && first.start + length >= last.end
    {
        return Some(NameKind::Place);
    }
    let heads = |w: &Word<'_>| words.len() > 1 && tagged(place, w.text, Class::NameHead, "place");
    let fore = matches!(first.text, "Mount" | "Lake" | "Cape" | "Port" | "Fort" | "Gulf" | "Bay" | "Isle");
    // "Port Lorne" is a place, "the Port Lorne Regatta" an event that is held there.
    let fore = fore && heads(first) && (words.len() < 3 || head(place, last).is_none());
    (heads(last) && !last.is_acronym() || fore).then_some(NameKind::Place)
}

/// The kind of the head noun: the last word before "of", "on", "for", else the last word.
fn by_head(place: Place<'_>, words: &[Word<'_>]) -> Option<NameKind> {
    let link = words.iter().position(|w| matches!(w.text, "of" | "on" | "for" | "against" | "to"));
    let before = link.and_then(|i| i.checked_sub(1)).and_then(|i| words.get(i));
    before.and_then(|w| head(place, w)).or_else(|| words.last().and_then(|w| head(place, w)))
}

fn head(place: Place<'_>, word: &Word<'_>) -> Option<NameKind> {
    let is = |class| is_in(word, class) && place.lexicon.sense(word.text, class).is_some();
    if is(Class::DocumentNoun) {
        Some(NameKind::Document)
    } else if is(Class::EventNoun) {
        Some(NameKind::Event)
    } else if is(Class::OrganisationNoun) {
        Some(NameKind::Organisation)
    } else {
        None
    }
}

fn is_given(place: Place<'_>, words: &[Word<'_>]) -> bool {
    words.first().is_some_and(|w| tagged(place, w.text, Class::NameHead, "given"))
}

/// A given name first, an initial or a particle inside, a ruler's number last, or an age behind.
fn is_person(place: Place<'_>, words: &[Word<'_>], end: usize) -> bool {
    let several = words.len() > 1;
    let inner = words.get(1..).unwrap_or(&[]);
    let particle =
        |w: &Word<'_>| matches!(w.text, "bin" | "bint" | "ibn" | "von" | "van" | "der" | "abu" | "ben");
    if several && words.iter().all(|w| w.possessive == Possessive::No) {
        let initial = words.iter().any(|w| w.is_initial() && w.text.len() <= 4 && !is_in(w, Class::Place));
        let given = words.iter().rev().skip(1).any(|w| tagged(place, w.text, Class::NameHead, "given"));
        if given || initial || inner.iter().any(particle) {
            return true;
        }
        if words.len() == 2 && words.last().is_some_and(Word::is_roman) {
            return true;
        }
    }
    let behind = place.text.get(end..place.to).unwrap_or("");
    // "Oake, 64, told workers": of a place no such number stands behind.
    let lone =
        words.first().is_some_and(|w| !w.is_acronym() && w.text.len() > 3 && w.possessive == Possessive::No);
    behind.starts_with(", who ") || is_age(behind) && (several || lone && behind.starts_with(", "))
}

/// `, 46,` or ` (46)` behind a name is the age of a person.
fn is_age(behind: &str) -> bool {
    let Some(rest) = behind.strip_prefix(", ").or_else(|| behind.strip_prefix(" (")) else { return false };
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    (1..=2).contains(&digits) && rest.get(digits..).is_some_and(|r| r.starts_with([',', ')']))
}
