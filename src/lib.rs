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
use jiff::civil::Date;
use knowledge::Knowledge;
use report::Report;
use source::Source;

/// Reads the mentions of one source: blocks, sentences, tokens, dates, figures, quotations and names; no claims.
/// Dates count from the source's own date, else from `as_of`.
pub fn mentions(source: Source, knowledge: &Knowledge, as_of: Option<Date>) -> Reading {
    let lexicon = &knowledge.lexicon;
    let document = text::Document::new(source.id, &source.text, source.body);
    let mut mentions = grammar::mentions(&document, &source.text, lexicon);
    let published = extract::anchor::article_date(&source, lexicon, as_of);
    extract::anchor::anchor(&mut mentions, &document, &source.text, lexicon, published.as_ref());
    Reading { source: Arc::new(source), document, mentions, claims: Vec::new() }
}

/// Reads one source: blocks, mentions, claims.
pub fn read(source: Source, knowledge: &Knowledge, as_of: Option<Date>) -> Reading {
    mentions(source, knowledge, as_of)
}

/// Checks sources, grouped by their stories, against each other.
pub fn check(sources: Vec<Source>, knowledge: &Knowledge, as_of: Option<Date>) -> Report {
    let _readings: Vec<Reading> = sources.into_iter().map(|s| read(s, knowledge, as_of)).collect();
    Report::default()
}
