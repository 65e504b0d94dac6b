//! Words with the mentions of a sentence taken as one word each.

use super::super::item::is_open;
use super::super::word::{Word, WordKind};
use super::contraction::is_clitic;
use crate::grammar::Mention;
use crate::span::Span;

/// Appends the words of a sentence with each mention as one word: what the analysis of a sentence reads. Quotations that
/// are more than a phrase stand open, and a contraction behind a mention stays a word. `mentions` are those of the whole
/// source, in text order.
pub fn merge<'t>(
    words: &[Word<'t>],
    text: &'t str,
    mentions: &[Mention],
    sentence: Span,
    out: &mut Vec<Word<'t>>,
) {
    let mut next = mentions.partition_point(|m| m.span.start < sentence.start);
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let is_passed = |m: &Mention| is_open(m, sentence) || m.span.end as usize <= word.start;
        while mentions.get(next).is_some_and(is_passed) {
            next += 1;
        }
        let begins = |m: &&Mention| m.span.start as usize <= word.start;
        let merged = mentions.get(next).filter(begins).and_then(|mention| {
            let last = last_word(words, at, mention)?;
            let (start, end) = (word.start, words.get(last)?.end);
            let kind = WordKind::Mention(next, mention.kind);
            Some((last, Word { form: text.get(start..end)?, start, end, kind }))
        });
        let (last, word) = merged.unwrap_or((at, *word));
        out.push(word);
        at = last + 1;
    }
}

/// The last word of a mention that begins at word `at`.
fn last_word(words: &[Word<'_>], at: usize, mention: &Mention) -> Option<usize> {
    let end = mention.span.end as usize;
    let behind = at + words.get(at..)?.iter().take_while(|word| word.start < end).count();
    let last = behind.checked_sub(1)?;
    let clitic = last > at && words.get(last).is_some_and(|word| is_clitic(word.form));
    Some(last - usize::from(clitic))
}
