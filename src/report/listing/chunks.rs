//! Chunks and slots as CoNLL-U carries them: `Chunk=B-NP`, `Slot=Subject:12`, `Certain=Yes`.

use crate::claim::Certainty;
use crate::syntax::analysis::Analysis;
use crate::syntax::slot::Role;

/// For each word its part of MISC, empty where no chunk holds it. A slot stands at the head of its phrase and names the
/// verb; a phrase that fills the slots of several verbs has several, divided by commas.
pub(super) fn columns(analysis: &Analysis<'_>) -> Vec<String> {
    let mut kinds: Vec<&str> = vec![""; analysis.words.len()];
    for tied in analysis.phrases() {
        let phrase = tied.noun.phrase;
        mark(&mut kinds, phrase.first, phrase.last, ["Chunk=B-NP", "Chunk=I-NP"]);
    }
    for clause in analysis.clauses() {
        mark(&mut kinds, clause.verbs.first, clause.verbs.last, ["Chunk=B-VP", "Chunk=I-VP"]);
    }
    kinds.iter().enumerate().map(|(at, kind)| with_slots(analysis, at, kind)).collect()
}

fn mark<'a>(kinds: &mut [&'a str], first: usize, last: usize, [begin, inside]: [&'a str; 2]) {
    for (at, kind) in kinds.iter_mut().enumerate().take(last + 1).skip(first) {
        *kind = if at == first { begin } else { inside };
    }
}

fn with_slots(analysis: &Analysis<'_>, word: usize, kind: &str) -> String {
    let mut slots = Vec::new();
    let mut certain = Vec::new();
    for clause in analysis.clauses() {
        for slot in clause.slots.iter().filter(|slot| slot.phrase.head == word) {
            slots.push(format!("{}:{}", role(analysis, slot.role), clause.verbs.head + 1));
            certain.push(if slot.certainty == Certainty::Certain { "Yes" } else { "No" });
        }
    }
    if slots.is_empty() {
        return kind.to_owned();
    }
    let divider = if kind.is_empty() { "" } else { "|" };
    format!("Certain={}|{kind}{divider}Slot={}", certain.join(","), slots.join(","))
}

/// The name of a role; a preposition's role is `Oblique(in)`.
pub(super) fn role(analysis: &Analysis<'_>, role: Role) -> String {
    let name = match role {
        Role::Subject => "Subject",
        Role::Object => "Object",
        Role::IndirectObject => "IndirectObject",
        Role::Complement => "Complement",
        Role::Unmarked => "Unmarked",
        Role::Prepositional(at) => {
            let form = analysis.words.get(at).map_or("", |w| w.word.form);
            // The column has signs of its own.
            let letters: String = form.chars().filter(|c| c.is_alphabetic()).collect();
            return format!("Oblique({})", letters.to_lowercase());
        }
    };
    name.to_owned()
}
