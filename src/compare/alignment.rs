//! Two quotations held against each other word by word.

mod sentences;
mod style;

use std::hash::BuildHasher as _;
use std::ops::Range;

use rustc_hash::FxBuildHasher;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use sentences::{Mark, begin_alike, share_a_sentence, shared_sentences};
use style::spell_out;

pub use style::house_style;

/// How two quotations lie to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// The same words, but for legal edits and house style.
    Same,
    /// The same saying with other words in it.
    Altered(Alteration),
    /// They share too little to be one saying.
    Unrelated,
}

/// What was altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alteration {
    /// A changed digit or a lost "not".
    pub grave: bool,
    /// Whether all but a few words in one place are the same.
    pub close: bool,
    /// The line of the proof.
    pub reason: String,
}

/// Words of a quotation that are looked at.
const LONGEST: usize = 600;
/// Words two versions of one saying share at least.
const SHARED: usize = 4;
/// Words of a sentence that stands in one saying for another at its edge.
const SENTENCE: usize = 6;
/// Words that one saying has between two parts of it and another has not, the words at both ends aside.
const LEFT_OUT: usize = 10;
/// Words at the ends of what is left out that differ as well.
const ENDS: usize = 2;
/// Words in brackets that a writer puts into a quotation: "companies like Electronic Arts (EA)".
const GLOSS: usize = 10;
/// Words of a phrase that may be left out where marks set it off.
const PHRASE: usize = 2;
/// What stands for a shown cut.
pub(super) const CUT: &str = "…";

/// How many words two versions of one saying share at least, of which the shorter has `shorter`.
pub(super) fn least_shared(shorter: usize) -> usize {
    SHARED.max((shorter * 7).div_ceil(10))
}

/// Holds two quotations against each other.
pub fn align(a: &str, b: &str) -> Alignment {
    Saying::of(a).align(&Saying::of(b))
}

/// A quotation that is held against others: its words are folded once.
#[derive(Clone, Debug, Default)]
pub struct Saying {
    pub(super) words: Vec<String>,
    /// What stands behind each word.
    marks: Vec<Mark>,
    /// Hashes of the words, in order: they tell how many words two sayings can share at most.
    hashes: Vec<u64>,
}

impl Saying {
    /// The words of a quotation.
    pub fn of(quotation: &str) -> Self {
        let (words, marks) = marked_words(quotation);
        Self::folded(words, marks)
    }

    /// The quotation of these words, folded.
    fn folded(words: Vec<String>, marks: Vec<Mark>) -> Self {
        let mut hashes: Vec<u64> = words.iter().map(|word| FxBuildHasher.hash_one(word)).collect();
        hashes.sort_unstable();
        Self { words, marks, hashes }
    }

    /// Whether a phrase is set off by marks on both sides: "we lost, *in a single night*, all our boats".
    fn sets_off(&self, phrase: Range<usize>) -> bool {
        let marked = |word: usize| self.marks.get(word).is_some_and(|mark| *mark != Mark::None);
        let before = phrase.start.checked_sub(1).is_some_and(marked);
        phrase.len() >= PHRASE && before && marked(phrase.end - 1)
    }

    /// How this quotation and another lie to each other.
    pub fn align(&self, other: &Self) -> Alignment {
        let least = least_shared(self.words.len().min(other.words.len()));
        // Most quotations of one speaker share next to nothing, which is seen without a look at the order of words.
        match shared(&self.hashes, &other.hashes) < least {
            // Each source may print other sentences of it beside one that both have.
            true if share_a_sentence(self, other) => match shared_sentences(self, other) {
                Some((own, its)) => align_words(&own, &its),
                None => Alignment::Same,
            },
            true if begin_alike(self, other) => Alignment::Same,
            true => Alignment::Unrelated,
            false => match (align_words(self, other), shared_sentences(self, other)) {
                (Alignment::Same, Some((own, _))) if !own.words.is_empty() => Alignment::Same,
                (_, Some((own, its))) => align_words(&own, &its),
                (alignment, None) => alignment,
            },
        }
    }
}

/// How many of two ascending lists are the same.
pub(super) fn shared<T: Ord>(a: &[T], b: &[T]) -> usize {
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        shared += usize::from(x == y);
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
    shared
}

fn align_words(one: &Saying, other: &Saying) -> Alignment {
    let (a, b) = (&*one.words, &*other.words);
    if are_turned(a, b) {
        let reason = "the same words stand in another order".to_owned();
        return Alignment::Altered(Alteration { grave: false, close: true, reason });
    }
    let ops = capture_diff_slices(Algorithm::Myers, a, b);
    let shared: usize = ops.iter().map(|op| if let DiffOp::Equal { len, .. } = op { *len } else { 0 }).sum();
    if shared < least_shared(a.len().min(b.len())) {
        return Alignment::Unrelated;
    }
    let edges = ops.len() - 1;
    let hunks = ops.iter().enumerate().filter(|(_, op)| !matches!(op, DiffOp::Equal { .. }));
    let hunks = hunks.map(|(i, op)| Hunk {
        edge: i == 0 || i == edges,
        old: a.get(op.old_range()).unwrap_or_default(),
        new: b.get(op.new_range()).unwrap_or_default(),
        set_off: one.sets_off(op.old_range()) || other.sets_off(op.new_range()),
    });
    let altered: Vec<Hunk<'_>> = hunks.filter(|hunk| !hunk.is_legal()).collect();
    let close = altered.len() == 1 && altered.iter().all(|hunk| hunk.size() <= FEW);
    match altered.iter().find(|hunk| hunk.is_grave()).or(altered.first()) {
        Some(hunk) => Alignment::Altered(Alteration {
            grave: hunk.is_grave(),
            close,
            reason: reason(hunk.old, hunk.new),
        }),
        None => Alignment::Same,
    }
}

/// Words of a saying that hardly come in two orders by chance.
const TURNED: usize = 6;

/// Whether two quotations, as far as the shorter one goes, have the same words in another order.
fn are_turned(a: &[String], b: &[String]) -> bool {
    let length = a.len().min(b.len());
    let (Some(a), Some(b)) = (a.get(..length), b.get(..length)) else { return false };
    length >= TURNED && a != b && sorted(a) == sorted(b)
}

/// Words in the order of letters.
pub(super) fn sorted<T: Ord + Clone>(words: &[T]) -> Vec<T> {
    let mut words = words.to_vec();
    words.sort_unstable();
    words
}

/// Words in one place that two versions of a saying differ in, and no more.
const FEW: usize = 4;

/// A place where two quotations differ.
struct Hunk<'a> {
    /// Whether it begins or ends them.
    edge: bool,
    old: &'a [String],
    new: &'a [String],
    /// Whether one side has a phrase between marks.
    set_off: bool,
}

impl Hunk<'_> {
    /// A cut that shows, or a quotation that begins later or ends earlier.
    fn is_legal(&self) -> bool {
        let shown = |side: &[String]| side.iter().any(|w| w == CUT);
        // Two sayings made of several sentences may share the last of them.
        let others = self.old.len().min(self.new.len()) >= SENTENCE;
        let open = self.old.is_empty() || self.new.is_empty() || others;
        // What stands between two parts of a saying is left out without a mark.
        let (least, most) = (self.old.len().min(self.new.len()), self.old.len().max(self.new.len()));
        let left_out = least <= ENDS && most >= LEFT_OUT;
        // "We lost, in a single night, all our boats": what marks set off can go, unless it denies.
        let aside = self.set_off && least == 0 && !self.is_grave();
        shown(self.old) || shown(self.new) || (self.edge && open) || left_out || aside
    }

    /// How many words differ; at an edge the longer quotation goes on.
    fn size(&self) -> usize {
        let (old, new) = (self.old.len(), self.new.len());
        if self.edge { old.min(new) } else { old.max(new) }
    }

    fn is_grave(&self) -> bool {
        let denies = |side: &[String]| side.iter().any(|w| w == "not" || w == "never");
        let digits = |side: &[String]| -> Vec<String> {
            side.iter().filter(|w| w.contains(|c: char| c.is_ascii_digit())).cloned().collect()
        };
        let (before, after) = (digits(self.old), digits(self.new));
        denies(self.old) != denies(self.new) || (!before.is_empty() && !after.is_empty() && before != after)
    }
}

fn reason(old: &[String], new: &[String]) -> String {
    match (old.join(" "), new.join(" ")) {
        (old, new) if new.is_empty() => format!("\"{old}\" stands in the first and not in the second"),
        (old, new) if old.is_empty() => format!("\"{new}\" stands in the second and not in the first"),
        (old, new) => format!("\"{old}\" stands in the first, \"{new}\" in the second"),
    }
}

/// The words of a quotation as they are compared: folded, contractions spelt out, small numbers in digits, shown cuts and
/// bracketed words as [`CUT`].
pub(super) fn words(quotation: &str) -> Vec<String> {
    marked_words(quotation).0
}

/// The words, and what stands behind each.
fn marked_words(quotation: &str) -> (Vec<String>, Vec<Mark>) {
    let mut words: Vec<String> = Vec::new();
    let mut marks: Vec<Mark> = Vec::new();
    let mut bracketed = false;
    let all: Vec<&str> = quotation.split_whitespace().take(LONGEST).collect();
    for (at, raw) in all.iter().enumerate() {
        let closes = |word: &&str| word.contains([']', ')']);
        let gloss = || raw.starts_with('(') && all.iter().skip(at).take(GLOSS).any(closes);
        let opens = raw.contains('[') || gloss();
        if bracketed || opens || raw.contains(CUT) || raw.contains("...") {
            bracketed = (bracketed || opens) && !closes(raw);
            if words.last().is_none_or(|w| w != CUT) {
                words.push(CUT.to_owned());
            }
            marks.resize(words.len(), Mark::None);
            continue;
        }
        for part in raw.split(['-', '–', '—', '/', '\u{2011}']) {
            push_folded(&mut words, part);
        }
        marks.resize(words.len(), Mark::None);
        // Two parts of a quotation stand side by side without a mark: a capital begins the second one.
        let next = all.get(at + 1).copied().unwrap_or("A");
        let begins = next.starts_with(char::is_uppercase) && !next.starts_with("I'") && next != "I";
        let end = raw.trim_end_matches(['"', '”', '’', '\'', ')']);
        if let Some(mark) = marks.last_mut() {
            let behind = match () {
                () if begins && end.ends_with(STOPS) => Mark::Sentence,
                () if begins || end.ends_with(MARKS) => Mark::Phrase,
                () => Mark::None,
            };
            *mark = behind.max(*mark);
        }
    }
    (words, marks)
}

/// Marks that end a sentence.
const STOPS: [char; 3] = ['.', '!', '?'];
/// Marks that set a phrase off.
const MARKS: [char; 9] = [',', ';', ':', '.', '!', '?', '–', '—', '-'];

pub(super) fn push_folded(words: &mut Vec<String>, part: &str) {
    let percent = part.contains('%');
    let kept: String = part
        .trim_matches(|c: char| !c.is_alphanumeric())
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, '\'' | '’' | '.'))
        .map(|c| if c == '’' { '\'' } else { c })
        .flat_map(char::to_lowercase)
        .collect();
    if !kept.is_empty() {
        let (stem, rest) = spell_out(&kept);
        words.push(house_style(stem));
        words.extend(rest.map(str::to_owned));
    }
    if percent {
        words.push("percent".to_owned());
    }
    if words.ends_with(&["per".to_owned(), "cent".to_owned()]) {
        words.truncate(words.len() - 2);
        words.push("percent".to_owned());
    }
}

#[cfg(test)]
mod tests;
