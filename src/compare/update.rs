//! Words by which a sentence brings a figure up to date, or leaves open that it will be.

use crate::claim::Value;
use crate::extract::KILLED;
use crate::knowledge::{Class, Lexicon, Sense};
use crate::value::Hedge;

use super::Member;
use super::bucket::Entry;
use super::camps::meet;
use super::guard::same_day;
use super::pair::are_days_apart;

/// Whether the sentence of a figure tells that it was another before: "nine ships are now in port, up from six".
pub(super) fn is_update(member: &Member<'_>, lexicon: &Lexicon) -> bool {
    tells(member, lexicon, |sense| &*sense.id != OPEN)
}

/// Whether a toll is told as one that will not change: the source knows of nobody who is missing, and the sentence says neither
/// "at least" nor "confirmed", "so far" or what it was before. Without dates, tolls of two moments look like two tolls of one.
pub(super) fn is_settled(member: &Member<'_>, lexicon: &Lexicon) -> bool {
    let missing = |property: &str| property == MISSING;
    let bound = match &member.claim.statement.value {
        Value::Quantity(quantity) => matches!(quantity.hedge, Hedge::AtLeast | Hedge::Over),
        _ => false,
    };
    let open = missing(&member.claim.statement.property)
        || member.reading.claims.iter().any(|c| c.about_event && missing(&c.statement.property));
    !bound && !open && !tells(member, lexicon, |_| true) && !is_one_of_several(member)
}

/// Whether the source tells another number of the same fate: of two places, or of two moments.
pub(crate) fn is_one_of_several(member: &Member<'_>) -> bool {
    let own = &member.claim.statement;
    member.reading.claims.iter().map(|c| &c.statement).any(|other| {
        other.property == own.property && other.subject == own.subject && other.value != own.value
    })
}

/// Whether the sentence tells that a figure rose: "has grown to 64 cases", "tops 70".
pub(super) fn is_risen(member: &Member<'_>, lexicon: &Lexicon) -> bool {
    tells(member, lexicon, |sense| &*sense.id == RISEN)
}

/// Whether the sentence tells that a figure was given otherwise before: "initially", "previously put at".
pub(super) fn was_otherwise(member: &Member<'_>, lexicon: &Lexicon) -> bool {
    tells(member, lexicon, |sense| &*sense.id == OTHERWISE)
}

/// The entry of the words for what was said before.
const OTHERWISE: &str = "now";
/// The entry of the words by which a figure is known to be open.
const OPEN: &str = "open";
/// The toll of those of whom nobody knows what became of them.
pub(super) const MISSING: &str = "missing";
/// The entry of the words for rising.
const RISEN: &str = "risen";

fn tells(member: &Member<'_>, lexicon: &Lexicon, is: fn(&Sense) -> bool) -> bool {
    let text = sentence(member);
    let opens = |at: usize| !text.get(..at).unwrap_or("").ends_with(char::is_alphanumeric);
    let words = text.char_indices().map(|(at, _)| at).filter(|&at| opens(at));
    words
        .filter_map(|at| text.get(at..))
        .any(|rest| lexicon.at(rest, Class::UpdateWord).is_some_and(|(_, sense)| is(sense)))
}

/// The sentence of a claim.
pub(super) fn sentence<'e>(member: &Member<'e>) -> &'e str {
    let reading = member.reading;
    reading.document.sentences.get(member.claim.sentence).map_or("", |s| s.span.of(reading.text()))
}

/// The tolls by which two moments of one news are known.
const TOLLS: [&str; 2] = [KILLED, "injured"];

/// Whether two articles are of two days, or tell two tolls of one fate: what grows as the news goes on is another number in each.
pub(super) fn are_of_two_moments(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    let differ = |toll: &str| {
        let (ours, theirs) = (tolls(a, toll), tolls(b, toll));
        let apart = |x: &Value| !theirs.iter().any(|y| meet(x, y));
        !ours.is_empty() && !theirs.is_empty() && ours.iter().all(|x| apart(x))
    };
    // Of an article of which only the year is known the day is open.
    let published = (a.member.reading.published_time(), b.member.reading.published_time());
    let one_day = matches!(published, (Some(x), Some(y)) if same_day(x, y));
    // The tolls are sought last: that takes all claims of both articles.
    are_days_apart(a, b, 1) && !one_day || TOLLS.iter().any(|toll| differ(toll))
}

/// The tolls of one fate that an article tells of all, or of all besides others.
fn tolls<'a>(entry: &Entry<'a>, toll: &str) -> Vec<&'a Value> {
    let claims = entry.member.reading.claims.iter().map(|claim| &claim.statement);
    let whole = claims.filter(|s| &*s.property == toll && s.scope.iter().all(|(key, _)| &**key == "part"));
    whole.map(|s| &s.value).collect()
}
