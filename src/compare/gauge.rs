//! Figures that several measure, each in their own way: the magnitude of an earthquake is one figure of one agency and another of
//! the next.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::claim::{Term, Value};
use crate::grammar::NameKind;

use super::bucket::Entry;
use super::stranger::bases;

/// The property that agencies measure.
const MAGNITUDE: &str = "magnitude";

/// Whether sources give the magnitude by two agencies, whose figures lie as near each other as those of two may.
pub(super) fn are_of_two(entries: &[Entry<'_>]) -> bool {
    let near = Decimal::new(5, 1);
    let gauged = |e: &&Entry<'_>| &*e.member.claim.statement.property == MAGNITUDE;
    if !entries.iter().all(|e| gauged(&e)) {
        return false;
    }
    let named: Vec<(&Value, BTreeSet<&Term>)> = entries.iter().map(|e| (&e.value, agencies(e))).collect();
    let numbers = |x: &Value, y: &Value| bases(x, y).map(|(x, y)| (x - y).abs());
    let all_near =
        named.iter().all(|(x, _)| named.iter().all(|(y, _)| numbers(x, y).is_none_or(|gap| gap <= near)));
    let two = |(x, ours): &(&Value, BTreeSet<&Term>)| {
        let other = |(y, theirs): &&(&Value, BTreeSet<&Term>)| {
            x != y && !theirs.is_empty() && ours.is_disjoint(theirs)
        };
        !ours.is_empty() && named.iter().any(|entry| other(&entry))
    };
    all_near && named.iter().any(two)
}

/// The bodies that the sentence of a figure names.
fn agencies<'e>(entry: &Entry<'e>) -> BTreeSet<&'e Term> {
    let (reading, sentence) = (entry.member.reading, entry.member.claim.sentence);
    let from = reading.mentions.partition_point(|m| m.sentence < sentence);
    let own = reading.mentions.iter().enumerate().skip(from).take_while(|(_, m)| m.sentence == sentence);
    let named = own.filter_map(|(at, _)| reading.entities.of_mention(at));
    named.filter(|entity| entity.kind == NameKind::Organisation).map(|entity| &entity.key).collect()
}
