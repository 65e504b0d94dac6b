//! JSON objects written straight into bytes: a listing has a line for every name and figure of a corpus, and nothing is
//! gained by going through a data model for each.

use std::io::Write;

use rust_decimal::Decimal;

/// An object that is being written. Keys are plain words.
pub(super) struct Object<'o> {
    out: &'o mut Vec<u8>,
    empty: bool,
}

impl<'o> Object<'o> {
    /// Opens an object.
    pub(super) fn begin(out: &'o mut Vec<u8>) -> Self {
        out.push(b'{');
        Self { out, empty: true }
    }

    /// An object whose first keys are written already.
    pub(super) fn within(out: &'o mut Vec<u8>) -> Self {
        Self { out, empty: false }
    }

    /// Closes it.
    pub(super) fn end(self) {
        self.out.push(b'}');
    }

    fn key(&mut self, key: &str) {
        let begins: &[u8] = if std::mem::replace(&mut self.empty, false) { b"\"" } else { b",\"" };
        self.out.extend_from_slice(begins);
        self.out.extend_from_slice(key.as_bytes());
        self.out.extend_from_slice(b"\":");
    }

    /// A text.
    pub(super) fn text(&mut self, key: &str, value: &str) {
        self.key(key);
        string(self.out, value);
    }

    /// One of the program's own words, in which nothing needs escaping.
    pub(super) fn word(&mut self, key: &str, value: &str) {
        self.key(key);
        self.out.push(b'"');
        self.out.extend_from_slice(value.as_bytes());
        self.out.push(b'"');
    }

    /// A text or null.
    pub(super) fn optional(&mut self, key: &str, value: Option<&str>) {
        self.key(key);
        match value {
            Some(value) => string(self.out, value),
            None => self.out.extend_from_slice(b"null"),
        }
    }

    /// A decimal as the text of its digits, without an exponent, so that no reader rounds it; or null.
    pub(super) fn decimal(&mut self, key: &str, value: Option<Decimal>) {
        self.key(key);
        let Some(value) = value else { return self.out.extend_from_slice(b"null") };
        self.out.push(b'"');
        match u32::try_from(value.mantissa()) {
            Ok(whole) if value.scale() == 0 => whole_number(self.out, whole),
            // Writing to memory cannot fail.
            _ => drop(write!(self.out, "{value}")),
        }
        self.out.push(b'"');
    }

    /// A byte offset.
    pub(super) fn offset(&mut self, key: &str, value: u32) {
        self.key(key);
        whole_number(self.out, value);
    }

    /// A yes or no.
    pub(super) fn flag(&mut self, key: &str, value: bool) {
        self.key(key);
        self.out.extend_from_slice(if value { b"true" } else { b"false" });
    }

    /// An object inside this one.
    pub(super) fn object(&mut self, key: &str) -> Object<'_> {
        self.key(key);
        Object::begin(self.out)
    }
}

fn whole_number(out: &mut Vec<u8>, number: u32) {
    out.extend_from_slice(itoa::Buffer::new().format(number).as_bytes());
}

/// A JSON string: quotation marks, backslashes and control characters escaped.
fn string(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    let mut rest = text.as_bytes();
    while let Some(at) = rest.iter().position(|b| *b < b' ' || matches!(b, b'"' | b'\\')) {
        let (plain, tail) = rest.split_at(at);
        out.extend_from_slice(plain);
        let Some((byte, tail)) = tail.split_first() else { break };
        escape(out, *byte);
        rest = tail;
    }
    out.extend_from_slice(rest);
    out.push(b'"');
}

fn escape(out: &mut Vec<u8>, byte: u8) {
    let short = match byte {
        b'"' | b'\\' => byte,
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        _ => {
            let _ = write!(out, "\\u{byte:04x}");
            return;
        }
    };
    out.extend_from_slice(&[b'\\', short]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let hostile = "\u{0}\u{1}\u{8}\u{c}\u{1f}\u{7f}\n\r\t\"\\/ é 🙂 \u{2028}";
        let mut out = Vec::new();
        let mut object = Object::begin(&mut out);
        object.text("text", hostile);
        object.optional("none", None);
        object.optional("some", Some(""));
        object.decimal("decimal", "12.50".parse().ok());
        object.decimal("open", None);
        object.decimal("whole", "-12".parse().ok());
        object.decimal("more", "120000000000".parse().ok());
        object.word("word", "date");
        for (key, offset) in [("zero", 0), ("ten", 10), ("most", u32::MAX)] {
            object.offset(key, offset);
        }
        object.flag("flag", true);
        object.object("inner").end();
        object.end();
        let read: serde_json::Value = serde_json::from_slice(&out).expect("valid JSON");
        let expected = serde_json::json!({
            "text": hostile, "none": null, "some": "", "decimal": "12.50", "open": null, "whole": "-12",
            "more": "120000000000", "word": "date", "zero": 0, "ten": 10,
            "most": u32::MAX, "flag": true, "inner": {},
        });
        assert_eq!(read, expected);
    }
}
