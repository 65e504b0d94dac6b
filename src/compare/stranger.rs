//! Whether two claims tell of one thing where no name says so: a happening, a thing of the news, a person of one age.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::claim::{ClaimKind, Term, Value};
use crate::extract::{AGED, HAPPENING, are_of_one};
use crate::graph::TOPIC;
use crate::knowledge::{Class, Lexicon};
use crate::value::Dimension;

use super::bucket::Entry;
use super::pair::same_source;

/// Why two claims about "the fire", which has no name, or about a cup without its edition may be about two: it is not the
/// news of both sources, or the two tell it of other places and persons.
pub(super) fn strangers(a: &Entry<'_>, b: &Entry<'_>, lexicon: &Lexicon) -> Option<&'static str> {
    let (x, y) = (a.member.claim, b.member.claim);
    let (one, other) = (&a.member.reading.news, &b.member.reading.news);
    let subject = &x.statement.subject;
    let is_news = |kind: &Option<_>| kind.as_ref() == Some(subject);
    let common = is_news(&one.kind)
        || is_news(&other.kind)
        || lexicon.sense(subject, Class::EventNoun).is_some_and(|s| s.id == *subject);
    // Two articles that share no names may tell of two persons of one age.
    if subject.starts_with(AGED) && one.is_apart(other, subject) {
        return Some("the sources may tell of two persons");
    }
    if !x.about_event || !y.about_event || x.alike.is_some() || same_source(a, b) {
        return None;
    }
    if &**subject == TOPIC {
        let apart = !tell_alike(a, b, lexicon)
            || !are_of_one(whose(a), whose(b))
            || are_worlds_apart(&a.value, &b.value)
            || are_few(a, b)
            || !one.is_same(other);
        return apart.then_some("the sources may tell of two things");
    }
    if &**subject == HAPPENING && !one.is_alike(other, subject) {
        return Some("the sources may tell of two happenings");
    }
    // "The bus" is one only where the leads tell of one happening.
    let thing = lexicon.sense(subject, Class::ThingNoun).is_some_and(|s| s.id == *subject);
    if thing && !one.is_alike(other, subject) {
        return Some("the sources may tell of two things");
    }
    if common && !(is_news(&one.kind) && is_news(&other.kind)) && !one.is_alike(other, subject) {
        return Some("a happening that is not the news of both sources");
    }
    if common && one.is_elsewhere(other, subject) {
        return Some("the sources tell it of other places or people");
    }
    // A cup or a prize comes back every year; its edition tells which one is meant.
    let open = common || x.kind == ClaimKind::Relation && !subject.contains(|c: char| c.is_ascii_digit());
    (open && one.is_apart(other, subject)).then_some("the sources may tell of two happenings")
}

/// The last person named before a figure in its sentence.
fn whose<'e>(entry: &Entry<'e>) -> Option<&'e Term> {
    let claim = entry.member.claim;
    entry.member.reading.person_before(claim.sentence, claim.span.start as usize)
}

/// Letters by which two forms of a word are one.
const STEM: usize = 5;

/// Whether the sentences of two figures share a telling word, besides what is counted; of a share the same names as well.
fn tell_alike(a: &Entry<'_>, b: &Entry<'_>, lexicon: &Lexicon) -> bool {
    let counted = a.member.claim.statement.property.rsplit('-').next().unwrap_or_default().to_owned();
    let words = |e: &Entry<'_>, names: bool| -> BTreeSet<String> {
        let document = &e.member.reading.document;
        let sentence = document
            .sentences
            .get(e.member.claim.sentence)
            .map_or("", |s| s.span.of(e.member.reading.text()));
        let words = sentence.split(|c: char| !c.is_alphabetic()).filter(|w| w.len() >= STEM - 1);
        let words = words.filter(|w| w.starts_with(char::is_uppercase) == names);
        let telling = words.filter(|w| lexicon.sense(w, Class::FunctionWord).is_none());
        telling.map(|w| w.to_lowercase().chars().take(STEM).collect()).collect()
    };
    let shares = |names: bool| {
        let (ours, theirs) = (words(a, names), words(b, names));
        ours.intersection(&theirs).any(|word| names || !counted.starts_with(word.as_str()))
    };
    let percent = matches!(&a.value, Value::Quantity(q) if q.unit.dimension == Dimension::Percent);
    shares(false) && (!percent || shares(true))
}

/// Whether two figures count so few, and differ so much, that each may count others of the kind: "two banks", "five banks".
fn are_few(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    let counted = |e: &Entry<'_>| match &e.value {
        Value::Quantity(q) if q.unit.dimension == Dimension::Count => q.number,
        _ => None,
    };
    let half = Decimal::new(15, 1);
    let few = |(x, y): (Decimal, Decimal)| x.max(y) < Decimal::TEN && x.max(y) > x.min(y) * half;
    counted(a).zip(counted(b)).is_some_and(few)
}

/// Whether of two figures one is more than three times the other.
fn are_worlds_apart(a: &Value, b: &Value) -> bool {
    bases(a, b).is_some_and(|(x, y)| x.max(y) > x.min(y) * Decimal::from(3))
}

/// The numbers of two figures in base units.
pub(super) fn bases(a: &Value, b: &Value) -> Option<(Decimal, Decimal)> {
    let base = |value: &Value| match value {
        Value::Quantity(q) => q.number?.checked_mul(q.unit.factor),
        _ => None,
    };
    base(a).zip(base(b))
}
