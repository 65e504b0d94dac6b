//! Who says what: regions of the text with the speaker and the reporting words they stand under.

mod clause;
mod speaker;

use std::collections::BTreeSet;
use std::ops::Range;

use crate::grammar::quotation::{QuotationKind, Tokens, Use};
use crate::grammar::{Meaning, Mention};
use crate::knowledge::Lexicon;
use crate::span::Span;
use crate::syntax::Items;
use crate::text::{Document, Sentence};

pub(super) use speaker::is_somebody;

use super::sentences::Sentences;

/// Words that somebody is said to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// What is said: the quotation with its marks, or the clauses that report it.
    pub region: Span,
    /// The words that name the speaker, as they stand.
    pub speaker: Option<Span>,
    /// Index of the mention that names whom those words stand for: the full name for a last name or an office, the
    /// antecedent for a pronoun.
    pub name: Option<usize>,
    /// The reporting words.
    pub cue: Option<Span>,
    /// Directly, indirectly or mixed.
    pub kind: QuotationKind,
}

/// The attributions of a source, in text order.
#[derive(Clone, Debug, Default)]
pub struct Attributions {
    all: Vec<Attribution>,
}

impl Attributions {
    /// Finds them. `mentions` are those of the document, in text order.
    pub(super) fn find(
        document: &Document,
        text: &str,
        lexicon: &Lexicon,
        mentions: &[Mention],
        sentences: &Sentences<'_>,
    ) -> Self {
        let tokens = Tokens::new(document, text, lexicon, mentions);
        let mut all: Vec<Attribution> = mentions.iter().filter_map(quoted).collect();
        let direct: BTreeSet<Span> =
            all.iter().filter(|a| a.kind == QuotationKind::Direct).filter_map(|a| a.cue).collect();
        for (index, sentence) in document.sentences.iter().enumerate() {
            let outer = sentences.of(index).first();
            let found = outer.and_then(|items| reported(&tokens, sentence, items));
            // The cue of a direct quotation reports that, and no clause beside it.
            if let Some(found) = found.filter(|f| f.cue.is_none_or(|c| !direct.contains(&c))) {
                all.push(found);
            }
        }
        all.sort_by_key(|a| (a.region.start, std::cmp::Reverse(a.region.end)));
        speaker::name(document, text, mentions, &mut all);
        Self { all }
    }

    /// All attributions, in text order.
    pub fn all(&self) -> &[Attribution] {
        &self.all
    }

    /// The innermost attribution that holds `span`, if somebody is named.
    pub fn speaker_at(&self, span: Span) -> Option<&Attribution> {
        let behind = self.all.partition_point(|a| a.region.start <= span.start);
        // Regions are sentences or quotations of a few sentences: a bounded look back finds every one that reaches.
        let near = self.all.get(behind.saturating_sub(NEAR)..behind)?;
        near.iter()
            .rev()
            .filter(|a| a.region.contains(span) && a.speaker.is_some())
            .min_by_key(|a| a.region.len())
    }
}

/// What a region neither begins nor ends with.
const EDGES: [char; 4] = [' ', ',', ':', '\n'];

/// No more regions than this can begin between a place and the beginning of the one it stands in.
const NEAR: usize = 32;

/// The attribution of a quotation.
fn quoted(mention: &Mention) -> Option<Attribution> {
    let Meaning::Quotation(quotation) = &mention.meaning else { return None };
    (quotation.usage == Use::Speech).then_some(Attribution {
        region: mention.span,
        speaker: quotation.speaker,
        name: None,
        cue: quotation.cue,
        kind: quotation.kind,
    })
}

/// The indirect attribution of a sentence: "According to X, …", "X said that …", "…, X said."
fn reported(tokens: &Tokens<'_>, sentence: &Sentence, items: &Items<'_>) -> Option<Attribution> {
    let prepositions = sentence.tokens.clone().find_map(|at| according_to(tokens, sentence, at));
    prepositions.or_else(|| {
        items.clauses().iter().find_map(|clause| clause::said_in(tokens, items, sentence, clause))
    })
}

/// "According to X, …", "…, according to X".
fn according_to(tokens: &Tokens<'_>, sentence: &Sentence, at: usize) -> Option<Attribution> {
    let range = sentence.tokens.clone();
    let (sense, end) = tokens.verb_at(at, range.end)?;
    if !sense.is("preposition") || &*sense.id == "quote" || tokens.name_at(at).is_some() {
        return None;
    }
    let cue = tokens.bytes(at..end)?;
    let comma = (end..range.end).find(|i| tokens.word(*i) == ",").unwrap_or(range.end);
    let speaker = tokens.bytes(tokens.phrase_after(end, comma)?)?;
    attribution(tokens, region(sentence, &speaker, &cue), speaker, cue)
}

/// What "according to X" covers: the rest of its sentence.
fn region(sentence: &Sentence, speaker: &Range<usize>, cue: &Range<usize>) -> Range<usize> {
    let whole = sentence.span.range();
    if cue.start == whole.start { speaker.end..whole.end } else { whole.start..cue.start }
}

fn attribution(
    tokens: &Tokens<'_>,
    region: Range<usize>,
    speaker: Range<usize>,
    cue: Range<usize>,
) -> Option<Attribution> {
    let span = |r: Range<usize>| Span::new(tokens.document.source, r.start, r.end);
    let words = tokens.text.get(region.clone())?;
    let start = region.start + words.len() - words.trim_start_matches(EDGES).len();
    let region = start..region.end.min(region.start + words.trim_end_matches(EDGES).len());
    (region.start < region.end).then(|| Attribution {
        region: span(region),
        speaker: Some(span(speaker)),
        name: None,
        cue: Some(span(cue)),
        kind: QuotationKind::Indirect,
    })
}

#[cfg(test)]
mod tests;
