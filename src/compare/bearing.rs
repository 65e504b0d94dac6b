//! Distances and directions from one place: whether two of them can lead to one spot.

use rust_decimal::Decimal;

use crate::claim::{Certainty, Value};
use crate::extract::BEARING;
use crate::knowledge::{Class, Lexicon};

use super::bucket::Entry;
use super::camps::meet;
use super::stranger::bases;

/// Degrees between two directions that no rounding explains.
const TURNED: i64 = 90;
/// Degrees between two directions that may be one.
const ALIGNED: i64 = 23;

/// Why two distances from one place cannot lead to one spot: the same way in another direction, or another way in the
/// same direction where both sources say that the happening itself was there.
pub(super) fn displaced(a: &Entry<'_>, b: &Entry<'_>, lexicon: &Lexicon) -> Option<String> {
    let bearing = |e: &Entry<'_>| {
        let word = e.member.claim.statement.scope.get(BEARING)?.clone();
        let degrees = lexicon.at(&word, Class::Bearing)?.1.value?;
        Some((word, i64::try_from(degrees.trunc().mantissa()).ok()?))
    };
    let ((one, from), (other, to)) = (bearing(a)?, bearing(b)?);
    let turn = (from - to).rem_euclid(360);
    let turn = turn.min(360 - turn);
    let centered = |e: &Entry<'_>| e.member.claim.certainty == Certainty::Certain;
    match meet(&a.value, &b.value) {
        true if turn >= TURNED => Some(format!("{one} is not {other}")),
        false if turn <= ALIGNED && centered(a) && centered(b) && are_far(&a.value, &b.value) => {
            Some(format!("{} and {} have no value in common", a.value, b.value))
        }
        _ => None,
    }
}

/// Whether two directions are so far apart that no rounding explains it; none where they are no directions.
pub(super) fn is_turned(one: &str, other: &str, lexicon: &Lexicon) -> Option<bool> {
    let degrees = |word: &str| {
        let (length, sense) = lexicon.at(word, Class::Bearing)?;
        let degrees = sense.value.filter(|_| length == word.len())?;
        i64::try_from(degrees.trunc().mantissa()).ok()
    };
    let turn = (degrees(one)? - degrees(other)?).rem_euclid(360);
    Some(turn.min(360 - turn) >= TURNED)
}

/// Whether two distances differ by more than a tenth.
fn are_far(a: &Value, b: &Value) -> bool {
    bases(a, b).is_none_or(|(x, y)| (x - y).abs() * Decimal::TEN > x.max(y))
}
