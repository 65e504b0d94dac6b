//! A year, and how long ago it was: "founded in 1967, 50 years ago", "50 years ago, in 1967".

use crate::grammar::Mention;
use crate::value::{CalendarUnit, Extent};

use super::Calculation;
use super::passage::Passage;

/// The years of a sentence that it counts back to as well.
pub(super) fn find(passage: &Passage<'_>) -> Vec<Calculation> {
    let pairs = (1..passage.figures.len()).filter_map(|right| {
        let (a, b) = (passage.mention(right - 1)?, passage.mention(right)?);
        let gap = passage.between(right - 1, right)?.trim();
        let words = |m: &Mention| m.span.of(passage.text);
        let (stated, counted) = match (counts_back(words(a)), counts_back(words(b))) {
            (false, true) if matches!(gap, "," | "(" | "–" | "—" | "-") => (a, b),
            (true, false) if matches!(gap, ", in" | "– in" | "— in" | "(in" | "(") => (b, a),
            _ => return None,
        };
        Some(Calculation::Ago {
            span: stated.span,
            year: year(stated)?,
            ago: counted.span,
            reached: year(counted)?,
        })
    });
    pairs.collect()
}

fn counts_back(words: &str) -> bool {
    words.ends_with("years ago")
}

/// The year of a mention that names one, or a day or month in one.
fn year(mention: &Mention) -> Option<i32> {
    let [Extent::At(civil)] = mention.time()?.readings.as_slice() else { return None };
    let coarse = matches!(civil.unit, CalendarUnit::Decade | CalendarUnit::Century);
    civil.year.filter(|_| !coarse)
}
