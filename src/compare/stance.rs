//! Whether a figure is what somebody wants, offers or expects, by the words round it (`facts/lexicon/stances.toml`): a limit of
//! four patients that a union sought is no limit of five that a deal sets.

use crate::knowledge::{Class, Lexicon, Sense};

use super::bucket::Entry;
use super::update::sentence;

/// What ends a demand: what stands behind it is so.
const SETTLED: &str = "settled";
/// What happened to an offer that was not taken.
const TURNED_DOWN: &str = "turned-down";
/// Words behind a figure in which is told who wanted it: "the four it had sought".
const BEHIND: usize = 7;
/// Words before the verb of a clause that only describes who or what stands before it: "the union, which wanted".
const RELATIVE: usize = 3;
/// Words behind a figure at which another clause begins.
const CLAUSES: [&str; 14] = [
    "after", "before", "when", "while", "than", "as", "although", "though", "against", "because", "but",
    "and", "if", "to",
];

/// Whether two figures are told in two of these ways: wanted and agreed, offered and wanted.
pub(super) fn are_of_two_stances(a: &Entry<'_>, b: &Entry<'_>, lexicon: &Lexicon) -> bool {
    stance(a, lexicon) != stance(b, lexicon)
}

/// Whether one of two offers was turned down, as its sentence says, and of the other nothing like it is told.
pub(super) fn is_one_turned_down(a: &Entry<'_>, b: &Entry<'_>, lexicon: &Lexicon) -> bool {
    let is_turned_down = |entry: &Entry<'_>| {
        let text = sentence(&entry.member);
        let mut told = words(text).filter_map(|(at, _)| lexicon.at(text.get(at..)?, Class::Stance));
        told.any(|(_, sense)| *sense.id == *TURNED_DOWN)
    };
    is_turned_down(a) != is_turned_down(b)
}

/// How a figure is told, if not as what is so.
fn stance<'l>(entry: &Entry<'_>, lexicon: &'l Lexicon) -> Option<&'l str> {
    let text = sentence(&entry.member);
    let reading = entry.member.reading;
    let start = reading.document.sentences.get(entry.member.claim.sentence).map_or(0, |s| s.span.start);
    let place = |at: u32| at.saturating_sub(start) as usize;
    let span = entry.member.claim.span;
    let before = text.get(..place(span.end)).unwrap_or("");
    let behind = text.get(place(span.end)..).unwrap_or("");
    told_before(before, lexicon).or_else(|| told_behind(behind, lexicon)).filter(|id| *id != SETTLED)
}

/// The last word before a figure that tells.
fn told_before<'l>(text: &str, lexicon: &'l Lexicon) -> Option<&'l str> {
    let words: Vec<(usize, &str)> = words(text).collect();
    words.iter().enumerate().rev().find_map(|(n, (at, _))| {
        let (_, sense) = said(text.get(*at..)?, lexicon)?;
        let word = |back: usize| n.checked_sub(back).and_then(|n| words.get(n)).map_or("", |(_, word)| *word);
        // "Wants to win 9 per cent", "expected to be paid".
        if *sense.id == *SETTLED && ["to", "be"].contains(&word(1)) {
            return None;
        }
        let describes = (1..=RELATIVE).any(|back| ["who", "which"].contains(&word(back)));
        let closed = text.get(*at..).is_some_and(|rest| rest.contains(", "));
        (!(describes && closed)).then_some(&*sense.id)
    })
}

/// The words right behind a figure that say who wanted it.
fn told_behind<'l>(text: &str, lexicon: &'l Lexicon) -> Option<&'l str> {
    let end = text.find([',', ';', '.', '(', '"', '”']).unwrap_or(text.len());
    let clause = text.get(..end)?;
    let mut told = words(clause).take(BEHIND).take_while(|(_, word)| !CLAUSES.contains(word));
    told.find_map(|(at, _)| said(clause.get(at..)?, lexicon)).map(|(_, sense)| &*sense.id)
}

/// What the words at the beginning of a text say of whether a figure is so.
fn said<'l>(text: &str, lexicon: &'l Lexicon) -> Option<(usize, &'l Sense)> {
    lexicon.at(text, Class::Stance).filter(|(_, sense)| *sense.id != *TURNED_DOWN)
}

/// The words of a text, with where they begin.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    parts.map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}
