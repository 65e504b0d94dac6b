//! Entities of one source: which names, offices and descriptions stand for the same thing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::claim::Term;
use crate::grammar::{Meaning, Mention, MentionType, Name, NameKind};
use crate::knowledge::{Class, EntityKind, Knowledge, Lexicon, Names};
use crate::span::Span;
use crate::text::Document;

use super::context::slug;
use super::pronoun;

/// A thing a source names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Canonical slug within the source: the folded name, with its edition.
    pub key: Term,
    /// The folded name without its edition.
    pub base: Term,
    /// Which of a series: 6 for "the sixth meeting".
    pub edition: Option<u32>,
    /// What it is, as far as its names tell.
    pub kind: NameKind,
    /// The longest form it is named by.
    pub name: String,
    /// Folded acronyms the source defines for it.
    pub acronyms: BTreeSet<Term>,
    /// Folded offices and titles it is given.
    pub titles: BTreeSet<Term>,
    /// Ids of the noun that heads its name, by which a description may call it.
    heads: BTreeSet<Arc<str>>,
    /// Where it is mentioned: first bytes.
    places: Vec<u32>,
}

impl Entity {
    /// How often the source mentions it.
    pub fn mentions(&self) -> usize {
        self.places.len()
    }

    /// Whether it is named before byte `end`.
    pub(super) fn is_named_before(&self, end: u32) -> bool {
        self.places.first().is_some_and(|place| *place < end)
    }

    /// The last word of a person's name.
    pub fn last_name(&self) -> Option<&str> {
        (self.kind == NameKind::Person).then(|| self.base.rsplit('-').next()).flatten()
    }
}

/// The entities of a source and which mention stands for which.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    all: Vec<Entity>,
    of_mention: Vec<Option<u32>>,
    /// First byte and entity of every mention, in text order.
    by_place: Vec<(u32, u32)>,
    /// How often the source names the two persons that it names most often.
    most_named_persons: [Option<usize>; 2],
}

/// How many mentions or entities a description looks back over: more than any article has, and an end to the search
/// in a text that has more.
const REACH: usize = 1024;

impl Entities {
    /// Links the names of a source.
    pub fn find(document: &Document, text: &str, mentions: &[Mention], knowledge: &Knowledge) -> Self {
        let mut finder = Finder {
            text,
            mentions,
            lexicon: &knowledge.lexicon,
            names: &knowledge.names,
            acronyms: acronyms(text, mentions),
            index: BTreeMap::new(),
            last_names: BTreeMap::new(),
            titled: Vec::new(),
            entities: Self { of_mention: vec![None; mentions.len()], ..Self::default() },
        };
        for (i, mention) in mentions.iter().enumerate() {
            let furniture = document.blocks.get(mention.block).is_some_and(|b| b.foreign.is_some());
            if let (Meaning::Name(name), false) = (&mention.meaning, furniture) {
                finder.add(i, mention, name);
            }
        }
        let mut entities = finder.entities;
        for entity in entities.all.iter().filter(|e| e.kind == NameKind::Person) {
            let counts = &mut entities.most_named_persons;
            let count = Some(entity.mentions());
            if count > counts[0] {
                *counts = [count, counts[0]];
            } else if count > counts[1] {
                counts[1] = count;
            }
        }
        entities.all.shrink_to_fit();
        entities.by_place.shrink_to_fit();
        for entity in &mut entities.all {
            entity.places.shrink_to_fit();
            if let Some(edition) = entity.edition {
                entity.key = format!("{}-{edition}", entity.base).into();
            }
        }
        entities
    }

    /// Whether the source names no other person as often.
    pub(super) fn is_most_named(&self, person: &Entity) -> bool {
        let [most, next] = self.most_named_persons;
        Some(person.mentions()) == most && next < most
    }

    /// Whether the source names no other person more often.
    pub(super) fn is_named_no_less(&self, person: &Entity) -> bool {
        Some(person.mentions()) == self.most_named_persons[0]
    }

    /// All entities, in the order of their first mention.
    pub fn all(&self) -> &[Entity] {
        &self.all
    }

    /// The entity a mention stands for.
    pub fn of_mention(&self, mention: usize) -> Option<&Entity> {
        self.all.get((*self.of_mention.get(mention)?)? as usize)
    }

    /// The entity that words stand for: a name among them, a pronoun, or a description such as "the declaration",
    /// "this year's conference", "the Prime Minister".
    pub fn resolve(
        &self,
        text: &str,
        mentions: &[Mention],
        lexicon: &Lexicon,
        span: Span,
    ) -> Option<&Entity> {
        let first = mentions.partition_point(|m| m.span.start < span.start);
        let inside = mentions.get(first..)?.iter().enumerate().take_while(|(_, m)| m.span.start < span.end);
        let named = inside
            .filter(|(_, m)| m.kind == MentionType::Name && m.span.end <= span.end)
            .filter_map(|(offset, _)| self.of_mention(first + offset))
            .max_by_key(|e| e.kind == NameKind::Person);
        if let Some(entity) = named {
            return Some(entity);
        }
        let words = span.of(text).trim();
        let folded = words.to_lowercase();
        if ["he", "she", "him", "her"].contains(&folded.as_str()) {
            return self.last_before(span.start, |e| e.kind == NameKind::Person);
        }
        if folded == "it" {
            return pronoun::thing(self, mentions.get(..first)?);
        }
        let opening = folded.split(' ').next().unwrap_or("");
        if ["a", "an", "another", "one", "some"].contains(&opening) || words.is_empty() {
            return None;
        }
        let determiners = ["the", "this", "that", "these", "those", "its", "their", "his", "her", "our"];
        let definite = determiners.contains(&opening) || folded.contains("'s ") || folded.contains("’s ");
        self.described(&folded, lexicon, span.start, definite)
    }

    /// The last entity before byte `at` of a kind that fits.
    pub fn in_focus(&self, at: usize, fits: impl Fn(NameKind) -> bool) -> Option<&Entity> {
        self.last_before(u32::try_from(at).ok()?, |e| fits(e.kind) && e.kind != NameKind::Unknown)
    }

    /// "the declaration": the last entity headed by a noun of that meaning; "the minister": the last so titled.
    fn described(&self, words: &str, lexicon: &Lexicon, at: u32, definite: bool) -> Option<&Entity> {
        let head = words.rsplit(' ').next()?;
        let sense = |class: Class| lexicon.sense(head, class);
        if sense(Class::Title).is_some() {
            let title = slug(words);
            return self.last_before(at, |e| e.titles.iter().any(|t| holds(t, &title)));
        }
        if !definite {
            return None;
        }
        let classes = [
            (Class::DocumentNoun, NameKind::Document),
            (Class::EventNoun, NameKind::Event),
            (Class::OrganisationNoun, NameKind::Organisation),
        ];
        classes.iter().find_map(|&(class, kind)| {
            let noun = sense(class)?;
            let headed = self.last_before(at, |e| e.heads.contains(&noun.id));
            headed.or_else(|| noun.is("hypernym").then(|| self.most_named(at, kind)).flatten())
        })
    }

    /// The entity of a kind that the text before byte `at` names most often: what "the document" is.
    fn most_named(&self, at: u32, kind: NameKind) -> Option<&Entity> {
        let named = |e: &Entity| e.places.partition_point(|place| *place < at);
        let all = self.all.iter().take(REACH).enumerate().filter(|(_, e)| e.kind == kind && named(e) > 0);
        all.max_by_key(|(i, e)| (named(e), std::cmp::Reverse(*i))).map(|(_, e)| e)
    }

    fn last_before(&self, at: u32, fits: impl Fn(&Entity) -> bool) -> Option<&Entity> {
        let end = self.by_place.partition_point(|(place, _)| *place < at);
        let before = self.by_place.get(..end)?.iter().rev();
        before.take(REACH).filter_map(|(_, id)| self.all.get(*id as usize)).find(|e| fits(e))
    }
}

/// Whether an office is the one called by `title`: "minister" may be "minister of health", not the other way round.
fn holds(office: &str, title: &str) -> bool {
    office == title || office.starts_with(&format!("{title}-of-")) || office.ends_with(&format!("-{title}"))
}

fn kind_of(kind: EntityKind) -> NameKind {
    match kind {
        EntityKind::Person => NameKind::Person,
        EntityKind::Organisation => NameKind::Organisation,
        EntityKind::Place => NameKind::Place,
        EntityKind::Event => NameKind::Event,
        EntityKind::Document => NameKind::Document,
    }
}

/// Acronyms defined in the text, to the folded name they stand for.
fn acronyms(text: &str, mentions: &[Mention]) -> BTreeMap<String, String> {
    let mut acronyms = BTreeMap::new();
    for mention in mentions {
        let Meaning::Name(Name { acronym: Some(acronym), .. }) = &mention.meaning else { continue };
        let (base, _) = split_number(&slug(mention.span.of(text)));
        acronyms.entry(slug(acronym.of(text))).or_insert(base);
    }
    acronyms
}

/// A trailing small number is an edition: `harbour-summit-6` is the sixth; years and ranges stay in the name.
fn split_number(name: &str) -> (String, Option<u32>) {
    match name.rsplit_once('-') {
        Some((base, number)) if number.len() <= 3 => match number.parse() {
            Ok(edition) => (base.to_owned(), Some(edition)),
            Err(_) => (name.to_owned(), None),
        },
        _ => (name.to_owned(), None),
    }
}

struct Finder<'f> {
    text: &'f str,
    mentions: &'f [Mention],
    lexicon: &'f Lexicon,
    names: &'f Names,
    acronyms: BTreeMap<String, String>,
    /// Entities by folded name, latest last.
    index: BTreeMap<String, Vec<u32>>,
    /// The latest person of each last name.
    last_names: BTreeMap<String, u32>,
    /// Persons with an office, latest last.
    titled: Vec<u32>,
    entities: Entities,
}

impl Finder<'_> {
    fn add(&mut self, index: usize, mention: &Mention, name: &Name) {
        let words = self.without_nationality(mention.span.of(self.text));
        let title = name.title.map(|t| slug(t.of(self.text)));
        if name.title == Some(mention.span) {
            return self.add_office(index, mention, &slug(words));
        }
        let (folded, number) = split_number(&slug(words));
        let (base, kind) = self.base(words, folded);
        let kind = kind.unwrap_or(name.kind);
        let edition = number.or_else(|| self.edition_before(index, mention));
        let id = self.known(&base, edition, kind).unwrap_or_else(|| self.create(&base, NameKind::Unknown));
        self.note(id, index, mention);
        let acronym = name.acronym.map(|a| Term::from(slug(a.of(self.text))));
        let heads = self.heads(words);
        let Some(entity) = self.entities.all.get_mut(id as usize) else { return };
        entity.edition = entity.edition.or(edition);
        entity.titles.extend(title.map(Term::from));
        entity.acronyms.extend(acronym);
        entity.heads.extend(heads);
        // "Fire" in a headline names no one thing; what happened is told by the sentence.
        if entity.kind == NameKind::Unknown && self.lexicon.sense(&base, Class::EventNoun).is_none() {
            entity.kind = kind;
        }
        if words.len() > entity.name.len() {
            entity.name = words.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        if let Some(last) = entity.last_name().filter(|last| *last != &*entity.base) {
            self.last_names.insert(last.to_owned(), id);
        }
        if !entity.titles.is_empty() && self.titled.last() != Some(&id) {
            self.titled.push(id);
        }
    }

    /// "Frenchman Jean Doe" is Jean Doe.
    fn without_nationality<'w>(&self, words: &'w str) -> &'w str {
        let Some((first, rest)) = words.split_once(' ') else { return words };
        let place = self.lexicon.sense(first, Class::Place);
        let person = place.is_some_and(|s| s.is("demonym")) && rest.contains(' ') && first.ends_with("man");
        if person { rest } else { words }
    }

    /// "the Prime Minister": the last person of that office, else the office as a person without a name.
    fn add_office(&mut self, index: usize, mention: &Mention, office: &str) {
        let of_office = |id: &&u32| {
            let entity = self.entities.all.get(**id as usize);
            entity.is_some_and(|e| e.titles.iter().any(|t| holds(t, office)))
        };
        let id = match self.titled.iter().rev().take(REACH).find(of_office).copied() {
            Some(id) => id,
            None => {
                let id = self.create(office, NameKind::Person);
                if let Some(entity) = self.entities.all.get_mut(id as usize) {
                    entity.name = mention.span.of(self.text).to_owned();
                    entity.titles.insert(office.into());
                }
                self.titled.push(id);
                id
            }
        };
        self.note(id, index, mention);
    }

    /// The folded name of a thing: what the text says its acronym stands for, then what is known of its name.
    fn base(&self, words: &str, folded: String) -> (String, Option<NameKind>) {
        let known = match self.acronyms.get(&folded) {
            Some(full) => self.names.find(full),
            None => self.names.find(words),
        };
        let unknown = || (self.acronyms.get(&folded).cloned().unwrap_or(folded.clone()), None);
        known.map_or_else(unknown, |(term, kind)| (term.to_string(), Some(kind_of(*kind))))
    }

    fn note(&mut self, id: u32, index: usize, mention: &Mention) {
        if let Some(slot) = self.entities.of_mention.get_mut(index) {
            *slot = Some(id);
        }
        self.entities.by_place.push((mention.span.start, id));
        if let Some(entity) = self.entities.all.get_mut(id as usize) {
            entity.places.push(mention.span.start);
        }
    }

    /// An entity of that name whose edition does not differ; a person by the last name.
    fn known(&self, base: &str, edition: Option<u32>, kind: NameKind) -> Option<u32> {
        let fits = |id: &&u32| {
            let known = self.entities.all.get(**id as usize).and_then(|e| e.edition);
            known.is_none() || edition.is_none() || known == edition
        };
        if let Some(ids) = self.index.get(base) {
            return ids.iter().rev().find(fits).copied();
        }
        let single = !base.contains('-');
        let personal = matches!(kind, NameKind::Person | NameKind::Unknown);
        (single && personal).then(|| self.last_names.get(base).copied()).flatten()
    }

    fn create(&mut self, base: &str, kind: NameKind) -> u32 {
        let id = u32::try_from(self.entities.all.len()).unwrap_or(u32::MAX);
        self.entities.all.push(Entity {
            key: base.into(),
            base: base.into(),
            edition: None,
            kind,
            name: String::new(),
            acronyms: BTreeSet::new(),
            titles: BTreeSet::new(),
            heads: BTreeSet::new(),
            places: Vec::new(),
        });
        self.index.entry(base.to_owned()).or_default().push(id);
        id
    }

    /// An ordinal right before the name: "the 6th …", "the sixth annual …".
    fn edition_before(&self, index: usize, mention: &Mention) -> Option<u32> {
        let right_before = |index: usize| self.mentions.get(index.checked_sub(1)?);
        let mut before = right_before(index)?;
        if before.kind == MentionType::Set {
            before = right_before(index - 1)?;
        }
        let Meaning::Quantity(quantity) = &before.meaning else { return None };
        let between = self.text.get(before.span.end as usize..mention.span.start as usize)?.trim();
        let adjacent = before.kind == MentionType::Ordinal
            && ["", "annual", "yearly", "biennial", "edition of the"].contains(&between);
        adjacent.then(|| quantity.number.and_then(|n| u32::try_from(n.mantissa()).ok())).flatten()
    }

    /// Meanings of the noun that heads the name, by which a description may call it: its last word, or the one before
    /// "of", "on", "for".
    fn heads(&self, words: &str) -> Vec<Arc<str>> {
        let classes = [Class::DocumentNoun, Class::EventNoun, Class::OrganisationNoun];
        let names = words.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty());
        let before_link = names.take_while(|w| !w.starts_with(char::is_lowercase));
        let Some(head) = before_link.last() else { return Vec::new() };
        classes.iter().filter_map(|&c| self.lexicon.sense(head, c)).map(|s| s.id.clone()).collect()
    }
}
