//! CoNLL-U, the format of the Universal Dependencies (<https://universaldependencies.org/format.html>).
//!
//! MISC holds `SpaceAfter=No`, `TokenRange` (characters of the decoded source, end exclusive; of an HTML file with its markup, so that
//! a range may hold tags) and, if asked for, the chunks. Forms are what the source prints, in Unicode's composed form (NFC), which the format demands.

use std::borrow::Cow;
use std::fmt::Write as _;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::extract::Reading;
use crate::grammar::{Mention, MentionType};
use crate::report::drawing::visible::one_line;
use crate::source::{LineIndex, Walk};
use crate::syntax::analysis::Analysis;
use crate::syntax::ud::Sentence;

use super::chunks;

/// What CoNLL-U is made of, besides a source's text.
#[derive(Clone, Copy)]
pub struct Columns<'a> {
    /// The trained model.
    pub model: &'a crate::syntax::model::Model,
    /// The word lists that the chunk grammars need, if chunks are asked for.
    pub chunks: Option<&'a crate::knowledge::Lexicon>,
}

/// Every sentence of every block of a source.
pub fn conllu(reading: &Reading, columns: Columns<'_>) -> Vec<u8> {
    let document = &reading.document;
    let quotations = quotations(reading);
    let (text, lines) = (reading.text(), reading.source.lines());
    let mut page = Page { out: String::new(), text, lines, walk: Walk::default() };
    for (index, sentence) in document.sentences.iter().enumerate() {
        let read = Sentence::read(document, reading.text(), &quotations, index, columns.model);
        if read.words.is_empty() {
            continue;
        }
        if page.out.is_empty() {
            let path = one_line(&reading.source.path);
            page.line(format_args!("# newdoc id = {}", path.trim()));
        }
        if document.blocks.get(sentence.block).is_some_and(|block| block.sentences.start == index) {
            page.line(format_args!("# newpar"));
        }
        page.line(format_args!("# sent_id = {}-{}", reading.source.id.0 + 1, index + 1));
        let chunks = columns.chunks.map(|lexicon| {
            let analysis = Analysis::of_words(read.words.clone(), lexicon, Some(read.tree.clone()));
            chunks::columns(&analysis)
        });
        page.sentence(&read, &chunks.unwrap_or_default());
    }
    page.out.into_bytes()
}

/// The quotations of a source, in text order.
pub(super) fn quotations(reading: &Reading) -> Vec<&Mention> {
    reading.mentions.iter().filter(|mention| mention.kind == MentionType::Quote).collect()
}

struct Page<'t> {
    out: String,
    text: &'t str,
    lines: LineIndex,
    /// Where the last word was that a range was printed of.
    walk: Walk,
}

impl Page<'_> {
    fn line(&mut self, line: std::fmt::Arguments<'_>) {
        // Writing to memory cannot fail.
        let _ = self.out.write_fmt(line);
        self.out.push('\n');
    }

    /// `# text`, a line for each word, and one before those that are one word of the text.
    fn sentence(&mut self, sentence: &Sentence<'_>, chunks: &[String]) {
        let forms: Vec<Cow<'_, str>> = sentence.words.iter().map(|w| composed(w.word.form)).collect();
        let words = sentence.words.iter().map(|w| w.word.start..w.word.end);
        let ranges: Vec<(usize, usize)> =
            words.map(|word| self.lines.characters(self.text, word, &mut self.walk)).collect();
        let last = forms.len() - 1;
        self.out.push_str("# text = ");
        for (at, form) in forms.iter().enumerate() {
            self.out.push_str(form);
            self.out.push_str(if at == last || sentence.is_glued(at) { "" } else { " " });
        }
        self.out.push('\n');
        let mut inside = 0;
        for (at, form) in forms.iter().enumerate() {
            let range = |to: usize| (ranges.get(at).map_or(0, |r| r.0), ranges.get(to).map_or(0, |r| r.1));
            if inside <= at {
                let end = sentence.multiword(at);
                if let Some(end) = end {
                    self.multiword(at, end, forms.get(at..=end).unwrap_or(&[]));
                    self.misc("", sentence.is_glued(end), range(end));
                }
                inside = end.map_or(at, |end| end + 1);
            }
            self.word(sentence, at, form);
            let chunk = chunks.get(at).map_or("", String::as_str);
            self.misc(chunk, at >= inside && sentence.is_glued(at), range(at));
        }
        self.out.push('\n');
    }

    /// The columns of a word of the text that several words share, but for the last.
    fn multiword(&mut self, first: usize, last: usize, forms: &[Cow<'_, str>]) {
        self.number(first + 1);
        self.out.push('-');
        self.number(last + 1);
        self.out.push('\t');
        forms.iter().for_each(|form| self.out.push_str(form));
        self.out.push_str("\t_\t_\t_\t_\t_\t_\t_\t");
    }

    /// The columns of a word, but for the last.
    fn word(&mut self, sentence: &Sentence<'_>, at: usize, form: &str) {
        let Some(word) = sentence.words.get(at) else { return };
        let lemma = sentence.lemmas.get(at).map_or("", |lemma| lemma);
        // A low line alone would say that there is none.
        let lemma = composed(if lemma.is_empty() || lemma == "_" { form } else { lemma });
        let (head, relation) = match sentence.tree.arc(at) {
            Some((head, relation)) => (head + 1, relation.as_str()),
            None => (0, "root"),
        };
        self.number(at + 1);
        for column in [form, &lemma, word.tag.upos.as_str(), word.tag.xpos.as_str(), "_"] {
            self.out.push('\t');
            self.out.push_str(column);
        }
        self.out.push('\t');
        self.number(head);
        self.out.push('\t');
        self.out.push_str(relation);
        self.out.push_str("\t_\t");
    }

    /// The last column.
    fn misc(&mut self, chunk: &str, glued: bool, (start, end): (usize, usize)) {
        self.out.push_str(chunk);
        self.out.push_str(if chunk.is_empty() { "" } else { "|" });
        self.out.push_str(if glued { "SpaceAfter=No|" } else { "" });
        self.out.push_str("TokenRange=");
        self.number(start);
        self.out.push(':');
        self.number(end);
        self.out.push('\n');
    }

    fn number(&mut self, number: usize) {
        self.out.push_str(itoa::Buffer::new().format(number));
    }
}

/// Text in Unicode's composed form.
fn composed(text: &str) -> Cow<'_, str> {
    let is_composed = text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes;
    if is_composed { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}
