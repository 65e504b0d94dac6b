//! How the sources of a story spell the names of its persons, where one person has two spellings or more.

mod orphan;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::claim::{Certainty, Claim, ClaimId, ClaimKind, Factuality, Scope, Statement, Term, Value};
use crate::extract::{Entity, Reading};
use crate::grammar::NameKind;
use crate::knowledge::Lexicon;

use super::namesakes::{NEWS, Namesakes, is_romanised};
use super::one_news::FEW;
use super::people::{LETTERS, is_slip};

/// The property of a claim that tells how a person's name is spelt.
pub const SPELLING: &str = "name";
/// The property of a claim that tells how the name of a person is spelt that is of another script: Latin letters give several
/// spellings of it, of which none need be a slip.
pub const ROMANISED: &str = "romanised-name";

/// Letters a last name alone must have before one that differs in a single letter can be a slip of it.
const ALONE: usize = 5;

/// A person under two names or more.
struct Person {
    /// The names; the first in the order of letters stands for all.
    terms: BTreeSet<Term>,
    /// What ties them beside the names.
    scope: Scope,
    /// Whether the names differ only as those of another script do in Latin letters.
    romanised: bool,
}

/// Adds how each source names the persons who have two names, by variants (all, and those of one age) or as namesakes, and the last
/// names that are a slip of the one person's whom a source names in full.
pub(super) fn tell(
    readings: &mut [Reading],
    variants: (&BTreeMap<Term, Term>, &BTreeMap<Term, Term>),
    namesakes: &[Namesakes],
    lexicon: &Lexicon,
) {
    let persons = persons(readings, variants, namesakes, lexicon);
    let told: Vec<Vec<Claim>> = (0..readings.len()).map(|at| claims(readings, at, &persons)).collect();
    for (reading, claims) in readings.iter_mut().zip(told) {
        reading.add_claims(claims);
    }
    spell_across(readings);
}

/// How the source `at` spells the names of persons who have two.
fn claims(readings: &[Reading], at: usize, persons: &[Person]) -> Vec<Claim> {
    let mut claims = Vec::new();
    let Some(reading) = readings.get(at) else { return claims };
    for entity in reading.entities.all() {
        if let Some(person) = of(persons, &entity.key) {
            claims.extend(spelling(reading, entity, &person.told(), &entity.name));
        } else if let Some(full) = slip_of(entity, reading).or_else(|| orphan::meant(entity, at, readings)) {
            let known = of(persons, &full.key);
            let told = known.map_or_else(|| Told::plain(&full.key), Person::told);
            // The last name alone is a slip, whatever the whole one is.
            let told = Told { property: SPELLING, ..told };
            let first = full.name.rsplit_once(' ').map_or("", |(first, _)| first);
            claims.extend(spelling(reading, entity, &told, &format!("{first} {}", entity.name)));
            if known.is_none_or(|person| person.romanised) {
                claims.extend(spelling(reading, full, &told, &full.name));
            }
        }
    }
    claims
}

fn of<'p>(persons: &'p [Person], term: &Term) -> Option<&'p Person> {
    persons.iter().find(|person| person.terms.contains(term))
}

/// The persons under two names or more. Of three names that are one by two pairs, no source has two.
fn persons(
    readings: &[Reading],
    (variants, aged): (&BTreeMap<Term, Term>, &BTreeMap<Term, Term>),
    namesakes: &[Namesakes],
    lexicon: &Lexicon,
) -> Vec<Person> {
    let mut persons: Vec<Person> = Vec::new();
    for (slip, kept) in variants {
        join(
            &mut persons,
            [kept, slip],
            Scope::new(),
            is_romanised(kept, slip, aged.contains_key(slip), lexicon),
        );
    }
    // Whether a source has names of both sides, and not only the two that are one.
    let both = |a: &BTreeSet<Term>, b: &BTreeSet<Term>, pair: [&Term; 2]| {
        let named = |reading: &Reading, fits: &dyn Fn(&Term) -> bool| {
            reading.entities.all().iter().any(|entity| fits(&entity.key))
        };
        let all = |reading: &Reading| pair.iter().all(|name| named(reading, &|key| key == *name));
        let told = |reading: &Reading| [a, b].iter().all(|terms| named(reading, &|key| terms.contains(key)));
        readings.iter().any(|reading| told(reading) && !all(reading))
    };
    for Namesakes { persons: [one, other], bond: (kind, bond), romanised } in namesakes {
        let terms =
            |term: &Term| of(&persons, term).map_or_else(|| [term.clone()].into(), |p| p.terms.clone());
        let (a, b) = (terms(one), terms(other));
        if a == b || !both(&a, &b, [one, other]) {
            let scope = Scope::from([(Arc::from(*kind), bond.clone())]);
            join(&mut persons, [one, other], scope, *romanised);
        }
    }
    persons
}

/// Makes one person of two names, and of those who have one of them.
fn join(persons: &mut Vec<Person>, pair: [&Term; 2], scope: Scope, romanised: bool) {
    let mut joined = Person { terms: pair.into_iter().cloned().collect(), scope, romanised };
    persons.retain_mut(|person| {
        let apart = person.terms.is_disjoint(&joined.terms);
        if !apart {
            joined.terms.append(&mut person.terms);
            joined.romanised &= person.romanised;
            let tells = |scope: &Scope| !scope.is_empty() && !scope.contains_key(NEWS);
            if tells(&person.scope) || !tells(&joined.scope) {
                joined.scope = std::mem::take(&mut person.scope);
            }
        }
        apart
    });
    persons.push(joined);
}

impl Person {
    fn told(&self) -> Told<'_> {
        let property = if self.romanised { ROMANISED } else { SPELLING };
        let term = self.terms.first().map_or("", |term| term);
        Told { person: term.into(), scope: Some(&self.scope), property }
    }
}

/// How it is told of whom a spelling is.
struct Told<'p> {
    person: Term,
    scope: Option<&'p Scope>,
    property: &'static str,
}

impl Told<'_> {
    fn plain(person: &Term) -> Self {
        Self { person: person.clone(), scope: None, property: SPELLING }
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
    for Slip { told: (source, name), person: (other, person) } in slips {
        let full = readings.get(other).and_then(|r| r.entities.all().iter().find(|e| e.key == person));
        let Some(full) = full.map(|e| e.name.to_string()) else { continue };
        let first = full.rsplit_once(' ').map_or("", |(first, _)| first).to_owned();
        for (index, key, whole) in [(source, &name, None), (other, &person, Some(&full))] {
            let Some(reading) = readings.get_mut(index) else { continue };
            let entity = reading.entities.all().iter().find(|e| e.key == *key);
            let spelt = |e: &Entity| whole.cloned().unwrap_or_else(|| format!("{first} {}", e.name));
            let claim = entity.and_then(|e| spelling(reading, e, &Told::plain(&person), &spelt(e)));
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

/// The claim that a source names a person so, at the first mention in that form.
fn spelling(reading: &Reading, entity: &Entity, told: &Told<'_>, name: &str) -> Option<Claim> {
    let (index, mention) = reading.mentions.iter().enumerate().find(|(i, m)| {
        let own = reading.entities.of_mention(*i).is_some_and(|e| e.key == entity.key);
        let words = m.span.of(reading.text()).split_whitespace().collect::<Vec<_>>().join(" ");
        own && words.ends_with(&*entity.name)
    })?;
    let statement = Statement {
        subject: told.person.clone(),
        property: told.property.into(),
        scope: told.scope.cloned().unwrap_or_default(),
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
