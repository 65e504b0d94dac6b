//! N004: two holders of what only one can be.

use super::{disagreement, disputed};
use crate::compare::{Aspect, Group};
use crate::rule::{Check, Draft, Rule, Severity};

/// The rule's record.
pub const RULE: Rule = Rule {
    code: "N004",
    name: "rival-superlatives",
    severity: Severity::Warning,
    summary: "sources call two different things the first, the only or the largest of one kind",
    explanation: EXPLANATION,
    check: Check::Group(check),
};

fn check(group: &Group<'_>) -> Vec<Draft> {
    if !disputed(group, Aspect::Superlative) {
        return Vec::new();
    }
    vec![Draft::of_group(group, RULE.severity, disagreement(group))]
}

const EXPLANATION: &str = r#"
Two sources give what only one can be to two holders: the first woman to cross a sound, the longest bridge of a country,
the only survivor of a wreck. Both must say what it is in the same words, with a phrase that restricts them ("in Norway",
"to row across the Tarn"). The largest of one year need not be that of another, so that articles of different years are
left alone.

```conflict
//- river-post.txt published=2024-05-07
Jane Holm was the first woman to row across the Tarn Sound.
//- harbour-times.txt published=2024-05-07
Edda Roth was the first woman to row across the Tarn Sound.
```

```conflict
//- river-post.txt published=2024-05-07
The Corrin Bridge, the longest bridge in Vess, was closed on Monday.
//- harbour-times.txt published=2024-05-08
The Lund Bridge is the longest bridge in Vess.
```

```consistent
//- river-post.txt published=2024-05-07
Jane Holm was the first woman to row across the Tarn Sound.
//- harbour-times.txt published=2024-05-07
Edda Roth was one of the first women to row across the Tarn Sound.
```

```consistent
//- river-post.txt published=2024-05-07
The Corrin Bridge is the longest bridge in Vess.
//- harbour-times.txt published=2024-05-07
The Lund Bridge is the longest bridge in Norway.
```
"#;
