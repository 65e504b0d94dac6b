//! Words and phrases as they stand at the beginning of a text.

/// Whether `folded` is the word in lower case.
fn is_folded(word: &str, folded: &str) -> bool {
    word.len() == folded.len()
        && if word.is_ascii() { word.eq_ignore_ascii_case(folded) } else { word.to_lowercase() == folded }
}

/// The word `text` begins with: letters, digits, inner apostrophes and hyphens excluded; or one symbol.
pub(super) fn first_word(text: &str) -> &str {
    let (end, dots) = word_end(text);
    let word = &text[..end];
    let word = if dots == 1 { word.strip_suffix('.').unwrap_or(word) } else { word };
    if word.is_empty() { text.chars().next().map_or("", |c| &text[..c.len_utf8()]) } else { word }
}

/// Where the letters, digits and full stops end that `text` begins with, and how many full stops there are.
fn word_end(text: &str) -> (usize, usize) {
    let bytes = text.as_bytes();
    let (mut at, mut dots) = (0, 0);
    loop {
        while bytes.get(at).is_some_and(|byte| IS_PLAIN[usize::from(*byte)]) {
            at += 1;
        }
        match bytes.get(at) {
            // An ellipsis is no part of the word before it: "for years...".
            Some(b'.') if bytes.get(at + 1) == Some(&b'.') => return (at, dots),
            Some(b'.') => (at, dots) = (at + 1, dots + 1),
            Some(128..) => {
                let end = text.find(|c: char| !c.is_alphanumeric() && c != '.').unwrap_or(text.len());
                let end = text[..end].find("..").unwrap_or(end);
                return (end, text[..end].bytes().filter(|b| *b == b'.').count());
            }
            _ => return (at, dots),
        }
    }
}

/// Which bytes are letters and digits of ASCII.
const IS_PLAIN: [bool; 256] = {
    let (mut plain, mut byte) = ([false; 256], 0);
    while byte < 256 {
        plain[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    plain
};

/// Length of what may stand in `text` between the words of a phrase, from byte `at` on.
fn gap(text: &str, at: usize) -> usize {
    let tail = &text[at..];
    match tail.as_bytes() {
        // Nearly always it is one blank.
        [b' ', next, ..] if next.is_ascii_alphanumeric() => 1,
        [next, ..] if next.is_ascii_alphanumeric() => 0,
        _ => {
            let tail = tail.strip_prefix(['\'', '’']).filter(|behind| possessive(&text[..at], behind));
            let tail = tail.unwrap_or(&text[at..]);
            let blanks = [' ', '\u{a0}', '\u{202f}', '\u{2009}', '-', '\u{2011}', '\n'];
            text.len() - at - tail.trim_start_matches(blanks).len()
        }
    }
}

/// Whether the apostrophe between two texts is that of a possessive: "New Year's Eve" is `new year s eve`, "Presidents' Day"
/// `presidents day`.
fn possessive(before: &str, behind: &str) -> bool {
    behind.strip_prefix('s').is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        || (before.ends_with('s') && behind.starts_with(' '))
}

/// What a word begins with: its first two characters in lower case, as far as they say anything. Most phrases end where their
/// second word begins otherwise than the text goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Next {
    /// The two characters; 0 for the second of a word of one.
    pair: [u8; 2],
    /// All bits set where a character is known. One that is not ASCII is not: folding may change it.
    known: [u8; 2],
}

impl Next {
    /// Nothing is known.
    pub const ANY: Self = Self { pair: [0; 2], known: [0; 2] };

    /// What a folded word begins with.
    pub fn of_word(word: &str) -> Self {
        Self::of(word.as_bytes())
    }

    /// What the word behind byte `at` of a text begins with.
    pub fn behind(text: &str, at: usize) -> Self {
        Self::of(text.as_bytes().get(at + gap(text, at)..).unwrap_or(&[]))
    }

    fn of(text: &[u8]) -> Self {
        let Some(first) = text.first().filter(|byte| byte.is_ascii()) else { return Self::ANY };
        let second = match text.get(1) {
            // A symbol is a word by itself: what follows it says nothing.
            _ if !first.is_ascii_alphanumeric() => None,
            Some(second) if second.is_ascii_alphanumeric() => Some(second.to_ascii_lowercase()),
            // A full stop may belong to the word.
            Some(b'.' | 128..) => None,
            _ => Some(0),
        };
        let pair = [first.to_ascii_lowercase(), second.unwrap_or(0)];
        Self { pair, known: [u8::MAX, if second.is_some() { u8::MAX } else { 0 }] }
    }

    /// Whether a word that begins so may be one that begins as `other` says.
    #[inline]
    pub fn admits(self, other: Self) -> bool {
        let known = u16::from_ne_bytes(self.known) & u16::from_ne_bytes(other.known);
        (u16::from_ne_bytes(self.pair) ^ u16::from_ne_bytes(other.pair)) & known == 0
    }
}

/// The end of `rest` in `text` behind byte `at`, if all its words follow.
pub(super) fn follow(text: &str, mut at: usize, rest: &[Box<str>]) -> Option<usize> {
    for word in rest {
        let gap = gap(text, at);
        if gap == 0 {
            return None;
        }
        at += gap;
        let trimmed = &text[at..];
        let next = first_word(trimmed);
        if !is_folded(next, word) {
            return None;
        }
        at += next.len();
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_characters_tell_most_words_apart() {
        for (text, word, admitted) in [
            ("the Mill", "mill", true),
            ("the mill", "mild", true),
            ("the mill", "man", false),
            ("the m", "m", true),
            ("the m-", "m", true),
            ("the mill", "m", false),
            ("the m", "mill", false),
            ("the U.S.", "u.s.", true),
            ("the u", "u.s.", true),
            ("the é", "mill", true),
            ("the mé", "mill", true),
            ("the $5", "$", true),
            ("the", "mill", true),
        ] {
            let (word, next) = (Next::of_word(word), Next::behind(text, "the".len()));
            assert_eq!(word.admits(next), admitted, "{text}: {word:?}");
        }
    }
}
