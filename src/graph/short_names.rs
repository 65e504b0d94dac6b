//! Persons whom one source calls by a short form of the first name that another source has: Tom and Thomas Oake are one.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::{Term, Value};
use crate::extract::Reading;
use crate::grammar::NameKind;
use crate::knowledge::{Class, Lexicon};

/// Which sources name each person of a first and a last name.
type Sources<'r> = BTreeMap<&'r Term, BTreeSet<usize>>;

/// Calls those persons of a story by one term who are named by two forms of one first name, each in other sources.
pub(super) fn unite(readings: &mut [Reading], lexicon: &Lexicon) {
    let terms = forms(readings, lexicon);
    if terms.is_empty() {
        return;
    }
    for statement in readings.iter_mut().flat_map(|r| &mut r.claims).map(|claim| &mut claim.statement) {
        if let Some(person) = terms.get(&statement.subject) {
            statement.subject = person.clone();
        }
        if let Value::Entity(value) = &statement.value
            && let Some(person) = terms.get(value)
        {
            statement.value = Value::Entity(person.clone());
        }
        if let Some(person) = statement.speaker.as_ref().and_then(|speaker| terms.get(speaker)) {
            statement.speaker = Some(person.clone());
        }
    }
}

/// The ages that are told of each person.
fn ages(readings: &[Reading]) -> BTreeMap<Term, BTreeSet<String>> {
    let mut ages: BTreeMap<Term, BTreeSet<String>> = BTreeMap::new();
    for statement in readings.iter().flat_map(|r| &r.claims).map(|claim| &claim.statement) {
        if &*statement.property == "age" {
            ages.entry(statement.subject.clone()).or_default().insert(statement.value.to_string());
        }
    }
    ages
}

/// The terms that stand for a person of whom another term, that of the longer first name, is kept.
fn forms(readings: &[Reading], lexicon: &Lexicon) -> BTreeMap<Term, Term> {
    let mut sources = Sources::new();
    for (index, reading) in readings.iter().enumerate() {
        let persons = reading.entities.all().iter().filter(|e| e.kind == NameKind::Person);
        for person in persons.filter(|e| e.key.matches('-').count() == 1) {
            sources.entry(&person.key).or_default().insert(index);
        }
    }
    let mut by_last: BTreeMap<&str, Vec<(&str, &Term)>> = BTreeMap::new();
    for term in sources.keys() {
        if let Some((first, last)) = term.split_once('-') {
            by_last.entry(last).or_default().push((first, *term));
        }
    }
    let names = |first: &str| -> BTreeSet<String> {
        lexicon.senses_of(first, Class::ShortName).map(|s| s.id.to_string()).collect()
    };
    let kin = |a: &BTreeSet<usize>, b: &BTreeSet<usize>| {
        let reading = |at: &usize| readings.get(*at).map(|r| &r.news);
        a.iter().filter_map(reading).all(|one| b.iter().filter_map(reading).any(|other| one.is_kin(other)))
    };
    let ages = ages(readings);
    let mut forms = BTreeMap::new();
    for alike in by_last.values() {
        // Of three, nothing says which two are one.
        let [one, two] = alike.as_slice() else { continue };
        let ((first, short), (other, full)) =
            if one.0.len() <= two.0.len() { (one, two) } else { (two, one) };
        // A father and a son are two.
        let aged = ages.get(*short).zip(ages.get(*full)).is_none_or(|(a, b)| !a.is_disjoint(b));
        let apart =
            sources.get(short).zip(sources.get(full)).is_some_and(|(a, b)| a.is_disjoint(b) && kin(a, b));
        if apart && aged && !names(first).is_disjoint(&names(other)) {
            forms.insert((*short).clone(), (*full).clone());
        }
    }
    forms
}
