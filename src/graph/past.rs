//! Tolls of a happening of another year that the articles of one news tell in passing: "in 2003 some 25,000 people died in a quake that
//! flattened Varna". Its year and a name, or who died, tell which one is meant.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::claim::{Certainty, Claim, Scope, Term, Value};
use crate::extract::Reading;
use crate::knowledge::{Class, CueWords, Lexicon};
use crate::value::{Time, TimeRelation};

use super::one_news::FEW;

/// Nouns for one happening besides those of its kind.
const ONE: CueWords = CueWords::named("one-happening");
/// Words for several happenings, or for more of the dead than those counted.
const SEVERAL: CueWords = CueWords::named("several-happenings");
/// What a happening is called of which no more is known.
const DISASTER: &str = "disaster";
/// Of two numbers of one toll the larger one is at most so many times the smaller one.
const TIMES: i64 = 3;

/// A toll of another year in an article.
struct Past<'r> {
    at: (usize, usize),
    claim: &'r Claim,
    time: &'r Time,
    /// Its restrictions but those that name the happening itself.
    scope: Scope,
    /// The names of its sentence.
    names: BTreeSet<&'r str>,
    /// What happened, by the words of its sentence.
    kinds: BTreeSet<&'r str>,
    /// Whether its sentence tells of one happening.
    single: bool,
}

/// Gives tolls of one happening of another year one subject.
pub(super) fn unite(readings: &mut [Reading], lexicon: &Lexicon) {
    if readings.len() > FEW {
        return;
    }
    let told: Vec<Past<'_>> = readings.iter().enumerate().flat_map(|(at, r)| told(at, r, lexicon)).collect();
    let mut given: BTreeMap<(usize, usize), (Term, Scope)> = BTreeMap::new();
    for (later, two) in told.iter().enumerate() {
        let mut earlier = told.iter().take(later);
        let kin = |one: &Past<'_>| {
            let news = readings.get(one.at.0).zip(readings.get(two.at.0));
            one.at.0 != two.at.0 && news.is_some_and(|(a, b)| a.news.is_kin(&b.news))
        };
        let Some(one) = earlier.find(|one| kin(one) && are_one(one, two)) else { continue };
        let known = given.get(&one.at).map(|(subject, _)| subject.clone());
        let Some(subject) = known.or_else(|| name(one, two)) else { continue };
        for past in [one, two] {
            given.entry(past.at).or_insert_with(|| (subject.clone(), past.scope.clone()));
        }
    }
    for ((reading, claim), (subject, scope)) in given {
        let claim = readings.get_mut(reading).and_then(|r| r.claims.get_mut(claim));
        let Some(claim) = claim else { continue };
        claim.statement.subject = subject;
        claim.statement.scope = scope;
        claim.certainty = Certainty::Possible;
    }
}

/// The tolls of other years in an article, of those of which it tells one alone.
fn told<'r>(at: usize, reading: &'r Reading, lexicon: &'r Lexicon) -> Vec<Past<'r>> {
    let tolls = reading.claims.iter().enumerate().filter(|(_, claim)| is_toll(claim, lexicon));
    let past = tolls.filter_map(|(index, claim)| {
        let time = claim.statement.as_of.as_ref().filter(|time| time.is_of_a_year())?;
        let words = words(reading, claim);
        let (kinds, single) = kinds(&words, lexicon);
        let scope = scope(&claim.statement.scope, lexicon);
        Some(Past { at: (at, index), claim, time, scope, names: names(reading, claim), kinds, single })
    });
    let past: Vec<Past<'r>> = past.collect();
    let alone = |own: &Past<'_>| {
        let same = |other: &&Past<'_>| {
            other.claim.statement.property == own.claim.statement.property && is_of_one_time(other, own)
        };
        past.iter().filter(same).count() == 1
    };
    let alone: Vec<bool> = past.iter().map(alone).collect();
    past.into_iter().zip(alone).filter(|(past, alone)| *alone && past.single).map(|(past, _)| past).collect()
}

/// Whether a claim counts those to whom something happened in another year, of which no name or its year tells which it was.
fn is_toll(claim: &Claim, lexicon: &Lexicon) -> bool {
    let statement = &claim.statement;
    let toll = lexicon.sense(&statement.property, Class::PropertyWord).is_some_and(|s| s.is("cumulative"));
    let open = statement.subject.is_empty() || statement.subject.contains(|c: char| c.is_ascii_digit());
    claim.about_event
        && claim.alike.is_none()
        && toll
        && open
        && matches!(statement.value, Value::Quantity(_))
}

/// The words of the sentence of a claim, in small letters.
fn words(reading: &Reading, claim: &Claim) -> Vec<String> {
    let sentence = reading.document.sentences.get(claim.sentence).map_or("", |s| s.span.of(reading.text()));
    let words = sentence.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|w| !w.is_empty());
    words.map(str::to_lowercase).collect()
}

/// What happened, by the words of a sentence, and whether it tells of one happening.
fn kinds<'l>(words: &[String], lexicon: &'l Lexicon) -> (BTreeSet<&'l str>, bool) {
    let event = |word: &String| lexicon.sense(word, Class::EventNoun).filter(|s| !s.is("occasion"));
    let many = |word: &String| SEVERAL.hold(word, lexicon) || word.ends_with('s') && event(word).is_some();
    let more = words.windows(2).any(|pair| matches!(pair, [a, b] if a == "more" && b != "than"));
    let one = |word: &String| word == "when" || ONE.hold(word, lexicon) || event(word).is_some();
    let single = words.iter().any(one) && !words.iter().any(many) && !more;
    (words.iter().filter_map(event).filter(|s| !s.is("hypernym")).map(|s| &*s.id).collect(), single)
}

/// The restrictions of a toll but those that name its happening: "in a similar accident", "in a 6.6 quake".
fn scope(scope: &Scope, lexicon: &Lexicon) -> Scope {
    let mut kept = scope.clone();
    kept.retain(|key, value| {
        let last = value.rsplit('-').next().unwrap_or(value);
        let happening = ONE.hold(last, lexicon)
            || lexicon.sense(last, Class::EventNoun).is_some()
            || value.chars().all(|c| c.is_ascii_digit() || c == '-');
        !(**key == *"in" && happening || **key == *"when")
    });
    kept
}

/// The words of the names in the sentence of a claim.
fn names<'r>(reading: &'r Reading, claim: &Claim) -> BTreeSet<&'r str> {
    let from = reading.mentions.partition_point(|m| m.sentence < claim.sentence);
    let own =
        reading.mentions.iter().enumerate().skip(from).take_while(|(_, m)| m.sentence == claim.sentence);
    let named = own.filter_map(|(index, _)| reading.entities.of_mention(index));
    named.flat_map(|entity| entity.base.split('-')).filter(|word| word.len() > 2).collect()
}

/// Whether two tolls may be of one time.
fn is_of_one_time(one: &Past<'_>, other: &Past<'_>) -> bool {
    one.time.relation(other.time) != TimeRelation::Disjoint
}

/// Whether two tolls of other years are of one happening.
fn are_one(one: &Past<'_>, other: &Past<'_>) -> bool {
    let (x, y) = (&one.claim.statement, &other.claim.statement);
    let counted = one.scope.contains_key("kind") || !one.kinds.is_disjoint(&other.kinds);
    let named =
        !one.names.is_disjoint(&other.names) || (one.names.is_empty() || other.names.is_empty()) && counted;
    let kinds = one.kinds.is_empty() || other.kinds.is_empty() || !one.kinds.is_disjoint(&other.kinds);
    x.property == y.property
        && one.scope == other.scope
        && x.factuality.as_str().is_none_or(|f| f == "hedged")
            == y.factuality.as_str().is_none_or(|f| f == "hedged")
        && is_of_one_time(one, other)
        && named
        && kinds
        && are_near(&x.value, &y.value)
}

/// Whether of two numbers the larger one is not many times the smaller one.
fn are_near(one: &Value, other: &Value) -> bool {
    let number = |value: &Value| match value {
        Value::Quantity(quantity) => quantity.number,
        _ => None,
    };
    number(one)
        .zip(number(other))
        .is_some_and(|(x, y)| x.max(y) <= x.min(y).saturating_mul(Decimal::from(TIMES)))
}

/// What the happening of two tolls is called: as one of them has it, else by its kind, its year and a name.
fn name(one: &Past<'_>, other: &Past<'_>) -> Option<Term> {
    let known = [one, other].into_iter().map(|past| &past.claim.statement.subject).find(|s| !s.is_empty());
    if let Some(known) = known {
        return Some(known.clone());
    }
    let year = one.time.readings.first()?.ends().0?.year?;
    let kind = one.kinds.iter().chain(&other.kinds).next().copied().unwrap_or(DISASTER);
    let name: Option<Arc<str>> = one.names.intersection(&other.names).next().map(|name| Arc::from(*name));
    Some(name.map_or_else(|| format!("{kind}-{year}"), |name| format!("{kind}-{year}-{name}")).into())
}
