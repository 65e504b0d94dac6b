//! Bytes to text: UTF-8, UTF-16 with a byte order mark, others as a page declares them, else by detection. Binary files are refused.

use chardetng::EncodingDetector;
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// How much of a file is looked at for control characters.
const PROBE: usize = 64 * 1024;

/// How much of a page is looked at for its declaration.
const HEAD: usize = 1024;

/// A text has at most one control character (other than white space) in so many bytes.
const CONTROL_SHARE: usize = 20;

/// Decoded text, and what had to be guessed or mended.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    pub text: String,
    /// What a reader should know: a sentence in small letters.
    pub note: Option<String>,
}

/// Decodes the bytes of a file, or says why it is no text. An encoding that a page declares counts where it is not UTF-8: what is
/// UTF-8 is never anything else by accident.
pub(super) fn decode(bytes: Vec<u8>, declared: Option<&'static Encoding>) -> Result<Decoded, &'static str> {
    let wide = match bytes.as_slice() {
        [0xFF, 0xFE, ..] => Some(UTF_16LE),
        [0xFE, 0xFF, ..] => Some(UTF_16BE),
        _ => None,
    };
    if let Some(encoding) = wide {
        let (text, faulty) = encoding.decode_without_bom_handling(bytes.get(2..).unwrap_or(&[]));
        let note =
            faulty.then(|| format!("holds bytes that are not {}; they are shown as U+FFFD", encoding.name()));
        return if text.contains('\0') { Err(BINARY) } else { Ok(Decoded { text: text.into_owned(), note }) };
    }
    if is_binary(&bytes) {
        return Err(BINARY);
    }
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            if text.starts_with('\u{feff}') {
                text.drain(..'\u{feff}'.len_utf8());
            }
            Ok(Decoded { text, note: None })
        }
        Err(error) => Ok(guess(&error.into_bytes(), declared)),
    }
}

/// The encoding that a page declares in its head: `<meta charset="…">`, `<meta content="text/html; charset=…">`.
pub(super) fn declared(page: &[u8]) -> Option<&'static Encoding> {
    let head = page.get(..HEAD).unwrap_or(page).to_ascii_lowercase();
    let at = memchr::memmem::find(&head, b"charset")? + "charset".len();
    let value = head.get(at..)?.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
    let ends = |byte: &u8| matches!(byte, b'"' | b'\'' | b';' | b'>' | b'/') || byte.is_ascii_whitespace();
    Encoding::for_label(value.get(..value.iter().position(ends)?)?)
}

const BINARY: &str = "is a binary file, not text";

fn is_binary(bytes: &[u8]) -> bool {
    if memchr::memchr(0, bytes).is_some() {
        return true;
    }
    let probe = bytes.get(..PROBE).unwrap_or(bytes);
    let white = |byte: u8| matches!(byte, b'\t' | b'\n' | 0x0B | 0x0C | b'\r');
    let controls = probe.iter().filter(|byte| (**byte < 0x20 && !white(**byte)) || **byte == 0x7F).count();
    controls * CONTROL_SHARE > probe.len()
}

/// Text of bytes that are not UTF-8: damaged UTF-8 if there is much of it, else what the letters look like.
fn guess(bytes: &[u8], declared: Option<&'static Encoding>) -> Decoded {
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    if whole > 2 * broken {
        let (mut text, places) =
            (String::from_utf8_lossy(bytes).into_owned(), if broken == 1 { "place" } else { "places" });
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        return Decoded { text, note: Some(format!("is damaged UTF-8: {broken} {places} shown as U+FFFD")) };
    }
    // A page that was found in bytes is neither UTF-16 nor, as it turned out, UTF-8.
    let declared =
        declared.filter(|encoding| encoding.is_ascii_compatible() && *encoding != encoding_rs::UTF_8);
    let (encoding, why) =
        declared.map_or_else(|| (detected(bytes), "by its letters"), |encoding| (encoding, "as it says"));
    let (text, faulty) = encoding.decode_without_bom_handling(bytes);
    let rest = if faulty { "; some bytes do not fit and are shown as U+FFFD" } else { "" };
    Decoded {
        text: text.into_owned(),
        note: Some(format!("is not UTF-8; read as {} {why}{rest}", encoding.name())),
    }
}

fn detected(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new();
    detector.feed(bytes, true);
    detector.guess(None, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], text: &str, noted: bool) {
        let decoded = decode(bytes.to_vec(), declared(bytes)).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.note.is_some()), (text, noted));
    }

    fn wide(text: &str, big: bool) -> Vec<u8> {
        let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
        units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    }

    #[test]
    fn unicode_is_read_as_it_is() {
        check(b"", "", false);
        check("Hà Nội".as_bytes(), "Hà Nội", false);
        check("\u{feff}Hà Nội".as_bytes(), "Hà Nội", false);
        check(&wide("Hà Nội, 12 người", false), "Hà Nội, 12 người", false);
        check(&wide("Hà Nội, 12 người", true), "Hà Nội, 12 người", false);
        check(
            b"a red \x1b[31mword in a long enough line",
            "a red \u{1b}[31mword in a long enough line",
            false,
        );
    }

    #[test]
    fn other_encodings_are_guessed_with_a_note() {
        check(
            b"the caf\xe9 in M\xfcnchen \x96 closed \x93today\x94",
            "the café in München – closed “today”",
            true,
        );
        check(
            "Hà Nội và Đà Nẵng, 12 người\u{a0}x".as_bytes().split_last().unwrap().1,
            "Hà Nội và Đà Nẵng, 12 người\u{a0}",
            false,
        );
        let mut cut = "Hà Nội và Đà Nẵng".as_bytes().to_vec();
        cut.extend([b' ', 0xC3]);
        check(&cut, "Hà Nội và Đà Nẵng \u{fffd}", true);
    }

    #[test]
    fn a_declared_encoding_counts_where_it_can() {
        check(
            b"<meta charset=\"windows-1251\"><p>\xec\xe8\xf0",
            "<meta charset=\"windows-1251\"><p>мир",
            true,
        );
        check(
            b"<meta content='text/html; Charset = koi8-r'>\xcd",
            "<meta content='text/html; Charset = koi8-r'>м",
            true,
        );
        check("<meta charset=latin1>é".as_bytes(), "<meta charset=latin1>é", false);
        for unknown in [
            &b"<meta charset=utf-8>caf\xe9 is closed"[..],
            b"charset=none>caf\xe9 is closed",
            b"charset caf\xe9 is closed",
        ] {
            assert!(decode(unknown.to_vec(), declared(unknown)).unwrap().text.ends_with("café is closed"));
        }
    }

    #[test]
    fn binary_files_are_refused() {
        for bytes in [&b"PK\x03\x04\0\0"[..], &[0x7F, b'E', b'L', b'F', 2, 1, 1], &[1, 2, 3, 4, 5, 6, 7, 8]] {
            assert!(decode(bytes.to_vec(), None).is_err(), "{bytes:?}");
        }
    }
}
