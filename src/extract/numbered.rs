//! Parts of a building or a course by their number: "on the third floor".

use crate::claim::{Certainty, Claim, ClaimKind, Scope, Term, Value};
use crate::grammar::{Meaning, MentionType};
use crate::knowledge::Class;
use crate::syntax::Items;

use super::context::{Context, Draft};
use super::factuality;

/// Adds a claim for every part that a sentence tells by its number; whose it is, the story may tell.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    let numbered = |at: usize| {
        let (_, mention) = items.mention(at).filter(|(_, m)| m.kind == MentionType::Ordinal)?;
        let Meaning::Quantity(number) = &mention.meaning else { return None };
        let behind = if items.is_any_word(at + 1, &["annual"]) { at + 2 } else { at + 1 };
        let sense = items.sense(behind, Class::NumberedPlace)?;
        let definite = at.checked_sub(1).is_some_and(|before| items.is_any_word(before, &["the"]));
        definite.then(|| (at, number.clone(), sense.id.clone()))
    };
    for (at, number, property) in (0..items.items.len()).filter_map(numbered) {
        let (Some(first), Some(last)) = (items.get(at), items.get(at + 1)) else { continue };
        let draft = Draft {
            kind: ClaimKind::Figure,
            subject: Term::from(""),
            property,
            scope: Scope::new(),
            value: Value::Quantity(number),
            span: context.span(first.start, last.end),
            subject_span: None,
            certainty: Certainty::Possible,
            about_event: true,
        };
        claims.push(context.claim_as(draft, factuality::at(items, at), sentence));
    }
}
