//! Camps: a group divided into the fewest parts whose values can all be true at once.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::claim::Value;
use crate::knowledge::Lexicon;
use crate::value::{Bound, Interval, TimeRelation};

use super::Aspect;
use super::guard::{slips, unit_agrees};
use super::office::offices_meet;

/// Whether two values of one property can both be true.
pub fn meet(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Quantity(x), Value::Quantity(y)) => match unit_agrees(a, b) {
            true => x.meets(y),
            false => !slips(a, b),
        },
        (Value::Time(a), Value::Time(b)) => a.relation(b) != TimeRelation::Disjoint,
        (Value::Entity(a), Value::Entity(b)) => contained(a, b),
        (Value::Wording(a), Value::Wording(b)) => fold(a) == fold(b),
        (Value::Truth(a), Value::Truth(b)) => a == b,
        _ => true,
    }
}

/// Whether two values say the same.
pub(super) fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Quantity(a), Value::Quantity(b)) => {
            a.base_interval() == b.base_interval() && a.unit.symbol == b.unit.symbol
        }
        (Value::Time(a), Value::Time(b)) => a.relation(b) == TimeRelation::Equal,
        (a, b) => meet(a, b),
    }
}

/// Whether two expansions of an acronym are one, said in other small words ("office for", "office of"), or share no word
/// at all: then they are two organisations that only have their letters in common.
pub(super) fn expansions_meet(a: &Value, b: &Value) -> bool {
    let (Value::Entity(a), Value::Entity(b)) = (a, b) else { return true };
    let (a, b) = (content(a), content(b));
    let one = |x: &str, y: &str| x == y || x.len() > 3 && y.starts_with(x) || y.len() > 3 && x.starts_with(y);
    let inside = |part: &[String], whole: &[String]| part.iter().all(|x| whole.iter().any(|y| one(x, y)));
    inside(&a, &b) || inside(&b, &a) || !a.iter().any(|x| b.contains(x))
}

/// The words of a name that tell it from others, in the singular.
pub(super) fn content(name: &str) -> Vec<String> {
    let small = ["of", "for", "the", "and", "on", "in", "to", "at", "us", "uk", "united", "states"];
    let words = name.split('-').filter(|word| !small.contains(word));
    words
        .map(|word| {
            word.strip_suffix("ies").map_or(word.trim_end_matches(['s', 'y']), |stem| stem).to_owned()
        })
        .collect()
}

/// Whether one slug's words are all among the other's: `minister` is inside `minister-of-science`.
pub(super) fn contained(a: &str, b: &str) -> bool {
    let inside = |part: &str, whole: &str| part.split('-').all(|word| whole.split('-').any(|w| w == word));
    a.replace('-', "") == b.replace('-', "") || inside(a, b) || inside(b, a)
}

/// Words in lower case without marks, so that punctuation and case never make two wordings.
pub fn fold(words: &str) -> String {
    let mut folded = String::with_capacity(words.len());
    for word in words.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        match word.is_ascii() {
            true => folded.extend(word.bytes().map(|byte| char::from(byte.to_ascii_lowercase()))),
            false => folded.push_str(&any_ascii::any_ascii(word).to_lowercase()),
        }
    }
    folded
}

/// The camps of `values` as lists of indices, in the order of their first member. Values that fit several camps are in
/// none.
pub(super) fn camps(aspect: Aspect, values: &[&Value], lexicon: &Lexicon) -> Vec<Vec<usize>> {
    let intervals: Option<Vec<Interval>> = values
        .iter()
        .map(|v| match v {
            Value::Quantity(q) => Some(q.base_interval()),
            _ => None,
        })
        .collect();
    let convert = values.windows(2).all(|pair| unit_agrees(pair[0], pair[1]));
    let mut camps = match (aspect, intervals) {
        (Aspect::Figure, Some(intervals)) if convert => stab(&intervals),
        (Aspect::Figure, Some(_)) => gather_by_unit(values),
        (Aspect::Office, _) => gather(values, |a, b| offices_meet(a, b, lexicon)),
        (Aspect::Expansion, _) => gather(values, expansions_meet),
        _ => gather(values, meet),
    };
    camps.sort_by_key(|camp| camp.first().copied());
    camps
}

/// The fewest points that stab every interval: the smallest upper end, then the smallest of those it misses. By two
/// orders of the intervals, so that ten thousand cost no more than sorting them.
fn stab(intervals: &[Interval]) -> Vec<Vec<usize>> {
    let all = || (0..intervals.len()).collect::<Vec<usize>>();
    let (mut by_upper, mut by_lower) = (all(), all());
    by_upper.sort_by(|&a, &b| upper(&intervals[a]).cmp(&upper(&intervals[b])).then(a.cmp(&b)));
    by_lower.sort_by(|&a, &b| lower(&intervals[a]).cmp(&lower(&intervals[b])).then(a.cmp(&b)));
    let mut camp_of: Vec<Option<usize>> = vec![None; intervals.len()];
    let mut camps: Vec<Vec<usize>> = Vec::new();
    let mut rest = by_lower.into_iter().peekable();
    for first in by_upper {
        if camp_of[first].is_some() {
            continue;
        }
        // Whatever begins below the stabbed end and was not stabbed before reaches it: upper ends rise.
        let mut camp = Vec::new();
        while let Some(i) = rest.next_if(|&i| intervals[i].meets(&intervals[first]) || camp_of[i].is_some()) {
            if camp_of[i].is_none() {
                camp_of[i] = Some(camps.len());
                camp.push(i);
            }
        }
        if camp_of[first].is_none() {
            camp_of[first] = Some(camps.len());
            camp.push(first);
        }
        camp.sort_unstable();
        camps.push(camp);
    }
    without_shared(camps, intervals)
}

/// The camps without members that fit several of them, as far as others remain. `camps` stand in the order of their values.
fn without_shared(mut camps: Vec<Vec<usize>>, intervals: &[Interval]) -> Vec<Vec<usize>> {
    let common: Vec<Interval> = camps.iter().map(|camp| intersection(camp, intervals)).collect();
    let fits_one = |i: usize| {
        let first = common.partition_point(|c| !c.meets(&intervals[i]) && upper(c) < upper(&intervals[i]));
        !common.get(first + 1).is_some_and(|next| next.meets(&intervals[i]))
    };
    for camp in &mut camps {
        if camp.iter().any(|&i| fits_one(i)) {
            camp.retain(|&i| fits_one(i));
        }
    }
    camps
}

/// Lower ends in order: an open one below all, an excluded end just above its number.
fn lower(interval: &Interval) -> (Option<rust_decimal::Decimal>, bool) {
    match interval.low {
        Bound::Open => (None, false),
        Bound::Closed(n) => (Some(n), false),
        Bound::Excluded(n) => (Some(n), true),
    }
}

/// Upper ends in order: an excluded end is just below its number, an open one above all.
fn upper(interval: &Interval) -> (bool, Option<rust_decimal::Decimal>, bool) {
    match interval.high {
        Bound::Open => (true, None, false),
        Bound::Excluded(n) => (false, Some(n), false),
        Bound::Closed(n) => (false, Some(n), true),
    }
}

fn intersection(camp: &[usize], intervals: &[Interval]) -> Interval {
    let mut common = Interval { low: Bound::Open, high: Bound::Open };
    for &i in camp {
        let interval = &intervals[i];
        if common.low.number().is_none_or(|low| interval.low.number().is_some_and(|n| n > low)) {
            common.low = interval.low;
        }
        if common.high.number().is_none_or(|high| interval.high.number().is_some_and(|n| n < high)) {
            common.high = interval.high;
        }
    }
    common
}

/// Most camps of values without an order; a value beyond them is in none.
const MOST: usize = 64;

/// Camps of values without an order: each value joins the first camp with all of whose values it can be true. Equal values
/// are looked at once.
fn gather(values: &[&Value], meet: impl Fn(&Value, &Value) -> bool) -> Vec<Vec<usize>> {
    let mut camp_of: BTreeMap<String, Option<usize>> = BTreeMap::new();
    let mut camps: Vec<Vec<usize>> = Vec::new();
    let mut distinct: Vec<Vec<&Value>> = Vec::new();
    for (i, value) in values.iter().enumerate() {
        let notation = value.to_string();
        let known = camp_of.get(&notation).copied();
        let camp = known.unwrap_or_else(|| {
            let fits = |camp: &Vec<&Value>| camp.iter().all(|other| meet(value, other));
            let mut fitting = distinct.iter().enumerate().filter(|(_, camp)| fits(camp)).map(|(c, _)| c);
            let camp = match (fitting.next(), fitting.next()) {
                (None, _) if camps.len() < MOST => Some(camps.len()),
                (Some(camp), None) => Some(camp),
                _ => None,
            };
            if camp == Some(camps.len()) {
                camps.push(Vec::new());
                distinct.push(Vec::new());
            }
            if let Some(members) = camp.and_then(|c| distinct.get_mut(c)) {
                members.push(value);
            }
            camp_of.insert(notation, camp);
            camp
        });
        if let Some(members) = camp.and_then(|c| camps.get_mut(c)) {
            members.push(i);
        }
    }
    camps
}

/// Camps of figures whose units do not convert: first by the unit in which most values are told, whatever their order; "5.4 billion
/// euros" says nothing of two amounts in dollars.
fn gather_by_unit(values: &[&Value]) -> Vec<Vec<usize>> {
    let symbol = |value: &Value| match value {
        Value::Quantity(q) => q.unit.symbol.to_string(),
        _ => String::new(),
    };
    let mut told: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for value in values {
        told.entry(symbol(value)).or_default().insert(value.to_string());
    }
    let rank = |i: usize| {
        let unit = values.get(i).map_or_else(String::new, |value| symbol(value));
        (Reverse(told.get(&unit).map_or(0, BTreeSet::len)), unit)
    };
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by_cached_key(|&i| rank(i));
    let ranked: Vec<&Value> = order.iter().filter_map(|&i| values.get(i).copied()).collect();
    let camps = gather(&ranked, meet).into_iter().map(|camp| {
        let mut members: Vec<usize> = camp.into_iter().filter_map(|i| order.get(i).copied()).collect();
        members.sort_unstable();
        members
    });
    camps.collect()
}

/// Camps by a test that is no order: each joins the first camp with all of whose members it passes.
pub(super) fn gathered(count: usize, together: impl Fn(usize, usize) -> bool) -> Vec<Vec<usize>> {
    let mut camps: Vec<Vec<usize>> = Vec::new();
    for i in 0..count {
        match camps.iter_mut().find(|camp| camp.iter().all(|&j| together(i, j))) {
            Some(camp) => camp.push(i),
            None => camps.push(vec![i]),
        }
    }
    camps
}

/// Camps of what is not among the pairs of `apart`: each joins the first camp that it is kept apart from no member of. The lower
/// one of a pair stands first.
pub(super) fn kept_apart(count: usize, apart: impl Iterator<Item = (usize, usize)>) -> Vec<Vec<usize>> {
    let mut earlier: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (i, j) in apart {
        earlier.get_mut(j).into_iter().for_each(|earlier| earlier.push(i));
    }
    let mut camps: Vec<Vec<usize>> = Vec::new();
    let mut camp_of: Vec<usize> = Vec::with_capacity(count);
    for (i, apart) in earlier.iter().enumerate() {
        let closed: Vec<usize> = apart.iter().filter_map(|j| camp_of.get(*j).copied()).collect();
        let camp = (0..camps.len()).find(|camp| !closed.contains(camp)).unwrap_or(camps.len());
        match camps.get_mut(camp) {
            Some(members) => members.push(i),
            None => camps.push(vec![i]),
        }
        camp_of.push(camp);
    }
    camps
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::value::{Dimension, Hedge, Quantity, Unit};
    use rust_decimal::Decimal;

    fn killed(number: i64, hedge: Hedge) -> Value {
        let exact =
            Quantity::exact(Decimal::from(number), Decimal::ONE, Unit::base(Dimension::Count, "people"));
        Value::Quantity(Arc::new(Quantity { hedge, ..exact }))
    }

    fn check(values: &[Value], expected: &[&[usize]]) {
        let values: Vec<&Value> = values.iter().collect();
        assert_eq!(camps(Aspect::Figure, &values, &Lexicon::default()), expected);
    }

    #[test]
    fn what_is_kept_apart() {
        let all = [(0, 1), (0, 2), (1, 4), (0, 4), (3, 5)];
        let camps = kept_apart(6, all.into_iter());
        assert_eq!(camps, [vec![0, 3], vec![1, 2, 5], vec![4]]);
        assert_eq!(camps, gathered(6, |i, j| !all.contains(&(j.min(i), j.max(i)))));
    }

    #[test]
    fn an_amount_of_another_currency_is_in_no_camp_of_two() {
        let amount = |number: i64, symbol: &str| {
            let unit = Unit::base(Dimension::Currency, symbol);
            Value::Quantity(Arc::new(Quantity::exact(Decimal::from(number), Decimal::ONE, unit)))
        };
        check(&[amount(54, "EUR"), amount(72, "USD"), amount(62, "USD")], &[&[1], &[2]]);
        check(&[amount(62, "USD"), amount(54, "EUR"), amount(72, "USD")], &[&[0], &[2]]);
        check(&[amount(72, "USD"), amount(54, "EUR")], &[&[0, 1]]);
    }

    #[test]
    fn bounds_do_not_glue_points_together() {
        check(
            &[killed(12, Hedge::Exact), killed(14, Hedge::Exact), killed(10, Hedge::AtLeast)],
            &[&[0], &[1]],
        );
    }

    #[test]
    fn hedged_figures_join_the_exact_one() {
        check(
            &[killed(214, Hedge::Exact), killed(200, Hedge::Over), killed(200, Hedge::About)],
            &[&[0, 1, 2]],
        );
    }
}
