//! The dependency parser: greedy, arc-hybrid, over linear models.
//!
//! It reads tagged words from left to right and draws arcs between a stack and the next word ([`transition`]). One model
//! decides on each step ([`step`], [`features`]), a second names the arc that a step draws ([`label`]); what they would
//! always decide alike is not put to them ([`reflex`]). Punctuation is no word to them, only a sign between words; it is attached afterwards by rule ([`punctuation`]). Whatever the words, the
//! result is a tree, and the time grows with the number of words.

pub mod decision;
pub mod features;
pub mod label;
pub mod punctuation;
pub mod reflex;
pub mod sentence;
pub mod step;
pub mod transition;

use super::bytes::{Bytes, ModelError};
use super::tree::{Relation, Tree};
use super::weights::{Packed, Weights};
use super::word::Tagged;
use decision::Decision;
use features::Features;
use punctuation::Punctuation;
use reflex::{Reaction, Reflexes};
use sentence::Sentence;
use transition::{Move, State};

/// A trained parser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parser {
    steps: Packed,
    labels: Weights,
    reflexes: Reflexes,
}

/// What parsing needs of memory, used again for each sentence.
#[derive(Clone, Debug, Default)]
pub struct Buffers {
    sentence: Sentence,
    state: State,
    features: Features,
    punctuation: Punctuation,
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
    /// A parser that decides by these weights, without reflexes.
    pub fn new(steps: Packed, labels: Weights) -> Self {
        Self { steps, labels, reflexes: Reflexes::default() }
    }

    /// The parser with these reflexes.
    pub fn with_reflexes(self, reflexes: Reflexes) -> Self {
        Self { reflexes, ..self }
    }

    /// Reads a parser that [`Self::write`] wrote.
    pub fn read(bytes: &mut Bytes) -> Result<Self, ModelError> {
        let (steps, labels) = (Packed::read(bytes)?, Weights::read(bytes)?);
        let parser = Self { steps, labels, reflexes: Reflexes::read(bytes)? };
        if parser.labels.classes() == Relation::ALL.len() { Ok(parser) } else { Err(bytes.malformed()) }
    }

    /// Writes the parser.
    pub fn write(&self, out: &mut Vec<u8>) {
        self.steps.write(out);
        self.labels.write(out);
        self.reflexes.write(out);
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
        self.draw_arcs(buffers, |_, _| {});
        buffers.finish(words, tree);
    }

    /// Parses a sentence and tells `observe` every decision that was no reflex, with its situation.
    pub fn observe(&self, words: &[Tagged], buffers: &mut Buffers, observe: impl FnMut(u64, Reaction)) {
        buffers.sentence.read(words);
        self.draw_arcs(buffers, observe);
    }

    /// Takes steps until every word is attached.
    #[inline]
    fn draw_arcs(&self, buffers: &mut Buffers, mut observe: impl FnMut(u64, Reaction)) {
        buffers.state.reset(buffers.sentence.count());
        while !buffers.state.is_done() {
            if buffers.state.take_forced() {
                continue;
            }
            let situation = reflex::situation(&buffers.sentence, &buffers.state);
            let allowed = step::allowed(&buffers.state);
            let reaction = self.reflexes.reaction(situation).filter(|(class, _)| allowed >> class & 1 == 1);
            let (class, relation) = reaction.unwrap_or_else(|| {
                let decided = self.decide(buffers, allowed);
                observe(situation, decided);
                decided
            });
            match step::ALL.get(usize::from(class)).unwrap_or(&step::ALL[0]).step {
                Move::Shift => buffers.state.shift(),
                step => buffers.state.attach(step, relation),
            }
        }
    }

    /// The best of the `allowed` classes of steps, and the relation of the arc if it draws one.
    fn decide(&self, buffers: &mut Buffers, allowed: u64) -> Reaction {
        let class = self.best_class(buffers, allowed);
        let step = step::ALL.get(class).unwrap_or(&step::ALL[0]);
        let relation = match buffers.state.arc(step.step) {
            None => Relation::Dep,
            Some((dependent, head)) => self.best_relation(buffers, dependent, head, step.relations),
        };
        (class as u8, relation)
    }

    /// The best of the `allowed` classes of steps.
    fn best_class(&self, buffers: &mut Buffers, allowed: u64) -> usize {
        let Buffers { sentence, state, features, .. } = buffers;
        let mut decision = Decision::new(&self.steps, allowed, &step::ENOUGH);
        features::of_state(sentence, state, features, |stage| decision.goes_on(stage));
        decision.best
    }

    /// The best of `relations` for an arc.
    fn best_relation(
        &self,
        buffers: &mut Buffers,
        dependent: usize,
        head: usize,
        relations: u64,
    ) -> Relation {
        let Buffers { sentence, state, features, .. } = buffers;
        let relations = label::fitting(relations, sentence.node(dependent));
        let mut decision = Decision::new(&self.labels, relations, &label::ENOUGH);
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
