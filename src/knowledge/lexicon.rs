//! The word lists of `facts/lexicon`, looked up by folded word or phrase.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::sync::Arc;

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::value::Unit;

use super::class::{Class, Classes};
use super::inflection::past;
use super::marks::Marks;
use super::openings::Openings;
use super::phrase::{Next, first_word, follow};
use super::word_list::LexiconFile;
use super::word_table::WordTable;

mod hash;
mod known;

use hash::hash;
pub use known::KnownWord;

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

    /// The word that a tag of the entry names behind `prefix`: `place` of `before:place`.
    pub fn tagged(&self, prefix: &str) -> Option<&str> {
        self.tags.iter().find_map(|tag| tag.strip_prefix(prefix))
    }

    /// Whether what is called by its word others may call by the word `other`, which says more: the tag `may-be:X`.
    pub fn may_be(&self, other: &str) -> bool {
        self.tags.iter().any(|tag| tag.strip_prefix("may-be:") == Some(other))
    }
}

/// A form with the words that follow its first one.
#[derive(Clone, Debug)]
struct Form {
    /// Folded words after the first, in order.
    rest: Box<[Box<str>]>,
    /// The form as written, if only that matches.
    cased: Option<Box<str>>,
    sense: Sense,
}

impl Form {
    /// Where the form ends in `text`, which begins with its first word of length `first`; nothing if its other words do
    /// not follow.
    fn end(&self, text: &str, first: usize) -> Option<usize> {
        let length = follow(text, first, &self.rest)?;
        self.cased.as_ref().is_none_or(|cased| text[..length] == **cased).then_some(length)
    }
}

/// What is asked of a form before its words are: there may be hundreds of one class that begin with one word.
#[derive(Clone, Copy, Debug)]
struct Lead {
    class: Class,
    /// What its second word begins with.
    next: Next,
}

/// All forms of one first word.
#[derive(Clone, Debug, Default)]
struct Entry {
    /// Classes of forms that this word begins.
    begins: Classes,
    /// Classes of forms that this word ends.
    ends: Classes,
    /// Single-word senses in any case.
    senses: Vec<Sense>,
    /// Longer or cased forms by class, the longest of a class first.
    forms: Vec<Form>,
    /// What is asked of each of `forms` first.
    leads: Vec<Lead>,
}

impl Entry {
    /// The longer or cased forms of a class whose second word may begin as `next` says.
    fn of(&self, class: Class, next: Next) -> impl Iterator<Item = &Form> {
        let first = self.leads.partition_point(|lead| lead.class < class);
        let leads = self.leads.get(first..).unwrap_or(&[]).iter().take_while(move |lead| lead.class == class);
        let forms = leads.zip(self.forms.get(first..).unwrap_or(&[]));
        forms.filter(move |(lead, _)| lead.next.admits(next)).map(|(_, form)| form)
    }
}

/// Looked-up words and phrases.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// The folded words that have an entry; the number of each is the place of its entry.
    words: WordTable,
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
        let next = rest.first().map_or(Next::ANY, |word| Next::of_word(word));
        entry.leads.insert(at, Lead { class: sense.class, next });
        entry.forms.insert(at, Form { rest, cased: cased.then(|| Box::from(form)), sense });
    }

    /// The entry of a folded word, made if there is none.
    fn entry_of(&mut self, first: &str) -> Option<&mut Entry> {
        let (number, _) = hash(first);
        let index = match self.words.find(number, |word| word == first) {
            Some(index) => index,
            None => {
                self.entries.push(Entry::default());
                self.words.add(number, first, |word| hash(word).0)?
            }
        };
        self.entries.get_mut(index as usize)
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
        let written =
            entry.of(class, Next::ANY).find(|f| f.rest.is_empty() && f.cased.as_deref() == Some(word));
        written.map(|f| &f.sense).or_else(|| entry.senses.iter().find(|s| s.class == class))
    }

    /// Classes of all words and phrases that begin with `word`, in any case.
    pub fn begins(&self, word: &str) -> Classes {
        self.begins_among(word, Classes::ALL)
    }

    /// The word that `text` begins with: what [`Lexicon::at`] can find there begins with it.
    pub fn opening(&self, text: &str) -> KnownWord<'_> {
        self.word(first_word(text))
    }

    /// What is known of the single word `word`.
    pub fn word(&self, word: &str) -> KnownWord<'_> {
        let entry = self.entry(word, Classes::ALL);
        KnownWord { length: word.len(), begins: entry.map_or(Classes::NONE, |e| e.begins), entry }
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

    /// Whether the single word `word` has a meaning in one of `classes`.
    pub fn is_among(&self, word: &str, classes: Classes) -> bool {
        self.entry(word, classes).is_some_and(|entry| entry.senses.iter().any(|s| classes.has(s.class)))
    }

    /// The longest word or phrase of `class` at the beginning of `text`, ending at a word's end, and its length in
    /// bytes. Words of a phrase are separated by one or more blanks, no-break spaces or a hyphen.
    pub fn at<'l>(&'l self, text: &str, class: Class) -> Option<(usize, &'l Sense)> {
        self.longest(text, class, |_| true)
    }

    /// The same among those meanings that `admits` tells.
    #[inline]
    pub(super) fn longest<'l>(
        &'l self,
        text: &str,
        class: Class,
        admits: impl Fn(&Sense) -> bool,
    ) -> Option<(usize, &'l Sense)> {
        let classes = Classes::of(&[class]);
        if !self.openings.admit(text, classes) {
            return None;
        }
        let first = first_word(text);
        let entry = self.admitted(first, classes).filter(|e| e.begins.meets(classes))?;
        entry.longest(text, first.len(), class, admits)
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

    /// Whether a word is the past of an irregular verb that tells a deed: "lost", and no "was".
    pub fn is_irregular_past(&self, word: &str) -> bool {
        const AUXILIARIES: [&str; 3] = ["be", "have", "do"];
        self.pasts.iter().any(|(base, past)| **past == *word && !AUXILIARIES.contains(&&**base))
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
        let entry = self.admitted(first, classes).filter(|e| e.begins.meets(classes));
        let Some(entry) = entry else { return Classes::NONE };
        let asked = entry.senses.iter().map(|s| s.class).filter(|class| classes.has(*class));
        let single = asked.fold(Classes::NONE, |all, class| all.with(Classes::of(&[class])));
        if entry.leads.is_empty() {
            return single;
        }
        let next = Next::behind(text, first.len());
        entry.leads.iter().zip(&entry.forms).fold(single, |all, (lead, form)| {
            let open = lead.next.admits(next) && classes.has(lead.class) && !all.has(lead.class);
            let found = open && form.end(text, first.len()).is_some();
            if found { all.with(Classes::of(&[lead.class])) } else { all }
        })
    }

    /// Whether a word of `text`'s beginning begins forms of one of `classes`.
    pub fn opens(&self, text: &str, classes: Classes) -> bool {
        self.openings.admit(text, classes)
            && self.admitted(first_word(text), classes).is_some_and(|e| e.begins.meets(classes))
    }

    /// Whether a phrase of several words of one of `classes` stands at the beginning of `text`.
    pub fn opens_phrase(&self, text: &str, classes: Classes) -> bool {
        let first = first_word(text);
        let Some(entry) = self.entry(first, classes) else { return false };
        let next = Next::behind(text, first.len());
        let open = entry.leads.iter().zip(&entry.forms).filter(|(lead, _)| lead.next.admits(next));
        let mut asked = open.filter(|(lead, form)| classes.has(lead.class) && !form.rest.is_empty());
        asked.any(|(_, form)| form.end(text, first.len()).is_some())
    }

    /// The entry of a word, if forms of one of `classes` begin with it.
    fn entry(&self, word: &str, classes: Classes) -> Option<&Entry> {
        self.known(word, classes).filter(|e| e.begins.meets(classes))
    }

    /// The entry of a word, if forms of one of `classes` may begin or end with it.
    fn known(&self, word: &str, classes: Classes) -> Option<&Entry> {
        if self.openings.admit(word, classes) { self.admitted(word, classes) } else { None }
    }

    /// The same of a word that begins as one of these forms may.
    fn admitted(&self, word: &str, classes: Classes) -> Option<&Entry> {
        if word.len() > LONGEST {
            return None;
        }
        let index = match hash(word) {
            (hash, true) if self.marks.admit(hash, classes) => {
                self.words.find(hash, |folded| *word == *folded || word.eq_ignore_ascii_case(folded))?
            }
            (_, true) => return None,
            (_, false) => {
                let word = word.to_lowercase();
                self.words.find(hash(&word).0, |folded| *folded == *word)?
            }
        };
        self.entries.get(index as usize)
    }
}

#[cfg(test)]
mod tests;
