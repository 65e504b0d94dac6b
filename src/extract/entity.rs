//! Entities of one source: which names, offices and descriptions stand for the same thing.

mod finder;
mod sex;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::claim::Term;
use crate::grammar::{Meaning, Mention, MentionType, NameKind};
use crate::knowledge::{Class, Knowledge, Lexicon};
use crate::span::Span;
use crate::text::Document;

use super::context::slug;
use super::naming::is_held;
use super::pronoun;
use finder::Finder;
pub use sex::Sex;

/// A thing a source names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Canonical slug within the source: the folded name, with its edition.
    pub key: Term,
    /// The folded name without its edition.
    pub base: Term,
    /// What it is, as far as its names tell.
    pub kind: NameKind,
    /// The longest form it is named by.
    pub name: Box<str>,
    /// First byte of its first mention.
    first: u32,
    /// How often it is mentioned.
    mentions: u32,
    /// Whether it is a man or a woman, where that is told.
    sex: Option<Sex>,
    /// What few entities have.
    rare: Option<Box<Rare>>,
}

/// What few entities have: most of a story's thousands do without the room for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Rare {
    edition: Option<u32>,
    acronyms: Vec<Term>,
    titles: Vec<Term>,
    shortens: Option<Term>,
}

impl Entity {
    /// First byte of its first mention.
    pub fn first(&self) -> u32 {
        self.first
    }

    /// Which of a series: 6 for "the sixth meeting".
    pub fn edition(&self) -> Option<u32> {
        self.rare.as_ref()?.edition
    }

    /// Folded acronyms the source defines for it, in order.
    pub fn acronyms(&self) -> &[Term] {
        self.rare.as_ref().map_or(&[], |rare| &rare.acronyms)
    }

    /// Folded offices and titles it is given, in order.
    pub fn titles(&self) -> &[Term] {
        self.rare.as_ref().map_or(&[], |rare| &rare.titles)
    }

    /// The longer name, told before it, whose first word it is: "Alder" behind "Alder Systems".
    pub fn shortens(&self) -> Option<&Term> {
        self.rare.as_ref()?.shortens.as_ref()
    }

    /// Whether a person is a man or a woman, as far as the source tells.
    pub fn sex(&self) -> Option<Sex> {
        self.sex
    }

    /// How often the source mentions it.
    pub fn mentions(&self) -> usize {
        self.mentions as usize
    }

    /// Whether it is named before byte `end`.
    pub(super) fn is_named_before(&self, end: u32) -> bool {
        self.mentions > 0 && self.first < end
    }

    /// Whether it is a person, or has a name of two words or more that is not told to be anything else's.
    pub(super) fn may_be_person(&self) -> bool {
        self.kind == NameKind::Person || self.kind == NameKind::Unknown && self.base.contains('-')
    }

    /// The last word of a person's name.
    pub fn last_name(&self) -> Option<&str> {
        (self.kind == NameKind::Person).then(|| self.base.rsplit('-').next()).flatten()
    }

    fn rare(&mut self) -> &mut Rare {
        self.rare.get_or_insert_default()
    }
}

/// The entities of a source and which mention stands for which.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    all: Vec<Entity>,
    /// For each mention its entity, or [`NOBODY`].
    of_mention: Vec<u32>,
    /// First byte and entity of every mention, in text order.
    by_place: Vec<(u32, u32)>,
    /// Of entities, ids of the nouns that head their names, by which descriptions may call them.
    heads: BTreeMap<u32, Vec<Arc<str>>>,
    /// How often the source names the two persons that it names most often.
    most_named_persons: [Option<usize>; 2],
}

/// What a mention stands for that stands for no entity.
const NOBODY: u32 = u32::MAX;

/// How many mentions or entities a description looks back over: more than any article has, and an end to the search
/// in a text that has more.
const REACH: usize = 1024;

impl Entities {
    /// Links the names of a source.
    pub fn find(document: &Document, text: &str, mentions: &[Mention], knowledge: &Knowledge) -> Self {
        let mut finder = Finder::new(text, mentions, knowledge);
        for (i, mention) in mentions.iter().enumerate() {
            let furniture = document.block_of(mention.sentence).is_some_and(|b| b.foreign.is_some());
            if let (Meaning::Name(name), false) = (&mention.meaning, furniture) {
                finder.add(i, mention, name);
            }
        }
        finder.shorten(document);
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
            if let Some(edition) = entity.edition() {
                entity.key = format!("{}-{edition}", entity.base).into();
            }
        }
        entities
    }

    /// Gives back what only extraction asks for.
    pub(super) fn shrink(&mut self) {
        self.by_place = Vec::new();
        self.heads = BTreeMap::new();
    }

    /// Keeps one copy of a name for all sources of a story that use it: `terms` are those of the story, by keys.
    pub(crate) fn share(&mut self, terms: &BTreeMap<Term, Term>) {
        for entity in &mut self.all {
            let Some(term) = terms.get(&entity.key) else { continue };
            for own in [&mut entity.base, &mut entity.key] {
                if own == term {
                    *own = term.clone();
                }
            }
        }
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
        self.all.get(*self.of_mention.get(mention)? as usize)
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
            return self.last_before(span.start, |_, e| e.kind == NameKind::Person);
        }
        if folded == "it" {
            return pronoun::thing(self, text, mentions, lexicon, span.start);
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
        self.last_before(u32::try_from(at).ok()?, |_, e| fits(e.kind) && e.kind != NameKind::Unknown)
    }

    /// "the declaration": the last entity headed by a noun of that meaning; "the minister": the last so titled.
    fn described(&self, words: &str, lexicon: &Lexicon, at: u32, definite: bool) -> Option<&Entity> {
        let head = words.rsplit(' ').next()?;
        let sense = |class: Class| lexicon.sense(head, class);
        if sense(Class::Title).is_some() {
            let title = slug(words);
            return self.last_before(at, |_, e| e.titles().iter().any(|t| holds(t, &title, lexicon)));
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
            let headed = self.headed(at, &noun.id);
            headed.or_else(|| noun.is("hypernym").then(|| self.most_named(at, kind)).flatten())
        })
    }

    /// "The company", "the club": the thing that the text before byte `at` names most often, of those that may be an
    /// organisation, the first of two named as often; none where it is named once.
    pub(super) fn enterprise(&self, at: u32, text: &str) -> Option<&Entity> {
        // What something is in is a place.
        let within = |(place, _): &&(u32, u32)| {
            let before = text.get(..*place as usize).unwrap_or("").trim_end();
            [" in", " near"].iter().any(|word| before.ends_with(word))
        };
        let places: BTreeSet<u32> = self.by_place.iter().filter(within).map(|(_, id)| *id).collect();
        let kinds = |(id, _, e): &(u32, u32, &Entity)| match e.kind {
            NameKind::Organisation => true,
            NameKind::Unknown => !places.contains(id),
            _ => false,
        };
        let named = self.named_before(at);
        let (_, most, entity) = named.into_iter().filter(kinds).rev().max_by_key(|(_, count, _)| *count)?;
        (most > 1).then_some(entity)
    }

    /// The first entities, each with its number and how often the text before byte `at` names it.
    fn named_before(&self, at: u32) -> Vec<(u32, u32, &Entity)> {
        let all = (0..).zip(self.all.iter().take(REACH));
        let mut named: Vec<(u32, u32, &Entity)> = all.map(|(id, entity)| (id, 0, entity)).collect();
        for (_, id) in self.by_place.iter().take_while(|(place, _)| *place < at) {
            named.get_mut(*id as usize).into_iter().for_each(|(_, count, _)| *count += 1);
        }
        named
    }

    /// The last entity before byte `at` whose name is headed by a noun.
    pub(super) fn headed(&self, at: u32, noun: &Arc<str>) -> Option<&Entity> {
        self.last_before(at, |id, _| self.heads.get(&id).is_some_and(|heads| heads.contains(noun)))
    }

    /// The entity of a kind that the text before byte `at` names most often: what "the document" is.
    fn most_named(&self, at: u32, kind: NameKind) -> Option<&Entity> {
        let named = self.named_before(at).into_iter().filter(|(_, count, e)| e.kind == kind && *count > 0);
        named.max_by_key(|(id, count, _)| (*count, std::cmp::Reverse(*id))).map(|(_, _, e)| e)
    }

    fn last_before(&self, at: u32, fits: impl Fn(u32, &Entity) -> bool) -> Option<&Entity> {
        let end = self.by_place.partition_point(|(place, _)| *place < at);
        let before = self.by_place.get(..end)?.iter().rev();
        let ids = before.take(REACH).filter_map(|(_, id)| Some((*id, self.all.get(*id as usize)?)));
        ids.filter(|(id, e)| fits(*id, e)).map(|(_, e)| e).next()
    }
}

/// Whether an office is the one called by `title`: "minister" may be "minister of health", not the other way round.
fn holds(office: &str, title: &str, lexicon: &Lexicon) -> bool {
    // "The prime minister" is not his deputy, nor his predecessor.
    let longer = office.strip_suffix(title).and_then(|rest| rest.strip_suffix('-'));
    let below = |rest: &str| rest.split('-').any(|word| !is_held(word, lexicon));
    office == title || office.starts_with(&format!("{title}-of-")) || longer.is_some_and(|rest| !below(rest))
}
