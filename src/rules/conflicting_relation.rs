//! R002: relations that exclude each other.

use super::{disagreement, disputed};
use crate::compare::{Aspect, Group};
use crate::rule::{Check, Draft, Rule, Severity};

/// The rule's record.
pub const RULE: Rule = Rule {
    code: "R002",
    name: "conflicting-relation",
    severity: Severity::Warning,
    summary: "sources state relations that exclude each other",
    explanation: EXPLANATION,
    check: Check::Group(check),
};

fn check(group: &Group<'_>) -> Vec<Draft> {
    if !disputed(group, Aspect::Exclusion) {
        return Vec::new();
    }
    vec![Draft::of_group(group, RULE.severity, disagreement(group))]
}

const EXPLANATION: &str = r#"
Two sources put the same two parties into relations that exclude each other. Which relations do is a closed table: each
frame of `facts/frames` names those it `excludes` (approved and rejected, won and lost, oversees and reports to).

```conflict
//- river-post.txt published=2024-05-07
The Corrin council approved the Lund Bay plan on Monday.
//- harbour-times.txt published=2024-05-07
The Corrin council rejected the Lund Bay plan on Monday.
```

```consistent
//- river-post.txt published=2024-05-07
The Corrin council approved the Lund Bay plan on Monday.
//- harbour-times.txt published=2024-05-07
The Lund Bay plan was adopted by the Corrin council on Monday.
```

```consistent
//- river-post.txt published=2024-05-07
The Corrin council approved the Lund Bay plan on Monday.
//- harbour-times.txt published=2024-05-07
The Corrin council rejected the Harbour Road plan on Monday.
```
"#;
