//! Figures of the news itself, which no name holds: a crowd, a turnout, what a deal is worth.

use crate::claim::{Certainty, Claim, ClaimKind, Value};
use crate::extract::context::Context;
use crate::extract::deed;
use crate::grammar::{Meaning, MentionType};
use crate::span::Span;
use crate::syntax::{Filler, Items, Match};
use crate::value::Time;

use super::Reader;

/// Adds what a figure at item `at` is of the news by the noun that it counts: "31,200 spectators".
pub(super) fn counted(
    context: &Context<'_>,
    items: &Items<'_>,
    (sentence, at): (usize, usize),
    of_news: &mut Vec<Claim>,
) {
    let Some((_, mention)) = items.mention(at).filter(|(_, m)| m.kind == MentionType::Count) else { return };
    let Meaning::Quantity(quantity) = &mention.meaning else { return };
    let noun = quantity.unit.symbol.rsplit(' ').next().unwrap_or("");
    for frame in context.knowledge.frames.counting(noun) {
        let value = Some(Filler { first: at, last: at });
        let found = Match { first: at, last: at, subject: None, value, certainty: Certainty::Possible };
        Reader { context, items, frame, sentence }.claims(&found, of_news);
    }
}

/// Adds claims about figures of the news, where none of the sentence's claims, which begin at `from`, says whose a figure is: a
/// claim that does not is replaced. A figure is one thing of the news: what it is read as first.
pub(in crate::extract) fn supply(of_news: Vec<Claim>, claims: &mut Vec<Claim>, from: usize) {
    let mut taken: Vec<Span> = Vec::new();
    for claim in of_news {
        let same =
            |c: &Claim| c.kind == ClaimKind::Figure && c.span.overlaps(claim.span) && are_one(c, &claim);
        let held = claims.iter().skip(from).any(|c| same(c) && !c.statement.subject.is_empty());
        if held || taken.iter().any(|span| span.overlaps(claim.span)) {
            continue;
        }
        taken.push(claim.span);
        let own = claims.split_off(from.min(claims.len()));
        claims.extend(own.into_iter().filter(|c| !same(c)));
        claims.push(claim);
    }
}

/// When a figure was: by the time of its clause, else by the one that opens its sentence.
pub(super) fn time(items: &Items<'_>, found: &Match) -> Option<Time> {
    let at = found.value?.first;
    let clause = items.governor(at).map(|governor| governor.clause);
    if let Some(deed::Told::At(i, time)) = clause.map(|clause| deed::time(items, clause))
        && i != at
    {
        return Some(time.clone());
    }
    (0..=OPENING.min(found.first)).filter(|&i| i != at).find_map(|i| match &items.mention(i)?.1.meaning {
        Meaning::Time(time) => time.time.clone(),
        _ => None,
    })
}

/// Items at the beginning of a sentence in which a time is that of all of it.
const OPENING: usize = 2;

/// Whether two claims state one figure.
fn are_one(one: &Claim, other: &Claim) -> bool {
    matches!(
        (&one.statement.value, &other.statement.value),
        (Value::Quantity(x), Value::Quantity(y)) if x.number == y.number && x.unit.dimension == y.unit.dimension
    )
}
