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
    let mut dots = 0;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            // An ellipsis is no part of the word before it: "for years...".
            b'.' if text.as_bytes().get(at + 1) == Some(&b'.') => return (at, dots),
            b'.' => dots += 1,
            _ if byte.is_ascii_alphanumeric() => {}
            _ if byte.is_ascii() => return (at, dots),
            _ => {
                let end = text.find(|c: char| !c.is_alphanumeric() && c != '.').unwrap_or(text.len());
                let end = text[..end].find("..").unwrap_or(end);
                return (end, text[..end].bytes().filter(|b| *b == b'.').count());
            }
        }
    }
    (text.len(), dots)
}

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

/// What the word behind byte `at` begins with, in lower case; nothing if that is not ASCII, and folding may change it.
pub(super) fn next_byte(text: &str, at: usize) -> Option<u8> {
    text.as_bytes().get(at + gap(text, at)).filter(|byte| byte.is_ascii()).map(u8::to_ascii_lowercase)
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
