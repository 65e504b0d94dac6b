//! A measure that tells how far something is from something: "40 miles north of Alder".

use std::collections::BTreeSet;

use crate::extract::Reading;
use crate::knowledge::{Class, Lexicon};
use crate::value::Dimension;

use super::figure::{Figure, NEAR};
use super::passage::Kind;

/// Words behind a measure that say from where it goes.
const FROM: [&str; 7] = ["from", "of", "off", "away", "outside", "short", "to"];
/// From where a way goes, or to where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Goal {
    /// The first name behind the measure.
    name: u64,
    /// The building before the name that is somewhere else than the place of that name: "the power *station* at *Alder*".
    buildings: BTreeSet<u64>,
}

impl Figure<'_, '_> {
    /// Whether a measure tells how far something is from something, which a name behind it may be.
    pub fn is_way(&self, reading: &Reading, lexicon: &Lexicon) -> bool {
        let measured = self.value().is_some_and(|q| matches!(q.unit.dimension, Dimension::Physical(_)));
        let next = self.passage.words.get(self.at + 1).and_then(|w| reading.text().get(w.start..w.end));
        let from = |word: &str| FROM.iter().any(|f| word.eq_ignore_ascii_case(f));
        let bears = |word: &str| lexicon.sense(word, Class::Bearing).is_some();
        measured && next.is_some_and(|word| from(word) || bears(word))
    }

    /// From where it goes, or to where: the first name behind the figure, with the building before that.
    pub fn place_behind(&self, reading: &Reading, lexicon: &Lexicon) -> Option<Goal> {
        let mut buildings = BTreeSet::new();
        for word in (self.at + 1..=self.at + NEAR).filter_map(|at| self.passage.words.get(at)) {
            if matches!(word.kind, Kind::Name(..)) {
                return Some(Goal { name: word.own, buildings });
            }
            let text = reading.text().get(word.start..word.end).unwrap_or("");
            if lexicon.sense(text, Class::BuildingNoun).is_some() {
                buildings.insert(word.key);
            }
        }
        None
    }

    /// Whether its sentence tells how far two things are from something: "35 miles from the town and 25 from the border".
    pub fn is_one_of_several_ways(&self, reading: &Reading, lexicon: &Lexicon) -> bool {
        let ways = (0..self.passage.words.len()).map(|at| Figure { passage: self.passage, at });
        ways.filter(|figure| figure.is_way(reading, lexicon)).count() > 1
    }
}
