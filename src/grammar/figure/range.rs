//! Ranges: between A and B, from A to B, A to B, A–B. The unit stands behind each number, or behind the second for both.

use crate::knowledge::{Class, Lexicon};
use crate::value::{Dimension, Hedge, Quantity, Unit};

use rust_decimal::Decimal;

use super::super::Place;
use super::cardinal::{Cardinal, Head, blank};
use super::{ReadTerm, Term, between, hedge};

/// What stands behind the first term.
pub(super) enum Pair {
    /// The two are one range; where it ends.
    Range(Quantity, usize),
    /// The second is a figure of its own and lends the first its unit: "fell from 5 to 3 per cent".
    Shared(Unit),
    /// Nothing that belongs to the first.
    None,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    And,
    Or,
    To,
    Dash,
}

/// Reads the second term of a range.
pub(super) fn second(place: Place<'_>, first: &Term, term: ReadTerm) -> Pair {
    let text = place.rest();
    if !may_go_on(&text[first.end..]) {
        return Pair::None;
    }
    if let Some(pair) = bounds(place, first, term) {
        return pair;
    }
    if let Some(unit) = hanging(text, first, place.lexicon, term) {
        return Pair::Shared(unit);
    }
    let Some((link, at)) = link(&text[first.end..]).map(|(link, length)| (link, first.end + length)) else {
        return Pair::None;
    };
    if link == Link::And && !hedge::follows_word(place.before(), "between") {
        return Pair::None;
    }
    let at = at + softener(&text[at..], place.lexicon);
    let Some(second) = term(&Head::new(&text[at..], place.lexicon)) else { return Pair::None };
    let Some(unit) = unit(first, &second) else { return Pair::None };
    let low = scale_shared(&first.cardinal, &second.cardinal);
    let low = if link == Link::Dash { thousands_shared(&low, &second.cardinal) } else { low };
    // "-5 to -10 °C"
    if low.value.is_sign_negative()
        && second.cardinal.value < low.value
        && unit.dimension != Dimension::Number
    {
        return Pair::Range(between(&second.cardinal, &low, unit), at + second.end);
    }
    let ascending = low.value < second.cardinal.value;
    let bare = unit.dimension == Dimension::Number;
    let from = hedge::follows_word(place.before(), "from");
    if link == Link::To && from && (!ascending || changes(place, 8)) {
        return if first.unit.is_none() { Pair::Shared(unit) } else { Pair::None };
    }
    // "lost more than $2 to $43", "rose $2 to $43": the second is where it went, not the end of a range.
    let moved = link == Link::To && !from && (changes(place, 1) || hedge::bounded_before(place))
        || link == Link::To && reached(place, &low, &second.cardinal);
    if !ascending
        || moved
        || (bare && link == Link::Dash && !plainly(&text[first.end..at], first, &second))
        || (link == Link::Or && !close(&low, first, &second))
    {
        return Pair::None;
    }
    Pair::Range(between(&low, &second.cardinal, unit), at + second.end)
}

/// Whether what stands behind a first term may link a second one to it: most figures are followed by a word that does not.
fn may_go_on(after: &str) -> bool {
    match after.as_bytes() {
        [b' ', next, ..] => matches!(next, b'a' | b'b' | b'o' | b't' | b'-' | b' ' | 128..),
        [first, ..] => matches!(first, b' ' | b',' | b'-' | b'~' | 128..),
        [] => false,
    }
}

/// The unit that a number with a hanging hyphen shares with the last of its row: "two- and three-bedroom", "16- and 17-year-olds".
fn hanging(text: &str, first: &Term, lexicon: &Lexicon, term: ReadTerm) -> Option<Unit> {
    if first.unit.is_some() || !text[first.end..].starts_with('-') {
        return None;
    }
    let mut at = first.end;
    for _ in 0..4 {
        let link = ["- and ", "-, and ", "- or ", "-, or ", "-, "]
            .iter()
            .find(|link| text[at..].starts_with(**link))?;
        // "five- or six-cylinder" is one range.
        if at == first.end && *link == "- or " {
            return None;
        }
        at += link.len();
        let next = term(&Head::new(&text[at..], lexicon))?;
        if next.unit.is_some() {
            return next.unit;
        }
        at += next.cardinal.end;
    }
    None
}

/// Length of a softening word before the second term: "between 20 and about 30".
fn softener(text: &str, lexicon: &Lexicon) -> usize {
    let Some((length, sense)) = lexicon.at(text, Class::Hedge) else { return 0 };
    let soft = matches!(hedge::named(&sense.id), Some(Hedge::About | Hedge::Nearly)) && !sense.is("after");
    let gap = blank(&text[length..]);
    if soft && gap > 0 { length + gap } else { 0 }
}

/// Whether a dash between two bare numbers makes a range: scores, votes, years and telephone numbers are written so too,
/// but in short runs of digits.
fn plainly(dash: &str, first: &Term, second: &Term) -> bool {
    let (low, high) = (&first.cardinal, &second.cardinal);
    let long = |c: &Cardinal| !c.plain && c.value >= Decimal::ONE_THOUSAND;
    let beyond_years = dash != "-" && high.value > Decimal::from(2100) && low.value >= Decimal::ONE_THOUSAND;
    !low.words && low.value > Decimal::ZERO && ((long(low) && long(high)) || beyond_years)
}

/// "more than 5 but less than 10", "at most 30 and at least 20": two bounds of one figure.
fn bounds(place: Place<'_>, first: &Term, term: ReadTerm) -> Option<Pair> {
    let after = &place.rest()[first.end..];
    let links = [" and ", " but ", ", but ", ", and ", ", "];
    let at = links.iter().find(|link| after.starts_with(**link))?.len();
    let behind = after.get(at..)?;
    let (length, sense) = place.lexicon.at(behind, Class::Hedge).filter(|(_, sense)| !sense.is("after"))?;
    let lower = |hedge| matches!(hedge, Hedge::AtLeast | Hedge::Over);
    let upper = |hedge| matches!(hedge, Hedge::AtMost | Hedge::Under);
    let (outer, inner) = (hedge::stated_before(place)?, hedge::named(&sense.id)?);
    let rest = behind.get(length..)?;
    let gap = blank(rest);
    if gap == 0 || !((lower(outer) && upper(inner)) || (upper(outer) && lower(inner))) {
        return None;
    }
    let second = term(&Head::new(&rest[gap..], place.lexicon))?;
    let unit = unit(first, &second)?;
    let (low, high) = (&first.cardinal, &second.cardinal);
    let (low, high) = if lower(outer) { (low, high) } else { (high, low) };
    let end = first.end + at + length + gap + second.end;
    (low.value < high.value).then(|| Pair::Range(between(low, high, unit), end))
}

/// What links two terms, and its length.
fn link(text: &str) -> Option<(Link, usize)> {
    let text_after_hyphen = text.strip_prefix('-').filter(|t| t.starts_with(' ')).unwrap_or(text);
    let hanging = text.len() - text_after_hyphen.len();
    let gap = blank(text_after_hyphen);
    let rest = &text_after_hyphen[gap..];
    let at = hanging + gap;
    if gap > 0 || hanging > 0 {
        for (word, link) in [("to", Link::To), ("and", Link::And), ("or", Link::Or)] {
            if let Some(tail) = rest.strip_prefix(word).filter(|t| blank(t) > 0) {
                return Some((link, at + word.len() + blank(tail)));
            }
        }
    }
    if let Some(tail) = text.strip_prefix("-to-") {
        return Some((Link::To, text.len() - tail.len()));
    }
    if let Some(tail) = text.strip_prefix('~').filter(|tail| tail.starts_with(|c: char| c.is_ascii_digit())) {
        return Some((Link::To, text.len() - tail.len()));
    }
    let dash = rest.chars().next().filter(|c| matches!(c, '-' | '–' | '\u{2011}'))?;
    let tail = &rest[dash.len_utf8()..];
    let after = blank(tail);
    (gap == after).then_some((Link::Dash, at + dash.len_utf8() + after))
}

/// The unit of both: the same behind each, or behind one of them.
fn unit(first: &Term, second: &Term) -> Option<Unit> {
    match (&first.unit, &second.unit) {
        (Some(a), Some(b)) => (a == b).then(|| a.clone()),
        (None, Some(b)) => (!second.prefixed || first.cardinal.plain).then(|| b.clone()),
        (Some(a), None) => first.prefixed.then(|| a.clone()),
        (None, None) => None,
    }
}

/// "2 to 3 million": the scale word behind the second holds for both.
fn scale_shared(first: &Cardinal, second: &Cardinal) -> Cardinal {
    if first.scaled || !second.scaled || first.value.is_zero() {
        return *first;
    }
    let Some(factor) = scale_of(second) else { return *first };
    let shared = first.value.checked_mul(factor).zip(first.place.checked_mul(factor));
    match shared {
        Some((value, place)) if value < second.value => Cardinal { value, place, scaled: true, ..*first },
        _ => *first,
    }
}

/// "40-50,000 people": the thousands behind the second hold for both.
fn thousands_shared(first: &Cardinal, second: &Cardinal) -> Cardinal {
    let grouped = !second.plain && !second.words && !second.scaled && second.value >= Decimal::ONE_THOUSAND;
    let round = (second.value % Decimal::ONE_THOUSAND).is_zero();
    let shared = first.value.checked_mul(Decimal::ONE_THOUSAND).filter(|value| *value < second.value);
    match shared {
        Some(value) if grouped && round && first.plain && !first.value.is_zero() => {
            Cardinal { value, place: Decimal::ONE_THOUSAND, plain: false, ..*first }
        }
        _ => *first,
    }
}

/// The scale word's factor: 1,000,000 for 3.5 million, whose last digit is worth 100,000.
fn scale_of(cardinal: &Cardinal) -> Option<rust_decimal::Decimal> {
    let mut factor = rust_decimal::Decimal::ONE;
    let thousand = rust_decimal::Decimal::ONE_THOUSAND;
    while let Some(next) = factor.checked_mul(thousand).filter(|next| *next <= cardinal.value) {
        factor = next;
    }
    (factor > rust_decimal::Decimal::ONE).then_some(factor)
}

/// Whether "two or three" are close enough for one figure.
fn close(low: &Cardinal, first: &Term, second: &Term) -> bool {
    let step = second.cardinal.value.checked_sub(low.value);
    first.unit.as_ref().is_none_or(|unit| unit.dimension == Dimension::Number)
        && step.is_some_and(|step| step <= low.value)
}

/// "rose by 3,000 to 2.8 million": so much more cannot be the other end of a range.
fn reached(place: Place<'_>, low: &Cardinal, high: &Cardinal) -> bool {
    let far = low.value.checked_mul(Decimal::TEN).is_some_and(|limit| high.value > limit);
    far && hedge::follows_word(place.before(), "by") && changes(place, 2)
}

/// Whether a verb of change stands among the last words: then "from A to B" tells two states and no range.
fn changes(place: Place<'_>, words: usize) -> bool {
    let before = hedge::window(place.before());
    before
        .rsplit(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(words)
        .any(|word| place.lexicon.sense(word, Class::ChangeVerb).is_some())
}
