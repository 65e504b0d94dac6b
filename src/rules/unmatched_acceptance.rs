//! T002: an acceptance that accepts nothing.

use crate::acceptance::Unmatched;
use crate::key::Key;
use crate::rule::{Check, Draft, Label, Rule, Severity};

/// The rule's record.
pub const RULE: Rule = Rule {
    code: "T002",
    name: "unmatched-acceptance",
    severity: Severity::Warning,
    summary: "an accepted disagreement that no longer occurs, or an acceptance that is not in order",
    explanation: EXPLANATION,
    check: Check::Acceptance(check),
};

fn check(unmatched: &Unmatched) -> Draft {
    let what = &unmatched.what;
    let (message, reason) = match &unmatched.fault {
        Some(fault) => (format!("\"{what}\" {fault}"), "an acceptance that is not in order accepts nothing"),
        None => {
            (format!("{what} is accepted here and does not occur"), "no finding of this run is meant by it")
        }
    };
    Draft {
        severity: RULE.severity,
        message,
        proof: vec![reason.to_owned()],
        help: vec![unmatched.help.clone()],
        camps: Vec::new(),
        labels: vec![Label { span: unmatched.span, message: "accepts nothing".to_owned(), claim: None }],
        key: Key::new(what.as_str(), unmatched.fault.clone()),
    }
}

const EXPLANATION: &str = r#"
A disagreement was accepted, in a comment of an article or in the file of decisions, and does not occur any more; or the
acceptance is not in order: it gives no reason, names no rule that there is, or ends on no day. What has gone should be
deleted, so that it cannot hide the next disagreement of its kind.

A comment of a Markdown or HTML article accepts findings of the rule it names that have a passage in the paragraph in which
the comment stands, or which follows it. A reason is needed; a last day (`allow Q001 until 2027-01-31: …`) is held against
`--as-of`.

A run on a part of a story, or with a source that cannot be read, calls nothing unmatched: what it did not look at may hold
the match. What was accepted of a draft is told by runs that hold the draft against sources.

```conflict
//- river-post.md published=2024-05-07
<!-- crosscheck: allow Q001: the owner counts the apprentices -->
The Alder mill employs 120 people.
//- harbour-times.md published=2024-05-07
The Alder mill employs 120 people.
```

```conflict
//- river-post.md published=2024-05-07
<!-- crosscheck: allow conflicting-figure: the owner counts the apprentices -->
The Alder mill employs 120 people.
```

```consistent
//- river-post.md published=2024-05-07
<!-- The owner said 146 on the phone. -->
The Alder mill employs 120 people.
//- harbour-times.md published=2024-05-07
The Alder mill employs 120 people.
```
"#;
