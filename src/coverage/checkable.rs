//! What there is to check in a draft: its figures, dates, quotations and names, with the claims read from them, its titles and
//! its relations.

use std::collections::BTreeSet;

use crate::claim::{Claim, ClaimKind, Value, slug};
use crate::extract::{Reading, turn};
use crate::grammar::temporal::TimeExpression;
use crate::grammar::{Meaning, Mention, MentionType};
use crate::span::Span;
use crate::value::{CalendarUnit, Dimension, Extent, Time, TimeRelation};

use super::Kind;

/// Something to check.
#[derive(Clone, Debug)]
pub(super) struct Checkable<'a> {
    pub kind: Kind,
    pub span: Span,
    /// Index of its mention, if it is one.
    pub mention: Option<usize>,
    /// The claims that were read from it.
    pub claims: Vec<&'a Claim>,
}

/// Everything to check in a draft, in text order.
pub(super) fn checkables(reading: &Reading) -> Vec<Checkable<'_>> {
    let mut found: Vec<Checkable<'_>> = mentioned(reading);
    let mut others = Vec::new();
    // What befell somebody is judged by the findings on it, not by who else tells it.
    for claim in reading.claims.iter().filter(|claim| turn(&claim.statement.property).is_none()) {
        let carrier = carrier(reading, &found, claim).and_then(|index| found.get_mut(index));
        match carrier {
            Some(checkable) => checkable.claims.push(claim),
            None => others.extend(alone(claim)),
        }
    }
    share_claims(reading, &mut found);
    // "One of them", "the second half": numbers in words count only where a claim was read from them.
    found.retain(|c| !c.claims.is_empty() || !is_loose(reading, c));
    found.extend(others);
    found.sort_by_key(|c| (c.span.start, c.span.end, c.kind));
    found
}

/// "Yesterday (May 7)": what was read of one of two dates that tell one day was read of both.
fn share_claims(reading: &Reading, found: &mut [Checkable<'_>]) {
    let time = |c: &Checkable<'_>| match &reading.mentions.get(c.mention?)?.meaning {
        Meaning::Time(time) => time.time.as_ref(),
        _ => None,
    };
    for at in 1..found.len() {
        let Some([before, after]) = found.get_mut(at - 1..=at) else { continue };
        let between = reading.text().get(before.span.end as usize..after.span.start as usize);
        let apposed = between.is_some_and(|between| ["(", "["].contains(&between.trim()));
        let same = time(before).zip(time(after)).is_some_and(|(a, b)| a.relation(b) == TimeRelation::Equal);
        if !apposed || !same {
            continue;
        }
        if after.claims.is_empty() {
            after.claims.clone_from(&before.claims);
        } else if before.claims.is_empty() {
            before.claims.clone_from(&after.claims);
        }
    }
}

/// The mentions to check: a name where it is told first, and nothing that stands inside a quotation.
fn mentioned(reading: &Reading) -> Vec<Checkable<'_>> {
    let checked = |m: &Mention| reading.document.block_of(m.sentence).is_some_and(|b| b.is_checked());
    let quoted: Vec<Span> =
        reading.mentions.iter().filter(|m| m.kind == MentionType::Quote).map(|m| m.span).collect();
    let mut named = BTreeSet::new();
    let mut found = Vec::new();
    for (index, mention) in reading.mentions.iter().enumerate().filter(|(_, m)| checked(m)) {
        let inside = mention.kind != MentionType::Quote && is_inside(&quoted, mention.span);
        let Some(kind) = kind(reading, mention).filter(|_| !inside) else { continue };
        if kind == Kind::Name && !is_new(reading, index, mention, &mut named) {
            continue;
        }
        found.push(Checkable { kind, span: mention.span, mention: Some(index), claims: Vec::new() });
    }
    found
}

/// A number or rank in words that counts nothing.
fn is_loose(reading: &Reading, checkable: &Checkable<'_>) -> bool {
    let mention = checkable.mention.and_then(|m| reading.mentions.get(m));
    let bare = match mention.map(|m| &m.meaning) {
        Some(Meaning::Quantity(q)) => matches!(q.unit.dimension, Dimension::Number | Dimension::Ordinal),
        _ => false,
    };
    bare && checkable.span.of(reading.text()).chars().all(char::is_alphabetic)
}

/// Whether some quotation, all in text order, encloses the words.
fn is_inside(quoted: &[Span], span: Span) -> bool {
    let before = quoted.partition_point(|q| q.start <= span.start);
    before.checked_sub(1).and_then(|i| quoted.get(i)).is_some_and(|q| q.contains(span))
}

/// What a mention claims; nothing for "now", "every day" and the office that stands for a person.
fn kind(reading: &Reading, mention: &Mention) -> Option<Kind> {
    Some(match &mention.meaning {
        Meaning::Time(time) => match mention.kind {
            MentionType::Duration if is_counted(time, mention.span.of(reading.text())) => Kind::Figure,
            MentionType::Duration | MentionType::Set => return None,
            _ if time.time.as_ref().is_none_or(is_vague) => return None,
            _ => Kind::Date,
        },
        Meaning::Quantity(_) => Kind::Figure,
        Meaning::Quotation(_) => Kind::Quotation,
        Meaning::Name(name) if name.title() == Some(mention.span) => return None,
        Meaning::Name(_) => Kind::Name,
    })
}

/// Whether a length of time has a figure: "12 days", "three weeks", and neither "a year", "all day", "first year" nor "annual".
fn is_counted(time: &TimeExpression, words: &str) -> bool {
    let mut parts = words.split([' ', '-', '\u{a0}']);
    let first = parts.next().unwrap_or(words).to_lowercase();
    let one = ["first", "last", "final", "opening", "closing"].contains(&&*first) && parts.nth(1).is_none();
    !time.timex3.is_empty()
        && words.len() > first.len()
        && !one
        && !["a", "an", "the", "all"].contains(&&*first)
}

/// "In the night", without the day.
fn is_vague(time: &Time) -> bool {
    let vague = |extent: &Extent| match extent {
        Extent::At(civil) => civil.unit == CalendarUnit::AnyDay && civil.clock.is_none(),
        Extent::Range(..) => false,
    };
    time.readings.iter().all(vague)
}

/// Whether a name says more than those before it.
fn is_new(reading: &Reading, index: usize, mention: &Mention, named: &mut BTreeSet<String>) -> bool {
    let name = slug(mention.span.of(reading.text()));
    let entity = reading.entities.of_mention(index).map(|e| e.base.to_string());
    let known = named.contains(&name) || entity.as_ref().is_some_and(|base| named.contains(base));
    named.extend(entity);
    named.insert(name);
    !known
}

/// Mentions that are looked back over for the one that a claim was read from.
const REACH: usize = 64;

/// The checkable that a claim was read from: the value inside its words, or what its words stand in.
fn carrier(reading: &Reading, found: &[Checkable<'_>], claim: &Claim) -> Option<usize> {
    let fits = |c: &&(usize, &Checkable<'_>)| match claim.kind {
        ClaimKind::Figure => c.1.kind == Kind::Figure,
        ClaimKind::Date => c.1.kind == Kind::Date,
        ClaimKind::Attribution | ClaimKind::Wording => c.1.kind == Kind::Quotation,
        ClaimKind::Name => c.1.kind == Kind::Name,
        ClaimKind::Relation => false,
    };
    let behind = found.partition_point(|c| c.span.start < claim.span.end);
    let near = found.iter().enumerate().take(behind).rev().take(REACH);
    let mut near: Vec<(usize, &Checkable<'_>)> = near.filter(|(_, c)| c.span.overlaps(claim.span)).collect();
    near.reverse();
    let mut fitting = near.iter().filter(fits);
    let exact = fitting.clone().find(|(_, c)| states(reading, c, &claim.statement.value));
    exact.or_else(|| fitting.next()).map(|(index, _)| *index)
}

/// Whether a mention states the value of a claim.
fn states(reading: &Reading, checkable: &Checkable<'_>, value: &Value) -> bool {
    let mention = checkable.mention.and_then(|m| reading.mentions.get(m));
    match (mention.map(|m| &m.meaning), value) {
        (Some(Meaning::Quantity(a)), Value::Quantity(b)) => {
            (a.number, a.low, a.high, &a.unit.symbol) == (b.number, b.low, b.high, &b.unit.symbol)
                || (a.number.is_some() && a.number == b.number)
        }
        (Some(Meaning::Time(a)), Value::Time(b)) => a.time.as_ref() == Some(b),
        _ => true,
    }
}

/// A claim that no mention carries; how a name is spelt is one of the name.
fn alone(claim: &Claim) -> Option<Checkable<'_>> {
    let kind = match claim.kind {
        ClaimKind::Relation if &*claim.statement.property == "office" => Kind::Title,
        ClaimKind::Relation => Kind::Relation,
        ClaimKind::Figure => Kind::Figure,
        ClaimKind::Date => Kind::Date,
        ClaimKind::Wording | ClaimKind::Attribution => Kind::Quotation,
        ClaimKind::Name => return None,
    };
    Some(Checkable { kind, span: claim.span, mention: None, claims: vec![claim] })
}
