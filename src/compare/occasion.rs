//! Whether two claims tell of one occasion: of one match of two sides, of one journey.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::claim::Value;
use crate::extract::{CHANGE, OCCURRED, ROUTE, SCORE};
use crate::knowledge::{CueWords, Lexicon};
use crate::span::Span;
use crate::value::{Time, TimeRelation};

use super::bucket::Entry;
use super::pair::{are_days_apart, same_source};
use super::stranger::mentions;
use super::turn::is_turn;
use super::update::sentence;
use super::{Aspect, Group, Verdict};

/// Letters that two spellings of a last name begin with.
const BEGINNING: usize = 3;

/// Whether two names of persons have the same first name and last names of one beginning: "Jameson" and "Jamieson".
pub(super) fn are_spelt_alike(a: &Value, b: &Value) -> bool {
    let (Value::Entity(a), Value::Entity(b)) = (a, b) else { return false };
    let (Some((first, one)), Some((given, other))) = (a.split_once('-'), b.split_once('-')) else {
        return false;
    };
    let begins = one.chars().zip(other.chars()).take_while(|(x, y)| x == y).count() >= BEGINNING;
    first == given && begins && one.len().abs_diff(other.len()) <= 2
}

/// Leaves out the disagreements on the first and the last day of what sources disagree on the whole time of.
pub(super) fn leave_to_whole(groups: &mut Vec<Group<'_>>) {
    let spans = |group: &Group<'_>| -> Vec<Span> { group.members.iter().map(|m| m.claim.span).collect() };
    let dated = |group: &Group<'_>| group.aspect == Aspect::Date && group.verdict == Verdict::Conflict;
    let whole: Vec<Vec<Span>> =
        groups.iter().filter(|g| dated(g) && g.key.contains("|during|")).map(spans).collect();
    let boundary = |group: &Group<'_>| ["|starts|", "|ends|"].iter().any(|end| group.key.contains(end));
    let shown =
        |group: &Group<'_>| whole.iter().any(|whole| spans(group).iter().all(|span| whole.contains(span)));
    groups.retain(|group| !dated(group) || !boundary(group) || !shown(group));
}

/// Days within which two articles tell of the last match of two sides.
const DAYS: i64 = 4;
/// Days before an article in which the match it tells the score of was played, if it does not say when.
const LAST: i64 = 8;
const DAY: i64 = 24 * 60;
/// Minutes after which somebody may be a year older: within fewer days hardly anybody has a birthday.
const WEEK: i64 = 7 * DAY;

/// Whether a claim tells the score of a match.
pub(super) fn is_score(entry: &Entry<'_>) -> bool {
    &*entry.member.claim.statement.property == SCORE
}

/// Whether a claim tells which way something went.
pub(super) fn is_route(entry: &Entry<'_>) -> bool {
    &*entry.member.claim.statement.property == ROUTE
}

/// Whether two scores of one pair are those of one match: of one day, as far as they say, and told within days. An article
/// that gives two speaks of two matches.
pub(super) fn is_one_match(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    let told = |e: &Entry<'_>| e.member.claim.statement.as_of.clone();
    let day =
        |e: &Entry<'_>| e.member.reading.published_time().and_then(Time::window).map(|(start, _)| start);
    let recent = |time: &Time, e: &Entry<'_>| match (time.window(), day(e)) {
        (Some((_, end)), Some(day)) => end >= day - LAST * DAY,
        (None, _) | (_, None) => true,
    };
    !same_source(a, b)
        && match (told(a), told(b)) {
            (Some(x), Some(y)) => x.relation(&y) != TimeRelation::Disjoint,
            (Some(x), None) => recent(&x, b),
            (None, Some(y)) => recent(&y, a),
            (None, None) => !are_days_apart(a, b, DAYS),
        }
}

/// Whether two figures tell how far something moved, from sources of which not both are dated: perhaps on two days.
pub(super) fn is_of_two_times(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    let dated = |e: &Entry<'_>| e.member.reading.published_time().is_some();
    is_change(a) && !same_source(a, b) && !(dated(a) && dated(b))
}

/// Whether a claim tells how far something moved.
pub(super) fn is_change(entry: &Entry<'_>) -> bool {
    entry.member.claim.statement.property.ends_with(CHANGE)
}

/// The properties of how far shares moved, and of what they closed at.
const DAILY: [&str; 4] = ["shares-change", "share-price-change", "stock-change", "closure-money"];

/// Whether two claims tell what shares did on two days: each is of the day that it or its sentence names, else of that of its
/// article.
pub(super) fn are_of_two_closes(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    let day = |e: &Entry<'_>| {
        let told = e.member.claim.statement.as_of.as_ref().and_then(Time::window);
        let published = || e.member.reading.published_time().and_then(Time::window);
        told.or_else(|| only_day(e)).or_else(published).map(|(start, _)| start.div_euclid(DAY))
    };
    let daily = DAILY.contains(&&*a.member.claim.statement.property);
    daily && (name_two_days(a, b) || day(a).zip(day(b)).is_some_and(|(x, y)| x != y))
}

/// A day of which nothing is known.
const SOME_DAY: &str = "XXXX-XX-XX";

/// The only day that the sentence of a claim names.
fn only_day(entry: &Entry<'_>) -> Option<(i64, i64)> {
    let mut days = mentions(entry).filter_map(|mention| mention.time()?.window());
    let day = days.next().filter(|(from, to)| to.saturating_sub(*from) <= DAY);
    day.filter(|_| days.next().is_none())
}

/// Whether the sentences of two claims name days, and none that both have.
fn name_two_days(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    let is_day = |time: &&Time| match time.window() {
        Some((from, to)) => to.saturating_sub(from) <= DAY,
        None => time.edtf().starts_with("XXXX-WXX-") || time.edtf() == SOME_DAY,
    };
    let days = |e| mentions(e).filter_map(|mention| mention.time()).filter(is_day).collect::<Vec<&Time>>();
    let (ours, theirs) = (days(a), days(b));
    // "Yesterday" in an article without a date may be any day.
    let open = |x: &Time, y: &Time| (x.edtf() == SOME_DAY) != (y.edtf() == SOME_DAY);
    let two = |x: &Time, y: &Time| open(x, y) || x.relation(y) == TimeRelation::Disjoint;
    let apart = |x: &Time| theirs.iter().all(|y| two(x, y));
    !ours.is_empty() && !theirs.is_empty() && ours.iter().all(|x| apart(x))
}

/// Whether a claim denies something in so many words, and does not tell the opposite: "has not been convicted".
pub(super) fn is_denied(entry: &Entry<'_>) -> bool {
    let claim = entry.member.claim;
    let words = claim.span.of(entry.member.reading.text());
    let denials = ["not", "never", "no", "nobody", "none", "neither"];
    let denies = |word: &str| denials.iter().any(|d| word.eq_ignore_ascii_case(d)) || word.ends_with("n't");
    matches!(entry.value, Value::Truth(false)) && words.split([' ', '\u{a0}']).any(denies)
}

/// Whether something of a happening that one article denies is told by an article of a later day: the dead are found, the
/// warning is given. Of what is denied in a relation by name nothing of the kind is supposed.
pub(super) fn is_later(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    let figure = |e: &Entry<'_>| {
        let claim = e.member.claim;
        let told = claim.about_event || is_turn(e);
        claim.alike.is_none() && told && !matches!(claim.statement.value, Value::Entity(_))
    };
    let told = |e: &Entry<'_>| matches!(e.value, Value::Truth(true));
    let day = |e: &Entry<'_>| e.member.reading.published_day();
    let (none, some) = if told(a) { (b, a) } else { (a, b) };
    let so_far = is_so_far(none);
    figure(a)
        && figure(b)
        && match (day(none), day(some)) {
            (Some(none), Some(some)) => some > none || some == none && so_far,
            (None, None) => so_far,
            _ => true,
        }
}

/// Whether a claim denies what may be so at any time: "no group has claimed it".
fn is_so_far(entry: &Entry<'_>) -> bool {
    let words = sentence(&entry.member);
    let words: Vec<&str> = words.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).collect();
    let has = |word: &str| ["has", "have", "hasn", "haven"].contains(&word);
    let no = |word: &str| ["no", "none", "nobody"].iter().any(|no| no.eq_ignore_ascii_case(word));
    let yet = words.iter().any(|word| word.eq_ignore_ascii_case("yet"));
    let none = words.iter().position(|word| no(word));
    none.is_some_and(|at| words.iter().skip(at).take(SO_FAR).any(|w| has(w)))
        || yet && words.iter().any(|w| has(w))
}

/// Words behind "no" in which "has" stands: "no organised group has".
const SO_FAR: usize = 6;

/// Whether birthdays between two sources account for two ages: those of sources dated a week or more apart, where the later
/// one has so many years more as lie between them, or one more; those a year apart of sources of which not both are dated, unless
/// both tell their news by one day of the week, as is done for some days only.
pub(super) fn is_birthday(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    const YEAR: i64 = 366 * DAY;
    let day = |e: &Entry<'_>| Some(e.member.reading.published_time()?.window()?.0);
    let years = |e: &Entry<'_>| match &e.value {
        Value::Quantity(quantity) => quantity.number,
        _ => None,
    };
    let (Some(x), Some(y)) = (years(a), years(b)) else { return false };
    let age = &*a.member.claim.statement.property == "age";
    age && match (day(a), day(b)) {
        (Some(from), Some(to)) if (to - from).abs() >= WEEK => {
            let older = if to > from { y - x } else { x - y };
            let between = Decimal::from((to - from).abs() / YEAR);
            older >= between && older <= between + Decimal::ONE
        }
        (Some(_), Some(_)) => false,
        _ => (x - y).abs() <= Decimal::ONE && weekdays(a).is_disjoint(&weekdays(b)),
    }
}

/// The days of the week without a date by which an article tells its news, up to the sentence of a claim.
fn weekdays(entry: &Entry<'_>) -> BTreeSet<String> {
    let reading = entry.member.reading;
    let told = reading.mentions.iter().take_while(|m| m.sentence <= entry.member.claim.sentence);
    let days = told.filter_map(|m| Some(m.time()?.edtf()));
    days.filter(|day| day.starts_with("XXXX-WXX-")).map(|day| day.chars().take(WEEKDAY).collect()).collect()
}

/// Letters of a day of the week without a date: `XXXX-WXX-3`.
const WEEKDAY: usize = 10;

/// Whether two happenings of one kind, year and place, of which nothing else is known, differ so much that they may be
/// two: in magnitude by more than half a degree, in time by more than about a month.
pub(super) fn are_two_happenings(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    const MONTHS: i64 = 62 * 24 * 60;
    let statement = &a.member.claim.statement;
    match (&a.value, &b.value) {
        (Value::Quantity(x), Value::Quantity(y)) if &*statement.property == "magnitude" => {
            let dated = statement.subject.split('-').nth(1).is_some();
            let apart = x.number.zip(y.number).map(|(x, y)| (x - y).abs());
            dated && apart.is_none_or(|apart| apart > Decimal::new(5, 1))
        }
        (Value::Time(x), Value::Time(y)) if &*statement.property == OCCURRED => {
            match (x.window(), y.window()) {
                (Some((from, _)), Some((to, _))) => from.saturating_sub(to).saturating_abs() > MONTHS,
                _ => true,
            }
        }
        _ => false,
    }
}

/// Whether two passages tell their times in the same words, of which there are many.
pub(super) fn are_told_alike(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    const MANY: usize = 6;
    let words = |entry: &Entry<'_>| -> Vec<String> {
        let told = entry.member.claim.span.of(entry.member.reading.text());
        let words = told.split_whitespace().filter(|word| !word.bytes().any(|b| b.is_ascii_digit()));
        words.map(str::to_lowercase).collect()
    };
    let (ours, theirs) = (words(a), words(b));
    ours.len() >= MANY && ours == theirs
}

/// Whether the value of one is read from words that the other's is read from as well: "hosted by Stage Star presenter Ann Lee".
pub(super) fn same_words(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    let (x, y) = (a.member.claim.span, b.member.claim.span);
    same_source(a, b) && x.start == y.start && x.end != y.end
}

/// Words of what goes on for more than a day.
const GOES_ON: CueWords = CueWords::named("goes-on");

/// Whether the sentence of a date tells of what went on then: it did so on other days as well.
pub(super) fn goes_on(entry: &Entry<'_>, lexicon: &Lexicon) -> bool {
    let words: Vec<&str> =
        sentence(&entry.member).split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).collect();
    let going = |three: &[&str]| matches!(three, ["went" | "goes", "on", verb] if verb.ends_with("ing"));
    words.iter().any(|word| GOES_ON.hold(word, lexicon)) || words.windows(3).any(going)
}
