//! One measure in two units: "55 km (34 miles)", "20 miles/32 km", "a 3,000-foot (900 m) cliff".

use crate::value::{Dimension, Unit};

use super::Calculation;
use super::passage::Passage;

/// The equivalents of a sentence.
pub(super) fn find(passage: &Passage<'_>) -> Vec<Calculation> {
    let pairs = (1..passage.figures.len()).filter_map(|right| {
        let left = right - 1;
        let (a, b) = (passage.quantity(left)?, passage.quantity(right)?);
        let whole = !is_split(passage, left) && converts(&a.unit, &b.unit);
        let equivalent = whole && passage.is_equivalent(left, right, str::is_empty);
        equivalent.then(|| {
            Some(Calculation::Conversion { stated: passage.stated(left)?, converted: passage.stated(right)? })
        })?
    });
    pairs.collect()
}

/// Units whose name stands for several: the short, the long and the metric ton, American and British gallons.
const SEVERAL: [&str; 7] = ["ton", "gal", "pt", "qt", "fl oz", "cup", "bu"];

fn converts(a: &Unit, b: &Unit) -> bool {
    let one = |unit: &Unit| !SEVERAL.contains(&&*unit.symbol);
    let alike = matches!(&a.dimension, Dimension::Physical(_)) && a.dimension == b.dimension;
    alike && a.symbol != b.symbol && one(a) && one(b)
}

/// "5 ft 11 in", "6 st 3 lb": the figure before is the larger part of the same measure.
fn is_split(passage: &Passage<'_>, index: usize) -> bool {
    let Some(before) = index.checked_sub(1) else { return false };
    let joined = |gap: &str| gap.trim().is_empty() || gap.trim() == "and" || gap.trim() == ",";
    passage.quantity(before).is_some() && passage.between(before, index).is_some_and(joined)
}
