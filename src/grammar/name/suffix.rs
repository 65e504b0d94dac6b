//! What belongs to a name behind its last word: an acronym in brackets, a number or an edition.

use nom::bytes::complete::take_while1;
use nom::character::complete::char;
use nom::sequence::delimited;
use nom::{IResult, Parser};

use crate::grammar::Place;
use crate::knowledge::Class;

use super::is_in;
use super::run::{ends_word, first_word, tagged};
use super::words::{Possessive, Word, gap, is_acronym};

/// An acronym in brackets behind a name.
pub struct Defined {
    /// First byte of the acronym.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// One past the closing bracket.
    pub past: usize,
}

/// The acronym defined behind `name`, which ends at byte `end`: its letters follow in the name.
pub fn acronym_behind(place: Place<'_>, name: &str, end: usize) -> Option<Defined> {
    let at = gap(place.text, end, place.to, false)?;
    let rest = place.text.get(at..place.to)?;
    let (behind, inside) = bracketed(rest).ok()?;
    let (acronym, number) = inside.split_once(' ').unwrap_or((inside, ""));
    let fits =
        is_acronym(acronym) && stands_for(acronym, name) && number.bytes().all(|b| !b.is_ascii_alphabetic());
    fits.then(|| Defined { start: at + 1, end: at + 1 + inside.len(), past: place.to - behind.len() })
}

fn bracketed(text: &str) -> IResult<&str, &str, ()> {
    delimited(char('('), take_while1(|c| c != ')' && c != '(' && c != '\n'), char(')')).parse(text)
}

/// Whether the letters of `acronym` follow in `name`, the first as the initial of a word.
pub fn stands_for(acronym: &str, name: &str) -> bool {
    let mut letters = acronym.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase);
    let Some(first) = letters.next() else { return false };
    let initials = |c: char| name.split(|c: char| !c.is_alphanumeric()).position(|w| begins(w, c));
    let Some(word) = initials(first) else { return false };
    let skipped = name.split(|c: char| !c.is_alphanumeric()).skip(word).flat_map(str::chars);
    let mut rest = skipped.flat_map(char::to_lowercase).skip(1);
    name.contains([' ', '-']) && letters.all(|l| rest.any(|c| c == l))
}

fn begins(word: &str, letter: char) -> bool {
    word.chars().next().is_some_and(|c| c.to_lowercase().eq(std::iter::once(letter)))
}

/// One past the number behind byte `at`, if it belongs to the name: behind an acronym ("ICCM 6"), the noun of a
/// document or an event ("Masterplan 2026–30"), or a word that takes numbers ("Boeing 737").
pub fn number_behind(place: Place<'_>, words: &[Word<'_>], at: usize) -> Option<usize> {
    let last = words.last()?;
    if last.possessive != Possessive::No {
        return None;
    }
    let start = gap(place.text, at, place.to, false)?;
    let rest = place.text.get(start..place.to)?;
    let (digits, range) = numeral(rest)?;
    let year = digits.len() == 4 && digits.starts_with(['1', '2']);
    let length = digits.len() + range;
    let behind = rest.get(length..)?;
    if !ends_word(behind) || behind.starts_with(['%', ':', '°']) || is_decimal(behind) {
        return None;
    }
    let takes = tagged(place, last.text, Class::NameHead, "numbered");
    let noun = [Class::DocumentNoun, Class::EventNoun]
        .iter()
        .any(|c| is_in(last, *c) && place.lexicon.sense(last.text, *c).is_some());
    let acronym = last.is_acronym() && !is_in(last, Class::Place) && !is_in(last, Class::Currency);
    let counted = !year && counts(behind);
    (takes
        || noun && (year || !counted && digits.len() < 3)
        || acronym && (year || digits.len() < 3 && !counted))
        .then_some(start + length)
}

/// The digits at the beginning of `text`, and the length of the rest of a range of years behind them.
fn numeral(text: &str) -> Option<(&str, usize)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let digits = text.get(..end).filter(|d| !d.is_empty() && d.len() <= 4)?;
    let tail = &text[end..];
    let range = tail
        .strip_prefix(['–', '-', '\u{2011}', '\u{2010}', '/'])
        .filter(|_| digits.len() == 4)
        .map(|rest| (rest, tail.len() - rest.len()))
        .and_then(|(rest, dash)| {
            let length = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            matches!(length, 2 | 4).then_some(dash + length)
        });
    Some((digits, range.unwrap_or(0)))
}

/// A decimal or thousands mark with more digits behind it.
fn is_decimal(behind: &str) -> bool {
    let mut chars = behind.chars();
    matches!(chars.next(), Some('.' | ',')) && chars.next().is_some_and(|c| c.is_ascii_digit())
}

/// Whether a plural in lower case follows: the number counts it.
fn counts(behind: &str) -> bool {
    let Some(word) = behind.strip_prefix(' ') else { return false };
    let word = first_word(word);
    word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && word.starts_with(char::is_lowercase)
        || matches!(word, "people" | "million" | "billion" | "per" | "percent" | "members")
}
