//! What a figure measures, and whose it is: the subject of the verb that gives it.

use std::sync::Arc;

use crate::claim::{Certainty, Term};
use crate::grammar::{MentionType, NameKind};
use crate::knowledge::{Class, Sense};
use crate::syntax::Governor;
use crate::syntax::slot::{Clause, Phrase, Role, Slot};
use crate::value::{Dimension, Time};

use super::super::context::slug;
use super::super::thing;
use super::Figure;

/// Ends the property of a figure that tells how far something moved.
pub const CHANGE: &str = "-change";

/// What a figure measures.
pub(super) struct Measured {
    pub property: Arc<str>,
    pub subject: Term,
    /// First and last item of the words that say it.
    pub words: (usize, usize),
    pub certainty: Certainty,
    pub about_event: bool,
    /// What restricts it besides.
    pub extra: Vec<(&'static str, String)>,
    /// Whether the phrases behind the figure restrict it.
    pub scoped: bool,
    /// When it was so, where the clause says it.
    pub as_of: Option<Time>,
}

impl<'a> Figure<'_, 'a> {
    /// The head of the counted noun phrase, in lower case.
    pub(super) fn noun(&self) -> String {
        if self.mention.kind != MentionType::Count {
            return String::new();
        }
        self.quantity.unit.symbol.rsplit(' ').next().unwrap_or("").to_lowercase()
    }

    fn figure_verb(&self, head: usize) -> Option<&'a Sense> {
        self.items.lexicon.sense(self.items.word(head)?, Class::FigureVerb)
    }

    /// Whether the slot tells where something stands: "reached 4 %", "rose to 4 %", "stood at 4 %"; "rose 4 %" and "rose
    /// by 4 %" tell how far it moved.
    pub(super) fn is_level(&self, verb: &Sense, slot: &Slot) -> bool {
        match slot.role {
            Role::Prepositional(i) => self.items.is_any_word(i, &["to", "at"]),
            Role::Object | Role::Complement => !verb.is("change"),
            _ => false,
        }
    }

    /// "Rose two dollars to 60 dollars": the second figure is no length of way.
    fn ends_range(&self) -> bool {
        self.at.checked_sub(1).is_some_and(|before| self.items.is_any_word(before, &["to", "at"]))
    }

    /// "5G coverage now reaches 91.3 % of the population": what the subject of the figure's verb names.
    pub(super) fn value_of(&self) -> Option<Measured> {
        let Governor { clause, slot, certainty: governed } = self.items.governor(self.at)?;
        let verb = self.figure_verb(clause.verbs.head).filter(|v| !v.is("holds"))?;
        // "Was up 3 percent" is no level.
        let risen = self.at.checked_sub(1).is_some_and(|b| self.items.is_any_word(b, &["up", "down"]));
        let level = self.is_level(verb, slot) && !risen;
        let moves = verb.is("change")
            && match slot.role {
                Role::Prepositional(i) => self.items.is_any_word(i, &["by"]),
                Role::Object | Role::Complement => !self.ends_range(),
                _ => false,
            };
        if !level && !moves {
            return None;
        }
        let (subject, told) = match clause.subject() {
            Some(subject) => (subject.phrase, subject.certainty),
            None => (self.foretold(clause)?, Certainty::Possible),
        };
        let (first, mut owner, mut property) = self.owner(subject)?;
        let thing = thing::of(self.context, self.items, subject, self.sentence).filter(|_| owner.is_empty());
        let unnamed = thing.is_some();
        if let Some(thing) = thing {
            (owner, property) = (thing, "amount".to_owned());
        }
        if property == "amount" {
            self.refine(&mut property, verb);
        }
        if moves && property != "amount" {
            property.push_str(CHANGE);
        }
        let certainty = match owner.is_empty() || unnamed || property == "amount" {
            true => Certainty::Possible,
            false => governed.and(slot.certainty).and(told),
        };
        Some(Measured {
            property: property.into(),
            subject: owner,
            words: (first, self.at),
            certainty,
            about_event: unnamed,
            extra: Vec::new(),
            scoped: true,
            as_of: None,
        })
    }

    /// "The economy, forecast to reach $300 billion", "its economy projected to reach …": the phrase before the word that
    /// says how sure the infinitive behind it is.
    fn foretold(&self, clause: &Clause) -> Option<Phrase> {
        let items = self.items;
        let to = clause.verbs.head.checked_sub(1).filter(|&i| self.items.is_any_word(i, &["to"]))?;
        let cue = to.checked_sub(1)?;
        items.word(cue).filter(|w| items.lexicon.begins(w).has(Class::FactualityCue))?;
        let Some(mut before) = cue.checked_sub(1) else {
            // "Forecast to reach $300 billion, the economy …"
            let behind = items.clauses().iter().filter_map(Clause::subject);
            return behind.map(|s| s.phrase).find(|p| p.first > clause.last.max(self.at));
        };
        if items.is_symbol(before, &[',']) {
            before = before.checked_sub(1)?;
        }
        let phrase = items.phrase_at(before)?;
        Some(Phrase { last: before, head: before.min(phrase.head), ..phrase })
    }

    /// Whose a noun phrase is, and what of it: "the national debt of Ellery", "Ellery's national debt", "Ellery" itself;
    /// nobody's, if no name stands in it or behind it. Also where its words begin.
    pub(super) fn owner(&self, phrase: Phrase) -> Option<(usize, Term, String)> {
        let items = self.items;
        let first = (phrase.first..=phrase.head).find(|&i| !items.is_determiner(i))?;
        let named = |i: usize| {
            let (index, mention) = items.mention(i)?;
            Some((self.context.entities.of_mention(index)?.key.clone(), mention.span.end as usize))
        };
        if let Some((term, _)) = named(phrase.head) {
            return Some((first, term, "amount".to_owned()));
        }
        let end = items.get(phrase.head)?.end;
        if let Some((i, (term, behind))) = (first..phrase.head).rev().find_map(|i| Some((i, named(i)?))) {
            return Some((i, term, slug(items.text.get(behind..end)?)));
        }
        let noun = slug(items.text.get(items.get(first)?.start..end)?);
        let tied = self.items.is_any_word(phrase.last + 1, &["of", "for", "in", "at"]);
        let holder = tied.then(|| items.phrase_from(phrase.last + 2)).flatten();
        let term = holder.and_then(|p| named(p.head)).map(|(term, _)| term);
        Some((first, term.unwrap_or_else(|| Term::from("")), noun))
    }

    /// "12 kilometres long", "cost €5 million": what is measured of a name that is itself the subject.
    fn refine(&self, property: &mut String, verb: &Sense) {
        let behind = |n: usize, word: &str| self.items.is_any_word(self.at + n, &[word]);
        let measured = if behind(1, "long") || (behind(1, "in") && behind(2, "length")) {
            "length"
        } else if behind(1, "tall") || behind(1, "high") {
            "height"
        } else if behind(1, "wide") {
            "width"
        } else if behind(1, "deep") {
            "depth"
        } else if verb.is("names") {
            &verb.id
        } else {
            return;
        };
        measured.clone_into(property);
    }

    /// A figure that only counts or measures: its noun or unit is all that is known of it.
    pub(super) fn counted(&self) -> Measured {
        let noun = self.noun();
        let property = match self.mention.kind {
            MentionType::Count if !noun.is_empty() => noun,
            kind => match &self.quantity.unit.dimension {
                Dimension::Physical(dimension) => dimension.to_string(),
                _ => kind.as_str().to_owned(),
            },
        };
        let holder = self.possessor();
        let about_event = holder.as_ref().is_some_and(|h| h.1 == NameKind::Event);
        let (subject, certainty) = match holder {
            Some((term, _, certainty)) => (term, certainty),
            None => (Term::from(""), Certainty::Possible),
        };
        Measured {
            property: slug(&property).into(),
            subject,
            words: (self.at, self.at),
            certainty,
            about_event,
            extra: Vec::new(),
            scoped: true,
            as_of: None,
        }
    }

    /// "The union has 670 million people", "With 670 million people, the union …": whose figure it is.
    fn possessor(&self) -> Option<(Term, NameKind, Certainty)> {
        let Governor { clause, slot, certainty: governed } = self.items.governor(self.at)?;
        let holds = match slot.role {
            // "Has a 32-year-old boat": an age is the thing's own.
            Role::Object if self.mention.kind == MentionType::Age => false,
            Role::Object => self.figure_verb(clause.verbs.head).is_some_and(|v| v.is("holds")),
            Role::Prepositional(i) => i == 0 && self.items.is_any_word(i, &["with"]),
            _ => false,
        };
        let subject = clause.subject().filter(|_| holds)?;
        let (index, _) = self.items.mention(subject.phrase.head)?;
        let entity = self.context.entities.of_mention(index)?;
        Some((entity.key.clone(), entity.kind, governed.and(slot.certainty).and(subject.certainty)))
    }
}
