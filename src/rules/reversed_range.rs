//! D004: a range that ends before it begins.

use crate::claim::slug;
use crate::extract::{Reading, TimeWords};
use crate::key::Key;
use crate::rule::{Check, Draft, Label, Rule, Severity};

/// The rule's record.
pub const RULE: Rule = Rule {
    code: "D004",
    name: "reversed-range",
    severity: Severity::Error,
    summary: "a range of dates ends before it begins",
    explanation: EXPLANATION,
    check: Check::Source(check),
};

fn check(reading: &Reading) -> Vec<Draft> {
    reading.time_words().filter(|words| words.reversed).map(|words| draft(&words, reading.text())).collect()
}

fn draft(words: &TimeWords<'_>, text: &str) -> Draft {
    let quoted = words.span.of(text);
    Draft {
        severity: RULE.severity,
        message: format!("\"{quoted}\" ends before it begins"),
        proof: vec!["the second date of the range lies before the first".to_owned()],
        help: Vec::new(),
        camps: Vec::new(),
        labels: vec![Label { span: words.span, message: "ends before it begins".to_owned(), claim: None }],
        key: Key::new("", [slug(quoted)]),
    }
}

const EXPLANATION: &str = r#"
A source prints a range of dates or years whose second end lies before the first. A range over the turn of the year
without years ("from 28 December to 3 January") is in order.

```conflict
//- river-post.txt published=2026-06-02
The road was closed from May 12 to May 3, 2026.
```

```conflict
//- river-post.txt published=2026-06-02
Brandt was mayor of the town from 2019 to 2014.
```

```consistent
//- river-post.txt published=2026-06-02
The road was closed from May 3 to May 12, 2026.
```

```consistent
//- river-post.txt published=2026-01-20
The road was closed from 28 December to 3 January.
```
"#;
