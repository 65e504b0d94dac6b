//! The analysis of a sentence: what the rest of the program reads of its syntax.

use super::agreement::{agree, is_governor};
use super::chunk::{self, Chunks, TiedPhrase};
use super::parser::Parser;
use super::slot::{Clause, Slot};
use super::tree::Tree;
use super::word::Tagged;
use crate::claim::Certainty;
use crate::knowledge::Lexicon;

/// A sentence, or a quotation taken by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Analysis<'t> {
    /// Its words; a mention is one word.
    pub words: Vec<Tagged<'t>>,
    /// Its noun phrases, and its clauses with their slots.
    pub chunks: Chunks,
    /// Its dependency tree, if it was parsed.
    pub tree: Option<Tree>,
}

/// The clause and the slot that a word stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Governor<'a> {
    /// The clause.
    pub clause: &'a Clause,
    /// Its slot: it holds the word itself, or a phrase that the word's phrase hangs on.
    pub slot: &'a Slot,
    /// Certain if the tree says as well that this verb governs the word.
    pub certainty: Certainty,
}

impl<'t> Analysis<'t> {
    /// The analysis of tagged words. With a tree, slots that it agrees with are certain.
    pub fn of_words(words: Vec<Tagged<'t>>, lexicon: &Lexicon, tree: Option<Tree>) -> Self {
        let mut chunks = chunk::read(&words, lexicon);
        if let Some(tree) = &tree {
            agree(&words, &mut chunks, tree);
        }
        Self { words, chunks, tree }
    }

    /// The same with the tree that `parser` sees in its words; slots that it agrees with are certain.
    #[must_use]
    pub fn parsed(&self, parser: &Parser) -> Self {
        let tree = parser.parse(&self.words);
        let mut chunks = self.chunks.clone();
        agree(&self.words, &mut chunks, &tree);
        Self { words: self.words.clone(), chunks, tree: Some(tree) }
    }

    /// The clauses, in the order of their verbs.
    pub fn clauses(&self) -> &[Clause] {
        &self.chunks.clauses
    }

    /// The noun phrases, in text order.
    pub fn phrases(&self) -> &[TiedPhrase] {
        &self.chunks.phrases
    }

    /// The word that holds a byte of the source.
    pub fn word_at(&self, byte: usize) -> Option<usize> {
        let at = self.words.partition_point(|w| w.word.end <= byte);
        self.words.get(at).filter(|w| w.word.start <= byte).map(|_| at)
    }

    /// The clause and the slot that a word stands in, through the phrases its own hangs on.
    pub fn governor(&self, word: usize) -> Option<Governor<'_>> {
        let (clause, slot) = self.chunks.governor(word)?;
        let clause = self.chunks.clauses.get(clause)?;
        let slot = clause.slots.get(slot)?;
        let agrees = self.tree.as_ref().is_some_and(|tree| is_governor(&self.words, tree, word, clause));
        let certainty = if agrees { Certainty::Certain } else { Certainty::Possible };
        Some(Governor { clause, slot, certainty })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::chunk::Tie;
    use crate::syntax::chunk::notation::{clause, lexicon, words};
    use crate::syntax::slot::Role;
    use crate::syntax::tree::Relation;

    /// A tree of heads, counted from 1 as in CoNLL-U, and relations.
    fn tree(arcs: &[(usize, &str)]) -> Tree {
        Tree {
            heads: arcs.iter().map(|(head, _)| head.checked_sub(1)).collect(),
            relations: arcs.iter().map(|(_, r)| Relation::from_name(r).expect("a relation")).collect(),
        }
    }

    const TEXT: &str = "the/DT group/NN built/VBD a/DT safe/JJ and/CC open/JJ market/NN for/IN 300/CD firms/NNS in/IN Oslo/NNP";

    fn parsed(last: (usize, &str)) -> Analysis<'static> {
        let tree = tree(&[
            (2, "det"),
            (3, "nsubj"),
            (0, "root"),
            (8, "det"),
            // What parsers do with coordinated adjectives: the first one as the object.
            (3, "obj"),
            (7, "cc"),
            (5, "conj"),
            (5, "dep"),
            (11, "case"),
            (11, "nummod"),
            (3, "obl"),
            (13, "case"),
            last,
        ]);
        Analysis::of_words(words(TEXT), lexicon(), Some(tree))
    }

    #[test]
    fn what_both_say_is_certain() {
        let analysis = parsed((3, "obl"));
        let slots = &analysis.clauses()[0].slots;
        assert_eq!(
            clause(&analysis.words, &analysis.clauses()[0]),
            "Main built: subject group, object market, for firms, in Oslo"
        );
        assert!(slots.iter().all(|s| s.certainty == Certainty::Certain), "{slots:?}");
        let figure = analysis.governor(9).expect("a verb");
        assert_eq!((figure.slot.role, figure.certainty), (Role::Prepositional(8), Certainty::Certain));
    }

    #[test]
    fn the_tree_hangs_phrases_on_phrases() {
        let analysis = parsed((11, "nmod"));
        assert_eq!(
            clause(&analysis.words, &analysis.clauses()[0]),
            "Main built: subject group, object market, for firms"
        );
        let firms = analysis.chunks.phrase_of(10).expect("a phrase");
        assert_eq!(analysis.phrases()[firms + 1].tie, Tie::Modifier { preposition: 11, of: firms });
        assert_eq!(analysis.governor(12).map(|g| g.clause.verbs.head), Some(2));
    }

    #[test]
    fn one_witness_is_not_enough() {
        let alone = Analysis::of_words(words(TEXT), lexicon(), None);
        assert!(alone.clauses()[0].slots.iter().all(|s| s.certainty == Certainty::Possible));
        assert_eq!(alone.governor(9).map(|g| g.certainty), Some(Certainty::Possible));
    }

    #[test]
    fn places() {
        let analysis = Analysis::of_words(words("the/DT group/NN grew/VBD"), lexicon(), None);
        assert_eq!(analysis.word_at(0), Some(0));
        assert_eq!(analysis.word_at(4), Some(1));
        assert_eq!(analysis.word_at(3), None);
    }
}
