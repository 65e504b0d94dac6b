//! Persons of a story who hold one post, or say the same words, under two names that no source has both of: "spokesman
//! Jan Holm" and "spokesman Jens Holm"; and those of one news whose names hardly differ: "Augusta Cheluba", "Augusto Charuba".

mod bonds;
mod letters;
mod sides;
mod things;
mod written;

use std::collections::{BTreeMap, BTreeSet};

use strsim::osa_distance;

use crate::claim::Term;
use crate::extract::{Incumbent, Reading};
use crate::knowledge::{Class, CueWords, Lexicon};

use super::one_news::FEW;
use super::people;
use letters::{are_tied, is_misread, is_vowel_slip, sound};
use written::{Spelling, spelling};

/// Two names that may be one person's.
pub(super) struct Namesakes {
    /// The names, the first in the order of letters stands for both.
    pub persons: [Term; 2],
    /// What both are said to be, or to have done: the key and the value of a scope.
    pub bond: (&'static str, Term),
    /// Whether the names differ only as those of another script do in Latin letters.
    pub romanised: bool,
}

/// The scope of a post that two names share.
pub const POST: &str = "post";
/// The scope of words that two names share.
pub const WORDS: &str = "words";
/// The scope of an age that two names share.
pub const AGE: &str = "age";
/// The scope of what two names are called, which others may be as well.
const ROLE: &str = "role";
/// The scope of what two names are to a relative.
const KIN: &str = "kin";
/// The scope of names that are nearly one, in articles of one news.
pub(super) const NEWS: &str = "news";

/// A person under one bond, with the sources that tell it.
type Told<'r> = BTreeMap<Term, Vec<(usize, Option<&'r Incumbent>)>>;

/// Finds them, each pair once.
pub(super) fn namesakes(readings: &[Reading], lexicon: &Lexicon) -> Vec<Namesakes> {
    let mut found: BTreeMap<[Term; 2], (&'static str, Term)> = BTreeMap::new();
    let named = bonds::persons(readings, lexicon).into_iter();
    let tied = bonds::posts(readings).into_iter().chain(bonds::quotations(readings));
    let loose = bonds::roles(readings).into_iter().chain(bonds::relatives(readings));
    let ages = people::ages(readings);
    let aged = |a: &Term, b: &Term| ages.get(a).zip(ages.get(b)).is_none_or(|(a, b)| !a.is_disjoint(b));
    for ((kind, bond), told) in tied.chain(bonds::ages(readings)).chain(loose).chain(named) {
        // Many are of one role, and a family has more than one relative of a kind.
        let alike = match kind {
            NEWS => near(&told),
            ROLE | KIN => Vec::new(),
            _ => alike(&told, lexicon),
        };
        let written = written::pairs(told.keys(), kind != NEWS, lexicon);
        let pairs: BTreeSet<[Term; 2]> = alike.into_iter().chain(written).collect();
        for persons in pairs {
            let [one, other] = &persons;
            let of = |person| told.get(person).map_or(&[][..], Vec::as_slice);
            let near = [POST, WORDS].contains(&kind) || share_news(of(one), of(other), readings);
            let loose = [NEWS, ROLE, KIN].contains(&kind);
            // Anna and Hanna may be sisters.
            let begun = ![ROLE, KIN].contains(&kind) || one.chars().next() == other.chars().next();
            if near
                && begun
                && (!loose || aged(one, other))
                && can_be_one(of(one), of(other), readings)
                && (are_apart(one, other, readings, lexicon, kind)
                    || kind == POST && are_of_one_source(&told, [one, other], lexicon))
                && !(loose && sides::are_two(one, other, readings, lexicon))
            {
                let bond = if [WORDS, NEWS].contains(&kind) { Term::from("same") } else { bond.clone() };
                found.entry(persons).or_insert((kind, bond));
            }
        }
    }
    let persons = found.into_iter().map(|(persons, bond)| {
        let [one, other] = &persons;
        let romanised = is_romanised(one, other, bond.0 != NEWS, lexicon);
        Namesakes { persons, bond, romanised }
    });
    let few = readings.len() <= FEW;
    persons.chain(few.then(|| things::things(readings, lexicon)).into_iter().flatten()).collect()
}

/// Whether two names of persons differ only as those of another script may in Latin letters; `bonded` where more than the news
/// ties them.
pub(super) fn is_romanised(one: &Term, other: &Term, bonded: bool, lexicon: &Lexicon) -> bool {
    spelling(one, other, bonded, lexicon) == Some(Spelling::Romanised)
}

/// Whether what stands beside two names, one letter apart, makes two persons of them: two countries, two clubs.
pub(super) fn are_of_two_sides(one: &Term, other: &Term, readings: &[Reading], lexicon: &Lexicon) -> bool {
    sides::are_two(one, other, readings, lexicon)
}

fn fold(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a term is a first and a last name, perhaps with one between.
fn is_full(person: &str) -> bool {
    (2..=4).contains(&person.split('-').count())
}

/// Pairs among the persons of one bond whose names lie near each other: one last name that two of them have, or first and last
/// names of nearly the same letters.
fn alike(told: &Told<'_>, lexicon: &Lexicon) -> Vec<[Term; 2]> {
    let mut by_last: BTreeMap<&str, Vec<&Term>> = BTreeMap::new();
    for person in told.keys() {
        if let Some((_, last)) = person.rsplit_once('-').filter(|(_, last)| last.len() >= LETTERS) {
            by_last.entry(last).or_default().push(person);
        }
    }
    let named = by_last.values().filter_map(|persons| match persons.as_slice() {
        [one, other] if !is_one_first_name(one, other, lexicon) => Some([one, other]),
        _ => None,
    });
    let named = named.map(|[one, other]| [(*one).clone(), (*other).clone()]);
    named.chain(near(told)).chain(tied(told)).collect()
}

/// Pairs among the persons of one bond of whom first and last names have nearly the same letters.
fn near(told: &Told<'_>) -> Vec<[Term; 2]> {
    let mut by_initials: BTreeMap<(Option<char>, Option<char>), Vec<&Term>> = BTreeMap::new();
    for person in told.keys() {
        if let Some((first, last)) = person.rsplit_once('-').filter(|(_, last)| last.len() >= LETTERS) {
            by_initials.entry((first.chars().next(), last.chars().next())).or_default().push(person);
        }
    }
    let near = by_initials.values().flat_map(|persons| persons.windows(2)).filter_map(|pair| match pair {
        [one, other] if are_near(one, other) => Some([(*one).clone(), (*other).clone()]),
        _ => None,
    });
    near.collect()
}

/// Letters of a last name by which two persons can be one.
const LETTERS: usize = 4;
/// Letters of a last name in which two may be wrong.
const LONG: usize = 6;

/// The names before the last one, without the small words inside names; an initial is none.
fn given<'p>(person: &'p str, lexicon: &Lexicon) -> Vec<&'p str> {
    let first = person.rsplit_once('-').map_or("", |(first, _)| first);
    let particle = |name: &&str| {
        name.len() > 1 && lexicon.senses_of(name, Class::NameLink).any(|link| link.is("particle"))
    };
    first.split('-').filter(|name| !particle(name)).collect()
}

/// Whether two first names are forms of one: "Tom", "Thomas".
pub(super) fn are_forms(one: &str, other: &str, lexicon: &Lexicon) -> bool {
    let full = |name: &str| -> BTreeSet<String> {
        lexicon.senses_of(name, Class::ShortName).map(|s| s.id.to_string()).collect()
    };
    !full(one).is_disjoint(&full(other))
}

/// Whether the first names of two can be one person's: a middle name, an initial, a short form, another way to spell it.
fn is_one_first_name(one: &str, other: &str, lexicon: &Lexicon) -> bool {
    // "Al-Rashid" is "Alrasheed": written as one word, with its small ones.
    let whole = |person: &str| sound(&person.replace('-', ""));
    if one.matches('-').count() != other.matches('-').count() && whole(one) == whole(other) {
        return true;
    }
    let (one, other) = (given(one, lexicon), given(other, lexicon));
    let same = |a: &str, b: &str| {
        a.len() < 2
            || b.len() < 2
            || a.starts_with(b)
            || b.starts_with(a)
            || sound(a) == sound(b)
            || are_forms(a, b, lexicon)
    };
    // "Rosa Elvira" is no "Rosa Elena": where both have two, the second ones tell.
    if let ([first, second], [its_first, its_second]) = (one.as_slice(), other.as_slice()) {
        if first == its_first {
            return same(second, its_second) && !is_vowel_slip(second, its_second);
        }
        // "Jan Erik" is no "Jens Erik".
        if second == its_second {
            return same(first, its_first) && !is_vowel_slip(first, its_first);
        }
    }
    one.is_empty() || other.is_empty() || one.iter().any(|a| other.iter().any(|b| same(a, b)))
}

/// Whether first and last name of two differ in a few letters, and not only as two ways to write one sound do.
fn are_near(one: &str, other: &str) -> bool {
    let (Some((first, last)), Some((its_first, its_last))) = (one.rsplit_once('-'), other.rsplit_once('-'))
    else {
        return false;
    };
    let (firsts, lasts) = (osa_distance(first, its_first), osa_distance(last, its_last));
    if firsts == 0 && is_misread(last, its_last) || lasts == 0 && is_misread(first, its_first) {
        return true;
    }
    // Of three names two are the same, and the third but for one letter.
    if lasts == 0 && firsts == 1 && first.contains('-') {
        return is_vowel_slip(first, its_first);
    }
    let ending =
        |one: &str, longer: &str| ['s', 'a', 'e'].iter().any(|end| longer.strip_suffix(*end) == Some(one));
    let shortest = last.len().min(its_last.len());
    let begun = last.bytes().zip(its_last.bytes()).take_while(|(a, b)| a == b).count();
    // "Neil Fotherby" and "Neil Fotheringay" begin alike, and so do a man and a woman of one family, in other endings.
    let begun = firsts == 0 && begun >= LETTERS && lasts > 1 && shortest >= begun + 2;
    let few = begun || firsts <= 1 && (lasts == 1 && firsts == 1 || lasts == 2 && shortest >= LONG);
    few && first.len().min(its_first.len()) >= LETTERS
        && !(ending(last, its_last) || ending(its_last, last))
        && sound(last) != sound(its_last)
}

/// Pairs among the persons of one post, or of the same words, who have one first name, and last names that begin alike and
/// differ in two letters at most: "Commander Tomas Ashgrove", "Commander Tomas Ashgate".
fn tied(told: &Told<'_>) -> Vec<[Term; 2]> {
    let mut by_first: BTreeMap<&str, Vec<&Term>> = BTreeMap::new();
    for person in told.keys() {
        if let Some((first, _)) = person.rsplit_once('-').filter(|(first, _)| first.len() >= LETTERS) {
            by_first.entry(first).or_default().push(person);
        }
    }
    let pairs = by_first.into_values().filter_map(|persons| match persons.as_slice() {
        [one, other] if are_tied(one, other) => Some([(*one).clone(), (*other).clone()]),
        _ => None,
    });
    pairs.collect()
}

/// Whether a source that tells of the one, and one that tells of the other, are of one news.
fn share_news(
    one: &[(usize, Option<&Incumbent>)],
    other: &[(usize, Option<&Incumbent>)],
    readings: &[Reading],
) -> bool {
    let news = |index: usize| readings.get(index).map(|r| &r.news);
    let mut pairs = one.iter().flat_map(|(a, _)| other.iter().map(move |(b, _)| (*a, *b)));
    pairs.any(|(a, b)| news(a).zip(news(b)).is_some_and(|(a, b)| a.is_near(b) || a.is_kin(b)))
}

/// Whether all that is told of two fits one person: posts of one house; where no name of it is shared, in articles that do
/// not tell of two stories.
fn can_be_one(
    one: &[(usize, Option<&Incumbent>)],
    other: &[(usize, Option<&Incumbent>)],
    readings: &[Reading],
) -> bool {
    let pairs = || one.iter().flat_map(|a| other.iter().map(move |b| (a, b)));
    let news = |index: usize| readings.get(index).map(|r| &r.news);
    let near =
        |a: usize, b: usize| news(a).zip(news(b)).is_some_and(|(a, b)| !a.is_apart(b, "") || a.is_kin(b));
    pairs().all(|((_, a), (_, b))| a.zip(*b).is_none_or(|(a, b)| of_one_house(a, b)))
        && pairs().any(|((a, one), (b, other))| match one.zip(*other) {
            Some((one, other)) => one.house.is_one(&other.house) || near(*a, *b),
            None => true,
        })
}

fn of_one_house(a: &Incumbent, b: &Incumbent) -> bool {
    if a.several { a.house.is_one(&b.house) } else { a.house.can_be(&b.house) }
}

/// Words between the last name of somebody in a post and a word of kin that is theirs: "Arnem's brother". Hardly a family has one
/// post twice.
const BESIDE: usize = 3;

/// Whether no source names both, or speaks of the family of either.
fn are_apart(one: &Term, other: &Term, readings: &[Reading], lexicon: &Lexicon, kind: &str) -> bool {
    let names = |reading: &Reading, person: &Term| reading.entities.all().iter().any(|e| e.key == *person);
    let last = |person: &Term| person.rsplit('-').next().unwrap_or("").to_owned();
    let lasts = [last(one), last(other)];
    // Those of one family have one last name.
    let family = lasts[0] == lasts[1] && kind != KIN;
    let near = if kind == POST { BESIDE } else { usize::MAX };
    readings.iter().all(|reading| match (names(reading, one), names(reading, other)) {
        (true, true) => false,
        (false, false) => true,
        _ => !(family && tells_of_family(reading, &lasts, lexicon, near)),
    })
}

/// Whether a source gives one post of one house to two names that differ as spellings of one do: it disagrees with itself.
fn are_of_one_source(told: &Told<'_>, [one, other]: [&Term; 2], lexicon: &Lexicon) -> bool {
    let of = |person| told.get(person).map_or(&[][..], Vec::as_slice);
    let held = |a: &Incumbent, b: &Incumbent| !a.several && a.house.is_one(&b.house);
    let mut pairs = of(one).iter().flat_map(|a| of(other).iter().map(move |b| (a, b)));
    spelling(one, other, true, lexicon).is_some()
        && pairs.any(|((at, a), (its, b))| at == its && a.zip(*b).is_some_and(|(a, b)| held(a, b)))
}

/// Words of a family beside those for kin.
const FAMILY: CueWords = CueWords::named("of-a-family");
/// The kinship of brothers and sisters.
const SIBLING: &str = "sibling";

/// Whether a sentence of a source has one of the last names and, no more than so many words away, a word of kin.
fn tells_of_family(reading: &Reading, lasts: &[String; 2], lexicon: &Lexicon, near: usize) -> bool {
    reading.document.sentences.iter().any(|sentence| {
        let words: Vec<&str> = sentence
            .span
            .of(reading.text())
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        let kin = |i: usize, word: &str| {
            let family = lexicon.sense(word, Class::Kinship).is_some() || FAMILY.hold(word, lexicon);
            family && !is_unnamed_kin(&words, i, lexicon)
        };
        let named = |at: usize| {
            let own = |(i, word): (usize, &&str)| i.abs_diff(at) <= near && lasts.contains(&fold(word));
            words.iter().enumerate().any(own)
        };
        words.iter().enumerate().any(|(i, word)| kin(i, word) && named(i))
    })
}

/// "To be near *his parents*", "*her husband* said": kin of somebody, that no name follows, of other generations or houses: two
/// names may be those of siblings.
fn is_unnamed_kin(words: &[&str], at: usize, lexicon: &Lexicon) -> bool {
    const OWNERS: [&str; 3] = ["his", "her", "their"];
    let sibling = |word: &&str| lexicon.senses_of(word, Class::Kinship).any(|kin| &*kin.id == SIBLING);
    if words.get(at).is_some_and(sibling) {
        return false;
    }
    let owned = at.checked_sub(1).and_then(|i| words.get(i)).is_some_and(|w| OWNERS.contains(&&*fold(w)));
    let named = words.get(at + 1).is_some_and(|word| word.starts_with(char::is_uppercase));
    owned && !named
}

#[cfg(test)]
mod tests;
