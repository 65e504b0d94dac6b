//! The sentences of a source as extraction reads them, each analysed once.

use crate::grammar::Mention;
use crate::knowledge::Knowledge;
use crate::syntax::{Analyser, Items, model};
use crate::text::Document;

/// The items of every sentence: those round its quotations, then those inside each of them.
pub(super) struct Sentences<'a> {
    sentences: Vec<Vec<Items<'a>>>,
}

impl<'a> Sentences<'a> {
    /// Analyses the sentences of a document; those of blocks that are not checked have no items.
    pub fn read(
        document: &'a Document,
        text: &'a str,
        mentions: &'a [Mention],
        knowledge: &'a Knowledge,
    ) -> Self {
        let lexicon = &knowledge.lexicon;
        let analyser = Analyser { document, text, mentions, lexicon, model: model::english() };
        let read = |(index, sentence): (usize, &crate::text::Sentence)| {
            let checked = document.blocks.get(sentence.block).is_some_and(|b| b.is_checked());
            if !checked {
                return Vec::new();
            }
            let analyses = analyser.sentence(index, true).into_iter();
            analyses.map(|analysis| Items::new(&analyser, analysis)).collect()
        };
        Self { sentences: document.sentences.iter().enumerate().map(read).collect() }
    }

    /// What a sentence consists of.
    pub fn of(&self, sentence: usize) -> &[Items<'a>] {
        self.sentences.get(sentence).map_or(&[], Vec::as_slice)
    }
}
