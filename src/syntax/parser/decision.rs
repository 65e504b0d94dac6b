//! Decisions that end as soon as they are clear.
//!
//! Most steps are decided by few features. So features come in stages, the strongest first, and where one class leads by
//! enough behind a stage the others are not looked at; in training the later stages are left out at random, so that the
//! first ones learn to decide alone. He, Daumé and Eisner, "Dynamic Feature Selection for Dependency Parsing", EMNLP 2013;
//! Strubell, Vilnis, Silverstein and McCallum, "Learning Dynamic Feature Selection for Fast Sequential Prediction", ACL 2015.

use crate::syntax::weights::{CLASSES, FEW, Packed, Weights};

/// Weights that decide.
pub(super) trait Table {
    /// A score for each class.
    type Scores: Copy;
    /// No score yet.
    const NONE: Self::Scores;
    /// Adds the features' weights.
    fn add(&self, features: &[u64], scores: &mut Self::Scores);
    /// Of the classes `among` the best, and by how much it leads, as [`lead`].
    fn lead(among: u64, scores: &Self::Scores) -> (usize, i32);
}

impl Table for Weights {
    type Scores = [i16; CLASSES];
    const NONE: Self::Scores = [0; CLASSES];

    #[inline(always)]
    fn add(&self, features: &[u64], scores: &mut Self::Scores) {
        Weights::add(self, features, scores);
    }

    #[inline(always)]
    fn lead(among: u64, scores: &Self::Scores) -> (usize, i32) {
        lead(among, |class| i32::from(scores[class % CLASSES]))
    }
}

impl Table for Packed {
    type Scores = [i16; FEW];
    const NONE: Self::Scores = [0; FEW];

    #[inline(always)]
    fn add(&self, features: &[u64], scores: &mut Self::Scores) {
        Packed::add(self, features, scores);
    }

    #[inline(always)]
    fn lead(among: u64, scores: &Self::Scores) -> (usize, i32) {
        lead_of_few(among as u16, scores)
    }
}

/// A choice between classes, made while its features come in.
pub(super) struct Decision<'a, T: Table> {
    weights: &'a T,
    /// The classes to choose from: bit n is set for class n.
    allowed: u64,
    scores: T::Scores,
    /// By how much the best class must lead behind each stage for the others not to be looked at.
    enough: std::slice::Iter<'a, i16>,
    /// The best class so far.
    pub best: usize,
}

impl<'a, T: Table> Decision<'a, T> {
    /// A choice between the classes of `allowed`, with no features yet.
    #[inline(always)]
    pub fn new(weights: &'a T, allowed: u64, enough: &'a [i16]) -> Self {
        let best = allowed.trailing_zeros() as usize;
        Self { weights, allowed, scores: T::NONE, enough: enough.iter(), best }
    }

    /// Takes the features of a stage into account. Whether the decision is still open.
    #[inline(always)]
    pub fn goes_on(&mut self, stage: &[u64]) -> bool {
        self.weights.add(stage, &mut self.scores);
        let (best, lead) = T::lead(self.allowed, &self.scores);
        self.best = best;
        self.enough.next().is_some_and(|enough| lead < i32::from(*enough))
    }
}

/// Of the classes `among` (bit n for class n) the one with the highest score, the first of several, and by how much it leads.
#[inline(always)]
pub fn lead(among: u64, score: impl Fn(usize) -> i32) -> (usize, i32) {
    let (mut best, mut first, mut second) = (0, i32::MIN / 2, i32::MIN / 2);
    let mut rest = among;
    while rest != 0 {
        let class = rest.trailing_zeros() as usize;
        rest &= rest - 1;
        let score = score(class);
        if score > first {
            (best, first, second) = (class, score, first);
        } else if score > second {
            second = score;
        }
    }
    (best, first - second)
}

/// As [`lead`], for classes below sixteen, all at once.
#[inline(always)]
fn lead_of_few(among: u16, scores: &[i16; FEW]) -> (usize, i32) {
    const BITS: [u16; FEW] = {
        let (mut bits, mut class) = ([0; FEW], 0);
        while class < FEW {
            bits[class] = 1 << class;
            class += 1;
        }
        bits
    };
    let mut open = [i16::MIN; FEW];
    for ((open, score), bit) in open.iter_mut().zip(scores).zip(BITS) {
        *open = if among & bit != 0 { *score } else { i16::MIN };
    }
    let highest = |scores: &[i16; FEW]| scores.iter().fold(i16::MIN, |top, score| top.max(*score));
    let first = highest(&open);
    let at = open.iter().zip(BITS).fold(0, |at, (score, bit)| at | if *score == first { bit } else { 0 });
    let best = (at & among).trailing_zeros() as usize;
    open.iter_mut().zip(BITS).for_each(|(score, bit)| {
        *score = if bit == (at & at.wrapping_neg()) { i16::MIN } else { *score };
    });
    let lead = if among.is_power_of_two() { i32::MAX } else { i32::from(first) - i32::from(highest(&open)) };
    (best % FEW, lead)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::weights::feature;

    #[test]
    fn the_best_class_is_the_first_of_the_highest() {
        let scores = [3, 9, 9, 4];
        assert_eq!(lead(0b1111, |class| scores[class]), (1, 0));
        assert_eq!(lead(0b1001, |class| scores[class]), (3, 1));
        assert_eq!(lead(0b0001, |class| scores[class]).0, 0);
        assert!(lead(0b0001, |class| scores[class]).1 > i32::from(i16::MAX));
    }

    #[test]
    fn few_classes_at_once() {
        let scores = [3, -9, 9, 4, 9, 0, -20_000, 30_000, 7, 8, -8, 1, 1, -30_000, 5, 6];
        for among in 1..=u16::MAX {
            let one_by_one = lead(u64::from(among), |class| i32::from(scores[class]));
            let (best, by) = lead_of_few(among, &scores);
            assert_eq!(best, one_by_one.0, "{among:b}");
            assert!(by == one_by_one.1 || among.is_power_of_two(), "{among:b}");
        }
    }

    #[test]
    fn a_clear_lead_ends_a_decision() {
        let [one, two] = [feature(1, 0, 0, 0), feature(2, 0, 0, 0)];
        let mut rows = vec![(one, vec![(0, 50)]), (two, vec![(1, 90)])];
        rows.sort();
        let weights = Weights::of_rows(2, &rows).expect("a table");
        let mut decision = Decision::new(&weights, 0b11, &[60]);
        assert!(decision.goes_on(&[one]), "50 is not enough");
        assert!(!decision.goes_on(&[two]), "the last stage decides");
        assert_eq!(decision.best, 1);
        let mut decision = Decision::new(&weights, 0b11, &[40]);
        assert!(!decision.goes_on(&[one]));
        assert_eq!(decision.best, 0);
    }
}
