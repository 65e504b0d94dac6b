//! Revisions: how a figure that grows was brought up to date, and who still carries an old one.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::claim::Value;
use crate::value::{Hedge, Quantity, last_nonzero_place};

use super::bucket::Entry;

/// A value that a cumulative figure reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The value in notation.
    pub value: String,
    /// Its first member, as an index into the members of the group.
    pub member: usize,
    /// When its source was published, EDTF.
    pub when: String,
}

/// How a cumulative figure grew from article to article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Revision {
    /// The values in the order of publication, each above the one before. At least two.
    pub steps: Vec<Step>,
    /// Members that state less than was known when they were published, or less than is known now if they are undated.
    pub outdated: Vec<usize>,
}

impl Revision {
    /// The members that it speaks of.
    pub(super) fn members(&self) -> impl Iterator<Item = usize> {
        self.steps.iter().map(|step| step.member).chain(self.outdated.iter().copied())
    }

    /// The revision with the places that its members have in a group.
    pub(super) fn moved(self, place: &BTreeMap<usize, usize>) -> Self {
        let steps = self.steps.into_iter();
        let step = |step: Step| Some(Step { member: *place.get(&step.member)?, ..step });
        Self {
            steps: steps.filter_map(step).collect(),
            outdated: self.outdated.iter().filter_map(|i| place.get(i).copied()).collect(),
        }
    }
}

/// A figure with the time its source was published.
struct Stated<'e> {
    index: usize,
    quantity: &'e Quantity,
    number: Decimal,
    published: Option<(i64, String)>,
}

/// How the figures of a group grew; none if no article stands behind another.
pub(super) fn revision(entries: &[Entry<'_>]) -> Option<Revision> {
    let mut stated: Vec<Stated<'_>> = entries.iter().enumerate().filter_map(stated).collect();
    stated.sort_by_key(|s| (time(s), s.number, s.index));
    let mut steps: Vec<(&Stated<'_>, Step)> = Vec::new();
    let mut outdated = Vec::new();
    for figure in stated.iter().filter(|s| s.published.is_some()) {
        let Some((_, when)) = &figure.published else { continue };
        let rises = steps.last().is_none_or(|(current, _)| is_above(figure, current));
        if rises {
            let value = entries.get(figure.index).map(|e| e.value.to_string()).unwrap_or_default();
            steps.push((figure, Step { value, member: figure.index, when: when.clone() }));
        } else if steps.last().is_some_and(|(now, _)| time(now) < time(figure) && is_above(now, figure)) {
            outdated.push(figure.index);
        }
    }
    let last = steps.last().map(|(now, _)| *now);
    let undated = stated.iter().filter(|s| s.published.is_none());
    outdated.extend(undated.filter(|s| last.is_some_and(|now| is_above(now, s))).map(|s| s.index));
    outdated.sort_unstable();
    let steps: Vec<Step> = steps.into_iter().map(|(_, step)| step).collect();
    (steps.len() > 1 || !outdated.is_empty()).then_some(Revision { steps, outdated })
}

fn stated<'e>((index, entry): (usize, &'e Entry<'_>)) -> Option<Stated<'e>> {
    let Value::Quantity(quantity) = &entry.value else { return None };
    let number = quantity.number.or(quantity.low).or(quantity.high)?;
    // The story may have supplied no more than a year.
    let published = entry.member.reading.published.as_ref().filter(|p| p.is_of_a_day());
    let published = published.and_then(|p| Some((p.time.window()?.0, p.time.edtf())));
    Some(Stated { index, quantity, number, published })
}

fn time(stated: &Stated<'_>) -> Option<i64> {
    stated.published.as_ref().map(|(start, _)| *start)
}

/// Whether one figure says more than another: not only the same one less rounded.
fn is_above(more: &Stated<'_>, less: &Stated<'_>) -> bool {
    let (high, low) = (more.quantity.base_interval(), less.quantity.base_interval());
    more.number > less.number && (!high.meets(&low) || is_bound_below(less, more.number))
}

/// Whether a lower bound is far enough below a number to be an old count and no round way to say it: `at least nine`
/// below 17, but not `over 200` below 214.
fn is_bound_below(bound: &Stated<'_>, number: Decimal) -> bool {
    if !matches!(bound.quantity.hedge, Hedge::AtLeast | Hedge::Over) || bound.number <= Decimal::ZERO {
        return false;
    }
    let step = last_nonzero_place(bound.number);
    let rounded = number.checked_div(step).and_then(|n| n.floor().checked_mul(step));
    rounded.is_some_and(|rounded| rounded != bound.number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Dimension, Unit};

    fn check(bound: i64, number: i64, old: bool) {
        let unit = Unit::base(Dimension::Count, "people");
        let quantity =
            Quantity { hedge: Hedge::AtLeast, ..Quantity::exact(bound.into(), Decimal::ONE, unit) };
        let stated = Stated { index: 0, number: bound.into(), quantity: &quantity, published: None };
        assert_eq!(is_bound_below(&stated, number.into()), old, "at least {bound}, {number}");
    }

    #[test]
    fn round_bounds_are_no_old_counts() {
        check(9, 17, true);
        check(200, 214, false);
        check(10, 17, false);
        check(12, 17, true);
        check(100, 980, true);
        check(120, 128, false);
    }
}
