//! Q004: shares of one whole that add up to more than it, or a part that is larger than its whole.

use rust_decimal::Decimal;

use crate::extract::{Calculation, Reading, Stated};
use crate::key::Key;
use crate::rule::{Check, Draft, Label, Rule, Severity};
use crate::value::{Dimension, Hedge};

/// The rule's record.
pub const RULE: Rule = Rule {
    code: "Q004",
    name: "shares-exceed-whole",
    severity: Severity::Warning,
    summary: "shares that exclude each other add up to more than 100 %, or a part is larger than its whole",
    explanation: EXPLANATION,
    check: Check::Source(check),
};

fn check(reading: &Reading) -> Vec<Draft> {
    let draft = |calculation: &Calculation| match calculation {
        Calculation::Parts { shares } => added(shares),
        Calculation::Share { share, whole } => larger(share, whole, reading.text()),
        _ => None,
    };
    reading.calculations.iter().filter_map(draft).collect()
}

fn added(shares: &[Stated]) -> Option<Draft> {
    let numbers: Option<Vec<Decimal>> = shares.iter().map(|s| s.quantity.number).collect();
    let numbers = numbers?;
    let mut sum = Decimal::ZERO;
    let mut leeway = Decimal::ZERO;
    for (share, number) in shares.iter().zip(&numbers) {
        sum = sum.checked_add(*number)?;
        leeway = leeway.checked_add(share.quantity.place)?;
    }
    if sum <= Decimal::ONE_HUNDRED.checked_add(leeway)? {
        return None;
    }
    let terms: Vec<String> = numbers.iter().map(|n| n.normalize().to_string()).collect();
    let sum = sum.normalize();
    let labels =
        shares.iter().map(|s| Label { span: s.span, message: "a share of the whole".into(), claim: None });
    Some(Draft {
        severity: RULE.severity,
        message: format!("shares of one whole add up to {sum} %"),
        proof: vec![format!("{} = {sum}", terms.join(" + "))],
        help: vec!["the shares exclude each other, unless several answers were allowed".to_owned()],
        camps: Vec::new(),
        labels: labels.collect(),
        key: Key::new("shares", terms),
    })
}

fn larger(share: &Stated, whole: &Stated, text: &str) -> Option<Draft> {
    let counts = matches!(share.quantity.unit.dimension, Dimension::Count | Dimension::Number);
    let exact = |s: &Stated| s.quantity.number.filter(|_| s.quantity.hedge == Hedge::Exact);
    let (part, of) = (exact(share).filter(|_| counts)?, exact(whole)?);
    let both = share.span.join(whole.span);
    (part > of).then(|| Draft {
        severity: RULE.severity,
        message: format!("\"{}\": the part is larger than the whole", both.of(text)),
        proof: vec![format!("{} > {}", part.normalize(), of.normalize())],
        help: Vec::new(),
        camps: Vec::new(),
        labels: vec![
            Label { span: share.span, message: "the part".into(), claim: None },
            Label { span: whole.span, message: "the whole".into(), claim: None },
        ],
        key: Key::new("part", [part, of].map(|n| n.normalize().to_string())),
    })
}

const EXPLANATION: &str = r#"
A sentence divides one whole into shares that exclude each other (answers to one question, votes for several), and
they add up to more than 100 %, by more than rounding explains; or a number of some things is a part of fewer.

```conflict
//- river-post.txt published=2024-05-07
In the poll 58% said yes, 40% said no and 12% did not know.
```

```conflict
//- river-post.txt published=2024-05-07
Hanne Oake won 52% of the vote, Piet Moran 41% and Maren Holt 17%.
```

```conflict
//- river-post.txt published=2024-05-07
Eleven of the nine members left the room.
```

```consistent
//- river-post.txt published=2024-05-07
In the poll 58% said yes, 34% said no and 8% did not know. Two of the nine members left the room.
```

Shares of several groups need not add up:

```consistent
//- river-post.txt published=2024-05-07
The bypass was backed by 60% of women and 55% of men.
```
"#;
