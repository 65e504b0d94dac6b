//! Two witnesses of who does what to whom: the chunk grammars and a dependency tree. What both say is certain.

use super::argument::{Argument, arguments, governor};
use super::chunk::{Chunks, Tie};
use super::slot::{Clause, Phrase, Role, Slot};
use super::tree::{Relation, Tree};
use super::word::Tagged;
use crate::claim::Certainty;

/// Holds the slots of the chunk grammars against a tree: those it agrees with become certain, and what only the tree says
/// fills a role that is empty, as possible.
pub fn agree(words: &[Tagged<'_>], chunks: &mut Chunks, tree: &Tree) {
    reattach(chunks, tree);
    let arguments = arguments(words, tree);
    for at in 0..chunks.clauses.len() {
        let Some(verb) = chunks.clauses.get(at).map(|c| c.verbs.head) else { continue };
        let own = || arguments.iter().filter(move |a| a.verb == verb);
        let further: Vec<Slot> = own().filter_map(|a| only_tree(chunks, at, a)).collect();
        let Some(clause) = chunks.clauses.get_mut(at) else { continue };
        for slot in &mut clause.slots {
            if own().any(|a| is_same(slot, a)) {
                slot.certainty = Certainty::Certain;
            }
        }
        clause.slots.extend(further);
        clause.slots.sort_by_key(|s| s.phrase.first);
    }
}

/// Whether a verb governs a word in a tree too.
pub fn is_governor(words: &[Tagged<'_>], tree: &Tree, word: usize, clause: &Clause) -> bool {
    governor(words, tree, word) == Some(clause.verbs.head)
}

fn holds(phrase: Phrase, word: usize) -> bool {
    (phrase.first..=phrase.last).contains(&word)
}

/// Whether a slot and an argument of its verb are one. The tree may take another word of the phrase for its head, as it
/// does with names and with coordinated adjectives.
fn is_same(slot: &Slot, argument: &Argument) -> bool {
    slot.role == argument.role && holds(slot.phrase, argument.head)
}

/// The slot of an argument whose role no slot of the clause has. Nothing is taken from what the tree only implies.
fn only_tree(chunks: &Chunks, clause: usize, argument: &Argument) -> Option<Slot> {
    let clause = chunks.clauses.get(clause)?;
    let taken = clause.slots.iter().any(|s| s.role == argument.role || s.phrase.head == argument.head);
    let tied = chunks.phrases.get(chunks.phrase_of(argument.head)?)?;
    let phrase = tied.noun.phrase;
    let slot = Slot { phrase, role: argument.role, certainty: Certainty::Possible, shared: false };
    let free = tied.tie == Tie::Free && phrase.head == argument.head;
    (!taken && !argument.shared && free).then_some(slot)
}

/// Hangs prepositional phrases on the phrase before them where the tree does: without it all go to the verb.
fn reattach(chunks: &mut Chunks, tree: &Tree) {
    for at in 1..chunks.phrases.len() {
        let Some(phrase) = chunks.phrases.get(at).map(|p| p.noun.phrase) else { continue };
        let Some((head, Relation::Nmod)) = tree.arc(phrase.head) else { continue };
        let Some(of) = chunks.phrase_of(head).filter(|&of| of < at) else { continue };
        let found = chunks.clauses.iter().enumerate().find_map(|(c, clause)| {
            let slot = clause.slots.iter().find(|s| s.phrase == phrase)?;
            match slot.role {
                Role::Prepositional(preposition) => Some((c, preposition)),
                _ => None,
            }
        });
        let Some((clause, preposition)) = found else { continue };
        if let Some(clause) = chunks.clauses.get_mut(clause)
            && clause.verbs.first < phrase.first
            && head > clause.verbs.head
        {
            clause.slots.retain(|s| s.phrase != phrase);
            if let Some(tied) = chunks.phrases.get_mut(at) {
                tied.tie = Tie::Modifier { preposition, of };
            }
        }
    }
}
