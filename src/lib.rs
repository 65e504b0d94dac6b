//! crosscheck.
pub mod claim;
pub mod compare;
pub mod error;
pub mod extract;
pub mod grammar;
pub mod knowledge;
pub mod report;
pub mod rule;
pub mod source;
pub mod span;
pub mod text;
pub mod value;

use std::sync::Arc;

use extract::Reading;
use knowledge::Knowledge;
use report::Report;
use source::Source;

/// Reads one source: blocks, mentions, claims.
pub fn read(source: Source, _knowledge: &Knowledge) -> Reading {
    let document = text::Document { source: source.id, ..Default::default() };
    Reading { source: Arc::new(source), document, mentions: Vec::new(), claims: Vec::new() }
}

/// Checks sources, grouped by their stories, against each other.
pub fn check(sources: Vec<Source>, knowledge: &Knowledge) -> Report {
    let _readings: Vec<Reading> = sources.into_iter().map(|s| read(s, knowledge)).collect();
    Report::default()
}
