//! Phrases set beside a noun phrase: "Lund, the chair of the union,", "Lund, 58,", and clauses set into a sentence: ", he added,".

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use nom::multi::many0_count;
use nom::sequence::pair;

use super::coordination::prepositional;
use super::noun_phrase::{NounPhrase, PhraseKind};
use super::reader::{Read, Reader, one};
use super::verb_group::VerbForm;
use super::{Chunk, ChunkKind};

type Chunked<'s> = Reader<'s, Chunk>;

/// Reads what stands in apposition to `noun` right behind it, from its comma on; gives the chunk of the apposed phrase.
/// The closing mark is left.
pub fn apposition<'s>(input: Chunked<'s>, noun: &NounPhrase) -> Read<'s, Chunk, usize> {
    let (rest, _) = one(|c: &Chunk| c.kind == ChunkKind::Comma).parse(input)?;
    let (rest, at) = one(is_noun).parse(rest)?;
    let (rest, _) = many0_count(prepositional).parse(rest)?;
    let apposed = match input.all.get(at).map(|c| c.kind) {
        Some(ChunkKind::Noun(apposed)) => apposed,
        _ => return input.fail(),
    };
    if describes(&apposed, noun) && ends(rest.peek(0)) { Ok((rest, at)) } else { input.fail() }
}

/// Whether two phrases can name one thing: a name and a description in either order, a name and an age, a place in a place.
fn describes(apposed: &NounPhrase, noun: &NounPhrase) -> bool {
    match (noun.kind, apposed.kind) {
        (PhraseKind::Name, PhraseKind::Common | PhraseKind::Figure | PhraseKind::Name) => true,
        (PhraseKind::Common, PhraseKind::Name) => noun.determiner.is_some() || noun.possessor.is_some(),
        (PhraseKind::Common, PhraseKind::Common) => apposed.determiner.is_some(),
        // "January 10, 2005"
        (PhraseKind::Time, PhraseKind::Figure) => true,
        _ => false,
    }
}

/// A comma, a bracket or the end.
fn ends(chunk: Option<&Chunk>) -> bool {
    chunk.is_none_or(|c| {
        matches!(
            c.kind,
            ChunkKind::Comma | ChunkKind::Break | ChunkKind::Close | ChunkKind::Other | ChunkKind::QuoteMark
        )
    })
}

/// A clause of speech set into a sentence or hung on its end: who and the verb, as chunks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parenthetical {
    /// Who.
    pub subject: usize,
    /// The verb group.
    pub verb: usize,
}

/// Reads ", he added," or ", said the chair of the union," behind its first comma; `is_report` knows verbs of speech. What
/// stands behind subject and verb is left.
pub fn parenthetical<'s>(
    input: Chunked<'s>,
    is_report: &dyn Fn(&Chunk) -> bool,
) -> Read<'s, Chunk, Parenthetical> {
    let report = |input: Chunked<'s>| one(|c: &Chunk| c.is_finite() && is_report(c)).parse(input);
    let adverbs = |input: Chunked<'s>| many0_count(one(|c: &Chunk| c.kind == ChunkKind::Adverb)).parse(input);
    let who =
        |input: Chunked<'s>| pair(one(is_noun), many0_count(prepositional)).map(|(at, _)| at).parse(input);
    let straight = (who, adverbs, report).map(|(subject, _, verb)| Parenthetical { subject, verb });
    let inverted = (report, who).map(|(verb, subject)| Parenthetical { subject, verb });
    let (rest, _) = opt(one(|c: &Chunk| c.kind == ChunkKind::QuoteMark)).parse(input)?;
    let (core, found) = alt((straight, inverted)).parse(rest)?;
    let circumstance =
        alt((prepositional, one(is_time).map(drop), one(|c: &Chunk| c.kind == ChunkKind::Adverb).map(drop)));
    let (rest, _) = many0_count(circumstance).parse(core)?;
    if ends(rest.peek(0)) { Ok((core, found)) } else { input.fail() }
}

fn is_time(chunk: &Chunk) -> bool {
    matches!(chunk.kind, ChunkKind::Noun(NounPhrase { kind: PhraseKind::Time, .. }))
}

/// Whether a chunk is a noun phrase.
pub fn is_noun(chunk: &Chunk) -> bool {
    matches!(chunk.kind, ChunkKind::Noun(_))
}

impl Chunk {
    /// Whether it is a verb group that can have a subject.
    pub fn is_finite(&self) -> bool {
        matches!(self.kind, ChunkKind::Verb(verb) if verb.form == VerbForm::Finite)
    }
}
