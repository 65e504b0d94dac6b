//! Characters that would move, hide or recolour what a terminal shows, made visible one for one.

use unicode_width::UnicodeWidthChar;

/// What is shown for `c`: itself, or a sign in its place.
///
/// Control and escape characters become their control pictures (U+2400 block), line ends `↵`, direction marks and
/// overrides `⇄`, invisible characters `∙`, white space a blank. Nothing that comes out is wider than two columns or
/// moves the cursor.
pub fn shown(c: char) -> char {
    match c {
        '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '↵',
        '\t' => ' ',
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        '\u{7f}' => '␡',
        '\u{80}'..='\u{9f}' | '\u{fff9}'..='\u{fffb}' => '\u{fffd}',
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '⇄',
        '\u{ad}'
        | '\u{34f}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{180b}'..='\u{180e}'
        | '\u{200b}'..='\u{200d}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}'
        | '\u{3164}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}' => '∙',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// `text` on one line, every character shown.
pub fn one_line(text: &str) -> String {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.to_owned();
    }
    text.chars().map(shown).collect()
}

/// Columns that a shown character takes on a terminal.
pub fn width(c: char) -> usize {
    c.width().unwrap_or(1)
}

/// Columns that shown text takes on a terminal.
pub fn columns(text: &str) -> usize {
    text.chars().map(width).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_reaches_a_terminal_raw() {
        let cases = [
            ("plain text, Hà Nội", "plain text, Hà Nội"),
            ("a\u{1b}[31mred", "a␛[31mred"),
            ("nul\0 bell\u{7}", "nul␀ bell␇"),
            ("del\u{7f} csi\u{9b}", "del␡ csi\u{fffd}"),
            ("one\ntwo\u{2028}three", "one↵two↵three"),
            ("a\tb\u{a0}c", "a b c"),
            ("12\u{202e}34\u{2069}", "12⇄34⇄"),
            ("1\u{200b}2\u{ad}3", "1∙2∙3"),
        ];
        for (text, expected) in cases {
            assert_eq!(one_line(text), expected);
        }
    }

    #[test]
    fn every_character_gives_one_character_that_moves_nothing() {
        for c in (0..=0x10ffff).filter_map(char::from_u32) {
            let shown = shown(c);
            assert!(!shown.is_control(), "{c:?}");
            assert!(width(shown) <= 4, "{c:?}");
        }
    }

    #[test]
    fn wide_and_combining_characters_are_measured() {
        assert_eq!(columns("Hà Nội"), 6);
        assert_eq!(columns("Ha\u{300} No\u{323}\u{302}i"), 6);
        assert_eq!(columns("東京"), 4);
    }
}
