//! Q006: a total, and parts that add up to another.

use super::count_mismatch::is_count;
use crate::claim::{Claim, Enumeration, Value};
use crate::extract::Reading;
use crate::key::{Key, about};
use crate::rule::{Check, Draft, Label, Rule, Severity};
use crate::value::{Bound, Interval, Quantity};

/// The rule's record.
pub const RULE: Rule = Rule {
    code: "Q006",
    name: "sum-mismatch",
    severity: Severity::Error,
    summary: "the parts a source lists do not add up to its total",
    explanation: EXPLANATION,
    check: Check::Source(check),
};

fn check(reading: &Reading) -> Vec<Draft> {
    reading.claims.iter().filter_map(|claim| draft(reading, claim)).collect()
}

fn draft(reading: &Reading, claim: &Claim) -> Option<Draft> {
    let list = claim.enumeration.as_ref().filter(|list| list.complete && list.items.len() > 1)?;
    let Value::Quantity(total) = &claim.statement.value else { return None };
    let parts = parts(list, total)?;
    let sum = sum(&parts)?;
    if sum.meets(&total.interval()) {
        return None;
    }
    let terms: Vec<String> =
        parts.iter().map(|p| p.number.map_or("?".into(), |n| n.normalize().to_string())).collect();
    let added = sum.low.number().or(sum.high.number()).map(|n| n.normalize().to_string())?;
    let (first, last) = (list.items.first()?, list.items.last()?);
    let stated = claim.statement.value.to_string();
    let certain = !total.approximate() && parts.iter().all(|p| !p.approximate());
    Some(Draft {
        severity: if certain { RULE.severity } else { Severity::Warning },
        message: format!("the parts of \"{}\" add up to {added}", claim.span.of(reading.text())),
        proof: vec![format!("{};", claim.statement), format!("{} = {added}", terms.join(" + "))],
        help: Vec::new(),
        camps: Vec::new(),
        labels: vec![
            Label { span: claim.span, message: claim.statement.to_string(), claim: Some(claim.id.clone()) },
            Label { span: first.span.join(last.span), message: format!("together {added}"), claim: None },
        ],
        key: Key::new(about(&claim.statement), terms.into_iter().chain([stated])),
    })
}

/// The parts, if every item has a figure of the total's kind.
fn parts<'a>(list: &'a Enumeration, total: &Quantity) -> Option<Vec<&'a Quantity>> {
    let parts: Option<Vec<&Quantity>> = list.items.iter().map(|item| item.quantity.as_ref()).collect();
    parts.filter(|parts| {
        parts.iter().all(|part| match is_count(total) {
            true => is_count(part),
            false => part.unit == total.unit,
        })
    })
}

/// The interval of the sum; an end is open as soon as one part's is.
fn sum(parts: &[&Quantity]) -> Option<Interval> {
    let mut sum: Option<Interval> = None;
    for part in parts {
        let next = part.interval();
        sum = Some(match sum {
            None => next,
            Some(sum) => Interval { low: add(sum.low, next.low), high: add(sum.high, next.high) },
        });
    }
    sum
}

fn add(a: Bound, b: Bound) -> Bound {
    let (Some(x), Some(y)) = (a.number(), b.number()) else { return Bound::Open };
    let Some(sum) = x.checked_add(y) else { return Bound::Open };
    match (a, b) {
        (Bound::Closed(_), Bound::Closed(_)) => Bound::Closed(sum),
        _ => Bound::Excluded(sum),
    }
}

const EXPLANATION: &str = r#"
A source gives a total and lists the parts it is made of, each with its own figure, and the parts add up to something
else. The list has to be given as complete; rounded and hedged figures leave room.

```conflict
//- river-post.txt published=2024-05-07
The 31 dead were 17 women, nine men and four children.
```

```conflict
//- river-post.txt published=2024-05-07
The storm injured 12 people: seven men and six women.
```

```consistent
//- river-post.txt published=2024-05-07
The 31 dead were 18 women, nine men and four children.
```

Parts that are only examples:

```consistent
//- river-post.txt published=2024-05-07
The storm injured 31 people, including seven men and six women.
```

Rounding leaves room:

```consistent
//- river-post.txt published=2024-05-07
About 500 people came to the meeting: 310 farmers and 205 fishers.
```
"#;

#[cfg(test)]
mod tests {
    use super::super::tests::{Story, figure, raised_by_sources};

    fn check(total: &str, parts: &[Option<&str>], codes: &[&str]) {
        let text = "the total: all of its parts";
        let story = Story::new(&[text])
            .say(0, "the total", "dead", figure(total, "people"))
            .listing(0, "parts", parts);
        assert_eq!(raised_by_sources(&story), codes, "{total} {parts:?}");
    }

    #[test]
    fn sums_and_counts() {
        check("31", &[Some("17"), Some("9"), Some("4")], &["Q006"]);
        check("30", &[Some("17"), Some("9"), Some("4")], &[]);
        check("30", &[Some("17"), None, Some("4")], &[]);
        check("5", &[None, None, None, None], &["Q003"]);
        check("4", &[None, None, None, None], &[]);
    }
}
