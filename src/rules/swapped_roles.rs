//! R006: who did it to whom, the other way round.

use super::{disagreement, disputed};
use crate::compare::{Aspect, Group};
use crate::rule::{Check, Draft, Rule, Severity};

/// The rule's record.
pub const RULE: Rule = Rule {
    code: "R006",
    name: "swapped-roles",
    severity: Severity::Warning,
    summary: "sources give two parties each other's roles in one relation",
    explanation: EXPLANATION,
    check: Check::Group(check),
};

fn check(group: &Group<'_>) -> Vec<Draft> {
    if !disputed(group, Aspect::Roles) {
        return Vec::new();
    }
    vec![Draft::of_group(group, RULE.severity, disagreement(group))]
}

const EXPLANATION: &str = r#"
One source says that A bought B, another that B bought A. Which relations cannot hold both ways is said by the frames of
`facts/frames`: each names those it `excludes_reversed`. Relations said to hold at two different times are left alone.

```conflict
//- river-post.txt published=2024-05-07
Alder Holdings bought Corrin Ferries.
//- harbour-times.txt published=2024-05-07
Corrin Ferries acquired Alder Holdings.
```

A ship, a plane or a train that was under way from one place to another did not go the other way:

```conflict
//- river-post.txt published=2024-05-07
The Northern Queen lost its rudder on Monday on its way from Alder to Vess.
//- harbour-times.txt published=2024-05-07
The Northern Queen, sailing from Vess to Alder, was towed to port.
```

```conflict
//- river-post.txt published=2024-05-07
The Alder Water Board oversees the River Patrol.
//- harbour-times.txt published=2024-05-07
The River Patrol supervises the Alder Water Board.
```

```consistent
//- river-post.txt published=2024-05-07
Alder Holdings bought Corrin Ferries.
//- harbour-times.txt published=2024-05-07
Corrin Ferries was bought by Alder Holdings.
```

```consistent
//- river-post.txt published=2024-05-07
Alder Holdings bought Corrin Ferries.
//- harbour-times.txt published=2024-05-07
Corrin Ferries bought Lund Shipping.
```
"#;
