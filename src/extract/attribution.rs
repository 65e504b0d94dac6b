//! Who says what: regions of the text with the speaker and the reporting words they stand under.

mod speaker;

use std::collections::BTreeSet;
use std::ops::Range;

use crate::grammar::quotation::{QuotationKind, Tokens, Use};
use crate::grammar::{Meaning, Mention};
use crate::knowledge::{Lexicon, Sense};
use crate::span::Span;
use crate::text::{Document, Sentence};

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
    pub fn find(document: &Document, text: &str, lexicon: &Lexicon, mentions: &[Mention]) -> Self {
        let tokens = Tokens::new(document, text, lexicon, mentions);
        let mut all: Vec<Attribution> = mentions.iter().filter_map(quoted).collect();
        let direct: BTreeSet<Span> =
            all.iter().filter(|a| a.kind == QuotationKind::Direct).filter_map(|a| a.cue).collect();
        for sentence in &document.sentences {
            let checked = document.blocks.get(sentence.block).is_some_and(|b| b.is_checked());
            let found = checked.then(|| reported(&tokens, sentence)).flatten();
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

/// The indirect attribution of a sentence: "X said that …", "…, X said.", "According to X, …".
fn reported(tokens: &Tokens<'_>, sentence: &Sentence) -> Option<Attribution> {
    let range = sentence.tokens.clone();
    let mut index = range.start;
    while index < range.end {
        if let Some((sense, end)) = tokens.verb_at(index, range.end)
            && tokens.name_at(index).is_none()
            && let Some(found) = under(tokens, sentence, index, end, sense)
        {
            return Some(found);
        }
        index += 1;
    }
    None
}

/// The attribution that the reporting verb at `index..end` makes, if it makes one.
fn under(
    tokens: &Tokens<'_>,
    sentence: &Sentence,
    index: usize,
    end: usize,
    sense: &Sense,
) -> Option<Attribution> {
    let range = sentence.tokens.clone();
    let cue = tokens.bytes(index..end)?;
    if sense.is("preposition") {
        if &*sense.id == "quote" {
            return None;
        }
        let comma = (end..range.end).find(|i| tokens.word(*i) == ",").unwrap_or(range.end);
        let speaker = tokens.bytes(tokens.phrase_after(end, comma)?)?;
        return attribution(tokens, region(sentence, &speaker, &cue), speaker, cue);
    }
    if tokens.word(index).ends_with("ing") {
        return None;
    }
    // "…, X said." and "…, said X.": the clause closes the sentence, all before the comma is said.
    let comma = (range.start..index).rev().find(|i| tokens.word(*i) == ",");
    let subject = tokens.phrase_before(index, range.start);
    let closes = tokens.is_stop(end) || end >= range.end || tokens.is_weekday(end);
    if let Some(subject) = &subject
        && closes
        && comma.is_some_and(|c| c < subject.start && c + 2 >= subject.start)
        && !sense.is("weak")
    {
        let said = tokens.bytes(range.start..subject.start)?;
        return attribution(tokens, said, tokens.bytes(subject.clone())?, cue);
    }
    if comma.is_some_and(|c| c + 1 == index) && !sense.is("weak") {
        let speaker = tokens.bytes(tokens.phrase_after(end, range.end)?)?;
        let said = tokens.bytes(range.start..index)?;
        return attribution(tokens, said, speaker, cue);
    }
    // "X said (that) …": all behind is said, if a clause or an object follows.
    let subject = subject?;
    let opens = opens_speech(tokens, range.start, subject.start);
    let speaker = tokens.bytes(subject)?;
    let that = (end..range.end.min(end + 8)).any(|i| tokens.word(i) == "that");
    let marked =
        that || !sense.is("weak") && !matches!(tokens.word(end), "" | "." | "," | "by" | "in" | "to");
    let said = tokens.bytes(if opens { range.start } else { end }..range.end)?;
    marked.then(|| attribution(tokens, said, speaker, cue)).flatten()
}

/// "With sales forecast to double, X stressed …": the circumstance that opens the sentence is part of what X stresses.
fn opens_speech(tokens: &Tokens<'_>, first: usize, speaker: usize) -> bool {
    let comma = speaker.checked_sub(1).is_some_and(|i| {
        let behind = if tokens.word(i).eq_ignore_ascii_case("the") { i.saturating_sub(1) } else { i };
        tokens.word(behind) == ","
    });
    comma && ["with", "given", "citing", "noting"].iter().any(|w| tokens.word(first).eq_ignore_ascii_case(w))
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
