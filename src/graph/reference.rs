//! The accepted facts that concern a story, as one more source of it.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::claim::{Certainty, Claim, ClaimId};
use crate::extract::{Entities, News, Reading};
use crate::knowledge::ReferenceFact;
use crate::source::{Given, Source};
use crate::span::{SourceId, Span};
use crate::text::Document;

/// The path of that source.
pub const REFERENCE: &str = "reference";

/// Facts about a subject and property that some source of the story speaks of; a line each, with its address.
pub(super) fn reading(story: &str, readings: &[Reading], facts: &[ReferenceFact]) -> Option<Reading> {
    let spoken: BTreeSet<(&str, &str)> = readings
        .iter()
        .flat_map(|r| &r.claims)
        .map(|c| (&*c.statement.subject, &*c.statement.property))
        .collect();
    let id = unused(readings);
    let (mut text, mut claims) = (String::new(), Vec::new());
    for fact in facts {
        if spoken.contains(&(&*fact.statement.subject, &*fact.statement.property)) {
            let start = text.len();
            text.push_str(&fact.statement.to_string());
            claims.push(claim(fact, Span::new(id, start, text.len())));
            text.push_str(&format!("  ({})\n", fact.source));
        }
    }
    (!claims.is_empty()).then(|| Reading {
        document: Document { source: id, ..Document::default() },
        source: Arc::new(Source {
            id,
            path: REFERENCE.to_owned(),
            file: None,
            story: story.to_owned(),
            text,
            body: 0,
            given: Given::default(),
        }),
        mentions: Vec::new(),
        claims,
        calculations: Vec::new(),
        entities: Entities::default(),
        incumbents: Vec::new(),
        news: News::default(),
        title: None,
        publisher: None,
        published: None,
        clocks: None,
    })
}

/// A number that no source of any story has: sources are counted upwards, these downwards.
fn unused(readings: &[Reading]) -> SourceId {
    let first = readings.iter().map(|r| r.source.id.0).min().unwrap_or_default();
    SourceId(u32::MAX - first)
}

fn claim(fact: &ReferenceFact, span: Span) -> Claim {
    let digest = blake3::hash(format!("{REFERENCE}|{}|{}", fact.statement, fact.source).as_bytes());
    Claim {
        id: ClaimId::of_hash(&digest),
        kind: fact.kind,
        statement: fact.statement.clone(),
        span,
        subject_span: None,
        cue: None,
        about_event: false,
        certainty: Certainty::Certain,
        sentence: 0,
        enumeration: None,
        alike: None,
    }
}
