//! What the form of a word shows: the word itself, its endings and beginnings, and its shape, as numbers.

/// How many endings are kept, of one letter, two, and so on.
pub const SUFFIXES: usize = 5;
/// How many beginnings are kept.
pub const PREFIXES: usize = 5;
/// Of a longer word only this many last letters count for its endings.
const LETTERS: usize = 8;

/// Capital and small letters of a form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Case {
    /// No letters.
    #[default]
    None,
    /// Small letters only.
    Lower,
    /// One capital letter and nothing else.
    Letter,
    /// Capital letters only.
    Upper,
    /// A capital letter first, small ones behind it.
    Capital,
    /// Anything else: `iPhone`, `McKay`.
    Mixed,
}

/// A word's form as numbers. Letters count in lower case, digits as `0`; typographic quotation marks and dashes as plain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// The word.
    pub word: u32,
    /// The word with its capital letters.
    pub cased: u32,
    /// Its last letter, its last two, and so on.
    pub suffixes: [u32; SUFFIXES],
    /// Its first letter, its first two, and so on.
    pub prefixes: [u32; PREFIXES],
    /// Case, digits, hyphens, other marks, letters beyond ASCII, length.
    pub shape: u32,
    /// Its capital and small letters.
    pub case: Case,
}

/// What stands before a sentence and behind it.
pub const NOTHING: Form = Form {
    word: 7,
    cased: 7,
    suffixes: [7; SUFFIXES],
    prefixes: [7; PREFIXES],
    shape: u32::MAX,
    case: Case::None,
};

impl Form {
    /// The numbers of a form.
    #[inline]
    pub fn of(form: &str) -> Self {
        let mut letters = Letters::default();
        if form.is_ascii() {
            form.bytes().for_each(|byte| letters.push_ascii(byte));
        } else {
            form.chars().for_each(|c| letters.push(c));
        }
        letters.form()
    }
}

/// The letters of a form as they are read.
#[derive(Default)]
struct Letters {
    word: u32,
    cased: u32,
    /// The last letters, each at its place in the form, which counts round.
    last: [u32; LETTERS],
    first: [u32; PREFIXES],
    length: usize,
    upper: u32,
    lower: u32,
    digits: u32,
    first_upper: bool,
    marks: u32,
}

/// Marks in a shape.
const HYPHEN: u32 = 1;
const OTHER: u32 = 2;
const FOREIGN: u32 = 4;

impl Letters {
    #[inline(always)]
    fn push_ascii(&mut self, byte: u8) {
        let byte = if byte.is_ascii_digit() { b'0' } else { byte };
        match byte {
            b'a'..=b'z' => self.lower += 1,
            b'A'..=b'Z' => self.upper += 1,
            b'0' => self.digits += 1,
            b'-' => self.marks |= HYPHEN,
            _ => self.marks |= OTHER,
        }
        self.add(u32::from(byte), u32::from(byte.to_ascii_lowercase()));
    }

    fn push(&mut self, c: char) {
        let plain = match c {
            '’' | '‘' => '\'',
            '“' | '”' => '"',
            '–' | '—' => '-',
            c => c,
        };
        if let Ok(byte) = u8::try_from(plain)
            && byte.is_ascii()
        {
            return self.push_ascii(byte);
        }
        self.marks |= FOREIGN;
        self.upper += u32::from(c.is_uppercase());
        self.lower += u32::from(c.is_lowercase());
        self.add(c as u32, c.to_lowercase().next().unwrap_or(c) as u32);
    }

    #[inline(always)]
    fn add(&mut self, cased: u32, lower: u32) {
        self.first_upper |= self.length == 0 && self.upper == 1;
        self.word = step(self.word, lower);
        self.cased = step(self.cased, cased);
        self.last[self.length % LETTERS] = lower;
        if let Some(first) = self.first.get_mut(self.length) {
            *first = lower;
        }
        self.length += 1;
    }

    #[inline(always)]
    fn form(&self) -> Form {
        let mut form = Form { word: mixed(self.word), cased: mixed(self.cased), ..Form::default() };
        let mut hash = 99;
        for (back, suffix) in form.suffixes.iter_mut().enumerate() {
            // Before the first letter the places still hold 0.
            hash = step(hash, self.last[(self.length + 2 * LETTERS - 1 - back) % LETTERS]);
            *suffix = mixed(hash);
        }
        let mut hash = 98;
        for (prefix, letter) in form.prefixes.iter_mut().zip(self.first) {
            hash = step(hash, letter);
            *prefix = mixed(hash);
        }
        form.case = self.case();
        let length = self.length.min(7) as u32;
        form.shape = form.case as u32 | self.digits.min(5) << 3 | self.marks << 6 | length << 9;
        form
    }

    fn case(&self) -> Case {
        match (self.upper, self.lower) {
            (0, 0) => Case::None,
            (0, _) => Case::Lower,
            (1, 0) => Case::Letter,
            (_, 0) => Case::Upper,
            (1, _) if self.first_upper => Case::Capital,
            _ => Case::Mixed,
        }
    }
}

/// The number of a word given by its letters in lower case.
pub(super) fn hash(letters: impl Iterator<Item = char>) -> u32 {
    mixed(letters.fold(0, |hash, letter| step(hash, letter as u32)))
}

#[inline(always)]
fn step(hash: u32, value: u32) -> u32 {
    (hash.rotate_left(5) ^ value).wrapping_mul(0x9E37_79B1)
}

/// Spreads the bits of a hash.
#[inline(always)]
fn mixed(hash: u32) -> u32 {
    let hash = (hash ^ hash >> 15).wrapping_mul(0x85EB_CA6B);
    let hash = (hash ^ hash >> 13).wrapping_mul(0xC2B2_AE35);
    hash ^ hash >> 16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_digits_do_not_make_another_word() {
        let (lower, capital, upper) = (Form::of("election"), Form::of("Election"), Form::of("ELECTION"));
        assert!(lower.word == capital.word && lower.word == upper.word);
        assert!(lower.cased != capital.cased && lower.suffixes == upper.suffixes);
        assert_eq!((lower.case, capital.case, upper.case), (Case::Lower, Case::Capital, Case::Upper));
        assert_eq!(Form::of("1984"), Form::of("2026"));
        assert_eq!(Form::of("don’t"), Form::of("don't"));
    }

    #[test]
    fn endings_and_beginnings_are_shared() {
        let (a, b) = (Form::of("nationalise"), Form::of("rationalised"));
        assert_ne!(a.suffixes[0], b.suffixes[0]);
        let c = Form::of("specialised");
        assert_eq!(b.suffixes[4], c.suffixes[4]);
        assert_eq!(Form::of("specimen").prefixes, c.prefixes);
        assert_ne!(Form::of("is").suffixes[2], Form::of("this").suffixes[2]);
    }

    #[test]
    fn shapes() {
        let case = |form| Form::of(form).case;
        assert_eq!(case("5"), Case::None);
        assert_eq!(case("5G"), Case::Letter);
        assert_eq!(case("TF-SC"), Case::Upper);
        assert_eq!(case("iPhone"), Case::Mixed);
        assert_eq!(case("Éire"), Case::Capital);
        assert_ne!(Form::of("6th").shape, Form::of("xth").shape);
        assert_eq!(Form::of(""), Form::of(""));
    }
}
