//! R008: opposite outcomes.

use super::{disagreement, disputed};
use crate::compare::{Aspect, Group};
use crate::extract::STATUS;
use crate::rule::{Check, Draft, Rule, Severity};

/// The rule's record.
pub const RULE: Rule = Rule {
    code: "R008",
    name: "opposite-outcome",
    severity: Severity::Warning,
    summary: "sources give one person, firm or happening outcomes that a closed table holds to be opposites",
    explanation: EXPLANATION,
    check: Check::Group(check),
};

fn check(group: &Group<'_>) -> Vec<Draft> {
    let status = group.members.iter().all(|m| &*m.claim.statement.property == STATUS);
    if status || !disputed(group, Aspect::Outcome) {
        return Vec::new();
    }
    vec![Draft::of_group(group, RULE.severity, disagreement(group))]
}

const EXPLANATION: &str = r#"
Sources say opposite things of the same person, building or happening: destroyed and intact, inland and offshore, well
and ill equipped. Which words are opposites is a closed table, `facts/lexicon/opposites.toml`. One source that says both
in two sentences may speak of two moments, and is left alone. So are states of persons told of two times: a patient who
was in critical condition, a chief who will stay on, a sentence.

```conflict
//- river-post.txt published=2024-05-07
A fire in Corrin gutted a warehouse on Sunday.
//- harbour-times.txt published=2024-05-07
A fire broke out in Corrin on Sunday. The warehouse was left unscathed, the owner said.
```

```conflict
//- river-post.txt published=2023-02-03
The earthquake struck inland on Friday.
//- harbour-times.txt published=2023-02-03
An earthquake struck off Vess on Friday.
```

```conflict
//- river-post.txt published=2023-02-03
Mrs Jane Holm, 47, was well equipped, the coastguard said.
//- harbour-times.txt published=2023-02-03
An ill-equipped diver, 47-year-old Jane Holm, was lost off Vess.
```

```conflict
//- river-post.txt published=2024-05-07
Jane Holm, 57, was in critical condition on Tuesday, a doctor said.
//- harbour-times.txt published=2024-05-07
One of the divers, Jane Holm, 57, is in stable condition on Tuesday.
```

Or they choose differently among what excludes each other: of which party or country somebody is, under which flag a ship
sails, whether a thing was bought or given, with what something was done, by whom somebody was found, what caused it, at what
rank it stands, how two are related (`facts/lexicon/kinds.toml`, `parties.toml`, `kinships.toml`, and the entries of
`turns.toml` that say `which`). Both articles must be of one news and speak of the same name, or of the one thing that both
call by that noun; an article that tells both choices is left alone.

```conflict
//- river-post.txt published=2024-05-07
ELLERY, May 7 - Jane Holm of Corrin spoke in Vess with Otto Lund of the Sund Post. Lund, a Green, opened the market.
//- harbour-times.txt published=2024-05-07
ELLERY, May 7 - Otto Lund of the Sund Post met Jane Holm of Corrin in Vess. Lund, an independent, opened the market.
```

```conflict
//- river-post.txt published=2024-05-07
ELLERY, May 7 - Jane Holm of Corrin spoke in Vess with Otto Lund of the Sund Post. The vessel flies the Greek flag.
//- harbour-times.txt published=2024-05-07
ELLERY, May 7 - Otto Lund of the Sund Post met Jane Holm of Corrin in Vess. The Cypriot-flagged ship was towed away.
```

```consistent
//- river-post.txt published=2024-05-07
ELLERY, May 7 - Jane Holm of Corrin spoke in Vess with Otto Lund of the Sund Post. Lund, a former Green, opened the market.
//- harbour-times.txt published=2024-05-07
ELLERY, May 7 - Otto Lund of the Sund Post met Jane Holm of Corrin in Vess. Lund, an independent, opened the market.
```

Where two sentences say the same in the same words but for one, and that one is among words of which a place holds one
(`facts/lexicon/exclusive_words.toml`: left and right, bus and tram), both cannot be so:

```conflict
//- river-post.txt published=2024-05-07
The ferry struck the left pier of the Alder bridge at low water.
//- harbour-times.txt published=2024-05-07
The ferry struck the right pier of the Alder bridge at low water.
```

Where a short text, such as a summary or a claim, tells in other words what an article tells, or two articles of one news do
so, opposites in any form are held against each other (`facts/lexicon/antonyms.toml`), if both are said of the same thing and
no source says both of it:

```conflict
//- river-post.txt
Otto Lund, who owns the mill in Corrin, raised the rents of the flats beside it in May. The flats were built for the workers of the mill. Twelve families live there. The town has no flats of its own. A meeting is planned.
//- harbour-times.txt
The owner of the mill, Otto Lund, lowered rents of flats in Corrin.
```

```consistent
//- river-post.txt
Otto Lund, who owns the mill in Corrin, raised the rents of the flats in May, and lowered the rents of the flats again in August. The flats were built for the workers of the mill. Twelve families live there. The town has no flats of its own. A meeting is planned.
//- harbour-times.txt
The owner of the mill, Otto Lund, lowered rents of flats in Corrin.
```

What moved by one figure on one day moved one way:

```conflict
//- river-post.txt published=2024-05-07
Alder Mills shares fell 2.7 percent on Tuesday.
//- harbour-times.txt published=2024-05-07
Shares of Alder Mills rose 2.7 percent.
```

```consistent
//- river-post.txt published=2024-05-07
Alder Mills shares fell 2.7 percent on Monday.
//- harbour-times.txt published=2024-05-07
Shares of Alder Mills rose 2.7 percent on Tuesday.
```

```consistent
//- river-post.txt published=2024-05-07
A fire destroyed the roof of a warehouse in Corrin.
//- harbour-times.txt published=2024-05-07
The warehouse in Corrin was intact after the fire, the mayor said.
```

```consistent
//- river-post.txt published=2023-02-03
Mrs Jane Holm, 47, was well equipped, the coastguard said.
//- harbour-times.txt published=2023-02-03
Mr Otto Lund, 36, was ill-equipped, said police.
```
"#;
