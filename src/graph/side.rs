//! Scores of which a source names one side only: "a 4-1 home defeat by Corrin". The other side is the one that the articles of
//! the same news name beside it; where none does, it is one side for all of them.

use std::collections::BTreeSet;

use crate::claim::{Claim, Term};
use crate::extract::{Reading, SCORE};

use super::one_news::FEW;

/// The key of the opponent in the scope of a score.
const AGAINST: &str = "against";
/// Stands for the side that nobody names.
const UNNAMED: &str = "other-side";

/// A reading and the position of a claim in it.
type Position = (usize, usize);

/// Gives scores with one side the other one.
pub(super) fn supply(readings: &mut [Reading]) {
    if readings.len() > FEW {
        return;
    }
    let mut given: Vec<(Position, Term, Term)> = Vec::new();
    for (reading, claim, told) in scores(readings).filter(|(.., c)| c.statement.subject.is_empty()) {
        let Some(named) = told.statement.scope.get(AGAINST) else { continue };
        let kin = |other: usize| {
            readings.get(reading).zip(readings.get(other)).is_some_and(|(a, b)| a.news.is_kin(&b.news))
        };
        let told_too = |(other, _, c): &(usize, usize, &Claim)| {
            (*other == reading || kin(*other)) && sides(c).is_some_and(|(x, y)| x == *named || y == *named)
        };
        let others: BTreeSet<Term> = scores(readings)
            .filter(told_too)
            .filter_map(|(.., c)| sides(c))
            .map(|(x, y)| if x == *named { y } else { x })
            .filter(|side| !side.is_empty())
            .collect();
        let side = match (others.len(), others.first()) {
            (1, Some(side)) => side.clone(),
            (0, _) => Term::from(UNNAMED),
            _ => continue,
        };
        let (one, two) = if side < *named { (side, named.clone()) } else { (named.clone(), side) };
        given.push(((reading, claim), one, two));
    }
    for ((reading, claim), one, two) in given {
        let Some(claim) = readings.get_mut(reading).and_then(|r| r.claims.get_mut(claim)) else { continue };
        claim.statement.subject = one;
        claim.statement.scope.insert(AGAINST.into(), two);
    }
}

/// Both sides of a score, the first one empty if only the other is named.
fn sides(claim: &Claim) -> Option<(Term, Term)> {
    Some((claim.statement.subject.clone(), claim.statement.scope.get(AGAINST)?.clone()))
}

fn scores(readings: &[Reading]) -> impl Iterator<Item = (usize, usize, &Claim)> {
    readings.iter().enumerate().flat_map(|(reading, r)| {
        let claims = r.claims.iter().enumerate().filter(|(_, c)| *c.statement.property == *SCORE);
        claims.map(move |(claim, c)| (reading, claim, c))
    })
}
