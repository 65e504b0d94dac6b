//! What was left undone to the subject of another clause ("walked free without being charged"), and what somebody tells of
//! themselves.

use crate::claim::Claim;
use crate::syntax::slot::{Clause, ClauseKind};

use super::{Reader, WHO};

/// "I broke the rules," she said: what somebody tells of themselves is told of them.
pub(super) fn give_to_speaker(claim: &mut Claim) {
    let statement = &mut claim.statement;
    let own = statement.scope.get(WHO).is_some_and(|word| &**word == "i");
    if let Some(speaker) = statement.speaker.clone().filter(|_| own) {
        statement.subject = speaker;
        statement.scope.remove(WHO);
        claim.about_event = false;
    }
}

impl Reader<'_, '_> {
    /// "Walked free *without being charged*": what was not done to the subject of the clause before.
    pub(super) fn is_left_undone(&self) -> bool {
        let before = self.clause.verbs.first.checked_sub(1);
        before.is_some_and(|i| self.items.is_any_word(i, &["without"])) && self.sense.is("whether")
    }

    /// The clause whose subject left without it.
    pub(super) fn undone_by(&self) -> Option<&Clause> {
        let main = |c: &&Clause| c.verbs.last < self.clause.verbs.first && c.kind == ClauseKind::Main;
        self.items.clauses().iter().rfind(main).filter(|_| self.is_left_undone())
    }
}
