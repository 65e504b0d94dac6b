//! Training the parser.

use rayon::prelude::*;

use super::conllu::Sentence;
use super::oracle::Oracle;
use super::perceptron::{Averages, Perceptron, pack, quantise, sum};
use super::random::Random;
use super::slots::tagged;
use crate::syntax::bytes::ModelError;
use crate::syntax::parser::features::{self, Features};
use crate::syntax::parser::sentence::Sentence as Seen;
use crate::syntax::parser::step::{self, STEPS};
use crate::syntax::parser::transition::{Move, State};
use crate::syntax::parser::{Parser, decision::lead, label};
use crate::syntax::tag::Tag;
use crate::syntax::tree::Relation;

/// How a parser is trained.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// How often the sentences are gone through.
    pub epochs: usize,
    /// How many of a thousand features are left out of a decision: the rest must do without the strongest.
    pub dropout: u32,
    /// How many of a thousand times the stages of features behind one are left out, so that the first ones learn to decide alone.
    pub cut: u32,
    /// By how much the right class must lead.
    pub margin: i32,
    /// How many of a thousand errors are followed, so that the parser learns to go on behind them.
    pub exploration: u32,
    /// Features with fewer updates do not count: for steps, for labels.
    pub minimum_updates: (u32, u32),
    /// Weights below this, of 127, are dropped: for steps, for labels.
    pub prune: (i64, i64),
    /// How much of 127 a unit of the weights of steps is.
    pub unit: i64,
    /// How many models are trained and summed.
    pub models: u64,
}

/// The parser that is shipped.
pub const SETTINGS: Settings = Settings {
    epochs: 8,
    dropout: 150,
    cut: 70,
    margin: 10,
    exploration: 900,
    minimum_updates: (8, 3),
    prune: (24, 20),
    unit: 22,
    models: 8,
};

/// Trains a parser on `sentences` with these tags, which should be as wrong as those of sentences not seen in training.
pub fn train(sentences: &[&Sentence], tags: &[Vec<Tag>], settings: Settings) -> Result<Parser, ModelError> {
    let examples: Vec<Example> =
        sentences.iter().zip(tags).filter_map(|(sentence, tags)| Example::new(sentence, tags)).collect();
    let models =
        (0..settings.models).into_par_iter().map(|seed| Learner::new(settings, seed).learn(&examples));
    let (steps, labels) = models.unzip::<_, _, Vec<Averages>, Vec<Averages>>();
    let (steps, labels) = (sum(steps), sum(labels));
    Ok(Parser::new(
        pack(&steps, settings.unit, settings.prune.0)?,
        quantise(&labels, Relation::ALL.len(), settings.prune.1)?,
    ))
}

/// A sentence to learn from: without the words that are tagged as punctuation.
struct Example {
    seen: Seen,
    oracle: Oracle,
    /// The right relation of each node.
    relations: Vec<Relation>,
}

impl Example {
    fn new(sentence: &Sentence, tags: &[Tag]) -> Option<Self> {
        let mut seen = Seen::default();
        seen.read(&tagged(sentence, tags));
        let places: Vec<usize> = (1..=seen.count()).filter_map(|node| seen.place(node)).collect();
        let node = |place: usize| places.binary_search(&place).ok().map(|at| at + 1);
        let (mut heads, mut relations) = (vec![0], vec![Relation::Root]);
        let mut root = None;
        for (at, &place) in places.iter().enumerate() {
            let word = sentence.words.get(place)?;
            // The head, or what is above it if the parser does not see it.
            let mut head = word.head;
            while let Some(place) = head.filter(|h| node(*h).is_none()) {
                head = sentence.words.get(place)?.head;
            }
            let (head, relation) = match (head.and_then(node), root) {
                (Some(head), _) if word.relation == Relation::Punct => (head, Relation::Dep),
                (Some(head), _) => (head, word.relation),
                // What hung on an unseen root hangs on the first of its dependents.
                (None, Some(root)) => (root, Relation::Parataxis),
                (None, None) => {
                    root = Some(at + 1);
                    (0, Relation::Root)
                }
            };
            heads.push(head);
            relations.push(relation);
        }
        (!places.is_empty()).then(|| Self { seen, oracle: Oracle::new(&heads), relations })
    }
}

/// A parser while it learns.
struct Learner {
    settings: Settings,
    random: Random,
    steps: Perceptron,
    labels: Perceptron,
    state: State,
    features: Features,
    /// The features that were not left out.
    kept: Vec<u64>,
    step_scores: Vec<i32>,
    label_scores: Vec<i32>,
}

/// The best of the classes that are right and of those that are not.
#[derive(Clone, Copy, Debug, Default)]
struct Ranked {
    right: Option<(i32, usize)>,
    wrong: Option<(i32, usize)>,
}

impl Ranked {
    fn add(&mut self, score: i32, class: usize, is_right: bool) {
        let best = if is_right { &mut self.right } else { &mut self.wrong };
        if best.is_none_or(|(highest, _)| score > highest) {
            *best = Some((score, class));
        }
    }

    /// Whether the right class is chosen.
    fn is_right(&self) -> bool {
        match (self.right, self.wrong) {
            (Some(right), Some(wrong)) => right.0 > wrong.0 || right.0 == wrong.0 && right.1 < wrong.1,
            (right, _) => right.is_some(),
        }
    }

    /// The right and the wrong class, if the right one does not lead by the margin.
    fn to_learn(self, margin: i32) -> Option<(usize, usize)> {
        let (right, wrong) = (self.right?, self.wrong?);
        (right.0 - wrong.0 < margin).then_some((right.1, wrong.1))
    }
}

impl Learner {
    fn new(settings: Settings, seed: u64) -> Self {
        Self {
            settings,
            random: Random::new(seed + 5),
            steps: Perceptron::new(STEPS, settings.minimum_updates.0),
            labels: Perceptron::new(Relation::ALL.len(), settings.minimum_updates.1),
            state: State::default(),
            features: Features::default(),
            kept: Vec::new(),
            step_scores: vec![0; STEPS],
            label_scores: vec![0; Relation::ALL.len()],
        }
    }

    fn learn(mut self, examples: &[Example]) -> (Averages, Averages) {
        let mut order: Vec<usize> = (0..examples.len()).collect();
        for epoch in 0..self.settings.epochs {
            self.random.shuffle(&mut order);
            for example in order.iter().filter_map(|&at| examples.get(at)) {
                self.state.reset(example.seen.count());
                while !self.state.is_done() {
                    if !self.state.take_forced() {
                        self.take_step(example, epoch > 0);
                    }
                }
            }
        }
        (self.steps.average(), self.labels.average())
    }

    /// Decides on a step, learns from it, and takes it: the chosen one if it is right or if errors are explored.
    fn take_step(&mut self, example: &Example, explores: bool) {
        self.kept.clear();
        let Self { settings, random, kept, .. } = self;
        features::of_state(&example.seen, &self.state, &mut self.features, |stage| {
            keep(stage, settings, random, kept)
        });
        self.steps.score(&self.kept, &mut self.step_scores);
        self.steps.count();
        let ranked = self.rank_steps(example);
        if let Some((right, wrong)) = ranked.to_learn(self.settings.margin) {
            self.steps.update(&self.kept, right, wrong);
        }
        let follows = !ranked.is_right() && explores && self.random.chance(self.settings.exploration);
        let taken = if follows { ranked.wrong } else { ranked.right.or(ranked.wrong) };
        let Some(step) = taken.and_then(|(_, class)| step::ALL.get(class)) else { return };
        match self.state.arc(step.step) {
            None => self.state.shift(),
            Some(arc) => {
                let relation = self.name(example, arc, step.relations);
                self.state.attach(step.step, relation);
            }
        }
    }

    /// The steps that can be taken, the cheapest being right if they also allow the right relation.
    fn rank_steps(&self, example: &Example) -> Ranked {
        let costs = [Move::Shift, Move::Left, Move::Right].map(|s| example.oracle.cost(&self.state, s));
        let least = costs.iter().flatten().min().copied();
        let mut ranked = Ranked::default();
        for (class, (step, &score)) in step::ALL.iter().zip(&self.step_scores).enumerate() {
            let cost = costs.get(step.step as usize).copied().flatten();
            let allows_relation = self.state.arc(step.step).is_none_or(|(dependent, head)| {
                !example.oracle.has(dependent, head) || example.allows(dependent, step.relations)
            });
            if cost.is_some() {
                ranked.add(score, class, cost == least && allows_relation);
            }
        }
        ranked
    }

    /// Names an arc, and learns from it if the arc is right.
    fn name(&mut self, example: &Example, (dependent, head): (usize, usize), relations: u64) -> Relation {
        let relations = label::fitting(relations, example.seen.node(dependent));
        self.kept.clear();
        let Self { settings, random, kept, .. } = self;
        let arc = (dependent, head);
        label::features(&example.seen, &self.state, arc, relations, &mut self.features, |stage| {
            keep(stage, settings, random, kept)
        });
        self.labels.score(&self.kept, &mut self.label_scores);
        self.labels.count();
        let scores = &self.label_scores;
        let score = |number: usize| scores.get(number).copied().unwrap_or(0);
        if example.oracle.has(dependent, head) && example.allows(dependent, relations) {
            let mut ranked = Ranked::default();
            for number in (0..Relation::ALL.len()).filter(|n| relations >> n & 1 == 1) {
                ranked.add(score(number), number, example.relation(dependent) as usize == number);
            }
            if let Some((right, wrong)) = ranked.to_learn(self.settings.margin) {
                self.labels.update(&self.kept, right, wrong);
            }
        }
        Relation::ALL.get(lead(relations, score).0).copied().unwrap_or(Relation::Dep)
    }
}

/// Keeps the features of a stage, but for some left out at random. Whether the next stage is wanted.
fn keep(stage: &[u64], settings: &Settings, random: &mut Random, kept: &mut Vec<u64>) -> bool {
    kept.extend(stage.iter().filter(|_| !random.chance(settings.dropout)));
    !random.chance(settings.cut)
}

impl Example {
    fn relation(&self, node: usize) -> Relation {
        self.relations.get(node).copied().unwrap_or(Relation::Dep)
    }

    /// Whether a set of relations has the right one of a node.
    fn allows(&self, node: usize, relations: u64) -> bool {
        relations >> self.relation(node) as u64 & 1 == 1
    }
}
