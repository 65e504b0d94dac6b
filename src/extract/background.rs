//! When a happening of another year was, of which a place tells which one is meant.

use crate::claim::{Certainty, Claim, ClaimKind, Factuality, Scope, Value};

use super::context::{Context, Draft};

/// The property of a claim that tells when a happening of another year was.
pub const OCCURRED: &str = "occurred";

/// Adds the claim of the sentence that introduces it.
pub(super) fn extract(context: &Context<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    let Some(event) = context.events.of_sentence(sentence) else { return };
    let Some((time, span)) = &event.date else { return };
    let draft = Draft {
        kind: ClaimKind::Date,
        subject: event.term.clone(),
        property: OCCURRED.into(),
        scope: Scope::new(),
        value: Value::Time(time.clone()),
        span: *span,
        subject_span: None,
        certainty: if event.named { Certainty::Certain } else { Certainty::Possible },
        about_event: true,
    };
    claims.push(context.claim_as(draft, Factuality::Asserted, sentence));
}
