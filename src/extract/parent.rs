//! How many children somebody has: "Jane Doe, a mother of two", "father-of-four John Doe", "the mum of three".

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::claim::{Certainty, Claim, ClaimKind, Scope, Term, Value};
use crate::grammar::{Meaning, MentionType, NameKind};
use crate::knowledge::Class;
use crate::syntax::{ItemKind, Items};
use crate::value::{Dimension, Quantity, Unit};

use super::context::{Context, Draft};

/// The property of the claims.
const CHILDREN: &str = "children";
/// Items between a name and the noun that is apposed to it: ", 33, a divorced".
const APPOSED: usize = 6;

/// Adds how many children the parents of a sentence have.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    for at in 0..items.items.len() {
        let found = number_of(items, at).and_then(|(last, number)| {
            let (subject, words) = parent_of(context, items, at, last)?;
            let span = context.span(items.get(words.0)?.start, items.get(words.1)?.end);
            let unit = Unit::base(Dimension::Count, CHILDREN);
            let draft = Draft {
                kind: ClaimKind::Figure,
                subject,
                property: CHILDREN.into(),
                scope: Scope::new(),
                value: Value::Quantity(Arc::new(Quantity::exact(number, Decimal::ONE, unit))),
                span,
                subject_span: None,
                certainty: Certainty::Possible,
                about_event: false,
            };
            Some(context.claim(draft, items, at, sentence))
        });
        // A claim is large, and there is hardly ever one.
        if let Some(claim) = found {
            claims.push(claim);
        }
    }
}

/// The number that a noun of a parent at item `noun` has behind "of", also where hyphens join the words; and its item.
fn number_of(items: &Items<'_>, noun: usize) -> Option<(usize, Decimal)> {
    let number = |word: &str| items.lexicon.sense(word, Class::NumberWord).and_then(|s| s.value);
    let is_parent = |word: &str| items.lexicon.sense(word, Class::PersonNoun).is_some_and(|s| s.is("parent"));
    let word = items.word(noun)?;
    if word.contains('-')
        && let Some((parent, count)) = word.split_once("-of-")
    {
        return is_parent(parent).then(|| number(count)).flatten().map(|n| (noun, n));
    }
    let at = noun + 2;
    if !items.is_any_word(noun + 1, &["of"]) || !is_parent(word) {
        return None;
    }
    let (_, mention) = items.mention(at)?;
    let Meaning::Quantity(quantity) = &mention.meaning else { return None };
    (mention.kind == MentionType::Number).then_some((at, quantity.number?))
}

/// Whose children they are, and the items from the noun or the name to the other of them.
fn parent_of(
    context: &Context<'_>,
    items: &Items<'_>,
    noun: usize,
    number: usize,
) -> Option<(Term, (usize, usize))> {
    let person = |i: usize| {
        let (index, mention) = items.mention(i)?;
        let named = mention.kind == MentionType::Name && !items.is_possessive(i);
        let entity = context.entities.of_mention(index).filter(|_| named)?;
        let other = !matches!(entity.kind, NameKind::Person | NameKind::Unknown);
        (!other).then(|| entity.key.clone())
    };
    if let Some(term) = person(number + 1) {
        return Some((term, (noun, number + 1)));
    }
    let mut comma = false;
    for i in (noun.saturating_sub(APPOSED)..noun).rev() {
        if let Some(term) = person(i) {
            return comma.then_some((term, (i, number)));
        }
        match items.get(i)?.kind {
            ItemKind::Symbol(',' | '(') => comma = true,
            ItemKind::Mention(_, MentionType::Age) => {}
            ItemKind::Word if items.is_determiner(i) || !items.is_function_word(i) => {}
            _ => break,
        }
    }
    let definite = noun.checked_sub(1).is_some_and(|i| items.is_any_word(i, &["the"]));
    let start = items.get(noun).filter(|_| definite)?.start;
    let focus = context.entities.in_focus(start, |kind| kind == NameKind::Person)?;
    context.entities.is_most_named(focus).then(|| (focus.key.clone(), (noun, number)))
}
