//! Whom the dead leave behind, by their number: "she is survived by two daughters", "he leaves a wife and three sons".

use crate::claim::{Certainty, Claim, ClaimKind, Scope, Term, Value};
use crate::grammar::{Meaning, MentionType, NameKind};
use crate::knowledge::CueWords;
use crate::syntax::Items;
use crate::syntax::slot::{Clause, Phrase, Voice};

use super::context::{Context, Draft};
use super::deed;

/// Nouns of those left behind.
const KIN: CueWords = CueWords::named("left-behind");

/// Adds how many of each kind the clauses of a sentence say that somebody left behind.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    for clause in items.clauses().iter().filter(|clause| is_left(items, clause)) {
        let Some(subject) = clause.subject() else { continue };
        let Some(dead) = who(context, items, subject.phrase, sentence) else { continue };
        for at in clause.verbs.last + 1..=clause.last {
            let Some((_, mention)) = items.mention(at).filter(|(_, m)| m.kind == MentionType::Count) else {
                continue;
            };
            let Meaning::Quantity(quantity) = &mention.meaning else { continue };
            let noun = quantity.unit.symbol.rsplit(' ').next().unwrap_or("").to_lowercase();
            if !KIN.hold(&noun, items.lexicon) {
                continue;
            }
            let draft = Draft {
                kind: ClaimKind::Figure,
                subject: dead.clone(),
                property: noun.into(),
                scope: Scope::new(),
                value: Value::Quantity(quantity.clone()),
                span: mention.span,
                subject_span: None,
                certainty: Certainty::Possible,
                about_event: false,
            };
            claims.push(context.claim(draft, items, at, sentence));
        }
    }
}

/// Who is dead: the one named; of "she" the person whom the article is about.
fn who(context: &Context<'_>, items: &Items<'_>, phrase: Phrase, sentence: usize) -> Option<Term> {
    if items.has_tag(phrase.head, "pronoun") {
        let mut persons = context.entities.all().iter().filter(|e| e.kind == NameKind::Person);
        return persons.find(|e| context.entities.is_most_named(e)).map(|e| e.key.clone());
    }
    let party = deed::party(context, items, phrase, sentence)?;
    let person = matches!(party.kind, NameKind::Person | NameKind::Unknown) && !party.unnamed;
    person.then_some(party.term)
}

/// "Is survived by", "leaves".
fn is_left(items: &Items<'_>, clause: &Clause) -> bool {
    let verbs = &clause.verbs;
    let survived = verbs.voice == Voice::Passive
        && items.is_any_word(verbs.head, &["survived"])
        && items.is_any_word(verbs.last + 1, &["by"]);
    let leaves = verbs.voice == Voice::Active && items.is_any_word(verbs.head, &["leaves"]);
    !verbs.negated && verbs.modal.is_none() && (survived || leaves)
}
