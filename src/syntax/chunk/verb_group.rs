//! Verb groups: auxiliaries, negation, adverbs inside, main verb, particle; their tense, aspect, voice and modality.

use nom::Parser;
use nom::combinator::opt;

use super::reader::{Read, Reader, one, run};
use super::words::{is_any, is_be};
use crate::syntax::slot::{Aspect, Tense, VerbGroup, Voice};
use crate::syntax::tag::Xpos;
use crate::syntax::word::Tagged;

/// What the form of a verb group lets it be in a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerbForm {
    /// "rises", "has risen", "will rise".
    Finite,
    /// "to rise".
    Infinitive,
    /// "rise" without a subject to agree with: an imperative, or behind "help".
    Base,
    /// "rising".
    PresentParticiple,
    /// "risen", "guided".
    PastParticiple,
}

/// A verb group with its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerbChunk {
    /// The group.
    pub group: VerbGroup,
    /// Its form.
    pub form: VerbForm,
}

type Words<'s, 't> = Reader<'s, Tagged<'t>>;

/// The verbs of a group as they are read.
#[derive(Clone, Copy, Debug)]
struct Chain {
    first: usize,
    last: usize,
    head: usize,
    modal: Option<usize>,
    future: bool,
    negated: bool,
    perfect: bool,
    progressive: bool,
    passive: bool,
}

/// Reads a verb group.
pub fn verb_group<'s, 't>(input: Words<'s, 't>) -> Read<'s, Tagged<'t>, VerbChunk> {
    let (rest, to) = opt(infinitive_mark).parse(input)?;
    let (rest, first) = one(is_verb).parse(rest)?;
    if to.is_some()
        && !input
            .all
            .get(first)
            .is_some_and(|w| matches!(w.tag.xpos, Xpos::Vb | Xpos::Vbp | Xpos::Vbn | Xpos::Vbd))
    {
        return input.fail();
    }
    let mut chain = Chain {
        first: input.at,
        last: first,
        head: first,
        modal: None,
        future: false,
        negated: (input.at..first).any(|i| input.all.get(i).is_some_and(is_negation)),
        perfect: false,
        progressive: false,
        passive: false,
    };
    let mut rest = rest;
    while let Ok((after, ())) = next_verb(rest, &mut chain) {
        rest = after;
    }
    let (rest, _) = opt(|i| trailing_negation(i, &mut chain)).parse(rest)?;
    let (rest, particle) = opt(one(|w: &Tagged<'_>| w.tag.xpos == Xpos::Rp)).parse(rest)?;
    chain.last = particle.unwrap_or(chain.last);
    Ok((rest, described(input.all, first, to.is_some(), &chain)))
}

/// "to", "not to", "to fully" before a base form.
fn infinitive_mark<'s, 't>(input: Words<'s, 't>) -> Read<'s, Tagged<'t>, usize> {
    let (rest, _) = run(is_negation).parse(input)?;
    let (rest, at) = one(|w: &Tagged<'_>| w.tag.xpos == Xpos::To).parse(rest)?;
    let (rest, _) = run(is_adverb).parse(rest)?;
    Ok((rest, at))
}

/// The next verb of the chain with the adverbs before it, if the verb before governs its form.
fn next_verb<'s, 't>(input: Words<'s, 't>, chain: &mut Chain) -> Read<'s, Tagged<'t>, ()> {
    let Some(governor) = input.all.get(chain.head) else { return input.fail() };
    let (rest, adverbs) = run(is_adverb).parse(input)?;
    let Some(word) = rest.peek(0) else { return input.fail() };
    let participle = matches!(word.tag.xpos, Xpos::Vbn | Xpos::Vbd);
    let mut next = *chain;
    let governed = match word.tag.xpos {
        _ if is_modal(governor) => {
            next.future = is_any(governor, &["will", "shall", "'ll", "’ll", "wo"]);
            next.modal = (!next.future).then_some(chain.head);
            matches!(word.tag.xpos, Xpos::Vb | Xpos::Vbp) || (is_be(word) || is_have(word))
        }
        _ if is_have(governor) => {
            next.perfect = true;
            participle
        }
        Xpos::Vbn if is_any(governor, &["'s", "’s"]) && is_be(word) => {
            next.perfect = true;
            true
        }
        Xpos::Vbg if is_be(governor) => {
            next.progressive = true;
            true
        }
        _ if is_be(governor) || is_get(governor) => {
            next.passive = true;
            participle && !is_be(word)
        }
        Xpos::Vb | Xpos::Vbp => is_do(governor),
        _ => false,
    };
    if !governed {
        return input.fail();
    }
    next.negated |= adverbs.into_iter().any(|i| input.all.get(i).is_some_and(is_negation));
    next.head = rest.at;
    next.last = rest.at;
    *chain = next;
    Ok((rest.from(rest.at + 1), ()))
}

/// "is not a driver": a negation behind the last verb.
fn trailing_negation<'s, 't>(input: Words<'s, 't>, chain: &mut Chain) -> Read<'s, Tagged<'t>, ()> {
    let (rest, at) = one(is_negation).parse(input)?;
    chain.negated = true;
    chain.last = at;
    Ok((rest, ()))
}

fn described(words: &[Tagged<'_>], first: usize, to: bool, chain: &Chain) -> VerbChunk {
    let finite = words.get(first).map_or(Xpos::Xx, |w| w.tag.xpos);
    let form = match finite {
        _ if to => VerbForm::Infinitive,
        Xpos::Vbg => VerbForm::PresentParticiple,
        Xpos::Vbn => VerbForm::PastParticiple,
        Xpos::Vb => VerbForm::Base,
        _ => VerbForm::Finite,
    };
    // A past participle alone says what is done to its noun: "guided by", "based in".
    let passive = chain.passive || form == VerbForm::PastParticiple && chain.head == first;
    let tense = match finite {
        _ if form != VerbForm::Finite => Tense::Untensed,
        _ if chain.future => Tense::Future,
        Xpos::Vbd => Tense::Past,
        Xpos::Md if words.get(first).is_some_and(|w| is_any(w, &["could", "would", "might"])) => Tense::Past,
        _ => Tense::Present,
    };
    let aspect = match (chain.perfect, chain.progressive) {
        (true, _) => Aspect::Perfect,
        (_, true) => Aspect::Progressive,
        _ => Aspect::Simple,
    };
    let group = VerbGroup {
        first: chain.first,
        last: chain.last,
        head: chain.head,
        tense,
        aspect,
        voice: if passive { Voice::Passive } else { Voice::Active },
        modal: chain.modal,
        negated: chain.negated,
    };
    VerbChunk { group, form }
}

fn is_verb(word: &Tagged<'_>) -> bool {
    matches!(word.tag.xpos, Xpos::Md | Xpos::Vb | Xpos::Vbd | Xpos::Vbg | Xpos::Vbn | Xpos::Vbp | Xpos::Vbz)
}

fn is_modal(word: &Tagged<'_>) -> bool {
    word.tag.xpos == Xpos::Md
}

fn is_have(word: &Tagged<'_>) -> bool {
    is_verb(word) && is_any(word, &["have", "has", "had", "having", "'ve", "’ve", "'d", "’d"])
}

fn is_get(word: &Tagged<'_>) -> bool {
    is_any(word, &["get", "gets", "got", "getting", "gotten"])
}

fn is_do(word: &Tagged<'_>) -> bool {
    is_any(word, &["do", "does", "did"])
}

fn is_adverb(word: &Tagged<'_>) -> bool {
    matches!(word.tag.xpos, Xpos::Rb | Xpos::Rbr | Xpos::Rbs)
}

fn is_negation(word: &Tagged<'_>) -> bool {
    is_any(word, &["not", "n't", "n’t", "never", "nt"])
}
