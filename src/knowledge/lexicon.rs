//! The word lists of `facts/lexicon`, looked up by folded word or phrase.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::sync::Arc;

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::value::Unit;

use super::class::{Class, Classes};
use super::inflection::past;
use super::openings::Openings;
use super::phrase::{first_word, follow, next_byte};
use super::word_list::LexiconFile;

/// One meaning of a word or phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sense {
    /// The class.
    pub class: Class,
    /// The entry's id.
    pub id: Arc<str>,
    /// The entry's number.
    pub value: Option<Decimal>,
    /// The entry's tags.
    pub tags: Arc<[Arc<str>]>,
}

impl Sense {
    /// Whether the entry carries `tag`.
    pub fn is(&self, tag: &str) -> bool {
        self.tags.iter().any(|t| &**t == tag)
    }
}

/// A form with the words that follow its first one.
#[derive(Clone, Debug)]
struct Form {
    /// Folded words after the first, in order.
    rest: Box<[Box<str>]>,
    /// What the first of them begins with.
    next: Option<u8>,
    /// The form as written, if only that matches.
    cased: Option<Box<str>>,
    sense: Sense,
}

impl Form {
    /// Where the form ends in `text`, which begins with its first word of length `first`; nothing if its other words do
    /// not follow. `next` is what the word behind begins with.
    fn end(&self, text: &str, first: usize, next: Option<u8>) -> Option<usize> {
        // Most phrases end here: their next word begins with another letter.
        if self.next != next && self.next.is_some() && next.is_some() {
            return None;
        }
        let length = follow(text, first, &self.rest)?;
        self.cased.as_ref().is_none_or(|cased| text[..length] == **cased).then_some(length)
    }
}

/// All forms of one first word.
#[derive(Clone, Debug, Default)]
struct Entry {
    /// The folded word.
    word: Box<str>,
    /// Another word of the same hash.
    next: Option<u32>,
    /// Classes of forms that this word begins.
    begins: Classes,
    /// Classes of forms that this word ends.
    ends: Classes,
    /// Single-word senses in any case.
    senses: Vec<Sense>,
    /// Longer or cased forms by class, the longest of a class first.
    forms: Vec<Form>,
}

impl Entry {
    /// The longer or cased forms of a class.
    fn of(&self, class: Class) -> impl Iterator<Item = &Form> {
        let first = self.forms.partition_point(|f| f.sense.class < class);
        self.forms.get(first..).unwrap_or(&[]).iter().take_while(move |f| f.sense.class == class)
    }
}

/// Looked-up words and phrases.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// Where the entry of a first word stands, by the hash of the folded word.
    words: FxHashMap<u64, u32>,
    entries: Vec<Entry>,
    openings: Openings,
    /// Classes of the forms that begin or end with words of a hash, by its highest bits: most other words end here.
    marks: Marks,
    units: FxHashMap<Arc<str>, Unit>,
    /// Past forms of irregular verbs, by base form.
    pasts: FxHashMap<Box<str>, Box<str>>,
}

/// The longest a folded word may be; longer words are in no list.
const LONGEST: usize = 48;

impl Lexicon {
    /// Adds the entries of one file.
    pub fn add(&mut self, file: &LexiconFile<'_>) {
        self.words.reserve(file.entry.len());
        for entry in &file.entry {
            let sense = Sense {
                class: file.class,
                id: Arc::from(&*entry.id),
                value: entry.value,
                tags: entry.tags.iter().map(|t| Arc::from(&**t)).collect(),
            };
            for form in &entry.words {
                self.add_form(form, entry.cased, sense.clone());
            }
        }
    }

    /// Adds one form of a meaning.
    pub fn add_form(&mut self, form: &str, cased: bool, sense: Sense) {
        let small = form.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
        let folded = if small { Cow::from(form) } else { form.to_lowercase().into() };
        let (first, rest) = folded.split_once(' ').map_or((&*folded, None), |(a, b)| (a, Some(b)));
        let class = Classes::of(&[sense.class]);
        self.openings.add(first, class);
        self.marks.add(hash(first).0, class);
        if let Some((_, last)) = folded.rsplit_once(' ') {
            self.marks.add(hash(last).0, class);
            self.openings.add(last, class);
            if let Some(entry) = self.entry_of(last) {
                entry.ends = entry.ends.with(class);
            }
        }
        let Some(entry) = self.entry_of(first) else { return };
        entry.begins = entry.begins.with(class);
        if rest.is_none() {
            entry.ends = entry.ends.with(class);
        }
        if rest.is_none() && !cased {
            // Most words have one.
            entry.senses.reserve_exact(1);
            entry.senses.push(sense);
            return;
        }
        let rest: Box<[Box<str>]> =
            rest.into_iter().flat_map(|rest| rest.split(' ').map(Box::from)).collect();
        // Of the same class and length, in the order of the files.
        let at = entry.forms.partition_point(|f| {
            (f.sense.class, Reverse(f.rest.len())) <= (sense.class, Reverse(rest.len()))
        });
        let next = rest.first().and_then(|word| word.bytes().next());
        entry.forms.insert(at, Form { rest, next, cased: cased.then(|| Box::from(form)), sense });
    }

    /// The entry of a folded word, made if there is none.
    fn entry_of(&mut self, first: &str) -> Option<&mut Entry> {
        let (hash, _) = hash(first);
        let index = match self.find(hash, |word| word == first) {
            Some(index) => index,
            None => {
                let index = u32::try_from(self.entries.len()).ok()?;
                let next = self.words.insert(hash, index);
                self.entries.push(Entry { word: first.into(), next, ..Entry::default() });
                index
            }
        };
        self.entries.get_mut(index as usize)
    }

    /// The entry of a hash whose word is the one sought.
    fn find(&self, hash: u64, is_sought: impl Fn(&str) -> bool) -> Option<u32> {
        let mut index = *self.words.get(&hash)?;
        loop {
            let entry = self.entries.get(index as usize)?;
            if is_sought(&entry.word) {
                return Some(index);
            }
            index = entry.next?;
        }
    }

    /// Adds a unit of measurement; its words are added as forms of [`Class::Unit`] with its symbol as their id.
    pub fn add_unit(&mut self, unit: Unit) {
        self.units.insert(Arc::clone(&unit.symbol), unit);
    }

    /// The unit with this symbol.
    pub fn unit(&self, symbol: &str) -> Option<&Unit> {
        self.units.get(symbol)
    }

    /// The meaning of `word`, taken whole whatever characters it holds (`km/h`, `US$`), in `class`; forms that match
    /// only as written go first.
    pub fn whole(&self, word: &str, class: Class) -> Option<&Sense> {
        let entry = self.entry(word, Classes::of(&[class]))?;
        let written = entry.of(class).find(|f| f.rest.is_empty() && f.cased.as_deref() == Some(word));
        written.map(|f| &f.sense).or_else(|| entry.senses.iter().find(|s| s.class == class))
    }

    /// Classes of all words and phrases that begin with `word`, in any case.
    pub fn begins(&self, word: &str) -> Classes {
        self.begins_among(word, Classes::ALL)
    }

    /// Length of the word that `text` begins with, and the classes of all words and phrases that begin with it: the only ones
    /// of which [`Lexicon::at`] can find one.
    pub fn opening(&self, text: &str) -> (usize, Classes) {
        let word = first_word(text);
        (word.len(), self.begins(word))
    }

    /// Whether a word or phrase of `class` begins with `word`, in any case.
    pub fn begins_with(&self, word: &str, class: Class) -> bool {
        self.entry(word, Classes::of(&[class])).is_some()
    }

    /// Whether a word or phrase of `class` ends with `word`, in any case.
    pub fn ends_with(&self, word: &str, class: Class) -> bool {
        self.known(word, Classes::of(&[class])).is_some_and(|entry| entry.ends.has(class))
    }

    /// Classes of the words and phrases that begin with `word`, if one of `classes` is among them.
    pub fn begins_among(&self, word: &str, classes: Classes) -> Classes {
        self.entry(word, classes).map_or(Classes::NONE, |e| e.begins)
    }

    /// Meanings of the single word `word` in `class`, in any case.
    pub fn senses_of(&self, word: &str, class: Class) -> impl Iterator<Item = &Sense> {
        let senses = self.entry(word, Classes::of(&[class])).map_or(&[][..], |e| &e.senses);
        senses.iter().filter(move |s| s.class == class)
    }

    /// Meanings of the single word `word`, in any case (forms that match only as written are left out).
    pub fn senses(&self, word: &str) -> &[Sense] {
        self.entry(word, Classes::ALL).map_or(&[], |e| &e.senses)
    }

    /// The meaning of the single word `word` in `class`.
    pub fn sense(&self, word: &str, class: Class) -> Option<&Sense> {
        self.entry(word, Classes::of(&[class]))?.senses.iter().find(|s| s.class == class)
    }

    /// The longest word or phrase of `class` at the beginning of `text`, ending at a word's end, and its length in
    /// bytes. Words of a phrase are separated by one or more blanks, no-break spaces or a hyphen.
    pub fn at<'l>(&'l self, text: &str, class: Class) -> Option<(usize, &'l Sense)> {
        let classes = Classes::of(&[class]);
        if !self.openings.admit(text, classes) {
            return None;
        }
        let first = first_word(text);
        let entry = self.entry(first, classes)?;
        let next = next_byte(text, first.len());
        for form in entry.of(class) {
            if let Some(length) = form.end(text, first.len(), next) {
                return Some((length, &form.sense));
            }
        }
        entry.senses.iter().find(|s| s.class == class).map(|s| (first.len(), s))
    }

    /// The deed that a property tells, and what is measured of it: `passengers` in `carried-passengers`, nothing in `collapsed`.
    pub fn deed<'p>(&self, property: &'p str) -> Option<(&Sense, &'p str)> {
        let ends = property.match_indices('-').map(|(i, _)| i).chain([property.len()]);
        ends.rev().find_map(|end| {
            let (verb, what) = property.split_at_checked(end)?;
            let sense = self.senses(&verb.replace('-', " ")).iter().find(|s| s.class == Class::DeedVerb)?;
            (*sense.id == *verb.replace('-', " ")).then(|| (sense, what.trim_start_matches('-')))
        })
    }

    /// Adds the forms of an irregular verb: the first of them that is not of the present is its past.
    pub fn add_irregular(&mut self, base: &str, forms: &[Box<str>]) {
        if let Some(past) = forms.iter().find(|form| !form.ends_with('s')) {
            self.pasts.insert(base.into(), past.clone());
        }
    }

    /// The past of a verb given in its base form: "paid" of "pay".
    pub fn past(&self, base: &str) -> String {
        self.pasts.get(base).map_or_else(|| past(base), |form| form.to_string())
    }

    /// The country that a name is, or is the adjective of.
    pub fn country(&self, name: &str) -> Option<&str> {
        let (length, place) = self.at(name, Class::Place)?;
        place.id.split('/').next().filter(|_| length == name.len() && !place.is("city"))
    }

    /// Of `classes` those of which a word or phrase stands at the beginning of `text`: for which [`Lexicon::at`] finds one.
    pub fn matching(&self, text: &str, classes: Classes) -> Classes {
        if !self.openings.admit(text, classes) {
            return Classes::NONE;
        }
        let first = first_word(text);
        let Some(entry) = self.entry(first, classes) else { return Classes::NONE };
        let asked = entry.senses.iter().map(|s| s.class).filter(|class| classes.has(*class));
        let single = asked.fold(Classes::NONE, |all, class| all.with(Classes::of(&[class])));
        let next = next_byte(text, first.len());
        entry.forms.iter().fold(single, |all, form| {
            let class = form.sense.class;
            let open = classes.has(class) && !all.has(class);
            let found = open && form.end(text, first.len(), next).is_some();
            if found { all.with(Classes::of(&[class])) } else { all }
        })
    }

    /// Whether a word of `text`'s beginning begins forms of one of `classes`.
    pub fn opens(&self, text: &str, classes: Classes) -> bool {
        self.openings.admit(text, classes) && self.entry(first_word(text), classes).is_some()
    }

    /// The entry of a word, if forms of one of `classes` begin with it.
    fn entry(&self, word: &str, classes: Classes) -> Option<&Entry> {
        self.known(word, classes).filter(|e| e.begins.meets(classes))
    }

    /// The entry of a word, if forms of one of `classes` may begin or end with it.
    fn known(&self, word: &str, classes: Classes) -> Option<&Entry> {
        if word.len() > LONGEST || !self.openings.admit(word, classes) {
            return None;
        }
        let index = match hash(word) {
            (hash, true) if self.marks.admit(hash, classes) => {
                self.find(hash, |folded| *word == *folded || word.eq_ignore_ascii_case(folded))?
            }
            (_, true) => return None,
            (_, false) => {
                let word = word.to_lowercase();
                self.find(hash(&word).0, |folded| *folded == *word)?
            }
        };
        self.entries.get(index as usize)
    }
}

/// How many slots [`Marks`] has, as a power of two.
const MARK_BITS: u32 = 13;

/// Which classes have words of a hash: a small table that lies in the processor's cache.
#[derive(Clone, Debug)]
struct Marks(Box<[Classes]>);

impl Default for Marks {
    fn default() -> Self {
        Self(vec![Classes::NONE; 1 << MARK_BITS].into())
    }
}

impl Marks {
    fn slot(hash: u64) -> usize {
        usize::try_from(hash >> (u64::BITS - MARK_BITS)).unwrap_or(0)
    }

    fn add(&mut self, hash: u64, classes: Classes) {
        if let Some(slot) = self.0.get_mut(Self::slot(hash)) {
            *slot = slot.with(classes);
        }
    }

    #[inline]
    fn admit(&self, hash: u64, classes: Classes) -> bool {
        self.0.get(Self::slot(hash)).is_some_and(|known| known.meets(classes))
    }
}

/// A hash of the word, one for any case of its ASCII letters, and whether it is all ASCII. Eight bytes are taken in at
/// once: nearly every word is looked up several times.
fn hash(word: &str) -> (u64, bool) {
    /// The bit that tells a small ASCII letter from its capital, in each byte.
    const SMALL: u64 = u64::from_ne_bytes([0x20; 8]);
    /// The bit that no ASCII character has, in each byte.
    const NOT_ASCII: u64 = u64::from_ne_bytes([0x80; 8]);
    let mix =
        |hash: u64, part: u64| (hash.rotate_left(5) ^ (part | SMALL)).wrapping_mul(0xf135_7aea_2e62_a9c5);
    let (parts, rest) = word.as_bytes().as_chunks::<8>();
    let last = rest.iter().fold(0, |last, byte| last << 8 | u64::from(*byte));
    let (mut folded, mut bits) = (word.len() as u64, last);
    for part in parts {
        let part = u64::from_le_bytes(*part);
        (folded, bits) = (mix(folded, part), bits | part);
    }
    (mix(folded, last), bits & NOT_ASCII == 0)
}

#[cfg(test)]
mod tests;
