//! Words by which readers of sentences know what is told there, asked for by the name of their list.

use super::class::Class;
use super::lexicon::{KnownWord, Lexicon, Sense};

/// A list of cue words: those entries of [`Class::Cue`] whose id, or one of whose tags, is its name. A list of one meaning is
/// one entry, called by its id; a list whose words stand for several things has an entry for each, with the list's name
/// among the tags. A test holds the names against the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CueWords(&'static str);

impl CueWords {
    /// The list of this name.
    pub const fn named(name: &'static str) -> Self {
        Self(name)
    }

    /// Whether a meaning belongs to the list.
    pub fn has(self, sense: &Sense) -> bool {
        sense.class == Class::Cue && (&*sense.id == self.0 || sense.is(self.0))
    }

    /// The meaning that the list gives to a single word, in any case.
    pub fn sense<'l>(self, word: &str, lexicon: &'l Lexicon) -> Option<&'l Sense> {
        lexicon.senses_of(word, Class::Cue).find(|sense| self.has(sense))
    }

    /// The meaning that the list gives to a word that was looked up.
    pub fn of<'l>(self, word: &KnownWord<'l>) -> Option<&'l Sense> {
        word.senses_of(Class::Cue).find(|sense| self.has(sense))
    }

    /// Whether a single word is of the list, in any case.
    pub fn hold(self, word: &str, lexicon: &Lexicon) -> bool {
        self.sense(word, lexicon).is_some()
    }

    /// The length of the longest word or phrase of the list at the beginning of `text`.
    pub fn at(self, text: &str, lexicon: &Lexicon) -> Option<usize> {
        self.told_at(text, lexicon).map(|(length, _)| length)
    }

    /// The same, with the meaning that the list gives to it.
    pub fn told_at<'l>(self, text: &str, lexicon: &'l Lexicon) -> Option<(usize, &'l Sense)> {
        lexicon.longest(text, Class::Cue, |sense| self.has(sense))
    }

    /// Whether a word or phrase of the list stands anywhere in `text`, as whole words.
    pub fn stand_in(self, text: &str, lexicon: &Lexicon) -> bool {
        let mut inside = false;
        text.char_indices().any(|(at, c)| {
            let begins = !std::mem::replace(&mut inside, c.is_alphanumeric()) && inside;
            begins && text.get(at..).is_some_and(|rest| self.at(rest, lexicon).is_some())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::word_list::{LexiconEntry, LexiconFile, Text};
    use super::*;

    /// An entry of these words.
    fn entry(id: &'static str, words: &[&'static str], tags: &[&'static str]) -> LexiconEntry<'static> {
        let texts = |texts: &[&'static str]| texts.iter().copied().map(Text::from).collect();
        LexiconEntry { id: id.into(), words: texts(words), value: None, tags: texts(tags), cased: false }
    }

    #[test]
    fn a_list_is_known_by_the_id_of_its_entry_or_by_a_tag_of_several() {
        let mut lexicon = Lexicon::default();
        let entries = vec![
            entry("mooring", &["moor", "moored", "tie up"], &[]),
            entry("rope", &["rope", "hawser"], &["tackle"]),
            entry("anchor", &["anchor", "moor", "tie"], &["tackle"]),
        ];
        lexicon.add(&LexiconFile { class: Class::Cue, entry: entries });
        let (mooring, tackle) = (CueWords::named("mooring"), CueWords::named("tackle"));
        for (word, list, held) in [
            ("Moored", mooring, true),
            ("rope", mooring, false),
            ("hawser", tackle, true),
            ("MOOR", tackle, true),
            ("moored", tackle, false),
            ("tie up", mooring, false),
            ("quay", tackle, false),
        ] {
            assert_eq!(list.hold(word, &lexicon), held, "{word}");
        }
        assert_eq!(tackle.sense("hawser", &lexicon).map(|s| &*s.id), Some("rope"));
        for (text, list, length) in [
            ("tie up at the quay", mooring, Some(6)),
            ("tie up at the quay", tackle, Some(3)),
            ("ties", tackle, None),
            ("rope", mooring, None),
        ] {
            assert_eq!(list.at(text, &lexicon), length, "{text}");
        }
        for (text, list, stands) in [
            ("they Tie  up at noon", mooring, true),
            ("the hawsers", tackle, false),
            ("a hawser, wet", tackle, true),
            ("unmoored", mooring, false),
            ("", mooring, false),
        ] {
            assert_eq!(list.stand_in(text, &lexicon), stands, "{text}");
        }
    }
}
