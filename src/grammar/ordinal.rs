//! Ordinals: `6th`, `sixth`, `twenty-first`; not the second of time.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::knowledge::{Class, Classes, CueWords, Lexicon};
use crate::value::{Dimension, Quantity, Unit};

use super::figure::cardinal::joint;
use super::figure::context;
use super::{Found, Grammar, Meaning, MentionType, Place, Starts};

/// The grammar of ordinals.
pub(super) const GRAMMAR: Grammar = Grammar {
    name: "ordinal",
    starts: Starts {
        digit: true,
        sign: false,
        capital: false,
        code: false,
        quote: false,
        classes: Classes::of(&[Class::OrdinalWord, Class::NumberWord]),
    },
    parse,
};

fn parse(place: Place<'_>) -> Option<Found> {
    let text = place.rest();
    let apart = context::apart(place.before());
    let ending = place.lexicon.at(text, Class::OrdinalWord).filter(|(_, sense)| sense.is("from-end"));
    if let Some((length, _)) = ending.filter(|_| apart) {
        let end = place.at + length;
        return Some(Found { start: place.at, end, kind: MentionType::Ordinal, meaning: unranked() });
    }
    let (rank, length) = digits(text).or_else(|| words(text, place.lexicon))?;
    if let Some(end) = from_end(place, rank, length).filter(|_| apart) {
        return Some(Found {
            start: place.at,
            end: place.at + end,
            kind: MentionType::Ordinal,
            meaning: unranked(),
        });
    }
    if !apart || instant(place, &text[..length]) {
        return None;
    }
    let unit = Unit::base(Dimension::Ordinal, "");
    let meaning = Meaning::Quantity(Arc::new(Quantity::exact(rank, Decimal::ONE, unit)));
    Some(Found { start: place.at, end: place.at + length, kind: MentionType::Ordinal, meaning })
}

/// What comes again and again: "last term".
const COMES_ROUND: CueWords = CueWords::named("comes-round");

/// "second to last", "third-from-last", "the second last bus": where a rank that is counted from the end ends. From the
/// beginning it is none that is known.
fn from_end(place: Place<'_>, rank: Decimal, length: usize) -> Option<usize> {
    let (text, lexicon) = (place.rest(), place.lexicon);
    let behind = text.get(length..)?;
    let the = super::figure::hedge::follows_word(place.before(), "the");
    let behind_link = |links: &[&str]| links.iter().find_map(|link| behind.strip_prefix(link));
    // "second to last year's winner" is behind the winner of last year, "the second to last day" is counted from the end.
    let loose = behind_link(&[" to last", " from last"]).filter(|tail| {
        time_behind(tail, lexicon).is_none_or(|behind| the && !behind.starts_with(['\'', '’']))
    });
    let tail = loose.or_else(|| behind_link(&["-to-last", "-from-last", " from the end", "-last"])).or_else(
        || behind_link(&[" last"]).filter(|t| the && t.starts_with(' ') && time_behind(t, lexicon).is_none()),
    )?;
    let word = text.get(..length)?;
    let ranks = rank > Decimal::ONE && lexicon.sense(word, Class::OrdinalWord).is_some();
    (ranks && !tail.starts_with(char::is_alphanumeric)).then_some(text.len() - tail.len())
}

/// What stands behind the word of time that `tail` begins with: " year", " season".
fn time_behind<'a>(tail: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    const TIMES: Classes =
        Classes::of(&[Class::TimeUnit, Class::Season, Class::Month, Class::Weekday, Class::DayPart]);
    let tail = tail.trim_start();
    let word = tail.split(|c: char| !c.is_alphanumeric()).next()?;
    let time = lexicon.is_among(word, TIMES) || COMES_ROUND.hold(word, lexicon);
    tail.get(word.len()..).filter(|_| time)
}

/// The rank of what is counted from the end: any.
fn unranked() -> Meaning {
    let exact = Quantity::exact(Decimal::ZERO, Decimal::ONE, Unit::base(Dimension::Ordinal, ""));
    Meaning::Quantity(Arc::new(Quantity { number: None, low: None, high: None, ..exact }))
}

/// `1st`, `22nd`, `38th`, with the ending that fits the digits.
fn digits(text: &str) -> Option<(Decimal, usize)> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == ',')).filter(|end| (1..=7).contains(end))?;
    let written = &text[..end];
    // "1,001st"
    let grouped = written.split_once(',').is_none_or(|(head, group)| {
        (1..=3).contains(&head.len()) && group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit())
    });
    let rank: u32 = written.replace(',', "").parse().ok().filter(|_| grouped)?;
    let rest = &text[end..];
    let written = rest.get(..2).filter(|w| w.eq_ignore_ascii_case(ordinal_ending(rank)))?;
    (!rest[written.len()..].starts_with(char::is_alphanumeric)).then_some((Decimal::from(rank), end + 2))
}

/// What an ordinal in digits ends in: `1st`, `12th`, `22nd`.
pub fn ordinal_ending(rank: u32) -> &'static str {
    match (rank % 10, rank % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

/// `sixth`, `twenty-first`, `one hundred and tenth`.
fn words(text: &str, lexicon: &Lexicon) -> Option<(Decimal, usize)> {
    let (mut sum, mut group, mut at) = (Decimal::ZERO, Decimal::ZERO, 0);
    for _ in 0..8 {
        let rest = &text[at..];
        if let Some((length, sense)) = lexicon.at(rest, Class::OrdinalWord) {
            let rank = sense.value?;
            let whole = if rank < Decimal::ONE_HUNDRED {
                group.checked_add(rank)?
            } else {
                group.max(Decimal::ONE).checked_mul(rank)?
            };
            let fits = group.is_zero() || rank >= Decimal::ONE_HUNDRED || (group % Decimal::TEN).is_zero();
            return fits.then_some((sum.checked_add(whole)?, at + length));
        }
        if let Some((length, sense)) = lexicon.at(rest, Class::NumberWord) {
            let value = sense.value?;
            group = if value == Decimal::ONE_HUNDRED {
                group.max(Decimal::ONE).checked_mul(value)?
            } else {
                group.checked_add(value)?
            };
            at += length;
        } else if let Some((length, sense)) = lexicon.at(rest, Class::ScaleWord).filter(|_| at > 0) {
            sum = sum.checked_add(group.checked_mul(sense.value?)?)?;
            group = Decimal::ZERO;
            at += length;
        } else {
            at += rest.strip_prefix("and ").filter(|_| at > 0).map(|_| 3)?;
        }
        at += Some(joint(&text[at..])).filter(|gap| *gap > 0)?;
    }
    None
}

/// "a second later", "per second", "a third of": no rank.
fn instant(place: Place<'_>, written: &str) -> bool {
    let after = place.rest()[written.len()..].trim_start();
    let fraction = place.lexicon.sense(written, Class::FractionWord).is_some();
    let article = ["a", "an", "per", "every", "one"]
        .iter()
        .any(|word| super::figure::hedge::follows_word(place.before(), word));
    let word = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    // "a third to a half"
    let part = word == "of" || ["to a ", "and a "].iter().any(|joint| after.starts_with(joint));
    if fraction && article && part {
        return true;
    }
    let time =
        ["later", "earlier", "ago", "after", "before", "or", "and", "to", "faster", "slower", "behind", ""];
    written.eq_ignore_ascii_case("second") && article && time.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::super::figure::corpus::{check, check_silent};

    #[test]
    fn ordinals() {
        check(&[
            ("ordinal 6", &["6th", "sixth", "Sixth", "the sixth meeting | sixth"]),
            ("ordinal 21", &["21st", "twenty-first", "twenty first"]),
            ("ordinal 1001", &["1,001st", "1001st"]),
            ("ordinal 110", &["one hundred and tenth", "110th"]),
            (
                "ordinal ..",
                &[
                    "penultimate",
                    "the last but one stage | last but one",
                    "second to last",
                    "the third-from-last house | third-from-last",
                    "the second to last day of the tour | second to last",
                    "the second last bus | second last",
                ],
            ),
            ("ordinal 2", &["second", "a second meeting | second", "2nd"]),
            (
                "ordinal 2",
                &[
                    "She finished second to last year's champion. | second",
                    "They came second to last season's winner. | second",
                    "She was the second last year. | second",
                ],
            ),
        ]);
    }

    #[test]
    fn no_ordinals() {
        check_silent(&["a second later", "21th", "seconds"]);
    }
}
