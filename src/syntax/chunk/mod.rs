//! Chunks: phrases, verb groups, clauses and slots, read by nom grammars over tagged words.
//!
//! Two levels: over words, noun phrases, verb groups and the words that join them; over these chunks, coordinations,
//! appositions and clauses. Both run from left to right in linear time.

mod apposition;
mod clause;
mod coordination;
mod joint;
mod noun_phrase;
mod reader;
mod renumber;
mod verb_group;
mod words;

#[cfg(test)]
pub(super) mod notation;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;

use nom::Parser;
use nom::branch::alt;

use crate::grammar::MentionType;
use crate::knowledge::Lexicon;
use crate::syntax::slot::{Clause, Phrase, Role};
use crate::syntax::tag::{Upos, Xpos};
use crate::syntax::word::Tagged;

pub use noun_phrase::{NounPhrase, PhraseKind};
pub use verb_group::{VerbChunk, VerbForm};

use reader::{Read, Reader, one};

/// What a chunk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChunkKind {
    /// A noun phrase.
    Noun(NounPhrase),
    /// A verb group.
    Verb(VerbChunk),
    /// An adjective that modifies no noun: "is *ready*".
    Adjective,
    /// A preposition, also of several words: "because of".
    Preposition,
    /// A word that opens a subordinate clause: "that", "if", "because".
    Subordinator,
    /// A relative or interrogative word: "which", "who", "where".
    Relative,
    /// "and", "or", "but".
    Conjunction,
    /// An adverb outside a verb group.
    Adverb,
    /// A quotation as one word.
    Quotation,
    /// A comma, or a dash.
    Comma,
    /// A semicolon or a colon.
    Break,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// A quotation mark.
    QuoteMark,
    /// Anything else.
    Other,
}

/// A run of words that the grammars over words have read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chunk {
    /// First word.
    pub first: usize,
    /// Last word.
    pub last: usize,
    /// What it is.
    pub kind: ChunkKind,
}

/// How a noun phrase hangs in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// In a slot of a clause, or by itself.
    Free,
    /// On another phrase, under a preposition: "ministers *of Norway*".
    Modifier {
        /// The preposition.
        preposition: usize,
        /// Index of the phrase it hangs on.
        of: usize,
    },
    /// Coordinated with an earlier phrase, by its index: "trade *and investment*".
    Conjunct(usize),
    /// In apposition to an earlier phrase, by its index.
    Apposition(usize),
}

/// A noun phrase in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TiedPhrase {
    /// The phrase.
    pub noun: NounPhrase,
    /// What it hangs on.
    pub tie: Tie,
}

/// What the grammars read in a sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chunks {
    /// Noun phrases in text order.
    pub phrases: Vec<TiedPhrase>,
    /// Clauses in the order of their verbs.
    pub clauses: Vec<Clause>,
}

/// Reads the chunks of a sentence.
pub fn read(words: &[Tagged<'_>], lexicon: &Lexicon) -> Chunks {
    let chunks = chunks(words, lexicon);
    clause::read(words, &chunks, lexicon)
}

/// The chunks of a sentence, in order; every word is in one.
fn chunks(words: &[Tagged<'_>], lexicon: &Lexicon) -> Vec<Chunk> {
    let mut input = Reader::new(words, lexicon);
    let mut chunks = Vec::with_capacity(words.len());
    while let Ok((rest, kind)) = chunk(input) {
        if rest.at <= input.at {
            break;
        }
        chunks.push(Chunk { first: input.at, last: rest.at - 1, kind });
        input = rest;
    }
    chunks
}

fn chunk<'s, 't>(input: Reader<'s, Tagged<'t>>) -> Read<'s, Tagged<'t>, ChunkKind> {
    let quotation = one(|w: &Tagged<'_>| words::mention(w) == Some(MentionType::Quote));
    alt((
        quotation.map(|_| ChunkKind::Quotation),
        joint::compound,
        phrase,
        verb_group::verb_group.map(ChunkKind::Verb),
        joint::joint,
    ))
    .parse(input)
}

/// A noun phrase. No finite verb, conjunction or mark begins one: the grammar is not tried at these.
fn phrase<'s, 't>(input: Reader<'s, Tagged<'t>>) -> Read<'s, Tagged<'t>, ChunkKind> {
    let begins_none = |w: &Tagged<'_>| match w.tag.upos {
        Upos::Aux | Upos::Cconj | Upos::Punct => true,
        Upos::Verb => !matches!(w.tag.xpos, Xpos::Vbn | Xpos::Vbg),
        _ => false,
    };
    if input.peek(0).is_none_or(begins_none) {
        return input.fail();
    }
    noun_phrase::noun_phrase.map(ChunkKind::Noun).parse(input)
}

impl Chunks {
    /// Index of the noun phrase that holds a word.
    pub fn phrase_of(&self, word: usize) -> Option<usize> {
        let at = self.phrases.partition_point(|p| p.noun.phrase.first <= word).checked_sub(1)?;
        self.phrases.get(at).filter(|p| word <= p.noun.phrase.last).map(|_| at)
    }

    /// The clause and the slot that a word stands in, through the phrases its own hangs on: indices of the clause and of
    /// its slot.
    pub fn governor(&self, word: usize) -> Option<(usize, usize)> {
        let mut at = self.phrase_of(word)?;
        loop {
            let tied = self.phrases.get(at)?;
            match tied.tie {
                Tie::Free => return self.slot_of(tied.noun.phrase),
                Tie::Modifier { of, .. } | Tie::Conjunct(of) | Tie::Apposition(of) => {
                    at = (of < at).then_some(of)?
                }
            }
        }
    }

    /// The slot that a phrase fills of its own clause: indices of the clause and of its slot.
    fn slot_of(&self, phrase: Phrase) -> Option<(usize, usize)> {
        let slots = self
            .clauses
            .iter()
            .enumerate()
            .flat_map(|(c, clause)| clause.slots.iter().enumerate().map(move |(s, slot)| (c, s, slot)));
        slots
            .filter(|(_, _, slot)| slot.phrase == phrase)
            // "Is to shed 900 jobs": of two verbs that share an object it is that of the nearer one.
            .min_by_key(|(c, _, slot)| (slot.shared, (slot.role == Role::Object).then_some(Reverse(*c))))
            .map(|(c, s, _)| (c, s))
    }
}
