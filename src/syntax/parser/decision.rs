//! Decisions that end as soon as they are clear.
//!
//! Most steps are decided by few features. So features come in stages, the strongest first, and where one class leads by
//! enough behind a stage the others are not looked at; in training the later stages are left out at random, so that the
//! first ones learn to decide alone. He, Daumé and Eisner, "Dynamic Feature Selection for Dependency Parsing", EMNLP 2013;
//! Strubell, Vilnis, Silverstein and McCallum, "Learning Dynamic Feature Selection for Fast Sequential Prediction", ACL 2015.

use crate::syntax::weights::{CLASSES, Weights};

/// A choice between classes, made while its features come in.
pub(super) struct Decision<'a> {
    weights: &'a Weights,
    /// The classes to choose from: bit n is set for class n.
    allowed: u64,
    scores: &'a mut [i16; CLASSES],
    /// By how much the best class must lead behind each stage for the others not to be looked at.
    enough: std::slice::Iter<'a, i16>,
    /// The best class so far.
    pub best: usize,
}

impl<'a> Decision<'a> {
    /// A choice between the classes of `allowed`, with no features yet.
    pub fn new(
        weights: &'a Weights,
        allowed: u64,
        scores: &'a mut [i16; CLASSES],
        enough: &'a [i16],
    ) -> Self {
        scores.fill(0);
        let best = allowed.trailing_zeros() as usize;
        Self { weights, allowed, scores, enough: enough.iter(), best }
    }

    /// Takes the features of a stage into account. Whether the decision is still open.
    #[inline(always)]
    pub fn goes_on(&mut self, stage: &[u64]) -> bool {
        self.weights.add(stage, self.scores);
        let (best, lead) = lead(self.allowed, |class| i32::from(self.scores[class % CLASSES]));
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
    fn a_clear_lead_ends_a_decision() {
        let [one, two] = [feature(1, 0, 0, 0), feature(2, 0, 0, 0)];
        let mut rows = vec![(one, vec![(0, 50)]), (two, vec![(1, 90)])];
        rows.sort();
        let weights = Weights::of_rows(2, &rows).expect("a table");
        let mut scores = [0; CLASSES];
        let mut decision = Decision::new(&weights, 0b11, &mut scores, &[60]);
        assert!(decision.goes_on(&[one]), "50 is not enough");
        assert!(!decision.goes_on(&[two]), "the last stage decides");
        assert_eq!(decision.best, 1);
        let mut decision = Decision::new(&weights, 0b11, &mut scores, &[40]);
        assert!(!decision.goes_on(&[one]));
        assert_eq!(decision.best, 0);
    }
}
