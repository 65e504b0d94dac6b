//! "Taken", "seized", "picked up": of a person an arrest, of a ship that pirates took a hijacking.

use crate::knowledge::{Class, CueWords};
use crate::syntax::Items;
use crate::syntax::slot::{Clause, Phrase, Voice};

use super::super::deed;
use super::telling::Telling;
use super::together;

/// The entry of the words for taking.
const CAUGHT: &str = "caught";
/// What tells that a ship was hijacked.
const HIJACKED: &str = "hijacked";
/// Those who take ships.
const PIRATES: CueWords = CueWords::named("takes-ships");
/// Those who arrest somebody.
const POLICE: CueWords = CueWords::named("arrests-somebody");
/// Nouns for ships.
const SHIP: CueWords = CueWords::named("ship-by-noun");
/// What stands before the name of a ship.
const SHIPS: CueWords = CueWords::named("before-a-ship");

/// What a word for taking tells of the one who was taken.
pub(super) fn read<'a>(items: &Items<'a>, clause: &Clause, told: Telling<'a>) -> Telling<'a> {
    if *told.sense.id != *CAUGHT {
        return told;
    }
    let active = clause.verbs.voice == Voice::Active || deed::is_active_participle(items, clause);
    let subject = clause.subject().map(|slot| slot.phrase);
    let object = || clause.object().map(|slot| slot.phrase).or_else(|| items.phrase_from(told.last + 1));
    let Some(whom) = (if active { object() } else { subject }) else { return told };
    let taker = subject.map(|phrase| phrase.head).or_else(|| clause.verbs.first.checked_sub(1));
    let taken_by = |list: CueWords| taker.is_some_and(|head| items.is_cue(head, list));
    if is_ship(items, whom) {
        let pirates = if active { taken_by(PIRATES) } else { PIRATES.stand_in(items.text, items.lexicon) };
        let hijacked = items.lexicon.at(HIJACKED, Class::Turn);
        let hijacked = hijacked.filter(|_| pirates && (active || is_with_pirates(items, clause)));
        return hijacked.map_or(told, |(_, sense)| Telling { sense, whom: Some(whom), ..told });
    }
    let person = together::person_behind(items, told.last + 1).filter(|_| active && taken_by(POLICE));
    person.map_or(told, |person| Telling { whom: Some(person), ..told })
}

/// Whether nobody but pirates is told to have taken it: "was seized by the coastguard".
fn is_with_pirates(items: &Items<'_>, clause: &Clause) -> bool {
    let mut by = (clause.verbs.last + 1..=clause.last).filter(|&i| items.is_any_word(i, &["by"]));
    by.all(|i| (i + 1..=i + TAKERS).any(|at| items.is_cue(at, PIRATES)))
}

/// Items behind "by" in which the pirates stand: "by armed Torvanian pirates".
const TAKERS: usize = 4;

/// "The vessel", "it", "the MV Alder": whether a phrase names a ship, or may.
fn is_ship(items: &Items<'_>, phrase: Phrase) -> bool {
    let thing = items.is_cue(phrase.head, SHIP);
    let named = items.mention(phrase.head).is_some_and(|(_, mention)| {
        let first = mention.span.of(items.text).split(' ').next().unwrap_or("");
        SHIPS.hold(first, items.lexicon) || items.is_any_word(phrase.first, &["the"])
    });
    thing || named || items.is_any_word(phrase.head, &["it"])
}
