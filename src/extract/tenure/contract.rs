//! How long somebody is under contract: "has a contract until 2016", "a deal due to expire next summer".

use crate::claim::Value;
use crate::knowledge::CueWords;
use crate::syntax::slot::Clause;

use super::{Of, Reader, Tenure, is_active, time};

/// Words of a sentence that tells of a contract that is not in force.
const NOT_IN_FORCE: CueWords = CueWords::named("contract-not-in-force");
/// Nouns for what binds somebody to a club or a firm.
const CONTRACTS: CueWords = CueWords::named("a-contract");
/// Verbs by which a contract comes to its end.
const EXPIRES: CueWords = CueWords::named("contract-expires");
/// Items before a time in which the contract stands.
const NEAR: usize = 3;

impl Reader<'_, '_> {
    /// Until when somebody is under contract, where that stands at an item.
    pub(super) fn contract(&self, at: usize) -> Option<Tenure> {
        let items = self.items;
        let time = time(items, at)?;
        let article = usize::from(at > 0 && items.is_determiner(at - 1));
        let before = at.checked_sub(1 + article)?;
        let near = before.saturating_sub(NEAR)..before;
        let bound = near.clone().rev().find(|&i| items.is_cue(i, CONTRACTS));
        let until = items.is_any_word(before, &["until", "till", "to", "through"]);
        let first = match bound.filter(|_| until) {
            Some(contract) => contract,
            None => self.expiring(at, before)?,
        };
        // "An extension until 2018", "an offer of a contract until 2018": none that is in force.
        if items.clauses().iter().any(|c| c.verbs.modal.is_some() && c.verbs.first < at)
            || (0..at).any(|i| items.is_cue(i, NOT_IN_FORCE))
        {
            return None;
        }
        let main: &Clause = items.clauses().iter().find(|c| is_active(c) || c.verbs.last < first)?;
        let who = self.person(main.subject()?.phrase)?;
        Some(Tenure {
            of: Of::Contract,
            who,
            at: None,
            words: (first, at),
            value: Value::Time(time.clone()),
            ended: false,
        })
    }

    /// "A deal due to expire in 2017": the first item of the words.
    fn expiring(&self, at: usize, before: usize) -> Option<usize> {
        let items = self.items;
        let mut verbs = (at.saturating_sub(NEAR + 1)..=before).rev();
        let verb = verbs.find(|&i| items.is_cue(i, EXPIRES))?;
        let contract = |&i: &usize| items.is_cue(i, CONTRACTS);
        let led = items.is_any_word(before, &["in", "on", "until", "next", "at", "out"]) || before == verb;
        (verb.saturating_sub(2 * NEAR)..verb).rev().find(contract).filter(|_| led)
    }
}
