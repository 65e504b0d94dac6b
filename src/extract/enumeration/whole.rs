//! Whether the parts of a list are those of the figure before it.

use rust_decimal::Decimal;

use crate::claim::Item;
use crate::knowledge::{Class, CueWords};
use crate::syntax::Items;
use crate::value::Quantity;

use super::{begins_with_figure, is_separator, quantity};

/// Kinds of persons of which nobody is two.
const APART: CueWords = CueWords::named("of-one-sex-or-age");

/// Members that a list behind a hyphen has at least.
const MEMBERS: usize = 3;

/// Whether a list that a hyphen between blanks opens is one: behind most such hyphens stands a remark ("added 90 jobs in May - a
/// record, and far more than last year"), so that names have to follow the
/// figure, or figures.
pub(super) fn is_plain_list(items: &Items<'_>, at: usize, from: usize, parts: &[(usize, usize)]) -> bool {
    let hyphen = from.checked_sub(1).is_some_and(|i| items.is_symbol(i, &['-']));
    let capital = |&(first, _): &(usize, usize)| {
        let text = items.get(first).and_then(|item| items.text.get(item.start..));
        text.is_some_and(|text| text.starts_with(char::is_uppercase))
    };
    let counts = |&(first, _): &(usize, usize)| begins_with_figure(items, first);
    let named = from == at + 2 && parts.iter().all(capital);
    !hyphen || parts.len() >= MEMBERS && (named || parts.iter().all(counts))
}

/// Whether the parts come near the total: what is far from it is no list of its parts but of other things.
pub(super) fn near(items: &Items<'_>, at: usize, list: &[Item]) -> bool {
    let number = |q: &Quantity| q.number.or(q.low);
    let Some(total) = quantity(items, at).and_then(number) else { return false };
    let mut sum = Decimal::ZERO;
    for part in list.iter().filter_map(|i| i.quantity.as_ref()) {
        let Some(next) = number(part).filter(|n| *n < total).and_then(|n| sum.checked_add(n)) else {
            return false;
        };
        sum = next;
    }
    let slack = (total / Decimal::from(6)).max(Decimal::ONE);
    (sum - total).abs() <= slack
}

/// Parts of one whole have no fate of their own ("12 dead, 8 injured") and do not go on in the row of plurals that the
/// figure opens ("five wins, four draws and two losses").
pub(super) fn of_one_kind(items: &Items<'_>, at: usize, from: usize, parts: &[(usize, usize)]) -> bool {
    let fate = |&(first, last): &(usize, usize)| {
        (first..=last).any(|i| {
            let words = items.get(i).map_or("", |item| items.words(item));
            words.split_whitespace().any(|w| items.lexicon.sense(w, Class::PropertyWord).is_some())
        })
    };
    let row = from <= at + 3
        && is_separator(items, from - 1)
        && parts.iter().any(|&(first, _)| counts_things(items, first));
    !parts.iter().any(fate) && !row && !are_beside(items, at, from, parts)
}

/// "Four raids in the north, three in the west and two in the south": each of the figures has its own place.
fn are_beside(items: &Items<'_>, at: usize, from: usize, parts: &[(usize, usize)]) -> bool {
    const PLACED: [&str; 4] = ["in", "at", "from", "on"];
    let placed = |(first, last): (usize, usize)| -> Option<&str> {
        (first..=last).filter_map(|i| items.word(i)).find(|word| PLACED.contains(word))
    };
    let own = placed((at + 1, from.saturating_sub(1)));
    own.is_some() && parts.iter().all(|&part| placed(part) == own)
}

/// A figure with a plural noun that is not one of persons.
fn counts_things(items: &Items<'_>, index: usize) -> bool {
    let Some(quantity) = quantity(items, index) else { return false };
    let noun = quantity.unit.symbol.rsplit(' ').next().unwrap_or("");
    noun.ends_with('s') && items.lexicon.sense(noun, Class::CountNoun).is_none()
}

/// Whether all parts are such kinds of persons: only these fill a whole without overlap.
pub(super) fn are_apart(items: &Items<'_>, parts: &[(usize, usize)]) -> bool {
    parts.iter().all(|&(first, last)| {
        let Some((start, end)) = items.get(first).zip(items.get(last)).map(|(a, b)| (a.start, b.end)) else {
            return false;
        };
        let words = items.text.get(start..end).unwrap_or("");
        words.split_whitespace().any(|w| APART.hold(w, items.lexicon))
    })
}
