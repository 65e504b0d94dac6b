//! Happenings of a story that its sources call by words of which one says more ("the attack" is the bombing of the others), or
//! that some do not name at all.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::claim::{Certainty, Term};
use crate::extract::{HAPPENING, Reading};
use crate::knowledge::{Class, Lexicon};

/// Calls the happening of each reading as the others of the same news call it, where their word says more and is one, and what
/// a reading calls "the explosion" by the word that it has for its news, "bombing".
pub(super) fn agree(readings: &mut [Reading], lexicon: &Lexicon) {
    let mut by_kind: ByKind<'_> = BTreeMap::new();
    for reading in readings.iter() {
        if let Some(kind) = &reading.news.kind {
            by_kind.entry(kind).or_default().push(reading);
        }
    }
    let told: Vec<Option<Arc<str>>> = readings.iter().map(|r| closer(r, &by_kind, lexicon)).collect();
    for (reading, closer) in readings.iter_mut().zip(told) {
        let Some(own) = reading.news.kind.clone() else { continue };
        let kind = closer.unwrap_or_else(|| own.clone());
        let happenings = reading.claims.iter_mut().filter(|claim| claim.about_event);
        // "The attack" beside the bombing may be another one; "the explosion" is the bomb's.
        let called = |subject: &Term| {
            let sudden = lexicon.sense(subject, Class::EventNoun).is_some_and(|sense| sense.is("sudden"));
            (**subject == *own || sudden) && may_be(lexicon, subject, &kind)
        };
        for claim in happenings.filter(|claim| called(&claim.statement.subject)) {
            claim.statement.subject = Term::from(&*kind);
            claim.certainty = Certainty::Possible;
        }
        reading.news.kind = Some(kind);
    }
}

/// Whether what is called by one word may be called by the other, which says more.
fn may_be(lexicon: &Lexicon, kind: &str, other: &str) -> bool {
    let sense = lexicon.sense(kind, Class::EventNoun).filter(|sense| *sense.id == *kind);
    sense.is_some_and(|sense| sense.may_be(other))
}

/// Readings by the kind of happening that they are the news of.
type ByKind<'r> = BTreeMap<&'r Arc<str>, Vec<&'r Reading>>;

/// The closest word of the others for what a reading is the news of.
fn closer(reading: &Reading, by_kind: &ByKind<'_>, lexicon: &Lexicon) -> Option<Arc<str>> {
    let kind = reading.news.kind.as_ref()?;
    // Few words leave it open: leads are held against each other where the kinds allow it.
    let told = |others: &[&Reading]| others.iter().any(|other| other.news.is_same(&reading.news));
    let called = by_kind.iter().filter(|(other, _)| may_be(lexicon, kind, other));
    let kinds: BTreeSet<&Arc<str>> = called.filter(|(_, others)| told(others)).map(|(k, _)| *k).collect();
    // An attack may be an explosion, and that a bombing.
    let mut closest = kinds.iter().filter(|other| !kinds.iter().any(|closer| may_be(lexicon, other, closer)));
    let first = closest.next()?;
    closest.next().is_none().then(|| Arc::clone(first))
}

/// Gives the tolls of an article without a happening to the one kind that all articles name which tell of the same
/// persons and places.
pub(super) fn identify(readings: &mut [Reading]) {
    let unnamed = |r: &Reading| r.claims.iter().any(|c| &*c.statement.subject == HAPPENING);
    let known: Vec<Option<Term>> =
        readings.iter().map(|r| if unnamed(r) { kind(r, readings) } else { None }).collect();
    for (reading, kind) in readings.iter_mut().zip(known) {
        let Some(kind) = kind else { continue };
        for claim in reading.claims.iter_mut().filter(|c| &*c.statement.subject == HAPPENING) {
            claim.statement.subject = kind.clone();
        }
    }
}

fn kind(reading: &Reading, readings: &[Reading]) -> Option<Term> {
    let named = readings.iter().filter_map(|other| Some((&other.news, other.news.kind.as_ref()?)));
    let alike = named.filter(|(news, _)| news.is_alike(&reading.news, HAPPENING));
    let kinds: BTreeSet<&Term> = alike.map(|(_, kind)| kind).collect();
    let mut kinds = kinds.into_iter();
    kinds.next().filter(|_| kinds.next().is_none()).cloned()
}
