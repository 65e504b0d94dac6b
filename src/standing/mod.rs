//! How findings stand to what was decided before: accepted with a reason, or known to a baseline.

mod baseline;
mod inline;
mod record;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use crate::acceptance::{Acceptance, Accepted, Decided, Unmatched};
use crate::knowledge::Lexicon;
use crate::report::{Report, SourceSummary};
use crate::rule::{Check, Finding, Standing, raise};
use crate::rules::RULES;
use crate::span::SourceId;

pub use baseline::{Baseline, BaselineFault, Changes};
pub use inline::accept_inline;
pub use record::Record;

/// A file of decisions, read.
#[derive(Clone, Debug, Default)]
pub struct Decisions {
    /// Its path, as reports show it.
    pub path: String,
    /// Its text.
    pub text: String,
    /// What it accepts.
    pub acceptances: Vec<Acceptance>,
}

impl Decisions {
    /// Accepts findings of a report, and adds one for each acceptance that accepts nothing, where the report can tell. `day` is what acceptances may be over on.
    pub fn apply(&self, report: &mut Report, day: Option<Date>, lexicon: &Lexicon) {
        let stories: BTreeSet<Arc<str>> = report.sources.iter().map(|s| s.story.clone()).collect();
        let mut unmatched = Vec::new();
        for acceptance in &self.acceptances {
            let Accepted::Finding(decided) = &acceptance.accepted else { continue };
            let here = decided.story.as_deref().is_some_and(|story| stories.contains(story));
            let covers = |finding: &Finding| {
                is_decided(decided, finding, lexicon)
                    && (!here || decided.story.as_deref() == Some(&finding.story))
            };
            let found = accept(&mut report.findings, acceptance, day, covers);
            if !found && can_tell(decided, report) {
                unmatched.push(self.unmatched(acceptance, decided));
            }
        }
        if !unmatched.is_empty() {
            self.report_unmatched(&unmatched, report);
        }
        report.count();
    }

    fn unmatched(&self, acceptance: &Acceptance, decided: &Decided) -> Unmatched {
        let code = decided.code.as_deref().map(|code| format!(" ({code})")).unwrap_or_default();
        Unmatched {
            span: acceptance.span,
            what: format!("{}{code}", decided.fingerprint),
            fault: None,
            help: format!("delete the entry, which says: {}", acceptance.reason),
        }
    }

    /// Adds the findings, with the file as a source that they point into.
    fn report_unmatched(&self, unmatched: &[Unmatched], report: &mut Report) {
        let free = report.sources.iter().map(|source| source.id.0 + 1).max().unwrap_or(0);
        let story: Arc<str> = Arc::from("");
        for unmatched in unmatched {
            let mut unmatched = unmatched.clone();
            unmatched.span.source = SourceId(free);
            report.findings.extend(raised(&unmatched, &story));
        }
        report.sources.push(SourceSummary {
            id: SourceId(free),
            path: self.path.clone(),
            file: None,
            story,
            title: None,
            publisher: None,
            published: None,
            published_from: None,
            language: "eng",
            text: self.text.as_str().into(),
            body: 0,
            map: None,
        });
    }
}

/// Whether what was decided on is gone if it was not found. In which story a decision is that names none only a run over all
/// of them can tell.
fn can_tell(decided: &Decided, report: &Report) -> bool {
    match &decided.story {
        Some(story) => report.can_tell(story, decided.draft),
        None => report.looked.complete && report.looked.partial.is_empty(),
    }
}

/// Whether a finding is the decided one: by its fingerprint, or as the same with values that add nothing.
fn is_decided(decided: &Decided, finding: &Finding, lexicon: &Lexicon) -> bool {
    if decided.fingerprint == finding.fingerprint {
        return true;
    }
    let (Some(code), Some(about)) = (&decided.code, &decided.about) else { return false };
    let record = Record {
        code: code.clone(),
        about: about.clone(),
        camps: decided.values.clone(),
        ..Record::default()
    };
    record.knows(finding, lexicon)
}

/// Accepts what an acceptance covers, unless it is over: then the finding tells so. Whether it covers anything.
fn accept(
    findings: &mut [Finding],
    acceptance: &Acceptance,
    day: Option<Date>,
    covers: impl Fn(&Finding) -> bool,
) -> bool {
    let mut found = false;
    for finding in findings.iter_mut().filter(|finding| covers(finding)) {
        found = true;
        match acceptance.until.filter(|_| acceptance.is_over(day)) {
            Some(until) => {
                finding.help.push(format!("it was accepted until {until}: {}", acceptance.reason));
            }
            None => finding.standing = Standing::Accepted(acceptance.reason.clone()),
        }
    }
    found
}

/// The findings of an acceptance that accepts nothing.
fn raised<'u>(unmatched: &'u Unmatched, story: &'u Arc<str>) -> impl Iterator<Item = Finding> + 'u {
    RULES.iter().filter_map(move |rule| match rule.check {
        Check::Acceptance(check) => Some(raise(rule, story, check(unmatched))),
        _ => None,
    })
}
