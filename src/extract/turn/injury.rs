//! Which limb somebody broke or hurt: "has a broken leg", "fractured his arm", "was treated for a knee injury".

use crate::claim::{Claim, ClaimKind, Factuality, Scope, Value};
use crate::knowledge::Class;

use super::super::{deed, kind};
use super::who::Who;
use super::{Reader, WHICH};

/// Marks turns of a limb.
const LIMB: &str = "limb";
/// The turn whose words name the limb themselves: "broke her leg".
const FELL: &str = "fell";
/// Items behind the words in which the limb stands: "fracture of the left wrist".
const REACH: usize = 4;

impl Reader<'_, '_> {
    /// Which limb it was; none where the clause names several.
    pub(super) fn limb(&self, who: &Who, factuality: Factuality) -> Option<Claim> {
        let items = self.items;
        if !self.sense.is(LIMB) || self.is_denied() {
            return None;
        }
        let named = |i: usize| {
            let start = items.get(i).filter(|_| items.word(i).is_some())?.start;
            kind::answer(items.text.get(start..)?, LIMB, items.lexicon).map(|(_, sense)| (i, sense))
        };
        let end = self.last + REACH;
        let (at, limb) = (self.at..=end).find_map(named)?;
        // "An arm and a leg", "a broken arm, and his wife a broken leg".
        let sentence = 0..items.items.len();
        let several = sentence.filter_map(named).any(|(_, other)| other.id != limb.id);
        // "Broke the leg of the table", "broke his record".
        let own = (self.at..at).all(|i| !items.is(i, Class::ThingNoun) && !items.is_symbol(i, &[',', ';']));
        if several || !own || items.is_possessive(at) || items.is_any_word(at + 1, &["of", "-"]) {
            return None;
        }
        let day = match deed::time(items, self.clause) {
            deed::Told::At(_, time) => Some(time.clone()),
            deed::Told::Unsaid => None,
            deed::Told::Several => return None,
        };
        let id = if self.id == FELL { "broke" } else { self.id };
        let value = Value::Entity(limb.id.clone());
        let mut claim =
            self.claim((WHICH, id), ClaimKind::Relation, value, (at, Scope::new()), who, factuality)?;
        claim.statement.as_of = day;
        Some(claim)
    }
}
