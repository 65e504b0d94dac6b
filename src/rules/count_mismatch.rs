//! Q003: a number of things, and a list with another number of them.

use rust_decimal::Decimal;

use crate::claim::{Claim, Enumeration, Value};
use crate::extract::Reading;
use crate::key::{Key, about};
use crate::rule::{Check, Draft, Label, Rule, Severity};
use crate::value::{Dimension, Interval, Quantity};

/// The rule's record.
pub const RULE: Rule = Rule {
    code: "Q003",
    name: "count-mismatch",
    severity: Severity::Error,
    summary: "a list has more or fewer items than the figure that announces it",
    explanation: EXPLANATION,
    check: Check::Source(check),
};

/// A number that is more than so many times that of the items listed does not announce them.
const MANIFOLD: usize = 4;

fn check(reading: &Reading) -> Vec<Draft> {
    reading.claims.iter().filter_map(|claim| draft(reading, claim)).collect()
}

fn draft(reading: &Reading, claim: &Claim) -> Option<Draft> {
    let list = claim.enumeration.as_ref()?;
    let Value::Quantity(stated) = &claim.statement.value else { return None };
    let counts = matches!(stated.unit.dimension, Dimension::Count | Dimension::Number);
    // "Two out of 16": a share announces no list.
    let whole = stated.number.is_none_or(|number| number.fract().is_zero());
    if !counts || !whole || !list.complete || list.items.iter().any(|item| item.quantity.is_some()) {
        return None;
    }
    let (first, last) = (list.items.first()?, list.items.last()?);
    let (fewest, most) = (list.items.len(), list.items.len() + inner_joints(list, reading.text()));
    // "The fire that killed 231 people: the owners and a singer": nobody lists so many.
    let listable = stated.number.is_none_or(|number| number <= Decimal::from(most * MANIFOLD));
    if !listable || possible(fewest, most).meets(&stated.interval()) {
        return None;
    }
    // Whom the figure is about does not matter here: the number and its list stand side by side.
    let certain = fewest == most;
    let announced = claim.span.of(reading.text());
    let listed = format!("{fewest} items listed");
    Some(Draft {
        severity: if certain { RULE.severity } else { Severity::Warning },
        message: format!("the text announces \"{announced}\" and lists {fewest}"),
        proof: vec![
            format!("{};", claim.statement),
            format!("the list is given as complete and has {fewest} items"),
        ],
        help: Vec::new(),
        camps: Vec::new(),
        labels: vec![
            Label { span: claim.span, message: claim.statement.to_string(), claim: Some(claim.id.clone()) },
            Label { span: first.span.join(last.span), message: listed, claim: None },
        ],
        key: Key::new(
            about(&claim.statement),
            [claim.statement.value.to_string(), format!("{fewest} listed")],
        ),
    })
}

/// Items joined inside by "and" or "&" may be two: "health and education".
fn inner_joints(list: &Enumeration, text: &str) -> usize {
    let joints = |words: &str| words.split_whitespace().filter(|w| matches!(*w, "and" | "&" | "or")).count();
    list.items.iter().map(|item| joints(item.span.of(text))).sum()
}

fn possible(fewest: usize, most: usize) -> Interval {
    Interval::closed(Decimal::from(fewest), Decimal::from(most))
}

/// Whether a figure counts one by one: used by the rule over sums as well.
pub(super) fn is_count(quantity: &Quantity) -> bool {
    matches!(quantity.unit.dimension, Dimension::Count | Dimension::Number)
}

const EXPLANATION: &str = r#"
A source announces a number of things and then lists them all, and the list has another length. Only lists that are
given as complete count (behind a colon or a dash), not examples behind "including" or "such as".

```conflict
//- river-post.txt published=2024-05-07
The plan covers five districts: Oldgate, Sandhill, Hollin and Marsh End.
```

```conflict
//- river-post.txt published=2024-05-07
The festival will be held in three towns: Corrin, Tarn, Lund and Brackwater.
```

```consistent
//- river-post.txt published=2024-05-07
The plan covers four districts: Oldgate, Sandhill, Hollin and Marsh End.
```

Examples are no complete list, and a hedge leaves room:

```consistent
//- river-post.txt published=2024-05-07
The plan covers nine districts, including Oldgate, Sandhill and Hollin.
```

An item may itself hold an "and":

```consistent
//- river-post.txt published=2024-05-07
The ministry named three aims: clean water, health and education, and safe roads.
```
"#;
