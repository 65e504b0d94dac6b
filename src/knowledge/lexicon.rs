//! The word lists of `facts/lexicon`, looked up by folded word or phrase.

use std::sync::Arc;

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::value::Unit;

use super::class::{Class, Classes};

/// One file of `facts/lexicon`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LexiconFile {
    /// The class of all its entries.
    pub class: Class,
    /// The entries.
    pub entry: Vec<LexiconEntry>,
}

/// One meaning and the words for it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LexiconEntry {
    /// Name of the meaning, unique within the class.
    pub id: String,
    /// Every form, in lower case unless `cased`; blanks separate the words of a phrase.
    pub words: Vec<String>,
    /// A number that belongs to the meaning, as decimal text.
    #[serde(default, deserialize_with = "decimal")]
    pub value: Option<Decimal>,
    /// Further marks that grammars know.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Whether the words match only as written.
    #[serde(default)]
    pub cased: bool,
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

/// One meaning of a word or phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sense {
    /// The class.
    pub class: Class,
    /// The entry's id.
    pub id: Arc<str>,
    /// The entry's number.
    pub value: Option<Decimal>,
    /// The entry's tags.
    pub tags: Arc<[Arc<str>]>,
}

impl Sense {
    /// Whether the entry carries `tag`.
    pub fn is(&self, tag: &str) -> bool {
        self.tags.iter().any(|t| &**t == tag)
    }
}

/// A form with the words that follow its first one.
#[derive(Clone, Debug)]
struct Form {
    /// Folded words after the first, in order.
    rest: Box<[Box<str>]>,
    /// The form as written, if only that matches.
    cased: Option<Box<str>>,
    sense: Sense,
}

/// All forms of one first word.
#[derive(Clone, Debug, Default)]
struct Entry {
    /// Classes of forms that this word begins.
    begins: Classes,
    /// Single-word senses in any case.
    senses: Vec<Sense>,
    /// Longer or cased forms, longest first.
    forms: Vec<Form>,
}

/// Looked-up words and phrases.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    words: FxHashMap<Box<str>, Entry>,
    units: FxHashMap<Arc<str>, Unit>,
}

/// The longest a folded word may be; longer words are in no list.
const LONGEST: usize = 48;

impl Lexicon {
    /// Adds the entries of one file.
    pub fn add(&mut self, file: &LexiconFile) {
        for entry in &file.entry {
            let sense = Sense {
                class: file.class,
                id: Arc::from(entry.id.as_str()),
                value: entry.value,
                tags: entry.tags.iter().map(|t| Arc::from(t.as_str())).collect(),
            };
            for form in &entry.words {
                self.add_form(form, entry.cased, sense.clone());
            }
        }
    }

    /// Adds one form of a meaning.
    pub fn add_form(&mut self, form: &str, cased: bool, sense: Sense) {
        let folded = form.to_lowercase();
        let mut words = folded.split(' ').map(Box::<str>::from);
        let Some(first) = words.next() else { return };
        let rest: Box<[Box<str>]> = words.collect();
        let entry = self.words.entry(first).or_default();
        entry.begins = entry.begins.with(Classes::of(&[sense.class]));
        if rest.is_empty() && !cased {
            entry.senses.push(sense);
            return;
        }
        entry.forms.push(Form { rest, cased: cased.then(|| Box::from(form)), sense });
        entry.forms.sort_by_key(|f| std::cmp::Reverse(f.rest.len()));
    }

    /// Adds a unit of measurement; its words are added as forms of [`Class::Unit`] with its symbol as their id.
    pub fn add_unit(&mut self, unit: Unit) {
        self.units.insert(Arc::clone(&unit.symbol), unit);
    }

    /// The unit with this symbol.
    pub fn unit(&self, symbol: &str) -> Option<&Unit> {
        self.units.get(symbol)
    }

    /// The meaning of `word`, taken whole whatever characters it holds (`km/h`, `US$`), in `class`; forms that match
    /// only as written go first.
    pub fn whole(&self, word: &str, class: Class) -> Option<&Sense> {
        let entry = self.entry(word)?;
        let written = entry
            .forms
            .iter()
            .find(|f| f.sense.class == class && f.rest.is_empty() && f.cased.as_deref() == Some(word));
        written.map(|f| &f.sense).or_else(|| entry.senses.iter().find(|s| s.class == class))
    }

    /// Classes of all words and phrases that begin with `word`, in any case.
    pub fn begins(&self, word: &str) -> Classes {
        self.entry(word).map_or(Classes::NONE, |e| e.begins)
    }

    /// Meanings of the single word `word`, in any case (forms that match only as written are left out).
    pub fn senses(&self, word: &str) -> &[Sense] {
        self.entry(word).map_or(&[], |e| &e.senses)
    }

    /// The meaning of the single word `word` in `class`.
    pub fn sense(&self, word: &str, class: Class) -> Option<&Sense> {
        self.senses(word).iter().find(|s| s.class == class)
    }

    /// The longest word or phrase of `class` at the beginning of `text`, ending at a word's end, and its length in
    /// bytes. Words of a phrase are separated by one or more blanks, no-break spaces or a hyphen.
    pub fn at<'l>(&'l self, text: &str, class: Class) -> Option<(usize, &'l Sense)> {
        let first = first_word(text);
        let entry = self.entry(first)?;
        if !entry.begins.has(class) {
            return None;
        }
        for form in entry.forms.iter().filter(|f| f.sense.class == class) {
            let Some(length) = follow(text, first.len(), &form.rest) else { continue };
            if form.cased.as_ref().is_none_or(|cased| text[..length] == **cased) {
                return Some((length, &form.sense));
            }
        }
        entry.senses.iter().find(|s| s.class == class).map(|s| (first.len(), s))
    }

    fn entry(&self, word: &str) -> Option<&Entry> {
        if word.len() > LONGEST {
            return None;
        }
        if word.is_ascii() {
            let mut buffer = [0u8; LONGEST];
            let folded = buffer.get_mut(..word.len())?;
            folded.copy_from_slice(word.as_bytes());
            folded.make_ascii_lowercase();
            return self.words.get(std::str::from_utf8(folded).ok()?);
        }
        self.words.get(word.to_lowercase().as_str())
    }
}

/// The word `text` begins with: letters, digits, inner apostrophes and hyphens excluded; or one symbol.
fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '.').unwrap_or(text.len());
    let word = &text[..end];
    let word = if word.matches('.').count() == 1 { word.strip_suffix('.').unwrap_or(word) } else { word };
    if word.is_empty() { text.chars().next().map_or("", |c| &text[..c.len_utf8()]) } else { word }
}

/// The end of `rest` in `text` behind byte `at`, if all its words follow.
fn follow(text: &str, mut at: usize, rest: &[Box<str>]) -> Option<usize> {
    for word in rest {
        let tail = &text[at..];
        let trimmed = tail.trim_start_matches([' ', '\u{a0}', '\u{202f}', '\u{2009}', '-', '\u{2011}', '\n']);
        if trimmed.len() == tail.len() {
            return None;
        }
        at += tail.len() - trimmed.len();
        let next = first_word(trimmed);
        if next.len() != word.len() || next.to_lowercase() != **word {
            return None;
        }
        at += next.len();
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon() -> Lexicon {
        let mut lexicon = Lexicon::default();
        let file = LexiconFile {
            class: Class::Hedge,
            entry: vec![
                LexiconEntry {
                    id: "at-least".into(),
                    words: vec!["at least".into(), "no fewer than".into()],
                    value: None,
                    tags: vec![],
                    cased: false,
                },
                LexiconEntry {
                    id: "over".into(),
                    words: vec!["over".into()],
                    value: None,
                    tags: vec![],
                    cased: false,
                },
            ],
        };
        lexicon.add(&file);
        lexicon
    }

    #[test]
    fn finds_words_and_phrases() {
        let lexicon = lexicon();
        let at = |text: &str| lexicon.at(text, Class::Hedge).map(|(n, s)| (n, s.id.to_string()));
        assert_eq!(at("At  least 14"), Some((9, "at-least".into())));
        assert_eq!(at("over 20"), Some((4, "over".into())));
        assert_eq!(at("overall"), None);
        assert_eq!(at("at last"), None);
    }
}
