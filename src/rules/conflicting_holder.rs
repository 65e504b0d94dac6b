//! R003: one place, two holders.

use super::{disagreement, disputed};
use crate::compare::{Aspect, Group};
use crate::rule::{Check, Draft, Rule, Severity};

/// The rule's record.
pub const RULE: Rule = Rule {
    code: "R003",
    name: "conflicting-holder",
    severity: Severity::Error,
    summary: "sources name two holders of what only one can hold at a time",
    explanation: EXPLANATION,
    check: Check::Group(check),
};

fn check(group: &Group<'_>) -> Vec<Draft> {
    if !disputed(group, Aspect::Holder) {
        return Vec::new();
    }
    vec![Draft::of_group(group, RULE.severity, disagreement(group))]
}

const EXPLANATION: &str = r#"
Some properties hold one value at a time: a meeting has one host and one venue, an inquiry one chair, a match one
winner, a company one buyer and one chief executive. Sources that name two of them for the same time disagree.

```conflict
//- river-post.txt published=2024-04-10
The inquiry into the Alder mill fire will be chaired by Judge Helen Marsh.
//- harbour-times.txt published=2024-04-10
The inquiry into the Alder mill fire will be chaired by Judge Tomas Vale.
```

```conflict
//- river-post.txt published=2024-04-10
The Tarn Film Festival is hosted by Norway.
//- harbour-times.txt published=2024-04-11
The Tarn Film Festival is hosted by Denmark.
```

Where sentences of two sources run alike but for one name, both give that place to somebody; a finding is a warning:

```conflict
//- river-post.txt
The regional quiz was launched by Alma Reyes in 2003 and is held in Corrin.
//- harbour-times.txt
The regional quiz was launched by Peter Stroud in 2003 and is held in Corrin.
```

So is one name in a sentence that sums up another article in other words:

```conflict
//- river-post.txt
The council of Ellery voted on Tuesday to close the swimming pool in Mill Road, citing the rising cost of heating. The decision
drew criticism from parents, who had gathered 4,200 signatures in support of the pool. Swimmers will be offered free tickets to
the larger pool in Corrin, the council said.
//- harbour-times.txt
The council of Halden voted to close the swimming pool in Mill Road, citing the cost of heating.
```

A last name is enough to be the same person:

```consistent
//- river-post.txt published=2024-04-10
The inquiry into the Alder mill fire will be chaired by Judge Helen Marsh.
//- harbour-times.txt published=2024-04-10
The inquiry into the Alder mill fire will be chaired by Marsh.
```

Two editions have two hosts:

```consistent
//- river-post.txt published=2023-04-10
The fifth Tarn Film Festival is hosted by Norway.
//- harbour-times.txt published=2024-04-11
The sixth Tarn Film Festival is hosted by Denmark.
```
"#;
