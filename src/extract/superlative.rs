//! What only one can be: "Jane Doe was the first woman to row across the Tarn", "the Alder bridge is the longest in Norway".

use crate::claim::{Certainty, Claim, ClaimKind, Scope, Term, Value};
use crate::grammar::MentionType;
use crate::knowledge::Class;
use crate::syntax::{ItemKind, Items};

use super::context::{Context, Draft, slug};

/// The property of a claim that tells what only its holder is.
pub const SUPERLATIVE: &str = "superlative";

/// Words of what somebody or something is the first or largest of.
const LEAST: usize = 3;
/// See [`LEAST`].
const MOST: usize = 14;

/// Adds a claim for every name that is said to be the first, the only or the largest of its kind.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    for at in 1..items.items.len() {
        let Some(what) = what(items, at) else { continue };
        let Some(holder) = holder(context, items, at) else { continue };
        let (Some(first), Some(last)) = (items.get(at), items.get(what.last)) else { continue };
        let draft = Draft {
            kind: ClaimKind::Relation,
            subject: what.term,
            property: SUPERLATIVE.into(),
            scope: Scope::new(),
            value: Value::Entity(holder),
            span: context.span(first.start, last.end),
            subject_span: None,
            certainty: Certainty::Possible,
            about_event: false,
        };
        claims.push(context.claim(draft, items, at, sentence));
    }
}

struct What {
    term: Term,
    last: usize,
}

/// The words behind "the" that say what only one can be, with a phrase that restricts them.
fn what(items: &Items<'_>, at: usize) -> Option<What> {
    let the = items.word(at).is_some_and(|w| w.eq_ignore_ascii_case("the"));
    if !the || !is_superlative(items, at + 1) {
        return None;
    }
    let end = (at + 2..at + 2 + MOST).find(|&i| ends(items, i)).unwrap_or(at + 2 + MOST);
    let restricts = |i: usize| items.word(i).is_some_and(|w| ["in", "of", "to", "at"].contains(&w));
    let last = end.checked_sub(1).filter(|&last| last > at + LEAST)?;
    (at + 2..last).any(restricts).then_some(())?;
    let words = items.text.get(items.get(at + 1)?.start..items.get(last)?.end)?;
    Some(What { term: slug(words).into(), last })
}

fn is_superlative(items: &Items<'_>, at: usize) -> bool {
    match items.mention(at) {
        Some((_, m)) => m.kind == MentionType::Ordinal && m.span.of(items.text).eq_ignore_ascii_case("first"),
        None => items.is(at, Class::Superlative),
    }
}

/// Whether what is restricted ends before item `i`: at a mark, a time, or a word that opens another clause.
fn ends(items: &Items<'_>, i: usize) -> bool {
    let clause =
        ["and", "but", "who", "which", "when", "after", "because", "since", "while", "where", "that", "with"];
    match items.get(i).map(|x| x.kind) {
        None => true,
        Some(ItemKind::Symbol(mark)) => mark != '-',
        Some(ItemKind::Mention(_, kind)) => kind.is_time(),
        Some(ItemKind::Word) => {
            let word = |i: usize| items.word(i).unwrap_or("");
            let time = items.mention(i + 1).is_some_and(|(_, m)| m.kind.is_time());
            clause.contains(&word(i)) || time && ["in", "on", "at", "of"].contains(&word(i))
        }
    }
}

/// Who or what it is: the subject of "is", "was", "became" right before, or the name before a comma.
fn holder(context: &Context<'_>, items: &Items<'_>, the: usize) -> Option<Term> {
    let before = the.checked_sub(1)?;
    let name = match items.is_symbol(before, &[',']) {
        true => before.checked_sub(1)?,
        false => {
            let clause = items.clauses().iter().find(|c| c.verbs.last == before)?;
            let be = ["is", "was", "became", "becomes", "remains", "are"];
            let copula = items.word(clause.verbs.head).is_some_and(|w| be.contains(&w));
            let asserted = copula && !clause.verbs.negated && clause.verbs.modal.is_none();
            clause.subject().filter(|_| asserted)?.phrase.head
        }
    };
    let (index, _) = items.mention(name)?;
    context.entities.of_mention(index).map(|entity| entity.key.clone())
}
