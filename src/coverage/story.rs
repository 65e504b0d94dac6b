//! A story with its drafts and the sources they are held against.

use crate::compare::{Testimony, are_versions, independent, witnesses};
use crate::extract::Reading;
use crate::graph::FactGraph;
use crate::knowledge::Knowledge;
use crate::span::SourceId;

use super::Passage;

/// A story, divided into drafts and sources.
pub(super) struct Story<'a> {
    pub graph: &'a FactGraph,
    pub knowledge: &'a Knowledge,
    /// Indices of the drafts among the readings.
    pub drafts: Vec<usize>,
    /// Indices of the sources that can bear witness.
    pub sources: Vec<usize>,
    /// Indices of earlier versions of a draft.
    pub versions: Vec<usize>,
    witness: Vec<usize>,
}

impl<'a> Story<'a> {
    pub(super) fn new(graph: &'a FactGraph, drafts: &[SourceId], knowledge: &'a Knowledge) -> Self {
        let readings = &graph.readings;
        let is_draft = |i: &usize| readings.get(*i).is_some_and(|r| drafts.contains(&r.source.id));
        let (drafts, others): (Vec<usize>, Vec<usize>) = (0..readings.len()).partition(is_draft);
        let is_version = |i: &usize| {
            let of =
                |d: &usize| readings.get(*d).zip(readings.get(*i)).is_some_and(|(d, s)| is_version(d, s));
            drafts.iter().any(of)
        };
        let (versions, sources) = others.into_iter().partition(is_version);
        Self { graph, knowledge, drafts, sources, versions, witness: witnesses(readings) }
    }

    pub(super) fn reading(&self, index: usize) -> Option<&'a Reading> {
        self.graph.readings.get(index)
    }

    /// The sources that can bear witness, with their indices.
    pub(super) fn sources(&self) -> impl Iterator<Item = (usize, &'a Reading)> + '_ {
        self.sources.iter().filter_map(|&i| Some((i, self.reading(i)?)))
    }

    /// Whether a source can bear witness.
    pub(super) fn is_source(&self, id: SourceId) -> bool {
        self.sources().any(|(_, reading)| reading.source.id == id)
    }

    /// The ids of some readings.
    pub(super) fn ids(&self, indices: &[usize]) -> Vec<SourceId> {
        indices.iter().filter_map(|&i| Some(self.reading(i)?.source.id)).collect()
    }

    /// Independent witnesses among all sources.
    pub(super) fn all_witnesses(&self) -> usize {
        let mut all: Vec<usize> = self.sources.iter().filter_map(|&i| self.witness.get(i).copied()).collect();
        all.sort_unstable();
        all.dedup();
        all.len()
    }

    /// How many independent witnesses the passages are of.
    pub(super) fn witnesses<'p>(&self, passages: impl Iterator<Item = &'p Passage>) -> usize {
        let testimonies: Vec<Testimony<'a>> = passages
            .filter_map(|passage| {
                let (index, reading) = self.sources().find(|(_, r)| r.source.id == passage.span.source)?;
                let witness = *self.witness.get(index)?;
                Some(Testimony { reading, sentence: passage.sentence, witness })
            })
            .collect();
        independent(&testimonies)
    }
}

/// Whether a source is an earlier version of a draft and not what it was written from: copy that another publisher printed
/// is a source, however much of it the draft keeps.
fn is_version(draft: &Reading, source: &Reading) -> bool {
    let own = source.publisher.is_none() || source.publisher == draft.publisher;
    own && are_versions(draft, source)
}
