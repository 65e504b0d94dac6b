//! Whose figure it is, where the words beside it say so: the age of a person, how far somebody fell, the magnitude of
//! the quake, a person's or firm's "sales of", "fine of", "capacity of".

use crate::claim::{Certainty, Term};
use crate::grammar::{Mention, MentionType, NameKind};
use crate::knowledge::{Class, CueWords};
use crate::syntax::slot::{Phrase, Role, Voice};
use crate::syntax::{Governor, ItemKind, Items};
use crate::value::{Dimension, Quantity};

use super::context::{Context, slug};
use super::{deed, pronoun, scope};

mod aged;
mod dates;
mod fall;
mod noun;
mod spoken;

pub(super) use dates::extract as dates;
pub(super) use noun::extract as by_noun;

/// Nouns of shocks beside the one that has a magnitude.
const SHOCKS: CueWords = CueWords::named("shocks");
/// Words of a sentence that tells of another shock than the quake.
const ANOTHER_SHOCK: CueWords = CueWords::named("another-shock");
/// Items behind an age in which its person is named: "32-year-old deep-sea diver Jane Doe".
const BEHIND: usize = 4;
/// The kind of happening that has a magnitude.
const QUAKE: &str = "earthquake";
/// Items beside a magnitude in which another kind of shock may be named.
const SHOCK: usize = 6;

/// A place in its sentence: that of a figure, or of a verb whose subject is sought.
#[derive(Clone, Copy)]
pub(super) struct Place<'p, 'a> {
    pub context: &'p Context<'a>,
    pub items: &'p Items<'a>,
    pub at: usize,
    pub sentence: usize,
}

/// Whose figure it is, and what of it.
pub(super) struct Held {
    pub subject: Term,
    pub property: String,
    /// First and last item of the words that say it.
    pub words: (usize, usize),
    /// A closed pattern with nothing between.
    pub certain: bool,
    /// Whether it belongs to a happening.
    pub about_event: bool,
    /// Whether the words stand apart from the clause, as asserted on their own: "Jane Doe, 32, may stay".
    pub apposed: bool,
    /// Whether phrases behind it restrict it.
    pub scoped: bool,
}

/// The person named beside the age at item `at`, if an age stands there.
pub(super) fn beside_age(
    context: &Context<'_>,
    items: &Items<'_>,
    at: usize,
    sentence: usize,
) -> Option<Term> {
    items.mention(at).filter(|(_, m)| m.kind == MentionType::Age)?;
    Place { context, items, at, sentence }.age().map(|held| held.subject)
}

impl Place<'_, '_> {
    /// What the nearest words say.
    pub fn held(&self, mention: &Mention, quantity: &Quantity) -> Option<Held> {
        let is_of = |id: &str| matches!(&quantity.unit.dimension, Dimension::Physical(d) if &**d == id);
        if mention.kind == MentionType::Age {
            return self.age();
        }
        if is_of("magnitude") {
            return self.magnitude();
        }
        let length = is_of("length");
        let fall = length.then(|| self.fall()).flatten();
        fall.or_else(|| self.noun_of()).or_else(|| length.then(|| self.depth()).flatten())
    }

    fn entity(&self, index: usize) -> Option<(Term, NameKind)> {
        let (mention, _) = self.items.mention(index)?;
        self.context.entities.of_mention(mention).map(|e| (e.key.clone(), e.kind))
    }

    /// A person, or a name of two or more words that is not told to be anything else: only persons have ages.
    fn aged(&self, index: usize) -> Option<Term> {
        let (term, kind) = self.entity(index)?;
        let full = kind == NameKind::Unknown && term.contains('-');
        (kind == NameKind::Person || full).then_some(term)
    }

    /// A person by name, also one whom only an age before the name shows to be one.
    fn person(&self, index: usize) -> Option<Term> {
        let (term, kind) = self.entity(index)?;
        let age = |i: usize| {
            matches!(self.items.get(i).map(|x| x.kind), Some(ItemKind::Mention(_, MentionType::Age)))
        };
        let aged = (index.saturating_sub(BEHIND)..index).any(age);
        (kind == NameKind::Person || (aged && self.aged(index).is_some())).then_some(term)
    }

    fn symbol(&self, index: usize, marks: &[char]) -> bool {
        matches!(self.items.get(index).map(|i| i.kind), Some(ItemKind::Symbol(c)) if marks.contains(&c))
    }

    /// "32-year-old Jane Doe", "Jane Doe, 32,", "Jane Doe, who is 32", "Jane Doe, a 32-year-old nurse", "The 32-year-old".
    fn age(&self) -> Option<Held> {
        let held = |subject: Term, other: usize, apposed: bool| Held {
            subject,
            property: "age".to_owned(),
            words: (self.at.min(other), self.at.max(other)),
            certain: true,
            about_event: false,
            apposed,
            scoped: false,
        };
        let mut name = self.at.saturating_sub(1);
        let mut apposed = true;
        for _ in 0..3 {
            if self.items.is_any_word(name, &["is", "was", "turned", "who", "now", "aged"]) {
                apposed &= !self.items.is_any_word(name, &["is", "was", "turned"]);
            } else if !self.symbol(name, &[',', '(']) {
                break;
            }
            name = name.saturating_sub(1);
        }
        if name + 1 < self.at
            && let Some((person, name)) = self.resident(name)
        {
            return Some(held(person, name, apposed));
        }
        // "She was 84."
        let alone = name == 0 && (self.symbol(self.at + 1, &['.']) || self.items.get(self.at + 1).is_none());
        let was = alone && name + 1 < self.at && self.items.is_any_word(name, &["he", "she"]);
        if let Some(person) = was.then(|| self.pronoun(name)).flatten() {
            return Some(Held { certain: false, ..held(person, name, apposed) });
        }
        if let Some((person, at)) = self.of_the_dead() {
            return Some(Held { certain: false, ..held(person, at, true) });
        }
        let beside = self.named_behind().or_else(|| self.apposed_to()).or_else(|| self.followed_by());
        if let Some((person, at)) = beside {
            return Some(held(person, at, true));
        }
        let spoken = self.spoken_of().map(|(person, at)| Held { certain: false, ..held(person, at, false) });
        let called =
            || self.of_the_news().map(|(person, at)| Held { certain: false, ..held(person, at, true) });
        spoken.or_else(called).or_else(|| self.of_role())
    }

    /// The person at an item before an age; of "Jane Doe, of Alder, 32" whoever is from there. With the item of the name.
    fn resident(&self, at: usize) -> Option<(Term, usize)> {
        let home = at.checked_sub(1).filter(|&i| self.items.is_any_word(i, &["of", "from", "near", "in"]));
        let before = home.and_then(|home| home.checked_sub(1));
        let name = before.map(|i| if self.symbol(i, &[',']) { i.saturating_sub(1) } else { i });
        let dweller = name.and_then(|name| Some((self.aged(name)?, name)));
        dweller.or_else(|| Some((self.aged(at)?, at)))
    }

    /// The person an age stands before, over nouns and adjectives that describe them.
    fn named_behind(&self) -> Option<(Term, usize)> {
        for i in self.at + 1..=self.at + BEHIND {
            if let Some(person) = self.aged(i) {
                return (!self.items.is_possessive(i)).then_some((person, i));
            }
            let word = self.items.get(i)?;
            let described = match word.kind {
                ItemKind::Word => !self.items.is_function_word(i) && !scope::is_boundary(self.items, i),
                ItemKind::Mention(_, kind) => kind == MentionType::Name && !self.items.is_possessive(i),
                ItemKind::Symbol(c) => c == '-',
            };
            if !described {
                return None;
            }
        }
        None
    }

    /// The magnitude of the quake that the sentence speaks of; shocks before and after it have their own.
    fn magnitude(&self) -> Option<Held> {
        let near = self.at.saturating_sub(SHOCK)..self.at + SHOCK;
        let other = |i: usize| {
            // "Seven more slight quakes": the noun stands inside the count.
            let counted = self.items.mention(i).filter(|(_, m)| m.kind == MentionType::Count);
            let words = counted.map(|(_, m)| m.span.of(self.items.text)).or_else(|| self.items.word(i));
            let last = words.and_then(|w| w.rsplit(' ').next());
            last.is_some_and(|w| SHOCKS.hold(w, self.items.lexicon))
        };
        // "24 aftershocks were felt, the strongest of them of magnitude 4.3".
        let shocks = |i: &usize| other(*i) || self.items.is(*i, Class::EventNoun);
        let nearest = (0..self.at).rev().find(shocks).is_some_and(other);
        if near.clone().any(other) || nearest {
            return None;
        }
        let is_quake = |term: &str| term.split('-').next().is_some_and(|kind| kind == QUAKE);
        let event = self.context.events.of_sentence(self.sentence);
        let Some(event) = event.filter(|event| is_quake(&event.term)) else { return self.quake_beside() };
        Some(event).map(|event| Held {
            subject: event.term.clone(),
            property: "magnitude".to_owned(),
            words: (self.at, self.at),
            // Of another year, told by its place: no reading of a preliminary gauge.
            certain: event.named && event.term.matches('-').count() > 1,
            about_event: true,
            apposed: false,
            scoped: false,
        })
    }

    /// "The collapse followed a magnitude 4.6 earthquake": the quake whose noun the magnitude stands beside, where the sentence
    /// speaks of another happening.
    fn quake_beside(&self) -> Option<Held> {
        let named = |i: usize| {
            let sense = self.items.lexicon.sense(self.items.word(i)?, Class::EventNoun)?;
            (&*sense.id == QUAKE).then_some(i)
        };
        let noun = (self.at + 1..=self.at + 2).find_map(named)?;
        let past = self.context.events.is_of_another(self.sentence);
        (!past).then(|| Held {
            subject: Term::from(QUAKE),
            property: "magnitude".to_owned(),
            words: (self.at, noun),
            certain: false,
            about_event: true,
            apposed: false,
            scoped: false,
        })
    }

    /// "At a depth of 10 km": of the quake that the sentence itself names, where it speaks of no other shock.
    fn depth(&self) -> Option<Held> {
        let of = self.items.before_hedges(self.at).filter(|&of| self.items.is_any_word(of, &["of"]))?;
        let depth = of.checked_sub(1).filter(|&i| self.items.is_any_word(i, &["depth"]))?;
        let event =
            self.context.events.of_sentence(self.sentence).filter(|e| e.named && &*e.term == "earthquake")?;
        if (0..self.items.items.len()).any(|i| self.items.is_cue(i, ANOTHER_SHOCK)) {
            return None;
        }
        Some(Held {
            subject: event.term.clone(),
            property: "depth".to_owned(),
            words: (depth, self.at),
            certain: false,
            about_event: true,
            apposed: false,
            scoped: false,
        })
    }

    /// The person "he" or "she" stands for.
    fn pronoun(&self, index: usize) -> Option<Term> {
        pronoun::person(self.context, self.items, index, self.sentence).map(|entity| entity.key.clone())
    }

    /// "Alder Foods reported sales of €3.8 billion", "with a length of 14 km, the Weller Tunnel".
    fn noun_of(&self) -> Option<Held> {
        let of = self.items.before_hedges(self.at)?;
        if !self.items.is_any_word(of, &["of"]) {
            return None;
        }
        let phrase = self.items.phrase_at(of.checked_sub(1)?).filter(|p| p.last + 1 == of)?;
        let noun = self.items.word(phrase.head)?;
        if self.items.lexicon.sense(noun, Class::PropertyWord).is_some() {
            return None;
        }
        let (start, subject, certainty) = self.holder_of(phrase)?;
        Some(Held {
            subject,
            property: slug(noun),
            words: (start, self.at),
            certain: certainty == Certainty::Certain,
            about_event: false,
            apposed: false,
            scoped: true,
        })
    }

    /// Whose noun phrase it is: the name in the genitive inside it, or the subject of the verb it is the object of or
    /// that it opens the sentence of under "with". Also where the words begin.
    fn holder_of(&self, phrase: Phrase) -> Option<(usize, Term, Certainty)> {
        let items = self.items;
        if let Some(i) = (phrase.first..phrase.head).rev().find(|&i| items.is_possessive(i)) {
            return self.entity(i).map(|(term, _)| (i, term, Certainty::Possible));
        }
        let Governor { clause, slot, .. } = items.governor(phrase.head)?;
        let holds = match slot.role {
            Role::Object => clause.verbs.voice == Voice::Active,
            Role::Prepositional(preposition) => preposition == 0 && self.items.is_any_word(0, &["with"]),
            _ => false,
        };
        let subject = clause.subject().filter(|_| holds)?;
        let start = subject.phrase.first.min(phrase.first);
        if let Some((term, _)) = self.entity(subject.phrase.head) {
            return Some((start, term, slot.certainty.and(subject.certainty)));
        }
        let party = deed::party(self.context, items, subject.phrase, self.sentence)?;
        (!party.unnamed).then_some((start, party.term, Certainty::Possible))
    }
}

#[cfg(test)]
pub(in crate::extract) mod tests;
