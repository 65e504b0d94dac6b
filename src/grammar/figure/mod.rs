//! What all grammars of figures share: a number with its unit on one side, a range of two, and the hedge round them.

pub(super) mod cardinal;
pub(super) mod context;
mod digits;
pub(super) mod fraction;
pub(super) mod hedge;
pub(super) mod model;
pub(super) mod noun;
mod range;
mod words;

#[cfg(test)]
pub(super) mod corpus;

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::value::{Hedge, Quantity, Unit};

use super::{Found, Meaning, MentionType, Place};
use cardinal::{Cardinal, Head};

/// One number with what it is measured in, at the beginning of a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Term {
    /// The number.
    pub cardinal: Cardinal,
    /// The unit, where one stands beside this number.
    pub unit: Option<Unit>,
    /// Whether the unit stands before the number: then it holds for a second number that has none.
    pub prefixed: bool,
    /// Where number and unit end.
    pub end: usize,
}

/// Reads a [`Term`]. The unit may be missing: in a range it stands behind the second number.
pub(super) type ReadTerm = fn(&Head<'_>) -> Option<Term>;

/// A figure with its span in the source's text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Figure {
    /// The figure.
    pub quantity: Quantity,
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

impl Figure {
    /// The figure as something found.
    pub fn found(self, kind: MentionType) -> Found {
        Found { start: self.start, end: self.end, kind, meaning: Meaning::Quantity(Arc::new(self.quantity)) }
    }
}

/// Reads the figure at a place whose terms `term` reads: one with a unit, or a range that shares one.
pub(super) fn read(place: Place<'_>, term: ReadTerm) -> Option<Figure> {
    let place = context::with_point(place);
    match place.head {
        Some(head) => read_at(place, head, term),
        None => read_at(place, &Head::new(place.rest(), place.lexicon), term),
    }
}

fn read_at(place: Place<'_>, head: &Head<'_>, term: ReadTerm) -> Option<Figure> {
    if !context::apart(place.before()) || context::dashed(place) {
        return None;
    }
    let first = term(head)?;
    let pair = range::second(place, &first, term);
    let (quantity, end) = match pair {
        range::Pair::Range(quantity, end) => (quantity, end),
        range::Pair::Shared(unit) => (of(&first.cardinal, unit), first.cardinal.end),
        range::Pair::None => (of(&first.cardinal, first.unit.clone()?), first.end),
    };
    let start = place.at;
    let end = place.at + end;
    let quantity = hedge::apply(place, end, first.cardinal.hedge, quantity);
    if context::machine(place, end) { None } else { Some(Figure { quantity, start, end }) }
}

/// The exact figure of a cardinal.
pub(super) fn of(cardinal: &Cardinal, unit: Unit) -> Quantity {
    Quantity { scaled: cardinal.scaled, ..Quantity::exact(cardinal.value, cardinal.place, unit) }
}

/// The range between two cardinals.
fn between(low: &Cardinal, high: &Cardinal, unit: Unit) -> Quantity {
    Quantity {
        number: None,
        low: Some(low.value),
        high: Some(high.value),
        hedge: Hedge::Between,
        place: Decimal::min(low.place, high.place),
        scaled: low.scaled || high.scaled,
        unit,
    }
}
