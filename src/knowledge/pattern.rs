//! The language of frame patterns, over the items of a sentence.
//!
//! Elements are separated by blanks:
//! `{subject}` and `{value}` are slots; `word` and `a|b` are literal words; `~verb` is any form of a verb, `~a|b` of
//! several; a trailing `?` makes an element optional; `[pp]` skips prepositional phrases of place and time; `...` skips
//! up to a clause's words, and makes what is found possible instead of certain. Determiners, adverbs and auxiliaries
//! between two elements are passed over.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::clause_shape::ClauseShape;
use super::inflection::regular_forms;

/// What a slot takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The claim's subject.
    Subject,
    /// The claim's value.
    Value,
}

/// Alternatives, folded; a phrase is several words.
pub type Words = Arc<[Box<[Box<str>]>]>;

/// One element of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Element {
    /// A slot.
    Slot(Slot),
    /// One of these folded words.
    Words {
        /// What may stand here.
        alternatives: Words,
        /// Whether they are the forms of verbs.
        verb: bool,
        /// Whether the element may be absent.
        optional: bool,
    },
    /// Any number of prepositional phrases of place or time.
    PrepositionalPhrases,
    /// Up to a clause's words.
    Gap,
}

/// A pattern of a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// Its elements in text order.
    pub elements: Vec<Element>,
    /// The element whose words trigger the pattern.
    pub anchor: usize,
    /// What it says of clauses, if it is a verb between two slots.
    pub shapes: Vec<ClauseShape>,
}

/// Past and participle of irregular verbs, by base form.
pub type IrregularVerbs = FxHashMap<Box<str>, Vec<Box<str>>>;

/// Why a pattern cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError(pub String);

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// A pattern without a literal word has nothing to trigger it; unknown slots and empty words are told.
    pub fn parse(text: &str, irregular: &IrregularVerbs) -> Result<Self, PatternError> {
        let elements: Vec<Element> =
            text.split_whitespace().map(|word| element(word, irregular)).collect::<Result<_, _>>()?;
        let anchor = elements
            .iter()
            .enumerate()
            .filter_map(|(i, e)| Some((i, weight(e)?)))
            .max_by_key(|&(i, weight)| (weight, std::cmp::Reverse(i)))
            .map(|(i, _)| i)
            .ok_or_else(|| PatternError(format!("`{text}` has no word to find it by")))?;
        let shapes = ClauseShape::of(&elements);
        Ok(Self { elements, anchor, shapes })
    }

    /// The first words of the anchor's alternatives.
    pub fn triggers(&self) -> impl Iterator<Item = &str> {
        let alternatives = match self.elements.get(self.anchor) {
            Some(Element::Words { alternatives, .. }) => &alternatives[..],
            _ => &[],
        };
        alternatives.iter().filter_map(|words| words.first().map(|w| &**w))
    }
}

/// How telling an element is: rare words make better triggers than prepositions.
fn weight(element: &Element) -> Option<usize> {
    let Element::Words { alternatives, optional: false, .. } = element else { return None };
    alternatives.iter().flat_map(|words| words.iter().map(|w| w.len())).min()
}

fn element(word: &str, irregular: &IrregularVerbs) -> Result<Element, PatternError> {
    match word {
        "{subject}" => return Ok(Element::Slot(Slot::Subject)),
        "{value}" => return Ok(Element::Slot(Slot::Value)),
        "[pp]" => return Ok(Element::PrepositionalPhrases),
        "..." => return Ok(Element::Gap),
        _ if word.starts_with(['{', '[']) => {
            return Err(PatternError(format!(
                "unknown element `{word}`: use {{subject}}, {{value}} or [pp]"
            )));
        }
        _ => {}
    }
    let (word, optional) = word.strip_suffix('?').map_or((word, false), |w| (w, true));
    let (word, verb) = word.strip_prefix('~').map_or((word, false), |w| (w, true));
    let mut alternatives: Vec<Box<[Box<str>]>> = Vec::new();
    for alternative in word.split('|') {
        let alternative = alternative.strip_prefix('~').unwrap_or(alternative).replace('_', " ");
        if alternative.is_empty() {
            return Err(PatternError(format!("empty alternative in `{word}`")));
        }
        // `~a|b` are forms of both; repeating the mark is allowed.
        let alternative = alternative.trim_start_matches('~');
        let forms = if verb { verb_forms(alternative, irregular) } else { vec![alternative.to_owned()] };
        alternatives.extend(forms.iter().map(|f| f.split(' ').map(Box::from).collect()));
    }
    Ok(Element::Words { alternatives: alternatives.into(), verb, optional })
}

/// All forms of a verb, irregular ones too.
fn verb_forms(base: &str, irregular: &IrregularVerbs) -> Vec<String> {
    let mut forms = regular_forms(base);
    let (verb, tail) = base.split_at(base.find(' ').unwrap_or(base.len()));
    if let Some(extra) = irregular.get(verb) {
        forms.retain(|f| *f != format!("{}{tail}", super::inflection::past(verb)));
        forms.extend(extra.iter().map(|form| format!("{form}{tail}")));
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_slots_words_and_verbs() {
        let mut irregular = IrregularVerbs::default();
        irregular.insert("take".into(), vec!["took".into(), "taken".into()]);
        let pattern =
            Pattern::parse("{subject} ~take_place [pp] on|from? {value}", &irregular).expect("valid");
        assert_eq!(pattern.anchor, 1);
        let triggers: Vec<&str> = pattern.triggers().collect();
        assert_eq!(triggers, ["take", "takes", "taking", "took", "taken"]);
        for text in ["{subject} ~take|host {value}", "{subject} ~take|~host {value}"] {
            let pattern = Pattern::parse(text, &irregular).expect("valid");
            let triggers: Vec<&str> = pattern.triggers().collect();
            assert_eq!(
                triggers,
                ["take", "takes", "taking", "took", "taken", "host", "hosts", "hosted", "hosting"]
            );
        }
        assert!(Pattern::parse("{subject} {value}", &irregular).is_err());
        assert!(Pattern::parse("{object} of", &irregular).is_err());
    }
}
