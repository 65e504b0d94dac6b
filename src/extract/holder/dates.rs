//! When what befell a person was: "On Friday, 36-year-old Jane Doe died", "Jane Doe was arrested on Monday".

use crate::claim::{Certainty, Claim, ClaimKind, Scope, Value};
use crate::grammar::NameKind;
use crate::knowledge::Class;
use crate::syntax::Items;
use crate::syntax::slot::{Clause, Tense, Voice};

use super::super::context::{Context, Draft};
use super::super::deed;
use super::Place;

/// Adds when the persons of a sentence died, were arrested or were charged.
pub(in crate::extract) fn extract(
    context: &Context<'_>,
    items: &Items<'_>,
    sentence: usize,
    claims: &mut Vec<Claim>,
) {
    for clause in items.clauses() {
        let verbs = &clause.verbs;
        let did_not = verbs.negated || verbs.modal.is_some() || verbs.tense == Tense::Future;
        let Some(property) = befell(items, clause).filter(|_| !did_not) else { continue };
        let Some((at, time)) = deed::date(items, clause) else { continue };
        let fallen = (Place { context, items, at: verbs.head, sentence }).fallen(verbs.head);
        let apposed = || {
            let party = deed::party(context, items, clause.subject()?.phrase, sentence)?;
            matches!(party.kind, NameKind::Person | NameKind::Unknown).then_some(party.term)
        };
        let Some(subject) = fallen.or_else(apposed) else { continue };
        let words = (at.min(verbs.first), at.max(verbs.head));
        let (Some(first), Some(last)) = (items.get(words.0), items.get(words.1)) else { continue };
        let draft = Draft {
            kind: ClaimKind::Date,
            subject,
            property: property.into(),
            scope: Scope::new(),
            value: Value::Time(time.clone()),
            span: context.span(first.start, last.end),
            subject_span: None,
            certainty: Certainty::Possible,
            about_event: false,
        };
        claims.push(context.claim(draft, items, verbs.head, sentence));
    }
}

/// What a verb says befell its subject.
fn befell(items: &Items<'_>, clause: &Clause) -> Option<&'static str> {
    let head = items.word(clause.verbs.head)?;
    // "Shot dead" tells more than "shot".
    let (_, sense) = items.at(clause.verbs.head, Class::PropertyWord)?;
    let passive = clause.verbs.voice == Voice::Passive;
    let dies = head.starts_with("die") || head.starts_with("Die");
    match &*sense.id {
        "killed" if dies != passive => Some("death"),
        "arrested" if passive => Some("arrest"),
        "charged" if passive => Some("charge"),
        _ => None,
    }
}
