//! What the chunk grammars read: a run of words, or of chunks, as an input for nom.

use std::iter::{Copied, Enumerate};
use std::slice;

use nom::{Err, IResult, Input, Needed};

use crate::knowledge::Lexicon;

/// The items of a sentence from a place on, with all of them at hand for a look back.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'s, T> {
    /// All items.
    pub all: &'s [T],
    /// The word lists.
    pub lexicon: &'s Lexicon,
    /// Index of the next item.
    pub at: usize,
    /// One past the last item to read.
    end: usize,
}

/// The result of a chunk grammar. Nobody asks why one does not match.
pub type Read<'s, T, O> = IResult<Reader<'s, T>, O, ()>;

impl<'s, T: Copy> Reader<'s, T> {
    /// Reads all of `items`.
    pub fn new(all: &'s [T], lexicon: &'s Lexicon) -> Self {
        Self { all, lexicon, at: 0, end: all.len() }
    }

    /// The same items, read from `at` on.
    pub fn from(self, at: usize) -> Self {
        Self { at: at.min(self.end), ..self }
    }

    /// The item `ahead` places on.
    #[inline]
    pub fn peek(&self, ahead: usize) -> Option<&'s T> {
        self.all.get(..self.end)?.get(self.at + ahead)
    }

    /// The item before the next one.
    #[inline]
    pub fn before(&self) -> Option<&'s T> {
        self.all.get(self.at.checked_sub(1)?)
    }

    /// No match here.
    pub fn fail<O>(self) -> Read<'s, T, O> {
        Err(Err::Error(()))
    }

    fn rest(&self) -> &'s [T] {
        self.all.get(self.at..self.end).unwrap_or(&[])
    }
}

/// One item for which `test` holds; gives its index.
pub fn one<'s, T: Copy>(test: impl Fn(&T) -> bool) -> impl FnMut(Reader<'s, T>) -> Read<'s, T, usize> {
    move |input| match input.peek(0) {
        Some(item) if test(item) => Ok((input.from(input.at + 1), input.at)),
        _ => input.fail(),
    }
}

/// As many items as there are for which `test` holds; gives the index of the first and one past the last.
pub fn run<'s, T: Copy>(
    test: impl Fn(&T) -> bool,
) -> impl FnMut(Reader<'s, T>) -> Read<'s, T, std::ops::Range<usize>> {
    move |input| {
        let length = input.rest().iter().take_while(|item| test(item)).count();
        let end = input.at + length;
        Ok((input.from(end), input.at..end))
    }
}

impl<'s, T: Copy> Input for Reader<'s, T> {
    type Item = T;
    type Iter = Copied<slice::Iter<'s, T>>;
    type IterIndices = Enumerate<Self::Iter>;

    fn input_len(&self) -> usize {
        self.end - self.at
    }

    fn take(&self, index: usize) -> Self {
        Self { end: (self.at + index).min(self.end), ..*self }
    }

    fn take_from(&self, index: usize) -> Self {
        self.from(self.at + index)
    }

    fn take_split(&self, index: usize) -> (Self, Self) {
        (self.take_from(index), self.take(index))
    }

    fn position<P: Fn(T) -> bool>(&self, predicate: P) -> Option<usize> {
        self.rest().iter().position(|item| predicate(*item))
    }

    fn iter_elements(&self) -> Self::Iter {
        self.rest().iter().copied()
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.iter_elements().enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, Needed> {
        if count <= self.input_len() { Ok(count) } else { Err(Needed::new(count - self.input_len())) }
    }
}
