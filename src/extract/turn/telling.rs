//! Which turns a clause tells, and by which of its words.

use crate::claim::Claim;
use crate::grammar::MentionType;
use crate::knowledge::{Class, CueWords, Sense};
use crate::syntax::Items;
use crate::syntax::slot::{Clause, Phrase, Role, Voice};

use super::super::when;
use super::beside::NOMINAL;
use super::choice::is_with;
use super::{taken, together};

/// A turn that a clause tells.
#[derive(Clone, Copy)]
pub(super) struct Telling<'a> {
    /// The first item of its words.
    pub at: usize,
    /// The last one.
    pub last: usize,
    /// What they say.
    pub sense: &'a Sense,
    /// Whom it befell, where that stands inside the words: "found *her* guilty".
    pub whom: Option<Phrase>,
}

/// The turns of a clause.
pub(super) fn told<'a>(items: &Items<'a>, clause: &Clause) -> Vec<Telling<'a>> {
    let parted = parted(items, clause);
    // "Found her guilty" tells no finding.
    let own = |at: usize| parted.is_none_or(|parted| parted.at != at);
    let given = given(items, clause);
    let plain = plain(items, clause).into_iter().filter(|((at, _), _)| own(*at));
    let all = plain.map(|((at, last), sense)| {
        let whom = given.filter(|_| sense.is("noun"));
        Telling { at, last, sense, whom }
    });
    let charge = |told: &Telling<'_>| !told.sense.is(CHARGE) || is_charge(items, told.last + 1);
    // "Launched in Alder": a firm does so in each place.
    let behind = |told: &Telling<'_>| told.last + 1 + usize::from(items.is_any_word(told.last + 1, &["in"]));
    let named = |at: usize| items.mention(at).is_some_and(|(_, m)| m.kind == MentionType::Name);
    let founding = |told: &Telling<'_>| !told.sense.is(NO_MARKET) || !named(behind(told));
    let all = all.filter(charge).filter(founding).chain(parted).chain(given_years(items, clause));
    all.map(|told| taken::read(items, clause, told)).collect()
}

/// Marks turns that the place right behind makes another one.
const NO_MARKET: &str = "no-market";
/// Words in the name of a place where patients are.
const HOSPITALS: CueWords = CueWords::named("hospital");
/// Verbs of giving somebody something.
const HANDS: CueWords = CueWords::named("hands-somebody");
/// Those of them that tell of the term itself and not of who gave it.
const TERM_BEGINS: CueWords = CueWords::named("term-begins");
/// Marks turns whose object is a charge: "denied *murder*".
const CHARGE: &str = "of-a-charge";

/// Whether what stands at an item is a charge: "murder", "two counts of fraud", "killing her husband".
fn is_charge(items: &Items<'_>, at: usize) -> bool {
    let phrase = items.phrase_from(at).map_or(at, |phrase| phrase.head);
    let counts = items.mention(at).map_or("", |(_, m)| m.span.of(items.text));
    let counted = counts.rsplit(' ').next().is_some_and(|noun| is_crime(noun, items));
    [at, phrase].into_iter().any(|i| items.word(i).is_some_and(|word| is_crime(word, items))) || counted
}

/// Whether a word names what somebody is accused of.
fn is_crime(word: &str, items: &Items<'_>) -> bool {
    items.lexicon.sense(word, Class::CrimeWord).is_some_and(|sense| sense.is("charge"))
}

/// Items behind a person in which the rest of the words stands.
const REST: usize = 6;

/// "Found *Jane Doe* guilty", "remanded him in custody": words that stand round the person whom it befell.
fn parted<'a>(items: &Items<'a>, clause: &Clause) -> Option<Telling<'a>> {
    let verbs = &clause.verbs;
    let active = verbs.voice == Voice::Active && !items.is_any_word(verbs.head, &BE);
    // Nearly all verbs end here: no turn begins with them.
    let verb = items.word(verbs.head).filter(|_| active && items.begins_at(verbs.head, Class::Turn))?;
    let whom = together::person_behind(items, verbs.head + 1)?;
    let behind = together::end(items, whom) + 1;
    let rest = items.bytes(behind..(behind + REST).min(items.items.len()))?;
    let words = format!("{verb} {}", items.text.get(rest)?);
    let (length, sense) = items.lexicon.at(&words, Class::Turn)?;
    let last = items.position(items.get(behind)?.start + length.checked_sub(verb.len() + 1)?);
    let last = last.checked_sub(1).filter(|&last| last >= behind)?;
    let told = sense.is(WHOM) && (!sense.is(HOSPITAL) || is_hospital(items, last));
    told.then_some(Telling { at: verbs.head, last, sense, whom: Some(whom) })
}

/// Marks turns that are told of a person who is the object of an active verb as well.
pub(super) const WHOM: &str = "whom";
/// Marks turns that are told of whoever is taken to a hospital.
const HOSPITAL: &str = "was-treated";

/// Whether the place named behind an item is one where patients are.
fn is_hospital(items: &Items<'_>, at: usize) -> bool {
    (at + 1..=at + REST)
        .take_while(|&i| !items.is_symbol(i, &[',', ';', '.']))
        .any(|i| items.get(i).is_some_and(|item| HOSPITALS.stand_in(items.words(item), items.lexicon)))
}

/// Whether the subject of a clause is a name or a noun for a person: an event that is being held is in no custody.
fn is_of_somebody(items: &Items<'_>, clause: &Clause) -> bool {
    let Some(head) = clause.subject().map(|slot| slot.phrase.head) else { return false };
    let noun =
        [Class::PersonNoun, Class::Occupation, Class::Title].iter().any(|class| items.is(head, *class));
    noun || items.mention(head).is_some() || items.is_any_word(head, &["he", "she", "who", "suspect"])
}

/// "Is in Alder Hospital": as much as "is in hospital".
fn in_hospital<'a>(items: &Items<'a>, verb: usize) -> Option<((usize, usize), &'a Sense)> {
    let at = (verb + 1..=verb + 2).find(|&i| items.is_any_word(i, &["in", "at"]))?;
    let between = (verb + 1..at).all(|i| items.is_any_word(i, &["still", "now"]));
    let named = items.mention(at + 1).is_some() && is_hospital(items, at) && between;
    let (_, sense) = items.lexicon.at("in hospital", Class::Turn).filter(|_| named)?;
    Some(((at, at), sense))
}

/// "Was given five years in prison", "gave her five years for fraud": as much as "jailed".
fn given_years<'a>(items: &Items<'a>, clause: &Clause) -> Option<Telling<'a>> {
    let verb = clause.verbs.head;
    let told = items.is_cue(verb, GIVEN) && !items.is_cue(verb, TERM_BEGINS);
    if !told {
        return None;
    }
    let passive = clause.verbs.voice == Voice::Passive;
    let behind = together::person_behind(items, verb + 1).filter(|_| !passive);
    let last = behind.map_or(clause.verbs.last, |whom| whom.last);
    when::length(items, last + 1)?;
    let prison = items.is_any_word(last + 2, &["in"]) && items.is_any_word(last + 3, &["prison", "jail"]);
    let bars = items.is_any_word(last + 2, &["behind"]) && items.is_any_word(last + 3, &["bars"]);
    let crime = items.is_any_word(last + 2, &["for"])
        && items.word(last + 3).is_some_and(|word| is_crime(word, items));
    let whom = behind.or_else(|| clause.subject().map(|slot| slot.phrase))?;
    let (_, sense) = items.lexicon.at("jailed", Class::Turn).filter(|_| prison || bars || crime)?;
    Some(Telling { at: verb, last, sense, whom: Some(whom) })
}

/// "The judge gave *Jane Doe* a jail term": who was given it.
fn given(items: &Items<'_>, clause: &Clause) -> Option<Phrase> {
    let active = clause.verbs.voice == Voice::Active;
    let gave = active && items.is_cue(clause.verbs.head, HANDS);
    clause.slots.iter().find(|slot| gave && slot.role == Role::IndirectObject).map(|slot| slot.phrase)
}

/// Words of a verb group and behind a form of "be" in which a turn may begin.
const NEAR: usize = 4;

/// The turns that a clause tells, each with its first and last item: by its verb, by what stands behind a form of "be", by
/// the object of a verb of giving ("was given a suspended sentence"), or anywhere behind the verb ("joined on loan").
fn plain<'a>(items: &Items<'a>, clause: &Clause) -> Vec<((usize, usize), &'a Sense)> {
    let at = |i: usize| {
        let (length, sense) = items.at(i, Class::Turn)?;
        let (length, sense) = dismissed(items, i, (length, sense)).unwrap_or((length, sense));
        // "Shots fired around 1.24pm" are no dismissal.
        let shots = i.checked_sub(1).is_some_and(|before| items.is_cue(before, SHOTS));
        let fired = shots && items.is_any_word(i, &["fired"]) && !sense.is(SHOT);
        let sense = Some(sense).filter(|sense| !sense.is(NOMINAL) && !fired)?;
        let start = items.get(i)?.start;
        Some(((i, items.position(start + length).saturating_sub(1).max(i)), sense))
    };
    let verb = clause.verbs.head;
    let mut found = Vec::new();
    let behind = (clause.verbs.last + 1..=clause.last).filter_map(at);
    found.extend(behind.filter(|(_, sense)| sense.is("anywhere")));
    // "The board unanimously backed it": an adverb beside its verb.
    let beside = (verb.saturating_sub(NEAR)..verb).filter(|i| *i >= clause.first).filter_map(at);
    found.extend(beside.filter(|(_, sense)| sense.is("adverb")));
    found.retain(|(_, sense)| is_with(items, verb, sense));
    if items.is_cue(verb, GIVEN) {
        let object =
            clause.object().or_else(|| clause.slots.iter().find(|s| s.phrase.first == clause.verbs.last + 1));
        let noun = object.and_then(|o| at(o.phrase.head)).filter(|(_, sense)| sense.is("noun"));
        found.extend(noun);
    }
    let told = |(_, sense): &((usize, usize), &Sense)| !sense.is("anywhere") && !sense.is("noun");
    // "Is being held" tells more than "is held".
    let being =
        verb.checked_sub(1).filter(|&i| items.is_any_word(i, &["being"]) && is_of_somebody(items, clause));
    found.extend(being.and_then(at).filter(told));
    if let Some(own) = at(verb).filter(told) {
        found.push(own);
        return found;
    }
    if items.is_any_word(verb, &BE) {
        let plain =
            |i: &usize| items.is_function_word(*i) || items.is_any_word(*i, &["still", "also", "now"]);
        found.extend(in_hospital(items, verb));
        for i in verb + 1..=(verb + NEAR).min(clause.last.max(verb + 1)) {
            if let Some(turn) = at(i).filter(told) {
                found.push(turn);
                break;
            }
            if !plain(&i) {
                break;
            }
        }
    }
    found
}

/// "Was fired *on Monday*": no shot, as it is in "fired on the crowd".
fn dismissed<'a>(
    items: &Items<'a>,
    at: usize,
    (length, sense): (usize, &'a Sense),
) -> Option<(usize, &'a Sense)> {
    let behind = items.position(items.get(at)?.start + length);
    let time = items.mention(behind).is_some_and(|(_, m)| m.kind.is_time());
    // "Fired from his job".
    let own = items.is_any_word(behind, &["his", "her", "their"]);
    let post = own && items.is_any_word(behind + 1, &["job", "post", "position", "role", "jobs", "posts"]);
    let word = items.word(at).filter(|word| (time || post) && sense.is(SHOT) && word.len() < length)?;
    items.lexicon.at(word, Class::Turn)
}

/// What is fired.
const SHOTS: CueWords = CueWords::named("fired-at-somebody");
/// What is fired at somebody.
const SHOT: &str = "was-fired";

/// Forms of "be", and verbs like it.
pub(super) const BE: [&str; 14] = [
    "is", "are", "was", "were", "be", "been", "being", "remains", "remained", "remain", "stay", "stays",
    "stayed", "has",
];
/// Verbs whose object is what somebody was given.
const GIVEN: CueWords = CueWords::named("given-something");

/// Leaves out what the same words have told already: by a deed, or by a shorter part of them.
pub(super) fn leave_twice_told(claims: &mut Vec<Claim>, from: usize) {
    let mut at = from;
    while let Some(claim) = claims.get(at) {
        let one = &claim.statement;
        let same = |c: &Claim| {
            let other = &c.statement;
            let thing =
                one.subject == other.subject && one.property == other.property && one.scope == other.scope;
            thing && one.value == other.value && c.span.overlaps(claim.span)
        };
        match claims.iter().take(at).any(same) {
            true => drop(claims.remove(at)),
            false => at += 1,
        }
    }
}
