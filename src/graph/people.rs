//! Persons of a story who are one: those named alike but for a letter, and those of whom a source tells only the age.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use strsim::osa_distance;

use crate::claim::{Certainty, Claim, ClaimId, ClaimKind, Factuality, Scope, Statement, Term, Value};
use crate::extract::{AGED, Entity, Reading};
use crate::grammar::NameKind;
use crate::knowledge::Knowledge;
use crate::value::Hedge;

use super::namesakes::{Namesakes, namesakes};
use super::one_news::FEW;

/// The property of a claim that tells how a person's name is spelt.
pub const SPELLING: &str = "name";

/// Letters a name must have before one that differs in a single letter can be a slip of it: of one person's whole name,
/// and of a last name alone.
const LETTERS: usize = 4;
/// See [`LETTERS`].
const ALONE: usize = 5;

/// Ages of persons, by canonical term.
pub(super) type Ages = BTreeMap<Term, BTreeSet<String>>;

/// Links persons whose names differ by one letter, adds how each source spells them, and gives claims about "the
/// 36-year-old" to the one person of the story who is that old.
pub(super) fn identify(readings: &mut [Reading], names: &mut BTreeMap<Term, String>, knowledge: &Knowledge) {
    let ages = ages(readings);
    let sources = sources(readings);
    let spellings = variants(&ages, &sources);
    let namesakes = namesakes(readings, &knowledge.lexicon);
    spell(readings, &spellings);
    spell_across(readings);
    name(readings, &namesakes);
    // Without an age two names are held against each other, and no more: they may be two persons'.
    let mut terms: BTreeMap<Term, Term> = variants(&ages, &Sources::new());
    for (old, person) in holders(&ages, &terms) {
        terms.insert(old, person);
    }
    for reading in readings.iter_mut() {
        for claim in &mut reading.claims {
            let subject = &mut claim.statement.subject;
            if let Some(person) = terms.get(subject) {
                *subject = person.clone();
            } else if let Some(age) = subject.strip_prefix(AGED) {
                names.entry(subject.clone()).or_insert_with(|| format!("the person aged {age}"));
            }
        }
    }
}

/// How old each named person is said to be.
pub(super) fn ages(readings: &[Reading]) -> Ages {
    let mut ages = Ages::new();
    for claim in readings.iter().flat_map(|r| &r.claims) {
        let Statement { subject, property, value: Value::Quantity(age), .. } = &claim.statement else {
            continue;
        };
        if &**property == "age" && age.hedge == Hedge::Exact && !subject.is_empty() {
            let age = age.number.map(|n| n.normalize().to_string());
            ages.entry(subject.clone()).or_default().extend(age);
        }
    }
    ages
}

/// Sources that name a person, by term.
pub(super) type Sources = BTreeMap<Term, BTreeSet<usize>>;

/// Which sources name each person of two or three names.
pub(super) fn sources(readings: &[Reading]) -> Sources {
    let mut sources = Sources::new();
    for (index, reading) in readings.iter().enumerate() {
        let persons = reading.entities.all().iter().filter(|e| e.kind == NameKind::Person);
        for person in persons.filter(|e| (2..=3).contains(&e.base.split('-').count())) {
            sources.entry(person.key.clone()).or_default().insert(index);
        }
    }
    sources
}

/// Names that are the slip of another, with the one that stands for both, the first in the order of letters: the same
/// first names, last names one letter apart, and one age or no source that names both.
fn variants(ages: &Ages, sources: &Sources) -> BTreeMap<Term, Term> {
    let mut by_first: BTreeMap<&str, Vec<(&str, &Term)>> = BTreeMap::new();
    let persons: BTreeSet<&Term> = ages.keys().chain(sources.keys()).collect();
    for term in persons {
        if let Some((first, last)) = term.rsplit_once('-').filter(|(_, last)| last.len() >= LETTERS) {
            by_first.entry(first).or_default().push((last, term));
        }
    }
    let mut variants = BTreeMap::new();
    for alike in by_first.values().filter(|a| a.len() > 1) {
        for pair in alike.windows(2) {
            let [(last, term), (other, slip)] = pair else { continue };
            let shared = ages.get(*term).zip(ages.get(*slip)).map(|(a, b)| !a.is_disjoint(b));
            let apart = || sources.get(*term).zip(sources.get(*slip)).is_some_and(|(a, b)| a.is_disjoint(b));
            if shared.unwrap_or_else(apart) && is_slip(last, other) {
                let kept = variants.get(*term).unwrap_or(*term).clone();
                variants.insert((*slip).clone(), kept);
            }
        }
    }
    variants
}

/// Whom the term of a person of whom only the age is told stands for: the one person of that age; nobody where there are
/// two.
fn holders(ages: &Ages, variants: &BTreeMap<Term, Term>) -> BTreeMap<Term, Term> {
    let mut holders: BTreeMap<&str, BTreeSet<&Term>> = BTreeMap::new();
    for (person, known) in ages {
        for age in known {
            holders.entry(age).or_default().insert(variants.get(person).unwrap_or(person));
        }
    }
    let held = holders.into_iter().filter_map(|(age, persons)| {
        let first = persons.first().copied()?;
        let person = if persons.len() == 1 { first.clone() } else { Term::from("") };
        Some((Term::from(format!("{AGED}{age}")), person))
    });
    held.collect()
}

/// Adds how each source spells the persons whose names are spelt in two ways, and the last names that are a slip of the
/// one person's whom the source names in full.
fn spell(readings: &mut [Reading], variants: &BTreeMap<Term, Term>) {
    let spelt_twice: BTreeSet<&Term> = variants.iter().flat_map(|(slip, kept)| [slip, kept]).collect();
    let plain = Scope::new();
    for reading in readings {
        let mut claims = Vec::new();
        for entity in reading.entities.all() {
            if spelt_twice.contains(&entity.key) {
                let person = variants.get(&entity.key).unwrap_or(&entity.key);
                claims.extend(spelling(reading, entity, (person, &plain), &entity.name));
            } else if let Some(person) = slip_of(entity, reading) {
                let person_term = variants.get(&person.key).unwrap_or(&person.key);
                let first = person.name.rsplit_once(' ').map_or("", |(first, _)| first);
                claims.extend(spelling(
                    reading,
                    entity,
                    (person_term, &plain),
                    &format!("{first} {}", entity.name),
                ));
                if !spelt_twice.contains(&person.key) {
                    claims.extend(spelling(reading, person, (person_term, &plain), &person.name));
                }
            }
        }
        reading.add_claims(claims);
    }
}

/// A last name of one source, and the person of another whose last name it is a letter away from.
struct Slip {
    /// The source, and the name there.
    told: (usize, Term),
    /// The other source, and the person.
    person: (usize, Term),
}

/// Adds how sources spell a person whom one of them calls by the last name alone, in articles of one news: "Judge Tivendale" of one
/// is "Marcus Tivendall" of the other.
fn spell_across(readings: &mut [Reading]) {
    let slips = slips(readings);
    let plain = Scope::new();
    for Slip { told: (source, name), person: (other, person) } in slips {
        let full = readings.get(other).and_then(|r| r.entities.all().iter().find(|e| e.key == person));
        let Some(full) = full.map(|e| e.name.to_string()) else { continue };
        let first = full.rsplit_once(' ').map_or("", |(first, _)| first).to_owned();
        for (index, key, whole) in [(source, &name, None), (other, &person, Some(&full))] {
            let Some(reading) = readings.get_mut(index) else { continue };
            let entity = reading.entities.all().iter().find(|e| e.key == *key);
            let spelt = |e: &Entity| whole.cloned().unwrap_or_else(|| format!("{first} {}", e.name));
            let claim = entity.and_then(|e| spelling(reading, e, (&person, &plain), &spelt(e)));
            reading.claims.extend(claim);
            reading.claims.sort_by(|a, b| (a.span, a.kind, &a.id).cmp(&(b.span, b.kind, &b.id)));
            reading.claims.dedup_by(|a, b| a.id == b.id);
        }
    }
}

/// Last names under a title in one source that are a letter away from that of a person of another, whom the first does not name.
fn slips(readings: &[Reading]) -> Vec<Slip> {
    let mut slips = Vec::new();
    if readings.len() > FEW {
        return slips;
    }
    for (source, reading) in readings.iter().enumerate() {
        let alone =
            |e: &&Entity| e.kind == NameKind::Person && !e.base.contains('-') && e.base.len() >= ALONE;
        for entity in reading.entities.all().iter().filter(alone) {
            let named = |person: &Entity| reading.entities.all().iter().any(|e| e.key == person.key);
            let others =
                readings.iter().enumerate().filter(|(at, r)| *at != source && r.news.is_same(&reading.news));
            let persons = others.flat_map(|(at, r)| r.entities.all().iter().map(move |e| (at, e)));
            let slip = |person: &Entity| {
                person.last_name().is_some_and(|last| *last != *person.base && is_slip(last, &entity.base))
            };
            let mut near = persons.filter(|(_, p)| p.kind == NameKind::Person && slip(p) && !named(p));
            let Some((at, person)) = near.next() else { continue };
            if near.all(|(_, other)| other.key == person.key) {
                let told = (source, entity.key.clone());
                slips.push(Slip { told, person: (at, person.key.clone()) });
            }
        }
    }
    slips
}

/// Adds how each source names those who hold one post, or say the same words, under two names.
fn name(readings: &mut [Reading], namesakes: &[Namesakes]) {
    for reading in readings {
        let mut claims = Vec::new();
        for Namesakes { persons, bond: (kind, bond) } in namesakes {
            let [kept, _] = persons;
            let scope = Scope::from([(Arc::from(*kind), bond.clone())]);
            let named = reading.entities.all().iter().filter(|entity| persons.contains(&entity.key));
            claims.extend(named.filter_map(|entity| spelling(reading, entity, (kept, &scope), &entity.name)));
        }
        reading.add_claims(claims);
    }
}

/// The one person named in full in a source of whose last name a single word, used once and introduced nowhere, differs
/// in one letter.
fn slip_of<'r>(entity: &Entity, reading: &'r Reading) -> Option<&'r Entity> {
    let named = matches!(entity.kind, NameKind::Unknown | NameKind::Person);
    if !named || entity.base.contains('-') || entity.base.len() < ALONE || entity.mentions() != 1 {
        return None;
    }
    let mut persons = reading.entities.all().iter().filter(|person| {
        let last = person.last_name().filter(|last| *last != &*person.base && last.len() >= LETTERS);
        last.is_some_and(|last| is_slip(last, &entity.base))
    });
    let person = persons.next()?;
    // A word that the text also has in lower case is no name.
    let singular = entity.base.strip_suffix('s').unwrap_or(&entity.base);
    let mut words = reading.text().split(|c: char| !c.is_alphanumeric());
    let common = words.any(|word| *word == *entity.base || word == singular);
    (persons.next().is_none() && !common && !is_of_a_list(entity, reading)).then_some(person)
}

/// Whether the one mention of a name begins its sentence, where any word has a capital, is where somebody is from, or is one of a list
/// of names: in a team sheet two players may have names of nearly the same letters.
fn is_of_a_list(entity: &Entity, reading: &Reading) -> bool {
    let own = |i: usize| reading.entities.of_mention(i).is_some_and(|e| e.key == entity.key);
    let Some((_, mention)) = reading.mentions.iter().enumerate().find(|(i, _)| own(*i)) else { return false };
    let (start, end) = (mention.span.start as usize, mention.span.end as usize);
    let sentence = reading.document.sentences.get(mention.sentence).map_or(0, |s| s.span.start as usize);
    let before = reading.text().get(sentence..start).unwrap_or("").trim_end();
    let behind = reading.text().get(end..).unwrap_or("");
    let opens = before.trim_matches(['"', '“', '\'', '‘']).is_empty();
    let goes_on = behind.starts_with([',', ';']) || behind.starts_with(" (");
    // "John Doe, of Alderby": a place.
    let placed = [" of", " from", " in", " near", " at"].iter().any(|word| before.ends_with(word));
    opens || placed || before.ends_with([',', ';', ')', ':']) && goes_on
}

/// Whether a last name differs from another in one letter; not in the first one, by which names are told apart, nor in
/// the ending of a family or a thing of many.
fn is_slip(last: &str, other: &str) -> bool {
    // A family, a woman of it.
    let ending =
        |one: &str, longer: &str| ['s', 'a'].iter().any(|end| longer.strip_suffix(*end) == Some(one));
    last.as_bytes().first() == other.as_bytes().first()
        && !ending(last, other)
        && !ending(other, last)
        && osa_distance(last, other) == 1
}

/// The claim that a source names a person so, at the first mention in that form.
fn spelling(
    reading: &Reading,
    entity: &Entity,
    (person, scope): (&Term, &Scope),
    name: &str,
) -> Option<Claim> {
    let (index, mention) = reading.mentions.iter().enumerate().find(|(i, m)| {
        let own = reading.entities.of_mention(*i).is_some_and(|e| e.key == entity.key);
        let words = m.span.of(reading.text()).split_whitespace().collect::<Vec<_>>().join(" ");
        own && words.ends_with(&*entity.name)
    })?;
    let statement = Statement {
        subject: person.clone(),
        property: SPELLING.into(),
        scope: scope.clone(),
        value: Value::Wording(name.into()),
        as_of: None,
        factuality: Factuality::Asserted,
        speaker: None,
    };
    let digest = blake3::hash(format!("{}|{index}|{statement}", reading.text()).as_bytes());
    Some(Claim {
        id: ClaimId::of_hash(&digest),
        kind: ClaimKind::Name,
        statement,
        span: mention.span,
        subject_span: None,
        cue: None,
        about_event: false,
        certainty: Certainty::Possible,
        sentence: mention.sentence,
        enumeration: None,
        alike: None,
    })
}
