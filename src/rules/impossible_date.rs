//! D003: a day or an hour that does not exist.

use crate::claim::slug;
use crate::extract::{Impossible, Reading, TimeWords};
use crate::key::Key;
use crate::rule::{Check, Draft, Label, Rule, Severity};

/// The rule's record.
pub const RULE: Rule = Rule {
    code: "D003",
    name: "impossible-date",
    severity: Severity::Error,
    summary: "there is no such day or hour",
    explanation: EXPLANATION,
    check: Check::Source(check),
};

fn check(reading: &Reading) -> Vec<Draft> {
    reading.time_words().filter_map(|words| draft(&words, reading.text())).collect()
}

fn draft(words: &TimeWords<'_>, text: &str) -> Option<Draft> {
    // Midnight at the end of a day is written 24:00.
    let impossible = words.impossible.filter(|i| !matches!(i, Impossible::Clock { hour: 24, minute: 0 }))?;
    let reason = reason(impossible);
    let quoted = words.span.of(text);
    Some(Draft {
        severity: RULE.severity,
        message: format!("there is no \"{quoted}\""),
        proof: vec![reason.clone()],
        help: Vec::new(),
        camps: Vec::new(),
        labels: vec![Label { span: words.span, message: reason, claim: None }],
        key: Key::new("", [slug(quoted)]),
    })
}

fn reason(impossible: Impossible) -> String {
    match impossible {
        Impossible::Day { month: 2, year: Some(year), .. } => format!("February {year} has 28 days"),
        Impossible::Day { month, .. } => match days(month) {
            Some((name, days)) => format!("{name} has {days} days"),
            None => "a year has twelve months".to_owned(),
        },
        Impossible::Clock { hour, .. } if hour > 24 => "a day has 24 hours".to_owned(),
        Impossible::Clock { minute, .. } if minute > 59 => "an hour has 60 minutes".to_owned(),
        Impossible::Clock { .. } => "no clock shows this time".to_owned(),
    }
}

/// A month with the most days it can have.
fn days(month: u8) -> Option<(&'static str, u8)> {
    const MONTHS: [(&str, u8); 12] = [
        ("January", 31),
        ("February", 29),
        ("March", 31),
        ("April", 30),
        ("May", 31),
        ("June", 30),
        ("July", 31),
        ("August", 31),
        ("September", 30),
        ("October", 31),
        ("November", 30),
        ("December", 31),
    ];
    MONTHS.get(usize::from(month).checked_sub(1)?).copied()
}

const EXPLANATION: &str = r#"
A source prints a day its month does not have, 29 February of a common year, or an hour no clock shows.

```conflict
//- river-post.txt published=2026-07-02
The road was closed on 31 June 2026.
```

```conflict
//- river-post.txt published=2026-03-02
The road was closed on February 29, 2026.
```

```consistent
//- river-post.txt published=2024-03-02
The road was closed on February 29, 2024, at 23:59.
```
"#;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_the_calendar_holds() {
        let cases = [
            (Impossible::Day { month: 6, day: 31, year: Some(2026) }, "June has 30 days"),
            (Impossible::Day { month: 2, day: 29, year: Some(2026) }, "February 2026 has 28 days"),
            (Impossible::Day { month: 2, day: 30, year: None }, "February has 29 days"),
            (Impossible::Clock { hour: 25, minute: 10 }, "a day has 24 hours"),
            (Impossible::Clock { hour: 12, minute: 75 }, "an hour has 60 minutes"),
        ];
        for (impossible, expected) in cases {
            assert_eq!(reason(impossible), expected);
        }
    }
}
