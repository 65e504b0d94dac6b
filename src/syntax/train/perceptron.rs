//! The averaged perceptron, in whole numbers: the same bytes come out on every machine.

use crate::syntax::bytes::ModelError;
use crate::syntax::weights::{FEW, LARGEST, Packed, PackedRow, Row, Weights};

/// Features with their averaged weights by class, in order.
pub type Averages = Vec<(u64, Vec<(u8, i64)>)>;

/// Averages count in parts of 1/1024, so that dividing them loses little.
const UNIT: i64 = 1024;
/// Of the weights, this many in ten thousand may be cut to the largest that a byte holds.
const CUT: usize = 5;

/// A weight while it is learned.
#[derive(Clone, Copy, Debug)]
struct Weight {
    class: u8,
    value: i32,
}

/// The weights of one feature.
#[derive(Clone, Debug, Default)]
struct Learned {
    updates: u32,
    weights: Vec<Weight>,
    /// For each weight the sum of its changes, each times the decisions made before it.
    late: Vec<i64>,
}

/// An averaged perceptron over features given by their number.
#[derive(Clone, Debug)]
pub struct Perceptron {
    classes: usize,
    /// Features with fewer updates do not count yet: they are rare, or noise.
    minimum_updates: u32,
    decisions: i64,
    /// Feature and row number by the feature's lower bits, the next free place behind if that is taken. Row 0 is none.
    places: Vec<(u64, u32)>,
    rows: Vec<Learned>,
    counted: Counted,
}

/// The weights of the features that count, once more, so that they are found and summed fast.
#[derive(Clone, Debug)]
struct Counted {
    /// How many weights a row has.
    classes: usize,
    /// Upper bits of a feature and its row, by the feature's lower bits. Row 0 is none.
    places: Vec<(u32, u32)>,
    values: Vec<i16>,
}

impl Counted {
    fn new(classes: usize, places: usize) -> Self {
        Self { classes, places: vec![(0, 0); places], values: vec![0; classes] }
    }

    /// The row of a feature, or the place where it would stand.
    #[inline(always)]
    fn find(&self, feature: u64) -> Result<usize, usize> {
        let mask = self.places.len() - 1;
        let upper = (feature >> 32) as u32;
        let mut at = feature as usize & mask;
        loop {
            match self.places.get(at) {
                Some((found, row)) if *row != 0 && *found == upper => return Ok(*row as usize),
                Some((_, 1..)) => at = (at + 1) & mask,
                _ => return Err(at),
            }
        }
    }

    #[inline(always)]
    fn row(&self, row: usize) -> &[i16] {
        self.values.get(row * self.classes..).and_then(|from| from.get(..self.classes)).unwrap_or(&[])
    }

    fn insert(&mut self, feature: u64, weights: &[Weight]) {
        let row = self.find(feature).unwrap_or_else(|at| {
            let row = self.values.len() / self.classes.max(1);
            self.values.resize(self.values.len() + self.classes, 0);
            let place = ((feature >> 32) as u32, row as u32);
            self.places.get_mut(at).into_iter().for_each(|p| *p = place);
            row
        });
        for weight in weights {
            let value = weight.value.clamp(i32::from(i16::MIN), i32::from(i16::MAX)) as i16;
            let at = row * self.classes + usize::from(weight.class);
            self.values.get_mut(at).into_iter().for_each(|v| *v = value);
        }
    }

    /// Whether half of the places are taken.
    fn is_full(&self) -> bool {
        self.values.len() * 2 > self.places.len() * self.classes
    }
}

impl Perceptron {
    /// A perceptron that has learned nothing.
    pub fn new(classes: usize, minimum_updates: u32) -> Self {
        let places = vec![(0, 0); 1 << 16];
        let counted = Counted::new(classes, places.len());
        let rows = vec![Learned::default()];
        Self { classes, minimum_updates, decisions: 0, places, rows, counted }
    }

    /// The sum of the features' weights, for each class.
    pub fn score(&self, features: &[u64], scores: &mut [i32]) {
        scores.fill(0);
        // The rows are asked for before any is read: the processor then waits for many of them at once.
        let mut rows = [0; 128];
        for features in features.chunks(rows.len()) {
            let mut found = 0;
            for row in features.iter().filter_map(|feature| self.counted.find(*feature).ok()) {
                rows.get_mut(found).into_iter().for_each(|r| *r = row);
                found += 1;
            }
            for row in rows.iter().take(found) {
                let values = self.counted.row(*row);
                scores.iter_mut().zip(values).for_each(|(s, value)| *s += i32::from(*value));
            }
        }
    }

    /// The class with the highest of `scores`; the first of several.
    pub fn best(&self, scores: &[i32]) -> usize {
        let first_of_best = scores.iter().enumerate().rev().max_by_key(|(_, score)| **score);
        first_of_best.map_or(0, |(class, _)| class)
    }

    /// Counts a decision: averages are taken over decisions.
    pub fn count(&mut self) {
        self.decisions += 1;
    }

    /// Makes `gold` likelier than `predicted` where these features are seen.
    pub fn update(&mut self, features: &[u64], gold: usize, predicted: usize) {
        debug_assert!(gold < self.classes && predicted < self.classes, "a class that is none");
        for &feature in features {
            let row = self.row_or_new(feature);
            let decisions = self.decisions;
            if let Some(row) = self.rows.get_mut(row) {
                row.updates += 1;
                row.change(gold as u8, 1, decisions);
                row.change(predicted as u8, -1, decisions);
                if row.updates >= self.minimum_updates {
                    self.counted.insert(feature, &row.weights);
                }
            }
        }
        if self.counted.is_full() {
            self.grow_counted();
        }
    }

    fn grow_counted(&mut self) {
        let mut counted = Counted::new(self.classes, self.counted.places.len() * 4);
        for (feature, row) in self.places.iter().filter(|(_, row)| *row != 0) {
            let row = self.rows.get(*row as usize).filter(|r| r.updates >= self.minimum_updates);
            row.into_iter().for_each(|r| counted.insert(*feature, &r.weights));
        }
        self.counted = counted;
    }

    /// The weights, each averaged over all decisions.
    pub fn average(&self) -> Averages {
        let total = self.decisions.max(1);
        let mut averages = Averages::new();
        for &(feature, row) in self.places.iter().filter(|(_, row)| *row != 0) {
            let Some(row) = self.rows.get(row as usize).filter(|r| r.updates >= self.minimum_updates) else {
                continue;
            };
            let weights = row.weights.iter().zip(&row.late);
            let mut weights: Vec<(u8, i64)> = weights
                .map(|(w, late)| (w.class, (i64::from(w.value) * total - late) * UNIT / total))
                .collect();
            weights.sort_unstable();
            averages.push((feature, weights));
        }
        averages.sort_unstable();
        averages
    }

    /// Where a feature stands or would stand, and its row.
    fn place(&self, feature: u64) -> Option<(usize, u32)> {
        let mask = self.places.len() - 1;
        let mut at = feature as usize & mask;
        loop {
            match self.places.get(at)? {
                (_, 0) => return Some((at, 0)),
                (found, row) if *found == feature => return Some((at, *row)),
                _ => at = (at + 1) & mask,
            }
        }
    }

    fn row_or_new(&mut self, feature: u64) -> usize {
        match self.place(feature) {
            Some((at, 0)) => {
                let row = self.rows.len();
                self.rows.push(Learned::default());
                self.places.get_mut(at).into_iter().for_each(|p| *p = (feature, row as u32));
                if self.rows.len() * 2 > self.places.len() {
                    self.grow();
                }
                row
            }
            found => found.map_or(0, |(_, row)| row as usize),
        }
    }

    fn grow(&mut self) {
        let places = vec![(0, 0); self.places.len() * 4];
        for (feature, row) in std::mem::replace(&mut self.places, places) {
            if row != 0
                && let Some((at, _)) = self.place(feature)
            {
                self.places.get_mut(at).into_iter().for_each(|p| *p = (feature, row));
            }
        }
    }
}

impl Learned {
    fn change(&mut self, class: u8, by: i32, decisions: i64) {
        let at = self.weights.iter().position(|w| w.class == class).unwrap_or_else(|| {
            self.weights.push(Weight { class, value: 0 });
            self.late.push(0);
            self.weights.len() - 1
        });
        self.weights.get_mut(at).into_iter().for_each(|w| w.value += by);
        self.late.get_mut(at).into_iter().for_each(|l| *l += i64::from(by) * decisions);
    }
}

/// The sum of several models of the same classes: as linear models they are one again, and it errs less than each.
pub fn sum(models: Vec<Averages>) -> Averages {
    let mut all: Vec<(u64, Vec<(u8, i64)>)> = models.into_iter().flatten().collect();
    all.sort_unstable();
    let mut sum = Averages::new();
    for (feature, weights) in all {
        match sum.last_mut() {
            Some((last, into)) if *last == feature => weights.into_iter().for_each(|(class, weight)| {
                match into.iter_mut().find(|(c, _)| *c == class) {
                    Some((_, w)) => *w += weight,
                    None => into.push((class, weight)),
                }
            }),
            _ => sum.push((feature, weights)),
        }
    }
    sum.iter_mut().for_each(|(_, weights)| weights.sort_unstable());
    sum
}

/// The averages as bytes: the largest become ±127, and those that then are below `prune` are dropped.
pub fn quantise(averages: &Averages, classes: usize, prune: i64) -> Result<Weights, ModelError> {
    let top = top(averages);
    let quantised = |weight: i64| {
        let size = ((weight.abs() * 127 + top / 2) / top).min(127);
        if size < prune { 0 } else { (size * weight.signum()) as i8 }
    };
    let rows = averages.iter().map(|(feature, weights)| -> Row {
        let weights = weights.iter().map(|&(class, weight)| (class, quantised(weight)));
        (*feature, weights.filter(|(_, weight)| *weight != 0).collect())
    });
    let rows: Vec<Row> = rows.filter(|(_, weights)| !weights.is_empty()).collect();
    Weights::of_rows(classes, &rows)
}

/// The averages in four bits each: the largest would be ±127, of which `unit` are 1. Features none of whose weights is
/// `prune` are dropped.
pub fn pack(averages: &Averages, unit: i64, prune: i64) -> Result<Packed, ModelError> {
    let top = top(averages);
    let size = |weight: i64| (weight.abs() * 127 + top / 2) / top;
    let counts = averages.iter().filter(|(_, weights)| weights.iter().any(|(_, w)| size(*w) >= prune));
    let rows = counts.map(|(feature, weights)| -> PackedRow {
        let mut row = [0; FEW];
        for (class, weight) in weights {
            let units = ((size(*weight) + unit / 2) / unit).min(i64::from(LARGEST)) * weight.signum();
            row.get_mut(usize::from(*class)).into_iter().for_each(|place| *place = units as i8);
        }
        (*feature, row)
    });
    Packed::of_rows(&rows.collect::<Vec<_>>())
}

/// The size that becomes 127: all weights but a few are smaller.
fn top(averages: &Averages) -> i64 {
    let mut sizes: Vec<i64> = averages.iter().flat_map(|(_, w)| w.iter().map(|(_, w)| w.abs())).collect();
    let largest = sizes.len().saturating_sub(1) * (10_000 - CUT) / 10_000;
    if sizes.is_empty() { 1 } else { (*sizes.select_nth_unstable(largest).1).max(1) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::weights::{CLASSES, feature};

    /// Learns to tell numbers by their remainder, and gives the table.
    fn learned(seed: u32) -> Averages {
        let mut perceptron = Perceptron::new(3, 0);
        let mut scores = [0; 3];
        for round in 0..300 {
            let number = (round * 7 + seed) % 30;
            let features = [feature(0, number, 0, 0), feature(1, number % 3, 0, 0)];
            perceptron.score(&features, &mut scores);
            perceptron.count();
            let (gold, best) = (number as usize % 3, perceptron.best(&scores));
            if best != gold {
                perceptron.update(&features, gold, best);
            }
        }
        perceptron.average()
    }

    #[test]
    fn what_was_learned_is_kept_in_the_table() {
        let weights = quantise(&sum(vec![learned(1), learned(2)]), 3, 2).expect("a table");
        for number in 0..60 {
            let mut scores = [0; CLASSES];
            weights.score(&[feature(0, number, 0, 0), feature(1, number % 3, 0, 0)], &mut scores);
            assert_eq!(weights.best(&scores), number as usize % 3, "{number}");
        }
    }

    #[test]
    fn packed_weights_are_counted_in_units() {
        // The largest but one of so few is the one that becomes 127.
        let averages: Averages =
            vec![(3, vec![(0, 1270), (15, -640)]), (5, vec![(1, 200)]), (9, vec![(1, 90)])];
        let packed = pack(&averages, 20, 20).expect("a table");
        let mut scores = [0; FEW];
        packed.add(&[3], &mut scores);
        assert_eq!(scores, [7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -6]);
        packed.add(&[5, 9], &mut scores);
        assert_eq!(scores[1], 2, "the feature of small weights is dropped");
    }

    #[test]
    fn averages_are_means_over_decisions() {
        let mut perceptron = Perceptron::new(2, 0);
        perceptron.count();
        perceptron.update(&[5], 1, 0);
        perceptron.count();
        perceptron.count();
        perceptron.update(&[5], 1, 0);
        perceptron.count();
        // 0 at the first, 1 at three decisions, 2 behind the third: the second update counts for one decision of four.
        assert_eq!(perceptron.average(), [(5, vec![(0, -UNIT), (1, UNIT)])]);
    }

    #[test]
    fn rare_features_do_not_count() {
        let mut perceptron = Perceptron::new(2, 2);
        perceptron.update(&[5], 1, 0);
        let mut scores = [0; 2];
        perceptron.score(&[5], &mut scores);
        assert_eq!(scores, [0, 0]);
        assert!(perceptron.average().is_empty());
    }
}
