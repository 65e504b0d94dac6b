//! Parts of speech: a linear model that goes from left to right, over pairs of universal and Penn tag.

mod features;
mod own;

use rustc_hash::FxHashMap;

pub use features::{Features, Place, Print};
pub(super) use own::OwnScores;

use super::bytes::{Bytes, ModelError};
use super::dictionary::Dictionary;
use super::form::Form;
use super::mention::fixed_tag;
use super::tag::{Tag, Upos, Xpos};
use super::weights::{CLASSES, Weights};
use super::word::{Word, WordKind};

/// The class of what stands before a sentence.
pub const BEGIN: u32 = 250;
/// In the file, the class of a form without a fixed one.
const NOT_FIXED: u8 = u8::MAX;
/// By how much the best class must lead for a word to be decided without a look at its farther surroundings: measured on the
/// held-out parts of the treebanks.
pub const ENOUGH: i16 = 450;

/// What is known of a form beforehand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// The number of the set of classes it was seen with.
    pub ambiguity: u16,
    /// The class it always has.
    pub fixed: Option<u8>,
    /// What the dictionary says of it.
    pub listed: u16,
    /// Its place among the known forms.
    pub place: u32,
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
    /// Its place among the known forms.
    pub own: Option<u32>,
}

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
    /// What the weights say of known forms by themselves.
    pub(super) own: OwnScores,
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
        if let Some(&Known { ambiguity, fixed, listed, place }) = self.known.get(&form.cased) {
            return Seen { form, ambiguity: u32::from(ambiguity), listed, fixed, own: Some(place) };
        }
        if let Some(&Known { ambiguity, listed, .. }) = self.known.get(&form.word) {
            return Seen { form, ambiguity: u32::from(ambiguity) | 1 << 16, listed, fixed: None, own: None };
        }
        let listed = self.dictionary.classes(text);
        let ambiguity = 1 << 17 | u32::from(listed) << 3 | form.case as u32;
        Seen { form, ambiguity, listed, fixed: None, own: None }
    }

    /// The tags of the words of a sentence.
    pub fn tag(&self, words: &[Word<'_>]) -> Vec<Tag> {
        let seen: Vec<Seen> = words.iter().map(|w| self.see_word(w)).collect();
        self.classes(&seen, ENOUGH).into_iter().map(|class| self.tag_of(class)).collect()
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

    /// The classes of the words of a sentence. Where the best class of a word leads by `enough` without a look at its farther
    /// surroundings, there is none.
    pub fn classes(&self, seen: &[Seen], enough: i16) -> Vec<u8> {
        let mut classes = Vec::with_capacity(seen.len());
        let (mut one, mut two) = (BEGIN, BEGIN);
        let print = Print::of(seen);
        let mut scores = [0; CLASSES];
        for (at, word) in seen.iter().enumerate() {
            let place = Place { seen, print, at, one, two };
            let class = word.fixed.unwrap_or_else(|| self.decide(&place, word, &mut scores, enough));
            classes.push(class);
            (one, two) = (u32::from(class), one);
        }
        classes
    }

    fn decide(&self, place: &Place, word: &Seen, scores: &mut [i16; CLASSES], enough: i16) -> u8 {
        let mut features = Features::default();
        match word.own.filter(|_| place.at > 0 && place.print == Print::Plain) {
            Some(known) => self.own.read(known, word, &self.weights, scores),
            None => {
                features.read_own(word, place.print, place.at == 0);
                self.weights.score(features.as_slice(), scores);
            }
        }
        features.read_near(place);
        self.weights.add(features.as_slice(), scores);
        if !self.weights.is_clear(scores, enough) {
            features.read_far(place);
            self.weights.add(features.as_slice(), scores);
        }
        self.weights.best(scores) as u8
    }

    /// The tags of the words of a sentence, by their forms; `enough` as in [`Self::classes`].
    pub fn tag_forms<'f>(&self, forms: impl Iterator<Item = &'f str>, enough: i16) -> Vec<Tag> {
        let seen: Vec<Seen> = forms.map(|f| self.see(f)).collect();
        self.classes(&seen, enough).into_iter().map(|class| self.tag_of(class)).collect()
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
        for place in 0..bytes.u32()? {
            let form = bytes.u32()?;
            let ambiguity = bytes.u16()?;
            let fixed = Some(bytes.u8()?).filter(|class| *class != NOT_FIXED);
            known.insert(form, Known { ambiguity, fixed, listed: bytes.u16()?, place });
        }
        let dictionary = Dictionary::read(bytes)?;
        let weights = Weights::read(bytes)?;
        if weights.classes() != tags.len() {
            return Err(bytes.malformed());
        }
        let own = OwnScores::new(known.len());
        Ok(Self { tags, known, dictionary, weights, own })
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
            out.extend(known.listed.to_le_bytes());
        }
        self.dictionary.write(out);
        self.weights.write(out);
    }
}
