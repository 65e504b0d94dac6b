//! Whose age it is where a noun stands beside it: "Jane Doe, a 32-year-old nurse,", "an eight-year-old girl, Jane Doe,", "The
//! 32-year-old said".

use crate::claim::Term;
use crate::grammar::NameKind;
use crate::knowledge::{Class, CueWords};

use super::super::OTHER;
use super::super::context::slug;
use super::super::entity::Entity;
use super::{Held, Place};

/// Words behind which the age of the dead is told.
const DIED: CueWords = CueWords::named("died");
/// Ends the property of an age that is told of a role.
pub const AGE: &str = "age";
/// Words of the noun phrase that an age stands in.
const PHRASE: usize = 4;
/// Items before an epithet in which its article stands.
const EPITHET: usize = 8;
/// Items between a verb of dying and the age.
const DEATH: usize = 6;
impl Place<'_, '_> {
    /// "Jane Doe, a 32-year-old night nurse, said": the person that the phrase of the age is apposed to, with the item of its
    /// name.
    pub(super) fn apposed_to(&self) -> Option<(Term, usize)> {
        let article = self.article()?;
        let comma = article.checked_sub(1).filter(|&i| self.symbol(i, &[',']))?;
        let name = comma.checked_sub(1)?;
        let end = self.noun_end()?;
        // "Jane Doe, a 32-year-old man and a child" are three.
        let listed = self.items.is_any_word(end, &["and", "or", "&"])
            || self.symbol(end, &[',']) && self.items.is_any_word(end + 1, &["and", "or", "a", "an"]);
        // "The wife of John Doe, a 32-year-old nurse": of her.
        let before = name.checked_sub(1);
        let under = before
            .is_some_and(|i| self.items.is_any_word(i, &["of", "to", "with", "by", "from", "for", "and"]));
        let owned = before.is_some_and(|i| self.items.is_possessive(i));
        if listed || under || owned {
            return None;
        }
        Some((self.aged(name)?, name))
    }

    /// "An eight-year-old girl, Jane Doe, was": the person named behind the phrase of the age.
    pub(super) fn followed_by(&self) -> Option<(Term, usize)> {
        self.article()?;
        let comma = self.noun_end().filter(|&i| self.symbol(i, &[',']))?;
        let name = comma + 1;
        let person = self.aged(name)?;
        let closed = self.symbol(name + 1, &[',', '.']) || self.items.get(name + 1).is_none();
        let listed =
            self.items.is_any_word(name + 2, &["and", "or", "a", "an"]) || self.entity(name + 2).is_some();
        (closed && !listed).then_some((person, name))
    }

    /// "Jane Doe, who rowed for Norway, has died at the age of 84", "dies aged 84": who died, if the sentence names only them
    /// before the verb.
    pub(super) fn of_the_dead(&self) -> Option<(Term, usize)> {
        let items = self.items;
        let links =
            ["at", "the", "age", "of", "aged", "peacefully", "suddenly", "away", "yesterday", "today"];
        let own = |i: &usize| {
            items.is_any_word(*i, &links) || items.mention(*i).is_some_and(|(_, m)| m.kind.is_time())
        };
        let before = (self.at.saturating_sub(DEATH)..self.at).rev().find(|i| !own(i))?;
        let verb = Some(before).filter(|&i| items.is_cue(i, DIED))?;
        let persons = (0..verb).filter_map(|i| Some((self.entity(i)?, i)));
        let mut named = persons.filter(|((term, kind), _)| {
            *kind == NameKind::Person || *kind == NameKind::Unknown && term.contains('-')
        });
        let ((first, _), at) = named.next()?;
        let other = named.any(|((term, kind), _)| kind == NameKind::Person && term != first);
        let apposed = self.symbol(at + 1, &[',']) || items.clauses().iter().any(|c| c.verbs.first == at + 1);
        let owned = items.is_possessive(at);
        let alone = at == 0
            || (0..at).all(|i| items.word(i).is_some() && !items.is_function_word(i) && !self.is_verb(i));
        (apposed && alone && !other && !owned).then_some((first, at))
    }

    /// The one person whom the text before a byte names.
    fn only_before(&self, start: usize) -> Option<&Entity> {
        let entities = self.context.entities;
        let before = self.context.mentions.partition_point(|m| (m.span.start as usize) < start);
        let mut named =
            (0..before).filter_map(|at| entities.of_mention(at)).filter(|e| e.kind == NameKind::Person);
        let first = named.next()?;
        named.all(|other| other.key == first.key).then_some(first)
    }

    pub(super) fn is_verb(&self, at: usize) -> bool {
        self.items.clauses().iter().any(|c| (c.verbs.first..=c.verbs.last).contains(&at))
    }

    /// "The star, 36, said", "the actress, 36, said": the one person whom the article names most often, where it has called
    /// that person so, or the word is one for whom a piece of news is of.
    pub(super) fn of_the_news(&self) -> Option<(Term, usize)> {
        let items = self.items;
        let comma = self.at.checked_sub(1).filter(|&i| self.symbol(i, &[',']))?;
        let head = comma.checked_sub(1)?;
        let word = items.word(head)?;
        let phrase = items.phrase_at(head).filter(|phrase| phrase.head == head)?;
        // "The £8,000-a-week Corrin hotshot": figures part the phrase.
        let near = head.saturating_sub(EPITHET)..phrase.first;
        let open = |i: usize| !self.is_verb(i) && !self.symbol(i, &[',', ';', ':']);
        let parted = || near.clone().rev().take_while(|&i| open(i)).any(|i| items.is_any_word(i, &["the"]));
        let the = items.is_any_word(phrase.first, &["the"]) || parted();
        let start = items.get(phrase.first)?.start;
        let entities = self.context.entities;
        let named =
            (0..items.items.len()).any(|i| self.entity(i).is_some_and(|(_, kind)| kind == NameKind::Person));
        let person = self.only_before(start).or_else(|| {
            let mut persons = entities.all().iter().filter(|e| e.kind == NameKind::Person);
            persons.find(|e| entities.is_most_named(e))
        })?;
        let before = entities.in_focus(start, |kind| kind == NameKind::Person)?;
        let epithet = items.lexicon.sense(word, Class::Epithet).is_some();
        let titled = || {
            let title = items.lexicon.sense(word, Class::Title).filter(|s| s.is("role") || s.is("post"));
            title.is_some_and(|_| person.titles().iter().any(|t| **t == *slug(word)))
        };
        let one = the && !named && (epithet && before.key == person.key || titled());
        one.then(|| (person.key.clone(), head))
    }

    /// "The driver, aged 41, died", "the 41-year-old driver": of one by a role, of which a piece of news has one.
    pub(super) fn of_role(&self) -> Option<Held> {
        let before = (self.at.saturating_sub(2)..self.at).rev();
        let mark = |i: &usize| self.symbol(*i, &[',', '(']) || self.items.is_any_word(*i, &["aged"]);
        let marks = before.take_while(mark).count();
        let apposed = (marks > 0).then(|| self.at.checked_sub(marks + 1)).flatten();
        let head =
            apposed.or_else(|| Some(self.items.phrase_at(self.at)?.head).filter(|&head| head > self.at))?;
        let phrase = self.items.phrase_at(head).filter(|phrase| phrase.head == head)?;
        let word = self.items.word(head)?;
        let sense = |class: Class| self.items.lexicon.sense(word, class);
        let role = sense(Class::Title).or_else(|| sense(Class::Occupation))?;
        let one = self.items.is_any_word(phrase.first, &["the"]) && !word.ends_with('s');
        // "The bus driver" is not the driver of the van, and "the other teacher" is another.
        let before = (phrase.first + 1..head).filter(|&i| i != self.at);
        let words: Vec<&str> = before.clone().filter_map(|i| self.items.word(i)).collect();
        let named = before.into_iter().any(|i| self.items.mention(i).is_some());
        let other = words.iter().any(|word| {
            self.items.lexicon.sense(&word.to_lowercase(), Class::WordFamily).is_some_and(|s| s.is(OTHER))
        });
        let called: Vec<&str> = words.into_iter().chain([&*role.id]).collect();
        let owned = self.items.is_any_word(head + 1, &["of"]);
        (one && !named && !other && !owned).then(|| Held {
            subject: Term::from(""),
            property: format!("{}-{AGE}", slug(&called.join(" "))),
            words: (self.at.min(head), self.at.max(head)),
            certain: false,
            about_event: true,
            apposed: apposed.is_some(),
            scoped: false,
        })
    }

    /// The article of the noun phrase that the age is an adjective of.
    fn article(&self) -> Option<usize> {
        let (_, mention) = self.items.mention(self.at)?;
        let adjective = mention.span.of(self.items.text).ends_with("old");
        let before = self.at.checked_sub(1).filter(|_| adjective)?;
        if self.items.is_any_word(before, &["a", "an", "the", "its", "their", "his", "her"]) {
            return Some(before);
        }
        // "The party's 32-year-old leader", "Alder's 32-year-old mayor".
        let owner = self.items.phrase_at(before).filter(|_| self.items.is_possessive(before))?;
        Some(owner.first.min(before))
    }

    /// One past the noun of a person that the age is an adjective of.
    fn noun_end(&self) -> Option<usize> {
        let word = |i: usize| self.items.word(i).filter(|_| !self.items.is_function_word(i));
        // "Jane Doe, the 32-year-old who fell", "The 32-year-old, Jane Doe,".
        let alone = ["who", "whose", "from"];
        if self.symbol(self.at + 1, &[',', '.']) || self.items.is_any_word(self.at + 1, &alone) {
            return Some(self.at + 1);
        }
        let end =
            (self.at + 1..=self.at + 1 + PHRASE).find(|&i| word(i).is_none() && self.entity(i).is_none())?;
        let noun = self.items.word(end.checked_sub(1).filter(|last| *last > self.at)?)?;
        self.is_somebody(noun).then_some(end)
    }

    /// Whether a noun is that of a person.
    pub(super) fn is_somebody(&self, noun: &str) -> bool {
        let lexicon = self.items.lexicon;
        if let Some(sense) = lexicon.sense(noun, Class::PersonNoun) {
            return !sense.is("thing");
        }
        let lower = noun.to_ascii_lowercase();
        let ends = ["er", "ist", "man", "woman"].iter().any(|end| lower.ends_with(end));
        let job = [Class::Title, Class::Occupation].iter().any(|class| lexicon.sense(noun, *class).is_some());
        job || lower.len() > 4 && ends
    }
}
