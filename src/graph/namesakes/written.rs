//! Names that are one person's in two spellings: word by word the same, but for letters that sound alike, were mistyped, or stand
//! for one sound of another script.

use std::collections::{BTreeMap, BTreeSet};

use strsim::osa_distance;

use crate::claim::Term;
use crate::knowledge::{Class, Lexicon, Sense};

use super::are_forms;
use super::letters::{is_misread, sound};

/// How two spellings of one name differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Spelling {
    /// As Latin letters give a name of another script in several ways.
    Romanised,
    /// One of them is a slip.
    Slip,
}

/// Letters of a name that may be written in two ways.
const LEAST: usize = 4;
/// Letters of one that may be where two other names of the person are the same, or more than the news ties them.
const FEW: usize = 3;
/// Letters of a name in which two may be others.
const LONG: usize = 8;
/// Letters in which two spellings of a name of another script differ at most.
const ROMANISED: usize = 4;
/// Letters that a Latin spelling of one sound has at most.
const LETTERS: usize = 4;

/// Pairs of persons whose names are one in two spellings; `bonded` where more than the news ties them.
pub(super) fn pairs<'t>(
    persons: impl Iterator<Item = &'t Term>,
    bonded: bool,
    lexicon: &Lexicon,
) -> BTreeSet<[Term; 2]> {
    let mut alike: BTreeMap<(usize, String), Vec<&Term>> = BTreeMap::new();
    for person in persons {
        let Some((first, last)) = person.rsplit_once('-') else { continue };
        let sounds: Vec<String> = person.split('-').map(sound).collect();
        for key in [(0, first.to_owned()), (1, last.to_owned()), (2, sounds.join("-"))] {
            alike.entry(key).or_default().push(person);
        }
        if let Some((_, rest)) = person.split_once('-').filter(|(_, rest)| rest.contains('-')) {
            alike.entry((3, rest.to_owned())).or_default().push(person);
        }
    }
    let mut found = BTreeSet::new();
    for persons in alike.values().filter(|persons| persons.len() <= MANY) {
        for (at, one) in persons.iter().enumerate() {
            for other in persons.iter().skip(at + 1) {
                if spelling(one, other, bonded, lexicon).is_some() {
                    let [one, other] = [(*one).min(*other), (*one).max(*other)];
                    found.insert([one.clone(), other.clone()]);
                }
            }
        }
    }
    found
}

/// Persons of one first or last name at most among whom two are looked for.
const MANY: usize = 64;

/// How two names of as many words are one; none if they are two names, or if a name of another script is only given in two
/// spellings that are both common.
pub(super) fn spelling(one: &str, other: &str, bonded: bool, lexicon: &Lexicon) -> Option<Spelling> {
    let (ours, theirs): (Vec<&str>, Vec<&str>) = (one.split('-').collect(), other.split('-').collect());
    if ours.len() != theirs.len() || ours.len() < 2 {
        return None;
    }
    let pairs: Vec<(usize, &str, &str)> =
        ours.iter().zip(&theirs).enumerate().map(|(at, (a, b))| (at, *a, *b)).collect();
    let (same, differ): (Vec<_>, Vec<_>) = pairs.into_iter().partition(|(_, a, b)| a == b);
    let plain = |(at, a, b): &&(usize, &str, &str)| *at + 1 == ours.len() || !are_both_common(a, b, lexicon);
    let told: Vec<_> = differ.iter().filter(plain).collect();
    let named = ours.first().is_some_and(|first| is_given(first, lexicon));
    if differ.len() > 2 || told.is_empty() || !bonded && !named && differ.iter().any(is_of_many) {
        return None;
    }
    if told.iter().all(|(_, a, b)| are_read_alike(a, b, |letters, other| are_dotted(letters, other, lexicon)))
    {
        return Some(Spelling::Romanised);
    }
    let mistyped = told.iter().any(|(_, a, b)| is_misread(a, b));
    // Of three names two are the same, and tell who it is.
    let three = differ.len() == 1 && same.len() > 1;
    let short = !same.iter().any(|(_, name, _)| name.len() >= LEAST);
    let words = told.into_iter().map(|&(at, one, other)| Word {
        one,
        other,
        last: at + 1 == ours.len(),
        three: three && !(short && one.len().min(other.len()) < LEAST),
        alone: differ.len() == 1,
    });
    let all: Option<Vec<Spelling>> = words.map(|word| word.spelling(bonded, lexicon)).collect();
    let worst = all?.into_iter().max()?;
    // Who has a name of Latin letters has hardly two spellings of the other.
    let latin = [ours.first(), theirs.first()].into_iter().flatten().any(|first| is_latin(first, lexicon));
    // Where names are short and many persons have nearly the same, the news alone makes no slip of one.
    let many = || ours.iter().chain(&theirs).any(|name| is_of_another_script(name, lexicon));
    Some(match worst {
        _ if latin => Spelling::Slip,
        Spelling::Slip if !bonded && !mistyped && same.len() < 2 && many() => Spelling::Romanised,
        worst => worst,
    })
}

/// Two words that stand at one place of two names.
struct Word<'w> {
    one: &'w str,
    other: &'w str,
    /// Whether it is the last name.
    last: bool,
    /// Whether two other names of the person are the same.
    three: bool,
    /// Whether no other word differs.
    alone: bool,
}

impl Word<'_> {
    /// How the two are one name.
    fn spelling(&self, bonded: bool, lexicon: &Lexicon) -> Option<Spelling> {
        let (one, other) = (self.one, self.other);
        let shortest = one.len().min(other.len());
        let least = if self.three || bonded { FEW } else { LEAST };
        let initial = one.as_bytes().first() == other.as_bytes().first();
        if shortest < least || is_of_a_woman(one, other) || !self.last && self.are_two(bonded, lexicon) {
            return None;
        }
        // Letters that changed places were mistyped.
        if is_misread(one, other) {
            return Some(Spelling::Slip);
        }
        let distance = osa_distance(one, other);
        if distance <= ROMANISED && is_romanised(one, other, lexicon) {
            return Some(Spelling::Romanised);
        }
        let few = if shortest >= LONG { 2 } else { 1 };
        let alike = initial && sound(one) == sound(other) && distance <= few;
        let letter = self.alone && initial && distance == 1 && (self.last || self.three);
        let letter = letter && (self.three || shortest >= LEAST);
        (alike || letter).then_some(Spelling::Slip)
    }

    /// Whether two first names are those of two people, or forms of one: both are common.
    fn are_two(&self, bonded: bool, lexicon: &Lexicon) -> bool {
        let known = is_given(self.one, lexicon) && is_given(self.other, lexicon);
        // "Teri" and "Terri" are forms of one name, and two ways to write one.
        let alike = sound(self.one) == sound(self.other) && osa_distance(self.one, self.other) == 1;
        known && !bonded || !(bonded && alike) && are_forms(self.one, self.other, lexicon)
    }
}

/// Whether one of two words is the other in the plural: "River Lord" and "River Lords" are no persons.
fn is_of_many((_, one, other): &(usize, &str, &str)) -> bool {
    one.strip_suffix('s') == Some(*other) || other.strip_suffix('s') == Some(*one)
}

/// Whether one name is the other in the ending of a woman's: "Karlov" and "Karlova", "Daniel" and "Daniela".
fn is_of_a_woman(one: &str, other: &str) -> bool {
    let stem = |name: &str| name.trim_end_matches(['a', 'e', 'i', 'o', 'y']).to_owned();
    let (stem_of_one, stem_of_other) = (stem(one), stem(other));
    stem_of_one == stem_of_other && one.ends_with('a') != other.ends_with('a')
        || stem_of_one.strip_suffix('n') == Some(&*stem_of_other) && one.ends_with("na")
        || stem_of_other.strip_suffix('n') == Some(&*stem_of_one) && other.ends_with("na")
}

fn is_given(name: &str, lexicon: &Lexicon) -> bool {
    lexicon.senses_of(name, Class::NameHead).any(|sense| sense.is("given"))
}

/// Whether a first name is one of a language that is written in Latin letters.
fn is_latin(name: &str, lexicon: &Lexicon) -> bool {
    lexicon.senses_of(name, Class::NameHead).any(|sense| sense.is("given") && !sense.is("romanised"))
}

/// Whether a name, or a family name that stands first, is one of another script.
fn is_of_another_script(name: &str, lexicon: &Lexicon) -> bool {
    lexicon.senses_of(name, Class::NameHead).any(|sense| sense.is("romanised")) && !is_latin(name, lexicon)
}

/// Whether two spellings of a name of another script are both common: "Sergei" and "Sergey".
fn are_both_common(one: &str, other: &str, lexicon: &Lexicon) -> bool {
    [one, other].iter().all(|name| is_given(name, lexicon) && !is_latin(name, lexicon))
}

/// Whether two names are one of another script, of which every sound may be written as in the one or as in the other.
pub(super) fn is_romanised(one: &str, other: &str, lexicon: &Lexicon) -> bool {
    are_read_alike(one, other, |letters, other| are_one_sound(letters, other, lexicon))
}

/// Whether two names are made of as many runs of letters, each of which stands for that of the other.
fn are_read_alike(one: &str, other: &str, alike: impl Fn(&str, &str) -> bool) -> bool {
    if !one.is_ascii() || !other.is_ascii() {
        return false;
    }
    // Whether the first so many letters of the one can be read as the first so many of the other.
    let mut read = vec![vec![false; other.len() + 1]; one.len() + 1];
    for i in 0..=one.len() {
        for j in 0..=other.len() {
            let reads = |a: usize, b: usize| {
                let before = read.get(i - a).and_then(|row| row.get(j - b)).copied().unwrap_or(false);
                let runs = one.get(i - a..i).zip(other.get(j - b..j));
                before && runs.is_some_and(|(x, y)| x == y && a == 1 || alike(x, y))
            };
            let lengths = (0..=LETTERS.min(i)).flat_map(|a| (0..=LETTERS.min(j)).map(move |b| (a, b)));
            let found = i + j == 0 || lengths.filter(|(a, b)| a + b > 0).any(|(a, b)| reads(a, b));
            if let Some(cell) = read.get_mut(i).and_then(|row| row.get_mut(j)) {
                *cell = found;
            }
        }
    }
    read.last().and_then(|row| row.last()).copied().unwrap_or(false)
}

/// Whether two runs of letters stand for one sound of another script.
fn are_one_sound(one: &str, other: &str, lexicon: &Lexicon) -> bool {
    let doubled = |one: &str, two: &str| {
        one.len() == 1 && two.len() == 2 && two.bytes().all(|b| one.as_bytes().contains(&b))
    };
    let mute = |letters| lexicon.senses_of(letters, Class::Romanisation).any(|sense| sense.is("mute"));
    doubled(one, other)
        || doubled(other, one)
        || one.is_empty() && mute(other)
        || other.is_empty() && mute(one)
        || share(one, other, lexicon).next().is_some()
}

/// Whether one run of letters stands for a letter with dots, a ring or a stroke, which the other has without: "Mueller" is
/// "Müller", whatever the first name.
fn are_dotted(one: &str, other: &str, lexicon: &Lexicon) -> bool {
    share(one, other, lexicon).any(|sense| sense.is("letter"))
}

/// What two runs of letters may both stand for.
fn share<'l>(one: &str, other: &'l str, lexicon: &'l Lexicon) -> impl Iterator<Item = &'l Sense> {
    let ours = lexicon.senses_of(one, Class::Romanisation);
    ours.filter(move |a| lexicon.senses_of(other, Class::Romanisation).any(|b| a.id == b.id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Knowledge;

    /// How two names are one, by the news alone and where more ties them.
    fn check(one: &str, other: &str, by_news: Option<Spelling>, bonded: Option<Spelling>) {
        let lexicon = &Knowledge::embedded().lexicon;
        assert_eq!(spelling(one, other, false, lexicon), by_news, "{one}, {other}");
        assert_eq!(spelling(other, one, true, lexicon), bonded, "{one}, {other}, bonded");
    }

    #[test]
    fn slips() {
        let slip = Some(Spelling::Slip);
        check("harald-lindquist", "harald-lindqvist", slip, slip);
        check("harald-meyerhoven", "harald-meierhofen", slip, slip);
        check("dorrell-vance", "dorrelle-vance", slip, slip);
        check("owen-robert", "owen-roberts", slip, slip);
        check("anil-kumar-das", "anil-kumar-dav", slip, slip);
        check("kirsten-holm", "kirstin-holm", None, slip);
        check("kirsten-hollman", "kirstyn-holman", slip, slip);
    }

    #[test]
    fn names_of_another_script() {
        let note = Some(Spelling::Romanised);
        check("dibakar-poudyal", "dibakar-paudyal", note, note);
        check("gang-uk-jo", "kang-uk-jo", note, note);
        check("zuhayr-kawadri", "zuhayr-qawadri", note, note);
        check("dorrell-vance", "dorell-vance", note, note);
        check("caryl-holm", "karyl-holm", note, note);
        check("sergei-holm", "sergey-holm", None, None);
        check("thomas-moeller", "thomas-moller", note, note);
    }

    #[test]
    fn two_names() {
        check("jane-holm", "joan-holm", None, None);
        check("mario-holm", "maria-holm", None, None);
        check("river-lord", "river-lords", None, Some(Spelling::Slip));
        check("tomas-karlov", "tomas-karlova", None, None);
        check("daniel-holm", "danielle-holm", None, None);
        check("tomas-karlin", "tomas-kolm", None, None);
        check("tomas-erik-karlin", "tomas-karlin", None, None);
        check("jan-lee", "jan-lei", None, Some(Spelling::Slip));
    }
}
