//! How far somebody fell: "Jane Doe slipped and fell about 60 metres", "a 36-year-old diver died after falling 60 metres".

use crate::claim::{Certainty, Term};
use crate::grammar::MentionType;
use crate::knowledge::Class;
use crate::syntax::ItemKind;
use crate::syntax::slot::Phrase;

use super::super::context::aged;
use super::{Held, Place};

impl Place<'_, '_> {
    /// How far somebody fell: a person by name, one whom only an age tells, or the one that "he" or "she" stands for.
    pub(super) fn fall(&self) -> Option<Held> {
        let verb = self.falling()?;
        Some(Held {
            subject: self.fallen(verb)?,
            property: "fall".to_owned(),
            words: (verb, self.at),
            certain: self.is_own(verb),
            about_event: true,
            apposed: false,
            scoped: false,
        })
    }

    /// Whether the person who fell is the verb's own subject by name, as both the phrases and the tree say.
    fn is_own(&self, verb: usize) -> bool {
        let clause = self.items.clauses().iter().find(|c| c.verbs.head == verb);
        let subject = clause.and_then(|c| c.subject()).filter(|s| s.certainty == Certainty::Certain);
        subject.is_some_and(|s| self.person(s.phrase.head).is_some())
    }

    /// The verb right before the figure, or before the figure that this one repeats in parentheses.
    fn falling(&self) -> Option<usize> {
        let mut figure = self.at;
        if let Some(before) = self.at.checked_sub(2).filter(|_| self.symbol(self.at - 1, &['('])) {
            let quantity = matches!(
                self.items.get(before).map(|i| i.kind),
                Some(ItemKind::Mention(_, MentionType::Dimension))
            );
            figure = if quantity { before } else { figure };
        }
        let verb = self.items.before_hedges(figure)?;
        let sense = self.items.sense(verb, Class::FigureVerb)?;
        (&*sense.id == "fall").then_some(verb)
    }

    /// Who fell, or to whom the verb happened: its subject; if it has none of its own, the last person named before it.
    pub(super) fn fallen(&self, verb: usize) -> Option<Term> {
        let clause = self.items.clauses().iter().find(|c| c.verbs.head == verb);
        let Some(subject) = clause.and_then(|c| c.subject()).map(|s| s.phrase) else {
            return self.last_person(verb);
        };
        if let Some(person) = self.aged(subject.head).or_else(|| self.aged_in(subject)) {
            return Some(person);
        }
        if self.items.is_any_word(subject.head, &["he", "she", "who"]) {
            return self.last_person(verb);
        }
        // "Another climber, 36-year-old Jane Doe, died after falling": named beside the noun.
        (subject.last + 1..verb).rev().filter(|&i| self.is_age(i)).find_map(|i| self.beside(i))
    }

    /// The last person before item `end` of whom the sentence speaks; nobody where that is one who has neither name nor
    /// age, or who only reports.
    fn last_person(&self, end: usize) -> Option<Term> {
        let mut pronoun = None;
        for i in (0..end).rev() {
            if self.items.is(i + 1, Class::ReportingVerb) && !self.items.is_function_word(i) {
                return None;
            }
            let person = self.person(i).filter(|_| !self.items.is_possessive(i));
            if let Some(person) = person
                .or_else(|| self.is_age(i).then(|| self.beside(i).or_else(|| self.aged_at(i))).flatten())
            {
                return Some(person);
            }
            if self.items.is_any_word(i, &["he", "she"]) {
                pronoun = pronoun.or(Some(i));
            } else if self.items.is(i, Class::CountNoun) {
                return self.items.phrase_at(i).and_then(|p| self.aged_in(p));
            }
        }
        self.pronoun(pronoun?)
    }

    fn is_age(&self, index: usize) -> bool {
        matches!(self.items.get(index).map(|x| x.kind), Some(ItemKind::Mention(_, MentionType::Age)))
    }

    /// Whom an age in a noun phrase, or right before it, tells.
    fn aged_in(&self, phrase: Phrase) -> Option<Term> {
        let first = phrase.first.saturating_sub(1);
        let age = (first..=phrase.last).find(|&i| self.is_age(i))?;
        self.beside(age).or_else(|| self.aged_at(age))
    }

    /// The person named beside an age.
    fn beside(&self, age: usize) -> Option<Term> {
        Place { at: age, ..*self }.age().map(|held| held.subject)
    }

    /// A person of whom only the age is told.
    fn aged_at(&self, age: usize) -> Option<Term> {
        let (_, mention) = self.items.mention(age)?;
        aged(&mention.meaning)
    }
}
