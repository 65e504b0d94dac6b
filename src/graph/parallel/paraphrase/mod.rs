//! Sentences of two sources that tell one thing in other words, and differ in one thing that the texts decide: "profits fell
//! by a tenth", "an increase in profit".
//!
//! Nothing runs alike in them. One is told in other words by the other where most of its telling words stand in it too,
//! whatever their order and form.

mod opposed;
mod pairs;
mod telling;
mod valued;

use crate::extract::Reading;
use crate::knowledge::Lexicon;

use super::passage::Passage;
use super::slot::Difference;
use pairs::Story;
use telling::Telling;

/// Where sentences differ that tell one thing in other words; `passages` are those of each reading, keyed by family.
pub(super) fn differences<'p, 'a>(
    readings: &'p [Reading],
    passages: &'p [Vec<Passage<'a>>],
    lexicon: &Lexicon,
) -> Vec<Found<'p, 'a>> {
    let told = readings.iter().zip(passages);
    let read = |(reading, passages): (&'p Reading, &'p Vec<Passage<'a>>)| {
        passages.iter().map(|passage| Telling::read(passage, reading, lexicon)).collect()
    };
    let story = Story::new(readings, told.map(read).collect());
    let mut found: Vec<Found<'p, 'a>> = Vec::new();
    for two in story.pairs() {
        let (Some(a), Some(b)) = (story.telling(two.0), story.telling(two.1)) else { continue };
        // Of two passages the subjects are not known.
        let opposed = || match story.are_passages(two) {
            true => None,
            false => opposed::opposed(&story, two, story.is_close(two)),
        };
        if let Some(difference) = valued::valued(&story, two, lexicon).or_else(opposed) {
            found.push((a.passage, b.passage, difference));
        }
    }
    found
}

/// Two sentences, and where they differ.
type Found<'p, 'a> = (&'p Passage<'a>, &'p Passage<'a>, Difference);
