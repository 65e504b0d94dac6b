//! R005: asserted and denied.

use super::{disagreement, disputed};
use crate::compare::{Aspect, Group};
use crate::rule::{Check, Draft, Rule, Severity};

/// The rule's record.
pub const RULE: Rule = Rule {
    code: "R005",
    name: "negated-claim",
    severity: Severity::Error,
    summary: "one source asserts what another denies",
    explanation: EXPLANATION,
    check: Check::Group(check),
};

fn check(group: &Group<'_>) -> Vec<Draft> {
    if !disputed(group, Aspect::Polarity) {
        return Vec::new();
    }
    vec![Draft::of_group(group, RULE.severity, disagreement(group))]
}

const EXPLANATION: &str = r#"
One source asserts a relation between two parties, another says that it does not hold. A source that quotes a claim in
order to refute it is not a witness for the claim, and somebody's denial inside a source that asserts the same thing is a
part of that source's own account.

```conflict
//- river-post.txt published=2024-05-07
The Corrin council approved the Lund Bay plan on Monday.
//- harbour-times.txt published=2024-05-07
The Corrin council did not approve the Lund Bay plan on Monday.
```

So are tolls: nobody was hurt in a happening, or somebody was; and warnings that were given or not. What one source does not
know of yet may come on a later day, and "no reports of injuries" denies nothing.

```conflict
//- river-post.txt published=2024-05-07
The explosion at the Corrin mill killed three people on Monday.
//- harbour-times.txt published=2024-05-07
There were no casualties in the explosion at the Corrin mill on Monday.
```

```consistent
//- river-post.txt published=2024-05-07
No one was hurt in the explosion at the Corrin mill.
//- harbour-times.txt published=2024-05-08
The explosion at the Corrin mill injured three people.
```

What somebody or something came to is told in many words, and denied in as many: arrested, or free to go; open, or shut; dead,
or being treated; with or without conditions; by all members of a body, or not by two of them; by order, or of its own accord
(`facts/lexicon/turns.toml`). A verdict is of its charge: who is cleared of arson may be convicted of fraud. What may be otherwise on the next day is held against each other of one day.

```conflict
//- river-post.txt published=2024-05-07
ELLERY, May 7 - A train of Sund Lines left the rails near Corrin, said Jane Holm. The driver, Otto Lund, was killed.
//- harbour-times.txt published=2024-05-07
ELLERY, May 7 - Jane Holm was in the train of Sund Lines near Corrin. The driver, Otto Lund, is in intensive care.
```

```consistent
//- river-post.txt published=2024-05-07
ELLERY, May 7 - A train of Sund Lines left the rails near Corrin, said Jane Holm. The driver, Otto Lund, is in intensive care.
//- harbour-times.txt published=2024-05-08
ELLERY, May 8 - Jane Holm was in the train of Sund Lines near Corrin. The driver, Otto Lund, has died.
```

Sentences of two sources that run alike, but for a "not" in one of them, are held against each other as well. So is a sentence
of a summary that denies in other words what its article says.

```conflict
//- river-post.txt
The old lighthouse keepers in Varna had a spare lamp ready on stormy nights.
//- harbour-times.txt
The old lighthouse keepers in Varna did not have a spare lamp ready on stormy nights.
```

```consistent
//- river-post.txt published=2024-05-07
The Corrin council approved the Lund Bay plan on Monday.
//- harbour-times.txt published=2024-05-07
The Corrin council did not approve the Harbour Road plan on Monday.
```

```consistent
//- river-post.txt published=2024-05-07
The Corrin council approved the Lund Bay plan on Monday.
//- harbour-times.txt published=2024-05-07
Will the Corrin council approve the Lund Bay plan?
```
"#;
