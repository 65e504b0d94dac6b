//! What a file of `facts/lexicon` holds: entries of one class, each a meaning and the words for it.

use std::borrow::Cow;
use std::ops::Deref;

use rust_decimal::Decimal;
use serde::Deserialize;

use super::class::Class;

/// One file of `facts/lexicon`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LexiconFile<'a> {
    /// The class of all its entries.
    pub class: Class,
    /// The entries.
    #[serde(borrow)]
    pub entry: Vec<LexiconEntry<'a>>,
}

/// One meaning and the words for it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LexiconEntry<'a> {
    /// Name of the meaning, unique within the class.
    #[serde(borrow)]
    pub id: Text<'a>,
    /// Every form, in lower case unless `cased`; blanks separate the words of a phrase.
    pub words: Vec<Text<'a>>,
    /// A number that belongs to the meaning, as decimal text.
    #[serde(default, deserialize_with = "decimal")]
    pub value: Option<Decimal>,
    /// Further marks that grammars know.
    #[serde(default)]
    pub tags: Vec<Text<'a>>,
    /// Whether the words match only as written.
    #[serde(default)]
    pub cased: bool,
}

/// A text that stays where it is read from, if nothing in it is escaped there: word lists hold thousands.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'a> From<&'a str> for Text<'a> {
    fn from(text: &'a str) -> Self {
        Self(text.into())
    }
}

/// A decimal number written as text, where there is one.
pub(super) fn decimal<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Decimal>, D::Error> {
    required_decimal(from).map(Some)
}

/// A decimal number written as text.
pub(super) fn required_decimal<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Decimal, D::Error> {
    let text = String::deserialize(from)?;
    text.parse().map_err(|_| serde::de::Error::custom(format!("`{text}` is not a decimal number")))
}
