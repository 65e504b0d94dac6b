//! S001: a claim of a draft that no source carries.

use super::coverage_labels;
use crate::claim::Value;
use crate::coverage::{Bearing, Coverage, Judged, State};
use crate::key::Key;
use crate::rule::{Check, Draft, Rule, Severity};

/// The rule's record.
pub const RULE: Rule = Rule {
    code: "S001",
    name: "unsupported-claim",
    severity: Severity::Warning,
    summary: "no source carries a figure, date, quotation, name, title or relation of the draft",
    explanation: EXPLANATION,
    check: Check::Coverage(check),
};

fn check(coverage: &Coverage) -> Vec<Draft> {
    let open = |judged: &&Judged| matches!(judged.state, State::Unsupported | State::Outdated);
    coverage.judged.iter().filter(open).map(draft).collect()
}

fn draft(judged: &Judged) -> Draft {
    let (kind, words) = (judged.kind.as_str(), &judged.words);
    let message = match judged.state {
        State::Outdated => format!("a source has a later value than the {kind} \"{words}\""),
        _ => format!("no source carries the {kind} \"{words}\""),
    };
    let near = judged.passages.iter().any(|passage| passage.bearing == Bearing::Nearly);
    let help = match (judged.state, near) {
        (State::Outdated, _) => "bring it up to date, or say of when it is",
        (_, true) => "the passages come near it: say no more than they do, or add the source it is from",
        (_, false) => "add the source it is from, or leave it out",
    };
    Draft {
        severity: RULE.severity,
        message,
        proof: judged.notation.iter().map(|notation| format!("read as {notation}")).collect(),
        help: vec![help.to_owned()],
        camps: Vec::new(),
        labels: coverage_labels(judged, |bearing| bearing != Bearing::Carries),
        key: Key::of_camps(kind, [vec![&Value::Wording(words.clone())]]),
    }
}

const EXPLANATION: &str = r#"
With `--against`: nothing in the sources says what the draft says. A figure, a date or a relation needs a source that says as
much of the same thing: "214 people" carries "more than 200 people", and not the other way round. A quotation needs its words in a
source, where an ellipsis and [brackets] may show a cut; a name a source that uses it; a title a source that gives it to the same
person. What a source says as likely only does not carry what the draft says as a fact.

A toll that a source has brought up to date since is reported too.

The rule judges what was written down, not whether it is true. What it finds may stand in a source in other words: then the
passage is quickly found, and the claim checked.

```conflict
//- draft.md
The Alder mill employs 120 people.
//- against: harbour-times.txt published=2024-05-07
The Alder mill was founded by two brothers.
```

```conflict
//- draft.md
"The gates were open all night," said Captain Ole Brandt.
//- against: harbour-times.txt published=2024-05-07
"We did what we could," said Captain Ole Brandt.
```

```consistent
//- draft.md
The Alder mill employs more than 100 people.
//- against: harbour-times.txt published=2024-05-07
The Alder mill employs 120 people.
```

```consistent
//- draft.md
"The gates were … closed when the water came," said Captain Brandt.
//- against: harbour-times.txt published=2024-05-07
"The gates were not closed when the water came," said Captain Ole Brandt.
```
"#;
