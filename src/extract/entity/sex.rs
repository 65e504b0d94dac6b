//! Whether a person is a man or a woman, as far as a text tells: Mr and Mrs Holm are two, and one of them may be Pauline Holm.

use std::collections::{BTreeMap, BTreeSet};

use crate::extract::context::slug;
use crate::grammar::{Meaning, Mention, Name, NameKind};
use crate::knowledge::{Class, Lexicon};

/// What courtesy titles and given names tell of persons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sex {
    /// Mr, Sir, Peter.
    Male,
    /// Mrs, Lady, Pauline.
    Female,
}

impl Sex {
    /// The style that tells one of two persons of one last name from the other.
    pub(super) fn style(self) -> &'static str {
        match self {
            Self::Male => "mr",
            Self::Female => "mrs",
        }
    }

    /// What the title before a name tells.
    pub(super) fn of_title(name: &Name, text: &str, lexicon: &Lexicon) -> Option<Self> {
        let title = slug(name.title()?.of(text));
        title.split('-').find_map(|word| of_word(word, Class::Title, lexicon))
    }
}

/// What an entry that marks its words as those of men or of women tells of one.
fn of_word(word: &str, class: Class, lexicon: &Lexicon) -> Option<Sex> {
    let is = |tag: &str| lexicon.senses_of(word, class).any(|sense| sense.is(tag));
    match (is("male"), is("female")) {
        (true, false) => Some(Sex::Male),
        (false, true) => Some(Sex::Female),
        _ => None,
    }
}

/// What a text tells of the persons it names.
#[derive(Debug, Default)]
pub(super) struct Sexes {
    /// Full names by last names, in the order of the text.
    full: BTreeMap<String, Vec<(String, Option<Sex>)>>,
    /// By last names, the sexes of those whom the text calls by them with a title.
    styled: BTreeMap<String, BTreeSet<Sex>>,
}

impl Sexes {
    pub fn read(text: &str, mentions: &[Mention], lexicon: &Lexicon) -> Self {
        let mut sexes = Self::default();
        for mention in mentions {
            let Meaning::Name(name) = &mention.meaning else { continue };
            if name.kind != NameKind::Person || name.title() == Some(mention.span) {
                continue;
            }
            let words = slug(mention.span.of(text));
            let titled = Sex::of_title(name, text, lexicon);
            let Some((first, last)) = words.split_once('-').and(words.rsplit_once('-')) else {
                sexes.styled.entry(words).or_default().extend(titled);
                continue;
            };
            let given = || of_word(first.split('-').next().unwrap_or(first), Class::NameHead, lexicon);
            let behind = || of_pronoun(text.get(mention.span.end as usize..).unwrap_or(""));
            let named = sexes.full.entry(last.to_owned()).or_default();
            if !named.iter().any(|(known, _)| *known == words) {
                named.push((words.clone(), titled.or_else(given).or_else(behind)));
            }
        }
        sexes
    }

    /// The sex of a person by the full name.
    pub fn of(&self, full: &str) -> Option<Sex> {
        let (_, last) = full.rsplit_once('-')?;
        self.full.get(last)?.iter().find(|(known, _)| known == full)?.1
    }

    /// Whether the text calls a man and a woman by one last name.
    pub fn are_two(&self, last: &str) -> bool {
        self.styled.get(last).is_some_and(|sexes| sexes.len() > 1)
    }

    /// Whether a person may be the one who is called by the last name.
    pub fn fits(&self, full: &str, last: &str, called: Option<Sex>) -> bool {
        let two = self.are_two(last);
        match (called, self.of(full)) {
            (Some(called), Some(own)) => called == own,
            _ => !two,
        }
    }

    /// The full names of those who may be called by a last name.
    pub fn named<'s>(&'s self, last: &'s str, called: Option<Sex>) -> impl Iterator<Item = &'s str> {
        let all = self.full.get(last).map_or(&[][..], Vec::as_slice);
        all.iter().map(|(full, _)| full.as_str()).filter(move |full| self.fits(full, last, called))
    }

    /// Whether whoever is called by a last name with a title is none of those whom the text names in full.
    pub fn is_another(&self, last: &str, called: Option<Sex>) -> bool {
        let known = self.are_two(last) || self.full.contains_key(last);
        called.is_some() && known && self.named(last, called).next().is_none()
    }
}

/// Bytes behind a name in which a pronoun tells of its bearer.
const NEAR: usize = 90;

/// What the first pronoun behind a name tells, in its sentence.
fn of_pronoun(behind: &str) -> Option<Sex> {
    let mut end = behind.len().min(NEAR);
    while !behind.is_char_boundary(end) {
        end -= 1;
    }
    let near = behind.get(..end)?.split(['.', ';', '\n', '"', '“']).next()?;
    near.split(|c: char| !c.is_alphabetic()).find_map(|word| match word {
        "he" | "his" | "him" | "himself" => Some(Sex::Male),
        "she" | "her" | "hers" | "herself" => Some(Sex::Female),
        _ => None,
    })
}
