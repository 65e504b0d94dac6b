//! Which of several things of one kind a figure is of, by the words beside it (`facts/lexicon/which_words.toml`): a front camera
//! and a main one, a second runway.

use std::collections::BTreeSet;

use crate::claim::Value;
use crate::grammar::Meaning;
use crate::knowledge::{Class, Lexicon, Sense};

use super::bucket::Entry;
use super::stranger::mentions;
use super::update::sentence;

/// Words before a figure, and behind it, that may belong to what it is of.
const BESIDE: usize = 4;
/// Words that part a figure from what stands beyond them.
const JOINTS: [&str; 10] = ["and", "but", "while", "with", "or", "as", "than", "when", "where", "which"];
/// Words that make a time of the word before: "the second quarter".
const TIMES: [&str; 14] = [
    "quarter",
    "half",
    "time",
    "day",
    "week",
    "month",
    "year",
    "season",
    "night",
    "morning",
    "decade",
    "straight",
    "consecutive",
    "successive",
];
/// Marks the one of several that may be told without its word.
const FIRST: &str = "first";

/// Whether the words beside two figures tell that they are of two things of one kind.
pub(super) fn are_of_several(a: &Entry<'_>, b: &Entry<'_>, lexicon: &Lexicon) -> bool {
    let (one, other) = (which(a, lexicon), which(b, lexicon));
    let ids = |senses: &[&Sense]| -> BTreeSet<String> { senses.iter().map(|s| s.id.to_string()).collect() };
    let first = |senses: &[&Sense]| senses.iter().all(|s| s.is(FIRST));
    match (ids(&one).is_disjoint(&ids(&other)), one.is_empty(), other.is_empty()) {
        (_, true, true) | (false, ..) => false,
        (true, true, false) => !first(&other),
        (true, false, true) => !first(&one),
        // "The main rear camera": both are of the one that comes first.
        (true, false, false) => !(first(&one) && first(&other)),
    }
}

/// The words beside a figure that tell which one it is of.
fn which<'l>(entry: &Entry<'_>, lexicon: &'l Lexicon) -> Vec<&'l Sense> {
    let Some((before, behind)) = beside(entry) else { return Vec::new() };
    let part = |text: &'_ str, from_end: bool| -> Vec<String> {
        let marks = [',', ';', '.', ':', '(', '–', '—'];
        let part = if from_end { text.rsplit(marks).next() } else { text.split(marks).next() };
        part.unwrap_or("").split_whitespace().map(plain).collect()
    };
    let (mut back, on) = (part(before, true), part(behind, false));
    let joint = |word: &String| JOINTS.contains(&word.as_str());
    back.drain(..back.iter().rposition(joint).map_or(0, |at| at + 1));
    back.drain(..back.len().saturating_sub(BESIDE));
    let on: Vec<String> = on.into_iter().take_while(|word| !joint(word)).take(BESIDE).collect();
    let told = |words: &[String]| -> Vec<&'l Sense> {
        let of_time = |at: usize| words.get(at + 1).is_some_and(|next| TIMES.contains(&next.as_str()));
        let own = words.iter().enumerate().filter(|(at, _)| !of_time(*at));
        own.filter_map(|(_, word)| lexicon.sense(word, Class::WhichWord)).collect()
    };
    told(&back).into_iter().chain(told(&on)).collect()
}

/// A word in lower case, its apostrophe straight.
fn plain(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}

/// The sentence of a figure up to it, and behind it.
fn beside<'e>(entry: &Entry<'e>) -> Option<(&'e str, &'e str)> {
    let Value::Quantity(own) = &entry.value else { return None };
    let reading = entry.member.reading;
    let claim = entry.member.claim;
    let start = reading.document.sentences.get(claim.sentence).map_or(0, |s| s.span.start);
    let mut figures = mentions(entry).filter(|m| m.span.overlaps(claim.span));
    let told = figures.find(|m| matches!(&m.meaning, Meaning::Quantity(q) if q.number == own.number));
    let span = told.map_or(claim.span, |m| m.span);
    let text = sentence(&entry.member);
    let place = |at: u32| at.saturating_sub(start) as usize;
    Some((text.get(..place(span.start))?, text.get(place(span.end)..)?))
}
