//! Character references: `&amp;`, `&#233;`.

use html5gum::{Token, Tokenizer};

/// No reference by name is longer.
const LONGEST: usize = 40;

/// What the reference at the beginning of `text` is read as, and its length; none if it is an ampersand. Which names there are and
/// where they end is left to the tokenizer.
pub(super) fn reference(text: &str) -> Option<(String, usize)> {
    let name =
        text.strip_prefix('&')?.bytes().take(LONGEST).take_while(|b| b.is_ascii_alphanumeric() || *b == b'#');
    let bare = 1 + name.count();
    if bare == 1 || bare > LONGEST {
        return None;
    }
    let closed = text.as_bytes().get(bare) == Some(&b';');
    let written = text.get(..bare + usize::from(closed))?;
    let read = read(written)?;
    if read == written {
        return None;
    }
    // What stands behind a reference without its semicolon is read as it is written.
    let rest = written.bytes().rev().zip(read.bytes().rev()).take_while(|(a, b)| a == b).count();
    let words = read.get(..read.len() - rest)?.to_owned();
    (!words.is_empty()).then_some((words, written.len() - rest))
}

fn read(written: &str) -> Option<String> {
    let mut read = Vec::new();
    for token in Tokenizer::new(written) {
        if let Ok(Token::String(part)) = token {
            read.extend_from_slice(&part);
        }
    }
    String::from_utf8(read).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(&str, usize)>) {
        let found = reference(text);
        assert_eq!(found.as_ref().map(|(words, length)| (words.as_str(), *length)), expected, "{text}");
    }

    #[test]
    fn references_are_read() {
        check("&amp; more", Some(("&", 5)));
        check("&eacute;", Some(("é", 8)));
        check("&#233;&#x1F600;", Some(("é", 6)));
        check("&nbsp;000", Some(("\u{a0}", 6)));
        check("&nbsp000", Some(("\u{a0}", 5)));
        check("&notit;", Some(("¬", 4)));
        check("&AMPT", Some(("&", 4)));
        check("&#150;", Some(("–", 6)));
        check("&NotEqualTilde;", Some(("≂\u{338}", 15)));
    }

    #[test]
    fn an_ampersand_stays() {
        for text in ["&", "& b", "&T", "&unknown;", "&;", "&#;", "&#x;", "&é;"] {
            check(text, None);
        }
        check(&format!("&#{}65;", "0".repeat(50)), None);
    }
}
