//! Whether two names that stand in one place of two sentences may be one.

use strsim::osa_distance;

use crate::claim::slug;
use crate::extract::Entity;
use crate::grammar::NameKind;
use crate::grammar::name::{is_acronym, stands_for};
use crate::knowledge::{Class, Lexicon};

use super::passage::{Kind, Passage, Word};

/// Letters of a name that one or two others make no second name of: how it is spelt is another question.
const SLIP: usize = 4;

/// Whether two names may be of one country: its name and its adjective, or its name and a place.
pub(super) fn in_one_country(a: &Word<'_>, b: &Word<'_>) -> bool {
    let place = |w: &Word<'_>| matches!(w.kind, Kind::Name(_, Some(e)) if e.kind == NameKind::Place);
    match (a.country, b.country) {
        (Some(x), Some(y)) => x == y,
        (Some(_), None) => place(b),
        (None, Some(_)) => place(a),
        (None, None) => false,
    }
}

/// Whether a name is that of a person, if its kind is known.
fn is_person(entity: Option<&Entity>) -> Option<bool> {
    entity.filter(|e| e.kind != NameKind::Unknown).map(|e| e.kind == NameKind::Person)
}

/// Whether one name is that of a person and the other is not: those say different things of what they stand beside.
pub(super) fn are_of_two_kinds(a: Option<&Entity>, b: Option<&Entity>) -> bool {
    is_person(a).zip(is_person(b)).is_some_and(|(a, b)| a != b)
}

/// Whether two names may stand for one: one inside the other, one short for the other, one the initials of
/// the other, or two that begin alike ("Alder Games", "Alder Festival"). Two persons of one last name, and two clubs or
/// companies of one kind, are two.
pub(super) fn one_name(
    (a, a_is): (&str, Option<&Entity>),
    (b, b_is): (&str, Option<&Entity>),
    lexicon: &Lexicon,
) -> bool {
    let base = |text: &str, is: Option<&Entity>| is.map_or_else(|| slug(text), |e| e.base.to_string());
    let (x, y) = (base(a, a_is), base(b, b_is));
    let persons = is_person(a_is) == Some(true) && is_person(b_is) == Some(true);
    let inside = |part: &str, whole: &str| part.split('-').all(|word| whole.split('-').any(|w| w == word));
    let plural =
        |x: &str, y: &str| x.strip_suffix("ies").is_some_and(|stem| y.strip_suffix('y') == Some(stem));
    let short = x
        .split('-')
        .zip(y.split('-'))
        .map(|(v, w)| (v.strip_suffix('s').unwrap_or(v), w.strip_suffix('s').unwrap_or(w)))
        .all(|(v, w)| v == w || v.len().abs_diff(w.len()) > 2 && (v.starts_with(w) || w.starts_with(v)));
    let meet = x.split('-').filter(|word| y.split('-').any(|w| w == *word)).count();
    let last = |name: &str| name.rsplit('-').next().unwrap_or("").to_owned();
    let first = |name: &str| name.split('-').next().unwrap_or("").to_owned();
    let defined = |x: Option<&Entity>, y: &str| x.is_some_and(|e| e.acronyms().iter().any(|a| **a == *y));
    // "Alder FM", "Alder FM2": a number tells one of a family.
    let numbered = |whole: &str, part: &str| {
        let rest = whole.strip_prefix(part).unwrap_or("");
        !rest.is_empty() && rest.bytes().all(|c| c.is_ascii_digit() || c == b'-')
    };
    let party = |name: &str| lexicon.at(name, Class::Party).filter(|(end, _)| *end == name.len());
    let one_party = party(a).zip(party(b)).is_some_and(|((_, x), (_, y))| x.id == y.id);
    x.replace('-', "") == y.replace('-', "")
        || one_party
        || numbered(&x, &y)
        || numbered(&y, &x)
        || inside(&x, &y)
        || inside(&y, &x)
        || short
        || (x.len() > SLIP && osa_distance(&x, &y) <= 2)
        || is_slip(&last(&x), &last(&y))
        || plural(&x, &y)
        || plural(&y, &x)
        || !are_told_apart(&x, &y, persons, lexicon)
            && (!persons && first(&x).len() > 3 && first(&x) == first(&y) || meet > 1)
        || defined(a_is, &y)
        || defined(b_is, &x)
        || is_acronym(a) && (stands_for(a, b) || ends_as(a, b))
        || is_acronym(b) && (stands_for(b, a) || ends_as(b, a))
}

/// Whether the initials of a name are the last letters of an acronym: of "Most Valuable Player" only the last words may be read as
/// a name.
fn ends_as(acronym: &str, name: &str) -> bool {
    let initials: String = name.split([' ', '-']).filter_map(|word| word.chars().next()).collect();
    initials.len() > 1 && acronym.ends_with(&initials)
}

/// Whether two names that share words are told apart by the others: "Alder Club" and "Tarn Club" share only what kind of thing
/// they are, and persons of two middle names are two.
fn are_told_apart(x: &str, y: &str, persons: bool, lexicon: &Lexicon) -> bool {
    let shares = |word: &str, other: &str| other.split('-').any(|w| w == word);
    let own = |name: &str, other: &str| -> Vec<String> {
        name.split('-').filter(|word| !shares(word, other)).map(str::to_owned).collect()
    };
    let kind = |word: &str| {
        let classes = [Class::NameHead, Class::OrganisationNoun, Class::NameLink];
        classes.into_iter().any(|class| lexicon.sense(word, class).is_some())
    };
    let (ours, theirs) = (own(x, y), own(y, x));
    let alike = |v: &str, w: &str| v.starts_with(w) || w.starts_with(v) || osa_distance(v, w) <= 2;
    let apart = !ours.iter().any(|v| theirs.iter().any(|w| alike(v, w)));
    let kinds = x.split('-').filter(|word| shares(word, y)).all(kind);
    !ours.is_empty() && !theirs.is_empty() && apart && (persons || kinds)
}

/// Whether two last names differ by no more than a letter: how somebody is spelt is another question.
fn is_slip(x: &str, y: &str) -> bool {
    x.len().min(y.len()) >= SLIP && osa_distance(x, y) == 1
}

/// Whether a name is one of several: another stands beside it, or beside the "and" beside it.
pub(super) fn is_listed(passage: &Passage<'_>, at: usize) -> bool {
    let place = |w: &Word<'_>| matches!(w.kind, Kind::Name(_, Some(e)) if e.kind == NameKind::Place);
    let within = passage.words.get(at).is_some_and(place);
    // "Corrin, Norway": a place beside a place says where it lies.
    if is_tail(passage, at) {
        return false;
    }
    let name = |i: Option<usize>| {
        let word = i.and_then(|i| passage.words.get(i));
        word.is_some_and(|w| matches!(w.kind, Kind::Name(..)) && !(within && place(w)))
    };
    let joins = |i: Option<usize>| {
        i.and_then(|i| passage.words.get(i)).is_some_and(|w| matches!(w.kind, Kind::Conjunction))
    };
    let (before, after) = (at.checked_sub(1), Some(at + 1));
    name(before) || name(after) || joins(before) || joins(after)
}

/// Whether a name stands behind one that a preposition leads in, and is the last: "in Corrin, Norway".
fn is_tail(passage: &Passage<'_>, at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).and_then(|i| passage.words.get(i));
    let name = |w: Option<&Word<'_>>| w.is_some_and(|w| matches!(w.kind, Kind::Name(..)));
    let goes_on =
        passage.words.get(at + 1).is_some_and(|w| matches!(w.kind, Kind::Name(..) | Kind::Conjunction));
    name(word(1)) && word(2).is_some_and(Word::is_preposition) && !goes_on
}
