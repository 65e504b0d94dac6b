//! Which classes of words can begin with which two characters: most lookups end here, without a hash.

use super::class::Classes;

/// Kinds of characters: other ones, the letters in any case, digits.
const KINDS: usize = 32;

/// The classes of the forms that begin with two characters, by the kinds of these.
#[derive(Clone, Debug)]
pub(super) struct Openings(Box<[Classes]>);

impl Default for Openings {
    fn default() -> Self {
        Self(vec![Classes::NONE; KINDS * KINDS].into())
    }
}

impl Openings {
    /// Notes that a form of these classes begins with a folded word.
    pub fn add(&mut self, word: &str, classes: Classes) {
        if let Some(slot) = place(word.as_bytes()).and_then(|at| self.0.get_mut(at)) {
            *slot = slot.with(classes);
        }
    }

    /// Whether a form of one of these classes may begin as the text does. Characters outside ASCII always may: folding
    /// can turn one into another.
    #[inline]
    pub fn admit(&self, text: &str, classes: Classes) -> bool {
        place(text.as_bytes()).and_then(|at| self.0.get(at)).is_none_or(|known| known.meets(classes))
    }
}

/// The place of a text in the table, by its first two bytes; none outside ASCII. A symbol is a word by itself: what
/// follows it says nothing.
fn place(text: &[u8]) -> Option<usize> {
    let first = kind(*text.first()?)?;
    if first == 0 {
        return Some(0);
    }
    let second = text.get(1).map_or(Some(0), |b| kind(*b))?;
    Some(first * KINDS + second)
}

#[inline]
fn kind(byte: u8) -> Option<usize> {
    KIND_OF.get(usize::from(byte)).map(|kind| usize::from(*kind))
}

/// The kind of each ASCII character.
const KIND_OF: [u8; 128] = {
    let (mut kinds, mut byte) = ([0; 128], 0);
    while byte < 128 {
        kinds[byte as usize] = match byte {
            b'a'..=b'z' => 1 + byte - b'a',
            b'A'..=b'Z' => 1 + byte - b'A',
            b'0'..=b'9' => 27,
            _ => 0,
        };
        byte += 1;
    }
    kinds
};

#[cfg(test)]
mod tests {
    use super::super::Class;
    use super::*;

    #[test]
    fn only_what_begins_alike_is_admitted() {
        let (month, sign) = (Classes::of(&[Class::Month]), Classes::of(&[Class::Currency]));
        let mut openings = Openings::default();
        openings.add("may", month);
        openings.add("a", month);
        openings.add("$", sign);
        openings.add("é", sign);
        for (text, classes, admitted) in [
            ("May 2024", month, true),
            ("MA", month, true),
            ("May", sign, false),
            ("m", month, false),
            ("A ", month, true),
            ("a", month, true),
            ("a\u{a0}b", month, true),
            ("ab", month, false),
            ("$5", sign, true),
            ("$", sign, true),
            ("É", sign, true),
            ("2024", month, false),
            ("", month, true),
        ] {
            assert_eq!(openings.admit(text, classes), admitted, "{text}");
        }
    }
}
