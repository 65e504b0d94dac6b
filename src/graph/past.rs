//! Tolls of a happening of another year that the articles of one news tell in passing: "in 2003 some 25,000 people died in a quake that
//! flattened Varna". Its year and a name, or who died, tell which one is meant.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::claim::{Certainty, Claim, Scope, Term, Value};
use crate::extract::Reading;
use crate::knowledge::{Class, CueWords, Lexicon, Sense};
use crate::value::{Time, TimeRelation};

use super::one_news::{FEW, join};

/// Nouns for one happening besides those of its kind.
const ONE: CueWords = CueWords::named("one-happening");
/// Words for several happenings, or for more of the dead than those counted.
const SEVERAL: CueWords = CueWords::named("several-happenings");
/// Words by which a figure holds those of a part: "including 12 on the ground", "aboard".
const PART: CueWords = CueWords::named("counts-a-part");
/// Words behind "in a" that may name what is no place but the happening: "in a strong undersea quake".
const BEHIND: usize = 4;
/// Tolls of other years in one article up to which they are background: more are a list of happenings.
const LIST: usize = 24;
/// What a happening is called of which no more is known.
const DISASTER: &str = "disaster";
/// Of two numbers of one toll the larger one is at most so many times the smaller one.
const TIMES: i64 = 3;

/// A toll of another year in an article.
struct Past<'r> {
    at: (usize, usize),
    claim: &'r Claim,
    time: Time,
    /// Its restrictions but those that name the happening itself.
    scope: Scope,
    /// The names of its sentence.
    names: BTreeSet<&'r str>,
    /// What happened, by the words of its sentence.
    kinds: BTreeSet<&'r str>,
}

/// A toll and its number among those told.
type Numbered<'p, 'r> = (usize, &'p Past<'r>);

/// Gives tolls of one happening of another year one subject.
pub(super) fn unite(readings: &mut [Reading], lexicon: &Lexicon) {
    if readings.len() > FEW {
        return;
    }
    let told: Vec<Past<'_>> = readings.iter().enumerate().flat_map(|(at, r)| told(at, r, lexicon)).collect();
    let families = families(&told, readings).into_iter().filter(|family| is_one(family));
    let named: Vec<(Term, Vec<&Past<'_>>)> =
        families.filter_map(|family| Some((name(&family)?, family))).collect();
    let mut given: Vec<(&Past<'_>, Term)> = Vec::new();
    for (subject, family) in &named {
        // Two happenings that would have one name would be held against each other.
        let same = |(other, tolls): &&(Term, Vec<&Past<'_>>)| {
            other == subject && tolls.first().map(|p| property(p)) == family.first().map(|p| property(p))
        };
        if named.iter().filter(same).count() == 1 {
            given.extend(family.iter().map(|past| (*past, subject.clone())));
        }
    }
    let given: Vec<_> = given.into_iter().map(|(p, s)| (p.at, s, p.scope.clone(), p.time.clone())).collect();
    for ((reading, claim), subject, scope, time) in given {
        let claim = readings.get_mut(reading).and_then(|r| r.claims.get_mut(claim));
        let Some(claim) = claim else { continue };
        claim.statement.subject = subject;
        claim.statement.scope = scope;
        // By it a toll of long ago is known to be final.
        claim.statement.as_of.get_or_insert(time);
        claim.certainty = Certainty::Possible;
    }
}

/// The tolls that are of one happening, one with the other or by way of a third: whatever the order of the articles, the same.
fn families<'p, 'r>(told: &'p [Past<'r>], readings: &[Reading]) -> Vec<Vec<&'p Past<'r>>> {
    let kin = kin(told, readings);
    let mut alike: BTreeMap<(&str, Option<i32>), Vec<Numbered<'_, '_>>> = BTreeMap::new();
    for (index, past) in told.iter().enumerate() {
        alike.entry((property(past), year(past))).or_default().push((index, past));
    }
    let mut groups: Vec<usize> = (0..told.len()).collect();
    for tolls in alike.values() {
        for (later, (second, two)) in tolls.iter().enumerate() {
            for (first, one) in tolls.iter().take(later) {
                if kin.contains(&(one.at.0, two.at.0)) && are_one(one, two) {
                    join(&mut groups, *first, *second);
                }
            }
        }
    }
    let mut families: BTreeMap<usize, Vec<&Past<'_>>> = BTreeMap::new();
    for (past, group) in told.iter().zip(groups) {
        families.entry(group).or_default().push(past);
    }
    families.into_values().filter(|family| family.len() > 1).collect()
}

/// The pairs of articles with tolls of other years that are kin, the earlier one first.
fn kin(told: &[Past<'_>], readings: &[Reading]) -> BTreeSet<(usize, usize)> {
    let articles: BTreeSet<usize> = told.iter().map(|past| past.at.0).collect();
    let pairs = articles.iter().flat_map(|one| articles.range(one + 1..).map(move |other| (*one, *other)));
    let kin = |(one, other): &(usize, usize)| {
        readings.get(*one).zip(readings.get(*other)).is_some_and(|(a, b)| a.news.is_kin(&b.news))
    };
    pairs.filter(kin).collect()
}

/// Whether nothing keeps any two tolls of a family apart, those tied by way of a third among them.
fn is_one(family: &[&Past<'_>]) -> bool {
    let mut pairs =
        family.iter().enumerate().flat_map(|(i, one)| family.iter().skip(i + 1).map(move |two| (one, two)));
    pairs.all(|(one, two)| {
        let value = |past: &Past<'_>| past.claim.statement.value.clone();
        is_of_one_time(one, two) && are_of_one_kind(one, two) && are_near(&value(one), &value(two))
    })
}

/// What a toll counts.
fn property<'r>(past: &Past<'r>) -> &'r str {
    &past.claim.statement.property
}

/// The year of a toll.
fn year(past: &Past<'_>) -> Option<i32> {
    past.time.readings.first()?.ends().0?.year
}

/// The tolls of other years in an article, of those of which it tells one alone.
fn told<'r>(at: usize, reading: &'r Reading, lexicon: &'r Lexicon) -> Vec<Past<'r>> {
    let tolls = reading.claims.iter().enumerate().filter(|(_, claim)| is_toll(claim, lexicon));
    let dated = |(index, claim): (usize, &'r Claim)| {
        let time = claim.statement.as_of.clone().or_else(|| year_of(&claim.statement.subject))?;
        Some((index, claim, time)).filter(|(.., time)| time.is_of_a_year())
    };
    let dated: Vec<(usize, &Claim, Time)> = tolls.filter_map(dated).take(LIST + 1).collect();
    if dated.len() > LIST {
        return Vec::new();
    }
    let alone = |own: &&(usize, &Claim, Time)| {
        let same = |(_, claim, time): &&(usize, &Claim, Time)| {
            claim.statement.property == own.1.statement.property
                && time.relation(&own.2) != TimeRelation::Disjoint
        };
        dated.iter().filter(same).count() == 1
    };
    let alone = dated.iter().filter(alone);
    let past = alone.filter_map(|(index, claim, time)| {
        let (index, time) = (*index, time.clone());
        let words = words(reading, claim);
        let (mut kinds, mut single) = kinds(&words, lexicon);
        let worst =
            |word: &String| lexicon.sense(word, Class::BackgroundWord).is_some_and(|s| s.is("unique"));
        let news = reading.news.kind.as_deref().filter(|_| words.iter().any(worst));
        // "It killed more than 5,000 people", "the worst, in 1934, killed 8,500": its name tells what it was, or the news.
        if let Some(kind) = kind_of(&claim.statement.subject, lexicon).or(news).filter(|_| kinds.is_empty()) {
            single |= !words.iter().any(|word| SEVERAL.hold(word, lexicon));
            kinds.insert(kind);
        }
        let scope = scope(&claim.statement.scope, lexicon);
        let whole = single && !is_of_a_part(&words, lexicon);
        whole.then(|| Past { at: (at, index), claim, time, scope, names: names(reading, claim), kinds })
    });
    past.collect()
}

/// The year, or the month of one, in the name of a happening: "earthquake-2006-05".
fn year_of(subject: &Term) -> Option<Time> {
    let digits = |part: &&str| part.len() > 1 && part.bytes().all(|b| b.is_ascii_digit());
    let mut parts = subject.split('-').skip_while(|part| !digits(part)).take_while(digits);
    let year = parts.next().filter(|year| year.len() == 4)?;
    match parts.next() {
        Some(month) => format!("{year}-{month}").parse().ok(),
        None => year.parse().ok(),
    }
}

/// What a happening was, by its name.
fn kind_of<'l>(subject: &Term, lexicon: &'l Lexicon) -> Option<&'l str> {
    let kind = subject.split('-').next()?;
    lexicon.sense(kind, Class::EventNoun).filter(|s| !s.is("occasion") && *s.id == *kind).map(|s| &*s.id)
}

/// Whether a claim counts those to whom something happened in another year, of which no name or its year tells which it was.
fn is_toll(claim: &Claim, lexicon: &Lexicon) -> bool {
    let statement = &claim.statement;
    let open = statement.subject.is_empty() || statement.subject.contains(|c: char| c.is_ascii_digit());
    claim.about_event
        && claim.alike.is_none()
        && open
        && matches!(statement.value, Value::Quantity(_))
        && lexicon.sense(&statement.property, Class::PropertyWord).is_some_and(|s| s.is("cumulative"))
}

/// The words of the sentence of a claim, in small letters.
fn words(reading: &Reading, claim: &Claim) -> Vec<String> {
    let sentence = reading.document.sentences.get(claim.sentence).map_or("", |s| s.span.of(reading.text()));
    let words = sentence.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|w| !w.is_empty());
    words.map(str::to_lowercase).collect()
}

/// Whether the figures of a sentence are of those in one place or aboard something, or hold some of whom others speak apart: "killed 148
/// people in a church", "116 on board", "including 12 on the ground". The place of a happening tells which one it is: "a fire at
/// a club".
fn is_of_a_part(words: &[String], lexicon: &Lexicon) -> bool {
    let happening = |word: &String| {
        let event = lexicon.sense(word, Class::EventNoun).is_some_and(|s| !s.is("occasion"));
        event || ONE.hold(word, lexicon)
    };
    let building = |word: &String| lexicon.sense(word, Class::BuildingNoun).is_some();
    let place = |(at, pair): (usize, &[String])| {
        let [preposition, determiner] = pair else { return false };
        let joint = |sense: &Sense| sense.is("preposition") || sense.is("conjunction");
        let phrase = |word: &&String| !lexicon.sense(word, Class::FunctionWord).is_some_and(joint);
        let behind = || words.iter().skip(at + 2).take(BEHIND).take_while(phrase);
        let inside = match determiner.as_str() {
            "a" | "an" => !behind().any(happening),
            "the" => behind().take(2).any(building),
            _ => false,
        };
        let told = at.checked_sub(1).and_then(|i| words.get(i)).is_some_and(happening);
        matches!(preposition.as_str(), "in" | "at" | "inside") && inside && !told
    };
    let aboard = |pair: &[String]| matches!(pair, [on, board] if on == "on" && board == "board");
    words.iter().any(|word| PART.hold(word, lexicon))
        || words.windows(2).any(aboard)
        || words.windows(2).enumerate().any(place)
}

/// What happened, by the words of a sentence, and whether it tells of one happening.
fn kinds<'l>(words: &[String], lexicon: &'l Lexicon) -> (BTreeSet<&'l str>, bool) {
    let event = |word: &String| lexicon.sense(word, Class::EventNoun).filter(|s| !s.is("occasion"));
    let many = |word: &String| SEVERAL.hold(word, lexicon) || word.ends_with('s') && event(word).is_some();
    // "It was more powerful and killed 16,000": nobody besides.
    let degree = |word: &str| ["was", "were", "is", "even", "much", "far"].contains(&word);
    let more = words.windows(2).any(|pair| matches!(pair, [a, b] if a == "more" && b != "than"))
        && !words.windows(2).any(|pair| matches!(pair, [a, b] if b == "more" && degree(a)));
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
    one.time.relation(&other.time) != TimeRelation::Disjoint
}

/// Whether two tolls of other years are of one happening.
fn are_one(one: &Past<'_>, other: &Past<'_>) -> bool {
    let (x, y) = (&one.claim.statement, &other.claim.statement);
    let counted = one.scope.contains_key("kind") || !one.kinds.is_disjoint(&other.kinds);
    let named =
        !one.names.is_disjoint(&other.names) || (one.names.is_empty() || other.names.is_empty()) && counted;
    x.property == y.property
        && are_near(&x.value, &y.value)
        && one.scope == other.scope
        && x.factuality.as_str().is_none_or(|f| f == "hedged")
            == y.factuality.as_str().is_none_or(|f| f == "hedged")
        && is_of_one_time(one, other)
        && named
        && are_of_one_kind(one, other)
}

/// Whether nothing says that two tolls are of happenings of two kinds.
fn are_of_one_kind(one: &Past<'_>, other: &Past<'_>) -> bool {
    one.kinds.is_empty() || other.kinds.is_empty() || !one.kinds.is_disjoint(&other.kinds)
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

/// What the happening of a family is called: as its tolls have it, else by its kind, its year and the first of the names, in the order
/// of letters, that all sentences with names have. Where they have none in common, nothing says that it is one.
fn name(family: &[&Past<'_>]) -> Option<Term> {
    let named = || family.iter().map(|past| &past.names).filter(|names| !names.is_empty());
    let common = |name: &&str| named().all(|names| names.contains(name));
    let shared = named().next().map(|names| names.iter().copied().find(common));
    if shared == Some(None) {
        return None;
    }
    let subjects = family.iter().map(|past| &past.claim.statement.subject).filter(|s| !s.is_empty());
    let known: BTreeSet<&Term> = subjects.collect();
    if let (Some(known), 1) = (known.first(), known.len()) {
        return Some((*known).clone());
    }
    let year = family.iter().filter_map(|past| year(past)).min()?;
    let kind = family.iter().flat_map(|past| &past.kinds).min().copied().unwrap_or(DISASTER);
    let name = shared.flatten();
    Some(name.map_or_else(|| format!("{kind}-{year}"), |name| format!("{kind}-{year}-{name}")).into())
}
