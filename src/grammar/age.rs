//! Ages: `32-year-old`, `32 years old`, `aged 32`, `ten months of age`, "Robert Smith, 32,", and "a woman of 80".

mod group;

use rust_decimal::Decimal;

use crate::knowledge::{Class, Classes};
use crate::value::{Dimension, Unit};

use super::figure::cardinal::{Head, Letters, joint};
use super::figure::{self, Figure, Term, hedge};
use super::number::STARTS;
use super::{Found, Grammar, MentionType, Place, Starts};

pub(crate) use group::is_owned;

/// The grammar of ages.
pub(super) const GRAMMAR: Grammar = Grammar {
    name: "age",
    starts: Starts {
        classes: STARTS.classes.with(Classes::of(&[Class::YearPart, Class::TimePhase])),
        ..STARTS
    },
    parse,
};

fn parse(place: Place<'_>) -> Option<Found> {
    if let Some(found) = group::of_decade(place) {
        return Some(found.found(MentionType::Age));
    }
    // Every age has a number: most words that can begin one ("a") do not.
    if place.rest().starts_with(char::is_alphabetic) && place.cardinal(Letters::Few).is_none() {
        return None;
    }
    let found = figure::read(place, old).or_else(|| stated(place)).or_else(|| apposed(place));
    let found = found
        .or_else(|| of_somebody(place))
        .or_else(|| of_whom(place))
        .or_else(|| reached(place))
        .or_else(|| lived(place))
        .or_else(|| died(place))
        .or_else(|| group::over(place))
        .or_else(|| group::of_people(place))
        .or_else(|| bracketed(place))?;
    Some(found.found(MentionType::Age))
}

fn unit(symbol: &str, months: u32) -> Unit {
    let factor = Decimal::from(months).checked_div(Decimal::from(12)).unwrap_or(Decimal::ONE);
    Unit { factor, ..Unit::base(Dimension::Age, symbol) }
}

/// "32-year-old", "ten months old", "six weeks of age".
fn old(head: &Head<'_>) -> Option<Term> {
    let text = head.text;
    let cardinal = head.cardinal(Letters::Few)?;
    let unit = years(&text[cardinal.tail..]);
    let end = unit.as_ref().map_or(cardinal.end, |(_, length)| cardinal.tail + length);
    Some(Term { cardinal, unit: unit.map(|(unit, _)| unit), prefixed: false, end })
}

fn years(text: &str) -> Option<(Unit, usize)> {
    let at = joint(text);
    let rest = text.get(at..)?;
    if let Some(short) = ["y.o.", "y/o", "yo"].into_iter().find(|short| rest.starts_with(short)) {
        let whole = !rest[short.len()..].starts_with(char::is_alphanumeric);
        return whole.then(|| (unit("year", 12), at + short.len()));
    }
    if at == 0 {
        return None;
    }
    let length = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
    let unit = match rest.get(..length)?.to_ascii_lowercase().trim_end_matches('s') {
        "year" | "yr" => unit("year", 12),
        "month" => unit("month", 1),
        "week" => Unit { factor: Decimal::new(19165, 6), ..unit("week", 12) },
        "day" => Unit { factor: Decimal::new(2738, 6), ..unit("day", 12) },
        _ => return None,
    };
    let behind = &rest[length..];
    let gap = joint(behind);
    let end = ["old", "olds", "of age"].iter().find_map(|word| {
        let tail = behind.get(gap..)?;
        let written = tail.get(..word.len())?;
        let whole = !tail[word.len()..].starts_with(char::is_alphanumeric);
        (gap > 0 && whole && written.eq_ignore_ascii_case(word)).then_some(gap + word.len())
    })?;
    Some((unit, at + length + end))
}

/// "aged 32", "age 87", "at the age of 32": the word stands before the number and belongs to the span.
fn stated(place: Place<'_>) -> Option<Figure> {
    let before = hedge::window(place.before());
    if let Some(found) = stated_too(place, before) {
        return Some(found);
    }
    let trimmed = before.trim_end();
    let aged = [
        "aged between",
        "aged from",
        "aged over",
        "aged under",
        "aged about",
        "aged around",
        "aged at least",
        "ages of",
        "age of",
        "aged",
        "ages",
        "age",
    ];
    let phrase = aged.iter().find(|phrase| {
        let from = trimmed.len().checked_sub(phrase.len());
        from.is_some_and(|from| {
            trimmed.get(from..).is_some_and(|t| t.eq_ignore_ascii_case(phrase))
                && !trimmed[..from].ends_with(char::is_alphanumeric)
        })
    })?;
    let found = figure::read(place, bare).filter(plausible)?;
    // "aged 18 years and 185 days"
    let behind = place.text.get(found.end..place.to)?;
    let years = [" years", " year"].iter().find(|unit| behind.starts_with(**unit));
    let end = years.map_or(found.end, |unit| found.end + unit.len());
    let start = if phrase.contains(' ') {
        place.at
    } else {
        place.at - (before.len() - trimmed.len()) - phrase.len()
    };
    Some(Figure { start, end, ..found })
}

/// "Aged 28 and 33": the second of two.
fn stated_too(place: Place<'_>, before: &str) -> Option<Figure> {
    let first = before.strip_suffix(" and ")?;
    let digits = first.trim_end_matches(|c: char| c.is_ascii_digit());
    let aged = digits.len() < first.len() && digits.strip_suffix(' ').is_some_and(|b| b.ends_with("aged"));
    let found = figure::read(place, bare).filter(|f| aged && plausible(f))?;
    let counts = place.text.get(found.end..place.to)?.trim_start().starts_with(char::is_alphabetic);
    let closed = place.text.get(found.end..place.to)?.starts_with([',', '.', ';', ')']);
    (closed || !counts).then_some(found)
}

fn bare(head: &Head<'_>) -> Option<Term> {
    let text = head.text;
    let cardinal = head.cardinal(Letters::Few)?;
    let ends =
        !text[cardinal.end..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '%' | '/' | ':'));
    ends.then_some(Term { cardinal, unit: Some(unit("year", 12)), prefixed: false, end: cardinal.end })
}

fn plausible(figure: &Figure) -> bool {
    let quantity = &figure.quantity;
    quantity.number.or(quantity.high).is_some_and(|n| n >= Decimal::ZERO && n <= Decimal::from(125))
}

/// Words of a role with its article: "the lorry driver", "the Corrin Town goal ace".
const ROLE: usize = 6;
/// Words for somebody's role.
const ROLES: [Class; 5] =
    [Class::Kinship, Class::Title, Class::Occupation, Class::Epithet, Class::PersonNoun];

/// Whose relatives and whose years are told of.
const OWNERS: [&str; 6] = ["his", "her", "their", "my", "your", "our"];

/// "Robert Smith, 32, …": a number between commas behind a capitalised name, or behind what one person is: "the driver, 47,",
/// "a girl, 9,", "his wife, 76,".
fn apposed(place: Place<'_>) -> Option<Figure> {
    let name = place.before().trim_end_matches([' ', '\n']).strip_suffix(',')?;
    let name = hedge::window(name);
    // "Adil M., 33,": an initial stands for the last name.
    let initial = name.strip_suffix('.').and_then(|full| full.rsplit_once(' '));
    let initial =
        initial.filter(|(_, last)| last.len() == 1 && last.starts_with(|c: char| c.is_ascii_uppercase()));
    let name = initial.map_or(name, |(first, _)| first);
    let word = name.rsplit(|c: char| !c.is_alphanumeric()).next().filter(|w| w.chars().count() > 1)?;
    let text = place.rest();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let behind = text.get(digits..)?;
    let closed = behind.starts_with(", ")
        || behind.starts_with(". ")
        || behind.starts_with("; ")
        || behind.is_empty()
        || behind == "."
        || behind.starts_with(" of ")
        || behind.starts_with(" and ")
        || behind.starts_with(" who ")
        || behind.starts_with(',');
    let listed =
        behind.starts_with(',') && behind[1..].trim_start().starts_with(|c: char| c.is_ascii_digit());
    // "Park Jin-woo, 68,": the last part of a given name has no capital.
    let whole = name.rsplit(char::is_whitespace).next().unwrap_or(word);
    let tail = place.lexicon.sense(word, Class::NameTail).is_none() && whole.contains(['-', '\u{2011}']);
    let named = if tail { whole } else { word };
    let capital = named.starts_with(char::is_uppercase) && named.chars().any(char::is_lowercase);
    // "The bus driver, 47, was unhurt."
    let role = ROLES.iter().find_map(|class| {
        place.lexicon.sense(word, *class).filter(|sense| !sense.is("thing")).map(|_| *class)
    });
    let near = |word: &str| name.split(' ').rev().take(ROLE).any(|w| w.eq_ignore_ascii_case(word));
    let one = (!word.ends_with('s') || word.ends_with("ss"))
        && match role {
            Some(Class::Kinship) => {
                OWNERS.iter().any(|owner| near(owner)) || name.contains("'s ") || name.contains("’s ")
            }
            Some(Class::PersonNoun) => near("the") || near("a"),
            role => role.is_some() && near("the"),
        };
    let other = [Class::Month, Class::Weekday, Class::FunctionWord, Class::CountStop, Class::LabelNoun];
    let person = one || capital && !other.iter().any(|class| place.lexicon.sense(word, *class).is_some());
    if !(1..=3).contains(&digits) || !closed || listed || !person {
        return None;
    }
    figure::read(place, bare).filter(|f| {
        plausible(f) && f.end == place.at + digits && f.quantity.number.is_some_and(|n| n > Decimal::TWO)
    })
}

/// "Robert Smith (32)": a number alone in brackets behind two words with a capital, as a person is named.
fn bracketed(place: Place<'_>) -> Option<Figure> {
    let mut words = hedge::window(place.before()).strip_suffix(" (")?.rsplit(' ');
    let name = |word: &str| {
        let small = word
            .chars()
            .skip(1)
            .all(|c| c.is_lowercase() || matches!(c, '-' | '\'' | '’') || c.is_uppercase());
        let named = word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase) && small;
        let classes = [Class::Month, Class::Weekday, Class::FunctionWord, Class::LabelNoun];
        let head = place.lexicon.sense(word, Class::NameHead).is_some_and(|sense| !sense.is("given"));
        named && !head && !classes.iter().any(|class| place.lexicon.sense(word, *class).is_some())
    };
    let (last, first) = (words.next()?, words.next()?);
    let text = place.rest();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=3).contains(&digits) || !text.get(digits..)?.starts_with(')') || !name(last) || !name(first) {
        return None;
    }
    figure::read(place, bare).filter(|f| plausible(f) && f.quantity.number.is_some_and(|n| n > Decimal::TWO))
}

/// "Robert Smith, who is 32,": where nothing is counted.
fn of_whom(place: Place<'_>) -> Option<Figure> {
    let before = hedge::window(place.before());
    let said = [", who is ", ", who was ", ", who is now ", ", who turned "]
        .iter()
        .find_map(|w| before.strip_suffix(*w))?;
    said.chars().next_back().filter(|c| c.is_alphanumeric())?;
    let found = figure::read(place, bare).filter(plausible)?;
    let behind = place.text.get(found.end..place.to)?;
    let closed = behind.is_empty() || behind.starts_with([',', '.', ';', ')']) && !behind.starts_with(".5");
    let digit = behind.get(1..).is_some_and(|b| b.starts_with(|c: char| c.is_ascii_digit()));
    (closed && !digit && found.quantity.number.is_some_and(|n| n > Decimal::TWO)).then_some(found)
}

/// "She is 34.", "he turned 45 on Sunday": where nothing is counted.
fn reached(place: Place<'_>) -> Option<Figure> {
    const TURNED: [&str; 3] = ["turned", "turns", "turning"];
    let before = hedge::window(place.before()).strip_suffix(' ')?;
    let mut words = before.rsplit(|c: char| !c.is_alphanumeric());
    let (verb, subject) = (words.next()?, words.next().unwrap_or(""));
    let person = ["he", "she"].iter().any(|p| subject.eq_ignore_ascii_case(p));
    // "will turn 30"; a track has its turn 10.
    let will = ["will", "to", "would", "should", "can", "could", "may", "must"].contains(&subject);
    let turned = TURNED.contains(&verb) || verb == "turn" && will;
    if !(turned || person && (verb == "is" || verb == "was")) {
        return None;
    }
    let found = figure::read(place, bare).filter(plausible)?;
    let behind = place.text.get(found.end..place.to)?;
    let digit = behind.get(1..).is_some_and(|b| b.starts_with(|c: char| c.is_ascii_digit()));
    let closed = behind.is_empty() || behind.starts_with([',', '.', ';', ')', '!', '\n']) && !digit;
    let dated = [" on ", " in ", " this ", " last ", " next ", " when ", " at the time"];
    let ends = closed || dated.iter().any(|word| behind.starts_with(word));
    // "He was 3, 4 and 5 behind."
    let row = behind.starts_with(", ") && behind[2..].starts_with(|c: char| c.is_ascii_digit());
    (ends && !row && found.quantity.number.is_some_and(|n| n > Decimal::TWO)).then_some(found)
}

/// "At 42, he is the oldest": nothing is counted, and nothing else is told of somebody so.
fn lived(place: Place<'_>) -> Option<Figure> {
    let before = hedge::window(place.before()).strip_suffix("At ")?;
    let opens = before.is_empty() || before.ends_with([' ', '\n', '"', '“']);
    let found = figure::read(place, bare).filter(|f| opens && plausible(f))?;
    let behind = place.text.get(found.end..place.to)?;
    let person = [", he ", ", she "].iter().any(|word| behind.starts_with(word));
    (person && found.quantity.number.is_some_and(|n| n > Decimal::TWO)).then_some(found)
}

/// "Nora Field dies at 84", "has died at 84": where nothing is counted.
fn died(place: Place<'_>) -> Option<Figure> {
    let before = hedge::window(place.before()).strip_suffix(" at ")?;
    let mut words = before.trim_end_matches(',').rsplit(|c: char| !c.is_alphanumeric());
    let (verb, determiner) = (words.next()?, words.next().unwrap_or(""));
    let many = ["the", "of"].contains(&determiner);
    let dead = !many && ["died", "dies", "dead"].iter().any(|word| verb.eq_ignore_ascii_case(word));
    let found = figure::read(place, bare).filter(|f| dead && plausible(f))?;
    let behind = place.text.get(found.end..place.to)?;
    let digit = behind.get(1..).is_some_and(|b| b.starts_with(|c: char| c.is_ascii_digit()));
    let closed = behind.trim_end().is_empty() || behind.starts_with([',', '.', ';', '\n']) && !digit;
    let closed = closed || [" after ", " following ", " from "].iter().any(|word| behind.starts_with(word));
    (closed && found.quantity.number.is_some_and(|n| n > Decimal::TEN)).then_some(found)
}

/// "A woman of 80": behind the noun of one person, and with nothing counted behind it.
fn of_somebody(place: Place<'_>) -> Option<Figure> {
    let before = hedge::window(place.before().trim_end_matches(' ').strip_suffix(" of")?);
    let noun = before.rsplit(|c: char| !c.is_alphanumeric()).next()?;
    let person = place.lexicon.sense(noun, Class::PersonNoun)?;
    let found = figure::read(place, bare).filter(plausible)?;
    let behind = place.text.get(found.end..place.to)?;
    let closed =
        behind.is_empty() || behind.starts_with([',', '.', ';', ')']) || behind.starts_with(" from ");
    // "A mother of 12" has children.
    let aged = !person.is("thing") && !person.is("parent");
    (closed && aged && found.quantity.number.is_some_and(|n| n > Decimal::TWO)).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::super::figure::corpus::{check, check_silent};

    #[test]
    fn ages() {
        check(&[
            (
                "age 32 year",
                &["32-year-old", "32 year old", "32 years old", "aged 32", "32 years of age", "age 32"],
            ),
            (
                "age 32 year",
                &[
                    "at the age of 32 | 32",
                    "Nora Field, 32, said | 32",
                    "Nora Field, 32 and from here | 32",
                    "thirty-two years old",
                    "Park Jin-woo, 32, was held | 32",
                    "Nora Field, who is 32, said | 32",
                    "The bus driver, 32, was unhurt | 32",
                    "A young boy, 32, was hurt | 32",
                    "He and his wife, 32, fled | 32",
                    "Nora's elder brother, 32, fled | 32",
                    "Nora F., 32, said | 32",
                    "Nora Holm (32) said | 32",
                    "Nora Holm,\n32, said | 32",
                    "The actress, 32, was unhurt | 32",
                    "The Corrin goal ace, 32, said | 32",
                    "Nora Field dies at 32 | 32",
                    "Nora Field died at 32 after a fall | 32",
                ],
            ),
            ("age 87 year", &["87 yo", "87yo", "87 y/o"]),
            (
                "age 32 year",
                &[
                    "She is 32. | 32",
                    "He was 32 when it fell | 32",
                    "Nora turned 32 on a ship | 32",
                    "Nora turns 32 this year | 32",
                    "Nora will turn 32 on Monday | 32",
                ],
            ),
            ("age >32 year", &["women aged over 32 | 32", "the over-32s | 32s", "for over 32s | 32s"]),
            ("age <25 year", &["The under-25s are | 25s"]),
            ("age <5 year", &["places for under-5s | 5s"]),
            ("age 87 year", &["He died at 87. | 87", "At 87, he is the oldest | 87", "aged 87 years"]),
            ("age 40..49 year", &["a man in his 40s | 40s", "They are in their late 40s. | late 40s"]),
            (
                "age 30..39 year",
                &[
                    "a man in his mid-thirties | mid-thirties",
                    "well into her Thirties | Thirties",
                    "a woman in her early Thirties | early Thirties",
                ],
            ),
            ("age <12 year", &["Children under 12 go free. | 12", "for girls younger than 12 | 12"]),
            ("age >65 year", &["People over 65 and | 65", "men aged over 65 | 65"]),
            ("age 10 month", &["ten months old", "10-month-old"]),
            ("age 18..34 year", &["aged 18 to 34", "aged between 18 and 34 | 18 and 34"]),
            ("age 400000000 year", &["400 million-year-old", "400-million-year-old"]),
        ]);
    }

    #[test]
    fn no_ages() {
        check(&[(
            "number 32",
            &["It is 32. | 32", "He is 32 and behind | 32", "At turn 32. | 32", "put the dead at 32. | 32"],
        )]);
        check_silent(&["agenda", "old age", "an aged man", "Alder Road (32)", "Field (32)", "the Act (32)"]);
        check_silent(&["the hits of his 60s", "in their 45s", "a group of 30-somethings"]);
        check(&[
            ("count >12 seats", &["Children over 12 seats were hurt. | 12 seats"]),
            ("percent <12 %", &["women under 12% of the staff | 12%"]),
            (
                "number 32",
                &["The river, 32, was high. | 32", "The brothers, 32, said | 32", "It closed at 32. | 32"],
            ),
        ]);
    }
}
