//! Names: whether a source calls somebody or something so.

use std::collections::BTreeMap;

use crate::claim::{Term, slug};
use crate::extract::{Reading, link};
use crate::grammar::name::is_acronym;
use crate::grammar::{Meaning, Mention, NameKind};
use crate::graph::fullers_apart;
use crate::knowledge::Lexicon;
use crate::span::Span;

use super::story::Story;
use super::{Bearing, Passage};

/// A name as a source has it.
struct Named {
    span: Span,
    sentence: usize,
    kind: NameKind,
}

/// The names of the sources.
pub(super) struct Names {
    /// By folded words.
    by_words: BTreeMap<String, Vec<Named>>,
    /// Folded names by each of their words.
    by_word: BTreeMap<String, Vec<String>>,
    /// Folded names by what they stand for in the story.
    by_term: BTreeMap<Term, Vec<String>>,
    /// Folded names by country.
    by_country: BTreeMap<String, Vec<String>>,
    /// What the entities of each reading stand for, by their key.
    terms: Vec<BTreeMap<Term, Term>>,
}

/// Passages that are told of one name.
const MOST: usize = 32;

impl Names {
    pub(super) fn new(story: &Story<'_>) -> Self {
        let readings = &story.graph.readings;
        let tables: Vec<_> = readings.iter().map(|r| r.entities.all()).collect();
        let apart = fullers_apart(readings, &story.knowledge.lexicon);
        let links = link(&tables, &apart);
        let terms = tables.iter().enumerate().map(|(table, entities)| {
            let term =
                |(i, e): (usize, &crate::extract::Entity)| Some((e.key.clone(), links.term(table, i)?));
            entities.iter().enumerate().filter_map(term).collect()
        });
        let mut names = Self {
            by_words: BTreeMap::new(),
            by_word: BTreeMap::new(),
            by_term: BTreeMap::new(),
            by_country: BTreeMap::new(),
            terms: terms.collect(),
        };
        for (index, reading) in story.sources() {
            for (at, mention) in reading.mentions.iter().enumerate() {
                names.add(index, reading, (at, mention), &story.knowledge.lexicon);
            }
        }
        names
    }

    fn add(&mut self, index: usize, reading: &Reading, (at, mention): (usize, &Mention), lexicon: &Lexicon) {
        let Meaning::Name(name) = &mention.meaning else { return };
        let words = mention.span.of(reading.text());
        let folded = slug(words);
        let known = self.by_words.entry(folded.clone()).or_default();
        if known.is_empty() {
            for word in folded.split('-') {
                self.by_word.entry(word.to_owned()).or_default().push(folded.clone());
            }
            if let Some(country) = lexicon.country(words) {
                self.by_country.entry(country.to_owned()).or_default().push(folded.clone());
            }
        }
        if known.len() < MOST {
            let kind = reading.entities.of_mention(at).map_or(name.kind, |e| e.kind);
            known.push(Named { span: mention.span, sentence: mention.sentence, kind });
        }
        if let Some(term) = self.term(index, reading, at) {
            let forms = self.by_term.entry(term).or_default();
            if !forms.contains(&folded) {
                forms.push(folded);
            }
        }
    }

    fn term(&self, index: usize, reading: &Reading, mention: usize) -> Option<Term> {
        let entity = reading.entities.of_mention(mention)?;
        self.terms.get(index)?.get(&entity.key).cloned()
    }

    /// The passages that name what a mention of the draft names, in words that hold those of the draft.
    pub(super) fn naming(&self, story: &Story<'_>, draft: usize, mention: usize) -> Vec<Passage> {
        let Some(reading) = story.reading(draft) else { return Vec::new() };
        let Some(said) = reading.mentions.get(mention) else { return Vec::new() };
        let words = said.span.of(reading.text());
        let folded = slug(words);
        let forms = self.forms(&folded);
        if !forms.is_empty() {
            return self.passages(forms.iter().copied(), "same name");
        }
        let longer = self.holding(&folded, kind(reading, mention, said));
        if !longer.is_empty() {
            return self.passages(longer.into_iter(), "in a longer name");
        }
        let of_term = self.term(draft, reading, mention).and_then(|term| self.by_term.get(&term));
        let short =
            |form: &&String| is_acronym(words) || is_initials(form, &folded) || !shares_word(form, &folded);
        let other: Vec<&str> = of_term.into_iter().flatten().filter(short).map(String::as_str).collect();
        if !other.is_empty() {
            return self.passages(other.into_iter(), "by another name");
        }
        let country = story.knowledge.lexicon.country(words).and_then(|c| self.by_country.get(c));
        self.passages(country.into_iter().flatten().map(String::as_str), "same country")
    }

    /// The name itself, if a source has it.
    fn forms(&self, folded: &str) -> Vec<&str> {
        self.by_words.get_key_value(folded).map(|(form, _)| form.as_str()).into_iter().collect()
    }

    /// Longer names that hold the words in a row: a person's last name, an organisation without its last words.
    fn holding(&self, folded: &str, kind: NameKind) -> Vec<&str> {
        let Some(first) = folded.split('-').next() else { return Vec::new() };
        let longer = self.by_word.get(first).into_iter().flatten();
        let holds = |form: &&String| {
            let of_kind = self.by_words.get(*form).is_some_and(|all| {
                all.iter().any(|n| n.kind == kind || n.kind == NameKind::Unknown || kind == NameKind::Unknown)
            });
            let inside = format!("-{form}-").contains(&format!("-{folded}-"));
            // "Rowan" may be Edda Rowan; of a body "Alder Coast Dairies" may be called by its first words.
            let whole = form.ends_with(&format!("-{folded}")) || folded.contains('-');
            of_kind && inside && whole
        };
        longer.filter(holds).map(String::as_str).collect()
    }

    fn passages<'n>(&self, forms: impl Iterator<Item = &'n str>, how: &str) -> Vec<Passage> {
        let named = forms.filter_map(|form| self.by_words.get(form)).flatten();
        let passage = |named: &Named| Passage {
            span: named.span,
            sentence: named.sentence,
            claim: None,
            bearing: Bearing::Carries,
            how: how.to_owned(),
        };
        named.take(MOST).map(passage).collect()
    }
}

fn kind(reading: &Reading, index: usize, mention: &Mention) -> NameKind {
    let own = match &mention.meaning {
        Meaning::Name(name) => name.kind,
        _ => NameKind::Unknown,
    };
    reading.entities.of_mention(index).map_or(own, |e| e.kind)
}

/// Whether a form is made of the first letters of a folded name.
fn is_initials(form: &str, folded: &str) -> bool {
    form.chars().eq(folded.split('-').filter_map(|word| word.chars().next()))
}

fn shares_word(a: &str, b: &str) -> bool {
    a.split('-').any(|word| b.split('-').any(|other| other == word))
}
