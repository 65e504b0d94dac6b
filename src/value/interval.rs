//! Intervals of exact decimals: what a stated number leaves possible.

use rust_decimal::Decimal;

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// No limit on this side.
    Open,
    /// The end itself is possible.
    Closed(Decimal),
    /// Everything up to the end, not the end itself.
    Excluded(Decimal),
}

impl Bound {
    /// The number at this end, if there is one.
    pub fn number(self) -> Option<Decimal> {
        match self {
            Bound::Open => None,
            Bound::Closed(n) | Bound::Excluded(n) => Some(n),
        }
    }

    fn map(self, f: impl FnOnce(Decimal) -> Option<Decimal>) -> Bound {
        match self {
            Bound::Open => Bound::Open,
            Bound::Closed(n) => f(n).map_or(Bound::Open, Bound::Closed),
            Bound::Excluded(n) => f(n).map_or(Bound::Open, Bound::Excluded),
        }
    }
}

/// A set of numbers between two bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// Lower end.
    pub low: Bound,
    /// Upper end.
    pub high: Bound,
}

impl Interval {
    /// Exactly `n`.
    pub fn point(n: Decimal) -> Self {
        Self { low: Bound::Closed(n), high: Bound::Closed(n) }
    }

    /// Half-open: `low` is inside, `high` is not. A reading rounded to its last digit.
    pub fn half_open(low: Decimal, high: Decimal) -> Self {
        Self { low: Bound::Closed(low), high: Bound::Excluded(high) }
    }

    /// Both ends inside.
    pub fn closed(low: Decimal, high: Decimal) -> Self {
        Self { low: Bound::Closed(low), high: Bound::Closed(high) }
    }

    /// Whether some number is in both.
    pub fn meets(&self, other: &Interval) -> bool {
        ordered(self.low, other.high) && ordered(other.low, self.high)
    }

    /// Whether every number of `inner` is in this one.
    pub fn covers(&self, inner: &Interval) -> bool {
        let low = match (self.low, inner.low) {
            (Bound::Open, _) => true,
            (_, Bound::Open) => false,
            (Bound::Excluded(a), Bound::Closed(b)) => a < b,
            (a, b) => a.number() <= b.number(),
        };
        let high = match (self.high, inner.high) {
            (Bound::Open, _) => true,
            (_, Bound::Open) => false,
            (Bound::Excluded(a), Bound::Closed(b)) => a > b,
            (a, b) => a.number() >= b.number(),
        };
        low && high
    }

    /// Both ends times `factor` (positive); an end that overflows becomes open.
    pub fn scaled(&self, factor: Decimal) -> Interval {
        Interval {
            low: self.low.map(|n| n.checked_mul(factor)),
            high: self.high.map(|n| n.checked_mul(factor)),
        }
    }

    /// Both ends moved by `offset`; an end that overflows becomes open.
    pub fn shifted(&self, offset: Decimal) -> Interval {
        Interval {
            low: self.low.map(|n| n.checked_add(offset)),
            high: self.high.map(|n| n.checked_add(offset)),
        }
    }
}

/// Whether an interval that begins at `low` reaches one that ends at `high`.
fn ordered(low: Bound, high: Bound) -> bool {
    match (low, high) {
        (Bound::Open, _) | (_, Bound::Open) => true,
        (Bound::Closed(a), Bound::Closed(b)) => a <= b,
        (a, b) => a.number() < b.number(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(text: &str) -> Decimal {
        text.parse().expect("a decimal")
    }

    #[test]
    fn half_open_neighbours_do_not_meet() {
        let a = Interval::half_open(n("91.25"), n("91.35"));
        assert!(!a.meets(&Interval::half_open(n("91.35"), n("91.45"))));
        assert!(a.meets(&Interval::point(n("91.25"))));
        assert!(!a.meets(&Interval::point(n("91.35"))));
    }

    #[test]
    fn an_open_end_reaches_everything() {
        let at_least = Interval { low: Bound::Closed(n("14")), high: Bound::Open };
        assert!(at_least.meets(&Interval::point(n("14"))));
        assert!(!at_least.meets(&Interval::point(n("12"))));
        assert!(at_least.covers(&Interval::closed(n("14"), n("20"))));
        let over = Interval { low: Bound::Excluded(n("14")), high: Bound::Open };
        assert!(!over.meets(&Interval::point(n("14"))));
        assert!(!over.covers(&at_least));
    }
}
