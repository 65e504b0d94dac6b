//! Lengths of time that a noun gives to somebody: "signed a five-year contract", "was handed a six-month ban".

use std::sync::Arc;

use crate::claim::{Certainty, Claim, ClaimKind, Value};
use crate::grammar::NameKind;
use crate::knowledge::Class;
use crate::syntax::Items;
use crate::syntax::slot::{Clause, Phrase, Role, Slot, Tense, Voice};

use super::context::{Context, Draft};
use super::{deed, scope, when};

/// Adds for how long the parties of a sentence signed, were sentenced, banned or suspended, as nouns tell it.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    for clause in items.clauses() {
        let verbs = &clause.verbs;
        if verbs.negated || verbs.modal.is_some() || verbs.tense == Tense::Future {
            continue;
        }
        for slot in &clause.slots {
            claims.extend(of_slot(context, items, (clause, slot), sentence));
        }
    }
}

fn of_slot(
    context: &Context<'_>,
    items: &Items<'_>,
    (clause, slot): (&Clause, &Slot),
    sentence: usize,
) -> Option<Claim> {
    let Phrase { first, last, .. } = slot.phrase;
    let (at, length) = (first..=last).find_map(|i| Some((i, when::length(items, i)?)))?;
    let noun = (at + 1..=last).filter(|&i| items.word(i).is_some()).find_map(|i| {
        let (_, sense) = items.at(i, Class::TermNoun)?;
        Some((i, sense))
    });
    let (noun, sense) = noun?;
    // "A two-year contract extension" is no contract of two years, "the three-year deal for the stadium" not his.
    let whole = items.word(noun + 1).is_none_or(|w| items.lexicon.sense(w, Class::TermNoun).is_none());
    let holder = holder(items, clause, slot).filter(|_| whole)?;
    let party = deed::party(context, items, holder.phrase, sentence)?;
    if !matches!(party.kind, NameKind::Person | NameKind::Unknown) || party.unnamed {
        return None;
    }
    let as_of = match deed::time(items, clause) {
        deed::Told::At(_, time) => Some(time.clone()),
        deed::Told::Unsaid | deed::Told::Several => None,
    };
    let draft = Draft {
        kind: ClaimKind::Figure,
        subject: party.term,
        property: format!("{}-time", sense.id).into(),
        scope: scope::of_attribute(items, at),
        value: Value::Quantity(Arc::new(length)),
        span: context.span(items.get(at)?.start, items.get(noun)?.end),
        subject_span: None,
        certainty: Certainty::Possible,
        about_event: false,
    };
    Some(context.claim_at(draft, super::factuality::at(items, at), as_of, sentence))
}

/// Whose term it is: who signs, gets or serves it, to whom it is given, who is signed on it.
fn holder<'c>(items: &Items<'_>, clause: &'c Clause, slot: &Slot) -> Option<&'c Slot> {
    let verb = items.word(clause.verbs.head)?;
    let sense = items.lexicon.sense(verb, Class::TermVerb);
    let own = || sense.is_some_and(|s| !s.is("open"));
    match (slot.role, clause.verbs.voice) {
        (Role::Object, Voice::Active) => {
            let receiver = clause.slots.iter().find(|s| s.role == Role::IndirectObject);
            receiver.or_else(|| clause.subject().filter(|_| own()))
        }
        // "Was offered a two-year contract": it was not signed.
        (Role::Object | Role::Complement, Voice::Passive) if sense.is_none_or(|s| !s.is("open")) => {
            clause.subject()
        }
        (Role::Prepositional(i), voice) if own() && items.is_any_word(i, &["on", "to", "with", "for"]) => {
            let signed = (voice == Voice::Active).then(|| clause.object()).flatten();
            signed.or_else(|| clause.subject())
        }
        _ => None,
    }
}
