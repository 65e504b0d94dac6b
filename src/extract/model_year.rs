//! Of which year a car is: "a black 2006 Alder Civic".

use crate::claim::{Certainty, Claim, ClaimKind, Scope, Term, Value};
use crate::grammar::{Meaning, MentionType};
use crate::knowledge::{Class, Lexicon, Sense};
use crate::syntax::Items;
use crate::value::{CalendarUnit, Civil, Extent, Time};

use super::context::{Context, Draft, slug};
use super::look::COLOUR;
use super::{add, factuality, kind};

/// The property of a claim that tells the model year of a car.
pub const MODEL_YEAR: &str = "model-year";
/// Marks makes of cars.
const MAKE: &str = "make";
/// Marks makes whose names are those of much else.
const SHARED: &str = "shared";
/// Words between an article and a year: "a black 2006".
const BEFORE: usize = 3;

/// Adds the model years of the cars of a sentence.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    for at in 1..items.items.len() {
        add(claims, car(context, items, at, sentence));
    }
}

/// "A 2006 Alder Civic": the car whose year stands at an item.
fn car(context: &Context<'_>, items: &Items<'_>, at: usize, sentence: usize) -> Option<Claim> {
    let (_, car) = items.mention(at + 1).filter(|(_, m)| m.kind == MentionType::Name)?;
    let words = car.span.of(items.text);
    // "A 2006 Alder" is any of its models.
    let make = make(words.split_once(' ')?.0, items.lexicon)?;
    let year = year(items, at)?;
    let first = (at.saturating_sub(BEFORE)..at)
        .rev()
        .find(|&i| items.is_any_word(i, &["a", "an", "the", "his", "her"]))?;
    let plain = (first + 1..at).all(|i| items.word(i).is_some_and(|w| w.starts_with(char::is_lowercase)));
    // "The 2006 Honda Classic" is no car, and "a 2006 Lincoln Memorial" is none.
    let unsure = make.is(SHARED) || items.is_any_word(first, &["the"]);
    let driven = plain && !items.is_possessive(at + 1) && (!unsure || is_of_a_car(items, first + 1, at));
    let draft = Draft {
        kind: ClaimKind::Date,
        subject: Term::from(slug(words)),
        property: MODEL_YEAR.into(),
        scope: Scope::new(),
        value: Value::Time(year.clone()),
        span: context.span(items.get(first)?.start, items.get(at + 1)?.end),
        subject_span: None,
        certainty: Certainty::Possible,
        about_event: false,
    };
    driven.then(|| context.claim_as(draft, factuality::at(items, at), sentence))
}

/// The make of cars that a word is.
fn make<'l>(word: &str, lexicon: &'l Lexicon) -> Option<&'l Sense> {
    lexicon.senses_of(word, Class::Kind).find(|sense| sense.is(MAKE))
}

/// Whether a colour before a year or a noun behind the name tells that it is a car: "the black 2006 Alder", "sedan".
fn is_of_a_car(items: &Items<'_>, first: usize, year: usize) -> bool {
    let is_colour = |i: usize| {
        let here = items.get(i).and_then(|item| items.text.get(item.start..));
        here.is_some_and(|here| kind::answer(here, COLOUR, items.lexicon).is_some())
    };
    let vehicle = |word: &str| {
        let thing = items.lexicon.sense(word, Class::ThingNoun).is_some_and(|sense| sense.is("vehicle"));
        thing || items.lexicon.senses_of(word, Class::Kind).any(|s| s.is(COLOUR) && s.is(kind::BEARS))
    };
    (first..year).any(is_colour) || items.word(year + 2).is_some_and(vehicle)
}

/// The year at an item, if it says no more.
fn year<'a>(items: &Items<'a>, at: usize) -> Option<&'a Time> {
    let Meaning::Time(time) = &items.mention(at)?.1.meaning else { return None };
    let time = time.time.as_ref()?;
    let year =
        |extent: &Extent| matches!(extent, Extent::At(Civil { unit: CalendarUnit::Year, year: Some(_), .. }));
    (time.readings.len() == 1 && time.readings.iter().all(year)).then_some(time)
}
