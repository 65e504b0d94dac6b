//! How much of two sentences is the same: whether they run alike, and whether one is a copy of the other.

/// The same content words and equal values of a sentence that is said again.
const RESTATED: usize = 6;
/// Of ten words of the shorter sentence, those that a whole one shares.
const WHOLE: usize = 8;
/// Of ten words of the longer sentence, those that a whole one shares.
const MOST: usize = 6;
/// Words of a sentence that two sources hardly both have by chance.
const COPIED: usize = 16;
/// Of ten words of the shorter sentence, those that a copied one shares.
const NEARLY_ALL: usize = 9;

/// What two sentences have in common in a stretch in which they run alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Likeness {
    /// Words of each sentence.
    pub sides: (usize, usize),
    /// Words of one that match words of the other.
    pub matched: usize,
    /// Words of the open classes that are the same.
    pub words: usize,
    /// Figures, times and names that agree.
    pub values: usize,
}

impl Likeness {
    /// What tells something among what is the same.
    pub fn weight(self) -> usize {
        self.words + self.values
    }

    /// Whether every word of both sentences matches.
    pub fn is_all(self) -> bool {
        self.matched == self.sides.0 && self.matched == self.sides.1
    }

    /// Whether the stretch is nearly all of both sentences.
    pub fn is_whole(self) -> bool {
        let (a, b) = self.sides;
        self.matched * 10 >= a.min(b) * WHOLE && self.matched * 10 >= a.max(b) * MOST
    }

    /// Whether one sentence says the other again: what it introduces as new is the same thing.
    pub fn is_restated(self) -> bool {
        self.is_whole() && self.weight() >= RESTATED
    }

    /// Whether one of two long sentences stands in the other, but for a word in ten: it is the work of one writer.
    pub fn is_copied(self) -> bool {
        let (a, b) = self.sides;
        self.matched >= COPIED && self.matched * 10 >= a.min(b) * NEARLY_ALL
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_told_from_what_runs_alike() {
        // Words of both, those that match, the same words and values; whether all, whole, said again, copied.
        for (sides, matched, weight, expected) in [
            ((9, 9), 9, 4, [true, true, false, false]),
            ((9, 9), 9, 6, [true, true, true, false]),
            ((10, 12), 8, 6, [false, true, true, false]),
            ((10, 14), 8, 6, [false, false, false, false]),
            ((10, 12), 7, 6, [false, false, false, false]),
            ((18, 40), 17, 9, [false, false, false, true]),
            ((20, 20), 17, 9, [false, true, true, false]),
            ((16, 16), 16, 9, [true, true, true, true]),
        ] {
            let likeness = Likeness { sides, matched, words: weight - 1, values: 1 };
            let told = [likeness.is_all(), likeness.is_whole(), likeness.is_restated(), likeness.is_copied()];
            assert_eq!(told, expected, "{likeness:?}");
        }
    }
}
