//! A word with what the lexicon knows of it, looked up once for all that is asked of it.

use super::super::class::{Class, Classes};
use super::super::phrase::Next;
use super::{Entry, Sense};

/// A word and the forms that begin with it. Dozens of readers ask of each word of a sentence, and need not look it up again.
#[derive(Clone, Copy, Debug, Default)]
pub struct KnownWord<'l> {
    /// The word's length in bytes.
    pub(super) length: usize,
    /// Classes of the forms that begin with it.
    pub(super) begins: Classes,
    pub(super) entry: Option<&'l Entry>,
}

impl<'l> KnownWord<'l> {
    /// The word's length in bytes.
    #[inline]
    pub fn length(&self) -> usize {
        self.length
    }

    /// Whether a word or phrase of `class` begins with it.
    #[inline]
    pub fn begins(&self, class: Class) -> bool {
        self.begins.has(class)
    }

    /// Its meanings in `class`, by itself and in any case.
    pub fn senses_of(&self, class: Class) -> impl Iterator<Item = &'l Sense> {
        let senses = self.entry.filter(|_| self.begins(class)).map_or(&[][..], |entry| &entry.senses);
        senses.iter().filter(move |sense| sense.class == class)
    }

    /// The longest word or phrase of `class` at the beginning of `text`, which begins with this word, and its length.
    pub fn at(&self, text: &str, class: Class) -> Option<(usize, &'l Sense)> {
        self.entry.filter(|_| self.begins(class))?.longest(text, self.length, class, |_| true)
    }
}

impl Entry {
    /// The longest of the forms of `class` that `admits` tells, at the beginning of `text`, whose first word of length `first`
    /// has this entry; and its length.
    #[inline]
    pub(super) fn longest(
        &self,
        text: &str,
        first: usize,
        class: Class,
        admits: impl Fn(&Sense) -> bool,
    ) -> Option<(usize, &Sense)> {
        if !self.leads.is_empty() {
            let next = Next::behind(text, first);
            for form in self.of(class, next).filter(|form| admits(&form.sense)) {
                if let Some(length) = form.end(text, first) {
                    return Some((length, &form.sense));
                }
            }
        }
        self.senses.iter().find(|s| s.class == class && admits(s)).map(|s| (first, s))
    }
}
