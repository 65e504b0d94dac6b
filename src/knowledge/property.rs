//! The files of `facts/properties`: what open figures measure.

use rustc_hash::FxHashMap;
use serde::Deserialize;

use std::sync::Arc;

use crate::claim::slug;

use super::frame::{Cardinality, Example, Persistence};

/// One file of `facts/properties`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PropertiesFile {
    /// The properties.
    pub property: Vec<Property>,
    /// Texts that must give the claim.
    #[serde(default)]
    pub example: Vec<Example>,
}

/// What a figure can measure.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Property {
    /// Its name in notation.
    pub id: String,
    /// What sources disagree on, `{subject}` standing for the subject.
    pub question: String,
    /// See [`Persistence`].
    #[serde(default)]
    pub persistence: Persistence,
    /// See [`Cardinality`].
    #[serde(default)]
    pub cardinality: Cardinality,
    /// Whether it is a figure of the happening that the sentence speaks of, where nothing else is said to have it.
    #[serde(default)]
    pub event: bool,
    /// Other nouns for it: `jobless rate` for `unemployment-rate`.
    #[serde(default)]
    pub synonyms: Vec<String>,
}

/// All properties by name.
#[derive(Clone, Debug, Default)]
pub struct Properties {
    known: FxHashMap<Box<str>, Property>,
    synonyms: FxHashMap<Box<str>, Arc<str>>,
}

impl Properties {
    /// Adds a property; one of the same id is replaced.
    pub(super) fn add(&mut self, property: Property) {
        let id: Arc<str> = property.id.as_str().into();
        self.synonyms.retain(|_, known| *known != id);
        for synonym in &property.synonyms {
            self.synonyms.insert(slug(synonym).into(), id.clone());
        }
        self.known.insert(property.id.as_str().into(), property);
    }

    /// The property of that name.
    pub fn get(&self, id: &str) -> Option<&Property> {
        self.known.get(id)
    }

    /// The name of a property by any of its synonyms.
    pub fn canonical(&self, name: Arc<str>) -> Arc<str> {
        self.synonyms.get(&*name).cloned().unwrap_or(name)
    }
}
