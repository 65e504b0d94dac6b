//! S003: a claim of a draft that one witness alone carries.

use super::coverage_labels;
use crate::claim::Value;
use crate::coverage::{Bearing, Coverage, Judged, Kind, State};
use crate::key::Key;
use crate::rule::{Check, Draft, Rule, Severity};

/// The rule's record.
pub const RULE: Rule = Rule {
    code: "S003",
    name: "single-witness",
    severity: Severity::Note,
    summary: "of several independent sources one alone carries a claim of the draft",
    explanation: EXPLANATION,
    check: Check::Coverage(check),
};

fn check(coverage: &Coverage) -> Vec<Draft> {
    // Where there is one witness in all, nothing has two.
    let alone = |judged: &&Judged| {
        judged.state == State::Supported && judged.witnesses == 1 && judged.kind != Kind::Name
    };
    let judged = coverage.judged.iter().filter(|_| coverage.witnesses > 1);
    judged.filter(alone).map(draft).collect()
}

fn draft(judged: &Judged) -> Draft {
    let (kind, words) = (judged.kind.as_str(), &judged.words);
    let copies = judged.passages.iter().filter(|p| p.bearing == Bearing::Carries).count();
    let help = match copies {
        1 => "look for a second source that knows it by itself",
        _ => "the sources carry one text, and count as one witness",
    };
    Draft {
        severity: RULE.severity,
        message: format!("only one witness carries the {kind} \"{words}\""),
        proof: judged.notation.iter().map(|notation| format!("read as {notation}")).collect(),
        help: vec![help.to_owned()],
        camps: Vec::new(),
        labels: coverage_labels(judged, |bearing| bearing == Bearing::Carries),
        key: Key::of_camps(kind, [vec![&Value::Wording(words.clone())]]),
    }
}

const EXPLANATION: &str = r#"
With `--against`: only one of several independent sources carries a figure, a date, a quotation, a title or a relation of the draft.
Sources that print one agency's text are one witness. Names are left out: that one source spells a name so is enough. If all
sources together are one witness, nothing is reported, since nothing could have two.

```conflict
//- draft.md
The Alder mill employs 120 people.
//- against: harbour-times.txt published=2024-05-07
The Alder mill employs 120 people.
//- against: river-post.txt published=2024-05-07
The Alder mill was founded by two brothers.
```

```consistent
//- draft.md
The Alder mill employs 120 people.
//- against: harbour-times.txt published=2024-05-07
The Alder mill employs 120 people.
//- against: river-post.txt published=2024-05-07
A visit to the Alder mill, which employs 120 people and sells cloth.
```
"#;
