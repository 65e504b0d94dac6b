//! The one happening whose tolls the articles of one news tell, by whatever word: "injured in the protest", "in the march".

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::claim::{Certainty, Claim, Term, Value};
use crate::extract::{CULPRITS, HAPPENING, KILLED, Reading};
use crate::grammar::{Meaning, Mention};
use crate::knowledge::{Class, Lexicon, Sense};

/// Gives the tolls of all articles of one news to the word that most of them have for its happening, where each article
/// tells the tolls of one happening only.
pub(super) fn unite(readings: &mut [Reading], lexicon: &Lexicon) {
    let told: Vec<Option<Term>> = readings.iter().map(|reading| only(reading, lexicon)).collect();
    let mut groups: BTreeMap<usize, Vec<&Term>> = BTreeMap::new();
    for (reading, kind) in readings.iter().zip(&told) {
        if let (Some(group), Some(kind)) = (reading.news.group(), kind) {
            groups.entry(group).or_default().push(kind);
        }
    }
    let apart: BTreeSet<(Term, Term)> = readings.iter().flat_map(|r| told_apart(r, lexicon)).collect();
    let words: BTreeMap<usize, Term> =
        groups.into_iter().filter_map(|(group, kinds)| Some((group, word(&kinds, lexicon)?))).collect();
    for (reading, kind) in readings.iter_mut().zip(&told) {
        let word = reading.news.group().and_then(|group| words.get(&group));
        let Some((kind, word)) =
            kind.as_ref().zip(word).filter(|(kind, word)| may_be_one(kind, word, &apart, lexicon))
        else {
            continue;
        };
        let background = past_sentences(reading);
        let own = |c: &Claim| {
            is_toll(c, lexicon) && c.statement.subject == *kind && !background.contains(&c.sentence)
        };
        for claim in reading.claims.iter_mut().filter(|c| own(c)) {
            claim.statement.subject = word.clone();
            claim.certainty = Certainty::Possible;
        }
    }
}

/// Takes "other" and "another" from tolls that stand beside the dead: in "nine people died and twelve others were injured" the twelve
/// are all who were, where the article counts none of them before.
pub(super) fn include_others(readings: &mut [Reading], lexicon: &Lexicon) {
    for reading in readings.iter_mut() {
        let tolls = || reading.claims.iter().enumerate().filter(|(_, claim)| is_toll(claim, lexicon));
        let all = tolls().filter(|(index, claim)| {
            let statement = &claim.statement;
            let others = statement.scope.get("part").is_some_and(|part| OTHERS.contains(&&**part));
            let before = || tolls().take_while(|(earlier, _)| earlier < index).map(|(_, earlier)| earlier);
            let first = before().all(|earlier| earlier.statement.property != statement.property);
            let dead = before().filter(|earlier| earlier.sentence + 1 >= claim.sentence);
            let beside = dead.into_iter().any(|earlier| {
                *earlier.statement.property == *KILLED && earlier.statement.subject == statement.subject
            });
            others && first && beside && *statement.property == *INJURED
        });
        let all: Vec<usize> = all.map(|(index, _)| index).collect();
        for index in all {
            if let Some(claim) = reading.claims.get_mut(index) {
                claim.statement.scope.retain(|key, _| **key != *"part");
            }
        }
    }
}

/// Words for those who come besides those counted before.
const OTHERS: [&str; 2] = ["other", "another"];
/// The toll of the injured.
const INJURED: &str = "injured";

/// Marks numbers of those who carried out a crime as parts where an article tells them beside the number of all: "two men, who belonged
/// to a group of five".
pub(super) fn divide(readings: &mut [Reading]) {
    let number = |claim: &Claim| match &claim.statement.value {
        Value::Quantity(quantity) if *claim.statement.property == *CULPRITS => quantity.number,
        _ => None,
    };
    let mut parts: BTreeSet<(usize, Decimal)> = BTreeSet::new();
    for reading in readings.iter() {
        let Some(group) = reading.news.group() else { continue };
        let told: BTreeSet<Decimal> = reading.claims.iter().filter_map(number).collect();
        for claim in reading.claims.iter().filter(|c| number(c).is_some()) {
            let own = number(claim);
            let counted = reading.mentions.iter().filter(|m| m.sentence == claim.sentence);
            let counted = counted.filter_map(|m| match &m.meaning {
                Meaning::Quantity(quantity) if is_of_persons(m, reading.text()) => quantity.number,
                _ => None,
            });
            let all = counted.chain(told.iter().copied()).max();
            let part = own.zip(all).filter(|(own, all)| own < all);
            parts.extend(part.map(|(own, _)| (group, own)));
        }
    }
    for reading in readings.iter_mut() {
        let Some(group) = reading.news.group() else { continue };
        for claim in &mut reading.claims {
            if number(claim).is_some_and(|own| parts.contains(&(group, own))) {
                claim.statement.scope.add("part", "among");
            }
        }
    }
}

/// "A group of five": whether a number is that of a gang, by the words before it.
fn is_of_persons(mention: &Mention, text: &str) -> bool {
    let before = text.get(..mention.span.start as usize).unwrap_or("");
    let group = ["group of ", "gang of ", "team of ", "band of ", "crew of "];
    group.iter().any(|words| before.ends_with(words))
}

/// The sentences of an article that tell a year before its own: of another happening.
fn past_sentences(reading: &Reading) -> BTreeSet<usize> {
    let past = reading.mentions.iter().filter(|mention| reading.long_ago(mention).is_some());
    past.map(|mention| mention.sentence).collect()
}

/// The happening without a name whose tolls an article tells, if it is one.
fn only(reading: &Reading, lexicon: &Lexicon) -> Option<Term> {
    let tolls = reading.claims.iter().filter(|claim| is_toll(claim, lexicon));
    let subjects: BTreeSet<&Term> = tolls.map(|claim| &claim.statement.subject).collect();
    let mut unnamed = subjects.into_iter().filter(|subject| is_unnamed(subject, lexicon));
    unnamed.next().filter(|_| unnamed.next().is_none()).cloned()
}

/// Whether a claim tells how many were killed, hurt, arrested in a happening, or carried it out.
fn is_toll(claim: &Claim, lexicon: &Lexicon) -> bool {
    let cumulative = |s: &Sense| s.is("cumulative");
    let culprits = *claim.statement.property == *CULPRITS;
    claim.about_event
        && (culprits || lexicon.sense(&claim.statement.property, Class::PropertyWord).is_some_and(cumulative))
}

/// Whether a subject is the bare word for a happening, without a year or a place.
fn is_unnamed(subject: &Term, lexicon: &Lexicon) -> bool {
    &**subject == HAPPENING || lexicon.sense(subject, Class::EventNoun).is_some_and(|s| *s.id == **subject)
}

/// The word that most articles have; of those that tell least, none if another tells more.
fn word(kinds: &[&Term], lexicon: &Lexicon) -> Option<Term> {
    let count = |kind: &Term| kinds.iter().filter(|other| ***other == *kind).count();
    let best = kinds
        .iter()
        .max_by_key(|kind| (!is_vague(kind, lexicon), count(kind), std::cmp::Reverse((**kind).clone())));
    best.map(|kind| (**kind).clone())
}

/// Whether a word says little of what happened: a match, a day, "the disaster", or no word at all.
fn is_vague(kind: &Term, lexicon: &Lexicon) -> bool {
    let vague = |tag: &&str| lexicon.sense(kind, Class::EventNoun).is_some_and(|s| s.is(tag));
    &**kind == HAPPENING || ["occasion", "weak", "hypernym"].iter().any(vague)
}

/// Words for two happenings: an article tells tolls of each.
fn told_apart(reading: &Reading, lexicon: &Lexicon) -> BTreeSet<(Term, Term)> {
    let tolls = reading.claims.iter().filter(|claim| is_toll(claim, lexicon));
    let subjects: BTreeSet<&Term> = tolls.map(|claim| &claim.statement.subject).collect();
    let named = subjects.iter().filter(|subject| is_unnamed(subject, lexicon));
    let pairs = named.flat_map(|one| subjects.iter().map(move |other| ((*one).clone(), (*other).clone())));
    pairs.filter(|(one, other)| one != other).collect()
}

/// Whether two words may be for one happening: those of which no article tells two tolls ("the crash", "the fire"), or of which one
/// may be called by the other.
fn may_be_one(kind: &Term, word: &Term, apart: &BTreeSet<(Term, Term)>, lexicon: &Lexicon) -> bool {
    let sudden = |kind: &Term| lexicon.sense(kind, Class::EventNoun).is_some_and(|s| s.is("sudden"));
    let called = |kind: &Term, other: &Term| {
        lexicon.sense(kind, Class::EventNoun).is_some_and(|sense| sense.may_be(other))
    };
    let two = sudden(kind) && sudden(word) && apart.contains(&(kind.clone(), word.clone()));
    kind == word || !two || called(kind, word) || called(word, kind)
}
