//! Sentences of two sources that run alike: what stands in one place of both, and differs, is stated of one thing.
//!
//! Agencies, revisions and rewritten reports repeat a sentence with another figure, date or name. Extraction sees neither
//! subject nor property of many such values; the words that both sentences share stand for them. Background that is told in
//! other words is looked for by what it tells (`retold`).

mod alignment;
mod candidates;
mod claim;
mod figure;
mod kindred;
mod likeness;
mod one_name;
mod paraphrase;
mod passage;
mod retold;
mod slot;
mod standing;
mod way;

use std::collections::{BTreeMap, BTreeSet};

use rayon::iter::{IndexedParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _};

use crate::claim::Claim;
use crate::extract::Reading;
use crate::knowledge::Knowledge;

use alignment::stretches;
use candidates::{Place, Runs};
use claim::{Shared, Slot};
use kindred::Rarity;
use passage::{Kind, Passage, hash, passage};
use slot::{Difference, What, differences};

/// Adds the claims about what differs in sentences that run alike.
pub(super) fn supply(readings: &mut [Reading], knowledge: &Knowledge) {
    let found = found(readings, knowledge);
    let retold = retold::found(readings, knowledge, &found);
    for (reading, claims) in found.into_iter().chain(retold) {
        let Some(reading) = readings.get_mut(reading) else { continue };
        reading.add_claims(claims);
        reading.claims.dedup_by(|a, b| a.id == b.id);
    }
}

fn found(readings: &[Reading], knowledge: &Knowledge) -> BTreeMap<usize, Vec<Claim>> {
    let mut runs = runs(readings, knowledge);
    runs.settle();
    let about: Vec<Vec<u64>> = readings.iter().map(about).collect();
    let read = |place: Place| {
        passage(place.reading(), readings.get(place.reading())?, place.sentence(), &knowledge.lexicon)
    };
    let compared = |&(first, second): &(usize, usize)| {
        let (a, b) = (runs.place(first)?, runs.place(second)?);
        let (a, b) = related(&about, a, b).then(|| Some((read(a)?, read(b)?)))??;
        let found = differences(&a, &b, &stretches(&a.words, &b.words), &knowledge.lexicon);
        (!found.is_empty()).then_some((first, a, b, found))
    };
    let mut claims = Claims { readings, knowledge, shared: BTreeMap::new(), of_reading: BTreeMap::new() };
    let mut known = BTreeSet::new();
    // The words of all sentences that differ somewhere would fill the memory.
    for laters in runs.parts() {
        let compared: Vec<_> = runs.candidates(&laters).par_iter().filter_map(compared).collect();
        for (first, a, b, found) in &compared {
            for difference in found {
                if claims.add((*first, a), b, difference, |x, y| x.shared(y)) {
                    known.insert(sentences(a, b));
                }
            }
        }
    }
    in_other_words(&mut claims, &runs, readings, known);
    claims.of_reading
}

/// Adds what articles tell in other words, in a story of few sources; of `known` sentences it is known in what they differ.
fn in_other_words<'a>(
    claims: &mut Claims<'a>,
    runs: &Runs,
    readings: &'a [Reading],
    mut known: BTreeSet<TwoSentences>,
) {
    let knowledge = claims.knowledge;
    if readings.len() > AT_ONCE {
        return;
    }
    let numbered = readings.iter().enumerate();
    let keyed = |(at, reading): (usize, &'a Reading)| {
        let mut passages = passages(at, reading, knowledge);
        passages.iter_mut().for_each(|p| kindred::key_by_family(p, reading, &knowledge.lexicon));
        passages
    };
    let passages: Vec<Vec<Passage<'_>>> = numbered.map(keyed).collect();
    let rarity = Rarity::of(passages.iter().flatten());
    for (later, two) in readings.iter().enumerate() {
        for (earlier, one) in readings.iter().enumerate().take(later) {
            let (Some(first), Some(second)) = (passages.get(earlier), passages.get(later)) else { continue };
            if !one.news.is_same(&two.news) {
                continue;
            }
            for (a, b, difference) in
                kindred::differences((first, second), (one, two), (&rarity, &knowledge.lexicon))
            {
                let Some(number) = runs.number(a.reading, a.sentence) else { continue };
                if claims.add((number, a), b, &difference, |x, y| x.kindred(y)) {
                    known.insert(sentences(a, b));
                }
            }
        }
    }
    for (a, b, difference) in paraphrase::differences(readings, &passages, &knowledge.lexicon) {
        let Some(number) = runs.number(a.reading, a.sentence) else { continue };
        if known.insert(sentences(a, b)) {
            claims.add((number, a), b, &difference, |x, y| match difference.what {
                What::Choice | What::Denial | What::Name => x.opposed(y),
                _ => x.kindred(y),
            });
        }
    }
}

/// Two sentences, by reading and number in it.
type TwoSentences = [(usize, usize); 2];

fn sentences(a: &Passage<'_>, b: &Passage<'_>) -> TwoSentences {
    [a, b].map(|passage| (passage.reading, passage.sentence))
}

/// The sentences of a source as they are laid beside others.
fn passages<'a>(index: usize, reading: &'a Reading, knowledge: &Knowledge) -> Vec<Passage<'a>> {
    let sentences = 0..reading.document.sentences.len();
    sentences.filter_map(|s| passage(index, reading, s, &knowledge.lexicon)).collect()
}

/// Sources of a small story, of which all passages are held at once.
const AT_ONCE: usize = 64;
/// Sources of any story whose passages are held at once.
const BATCH: usize = 16;

/// The sentences of all sources by their runs of words.
fn runs(readings: &[Reading], knowledge: &Knowledge) -> Runs {
    let sentences = readings.iter().flat_map(|reading| &reading.document.sentences);
    let mut runs = Runs::with_room(sentences.map(|sentence| sentence.tokens.len()).sum());
    for (at, together) in readings.chunks(BATCH).enumerate() {
        let passages: Vec<Vec<Passage<'_>>> = together
            .par_iter()
            .enumerate()
            .map(|(number, reading)| passages(at * BATCH + number, reading, knowledge))
            .collect();
        passages.iter().flatten().for_each(|passage| runs.add(passage));
    }
    runs
}

/// The claims about places that differ.
struct Claims<'a> {
    readings: &'a [Reading],
    knowledge: &'a Knowledge,
    /// What the claims about one place of the earliest sentence share.
    shared: BTreeMap<(usize, usize), Shared>,
    /// By reading.
    of_reading: BTreeMap<usize, Vec<Claim>>,
}

impl<'a> Claims<'a> {
    /// Adds what both sides of a difference claim, if nothing else holds them against each other; `first` is the earlier one with
    /// its number.
    fn add<'p>(
        &mut self,
        (number, first): (usize, &'p Passage<'a>),
        second: &'p Passage<'a>,
        difference: &Difference,
        shared: impl FnOnce(&Slot<'p, 'a>, &Slot<'p, 'a>) -> Shared,
    ) -> bool {
        let (i, j) = difference.at;
        let (Some(x), Some(y)) =
            (self.slot(first, i, difference.what), self.slot(second, j, difference.what))
        else {
            return false;
        };
        // Where and when a report was written, is no part of what it tells.
        if x.is_in_dateline() || y.is_in_dateline() {
            return false;
        }
        if x.is_stated_with(&y) || x.is_quoted() || y.is_quoted() {
            return false;
        }
        // What is known to be said of somebody is held against what excludes it.
        if difference.what == What::Choice && x.stated().next().is_some() && y.stated().next().is_some() {
            return false;
        }
        if difference.what == What::Bound && (x.is_of_toll() || y.is_of_toll()) {
            return false;
        }
        // Who was the first, a rule of its own asks.
        if difference.what == What::Name && x.is_of_one() && y.is_of_one() {
            return false;
        }
        let shared = self.shared.entry((number, i)).or_insert_with(|| shared(&x, &y)).clone();
        let denies = denies(first, i, difference.what);
        let claims = [(first.reading, x.claim(&shared, denies)), (second.reading, y.claim(&shared, !denies))];
        for (reading, claim) in claims {
            self.of_reading.entry(reading).or_default().extend(claim);
        }
        true
    }

    fn slot<'p>(&self, passage: &'p Passage<'a>, at: usize, what: What) -> Option<Slot<'p, 'a>> {
        let reading = self.readings.get(passage.reading)?;
        Some(Slot { passage, at, what, lexicon: &self.knowledge.lexicon, reading })
    }
}

/// The words of the names in a source, in order: what it is about.
fn about(reading: &Reading) -> Vec<u64> {
    let mut words: Vec<u64> =
        reading.entities.all().iter().flat_map(|e| e.base.split('-')).map(hash).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Of ten words of names, those that two sources about one thing share, the fewer names being ten.
const RELATED: usize = 3;

/// Whether two sources speak of the same: a sentence without a name of its own is about what its source is about.
fn related(about: &[Vec<u64>], a: Place, b: Place) -> bool {
    let (Some(x), Some(y)) = (about.get(a.reading()), about.get(b.reading())) else { return false };
    let fewer = x.len().min(y.len());
    let shared = x.iter().filter(|word| y.binary_search(word).is_ok()).count();
    // One sentence alone may hold little more than the name that differs.
    fewer <= 3 || shared * 10 >= fewer * RELATED
}

/// Words before a place that a denial may stand in.
const DENIED: usize = 3;

/// Whether a denial stands right before a place that is about one.
fn denies(passage: &Passage<'_>, at: usize, what: What) -> bool {
    let before = passage.words.get(at.saturating_sub(DENIED)..at).unwrap_or(&[]);
    what == What::Denial && before.iter().any(|w| matches!(w.kind, Kind::Denial))
}
