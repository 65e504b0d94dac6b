//! Figures of deeds: "was carrying 132 passengers", "raised $35 million", "bought the airport for €48 million".

use crate::claim::Certainty;
use crate::grammar::MentionType;
use crate::knowledge::Sense;
use crate::syntax::Governor;
use crate::syntax::slot::{Clause, Phrase, Role, Voice};
use crate::value::Dimension;

use super::super::context::slug;
use super::super::deed;
use super::Figure;
use super::measured::Measured;

/// The property of what was paid for a thing.
const PRICE: &str = "price";

impl Figure<'_, '_> {
    /// How much or how many of something a named party did, or what was paid for a named thing.
    pub(super) fn deed(&self) -> Option<Measured> {
        let Governor { clause, slot, certainty } = self.items.governor(self.at)?;
        let verb = deed::of_clause(self.items, clause)?;
        let governed = certainty.and(slot.certainty);
        match slot.role {
            Role::Object if clause.verbs.voice == Voice::Active => {
                let paid = verb.is(PRICE).then(|| self.paid_for(clause, governed)).flatten();
                paid.or_else(|| self.done(clause, verb))
            }
            Role::Prepositional(i) if verb.is(PRICE) && self.is_for(i) => {
                // "The painting sold for $2 million".
                let thing = deed::undergoer(clause).or_else(|| clause.subject())?;
                self.price(clause, thing.phrase, governed.and(thing.certainty))
            }
            _ => None,
        }
    }

    fn is_for(&self, preposition: usize) -> bool {
        self.items.is_any_word(preposition, &["for"])
    }

    /// "Paid €84 million for the airport".
    fn paid_for(&self, clause: &Clause, governed: Certainty) -> Option<Measured> {
        let under_for = |role: Role| matches!(role, Role::Prepositional(i) if self.is_for(i));
        let thing = clause.slots.iter().find(|s| under_for(s.role))?;
        self.price(clause, thing.phrase, governed.and(thing.certainty))
    }

    fn price(&self, clause: &Clause, thing: Phrase, certainty: Certainty) -> Option<Measured> {
        let money = self.mention.kind == MentionType::Currency;
        let price = self.of(clause, thing, PRICE, certainty).filter(|_| money)?;
        Some(Measured { scoped: false, ..price })
    }

    /// "Was carrying 132 passengers": of the subject of the verb.
    fn done(&self, clause: &Clause, verb: &Sense) -> Option<Measured> {
        let subject = clause.subject()?;
        let what = match (self.mention.kind, &self.quantity.unit.dimension) {
            (MentionType::Age | MentionType::Ordinal, _) => return None,
            (MentionType::Count, _) => Some(self.noun()).filter(|noun| !noun.is_empty())?,
            (MentionType::Currency, _) => "money".to_owned(),
            (_, Dimension::Physical(dimension)) => dimension.to_string(),
            (_, Dimension::Percent) => "share".to_owned(),
            _ => return None,
        };
        // Deeds can be repeated: two numbers of one day are no proof.
        self.of(clause, subject.phrase, &format!("{}-{what}", verb.id), Certainty::Possible)
    }

    fn of(&self, clause: &Clause, phrase: Phrase, property: &str, certainty: Certainty) -> Option<Measured> {
        let party = deed::party(self.context, self.items, phrase, self.sentence)?;
        let as_of = deed::time(self.items, clause)?;
        Some(Measured {
            property: slug(property).into(),
            subject: party.term,
            words: (self.at, self.at),
            certainty: certainty.and(party.certainty),
            // An event may come back: what it draws is that of one time.
            about_event: party.unnamed,
            extra: Vec::new(),
            scoped: true,
            as_of: as_of.map(|(_, time)| time.clone()),
        })
    }
}
