//! Parts of one in words: `two thirds`, `twenty-three fifths`, `two and a half`, `two point five`, `two thirds of a million`.

use rust_decimal::Decimal;

use crate::knowledge::{Class, Classes, Lexicon};

use super::cardinal::{Cardinal, joint};
use super::words::{conjunction, whole};

/// "and a half", "and three quarters" behind a number: the length and the part.
pub(super) fn and_fraction(text: &str, lexicon: &Lexicon) -> Option<(usize, Decimal)> {
    let gap = joint(text);
    let at = gap + conjunction(&text[gap..]).filter(|_| gap > 0)?;
    let rest = &text[at..];
    let (count, length) = match rest.strip_prefix("a ").or_else(|| rest.strip_prefix("a-")) {
        Some(_) => (Decimal::ONE, 1),
        None => whole(rest, lexicon).map(|read| (read.value, read.end))?,
    };
    let (length, value) = part(rest, length, count, lexicon).filter(|(_, value)| *value < Decimal::ONE)?;
    Some((at + length, value))
}

/// The fraction whose `count` ends at byte `end`, and where it ends. Halves and quarters are never more than one whole:
/// "five quarters" are periods.
pub(super) fn part(text: &str, end: usize, count: Decimal, lexicon: &Lexicon) -> Option<(usize, Decimal)> {
    // Some texts set blanks round every hyphen: "two - thirds".
    let gap = text[end..].strip_prefix(" - ").map_or_else(|| joint(&text[end..]), |_| 3);
    let (length, denominator, plural) = denominator(&text[end + gap..], lexicon).filter(|_| gap > 0)?;
    let agrees = plural == (count != Decimal::ONE);
    let value = count.checked_div(denominator).filter(|_| agrees && !count.is_zero())?;
    // "over the next two quarters".
    let periods = denominator == Decimal::from(4) && count == Decimal::TWO;
    let proper = value < Decimal::ONE || denominator >= Decimal::from(5);
    (proper && !periods).then_some((end + gap + length, value))
}

/// The fraction behind a number in digits: "3 fifths", "100 millionths"; halves and quarters there are periods.
pub(super) fn of_digits(
    text: &str,
    end: usize,
    count: Decimal,
    lexicon: &Lexicon,
) -> Option<(usize, Decimal)> {
    let behind = &text[end + joint(&text[end..])..];
    let period = behind.starts_with("quarter") || behind.starts_with("hal");
    part(text, end, count, lexicon).filter(|_| !period)
}

/// "third", "hundredths", "twenty-fifths": the length, the denominator and whether it is a plural.
fn denominator(text: &str, lexicon: &Lexicon) -> Option<(usize, Decimal, bool)> {
    let simple = |text: &str| {
        let (length, sense) = lexicon.at(text, Class::FractionWord).filter(|(_, s)| !s.is("sign"))?;
        Some((length, sense.value?, sense.is("plural")))
    };
    if let Some(read) = simple(text) {
        return Some(read);
    }
    let (tens, sense) = lexicon.at(text, Class::NumberWord)?;
    let ten = sense.value.filter(|v| *v >= Decimal::from(20) && *v < Decimal::ONE_HUNDRED)?;
    let gap = joint(&text[tens..]);
    let (length, unit, plural) = simple(&text[tens + gap..]).filter(|_| gap > 0)?;
    (unit < Decimal::TEN && unit > Decimal::TWO).then_some((tens + gap + length, ten + unit, plural))
}

/// A number with its fraction: "two thirds", "two and a half", and the scale word behind it: "two and a half million".
pub(super) fn behind(text: &str, read: Cardinal, lexicon: &Lexicon) -> Option<Cardinal> {
    if let Some((end, value)) = part(text, read.end, read.value, lexicon) {
        return of_scale(text, of_one(value, end), lexicon);
    }
    let Some((length, part)) = and_fraction(&text[read.end..], lexicon) else { return Some(read) };
    let mut end = read.end + length;
    let mut factor = if read.scaled { read.place } else { Decimal::ONE };
    // "one billion and a half million": the part is of the scale behind it.
    if let Some((length, lower)) =
        scale(&text[end..], lexicon).filter(|(_, lower)| read.scaled && *lower < factor)
    {
        factor = lower;
        end += length;
    }
    let mut value = read.value.checked_add(part.checked_mul(factor)?)?;
    let mut scaled = read.scaled;
    if let Some((length, scale)) = scale(&text[end..], lexicon).filter(|_| !scaled) {
        factor = scale;
        value = value.checked_mul(factor)?;
        scaled = true;
        end += length;
    }
    let place = factor.checked_mul(Decimal::new(1, 1))?;
    Some(Cardinal { value, place, scaled, end, tail: end, ..read })
}

/// The spelt scale word behind a number, with the length up to its end.
fn scale(text: &str, lexicon: &Lexicon) -> Option<(usize, Decimal)> {
    let gap = joint(text);
    let (length, sense) = lexicon.at(&text[gap..], Class::ScaleWord).filter(|_| gap > 0)?;
    let spelt = !sense.is("attached") && !sense.is("money");
    Some((gap + length, sense.value.filter(|_| spelt)?))
}

/// A fraction of one.
fn of_one(value: Decimal, end: usize) -> Cardinal {
    let place = Decimal::new(1, 2);
    Cardinal { value, place, scaled: false, plain: false, words: true, hedge: None, end, tail: end }
}

/// "two thirds of a million": the scale behind a fraction.
fn of_scale(text: &str, read: Cardinal, lexicon: &Lexicon) -> Option<Cardinal> {
    let Some(rest) = text[read.end..].strip_prefix(" of a") else { return Some(read) };
    let Some((length, factor)) = scale(rest, lexicon) else { return Some(read) };
    let (value, place) = (read.value.checked_mul(factor)?, read.place.checked_mul(factor)?);
    let end = read.end + " of a".len() + length;
    Some(Cardinal { value: value.round(), place, scaled: true, end, tail: end, ..read })
}

/// A fraction alone: "half of", "a third of", "½"; not "a quarter", which may be a time.
pub(super) fn alone(text: &str, lexicon: &Lexicon) -> Option<Cardinal> {
    if let Some((length, sense)) = lexicon.at(text, Class::FractionWord) {
        let alone = sense.is("sign") || (sense.is("singular") && &*sense.id == "half" && of(&text[length..]));
        let value = sense.value.filter(|_| alone)?;
        return Some(of_one(if sense.is("sign") { value } else { Decimal::ONE.checked_div(value)? }, length));
    }
    if !(text.starts_with("a ") || text.starts_with("A ")) {
        return None;
    }
    // "a hundredth" alone is a part, "a third" perhaps the next.
    let (end, value) = part(text, 1, Decimal::ONE, lexicon).filter(|(end, value)| {
        let behind = &text[*end..];
        of(behind) || (*value <= Decimal::new(1, 2) && !behind.trim_start().starts_with(char::is_alphabetic))
    })?;
    of_scale(text, of_one(value, end), lexicon)
}

/// "one over twenty-one", "3 over 8": a fraction as it is spoken, with nothing behind that the second number counts. "One
/// over 72" is a round of golf.
pub(super) fn over(text: &str, read: &Cardinal, lexicon: &Lexicon) -> Option<Cardinal> {
    let rest = text.get(read.end..)?.strip_prefix(" over ").filter(|_| read.plain || read.words)?;
    let below = if rest.starts_with(|c: char| c.is_ascii_digit()) {
        super::digits::digits(rest, lexicon).filter(|below| below.plain)?
    } else {
        whole(rest, lexicon)?
    };
    let behind = rest.get(below.end..)?.trim_start();
    let counts = behind.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '%' | '-' | '°' | '$'));
    let golf = (Decimal::from(60)..Decimal::from(85)).contains(&below.value) && read.value < Decimal::TEN;
    // "140 over 90" is a blood pressure.
    let pressure = read.plain && read.value > below.value;
    let value = read.value.checked_div(below.value).filter(|_| !counts && !golf && !pressure)?;
    Some(of_one(value, read.end + " over ".len() + below.end))
}

/// "half a mile": the half before the article.
pub(in crate::grammar) fn half(text: &str) -> Option<Cardinal> {
    let article = text.get(..4).filter(|word| word.eq_ignore_ascii_case("half")).and(text.get(4..))?;
    let length =
        ["an ", "a "].iter().find_map(|a| article.strip_prefix(' ')?.strip_prefix(a).map(|_| a.len()))?;
    let value = Decimal::new(5, 1);
    Some(Cardinal { place: value, ..of_one(value, 4 + length) })
}

/// "a half", "a quarter", "quarter": a part that its unit stands right behind ("a half percent").
pub(in crate::grammar) fn part_of_unit(text: &str) -> Option<Cardinal> {
    const PARTS: &[(&str, Decimal)] = &[("a half", HALF), ("a quarter", QUARTER), ("quarter", QUARTER)];
    const HALF: Decimal = Decimal::from_parts(5, 0, 0, false, 1);
    const QUARTER: Decimal = Decimal::from_parts(25, 0, 0, false, 2);
    let (word, value) = PARTS
        .iter()
        .find(|(word, _)| text.get(..word.len()).is_some_and(|w| w.eq_ignore_ascii_case(word)))?;
    text[word.len()..].starts_with([' ', '-']).then(|| of_one(*value, word.len()))
}

/// "half", "a third", "a quarter": the part and the length of its name.
pub(in crate::grammar) fn named(text: &str, lexicon: &Lexicon) -> Option<(Decimal, usize)> {
    let at =
        ["a ", "A "].iter().find(|article| text.starts_with(**article)).map_or(0, |article| article.len());
    let rest = &text[at..];
    if !lexicon.opens(rest, Classes::of(&[Class::FractionWord])) {
        return None;
    }
    let (length, sense) = lexicon.at(rest, Class::FractionWord).filter(|(_, s)| s.is("singular"))?;
    let value = Decimal::ONE.checked_div(sense.value?)?;
    (at > 0 || &*sense.id == "half").then_some((value, at + length))
}

/// Length of "of a" between a fraction and its unit: "two tenths of a mile".
pub(in crate::grammar) fn of_a(cardinal: &Cardinal, rest: &str) -> usize {
    // "0.5 of a percentage point" as well.
    let fraction = (cardinal.words || cardinal.place < Decimal::ONE) && cardinal.value < Decimal::ONE;
    let length =
        ["of a ", "of an "].iter().find(|of| rest.trim_start().starts_with(**of)).map_or(0, |of| of.len());
    if fraction { length } else { 0 }
}

/// Whether "of" follows.
fn of(text: &str) -> bool {
    let rest = &text[joint(text)..];
    rest.strip_prefix("of").is_some_and(|r| r.starts_with(char::is_whitespace))
}

/// How many decimals in words are read.
const DECIMALS: u32 = 8;

/// "two point five", "nought point two five million": decimals spoken digit by digit, and the scale word behind them.
pub(super) fn decimals(text: &str, read: &Cardinal, lexicon: &Lexicon) -> Option<Cardinal> {
    let gap = joint(&text[read.end..]);
    let behind = &text[read.end + gap..];
    let word = behind.get(.."point".len()).filter(|word| gap > 0 && word.eq_ignore_ascii_case("point"))?;
    let mut end = read.end + gap + word.len();
    let mut value = read.value;
    let mut scale_of = 0;
    while scale_of < DECIMALS {
        let gap = joint(&text[end..]);
        let digit =
            lexicon.at(&text[end + gap..], Class::NumberWord).filter(|(_, s)| gap > 0 && !s.is("sign"));
        let Some((length, digit)) = digit.and_then(|(length, s)| Some((length, s.value?))) else { break };
        let width = if digit < Decimal::TEN { 1 } else { 2 };
        if digit >= Decimal::ONE_HUNDRED || (width == 2 && scale_of > 0) {
            break;
        }
        scale_of += width;
        value = value.checked_add(digit.checked_mul(Decimal::new(1, scale_of))?)?;
        end += gap + length;
    }
    let mut place = Decimal::new(1, scale_of);
    let mut scaled = read.scaled;
    if let Some((length, factor)) = scale(&text[end..], lexicon) {
        (value, place) = (value.checked_mul(factor)?, place.checked_mul(factor)?);
        scaled = true;
        end += length;
    }
    (scale_of > 0 && !read.scaled).then_some(Cardinal { value, place, scaled, end, tail: end, ..*read })
}
