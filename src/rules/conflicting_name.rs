//! N003: one person, two names or two spellings of the name.

use super::{disagreement, disputed};
use crate::compare::{Aspect, Group};
use crate::graph::ROMANISED;
use crate::rule::{Check, Draft, Rule, Severity};

/// The rule's record.
pub const RULE: Rule = Rule {
    code: "N003",
    name: "conflicting-name",
    severity: Severity::Warning,
    summary: "one person is named in two spellings, or one holder of a post by two names",
    explanation: EXPLANATION,
    check: Check::Group(check),
};

fn check(group: &Group<'_>) -> Vec<Draft> {
    if !disputed(group, Aspect::Spelling) {
        return Vec::new();
    }
    let romanised = group.members.first().is_some_and(|m| &*m.claim.statement.property == ROMANISED);
    let severity = if romanised { Severity::Note } else { RULE.severity };
    vec![Draft::of_group(group, severity, disagreement(group))]
}

const EXPLANATION: &str = r#"
Sources of one news name one person, word by word, in spellings that sound alike or differ in one letter or the order of two, where
no source has both, and the ages that are told agree; or a source that names a person in full uses, once, a last name that is one letter
away from it and belongs to nobody it has introduced. One of the spellings is a slip. So it is with places, buildings and bodies of one
news whose names are the same but for one inner letter.

Where the spellings differ only as Latin letters give a name of another script in several ways (Kadri, Qadri), or a name of another
script differs in a letter and nothing but the news ties the two, and the first name is none of a language written in them, it is a note.
Nothing is said where sources give the two to two countries or two clubs.

Or sources give one post (captain, chief executive, spokesman of one house), the same words in quotation marks, or in one news the same
age, to persons of one last name and two first names, of first and last names of nearly the same letters, or of one first name and last
names that begin alike, and no source has both. Short forms (Bob, Robert), initials, one or more middle names and a "Jr." that
only one source has are one person's, unless ages or words of kin tell of two, and where a source speaks of a brother or a wife nothing
is said. One role of the news (juror, co-owner) or one tie to a relative (his mother) holds only spellings that sound alike and begin alike against each other.

```conflict
//- river-post.txt published=2024-05-07
The body of Nora Hallet, 41, was found by the shore.
//- harbour-times.txt published=2024-05-07
The body of Nora Hallett, 41, was found by the shore.
```

```conflict
//- river-post.txt published=2024-05-07
Mr Nils Brandt, 52, skippers the ferry. Brandt was not hurt. A trawler had picked Brant up after an hour.
```

```conflict
//- river-post.txt published=2024-05-07
The choir is led by David Arnott.
//- harbour-times.txt published=2024-05-07
The choir is led by David Arnotte.
```

```conflict
//- river-post.txt published=2024-05-07
The lock will open on Friday, said Nora Hallett, a spokeswoman for the Alder Canal Board.
//- harbour-times.txt published=2024-05-07
Canal Board spokeswoman Maud Hallett said the lock would open on Friday.
```

Persons of two ages are two persons, and so are those who are both introduced in full:

```consistent
//- river-post.txt published=2024-05-07
The body of Nora Hallet, 41, was found by the shore.
//- harbour-times.txt published=2024-05-07
Nora Hallett, 12, found the body.
```

```consistent
//- river-post.txt published=2024-05-07
Mr Nils Brandt skippers the ferry. Mr Otto Brant owns it. Brandt was not hurt, and Brant was glad.
```

```consistent
//- river-post.txt published=2024-05-07
The lock will open on Friday, said Nora Hallett, a spokeswoman for the Alder Canal Board.
//- harbour-times.txt published=2024-05-07
The bridge is closed, said Maud Hallett, a spokeswoman for the Corrin Rail Club.
```
"#;
