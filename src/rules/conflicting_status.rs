//! R004: one document in two states of its life.

use super::{disagreement, disputed};
use crate::compare::{Aspect, Group};
use crate::extract::STATUS;
use crate::rule::{Check, Draft, Rule, Severity};

/// The rule's record.
pub const RULE: Rule = Rule {
    code: "R004",
    name: "conflicting-status",
    severity: Severity::Warning,
    summary: "sources put one document into states that exclude each other on one day",
    explanation: EXPLANATION,
    check: Check::Group(check),
};

fn check(group: &Group<'_>) -> Vec<Draft> {
    let status = group.members.iter().all(|m| &*m.claim.statement.property == STATUS);
    if !status || !disputed(group, Aspect::Outcome) {
        return Vec::new();
    }
    vec![Draft::of_group(group, RULE.severity, disagreement(group))]
}

const EXPLANATION: &str = r#"
A bill, a plan or a treaty lives: it is pending, it is adopted and comes into force, or it is rejected; later it may be
repealed. Two sources of one day that put it into two of these states disagree. Which words tell which state stands in
`facts/lexicon/opposites.toml`. Articles of different days may both be right, and one source that tells of two states
tells a history.

```conflict
//- river-post.txt published=2024-05-07
The Lund Bay Plan was adopted on Monday.
//- harbour-times.txt published=2024-05-07
The Lund Bay Plan was rejected on Monday.
```

```conflict
//- river-post.txt published=2024-05-07
The Lund harbour treaty is in force.
//- harbour-times.txt published=2024-05-07
The Lund harbour treaty is still pending.
```

```consistent
//- river-post.txt published=2024-05-07
The Lund Bay Plan was adopted on Monday.
//- harbour-times.txt published=2024-05-07
The Lund Bay Plan was approved on Monday.
```

```consistent
//- river-post.txt published=2024-05-07
The Lund Bay Plan was rejected.
//- harbour-times.txt published=2024-09-02
The Lund Bay Plan was adopted.
```
"#;
