//! Sentences to claims: linking, anchoring, coreference, attribution, factuality, scope, frames, figures.

pub mod anchor;
pub mod attribution;

use std::sync::Arc;

use crate::claim::Claim;
use crate::grammar::Mention;
use crate::source::Source;
use crate::text::Document;

/// One source, read: its blocks, mentions and claims. A pure function of the source and the knowledge.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The source.
    pub source: Arc<Source>,
    /// Its blocks, sentences and tokens.
    pub document: Document,
    /// Its mentions in text order, times anchored.
    pub mentions: Vec<Mention>,
    /// Its claims in text order.
    pub claims: Vec<Claim>,
}
