//! From the text of a sentence to its analysis: words, mentions as one word each, tags, chunks, tree.

use super::analysis::Analysis;
use super::apart::dateline;
use super::model::Model;
use super::segment;
use super::tag::{Tag, Upos, Xpos};
use super::word::{Tagged, Word, WordKind};
use crate::grammar::quotation::QuotationKind;
use crate::grammar::{Meaning, Mention, MentionType};
use crate::knowledge::Lexicon;
use crate::text::Document;

/// How far a sentence is analysed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Its words, each mention as one; no tags and no phrases.
    Words,
    /// Tags, phrases and clauses; no slot is certain.
    Phrases,
    /// The tree as well that the slots are held against.
    Tree,
}

/// What analyses need of a source.
#[derive(Clone, Copy, Debug)]
pub struct Analyser<'a> {
    /// The source's text, divided.
    pub document: &'a Document,
    /// The decoded text.
    pub text: &'a str,
    /// Its mentions, in text order.
    pub mentions: &'a [Mention],
    /// The word lists.
    pub lexicon: &'a Lexicon,
    /// The trained model.
    pub model: &'a Model,
}

impl<'a> Analyser<'a> {
    /// The analyses of a sentence: first of the sentence with each quotation as one word, then of what each quotation says.
    /// Words quoted as part of the sentence ("said it was 'over'") stay open in it; titles and slogans are one word. A
    /// sentence that lies in a quotation is analysed as if it stood alone.
    pub fn sentence(&self, sentence: usize, depth: Depth) -> Vec<Analysis<'a>> {
        let mut plain = Vec::new();
        segment::words(self.document, self.text, sentence, &mut plain);
        let (Some(first), Some(last)) = (plain.first(), plain.last()) else { return Vec::new() };
        let (start, end) = (first.start, last.end);
        let mentions = self.mentions_in(start, end);
        let quoted = |m: &Mention| is_quotation(m) && !covers(m, start, end);
        let whole = |m: &Mention| quoted(m) || is_title(m, end - start);
        let mut analyses = vec![self.words(&plain, &mentions, whole, depth)];
        for (_, quotation) in mentions.iter().filter(|(_, m)| quoted(m)) {
            if let Meaning::Quotation(q) = &quotation.meaning {
                let (start, end) = (q.content.start as usize, q.content.end as usize);
                let from = plain.partition_point(|w| w.start < start);
                let to = plain.partition_point(|w| w.end <= end);
                let said = plain.get(from..to).unwrap_or(&[]);
                // "We are late," she said: the comma is not part of what she said.
                let said = match said {
                    [said @ .., mark] if mark.form == "," => said,
                    said => said,
                };
                analyses.push(self.words(said, &mentions, |_| false, depth));
            }
        }
        analyses
    }

    /// The mentions that begin between two places, and a quotation before them that is still open; with their indices.
    fn mentions_in(&self, start: usize, end: usize) -> Vec<(usize, &'a Mention)> {
        /// How many mentions a quotation may hold before this sentence for it to be seen.
        const BACK: usize = 64;
        let first = self.mentions.partition_point(|m| (m.span.start as usize) < start);
        let back = first.saturating_sub(BACK);
        let mentions =
            self.mentions.get(back..).unwrap_or(&[]).iter().enumerate().map(|(i, m)| (back + i, m));
        let open = |m: &Mention| is_quotation(m) && m.span.end as usize > start;
        mentions
            .take_while(|(_, m)| (m.span.start as usize) < end)
            .filter(|(i, m)| *i >= first || open(m))
            .collect()
    }

    /// The analysis of words, with the mentions among them as one word each; of quotations only those that `quoted` says.
    fn words(
        &self,
        plain: &[Word<'a>],
        mentions: &[(usize, &Mention)],
        quoted: impl Fn(&Mention) -> bool,
        depth: Depth,
    ) -> Analysis<'a> {
        let mut words: Vec<Word<'a>> = Vec::with_capacity(plain.len());
        let mut ahead = mentions.iter().filter(|(_, m)| m.kind != MentionType::Quote || quoted(m)).peekable();
        let mut rest = plain;
        while let Some(first) = rest.first() {
            while ahead.peek().is_some_and(|(_, m)| (m.span.end as usize) <= first.start) {
                ahead.next();
            }
            let held = |m: &Mention| (m.span.start as usize) <= first.start;
            let length = match ahead.peek() {
                Some((index, mention)) if held(mention) => {
                    let length = rest.partition_point(|w| w.start < mention.span.end as usize).max(1);
                    let kind = WordKind::Mention(*index, mention.kind);
                    words.extend(self.merged(rest.get(..length).unwrap_or(&[]), kind));
                    length
                }
                _ => {
                    words.push(*first);
                    1
                }
            };
            rest = rest.get(length..).unwrap_or(&[]);
        }
        if depth == Depth::Words {
            let tag = Tag::new(Upos::X, Xpos::Xx);
            let words = words.into_iter().map(|word| Tagged { word, tag }).collect();
            return Analysis { words, ..Analysis::default() };
        }
        let mut tagged = self.model.tagged(words);
        // "ALDER, Jan. 12 -" is no part of the sentence behind it.
        tagged.drain(..dateline(&tagged).min(tagged.len()));
        let tree = (depth == Depth::Tree).then(|| self.model.parser.parse(&tagged));
        Analysis::of_words(tagged, self.lexicon, tree)
    }

    /// Words taken as one.
    fn merged(&self, words: &[Word<'a>], kind: WordKind) -> Option<Word<'a>> {
        let (start, end) = (words.first()?.start, words.last()?.end);
        Some(Word { form: self.text.get(start..end)?, start, end, kind })
    }
}

/// Whether a mention is speech that stands apart from the sentence round it. Quoted words that are part of a sentence
/// ("called it 'a success'") stay in it.
fn is_quotation(mention: &Mention) -> bool {
    matches!(&mention.meaning, Meaning::Quotation(q) if q.kind == QuotationKind::Direct && q.cue.is_some())
}

/// Whether a mention is a short quotation that nobody is said to say.
fn is_title(mention: &Mention, sentence: usize) -> bool {
    matches!(&mention.meaning, Meaning::Quotation(q) if q.cue.is_none() && q.speaker.is_none())
        && mention.span.len() <= sentence / 2
}

/// Whether a mention holds all of a sentence, but for a mark at its end.
fn covers(mention: &Mention, start: usize, end: usize) -> bool {
    (mention.span.start as usize) <= start && (mention.span.end as usize) + 1 >= end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::mentions;
    use crate::span::SourceId;
    use crate::syntax::chunk::notation::{clause, lexicon};
    use crate::syntax::model;

    fn clauses(text: &str) -> Vec<Vec<String>> {
        let document = Document::new(SourceId(0), text, 0);
        let mentions = mentions(&document, text, lexicon());
        let analyser = Analyser {
            document: &document,
            text,
            mentions: &mentions,
            lexicon: lexicon(),
            model: model::english(),
        };
        let analyses = (0..document.sentences.len()).flat_map(|s| analyser.sentence(s, Depth::Tree));
        analyses.map(|a| a.clauses().iter().map(|c| clause(&a.words, c)).collect()).collect()
    }

    fn check(text: &str, expected: &[&[&str]]) {
        assert_eq!(clauses(text), expected, "{text}");
    }

    #[test]
    fn mentions_are_words() {
        check(
            "The digital economy of Norway reached USD 300 billion on 12 January 2026.",
            &[&["Main reached: subject economy, object USD 300 billion, on 12 January 2026"]],
        );
        check(
            "Coverage now reaches 91.3% of the population.",
            &[&["Main reaches: subject Coverage, object 91.3%"]],
        );
    }

    #[test]
    fn quotations_are_apart() {
        check(
            "\u{201c}We have built 12 bridges,\u{201d} said Ana Lund.",
            &[&["Main said: subject Ana Lund"], &["Main built: subject We, object 12 bridges"]],
        );
    }

    #[test]
    fn datelines_are_no_part_of_their_sentence() {
        check(
            "PORT ALDER, Jan. 12 \u{2013} The mill employs 120 people.",
            &[&["Main employs: subject mill, object 120 people"]],
        );
    }

    #[test]
    fn no_words() {
        check("", &[]);
        check("\u{201c}\u{201d}", &[]);
    }
}
