//! Figures: a number as printed, its bounds and hedge, its unit, and the interval it leaves possible.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::interval::{Bound, Interval};

/// What a unit measures. Units convert inside a dimension and never across.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// A bare number.
    Number,
    /// Things counted: the unit is the counted noun.
    Count,
    /// A place in an order.
    Ordinal,
    /// Hundredths of a whole.
    Percent,
    /// Differences of percentages.
    PercentagePoint,
    /// Money of one currency; never converted by knowledge.
    Currency,
    /// Years (months, …) of life.
    Age,
    /// A dimension of `facts/units`, by its id: `length`, `mass`, `temperature`, …
    Physical(Arc<str>),
}

/// A unit of measurement.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unit {
    /// What it measures.
    pub dimension: Dimension,
    /// Symbol (`km`), ISO 4217 code (`USD`), `%`, or the counted noun phrase (`soldiers`); empty for a bare number.
    pub symbol: Arc<str>,
    /// Factor to the base unit of the dimension: base = value × factor + offset.
    pub factor: Decimal,
    /// Offset to the base unit (temperatures), else zero.
    pub offset: Decimal,
}

impl Unit {
    /// A unit that is its own base.
    pub fn base(dimension: Dimension, symbol: &str) -> Self {
        Self { dimension, symbol: Arc::from(symbol), factor: Decimal::ONE, offset: Decimal::ZERO }
    }

    /// No unit: a bare number.
    pub fn none() -> Self {
        Self::base(Dimension::Number, "")
    }
}

/// How a figure is softened or bounded by the words round it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hedge {
    /// No hedge.
    #[default]
    Exact,
    /// About, some, around, roughly, "-odd".
    About,
    /// Nearly, almost, just under: below, close.
    Nearly,
    /// At least, no fewer than, N or more.
    AtLeast,
    /// More than, over, above.
    Over,
    /// At most, up to, no more than.
    AtMost,
    /// Fewer than, under, below.
    Under,
    /// Between A and B, A to B.
    Between,
}

/// The part of a figure by which a conversion of it may be off, both being round.
const CONVERTED: Decimal = Decimal::from_parts(2, 0, 0, false, 2);

/// A figure as a source states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The number as stated, scale words applied; none for a range.
    pub number: Option<Decimal>,
    /// Stated lower bound ("at least 14" → 14); equal to `number` for an exact figure; none is open.
    pub low: Option<Decimal>,
    /// Stated upper bound; equal to `number` for an exact figure; none is open.
    pub high: Option<Decimal>,
    /// Which words bound or soften it.
    pub hedge: Hedge,
    /// Value of the last printed digit: 0.1 for `91.3`, 1 for `14`, 100000000 for `3.5 billion`.
    pub place: Decimal,
    /// Whether a scale word (million, billion, k) was used.
    pub scaled: bool,
    /// What it is measured in.
    pub unit: Unit,
}

impl Quantity {
    /// An exact figure printed with its last digit at `place`.
    pub fn exact(number: Decimal, place: Decimal, unit: Unit) -> Self {
        Self {
            number: Some(number),
            low: Some(number),
            high: Some(number),
            hedge: Hedge::Exact,
            place,
            scaled: false,
            unit,
        }
    }

    /// The number that stands in it, without the words that bound or soften it; of a range the range.
    pub fn without_hedge(&self) -> Self {
        let exact = Self { hedge: Hedge::Exact, low: self.number, high: self.number, ..self.clone() };
        if self.number.is_some() { exact } else { self.clone() }
    }

    /// Whether the source itself says that the figure is not exact.
    pub fn approximate(&self) -> bool {
        matches!(self.hedge, Hedge::About | Hedge::Nearly)
    }

    /// What the figure leaves possible, in its own unit, by the rounding rules of the design: half a unit of the
    /// last printed digit; of the last non-zero digit for scaled numbers and two or more trailing zeros; counts
    /// without trailing zeros are points; hedges widen to at most 10 %.
    pub fn interval(&self) -> Interval {
        let Some(n) = self.number else {
            return Interval { low: closed(self.low), high: closed(self.high) };
        };
        let slack = self.slack(n);
        match self.hedge {
            Hedge::Exact if self.is_point(n) => Interval::point(n),
            Hedge::Exact => {
                let half = self.step(n) / Decimal::TWO;
                Interval::half_open(n.saturating_sub(half), n.saturating_add(half))
            }
            // Where rounding bounds it, the upper end is what rounds up: about 600 is no 700.
            Hedge::About if slack < n.abs() / Decimal::TEN => {
                Interval::half_open(n.saturating_sub(slack), n.saturating_add(slack))
            }
            Hedge::About => Interval::closed(n.saturating_sub(slack), n.saturating_add(slack)),
            Hedge::Nearly => Interval::closed(n.saturating_sub(slack), n),
            Hedge::AtLeast => Interval { low: Bound::Closed(n), high: Bound::Open },
            Hedge::Over => Interval { low: Bound::Excluded(n), high: Bound::Open },
            Hedge::AtMost => Interval { low: Bound::Open, high: Bound::Closed(n) },
            Hedge::Under => Interval { low: Bound::Open, high: Bound::Excluded(n) },
            Hedge::Between => Interval { low: closed(self.low), high: closed(self.high) },
        }
    }

    /// [`Quantity::interval`] in the base unit of its dimension.
    pub fn base_interval(&self) -> Interval {
        self.interval().scaled(self.unit.factor).shifted(self.unit.offset)
    }

    /// Whether one number can satisfy both figures. One that was converted from a round figure is no rounder than that was: 205 km/h
    /// and 125 mph are one.
    pub fn meets(&self, other: &Self) -> bool {
        self.base_interval().meets(&other.base_interval())
            || self.is_converted(other)
            || self.is_rounded_to(other)
    }

    /// "Nearly 300" and "over 300": one round number, from either side of it.
    pub fn is_rounded_to(&self, other: &Self) -> bool {
        let counts = [self, other].iter().all(|q| q.unit.dimension == Dimension::Count);
        let same =
            self.number.is_some() && self.number == other.number && (counts || self.unit == other.unit);
        let softened = |q: &Self| q.hedge != Hedge::Exact;
        same && softened(self) && softened(other) && (self.approximate() || other.approximate())
    }

    /// Whether two exact figures in different units of one dimension are as near each other as round figures are that were
    /// converted into each other.
    fn is_converted(&self, other: &Self) -> bool {
        let physical = matches!(self.unit.dimension, Dimension::Physical(_));
        let converted =
            physical && self.unit.factor != other.unit.factor && self.unit.offset == other.unit.offset;
        let base = |q: &Self| q.number.and_then(|n| n.checked_mul(q.unit.factor));
        let near = |(x, y): (Decimal, Decimal)| (x - y).abs() <= x.abs().max(y.abs()) * CONVERTED;
        converted && base(self).zip(base(other)).is_some_and(near)
    }

    /// The step the figure is rounded to.
    fn step(&self, n: Decimal) -> Decimal {
        if self.scaled || trailing_zeros(n) >= 2 { last_nonzero_place(n).max(self.place) } else { self.place }
    }

    /// Plus or minus the smaller of half the last non-zero place and 10 %.
    fn slack(&self, n: Decimal) -> Decimal {
        let tenth = n.abs() / Decimal::TEN;
        (last_nonzero_place(n) / Decimal::TWO).min(tenth)
    }

    fn is_point(&self, n: Decimal) -> bool {
        let counted = matches!(
            self.unit.dimension,
            Dimension::Count | Dimension::Ordinal | Dimension::Number | Dimension::Age
        );
        counted && !self.scaled && n.fract().is_zero() && trailing_zeros(n) < 2
    }
}

fn closed(end: Option<Decimal>) -> Bound {
    end.map_or(Bound::Open, Bound::Closed)
}

/// How many zeros the integer ends with; 0 for zero and for fractions.
fn trailing_zeros(n: Decimal) -> u32 {
    let place = last_nonzero_place(n);
    let mut zeros = 0;
    let mut step = Decimal::ONE;
    while step < place {
        step *= Decimal::TEN;
        zeros += 1;
    }
    zeros
}

/// The value of the last digit that is not zero: 1000 for 12,000, 0.1 for 91.30; 1 for zero.
pub fn last_nonzero_place(n: Decimal) -> Decimal {
    let n = n.normalize();
    if n.is_zero() {
        return Decimal::ONE;
    }
    if n.scale() > 0 {
        return Decimal::new(1, n.scale());
    }
    let mut mantissa = n.mantissa();
    let mut place = Decimal::ONE;
    while mantissa % 10 == 0 {
        mantissa /= 10;
        place *= Decimal::TEN;
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(text: &str) -> Decimal {
        text.parse().expect("a decimal")
    }

    fn figure(number: &str, place: &str, hedge: Hedge, unit: Unit) -> Quantity {
        Quantity { hedge, ..Quantity::exact(n(number), n(place), unit) }
    }

    #[test]
    fn round_figures_survive_a_conversion() {
        let unit = |factor: &str| {
            let dimension = Dimension::Physical("speed".into());
            Unit { factor: n(factor), ..Unit::base(dimension, factor) }
        };
        let kilometres = figure("205", "1", Hedge::Exact, unit("0.27778"));
        let miles = |number| figure(number, "1", Hedge::Exact, unit("0.44704"));
        assert!(kilometres.meets(&miles("125")) && miles("125").meets(&kilometres));
        assert!(!kilometres.meets(&miles("140")));
        assert!(!miles("125").meets(&miles("127")), "of one unit nothing was converted");
    }

    #[test]
    fn intervals_follow_precision_and_hedge() {
        let percent = Unit::base(Dimension::Percent, "%");
        let people = Unit::base(Dimension::Count, "people");
        let cases = [
            (figure("91.3", "0.1", Hedge::Exact, percent), Interval::half_open(n("91.25"), n("91.35"))),
            (figure("14", "1", Hedge::Exact, people.clone()), Interval::point(n("14"))),
            (figure("12000", "1", Hedge::Exact, people.clone()), Interval::half_open(n("11500"), n("12500"))),
            (figure("200", "1", Hedge::About, people.clone()), Interval::closed(n("180"), n("220"))),
            (figure("1500", "1", Hedge::Nearly, people.clone()), Interval::closed(n("1450"), n("1500"))),
            (
                figure("14", "1", Hedge::AtLeast, people),
                Interval { low: Bound::Closed(n("14")), high: Bound::Open },
            ),
        ];
        for (quantity, interval) in cases {
            assert_eq!(quantity.interval(), interval, "{quantity:?}");
        }
    }
}
