//! Turns of the news: what somebody or something came to, when and where.

use std::collections::BTreeSet;

use crate::claim::{Claim, Place, Value};
use crate::extract::{bodies, turn};
use crate::knowledge::{Class, Lexicon};

use crate::span::Span;
use crate::value::{Anchor, Time, TimeRelation};

use super::bearing::is_turned;
use super::bucket::Entry;
use super::guard::{moment, same_day};
use super::office::with_places;
use super::update::sentence;
use super::{Aspect, Group, Verdict};

/// Whether a claim tells of a turn.
pub(super) fn is_turn(entry: &Entry<'_>) -> bool {
    turn(&entry.member.claim.statement.property).is_some()
}

/// Leaves out the disagreements on turns, and on figures of sentences that run alike, that another group shows by the same words of two sources.
pub(super) fn leave_to_others(groups: &mut Vec<Group<'_>>) {
    let of_turn = |group: &Group<'_>| {
        let alike = |claim: &Claim| claim.alike.as_ref().is_some_and(|alike| alike.place == Place::Figure);
        let claims = || group.members.iter().map(|member| member.claim);
        claims().any(|claim| turn(&claim.statement.property).is_some()) || claims().any(alike)
    };
    let spans = |group: &Group<'_>| -> Vec<Span> { group.members.iter().map(|m| m.claim.span).collect() };
    let told = |group: &Group<'_>| {
        let shows = matches!(group.aspect, Aspect::Date | Aspect::Outcome | Aspect::Figure);
        group.verdict == Verdict::Conflict && shows
    };
    let others: Vec<Vec<Span>> = groups.iter().filter(|g| told(g) && !of_turn(g)).map(spans).collect();
    let shown = |group: &Group<'_>| {
        let own = spans(group);
        others.iter().any(|other| {
            let shared = own.iter().filter(|x| other.iter().any(|y| x.overlaps(*y)));
            shared.map(|span| span.source).collect::<BTreeSet<_>>().len() > 1
        })
    };
    groups.retain(|group| group.verdict != Verdict::Conflict || !of_turn(group) || !shown(group));
}

/// Whether two states are told of one day, or of times of which nothing is known.
pub(super) fn is_of_one_day(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    // "Was reopened in September" says nothing of the day of its article.
    let timed = |e: &Entry<'_>| e.member.claim.statement.as_of.is_some();
    let published = |e: &Entry<'_>| e.member.reading.published_time().cloned();
    let untold = !timed(a) && !timed(b);
    if untold && published(a).zip(published(b)).is_some_and(|(x, y)| same_day(&x, &y)) {
        return true;
    }
    // Of an article without a date the story tells the year.
    let of_a_day = |time: &Time| time.window().is_some_and(|(from, to)| to.saturating_sub(from) <= DAY);
    match (moment(&a.member), moment(&b.member)) {
        (Some(x), Some(y)) if timed(a) != timed(b) => of_a_day(&x) && of_a_day(&y) && same_day(&x, &y),
        (Some(x), Some(y)) => same_day(&x, &y) || x.relation(&y) == TimeRelation::Undetermined,
        (None, None) => true,
        _ => false,
    }
}

/// Whether the sentences of two claims that only one body can speak of name two bodies: the board and the court; or, of what
/// each country decides for itself, two countries.
pub(super) fn are_of_two(a: &Entry<'_>, b: &Entry<'_>, lexicon: &Lexicon) -> bool {
    let told = |e: &Entry<'_>| -> BTreeSet<String> {
        let words = sentence(&e.member);
        match turn(&e.member.claim.statement.property).map(|turn| turn.id) {
            Some(UNANIMOUS) => bodies(words, lexicon).map(|body| body.id.to_string()).collect(),
            Some(CONDITIONAL) => countries(words, lexicon),
            _ => BTreeSet::new(),
        }
    };
    let (ours, theirs) = (told(a), told(b));
    !ours.is_empty() && !theirs.is_empty() && ours.is_disjoint(&theirs)
}

/// What a body does of one mind.
const UNANIMOUS: &str = "was-unanimous";
/// What the authority of a country does.
const CONDITIONAL: &str = "was-conditional";

/// The countries, and the towns of any, that a text names.
pub(super) fn countries(text: &str, lexicon: &Lexicon) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.starts_with(char::is_uppercase));
    let single = words.filter_map(|word| lexicon.sense(word, Class::Place));
    // "The United States".
    let begins = text.match_indices(' ').map(|(at, _)| text.get(at + 1..).unwrap_or(""));
    let several = begins.filter(|rest| rest.starts_with(char::is_uppercase));
    let several = several.filter_map(|rest| lexicon.at(rest, Class::Place).map(|(_, place)| place));
    single.chain(several).map(|place| place.id.split('/').next().unwrap_or_default().to_owned()).collect()
}

/// Whether two days are one weekday of two weeks, placed by the dates of their articles.
pub(super) fn are_of_one_weekday(a: &Entry<'_>, b: &Entry<'_>, lexicon: &Lexicon) -> bool {
    let named = |e: &Entry<'_>| {
        let words = e.member.claim.span.of(e.member.reading.text());
        words.split(|c: char| !c.is_alphabetic()).any(|word| lexicon.sense(word, Class::Weekday).is_some())
    };
    let told = |e: &Entry<'_>| match &e.value {
        Value::Time(time) if time.anchor != Anchor::Stated && named(e) => {
            Some(time.window()?.0.div_euclid(DAY))
        }
        _ => None,
    };
    told(a).zip(told(b)).is_some_and(|(x, y)| x != y && (x - y) % 7 == 0)
}

/// Whether two days in court may be two: of a day that came before the other article, or on it, one hearing has been held.
pub(super) fn are_of_two_hearings(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    let in_court = |e: &Entry<'_>| {
        let turn = turn(&e.member.claim.statement.property).map(|turn| turn.id);
        turn.is_some_and(|id| HEARINGS.contains(&id))
    };
    let day = |e: &Entry<'_>| match &e.value {
        Value::Time(time) => time.window().map(|(start, _)| start),
        _ => None,
    };
    let told =
        |e: &Entry<'_>| e.member.reading.published_time().and_then(Time::window).map(|(start, _)| start);
    let (first, last) = (day(a).min(day(b)), told(a).max(told(b)));
    in_court(a) && first.zip(last).is_none_or(|(first, last)| first < last + DAY)
}

/// Whether one claim tells where something is being done, and the other where it was: "was rushed to a hospital", "is being treated
/// at home".
pub(super) fn are_now_and_before(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    let has = |e: &Entry<'_>, forms: [&str; 2]| {
        let words = e.member.claim.span.of(e.member.reading.text());
        words.split(|c: char| !c.is_alphabetic()).any(|word| forms.contains(&word))
    };
    let now = |e: &Entry<'_>| has(e, ["is", "are"]) && has(e, ["being", "still"]);
    let before = |e: &Entry<'_>| has(e, ["was", "were"]);
    now(a) && before(b) || before(a) && now(b)
}

/// Turns of which a case has several, one after the other.
const HEARINGS: [&str; 2] = ["appears-in-court", "is-to-be-sentenced"];

/// Minutes of a day.
const DAY: i64 = 24 * 60;

/// Why one thing cannot have been in the two places that its claims name: they have no word in common, and neither source
/// names both in one sentence, as it does where one lies in the other.
pub(super) fn parted(a: &Entry<'_>, b: &Entry<'_>, lexicon: &Lexicon) -> Option<String> {
    let (Value::Entity(x), Value::Entity(y)) = (&a.value, &b.value) else { return None };
    let words = |place: &str| -> BTreeSet<String> {
        with_places(place, lexicon)
            .split('-')
            .filter(|w| w.len() > 2 && lexicon.sense(w, Class::PlaceKind).is_none())
            .map(str::to_owned)
            .collect()
    };
    if let Some(turned) = is_turned(x, y, lexicon) {
        return turned.then(|| format!("{x} is not {y}"));
    }
    let told = || [a, b].iter().any(|e| is_told_with(e, x, y));
    (x != y && words(x).is_disjoint(&words(y)) && !told()).then(|| format!("{x} is not {y}"))
}

/// Words between two places of which neither lies in the other: "left in Alder, it rolled *toward* Corrin".
const WAYS: [&str; 4] = ["toward", "towards", "to", "from"];

/// Whether a sentence of an entry's source names both places, and no way from one to the other.
fn is_told_with(entry: &Entry<'_>, x: &str, y: &str) -> bool {
    let reading = entry.member.reading;
    let named = |place: &str| -> Vec<(usize, Span)> {
        let named = reading.mentions.iter().enumerate().filter(|(index, mention)| {
            let own =
                reading.entities.of_mention(*index).is_some_and(|e| *e.key == *place || *e.base == *place);
            own || crate::claim::slug(mention.span.of(reading.text())) == place
        });
        named.map(|(_, mention)| (mention.sentence, mention.span)).collect()
    };
    let way = |one: Span, other: Span| {
        let (from, to) = (one.end.min(other.end) as usize, one.start.max(other.start) as usize);
        let words = reading.text().get(from..to).unwrap_or("");
        words.split(|c: char| !c.is_alphabetic()).any(|word| WAYS.contains(&word))
    };
    let (ours, theirs) = (named(x), named(y));
    ours.iter().any(|(at, one)| theirs.iter().any(|(other, span)| at == other && !way(*one, *span)))
}
