//! The sentences of a source as extraction reads them, each analysed once.

use crate::grammar::{Mention, MentionType};
use crate::knowledge::{Class, Knowledge};
use crate::syntax::{Analyser, Depth, Items, model};
use crate::text::{Document, Sentence};

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
        let read = |(index, sentence): (usize, &Sentence)| {
            let checked = document.blocks.get(sentence.block).is_some_and(|b| b.is_checked());
            if !checked {
                return Vec::new();
            }
            let speaks = speaks(document, text, mentions, knowledge, index);
            let analyses = analyser.sentence(index, if speaks { Depth::Tree } else { Depth::Words });
            analyses.into_iter().map(|analysis| Items::new(&analyser, analysis)).collect()
        };
        Self { sentences: document.sentences.iter().enumerate().map(read).collect() }
    }

    /// What a sentence consists of.
    pub fn of(&self, sentence: usize) -> &[Items<'a>] {
        self.sentences.get(sentence).map_or(&[], Vec::as_slice)
    }
}

/// Whether a sentence holds what claims are made of: a figure, a reporting verb, or a word of a frame.
fn speaks(
    document: &Document,
    text: &str,
    mentions: &[Mention],
    knowledge: &Knowledge,
    index: usize,
) -> bool {
    let first = mentions.partition_point(|m| m.sentence < index);
    let mut own = mentions.get(first..).unwrap_or(&[]).iter().take_while(|m| m.sentence == index);
    let figure = |m: &Mention| {
        !m.kind.is_time() && !matches!(m.kind, MentionType::Name | MentionType::Quote | MentionType::Ordinal)
    };
    let relates = |word: &str| {
        knowledge.lexicon.begins_with(word, Class::ReportingVerb)
            || knowledge.frames.triggered(word).next().is_some()
    };
    let tokens = document.sentences.get(index).and_then(|s| document.tokens.get(s.tokens.clone()));
    own.any(figure) || tokens.unwrap_or(&[]).iter().any(|t| relates(t.of(text)))
}
