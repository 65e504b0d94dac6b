//! Which entity the words in a slot stand for: a name, a pronoun, or a description.

use crate::claim::Term;
use crate::extract::context::slug;
use crate::extract::entity::Entity;
use crate::extract::pronoun;
use crate::grammar::{MentionType, NameKind};
use crate::knowledge::{Cardinality, Class, CueWords, FrameKind, Sense};
use crate::syntax::Filler;

use super::Reader;
use super::apposed::apposed;

/// An entity that fills a slot.
pub(super) struct Referent {
    pub term: Term,
    pub kind: NameKind,
    /// Whether its own words name it, rather than a pronoun or the sentence's surroundings.
    pub certain: bool,
    /// Whether it is a happening without a name.
    pub event: bool,
    /// Whether it is told by a definite description alone: "the pension bill".
    pub described: bool,
}

impl Referent {
    /// The entity that a name stands for.
    pub(super) fn of(entity: &Entity) -> Self {
        Self { term: entity.key.clone(), kind: entity.kind, certain: true, event: false, described: false }
    }

    /// The news itself, which no words name.
    pub(super) fn of_news() -> Self {
        Self { term: "".into(), kind: NameKind::Unknown, certain: false, event: true, described: false }
    }
}

/// Whether a referent is of a kind that a frame takes.
pub(super) fn fits(referent: &Referent, kinds: &[String]) -> bool {
    kind_fits(referent.kind, kinds)
        && (!referent.described || referent.kind != NameKind::Unknown || kinds.is_empty())
}

/// Whether a kind of name is among those a frame takes; a name that does not tell its kind fits where `unknown` does.
pub(super) fn kind_fits(kind: NameKind, kinds: &[String]) -> bool {
    kinds.is_empty() || kinds.iter().any(|k| k == kind.as_str())
}

/// Prepositions that tie a phrase to the noun before it.
const TIES: [&str; 9] = ["of", "into", "on", "for", "against", "in", "at", "with", "from"];
/// Kinds of places whose name stands behind "of".
const PLACES: CueWords = CueWords::named("place-by-name");
/// How many phrases may be tied to one another.
const CHAIN: usize = 3;

impl Reader<'_, '_> {
    /// A name, a pronoun, or a described thing: "the declaration", "the inquiry into the fire".
    pub(super) fn phrase(&self, i: usize, forwards: bool) -> Option<Filler> {
        if self.is_pronoun(i) {
            return Some(Filler { first: i, last: i });
        }
        if forwards { self.phrase_from(i) } else { self.phrase_to(i) }
    }

    /// The phrase that begins at item `i`.
    fn phrase_from(&self, i: usize) -> Option<Filler> {
        if let Some((_, mention)) = self.items.mention(i) {
            let named = mention.kind == MentionType::Name && !self.items.is_possessive(i);
            if named && (self.is_modifier(i) || self.is_of_document(i)) {
                return self.body_of(i);
            }
            return named.then_some(Filler { first: i, last: i });
        }
        let (first, mut last) = self.nouns_from(i)?;
        if (first..last).any(|i| self.items.mention(i).is_some_and(|(_, m)| m.kind == MentionType::Name)) {
            return Some(Filler { first, last });
        }
        for _ in 0..CHAIN {
            match self.tied_from(last + 1) {
                Some(end) => last = end,
                None => break,
            }
        }
        Some(Filler { first, last })
    }

    /// "Hosted by Alder Voices presenter Ann Lee", "rejected by the Alder senate": a name before a common noun that another
    /// name stands behind, or that is a body of its own.
    fn is_modifier(&self, i: usize) -> bool {
        let name = |i: usize| self.items.mention(i).is_some_and(|(_, m)| m.kind == MentionType::Name);
        let noun = |i: usize| {
            let word = self.items.word(i).is_some_and(|w| w.starts_with(char::is_lowercase));
            word && !self.items.is_function_word(i) && self.items.phrase_at(i).is_some_and(|p| p.first <= i)
        };
        let body = [Class::OrganisationNoun, Class::DocumentNoun].iter().any(|c| self.items.is(i + 1, *c));
        noun(i + 1) && (body || name(i + 2) || noun(i + 2) && name(i + 3))
    }

    /// "The Lund Bay *plan* on Monday": a noun before a day that the tagger may take for a verb.
    fn is_of_document(&self, i: usize) -> bool {
        let time = |at: usize| self.items.mention(at).is_some_and(|(_, m)| m.kind.is_time());
        let on = self.items.is_any_word(i + 2, &["on", "in", "at", "last"]) && time(i + 3);
        self.items.is(i + 1, Class::DocumentNoun) && (on || time(i + 2))
    }

    /// "*The Corrin council*", "*the Lund Bay plan*": a body or a document that is told by the name before its noun.
    pub(super) fn body_of(&self, i: usize) -> Option<Filler> {
        let definite = i.checked_sub(1).is_some_and(|the| self.items.is_any_word(the, &["the"]));
        let own = self.items.phrase_at(i).filter(|_| definite)?.head;
        let head = if own == i && self.is_of_document(i) { i + 1 } else { own };
        let noun = self.items.word(head).filter(|_| head > i)?;
        let told = matches!(self.kind_of_noun(noun).0, NameKind::Document | NameKind::Organisation);
        told.then_some(Filler { first: i, last: head })
    }

    /// The words of the noun phrase that begins at item `i`, without determiners.
    fn nouns_from(&self, i: usize) -> Option<(usize, usize)> {
        let phrase = self.items.phrase_from(i)?;
        // "The forum in 2023": a time or a figure is no thing.
        let thing = self.items.mention(phrase.head).is_none_or(|(_, m)| m.kind == MentionType::Name);
        Some((self.undetermined(i, phrase.head).filter(|_| thing)?, phrase.head))
    }

    /// The first item from `first` to `last` that is no determiner.
    fn undetermined(&self, first: usize, last: usize) -> Option<usize> {
        (first..=last).find(|&i| !self.items.is_determiner(i))
    }

    /// The end of a preposition and its noun phrase that begin at item `i`.
    fn tied_from(&self, i: usize) -> Option<usize> {
        if !self.is_tie(i) {
            return None;
        }
        self.nouns_from(i + 1).map(|(_, end)| end)
    }

    /// The phrase that ends at item `i`: its head stands before the prepositions inside it.
    fn phrase_to(&self, i: usize) -> Option<Filler> {
        let named = |i: usize| self.items.mention(i).is_some_and(|(_, m)| m.kind == MentionType::Name);
        let start = |i: usize| match self.items.mention(i) {
            Some(_) => named(i).then_some(i),
            None => self
                .items
                .phrase_at(i)
                .filter(|p| p.head == i || self.items.is_possessive(i))
                .and_then(|p| self.undetermined(p.first, i)),
        };
        let mut first = start(i)?;
        for _ in 0..CHAIN {
            let mut before = first;
            while before > 0 && self.items.is_determiner(before - 1) {
                before -= 1;
            }
            let Some(tie) = before.checked_sub(1).filter(|&t| self.is_tie(t)) else { break };
            let Some(head) = tie.checked_sub(1).and_then(start) else { break };
            first = head;
        }
        Some(Filler { first, last: i })
    }

    fn is_tie(&self, i: usize) -> bool {
        self.items.word(i).is_some_and(|w| TIES.iter().any(|t| w.eq_ignore_ascii_case(t)))
    }

    fn is_pronoun(&self, i: usize) -> bool {
        self.items.word(i).is_some_and(|w| ["he", "she", "it"].iter().any(|p| w.eq_ignore_ascii_case(p)))
    }

    /// Which entity a filler stands for.
    pub(super) fn referent(&self, filler: Filler) -> Option<Referent> {
        let tie = (filler.first..=filler.last).find(|&i| self.is_tie(i));
        // What begins with a preposition names nothing.
        let head = match tie {
            Some(tie) => tie.checked_sub(1).filter(|head| *head >= filler.first)?,
            None => filler.last,
        };
        if let Some(place) = self.named_place(head, tie, filler.last) {
            return Some(Referent::of(place));
        }
        if let Some((index, _)) = self.items.mention(head) {
            if let Some(person) = apposed(self.context, self.items, head) {
                return Some(Referent::of(person));
            }
            let entity = self.context.entities.of_mention(index)?;
            // A capital word such as "Earthquake" in a headline names a happening, not one thing of that name.
            let event = self.items.lexicon.sense(&entity.base, Class::EventNoun).is_some();
            // "Committee chairman Jane Doe" may be that of any committee.
            let word = self.items.get(head).map_or("", |item| self.items.words(item));
            let single = self.frame.cardinality == Cardinality::One && self.frame.kind == FrameKind::Relation;
            if single && self.items.lexicon.sense(word, Class::OrganisationNoun).is_some() {
                return None;
            }
            return if event { self.happening() } else { Some(Referent::of(entity)) };
        }
        let resolved = self.resolved(filler.first, head);
        // "The meeting in Varna" is the meeting; "the ban on the party" is no other ban.
        match resolved.filter(|r| tie.is_none() || r.event || r.kind == NameKind::Event) {
            Some(referent) => Some(referent),
            None => self.described(filler, head),
        }
    }

    /// "The resort town *of Alder*" is Alder.
    fn named_place(&self, head: usize, tie: Option<usize>, last: usize) -> Option<&Entity> {
        let of = tie.filter(|&tie| self.items.is_any_word(tie, &["of"]) && tie + 1 == last)?;
        let kind = self.items.word(head).filter(|_| head + 1 == of)?;
        let (index, _) = self.items.mention(last).filter(|_| PLACES.hold(kind, self.items.lexicon))?;
        self.context.entities.of_mention(index)
    }

    /// A name, a pronoun, a description of something named before, or the happening the text is about.
    fn resolved(&self, first: usize, last: usize) -> Option<Referent> {
        let context = self.context;
        let (start, end) = (self.items.get(first)?.start, self.items.get(last)?.end);
        let with_determiner = match first.checked_sub(1) {
            Some(before) if self.items.is_determiner(before) => self.items.get(before)?.start,
            _ => start,
        };
        if self.items.is_any_word(last, &["he", "she"]) {
            let person = pronoun::person(context, self.items, last, self.sentence)?;
            return Some(Referent { certain: false, ..Referent::of(person) });
        }
        // "The Alder council" is not Alder, whatever else it may be; "the Alder mill" is told by that name alone.
        let body =
            |word: &str| matches!(self.kind_of_noun(word).0, NameKind::Document | NameKind::Organisation);
        let told = self.items.word(last).is_some_and(body) && self.frame.kind == FrameKind::Relation;
        let own = self.items.mention(first).filter(|_| first < last && told);
        let own = own.and_then(|(index, _)| context.entities.of_mention(index)).map(|entity| &entity.key);
        if self.is_of_a_country(first, last) {
            return None;
        }
        let meant = context.resolve(context.span(with_determiner, end));
        if let Some(entity) = meant.filter(|entity| own != Some(&entity.key)) {
            let certain = !self.is_pronoun(last);
            return Some(Referent { certain, ..Referent::of(entity) });
        }
        // "The women's race" is one of several.
        if (first..last).any(|i| self.items.is_possessive(i)) {
            return None;
        }
        let head = self.items.word(last)?;
        let event = self.items.lexicon.sense(head, Class::EventNoun)?;
        // "related meetings" are no one happening, nor are "the most votes"; "the meeting" is.
        if with_determiner == start || self.items.is_any_word(first, &["most", "more", "fewest"]) {
            return None;
        }
        self.happening().filter(|r| r.term.split('-').next() == Some(&*event.id) || event.is("hypernym"))
    }

    /// "The US computer giant": what a country stands before is not the country.
    fn is_of_a_country(&self, first: usize, last: usize) -> bool {
        let named = self.items.get(first).filter(|_| first < last && self.items.mention(first).is_some());
        let country = named.and_then(|item| self.items.lexicon.country(self.items.words(item)));
        country.is_some() && self.frame.kind == FrameKind::Relation && self.items.word(last).is_some()
    }

    /// The happening without a name that the sentence speaks of.
    pub(super) fn happening(&self) -> Option<Referent> {
        let occurrence = self.context.events.of_sentence(self.sentence)?;
        let term = occurrence.term.clone();
        let referent =
            Referent { term, kind: NameKind::Event, certain: false, event: true, described: false };
        Some(referent).filter(|r| fits(r, &self.frame.subjects))
    }

    /// A definite description that names nothing else: "the pension bill", "the inquiry into the fire"; or a word in
    /// capitals that opens the sentence, which the name grammar leaves open.
    fn described(&self, filler: Filler, head: usize) -> Option<Referent> {
        if self.frame.kind != FrameKind::Relation {
            return None;
        }
        let items = self.items;
        let word = items.word(head)?;
        let (kind, general) = self.kind_of_noun(word);
        let opens = filler.first == 0 && filler.last == 0 && word.starts_with(char::is_uppercase);
        if opens && !items.is_function_word(0) && word.chars().count() > 2 {
            let term = slug(word).into();
            return Some(Referent {
                term,
                kind,
                certain: false,
                event: false,
                described: kind != NameKind::Unknown,
            });
        }
        let definite = filler
            .first
            .checked_sub(1)
            .and_then(|i| items.word(i))
            .is_some_and(|w| w.eq_ignore_ascii_case("the"));
        let bare = head == filler.first && head == filler.last;
        let several = (filler.first..=filler.last).any(|i| items.is_possessive(i));
        if !definite || several || bare && (general || kind == NameKind::Unknown) {
            return None;
        }
        let (start, end) = (items.get(filler.first)?.start, items.get(filler.last)?.end);
        let words = items.text.get(start..end)?.split_whitespace();
        let words: Vec<&str> = words.filter(|w| !["the", "a", "an"].contains(w)).collect();
        let term = slug(&words.join(" ")).into();
        Some(Referent { term, kind, certain: false, event: false, described: true })
    }

    /// What a common noun denotes, and whether it could stand for anything of its kind.
    fn kind_of_noun(&self, word: &str) -> (NameKind, bool) {
        let kinds = [
            (Class::DocumentNoun, NameKind::Document),
            (Class::EventNoun, NameKind::Event),
            (Class::OrganisationNoun, NameKind::Organisation),
            (Class::Title, NameKind::Person),
        ];
        let lexicon = self.items.lexicon;
        let sense = kinds.iter().find_map(|&(class, kind)| Some((lexicon.sense(word, class)?, kind)));
        let general = |sense: &Sense| sense.is("hypernym") || sense.is("enterprise");
        sense.map_or((NameKind::Unknown, true), |(sense, kind)| (kind, general(sense)))
    }
}
