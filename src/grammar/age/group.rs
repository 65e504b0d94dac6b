//! Ages of many, and ages told by their decade: "the over-65s", "children under 12", "a man in his late 40s".

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{OWNERS, bare, plausible, unit};
use crate::grammar::Place;
use crate::grammar::figure::{self, Figure, hedge};
use crate::knowledge::Class;
use crate::value::{Hedge, Quantity};

/// "the over-65s", "under 25s": those of an age and more, or less.
pub(super) fn over(place: Place<'_>) -> Option<Figure> {
    let text = place.rest();
    let width = text.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let rest =
        text.get(width..)?.strip_prefix('s').filter(|rest| !rest.starts_with(char::is_alphanumeric))?;
    let before = hedge::window(place.before());
    let bound = [("over", Hedge::Over), ("under", Hedge::Under)].into_iter().find(|(word, _)| {
        let led = before.strip_suffix(['-', ' ']).and_then(|b| {
            let from = b.len().checked_sub(word.len())?;
            b.get(from..).filter(|w| w.eq_ignore_ascii_case(word)).and(b.get(..from))
        });
        led.is_some_and(|b| !b.ends_with(char::is_alphanumeric))
    });
    let years: u32 = text[..width].parse().ok().filter(|years| (1..100).contains(years))?;
    let end = place.at + (text.len() - rest.len());
    let quantity = Quantity::exact(Decimal::from(years), Decimal::ONE, unit("year", 12));
    Some(Figure { quantity: hedge::bounded(quantity, bound?.1), start: place.at, end })
}

/// Words between an owner and a decade.
const PHASES: [&str; 3] = ["early", "mid", "late"];

/// Where the words begin that part of a decade of life is told with, if somebody's is: "late " behind "in his ".
fn owned(before: &str, depth: u8) -> Option<usize> {
    let near = hedge::window(before);
    let ends = |text: &str, word: &str| {
        let head = text.len().checked_sub(word.len())?;
        let whole = text.get(head..).is_some_and(|w| w.eq_ignore_ascii_case(word));
        (whole && !text.get(..head)?.ends_with(char::is_alphanumeric)).then_some(head)
    };
    let trimmed = near.trim_end_matches([' ', '-', '\u{2011}', '\u{a0}', '\'', '’', '‘']);
    let start = PHASES.iter().find_map(|phase| ends(trimmed, phase)).unwrap_or(near.len());
    let owner = near.get(..start)?.trim_end();
    // "in their twenties and early thirties"
    let first =
        ["and", "or", "to"].iter().find_map(|word| ends(owner, word)).map(|at| owner[..at].trim_end());
    if let Some(first) = first {
        let decade = first.rfind(|c: char| !c.is_alphanumeric()).map_or(0, |at| at + 1);
        return (first.ends_with('s') && decade > 0 && depth == 0)
            .then(|| owned(first.get(..decade)?, 1))
            .flatten()
            .map(|_| before.len() - near.len() + start);
    }
    let head = OWNERS.iter().find_map(|word| ends(owner, word))?;
    let led = owner.get(..head)?.trim_end();
    let led = ["in", "into", "through", "throughout", "reached"].iter().any(|word| ends(led, word).is_some());
    led.then_some(before.len() - near.len() + start)
}

/// Whether a decade that stands behind `before` is one of somebody's life and none of the calendar: "in his late 60s".
pub(crate) fn is_owned(before: &str) -> bool {
    owned(before, 0).is_some()
}

/// "in his 40s", "in her mid-thirties": ten years of a life. Where in them is told too loosely to compare.
pub(super) fn of_decade(place: Place<'_>) -> Option<Figure> {
    let whole = place.rest();
    // "mid-thirties"
    let text = PHASES.iter().find_map(|phase| whole.strip_prefix(phase)?.strip_prefix('-')).unwrap_or(whole);
    let (first, rest) = match text.as_bytes() {
        [b'1'..=b'9', b'0', b's', ..] => (text[..2].parse::<u32>().ok()?, text.get(3..)?),
        [b'0'..=b'9', ..] => return None,
        _ => {
            let (length, sense) =
                place.lexicon.at(text, Class::YearPart).filter(|(_, sense)| sense.is("decade"))?;
            (sense.value?.to_u32()?, text.get(length..)?)
        }
    };
    if rest.starts_with(|c: char| c.is_alphanumeric() || c == '-') {
        return None;
    }
    let start = place.from + owned(place.before(), 0)?;
    let quantity = Quantity {
        number: None,
        low: Some(Decimal::from(first)),
        high: Some(Decimal::from(first + 9)),
        hedge: Hedge::Between,
        ..Quantity::exact(Decimal::from(first), Decimal::ONE, unit("year", 12))
    };
    Some(Figure { quantity, start, end: place.at + (whole.len() - rest.len()) })
}

/// "children under 12", "people over 65": behind those whose age it is, and with nothing counted behind it.
pub(super) fn of_people(place: Place<'_>) -> Option<Figure> {
    const BOUNDS: [&str; 6] = [" under", " over", " below", " above", " younger than", " older than"];
    let before = hedge::window(place.before()).strip_suffix(' ')?;
    let people = BOUNDS.iter().find_map(|bound| before.strip_suffix(bound))?;
    let noun = people.rsplit(|c: char| !c.is_alphanumeric()).next()?;
    let person =
        || place.lexicon.sense(noun.strip_suffix('s')?, Class::PersonNoun).filter(|s| !s.is("thing"));
    let counted = place.lexicon.sense(noun, Class::CountNoun).is_some_and(|s| s.is("general") || s.is("sex"));
    let people =
        ["children", "kids", "adults", "those", "anyone"].iter().any(|w| w.eq_ignore_ascii_case(noun));
    if !(people || counted || person().is_some()) {
        return None;
    }
    let found = figure::read(place, bare).filter(plausible)?;
    let behind = place.text.get(found.end..place.to)?;
    let word = behind.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let closed =
        word.is_empty() || !behind.starts_with(' ') || place.lexicon.begins_with(word, Class::CountStop);
    let decimal = behind.get(1..).is_some_and(|b| b.starts_with(|c: char| c.is_ascii_digit()));
    (closed && !decimal && !behind.starts_with(['-', '$'])).then_some(found)
}
