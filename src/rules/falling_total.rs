//! Q008: a total that only grows, and a later article that gives less.

use crate::claim::{Factuality, Value};
use crate::compare::{Group, Member, Verdict, is_one_of_several};
use crate::key::Key;
use crate::rule::{Check, Draft, Label, Rule, Severity};
use crate::value::{Dimension, Hedge};

/// The rule's record.
pub const RULE: Rule = Rule {
    code: "Q008",
    name: "falling-total",
    severity: Severity::Warning,
    summary: "a figure that grows as news comes in is smaller in a later article that corrects nothing",
    explanation: EXPLANATION,
    check: Check::Group(check),
};

fn check(group: &Group<'_>) -> Vec<Draft> {
    draft(group).into_iter().collect()
}

fn draft(group: &Group<'_>) -> Option<Draft> {
    let revision = group.revision.as_ref().filter(|_| group.verdict == Verdict::Revised)?;
    let mut pairs = revision.outdated.iter().filter_map(|&later| {
        let later = group.members.get(later)?;
        let mut known = revision.steps.iter().filter_map(|step| group.members.get(step.member));
        let known = known.rfind(|known| is_fallen(known, later))?;
        Some((known, later))
    });
    let (known, later) = pairs.next()?;
    let (before, after) = (&known.claim.statement, &later.claim.statement);
    let label = |member: &Member<'_>| Label {
        span: member.claim.span,
        message: member.claim.statement.to_string(),
        claim: Some(member.claim.id.clone()),
    };
    Some(Draft {
        severity: RULE.severity,
        message: format!("a later article gives less for {}", group.question),
        proof: vec![
            format!("{};", before),
            format!("{};", after),
            format!("the figure only grows, and {} comes days after {}", after.value, before.value),
        ],
        help: vec![format!(
            "{} may carry an old figure, or {} may have been corrected since",
            later.reading.display_name(),
            known.reading.display_name()
        )],
        camps: Vec::new(),
        labels: vec![label(known), label(later)],
        key: Key::new(group.key.as_str(), [before, after].map(|s| s.value.to_string())),
    })
}

/// Whether a figure of one article is below that of another which was published on an earlier day, both told as they
/// are, and nothing is said of a correction.
fn is_fallen(known: &Member<'_>, later: &Member<'_>) -> bool {
    const DAY: i64 = 1440;
    let day = |member: &Member<'_>| Some(member.reading.published.as_ref()?.time.window()?.0.div_euclid(DAY));
    let exact = |member: &Member<'_>| {
        let asserted = member.claim.statement.factuality == Factuality::Asserted;
        matches!(&member.claim.statement.value, Value::Quantity(q) if q.hedge == Hedge::Exact)
            .then_some(())
            .filter(|()| asserted)
    };
    let (Some(before), Some(after)) = (day(known), day(later)) else { return false };
    let (Value::Quantity(more), Value::Quantity(less)) =
        (&known.claim.statement.value, &later.claim.statement.value)
    else {
        return false;
    };
    if PASSING.contains(&&*later.claim.statement.property) {
        return false;
    }
    // Amounts of two currencies are each worth what the day's rate makes of them.
    let alike = more.unit.dimension != Dimension::Currency || more.unit == less.unit;
    let falls = alike && more.number > less.number && !more.base_interval().meets(&less.base_interval());
    let told = exact(known).is_some() && exact(later).is_some() && known.witness != later.witness;
    // A number far below is of one place, or the one far above of another happening.
    let near = more.number.zip(less.number).is_some_and(|(more, less)| less + less >= more);
    before < after && falls && near && told && !is_one_of_several(later) && !corrects(later)
}

/// Figures that fall again as news comes in: the missing are found, the stranded are brought home.
const PASSING: [&str; 7] =
    ["missing", "stranded", "hospitalised", "admitted", "evacuated", "ordered-to-leave", "urged-to-leave"];

/// Words with which an article takes a figure back or tells an old one as old.
fn corrects(member: &Member<'_>) -> bool {
    const WORDS: [&str; 16] = [
        "revised",
        "revise",
        "corrected",
        "correction",
        "lowered",
        "reduced",
        "down",
        "earlier",
        "previously",
        "initially",
        "originally",
        "first",
        "had",
        "wrongly",
        "mistakenly",
        "then",
    ];
    let reading = member.reading;
    let Some(sentence) = reading.document.sentences.get(member.claim.sentence) else { return true };
    let words = sentence.span.of(reading.text()).split_whitespace();
    words
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .any(|w| WORDS.contains(&w.as_str()))
}

const EXPLANATION: &str = r#"
A count of the dead, hurt, missing or the like only grows as news comes in, and an article of a later day gives a
smaller one without a word of a correction: it may carry an old figure, or the larger one was wrong. Articles of one
day, hedged figures and articles of unknown date are left alone, as is a figure below half of the other, and one of several that
an article tells of the same: it is of one place, or the other of another happening.

```conflict
//- river-post.txt published=2024-05-07
The earthquake near Corrin killed 31 people.
//- harbour-times.txt published=2024-05-10
The earthquake near Corrin killed 24 people.
```

```consistent
//- river-post.txt published=2024-05-07
The earthquake near Corrin killed 24 people.
//- harbour-times.txt published=2024-05-10
The earthquake near Corrin killed 31 people.
```

```consistent
//- river-post.txt published=2024-05-07
The earthquake near Corrin killed 31 people.
//- harbour-times.txt published=2024-05-10
The earthquake near Corrin killed 24 people, the ministry said in a statement that corrected its first count.
```
"#;
