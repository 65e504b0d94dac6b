//! The items of a sentence: mentions as one item each, other tokens as they stand.

use crate::grammar::{Meaning, Mention, MentionType};
use crate::knowledge::{Class, Lexicon, Sense};
use crate::span::Span;
use crate::text::{Document, TokenKind};

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// A word.
    Word,
    /// A mark of punctuation or a symbol.
    Symbol(char),
    /// A mention, by its index in the reading's mentions.
    Mention(usize, MentionType),
}

/// A word, a mark or a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// First byte in the source.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What it is.
    pub kind: ItemKind,
}

/// The items of a sentence, or of a quotation inside it.
#[derive(Clone, Debug)]
pub struct Items<'a> {
    /// The decoded text of the source.
    pub text: &'a str,
    /// The word lists.
    pub lexicon: &'a Lexicon,
    /// The reading's mentions.
    pub mentions: &'a [Mention],
    /// Items in text order.
    pub items: Vec<Item>,
}

impl<'a> Items<'a> {
    /// The items of sentence `index`. Quotations inside the sentence are one item each when `quotes` is set; otherwise
    /// their words stand open.
    pub fn of_sentence(
        document: &Document,
        text: &'a str,
        mentions: &'a [Mention],
        lexicon: &'a Lexicon,
        index: usize,
    ) -> Self {
        let mut items = Vec::new();
        if let Some(sentence) = document.sentences.get(index) {
            let first = mentions.partition_point(|m| m.span.start < sentence.span.start);
            let mut next = first;
            let mut past = sentence.span.start as usize;
            for token in document.tokens.get(sentence.tokens.clone()).unwrap_or(&[]) {
                let (start, end) = (token.start as usize, token.end as usize);
                if start < past {
                    continue;
                }
                while mentions.get(next).is_some_and(|m| is_passed(m, start, sentence.span)) {
                    next += 1;
                }
                let item = match mentions.get(next) {
                    Some(m) if (m.span.start as usize) <= start && m.span.start < sentence.span.end => Item {
                        start: m.span.start as usize,
                        end: m.span.end as usize,
                        kind: ItemKind::Mention(next, m.kind),
                    },
                    _ => Item { start, end, kind: kind_of(token.kind, token.of(text)) },
                };
                past = item.end;
                items.push(item);
            }
        }
        Self { text, lexicon, mentions, items }
    }

    /// The item at `index`.
    #[inline]
    pub fn get(&self, index: usize) -> Option<&Item> {
        self.items.get(index)
    }

    /// The words of an item.
    #[inline]
    pub fn words(&self, item: &Item) -> &'a str {
        self.text.get(item.start..item.end).unwrap_or("")
    }

    /// The word at `index`, without a possessive ending; nothing for mentions and marks.
    #[inline]
    pub fn word(&self, index: usize) -> Option<&'a str> {
        let item = self.get(index)?;
        (item.kind == ItemKind::Word).then(|| self.words(item))
    }

    /// Whether the item is a word of a class.
    pub fn is(&self, index: usize, class: Class) -> bool {
        self.word(index).is_some_and(|w| self.lexicon.sense(w, class).is_some())
    }

    /// The mention of an item.
    pub fn mention(&self, index: usize) -> Option<(usize, &'a Mention)> {
        match self.get(index)?.kind {
            ItemKind::Mention(i, _) => Some((i, self.mentions.get(i)?)),
            _ => None,
        }
    }

    /// Whether the item is a determiner, pronoun, preposition, conjunction, adverb or auxiliary.
    pub fn is_function_word(&self, index: usize) -> bool {
        self.function(index).is_some_and(|s| !s.is("open"))
    }

    /// Whether the item is an article, a demonstrative or a possessive.
    pub fn is_determiner(&self, index: usize) -> bool {
        self.has_any_tag(index, &["article", "demonstrative", "possessive"])
    }

    /// Whether the item is a function word with this tag of `facts/lexicon`.
    pub fn has_tag(&self, index: usize, tag: &str) -> bool {
        self.has_any_tag(index, &[tag])
    }

    /// Whether the item is a function word with one of these tags of `facts/lexicon`.
    pub fn has_any_tag(&self, index: usize, tags: &[&str]) -> bool {
        self.function(index).is_some_and(|s| tags.iter().any(|tag| s.is(tag)))
    }

    fn function(&self, index: usize) -> Option<&'a Sense> {
        self.lexicon.sense(self.word(index)?, Class::FunctionWord)
    }

    /// Whether the item belongs to a parenthesis of one or two words, such as an acronym behind its name.
    pub fn is_parenthesis(&self, index: usize) -> bool {
        let symbol = |i: usize, mark: char| self.get(i).is_some_and(|x| x.kind == ItemKind::Symbol(mark));
        let open = (index.saturating_sub(3)..=index).rev().find(|&i| symbol(i, '('));
        open.is_some_and(|open| (open..open + 4).any(|i| i >= index && symbol(i, ')')))
    }

    /// The first item that begins at or behind byte `at`.
    pub fn position(&self, at: usize) -> usize {
        self.items.partition_point(|i| i.start < at)
    }

    /// Whether a possessive ending stands at the end of the item.
    pub fn is_possessive(&self, index: usize) -> bool {
        let Some(item) = self.get(index) else { return false };
        let words = self.words(item);
        let tail = self.text.get(item.end..).unwrap_or("");
        ["'s", "’s"].iter().any(|s| words.ends_with(s) || tail.starts_with(s))
            || ["'", "’"].iter().any(|s| words.ends_with(s) || (words.ends_with('s') && tail.starts_with(s)))
    }
}

/// Mentions that end before `start`, and quotations longer than a phrase, whose words stand open.
fn is_passed(mention: &Mention, start: usize, sentence: Span) -> bool {
    let open = match &mention.meaning {
        Meaning::Quotation(q) => {
            q.cue.is_some() || q.speaker.is_some() || mention.span.len() > sentence.len() / 2
        }
        _ => false,
    };
    mention.span.start < sentence.end && (open || mention.span.end as usize <= start)
}

fn kind_of(kind: TokenKind, words: &str) -> ItemKind {
    match (kind, words.chars().next()) {
        (TokenKind::Symbol, Some(c)) => ItemKind::Symbol(c),
        _ => ItemKind::Word,
    }
}

/// How many words a noun phrase read without tags may have before its head.
const PHRASE: usize = 5;

/// The noun phrase that ends right before item `end`: open-class words and names back to a function word or a mark.
/// First and last item, if there is one.
pub fn noun_phrase_before(items: &Items<'_>, end: usize) -> Option<(usize, usize)> {
    let mut first = end;
    while first > 0 && end - first < PHRASE && is_nominal(items, first - 1) {
        first -= 1;
    }
    (first < end).then(|| (first, end - 1))
}

/// The noun phrase that begins at item `start`, determiners before it passed over.
pub fn noun_phrase_after(items: &Items<'_>, start: usize) -> Option<(usize, usize)> {
    let mut first = start;
    while items.is_determiner(first) {
        first += 1;
    }
    let mut last = first;
    while last - first < PHRASE && is_nominal(items, last) {
        last += 1;
    }
    (last > first).then(|| (first, last - 1))
}

fn is_nominal(items: &Items<'_>, index: usize) -> bool {
    match items.get(index).map(|i| i.kind) {
        Some(ItemKind::Word) => !items.is_function_word(index) && !items.word(index).is_some_and(is_adverb),
        Some(ItemKind::Mention(_, kind)) => matches!(kind, MentionType::Name | MentionType::Ordinal),
        _ => false,
    }
}

/// Adverbs of manner by their ending.
pub(super) fn is_adverb(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ly") && !word.ends_with("ply")
}
