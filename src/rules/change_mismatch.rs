//! Q005: a change that does not lead from the level before to the level after.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::claim::Value;
use crate::extract::{Calculation, Direction, Reading, Stated};
use crate::key::Key;
use crate::rule::{Check, Draft, Label, Rule, Severity};
use crate::value::{Bound, Dimension, Interval, Quantity};

/// The rule's record.
pub const RULE: Rule = Rule {
    code: "Q005",
    name: "change-mismatch",
    severity: Severity::Error,
    summary: "a change is not the one between the two levels told with it",
    explanation: EXPLANATION,
    check: Check::Source(check),
};

fn check(reading: &Reading) -> Vec<Draft> {
    let draft = |calculation: &Calculation| match calculation {
        Calculation::Change { change, from, to, direction } => {
            let turned = turned(from, to, *direction, reading.text());
            turned.or_else(|| mismatch(change.as_ref()?, from, to, *direction, reading.text()))
        }
        _ => None,
    };
    reading.calculations.iter().filter_map(draft).collect()
}

/// Levels that lie the other way round than the verb says.
fn turned(from: &Stated, to: &Stated, direction: Option<Direction>, text: &str) -> Option<Draft> {
    let (before, after) = (from.quantity.number?, to.quantity.number?);
    let told = match direction? {
        Direction::Up if after < before => "a rise",
        Direction::Down if after > before => "a fall",
        _ => return None,
    };
    if is_rank_or_rate(&from.quantity) {
        return None;
    }
    // An index or a league table may still count downwards.
    Some(Draft {
        severity: Severity::Warning,
        ..draft(&[from, to], text, format!("{told} from {} to {}", plain(before), plain(after)), told)
    })
}

/// Ranks ("up from six to five") and exchange rates ("from $1.30 to $1.25") are said to rise when their numbers fall.
fn is_rank_or_rate(quantity: &Quantity) -> bool {
    let small = |limit: i64| quantity.number.is_some_and(|n| n < Decimal::from(limit));
    match quantity.unit.dimension {
        Dimension::Number => small(200),
        Dimension::Currency => small(10) && !quantity.scaled,
        _ => false,
    }
}

fn mismatch(
    change: &Stated,
    from: &Stated,
    to: &Stated,
    direction: Option<Direction>,
    text: &str,
) -> Option<Draft> {
    let rounded = (from.quantity.interval(), to.quantity.interval());
    let fits = |levels: (Interval, Interval)| Some(is_led_to(change, percent(levels)?, direction));
    let severity = match (fits(rounded)?, fits(printed_alike(&from.quantity, &to.quantity))?) {
        (Some(false), _) => Severity::Error,
        (_, Some(false)) => Severity::Warning,
        _ => return None,
    };
    let (before, after) = (from.quantity.number?, to.quantity.number?);
    let exact = ((after - before).checked_div(before)?).checked_mul(Decimal::ONE_HUNDRED)?;
    let exact = exact.round_dp(1).normalize();
    let proof = format!("from {} to {} is {exact} %", plain(before), plain(after));
    Some(Draft { severity, ..draft(&[change, from, to], text, proof, &format!("{exact} %")) })
}

/// The levels where a round one is as precise as the other: "from $4 million to $5.2 million" hardly begins at 3.6.
fn printed_alike(from: &Quantity, to: &Quantity) -> (Interval, Interval) {
    let half = |q: &Quantity| {
        let Interval { low, high } = q.interval();
        Some((high.number()? - low.number()?) / Decimal::TWO)
    };
    let finer = half(from).zip(half(to)).map(|(x, y)| x.min(y)).filter(|half| *half > Decimal::ZERO);
    let interval = |q: &Quantity| match (finer, q.number) {
        (Some(half), Some(n)) => Interval::half_open(n - half, n + half),
        _ => q.interval(),
    };
    (interval(from), interval(to))
}

/// Whether a change may be the one that the levels leave possible; nothing where it cannot be told.
fn is_led_to(change: &Stated, (low, high): (Decimal, Decimal), direction: Option<Direction>) -> Option<bool> {
    let told = change.quantity.interval();
    let said = match direction {
        Some(Direction::Down) => Interval { low: negative(told.high)?, high: negative(told.low)? },
        _ => told,
    };
    let computed = Interval::closed(low - SLACK, high + SLACK);
    let mirrored = Interval::closed(-high - SLACK, -low + SLACK);
    Some(said.meets(&computed) || (direction.is_none() && said.meets(&mirrored)))
}

/// Percentage points that figures rounded before they were printed may lie off.
const SLACK: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

/// The least and the greatest change in per cent that the rounded levels leave possible.
fn percent((from, to): (Interval, Interval)) -> Option<(Decimal, Decimal)> {
    let (from_low, from_high) = (from.low.number()?, from.high.number()?);
    let (to_low, to_high) = (to.low.number()?, to.high.number()?);
    let change = |from: Decimal, to: Decimal| {
        to.checked_div(from)?.checked_sub(Decimal::ONE)?.checked_mul(Decimal::ONE_HUNDRED)
    };
    (from_low > Decimal::ZERO).then_some(())?;
    Some((change(from_high, to_low)?, change(from_low, to_high)?))
}

fn negative(bound: Bound) -> Option<Bound> {
    Some(match bound {
        Bound::Open => Bound::Open,
        Bound::Closed(n) => Bound::Closed(-n),
        Bound::Excluded(n) => Bound::Excluded(-n),
    })
}

fn draft(parts: &[&Stated], text: &str, proof: String, label: &str) -> Draft {
    let mut spans: Vec<_> = parts.iter().map(|part| part.span).collect();
    spans.sort_unstable();
    spans.dedup();
    let words: Vec<&str> = spans.iter().map(|span| span.of(text)).collect();
    let values = parts.iter().map(|part| Value::Quantity(Arc::new(part.quantity.clone())).to_string());
    let labels = parts.iter().enumerate().map(|(i, part)| Label {
        span: part.span,
        message: if i == 0 { format!("by the levels: {label}") } else { "a level told with it".to_owned() },
        claim: None,
    });
    Draft {
        severity: RULE.severity,
        message: format!("\"{}\" do not fit together", words.join("\", \"")),
        proof: vec![proof],
        help: Vec::new(),
        camps: Vec::new(),
        labels: labels.collect(),
        key: Key::new("change", values),
    }
}

fn plain(n: Decimal) -> String {
    n.normalize().to_string()
}

const EXPLANATION: &str = r#"
A source says by how many per cent a figure changed, and tells the level before and the level after; the levels give
another change. Each level may be anything that rounds to what is printed; where only the rounder one of two levels leaves
room for the change ("from $4 million to $5.2 million, up 40%"), the rule warns. Without a percentage the rule only asks
whether the levels lie the way the verb says, and warns; ranks and exchange rates, which rise while their numbers fall,
are left out.

```conflict
//- river-post.txt published=2024-05-07
Ticket sales rose 12% from 50 to 60 a day.
```

```conflict
//- river-post.txt published=2024-05-07
The fee was cut by 5%, from $180 to $144.
```

```conflict
//- river-post.txt published=2024-05-07
Rents in the town fell from $410 to $570 a month.
```

```consistent
//- river-post.txt published=2024-05-07
Ticket sales rose 20% from 50 to 60 a day, and the fee was cut by 20%, from $180 to $144.
```

A place in a table rises while its number falls:

```consistent
//- river-post.txt published=2024-05-07
The song crept up from six to five in the chart.
```

Rounded levels leave room:

```consistent
//- river-post.txt published=2024-05-07
Profits rose 12% to £1.3m from £1.2m a year earlier.
```
"#;
