//! Which parts of speech a word can have, for words that the treebanks do not know: WordNet, distilled to a table of
//! fingerprints, and the regular inflections of what it lists.

use std::borrow::Cow;

use super::bytes::{Bytes, ModelError};
use super::form::hash;

/// A word is listed as a common noun.
pub const NOUN: u16 = 1;
/// A word is listed as a verb.
pub const VERB: u16 = 1 << 1;
/// A word is listed as an adjective.
pub const ADJECTIVE: u16 = 1 << 2;
/// A word is listed as an adverb.
pub const ADVERB: u16 = 1 << 3;
/// A word is listed as a name.
pub const NAME: u16 = 1 << 4;
/// A word can be the plural of a noun.
pub const PLURAL: u16 = 1 << 5;
/// A word can be the third person of a verb.
pub const THIRD_PERSON: u16 = 1 << 6;
/// A word can be the past of a verb.
pub const PAST: u16 = 1 << 7;
/// A word can be the present participle of a verb.
pub const PARTICIPLE: u16 = 1 << 8;
/// A word can be the comparative or superlative of an adjective.
pub const COMPARED: u16 = 1 << 9;

/// How many lower bits of an entry say the classes; the fingerprint stands above them.
const CLASSES: u32 = 5;
/// Longer words are in no dictionary.
const LONGEST: usize = 32;

/// A list of words with their classes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dictionary {
    /// Entries of two bytes, 0 where there is none. A word stands at the place its number points to, or at the next free.
    table: Cow<'static, [u8]>,
}

impl Dictionary {
    /// The dictionary of words in lower case with their classes: [`NOUN`] to [`NAME`].
    pub fn of_words<'w>(words: impl ExactSizeIterator<Item = (&'w str, u16)>) -> Self {
        let places = words.len() * 4 / 3 + 1;
        let mut table = vec![0_u16; places];
        for (word, classes) in words {
            let (mut place, entry) = place_and_entry(hash(word.chars()), places);
            while table.get(place).is_some_and(|taken| *taken != 0) {
                place = (place + 1) % places;
            }
            table.get_mut(place).into_iter().for_each(|e| *e = entry | classes);
        }
        Self { table: table.into_iter().flat_map(u16::to_le_bytes).collect() }
    }

    /// Reads what [`Self::write`] wrote.
    pub fn read(bytes: &mut Bytes) -> Result<Self, ModelError> {
        let table = Cow::Borrowed(bytes.block()?);
        // Without a free place, a search for a word that is not there would not end.
        let read = Self { table };
        if read.table.is_empty() || (0..read.places()).any(|at| read.entry(at) == 0) {
            return Ok(read);
        }
        Err(bytes.malformed())
    }

    /// Writes the dictionary.
    pub fn write(&self, out: &mut Vec<u8>) {
        out.extend((self.table.len() as u32).to_le_bytes());
        out.extend(self.table.iter());
    }

    /// Everything a form can be by itself, and as an inflection of a listed word. 0 for forms that are not known.
    pub fn classes(&self, form: &str) -> u16 {
        if form.len() > LONGEST || self.table.is_empty() {
            return 0;
        }
        let mut letters = [' '; LONGEST];
        let mut length = 0;
        for (place, letter) in letters.iter_mut().zip(form.chars()) {
            *place = letter.to_lowercase().next().unwrap_or(letter);
            length += 1;
        }
        let letters = letters.get(..length).unwrap_or(&[]);
        self.listed(letters, "") | self.inflected(letters)
    }

    /// Whether a word, in lower case, is listed as one of `classes`.
    pub fn lists(&self, word: &str, classes: u16) -> bool {
        if word.len() > LONGEST || self.table.is_empty() {
            return false;
        }
        self.found(hash(word.chars())) & classes != 0
    }

    /// What a form can be as a regular inflection.
    fn inflected(&self, letters: &[char]) -> u16 {
        let without = |cut: usize| letters.get(..letters.len().saturating_sub(cut)).unwrap_or(&[]);
        let pick = |listed: u16, class: u16, as_class: u16| if listed & class != 0 { as_class } else { 0 };
        match letters {
            [.., 'i', 'e', 's'] => {
                let listed = self.listed(without(3), "y") | self.listed(without(1), "");
                pick(listed, NOUN, PLURAL) | pick(listed, VERB, THIRD_PERSON)
            }
            [.., 's'] => {
                let listed = self.listed(without(1), "") | self.listed(without(2), "");
                pick(listed, NOUN, PLURAL) | pick(listed, VERB, THIRD_PERSON)
            }
            [.., 'i', 'e', 'd'] => pick(self.listed(without(3), "y"), VERB, PAST),
            [.., 'e', 'd'] => pick(self.stem(without(2)), VERB, PAST),
            [.., 'i', 'n', 'g'] => pick(self.stem(without(3)), VERB, PARTICIPLE),
            [.., 'i', 'e', 'r'] => pick(self.listed(without(3), "y"), ADJECTIVE, COMPARED),
            [.., 'e', 'r'] => pick(self.stem(without(2)), ADJECTIVE, COMPARED),
            [.., 'i', 'e', 's', 't'] => pick(self.listed(without(4), "y"), ADJECTIVE, COMPARED),
            [.., 'e', 's', 't'] => pick(self.stem(without(3)), ADJECTIVE, COMPARED),
            _ => 0,
        }
    }

    /// What a stem is listed as: as it stands, with the `e` that an ending swallowed, without a doubled letter.
    fn stem(&self, stem: &[char]) -> u16 {
        let single = match stem {
            [shorter @ .., a, b] if a == b => self.listed(&[shorter, &[*a]].concat(), ""),
            _ => 0,
        };
        self.listed(stem, "") | self.listed(stem, "e") | single
    }

    /// What a word is listed as.
    fn listed(&self, letters: &[char], ending: &str) -> u16 {
        if letters.len() < 2 {
            return 0;
        }
        self.found(hash(letters.iter().copied().chain(ending.chars())))
    }

    /// What the word with this number is listed as.
    fn found(&self, hash: u32) -> u16 {
        let places = self.places();
        let (mut place, sought) = place_and_entry(hash, places);
        loop {
            match self.entry(place) {
                0 => return 0,
                found if found >> CLASSES == sought >> CLASSES => return found & ((1 << CLASSES) - 1),
                _ => place = (place + 1) % places,
            }
        }
    }

    fn places(&self) -> usize {
        self.table.len() / 2
    }

    fn entry(&self, place: usize) -> u16 {
        let bytes = self.table.get(place * 2..).and_then(|rest| rest.first_chunk());
        bytes.map_or(0, |bytes| u16::from_le_bytes(*bytes))
    }
}

/// Where a word's search begins, and its fingerprint above the classes.
fn place_and_entry(hash: u32, places: usize) -> (usize, u16) {
    let place = (u64::from(hash) * places as u64) >> 32;
    (place as usize, (hash as u16) << CLASSES)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dictionary() -> Dictionary {
        let words =
            [("plan", NOUN | VERB), ("city", NOUN), ("bake", VERB), ("happy", ADJECTIVE), ("oslo", NAME)];
        Dictionary::of_words(words.into_iter())
    }

    #[test]
    fn words_and_their_inflections() {
        let dictionary = dictionary();
        let check = |form, classes| assert_eq!(dictionary.classes(form), classes, "{form}");
        check("Plan", NOUN | VERB);
        check("PLANS", PLURAL | THIRD_PERSON);
        check("planned", PAST);
        check("planning", PARTICIPLE);
        check("cities", PLURAL);
        check("baking", PARTICIPLE);
        check("baked", PAST);
        check("happiest", COMPARED);
        check("Oslo", NAME);
        for unknown in ["", "s", "ed", "zorble", "ing", "a word of more than thirty-two letters"] {
            check(unknown, 0);
        }
        assert_eq!(Dictionary::default().classes("plan"), 0);
        assert!(
            dictionary.lists("plan", VERB)
                && !dictionary.lists("planned", VERB)
                && !dictionary.lists("city", VERB)
        );
    }

    #[test]
    fn what_is_written_is_read_back() {
        let mut bytes = Vec::new();
        dictionary().write(&mut bytes);
        assert_eq!(Dictionary::read(&mut Bytes::new(bytes.leak(), "test")), Ok(dictionary()));
        let full = [2, 0, 0, 0, 1, 1];
        assert!(Dictionary::read(&mut Bytes::new(Vec::leak(full.to_vec()), "test")).is_err());
    }
}
