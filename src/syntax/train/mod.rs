//! Training the model on treebanks. The same data give the same bytes, whatever the machine and the number of threads.

pub mod conllu;
pub mod headline;
pub mod lemma;
pub mod oracle;
pub mod parser;
pub mod perceptron;
pub mod random;
pub mod raw;
pub mod reflex;
pub mod slots;
pub mod tagger;
pub mod wordnet;

use std::collections::BTreeMap;

use conllu::Sentence;

use super::bytes::ModelError;
use super::dictionary::Dictionary;
use super::model::Model;
use super::tag::Upos;
use super::tree::Relation;
use crate::knowledge::Knowledge;

/// Documents of GUM that no training sees: news, to measure on what the program is for.
pub const HELD_OUT: [&str; 5] =
    ["GUM_news_crane", "GUM_news_expo", "GUM_news_imprisoned", "GUM_news_lanterns", "GUM_news_warming"];

/// How many words have the right tags and lemmas.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accuracy {
    /// Words in all.
    pub words: usize,
    /// Words with the right universal tag.
    pub upos: usize,
    /// Words with the right Penn tag.
    pub xpos: usize,
    /// Words with the right lemma.
    pub lemma: usize,
    /// What the parser got right.
    pub arcs: Arcs,
}

/// How many words hang where they should, punctuation not counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arcs {
    /// Words other than punctuation.
    pub words: usize,
    /// Words with the right head.
    pub heads: usize,
    /// Words with the right head and relation.
    pub labelled: usize,
    /// Marks of punctuation.
    pub marks: usize,
    /// Marks with the right head.
    pub mark_heads: usize,
    /// For each relation: how many words have it by the treebank, by the parser, and by both with the same head.
    pub relations: BTreeMap<Relation, [usize; 3]>,
}

impl Arcs {
    fn add(&mut self, word: &conllu::Word, head: Option<usize>, relation: Relation) {
        let is_head_right = word.head == head;
        if word.tag.upos == Upos::Punct {
            self.marks += 1;
            self.mark_heads += usize::from(is_head_right);
            return;
        }
        let is_right = is_head_right && word.relation == relation;
        self.words += 1;
        self.heads += usize::from(is_head_right);
        self.labelled += usize::from(is_right);
        self.relations.entry(word.relation).or_default()[0] += 1;
        let found = self.relations.entry(relation).or_default();
        found[1] += 1;
        found[2] += usize::from(is_right);
    }
}

/// Trains the whole model. `progress` is told what is being done.
pub fn train(
    sentences: &[&Sentence],
    dictionary: &Dictionary,
    progress: &dyn Fn(&str),
) -> Result<Model, ModelError> {
    progress("training the tagger");
    let tagger = tagger::train(sentences, dictionary, tagger::SETTINGS)?;
    progress("training the lemmatiser");
    let lemmatiser = lemma::train(sentences, dictionary, &Knowledge::embedded().irregular);
    progress("tagging each part with a tagger trained on the others");
    let tags = tagger::jackknifed_tags(sentences, dictionary)?;
    progress("training the parser");
    let parser = parser::train(sentences, &tags, parser::SETTINGS)?;
    progress("counting what the parser always does alike");
    let reflexes = reflex::count(&parser, sentences, &tags)?;
    let parser = parser.with_reflexes(reflexes);
    Ok(Model { tagger, lemmatiser, parser })
}

/// How well a model does on sentences divided into words.
pub fn accuracy<'s>(model: &Model, sentences: impl Iterator<Item = &'s Sentence>) -> Accuracy {
    let mut accuracy = Accuracy::default();
    for sentence in sentences {
        let tags =
            model.tagger.tag_forms(sentence.words.iter().map(|w| w.form.as_str()), super::tagger::ENOUGH);
        let tree = model.parser.parse(&slots::tagged(sentence, &tags));
        for ((word, head), relation) in sentence.words.iter().zip(tree.heads).zip(tree.relations) {
            accuracy.arcs.add(word, head, relation);
        }
        for (word, tag) in sentence.words.iter().zip(tags) {
            accuracy.words += 1;
            accuracy.upos += usize::from(word.tag.upos == tag.upos);
            accuracy.xpos += usize::from(word.tag.xpos == tag.xpos);
            accuracy.lemma += usize::from(word.lemma == model.lemmatiser.lemma(&word.form, tag));
        }
    }
    accuracy
}

#[cfg(test)]
mod tests;
