//! Of which year a car is: "a black 2006 Alder Civic".

use crate::claim::{Certainty, Claim, ClaimKind, Scope, Term, Value};
use crate::grammar::{Meaning, MentionType};
use crate::knowledge::CueWords;
use crate::syntax::Items;
use crate::value::{CalendarUnit, Civil, Extent, Time};

use super::context::{Context, Draft, slug};
use super::{add, factuality};

/// The property of a claim that tells the model year of a car.
pub const MODEL_YEAR: &str = "model-year";
/// Makes of cars.
const MAKES: CueWords = CueWords::named("car-make");
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
    let (make, _) = words.split_once(' ').filter(|(make, _)| MAKES.hold(make, items.lexicon))?;
    let year = year(items, at)?;
    let first = (at.saturating_sub(BEFORE)..at)
        .rev()
        .find(|&i| items.is_any_word(i, &["a", "an", "the", "his", "her"]))?;
    let plain = (first + 1..at).all(|i| items.word(i).is_some_and(|w| w.starts_with(char::is_lowercase)));
    let driven = !make.is_empty() && plain && !items.is_possessive(at + 1);
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

/// The year at an item, if it says no more.
fn year<'a>(items: &Items<'a>, at: usize) -> Option<&'a Time> {
    let Meaning::Time(time) = &items.mention(at)?.1.meaning else { return None };
    let time = time.time.as_ref()?;
    let year =
        |extent: &Extent| matches!(extent, Extent::At(Civil { unit: CalendarUnit::Year, year: Some(_), .. }));
    (time.readings.len() == 1 && time.readings.iter().all(year)).then_some(time)
}
