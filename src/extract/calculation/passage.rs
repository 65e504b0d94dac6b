//! A sentence as its figures and the words between them.

use crate::grammar::{Meaning, Mention};
use crate::knowledge::{Class, Lexicon};
use crate::span::Span;
use crate::value::Quantity;

use super::Stated;

/// The figures and times of one sentence, in text order.
pub(super) struct Passage<'a> {
    pub text: &'a str,
    pub lexicon: &'a Lexicon,
    pub span: Span,
    pub figures: Vec<&'a Mention>,
}

impl<'a> Passage<'a> {
    /// The mention at `index`.
    pub fn mention(&self, index: usize) -> Option<&'a Mention> {
        self.figures.get(index).copied()
    }

    /// The quantity of the mention at `index`.
    pub fn quantity(&self, index: usize) -> Option<&'a Quantity> {
        match &self.mention(index)?.meaning {
            Meaning::Quantity(quantity) => Some(quantity),
            _ => None,
        }
    }

    /// The figure at `index` with its words.
    pub fn stated(&self, index: usize) -> Option<Stated> {
        Some(Stated { span: self.mention(index)?.span, quantity: self.quantity(index)?.clone() })
    }

    /// The text between two mentions.
    pub fn between(&self, left: usize, right: usize) -> Option<&'a str> {
        let (left, right) = (self.mention(left)?, self.mention(right)?);
        self.text.get(left.span.end as usize..right.span.start as usize)
    }

    /// The text of the sentence before a mention.
    pub fn before(&self, index: usize) -> &'a str {
        let end = self.mention(index).map_or(0, |m| m.span.start as usize);
        self.text.get(self.span.start as usize..end).unwrap_or("")
    }

    /// The text of the sentence behind a mention.
    pub fn behind(&self, index: usize) -> &'a str {
        let start = self.mention(index).map_or(usize::MAX, |m| m.span.end as usize);
        self.text.get(start..self.span.end as usize).unwrap_or("")
    }

    /// Whether `words` are only hedges: "about", "roughly", or nothing.
    pub fn only_hedges(&self, words: &str) -> bool {
        let mut rest = words.trim_start();
        while !rest.is_empty() {
            let Some((length, _)) = self.lexicon.at(rest, Class::Hedge) else { return false };
            rest = rest.get(length..).unwrap_or("").trim_start();
        }
        true
    }

    /// Whether the figure at `right` stands as an equivalent of the one at `left`: in brackets right behind it, behind a
    /// slash, or behind "or" with other words for the same; `beside` says which words may stand before the bracket.
    pub fn is_equivalent(&self, left: usize, right: usize, beside: impl Fn(&str) -> bool) -> bool {
        let Some(gap) = self.between(left, right) else { return false };
        if gap.trim() == "/" {
            return true;
        }
        if let Some((before, inside)) = gap.split_once(['(', '[']) {
            return beside(before.trim()) && self.only_hedges(inside) && closes(self.behind(right));
        }
        let rest = gap.trim_start().trim_start_matches(',').trim_start();
        rest.strip_prefix("or ").is_some_and(|hedges| self.only_hedges(hedges)) && gap.starts_with(',')
    }
}

/// Whether a bracket closes here, or another equivalent follows in it.
fn closes(behind: &str) -> bool {
    let rest = behind.trim_start();
    rest.starts_with([')', ']', ';', '/'])
        || rest.strip_prefix(',').is_some_and(|r| r.trim_start().starts_with(|c: char| c.is_ascii_digit()))
}

/// The last words of a text, the last one first, without marks at their ends.
pub(super) fn last_words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().rev().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()))
}
