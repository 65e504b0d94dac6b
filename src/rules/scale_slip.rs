//! Q002: equal digits, another scale.

use rust_decimal::Decimal;

use super::{disagreement, disputed};
use crate::claim::Value;
use crate::compare::{Aspect, Group};
use crate::rule::{Check, Draft, Rule, Severity};
use crate::value::{Dimension, Quantity};

/// The rule's record.
pub const RULE: Rule = Rule {
    code: "Q002",
    name: "scale-slip",
    severity: Severity::Warning,
    summary: "values with equal digits differ by thousands, by per cent and percentage points, or by currency",
    explanation: EXPLANATION,
    check: Check::Group(check),
};

fn check(group: &Group<'_>) -> Vec<Draft> {
    if !disputed(group, Aspect::Figure) {
        return Vec::new();
    }
    let Some(slip) = slip(group) else { return Vec::new() };
    let message = format!("{}: equal digits, another {}", disagreement(group), slip.word());
    let mut draft = Draft::of_group(group, RULE.severity, message);
    draft
        .help
        .push(format!("the digits are the same: look up the {} where the figure comes from", slip.word()));
    vec![draft]
}

/// What is different although the digits are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slip {
    /// A power of a thousand.
    Scale,
    /// Per cent and percentage points.
    Percentage,
    /// The currency.
    Currency,
}

impl Slip {
    fn word(self) -> &'static str {
        match self {
            Self::Scale => "scale",
            Self::Percentage => "kind of percentage",
            Self::Currency => "currency",
        }
    }
}

/// The slip between two camps of a group. It decides between this rule and `conflicting-figures`, for both.
pub(super) fn slip(group: &Group<'_>) -> Option<Slip> {
    let figures: Vec<&Quantity> = group
        .camps
        .iter()
        .filter_map(|camp| match &group.first_of(camp)?.claim.statement.value {
            Value::Quantity(quantity) => Some(&**quantity),
            _ => None,
        })
        .collect();
    figures.iter().enumerate().find_map(|(i, a)| figures.iter().skip(i + 1).find_map(|b| between(a, b)))
}

fn between(a: &Quantity, b: &Quantity) -> Option<Slip> {
    let (x, y) = (a.number?, b.number?);
    if x.is_zero() || y.is_zero() {
        return None;
    }
    match (&a.unit.dimension, &b.unit.dimension) {
        (Dimension::Percent, Dimension::PercentagePoint)
        | (Dimension::PercentagePoint, Dimension::Percent) => (x == y).then_some(Slip::Percentage),
        (Dimension::Currency, Dimension::Currency) if a.unit.symbol != b.unit.symbol => {
            (x == y).then_some(Slip::Currency)
        }
        (one, other) if one == other => {
            thousands(x.checked_mul(a.unit.factor)?, y.checked_mul(b.unit.factor)?).then_some(Slip::Scale)
        }
        _ => None,
    }
}

/// Whether the two differ by a factor of 1000, 1000², 1000³ or 1000⁴ and by nothing else.
fn thousands(x: Decimal, y: Decimal) -> bool {
    let (small, large) = if x.abs() < y.abs() { (x, y) } else { (y, x) };
    let mut scaled = small;
    for _ in 0..4 {
        let Some(next) = scaled.checked_mul(Decimal::ONE_THOUSAND) else { return false };
        scaled = next;
        if scaled == large {
            return true;
        }
    }
    false
}

const EXPLANATION: &str = r#"
Two sources print the same digits for one figure, but not the same size: million for billion, a thousand times as much,
per cent for percentage points, or another currency. One of them very probably slipped while copying, so the finding
is told apart from figures that differ in their digits (Q001).

```conflict
//- river-post.txt published=2024-03-02
The new port of Lund Bay will cost $4.2 million.
//- harbour-times.txt published=2024-03-02
The new port of Lund Bay will cost $4.2 billion.
```

```conflict
//- river-post.txt published=2024-03-02
The Corrin dam holds 3,400 cubic metres of water.
//- harbour-times.txt published=2024-03-02
The Corrin dam holds 3.4 million cubic metres of water.
```

The same size in other words is no slip:

```consistent
//- river-post.txt published=2024-03-02
The new port of Lund Bay will cost $4.2 billion.
//- harbour-times.txt published=2024-03-02
The new port of Lund Bay will cost $4,200 million.
```

Equal digits of different things have nothing to do with each other:

```consistent
//- river-post.txt published=2024-03-02
The new port of Lund Bay will cost $4.2 billion.
//- harbour-times.txt published=2024-03-02
The new school of Lund Bay will cost $4.2 million.
```
"#;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Unit;

    fn quantity(number: &str, dimension: Dimension, symbol: &str) -> Quantity {
        let number = number.parse().expect("a decimal");
        Quantity::exact(number, Decimal::ONE, Unit::base(dimension, symbol))
    }

    fn check(a: Quantity, b: Quantity, slip: Option<Slip>) {
        assert_eq!(between(&a, &b), slip, "{a:?} {b:?}");
        assert_eq!(between(&b, &a), slip, "{b:?} {a:?}");
    }

    #[test]
    fn equal_digits_of_another_size() {
        let dollars = |n| quantity(n, Dimension::Currency, "USD");
        check(dollars("4200000"), dollars("4200000000"), Some(Slip::Scale));
        check(dollars("4200000"), dollars("42000000"), None);
        check(dollars("4200000"), dollars("4300000000"), None);
        check(dollars("20"), quantity("20", Dimension::Currency, "EUR"), Some(Slip::Currency));
        check(dollars("20"), quantity("21", Dimension::Currency, "EUR"), None);
        let points = quantity("3.5", Dimension::PercentagePoint, "pp");
        check(quantity("3.5", Dimension::Percent, "%"), points.clone(), Some(Slip::Percentage));
        check(quantity("3", Dimension::Percent, "%"), points, None);
        check(dollars("0"), dollars("0"), None);
    }
}
