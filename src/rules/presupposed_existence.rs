//! R001: founded, and there before.

use super::{disagreement, disputed};
use crate::compare::{Aspect, Group};
use crate::rule::{Check, Draft, Rule, Severity};

/// The rule's record.
pub const RULE: Rule = Rule {
    code: "R001",
    name: "presupposed-existence",
    severity: Severity::Warning,
    summary: "one source brings into being what another takes to be there already",
    explanation: EXPLANATION,
    check: Check::Group(check),
};

fn check(group: &Group<'_>) -> Vec<Draft> {
    if !disputed(group, Aspect::Existence) {
        return Vec::new();
    }
    vec![Draft::of_group(group, RULE.severity, disagreement(group))]
}

const EXPLANATION: &str = r#"
One source says that something is being set up now; another takes it to be there already: work is done under its
guidance, somebody chairs it, it holds its third meeting. Both can hardly be right about the same moment.

```conflict
//- river-post.txt published=2024-05-07
The Vess Accord establishes the Fisheries Working Group.
//- harbour-times.txt published=2024-05-07
Boats have been counted under the guidance of the Fisheries Working Group.
```

Founding something and speaking of its founding agree, and what it is to do later is no presupposition:

```consistent
//- river-post.txt published=2024-05-07
The Vess Accord establishes the Fisheries Working Group.
//- harbour-times.txt published=2024-05-07
The Fisheries Working Group was established by the Vess Accord.
```

```consistent
//- river-post.txt published=2024-05-07
The Vess Accord establishes the Fisheries Working Group.
//- harbour-times.txt published=2024-05-07
Boats have been counted under the guidance of the Harbour Working Group.
```
"#;
