//! For which club or country somebody is told to be: "Jan Oake of Norway", "Jan Oaks scored for Alder" are two.

use std::collections::BTreeSet;

use crate::claim::{Term, Value};
use crate::extract::{NATIONALITY, Reading};
use crate::grammar::MentionType;
use crate::knowledge::{Class, Lexicon};

/// Bytes between a person and the name of the side.
const REACH: usize = 40;
/// Words of a verb with its object between a person and "for".
const VERB: usize = 3;

/// What somebody is of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Country(String),
    Town(String),
    /// A club, a body, a place that the gazetteer has not.
    Other(String),
}

/// Whether two persons are of two sides, whichever source tells it.
pub(super) fn are_two(one: &Term, other: &Term, readings: &[Reading], lexicon: &Lexicon) -> bool {
    let (ours, theirs) = (sides(one, readings, lexicon), sides(other, readings, lexicon));
    let differ = |a: &Side, b: &Side| match (a, b) {
        (Side::Country(a), Side::Country(b)) | (Side::Town(a), Side::Town(b)) => a != b,
        (Side::Other(a), Side::Other(b)) => !a.split('-').any(|word| b.split('-').any(|w| w == word)),
        _ => false,
    };
    let mut pairs = ours.iter().flat_map(|a| theirs.iter().map(move |b| (a, b)));
    !ours.is_empty() && !theirs.is_empty() && pairs.all(|(a, b)| differ(a, b))
}

/// The sides that sources give a person.
fn sides(person: &Term, readings: &[Reading], lexicon: &Lexicon) -> BTreeSet<Side> {
    let mut sides = BTreeSet::new();
    for reading in readings {
        let named = |at: usize| reading.entities.of_mention(at).is_some_and(|e| e.key == *person);
        for at in (0..reading.mentions.len()).filter(|&at| named(at)) {
            sides.extend(behind(reading, at, lexicon).into_iter().chain(owner(reading, at, lexicon)));
        }
        let told = reading.claims.iter().map(|claim| &claim.statement);
        for statement in told.filter(|s| &*s.property == NATIONALITY && s.subject == *person) {
            if let Value::Entity(country) = &statement.value {
                sides.insert(Side::Country(country.to_string()));
            }
        }
    }
    sides
}

/// "Jan Oake *of Norway*", "Jan Oake scored *for Alder United*".
fn behind(reading: &Reading, at: usize, lexicon: &Lexicon) -> Option<Side> {
    let person = reading.mentions.get(at)?;
    let names = reading.mentions.iter().enumerate().skip(at + 1);
    let (next, side) = names.take(VERB).find(|(_, m)| m.kind == MentionType::Name)?;
    let between = reading.text().get(person.span.end as usize..side.span.start as usize)?;
    let words: Vec<&str> = between.split_whitespace().filter(|word| *word != "the").collect();
    let plain = words.iter().all(|word| word.bytes().all(|b| b.is_ascii_lowercase()));
    let (link, verb) = words.split_last().filter(|_| plain && between.len() <= REACH)?;
    let tied = verb.is_empty() && ["of", "from", "for"].contains(link);
    let plays = *link == "for" && (1..=VERB).contains(&verb.len());
    (tied || plays).then(|| side_of(reading, next, lexicon))?
}

/// "*Norway's* Jan Oake".
fn owner(reading: &Reading, at: usize, lexicon: &Lexicon) -> Option<Side> {
    let before = at.checked_sub(1)?;
    let (owner, person) = (reading.mentions.get(before)?, reading.mentions.get(at)?);
    let between = reading.text().get(owner.span.end as usize..person.span.start as usize)?;
    let own = owner.kind == MentionType::Name && ["'s ", "’s "].contains(&between);
    own.then(|| side_of(reading, before, lexicon))?
}

fn side_of(reading: &Reading, at: usize, lexicon: &Lexicon) -> Option<Side> {
    let entity = reading.entities.of_mention(at).filter(|e| e.last_name().is_none())?;
    let words = reading.mentions.get(at)?.span.of(reading.text());
    let place = lexicon.at(words, Class::Place).filter(|(length, _)| *length == words.len());
    Some(match place.map(|(_, sense)| sense) {
        Some(sense) if sense.is("country") => Side::Country(sense.id.to_string()),
        Some(sense) if sense.is("city") || sense.is("capital") => Side::Town(sense.id.to_string()),
        Some(_) => return None,
        None => Side::Other(entity.base.to_string()),
    })
}
