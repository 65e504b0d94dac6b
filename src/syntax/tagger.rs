//! Parts of speech: a linear model that goes from left to right, over pairs of universal and Penn tag.

use rustc_hash::FxHashMap;

use super::bytes::{Bytes, ModelError};
use super::dictionary::Dictionary;
use super::form::{Case, Form, NOTHING};
use super::mention::fixed_tag;
use super::tag::{Tag, Upos, Xpos};
use super::weights::{CLASSES, Weights, feature};
use super::word::{Word, WordKind};

/// The class of what stands before a sentence.
pub const BEGIN: u32 = 250;
/// The kind of ambiguity of what stands before a sentence and behind it.
const OUTSIDE: u32 = 1 << 20;
/// In the file, the class of a form without a fixed one.
const NOT_FIXED: u8 = u8::MAX;
/// More templates than any word fires.
const TEMPLATES: usize = 48;

/// What is known of a form beforehand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// The number of the set of classes it was seen with.
    pub ambiguity: u16,
    /// The class it always has.
    pub fixed: Option<u8>,
}

/// A word as the tagger sees it.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// Its form.
    pub form: Form,
    /// The number of the set of classes its form was seen with; for unknown words, of their case and dictionary entry.
    pub ambiguity: u32,
    /// What the dictionary says of its form.
    pub listed: u16,
    /// The class it always has.
    pub fixed: Option<u8>,
}

/// What stands before a sentence and behind it.
const EDGE: Seen = Seen { form: NOTHING, ambiguity: OUTSIDE, listed: 0, fixed: None };

/// A tagger.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tagger {
    /// The tags of each class.
    pub(super) tags: Vec<Tag>,
    /// What is known of forms, by [`Form::cased`] and by [`Form::word`].
    pub(super) known: FxHashMap<u32, Known>,
    /// What else is known of words.
    pub(super) dictionary: Dictionary,
    pub(super) weights: Weights,
}

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

    /// The features of word `at`; `one` and `two` are the classes of the word before and of the one before that.
    #[inline(always)]
    pub fn read(&mut self, seen: &[Seen], print: Print, at: usize, one: u32, two: u32) {
        let near =
            |distance: isize| at.checked_add_signed(distance).and_then(|i| seen.get(i)).unwrap_or(&EDGE);
        let (w, l, ll, r, rr) = (near(0), near(-1), near(-2), near(1), near(2));
        let (word, [s1, s2, s3, s4, s5]) = (w.form.word, w.form.suffixes);
        let case = w.form.case as u32 | (print as u32) << 3;
        let first = u32::from(at == 0) | (print as u32) << 1;
        let kind = w.ambiguity;
        let (next, after) = (r.ambiguity, rr.ambiguity);
        self.count = 0;
        self.push(0, 0, 0, 0);
        self.push(1, word, 0, 0);
        self.push(2, w.form.cased, first, 0);
        self.push(3, s2, 0, 0);
        self.push(4, s3, 0, 0);
        self.push(5, s4, 0, 0);
        self.push(6, s1, w.form.shape, 0);
        self.push(7, w.form.prefixes[2], 0, 0);
        self.push(8, w.form.prefixes[1], 0, 0);
        self.push(9, w.form.shape, first, 0);
        self.push(10, kind, one, 0);
        self.push(11, one, 0, 0);
        self.push(12, one, two, 0);
        self.push(13, word, one, 0);
        self.push(14, l.form.word, 0, 0);
        self.push(15, r.form.word, 0, 0);
        self.push(16, kind, next, 0);
        self.push(17, kind, one, next);
        self.push(18, r.form.suffixes[2], case, 0);
        self.push(19, s3, one, 0);
        self.push(20, word, next, 0);
        self.push(21, ll.form.word, 0, 0);
        self.push(22, rr.form.word, 0, 0);
        self.push(23, word, r.form.word, 0);
        self.push(24, word, l.form.word, 0);
        self.push(25, l.form.suffixes[2], 0, 0);
        self.push(26, r.form.case as u32, case, first);
        self.push(27, l.form.case as u32, case, one);
        self.push(28, kind, one, two);
        self.push(29, kind, next, after);
        self.push(30, s3, next, 0);
        self.push(31, word, one, next);
        self.push(32, w.form.shape, one, r.form.shape);
        self.push(33, r.form.suffixes[1], one, s2);
        self.push(34, word, one, two);
        self.push(35, l.form.word, r.form.word, 0);
        self.push(36, s5, 0, 0);
        self.push(37, kind, r.form.word, 0);
        self.push(38, one, next, case);
        let listed = u32::from(w.listed);
        self.push(39, listed, case, first);
        self.push(40, listed, s2, one);
        self.push(41, listed, one, next);
    }
}

impl Tagger {
    /// What it knows of words that the treebanks do not hold.
    pub fn dictionary(&self) -> &Dictionary {
        &self.dictionary
    }

    /// A form as the tagger sees it.
    #[inline]
    pub fn see(&self, text: &str) -> Seen {
        let form = Form::of(text);
        let exact = self.known.get(&form.cased);
        if let Some(Known { ambiguity, fixed }) = exact.filter(|known| known.fixed.is_some()) {
            return Seen { form, ambiguity: u32::from(*ambiguity), listed: 0, fixed: *fixed };
        }
        let listed = self.dictionary.classes(text);
        let ambiguity = match (exact, self.known.get(&form.word)) {
            (Some(known), _) => u32::from(known.ambiguity),
            (None, Some(known)) => u32::from(known.ambiguity) | 1 << 16,
            (None, None) => 1 << 17 | u32::from(listed) << 3 | form.case as u32,
        };
        Seen { form, ambiguity, listed, fixed: None }
    }

    /// The tags of the words of a sentence.
    pub fn tag(&self, words: &[Word<'_>]) -> Vec<Tag> {
        let seen: Vec<Seen> = words.iter().map(|w| self.see_word(w)).collect();
        self.classes(&seen).into_iter().map(|class| self.tag_of(class)).collect()
    }

    /// A word as the tagger sees it. A mention looks like its last word and always has the tag of its type.
    fn see_word(&self, word: &Word<'_>) -> Seen {
        let fixed = match word.kind {
            WordKind::Plain => None,
            WordKind::Mention(_, kind) => fixed_tag(word.form, kind),
        };
        match fixed.and_then(|tag| self.tags.iter().position(|t| *t == tag)) {
            Some(class) => {
                let last = word.form.split_whitespace().next_back().unwrap_or(word.form);
                Seen { fixed: Some(class as u8), ..self.see(last) }
            }
            None => self.see(word.form),
        }
    }

    /// The classes of the words of a sentence.
    pub fn classes(&self, seen: &[Seen]) -> Vec<u8> {
        let mut classes = Vec::with_capacity(seen.len());
        let (mut one, mut two) = (BEGIN, BEGIN);
        let print = Print::of(seen);
        let mut features = Features::default();
        let mut scores = [0; CLASSES];
        for (at, word) in seen.iter().enumerate() {
            let class = word.fixed.unwrap_or_else(|| {
                features.read(seen, print, at, one, two);
                self.weights.score(features.as_slice(), &mut scores);
                self.weights.best(&scores) as u8
            });
            classes.push(class);
            (one, two) = (u32::from(class), one);
        }
        classes
    }

    /// The tags of the words of a sentence, by their forms.
    pub fn tag_forms<'f>(&self, forms: impl Iterator<Item = &'f str>) -> Vec<Tag> {
        let seen: Vec<Seen> = forms.map(|f| self.see(f)).collect();
        self.classes(&seen).into_iter().map(|class| self.tag_of(class)).collect()
    }

    /// The tags of a class.
    pub fn tag_of(&self, class: u8) -> Tag {
        self.tags.get(usize::from(class)).copied().unwrap_or(Tag::new(Upos::X, Xpos::Fw))
    }

    /// Reads what [`Self::write`] wrote.
    pub fn read(bytes: &mut Bytes) -> Result<Self, ModelError> {
        let mut tags = Vec::new();
        for _ in 0..bytes.u8()? {
            let (upos, xpos) = (usize::from(bytes.u8()?), usize::from(bytes.u8()?));
            let tag = Upos::ALL.get(upos).zip(Xpos::ALL.get(xpos)).map(|(u, x)| Tag::new(*u, *x));
            tags.push(tag.ok_or_else(|| bytes.malformed())?);
        }
        let mut known = FxHashMap::default();
        for _ in 0..bytes.u32()? {
            let form = bytes.u32()?;
            let ambiguity = bytes.u16()?;
            let fixed = Some(bytes.u8()?).filter(|class| *class != NOT_FIXED);
            known.insert(form, Known { ambiguity, fixed });
        }
        let dictionary = Dictionary::read(bytes)?;
        let weights = Weights::read(bytes)?;
        if weights.classes() != tags.len() {
            return Err(bytes.malformed());
        }
        Ok(Self { tags, known, dictionary, weights })
    }

    /// Writes the tagger.
    pub fn write(&self, out: &mut Vec<u8>) {
        out.push(self.tags.len() as u8);
        out.extend(self.tags.iter().flat_map(|tag| [tag.upos as u8, tag.xpos as u8]));
        let mut known: Vec<(u32, Known)> = self.known.iter().map(|(form, known)| (*form, *known)).collect();
        known.sort_unstable_by_key(|(form, _)| *form);
        out.extend((known.len() as u32).to_le_bytes());
        for (form, known) in known {
            out.extend(form.to_le_bytes());
            out.extend(known.ambiguity.to_le_bytes());
            out.push(known.fixed.unwrap_or(NOT_FIXED));
        }
        self.dictionary.write(out);
        self.weights.write(out);
    }
}
