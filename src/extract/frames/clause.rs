//! Frames read from the slots of clauses: a verb with its subject and another slot, wherever they stand.

use crate::knowledge::{ClauseShape, Place, Slot, Words};
use crate::syntax::slot::{Clause, Role, Slot as Filled, Voice};
use crate::syntax::{Filler, Match};

use super::Reader;

impl Reader<'_, '_> {
    /// What a shape finds in a clause whose verb is one of the shape's.
    pub(super) fn in_clause(&self, shape: &ClauseShape, clause: &Clause) -> Option<Match> {
        if shape.passive != (clause.verbs.voice == Voice::Passive) {
            return None;
        }
        let end = self.verb_end(&shape.verbs, clause.verbs.head)?;
        let subject = clause.subject()?;
        let other = clause.slots.iter().find(|s| self.stands(s, &shape.place, end))?;
        let one = self.filler(shape.subject, subject)?;
        let two = self.filler(shape.other, other)?;
        let certainty = subject.certainty.and(other.certainty);
        let last = match other.role {
            Role::Prepositional(preposition) => end.max(preposition + 1) - 1,
            _ => end - 1,
        };
        let mut found = Match { first: clause.verbs.head, last, subject: None, value: None, certainty };
        for (slot, filler) in [(shape.subject, one), (shape.other, two)] {
            match slot {
                Slot::Subject => found.subject = Some(filler),
                Slot::Value => found.value = Some(filler),
            }
        }
        Some(found)
    }

    /// The item behind the verb and the words that belong to it, if it is one of `verbs`.
    fn verb_end(&self, verbs: &Words, head: usize) -> Option<usize> {
        let stands = |words: &[Box<str>]| {
            words
                .iter()
                .enumerate()
                .all(|(i, word)| self.items.word(head + i).is_some_and(|w| w.eq_ignore_ascii_case(word)))
        };
        verbs.iter().filter(|words| stands(words)).map(|words| head + words.len()).max()
    }

    /// Whether a slot stands in `place` of a verb whose words end before item `end`.
    fn stands(&self, slot: &Filled, place: &Place, end: usize) -> bool {
        match (place, slot.role) {
            // "took part in the meeting": the preposition is the verb's last word.
            (Place::Object, Role::Prepositional(preposition)) => preposition + 1 == end,
            (Place::Object, role) => role == Role::Object && slot.phrase.first >= end,
            (Place::Under(words), Role::Prepositional(preposition)) => {
                let word = self.items.word(preposition);
                words.iter().any(|w| w.len() == 1 && word.is_some_and(|x| x.eq_ignore_ascii_case(&w[0])))
            }
            (Place::Under(_), _) => false,
        }
    }

    /// What a filled slot gives a slot of the frame, if it fits.
    fn filler(&self, slot: Slot, filled: &Filled) -> Option<Filler> {
        let head = filled.phrase.head;
        let at = match self.items.mention(head) {
            Some(_) => head,
            // "The Alder space" is not Alder.
            None if head > 0 && self.items.mention(head - 1).is_some() => {
                let name = (filled.phrase.first..head).find(|&i| self.items.mention(i).is_some())?;
                self.body_of(name).map(|filler| filler.first)?
            }
            None => (filled.phrase.first..=head).find(|&i| !self.items.is_determiner(i))?,
        };
        self.accepts(slot, at, true).filter(|f| (f.first..=f.last).contains(&head))
    }
}
