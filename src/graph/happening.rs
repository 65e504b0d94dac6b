//! What articles are about that name no happening: the one that the other articles of the story name.

use std::collections::BTreeSet;

use crate::claim::Term;
use crate::extract::{HAPPENING, Reading};

/// Gives the tolls of an article without a happening to the one kind that all articles name which tell of the same
/// persons and places.
pub(super) fn identify(readings: &mut [Reading]) {
    let unnamed = |r: &Reading| r.claims.iter().any(|c| &*c.statement.subject == HAPPENING);
    let known: Vec<Option<Term>> =
        readings.iter().map(|r| kind(r, readings).filter(|_| unnamed(r))).collect();
    for (reading, kind) in readings.iter_mut().zip(known) {
        let Some(kind) = kind else { continue };
        for claim in reading.claims.iter_mut().filter(|c| &*c.statement.subject == HAPPENING) {
            claim.statement.subject = kind.clone();
        }
    }
}

fn kind(reading: &Reading, readings: &[Reading]) -> Option<Term> {
    let alike = readings.iter().filter(|other| other.news.is_alike(&reading.news, HAPPENING));
    let kinds: BTreeSet<&Term> = alike.filter_map(|other| other.news.kind.as_ref()).collect();
    let mut kinds = kinds.into_iter();
    kinds.next().filter(|_| kinds.next().is_none()).cloned()
}
