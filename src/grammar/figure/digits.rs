//! Numbers in digits: `12,000`, `1 200 000`, `12,34,567`, `91.3`, `1/4`, `3 1/2`, `3½`.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::{char, digit1, one_of};
use nom::combinator::{not, recognize};
use nom::multi::many1_count;
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};
use rust_decimal::Decimal;

use crate::knowledge::{Class, Lexicon};

use super::cardinal::{Cardinal, blank};

type Read<'a, T> = IResult<&'a str, T, ()>;

/// More digits than this are an identifier, not a number.
const LONGEST: usize = 24;

/// Reads digits with their grouping and fraction; nothing for what only looks like a number: `007`, `1.2.3`, `5,00`.
pub(super) fn digits(text: &str, lexicon: &Lexicon) -> Option<Cardinal> {
    if text.starts_with('.') {
        return tenths(text);
    }
    let (after, whole) = alt((grouped, plain)).parse(text).ok()?;
    if whole.len() > LONGEST || (whole.len() > 1 && whole.starts_with('0')) {
        return None;
    }
    if let Some(read) = power_of_ten(whole, after) {
        return Some(read);
    }
    if let Some(read) = spaced(text, whole, after, lexicon) {
        return Some(read);
    }
    let (rest, printed) = fraction(text, whole, after);
    if let Some(read) = decimal_comma(text, whole, after, lexicon) {
        return Some(read);
    }
    if torn(rest) {
        return None;
    }
    let value = decimal(printed)?;
    let place = Decimal::new(1, value.scale());
    if rest.starts_with('^') {
        return power_of(value, rest).map(|(value, length)| powered(value, place, printed.len() + length));
    }
    let (end, plain) = (printed.len(), printed.bytes().all(|b| b.is_ascii_digit()));
    if let Some((length, factor)) = power(rest) {
        let (value, place) = (times(value, factor)?, times(place, factor)?);
        return Some(powered(value, place, end + length));
    }
    let read = Cardinal { value, place, scaled: false, plain, words: false, hedge: None, end, tail: end };
    mixed(text, read, lexicon)
}

/// The power of ten behind a number in scientific notation, and its length: `×10^-4`, `x10^6`, `e10`, `e-4`.
fn power(text: &str) -> Option<(usize, i32)> {
    let spaced = text.trim_start_matches(' ');
    let times = spaced.strip_prefix(['x', '×', '*']).map(|rest| rest.trim_start_matches(' '));
    if let Some((length, power)) = times.and_then(|rest| rest.strip_prefix("10")).and_then(raised) {
        return Some((text.len() - times?.len() + 2 + length, power));
    }
    let (rest, short) = match times.and_then(|rest| rest.strip_prefix("10^")) {
        Some(rest) => (rest, false),
        None => (text.strip_prefix(['e', 'E'])?, true),
    };
    let signed = rest.strip_prefix(['-', '−']);
    let digits = signed.or(rest.strip_prefix('+')).unwrap_or(rest);
    let width = digits.bytes().take_while(u8::is_ascii_digit).count();
    let ends = !digits[width..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '/'));
    // `7e5` may be a road or a room.
    if !ends || !(1..=2).contains(&width) || (short && signed.is_none() && width < 2) {
        return None;
    }
    let power: i32 = digits[..width].parse().ok()?;
    Some((text.len() - digits.len() + width, if signed.is_some() { -power } else { power }))
}

/// The exponent in small raised digits, and its length: `⁻³`.
fn raised(text: &str) -> Option<(usize, i32)> {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digits = text.strip_prefix('⁻').unwrap_or(text);
    let (mut power, mut end) = (0i32, text.len() - digits.len());
    let sign = if end > 0 { -1 } else { 1 };
    for c in digits.chars().take(3) {
        let Some(digit) = RAISED.iter().position(|raised| *raised == c) else { break };
        power = power * 10 + i32::try_from(digit).unwrap_or(0);
        end += c.len_utf8();
    }
    (power > 0 && power < 100).then_some((end, sign * power))
}

/// `10^6`, `10⁻³`; `10²` may be a note.
fn power_of_ten(whole: &str, after: &str) -> Option<Cardinal> {
    if whole != "10" {
        return None;
    }
    let (length, power) = match after.strip_prefix('^') {
        Some(digits) => {
            let width = digits.bytes().take_while(u8::is_ascii_digit).count();
            let ends = !digits[width..].starts_with(|c: char| c.is_alphanumeric());
            (width + 1, digits[..width].parse().ok().filter(|power| ends && (1..28).contains(power))?)
        }
        None => raised(after).filter(|(_, power)| *power < 0 || *power > 2)?,
    };
    let value = times(Decimal::ONE, power)?;
    Some(powered(value, value, whole.len() + length))
}

/// The highest exponent that is read.
const HIGHEST: u32 = 64;

/// The power of `base` whose exponent stands behind a caret, and the length of both: `2^8`, `2.5^-1`. What stands there
/// otherwise is no number.
fn power_of(base: Decimal, text: &str) -> Option<(Decimal, usize)> {
    let exponent = text.strip_prefix('^')?;
    let digits = exponent.strip_prefix(['-', '−']).unwrap_or(exponent);
    let width = digits.bytes().take_while(u8::is_ascii_digit).count();
    let ends = !digits[width..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '^' | '/'));
    let times: u32 = digits[..width].parse().ok().filter(|times| ends && *times <= HIGHEST)?;
    let power = (0..times).try_fold(Decimal::ONE, |power, _| power.checked_mul(base))?;
    let value = if digits.len() < exponent.len() { Decimal::ONE.checked_div(power)? } else { power };
    Some((value, text.len() - digits.len() + width))
}

/// A number told by a power of ten, which ends at a byte.
fn powered(value: Decimal, place: Decimal, end: usize) -> Cardinal {
    Cardinal { value, place, scaled: true, plain: false, words: false, hedge: None, end, tail: end }
}

/// `3,5 million`, `12,4%`: a comma for the decimal point, where what follows shows that it is no row of numbers.
fn decimal_comma(text: &str, whole: &str, after: &str, lexicon: &Lexicon) -> Option<Cardinal> {
    let tail = after.strip_prefix(',')?;
    let width = tail.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let behind = tail.get(width..)?;
    let unit = behind.trim_start_matches([' ', '\u{a0}']);
    let shown = unit.starts_with(['%', '€'])
        || lexicon
            .at(unit, Class::ScaleWord)
            .is_some_and(|(length, sense)| length > 4 && !sense.is("attached") && !sense.is("money"));
    if !(1..=2).contains(&width) || !shown || whole.len() > 3 || !whole.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let value = decimal(&format!("{whole}.{}", &tail[..width]))?;
    let place = Decimal::new(1, value.scale());
    let end = text.len() - behind.len();
    Some(Cardinal { value, place, scaled: false, plain: false, words: false, hedge: None, end, tail: end })
}

/// `6 . 2 %`, `1 . 6 billion`: some texts set blanks round every mark. What follows shows that no sentence ends between.
fn spaced(text: &str, whole: &str, after: &str, lexicon: &Lexicon) -> Option<Cardinal> {
    let tail = after.strip_prefix(" . ")?;
    let width = tail.bytes().take(5).take_while(u8::is_ascii_digit).count();
    let behind = tail.get(width..)?;
    let unit = behind.strip_prefix(' ')?;
    let shown = ["%", "percent", "per cent", "pct"].iter().any(|sign| unit.starts_with(sign))
        || lexicon.at(unit, Class::ScaleWord).is_some_and(|(length, _)| length > 4);
    if !(1..=4).contains(&width) || !shown || whole.len() > 3 || !whole.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let value = decimal(&format!("{whole}.{}", &tail[..width]))?;
    let place = Decimal::new(1, value.scale());
    let end = text.len() - behind.len();
    Some(Cardinal { value, place, scaled: false, plain: false, words: false, hedge: None, end, tail: end })
}

/// A number times a power of ten; nothing if a decimal cannot hold it.
fn times(mut value: Decimal, power: i32) -> Option<Decimal> {
    for _ in 0..power.unsigned_abs() {
        value = if power < 0 { value.checked_div(Decimal::TEN)? } else { value.checked_mul(Decimal::TEN)? };
    }
    (!value.is_zero() || power == 0).then_some(value)
}

/// `.25`: decimals without the zero before the point.
fn tenths(text: &str) -> Option<Cardinal> {
    let read: Read<'_, &str> = preceded(char('.'), digit1).parse(text);
    let (rest, written) = read.ok()?;
    let value =
        decimal(&text[..text.len() - rest.len()]).filter(|_| written.len() <= LONGEST && !torn(rest))?;
    let (place, end) = (Decimal::new(1, value.scale()), written.len() + 1);
    Some(Cardinal { value, place, scaled: false, plain: false, words: false, hedge: None, end, tail: end })
}

fn plain(text: &str) -> Read<'_, &str> {
    digit1(text)
}

/// Groups of three behind a comma, blank, full stop or apostrophe; of two and three in the Indian fashion.
fn grouped(text: &str) -> Read<'_, &str> {
    // Most numbers are one run of digits.
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let behind = rest.strip_prefix([',', '\u{a0}', '\u{202f}', '\u{2009}', ' ', '’', '\'', '.']);
    let group = behind.map_or(0, |tail| tail.bytes().take(4).take_while(u8::is_ascii_digit).count());
    if group != 3 && !(group == 2 && rest.starts_with(',')) {
        return Err(nom::Err::Error(()));
    }
    alt((
        by_three(','),
        terminated(
            recognize((few(1), many1_count((char(','), two, not(digit1))), char(','), three)),
            not(digit1),
        ),
        by_three('\u{a0}'),
        by_three('\u{202f}'),
        by_three('\u{2009}'),
        // "18 777s" are eighteen of a model.
        terminated(by_three(' '), not(char('s'))),
        by_three('’'),
        by_three('\''),
        terminated(recognize((few(1), tag("."), three, tag("."), three)), not(digit1)),
    ))
    .parse(text)
}

fn by_three<'a>(separator: char) -> impl Parser<&'a str, Output = &'a str, Error = ()> {
    terminated(
        recognize((few(1), many1_count(preceded(char(separator), three)))),
        // "1,200-1" are odds, "1,200-1,500" a range.
        not(alt((
            digit1,
            recognize((char(','), digit1)),
            terminated(recognize((char('-'), digit1)), not((char(separator), three))),
        ))),
    )
}

fn few<'a>(least: usize) -> impl Parser<&'a str, Output = &'a str, Error = ()> {
    take_while_m_n(least, 3, |c: char| c.is_ascii_digit())
}

fn two(text: &str) -> Read<'_, &str> {
    take_while_m_n(2, 2, |c: char| c.is_ascii_digit()).parse(text)
}

fn three(text: &str) -> Read<'_, &str> {
    take_while_m_n(3, 3, |c: char| c.is_ascii_digit()).parse(text)
}

/// The rest and what is printed, with the decimals that follow.
fn fraction<'a>(text: &'a str, whole: &'a str, after: &'a str) -> (&'a str, &'a str) {
    let decimals: Read<'_, &str> = preceded(char('.'), digit1).parse(after);
    match decimals {
        Ok((rest, _)) if whole.matches('.').count() == 0 => (rest, &text[..text.len() - rest.len()]),
        _ => (after, whole),
    }
}

/// Whether more digits follow behind a mark that no number holds there.
fn torn(rest: &str) -> bool {
    let more: Read<'_, _> = (one_of(".,:"), digit1).parse(rest);
    more.is_ok()
}

/// The value of printed digits, whatever groups them; the full stop before the last digits is the decimal point
/// unless several stand there.
fn decimal(printed: &str) -> Option<Decimal> {
    let point = printed.matches('.').count() == 1;
    let (mut mantissa, mut scale, mut behind) = (0i128, 0u32, false);
    for c in printed.chars() {
        match c.to_digit(10) {
            Some(digit) => {
                mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(digit))?;
                scale += u32::from(behind);
            }
            None => behind = behind || (point && c == '.'),
        }
    }
    Decimal::try_from_i128_with_scale(mantissa, scale).ok()
}

/// A common fraction in place of the number or behind it: `1/4`, `3 1/2`, `3½`.
fn mixed(text: &str, read: Cardinal, lexicon: &Lexicon) -> Option<Cardinal> {
    let rest = &text[read.end..];
    if let Some(below) = rest.strip_prefix(SLASHES)
        && below.starts_with(|c: char| c.is_ascii_digit())
    {
        return slash(text).map(|(length, value)| Cardinal { value, ..ended(read, length) });
    }
    // "2,345 1/2", not "3.5 1/2".
    if !read.plain && read.value.scale() > 0 {
        return Some(read);
    }
    let gap = blank(rest);
    let hyphen = rest.strip_prefix('-').filter(|tail| tail.starts_with(|c: char| c.is_ascii_digit()));
    let gap = if hyphen.is_some() { 1 } else { gap };
    let tail = &rest[gap..];
    let part = match tail.chars().next() {
        Some(c) if c.is_ascii_digit() && gap > 0 => slash(tail),
        Some(c) if !c.is_ascii() => lexicon
            .at(tail, Class::FractionWord)
            .filter(|(_, sense)| sense.is("sign"))
            .and_then(|(length, sense)| Some((length, sense.value?))),
        _ => None,
    };
    let Some((length, value)) = part else { return Some(read) };
    Some(Cardinal { value: read.value.checked_add(value)?, ..ended(read, read.end + gap + length) })
}

fn ended(read: Cardinal, end: usize) -> Cardinal {
    Cardinal { end, place: Decimal::new(1, 2), plain: false, ..read }
}

/// The slash, and the one that is printed in fractions only.
const SLASHES: [char; 2] = ['/', '⁄'];

/// `1/4`: a proper fraction with a usual denominator, so that neither 24/7 nor 9/11 is one.
fn slash(text: &str) -> Option<(usize, Decimal)> {
    let parts: Read<'_, (&str, char, &str)> = (digit1, one_of(SLASHES.as_slice()), digit1).parse(text);
    let (rest, (above, mark, below)) = parts.ok()?;
    let usual = mark == '⁄' || matches!(below, "2" | "3" | "4" | "5" | "6" | "8" | "10" | "16" | "32" | "40");
    let (above, below) = (decimal(above)?, decimal(below)?);
    let apart = !rest.starts_with(|c: char| c.is_alphanumeric() || c == '/');
    let proper = usual && apart && !above.is_zero() && above < below;
    proper.then(|| Some((text.len() - rest.len(), above.checked_div(below)?))).flatten()
}
