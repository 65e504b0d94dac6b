//! Training the tagger.

use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::conllu::Sentence;
use super::headline::headlines;
use super::perceptron::{Averages, Perceptron, quantise, sum};
use super::random::Random;
use crate::syntax::bytes::ModelError;
use crate::syntax::dictionary::Dictionary;
use crate::syntax::form::{Case, Form};
use crate::syntax::tag::Tag;
use crate::syntax::tagger::{BEGIN, Features, Known, OwnScores, Place, Print, Seen, Tagger};
use crate::syntax::weights::{CLASSES, Weights};

/// How a tagger is trained.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// How often the sentences are gone through.
    pub epochs: usize,
    /// How many of a thousand features are left out of a decision: the rest must do without the strongest.
    pub dropout: u32,
    /// Features with fewer updates do not count.
    pub minimum_updates: u32,
    /// Weights below this, of 127, are dropped.
    pub prune: i64,
    /// How many models are trained and summed.
    pub models: u64,
}

/// The tagger that is shipped.
pub const SETTINGS: Settings = Settings { epochs: 8, dropout: 300, minimum_updates: 3, prune: 12, models: 6 };

/// The taggers whose tags the parser is trained on.
pub const JACKKNIFE_SETTINGS: Settings = Settings { epochs: 5, models: 1, ..SETTINGS };

/// Pairs of tags seen less often are no class.
const MINIMUM_TAGS: usize = 4;
/// Forms seen less often are not known.
const MINIMUM_SEEN: usize = 3;
/// Forms seen this often with one class in all but a few of a thousand cases always have it.
const FIXED_SEEN: usize = 10;
const FIXED_PER_MILLE: usize = 990;
/// Classes rarer than this, of a hundred, do not count among those a form is seen with.
const RARE_PER_CENT: usize = 3;
/// The most classes that count.
const AMBIGUOUS: usize = 4;

/// Trains a tagger.
pub fn train(
    sentences: &[&Sentence],
    dictionary: &Dictionary,
    settings: Settings,
) -> Result<Tagger, ModelError> {
    let tags = tags(sentences);
    let gold: Vec<Vec<u8>> = sentences.iter().map(|s| classes(s, &tags)).collect();
    let known = known(sentences, &gold, dictionary);
    let dictionary = dictionary.clone();
    let own = OwnScores::new(known.len());
    let mut tagger = Tagger { tags, known, dictionary, weights: Weights::default(), own };
    let headlines = headlines(sentences);
    let examples: Vec<(Vec<Seen>, Vec<u8>)> = sentences
        .iter()
        .copied()
        .chain(&headlines)
        .map(|s| (s.words.iter().map(|w| tagger.see(&w.form)).collect(), classes(s, &tagger.tags)))
        .collect();
    let classes = tagger.tags.len();
    let models = (0..settings.models).into_par_iter().map(|seed| learn(&examples, classes, settings, seed));
    tagger.weights = quantise(&sum(models.collect()), classes, settings.prune)?;
    Ok(tagger)
}

/// The tags that are classes, the most frequent first.
fn tags(sentences: &[&Sentence]) -> Vec<Tag> {
    let mut counts: BTreeMap<Tag, usize> = BTreeMap::new();
    for word in sentences.iter().flat_map(|s| &s.words) {
        *counts.entry(word.tag).or_default() += 1;
    }
    let mut tags: Vec<(usize, Tag)> =
        counts.into_iter().map(|(t, n)| (n, t)).filter(|(n, _)| *n >= MINIMUM_TAGS).collect();
    tags.sort_by_key(|(n, tag)| (std::cmp::Reverse(*n), *tag));
    tags.into_iter().map(|(_, tag)| tag).take(CLASSES).collect()
}

/// The classes of a sentence's words. A rare pair of tags counts as the most frequent of its universal tag.
fn classes(sentence: &Sentence, tags: &[Tag]) -> Vec<u8> {
    let class = |tag: Tag| {
        let exact = tags.iter().position(|t| *t == tag);
        exact.or_else(|| tags.iter().position(|t| t.upos == tag.upos)).unwrap_or(0) as u8
    };
    sentence.words.iter().map(|w| class(w.tag)).collect()
}

/// What is known of each form.
fn known(sentences: &[&Sentence], gold: &[Vec<u8>], dictionary: &Dictionary) -> FxHashMap<u32, Known> {
    let mut counts: BTreeMap<u32, BTreeMap<u8, usize>> = BTreeMap::new();
    let mut listed: BTreeMap<u32, u16> = BTreeMap::new();
    for (sentence, gold) in sentences.iter().zip(gold) {
        for (at, (word, class)) in sentence.words.iter().zip(gold).enumerate() {
            let form = Form::of(&word.form);
            for number in [form.cased, form.word] {
                listed.entry(number).or_insert_with(|| dictionary.classes(&word.form));
            }
            let first = at == 0 && !matches!(form.case, Case::None | Case::Lower | Case::Letter);
            // A capital letter that begins the sentence says nothing of the word's own.
            if !first {
                *counts.entry(form.cased).or_default().entry(*class).or_default() += 1;
            }
            if form.word != form.cased {
                *counts.entry(form.word).or_default().entry(*class).or_default() += 1;
            }
        }
    }
    let mut sets: BTreeMap<Vec<u8>, u16> = BTreeMap::new();
    let mut known = FxHashMap::default();
    for (form, classes) in counts {
        let total: usize = classes.values().sum();
        let mut ranked: Vec<(u8, usize)> = classes.into_iter().collect();
        ranked.sort_by_key(|(class, n)| (std::cmp::Reverse(*n), *class));
        let often = |n: usize| n * 100 >= RARE_PER_CENT * total;
        let set: Vec<u8> =
            ranked.iter().filter(|(_, n)| often(*n)).map(|(class, _)| *class).take(AMBIGUOUS).collect();
        if total >= MINIMUM_SEEN {
            let next = sets.len() as u16;
            let ambiguity = *sets.entry(set).or_insert(next);
            let always = |n: usize| total >= FIXED_SEEN && n * 1000 >= FIXED_PER_MILLE * total;
            let fixed = ranked.first().filter(|(_, n)| always(*n)).map(|(class, _)| *class);
            let listed = listed.get(&form).copied().unwrap_or(0);
            let place = known.len() as u32;
            known.insert(form, Known { ambiguity, fixed, listed, place });
        }
    }
    known
}

/// In how many parts sentences are divided to be tagged by a tagger that has not seen them.
const FOLDS: usize = 5;

/// The tags of all words as a tagger gives them that was trained on the other sentences: with gold tags a parser would
/// learn to trust tags more than it may.
pub fn jackknifed_tags(
    sentences: &[&Sentence],
    dictionary: &Dictionary,
) -> Result<Vec<Vec<Tag>>, ModelError> {
    let bounds = |fold: usize| sentences.len() * fold / FOLDS..sentences.len() * (fold + 1) / FOLDS;
    let folds = (0..FOLDS).into_par_iter().map(|fold| {
        let own = bounds(fold);
        let (before, behind) = (sentences.get(..own.start), sentences.get(own.end..));
        let others: Vec<&Sentence> = before.into_iter().chain(behind).flatten().copied().collect();
        let tagger = train(&others, dictionary, JACKKNIFE_SETTINGS)?;
        let tags = |s: &&Sentence| tagger.tag_forms(s.words.iter().map(|w| w.form.as_str()), i16::MAX);
        Ok(sentences.get(own).into_iter().flatten().map(tags).collect())
    });
    let folds: Vec<Vec<Vec<Tag>>> = folds.collect::<Result<_, ModelError>>()?;
    Ok(folds.into_iter().flatten().collect())
}

/// Trains one model.
fn learn(examples: &[(Vec<Seen>, Vec<u8>)], classes: usize, settings: Settings, seed: u64) -> Averages {
    let mut perceptron = Perceptron::new(classes, settings.minimum_updates);
    let mut random = Random::new(seed + 1);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut features = Features::default();
    let mut kept = Vec::new();
    let mut scores = vec![0; classes];
    for _ in 0..settings.epochs {
        random.shuffle(&mut order);
        for (seen, gold) in order.iter().filter_map(|&i| examples.get(i)) {
            let (mut one, mut two) = (BEGIN, BEGIN);
            let print = Print::of(seen);
            for (at, (word, &gold)) in seen.iter().zip(gold).enumerate() {
                let class = word.fixed.unwrap_or_else(|| {
                    features.read(&Place { seen, print, at, one, two });
                    kept.clear();
                    kept.extend(features.as_slice().iter().filter(|_| !random.chance(settings.dropout)));
                    perceptron.score(&kept, &mut scores);
                    perceptron.count();
                    let best = perceptron.best(&scores);
                    if best != usize::from(gold) {
                        perceptron.update(&kept, usize::from(gold), best);
                    }
                    best as u8
                });
                (one, two) = (u32::from(class), one);
            }
        }
    }
    perceptron.average()
}
