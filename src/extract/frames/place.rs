//! The place that a figure of the news holds for, and what it is so many with.

use crate::claim::Scope;
use crate::knowledge::CueWords;
use crate::syntax::{Items, Match};

use super::super::scope::{Governed, governed, is_boundary};

/// Buildings and the like in which people are.
const HOLDS_PEOPLE: CueWords = CueWords::named("holds-people");
/// Nouns that restrict nothing under "in".
const NOTHING: CueWords = CueWords::named("restricts-nothing");

/// Items before a figure and behind a pattern in which a place is sought.
const REACH: usize = 16;

/// The building that the words of a pattern name, else the places told before the figure and behind the pattern: "of the 12 in
/// the clinic in Ellery, two were in a critical condition", "eight were in a critical condition at Corrin General".
pub(super) fn of_match(items: &Items<'_>, found: &Match, value: usize, scope: &mut Scope) {
    let building = (found.first..=found.last).filter(|&i| items.is_cue(i, HOLDS_PEOPLE));
    if let Some(word) = building.filter_map(|i| items.word(i)).next() {
        scope.add("in", &word.to_lowercase());
        return;
    }
    let behind = found.last.max(value) + 1;
    let place = |i: usize| {
        let open = items.is_any_word(i, &["in", "at"]);
        let told = open.then(|| governed(items, i + 1)).flatten();
        told.filter(|(word, _, kind)| matches!(kind, Governed::Other) && !NOTHING.hold(word, items.lexicon))
    };
    let near = (behind..behind + REACH).take_while(|&i| items.mention(i).is_some() || !is_boundary(items, i));
    let first = found.first.min(value);
    let places = (first.saturating_sub(REACH)..first).chain(near).filter_map(place);
    let told: Vec<String> = places.map(|(word, ..)| word).collect();
    if !told.is_empty() {
        scope.add("in", &told.join("-"));
    }
}

/// "With the stage the hall had a capacity of 900": what a sentence opens with restricts its figure.
pub(super) fn opening_with(items: &Items<'_>, value: usize, scope: &mut Scope) {
    let told = items.is_any_word(0, &["with"]).then(|| governed(items, 1)).flatten();
    if let Some((word, end, Governed::Other)) = told
        && end <= value
        && items.mention(1).is_none()
    {
        scope.add("with", &word);
    }
}
