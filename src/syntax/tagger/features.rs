//! What the tagger looks at to decide on a word.

use crate::syntax::form::{Case, NOTHING};
use crate::syntax::weights::feature;

use super::Seen;

/// The kind of ambiguity of what stands before a sentence and behind it.
const OUTSIDE: u32 = 1 << 20;
/// What stands before a sentence and behind it.
const EDGE: Seen = Seen { form: NOTHING, ambiguity: OUTSIDE, listed: 0, fixed: None, own: None };

/// More templates than any word fires.
const TEMPLATES: usize = 40;

/// How a sentence is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Print {
    /// As sentences are.
    Plain,
    /// Most words begin with a capital letter.
    Capitalised,
    /// Most words stand in capital letters.
    Upper,
}

impl Print {
    /// How the words of a sentence are printed.
    pub fn of(seen: &[Seen]) -> Self {
        let count = |case: Case| seen.iter().filter(|word| word.form.case == case).count();
        let (lower, capital, upper) = (count(Case::Lower), count(Case::Capital), count(Case::Upper));
        let letters = lower + capital + upper;
        match letters {
            0..3 => Self::Plain,
            _ if upper * 10 >= letters * 7 => Self::Upper,
            _ if capital * 10 >= letters * 6 => Self::Capitalised,
            _ => Self::Plain,
        }
    }
}

/// The features of one word.
pub struct Features {
    list: [u64; TEMPLATES],
    count: usize,
}

impl Default for Features {
    fn default() -> Self {
        Self { list: [0; TEMPLATES], count: 0 }
    }
}

impl Features {
    #[inline(always)]
    fn push(&mut self, template: u32, a: u32, b: u32, c: u32) {
        if let Some(place) = self.list.get_mut(self.count) {
            *place = feature(template, a, b, c);
            self.count += 1;
        }
    }

    /// Their numbers.
    pub fn as_slice(&self) -> &[u64] {
        self.list.get(..self.count).unwrap_or(&[])
    }

    /// All features of a word.
    #[inline(always)]
    pub fn read(&mut self, place: &Place) {
        self.count = 0;
        self.push_own(near(place.seen, place.at, 0), place.print, place.at == 0);
        self.push_context::<true, true>(place);
    }

    /// The features of a word by itself.
    #[inline(always)]
    pub fn read_own(&mut self, word: &Seen, print: Print, is_first: bool) {
        self.count = 0;
        self.push_own(word, print, is_first);
    }

    /// Those of the features of word `at` that decide most words, beside its own.
    #[inline(always)]
    pub fn read_near(&mut self, place: &Place) {
        self.count = 0;
        self.push_context::<true, false>(place);
    }

    /// All others.
    #[inline(always)]
    pub fn read_far(&mut self, place: &Place) {
        self.count = 0;
        self.push_context::<false, true>(place);
    }

    #[inline(always)]
    fn push_own(&mut self, w: &Seen, print: Print, is_first: bool) {
        let [s1, s2, s3, s4, s5] = w.form.suffixes;
        let case = w.form.case as u32 | (print as u32) << 3;
        let first = u32::from(is_first) | (print as u32) << 1;
        self.push(0, 0, 0, 0);
        self.push(1, w.form.word, 0, 0);
        self.push(2, w.form.cased, first, 0);
        self.push(3, s2, 0, 0);
        self.push(4, s3, 0, 0);
        self.push(5, s4, 0, 0);
        self.push(6, s1, w.form.shape, 0);
        self.push(7, w.form.prefixes[2], 0, 0);
        self.push(8, w.form.prefixes[1], 0, 0);
        self.push(9, w.form.shape, first, 0);
        self.push(36, s5, 0, 0);
        self.push(39, u32::from(w.listed), case, first);
    }

    /// The features of what stands round a word, in the order that training draws lots in: those that decide most words
    /// (`NEAR`), and all others (`FAR`).
    #[inline(always)]
    fn push_context<const NEAR: bool, const FAR: bool>(
        &mut self,
        &Place { seen, print, at, one, two }: &Place,
    ) {
        let (w, l, r, rr) = (near(seen, at, 0), near(seen, at, -1), near(seen, at, 1), near(seen, at, 2));
        let (word, [_, s2, s3, _, _]) = (w.form.word, w.form.suffixes);
        let case = w.form.case as u32 | (print as u32) << 3;
        let first = u32::from(at == 0) | (print as u32) << 1;
        let (kind, listed) = (w.ambiguity, u32::from(w.listed));
        let (next, after) = (r.ambiguity, rr.ambiguity);
        if NEAR {
            self.push(10, kind, one, 0);
        }
        if FAR {
            self.push(11, one, 0, 0);
            self.push(12, one, two, 0);
            self.push(13, word, one, 0);
            self.push(14, l.form.word, 0, 0);
            self.push(15, r.form.word, 0, 0);
        }
        if NEAR {
            self.push(16, kind, next, 0);
        }
        if FAR {
            self.push(17, kind, one, next);
            self.push(18, r.form.suffixes[2], case, 0);
        }
        if NEAR {
            self.push(19, s3, one, 0);
            self.push(20, word, next, 0);
        }
        if FAR {
            self.push(23, word, r.form.word, 0);
            self.push(25, l.form.suffixes[2], 0, 0);
            self.push(26, r.form.case as u32, case, first);
        }
        if NEAR {
            self.push(27, l.form.case as u32, case, one);
            self.push(28, kind, one, two);
        }
        if FAR {
            self.push(29, kind, next, after);
        }
        if NEAR {
            self.push(30, s3, next, 0);
        }
        if FAR {
            self.push(32, w.form.shape, one, r.form.shape);
            self.push(33, r.form.suffixes[1], one, s2);
        }
        if NEAR {
            self.push(37, kind, r.form.word, 0);
            self.push(38, one, next, case);
            self.push(40, listed, s2, one);
        }
        if FAR {
            self.push(41, listed, one, next);
        }
    }
}

/// The place of a word in its sentence.
pub struct Place<'a> {
    /// The words of the sentence.
    pub seen: &'a [Seen],
    /// How it is printed.
    pub print: Print,
    /// Index of the word.
    pub at: usize,
    /// The class of the word before.
    pub one: u32,
    /// The class of the one before that.
    pub two: u32,
}

/// The word at a distance from word `at`.
#[inline(always)]
fn near(seen: &[Seen], at: usize, distance: isize) -> &Seen {
    at.checked_add_signed(distance).and_then(|i| seen.get(i)).unwrap_or(&EDGE)
}
