//! The sentences of a source as extraction reads them, each analysed once.

use crate::grammar::{Mention, MentionType};
use crate::knowledge::{Class, Classes, Knowledge, Lexicon};
use crate::syntax::{Analyser, Depth, Items, model};
use crate::text::{Document, Sentence};

/// The items of every sentence: those round its quotations, then those inside each of them.
pub(super) struct Sentences<'a> {
    analyser: Analyser<'a>,
    sentences: Vec<(Depth, Vec<Items<'a>>)>,
}

impl<'a> Sentences<'a> {
    /// Reads the sentences of a document, without trees; those of blocks that are not checked have no items.
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
                return (Depth::Words, Vec::new());
            }
            let speaks = speaks(document, text, mentions, knowledge, index);
            let depth = if speaks { Depth::Phrases } else { Depth::Words };
            (depth, items(&analyser, index, depth))
        };
        let sentences = document.sentences.iter().enumerate().map(read).collect();
        Self { analyser, sentences }
    }

    /// What a sentence consists of.
    pub fn of(&self, sentence: usize) -> &[Items<'a>] {
        self.sentences.get(sentence).map_or(&[], |(_, items)| items)
    }

    /// The same, with trees as the second witness. Parsing takes longer than all the rest: only sentences that claim
    /// something of something are worth it.
    pub fn parsed(&self, sentence: usize) -> Vec<Items<'a>> {
        match self.sentences.get(sentence) {
            Some((Depth::Phrases, items)) => {
                items.iter().map(|i| i.parsed(&self.analyser.model.parser)).collect()
            }
            _ => items(&self.analyser, sentence, Depth::Tree),
        }
    }
}

fn items<'a>(analyser: &Analyser<'a>, sentence: usize, depth: Depth) -> Vec<Items<'a>> {
    let analyses = analyser.sentence(sentence, depth).into_iter();
    analyses.map(|analysis| Items::new(analyser, analysis)).collect()
}

/// Whether a sentence holds what claims are made of: a figure, a reporting verb, a word of a frame or of the opposites, a
/// happening with its time, what only one can be, or of which country somebody is.
fn speaks(
    document: &Document,
    text: &str,
    mentions: &[Mention],
    knowledge: &Knowledge,
    index: usize,
) -> bool {
    let lexicon = &knowledge.lexicon;
    let first = mentions.partition_point(|m| m.sentence < index);
    let own = mentions.get(first..).unwrap_or(&[]).iter().take_while(|m| m.sentence == index);
    let figure = |m: &Mention| {
        !m.kind.is_time() && !matches!(m.kind, MentionType::Name | MentionType::Quote | MentionType::Ordinal)
    };
    let tokens = document.sentences.get(index).and_then(|s| document.tokens.get(s.tokens.clone()));
    let words = || tokens.unwrap_or(&[]).iter().map(|t| t.of(text));
    let has = |class: Class| words().any(|word| lexicon.begins_with(word, class));
    // What costs least is asked first.
    if own.clone().any(|m| figure(m) || is_of_country(m, text, lexicon)) {
        return true;
    }
    // A relation of nothing that is named, dated or quoted is held against nothing.
    let named = own.clone().next().is_some();
    let timed = own.clone().any(|m| m.kind.is_time());
    let relating = match named {
        true => Classes::of(&[Class::ReportingVerb, Class::Outcome, Class::Superlative]),
        false => Classes::of(&[Class::ReportingVerb]),
    };
    let relates = |word: &str| {
        lexicon.begins_among(word, relating) != Classes::NONE
            || named && knowledge.frames.triggered(word).next().is_some()
    };
    let happens =
        || has(Class::HappeningVerb) && (has(Class::EventNoun) || words().any(|w| w == "It" || w == "it"));
    let turns = || {
        let words = tokens.unwrap_or(&[]).iter();
        words
            .clone()
            .any(|t| text.get(t.start as usize..).is_some_and(|rest| lexicon.at(rest, Class::Turn).is_some()))
    };
    let scores = || has(Class::ScoreWord) && words().any(|w| w.bytes().all(|b| b.is_ascii_digit()));
    let travels = || words().any(|w| w == "from") && has(Class::TravelWord);
    words().any(|word| tells_none(word) || relates(word))
        || named && (scores() || travels())
        || timed && happens()
        || turns()
}

/// "No one was hurt", "nobody", "no warning was issued", "one of the guards".
fn tells_none(word: &str) -> bool {
    ["no", "nobody", "one", "issued"].iter().any(|w| w.len() == word.len() && word.eq_ignore_ascii_case(w))
}

/// "A Norwegian diver", "32-year-old Norwegian": of which country somebody is.
fn is_of_country(mention: &Mention, text: &str, lexicon: &Lexicon) -> bool {
    let before = text.get(..mention.span.start as usize).unwrap_or("").trim_end();
    let told = [" a", " an", "A", "An", "old"].iter().any(|end| before.ends_with(end));
    mention.kind == MentionType::Name
        && told
        && lexicon.at(mention.span.of(text), Class::Place).is_some_and(|(_, sense)| sense.is("demonym"))
}
