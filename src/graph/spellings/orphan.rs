//! The last name of a speaker whom nobody introduces, which is one letter away from that of the one speaker whom the source names in
//! full and never again: "said Nora Bek … Beck said".

use strsim::osa_distance;

use crate::claim::{ClaimKind, Term};
use crate::extract::{Entity, Reading};
use crate::grammar::NameKind;

/// The person whom the source `at` means by a last name that is nobody's.
pub(super) fn meant<'r>(entity: &Entity, at: usize, readings: &'r [Reading]) -> Option<&'r Entity> {
    let reading = readings.get(at)?;
    let alone = matches!(entity.kind, NameKind::Unknown | NameKind::Person) && !entity.base.contains('-');
    if !alone || !speaks(reading, &entity.key) {
        return None;
    }
    let near = |person: &&Entity| {
        let last = person.last_name().filter(|last| *last != &*person.base);
        last.is_some_and(|last| osa_distance(last, &entity.base) == 1)
    };
    let mut persons = reading.entities.all().iter().filter(near);
    let person = persons.next().filter(|person| speaks(reading, &person.key))?;
    let first = |key: &Term| mentions(reading, key).next().map(|(at, _)| at);
    let before = first(&person.key)? < first(&entity.key)?;
    let whole = mentions(reading, &person.key).all(|(_, name)| name.contains(char::is_whitespace));
    let lone = persons.next().is_none() && !is_known(entity, person, at, readings);
    (lone && before && whole).then_some(person)
}

/// Where a source mentions an entity, and by what words.
fn mentions<'r>(reading: &'r Reading, key: &'r Term) -> impl Iterator<Item = (usize, &'r str)> {
    let own = move |at: &usize| reading.entities.of_mention(*at).is_some_and(|e| e.key == *key);
    let named = reading.mentions.iter().enumerate().filter(move |(at, _)| own(at));
    named.map(|(at, mention)| (at, mention.span.of(reading.text())))
}

/// Whether a source lets somebody say something.
fn speaks(reading: &Reading, person: &Term) -> bool {
    reading.claims.iter().any(|claim| {
        let own = claim.kind == ClaimKind::Attribution && claim.statement.subject == *person;
        own || claim.statement.speaker.as_ref() == Some(person)
    })
}

/// Whether a last name is that of somebody whom a source of the story introduces, or another source that does not name the person
/// has it as well.
fn is_known(entity: &Entity, person: &Entity, at: usize, readings: &[Reading]) -> bool {
    let last = |other: &Entity| other.base.rsplit('-').next() == Some(&*entity.base);
    readings.iter().enumerate().any(|(source, reading)| {
        let all = || reading.entities.all().iter();
        let own = source == at || all().any(|e| e.key == person.key);
        all().any(|e| last(e) && !(own && e.key == entity.key))
    })
}
