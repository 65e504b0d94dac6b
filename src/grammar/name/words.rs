//! The words a name is made of: capital words with inner hyphens and apostrophes, initials, numbers, and the gaps
//! between them.

use crate::knowledge::{Class, Classes, Lexicon};

/// What stands behind a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Possessive {
    /// Nothing.
    No,
    /// `'s`.
    Singular,
    /// `'` behind the s of a plural.
    Plural,
}

/// A word of a name, as bytes of the source's text.
#[derive(Clone, Copy, Debug)]
pub struct Word<'a> {
    /// The word without its possessive.
    pub text: &'a str,
    /// First byte.
    pub start: usize,
    /// One past the last byte, without the possessive.
    pub end: usize,
    /// One past the possessive.
    pub past: usize,
    /// Whether a possessive follows.
    pub possessive: Possessive,
    /// Classes of phrases the word begins.
    pub classes: Classes,
}

impl<'a> Word<'a> {
    /// The word at byte `at` of `text`, which ends at `to`.
    pub fn read(text: &'a str, at: usize, to: usize, lexicon: &Lexicon) -> Option<Self> {
        let rest = text.get(at..to)?;
        let length = match initials(rest) {
            0 => letters(rest),
            length => length,
        };
        let mut word = rest.get(..length).filter(|word| !word.is_empty())?;
        // Most words have neither hyphen nor apostrophe.
        let joined = !word.bytes().all(|b| b.is_ascii_alphanumeric());
        if joined {
            word = without_participle(word, lexicon);
        }
        let behind = rest.get(word.len()..)?;
        let mut possessive = Possessive::No;
        let mut past = at + word.len();
        let tail = behind.strip_prefix(APOSTROPHES);
        if let Some(stem) = Some(word).filter(|word| joined && !word.ends_with('.')).and_then(suffix) {
            word = stem;
            possessive = Possessive::Singular;
        } else if word.ends_with(['s', 'S']) && tail.is_some_and(|t| t.starts_with(BLANKS)) {
            possessive = Possessive::Plural;
            past += behind.len() - tail.map_or(0, str::len);
        }
        let first = if joined { word.split(HYPHENS).next().unwrap_or(word) } else { word };
        let whole = lexicon.begins(word);
        let classes = if first == word { whole } else { whole.with(lexicon.begins(first)) };
        Some(Self { text: word, start: at, end: at + word.len(), past, possessive, classes })
    }

    /// Whether it begins with a capital, or is one of those names that carry it second (`iPhone`).
    pub fn is_capital(&self) -> bool {
        let mut letters = self.text.chars();
        match letters.next() {
            Some(c) if c.is_uppercase() => true,
            Some('e' | 'i') => letters.next().is_some_and(char::is_uppercase),
            Some(c) => {
                c.is_lowercase() && self.text.contains(HYPHENS) && {
                    // "al-Assad", "el-Sisi": a particle tied to a capital word.
                    let (head, tail) = self.text.split_once(HYPHENS).unwrap_or((self.text, ""));
                    matches!(head, "al" | "el" | "ul" | "ad" | "ash" | "as")
                        && tail.chars().next().is_some_and(char::is_uppercase)
                }
            }
            None => false,
        }
    }

    /// Whether it is written in capitals, with two letters at least: `NATO`, `TF-SC`, `G20`.
    pub fn is_acronym(&self) -> bool {
        is_acronym(self.text)
    }

    /// A letter with its full stop, or several: `F.`, `U.S.`
    pub fn is_initial(&self) -> bool {
        self.text.ends_with('.')
    }

    /// `II` to `XXIX`, behind the name of a ruler or an event.
    pub fn is_roman(&self) -> bool {
        self.text.len() > 1 && self.text.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
    }
}

/// Marks that stand for an apostrophe.
pub const APOSTROPHES: [char; 3] = ['\'', '\u{2019}', '\u{2bc}'];
/// Hyphens inside words.
pub const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];
/// Blanks inside a line.
pub const BLANKS: [char; 4] = [' ', '\u{a0}', '\u{202f}', '\u{2009}'];

/// Written in capitals and digits, with two capitals at least, or one and a digit: `EU`, `G7`, `TF-SC`.
pub fn is_acronym(word: &str) -> bool {
    let (mut capitals, mut lower, mut digits) = (0, 0, false);
    for c in word.chars() {
        capitals += usize::from(c.is_uppercase());
        lower += usize::from(c.is_lowercase());
        digits |= c.is_ascii_digit();
        // Nearly all words end here.
        if lower > 1 {
            return false;
        }
    }
    (capitals > 1 || capitals == 1 && digits) && (lower == 0 || lower == 1 && capitals > 1 && word.len() < 6)
}

/// The name in "Oslo-based" and "US-led": what stands before a last part in lower case, unless that ends a given name.
fn without_participle<'a>(word: &'a str, lexicon: &Lexicon) -> &'a str {
    if !word.starts_with(char::is_uppercase) {
        return word;
    }
    match word.rsplit_once(HYPHENS) {
        Some((name, tail))
            if name.len() > 1
                && tail.len() > 2
                && tail.chars().all(char::is_lowercase)
                && !ends_given_name(name, tail, lexicon) =>
        {
            name
        }
        _ => word,
    }
}

/// Letters of the longest syllable that ends a given name of two: "Joon-seok", "Ying-jeou", "Se-hyung".
const SYLLABLE: usize = 6;

/// Whether a short part in lower case is the second syllable of a given name, whose first is as short.
fn ends_given_name(first: &str, tail: &str, lexicon: &Lexicon) -> bool {
    let participle = ["ed", "ing", "er"].iter().any(|end| tail.ends_with(end)) && tail.len() > 4;
    let short = tail.len() <= SYLLABLE && first.len() <= SYLLABLE;
    // "Mum-of-three".
    let counted = first.contains(HYPHENS) || lexicon.sense(tail, Class::NumberWord).is_some();
    short && !participle && !counted && !is_acronym(first) && lexicon.sense(tail, Class::NameTail).is_none()
}

/// The stem of a word that ends in a possessive `'s`.
fn suffix(word: &str) -> Option<&str> {
    let stem = word.strip_suffix(['s', 'S'])?;
    stem.strip_suffix(APOSTROPHES).filter(|s| !s.is_empty())
}

/// Length of `U.S.`, `F.`, `J.K.`: single capitals, each with a full stop.
fn initials(text: &str) -> usize {
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()).filter(|c| c.is_uppercase()) {
        if text.as_bytes().get(at + c.len_utf8()) != Some(&b'.') {
            break;
        }
        at += c.len_utf8() + 1;
    }
    at
}

/// Length of letters, marks and digits, joined by hyphens and apostrophes.
fn letters(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        // Nearly every letter is an ASCII one.
        while bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) {
            at += 1;
        }
        let mut chars = text.get(at..).unwrap_or("").chars();
        match chars.next() {
            Some(c) if is_letter(c) => at += c.len_utf8(),
            Some(c) if at > 0 && is_joint(c) && chars.next().is_some_and(is_letter) => at += c.len_utf8(),
            _ => return at,
        }
    }
}

fn is_joint(c: char) -> bool {
    HYPHENS.contains(&c) || APOSTROPHES.contains(&c)
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c)
}

/// Where the next word of the same name may begin, behind byte `at`: blanks, or one line break of a wrapped line.
pub fn gap(text: &str, at: usize, to: usize, stop_allowed: bool) -> Option<usize> {
    let rest = text.get(at..to)?;
    let rest = if stop_allowed { rest.strip_prefix('.').unwrap_or(rest) } else { rest };
    let behind = rest.trim_start_matches(BLANKS);
    if behind.len() < rest.len() && rest.len() - behind.len() <= 6 {
        return Some(to - behind.len());
    }
    let behind = behind.strip_prefix("\r\n").or_else(|| behind.strip_prefix('\n'))?;
    wrapped(text, at).then_some(to - behind.len())
}

/// Whether the line that ends at `at` is long enough to have been wrapped.
fn wrapped(text: &str, at: usize) -> bool {
    let from = at.saturating_sub(55);
    at >= 55 && !text.as_bytes().get(from..at).is_some_and(|b| b.contains(&b'\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_before_their_possessive() {
        let lexicon = Lexicon::default();
        let read = |text: &'static str| {
            Word::read(text, 0, text.len(), &lexicon).map(|w| (w.text, w.possessive, w.past))
        };
        assert_eq!(read("Kenya’s coast"), Some(("Kenya", Possessive::Singular, 9)));
        assert_eq!(read("Ministers' Meeting"), Some(("Ministers", Possessive::Plural, 10)));
        assert_eq!(read("O'Neill said"), Some(("O'Neill", Possessive::No, 7)));
        assert_eq!(read("U.S. envoy"), Some(("U.S.", Possessive::No, 4)));
        assert_eq!(read("WG\u{2011}AI)"), Some(("WG\u{2011}AI", Possessive::No, 7)));
        assert_eq!(read("Hà Nội"), Some(("Hà", Possessive::No, 3)));
        assert_eq!(read("Oslo-based"), Some(("Oslo", Possessive::No, 4)));
        assert_eq!(read("Min-seok,"), Some(("Min-seok", Possessive::No, 8)));
        assert_eq!(read("WHO-style"), Some(("WHO", Possessive::No, 3)));
        assert_eq!(read("— "), None);
    }
}
