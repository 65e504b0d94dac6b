//! S002: a source against the accepted facts.

use crate::compare::{Group, Member, Verdict};
use crate::graph::REFERENCE;
use crate::rule::{Check, Draft, Rule, Severity};

/// The rule's record.
pub const RULE: Rule = Rule {
    code: "S002",
    name: "reference-conflict",
    severity: Severity::Warning,
    summary: "a source disagrees with the accepted facts of facts/reference",
    explanation: EXPLANATION,
    check: Check::Group(check),
};

/// Whether the accepted facts, or a source that is trusted as much, take part in a group.
pub(super) fn concerns(group: &Group<'_>) -> bool {
    group.members.iter().any(|member| is_facts(member) || member.reading.source.given.reference)
}

fn is_facts(member: &Member<'_>) -> bool {
    member.reading.source.path == REFERENCE
}

fn check(group: &Group<'_>) -> Vec<Draft> {
    if group.verdict != Verdict::Conflict || !concerns(group) {
        return Vec::new();
    }
    let trusted = group.members.iter().find(|member| member.reading.source.given.reference);
    let reference = match trusted {
        Some(member) if !group.members.iter().any(is_facts) => member.reading.display_name(),
        _ => "the accepted facts",
    };
    let differ = if reference.starts_with("the ") { "differ" } else { "differs" };
    let message = format!("{reference} {differ} from the sources on {}", group.question);
    vec![Draft::of_group(group, RULE.severity, message)]
}

const EXPLANATION: &str = r#"
A source disagrees with a fact of `facts/reference`, which a newsroom keeps with the address where it can be looked up.
The accepted facts take part like one more source, named `reference`, and the same guards hold for them.

```conflict
//- reference published=2024-05-07
The Alder mill employs 120 people.
//- harbour-times.txt published=2024-05-07
The Alder mill employs 146 people.
```

```consistent
//- reference published=2024-05-07
The Alder mill employs 120 people.
//- harbour-times.txt published=2024-05-07
The Alder mill employs more than 100 people.
```
"#;

#[cfg(test)]
mod tests {
    use super::super::tests::{Story, figure, raised};
    use crate::compare::Aspect;

    #[test]
    fn the_reference_takes_the_place_of_the_ordinary_rule() {
        let story = Story::new(&["it is 120", "it is 146"])
            .say(0, "120", "employs", figure("120", "people"))
            .say(1, "146", "employs", figure("146", "people"));
        assert_eq!(raised(&story.group(Aspect::Figure)), ["Q001"]);
        let story = story.named(0, "reference");
        assert_eq!(raised(&story.group(Aspect::Figure)), ["S002"]);
    }
}
