//! The noun that a figure is of: "a term of 34 years", "the satellite's cost of $290 million", and whose it is.

use crate::grammar::MentionType;
use crate::knowledge::{Class, CueWords};
use crate::span::Span;
use crate::syntax::Governor;
use crate::syntax::slot::{Aspect, Phrase, Role, Tense};

use super::super::super::deed;
use super::super::JOB;
use super::super::family::{qualified, telling_family};
use super::Teller;

/// Nouns for a while.
const SPELL: CueWords = CueWords::named("spell-of-time");
/// Families of verbs that ask for something or offer it.
const ASKING: [&str; 3] = ["demand", "bid", "estimate"];
/// The family of how long somebody worked somewhere.
const SERVICE: &str = "service";
/// The family of those who are sought, and of how long they are.
const FUGITIVE: &str = "fugitive";
/// Words before the length of what the news is of.
const OWN: [&str; 7] = ["the", "a", "an", "his", "her", "their", "its"];
/// The family of "worth".
const VALUE: &str = "value";

impl Teller<'_, '_> {
    /// The noun that the figure is of: "a term of 34 years", "57 days of captivity", "47 days in captivity", "a six-year term",
    /// with what bounds it: "a minimum of 34 years behind bars".
    pub(super) fn named(self) -> Option<String> {
        let (items, at) = (self.items, self.at);
        let of = items.before_hedges(at).filter(|&of| items.is_any_word(of, &["of"]));
        let before = of.and_then(|of| items.phrase_at(of.checked_sub(1)?).filter(|p| p.head + 1 == of));
        let bare = |i: usize| items.phrase_from(i).filter(|p| p.first == p.head && !items.is_determiner(i));
        let behind = || {
            let phrase = items.is_any_word(at + 1, &["of", "in", "behind"]).then(|| bare(at + 2)).flatten();
            // Paid "in bitcoin", "in cash": the form of an amount says nothing of what it is.
            let money = matches!(items.mention(at), Some((_, m)) if m.kind == MentionType::Currency);
            let tells = |p: &Phrase| self.known(p.head).is_some();
            phrase.filter(|p| !money || !items.is_any_word(at + 1, &["in"]) || tells(p))
        };
        // "A four year spell": the unit in the singular stands before its noun.
        let attributive = || {
            let words = items.mention(at).map_or("", |(_, m)| m.span.of(items.text));
            let single =
                ["one", "a", "1"].iter().any(|one| words.to_lowercase().starts_with(&format!("{one} ")));
            let next =
                items.phrase_from(at + 1).filter(|p| p.first == at + 1 && !items.is_determiner(p.first));
            next.filter(|_| !words.ends_with('s') && !single)
        };
        let around = || items.phrase_at(at).filter(|p| p.head > at).or_else(attributive);
        // "A four-year spell living in Corrin".
        let spell = || around().filter(|p| items.is_cue(p.head, SPELL));
        if let Some(spell) = spell().filter(|p| items.word(p.head + 1).is_some_and(|w| w.ends_with("ing"))) {
            return self.family(spell.head + 1);
        }
        // "After 20 years of working there".
        let doing = items.word(at + 2).filter(|w| w.ends_with("ing") && items.is_any_word(at + 1, &["of"]));
        if doing.is_some_and(|w| telling_family(items.lexicon, &w.to_lowercase()).is_some()) {
            return self.family(at + 2);
        }
        if let Some(family) = self.in_role() {
            return Some(family);
        }
        // "The end of a ten-week trial" tells how long the trial was.
        let own = self.attributed().filter(|p| self.family(p.head).is_some());
        let own = own.or_else(|| before.filter(|p| self.family(p.head).is_some()));
        let own = own.or_else(behind).or_else(around)?;
        let family = self.family(own.head)?;
        let beside = before.into_iter().chain([own]).flat_map(|p| p.first..=p.head);
        Some(qualified(items.lexicon, beside.filter_map(|i| items.word(i)), &family))
    }

    /// The noun phrase in which a length with its unit in the singular stands before the noun: "a ten-week *trial*".
    pub(super) fn attributed(self) -> Option<Phrase> {
        let words = self.items.mention(self.at)?.1.span.of(self.items.text);
        let joined = words.contains('-') && !words.ends_with('s');
        self.items.phrase_at(self.at).filter(|p| joined && p.head > self.at)
    }

    /// "An employee of the Alder Company for 15 years", "was a fugitive for 30 years": what somebody is for so long.
    fn in_role(self) -> Option<String> {
        let items = self.items;
        let end = items.before_hedges(self.at).filter(|&i| items.is_any_word(i, &["for"]))?.checked_sub(1)?;
        let phrase = items.phrase_at(end).filter(|p| p.last == end || p.head == end)?;
        // What he is with: a name, or "the company".
        let of = phrase.first.checked_sub(1).filter(|&i| items.is_any_word(i, &["of", "at", "with", "for"]));
        let role = of.and_then(|of| items.phrase_at(of.checked_sub(1)?)).unwrap_or(phrase);
        let single = items.is_any_word(role.first, &["a", "an"]);
        let noun = items.word(role.head).filter(|_| single)?;
        match &*telling_family(items.lexicon, &noun.to_lowercase())?.id {
            JOB => Some(SERVICE.to_owned()),
            FUGITIVE => Some(FUGITIVE.to_owned()),
            _ => None,
        }
    }

    /// "Had sought damages of 690 million": what is asked for or offered is another figure than what is paid.
    pub(super) fn asked(self, family: String) -> String {
        let verb = self.items.governor(self.at).and_then(|g| self.known(g.clause.verbs.head));
        match verb.filter(|verb| ASKING.contains(&verb.as_str()) && *verb != family) {
            Some(verb) => format!("{verb}-{family}"),
            None => family,
        }
    }

    /// "The satellite cost $290 million": the verb looks like a noun. "Worth $2 million" stands behind its thing.
    pub(super) fn costing(self) -> Option<(String, Option<Span>)> {
        let before = self.items.before_hedges(self.at)?;
        // "Paintings worth 14 million euros".
        if self.items.is_any_word(before, &["worth"]) {
            let thing = self.items.phrase_at(before.checked_sub(1)?)?;
            return Some((VALUE.to_owned(), self.head(thing)));
        }
        let cost = Some(before).filter(|&i| self.items.is_any_word(i, &["cost", "costs"]))?;
        // "The bridge has cost 9.4 billion".
        let aux = cost.checked_sub(1).filter(|&i| self.items.is_any_word(i, &["has", "have", "had"]));
        if let Some(thing) = aux.and_then(|i| self.items.phrase_at(i.checked_sub(1)?)) {
            return Some((self.family(cost)?, self.head(thing)));
        }
        let thing = self.items.phrase_at(cost).filter(|p| p.head == cost && p.first < cost)?;
        Some((self.family(cost)?, self.head(Phrase { head: cost.checked_sub(1)?, ..thing })))
    }

    /// Whether a length is that of a happening: "a ten-week *trial*", "ten weeks of *trial*".
    pub(super) fn is_of_happening(self) -> bool {
        let items = self.items;
        let of = || items.is_any_word(self.at + 1, &["of"]).then(|| items.phrase_from(self.at + 2)).flatten();
        let noun = self.attributed().or_else(of).map(|p| p.head);
        noun.is_some_and(|noun| items.sense(noun, Class::EventNoun).is_some())
    }

    /// Whether what lasts so long is that of the news: "the ten-week trial" in a clause of the past. "Faces a ten-week trial", "a
    /// ten-week trial of his brother", "his friend's ten-week trial" are others.
    pub(super) fn is_of_whole_happening(self) -> bool {
        let items = self.items;
        let Some(phrase) = self.attributed() else { return true };
        let lasting = items.sense(phrase.head, Class::EventNoun).is_some_and(|sense| !sense.is("sudden"));
        let own = self.at.checked_sub(1).is_some_and(|i| items.is_any_word(i, &OWN));
        let clause = items.governor(self.at).map(|g| g.clause);
        let over = clause.is_some_and(|c| c.verbs.tense == Tense::Past || c.verbs.aspect == Aspect::Perfect);
        !lasting || own && over && !items.is_any_word(phrase.head + 1, &["of"])
    }

    /// Of whom the noun that the figure is of tells: the subject of its clause, or whom the verb was done to.
    pub(super) fn owner(self) -> Option<Span> {
        let Governor { clause, slot, .. } = self.items.governor(self.at)?;
        let receiver = clause.slots.iter().find(|s| s.role == Role::IndirectObject).map(|s| s.phrase);
        let undergoer = deed::undergoer(clause).map(|s| s.phrase).filter(|phrase| *phrase != slot.phrase);
        let subject = clause.subject().map(|s| s.phrase).filter(|phrase| *phrase != slot.phrase);
        let span = self.head(receiver.or(undergoer).or(subject)?)?;
        // A noun may be any that the clause speaks of; a name says whose it is.
        self.context.mentions.iter().any(|m| m.span == span).then_some(span)
    }
}
