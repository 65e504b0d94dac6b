//! R007: one happening in two places.

use super::{disagreement, disputed};
use crate::compare::{Aspect, Group};
use crate::rule::{Check, Draft, Rule, Severity};

/// The rule's record.
pub const RULE: Rule = Rule {
    code: "R007",
    name: "conflicting-place",
    severity: Severity::Warning,
    summary: "sources put one happening in places that exclude each other",
    explanation: EXPLANATION,
    check: Check::Group(check),
};

fn check(group: &Group<'_>) -> Vec<Draft> {
    if !disputed(group, Aspect::Place) {
        return Vec::new();
    }
    vec![Draft::of_group(group, RULE.severity, disagreement(group))]
}

const EXPLANATION: &str = r#"
Sources say how far, and in which direction from one place, the same thing happened, and no spot fits both: the same
distance in directions a quarter turn or more apart, or, where both speak of the happening itself, another distance in
the same direction.

Or they name two places of one kind, two towns or two hospitals, for what befell one person or thing: where it was
arrested, treated, held, came ashore, is from or is based (`facts/lexicon/turns.toml`). Where no name tells the place, its kind
does: at home, in hospital, at the airport. Where a source tells that somebody was on the run and that he was arrested, the place
where he was found is that of his arrest. Where a source names both in one sentence, one may lie in the other, and nothing is said.

```conflict
//- river-post.txt published=2023-02-03
An earthquake shook the island of Vess on Friday. Its epicentre was 55 kilometres (34 miles) south of the town of Corrin.
//- harbour-times.txt published=2023-02-03
An earthquake shook the island of Vess on Friday. Its epicentre was 55 kilometres west of Corrin.
```

```conflict
//- river-post.txt published=2024-05-07
ELLERY, May 7 - The banker Jane Holm of Corrin stood before a court of Vess. Holm was detained at Tarn airport.
//- harbour-times.txt published=2024-05-07
ELLERY, May 7 - A court of Vess tried the banker Jane Holm of Corrin. Holm had been arrested at Sund Airport.
```

```consistent
//- river-post.txt published=2024-05-07
ELLERY, May 7 - The banker Jane Holm of Corrin stood before a court of Vess. Holm was detained at Tarn airport.
//- harbour-times.txt published=2024-05-07
ELLERY, May 7 - A court of Vess tried the banker Jane Holm of Corrin. Holm was arrested in Sund, where the Tarn airport lies.
```

Directions close to each other may be one, and one spot has many bearings:

```consistent
//- river-post.txt published=2023-02-03
An earthquake shook the island of Vess on Friday. It struck 55 kilometres south of Corrin.
//- harbour-times.txt published=2023-02-03
An earthquake shook the island of Vess on Friday. It struck 34 miles south-east of Corrin and 20 miles west of Sund.
```

```consistent
//- river-post.txt published=2023-02-03
An earthquake shook the island of Vess on Friday. Shops fell in a village 55 kilometres south of Corrin.
//- harbour-times.txt published=2023-02-03
An earthquake shook the island of Vess on Friday. A bridge was closed 12 kilometres south of Corrin.
```
"#;
