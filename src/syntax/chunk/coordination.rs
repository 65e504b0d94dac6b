//! Coordinated noun phrases: "X and Y", "X, Y and Z", each with its "of" phrases.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use nom::multi::many0_count;
use nom::sequence::{pair, preceded};

use super::apposition::is_noun;
use super::reader::{Read, Reader, one};
use super::{Chunk, ChunkKind};

/// How many phrases a coordination may have; it bounds the look ahead.
const CONJUNCTS: usize = 40;

type Chunked<'s> = Reader<'s, Chunk>;

/// Reads the conjuncts behind a first noun phrase and its "of" phrases; gives the chunk of each conjunct. `is_subject` says
/// that the first one stands before the verb of its clause; elsewhere the last conjunct must not be the subject of a
/// verb: "signed the deal and Norway welcomed it".
pub fn conjuncts<'s>(input: Chunked<'s>, is_subject: bool) -> Read<'s, Chunk, Vec<usize>> {
    let (rest, mut found) = listed(input)?;
    let (rest, last) = preceded(pair(opt(one(is_comma)), one(is_conjunction)), conjunct).parse(rest)?;
    found.push(last);
    if !is_subject && begins_clause(rest) {
        return input.fail();
    }
    Ok((rest, found))
}

/// ", Y" as often as it comes.
fn listed<'s>(input: Chunked<'s>) -> Read<'s, Chunk, Vec<usize>> {
    let mut found = Vec::new();
    let mut rest = input;
    while found.len() < CONJUNCTS {
        let Ok((after, conjunct)) = preceded(one(is_comma), conjunct).parse(rest) else { break };
        found.push(conjunct);
        rest = after;
    }
    Ok((rest, found))
}

/// A noun phrase with its "of" phrases; gives the phrase's chunk.
fn conjunct<'s>(input: Chunked<'s>) -> Read<'s, Chunk, usize> {
    let (rest, _) = many0_count(one(|c: &Chunk| c.kind == ChunkKind::Adverb)).parse(input)?;
    let (rest, noun) = one(is_noun).parse(rest)?;
    let (rest, _) = many0_count(prepositional).parse(rest)?;
    Ok((rest, noun))
}

/// A preposition and its noun phrase.
pub fn prepositional<'s>(input: Chunked<'s>) -> Read<'s, Chunk, ()> {
    pair(one(|c: &Chunk| c.kind == ChunkKind::Preposition), one(is_noun)).map(drop).parse(input)
}

/// Whether a verb that can have a subject comes next: the phrase before it is that subject.
fn begins_clause(input: Chunked<'_>) -> bool {
    let (rest, _) = many0_count(alt((one(|c: &Chunk| c.kind == ChunkKind::Adverb).map(drop), prepositional)))
        .parse(input)
        .unwrap_or((input, 0));
    rest.peek(0).is_some_and(|c| c.is_finite())
}

fn is_comma(chunk: &Chunk) -> bool {
    chunk.kind == ChunkKind::Comma
}

fn is_conjunction(chunk: &Chunk) -> bool {
    chunk.kind == ChunkKind::Conjunction
}
