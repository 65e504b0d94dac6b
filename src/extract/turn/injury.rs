//! Which limb somebody broke or hurt: "has a broken leg", "fractured his arm", "was treated for a knee injury".

use crate::claim::{Claim, ClaimKind, Factuality, Scope, Value};
use crate::knowledge::{Class, Sense};

use super::super::{deed, kind};
use super::who::Who;
use super::{Reader, WHICH};

/// The two that a body has of each limb.
const SIDES: [&str; 2] = ["left", "right"];
/// Marks turns of a limb.
const LIMB: &str = "limb";
/// The turn whose words name the limb themselves: "broke her leg".
const FELL: &str = "fell";
/// Items behind the words in which the limb stands: "fracture of the left wrist".
const REACH: usize = 4;

impl Reader<'_, '_> {
    /// Which limb it was, and whether the left or the right one.
    pub(super) fn limbs(&self, who: &Who, factuality: Factuality) -> Vec<Claim> {
        let Some(limb) = self.limb(who, factuality) else { return Vec::new() };
        let side = self.side_of_limb(&limb);
        [Some(limb), side].into_iter().flatten().collect()
    }

    /// "His *left* leg", where the sentence has no other side.
    fn side_of_limb(&self, limb: &Claim) -> Option<Claim> {
        let items = self.items;
        // Who broke the left leg now may have broken the right one years ago.
        if limb.statement.as_of.as_ref().is_some_and(|day| self.context.events.is_past(day)) {
            return None;
        }
        let Value::Entity(which) = &limb.statement.value else { return None };
        let side = |i: &usize| items.is_any_word(*i, &SIDES);
        let told = (self.at..=self.last + REACH).find(side)?;
        // "Left the pitch with a broken right leg".
        let mut others = (0..items.items.len()).filter(side).filter(|&i| {
            i != told && items.word(i).map(str::to_lowercase) != items.word(told).map(str::to_lowercase)
        });
        let word = items.word(told).filter(|_| others.next().is_none())?.to_lowercase();
        let mut claim = limb.clone();
        claim.statement.property = format!("{}-side", limb.statement.property).into();
        claim.statement.scope.insert(LIMB.into(), which.clone());
        claim.statement.value = Value::Entity(word.into());
        // Which side it was is the same whenever it is told.
        claim.statement.as_of = None;
        Some(claim)
    }

    /// Whether the words tell of a limb, and none stands by: "she broke down", "the news broke".
    pub(super) fn names_no_limb(&self) -> bool {
        self.sense.is(LIMB) && !(self.at..=self.last + REACH).any(|i| self.limb_at(i).is_some())
    }

    fn limb_at(&self, at: usize) -> Option<&'_ Sense> {
        let items = self.items;
        let start = items.get(at).filter(|_| items.word(at).is_some())?.start;
        kind::answer(items.text.get(start..)?, LIMB, items.lexicon).map(|(_, sense)| sense)
    }

    /// Which limb it was; none where the clause names several.
    fn limb(&self, who: &Who, factuality: Factuality) -> Option<Claim> {
        let items = self.items;
        if !self.sense.is(LIMB) || self.is_denied() {
            return None;
        }
        let named = |i: usize| self.limb_at(i).map(|sense| (i, sense));
        let (at, limb) = (self.at..=self.last + REACH).find_map(named)?;
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
