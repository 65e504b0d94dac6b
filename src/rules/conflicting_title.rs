//! A003: one person, two offices.

use super::{disagreement, disputed};
use crate::compare::{Aspect, Group};
use crate::rule::{Check, Draft, Rule, Severity};

/// The rule's record.
pub const RULE: Rule = Rule {
    code: "A003",
    name: "conflicting-title",
    severity: Severity::Warning,
    summary: "sources give one person two offices at one time",
    explanation: EXPLANATION,
    check: Check::Group(check),
};

fn check(group: &Group<'_>) -> Vec<Draft> {
    if !disputed(group, Aspect::Office) {
        return Vec::new();
    }
    vec![Draft::of_group(group, RULE.severity, disagreement(group))]
}

const EXPLANATION: &str = r#"
Two sources give one person, at the same time, two offices of which neither is inside the other. `Minister` is inside
`Minister of Health`, and a former office is not held against the present one. Nobody has two ranks, or is two chiefs of one
company. Offices of which one source gives the person both are left alone, and so is one that is held for a while only ("acting").

```conflict
//- river-post.txt published=2024-05-07
Transport Minister Nora Lind visited the harbour on Tuesday.
//- harbour-times.txt published=2024-05-07
Interior Minister Nora Lind visited the harbour on Tuesday.
```

```conflict
//- river-post.txt published=2024-05-07
Nora Lind, the mayor of Corrin, opened the library.
//- harbour-times.txt published=2024-05-07
Nora Lind, the governor of Vess, opened the library.
```

```conflict
//- river-post.txt published=2024-05-07
General Nora Lind commands the garrison.
//- harbour-times.txt published=2024-05-07
Colonel Nora Lind commands the garrison.
```

```consistent
//- river-post.txt published=2024-05-07
Transport Minister Nora Lind visited the harbour on Tuesday.
//- harbour-times.txt published=2024-05-07
Minister Nora Lind visited the harbour on Tuesday.
//- coast-wire.txt published=2024-05-07
Nora Lind, the minister of transport, visited the harbour on Tuesday.
```

```consistent
//- river-post.txt published=2024-05-07
Transport Minister Nora Lind visited the harbour on Tuesday.
//- harbour-times.txt published=2024-05-07
Nora Lind, a former interior minister, visited the harbour on Tuesday.
```
"#;
