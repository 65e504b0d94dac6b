//! Cardinals in digits, in words and mixed: `12,000`, `3.5 million`, `twenty-five`, `two and a half`, `3 ½`.

use std::cell::OnceCell;

use rust_decimal::Decimal;

use crate::knowledge::{Class, Classes, Lexicon};
use crate::value::Hedge;

use super::{digits, fraction, words};
use crate::grammar::temporal::Opening;

/// A cardinal at the beginning of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::grammar) struct Cardinal {
    /// The number, sign and scale applied.
    pub value: Decimal,
    /// Value of the last printed digit.
    pub place: Decimal,
    /// Whether a scale word was used.
    pub scaled: bool,
    /// Whether it is one run of digits without separators: a year, a model or an identifier may look like that.
    pub plain: bool,
    /// Whether it is spelt in words.
    pub words: bool,
    /// Softening between number and noun: "40-odd", "200+", "30 or more".
    pub hedge: Option<Hedge>,
    /// Where the number ends.
    pub end: usize,
    /// Where its unit or noun is to be looked for: behind the softening, else the same.
    pub tail: usize,
}

/// Which letters count as scale words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::grammar) enum Letters {
    /// `k`, `K`, `M` right behind a digit.
    Few,
    /// Those and `m`, `b`, `t`: in amounts of money and before a counted noun.
    All,
}

/// The beginning of a text where a figure or a time may stand. Its cardinal is read when it is first asked for, and once
/// for all the grammars that begin with one.
pub(in crate::grammar) struct Head<'a> {
    /// The text.
    pub text: &'a str,
    /// The lexicon.
    pub lexicon: &'a Lexicon,
    /// What grammars of time have read of it.
    pub opening: Opening,
    few: OnceCell<Option<Cardinal>>,
    all: OnceCell<Option<Cardinal>>,
}

impl<'a> Head<'a> {
    /// The beginning of `text`.
    pub fn new(text: &'a str, lexicon: &'a Lexicon) -> Self {
        Self { text, lexicon, opening: Opening::default(), few: OnceCell::new(), all: OnceCell::new() }
    }

    /// The longest cardinal that stands there.
    pub fn cardinal(&self, letters: Letters) -> Option<Cardinal> {
        let few = || *self.few.get_or_init(|| cardinal(self.text, self.lexicon, Letters::Few));
        if letters == Letters::Few {
            return few();
        }
        *self.all.get_or_init(|| {
            let few = few()?;
            let behind = self.text.get(few.end..)?;
            // The other letters are few, and right behind the number.
            let letter = behind.get(joint(behind)..)?.starts_with(['m', 'b', 'B', 't', 'T']);
            if letter { cardinal(self.text, self.lexicon, letters) } else { Some(few) }
        })
    }
}

/// What makes a number of the article before it: "a hundred", "a million", "a dozen", "a third of".
const BEHIND_ARTICLE: Classes = Classes::of(&[
    Class::NumberWord,
    Class::ScaleWord,
    Class::Collective,
    Class::Multiplier,
    Class::FractionWord,
]);

/// Reads the longest cardinal at the beginning of `text`.
pub(in crate::grammar) fn cardinal(text: &str, lexicon: &Lexicon, letters: Letters) -> Option<Cardinal> {
    if text.starts_with(char::is_alphabetic) && !lexicon.opens(text, words::FIRST) {
        return None;
    }
    // Most articles stand before a noun.
    if let Some(behind) = text.strip_prefix("a ").or_else(|| text.strip_prefix("A "))
        && !lexicon.opens(behind, BEHIND_ARTICLE)
    {
        return None;
    }
    let (sign, skipped) = sign(text, lexicon);
    let body = text.get(skipped..)?;
    let mut read = if body.trim_start_matches('.').starts_with(|c: char| c.is_ascii_digit()) {
        parts(body, scaled(body, digits::digits(body, lexicon)?, lexicon, letters)?, lexicon)
    } else if sign == Sign::None || sign == Sign::Word {
        words::words(body, lexicon)?
    } else {
        return None;
    };
    if let Some(quotient) = fraction::over(body, &read, lexicon) {
        read = quotient;
    }
    if sign == Sign::Minus || (sign == Sign::Word) {
        read.value = -read.value;
    }
    read.end += skipped;
    (read.hedge, read.tail) = softening(text, read.end, lexicon);
    Some(read)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    None,
    Plus,
    Minus,
    Word,
}

/// The sign at the beginning and its length.
fn sign(text: &str, lexicon: &Lexicon) -> (Sign, usize) {
    match text.chars().next() {
        Some(c @ ('-' | '−')) => (Sign::Minus, c.len_utf8()),
        Some('+') => (Sign::Plus, 1),
        Some(c) if c.is_alphabetic() => match lexicon.at(text, Class::NumberWord) {
            // "minus-5 yards"
            Some((length, sense)) if sense.is("sign") => (Sign::Word, length + joint(&text[length..])),
            _ => (Sign::None, 0),
        },
        _ => (Sign::None, 0),
    }
}

/// Length of the white space `text` begins with, no line break.
pub(in crate::grammar) fn blank(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\u{a0}', '\u{202f}', '\u{2009}']).len()
}

/// Length of what may join the words of one figure: blanks, one line break, or one hyphen.
pub(in crate::grammar) fn joint(text: &str) -> usize {
    let mut chars = text.chars();
    match chars.next() {
        Some('-' | '\u{2010}' | '\u{2011}') => {
            let hyphen = text.len() - chars.as_str().len();
            if chars.next().is_some_and(char::is_alphanumeric) { hyphen } else { 0 }
        }
        Some('\n') => 1 + blank(&text[1..]),
        _ => {
            let blanks = blank(text);
            if blanks > 0 && text[blanks..].starts_with('\n') { blanks + 1 } else { blanks }
        }
    }
}

/// Scale words behind digits: "3.5 million", "2bn", "1.2 lakh crore", "3 hundred", "2 dozen".
fn scaled(text: &str, mut read: Cardinal, lexicon: &Lexicon, letters: Letters) -> Option<Cardinal> {
    for _ in 0..3 {
        let gap = joint(&text[read.end..]);
        let Some((length, factor)) = scale(&text[read.end + gap..], gap, &read, lexicon, letters) else {
            break;
        };
        read.value = read.value.checked_mul(factor)?;
        read.place = read.place.checked_mul(factor)?;
        read.end += gap + length;
        read.scaled = true;
        read.plain = false;
        if let Some((length, part)) = fraction::and_fraction(&text[read.end..], lexicon) {
            read.value = read.value.checked_add(part.checked_mul(factor)?)?;
            read.end += length;
        } else if factor == Decimal::ONE_HUNDRED
            && let Some((rest, length)) = below_hundred(&text[read.end..])
        {
            read.value = read.value.checked_add(rest)?;
            read.place = Decimal::ONE;
            read.end += length;
            break;
        }
    }
    Some(read)
}

/// "and 21" behind "3 hundred": what is left in digits, and the length.
fn below_hundred(text: &str) -> Option<(Decimal, usize)> {
    let digits = text.strip_prefix(" and ")?;
    let width = digits.bytes().take_while(u8::is_ascii_digit).count();
    let ends =
        !digits[width..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '/' | '%'));
    let rest: u32 = digits[..width].parse().ok().filter(|rest| *rest > 0 && *rest < 100)?;
    ends.then(|| (Decimal::from(rest), " and ".len() + width))
}

/// "3 fifths", "100 millionths".
fn parts(text: &str, read: Cardinal, lexicon: &Lexicon) -> Cardinal {
    if !read.plain || !text[read.end..].starts_with([' ', '-', '\u{2011}']) {
        return read;
    }
    match fraction::of_digits(text, read.end, read.value, lexicon) {
        Some((end, value)) => Cardinal { value, end, plain: false, place: Decimal::new(1, 2), ..read },
        None => read,
    }
}

fn scale(
    text: &str,
    gap: usize,
    read: &Cardinal,
    lexicon: &Lexicon,
    letters: Letters,
) -> Option<(usize, Decimal)> {
    if let Some((length, sense)) = lexicon.at(text, Class::ScaleWord) {
        let fits = if sense.is("attached") {
            gap == 0
        } else if sense.is("money") {
            letters == Letters::All && !read.scaled
        } else {
            true
        };
        return fits.then_some((length, sense.value?));
    }
    if let Some((length, sense)) = lexicon.at(text, Class::NumberWord) {
        return sense.value.filter(|v| *v == Decimal::ONE_HUNDRED && gap > 0).map(|v| (length, v));
    }
    let (length, sense) = lexicon.at(text, Class::Multiplier)?;
    // "in 2015 millions fled", "in 1755 thousands died"; not "1200 dozen"
    let year = read.plain
        && text[..length].ends_with('s')
        && (Decimal::ONE_THOUSAND..Decimal::from(10_000)).contains(&read.value);
    (gap > 0 && !year).then_some((length, sense.value?))
}

/// What softens the number before its noun, and where the noun begins.
fn softening(text: &str, end: usize, lexicon: &Lexicon) -> (Option<Hedge>, usize) {
    let rest = &text[end..];
    let gap = joint(rest);
    match lexicon.at(&rest[gap..], Class::Hedge) {
        Some((length, sense)) if sense.is("after") => (super::hedge::named(&sense.id), end + gap + length),
        _ => (None, end),
    }
}
