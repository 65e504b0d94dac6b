//! Persons of a story who are one: those named alike but for a letter, and those of whom a source tells only the age.

use std::collections::{BTreeMap, BTreeSet};

use strsim::osa_distance;

use crate::claim::{Claim, ClaimKind, Statement, Term, Value};
use crate::extract::{AGED, Entity, Reading};
use crate::grammar::NameKind;
use crate::knowledge::{Class, Classes, Knowledge, Lexicon};
use crate::value::Hedge;

use super::namesakes::{are_of_two_sides, namesakes};
use super::{roles, spellings};

/// Letters a last name must have before one that differs in a single letter can be a slip of it.
pub(super) const LETTERS: usize = 4;

/// Ages of persons, by canonical term.
pub(super) type Ages = BTreeMap<Term, BTreeSet<String>>;

/// Links persons whose names differ by one letter, adds how each source spells them, and gives claims about "the
/// 36-year-old" to the one person of the story who is that old.
pub(super) fn identify(readings: &mut [Reading], names: &mut BTreeMap<Term, String>, knowledge: &Knowledge) {
    let ages = ages(readings);
    let sources = sources(readings, &knowledge.lexicon);
    // Without an age two names are held against each other, and no more: they may be two persons'.
    let mut terms: BTreeMap<Term, Term> = variants(&ages, &Sources::new());
    let mut spellings = variants(&ages, &sources);
    spellings.retain(|slip, kept| {
        terms.contains_key(slip) || !are_of_two_sides(kept, slip, readings, &knowledge.lexicon)
    });
    let namesakes = namesakes(readings, &knowledge.lexicon);
    spellings::tell(readings, (&spellings, &terms), &namesakes, &knowledge.lexicon);
    for (old, person) in holders(&ages, &terms) {
        terms.insert(old, person);
    }
    roles::identify(readings, &knowledge.lexicon);
    for reading in readings.iter_mut() {
        for claim in &mut reading.claims {
            let subject = &mut claim.statement.subject;
            if let Some(person) = terms.get(subject) {
                *subject = person.clone();
            } else if let Some(age) = subject.strip_prefix(AGED) {
                names.entry(subject.clone()).or_insert_with(|| format!("the person aged {age}"));
            }
        }
    }
}

/// How old each named person is said to be.
pub(super) fn ages(readings: &[Reading]) -> Ages {
    let mut ages = Ages::new();
    for claim in readings.iter().flat_map(|r| &r.claims) {
        let Statement { subject, property, value: Value::Quantity(age), .. } = &claim.statement else {
            continue;
        };
        if &**property == "age" && age.hedge == Hedge::Exact && !subject.is_empty() {
            let age = age.number.map(|n| n.normalize().to_string());
            ages.entry(subject.clone()).or_default().extend(age);
        }
    }
    ages
}

/// The persons of a source: those whose names tell that they are, and those of two names or more who hold a post or are called
/// something as persons are, who say something, or whose age is told.
pub(super) fn persons<'r>(reading: &'r Reading, lexicon: &Lexicon) -> impl Iterator<Item = &'r Entity> {
    let held = reading.incumbents.iter().map(|held| &held.person);
    let told = reading.claims.iter().flat_map(|Claim { kind, statement, .. }| {
        let own = *kind == ClaimKind::Attribution || &*statement.property == "age";
        Some(&statement.subject).filter(|_| own).into_iter().chain(&statement.speaker)
    });
    let told: BTreeSet<&Term> = held.chain(told).collect();
    reading.entities.all().iter().filter(move |entity| match entity.kind {
        NameKind::Person => true,
        NameKind::Unknown => {
            entity.base.contains('-') && told.contains(&entity.key) && !is_of_things(&entity.base, lexicon)
        }
        _ => false,
    })
}

/// Whether a name has a word for a kind of body or place, or the name of a place.
fn is_of_things(name: &str, lexicon: &Lexicon) -> bool {
    const THINGS: Classes = Classes::of(&[
        Class::Place,
        Class::OrganisationNoun,
        Class::BuildingNoun,
        Class::EventNoun,
        Class::DocumentNoun,
    ]);
    name.split('-').any(|word| lexicon.is_among(word, THINGS))
}

/// Sources that name a person, by term.
pub(super) type Sources = BTreeMap<Term, BTreeSet<usize>>;

/// Which sources name each person of two or three names.
pub(super) fn sources(readings: &[Reading], lexicon: &Lexicon) -> Sources {
    let mut sources = Sources::new();
    for (index, reading) in readings.iter().enumerate() {
        for person in persons(reading, lexicon).filter(|e| (2..=3).contains(&e.base.split('-').count())) {
            sources.entry(person.key.clone()).or_default().insert(index);
        }
    }
    sources
}

/// Names that are the slip of another, with the one that stands for both, the first in the order of letters: the same
/// first names, last names one letter apart, and one age or no source that names both.
fn variants(ages: &Ages, sources: &Sources) -> BTreeMap<Term, Term> {
    let mut by_first: BTreeMap<&str, Vec<(&str, &Term)>> = BTreeMap::new();
    let persons: BTreeSet<&Term> = ages.keys().chain(sources.keys()).collect();
    for term in persons {
        if let Some((first, last)) = term.rsplit_once('-').filter(|(_, last)| last.len() >= LETTERS) {
            by_first.entry(first).or_default().push((last, term));
        }
    }
    let mut variants = BTreeMap::new();
    for alike in by_first.values().filter(|a| a.len() > 1) {
        for pair in alike.windows(2) {
            let [(last, term), (other, slip)] = pair else { continue };
            let shared = ages.get(*term).zip(ages.get(*slip)).map(|(a, b)| !a.is_disjoint(b));
            let apart = || sources.get(*term).zip(sources.get(*slip)).is_some_and(|(a, b)| a.is_disjoint(b));
            if shared.unwrap_or_else(apart) && is_slip(last, other) {
                let kept = variants.get(*term).unwrap_or(*term).clone();
                variants.insert((*slip).clone(), kept);
            }
        }
    }
    variants
}

/// Whom the term of a person of whom only the age is told stands for: the one person of that age; nobody where there are
/// two.
fn holders(ages: &Ages, variants: &BTreeMap<Term, Term>) -> BTreeMap<Term, Term> {
    let mut holders: BTreeMap<&str, BTreeSet<&Term>> = BTreeMap::new();
    for (person, known) in ages {
        for age in known {
            holders.entry(age).or_default().insert(variants.get(person).unwrap_or(person));
        }
    }
    let held = holders.into_iter().filter_map(|(age, persons)| {
        let first = persons.first().copied()?;
        let person = if persons.len() == 1 { first.clone() } else { Term::from("") };
        Some((Term::from(format!("{AGED}{age}")), person))
    });
    held.collect()
}

/// Whether a last name differs from another in one letter; not in the first one, by which names are told apart, nor in
/// the ending of a family or a thing of many.
pub(super) fn is_slip(last: &str, other: &str) -> bool {
    // A family, a woman of it.
    let ending =
        |one: &str, longer: &str| ['s', 'a'].iter().any(|end| longer.strip_suffix(*end) == Some(one));
    last.as_bytes().first() == other.as_bytes().first()
        && !ending(last, other)
        && !ending(other, last)
        && osa_distance(last, other) == 1
}
