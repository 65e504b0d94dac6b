//! "Taken", "seized", "picked up": of a person an arrest, of a ship that pirates took a hijacking.

use std::collections::BTreeMap;

use crate::claim::{Claim, Term, Value};
use crate::knowledge::{Class, CueWords, Lexicon};
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
/// What tells that an arrest did not last.
const BRIEF: CueWords = CueWords::named("arrest-without-end");
/// The property of the day of an arrest.
const WHEN_ARRESTED: &str = "when-was-arrested";
/// The entries of nouns for ships.
const SHIP: [&str; 2] = ["ship", "boat"];
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
        let pirates = if active { taken_by(PIRATES) } else { is_by_pirates(items, clause) };
        let hijacked = items.lexicon.at(HIJACKED, Class::Turn).filter(|_| pirates);
        return hijacked.map_or(told, |(_, sense)| Telling { sense, whom: Some(whom), ..told });
    }
    // "Detectives had picked up Jane Doe on Tuesday", "caught her, but she fled": not the arrest of the news.
    let had = items.is_any_word(clause.verbs.first, &["had"]);
    let arrested =
        active && !had && taken_by(POLICE) && !(0..items.items.len()).any(|i| items.is_cue(i, BRIEF));
    let person = together::person_behind(items, told.last + 1).filter(|_| arrested);
    person.map_or(told, |person| Telling { whom: Some(person), ..told })
}

/// Whether its clause tells that pirates took it, and nobody else: "was seized on Monday by pirates".
fn is_by_pirates(items: &Items<'_>, clause: &Clause) -> bool {
    let by = |i: &usize| items.is_any_word(*i, &["by"]);
    let mut takers = (clause.verbs.last + 1..=clause.last).filter(by).peekable();
    let pirates = |i: usize| (i + 1..=i + TAKERS).any(|at| items.is_cue(at, PIRATES));
    takers.peek().is_some() && takers.all(pirates)
}

/// Items behind "by" in which the pirates stand: "by armed Torvanian pirates".
const TAKERS: usize = 4;

/// "The vessel", "it", "the MV Alder": whether a phrase names a ship, or may.
fn is_ship(items: &Items<'_>, phrase: Phrase) -> bool {
    let thing = items.sense(phrase.head, Class::MeasuredNoun).is_some_and(|s| SHIP.contains(&&*s.id));
    let named = items.mention(phrase.head).is_some_and(|(_, mention)| {
        let first = mention.span.of(items.text).split(' ').next().unwrap_or("");
        SHIPS.hold(first, items.lexicon) || items.is_any_word(phrase.first, &["the"])
    });
    thing || named || items.is_any_word(phrase.head, &["it"])
}

/// Leaves out the days on which somebody was caught of whom the source tells another day of an arrest: which of them the news
/// is of it does not say.
pub(in super::super) fn leave_second_arrests(claims: &mut Vec<Claim>, text: &str, lexicon: &Lexicon) {
    let is_day = |claim: &Claim| *claim.statement.property == *WHEN_ARRESTED;
    let mut days: BTreeMap<Term, Vec<Value>> = BTreeMap::new();
    for claim in claims.iter().filter(|claim| is_day(claim) && !claim.statement.subject.is_empty()) {
        let told = days.entry(claim.statement.subject.clone()).or_default();
        // Of more than two it does not matter which.
        if told.len() < 2 && !told.contains(&claim.statement.value) {
            told.push(claim.statement.value.clone());
        }
    }
    let several = |claim: &Claim| days.get(&claim.statement.subject).is_some_and(|told| told.len() > 1);
    let caught = |claim: &Claim| {
        let words = claim.span.of(text);
        let mut places = words.match_indices(' ').map(|(at, _)| at + 1);
        let told = |at: usize| lexicon.at(words.get(at..)?, Class::Turn);
        std::iter::once(0)
            .chain(&mut places)
            .any(|at| told(at).is_some_and(|(_, sense)| *sense.id == *CAUGHT))
    };
    claims.retain(|claim| !(is_day(claim) && several(claim) && caught(claim)));
}
