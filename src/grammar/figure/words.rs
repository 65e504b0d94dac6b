//! Numbers in words: `twenty-five`, `one hundred and twelve`, `two and a half million`, `half a million`, `two thirds`.

use rust_decimal::Decimal;

use crate::knowledge::{Class, Classes, Lexicon};

use super::cardinal::{Cardinal, joint};
use super::fraction;

/// What the last word was: it decides what "and" may join.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Unit,
    Hundred,
    Scale(Decimal),
}

/// Every number in words begins with one of these; "a" of "a quarter of" begins collectives too.
pub(super) const FIRST: Classes = Classes::of(&[Class::NumberWord, Class::FractionWord, Class::Collective]);

/// Reads a number in words at the beginning of `text`.
pub(super) fn words(text: &str, lexicon: &Lexicon) -> Option<Cardinal> {
    if lexicon.at(text, Class::Collective).is_none()
        && let Some(read) = fraction::alone(text, lexicon)
    {
        return Some(read);
    }
    let read = whole(text, lexicon)?;
    fraction::decimals(text, &read, lexicon).or_else(|| fraction::behind(text, read, lexicon))
}

/// The whole number in words at the beginning of `text`.
pub(super) fn whole(text: &str, lexicon: &Lexicon) -> Option<Cardinal> {
    let mut sum = start(text, lexicon)?;
    while let Some(next) = sum.next(text, lexicon) {
        sum = next;
        if sum.done {
            break;
        }
    }
    let value = sum.total.checked_add(sum.group.unwrap_or_default())?;
    let place = match sum.last {
        Last::Scale(scale) => scale,
        Last::Unit | Last::Hundred => Decimal::ONE,
    };
    let (scaled, end) = (sum.scaled, sum.end);
    Some(Cardinal { value, place, scaled, plain: false, words: true, hedge: None, end, tail: end })
}

/// A number as far as it is read.
#[derive(Clone, Copy)]
struct Sum {
    /// What scale words have closed.
    total: Decimal,
    /// The group below the next scale word.
    group: Option<Decimal>,
    last: Last,
    scaled: bool,
    done: bool,
    end: usize,
}

fn start(text: &str, lexicon: &Lexicon) -> Option<Sum> {
    let zero = Decimal::ZERO;
    if let Some((end, sense)) = lexicon.at(text, Class::Collective) {
        let value = sense.value?;
        let sum =
            Sum { total: zero, group: Some(value), last: Last::Hundred, scaled: false, done: false, end };
        return Some(if value < Decimal::ONE_HUNDRED {
            Sum { done: true, scaled: true, last: Last::Scale(Decimal::from(12)), ..sum }
        } else if value > Decimal::ONE_HUNDRED {
            Sum { total: value, group: None, last: Last::Scale(value), scaled: true, ..sum }
        } else {
            sum
        });
    }
    let (end, sense) = lexicon.at(text, Class::NumberWord)?;
    let value = sense.value.filter(|v| *v < Decimal::ONE_HUNDRED)?;
    Some(Sum { total: zero, group: Some(value), last: Last::Unit, scaled: false, done: value.is_zero(), end })
}

impl Sum {
    /// The number with its next word, if that belongs to it.
    fn next(self, text: &str, lexicon: &Lexicon) -> Option<Sum> {
        if self.done {
            return None;
        }
        let gap = joint(&text[self.end..]);
        if gap == 0 {
            return None;
        }
        let at = self.end + gap;
        if let Some(length) = conjunction(&text[at..]).filter(|_| self.last != Last::Unit) {
            return self.joined(text, at + length, lexicon);
        }
        if let Some((length, sense)) = lexicon.at(&text[at..], Class::NumberWord) {
            return self.number(sense.value?, at + length);
        }
        if let Some((length, sense)) = lexicon.at(&text[at..], Class::ScaleWord) {
            let spelt = !sense.is("attached") && !sense.is("money");
            return spelt.then(|| self.scale(sense.value?, at + length)).flatten();
        }
        let (length, sense) = lexicon.at(&text[at..], Class::Multiplier)?;
        let read = self.total.checked_add(self.group.unwrap_or_default())?;
        let value = read.checked_mul(sense.value?)?;
        let last = Last::Scale(sense.value?);
        let total = Decimal::ZERO;
        Some(Sum { total, group: Some(value), last, scaled: true, done: true, end: at + length })
    }

    /// Behind "and": a number below the last word's value and not the beginning of another number ("one hundred and
    /// two hundred" are two).
    fn joined(self, text: &str, at: usize, lexicon: &Lexicon) -> Option<Sum> {
        let (length, sense) = lexicon.at(&text[at..], Class::NumberWord)?;
        let next = self.number(sense.value?, at + length)?;
        let behind = &text[next.end + joint(&text[next.end..])..];
        let hundred = lexicon.at(behind, Class::NumberWord).and_then(|(_, s)| s.value);
        let scale = lexicon.at(behind, Class::ScaleWord).and_then(|(_, s)| s.value);
        let another = match self.last {
            Last::Scale(last) => scale.is_some_and(|s| s >= last),
            _ => hundred == Some(Decimal::ONE_HUNDRED),
        };
        let parts = fraction::part(text, next.end, sense.value?, lexicon)
            .is_some_and(|(_, part)| part < Decimal::ONE);
        (!another && !parts).then_some(next)
    }

    fn number(self, value: Decimal, end: usize) -> Option<Sum> {
        let ten = Decimal::TEN;
        if value == Decimal::ONE_HUNDRED {
            let group = self.group.filter(|g| *g < Decimal::ONE_HUNDRED)?.checked_mul(value)?;
            return Some(Sum { group: Some(group), last: Last::Hundred, end, ..self });
        }
        let group = self.group.unwrap_or_default();
        let below = group % Decimal::ONE_HUNDRED;
        let fits = match self.group {
            None => true,
            Some(_) if below.is_zero() => true,
            Some(_) => value < ten && below >= Decimal::from(20) && (below % ten).is_zero(),
        };
        let fits = fits && !value.is_zero() && (self.group.is_none() || !group.is_zero());
        fits.then(|| Some(Sum { group: Some(group.checked_add(value)?), last: Last::Unit, end, ..self }))
            .flatten()
    }

    fn scale(self, factor: Decimal, end: usize) -> Option<Sum> {
        let part = self.group.or((!self.total.is_zero()).then_some(Decimal::ZERO))?;
        let total = if part.is_zero() {
            // "lakh crore", "thousand million": the scale multiplies what is there.
            self.total.checked_mul(factor)?
        } else {
            self.total.checked_add(part.checked_mul(factor)?)?
        };
        Some(Sum { total, group: None, last: Last::Scale(factor), scaled: true, end, ..self })
    }
}

/// Length of "and" with the blank behind it.
pub(super) fn conjunction(text: &str) -> Option<usize> {
    let rest = text.strip_prefix("and")?;
    let gap = joint(rest);
    (gap > 0).then_some(3 + gap)
}
