//! Heights and weights by marks and short forms that mean something else elsewhere: `5'11"`, `10" long`, `14st 2lb`.

use rust_decimal::Decimal;

use crate::grammar::Place;
use crate::grammar::figure::cardinal::Letters;
use crate::grammar::figure::{self, Figure, context, hedge};
use crate::knowledge::CueWords;
use crate::value::Quantity;

/// Words behind the size of something.
pub(super) const SIZE: CueWords = CueWords::named("is-so-large");

/// `5'11"`, `6’2”`: feet and inches by their marks.
pub(super) fn height(place: Place<'_>) -> Option<Figure> {
    let text = place.rest();
    let digits = |text: &str| text.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let width = digits(text);
    let behind = text.get(width..)?.strip_prefix(['\'', '’', '′'])?;
    let behind = behind.strip_prefix(' ').unwrap_or(behind);
    let inches = digits(behind);
    let mark = ["\"", "”", "″", "''", "’’"].into_iter().find(|m| behind[inches..].starts_with(m))?;
    let feet: u32 = text[..width].parse().ok().filter(|feet| (1..10).contains(feet))?;
    let part: u32 = behind[..inches].parse().ok().filter(|part| *part < 12)?;
    let value = Decimal::from(part).checked_div(Decimal::from(12))?.checked_add(Decimal::from(feet))?;
    let end = place.at + (text.len() - behind.len()) + inches + mark.len();
    let unit = place.lexicon.unit("ft").filter(|_| context::apart(place.before()))?.clone();
    let quantity = hedge::apply(place, end, None, Quantity::exact(value, Decimal::new(1, 2), unit));
    Some(Figure { quantity, start: place.at, end })
}

/// `10" long`: inches by their mark, which is a quotation mark too, unless none is open and a size stands behind it.
pub(super) fn inches(place: Place<'_>) -> Option<Figure> {
    let cardinal = place.cardinal(Letters::Few).filter(|read| !read.words && !read.scaled)?;
    let behind = place.rest().get(cardinal.end..)?;
    let spaced = behind.strip_prefix(' ').unwrap_or(behind);
    let tail = spaced.strip_prefix('"')?;
    let word = tail.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let open = hedge::window(place.before()).contains('"');
    if open || !SIZE.hold(word, place.lexicon) {
        return None;
    }
    let end = place.at + (place.rest().len() - tail.len());
    let unit = place.lexicon.unit("in").filter(|_| context::apart(place.before()))?.clone();
    let quantity = hedge::apply(place, end, None, figure::of(&cardinal, unit));
    Some(Figure { quantity, start: place.at, end })
}

/// `14st 2lb`: stones by their short form, which ranks end in too ("21st"), with the pounds that tell them apart.
pub(super) fn stones(place: Place<'_>) -> Option<Figure> {
    let text = place.rest();
    let digits = |text: &str| text.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let width = digits(text);
    let behind = text.get(width..)?.strip_prefix("st")?.trim_start_matches(' ');
    let pounds = digits(behind);
    let tail = behind.get(pounds..)?.strip_prefix("lb")?;
    let tail = tail.strip_prefix('s').unwrap_or(tail);
    let stones: u32 = text[..width].parse().ok().filter(|stones| (1..80).contains(stones))?;
    let part: u32 = behind[..pounds].parse().ok().filter(|part| *part < 14)?;
    let value = Decimal::from(part).checked_div(Decimal::from(14))?.checked_add(Decimal::from(stones))?;
    let end = place.at + (text.len() - tail.len());
    let whole = context::apart(place.before()) && !tail.starts_with(char::is_alphanumeric);
    let unit = place.lexicon.unit("st").filter(|_| whole)?.clone();
    let quantity = hedge::apply(place, end, None, Quantity::exact(value, Decimal::new(1, 2), unit));
    Some(Figure { quantity, start: place.at, end })
}
