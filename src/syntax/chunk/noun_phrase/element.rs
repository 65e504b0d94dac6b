//! The parts of a noun phrase behind its determiner, one at a time.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use nom::sequence::{pair, preceded};

use super::super::reader::{Read, Reader, one, run};
use super::super::words::{is_any, is_day, mention, takes};
use super::Body;
use crate::grammar::MentionType;
use crate::syntax::tag::{Upos, Xpos};
use crate::syntax::word::Tagged;

/// What a part of a noun phrase is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Element {
    /// "digital".
    Adjective,
    /// "and secure" behind an adjective.
    Coordinated,
    /// "300", "$ 5 million", "more than 12".
    Figure,
    /// "economy".
    Noun,
    /// "Oslo".
    Name,
    /// "'s".
    Possessive,
}

/// An element and its words.
#[derive(Clone, Copy, Debug)]
pub(super) struct ElementRead {
    pub kind: Element,
    pub first: usize,
    pub last: usize,
}

type Words<'s, 't> = Reader<'s, Tagged<'t>>;

/// Reads the next element, given what stands before it in the phrase.
pub(super) fn element<'s, 't>(input: Words<'s, 't>, body: Body) -> Read<'s, Tagged<'t>, ElementRead> {
    let Some(word) = input.peek(0) else { return input.fail() };
    match (mention(word), word.tag.upos) {
        (None, Upos::Cconj) => coordinated(body)(input),
        (None, Upos::Punct) if !matches!(word.tag.xpos, Xpos::Hyph | Xpos::Comma) && !is_slash(word) => {
            input.fail()
        }
        (None, Upos::Noun | Upos::Propn) if is_noun(word) && !is_slash(word) => noun(body)(input),
        _ => alt((
            possessive(body),
            compound(body),
            figure(body),
            noun(body),
            coordinated(body),
            adjective(body),
        ))
        .parse(input),
    }
}

fn read(kind: Element, first: usize, last: usize) -> ElementRead {
    ElementRead { kind, first, last }
}

fn is_nominal(kind: Option<Element>) -> bool {
    matches!(kind, Some(Element::Noun | Element::Name))
}

/// "'s" behind a noun, with more to come.
fn possessive<'s, 't: 's>(body: Body) -> impl FnMut(Words<'s, 't>) -> Read<'s, Tagged<'t>, ElementRead> {
    let open = body.previous.is_some_and(|p| p != Element::Coordinated);
    move |input: Words<'s, 't>| {
        if !open {
            return input.fail();
        }
        one(|w: &Tagged<'_>| w.tag.xpos == Xpos::Pos).map(|at| read(Element::Possessive, at, at)).parse(input)
    }
}

/// A part behind a hyphen: "AI - *powered*", "15 - *year*"; the last part says what the compound is.
fn compound<'s, 't: 's>(body: Body) -> impl FnMut(Words<'s, 't>) -> Read<'s, Tagged<'t>, ElementRead> {
    let open = body.previous.is_some() && body.previous != Some(Element::Possessive);
    move |input: Words<'s, 't>| {
        if !open {
            return input.fail();
        }
        let joined = pair(one(|w: &Tagged<'_>| w.tag.xpos == Xpos::Hyph || is_slash(w)), one(is_word));
        joined.map(|(first, last)| read(joined_kind(input.all.get(last)), first, last)).parse(input)
    }
}

fn is_word(word: &Tagged<'_>) -> bool {
    word.form().starts_with(|c: char| c.is_alphanumeric())
}

fn joined_kind(word: Option<&Tagged<'_>>) -> Element {
    match word.map(|w| w.tag.xpos) {
        Some(Xpos::Jj | Xpos::Jjr | Xpos::Jjs | Xpos::Vbn | Xpos::Vbd | Xpos::Vbg | Xpos::Rb) => {
            Element::Adjective
        }
        Some(Xpos::Nnp | Xpos::Nnps) => Element::Name,
        Some(Xpos::Cd) => Element::Figure,
        _ => Element::Noun,
    }
}

/// "300", "$ 5 million", "at least 14", a figure that a grammar found. Behind a noun it is a label ("Article 5").
fn figure<'s, 't: 's>(body: Body) -> impl FnMut(Words<'s, 't>) -> Read<'s, Tagged<'t>, ElementRead> {
    let label = is_nominal(body.previous);
    move |input: Words<'s, 't>| {
        let (rest, (_, (sign, numbers))) =
            pair(opt(hedge), pair(opt(one(is_sign)), run(is_number))).parse(input)?;
        let (Some(first), Some(last)) = (numbers.clone().next(), numbers.last()) else { return input.fail() };
        let first = sign.unwrap_or(first);
        // "Across the valley 460 homes": what counts or measures something is no label.
        let measures = |w: &Tagged<'_>| mention(w).is_some_and(|kind| kind != MentionType::Number);
        if label && input.all.get(first).is_some_and(measures) {
            return input.fail();
        }
        if label && !is_label(&input, &rest, sign.is_some()) {
            return input.fail();
        }
        // The sign is the head of an amount of money, its digits hang on it.
        Ok((rest, read(Element::Figure, if sign.is_some() { first } else { last }, last)))
    }
}

/// Whether a figure behind a noun belongs to it: "Article 5", "a category 5 storm", "NZ $ 26". In "in Oslo 12 men" and "at
/// home 300 new" it begins a phrase.
fn is_label(input: &Words<'_, '_>, rest: &Words<'_, '_>, sign: bool) -> bool {
    let currency = |w: &Tagged<'_>| w.form().len() <= 3 && w.form().bytes().all(|b| b.is_ascii_uppercase());
    if sign {
        return input.before().is_some_and(currency);
    }
    rest.peek(0).is_none_or(|w| !starts_noun(w) || matches!(w.tag.xpos, Xpos::Nn | Xpos::Nnp))
}

fn is_sign(word: &Tagged<'_>) -> bool {
    word.tag.xpos == Xpos::Dollar
}

fn is_number(word: &Tagged<'_>) -> bool {
    match mention(word) {
        Some(kind) => !kind.is_time() && !matches!(kind, MentionType::Name | MentionType::Quote),
        None => word.tag.xpos == Xpos::Cd,
    }
}

/// What softens or bounds a figure: "more than", "at least", "up to", "about"; only right before one.
pub(super) fn hedge<'s, 't>(input: Words<'s, 't>) -> Read<'s, Tagged<'t>, ()> {
    let begins = |w: &Tagged<'_>| {
        matches!(
            w.tag.upos,
            Upos::Adp | Upos::Adv | Upos::Adj | Upos::Det | Upos::Sconj | Upos::Part | Upos::Pron
        )
    };
    // Figures are rare: most words need no look at the lists.
    let figure = |ahead| input.peek(ahead).is_some_and(|w| is_number(w) || is_sign(w));
    if !input.peek(0).is_some_and(begins) || !(figure(1) || figure(2)) {
        return input.fail();
    }
    let than = pair(
        one(|w: &Tagged<'_>| is_any(w, &["more", "less", "fewer", "greater", "higher", "lower", "other"])),
        one(|w: &Tagged<'_>| is_any(w, &["than"])),
    );
    let least =
        pair(one(|w: &Tagged<'_>| is_any(w, &["at"])), one(|w: &Tagged<'_>| is_any(w, &["least", "most"])));
    let up_to = pair(one(|w: &Tagged<'_>| is_any(w, &["up"])), one(|w: &Tagged<'_>| is_any(w, &["to"])));
    let simple = one(|w: &Tagged<'_>| {
        w.tag.xpos == Xpos::Rb
            || is_any(
                w,
                &["about", "around", "over", "under", "nearly", "some", "roughly", "almost", "only", "just"],
            )
    });
    // "the project over five years": behind a noun these are prepositions.
    let behind_noun = input.before().is_some_and(is_noun);
    let preposition = |w: &Tagged<'_>| behind_noun && w.tag.xpos == Xpos::In;
    if input.peek(0).is_some_and(|w| preposition(w) && !is_any(w, &["at", "up"])) {
        return input.fail();
    }
    let (rest, _) = alt((than.map(drop), least.map(drop), up_to.map(drop), simple.map(drop))).parse(input)?;
    match rest.peek(0) {
        Some(next) if is_number(next) || is_sign(next) => Ok((rest, ())),
        _ => input.fail(),
    }
}

/// A noun or a name; what only a determiner makes one: "the increase/VB", "the killing/VBG of".
fn noun<'s, 't: 's>(body: Body) -> impl FnMut(Words<'s, 't>) -> Read<'s, Tagged<'t>, ElementRead> {
    let Body { determined, previous, .. } = body;
    move |input: Words<'s, 't>| {
        let Some(word) = input.peek(0) else { return input.fail() };
        let next = input.peek(1);
        let kind = match (mention(word), word.tag.xpos) {
            (Some(MentionType::Name), _) => Element::Name,
            (Some(kind), _) if kind.is_time() => {
                let modifies = determined && next.is_some_and(is_noun);
                if modifies { Element::Adjective } else { return input.fail() }
            }
            (Some(_), _) => return input.fail(),
            (None, Xpos::Sym) if is_slash(word) => return input.fail(),
            (None, Xpos::Nnp | Xpos::Nnps) => Element::Name,
            (None, Xpos::Nn | Xpos::Nns | Xpos::Sym | Xpos::Add | Xpos::Gw | Xpos::Fw | Xpos::Afx) => {
                Element::Noun
            }
            (None, Xpos::Vb | Xpos::Vbp | Xpos::Vbz) if previous.is_none() && makes_noun(&input) => {
                Element::Noun
            }
            (None, Xpos::Vbg)
                if determined
                    && !is_nominal(previous)
                    && !next.is_some_and(|w| starts_noun(w) || w.tag.xpos == Xpos::Dt) =>
            {
                Element::Noun
            }
            _ => return input.fail(),
        };
        // "Reuters Tuesday": the day begins a phrase of its own.
        if is_nominal(previous) && is_day(&input, word) {
            return input.fail();
        }
        Ok((input.from(input.at + 1), read(kind, input.at, input.at)))
    }
}

/// Whether what stands before makes a noun of any word: an article or a possessive; "this" may be a pronoun.
fn makes_noun(input: &Words<'_, '_>) -> bool {
    let before = input.before();
    let auxiliary = input.peek(0).is_some_and(|w| w.tag.upos == Upos::Aux);
    !auxiliary
        && before.is_some_and(|w| {
            is_any(w, &["the", "a", "an", "no"]) || matches!(w.tag.xpos, Xpos::PrpPossessive | Xpos::Pos)
        })
}

fn is_slash(word: &Tagged<'_>) -> bool {
    is_any(word, &["/"])
}

fn is_noun(word: &Tagged<'_>) -> bool {
    matches!(word.tag.xpos, Xpos::Nn | Xpos::Nns | Xpos::Nnp | Xpos::Nnps)
}

/// Whether a noun or its modifiers go on here.
fn starts_noun(word: &Tagged<'_>) -> bool {
    is_noun(word)
        || matches!(word.tag.xpos, Xpos::Jj | Xpos::Jjr | Xpos::Jjs | Xpos::Cd | Xpos::Dollar | Xpos::Hyph)
}

/// "and secure", ", open": a further adjective, with the noun still to come.
fn coordinated<'s, 't: 's>(body: Body) -> impl FnMut(Words<'s, 't>) -> Read<'s, Tagged<'t>, ElementRead> {
    let open = matches!(body.previous, Some(Element::Adjective | Element::Coordinated));
    move |input: Words<'s, 't>| {
        if !open {
            return input.fail();
        }
        let comma = one(|w: &Tagged<'_>| w.tag.xpos == Xpos::Comma);
        let and = one(|w: &Tagged<'_>| w.tag.xpos == Xpos::Cc);
        let joint =
            alt((pair(comma, opt(and)).map(drop), one(|w: &Tagged<'_>| w.tag.xpos == Xpos::Cc).map(drop)));
        let (rest, last) =
            preceded(pair(joint, run(is_adverb)), one(is_participle_or_adjective)).parse(input)?;
        match rest.peek(0) {
            Some(next)
                if starts_noun(next)
                    || (matches!(next.tag.xpos, Xpos::Comma | Xpos::Cc) && continues(rest)) =>
            {
                Ok((rest, read(Element::Coordinated, input.at, last)))
            }
            _ => input.fail(),
        }
    }
}

/// Whether further adjectives follow behind a comma or conjunction, and a noun behind them; looks at a few words only.
fn continues(input: Words<'_, '_>) -> bool {
    const REACH: usize = 8;
    let mut words = (0..REACH).map_while(|i| input.peek(i));
    words
        .find(|w| {
            !(matches!(w.tag.xpos, Xpos::Comma | Xpos::Cc) || is_participle_or_adjective(w) || is_adverb(w))
        })
        .is_some_and(is_noun)
}

fn is_adverb(word: &Tagged<'_>) -> bool {
    matches!(word.tag.xpos, Xpos::Rb | Xpos::Rbr | Xpos::Rbs)
}

fn is_adjective(word: &Tagged<'_>) -> bool {
    matches!(word.tag.xpos, Xpos::Jj | Xpos::Jjr | Xpos::Jjs | Xpos::Vbn | Xpos::Vbg)
}

/// Also what looks like a past tense.
fn is_participle_or_adjective(word: &Tagged<'_>) -> bool {
    is_adjective(word) || word.tag.xpos == Xpos::Vbd
}

/// An adjective, or a participle in its place, with its adverbs: "newly elected", "rising".
fn adjective<'s, 't: 's>(body: Body) -> impl FnMut(Words<'s, 't>) -> Read<'s, Tagged<'t>, ElementRead> {
    let Body { determined, previous, .. } = body;
    move |input: Words<'s, 't>| {
        let (rest, adverbs) = run(is_adverb).parse(input)?;
        let Some(word) = rest.peek(0) else { return input.fail() };
        let next = rest.peek(1);
        let leads =
            next.is_some_and(|w| starts_noun(w) || matches!(w.tag.xpos, Xpos::Cc | Xpos::Vbg | Xpos::Vbn));
        let inside = determined || previous.is_some();
        let fits = match word.tag.xpos {
            Xpos::Jj | Xpos::Jjr | Xpos::Jjs | Xpos::Afx => {
                adverbs.is_empty() || inside || next.is_some_and(|w| starts_noun(w))
            }
            Xpos::Vbd => determined && leads,
            Xpos::Vbn | Xpos::Vbg if inside => leads,
            Xpos::Vbn => adverbs.is_empty() && next.is_some_and(is_noun) && opens_phrase(&input),
            Xpos::Vbg => {
                adverbs.is_empty()
                    && next.is_some_and(is_noun)
                    && (takes(input.lexicon, word, "modifying") || heads_subject(rest))
            }
            _ => false,
        };
        // Behind a noun only a name goes on with an adjective: "World Economic Forum".
        let behind_noun = is_nominal(previous)
            && !(previous == Some(Element::Name)
                && word.tag.xpos == Xpos::Jj
                && next.is_some_and(|w| w.tag.xpos == Xpos::Nnp));
        if !fits || behind_noun {
            return input.fail();
        }
        Ok((rest.from(rest.at + 1), read(Element::Adjective, rest.at, rest.at)))
    }
}

/// Whether a finite verb follows the nouns behind a participle: "changing diets would increase".
fn heads_subject(input: Words<'_, '_>) -> bool {
    const REACH: usize = 5;
    let behind = (1..REACH).filter_map(|i| input.peek(i)).find(|w| !is_noun(w));
    behind.is_some_and(|w| matches!(w.tag.xpos, Xpos::Md | Xpos::Vbz | Xpos::Vbd | Xpos::Vbp))
}

/// Whether a phrase is likely to begin here: behind a preposition, a verb, or where the sentence begins.
fn opens_phrase(input: &Words<'_, '_>) -> bool {
    let Some(before) = input.before() else { return true };
    // "Helped convicted murderers": no auxiliary, for "was convicted" is one group.
    let past = before.tag.xpos == Xpos::Vbd && before.tag.upos == Upos::Verb;
    past && !is_any(before, &["was", "were", "had", "got", "did"])
        || matches!(before.tag.xpos, Xpos::In | Xpos::Vb | Xpos::Vbp | Xpos::Vbz | Xpos::Vbg | Xpos::Cc)
            && !is_any(before, &["as", "than"])
}
