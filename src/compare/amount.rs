//! What the words round a figure say of it: that it is another amount converted, what it rose or fell from, where it is paid, and
//! in which year it was.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::claim::{Claim, Statement, Value};
use crate::extract::{AWAY, DISTANCE, POPULATION, PRICE, SITE, is_of_deed};
use crate::grammar::{Meaning, Mention, MentionType};
use crate::graph::TOPIC;
use crate::knowledge::{Class, CueWords, Lexicon, root};
use crate::value::{Dimension, Quantity, Time};

use super::bucket::Entry;
use super::stranger::{bases, mentions};
use super::telling::{is_aboard, is_of_news};
use super::turn::countries;
use super::update::sentence;

/// Why the words round two figures tell of two: an amount converted at two rates, changes from two figures, prices of two countries.
pub(super) fn are_two_figures(a: &Entry<'_>, b: &Entry<'_>, lexicon: &Lexicon) -> Option<&'static str> {
    let reasons = [
        (are_of_one_round_number(a, b, lexicon), "one round number, from either side of it"),
        (are_of_two_floors(a, b), "two floors"),
        (is_sited(a) && is_sited(b), "held against each other with their directions"),
        (are_of_two_ways(a, b), "how far two things are from a place"),
        (is_one_way(a, b), "so near each other they may be measured in two ways"),
        (are_of_two_counts(a, b), "so near each other those who live there may have been counted twice"),
        (owner(a) != owner(b), "one is of what stands before \"whose\""),
        (is_part_in_cash(a) != is_part_in_cash(b), "one is what is paid in cash, beside shares"),
        (are_of_two_rates(a, b), "one amount, converted at two rates"),
        (are_from_two(a, b), "each is told with another figure that it was before"),
        (are_of_two_countries(a, b, lexicon), "prices in two countries"),
        (are_of_two_wholes(a, b, lexicon), "the shares are of two wholes"),
        (years(a) != years(b), "another year stands beside one of the figures"),
    ];
    reasons.into_iter().find(|(holds, _)| *holds).map(|(_, reason)| reason)
}

/// "Nearly 300", "over 300"; of things that are only counted, "140 engines" and "143 engines".
fn are_of_one_round_number(a: &Entry<'_>, b: &Entry<'_>, lexicon: &Lexicon) -> bool {
    let (Value::Quantity(x), Value::Quantity(y)) = (&a.value, &b.value) else { return false };
    let statement = &a.member.claim.statement;
    let things = *statement.subject == *TOPIC && !is_of_news(a) && !is_aboard(a);
    let toll = || lexicon.sense(&statement.property, Class::PropertyWord).is_some();
    let counted = x.unit.dimension == Dimension::Count && (things || a.member.claim.about_event && !toll());
    let round = |n: Decimal, other: Decimal| {
        let near = (n - other).abs() <= Decimal::from(5);
        n >= Decimal::ONE_HUNDRED && (n % Decimal::TEN).is_zero() && near
    };
    let rounded = |(x, y): (Decimal, Decimal)| round(x, y) || round(y, x);
    x.is_rounded_to(y) || counted && x.number.zip(y.number).is_some_and(rounded)
}

/// Whether two distances may be one, as the crow flies and by road, from the edge of a town and from its middle, in miles and in
/// nautical miles: they differ by no more than a sixth, or are one number.
fn is_one_way(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    let number = |value: &Value| match value {
        Value::Quantity(q) => q.number,
        _ => None,
    };
    is_distance(a) && is_distance(b) && (number(&a.value) == number(&b.value) || differ_by_a(6, a, b))
}

/// Whether two numbers of those who live in a place may be of two years, or of its bounds then and now: they differ by no more than
/// a quarter.
fn are_of_two_counts(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    let population = |e: &Entry<'_>| &*e.member.claim.statement.property == POPULATION;
    population(a) && population(b) && differ_by_a(4, a, b)
}

/// Whether two values differ by no more than one part of so many of the larger one.
fn differ_by_a(part: i64, a: &Entry<'_>, b: &Entry<'_>) -> bool {
    let near = |(x, y): (Decimal, Decimal)| (x - y).abs().saturating_mul(Decimal::from(part)) <= x.max(y);
    bases(&a.value, &b.value).is_none_or(near)
}

/// Whether how far away the news happened is told with the direction.
fn is_sited(entry: &Entry<'_>) -> bool {
    let own = entry.member.claim;
    let sited = |c: &Claim| c.span.overlaps(own.span) && &*c.statement.property == SITE && c.about_event;
    own.statement.property.starts_with(AWAY) && entry.member.reading.claims.iter().any(sited)
}

/// Whether a figure is told to be how far something is from a place, by this claim or, where sentences run alike, by another one.
fn is_distance(entry: &Entry<'_>) -> bool {
    let own = entry.member.claim;
    let told = |claim: &Claim| {
        let property = &claim.statement.property;
        &**property == DISTANCE || property.starts_with(AWAY)
    };
    told(own) || entry.member.reading.claims.iter().any(|c| c.span.overlaps(own.span) && told(c))
}

/// Whether two figures, in sentences that run alike, are distances between other ends.
fn are_of_two_ways(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    let (one, other) = (ways(a), ways(b));
    // Of a thing and of what befell it nobody knows whether they are one.
    let deed = |ways: &BTreeSet<Way>| ways.iter().any(|way| way.of_deed);
    let apart = !one.is_empty() && !other.is_empty() && one.is_disjoint(&other);
    a.member.claim.alike.is_some() && apart && deed(&one) == deed(&other)
}

/// The two ends of a distance.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Way {
    ends: String,
    /// Whether it is told of what happened there.
    of_deed: bool,
}

/// The ends of the distances that the words of a figure tell.
fn ways(entry: &Entry<'_>) -> BTreeSet<Way> {
    let (own, reading) = (entry.member.claim, entry.member.reading);
    let told = reading.claims.iter().filter(|c| c.span.overlaps(own.span) && c.alike.is_none());
    let way = |claim: &Claim| {
        let Statement { subject, property, scope, .. } = &claim.statement;
        let name = claim.subject_span.map_or("", |span| span.of(reading.text()));
        let ends = match &**property {
            DISTANCE => format!("{subject}|{}", scope.values().next()?),
            SITE => format!("{subject}|{}", scope.get("of")?),
            _ => format!("{}|{name}", property.strip_prefix(AWAY)?),
        };
        Some(Way { ends, of_deed: is_of_deed(property) })
    };
    told.filter_map(way).collect()
}

/// The mention of a figure.
pub(super) fn own<'e>(entry: &Entry<'e>) -> Option<(&'e Mention, &'e Quantity)> {
    let Value::Quantity(value) = &entry.value else { return None };
    let span = entry.member.claim.span;
    mentions(entry).filter(|m| m.span.overlaps(span)).find_map(|m| match &m.meaning {
        Meaning::Quantity(q) if q.number == value.number && q.unit == value.unit => Some((m, &**q)),
        _ => None,
    })
}

/// The sentence of a figure before it, and behind it.
pub(super) fn around<'e>(entry: &Entry<'e>, mention: &Mention) -> Option<(&'e str, &'e str)> {
    let document = &entry.member.reading.document;
    let start = document.sentences.get(entry.member.claim.sentence)?.span.start;
    let text = sentence(&entry.member);
    let place = |at: u32| at.saturating_sub(start) as usize;
    Some((text.get(..place(mention.span.start))?, text.get(place(mention.span.end)..)?))
}

/// "Was dropped from the ninth floor", "a lady from the 21st floor": floors of which the words before tell nothing in common.
fn are_of_two_floors(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    let words = |entry: &Entry<'_>| -> Option<BTreeSet<String>> {
        let (mention, _) = own(entry).filter(|(_, q)| q.unit.dimension == Dimension::Ordinal)?;
        let (before, behind) = around(entry, mention)?;
        let near = before.rsplit(' ').take(CLAUSE).chain(behind.split(' ').take(CLAUSE));
        let telling = near.map(|w| w.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase());
        Some(
            telling
                .filter(|w| w.len() > 4 && !w.starts_with("floor") && !w.starts_with("store"))
                .map(|w| root(&w))
                .collect(),
        )
    };
    let floor = |entry: &Entry<'_>| &*entry.member.claim.statement.property == "floor";
    floor(a) && floor(b) && words(a).zip(words(b)).is_some_and(|(x, y)| x.is_disjoint(&y))
}

/// "The firm owned by Oake, whose market value is $33 billion": what a figure in such a clause is of, by its last word.
fn owner(entry: &Entry<'_>) -> Option<String> {
    let (mention, _) = own(entry)?;
    let (before, _) = around(entry, mention)?;
    let (head, clause) = before.rsplit_once(" whose ")?;
    let near = clause.split(' ').count() <= CLAUSE && !clause.contains([';', ',']);
    near.then(|| head.trim_end_matches(',').rsplit(' ').next().unwrap_or_default().to_lowercase())
}

/// Words between "whose" and a figure of its clause.
const CLAUSE: usize = 8;

/// "$24.05 per share in cash, along with stock": a part of what is paid.
fn is_part_in_cash(entry: &Entry<'_>) -> bool {
    let currency = matches!(&entry.value, Value::Quantity(q) if q.unit.dimension == Dimension::Currency);
    let Some((mention, _)) = own(entry).filter(|_| currency) else { return false };
    let Some((_, behind)) = around(entry, mention) else { return false };
    let behind = behind.to_lowercase();
    let words: Vec<&str> = behind.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let cash = words.iter().take(IN_CASH).position(|word| *word == "cash");
    let beside = ["plus", "along", "stock", "shares", "share", "securities", "giving"];
    // "In cash and stock" is all of it.
    let all = cash.is_some_and(|at| {
        words.get(at + 1).is_some_and(|w| ["and", "or"].contains(w))
            && words.iter().skip(at + 2).take(2).any(|w| beside.contains(w))
    });
    let from = cash.map_or(0, |at| at + 1);
    let more = words.iter().skip(from).any(|word| beside.contains(word));
    cash.is_some() && more && !all || words.contains(&"plus") && more
}

/// Words behind an amount in which "in cash" stands.
const IN_CASH: usize = 6;

/// Whether two amounts stand in brackets behind the same amount of another currency, and differ by no more than rates do.
fn are_of_two_rates(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    let tenth = Decimal::new(11, 1);
    let near = bases(&a.value, &b.value)
        .is_some_and(|(x, y)| x.max(y) <= x.min(y).checked_mul(tenth).unwrap_or(Decimal::MAX));
    let one = converted(a).zip(converted(b));
    near && one.is_some_and(|(x, y)| x.number == y.number && x.unit == y.unit)
}

/// The amount that a figure in brackets behind it is a conversion of.
fn converted<'e>(entry: &Entry<'e>) -> Option<&'e Quantity> {
    let (mention, own) = own(entry)?;
    let (before, _) = around(entry, mention)?;
    let open = before.rfind('(').filter(|&at| !before.get(at..).unwrap_or("").contains(')'))?;
    let ends = mention.span.start as usize - (before.len() - open);
    let told = mentions(entry).filter(|m| m.kind == MentionType::Currency && m.span.end as usize <= ends);
    let last = told.last()?;
    match &last.meaning {
        Meaning::Quantity(q) if q.unit != own.unit => Some(q),
        _ => None,
    }
}

/// Whether both sentences tell from which figure it rose or fell, and these differ.
fn are_from_two(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    let (ours, theirs) = (from(a), from(b));
    let former = |e: &Entry<'_>, told: &[&Quantity]| own(e).is_some_and(|(_, q)| told.contains(&q));
    if former(a, &ours) && former(b, &theirs) {
        return false;
    }
    let same = |x: &&Quantity| theirs.iter().any(|y| x.meets(y));
    !ours.is_empty() && !theirs.is_empty() && !ours.iter().any(same)
}

/// The figures of the unit that stand behind "from" in the sentence of a figure.
fn from<'e>(entry: &Entry<'e>) -> Vec<&'e Quantity> {
    let Some((_, value)) = own(entry) else { return Vec::new() };
    let behind_from = |m: &&Mention| {
        let before = around(entry, m).map_or("", |(before, _)| before);
        before.trim_end().ends_with(" from")
    };
    let told = mentions(entry).filter(behind_from).filter_map(|m| match &m.meaning {
        Meaning::Quantity(q) if q.unit == value.unit => Some(&**q),
        _ => None,
    });
    told.collect()
}

/// Words between a share and what it is of.
const SHARES: CueWords = CueWords::named("a-stake");
/// What stands for whoever does it.
const SELF: [&str; 2] = ["itself", "themselves"];

/// Whether two shares are of two things by name, or one is of the holder's own: "99 per cent of LG Card", "a stake of 51 per cent
/// in KFB".
fn are_of_two_wholes(a: &Entry<'_>, b: &Entry<'_>, lexicon: &Lexicon) -> bool {
    let Some((x, y)) = whole(a, lexicon).zip(whole(b, lexicon)) else { return false };
    let own = |words: &str| SELF.contains(&words);
    let named = |words: &str| words.starts_with(char::is_uppercase);
    let within = |one: &str, other: &str| other.split(' ').any(|word| one.split(' ').any(|own| own == word));
    own(x) != own(y) || named(x) && named(y) && !within(x, y)
}

/// What a share is of: the name, or the word, right behind "of" or "in".
fn whole<'e>(entry: &Entry<'e>, lexicon: &Lexicon) -> Option<&'e str> {
    let (mention, quantity) = own(entry)?;
    let (_, behind) = around(entry, mention)?;
    let percent = matches!(quantity.unit.dimension, Dimension::Percent);
    let stake = |words: &'e str| words.get(SHARES.at(words, lexicon)?..);
    let rest = behind.strip_prefix(' ').and_then(stake).unwrap_or(behind);
    let of = [" of the ", " in the ", " of ", " in "]
        .iter()
        .find_map(|link| rest.strip_prefix(link))
        .filter(|_| percent)?;
    let start = mention.span.end as usize + behind.len() - of.len();
    let name = mentions(entry).find(|m| m.kind == MentionType::Name && m.span.start as usize == start);
    let word = of.split(|c: char| !c.is_alphanumeric()).next();
    name.map(|m| m.span.of(entry.member.reading.text()))
        .or(word.filter(|w| !w.starts_with(char::is_uppercase)))
}

/// Words and marks between the parts of a sentence.
const PARTS: [&str; 5] = [", ", "; ", " while ", " but ", " and "];

/// The part of a sentence in which a figure stands.
fn part<'e>(entry: &Entry<'e>) -> Option<(u32, &'e str)> {
    let (mention, _) = own(entry)?;
    let (before, behind) = around(entry, mention)?;
    // "(188 dollars; 98 pounds)" is one part.
    let before = before
        .rfind('(')
        .filter(|&at| !before.get(at..).unwrap_or("").contains(')'))
        .map_or(before, |at| before.get(..at).unwrap_or(before));
    let start = PARTS.iter().filter_map(|mark| Some(before.rfind(mark)? + mark.len())).max().unwrap_or(0);
    let end = PARTS.iter().filter_map(|mark| behind.find(mark)).min().unwrap_or(behind.len());
    let text = sentence(&entry.member);
    let document = &entry.member.reading.document;
    let from = document.sentences.get(entry.member.claim.sentence)?.span.start;
    let last = text.len() - behind.len() + end;
    Some((from + u32::try_from(start).ok()?, text.get(start..last)?))
}

/// Whether the prices of one thing are told of two countries.
fn are_of_two_countries(a: &Entry<'_>, b: &Entry<'_>, lexicon: &Lexicon) -> bool {
    let property = &*a.member.claim.statement.property;
    let priced = property == PRICE || property.split('-').any(|word| ["price", "cost"].contains(&word));
    let told = |e: &Entry<'_>| part(e).map(|(_, words)| countries(words, lexicon)).unwrap_or_default();
    let (ours, theirs) = (told(a), told(b));
    // "649 euros ($714)" is the price at home, and "$629 in the United States" the one there.
    let abroad = |one: &Entry<'_>, there: &BTreeSet<String>| converted(one).is_some() && !there.is_empty();
    if priced && converted(a).is_some() != converted(b).is_some() && (abroad(a, &theirs) || abroad(b, &ours))
    {
        return true;
    }
    priced && !ours.is_empty() && !theirs.is_empty() && ours.is_disjoint(&theirs)
}

/// Minutes before an article in which what is told of a year may still be its news: results are those of the year before.
const RECENT: i64 = 600 * 24 * 60;

/// The years long before the article that stand in the part of the sentence of a figure, where the claim itself has no time and its
/// words are not those of the other.
fn years(entry: &Entry<'_>) -> BTreeSet<i64> {
    let claim = entry.member.claim;
    let open = claim.statement.as_of.is_none() && claim.alike.is_none();
    let Some((start, words)) = part(entry).filter(|_| open) else {
        return BTreeSet::new();
    };
    let end = start + u32::try_from(words.len()).unwrap_or(0);
    let within = |m: &&Mention| start <= m.span.start && m.span.end <= end;
    let reading = entry.member.reading;
    let published = reading.published_time().and_then(Time::window);
    let old = |end: &i64| published.is_none_or(|(start, _)| *end < start - RECENT);
    mentions(entry).filter(within).filter_map(|m| reading.long_ago(m)).filter(old).collect()
}
