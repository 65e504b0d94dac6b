//! Entities of several sources that are one.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::claim::Term;
use crate::grammar::NameKind;

use super::entity::{Entity, Sex};

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
/// of one name, by last names that only one person of the story has, and by edition where only one is spoken of. Of fuller names
/// those stay apart from the shorter ones that the story tells to be others'.
pub fn link<'t>(tables: &[&'t [Entity]], apart: &'t BTreeSet<(String, String)>) -> Links {
    let all = || tables.iter().flat_map(|t| t.iter());
    let initials = initials(tables);
    let spelt = initials.iter().map(|(letters, base)| (letters.as_str(), *base));
    let known = Known {
        acronyms: agreed(all().flat_map(|e| e.acronyms().iter().map(|a| (&**a, &*e.base))).chain(spelt)),
        people: agreed(all().filter_map(|e| {
            let last = e.last_name().filter(|last| *last != &*e.base)?;
            Some((last, &*e.base))
        })),
        sexes: all().filter_map(|e| Some((&*e.base, e.sex()?))).collect(),
        firms: firms(tables),
        persons: persons(tables),
        beside: tables
            .iter()
            .flat_map(|t| named_together(t))
            .chain(apart.iter().map(|(fuller, shorter)| (fuller.as_str(), shorter.clone())))
            .collect(),
    };
    let bases: Vec<Vec<Cow<'_, str>>> =
        tables.par_iter().map(|table| table.iter().map(|e| known.base(e)).collect()).collect();
    Links::of_bases(tables, &bases)
}

/// What the sources of a story say of names together.
struct Known<'t> {
    /// What acronyms stand for.
    acronyms: BTreeMap<&'t str, &'t str>,
    /// Persons by their last names.
    people: BTreeMap<&'t str, &'t str>,
    /// Which persons are men and which are women, as far as it is told.
    sexes: BTreeMap<&'t str, Sex>,
    /// Firms by their first words.
    firms: BTreeMap<&'t str, &'t str>,
    /// Persons by first and last name.
    persons: BTreeSet<&'t str>,
    /// Fuller and shorter names that one source has both of, or that are told to be two persons'.
    beside: BTreeSet<(&'t str, String)>,
}

impl<'t> Known<'t> {
    /// The folded name of an entity in the whole story.
    fn base(&self, entity: &'t Entity) -> Cow<'t, str> {
        // "Britain" is no last name of a guild of Great Britain.
        let person = matches!(entity.kind, NameKind::Person | NameKind::Unknown);
        // "Mr Holm" is not Pauline Holm.
        let other = |full: &str| self.sexes.get(full).zip(entity.sex()).is_some_and(|(x, y)| *x != y);
        let last = || self.people.get(&*entity.base).filter(|full| person && !other(full));
        let firm = matches!(entity.kind, NameKind::Organisation | NameKind::Unknown);
        let longer = || self.firms.get(&*entity.base).filter(|_| firm);
        let known = self.acronyms.get(&*entity.base).or_else(last).or_else(longer);
        let base = known.copied().unwrap_or(&entity.base);
        let pair = person.then(|| shorter(base, &self.persons)).flatten().map(|short| (base, short));
        // One source that names both may tell of two.
        let shorter = pair.filter(|pair| !self.beside.contains(pair));
        shorter.map_or(Cow::Borrowed(base), |(_, short)| Cow::Owned(short))
    }
}

impl Links {
    /// The terms of entities with these names. Names that differ only in hyphens and blanks are one: the longest spelling
    /// stands for all. They are brought together by sorting, which takes less room than a table of them.
    fn of_bases(tables: &[&[Entity]], bases: &[Vec<Cow<'_, str>>]) -> Self {
        let named = |&(table, index): &(usize, usize)| -> Option<(&Entity, &str)> {
            Some((tables.get(table)?.get(index)?, bases.get(table)?.get(index)?))
        };
        let tight = |place: &(usize, usize)| {
            let base = named(place).map_or("", |(_, base)| base);
            base.bytes().filter(|byte| *byte != b'-')
        };
        let counted = tables.iter().enumerate();
        let mut places: Vec<(usize, usize)> =
            counted.flat_map(|(at, table)| (0..table.len()).map(move |index| (at, index))).collect();
        places.par_sort_unstable_by(|a, b| tight(a).cmp(tight(b)));
        let nobody = Term::from("");
        let mut terms: Vec<Vec<Term>> =
            tables.iter().map(|table| vec![nobody.clone(); table.len()]).collect();
        for same in places.chunk_by(|a, b| tight(a).eq(tight(b))) {
            let mut one = OneName::of(same.iter().filter_map(named));
            for place in same {
                let (Some((entity, _)), Some(terms)) = (named(place), terms.get_mut(place.0)) else {
                    continue;
                };
                terms.get_mut(place.1).into_iter().for_each(|term| *term = one.term(entity));
            }
        }
        Self { terms }
    }
}

/// What is known of names that differ only in hyphens and blanks.
struct OneName<'a> {
    /// The longest spelling; of several the first in the order of letters.
    spelling: &'a str,
    /// The edition, where only one is spoken of.
    edition: Option<u32>,
    /// The term of those without an edition: one copy for the whole story.
    plain: Option<Term>,
}

impl<'a> OneName<'a> {
    fn of(named: impl Iterator<Item = (&'a Entity, &'a str)> + Clone) -> Self {
        let spellings = named.clone().map(|(_, base)| base);
        let spelling = spellings.max_by_key(|base| (base.len(), Reverse(*base))).unwrap_or("");
        let editions: BTreeSet<u32> = named.clone().filter_map(|(entity, _)| entity.edition()).collect();
        let edition = editions.first().copied().filter(|_| editions.len() == 1);
        let plain = named.map(|(entity, _)| &entity.base).find(|base| ***base == *spelling).cloned();
        Self { spelling, edition, plain }
    }

    /// The term of one of them.
    fn term(&mut self, entity: &Entity) -> Term {
        match entity.edition().or(self.edition) {
            Some(edition) => format!("{}-{edition}", self.spelling).into(),
            None => self.plain.get_or_insert_with(|| self.spelling.into()).clone(),
        }
    }
}

/// Longer names of firms by their first words, as sources tell them, where none has the two for two.
fn firms<'t>(tables: &[&'t [Entity]]) -> BTreeMap<&'t str, &'t str> {
    let all = || tables.iter().flat_map(|t| t.iter());
    let shortened = all().filter_map(|e| Some((&*e.base, &**e.shortens()?)));
    let mut firms = agreed(shortened);
    firms.retain(|short, long| {
        let both = |table: &&&[Entity]| {
            let own = table.iter().find(|e| *e.base == **short);
            own.is_some_and(|e| e.shortens().is_none()) && table.iter().any(|e| *e.base == **long)
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

/// The person of whom `base` is a fuller name: with middle names, initials, "Jr." behind.
fn shorter(base: &str, persons: &BTreeSet<&str>) -> Option<String> {
    let words = without_suffix(base.split('-').collect());
    let [first, middle @ .., last] = words.as_slice() else { return None };
    let fuller = !middle.is_empty() || words.len() < base.split('-').count();
    Some(format!("{first}-{last}")).filter(|name| fuller && persons.contains(name.as_str()))
}

/// The fuller names of a story, each with the shorter one that it has as well.
pub fn fuller_names(tables: &[&[Entity]]) -> BTreeSet<(String, String)> {
    let short = persons(tables);
    let all = tables.iter().flat_map(|t| t.iter()).filter(|e| e.may_be_person());
    all.filter_map(|e| Some((e.base.to_string(), shorter(&e.base, &short)?))).collect()
}

/// Whether "Jr." stands behind a name, or the like.
pub fn has_suffix(base: &str) -> bool {
    let words: Vec<&str> = base.split('-').collect();
    without_suffix(words.clone()).len() < words.len()
}

/// What is written behind the last name of a son.
const SUFFIXES: [&str; 5] = ["jr", "sr", "ii", "iii", "iv"];

/// The names of a person without "Jr.".
fn without_suffix(mut words: Vec<&str>) -> Vec<&str> {
    if words.len() > 2 && words.last().is_some_and(|last| SUFFIXES.contains(last)) {
        words.pop();
    }
    words
}

/// Whether a fuller name is that of another person where one source has both: "Jan Erik Holm" and "Jan Holm" are two; with more
/// names between, as the police write them, or an initial it is the same one.
fn tells_apart(base: &str) -> bool {
    let plain = without_suffix(base.split('-').collect());
    has_suffix(base) || matches!(plain.as_slice(), [_, middle, _] if middle.len() > 1)
}

/// Fuller and shorter names that one source has both of.
fn named_together<'t>(table: &'t [Entity]) -> Vec<(&'t str, String)> {
    let own = persons(&[table]);
    let pair = |e: &'t Entity| Some((&*e.base, shorter(&e.base, &own).filter(|_| tells_apart(&e.base))?));
    table.iter().filter_map(pair).collect()
}

/// Whether a term was taken for another that is not it to the letter: a fuller name, with a middle name, or the first word of a
/// firm's name.
pub fn is_taken_for(term: &str, other: &str) -> bool {
    let firm = other.strip_prefix(term).is_some_and(|rest| rest.starts_with('-'));
    firm || is_fuller(term, other)
}

/// Whether a term is a fuller name of another: with middle names, with "Jr.".
fn is_fuller(term: &str, short: &str) -> bool {
    let words = without_suffix(term.split('-').collect());
    let longer = term.split('-').count() > 2;
    matches!(words.as_slice(), [first, .., last] if longer && short.split('-').eq([*first, *last]))
}

/// Acronyms that no source spells out beside the name: "ACD" where one organisation of the story is called "Alder Coast
/// Dairies".
fn initials<'t>(tables: &[&'t [Entity]]) -> Vec<(String, &'t str)> {
    let named = |e: &&Entity| matches!(e.kind, NameKind::Organisation | NameKind::Unknown);
    let entities: Vec<&'t Entity> = tables.iter().flat_map(|t| t.iter()).filter(named).collect();
    let acronyms: BTreeSet<&str> = entities
        .iter()
        .filter(|e| e.name.len() >= 3 && e.name.chars().all(|c| c.is_ascii_uppercase()))
        .map(|e| &*e.base)
        .collect();
    let spelt = |e: &&'t Entity| {
        let letters: String = e.base.split('-').filter_map(|word| word.chars().next()).collect();
        acronyms.contains(letters.as_str()).then(|| (letters, &*e.base))
    };
    entities.iter().filter_map(spelt).collect()
}

/// Pairs whose first part has one second part only.
fn agreed<'t>(pairs: impl Iterator<Item = (&'t str, &'t str)>) -> BTreeMap<&'t str, &'t str> {
    let mut found: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    for (short, long) in pairs {
        let known = found.entry(short).or_insert(Some(long));
        *known = known.filter(|known| *known == long);
    }
    found.into_iter().filter_map(|(short, long)| Some((short, long?))).collect()
}
