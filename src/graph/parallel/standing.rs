//! How two words that stand in one place stand to each other.

use crate::extract::modifiers;
use crate::knowledge::Lexicon;
use crate::value::{Anchor, Dimension, Hedge, Quantity, Time, TimeRelation};

use super::one_name::{are_of_two_kinds, in_one_country, one_name};
use super::passage::{Kind, Word};
use super::slot::What;

/// How two words that match stand to each other.
pub(super) enum Standing {
    Equal,
    Compatible,
    Differs(What),
}

/// How two words stand to each other.
pub(super) fn standing(a: &Word<'_>, b: &Word<'_>, lexicon: &Lexicon) -> Standing {
    match (a.kind, b.kind) {
        // Permanent jobs and temporary ones.
        (Kind::Figure(x), Kind::Figure(y)) if counts_others(x, y) => Standing::Differs(What::Opaque),
        (Kind::Figure(x), Kind::Figure(y)) if bounds_differ(x, y) => Standing::Differs(What::Bound),
        (Kind::Figure(x), Kind::Figure(y)) => match (x.base_interval(), y.base_interval()) {
            (x, y) if x == y => Standing::Equal,
            _ if x.meets(y) => Standing::Compatible,
            _ => Standing::Differs(What::Figure),
        },
        _ if a.own == b.own => Standing::Equal,
        _ if a.excludes(b) => Standing::Differs(What::Choice),
        (Kind::Time(x), Kind::Time(y)) => match x.relation(y) {
            TimeRelation::Disjoint if is_relative(x) && is_relative(y) && a.first == b.first => {
                Standing::Differs(What::Opaque)
            }
            TimeRelation::Disjoint => Standing::Differs(What::Time),
            TimeRelation::Equal => Standing::Equal,
            TimeRelation::Undetermined => Standing::Differs(What::Opaque),
            _ => Standing::Compatible,
        },
        (Kind::Name(..), Kind::Name(..)) if in_one_country(a, b) => Standing::Compatible,
        (Kind::Name(_, x), Kind::Name(_, y)) if are_of_two_kinds(x, y) => Standing::Compatible,
        (Kind::Name(x, x_is), Kind::Name(y, y_is)) => match one_name((x, x_is), (y, y_is), lexicon) {
            true => Standing::Compatible,
            false => Standing::Differs(What::Name),
        },
        _ if a.is_value() => Standing::Differs(What::Opaque),
        _ => Standing::Equal,
    }
}

/// Whether two figures are bounds of one kind at numbers that differ.
fn bounds_differ(x: &Quantity, y: &Quantity) -> bool {
    let bounds = [Hedge::AtLeast, Hedge::Over, Hedge::AtMost, Hedge::Under].contains(&x.hedge);
    bounds && x.hedge == y.hedge && !x.without_hedge().meets(&y.without_hedge())
}

/// Whether two figures count what their modifiers tell apart.
fn counts_others(x: &Quantity, y: &Quantity) -> bool {
    let of = |q: &Quantity| modifiers(&q.unit.symbol).filter(|_| q.unit.dimension == Dimension::Count);
    of(x).zip(of(y)).is_some_and(|(x, y)| x != y)
}

/// Whether a time was placed by its article's date: the same words of two articles may be two days.
fn is_relative(time: &Time) -> bool {
    time.anchor != Anchor::Stated
}
