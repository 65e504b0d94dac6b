//! Sentences in Universal Dependencies: words split as the treebanks do, tags, lemmas and a tree over all of them.

use std::borrow::Cow;

use super::apart;
use super::model::Model;
use super::segment;
use super::tag::Xpos;
use super::tree::Tree;
use super::word::{Tagged, Word};
use crate::grammar::Mention;
use crate::text::Document;

/// A sentence of a text in Universal Dependencies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence<'t> {
    /// Its words; never empty.
    pub words: Vec<Tagged<'t>>,
    /// The lemma of each word.
    pub lemmas: Vec<Cow<'t, str>>,
    /// Head and relation of each word.
    pub tree: Tree,
}

impl<'t> Sentence<'t> {
    /// Reads a sentence of a document. `quotations` are the quotations of the document in text order; those that
    /// somebody is said to speak are parsed apart from the words round them.
    pub fn read(
        document: &Document,
        text: &'t str,
        quotations: &[&Mention],
        sentence: usize,
        model: &Model,
    ) -> Self {
        let mut words: Vec<Word<'t>> = Vec::new();
        segment::words(document, text, sentence, &mut words);
        let words = model.tagged(words);
        let lemmas = words.iter().map(|w| model.lemmatiser.lemma(w.word.form, w.tag)).collect();
        let tree = apart::tree(&words, quotations, |words| model.parser.parse(words));
        Self { words, lemmas, tree }
    }

    /// Whether no white space stands between a word and the next.
    pub fn is_glued(&self, word: usize) -> bool {
        match (self.words.get(word), self.words.get(word + 1)) {
            (Some(word), Some(next)) => word.word.end == next.word.start,
            _ => false,
        }
    }

    /// The last of the words that are one word of the text with the word at `first`: a multiword token, such as "don't".
    pub fn multiword(&self, first: usize) -> Option<usize> {
        let mut last = first;
        while self.is_glued(last) && self.is_continued(last) {
            last += 1;
        }
        (last > first).then_some(last)
    }

    /// Whether the word behind `word` is a part of one word of the text with it.
    fn is_continued(&self, word: usize) -> bool {
        let (Some(before), Some(next)) = (self.words.get(word), self.words.get(word + 1)) else {
            return false;
        };
        segment::continues(before.word.form, next.word.form) || next.tag.xpos == Xpos::Pos
    }
}
