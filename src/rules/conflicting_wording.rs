//! N001: one title, two wordings.

use super::{disagreement, disputed};
use crate::compare::{Aspect, Group};
use crate::rule::{Check, Draft, Rule, Severity};

/// The rule's record.
pub const RULE: Rule = Rule {
    code: "N001",
    name: "conflicting-wording",
    severity: Severity::Warning,
    summary: "sources quote one title, theme or slogan in different words",
    explanation: EXPLANATION,
    check: Check::Group(check),
};

fn check(group: &Group<'_>) -> Vec<Draft> {
    if !disputed(group, Aspect::Wording) {
        return Vec::new();
    }
    vec![Draft::of_group(group, RULE.severity, disagreement(group))]
}

const EXPLANATION: &str = r#"
Two sources quote the title, theme or slogan of one thing in different words. Case, punctuation, dashes and quotation
marks do not count: only words do.

```conflict
//- river-post.txt published=2024-05-07
The theme of the Tarn Film Festival is "Light on Water: Stories of the North".
//- harbour-times.txt published=2024-05-07
The theme of the Tarn Film Festival is "Light in Water: Northern Stories".
```

```conflict
//- river-post.txt published=2024-05-07
The Corrin Book Fair was held under the theme "Reading Opens Every Door".
//- harbour-times.txt published=2024-05-07
The Corrin Book Fair, themed "Books Open Every Door", ended on Tuesday.
```

```consistent
//- river-post.txt published=2024-05-07
The theme of the Tarn Film Festival is "Light on Water: Stories of the North".
//- harbour-times.txt published=2024-05-07
The theme of the Tarn Film Festival is “Light on Water – stories of the North”.
```

Two events have two themes:

```consistent
//- river-post.txt published=2024-05-07
The theme of the Tarn Film Festival is "Light on Water".
//- harbour-times.txt published=2024-05-07
The theme of the Corrin Book Fair is "Reading Opens Every Door".
```
"#;
