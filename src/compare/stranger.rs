//! Whether two claims tell of one thing where no name says so: a happening, a thing of the news, a person of one age.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::claim::{Claim, ClaimKind, Factuality, Term, Value};
use crate::extract::{
    AGED, AWAY, BALLOT, HAPPENING, OTHER, SITE, WHICH, are_of_one, dateline_length, telling_family, turn,
};
use crate::grammar::{Meaning, Mention, MentionType};
use crate::graph::TOPIC;
use crate::knowledge::{Class, CueWords, Lexicon};
use crate::value::{Dimension, Hedge, Time, TimeRelation};

use super::bucket::Entry;
use super::camps::meet;
use super::day::is_news;
use super::guard::unit_agrees;
use super::pair::same_source;
use super::telling::{
    are_copies, are_near, are_of_two_things, is_aboard, is_of_news, is_size, is_told, tell_alike,
};
use super::update::{are_of_two_moments, is_update, sentence, was_otherwise};

/// Why two claims about "the fire", which has no name, or about a cup without its edition may be about two: it is not the
/// news of both sources, or the two tell it of other places and persons.
pub(super) fn strangers(a: &Entry<'_>, b: &Entry<'_>, lexicon: &Lexicon) -> Option<&'static str> {
    let (x, y) = (a.member.claim, b.member.claim);
    let (one, other) = (&a.member.reading.news, &b.member.reading.news);
    let subject = &x.statement.subject;
    let is_news = |kind: &Option<_>| kind.as_ref() == Some(subject);
    let common = is_news(&one.kind)
        || is_news(&other.kind)
        || lexicon.sense(subject, Class::EventNoun).is_some_and(|s| s.id == *subject);
    if turn(&x.statement.property).is_some() {
        // Who has two names is one person wherever the news is told.
        let which = x.statement.property.starts_with(WHICH);
        let named = !x.about_event && subject.contains('-') && (which || are_of_one_day(&a.value, &b.value));
        let apart = !same_source(a, b) && !named && !one.is_kin(other);
        return apart.then_some("the sources may tell of two things");
    }
    // Two articles that share no names may tell of two persons of one age.
    if subject.starts_with(AGED) && one.is_apart(other, subject) {
        return Some("the sources may tell of two persons");
    }
    if !x.about_event || !y.about_event || x.alike.is_some() || same_source(a, b) {
        return None;
    }
    if &**subject == TOPIC {
        return topic_apart(a, b, lexicon);
    }
    // "The town" is that of the news.
    let event = &**subject == HAPPENING || lexicon.sense(subject, Class::EventNoun).is_some();
    if x.about_event && &*x.statement.property == SITE && !event && !one.is_kin(other) {
        return Some("the sources may tell of two places");
    }
    // A distance from one place is told of the one happening there.
    let sited = &*x.statement.property == SITE && one.is_same(other);
    if &**subject == HAPPENING && !sited && !one.is_alike(other, subject) {
        return Some("the sources may tell of two happenings");
    }
    // "The bus" is one only where the leads tell of one happening.
    let thing = lexicon.sense(subject, Class::ThingNoun).is_some_and(|s| s.id == *subject);
    if thing && (!one.is_alike(other, subject) || are_worlds_apart(&a.value, &b.value)) {
        return Some("the sources may tell of two things");
    }
    if common && !(is_news(&one.kind) && is_news(&other.kind)) && !one.is_alike(other, subject) {
        return Some("a happening that is not the news of both sources");
    }
    if common && one.is_elsewhere(other, subject) {
        return Some("the sources tell it of other places or people");
    }
    if common && x.kind == ClaimKind::Figure && one.is_told_one_by_one(other) {
        return Some("one source may tell of several happenings together");
    }
    // A cup or a prize comes back every year; its edition tells which one is meant.
    let open = common || x.kind == ClaimKind::Relation && !subject.contains(|c: char| c.is_ascii_digit());
    (open && one.is_apart(other, subject)).then_some("the sources may tell of two happenings")
}

/// Whether two times are hours of one day: what has a name of its own comes to a thing but once on it.
fn are_of_one_day(a: &Value, b: &Value) -> bool {
    const DAY: i64 = 24 * 60;
    let day = |value: &Value| match value {
        Value::Time(time) => time.window().map(|(start, _)| start.div_euclid(DAY)),
        _ => None,
    };
    day(a).is_some_and(|x| day(b) == Some(x))
}

/// Why two figures of one news may be two.
fn topic_apart(a: &Entry<'_>, b: &Entry<'_>, lexicon: &Lexicon) -> Option<&'static str> {
    let (one, other) = (&a.member.reading.news, &b.member.reading.news);
    // What is told of once in the news, wherever and by whom.
    let once = is_of_news(a) || is_size(a, lexicon);
    if !(one.is_same(other) || (once || is_aboard(a)) && one.is_kin(other)) {
        return Some("the sources may tell of two things");
    }
    if are_of_two_things(a, b, lexicon)
        || !(is_told(a, lexicon) || are_near(a, b) || tell_alike(a, b, lexicon))
    {
        return Some("the sentences may tell of two things");
    }
    if !are_of_one(whose(a), whose(b)) {
        return Some("another person stands before each figure");
    }
    let far = match (is_away(a), is_told(a, lexicon)) {
        (true, _) => Decimal::from(5),
        (false, true) => Decimal::new(25, 1),
        (false, false) => Decimal::from(3),
    };
    let slip = are_of_two_units(a, b) || have_same_digits(&a.value, &b.value) || are_copies(a, b);
    if are_apart(&a.value, &b.value, far) && !slip || !is_of_news(a) && are_few(a, b) {
        return Some("so far apart they may be two figures");
    }
    if tells_elsewhere(a, b) || tells_elsewhere(b, a) {
        return Some("one source tells both figures");
    }
    if tells_both(a, b) || tells_both(b, a) {
        return Some("one sentence tells both figures");
    }
    if are_two_votes(&a.value, &b.value) || motions(a, lexicon) != motions(b, lexicon) {
        return Some("so far apart they may be two votes");
    }
    if is_of_news(a) && (is_of_later_news(a, b) || is_of_later_news(b, a)) {
        return Some("perhaps of two times");
    }
    if told_when(a) != told_when(b) || are_of_two_days(a, b) || is_after(a, b) || is_after(b, a) {
        return Some("perhaps of two times");
    }
    let named = if once { is_background(a, b) || is_background(b, a) } else { name_apart(a, b) };
    if !is_aboard(a) && named {
        return Some("the sentences name other persons or places");
    }
    if are_rivals(a, b, lexicon) {
        return Some("two speakers give it");
    }
    if past_years(a) != past_years(b) {
        return Some("another year stands beside one of the figures");
    }
    if others(a, lexicon) != others(b, lexicon) {
        return Some("one of the sentences tells of another thing of the kind");
    }
    // A vote and a crowd are counted once, whatever is taken or passed.
    let counted_once = once || &*a.member.claim.statement.property == BALLOT;
    let is_updated = if counted_once { was_otherwise } else { is_update };
    let updated = is_updated(&a.member, lexicon) || is_updated(&b.member, lexicon);
    if updated {
        return Some("a figure that was another before");
    }
    // Asked last: it may take all claims of both articles.
    let grows = is_later_count(a, b) || is_growing(a, lexicon) && are_of_two_moments(a, b);
    grows.then_some("a figure that grows as the news goes on")
}

/// Whether a figure tells how far something is from a place, both of which its property names.
fn is_away(entry: &Entry<'_>) -> bool {
    entry.member.claim.statement.property.starts_with(AWAY)
}

/// Whether the results of two votes differ by more than a tenth on either side.
fn are_two_votes(a: &Value, b: &Value) -> bool {
    let sides = |value: &Value| -> Option<(i64, i64)> {
        let Value::Wording(votes) = value else { return None };
        let (one, other) = votes.split_once('-')?;
        Some((one.parse().ok()?, other.parse().ok()?))
    };
    let far = |x: i64, y: i64| (x - y).abs() > (x.max(y) / 10).max(1);
    sides(a).zip(sides(b)).is_some_and(|((x, v), (y, w))| far(x, y) || far(v, w))
}

/// What a vote was on besides a bill, by the words of its sentence.
fn motions<'l>(entry: &Entry<'_>, lexicon: &'l Lexicon) -> BTreeSet<&'l str> {
    let ballot = &*entry.member.claim.statement.property == BALLOT;
    let words =
        sentence(&entry.member).split(|c: char| !c.is_alphabetic()).filter(|w| ballot && !w.is_empty());
    let motions = words.filter_map(|word| lexicon.sense(word, Class::VoteWord)).filter(|s| s.is("motion"));
    motions.map(|sense| &*sense.id).collect()
}

/// Whether a claim tells a time other than that of the news, which a weekday by itself is.
fn told_when(entry: &Entry<'_>) -> bool {
    let told = entry.member.claim.statement.as_of.as_ref();
    told.is_some_and(|time| time.window().is_some() || !is_weekday(time)) && !is_news(entry)
}

/// Whether one claim tells the day of its figure, and the other, which tells none, stands in an article of days later: a crowd of
/// Saturday, and one of the match of Tuesday.
fn is_of_later_news(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    const DAYS: i64 = 2 * 24 * 60;
    let told = |e: &Entry<'_>| e.member.claim.statement.as_of.as_ref().and_then(Time::window);
    let published = b.member.reading.published_time().and_then(Time::window);
    let crowd = &*a.member.claim.statement.property == "news-attendance";
    let later = |((_, end), (from, _)): ((i64, i64), (i64, i64))| end + DAYS <= from;
    crowd && told(b).is_none() && told(a).zip(published).is_some_and(later)
}

/// Whether one claim is of a day after the other's article, which tells what was by then.
fn is_after(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    let told = a.member.claim.statement.as_of.as_ref().and_then(Time::window);
    let published = b.member.reading.published_time().and_then(Time::window);
    let asserted = b.member.claim.statement.factuality == Factuality::Asserted;
    asserted && told.zip(published).is_some_and(|((from, _), (_, past))| from >= past)
}

/// Whether a time is a day of the week of an article without a date.
fn is_weekday(time: &Time) -> bool {
    time.edtf().starts_with("XXXX-WXX-")
}

/// Whether two claims tell times of which nothing says that they share anything.
fn are_of_two_days(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    let time = |e: &Entry<'_>| e.member.claim.statement.as_of.clone();
    let apart = |(x, y): (Time, Time)| {
        let open = x.relation(&y) == TimeRelation::Undetermined && is_weekday(&x) == is_weekday(&y);
        (open || x.relation(&y) == TimeRelation::Disjoint) && x.edtf() != y.edtf()
    };
    time(a).zip(time(b)).is_some_and(apart)
}

/// Whether both sentences name something, and share no word of it: "played for Alder for three years", "for Corrin for five".
fn name_apart(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    let words = |e: &Entry<'_>| -> BTreeSet<String> {
        let start =
            e.member.reading.document.sentences.get(e.member.claim.sentence).map_or(0, |s| s.span.start);
        let body = start + u32::try_from(dateline_length(sentence(&e.member))).unwrap_or(0);
        let names = mentions(e).filter(|m| m.kind == MentionType::Name && m.span.start >= body);
        let words = names.flat_map(|m| m.span.of(e.member.reading.text()).split([' ', '-', '\'', '’']));
        words.filter(|w| w.len() > 2).map(str::to_lowercase).collect()
    };
    let (x, y) = (words(a), words(b));
    !x.is_empty() && !y.is_empty() && x.intersection(&y).next().is_none()
}

/// Whether a sentence names somebody or something up to its figure, and nothing that its article's lead or the other article names: it tells of
/// another thing of the kind.
fn is_background(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    let (own, other) = (a.member.reading, b.member.reading);
    let named = |at: usize| own.entities.of_mention(at).map(|entity| &*entity.base);
    let from = own.mentions.partition_point(|m| m.sentence < a.member.claim.sentence);
    let end = a.member.claim.span.end;
    let here = own.mentions.iter().enumerate().skip(from).take_while(|(_, m)| m.span.start < end);
    let names: Vec<&str> = here.filter_map(|(at, _)| named(at)).collect();
    let known = |name: &&str| own.news.is_named(name) || other.news.names(name);
    !names.is_empty() && !names.iter().any(known)
}

/// Whether two speakers are named of whom one speaks against the other: prosecutors and lawyers, a ministry and the opposition,
/// a paper and the firm.
fn are_rivals(a: &Entry<'_>, b: &Entry<'_>, lexicon: &Lexicon) -> bool {
    let partial = |speaker: &Term| SIDES.stand_in(speaker, lexicon);
    let speaker = |e: &Entry<'_>| e.member.claim.statement.speaker.clone();
    speaker(a).zip(speaker(b)).is_some_and(|(x, y)| x != y && (partial(&x) || partial(&y)))
}

/// Whether a figure grows as the news goes on: how long a search has lasted, the damage as far as it is known.
fn is_growing(entry: &Entry<'_>, lexicon: &Lexicon) -> bool {
    let property = &entry.member.claim.statement.property;
    property.split('-').filter_map(|word| telling_family(lexicon, word)).any(|s| s.is("growing"))
}

/// Whether one plain count is a lower bound above the upper bound of the other: "at least 150 towns", "up to 74 towns" are guesses
/// of two moments.
fn is_later_count(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    let hedge = |e: &Entry<'_>| match &e.value {
        Value::Quantity(q) if q.unit.dimension == Dimension::Count => Some(q.hedge),
        _ => None,
    };
    let least = |hedge: Hedge| matches!(hedge, Hedge::AtLeast | Hedge::Over);
    let most = |hedge: Hedge| matches!(hedge, Hedge::AtMost | Hedge::Under);
    let bounds = hedge(a).zip(hedge(b)).is_some_and(|(x, y)| least(x) && most(y) || most(x) && least(y));
    bounds && !is_of_news(a) && !is_aboard(a)
}

/// Words in the name or the description of a speaker against whom another speaks.
const SIDES: CueWords = CueWords::named("speaks-for-a-side");
/// Words before a figure in which another thing is named.
const BESIDE: usize = 5;

/// The words right before a figure for another thing or person than that of the news: "a second measure", "each ship".
fn others<'e>(entry: &Entry<'e>, lexicon: &Lexicon) -> BTreeSet<&'e str> {
    let (reading, claim) = (entry.member.reading, entry.member.claim);
    let start = reading.document.sentences.get(claim.sentence).map_or(0, |s| s.span.start);
    let before = reading.text().get(start as usize..claim.span.start as usize).unwrap_or("");
    // "Second-year students" are no second ones.
    let words =
        before.rsplit(|c: char| !c.is_alphabetic() && c != '-').filter(|w| !w.is_empty()).take(BESIDE);
    let other =
        |word: &str| lexicon.sense(&word.to_lowercase(), Class::WordFamily).is_some_and(|s| s.is(OTHER));
    // "The second floor" is no other building.
    let numbers = |next: &str| lexicon.sense(&next.to_lowercase(), Class::NumberedPlace).is_some();
    let mut next = "";
    let told = words.filter(|word| {
        let behind = std::mem::replace(&mut next, word);
        other(word) && !numbers(behind)
    });
    told.collect()
}

/// The years that the sentence of a figure tells, long before its article.
fn past_years(entry: &Entry<'_>) -> BTreeSet<i64> {
    let reading = entry.member.reading;
    // "Which had not erupted since 1936": no time of the figure.
    let own = |m: &&Mention| {
        let before = reading.text().get(..m.span.start as usize).unwrap_or("");
        !before.trim_end().ends_with("since")
    };
    mentions(entry).filter(own).filter_map(|mention| reading.long_ago(mention)).collect()
}

/// The last person named before a figure in its sentence, who does not only say it.
fn whose<'e>(entry: &Entry<'e>) -> Option<&'e Term> {
    let claim = entry.member.claim;
    let person = entry.member.reading.person_before(claim.sentence, claim.span.start as usize);
    person.filter(|person| claim.statement.speaker.as_ref() != Some(person))
}

/// The mentions of the sentence of a claim.
pub(super) fn mentions<'e>(entry: &Entry<'e>) -> impl Iterator<Item = &'e Mention> {
    let (mentions, sentence) = (&entry.member.reading.mentions, entry.member.claim.sentence);
    let from = mentions.partition_point(|m| m.sentence < sentence);
    mentions.iter().skip(from).take_while(move |m| m.sentence == sentence)
}

/// Whether two figures count so few, and differ so much, that each may count others of the kind: "two banks", "five banks".
fn are_few(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    let counted = |e: &Entry<'_>| match &e.value {
        Value::Quantity(q) if q.unit.dimension == Dimension::Count => q.number,
        _ => None,
    };
    let half = Decimal::new(15, 1);
    let few = |(x, y): (Decimal, Decimal)| x.max(y) < Decimal::TEN && x.max(y) > x.min(y) * half;
    counted(a).zip(counted(b)).is_some_and(few)
}

/// Whether the source of one figure tells the other of the same thing as well: it knows of two.
fn tells_elsewhere(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    let property = &a.member.claim.statement.property;
    let same = |c: &&Claim| c.statement.property == *property && c.span != a.member.claim.span;
    // "More than 4,200" beside 4,229 is the same figure rounded.
    let told =
        |value: &Value| unit_agrees(value, &b.value) && meet(value, &b.value) && !meet(value, &a.value);
    a.member.reading.claims.iter().filter(same).any(|c| told(&c.statement.value))
}

/// Whether the sentence of one figure tells the number of the other as well: "nine of the train's 18 coaches".
fn tells_both(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    let Value::Quantity(figure) = &b.value else { return false };
    let own = a.member.claim.span;
    mentions(a)
        .filter(|m| !m.span.overlaps(own))
        .any(|m| matches!(&m.meaning, Meaning::Quantity(q) if q.number == figure.number))
}

/// Whether two measures are one number in two units: a slip of the unit.
fn are_of_two_units(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    match (&a.value, &b.value) {
        (Value::Quantity(x), Value::Quantity(y)) => {
            let physical = matches!(x.unit.dimension, Dimension::Physical(_));
            physical && x.number.is_some() && x.number == y.number && x.unit.symbol != y.unit.symbol
        }
        _ => false,
    }
}

/// Whether two numbers have the same digits in another order, as one has that is mistyped: 190 and 109, 13 and 31.
fn have_same_digits(a: &Value, b: &Value) -> bool {
    let digits = |value: &Value| match value {
        Value::Quantity(q) => {
            let number = q.number?.normalize().mantissa().to_string();
            let mut digits: Vec<char> = number.trim_end_matches('0').chars().collect();
            digits.sort_unstable();
            let places = q.number?.trunc().to_string().len();
            Some((places, digits)).filter(|(_, digits)| digits.len() > 1)
        }
        _ => None,
    };
    digits(a).is_some_and(|x| digits(b) == Some(x))
}

/// Whether of two figures one is more than three times the other.
pub(super) fn are_worlds_apart(a: &Value, b: &Value) -> bool {
    are_apart(a, b, Decimal::from(3))
}

/// Whether of two figures one is more than that many times the other.
fn are_apart(a: &Value, b: &Value, times: Decimal) -> bool {
    bases(a, b).is_some_and(|(x, y)| x.max(y) > x.min(y).saturating_mul(times))
}

/// The numbers of two figures in base units.
pub(super) fn bases(a: &Value, b: &Value) -> Option<(Decimal, Decimal)> {
    let base = |value: &Value| match value {
        Value::Quantity(q) => q.number?.checked_mul(q.unit.factor),
        _ => None,
    };
    base(a).zip(base(b))
}
