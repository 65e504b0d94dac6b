//! Counts: a number with the noun it counts: `12 soldiers`, `670 million people`, `eight key focus areas`.

use rust_decimal::Decimal;

use crate::knowledge::Class;
use crate::value::{Dimension, Unit};

use super::figure::cardinal::{Cardinal, Head, Letters};
use super::figure::{self, Term, context, noun};
use super::number::STARTS;
use super::{Found, Grammar, MentionType, Place};

/// The grammar of counts.
pub(super) const GRAMMAR: Grammar = Grammar { name: "count", starts: STARTS, parse };

fn parse(place: Place<'_>) -> Option<Found> {
    let found = figure::read(place, term)?;
    let read = place.cardinal(Letters::Few)?;
    let written = place.rest().get(..read.end)?;
    let head = found.quantity.unit.symbol.rsplit(' ').next().unwrap_or("");
    let people = place.lexicon.sense(head, Class::CountNoun).is_some();
    let persons = people || place.lexicon.sense(head, Class::PluralNoun).is_some();
    let named = context::names(place.before(), &read, written, place.lexicon);
    let year = context::year(place.before(), &read, written) && written != "2000";
    if (head == "times" && compares(place.text.get(found.end..place.to).unwrap_or("")))
        || (!persons && named)
        || (!people && year)
        || of_a_whole(place, &found.quantity.unit.symbol)
        || context::title(place, &read)
        || context::ratio(place, &read)
        || context::emergency(written, place.rest().get(read.end..).unwrap_or(""))
    {
        return None;
    }
    Some(found.found(MentionType::Count))
}

/// "a panel of five finds fault", "a third of the ten stands empty": behind "of" the word behind the number is the verb.
fn of_a_whole(place: Place<'_>, unit: &str) -> bool {
    let last = context::last_word;
    let before = place.before();
    let behind = if last(before) == "the" { before.trim_end().strip_suffix("the") } else { Some(before) };
    noun::may_be_noun(unit, place.lexicon) && behind.is_some_and(|before| last(before) == "of")
}

/// "three times as many", "four times the size": a factor, which counts nothing.
fn compares(after: &str) -> bool {
    let word = after.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let measures = [
        "as", "more", "less", "the", "that", "what", "its", "their", "his", "her", "our", "larger", "faster",
    ];
    measures.contains(&word) || (word.ends_with("er") && word.len() > 4)
}

fn term(head: &Head<'_>) -> Option<Term> {
    let (text, lexicon) = (head.text, head.lexicon);
    let cardinal = head.cardinal(Letters::All)?;
    let one = (cardinal.words || cardinal.plain) && cardinal.value == Decimal::ONE;
    let behind = &text[cardinal.tail..];
    // "1 innings"
    let phrase = noun::phrase(behind, one, lexicon)
        .or_else(|| noun::phrase(behind, false, lexicon).filter(|_| one && !cardinal.words))
        .filter(|_| !letter_alone(text, &cardinal));
    let Some(phrase) = phrase else {
        return Some(Term { end: cardinal.end, cardinal, unit: None, prefixed: false });
    };
    let counted = behind.get(phrase.start..phrase.end)?;
    let unit = Unit::base(Dimension::Count, &folded(counted));
    let end = if phrase.sized { cardinal.end } else { cardinal.tail + phrase.end };
    Some(Term { end, cardinal, unit: Some(unit), prefixed: false })
}

/// Whether letters follow the digits without being a scale word.
fn letter_alone(text: &str, cardinal: &Cardinal) -> bool {
    text[cardinal.end..].starts_with(char::is_alphanumeric)
}

/// The noun phrase in lower case, line breaks as blanks, without a first word that only adds to another figure.
fn folded(phrase: &str) -> String {
    let mut folded = String::with_capacity(phrase.len());
    for word in phrase.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        if folded.is_empty() && ["more", "additional", "further", "extra"].contains(&word) {
            continue;
        }
        // "U.S." is "US", and "U.S.-led" is "US-led".
        let dotted = word.ends_with('.') || word.contains(".-");
        folded.extend(word.chars().filter(|c| !dotted || *c != '.').flat_map(char::to_lowercase));
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::super::figure::corpus::{check, check_silent};

    #[test]
    fn over_is_more_than_or_about() {
        check(&[
            (
                "count >200 people",
                &[
                    "Police arrested over 200 people. | 200 people",
                    "Officers questioned over 200 people. | 200 people",
                    "The ministry fears over 200 people died. | 200 people",
                    "The hall, which held over 200 people, shut. | 200 people",
                ],
            ),
            (
                "count 12 bridges",
                &[
                    "He was questioned over 12 bridges. | 12 bridges",
                    "Fears over 12 bridges grow. | 12 bridges",
                    "A row over 12 bridges broke out. | 12 bridges",
                ],
            ),
            ("count 2 thefts", &["Clerk questioned over two thefts | two thefts"]),
        ]);
    }

    #[test]
    fn counts() {
        check(&[
            ("count 12 soldiers", &["12 soldiers", "twelve soldiers", "Twelve soldiers", "12 Soldiers"]),
            ("count >670000000 people", &["over 670 million people | 670 million people"]),
            ("count 8 key focus areas", &["eight key focus areas"]),
            ("count 2 israeli soldiers", &["two Israeli soldiers"]),
            ("count 40 sports clubs", &["40 sports clubs"]),
            ("count ~40 houses", &["40-odd houses", "about 40 houses | 40 houses", "40 or so houses"]),
            (
                "count >=200 jobs",
                &["200-plus jobs", "200+ jobs", "200 or more jobs", "at least 200 jobs | 200 jobs"],
            ),
            (
                "count 10..15 officials",
                &[
                    "10 to 15 officials",
                    "10-15 officials",
                    "between 10 and 15 officials | 10 and 15 officials",
                ],
            ),
            ("count 5 people", &["Quake Kills Five People in Oldtown | Five People"]),
            ("count 2..3 people", &["two or three people", "2-3 people"]),
            ("count 64 acme turbo processors", &["64 Acme Turbo processors"]),
            ("count 1 soldier", &["one soldier", "One soldier"]),
            ("count 12 page", &["12-page"]),
            ("count 1984 people", &["1,984 people", "1984 people"]),
            ("count 12 eggs", &["a dozen eggs"]),
            ("count 18 520s", &["18 520s"]),
            ("count 2400000 viewers", &["2.4m viewers", "2.4 million viewers", "2.4m Viewers"]),
            ("count 3 police officers", &["three police officers"]),
            ("count 3 cds", &["three CDs"]),
            ("count 2 usb 3.0 ports", &["two USB 3.0 ports", "2 USB 3.0 ports"]),
            ("count 2 new 520 swift jets", &["two new 520 Swift jets"]),
            ("count 300 type 4 vans", &["300 Type 4 vans"]),
            ("count 6.5 times", &["6.5 times earnings | 6.5 times"]),
            ("count 3200 times", &["3,200 times", "She called 3200 times. | 3200 times"]),
            ("number 3", &["three times as many | three", "three times larger | three"]),
            ("count 12 page", &["a 12 page report | 12 page"]),
            (
                "count 3 cylinder",
                &["a 3 cylinder engine | 3 cylinder", "the three cylinder engine | three cylinder"],
            ),
            ("count 1 page", &["one page"]),
            ("count 3 us insurance brokers", &["three US insurance brokers"]),
            ("count 15 deep and surface mines", &["15 deep and surface mines"]),
            ("count 300 sports utility vehicles", &["300 sports utility vehicles"]),
            (
                "count 2 soldiers",
                &["two soldiers and officers | two soldiers", "two soldiers guarding gates | two soldiers"],
            ),
            ("count 20 decently sized oil-fired power plants", &["20 decently sized oil-fired power plants"]),
            ("count 200000..300000 backlogged samples", &["200,000-300,000 backlogged samples"]),
            ("count 40000..50000 people", &["40-50,000 people", "40,000-50,000 people"]),
            ("count 2 three-bedroom flats", &["two three-bedroom flats"]),
        ]);
        let knowledge = crate::knowledge::Knowledge::embedded();
        let read = |text| super::super::figure::corpus::figures(text, &knowledge);
        assert_eq!(read("It dropped two 500kg bombs."), ["count 2 bombs [two]", "dimension 500 kg [500kg]"]);
        assert_eq!(
            read("He sells two- and three-bedroom flats."),
            ["count 2 bedroom [two]", "count 3 bedroom [three-bedroom]"]
        );
        check(&[
            ("number 12", &["12 were hurt | 12", "12 killed | 12", "A jury of 12 holds the key. | 12"]),
            ("number 7", &["A panel of seven finds no fault. | seven", "None of the 7 stands empty. | 7"]),
            ("count 6 falls", &["The last six falls hurt. | six falls"]),
        ]);
    }

    #[test]
    fn nouns_that_look_like_something_else() {
        check(&[
            (
                "count 600 voters",
                &["600 voters suggests | 600 voters", "600 voters estimates Acme | 600 voters"],
            ),
            ("count 2 big rivals", &["the two big rivals whereas | two big rivals"]),
            ("count 2 cup matches", &["two cup matches"]),
            ("count 3 stone walls", &["three stone walls"]),
            ("count 3 us officials", &["three U.S. officials", "three US officials"]),
            ("count 2 us-based firms", &["two US-based firms"]),
            ("count 2 us-led raids", &["two U.S.-led raids", "two US-led raids"]),
            (
                "count 8 police reports",
                &["eight police reports", "8 police reports Monday | 8 police reports"],
            ),
            ("count 2 children claims", &["two children claims"]),
            (
                "count 900 voters",
                &["900 voters claims that | 900 voters", "900 voters hopes Acme | 900 voters"],
            ),
            ("count 30 staff claims", &["30 staff claims were paid | 30 staff claims"]),
            ("count 2 frenchwomen", &["two Frenchwomen"]),
            ("count 1 innings", &["1 innings"]),
            ("count 1 child", &["one child", "1 child", "1 child and a dog | 1 child"]),
            ("count 5 wins", &["five wins", "5 wins in a row | 5 wins"]),
            ("count 3 straight wins", &["three straight wins"]),
            ("count 5 iraqis", &["five Iraqis", "five Iraqis died | five Iraqis"]),
            ("count 12 taxis", &["12 taxis"]),
            ("count 10 point", &["a 10 point lead | 10 point"]),
            ("count 5 star", &["the five star hotel | five star"]),
            ("count 300 type 4s", &["300 Type 4s"]),
            ("count 10 overseas posts", &["10 overseas posts"]),
        ]);
    }

    #[test]
    fn no_counts() {
        check_silent(&[
            "a 1974 series",
            "the 2026 elections",
            "Boeing 737 jets",
            "dozens of soldiers",
            "Windows 10 users",
            "almost fourfold",
            "a ten-fold rise",
        ]);
    }
}
