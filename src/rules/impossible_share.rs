//! Q007: a percentage that no number of so few things makes, or that the numbers beside it do not make.

use rust_decimal::Decimal;

use crate::claim::slug;
use crate::extract::{Calculation, Reading, Stated};
use crate::key::Key;
use crate::rule::{Check, Draft, Label, Rule, Severity};
use crate::value::{Dimension, Hedge};

/// The rule's record.
pub const RULE: Rule = Rule {
    code: "Q007",
    name: "impossible-share",
    severity: Severity::Error,
    summary: "no whole number of so few things makes the percentage, or the numbers beside it make another",
    explanation: EXPLANATION,
    check: Check::Source(check),
};

fn check(reading: &Reading) -> Vec<Draft> {
    let draft = |calculation: &Calculation| match calculation {
        Calculation::Share { share, whole } => draft(share, whole, reading.text()),
        Calculation::Fraction { part, whole, share } => fraction(part, whole, share, reading.text()),
        _ => None,
    };
    reading.calculations.iter().filter_map(draft).collect()
}

fn draft(share: &Stated, whole: &Stated, text: &str) -> Option<Draft> {
    let percent = share.quantity.number.filter(|_| share.quantity.hedge == Hedge::Exact)?;
    let count = whole.quantity.number.filter(|_| whole.quantity.hedge == Hedge::Exact)?;
    let small = count > Decimal::ONE && count < Decimal::ONE_HUNDRED && count.fract().is_zero();
    if share.quantity.unit.dimension != Dimension::Percent || percent > Decimal::ONE_HUNDRED || !small {
        return None;
    }
    // Rounded up or down: both are printed.
    let step = share.quantity.place;
    let part = |percent: Decimal| percent * count / Decimal::ONE_HUNDRED;
    let (low, high) = (part(percent - step), part(percent + step));
    let fewer = part(percent).floor();
    let more = fewer + Decimal::ONE;
    if fewer > low || more < high || (part(percent) - fewer).is_zero() {
        return None;
    }
    let of = |n: Decimal| (n * Decimal::ONE_HUNDRED / count).round_dp(1).normalize();
    let noun = &whole.quantity.unit.symbol;
    let count = count.normalize();
    let proof = format!(
        "{} of {count} are {} %, {} of {count} are {} %",
        fewer.normalize(),
        of(fewer),
        more.normalize(),
        of(more)
    );
    let label = |stated: &Stated, message: String| Label { span: stated.span, message, claim: None };
    Some(Draft {
        severity: RULE.severity,
        message: format!("\"{}\" is no share of {count} {noun}", share.span.of(text)),
        proof: vec![proof],
        help: vec!["it may be a share of something else that they have".to_owned()],
        camps: Vec::new(),
        labels: vec![
            label(share, "no whole number of them".to_owned()),
            label(whole, "the whole".to_owned()),
        ],
        key: Key::new(slug(noun), [percent.normalize().to_string(), count.to_string()]),
    })
}

/// "Of 412 birds 400 had eaten plastic, or 87 per cent".
fn fraction(part: &Stated, whole: &Stated, share: &Stated, text: &str) -> Option<Draft> {
    let (x, y) = (part.quantity.number?, whole.quantity.number?);
    let percent = share.quantity.number?;
    let exact = x.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(y)?;
    // Rounded up or down: both are printed.
    if x > y || (exact - percent).abs() <= share.quantity.place {
        return None;
    }
    let (x, y) = (x.normalize(), y.normalize());
    let told = exact.round_dp(1).normalize();
    let label = |stated: &Stated, message: String| Label { span: stated.span, message, claim: None };
    Some(Draft {
        severity: RULE.severity,
        message: format!("\"{}\" is not what {x} of {y} are", share.span.of(text)),
        proof: vec![format!("{x} of {y} are {told} %, not {} %", percent.normalize())],
        help: Vec::new(),
        camps: Vec::new(),
        labels: vec![
            label(part, "the part".to_owned()),
            label(whole, "the whole".to_owned()),
            label(share, format!("is {told} %")),
        ],
        key: Key::new("fraction", [x.to_string(), y.to_string(), percent.normalize().to_string()]),
    })
}

const EXPLANATION: &str = r#"
A source gives a percentage of a small number of persons or things, and no whole number of them makes it: of nine
members, three are 33.3 % and four are 44.4 %, and nothing lies between. The last digit may be rounded up or down.

```conflict
//- river-post.txt published=2024-05-07
At the meeting 37.5% of the nine members voted for the plan.
```

```conflict
//- river-post.txt published=2024-05-07
The storm damaged 70% of the six boats.
```

So are a number and the larger one it is a part of, where a percentage says the same in another way:

```conflict
//- river-post.txt published=2024-05-07
Of 412 boats inspected, 400 had a lamp, or 87 per cent.
```

```conflict
//- river-post.txt published=2024-05-07
Inspectors stopped 30 of the 48 boats (53%).
```

```consistent
//- river-post.txt published=2024-05-07
Of 412 boats inspected, 400 had a lamp, or 97 per cent. Inspectors stopped 30 of the 48 boats (62%).
```

```consistent
//- river-post.txt published=2024-05-07
At the meeting 44.4% of the nine members voted for the plan, and 67% of the six boats were damaged.
```

A hedge leaves room, and what they own can be divided:

```consistent
//- river-post.txt published=2024-05-07
About 40% of the nine members stayed away, and 40% of the nine members' money is gone.
```
"#;
