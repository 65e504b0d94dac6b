//! Turns of the news that sources tell of one thing by different words: "the device will go on sale", "the phone goes on sale".
//! Where both articles are of one news, the same noun is one thing; and what one piece of news hardly has two of is one,
//! whatever it is called.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::{Claim, Scope, Term, Value};
use crate::extract::{LEVEL, Reading, SOLE, WHO, turn};
use crate::grammar::NameKind;
use crate::knowledge::{Class, CueWords, Lexicon};
use crate::value::TimeRelation;

/// Sources of a story in which a last name may stand for the one person who has it.
const FEW: usize = 64;

/// A reading and the position of a claim in it.
type Position = (usize, usize);

/// Gives the turns that no name holds to the one that they befell in the story.
pub(super) fn supply(readings: &mut [Reading], lexicon: &Lexicon) {
    let mut told: BTreeMap<String, Vec<Position>> = BTreeMap::new();
    for (reading, r) in readings.iter().enumerate() {
        for (claim, c) in r.claims.iter().enumerate().filter(|(_, c)| turn(&c.statement.property).is_some()) {
            told.entry(key(c)).or_default().push((reading, claim));
        }
    }
    let mut given = Vec::new();
    name_in_full(readings);
    name_persons_in_full(readings);
    for positions in told.values() {
        for cluster in clusters(readings, positions) {
            given.extend(Cluster { readings, positions: &cluster, lexicon }.given());
        }
    }
    for ((reading, claim), subject) in given {
        let Some(claim) = readings.get_mut(reading).and_then(|r| r.claims.get_mut(claim)) else { continue };
        claim.statement.subject = subject;
    }
    for claim in readings.iter_mut().flat_map(|r| &mut r.claims) {
        if turn(&claim.statement.property).is_some() {
            claim.statement.scope.retain(|key, _| !matches!(&**key, WHO | SOLE));
        }
    }
}

/// Gives places of turns the name of two parts that the story has for them: Alder and Corrin are one where a source names
/// "Alder-Corrin airport".
fn name_in_full(readings: &mut [Reading]) {
    // A part of two such names is neither's.
    let mut whole: BTreeMap<String, BTreeSet<Term>> = BTreeMap::new();
    let is_where = |c: &Claim| turn(&c.statement.property).is_some_and(|t| t.question == "where");
    for claim in readings.iter().flat_map(|r| &r.claims).filter(|c| is_where(c)) {
        let Value::Entity(place) = &claim.statement.value else { continue };
        let site = claim.statement.scope.get(LEVEL).is_some_and(|level| &**level == "site");
        if let Some((one, other)) = place.split_once('-').filter(|(_, rest)| site && !rest.contains('-')) {
            for part in [one, other] {
                whole.entry(part.to_owned()).or_default().insert(place.clone());
            }
        }
    }
    let places = readings.iter_mut().flat_map(|r| &mut r.claims);
    for claim in places.filter(|c| is_where(c)) {
        let Value::Entity(place) = &claim.statement.value else { continue };
        let names = whole.get(&**place).filter(|names| names.len() == 1);
        if let Some(name) = names.and_then(BTreeSet::first) {
            claim.statement.value = Value::Entity(name.clone());
        }
    }
}

/// Gives turns of a person whom their source calls by the last name alone the full name that the story has for one only.
fn name_persons_in_full(readings: &mut [Reading]) {
    if readings.len() > FEW {
        return;
    }
    let entities = readings.iter().flat_map(|r| r.entities.all());
    let persons: BTreeSet<Term> =
        entities.filter(|e| e.kind == NameKind::Person).map(|e| e.key.clone()).collect();
    let full = |last: &str| {
        let mut found = persons.iter().filter(|key| {
            key.strip_suffix(last).is_some_and(|given| given.len() > 1 && given.ends_with('-'))
        });
        found.next().filter(|_| found.next().is_none()).cloned()
    };
    // "Jane Ada Doe" is the Jane Doe of the story.
    let middle = |key: &Term| {
        let (given, rest) = key.split_once('-')?;
        let short = Term::from(format!("{given}-{}", rest.rsplit_once('-')?.1));
        persons.contains(&short).then_some(short)
    };
    for reading in readings {
        for claim in reading.claims.iter_mut().filter(|c| !c.about_event) {
            if turn(&claim.statement.property).is_some()
                && let Some(short) = middle(&claim.statement.subject)
            {
                claim.statement.subject = short;
            }
        }
        let entities = reading.entities.all();
        let other = |term: &Term| {
            let own = entities.iter().find(|e| e.key == *term);
            own.is_none_or(|e| !matches!(e.kind, NameKind::Person | NameKind::Unknown))
        };
        let turns = |c: &&mut Claim| !c.about_event && turn(&c.statement.property).is_some();
        for claim in reading.claims.iter_mut().filter(turns).filter(|c| !other(&c.statement.subject)) {
            claim.statement.subject =
                full(&claim.statement.subject).unwrap_or(claim.statement.subject.clone());
        }
    }
}

/// What claims must share to be of one turn, besides whom it befell.
fn key(claim: &Claim) -> String {
    let scope: &Scope = &claim.statement.scope;
    let level = scope.iter().filter(|(key, _)| !matches!(&***key, WHO | SOLE));
    let level: Vec<&str> = level.map(|(_, value)| &**value).collect();
    format!("{}|{}", claim.statement.property, level.join("|"))
}

/// The claims of sources of one news together, those of one source alone left out.
fn clusters(readings: &[Reading], positions: &[Position]) -> Vec<Vec<Position>> {
    let sources: BTreeSet<usize> = positions.iter().map(|(reading, _)| *reading).collect();
    let mut clusters: Vec<BTreeSet<usize>> = Vec::new();
    for source in sources {
        let same = |other: &usize| {
            readings.get(source).zip(readings.get(*other)).is_some_and(|(a, b)| a.news.is_kin(&b.news))
        };
        let (mut joined, rest): (Vec<_>, Vec<_>) = clusters.into_iter().partition(|c| c.iter().any(same));
        joined.push(BTreeSet::from([source]));
        clusters = rest;
        clusters.push(joined.into_iter().flatten().collect());
    }
    let several = clusters.into_iter().filter(|cluster| cluster.len() > 1);
    let of =
        |cluster: BTreeSet<usize>| positions.iter().filter(|(r, _)| cluster.contains(r)).copied().collect();
    several.map(of).collect()
}

/// Claims of one turn in sources of one news.
struct Cluster<'r> {
    readings: &'r [Reading],
    positions: &'r [Position],
    lexicon: &'r Lexicon,
}

impl Cluster<'_> {
    /// The subjects of claims that have none, or only a common noun for one.
    fn given(&self) -> Vec<(Position, Term)> {
        let claims = || self.positions.iter().filter_map(|&at| Some((at, self.claim(at)?)));
        let open: Vec<(Position, &Claim)> = claims().filter(|(_, c)| c.about_event).collect();
        // What a source tells of somebody by name, and otherwise of one without a name, is of two.
        let one = |reading: usize| self.agree(claims().filter(|((r, _), _)| *r == reading).map(|(_, c)| c));
        let told = claims().filter(|(_, c)| !c.about_event).filter(|((reading, _), _)| one(*reading));
        let named: BTreeSet<&Term> = told.map(|(_, c)| &c.statement.subject).collect();
        let sole = open.iter().any(|(_, c)| c.statement.scope.contains_key(SOLE));
        if sole && named.len() < 2 {
            let once =
                |reading: usize| self.agree(open.iter().filter(|((r, _), _)| *r == reading).map(|(_, c)| *c));
            let subject = named.first().map(|t| (*t).clone()).or_else(|| common(&open));
            let Some(subject) = subject else { return Vec::new() };
            let of_it = |reading: usize| once(reading) && self.may_tell_of(reading, &subject);
            return open
                .iter()
                .filter(|((r, _), _)| of_it(*r))
                .map(|(at, _)| (*at, subject.clone()))
                .collect();
        }
        let mut given = Vec::new();
        let nouns: BTreeSet<Term> = open
            .iter()
            .filter_map(|(_, c)| word(c))
            .filter(|w| !is_pronoun(w))
            .map(|w| self.same(w))
            .collect();
        for noun in nouns {
            let own = |c: &Claim| word(c).is_some_and(|word| self.same(word) == noun);
            let words: BTreeSet<Term> =
                open.iter().filter(|(_, c)| own(c)).filter_map(|(_, c)| word(c)).collect();
            let called = |named: &&&Term| words.iter().any(|word| self.is_called(named, word));
            let mut holders: Vec<&&Term> = named.iter().filter(called).collect();
            // "The Oscar winner died at home": the one of whom the news is, if it names one alone.
            if holders.is_empty() && open.iter().any(|(_, c)| own(c) && is_death(c)) {
                // "Dame Jane" is Jane Doe.
                let part = |term: &Term| {
                    let whole =
                        |other: &&Term| other.strip_prefix(&**term).is_some_and(|r| r.starts_with('-'));
                    named.iter().any(whole)
                };
                let mut alone = named.iter().filter(|term| !part(term));
                let only = alone.next().filter(|_| alone.next().is_none());
                holders.extend(only.filter(|_| RENOWNED.hold(&noun, self.lexicon)));
            }
            let subject = match holders.as_slice() {
                [] => words.first().filter(|_| words.len() == 1).cloned().unwrap_or_else(|| noun.clone()),
                [one] => (**one).clone(),
                _ => continue,
            };
            let one = |c: &Claim| own(c) || c.statement.subject == subject;
            let once = |reading: usize| {
                self.agree(claims().filter(|((r, _), c)| *r == reading && one(c)).map(|(_, c)| c))
            };
            let all = open.iter().filter(|((r, _), c)| own(c) && once(*r));
            given.extend(all.map(|(at, _)| (*at, subject.clone())));
        }
        given
    }

    /// Whether what a source tells without a name may be told of that subject: of a person by their full name only where the
    /// source names them.
    fn may_tell_of(&self, reading: usize, subject: &Term) -> bool {
        let own =
            |reading: &Reading| reading.entities.all().iter().find(|e| e.key == *subject).map(|e| e.kind);
        let sources = self.positions.iter().filter_map(|(r, _)| self.readings.get(*r));
        let person = sources.filter_map(own).any(|kind| kind == NameKind::Person);
        !(person && subject.contains('-')) || self.readings.get(reading).and_then(own).is_some()
    }

    /// Whether something named is called by a noun: its name ends so, or a source gives it that title.
    fn is_called(&self, named: &Term, noun: &Term) -> bool {
        let titled = |reading: &Reading| {
            let own = reading.entities.all().iter().find(|e| e.key == *named || e.base == *named);
            own.is_some_and(|e| e.titles().contains(noun))
        };
        let sources: BTreeSet<usize> = self.positions.iter().map(|(reading, _)| *reading).collect();
        named.rsplit('-').next() == Some(noun)
            || named.strip_prefix(&**noun).is_some_and(|rest| rest.starts_with("-of-"))
            || sources.iter().filter_map(|&r| self.readings.get(r)).any(titled)
    }

    /// The noun that stands for all by which outlets call one thing: "ship" for "vessel".
    fn same(&self, word: Term) -> Term {
        self.lexicon.sense(&word, Class::SameThing).map_or(word, |sense| sense.id.clone())
    }

    fn claim(&self, (reading, claim): Position) -> Option<&Claim> {
        self.readings.get(reading)?.claims.get(claim)
    }

    /// Whether what one source tells of a turn can all be true of one.
    fn agree<'c>(&self, claims: impl Iterator<Item = &'c Claim>) -> bool {
        let values: Vec<&Value> = claims.map(|c| &c.statement.value).collect();
        values.iter().enumerate().all(|(i, x)| {
            values.iter().skip(i + 1).all(|y| match (x, y) {
                (Value::Time(x), Value::Time(y)) => x.relation(y) != TimeRelation::Disjoint,
                (x, y) => x == y,
            })
        })
    }
}

/// Nouns by which a text calls somebody whom all know.
const RENOWNED: CueWords = CueWords::named("renowned");

/// Whether a claim tells of a death.
fn is_death(claim: &Claim) -> bool {
    turn(&claim.statement.property).is_some_and(|turn| turn.id == "died")
}

/// The word by which a claim without a named subject calls it.
fn word(claim: &Claim) -> Option<Term> {
    let statement = &claim.statement;
    let own = (!statement.subject.is_empty()).then(|| statement.subject.clone());
    own.or_else(|| statement.scope.get(WHO).cloned())
}

/// The first noun by the alphabet that a claim has: it is the same however many sources there are.
fn common(open: &[(Position, &Claim)]) -> Option<Term> {
    open.iter().filter_map(|(_, c)| word(c)).min_by_key(|word| (is_pronoun(word), word.clone()))
}

fn is_pronoun(word: &str) -> bool {
    matches!(
        word,
        "it" | "they" | "them" | "he" | "she" | "him" | "her" | "we" | "who" | "which" | "that" | "i" | "you"
    )
}
