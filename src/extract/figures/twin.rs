//! The same amount in another currency or unit, in parentheses: "buys the unit for €5.4 billion ($7.2 billion)". It is told of
//! whatever the first one is told of. Measures in two units convert into each other, and the second is only worked out from the
//! first, to more places than anybody measured: what it alone is told of is told of the first, "10 km (6.21 miles) underground".

use std::sync::Arc;

use crate::claim::{Claim, ClaimKind, Value};
use crate::grammar::{Meaning, Mention};
use crate::syntax::Items;
use crate::value::{Dimension, Quantity};

use super::super::context::{Context, Draft};

/// Tells every amount of a sentence that repeats one before it in another currency of what that one is told of, and a measure that
/// is repeated in another unit what only the second is told of; the sentence's claims begin at `from`.
pub(in crate::extract) fn twins(
    context: &Context<'_>,
    items: &Items<'_>,
    sentence: usize,
    claims: &mut Vec<Claim>,
    from: usize,
) {
    for at in 0..items.items.len() {
        let Some((first, figure)) = repeated(items, at) else { continue };
        let Some((_, own)) = items.mention(at) else { continue };
        let Meaning::Quantity(value) = &own.meaning else { continue };
        if value.unit.dimension != Dimension::Currency {
            let told = claims.split_off(from.min(claims.len()));
            claims.extend(tell_of_first(context, told, (first, figure), (own, sentence)));
            continue;
        }
        let told = claims.get(from..).unwrap_or(&[]);
        let states = |claim: &Claim, quantity: &Quantity| {
            matches!(&claim.statement.value, Value::Quantity(stated) if **stated == *quantity)
                && claim.kind == ClaimKind::Figure
        };
        let of_first = |c: &&Claim| c.span.contains(first.span) && states(c, figure);
        let of_own = |c: &Claim| c.span.overlaps(own.span) && states(c, value);
        // What has a holder already is no worse told.
        let held = told.iter().any(|c| of_own(c) && !c.statement.subject.is_empty());
        let Some(known) = told.iter().rev().find(of_first).filter(|_| !held) else { continue };
        let twin = twin(context, known, own, (value, sentence));
        let stated = claims.split_off(from.min(claims.len()));
        claims.extend(stated.into_iter().filter(|c| !of_own(c)));
        claims.push(twin);
    }
}

/// The claims of a sentence, where a measure is told what the one in parentheses behind it alone is told.
fn tell_of_first(
    context: &Context<'_>,
    told: Vec<Claim>,
    (first, figure): (&Mention, &Arc<Quantity>),
    (own, sentence): (&Mention, usize),
) -> Vec<Claim> {
    let known: Vec<Arc<str>> = told
        .iter()
        .filter(|claim| claim.span.contains(first.span))
        .map(|claim| claim.statement.property.clone())
        .collect();
    // What only a dimension names is told of nothing: `length`.
    let told_so = |property: &str| property.contains('-');
    let alone = |claim: &Claim| {
        claim.span.overlaps(own.span)
            && !claim.span.overlaps(first.span)
            && told_so(&claim.statement.property)
            && !known.contains(&claim.statement.property)
    };
    let moved = |claim: Claim| match alone(&claim) {
        true => twin(context, &claim, first, (figure, sentence)),
        false => claim,
    };
    told.into_iter().map(moved).collect()
}

/// The amount that the one at an item repeats: it stands in parentheses right behind it, and nothing else with it.
fn repeated<'a>(items: &Items<'a>, at: usize) -> Option<(&'a Mention, &'a Arc<Quantity>)> {
    let (_, own) = items.mention(at)?;
    let Meaning::Quantity(value) = &own.meaning else { return None };
    let open = items.before_hedges(at).filter(|&i| items.is_symbol(i, &['(', '[']))?;
    // "$334 million ($281 million of it in cash)" tells another one.
    let alone = items.is_symbol(at + 1, &[')', ']', ';', ',']);
    let (_, first) = items.mention(open.checked_sub(1)?).filter(|_| alone)?;
    let Meaning::Quantity(figure) = &first.meaning else { return None };
    let measured = |dimension: &Dimension| matches!(dimension, Dimension::Currency | Dimension::Physical(_));
    let alike = figure.unit.dimension == value.unit.dimension && measured(&value.unit.dimension);
    (alike && figure.unit.symbol != value.unit.symbol).then_some((first, figure))
}

/// What a claim says, of a figure that repeats its own.
fn twin(
    context: &Context<'_>,
    known: &Claim,
    own: &Mention,
    (value, sentence): (&Arc<Quantity>, usize),
) -> Claim {
    let statement = &known.statement;
    let draft = Draft {
        kind: ClaimKind::Figure,
        subject: statement.subject.clone(),
        property: statement.property.clone(),
        scope: statement.scope.clone(),
        value: Value::Quantity(value.clone()),
        span: own.span,
        subject_span: known.subject_span,
        certainty: known.certainty,
        about_event: known.about_event,
    };
    context.claim_at(draft, statement.factuality, statement.as_of.clone(), sentence)
}
