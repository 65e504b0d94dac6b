//! Measuring slots: subjects, objects and the verbs of figures against treebanks.

use super::conllu::Sentence;
use crate::knowledge::Lexicon;
use crate::syntax::argument::{Argument, arguments, governor};
use crate::syntax::chunk::{self, Chunks};
use crate::syntax::slot::Role;
use crate::syntax::tag::{Tag, Upos};
use crate::syntax::tree::{Relation, Tree};
use crate::syntax::word::{Tagged, Word, WordKind};

/// How many pairs were found, are in the treebank, and are both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Found.
    pub found: usize,
    /// In the treebank.
    pub gold: usize,
    /// Both.
    pub right: usize,
}

/// Scores of one witness, or of what both say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scores {
    /// Subjects with their verbs.
    pub subjects: Score,
    /// Objects with their verbs.
    pub objects: Score,
    /// Figures with the verbs that govern them.
    pub figures: Score,
}

/// The words of a sentence with other tags than its own.
pub fn tagged<'s>(sentence: &'s Sentence, tags: &[Tag]) -> Vec<Tagged<'s>> {
    let word = |form: &'s str| Word { form, start: 0, end: 0, kind: WordKind::Plain };
    sentence.words.iter().zip(tags).map(|(w, tag)| Tagged { word: word(&w.form), tag: *tag }).collect()
}

/// The tree of a sentence as annotated.
pub fn gold_tree(sentence: &Sentence) -> Tree {
    Tree {
        heads: sentence.words.iter().map(|w| w.head).collect(),
        relations: sentence.words.iter().map(|w| w.relation).collect(),
    }
}

/// A verb and a word that depends on it.
pub type Pair = (usize, usize);

/// The pairs that a witness finds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairs {
    /// Verb and subject.
    pub subjects: Vec<Pair>,
    /// Verb and object.
    pub objects: Vec<Pair>,
    /// Verb and figure.
    pub figures: Vec<Pair>,
}

/// The words that are figures by the treebank's tags.
pub fn figures(sentence: &Sentence) -> Vec<usize> {
    let words = sentence.words.iter().enumerate();
    words.filter(|(_, w)| w.tag.upos == Upos::Num).map(|(i, _)| i).collect()
}

/// What a tree says.
pub fn pairs_of_tree(words: &[Tagged<'_>], tree: &Tree, figures: &[usize]) -> Pairs {
    let all = arguments(words, tree);
    let of = |role: Role| {
        let pairs = all.iter().filter(|a: &&Argument| a.role == role);
        pairs.map(|a| (a.verb, a.head)).collect()
    };
    let figures = figures.iter().filter_map(|&f| Some((governor(words, tree, f)?, f))).collect();
    Pairs { subjects: of(Role::Subject), objects: of(Role::Object), figures }
}

/// What the chunk grammars say.
pub fn pairs_of_chunks(chunks: &Chunks, figures: &[usize]) -> Pairs {
    let of = |role: Role| {
        let clauses = chunks.clauses.iter();
        clauses
            .flat_map(|c| c.slots.iter().map(move |s| (c, s)))
            .filter(|(_, s)| s.role == role)
            .map(|(c, s)| (c.verbs.head, s.phrase.head))
            .collect()
    };
    let figures = figures
        .iter()
        .filter_map(|&f| {
            let (clause, _) = chunks.governor(f)?;
            Some((chunks.clauses.get(clause)?.verbs.head, f))
        })
        .collect();
    Pairs { subjects: of(Role::Subject), objects: of(Role::Object), figures }
}

/// The chunks of words.
pub fn chunks_of(words: &[Tagged<'_>], lexicon: &Lexicon) -> Chunks {
    chunk::read(words, lexicon)
}

/// The first word of a name for each word of it, each other word itself: trees hang a name on its first word.
pub fn name_heads(tree: &Tree) -> Vec<usize> {
    let mut heads: Vec<usize> = (0..tree.heads.len()).collect();
    for word in 0..tree.heads.len() {
        let mut at = word;
        while let Some((head, Relation::Flat | Relation::Goeswith | Relation::Fixed)) = tree.arc(at) {
            at = head;
        }
        if let Some(place) = heads.get_mut(word) {
            *place = at;
        }
    }
    heads
}
