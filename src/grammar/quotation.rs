//! Quotations with their speaker and cue: read in a pass of their own, because they enclose other mentions and run
//! over sentences and paragraphs.

mod cue;
mod follower;
mod lead;
mod marks;
mod phrase;

use crate::knowledge::Lexicon;
use crate::span::Span;
use crate::text::Document;

use super::{Meaning, Mention, MentionType};

use cue::Cue;
use marks::Quoted;
pub use phrase::Tokens;

/// How a speaker's words are reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuotationKind {
    /// All inside quotation marks.
    Direct,
    /// None inside quotation marks.
    Indirect,
    /// Partly.
    Mixed,
}

/// What the marks are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Use {
    /// Somebody's words.
    Speech,
    /// A title, a theme, a slogan, a term: no speaker is near.
    Wording,
}

/// A quotation, or one part of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Quotation {
    /// How it is reported.
    pub kind: QuotationKind,
    /// What the marks are for.
    pub usage: Use,
    /// The quoted words without the marks.
    pub content: Span,
    /// The words beside the cue that name the speaker, a pronoun as it stands.
    pub speaker: Option<Span>,
    /// The reporting words.
    pub cue: Option<Span>,
    /// Number of the quotation within the source: parts of one quotation share it.
    pub group: u32,
}

/// All quotations of a document in text order. `mentions` are its other mentions in text order.
pub fn quotations(document: &Document, text: &str, lexicon: &Lexicon, mentions: &[Mention]) -> Vec<Mention> {
    let tokens = Tokens::new(document, text, lexicon, mentions);
    let quoted = marks::quoted(document, text);
    let mut cues: Vec<Option<Cue>> = quoted.iter().map(|q| cue::beside(&tokens, q)).collect();
    let groups = groups(&tokens, &quoted, &cues);
    share(&groups, &mut cues);
    pass_on(&tokens, &quoted, &mut cues);
    let found = quoted.iter().zip(cues).zip(groups);
    found.map(|((quote, cue), group)| mention(&tokens, quote, cue, group)).collect()
}

/// Numbers the quotations. A part belongs to the one before it where a paragraph left that open, or where only the
/// other's cue stands between them.
fn groups(tokens: &Tokens<'_>, quoted: &[Quoted], cues: &[Option<Cue>]) -> Vec<u32> {
    let mut groups = Vec::with_capacity(quoted.len());
    let mut group = 0;
    let mut before: Option<(&Quoted, Option<&Cue>)> = None;
    for (quote, cue) in quoted.iter().zip(cues) {
        let joins = before.is_some_and(|(other, other_cue)| {
            other.open || other.block == quote.block && broken(tokens, other, other_cue, quote, cue.as_ref())
        });
        if !joins && before.is_some() {
            group += 1;
        }
        groups.push(group);
        before = Some((quote, cue.as_ref()));
    }
    groups
}

/// Whether only the cue of `first` stands between it and `second`.
fn broken(
    tokens: &Tokens<'_>,
    first: &Quoted,
    first_cue: Option<&Cue>,
    second: &Quoted,
    second_cue: Option<&Cue>,
) -> bool {
    let between = tokens.text.get(first.end..second.start).unwrap_or("");
    // "said it was “safe” and “sound”"
    if first_cue.is_some_and(|cue| cue.mixed) && second_cue.is_none() {
        let near = tokens.sentence_at(first.start) == tokens.sentence_at(second.start);
        if near && matches!(between.trim(), "and" | "or" | "," | ", and" | "but" | "and that") {
            return true;
        }
    }
    if between.trim().is_empty() {
        return second_cue.is_none_or(|c| c.verb.start >= second.end) && first.is_speech(tokens.text);
    }
    let Some(cue) = first_cue else { return false };
    let shared = second_cue.is_none_or(|c| c.verb == cue.verb);
    let follows = cue.verb.start >= first.end && cue.verb.start < second.start || cue.verb.end <= first.start;
    shared
        && follows
        && between.len() < 240
        && second.is_speech(tokens.text)
        && tokens.begins_clause(second.start)
}

/// Gives every part of a quotation the cue that one part has.
fn share(groups: &[u32], cues: &mut [Option<Cue>]) {
    let mut from = 0;
    for chunk in groups.chunk_by(|a, b| a == b) {
        let Some(parts) = cues.get_mut(from..from + chunk.len()) else { return };
        if let Some(cue) = parts.iter().flatten().next().cloned() {
            for part in parts.iter_mut().filter(|p| p.is_none()) {
                *part = Some(cue.clone());
            }
        }
        from += chunk.len();
    }
}

/// A paragraph that is nothing but a quotation goes on with the speaker of the one before it.
fn pass_on(tokens: &Tokens<'_>, quoted: &[Quoted], cues: &mut [Option<Cue>]) {
    for index in 1..quoted.len() {
        let (Some(quote), Some(before)) = (quoted.get(index), quoted.get(index - 1)) else { return };
        let alone =
            tokens.document.blocks.get(quote.block).is_some_and(|b| {
                b.span.start as usize == quote.start && b.span.end as usize <= quote.end + 1
            });
        let next = quote.block == before.block + 1 && ends_block(tokens, before);
        if alone && next && quote.is_long_speech(tokens.text) && cues.get(index).is_some_and(Option::is_none)
        {
            let cue = cues.get(index - 1).cloned().flatten();
            if let Some(slot) = cues.get_mut(index) {
                *slot = cue;
            }
        }
    }
}

/// Whether the quotation and its cue end their block: what follows is no narration.
fn ends_block(tokens: &Tokens<'_>, quote: &Quoted) -> bool {
    let Some(block) = tokens.document.blocks.get(quote.block) else { return false };
    tokens.text.get(quote.end..block.span.end as usize).is_some_and(|rest| rest.len() < 120)
}

/// The mention of one part.
fn mention(tokens: &Tokens<'_>, quote: &Quoted, cue: Option<Cue>, group: u32) -> Mention {
    let span = |start, end| Span::new(tokens.document.source, start, end);
    let speech = cue.is_some()
        || quote.is_long_speech(tokens.text)
            && !quote.is_title(tokens.text)
            && !cue::is_wording(tokens, quote);
    let inside = cue.as_ref().is_some_and(|c| c.mixed);
    let quotation = Quotation {
        kind: if inside { QuotationKind::Mixed } else { QuotationKind::Direct },
        usage: if speech { Use::Speech } else { Use::Wording },
        content: span(quote.inner.start, quote.inner.end),
        speaker: cue.as_ref().and_then(|c| c.speaker.clone()).map(|s| span(s.start, s.end)),
        cue: cue.map(|c| span(c.verb.start, c.verb.end)),
        group,
    };
    let sentence = tokens.sentence_at(quote.start);
    Mention {
        span: span(quote.start, quote.end),
        kind: MentionType::Quote,
        meaning: Meaning::Quotation(Box::new(quotation)),
        sentence,
    }
}

#[cfg(test)]
mod tests;
