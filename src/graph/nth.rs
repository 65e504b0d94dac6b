//! How often something has happened, as sources count it from two times on: what was the first since 2004 cannot be the third in
//! five years. What cannot both be true is held against each other.

use crate::claim::Claim;
use crate::extract::{NTH, Reading, SINCE, WHICH, number_of};

use super::one_news::FEW;

/// A reading and the position of a claim in it.
type Position = (usize, usize);

/// What a source counts.
struct Count {
    at: Position,
    what: String,
    nth: u32,
    /// The month from which it is counted; none if from the beginning on.
    from: Option<i64>,
}

/// Months by which one time must lie before another: "in five years" is about that long.
const MARGIN: i64 = 2;
/// Months of a year.
const YEAR: i64 = 12;

/// Takes away from when two numbers are counted, where they contradict each other all the same.
pub(super) fn widen(readings: &mut [Reading]) {
    if readings.len() > FEW {
        return;
    }
    let counts = counts(readings);
    let mut wide: Vec<Position> = Vec::new();
    for one in &counts {
        for other in counts.iter().filter(|other| other.what == one.what && other.at.0 != one.at.0) {
            let kin = readings
                .get(one.at.0)
                .zip(readings.get(other.at.0))
                .is_some_and(|(a, b)| a.news.is_kin(&b.news));
            if kin && contradict(one, other) {
                wide.extend([one.at, other.at]);
            }
        }
    }
    for (reading, claim) in wide {
        if let Some(claim) = readings.get_mut(reading).and_then(|r| r.claims.get_mut(claim)) {
            claim.statement.scope.remove(SINCE);
        }
    }
}

/// Whether the longer time has fewer of them than the shorter one, which lies in it.
fn contradict(long: &Count, short: &Count) -> bool {
    let longer = match (long.from, short.from) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some(x), Some(y)) => x + MARGIN <= y,
    };
    longer && long.nth < short.nth
}

fn counts(readings: &[Reading]) -> Vec<Count> {
    let property = format!("{WHICH}{NTH}");
    let mut counts = Vec::new();
    for (source, reading) in readings.iter().enumerate() {
        let published = reading.published_time().map(|time| time.edtf()).and_then(|day| month(&day));
        for (at, claim) in
            reading.claims.iter().enumerate().filter(|(_, c)| *c.statement.property == *property)
        {
            counts.extend(count((source, at), claim, published));
        }
    }
    counts
}

fn count(at: Position, claim: &Claim, published: Option<i64>) -> Option<Count> {
    let nth = number_of(&claim.statement.value)?;
    let what = claim.statement.scope.get("what")?.to_string();
    let from = match claim.statement.scope.get(SINCE) {
        None => None,
        Some(since) => Some(start(since, published)?),
    };
    Some(Count { at, what, nth, from })
}

/// The month from which is counted: behind "after" the one after the time told.
fn start(since: &str, published: Option<i64>) -> Option<i64> {
    if let Some(months) = since.strip_prefix("months-") {
        return published?.checked_sub(months.parse().ok()?);
    }
    if let Some(from) = since.strip_prefix("from-") {
        return month(from);
    }
    let after = since.strip_prefix("after-")?;
    let whole = if after.len() > 4 { 1 } else { YEAR };
    month(after)?.checked_add(whole)
}

/// The month, counted from the year 0 on, in which a date begins.
fn month(edtf: &str) -> Option<i64> {
    let day = edtf.split('/').next()?;
    let year: i64 = day.get(..4)?.parse().ok()?;
    let month: i64 = day.get(5..7).map_or(Some(1), |month| month.parse().ok())?;
    Some(year * YEAR + month.min(YEAR) - 1)
}
