//! Chunks told by other places than their words.

use crate::syntax::chunk::{Chunks, Tie, TiedPhrase};
use crate::syntax::slot::{Clause, Phrase, Role, Slot, VerbGroup};

impl Chunks {
    /// The same chunks, each word's index replaced by what `place` gives for it, which keeps their order.
    #[must_use]
    pub fn renumbered(&self, place: impl Fn(usize) -> usize) -> Self {
        let phrase = |p: Phrase| Phrase { first: place(p.first), last: place(p.last), head: place(p.head) };
        let tied = |t: &TiedPhrase| {
            let mut tied = *t;
            tied.noun.phrase = phrase(t.noun.phrase);
            tied.noun.determiner = t.noun.determiner.map(&place);
            tied.noun.possessor = t.noun.possessor.map(&place);
            if let Tie::Modifier { preposition, .. } = &mut tied.tie {
                *preposition = place(*preposition);
            }
            tied
        };
        let slot = |s: &Slot| Slot {
            phrase: phrase(s.phrase),
            role: match s.role {
                Role::Prepositional(preposition) => Role::Prepositional(place(preposition)),
                role => role,
            },
            ..*s
        };
        let clause = |c: &Clause| Clause {
            verbs: VerbGroup {
                first: place(c.verbs.first),
                last: place(c.verbs.last),
                head: place(c.verbs.head),
                modal: c.verbs.modal.map(&place),
                ..c.verbs
            },
            first: place(c.first),
            last: place(c.last),
            marker: c.marker.map(&place),
            slots: c.slots.iter().map(slot).collect(),
            ..*c
        };
        Self {
            phrases: self.phrases.iter().map(tied).collect(),
            clauses: self.clauses.iter().map(clause).collect(),
        }
    }
}
