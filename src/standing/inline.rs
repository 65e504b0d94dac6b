//! Acceptances that stand in comments of the articles.

use std::sync::Arc;

use jiff::civil::Date;

use super::{accept, raised};
use crate::acceptance::{Acceptance, Accepted, Unmatched, in_comment, unknown_rule};
use crate::extract::Reading;
use crate::rule::{Finding, Rule};
use crate::rules::RULES;
use crate::source::Comment;
use crate::span::Span;

/// Accepts findings of one story where a comment in an article says so, and adds one for each comment that accepts nothing.
pub fn accept_inline(readings: &[Reading], findings: &mut Vec<Finding>, day: Option<Date>) {
    let mut unmatched = Vec::new();
    for reading in readings {
        for comment in &reading.source.given.comments {
            let span = Span::new(reading.source.id, comment.start, comment.end());
            match in_comment(comment.inside(), span) {
                None => {}
                Some(Err(fault)) => unmatched.push(fault),
                Some(Ok(acceptance)) => {
                    let paragraph = paragraph(reading, comment);
                    unmatched.extend(accept_in(paragraph, &acceptance, findings, day));
                }
            }
        }
    }
    let Some(story) = readings.first().map(|r| Arc::from(r.source.story.as_str())) else { return };
    findings.extend(unmatched.iter().flat_map(|unmatched| raised(unmatched, &story)));
}

/// The paragraph that a comment stands in or at the end of, else the one that follows.
fn paragraph(reading: &Reading, comment: &Comment) -> Option<Span> {
    let text = reading.text();
    let blocks = &reading.document.blocks;
    let behind = blocks.partition_point(|block| (block.span.start as usize) < comment.start);
    let before = behind.checked_sub(1).and_then(|i| blocks.get(i)).map(|block| block.span);
    let holds = |block: &Span| {
        let between = text.get(block.end as usize..comment.start);
        between.is_none_or(|between| !between.contains('\n'))
    };
    before.filter(holds).or_else(|| blocks.get(behind).map(|block| block.span))
}

/// Accepts the findings with a label in a paragraph; what remains of the acceptance is told.
fn accept_in(
    paragraph: Option<Span>,
    acceptance: &Acceptance,
    findings: &mut [Finding],
    day: Option<Date>,
) -> Vec<Unmatched> {
    let Accepted::Rules(words) = &acceptance.accepted else { return Vec::new() };
    let names = || RULES.iter().flat_map(|rule| [rule.code, rule.name]);
    let mut unmatched = Vec::new();
    for word in words {
        let is_meant = |rule: &&Rule| [rule.code, rule.name].iter().any(|n| n.eq_ignore_ascii_case(word));
        let Some(rule) = RULES.iter().find(is_meant) else {
            unmatched.push(unknown_rule(word, acceptance.span, names()));
            continue;
        };
        let covers = |finding: &Finding| {
            let inside = |span: Span| paragraph.is_some_and(|paragraph| paragraph.contains(span));
            finding.code == rule.code && finding.labels.iter().any(|label| inside(label.span))
        };
        if !accept(findings, acceptance, day, covers) {
            unmatched.push(Unmatched {
                span: acceptance.span,
                what: rule.code.to_owned(),
                fault: None,
                help: format!("delete the comment, which says: {}", acceptance.reason),
            });
        }
    }
    unmatched
}
