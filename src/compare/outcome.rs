//! Outcomes and states of which both can be true: one follows or goes with the other, or each has its time.

use crate::claim::Value;
use crate::extract::{DIRECTION, STATUS};
use crate::knowledge::{Class, Lexicon};
use crate::value::{Time, TimeRelation};

use super::bucket::Entry;
use super::guard::{moment, same_day};
use super::pair::are_days_apart;
use super::turn::is_of_one_day;
use super::{Comparability, GuardName};

/// Marks an outcome that may be another on the next day.
const CHANGING: &str = "changing";
/// Days within which two articles tell of one state of affairs.
const WEEK: i64 = 7;
const DAY: i64 = 24 * 60;

/// Why two outcomes that the table holds to be opposites can both be true.
pub(super) fn compatible(a: &Entry<'_>, b: &Entry<'_>, lexicon: &Lexicon) -> Option<Comparability> {
    let open = |reason: &str| Some(Comparability::Undetermined(GuardName::Time, reason.to_owned()));
    if follows(a, b, lexicon) || follows(b, a, lexicon) {
        let reason = "one follows the other or goes with it".to_owned();
        return Some(Comparability::Incomparable(GuardName::Time, reason));
    }
    if a.member.claim.statement.property.ends_with(DIRECTION) {
        let (x, y) = (moment(&a.member), moment(&b.member));
        // The same figure up and down in two articles of a day or two is hardly that of two days.
        let near = matches!((&x, &y), (Some(_), Some(_))) && are_told_near(a, b);
        let one_day =
            matches!((&x, &y), (Some(x), Some(y)) if same_day(x, y)) || x.is_none() && y.is_none() || near;
        return if one_day { None } else { open("perhaps on two days") };
    }
    let status = &*a.member.claim.statement.property == STATUS;
    let changing = [a, b].into_iter().any(|e| tags(e, lexicon).iter().any(|tag| &**tag == CHANGING));
    let dated = |e: &Entry<'_>| e.member.claim.statement.as_of.is_some();
    match (dated(a), dated(b)) {
        (true, true) => None,
        (false, false) if (status || changing) && are_days_apart(a, b, 1) => {
            open("a state that may have changed since")
        }
        (false, false) if !status && are_days_apart(a, b, WEEK) => open("told of two weeks"),
        (true, false) | (false, true) if changing => open("a time is said on one side only"),
        (true, false) | (false, true) if is_of_another_time(a, b) => open("perhaps of two times"),
        _ => None,
    }
}

/// Whether of two claims one tells no time, and their articles are of one day or the next.
fn are_told_near(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    let told = |e: &Entry<'_>| e.member.claim.statement.as_of.is_some();
    !(are_days_apart(a, b, 1) || told(a) && told(b))
}

/// Why both of two choices that exclude each other may have been: of two times, or on two days of what changes.
pub(super) fn choices(
    a: &Entry<'_>,
    b: &Entry<'_>,
    changing: bool,
    lexicon: &Lexicon,
) -> Option<Comparability> {
    if may_be(a, b, lexicon) || may_be(b, a, lexicon) {
        let reason = "one may be the other".to_owned();
        return Some(Comparability::Incomparable(GuardName::Property, reason));
    }
    let told = |e: &Entry<'_>| e.member.claim.statement.as_of.clone();
    let two = match (told(a), told(b)) {
        (Some(x), Some(y)) => x.relation(&y) == TimeRelation::Disjoint,
        (None, None) => false,
        _ => true,
    };
    let reason = match changing {
        true if !is_of_one_day(a, b) => "perhaps on two days",
        false if two => "perhaps of two times",
        _ => return None,
    };
    Some(Comparability::Undetermined(GuardName::Time, reason.to_owned()))
}

/// Whether what answers a question may be what the other side answers it with: a gun is a pistol.
fn may_be(a: &Entry<'_>, b: &Entry<'_>, lexicon: &Lexicon) -> bool {
    let (Value::Entity(one), Value::Entity(other)) = (&a.value, &b.value) else { return false };
    let word = one.replace('-', " ");
    let sense = lexicon.at(&word, Class::Kind).map(|(_, sense)| sense);
    sense.is_some_and(|sense| sense.tags.iter().skip(1).any(|tag| tag == other))
}

/// Whether the outcome of one is what comes after that of the other, repealed after adopted, or can be said beside it.
fn follows(a: &Entry<'_>, b: &Entry<'_>, lexicon: &Lexicon) -> bool {
    let Value::Entity(other) = &b.value else { return false };
    tags(a, lexicon).iter().skip(2).any(|tag| tag == other)
}

/// The tags of an outcome in the table.
fn tags<'l>(entry: &Entry<'_>, lexicon: &'l Lexicon) -> &'l [std::sync::Arc<str>] {
    let Value::Entity(outcome) = &entry.value else { return &[] };
    lexicon.at(outcome, Class::Outcome).map_or(&[], |(_, sense)| &sense.tags)
}

/// Whether the time that one claim tells lies weeks before the article of the other, which tells none.
fn is_of_another_time(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    let told = |e: &Entry<'_>| e.member.claim.statement.as_of.as_ref().and_then(Time::window);
    let published = |e: &Entry<'_>| e.member.reading.published_time().and_then(Time::window);
    let pair = [(told(a), published(b)), (told(b), published(a))];
    pair.into_iter().any(|times| matches!(times, (Some((_, end)), Some((day, _))) if end < day - WEEK * DAY))
}

/// Whether a claim tells a time that was over when the news of its source was made.
pub(super) fn is_of_the_past(entry: &Entry<'_>) -> bool {
    let told = entry.member.claim.statement.as_of.as_ref().and_then(Time::window);
    let published = entry.member.reading.published_time().and_then(Time::window);
    told.zip(published).is_some_and(|((_, end), (day, _))| end < day - WEEK * DAY)
}
