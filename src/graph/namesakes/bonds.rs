//! What ties persons of two names, beside their names: a post, a role, a relative, words, an age, or the news alone.

use std::collections::BTreeMap;

use crate::claim::{Certainty, ClaimKind, Statement, Term, Value};
use crate::extract::Reading;
use crate::grammar::NameKind;
use crate::knowledge::Lexicon;
use crate::value::Hedge;

use super::super::one_news::FEW;
use super::super::people;
use super::written::spelling;
use super::{AGE, KIN, NEWS, POST, ROLE, Told, WORDS, fold, is_full};

/// Persons by what ties them.
pub(super) type Bonds<'r> = BTreeMap<(&'static str, Term), Told<'r>>;

/// Persons of two or three names by their posts.
pub(super) fn posts(readings: &[Reading]) -> Bonds<'_> {
    let mut bonds = Bonds::new();
    for (index, reading) in readings.iter().enumerate() {
        for held in reading.incumbents.iter().filter(|held| held.post && is_full(&held.person)) {
            let told = bonds.entry((POST, Term::from(&*held.title))).or_default();
            told.entry(held.person.clone()).or_default().push((index, Some(held)));
        }
    }
    bonds
}

/// Words of a quotation that two people hardly hit upon by themselves.
const SAYING: usize = 7;

/// Speakers of two or three names by the first words of what they say.
pub(super) fn quotations(readings: &[Reading]) -> Bonds<'_> {
    let mut bonds = Bonds::new();
    for (index, reading) in readings.iter().enumerate() {
        for claim in &reading.claims {
            let statement = &claim.statement;
            let (ClaimKind::Attribution, Value::Wording(said)) = (claim.kind, &statement.value) else {
                continue;
            };
            let words: Vec<String> = said.split_whitespace().take(SAYING).map(fold).collect();
            if words.len() == SAYING && claim.certainty == Certainty::Certain && is_full(&statement.subject) {
                let told = bonds.entry((WORDS, words.join(" ").into())).or_default();
                told.entry(statement.subject.clone()).or_default().push((index, None));
            }
        }
    }
    bonds
}

/// Persons of two or three names by how old they are said to be.
pub(super) fn ages(readings: &[Reading]) -> Bonds<'_> {
    let mut bonds = Bonds::new();
    for (index, reading) in readings.iter().enumerate() {
        for claim in &reading.claims {
            let Statement { subject, property, value: Value::Quantity(age), .. } = &claim.statement else {
                continue;
            };
            let Some(number) = age.number.filter(|_| age.hedge == Hedge::Exact) else { continue };
            if &**property == "age" && is_full(subject) {
                let told = bonds.entry((AGE, number.normalize().to_string().into())).or_default();
                told.entry(subject.clone()).or_default().push((index, None));
            }
        }
    }
    bonds
}

/// All persons of two or three names, in a story of few sources: in a large one many have names that are nearly one. A name of
/// which a source tells no more is a person's where it is another spelling of that of a person.
pub(super) fn persons<'r>(readings: &'r [Reading], lexicon: &Lexicon) -> Bonds<'r> {
    let mut told = Told::new();
    for (index, reading) in readings.iter().enumerate().take_while(|_| readings.len() <= FEW) {
        for person in people::persons(reading, lexicon).filter(|e| is_full(&e.key)) {
            told.entry(person.key.clone()).or_default().push((index, None));
        }
    }
    let mut by_name: BTreeMap<(bool, &str), Vec<&Term>> = BTreeMap::new();
    for person in told.keys() {
        for name in
            [person.split_once('-').map(|n| (false, n.0)), person.rsplit_once('-').map(|n| (true, n.1))]
        {
            name.into_iter().for_each(|name| by_name.entry(name).or_default().push(person));
        }
    }
    let mut more: Vec<(Term, usize)> = Vec::new();
    for (index, reading) in readings.iter().enumerate().filter(|_| !told.is_empty()) {
        for entity in reading.entities.all().iter().filter(|e| e.kind == NameKind::Unknown) {
            let (Some((first, _)), Some((_, last))) =
                (entity.key.split_once('-'), entity.key.rsplit_once('-'))
            else {
                continue;
            };
            let named = [by_name.get(&(false, first)), by_name.get(&(true, last))];
            let mut alike = named.into_iter().flatten().flatten();
            let known = told.contains_key(&entity.key);
            if !known
                && is_full(&entity.key)
                && alike.any(|p| spelling(p, &entity.key, false, lexicon).is_some())
            {
                more.push((entity.key.clone(), index));
            }
        }
    }
    for (person, index) in more {
        told.entry(person).or_default().push((index, None));
    }
    Bonds::from([((NEWS, Term::from("same")), told)])
}

/// Persons of two or three names by what they are called that many are: juror, guitarist, co-owner.
pub(super) fn roles(readings: &[Reading]) -> Bonds<'_> {
    let mut bonds = Bonds::new();
    for (index, reading) in readings.iter().enumerate() {
        for held in reading.incumbents.iter().filter(|held| !held.post && is_full(&held.person)) {
            let told = bonds.entry((ROLE, Term::from(&*held.title))).or_default();
            told.entry(held.person.clone()).or_default().push((index, Some(held)));
        }
    }
    bonds
}

/// The property of a claim that tells whose relative somebody is.
const KINSHIP: &str = "which-kinship";

/// Persons of two or three names by what they are to a relative: "his mother, Jane Doe".
pub(super) fn relatives(readings: &[Reading]) -> Bonds<'_> {
    let mut bonds = Bonds::new();
    for (index, reading) in readings.iter().enumerate() {
        for Statement { subject, property, value, .. } in reading.claims.iter().map(|c| &c.statement) {
            if let Value::Entity(kin) = value
                && &**property == KINSHIP
                && is_full(subject)
            {
                let told = bonds.entry((KIN, kin.clone())).or_default();
                told.entry(subject.clone()).or_default().push((index, None));
            }
        }
    }
    bonds
}
