//! Places, buildings and bodies of one news whose names differ in one letter, where no source has both: "Wetherdale" and
//! "Weatherdale", "Alder Hotel" and "Aldar Hotel".

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashSet;
use strsim::osa_distance;

use crate::claim::Term;
use crate::extract::Reading;
use crate::grammar::NameKind;
use crate::knowledge::{Class, Classes, Lexicon};

use super::written::is_romanised;
use super::{NEWS, Namesakes, share_news};

/// Letters of a word of a name in which one may be wrong.
const LETTERS: usize = 6;
/// Letters with which two such words begin and end alike.
const ENDS: usize = 1;
/// Names at most that are the same but for one word.
const MANY: usize = 16;

/// Sources that name something, by its key.
type Named<'r> = BTreeMap<&'r Term, Vec<usize>>;

/// Names that are the same but for one word, with that word, by the others, its place and its first letter.
type Frames<'r> = BTreeMap<(String, usize, char), Vec<(&'r str, &'r Term)>>;

/// Finds them, each pair once.
pub(super) fn things(readings: &[Reading], lexicon: &Lexicon) -> Vec<Namesakes> {
    let named = named(readings);
    let lasts = last_names(readings);
    let of = |name: &Term| named.get(name).map_or(&[][..], Vec::as_slice);
    let told = |name: &Term| of(name).iter().map(|at| (*at, None)).collect::<Vec<_>>();
    let common = common_words(readings);
    let no_name = |word: &str| lasts.contains(word) || common.contains(word);
    let mut found = BTreeMap::new();
    for alike in frames(&named, lexicon).values().filter(|alike| alike.len() <= MANY) {
        for (at, (word, one)) in alike.iter().enumerate() {
            for (other_word, other) in alike.iter().skip(at + 1) {
                if is_slip(word, other_word)
                    && !of(one).iter().any(|source| of(other).contains(source))
                    && share_news(&told(one), &told(other), readings)
                    && !no_name(word)
                    && !no_name(other_word)
                {
                    let romanised = is_romanised(word, other_word, lexicon);
                    found.insert([(*one).min(*other).clone(), (*one).max(*other).clone()], romanised);
                }
            }
        }
    }
    let bond = (NEWS, Term::from("same"));
    let pairs = found.into_iter();
    pairs.map(|(persons, romanised)| Namesakes { persons, bond: bond.clone(), romanised }).collect()
}

fn frames<'r>(named: &Named<'r>, lexicon: &Lexicon) -> Frames<'r> {
    let mut frames = Frames::new();
    for &name in named.keys() {
        let words: Vec<&str> = name.split('-').collect();
        for (at, word) in words.iter().enumerate().filter(|(_, word)| is_own(word, lexicon)) {
            let rest: Vec<&str> =
                words.iter().enumerate().map(|(i, w)| if i == at { "" } else { *w }).collect();
            let initial = word.chars().next().unwrap_or_default();
            frames.entry((rest.join("-"), at, initial)).or_default().push((word, name));
        }
    }
    frames
}

/// What is named and no person, with the sources that name it.
fn named(readings: &[Reading]) -> Named<'_> {
    let mut named = Named::new();
    for (index, reading) in readings.iter().enumerate() {
        let things = reading.entities.all().iter().filter(|e| e.kind != NameKind::Person && e.mentions() > 0);
        for thing in things {
            named.entry(&thing.key).or_default().push(index);
        }
    }
    named
}

/// The last names of persons: who is misspelt is told as a person.
fn last_names(readings: &[Reading]) -> BTreeSet<&str> {
    readings.iter().flat_map(|r| r.entities.all()).filter_map(|e| e.last_name()).collect()
}

/// Whether a word of a name is one of its own, of letters alone: no place that the gazetteer has, no noun of a name.
fn is_own(word: &str, lexicon: &Lexicon) -> bool {
    const KNOWN: Classes = Classes::of(&[
        Class::Place,
        Class::NameHead,
        Class::OrganisationNoun,
        Class::BuildingNoun,
        Class::EventNoun,
        Class::Title,
    ]);
    word.len() >= LETTERS && word.bytes().all(|b| b.is_ascii_alphabetic()) && !lexicon.is_among(word, KNOWN)
}

/// Whether two words differ in one letter, neither the first nor in the ending: those who come from a place, and things of many,
/// are told by that.
fn is_slip(one: &str, other: &str) -> bool {
    let last = |word: &str| word.bytes().rev().take(ENDS).collect::<Vec<u8>>();
    last(one) == last(other) && osa_distance(one, other) == 1
}

/// The words that a source has in lower case: they are no names.
fn common_words(readings: &[Reading]) -> FxHashSet<&str> {
    let words = readings.iter().flat_map(|reading| reading.text().split(|c: char| !c.is_alphanumeric()));
    words.filter(|word| word.len() >= LETTERS && word.starts_with(char::is_lowercase)).collect()
}
