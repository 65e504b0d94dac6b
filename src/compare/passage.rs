//! Where a text carries words that another one quotes.

use std::ops::Range;

use super::alignment::{CUT, push_folded, words};

/// The words of a text as quotations are compared by, with their places.
#[derive(Clone, Debug, Default)]
pub struct Passages {
    words: Vec<String>,
    /// First byte and the byte behind each word.
    places: Vec<Range<usize>>,
}

/// Words of the text that a shown cut may leave out.
const LEFT_OUT: usize = 80;

impl Passages {
    /// The words of a text.
    pub fn new(text: &str) -> Self {
        let mut passages = Self::default();
        let mut past = 0;
        for raw in text.split_whitespace() {
            let start = past + text.get(past..).and_then(|rest| rest.find(raw)).unwrap_or(0);
            past = start + raw.len();
            let mut inner = start;
            for part in raw.split_inclusive(['-', '–', '—', '/', '\u{2011}']) {
                push_folded(&mut passages.words, part);
                let marks = |c: char| !c.is_alphanumeric();
                let first = inner + part.len() - part.trim_start_matches(marks).len();
                let last = inner + part.trim_end_matches(marks).len();
                // "Per cent" becomes one word.
                passages.places.truncate(passages.words.len());
                passages.places.resize(passages.words.len(), first.min(last)..last);
                inner += part.len();
            }
        }
        passages
    }

    /// The bytes that carry the words of a quotation, in their order; an ellipsis and bracketed words may leave out or
    /// replace some, and the marks and the case do not matter.
    pub fn carrying(&self, quotation: &str) -> Option<Range<usize>> {
        let quoted = words(quotation);
        let parts: Vec<&[String]> =
            quoted.split(|word| word == CUT).filter(|part| !part.is_empty()).collect();
        let (first, others) = parts.split_first()?;
        let mut from = 0;
        while let Some(at) = self.find(first, from, self.words.len()) {
            let mut past = at + first.len();
            let ends = others.iter().all(|part| match self.find(part, past, past + LEFT_OUT) {
                Some(next) => {
                    past = next + part.len();
                    true
                }
                None => false,
            });
            if ends {
                let (start, end) = (self.places.get(at)?.start, self.places.get(past - 1)?.end);
                return Some(start..end);
            }
            from = at + 1;
        }
        None
    }

    /// The first place from `from` on, and before `to`, at which the words stand.
    fn find(&self, words: &[String], from: usize, to: usize) -> Option<usize> {
        let text = self.words.get(from..)?;
        let at = text.windows(words.len()).position(|run| run == words)?;
        (from + at < to).then_some(from + at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTE: &str = "Brandt told us: “The gates weren’t closed — none of them — when the water came over the wall. We lost 5 per cent of the boats.”";

    fn check(quotation: &str, expected: Option<&str>) {
        let found = Passages::new(NOTE).carrying(quotation);
        assert_eq!(found.and_then(|range| NOTE.get(range)), expected, "{quotation}");
    }

    #[test]
    fn words_are_carried_with_legal_edits() {
        check("the water came over the wall.", Some("the water came over the wall"));
        check("The gates were not closed", Some("The gates weren’t closed"));
        check("when [it] came over the wall", Some("when the water came over the wall"));
        check(
            "The gates … over the wall",
            Some("The gates weren’t closed — none of them — when the water came over the wall"),
        );
        check("lost five percent of the boats", Some("lost 5 per cent of the boats"));
    }

    #[test]
    fn other_words_are_not() {
        check("The gates were closed", None);
        check("over the wall … The gates", None);
        check("We lost 6 per cent of the boats", None);
        check("…", None);
    }
}
