//! Since when somebody is on the run: "captured after 16 years on the run", "had been in hiding since 1995".

use crate::grammar::Meaning;
use crate::knowledge::Class;
use crate::syntax::slot::{Clause, Voice};

use super::part::Part;
use super::{Of, Reader, Who};

/// Days of a time that tells of more than the days of the news: what ended then is of long before.
const LONG: i64 = 20;
/// Minutes of a day.
const DAY: i64 = 24 * 60;
/// Items before a main clause in which "after 16 years on the run," begins.
const OPENING: usize = 4;

impl Reader<'_, '_> {
    /// "Captured after 16 years on the run", "spent 16 years on the run", "After 16 years on the run, Jane Doe was caught": whose
    /// flight it is that took the length at an item.
    pub(super) fn flight(&self, at: usize) -> Option<Part> {
        let items = self.items;
        let (length, _) = items.at(at + 1, Class::TenureWord).filter(|(_, s)| &*s.id == "in-flight")?;
        let last = items.position(items.get(at + 1)?.start + length).checked_sub(1)?;
        if self.is_of_long_before(at) {
            return None;
        }
        let after = items.before_hedges(at).filter(|&i| items.is_any_word(i, &["after"]));
        let who = match after {
            Some(after) if after < OPENING => {
                self.caught(items.clauses().iter().find(|c| c.verbs.first > last)?)
            }
            Some(after) => self.caught(self.clause_of(after)?),
            None => self.spent(self.clause_of(at)?),
        };
        Some(Part { of: Of::Flight, who: who?, org: None, words: (after.unwrap_or(at), last), ended: false })
    }

    /// Whom a clause tells to have been caught.
    fn caught(&self, clause: &Clause) -> Option<Who> {
        let catches =
            self.items.at(clause.verbs.head, Class::TenureWord).is_some_and(|(_, s)| &*s.id == "catch");
        let slot = match clause.verbs.voice {
            Voice::Passive => clause.subject(),
            Voice::Active => clause.object(),
        };
        let phrase = slot.filter(|_| catches && !clause.verbs.negated)?.phrase;
        self.person(phrase)
    }

    /// Who spent a while on the run.
    fn spent(&self, clause: &Clause) -> Option<Who> {
        let spends =
            self.items.is_any_word(clause.verbs.head, &["spent", "spend"]) && clause.verbs.modal.is_none();
        let phrase = clause.subject().filter(|_| spends && !clause.verbs.negated)?.phrase;
        self.person(phrase)
    }

    /// Whether a sentence tells of a month or a year beside the length: "was caught in 2014 after 13 years on the run".
    fn is_of_long_before(&self, at: usize) -> bool {
        let items = self.items;
        let long = |i: usize| {
            let time = match &items.mention(i).filter(|_| i != at)?.1.meaning {
                Meaning::Time(time) => time.time.as_ref()?,
                _ => return None,
            };
            let (from, to) = time.window()?;
            Some(to - from > LONG * DAY)
        };
        (0..items.items.len()).any(|i| long(i).unwrap_or(false))
    }
}
