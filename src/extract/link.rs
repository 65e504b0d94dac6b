//! Entities of several sources that are one.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::claim::Term;
use crate::grammar::NameKind;

use super::entity::Entity;

/// The canonical term of every entity of every source.
#[derive(Clone, Debug, Default)]
pub struct Links {
    terms: Vec<Vec<Term>>,
}

impl Links {
    /// The canonical term of entity `index` of table `table`.
    pub fn term(&self, table: usize, index: usize) -> Option<Term> {
        self.terms.get(table)?.get(index).cloned()
    }
}

/// Links the entities of several sources: by folded name, by acronyms that any of them defines or that are the initials
/// of one name, by last names that only one person of the story has, and by edition where only one is spoken of.
pub fn link(tables: &[&[Entity]]) -> Links {
    let acronyms = agreed(
        tables
            .iter()
            .flat_map(|t| t.iter())
            .flat_map(|e| e.acronyms.iter().map(|a| (a.to_string(), e.base.to_string())))
            .chain(initials(tables)),
    );
    let people = agreed(tables.iter().flat_map(|t| t.iter()).filter_map(|e| {
        let last = e.last_name().filter(|last| *last != &*e.base)?;
        Some((last.to_owned(), e.base.to_string()))
    }));
    let firms = firms(tables);
    let persons = persons(tables);
    let beside: BTreeSet<(String, String)> = tables.iter().flat_map(|t| named_together(t)).collect();
    let base = |entity: &Entity| -> String {
        // "Britain" is no last name of a guild of Great Britain.
        let person = matches!(entity.kind, NameKind::Person | NameKind::Unknown);
        let last = || people.get(&*entity.base).filter(|_| person);
        let firm = matches!(entity.kind, NameKind::Organisation | NameKind::Unknown);
        let longer = || firms.get(&*entity.base).filter(|_| firm);
        let known = acronyms.get(&*entity.base).or_else(last).or_else(longer);
        let base = known.cloned().unwrap_or_else(|| entity.base.to_string());
        let shorter = person.then(|| shorter(&base, &persons)).flatten();
        // One source that names both tells of two.
        shorter.filter(|short| !beside.contains(&(base.clone(), short.clone()))).unwrap_or(base)
    };
    let bases: Vec<Vec<String>> = tables.par_iter().map(|table| table.iter().map(base).collect()).collect();
    let named = || tables.iter().zip(&bases).map(|(table, bases)| table.iter().zip(bases));
    // Names that differ only in hyphens and blanks are one: the first spelling in text order stands for all.
    let mut spellings: BTreeMap<String, String> = BTreeMap::new();
    let mut editions: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    for (entity, base) in named().flatten() {
        let tight = base.replace('-', "");
        let spelling = spellings.entry(tight.clone()).or_insert_with(|| base.clone());
        if base.len() > spelling.len() || (base.len() == spelling.len() && base < spelling) {
            spelling.clone_from(base);
        }
        editions.entry(tight).or_default().extend(entity.edition);
    }
    let term = |(entity, base): (&Entity, &String)| -> Term {
        let tight = base.replace('-', "");
        let known = editions.get(&tight);
        let only = known.filter(|e| e.len() == 1).and_then(|e| e.first().copied());
        let spelling = spellings.get(&tight).map_or(&*entity.base, String::as_str);
        match entity.edition.or(only) {
            Some(edition) => format!("{spelling}-{edition}").into(),
            None => spelling.into(),
        }
    };
    Links { terms: named().map(|table| table.map(term).collect()).collect() }
}

/// Longer names of firms by their first words, as sources tell them, where none has the two for two.
fn firms(tables: &[&[Entity]]) -> BTreeMap<String, String> {
    let all = || tables.iter().flat_map(|t| t.iter());
    let shortened = all().filter_map(|e| Some((e.base.to_string(), e.shortens.as_ref()?.to_string())));
    let mut firms = agreed(shortened);
    firms.retain(|short, long| {
        let both = |table: &&&[Entity]| {
            let own = table.iter().find(|e| *e.base == **short);
            own.is_some_and(|e| e.shortens.is_none()) && table.iter().any(|e| *e.base == **long)
        };
        !tables.iter().any(|table| both(&table))
    });
    firms
}

/// Persons of the story by first and last name.
fn persons<'t>(tables: &[&'t [Entity]]) -> BTreeSet<&'t str> {
    let all = tables.iter().flat_map(|t| t.iter());
    all.filter(|e| e.kind == NameKind::Person && e.base.split('-').count() == 2).map(|e| &*e.base).collect()
}

/// The person of whom `base` is a fuller name, with one middle name.
fn shorter(base: &str, persons: &BTreeSet<&str>) -> Option<String> {
    let words: Vec<&str> = base.split('-').collect();
    let [first, _, last] = words.as_slice() else { return None };
    Some(format!("{first}-{last}")).filter(|name| persons.contains(name.as_str()))
}

/// Fuller and shorter names that one source has both of.
fn named_together(table: &[Entity]) -> Vec<(String, String)> {
    let own = persons(&[table]);
    let pair = |e: &Entity| Some((e.base.to_string(), shorter(&e.base, &own)?));
    table.iter().filter_map(pair).collect()
}

/// Whether a term was taken for another that is not it to the letter: a fuller name, with a middle name, or the first word of a
/// firm's name.
pub fn is_taken_for(term: &str, other: &str) -> bool {
    let firm = other.strip_prefix(term).is_some_and(|rest| rest.starts_with('-'));
    firm || is_fuller(term, other)
}

/// Whether a term is a fuller name of another: with a middle name.
fn is_fuller(term: &str, short: &str) -> bool {
    let words: Vec<&str> = term.split('-').collect();
    matches!(words.as_slice(), [first, _, last] if short.split('-').eq([*first, *last]))
}

/// Acronyms that no source spells out beside the name: "ACD" where one organisation of the story is called "Alder Coast
/// Dairies".
fn initials(tables: &[&[Entity]]) -> Vec<(String, String)> {
    let named = |e: &&Entity| matches!(e.kind, NameKind::Organisation | NameKind::Unknown);
    let entities: Vec<&Entity> = tables.iter().flat_map(|t| t.iter()).filter(named).collect();
    let acronyms: BTreeSet<&str> = entities
        .iter()
        .filter(|e| e.name.len() >= 3 && e.name.chars().all(|c| c.is_ascii_uppercase()))
        .map(|e| &*e.base)
        .collect();
    let spelt = |e: &&Entity| {
        let letters: String = e.base.split('-').filter_map(|word| word.chars().next()).collect();
        acronyms.contains(letters.as_str()).then(|| (letters, e.base.to_string()))
    };
    entities.iter().filter_map(spelt).collect()
}

/// Pairs whose first part has one second part only.
fn agreed(pairs: impl Iterator<Item = (String, String)>) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (short, long) in pairs {
        found.entry(short).or_default().insert(long);
    }
    found
        .into_iter()
        .filter(|(_, longs)| longs.len() == 1)
        .filter_map(|(short, longs)| Some((short, longs.into_iter().next()?)))
        .collect()
}
