//! Tolls, which grow as news comes in: when two numbers of one fate exclude each other.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::claim::Value;
use crate::extract::KILLED;
use crate::knowledge::Lexicon;
use crate::value::Time;

use super::guard::{DAY, is_headline, years};
use super::update::{MISSING, is_settled};
use super::{Comparability, Guard, GuardName, Member};

/// Days after which a toll is final.
const FINAL: i64 = 30;
/// Bytes of the longest day and hour at the beginning of an entry.
const HEAD: usize = 40;

/// A cumulative figure conflicts only within one voice at one moment, or once it is final.
pub(super) fn cumulative(a: &Member<'_>, b: &Member<'_>, lexicon: &Lexicon) -> Result<Guard, Comparability> {
    let guard =
        |proven: bool, reason: &str| Ok(Guard { name: GuardName::Time, proven, reason: reason.into() });
    let one_source = a.reading.source.id == b.reading.source.id;
    let (sa, sb) = (&a.claim.statement, &b.claim.statement);
    let one_voice = sa.speaker.is_none() && sb.speaker.is_none() || is_headline(a) != is_headline(b);
    // "72 others were hurt": besides those that the words before tell of.
    let besides = sa.scope.get("kind").is_some_and(|kind| &**kind == "others");
    // An article that was brought up to date keeps what it said before of those who are looked for.
    let passing = &*sa.property == MISSING || are_of_two_entries(a, b) || years(a) != years(b);
    if one_source
        && one_voice
        && !besides
        && !passing
        && sa.as_of == sb.as_of
        && !is_part(&sa.value, &sb.value)
    {
        return guard(false, "one source at one moment");
    }
    if let Some(whole) = whole_of_both(a, b).filter(|_| !one_source) {
        return guard(false, &format!("both count {whole} in all"));
    }
    let (da, db) = (a.reading.published_time(), b.reading.published_time());
    match (da, db) {
        (Some(x), Some(y)) if is_final(a, x) && is_final(b, y) => guard(true, "both a month after the event"),
        (None, None) if !one_source && is_settled(a, lexicon) && is_settled(b, lexicon) => {
            guard(false, "no source is dated")
        }
        _ => Err(Comparability::Undetermined(
            GuardName::Time,
            "a figure that grows as news comes in".to_owned(),
        )),
    }
}

/// The number of all the dead, where two articles count so many, and of one kind of them each tells how many they are: of the
/// same dead they cannot differ, however the toll may rise.
fn whole_of_both(a: &Member<'_>, b: &Member<'_>) -> Option<Decimal> {
    // "Two Spanish climbers", "three British climbers": what stands before the noun says which ones.
    let counted = |member: &Member<'_>| match &member.claim.statement.value {
        Value::Quantity(quantity) => quantity.unit.symbol.to_lowercase(),
        _ => String::new(),
    };
    let (ours, theirs) = (counted(a), counted(b));
    if ours != theirs && [&ours, &theirs].iter().any(|symbol| symbol.contains(' ')) {
        return None;
    }
    let (one, other) = (whole(a)?, whole(b)?);
    (one == other).then_some(one)
}

/// The number of all the dead in an article that counts one kind of them once.
fn whole(member: &Member<'_>) -> Option<Decimal> {
    let own = &member.claim.statement;
    let kind = own.scope.get("kind").filter(|kind| ***kind != *"others")?;
    let number = |value: &Value| match value {
        Value::Quantity(quantity) => quantity.number,
        _ => None,
    };
    let claims = member.reading.claims.iter().map(|claim| &claim.statement);
    let alike = claims.filter(|s| s.property == own.property && s.subject == own.subject);
    let (of_kind, all): (Vec<_>, Vec<_>) =
        alike.filter(|s| s.factuality == own.factuality).partition(|s| s.scope.contains_key("kind"));
    let once = of_kind.iter().filter(|s| s.scope.get("kind") == Some(kind)).all(|s| s.value == own.value);
    let only = own.scope.iter().all(|(key, _)| ["kind", "of"].contains(&&**key));
    let told: BTreeSet<Decimal> =
        all.iter().filter(|s| s.scope.is_empty()).filter_map(|s| number(&s.value)).collect();
    let whole = told.first().copied().filter(|_| told.len() == 1)?;
    let part = number(&own.value).is_some_and(|part| part < whole);
    (part && once && only && *own.property == *KILLED).then_some(whole)
}

/// Whether two claims stand in two entries of a log of the news, each with its own day or hour: "25th February: The toll rose to 103".
fn are_of_two_entries(a: &Member<'_>, b: &Member<'_>) -> bool {
    let entry = |member: &Member<'_>| -> Option<String> {
        let block = member.reading.document.block_of(member.claim.sentence)?;
        let text = block.span.of(member.reading.text());
        let (head, _) = text.split_once(": ").filter(|(head, _)| head.len() <= HEAD)?;
        let mut times = member.reading.mentions.iter().filter(|m| m.kind.is_time());
        let end = block.span.start + u32::try_from(head.len()).unwrap_or(0);
        times.any(|m| m.span.start >= block.span.start && m.span.end <= end).then(|| head.to_owned())
    };
    let (one, other) = (entry(a), entry(b));
    (one.is_some() || other.is_some()) && one != other
}

/// Whether one of two tolls of an article is so much smaller that it is of one place of several, or of an earlier moment.
fn is_part(a: &Value, b: &Value) -> bool {
    let number = |value: &Value| match value {
        Value::Quantity(quantity) => quantity.number,
        _ => None,
    };
    let small = |(x, y): (Decimal, Decimal)| {
        let times = |n: Decimal, factor: i64| n.checked_mul(Decimal::from(factor));
        times(x.min(y), 4).zip(times(x.max(y), 3)).is_some_and(|(least, most)| least < most)
    };
    number(a).zip(number(b)).is_some_and(small)
}

/// Whether a toll is told a month after what it is of.
fn is_final(member: &Member<'_>, published: &Time) -> bool {
    let event = member.claim.statement.as_of.as_ref().and_then(Time::window);
    match (event, published.window()) {
        (Some((_, end)), Some((start, _))) => start.saturating_sub(end) >= FINAL * DAY,
        _ => false,
    }
}
