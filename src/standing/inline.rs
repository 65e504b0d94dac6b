//! Acceptances that stand in comments of the articles.

use std::sync::Arc;

use jiff::civil::Date;

use super::{accept, raised};
use crate::acceptance::{Acceptance, Accepted, Unmatched, in_comment, unknown_rule};
use crate::extract::Reading;
use crate::graph::FactGraph;
use crate::report::Looked;
use crate::rule::{Check, Finding, Rule};
use crate::rules::RULES;
use crate::source::Comment;
use crate::span::Span;

/// Accepts findings of one story where a comment in an article says so, and adds one for each comment that accepts nothing.
/// What may be found in a part of the story that was not looked at, or by rules on drafts without a draft, is left open.
pub fn accept_inline(graph: &FactGraph, findings: &mut Vec<Finding>, day: Option<Date>, looked: &Looked) {
    let readings = &graph.readings;
    let drafts = readings.iter().any(|reading| reading.source.given.draft);
    let partial = looked.partial.contains(&graph.story);
    let is_open = |rule: &Rule| partial || (!drafts && matches!(rule.check, Check::Coverage(_)));
    let mut unmatched = Vec::new();
    for reading in readings {
        for comment in &reading.source.given.comments {
            let span = Span::new(reading.source.id, comment.start, comment.end());
            match in_comment(comment.inside(), span) {
                None => {}
                Some(Err(fault)) => unmatched.push(fault),
                Some(Ok(acceptance)) => {
                    let paragraph = paragraph(reading, comment);
                    unmatched.extend(accept_in(paragraph, &acceptance, findings, day, is_open));
                }
            }
        }
    }
    let story = Arc::from(graph.story.as_str());
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
    is_open: impl Fn(&Rule) -> bool,
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
        if !accept(findings, acceptance, day, covers) && !is_open(rule) {
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
