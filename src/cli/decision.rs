//! How `why` draws the decision on two statements: the passages, each guard, and the verdict.

use crosscheck::claim::Claim;
use crosscheck::compare::{Comparability, Comparison, Group, Member, Trail, Verdict};
use crosscheck::report::drawing::{Diagnostic, Page, Passage};
use crosscheck::report::guard_lines;
use crosscheck::rule::Severity;

/// Two statements, and what was decided on them.
pub struct Decision<'d, 'a> {
    /// A statement.
    pub a: &'d Member<'a>,
    /// Another.
    pub b: &'d Member<'a>,
    /// The group that holds both.
    pub group: Option<&'d Group<'a>>,
    /// The guards as they were asked.
    pub trail: Trail,
}

/// The group that holds both claims; that in which they are in conflict, if several do.
pub fn group_of<'c, 'a>(a: &Claim, b: &Claim, comparison: &'c Comparison<'a>) -> Option<&'c Group<'a>> {
    let holding = comparison.groups.iter().filter(|group| {
        let holds = |claim: &Claim| group.members.iter().any(|member| member.claim.id == claim.id);
        holds(a) && holds(b)
    });
    holding.max_by_key(|group| (told_apart(a, b, group), group.verdict))
}

/// Whether both claims are in camps, and not in one.
fn told_apart(a: &Claim, b: &Claim, group: &Group<'_>) -> bool {
    matches!((camp_of(a, group), camp_of(b, group)), (Some(x), Some(y)) if x != y)
}

/// The camp of a claim.
fn camp_of(claim: &Claim, group: &Group<'_>) -> Option<usize> {
    let is_it = |&i: &usize| group.members.get(i).is_some_and(|m| m.claim.id == claim.id);
    group.camps.iter().position(|camp| camp.members.iter().any(is_it))
}

impl Decision<'_, '_> {
    /// Draws it at the end of `out`.
    pub fn draw(&self, colour: bool, out: &mut String) {
        let (code, message) = self.verdict();
        let mut sections = vec![("guards", guard_lines(&self.trail.passed, &self.trail.outcome))];
        if let Some(group) = self.group {
            let reason = if code == COMPATIBLE { "both can be true" } else { &group.reason };
            sections.push(("verdict", vec![format!("{code}: {reason}")]));
        }
        let notations = [self.a, self.b].map(|member| member.claim.statement.to_string());
        let lines = [self.a, self.b].map(|member| member.reading.source.lines());
        let passages =
            [self.a, self.b].into_iter().zip(&lines).zip(&notations).map(|((member, lines), notation)| {
                let page =
                    Page { path: &member.reading.source.path, text: &member.reading.source.text, lines };
                let range = member.claim.span.range();
                Passage { page, start: range.start, end: range.end, message: notation }
            });
        Diagnostic {
            severity: Severity::Note,
            code: Some(code),
            message: &message,
            passages: passages.collect(),
            sections,
        }
        .draw(colour, out);
        out.push('\n');
    }

    /// What came of it, in a word and in a sentence.
    fn verdict(&self) -> (&'static str, String) {
        if let Some(group) = self.group {
            return self.in_group(group);
        }
        match &self.trail.outcome {
            Comparability::Comparable(_) => (
                "comparable",
                "they could be held against each other, but no rule looks at them together".to_owned(),
            ),
            Comparability::Undetermined(guard, _) => {
                ("undetermined", format!("not held against each other: the {} is left open", guard.as_str()))
            }
            Comparability::Incomparable(guard, _) => {
                ("incomparable", format!("not held against each other: the {} differs", guard.as_str()))
            }
        }
    }

    fn in_group(&self, group: &Group<'_>) -> (&'static str, String) {
        let apart = told_apart(self.a.claim, self.b.claim, group);
        let said = match group.verdict {
            Verdict::Conflict | Verdict::Spread | Verdict::Undetermined if !apart => {
                let said = "held against each other, and both can be true; others of their group cannot";
                return (COMPATIBLE, said.to_owned());
            }
            Verdict::Conflict => "held against each other, and they cannot both be true",
            Verdict::Agree => "held against each other, and they agree",
            Verdict::Rounding | Verdict::Inside | Verdict::Converted => {
                "held against each other, and both can be true"
            }
            Verdict::Part => "held against each other: one is a part of the other",
            Verdict::Revised => "held against each other: one brings the other up to date",
            Verdict::Spread => "held against each other: estimates of different speakers",
            Verdict::Undetermined => "held against each other, but too little is said to decide",
        };
        (group.verdict.as_str(), said.to_owned())
    }
}

/// Two claims of a group in conflict that are not what it is about.
const COMPATIBLE: &str = "compatible";
