//! Noun phrases: determiner, number, modifiers, head; possessors, titles with names, and mentions as single words.

mod element;

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::reader::{Read, Reader, one, run};
use super::words::{is_any, is_relative_that, is_time, mention, previous_is_verb_be, takes};
use crate::grammar::MentionType;
use crate::syntax::slot::Phrase;
use crate::syntax::tag::Xpos;
use crate::syntax::word::Tagged;
use element::{Element, element, hedge};

/// What a noun phrase is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhraseKind {
    /// A pronoun.
    Pronoun,
    /// "there" of "there is".
    Existential,
    /// A figure without a noun: "300", "91.3 %", "USD 300 billion".
    Figure,
    /// A time: "last week", "Tuesday".
    Time,
    /// A name, with or without a title.
    Name,
    /// A noun.
    Common,
}

/// A noun phrase without the phrases tied to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NounPhrase {
    /// Its words and its head.
    pub phrase: Phrase,
    /// What it is.
    pub kind: PhraseKind,
    /// Its determiner: an article, a demonstrative or a possessive pronoun.
    pub determiner: Option<usize>,
    /// The head of its possessor: "the *country* 's economy".
    pub possessor: Option<usize>,
}

/// Reads a noun phrase.
pub fn noun_phrase<'s, 't>(input: Reader<'s, Tagged<'t>>) -> Read<'s, Tagged<'t>, NounPhrase> {
    alt((pronoun, time_mention, nominal, quantifier)).parse(input)
}

/// "she", "itself", "there" of "there is".
fn pronoun<'s, 't>(input: Reader<'s, Tagged<'t>>) -> Read<'s, Tagged<'t>, NounPhrase> {
    if is_her_of_noun(&input) {
        return input.fail();
    }
    let personal = one(|w: &Tagged<'_>| w.tag.xpos == Xpos::Prp).map(|at| single(at, PhraseKind::Pronoun));
    let existential =
        one(|w: &Tagged<'_>| w.tag.xpos == Xpos::Ex).map(|at| single(at, PhraseKind::Existential));
    alt((personal, existential)).parse(input)
}

/// A time that a grammar found, adverbs ("now") left out.
fn time_mention<'s, 't>(input: Reader<'s, Tagged<'t>>) -> Read<'s, Tagged<'t>, NounPhrase> {
    one(|w: &Tagged<'_>| mention(w).is_some_and(MentionType::is_time) && w.tag.xpos != Xpos::Rb)
        .map(|at| single(at, PhraseKind::Time))
        .parse(input)
}

/// A determiner or quantifier alone: "this", "both", "many of them".
fn quantifier<'s, 't>(input: Reader<'s, Tagged<'t>>) -> Read<'s, Tagged<'t>, NounPhrase> {
    let alone = one(|w: &Tagged<'_>| {
        matches!(w.tag.xpos, Xpos::Dt | Xpos::Pdt) && !is_any(w, &["the", "a", "an", "no", "every"])
    });
    if is_relative_that(&input) {
        return input.fail();
    }
    let partitive = |input: Reader<'s, Tagged<'t>>| match input.peek(1) {
        Some(of) if is_any(of, &["of"]) => one(|w: &Tagged<'_>| {
            matches!(w.tag.xpos, Xpos::Jj | Xpos::Jjr | Xpos::Jjs | Xpos::Rbr | Xpos::Rbs)
        })
        .parse(input),
        _ => input.fail(),
    };
    alt((alone, partitive)).map(|at| single(at, PhraseKind::Pronoun)).parse(input)
}

fn single(at: usize, kind: PhraseKind) -> NounPhrase {
    let phrase = Phrase { first: at, last: at, head: at };
    NounPhrase { phrase, kind, determiner: None, possessor: None }
}

/// A phrase round a noun, a name or a figure.
fn nominal<'s, 't>(input: Reader<'s, Tagged<'t>>) -> Read<'s, Tagged<'t>, NounPhrase> {
    let (rest, _) = opt(hedge).parse(input)?;
    let (rest, determiners) = if is_her_of_noun(&rest) {
        (rest.from(rest.at + 1), rest.at..rest.at + 1)
    } else {
        run(is_determiner).parse(rest)?
    };
    let determiner = determiners.last();
    let mut body = Body { determined: determiner.is_some(), ..Body::default() };
    let mut at = if is_seat(&rest) { rest.from(rest.at + 2) } else { rest };
    let mut possessor = None;
    // "is safe and new rules apply": the noun belongs to the second adjective alone.
    let predicate = !body.determined && previous_is_verb_be(&input);
    while let Ok((rest, element)) = element(behind_mark(at, &body), body) {
        if predicate && body.noun.is_none() && element.kind == Element::Coordinated {
            break;
        }
        at = rest;
        if element.kind == Element::Possessive {
            possessor = body.head(input.all);
            body = Body { determined: true, ..Body::default() };
        } else {
            body.add(element);
        }
    }
    match body.head(input.all) {
        Some(head) => {
            let last = body.last.max(head);
            let phrase = Phrase { first: input.at, last, head };
            let kind = kind(&input, &body, phrase);
            Ok((input.from(last + 1), NounPhrase { phrase, kind, determiner, possessor }))
        }
        None => input.fail(),
    }
}

/// Behind a quotation mark inside a phrase: "the “third map” of". Behind a noun a mark rather begins what somebody says.
fn behind_mark<'s, 't>(input: Reader<'s, Tagged<'t>>, body: &Body) -> Reader<'s, Tagged<'t>> {
    let nominal = matches!(body.previous, Some(Element::Noun | Element::Name));
    let inside = body.determined || body.previous.is_some();
    let mark = input.peek(0).is_some_and(|w| matches!(w.tag.xpos, Xpos::OpenQuote | Xpos::CloseQuote));
    if inside && !nominal && mark { input.from(input.at + 1) } else { input }
}

/// Whether a town stands before the region that a hyphen ties to "based": "*Elm Bay, Ohio-based* Alder Systems".
fn is_seat(input: &Reader<'_, Tagged<'_>>) -> bool {
    let name = |at: usize| input.peek(at).is_some_and(|w| mention(w) == Some(MentionType::Name));
    let word = |at: usize, sought: &str| input.peek(at).is_some_and(|w| is_any(w, &[sought]));
    let town = input.peek(0).is_some_and(|w| w.tag.xpos == Xpos::Nnp);
    (town || name(0)) && word(1, ",") && name(2) && word(3, "-") && word(4, "based")
}

/// Whether "her" was taken for an object where it owns the noun behind it: "launched *her* graphic novel".
fn is_her_of_noun(input: &Reader<'_, Tagged<'_>>) -> bool {
    let her = || input.peek(0).is_some_and(|w| w.tag.xpos == Xpos::Prp && is_any(w, &["her"]));
    let noun = || input.peek(1).is_some_and(|w| matches!(w.tag.xpos, Xpos::Jj | Xpos::Nn | Xpos::Nns));
    let receiver = || input.before().is_some_and(|w| takes(input.lexicon, w, "giving"));
    her() && noun() && !receiver()
}

/// An article, a demonstrative, a possessive pronoun, "all" before one of them.
fn is_determiner(word: &Tagged<'_>) -> bool {
    matches!(word.tag.xpos, Xpos::Dt | Xpos::Pdt | Xpos::PrpPossessive | Xpos::WpPossessive)
}

/// What has been read of a noun phrase since its determiner or possessor.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Body {
    /// Whether a determiner or a possessor stands before.
    pub determined: bool,
    /// Kind of the last element.
    pub previous: Option<Element>,
    /// Last word of the phrase if it ended here.
    last: usize,
    noun: Option<usize>,
    figure: Option<usize>,
    adjective: Option<usize>,
}

impl Body {
    fn add(&mut self, read: element::ElementRead) {
        self.previous = Some(read.kind);
        match read.kind {
            Element::Noun | Element::Name => {
                self.noun = Some(read.last);
                self.last = read.last;
            }
            Element::Figure => {
                self.last = read.last;
                self.figure = Some(read.first);
            }
            Element::Adjective | Element::Coordinated => {
                // "people - centred": the noun is part of the adjective.
                let joined = read.last > read.first && read.kind == Element::Adjective;
                self.noun = self.noun.filter(|_| !joined);
                self.adjective = Some(read.last);
            }
            Element::Possessive => {}
        }
    }

    /// The noun; without one the figure; behind a determiner an adjective ("the latest").
    fn head(&self, words: &[Tagged<'_>]) -> Option<usize> {
        let adjective = self.adjective.filter(|&a| {
            self.determined && words.get(a).is_some_and(|w| !matches!(w.tag.xpos, Xpos::Rb | Xpos::Vbn))
        });
        self.noun.or(self.figure).or(adjective)
    }
}

fn kind(input: &Reader<'_, Tagged<'_>>, body: &Body, phrase: Phrase) -> PhraseKind {
    let Some(head) = input.all.get(phrase.head) else { return PhraseKind::Common };
    let is_name = matches!(head.tag.xpos, Xpos::Nnp | Xpos::Nnps) || mention(head) == Some(MentionType::Name);
    if is_time(input, phrase) {
        PhraseKind::Time
    } else if body.noun.is_none() && body.figure.is_some() || is_any(head, &["%"]) {
        PhraseKind::Figure
    } else if is_name {
        PhraseKind::Name
    } else {
        PhraseKind::Common
    }
}
