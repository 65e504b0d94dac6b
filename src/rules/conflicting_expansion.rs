//! N002: one acronym, two expansions.

use super::{disagreement, disputed};
use crate::compare::house_style;
use crate::compare::{Aspect, Group};
use crate::rule::{Check, Draft, Rule, Severity};

/// The rule's record.
pub const RULE: Rule = Rule {
    code: "N002",
    name: "conflicting-expansion",
    severity: Severity::Warning,
    summary: "sources spell out one acronym in different words",
    explanation: EXPLANATION,
    check: Check::Group(check),
};

fn check(group: &Group<'_>) -> Vec<Draft> {
    if !disputed(group, Aspect::Expansion) || is_one_spelling(group) {
        return Vec::new();
    }
    vec![Draft::of_group(group, RULE.severity, disagreement(group))]
}

/// Whether house style alone tells the camps apart: `organisation` and `organization`.
fn is_one_spelling(group: &Group<'_>) -> bool {
    let mut spellings = group.camps.iter().map(|camp| house_style(&camp.value));
    let first = spellings.next();
    spellings.all(|spelling| Some(spelling) == first)
}

const EXPLANATION: &str = r#"
Two sources of one story spell out the same acronym in different words, so that a reader of both cannot tell what it
stands for.

```conflict
//- river-post.txt published=2024-05-07
The Marine Rescue Office (MRO) sent two boats.
//- harbour-times.txt published=2024-05-07
The Maritime Rescue Organisation (MRO) sent two boats.
```

```consistent
//- river-post.txt published=2024-05-07
The Marine Rescue Office (MRO) sent two boats.
//- harbour-times.txt published=2024-05-07
The Marine Rescue Office, or MRO, sent two boats. The MRO has nine of them.
```

Case and hyphens are no difference:

```consistent
//- river-post.txt published=2024-05-07
The Working Group on Sea-Level Rise (WGSR) met in Corrin.
//- harbour-times.txt published=2024-05-07
The working group on Sea Level Rise (WGSR) met in Corrin.
```
"#;
