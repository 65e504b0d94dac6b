//! The dependency parser: greedy, arc-hybrid, over linear models.
//!
//! It reads tagged words from left to right and draws arcs between a stack and the next word ([`transition`]). One model
//! decides on each step ([`step`], [`features`]), a second names the arc that a step draws ([`label`]). Punctuation is no
//! word to them, only a sign between words; it is attached afterwards by rule ([`punctuation`]). Whatever the words, the
//! result is a tree, and the time grows with the number of words.

pub mod decision;
pub mod features;
pub mod label;
pub mod punctuation;
pub mod sentence;
pub mod step;
pub mod transition;

use super::bytes::{Bytes, ModelError};
use super::tree::{Relation, Tree};
use super::weights::{CLASSES, Weights};
use super::word::Tagged;
use decision::Decision;
use features::Features;
use punctuation::Punctuation;
use sentence::Sentence;
use transition::{Move, State};

/// A trained parser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parser {
    steps: Weights,
    labels: Weights,
}

/// What parsing needs of memory, used again for each sentence.
#[derive(Clone, Debug)]
pub struct Buffers {
    sentence: Sentence,
    state: State,
    features: Features,
    scores: [i16; CLASSES],
    punctuation: Punctuation,
}

impl Default for Buffers {
    fn default() -> Self {
        Self {
            sentence: Sentence::default(),
            state: State::default(),
            features: Features::default(),
            scores: [0; CLASSES],
            punctuation: Punctuation::default(),
        }
    }
}

impl Buffers {
    /// Writes the arcs drawn into a tree, and attaches the marks.
    fn finish(&mut self, words: &[Tagged], tree: &mut Tree) {
        tree.heads.clear();
        tree.heads.resize(words.len(), None);
        tree.relations.clear();
        tree.relations.resize(words.len(), Relation::Punct);
        for node in 1..=self.sentence.count() {
            let arc = self.state.node(node);
            let Some(place) = self.sentence.place(node) else { continue };
            if let (Some(head), Some(relation)) = (tree.heads.get_mut(place), tree.relations.get_mut(place)) {
                *head = self.sentence.place(arc.head as usize);
                *relation = arc.relation.unwrap_or(Relation::Dep);
            }
        }
        if self.sentence.count() == 0 {
            only_marks(tree);
        } else {
            self.punctuation.attach(words, tree);
        }
    }
}

impl Parser {
    /// A parser that decides by these weights.
    pub fn new(steps: Weights, labels: Weights) -> Self {
        Self { steps, labels }
    }

    /// Reads a parser that [`Self::write`] wrote.
    pub fn read(bytes: &mut Bytes) -> Result<Self, ModelError> {
        let parser = Self { steps: Weights::read(bytes)?, labels: Weights::read(bytes)? };
        let fits = parser.steps.classes() == step::STEPS && parser.labels.classes() == Relation::ALL.len();
        if fits { Ok(parser) } else { Err(bytes.malformed()) }
    }

    /// Writes the parser.
    pub fn write(&self, out: &mut Vec<u8>) {
        self.steps.write(out);
        self.labels.write(out);
    }

    /// The tree of a sentence. Words may be whole mentions. No words give an empty tree.
    pub fn parse(&self, words: &[Tagged]) -> Tree {
        let mut tree = Tree::default();
        self.parse_into(words, &mut Buffers::default(), &mut tree);
        tree
    }

    /// As [`Self::parse`], in memory that was used before.
    pub fn parse_into(&self, words: &[Tagged], buffers: &mut Buffers, tree: &mut Tree) {
        buffers.sentence.read(words);
        self.draw_arcs(buffers);
        buffers.finish(words, tree);
    }

    /// Takes steps until every word is attached.
    fn draw_arcs(&self, buffers: &mut Buffers) {
        buffers.state.reset(buffers.sentence.count());
        while !buffers.state.is_done() {
            if buffers.state.take_forced() {
                continue;
            }
            let (step, relations) = self.best_step(buffers);
            match buffers.state.arc(step) {
                None => buffers.state.shift(),
                Some((dependent, head)) => {
                    let relation = self.best_relation(buffers, dependent, head, relations);
                    buffers.state.attach(step, relation);
                }
            }
        }
    }

    /// The best step that can be taken, and the relations it allows.
    fn best_step(&self, buffers: &mut Buffers) -> (Move, u64) {
        let Buffers { sentence, state, features, scores, .. } = buffers;
        let mut decision = Decision::new(&self.steps, step::allowed(state), scores, &step::ENOUGH);
        features::of_state(sentence, state, features, |stage| decision.goes_on(stage));
        let step = step::ALL.get(decision.best).unwrap_or(&step::ALL[0]);
        (step.step, step.relations)
    }

    /// The best of `relations` for an arc.
    fn best_relation(
        &self,
        buffers: &mut Buffers,
        dependent: usize,
        head: usize,
        relations: u64,
    ) -> Relation {
        let Buffers { sentence, state, features, scores, .. } = buffers;
        let relations = label::fitting(relations, sentence.node(dependent));
        let mut decision = Decision::new(&self.labels, relations, scores, &label::ENOUGH);
        if relations.count_ones() > 1 {
            let arc = (dependent, head);
            label::features(sentence, state, arc, relations, features, |stage| decision.goes_on(stage));
        }
        Relation::ALL.get(decision.best).copied().unwrap_or(Relation::Dep)
    }
}

/// A sentence of nothing but marks: the first is the root, the others hang on it.
fn only_marks(tree: &mut Tree) {
    tree.heads.iter_mut().skip(1).for_each(|head| *head = Some(0));
    tree.relations.iter_mut().take(1).for_each(|relation| *relation = Relation::Root);
}

#[cfg(test)]
mod tests;
