//! Names of one and the same thing: the files of `facts/entities`, and countries.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::claim::{Term, slug};

use super::class::Class;
use super::word_list::LexiconFile;

/// One file of `facts/entities`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntitiesFile {
    /// The entities.
    pub entity: Vec<KnownEntity>,
}

/// A thing with its names.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownEntity {
    /// Its term in notation: the slug of the name it is best known by.
    pub id: String,
    /// What it is.
    pub kind: EntityKind,
    /// Full names.
    pub names: Vec<String>,
    /// Acronyms and short names; those in capitals match only as written.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// Kinds of named things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntityKind {
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// A place.
    Place,
    /// A happening.
    Event,
    /// A document, law, plan, programme.
    Document,
}

/// Terms by name.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// By slug, and by words as written for acronyms.
    terms: FxHashMap<Box<str>, (Term, EntityKind)>,
}

impl Names {
    /// The term and kind of the thing that these words name, if it is known.
    pub fn find(&self, words: &str) -> Option<&(Term, EntityKind)> {
        let plain = words.strip_prefix("the ").or_else(|| words.strip_prefix("The ")).unwrap_or(words);
        self.terms.get(plain).or_else(|| self.terms.get(slug(plain).as_str()))
    }

    /// The term that a term stands for.
    pub fn canonical(&self, term: Term) -> Term {
        self.terms.get(&*term).map_or(term, |(known, _)| known.clone())
    }

    /// Adds a thing; the names of one of the same id are replaced.
    pub(super) fn add(&mut self, entity: &KnownEntity) {
        let id: Term = entity.id.as_str().into();
        self.terms.retain(|_, (known, _)| *known != id);
        self.terms.insert(entity.id.as_str().into(), (id.clone(), entity.kind));
        for name in entity.names.iter().chain(&entity.aliases) {
            self.name(name, &id, entity.kind);
        }
    }

    /// Adds the countries of a word list: the entries of a country and of its acronyms.
    pub(super) fn add_countries(&mut self, file: &LexiconFile<'_>) {
        if file.class != Class::Place {
            return;
        }
        let mut countries: FxHashMap<&str, Term> = FxHashMap::default();
        for entry in file.entry.iter().filter(|e| e.tags.iter().any(|t| &**t == "country")) {
            let is_code = |tag: &str| tag.len() == 2 && tag.bytes().all(|b| b.is_ascii_uppercase());
            let code = entry.tags.iter().find(|tag| is_code(tag)).unwrap_or(&entry.id);
            let shortest = entry.words.iter().min_by_key(|w| w.split(' ').count());
            let term = countries
                .entry(code)
                .or_insert_with(|| Arc::from(slug(shortest.map_or("", |word| word))))
                .clone();
            for word in &entry.words {
                self.name(word, &term, EntityKind::Place);
            }
        }
    }

    fn name(&mut self, name: &str, term: &Term, kind: EntityKind) {
        let acronym = !name.chars().any(char::is_lowercase);
        let key = if acronym { name.to_owned() } else { slug(name) };
        self.terms.insert(key.into(), (term.clone(), kind));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_thing_are_one_term() {
        let mut names = Names::default();
        names.add(&KnownEntity {
            id: "harbour-union".into(),
            kind: EntityKind::Organisation,
            names: vec!["Harbour Union".into(), "Union of Harbours".into()],
            aliases: vec!["HU".into()],
        });
        let term = |words: &str| names.find(words).map(|(term, _)| term.to_string());
        for words in ["Harbour Union", "the Harbour Union", "The Union of Harbours", "HU", "the HU"] {
            assert_eq!(term(words).as_deref(), Some("harbour-union"), "{words}");
        }
        for words in ["Hu", "Harbour", "Union"] {
            assert_eq!(term(words), None, "{words}");
        }
    }
}
