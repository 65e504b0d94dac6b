//! The items of a sentence: mentions as one item each, other tokens as they stand.

use std::ops::{Range, RangeInclusive};

use crate::grammar::{Mention, MentionType};
use crate::knowledge::{Class, CueWords, KnownWord, Lexicon, Sense};
use crate::text::TokenKind;

use super::analyser::Analyser;
use super::analysis::{Analysis, Governor};
use super::chunk::Chunks;
use super::parser::Parser;
use super::slot::{Clause, Phrase};
use super::tree::{Relation, Tree};
use super::word::{Tagged, WordKind};

/// Items of a hedge before its last one.
const HEDGE: usize = 3;

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
    /// What syntax says of its words.
    analysis: Analysis<'a>,
    /// Noun phrases and clauses, their words told by item.
    chunks: Chunks,
    /// The first word of each item.
    words: Vec<usize>,
    /// What is known of each item: all readers of a sentence ask that.
    known: Vec<Known<'a>>,
}

/// What the word lists know of an item.
#[derive(Clone, Copy, Debug)]
struct Known<'a> {
    /// The whole item, if it is a word.
    word: KnownWord<'a>,
    /// The word that the text has where the item begins.
    place: KnownWord<'a>,
    /// The turn that begins there, in a sentence that has clauses: each of them asks for it, and thousands begin with common
    /// words.
    turn: Option<(usize, &'a Sense)>,
}

impl<'a> Known<'a> {
    fn of(item: &Item, text: &str, lexicon: &'a Lexicon, clauses: bool) -> Self {
        let here = text.get(item.start..).unwrap_or("");
        let place = lexicon.opening(here);
        let word = match item.kind {
            ItemKind::Word if place.length() == item.end - item.start => place,
            ItemKind::Word => lexicon.word(text.get(item.start..item.end).unwrap_or("")),
            _ => KnownWord::default(),
        };
        let turn = if clauses { place.at(here, Class::Turn) } else { None };
        Self { word, place, turn }
    }
}

impl<'a> Items<'a> {
    /// The items of a sentence or a quotation that `analyser` has read.
    pub fn new(analyser: &Analyser<'a>, analysis: Analysis<'a>) -> Self {
        let start = analysis.words.first().map_or(0, |w| w.word.start);
        let end = analysis.words.last().map_or(0, |w| w.word.end);
        let tokens = &analyser.document.tokens;
        let tokens = tokens.get(tokens.partition_point(|t| (t.start as usize) < start)..).unwrap_or(&[]);
        let mut items: Vec<Item> = Vec::with_capacity(analysis.words.len());
        let mut past = start;
        for token in tokens.iter().take_while(|t| (t.start as usize) < end) {
            let (start, end) = (token.start as usize, token.end as usize);
            if start < past {
                continue;
            }
            let word = analysis.word_at(start).and_then(|w| analysis.words.get(w));
            let mention = word.and_then(|w| match w.word.kind {
                WordKind::Mention(m, kind) => {
                    Some((analyser.mentions.get(m)?.span, ItemKind::Mention(m, kind)))
                }
                WordKind::Plain => None,
            });
            let item = match mention {
                Some((span, kind)) => Item { start: span.start as usize, end: span.end as usize, kind },
                None => Item { start, end, kind: kind_of(token.kind, token.of(analyser.text)) },
            };
            past = item.end;
            items.push(item);
        }
        let chunks = by_item(&analysis, &items);
        let mut first = 0;
        let word_of = |item: &Item| {
            while analysis.words.get(first).is_some_and(|w| w.word.end <= item.start) {
                first += 1;
            }
            first
        };
        let words = items.iter().map(word_of).collect();
        let Analyser { text, lexicon, mentions, .. } = *analyser;
        let clauses = !chunks.clauses.is_empty();
        let known = items.iter().map(|item| Known::of(item, text, lexicon, clauses)).collect();
        Self { text, lexicon, mentions, items, analysis, chunks, words, known }
    }

    /// The same with the tree that `parser` sees in the words as the second witness.
    #[must_use]
    pub fn parsed(&self, parser: &Parser) -> Self {
        let analysis = self.analysis.parsed(parser);
        let chunks = by_item(&analysis, &self.items);
        let (items, words, known) = (self.items.clone(), self.words.clone(), self.known.clone());
        Self { items, words, known, analysis, chunks, ..*self }
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

    /// Whether the item is one of these words, in any case.
    pub fn is_any_word(&self, index: usize, words: &[&str]) -> bool {
        let Some(item) = self.get(index).filter(|item| item.kind == ItemKind::Word) else { return false };
        // Most words differ in length from those that are sought: those need not be looked at.
        let length = item.end - item.start;
        words.iter().any(|word| word.len() == length && self.words(item).eq_ignore_ascii_case(word))
    }

    /// Whether the item is one of these marks.
    pub fn is_symbol(&self, index: usize, marks: &[char]) -> bool {
        matches!(self.get(index), Some(Item { kind: ItemKind::Symbol(c), .. }) if marks.contains(c))
    }

    /// Whether the item is a word of a class.
    pub fn is(&self, index: usize, class: Class) -> bool {
        self.sense(index, class).is_some()
    }

    /// The meaning of the item in a class, if it is a word of it.
    pub fn sense(&self, index: usize, class: Class) -> Option<&'a Sense> {
        self.known.get(index)?.word.senses_of(class).next()
    }

    /// Whether the item is a word of a list of cues.
    pub fn is_cue(&self, index: usize, cues: CueWords) -> bool {
        self.cue(index, cues).is_some()
    }

    /// What a list of cues says that the item is, if it is a word of it.
    pub fn cue(&self, index: usize, cues: CueWords) -> Option<&'a Sense> {
        cues.of(&self.known.get(index)?.word)
    }

    /// Whether a word or phrase of a class begins with the item, if it is a word.
    pub fn begins(&self, index: usize, class: Class) -> bool {
        self.known.get(index).is_some_and(|known| known.word.begins(class))
    }

    /// Whether a word or phrase of a class may begin where the item does.
    pub fn begins_at(&self, index: usize, class: Class) -> bool {
        self.known.get(index).is_some_and(|known| known.word.begins(class) || known.place.begins(class))
    }

    /// The longest word or phrase of a class that begins where the item does, and its length in bytes.
    pub fn at(&self, index: usize, class: Class) -> Option<(usize, &'a Sense)> {
        let known = self.known.get(index).filter(|known| known.place.begins(class))?;
        if class == Class::Turn && !self.chunks.clauses.is_empty() {
            return known.turn;
        }
        known.place.at(self.text.get(self.get(index)?.start..)?, class)
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
        self.sense(index, Class::FunctionWord)
    }

    /// Whether the item belongs to a parenthesis of one or two words, such as an acronym behind its name.
    pub fn is_parenthesis(&self, index: usize) -> bool {
        let symbol = |i: usize, mark: char| self.get(i).is_some_and(|x| x.kind == ItemKind::Symbol(mark));
        let open = (index.saturating_sub(3)..=index).rev().find(|&i| symbol(i, '('));
        open.is_some_and(|open| (open..open + 4).any(|i| i >= index && symbol(i, ')')))
    }

    /// The item before the hedges and adverbs that stand before item `at`.
    pub fn before_hedges(&self, at: usize) -> Option<usize> {
        let mut before = at.checked_sub(1)?;
        loop {
            let plain = self.begins(before, Class::Hedge)
                || self.has_tag(before, "adverb")
                || self.is_determiner(before);
            let first = if plain { Some(before) } else { self.hedge_ending(before) };
            let Some(first) = first else { return Some(before) };
            before = first.checked_sub(1)?;
        }
    }

    /// The first item of a hedge of several words that ends with item `last`: "more than", "up to".
    fn hedge_ending(&self, last: usize) -> Option<usize> {
        // "A minimum of 34 years": what "of" ties the figure to may say which one it is.
        let end = self.get(last).filter(|_| !self.is_any_word(last, &["of"]))?.end;
        (last.saturating_sub(HEDGE)..last).find(|&first| {
            let begins = self.get(first).map(|item| item.start);
            begins.zip(self.at(first, Class::Hedge)).is_some_and(|(start, (length, _))| start + length == end)
        })
    }

    /// The first item that begins at or behind byte `at`.
    pub fn position(&self, at: usize) -> usize {
        self.items.partition_point(|i| i.start < at)
    }

    /// The clauses, in the order of their verbs.
    pub fn clauses(&self) -> &[Clause] {
        &self.chunks.clauses
    }

    /// The noun phrase that item `index` stands in.
    pub fn phrase_at(&self, index: usize) -> Option<Phrase> {
        let phrase = self.chunks.phrase_of(index)?;
        Some(self.chunks.phrases.get(phrase)?.noun.phrase)
    }

    /// The noun phrase that begins at item `index`, or before it with a determiner.
    pub fn phrase_from(&self, index: usize) -> Option<Phrase> {
        let determined = |p: &Phrase| (p.first..index).all(|i| self.is_determiner(i));
        self.phrase_at(index).filter(|p| determined(p) && p.head >= index)
    }

    /// The clause and the slot that item `index` stands in, also through the phrases it hangs on, and whether the tree
    /// says so as well.
    pub fn governor(&self, index: usize) -> Option<Governor<'_>> {
        let (clause, slot) = self.chunks.governor(index)?;
        let certainty = self.analysis.governor(*self.words.get(index)?)?.certainty;
        let clause = self.chunks.clauses.get(clause)?;
        Some(Governor { clause, slot: clause.slots.get(slot)?, certainty })
    }

    /// Whether the tree ties item `index` to one of the items of `range`, through phrases only: not by an apposition, a
    /// relative clause or what somebody says.
    pub fn is_tied(&self, index: usize, range: RangeInclusive<usize>) -> bool {
        let Some(tree) = &self.analysis.tree else { return false };
        let words = |first: usize, last: usize| {
            let word = |i: usize| self.words.get(i).copied().unwrap_or(self.analysis.words.len());
            word(first)..word(last + 1)
        };
        let (own, others) = (words(index, index), words(*range.start(), *range.end()));
        own.clone().any(|w| climbs(tree, w, &others)) || others.clone().any(|w| climbs(tree, w, &own))
    }

    /// The bytes of the items of an index range.
    pub fn bytes(&self, range: Range<usize>) -> Option<Range<usize>> {
        Some(self.get(range.start)?.start..self.get(range.end.checked_sub(1)?)?.end)
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

/// The chunks of an analysis, their words told by item.
fn by_item(analysis: &Analysis<'_>, items: &[Item]) -> Chunks {
    let (mut item, last) = (0, items.len().saturating_sub(1));
    let item_of = |word: &Tagged<'_>| {
        while items.get(item + 1).is_some_and(|next| next.start <= word.word.start) {
            item += 1;
        }
        item
    };
    let of_words: Vec<usize> = analysis.words.iter().map(item_of).collect();
    analysis.chunks.renumbered(|word| of_words.get(word).copied().unwrap_or(last))
}

/// The arcs that may lie between a word and what it is tied to.
const ARCS: usize = 4;

/// Whether the heads above `word` come to one of `words`.
fn climbs(tree: &Tree, mut word: usize, words: &Range<usize>) -> bool {
    for _ in 0..ARCS {
        match tree.arc(word) {
            Some((_, Relation::Appos | Relation::AclRelcl | Relation::Ccomp | Relation::Parataxis))
            | None => {
                return false;
            }
            Some((head, _)) if words.contains(&head) => return true,
            Some((head, _)) => word = head,
        }
    }
    false
}

fn kind_of(kind: TokenKind, words: &str) -> ItemKind {
    match (kind, words.chars().next()) {
        (TokenKind::Symbol, Some(c)) => ItemKind::Symbol(c),
        _ => ItemKind::Word,
    }
}

/// Adverbs of manner by their ending.
pub(super) fn is_adverb(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ly") && !word.ends_with("ply")
}
