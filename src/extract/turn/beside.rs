//! Turns told beside a verb that has none of its own: "the landing took place at noon", "Jane Doe, mayor since 2004,", "on the
//! third day", "at a vigil on Sunday".

use crate::claim::{Claim, ClaimKind, Factuality, Scope, Term, Value};
use crate::grammar::{Meaning, MentionType, NameKind};
use crate::knowledge::{Class, CueWords, Sense};
use crate::syntax::Items;
use crate::value::{Granularity, Time};

use super::super::context::Context;
use super::super::{add, factuality, rank};
use super::who::Who;
use super::{Reader, SOLE, Told, WHEN, WHETHER, WHICH, told_of};

/// Marks nouns for turns.
pub(super) const NOMINAL: &str = "nominal";
/// Turns that say no more than that the noun before them was.
const GENERAL: [&str; 6] = ["happened", "began", "is-held", "closes", "is-completed", "was-lost"];
/// Items behind "on the third day" and the like.
const REACH: usize = 3;

impl<'r> Reader<'r, '_> {
    /// The turn that the noun before a general verb tells: "the landing took place at noon".
    pub(super) fn of_noun(&self) -> Option<(&'r Sense, &'r str)> {
        let items = self.items;
        let subject = self.clause.subject().filter(|_| GENERAL.contains(&self.id))?.phrase;
        let start = items.get(subject.head)?.start;
        let (length, sense) = items.at(subject.head, Class::Turn)?;
        let whole = start + length == items.get(subject.head)?.end;
        let noun = Some(sense).filter(|sense| sense.is(NOMINAL) && whole)?;
        Some((noun, noun.tags.first()?))
    }

    /// "Left Alder at 9.20": whether what is left is a place.
    pub(super) fn leaves_a_place(&self) -> bool {
        let items = self.items;
        let Some(object) = self.clause.object().map(|slot| slot.phrase) else { return false };
        let named = items.mention(object.head).and_then(|(index, _)| self.context.entities.of_mention(index));
        let noun = || items.is(object.head, Class::PlaceKind) || items.is_cue(object.head, PORTS);
        named.map_or_else(noun, |entity| entity.kind == NameKind::Place)
    }

    /// "Fell on the third day": on which day of what the news is of.
    pub(super) fn day_of_it(&self, who: &Who, factuality: Factuality) -> Option<Claim> {
        let items = self.items;
        let within = self.clause.first..=self.clause.last;
        let mut days =
            within.filter(|&i| items.is_any_word(i, &["on"]) && items.is_any_word(i + 1, &["the", "their"]));
        let on = days.next().filter(|_| days.next().is_none())?;
        let (at, number) = (on + 2..=on + REACH).find_map(|i| Some((i, day(items, i)?)))?;
        // "On the third day of the trial" is as much as "on the third day"; "of the month" is not.
        let value = rank::number(number);
        let scope = Scope::from([("turn".into(), Term::from(self.id))]);
        self.claim((WHICH, "day-of-it"), ClaimKind::Relation, value, (at, scope), who, factuality)
    }
}

/// What a ship, a train or a plane leaves.
const PORTS: CueWords = CueWords::named("port");

/// The number of "the third day", whether it is read as a time or not.
fn day(items: &Items<'_>, at: usize) -> Option<u32> {
    let (_, mention) = items.mention(at)?;
    let words = mention.span.of(items.text);
    let (first, rest) = words.split_once(' ').unwrap_or((words, ""));
    let day = rest == "day" || rest.is_empty() && items.is_any_word(at + 1, &["day"]);
    let sense = items.lexicon.sense(first, Class::OrdinalWord).filter(|_| day)?;
    sense.value?.normalize().to_string().parse().ok()
}

/// Adds what a sentence tells of turns beside a noun or a name.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    for at in 1..items.items.len() {
        add(claims, since(context, items, at, sentence));
        add(claims, held(context, items, at, sentence));
        add(claims, built(context, items, at, sentence));
        add(claims, before_noun(context, items, at, sentence));
    }
}

/// "Jane Doe, mayor since 2004,", "Jane Doe, 54, mayor since 2004,".
fn since(context: &Context<'_>, items: &Items<'_>, at: usize, sentence: usize) -> Option<Claim> {
    let comma = at.checked_sub(1).filter(|&i| items.is_symbol(i, &[',']))?;
    let start = items.get(at)?.start;
    let (length, sense) = items.at(at, Class::Turn)?;
    let last = items.position(start + length);
    let told = sense.is("since") && items.is_any_word(last.checked_sub(1)?, &["since"]);
    let time = time(items, last).filter(|_| told)?;
    let before = comma.checked_sub(1)?;
    let aged = items.mention(before).is_some_and(|(_, m)| m.kind != MentionType::Name);
    let name = if aged { before.checked_sub(2)? } else { before };
    let entity = context.entities.of_mention(items.mention(name)?.0)?;
    let person = matches!(entity.kind, NameKind::Person | NameKind::Unknown) && !items.is_possessive(name);
    let told = Told {
        property: format!("{WHEN}{}", sense.tags.first().filter(|_| person)?),
        subject: Some(entity.key.clone()),
        word: Term::from(""),
        sole: false,
        value: Value::Time(time.clone()),
        span: context.span(start, items.get(last)?.end),
        factuality: factuality::at(items, at),
    };
    Some(told_of(context, told, sentence)).map(|claim| Claim { kind: ClaimKind::Date, ..claim })
}

/// "An *overloaded* ferry capsized": a turn told by an adjective before the noun for the thing.
fn before_noun(context: &Context<'_>, items: &Items<'_>, at: usize, sentence: usize) -> Option<Claim> {
    let (length, sense) = items.at(at, Class::Turn).filter(|(_, sense)| sense.is("attributive"))?;
    let start = items.get(at)?.start;
    let last = items.position(start + length).saturating_sub(1).max(at);
    let article = at.checked_sub(1).filter(|&i| items.is_any_word(i, &["a", "an", "the"]))?;
    let phrase = items.phrase_at(at).filter(|p| p.first == article && p.head > last)?;
    let noun = items.word(phrase.head).filter(|word| word.starts_with(char::is_lowercase))?;
    items.lexicon.sense(noun, Class::ThingNoun)?;
    let told = Told {
        property: format!("{WHETHER}{}", sense.tags.first()?),
        subject: None,
        word: Term::from(noun),
        sole: sense.is(SOLE),
        value: Value::Truth(!sense.is("not")),
        span: context.span(items.get(article)?.start, items.get(phrase.head)?.end),
        factuality: factuality::at(items, at),
    };
    (!items.is_possessive(phrase.head)).then(|| told_of(context, told, sentence))
}

/// "Stood at a vigil on Sunday": when a gathering was.
fn held(context: &Context<'_>, items: &Items<'_>, at: usize, sentence: usize) -> Option<Claim> {
    let on = Some(at + 1).filter(|&i| items.is_any_word(i, &["on"]))?;
    let noun = items.word(at).filter(|_| items.is_cue(at, GATHERINGS))?;
    let sentence_of = at.checked_sub(1).filter(|&i| items.is_any_word(i, &["sentence", "sentencing"]));
    let own = sentence_of.filter(|_| noun == "hearing").unwrap_or(at);
    // "At a hearing on Sunday" may be any; that of the sentence is one.
    if noun == "hearing" && own == at {
        return None;
    }
    let article = own.checked_sub(1).filter(|&i| items.is_any_word(i, &["a", "the"]))?;
    let there = article.checked_sub(1).filter(|&i| items.is_any_word(i, &["at", "during", "for"]))?;
    let time = time(items, on + 1)?;
    let told = Told {
        property: format!("{WHEN}{}", if own < at { "is-to-be-sentenced" } else { "is-held" }),
        subject: None,
        word: Term::from(noun),
        sole: own < at,
        value: Value::Time(context.local.as_shown(time, items.lexicon)),
        span: context.span(items.get(there)?.start, items.get(on + 1)?.end),
        factuality: factuality::at(items, at),
    };
    Some(told_of(context, told, sentence)).map(|claim| Claim { kind: ClaimKind::Date, ..claim })
}

/// "The 17th-century church of San Marco", "Alder's 12th-century abbey": in which century something was built.
fn built(context: &Context<'_>, items: &Items<'_>, noun: usize, sentence: usize) -> Option<Claim> {
    let building = items.sense(noun, Class::BuildingNoun)?;
    let at = (noun.saturating_sub(2)..noun)
        .find(|&i| time(items, i).is_some_and(|time| time.granularity() == Some(Granularity::Century)))?;
    let name = |i: usize| {
        let entity = context.entities.of_mention(items.mention(i)?.0)?;
        (!items.is_possessive(i)).then(|| entity.key.clone())
    };
    let of = Some(noun + 1).filter(|&i| items.is_any_word(i, &["of"])).and_then(|i| name(i + 1));
    let told = Told {
        property: format!("{WHEN}was-built"),
        subject: of,
        word: Term::from(&*building.id),
        sole: false,
        value: Value::Time(time(items, at)?.clone()),
        span: context.span(items.get(at)?.start, items.get(noun)?.end),
        factuality: Factuality::Asserted,
    };
    Some(told_of(context, told, sentence)).map(|claim| Claim { kind: ClaimKind::Date, ..claim })
}

/// Nouns for gatherings of which one piece of news has one.
const GATHERINGS: CueWords = CueWords::named("gathering");

fn time<'a>(items: &Items<'a>, at: usize) -> Option<&'a Time> {
    match &items.mention(at)?.1.meaning {
        Meaning::Time(time) => time.time.as_ref(),
        _ => None,
    }
}
