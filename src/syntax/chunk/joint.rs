//! The words and marks between phrases: prepositions, subordinators, relative words, conjunctions, punctuation.

use nom::Parser;
use nom::branch::alt;
use nom::multi::many0_count;
use nom::sequence::pair;

use super::ChunkKind;
use super::reader::{Read, Reader, one, run};
use super::words::{is_any, is_relative_that};
use crate::syntax::tag::{Upos, Xpos};
use crate::syntax::word::Tagged;

type Words<'s, 't> = Reader<'s, Tagged<'t>>;

/// Prepositions and conjunctions of several words.
const COMPOUNDS: &[(&[&str], ChunkKind)] = &[
    (&["according", "to"], ChunkKind::Preposition),
    (&["ahead", "of"], ChunkKind::Preposition),
    (&["along", "with"], ChunkKind::Preposition),
    (&["apart", "from"], ChunkKind::Preposition),
    (&["as", "for"], ChunkKind::Preposition),
    (&["as", "of"], ChunkKind::Preposition),
    (&["as", "well", "as"], ChunkKind::Conjunction),
    (&["because", "of"], ChunkKind::Preposition),
    (&["but", "also"], ChunkKind::Conjunction),
    (&["compared", "to"], ChunkKind::Preposition),
    (&["compared", "with"], ChunkKind::Preposition),
    (&["depending", "on"], ChunkKind::Preposition),
    (&["due", "to"], ChunkKind::Preposition),
    (&["excluding"], ChunkKind::Preposition),
    (&["including"], ChunkKind::Preposition),
    (&["regarding"], ChunkKind::Preposition),
    (&["even", "if"], ChunkKind::Subordinator),
    (&["even", "though"], ChunkKind::Subordinator),
    (&["except", "for"], ChunkKind::Preposition),
    (&["in", "addition", "to"], ChunkKind::Preposition),
    (&["in", "front", "of"], ChunkKind::Preposition),
    (&["in", "order"], ChunkKind::Adverb),
    (&["instead", "of"], ChunkKind::Preposition),
    (&["out", "of"], ChunkKind::Preposition),
    (&["prior", "to"], ChunkKind::Preposition),
    (&["rather", "than"], ChunkKind::Preposition),
    (&["so", "that"], ChunkKind::Subordinator),
    (&["such", "as"], ChunkKind::Preposition),
    (&["thanks", "to"], ChunkKind::Preposition),
];

/// Prepositions that open no clause with a subject and a finite verb, however they are tagged.
const NO_SUBORDINATORS: [&str; 8] = ["with", "without", "of", "by", "at", "from", "in", "on"];

/// The letters that the words of [`COMPOUNDS`] begin with: bit n for [`letter`] n.
const BEGINNINGS: u32 = {
    let (mut letters, mut at) = (0, 0);
    while at < COMPOUNDS.len() {
        letters |= 1 << letter(COMPOUNDS[at].0[0]);
        at += 1;
    }
    letters
};

/// The letter that a word begins with, in either case, as a number below 32.
const fn letter(form: &str) -> u32 {
    match form.as_bytes() {
        [first, ..] => (*first & 31) as u32,
        [] => 0,
    }
}

/// "because of", "as well as".
pub fn compound<'s, 't>(input: Words<'s, 't>) -> Read<'s, Tagged<'t>, ChunkKind> {
    let stands = |words: &[&str]| {
        words.iter().enumerate().all(|(i, form)| input.peek(i).is_some_and(|w| is_any(w, &[form])))
    };
    // None begins with a noun, a pronoun, a figure or a finite verb: most words need no look at the list.
    let begins = |w: &Tagged<'_>| {
        !matches!(
            w.tag.upos,
            Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Punct | Upos::Aux | Upos::Det
        ) || matches!(w.tag.xpos, Xpos::Nns | Xpos::Pdt)
    };
    if !input.peek(0).is_some_and(begins) {
        return input.fail();
    }
    let first = input.peek(0).map_or(0, |w| letter(w.form()));
    if BEGINNINGS >> first & 1 == 0 {
        return input.fail();
    }
    let begun = |words: &[&str]| words.first().is_some_and(|word| letter(word) == first);
    match COMPOUNDS.iter().find(|(words, _)| begun(words) && stands(words)) {
        Some((words, kind)) => Ok((input.from(input.at + words.len()), *kind)),
        None => input.fail(),
    }
}

/// A word or mark between phrases.
pub fn joint<'s, 't>(input: Words<'s, 't>) -> Read<'s, Tagged<'t>, ChunkKind> {
    alt((adjective, word)).parse(input)
}

/// "ready", "very large", "safe and secure", where no noun follows.
fn adjective<'s, 't>(input: Words<'s, 't>) -> Read<'s, Tagged<'t>, ChunkKind> {
    let plain = |input: Words<'s, 't>| pair(run(is_adverb), one(is_adjective)).map(drop).parse(input);
    let further = |input: Words<'s, 't>| {
        pair(one(|w: &Tagged<'_>| w.tag.xpos == Xpos::Cc), plain).map(drop).parse(input)
    };
    pair(plain, many0_count(further)).map(|_| ChunkKind::Adjective).parse(input)
}

fn word<'s, 't>(input: Words<'s, 't>) -> Read<'s, Tagged<'t>, ChunkKind> {
    let Some(word) = input.peek(0) else { return input.fail() };
    let kind = match word.tag.xpos {
        Xpos::In | Xpos::To
            if word.tag.upos == Upos::Sconj
                && !is_participle(input.peek(1))
                && !is_any(word, &NO_SUBORDINATORS) =>
        {
            ChunkKind::Subordinator
        }
        Xpos::In | Xpos::To => ChunkKind::Preposition,
        Xpos::Wdt | Xpos::Wp | Xpos::WpPossessive | Xpos::Wrb => ChunkKind::Relative,
        Xpos::Dt if is_relative_that(&input) => ChunkKind::Relative,
        Xpos::Cc => ChunkKind::Conjunction,
        Xpos::Rb | Xpos::Rbr | Xpos::Rbs | Xpos::Rp | Xpos::Uh => ChunkKind::Adverb,
        Xpos::Comma => ChunkKind::Comma,
        Xpos::Colon if is_any(word, &[";", ":"]) => ChunkKind::Break,
        Xpos::Colon | Xpos::Hyph => ChunkKind::Comma,
        Xpos::LeftBracket => ChunkKind::Open,
        Xpos::RightBracket => ChunkKind::Close,
        Xpos::OpenQuote | Xpos::CloseQuote => ChunkKind::QuoteMark,
        _ => ChunkKind::Other,
    };
    Ok((input.from(input.at + 1), kind))
}

/// "after *signing*": the word before it is a preposition all the same.
fn is_participle(word: Option<&Tagged<'_>>) -> bool {
    word.is_some_and(|w| w.tag.xpos == Xpos::Vbg)
}

fn is_adverb(word: &Tagged<'_>) -> bool {
    matches!(word.tag.xpos, Xpos::Rb | Xpos::Rbr | Xpos::Rbs)
}

fn is_adjective(word: &Tagged<'_>) -> bool {
    matches!(word.tag.xpos, Xpos::Jj | Xpos::Jjr | Xpos::Jjs)
}
