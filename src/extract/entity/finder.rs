//! The names of a source put together: which of them stand for one thing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::claim::Term;
use crate::extract::context::slug;
use crate::grammar::{Meaning, Mention, MentionType, Name, NameKind};
use crate::knowledge::{Class, EntityKind, Knowledge, Lexicon, Names};
use crate::text::{BlockKind, Document};

use super::sex::{Sex, Sexes};
use super::{Entities, Entity, NOBODY, REACH, holds};

/// Letters of the first word of a firm's name that can stand for all of it.
const LETTERS: usize = 4;

/// What puts names together.
pub(super) struct Finder<'f> {
    text: &'f str,
    mentions: &'f [Mention],
    lexicon: &'f Lexicon,
    names: &'f Names,
    acronyms: BTreeMap<String, String>,
    /// Entities by folded name, latest last.
    index: BTreeMap<String, Vec<u32>>,
    /// The persons of each last name.
    last_names: BTreeMap<String, Vec<u32>>,
    /// The persons of each first name.
    first_names: BTreeMap<String, Vec<u32>>,
    /// The full names that the text gives, and which of them are men's or women's.
    sexes: Sexes,
    /// Persons with an office, latest last.
    titled: Vec<u32>,
    /// What has been put together.
    pub entities: Entities,
}

impl<'f> Finder<'f> {
    pub fn new(text: &'f str, mentions: &'f [Mention], knowledge: &'f Knowledge) -> Self {
        Self {
            text,
            mentions,
            lexicon: &knowledge.lexicon,
            names: &knowledge.names,
            acronyms: acronyms(text, mentions),
            index: BTreeMap::new(),
            last_names: BTreeMap::new(),
            first_names: BTreeMap::new(),
            sexes: Sexes::read(text, mentions, &knowledge.lexicon),
            titled: Vec::new(),
            entities: Entities { of_mention: vec![NOBODY; mentions.len()], ..Entities::default() },
        }
    }

    /// Adds mention `index`, a name.
    pub fn add(&mut self, index: usize, mention: &Mention, name: &Name) {
        let words = self.without_nationality(mention.span.of(self.text));
        let title = name.title().map(|t| slug(t.of(self.text)));
        if name.title() == Some(mention.span) {
            return self.add_office(index, mention, &slug(words));
        }
        let (folded, number) = split_number(&slug(words));
        let (base, kind) = self.base(words, folded);
        let kind = kind.unwrap_or(name.kind);
        let edition = number.or_else(|| self.edition_before(index, mention));
        let sex = Sex::of_title(name, self.text, self.lexicon);
        let base = self.in_full(base, kind, sex);
        let known = self.known(&base, edition, kind, sex);
        let known = known.or_else(|| self.by_first_name(&base, mention).filter(|_| sex.is_none()));
        let id = known.unwrap_or_else(|| self.create(&base, NameKind::Unknown));
        self.note(id, index, mention);
        let acronym = name.acronym().map(|a| Term::from(slug(a.of(self.text))));
        let heads = self.heads(words);
        if !heads.is_empty() {
            self.entities.heads.entry(id).or_default().extend(heads);
        }
        let Some(entity) = self.entities.all.get_mut(id as usize) else { return };
        if let Some(edition) = edition.filter(|_| entity.edition().is_none()) {
            entity.rare().edition = Some(edition);
        }
        if let Some(title) = title {
            insert(&mut entity.rare().titles, title.into());
        }
        if let Some(acronym) = acronym {
            insert(&mut entity.rare().acronyms, acronym);
        }
        // "Fire" in a headline names no one thing; what happened is told by the sentence.
        if entity.kind == NameKind::Unknown && self.lexicon.sense(&base, Class::EventNoun).is_none() {
            entity.kind = kind;
        }
        if words.len() > entity.name.len() {
            entity.name = words.split_whitespace().collect::<Vec<_>>().join(" ").into();
        }
        entity.sex = entity.sex.or(sex).or_else(|| self.sexes.of(&entity.base));
        if let Some(last) = entity.last_name().filter(|last| *last != &*entity.base) {
            let first = entity.base.split('-').next().unwrap_or("").to_owned();
            for (names, name) in [(&mut self.last_names, last.to_owned()), (&mut self.first_names, first)] {
                let known = names.entry(name).or_default();
                if !known.contains(&id) {
                    known.push(id);
                }
            }
        }
        if !entity.titles().is_empty() && self.titled.last() != Some(&id) {
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
            entity.is_some_and(|e| e.titles().iter().any(|t| holds(t, office, self.lexicon)))
        };
        let id = match self.titled.iter().rev().take(REACH).find(of_office).copied() {
            Some(id) => id,
            None => {
                let id = self.create(office, NameKind::Person);
                if let Some(entity) = self.entities.all.get_mut(id as usize) {
                    entity.name = mention.span.of(self.text).into();
                    insert(&mut entity.rare().titles, office.into());
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
        let unknown = || match self.acronyms.get(&folded) {
            Some(full) => (full.clone(), None),
            None => self.without_legal_form(&folded),
        };
        known.map_or_else(unknown, |(term, kind)| (term.to_string(), Some(kind_of(*kind))))
    }

    /// The full name of a person whom a headline calls by the last name; "Mr Holm" where the text names only a woman so in full.
    fn in_full(&self, base: String, kind: NameKind, sex: Option<Sex>) -> String {
        let personal = matches!(kind, NameKind::Person | NameKind::Unknown) && !base.contains('-');
        if let Some(sex) = sex.filter(|_| personal && self.sexes.is_another(&base, sex)) {
            return format!("{}-{base}", sex.style());
        }
        let before = self.index.contains_key(&base) || self.last_names.contains_key(&base);
        // Of several the first, of whom a headline speaks.
        let full = self.sexes.named(&base, sex).next().filter(|_| personal && !before).map(str::to_owned);
        full.unwrap_or(base)
    }

    /// "Alder Systems Inc" is Alder Systems, a company.
    fn without_legal_form(&self, folded: &str) -> (String, Option<NameKind>) {
        let company = |(_, last): &(&str, &str)| {
            self.lexicon.senses_of(last, Class::OrganisationNoun).any(|sense| sense.is("legal-form"))
        };
        match folded.rsplit_once('-').filter(company) {
            Some((name, _)) => (name.to_owned(), Some(NameKind::Organisation)),
            None => (folded.to_owned(), None),
        }
    }

    fn note(&mut self, id: u32, index: usize, mention: &Mention) {
        if let Some(slot) = self.entities.of_mention.get_mut(index) {
            *slot = id;
        }
        self.entities.by_place.push((mention.span.start, id));
        if let Some(entity) = self.entities.all.get_mut(id as usize) {
            if entity.mentions == 0 {
                entity.first = mention.span.start;
            }
            entity.mentions += 1;
        }
    }

    /// An entity of that name whose edition does not differ; a person by the last name.
    fn known(&self, base: &str, edition: Option<u32>, kind: NameKind, sex: Option<Sex>) -> Option<u32> {
        let fits = |id: &&u32| {
            let known = self.entities.all.get(**id as usize).and_then(Entity::edition);
            known.is_none() || edition.is_none() || known == edition
        };
        if let Some(ids) = self.index.get(base) {
            return ids.iter().rev().find(fits).copied();
        }
        let single = !base.contains('-');
        let personal = matches!(kind, NameKind::Person | NameKind::Unknown);
        let persons = self.last_names.get(base).filter(|_| single && personal)?;
        let name = |id: &&u32| self.entities.all.get(**id as usize).map_or("", |e| &*e.base);
        let mut fitting = persons.iter().filter(|id| self.sexes.fits(name(id), base, sex));
        // Of two persons of one last name, the name alone is nobody's.
        fitting.next().copied().filter(|_| fitting.next().is_none())
    }

    /// The one person named in full before whose first name stands alone: "Joan", once the text has named Joan Holm and no other
    /// Joan. Whom a comma behind the name introduces is somebody else.
    fn by_first_name(&self, base: &str, mention: &Mention) -> Option<u32> {
        let given = self.lexicon.senses_of(base, Class::NameHead).any(|sense| sense.is("given"));
        let other = self.lexicon.sense(base, Class::Place).is_some();
        let behind = self.text.get(mention.span.end as usize..).unwrap_or("");
        let introduced = behind.starts_with([',', '(']) || behind.starts_with(" (");
        match self.first_names.get(base).filter(|_| given && !other && !introduced)?.as_slice() {
            [id] => Some(*id),
            _ => None,
        }
    }

    fn create(&mut self, base: &str, kind: NameKind) -> u32 {
        let id = u32::try_from(self.entities.all.len()).unwrap_or(u32::MAX);
        let term = Term::from(base);
        self.entities.all.push(Entity {
            key: term.clone(),
            base: term,
            kind,
            name: Box::default(),
            first: 0,
            mentions: 0,
            sex: None,
            rare: None,
        });
        self.index.entry(base.to_owned()).or_default().push(id);
        id
    }

    /// Finds the firms that the text calls by their first word once it has named them in full. Where it is the other way
    /// round, or another name ends so, they are two.
    pub fn shorten(&mut self, document: &Document) {
        let body =
            document.blocks.iter().find(|b| b.kind == BlockKind::Paragraph).map_or(0, |b| b.span.start);
        let all = &self.entities.all;
        let firm = |e: &&Entity| matches!(e.kind, NameKind::Organisation | NameKind::Unknown);
        let mut by_first: BTreeMap<&str, Vec<&Entity>> = BTreeMap::new();
        for (entity, (first, _)) in all.iter().filter(firm).filter_map(|e| Some((e, e.base.split_once('-')?)))
        {
            by_first.entry(first).or_default().push(entity);
        }
        let lasts: BTreeSet<&str> = all.iter().filter_map(|e| Some(e.base.rsplit_once('-')?.1)).collect();
        // Where the body first names each.
        let mut in_body = vec![None; all.len()];
        for (place, id) in self.entities.by_place.iter().filter(|(place, _)| *place >= body) {
            in_body.get_mut(*id as usize).into_iter().for_each(|first| *first = first.or(Some(*place)));
        }
        let full = |(short, in_body): (&Entity, &Option<u32>)| {
            let single =
                !short.base.contains('-') && !short.name.contains(' ') && short.base.len() >= LETTERS;
            let [first] = by_first.get(&*short.base)?.as_slice() else { return None };
            let later = in_body.is_none_or(|place| first.is_named_before(place));
            (single && later && firm(&short) && !lasts.contains(&*short.base)).then(|| first.base.clone())
        };
        let longer: Vec<Option<Term>> = all.iter().zip(&in_body).map(full).collect();
        for (entity, longer) in self.entities.all.iter_mut().zip(longer) {
            if longer.is_some() {
                entity.rare().shortens = longer;
            }
        }
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

/// Puts a term into its place among others, once.
fn insert(terms: &mut Vec<Term>, term: Term) {
    if let Err(at) = terms.binary_search(&term) {
        terms.reserve_exact(1);
        terms.insert(at, term);
    }
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
        let Meaning::Name(name) = &mention.meaning else { continue };
        let Some(acronym) = name.acronym() else { continue };
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
