//! The files of `facts/units`: one dimension a file, its units with their factors and words.

use std::sync::Arc;

use rust_decimal::Decimal;
use serde::Deserialize;

use crate::value::{Dimension, Unit};

use super::class::Class;
use super::lexicon::{Lexicon, Sense};
use super::word_list::{decimal, required_decimal};

/// One file of `facts/units`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitsFile {
    /// Id of the dimension: `length`.
    pub dimension: String,
    /// Symbol of the unit all others convert to.
    pub base: String,
    /// The units.
    pub unit: Vec<UnitEntry>,
    /// Texts with what they measure; run as a test.
    #[serde(default)]
    pub example: Vec<UnitExample>,
}

/// One unit.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitEntry {
    /// The symbol that is printed: `km`.
    pub symbol: String,
    /// base = value × factor + offset; one if left out.
    #[serde(default, deserialize_with = "decimal")]
    pub factor: Option<Decimal>,
    /// Zero if left out.
    #[serde(default, deserialize_with = "decimal")]
    pub offset: Option<Decimal>,
    /// Words that match in any case, singular and plural.
    #[serde(default)]
    pub words: Vec<String>,
    /// Symbols that match only as written, with or without a blank before them.
    #[serde(default)]
    pub symbols: Vec<String>,
    /// Symbols that match only as written and only right behind the last digit: `5C`, `6in`.
    #[serde(default)]
    pub attached: Vec<String>,
}

/// A text and the figure it holds.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitExample {
    /// The text.
    pub text: String,
    /// The number as stated.
    #[serde(deserialize_with = "required_decimal")]
    pub number: Decimal,
    /// Symbol of the unit.
    pub unit: String,
}

/// Tag of the senses of symbols that only follow a digit directly.
pub(super) const ATTACHED: &str = "attached";

/// Adds the units of one file and their words.
pub(super) fn add(lexicon: &mut Lexicon, file: &UnitsFile) {
    let dimension: Arc<str> = Arc::from(file.dimension.as_str());
    let attached: Arc<[Arc<str>]> = Arc::from([Arc::from(ATTACHED)]);
    let none: Arc<[Arc<str>]> = Arc::from([]);
    for entry in &file.unit {
        let symbol: Arc<str> = Arc::from(entry.symbol.as_str());
        lexicon.add_unit(Unit {
            dimension: Dimension::Physical(Arc::clone(&dimension)),
            symbol: Arc::clone(&symbol),
            factor: entry.factor.unwrap_or(Decimal::ONE),
            offset: entry.offset.unwrap_or(Decimal::ZERO),
        });
        let sense = |tags: &Arc<[Arc<str>]>| Sense {
            class: Class::Unit,
            id: Arc::clone(&symbol),
            value: None,
            tags: Arc::clone(tags),
        };
        for word in &entry.words {
            lexicon.add_form(word, false, sense(&none));
        }
        for word in &entry.symbols {
            lexicon.add_form(word, true, sense(&none));
        }
        for word in &entry.attached {
            lexicon.add_form(word, true, sense(&attached));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::embedded_files;

    #[test]
    fn every_dimension_has_its_base_and_each_symbol_once() {
        let mut symbols = std::collections::BTreeSet::new();
        for file in embedded_files().iter().filter(|f| f.path.starts_with("units/")) {
            let units: UnitsFile = toml::from_str(&file.text).expect("a units file");
            let base = units.unit.iter().find(|u| u.symbol == units.base);
            assert!(base.is_some_and(|u| u.factor.is_none() && u.offset.is_none()), "{}", file.path);
            for unit in &units.unit {
                assert!(symbols.insert(unit.symbol.clone()), "{} twice", unit.symbol);
            }
        }
    }
}
