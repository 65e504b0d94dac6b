//! When what befell a person was: "On Friday, 36-year-old Jane Doe died", "Jane Doe was arrested on Monday".

use crate::claim::{Certainty, Claim, ClaimKind, Scope, Value};
use crate::grammar::Meaning;
use crate::knowledge::Class;
use crate::syntax::Items;
use crate::syntax::slot::{Clause, Tense, Voice};
use crate::value::Time;

use super::super::context::{Context, Draft};
use super::Place;

/// Items from the beginning of a sentence in which a time holds for its main clause.
const OPENING: usize = 3;
/// Items between a verb and the time that belongs to it.
const BESIDE: usize = 4;

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
        let Some((at, time)) = when(items, clause) else { continue };
        let Some(subject) = (Place { context, items, at: verbs.head, sentence }).fallen(verbs.head) else {
            continue;
        };
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
    let sense = items.lexicon.sense(head, Class::PropertyWord)?;
    let passive = clause.verbs.voice == Voice::Passive;
    let dies = head.starts_with("die") || head.starts_with("Die");
    match &*sense.id {
        "killed" if dies != passive => Some("death"),
        "arrested" if passive => Some("arrest"),
        "charged" if passive => Some("charge"),
        _ => None,
    }
}

/// The one time behind the verb, or the one that opens the sentence.
fn when<'a>(items: &Items<'a>, clause: &Clause) -> Option<(usize, &'a Time)> {
    let time = |i: usize| match &items.mention(i)?.1.meaning {
        Meaning::Time(time) => time.time.as_ref().map(|t| (i, t)),
        _ => None,
    };
    let behind = clause.verbs.last + 1..(clause.verbs.last + 1 + BESIDE).min(clause.last + 1);
    let mut behind = behind.filter_map(time);
    let found = behind.next().or_else(|| (0..OPENING).find_map(time))?;
    behind.next().is_none().then_some(found)
}
