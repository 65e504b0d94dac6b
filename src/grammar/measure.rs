//! Physical measures in the units of `facts/units`: `12.5 km`, `16-bit`, `magnitude 6.1`, `38.5 °C`.

mod marks;

use rust_decimal::Decimal;

use crate::knowledge::{Class, CueWords, Lexicon, Sense};
use crate::value::{Dimension, Unit};

use super::figure::cardinal::{Cardinal, Head, Letters, cardinal, joint};
use super::figure::{self, Figure, Term, context, fraction, hedge};
use super::number::STARTS;
use super::{Found, Grammar, MentionType, Place};

/// The grammar of physical measures.
pub(super) const GRAMMAR: Grammar = Grammar { name: "measure", starts: STARTS, parse };

fn parse(place: Place<'_>) -> Option<Found> {
    let found = figure::read(place, term)
        .or_else(|| pounds(place))
        .or_else(|| magnitude(place))
        .or_else(|| quake(place))
        .or_else(|| marks::height(place))
        .or_else(|| marks::inches(place))
        .or_else(|| marks::stones(place))?;
    if lettered(place, &found) {
        return None;
    }
    let kind = match &found.quantity.unit.dimension {
        Dimension::Physical(id) if &**id == "temperature" => MentionType::Temperature,
        _ => MentionType::Dimension,
    };
    Some(found.found(kind))
}

/// Whether a letter for degrees right behind three digits belongs to the name before them: "the Acme 520F".
fn lettered(place: Place<'_>, found: &Figure) -> bool {
    let written = place.text.get(found.start..found.end).unwrap_or("");
    let Some(digits) = written.strip_suffix(['C', 'F']) else { return false };
    let long = digits.len() > 2 && digits.bytes().all(|b| b.is_ascii_digit());
    let read = place.cardinal(Letters::Few).filter(|_| long);
    read.is_some_and(|read| context::names(place.before(), &read, digits, place.lexicon))
}

fn term(head: &Head<'_>) -> Option<Term> {
    let (text, lexicon) = (head.text, head.lexicon);
    let whole = head.cardinal(Letters::Few);
    let part = whole.is_none();
    let cardinal = whole.or_else(|| fraction::half(text)).or_else(|| fraction::part_of_unit(text))?;
    let rest = &text[cardinal.tail..];
    let gap = joint(rest) + fraction::of_a(&cardinal, rest);
    let unit = unit(&rest[gap..], gap, lexicon);
    let unit = unit.filter(|(_, length)| {
        let behind = &rest[gap..];
        let describes = rest.starts_with(' ') && attribute(behind, *length, lexicon);
        !(describes || counted(behind, *length, lexicon) || name(&cardinal, behind))
    });
    let end = unit.as_ref().map_or(cardinal.end, |(_, length)| cardinal.tail + gap + length);
    let unit = unit.map(|(unit, _)| unit);
    // "cut by a quarter to 10 km": a part without its unit is none.
    if part && unit.is_none() {
        return None;
    }
    if let Some(larger) = unit
        && let Some((value, length)) = smaller(&text[end..], larger, lexicon)
        && let Some(value) = cardinal.value.checked_add(value)
    {
        let place = Decimal::new(1, 2);
        let cardinal = Cardinal { value, place, ..cardinal };
        return Some(Term { cardinal, unit: Some(larger.clone()), prefixed: false, end: end + length });
    }
    Some(Term { cardinal, unit: unit.cloned(), prefixed: false, end })
}

/// "… 10 inches" behind feet: a further part in a smaller unit of the dimension, in the larger one, and its length.
fn smaller(text: &str, larger: &Unit, lexicon: &Lexicon) -> Option<(Decimal, usize)> {
    if let Some(read) = inches(text, larger, lexicon) {
        return Some(read);
    }
    // Areas, volumes and shares are not told in two units: "12 sq km, 40 hectares" are two.
    if !matches!(&larger.dimension, Dimension::Physical(id) if matches!(&**id, "length" | "mass")) {
        return None;
    }
    let link = [" and ", ", ", " "].into_iter().find(|link| text.starts_with(link))?;
    let at = link.len();
    let rest = text.get(at..).filter(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric()))?;
    let read = cardinal(rest, lexicon, Letters::Few).filter(|read| read.hedge.is_none() && !read.scaled)?;
    let behind = &rest[read.end..];
    let gap = joint(behind);
    let (unit, length) = unit(&behind[gap..], gap, lexicon)?;
    let part = read.value.checked_mul(unit.factor)?.checked_div(larger.factor)?;
    let below = unit.dimension == larger.dimension
        && unit.offset.is_zero()
        && part > Decimal::ZERO
        && part < Decimal::ONE
        && unit.factor < larger.factor;
    // "10 km, 55 miles" is a list: only what divides the larger unit is a part of it.
    let divides = larger.factor.checked_rem(unit.factor)?.is_zero();
    // Behind a comma only parts that are few stand: "8 pounds, 4 ounces", not "3 km, 40 m".
    let few = link != ", " || larger.factor.checked_div(unit.factor)? <= Decimal::from(16);
    (below && divides && few).then_some((part, at + read.end + gap + length))
}

/// Inches behind feet where the word for them is left out or is also a preposition: "6-foot-2", "5 ft 2 in.", "6ft 2".
fn inches(text: &str, larger: &Unit, lexicon: &Lexicon) -> Option<(Decimal, usize)> {
    if &*larger.symbol != "ft" {
        return None;
    }
    let rest = text.strip_prefix(['-', ' '])?;
    let width = rest.bytes().take_while(u8::is_ascii_digit).count();
    let read: u32 = rest.get(..width)?.parse().ok().filter(|n| (1..12).contains(n))?;
    let behind = rest.get(width..)?;
    // "5-foot-10-inch"
    let spelt = ["-inches", "-inch"].iter().find(|word| text.starts_with('-') && behind.starts_with(**word));
    let decimal = behind.strip_prefix('.').is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit()));
    let bare =
        text.starts_with('-') && !behind.starts_with(|c: char| c.is_alphanumeric() || c == '-') && !decimal;
    let word = behind.strip_prefix(" in").filter(|tail| {
        let tail = tail.strip_prefix('.').unwrap_or(tail);
        let next = tail.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        let size = marks::SIZE.hold(next, lexicon)
            || ["more or less", "or so", "by "].iter().any(|t| tail.trim_start().starts_with(t));
        tail.is_empty() || tail.starts_with([',', ';', ')', '\n']) || size || (tail.trim_start().is_empty())
    });
    let end = 1 + width + spelt.map_or(if word.is_some() { " in".len() } else { 0 }, |word| word.len());
    let part = Decimal::from(read).checked_div(Decimal::from(12))?;
    (bare || word.is_some() || spelt.is_some()).then_some((part, end))
}

/// The unit at the beginning of `text`, `gap` bytes behind the number, and its length.
fn unit<'l>(text: &str, gap: usize, lexicon: &'l Lexicon) -> Option<(&'l Unit, usize)> {
    let apart =
        |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ')' | '(' | ']' | '"' | '”' | '-' | '–');
    let end = text.find(apart).unwrap_or(text.len()).min(48);
    let chunk = text.get(..end)?.trim_end_matches(['.', ':', '?', '!']);
    let symbol = lexicon.whole(chunk, Class::Unit).map(|sense| (chunk.len(), sense));
    let phrase = lexicon.at(text, Class::Unit).filter(|(length, _)| whole(&text[*length..]));
    let fits = |(_, sense): &(usize, &Sense)| gap == 0 || !sense.is("attached");
    let longest = |a: (usize, &'l Sense), b: (usize, &'l Sense)| if b.0 > a.0 { b } else { a };
    let (length, sense) = match (symbol.filter(fits), phrase.filter(fits)) {
        (Some(a), Some(b)) => longest(a, b),
        (a, b) => a.or(b)?,
    };
    Some((lexicon.unit(&sense.id)?, length))
}

/// Whether a unit may end before `rest`.
fn whole(rest: &str) -> bool {
    let mut chars = rest.chars();
    match chars.next() {
        Some('/' | '²' | '³' | '^') => false,
        Some(c) => !c.is_alphanumeric(),
        None => true,
    }
}

/// "in 2016 Stone said": a capitalised word behind a year is a name.
fn name(cardinal: &Cardinal, text: &str) -> bool {
    let mut chars = text.chars();
    let titled = chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase);
    titled && cardinal.plain && (Decimal::from(1900)..Decimal::from(2100)).contains(&cardinal.value)
}

/// "5m people": the letter is a scale, not metres.
fn counted(text: &str, length: usize, lexicon: &Lexicon) -> bool {
    let rest = &text[length..];
    let next = rest.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    length == 1
        && rest.starts_with(' ')
        && [Class::CountNoun, Class::PluralNoun, Class::Currency]
            .iter()
            .any(|c| lexicon.sense(next, *c).is_some())
}

/// Units that are things too, said of what stands behind them.
const THINGS: CueWords = CueWords::named("is-a-thing");

/// "two cup matches", "three stone walls": the word in the singular describes what is counted.
fn attribute(text: &str, length: usize, lexicon: &Lexicon) -> bool {
    let Some(next) = text[length..].strip_prefix(' ') else { return false };
    let next = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    THINGS.hold(&text[..length], lexicon) && figure::noun::plural(next, lexicon)
}

/// Pounds of weight, where money does not claim them.
fn pounds(place: Place<'_>) -> Option<Figure> {
    let found = figure::read(place, pound_term)?;
    weight(place, found.end).then_some(found)
}

fn pound_term(head: &Head<'_>) -> Option<Term> {
    let (text, lexicon) = (head.text, head.lexicon);
    let cardinal = head.cardinal(Letters::Few)?;
    let rest = &text[cardinal.tail..];
    let gap = joint(rest);
    let word = ["pounds", "pound"].into_iter().find(|w| rest[gap..].starts_with(w))?;
    let end = cardinal.tail + gap + word.len();
    let unit = lexicon.unit("lb").filter(|_| whole(&text[end..]) && gap > 0)?.clone();
    Some(Term { cardinal, unit: Some(unit), prefixed: false, end })
}

/// Words near pounds that are a weight.
const WEIGHTY: CueWords = CueWords::named("of-weight");
/// Verbs of losing and gaining weight.
const SLIMS: CueWords = CueWords::named("gains-weight");

/// Whether the pounds that end at byte `end` are a weight: "a 200-pound man", "weighs 12 pounds", "two pounds of flour".
pub(super) fn weight(place: Place<'_>, end: usize) -> bool {
    let written = place.text.get(place.at..end).unwrap_or("");
    let after = place.text.get(end..place.to).unwrap_or("");
    let spelt = written.ends_with("pounds") || written.ends_with("pound");
    let heavy = |word: &str| word.starts_with("weigh") || WEIGHTY.hold(word, place.lexicon);
    let before = hedge::window(place.before()).rsplit(|c: char| !c.is_alphanumeric()).take(8).any(heavy);
    spelt && (before || written.ends_with("-pound") || after.starts_with(" of ") || slimmed(place, written))
}

/// "lost 25 pounds", "to shed about 40 pounds": what somebody loses or gains in pounds, if it is little, is weight.
fn slimmed(place: Place<'_>, written: &str) -> bool {
    let before = hedge::window(place.before());
    let verb = |word: &str| SLIMS.hold(word, place.lexicon);
    let close = before.split_whitespace().rev().take(3).any(verb);
    let little = place.cardinal(Letters::Few).is_some_and(|read| read.value < Decimal::from(300));
    close && little && written.contains(' ')
}

/// "magnitude 6.1", "a magnitude of 6.1": the word stands before the number and belongs to the span.
fn magnitude(place: Place<'_>) -> Option<Figure> {
    let before = hedge::window(place.before());
    let trimmed = before.trim_end_matches([' ', '\u{a0}', '-', '\u{2011}', '\n']);
    let trimmed = trimmed.strip_suffix(" of").unwrap_or(trimmed);
    let word = trimmed.get(trimmed.len().checked_sub("magnitude".len())?..)?;
    if !word.eq_ignore_ascii_case("magnitude") {
        return None;
    }
    let start = place.at - (before.len() - (trimmed.len() - word.len()));
    let found = figure::read(place, magnitude_term)
        .filter(|f| f.quantity.number.is_none_or(|n| n > Decimal::ZERO && n < Decimal::from(11)))?;
    Some(Figure { start, ..found })
}

/// What has a magnitude.
const QUAKES: CueWords = CueWords::named("has-a-magnitude");

/// "a 7.2 earthquake": the decimal right before the word for a quake is its magnitude.
fn quake(place: Place<'_>) -> Option<Figure> {
    // Hardly any number looks like one.
    if !matches!(place.rest().as_bytes(), [b'1'..=b'9', b'.', b'0'..=b'9', ..]) {
        return None;
    }
    let found = figure::read(place, magnitude_term)?;
    let decimal = found.end - found.start == "7.2".len();
    let behind = place.text.get(found.end..place.to)?.strip_prefix([' ', '-'])?;
    let word = behind.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    (decimal && QUAKES.hold(word, place.lexicon)).then_some(found)
}

fn magnitude_term(head: &Head<'_>) -> Option<Term> {
    let (text, lexicon) = (head.text, head.lexicon);
    let cardinal = head.cardinal(Letters::Few)?;
    let unit = lexicon.unit("magnitude").cloned();
    let glued = text[cardinal.end..].starts_with(char::is_alphanumeric);
    (!glued).then_some(Term { cardinal, unit, prefixed: false, end: cardinal.end })
}

#[cfg(test)]
mod tests {
    use super::super::figure::corpus::{check, check_silent};

    #[test]
    fn measures() {
        check(&[
            ("dimension 200 m", &["200 metres", "200-metre", "200m", "200 m", "two hundred meters"]),
            ("dimension 12.5 km", &["12.5 km", "12.5km", "12.5 kilometres", "12.5-kilometer"]),
            ("dimension 165 km/h", &["165 km/h", "165km/h", "165 kph", "165 kilometres per hour"]),
            ("dimension 301 km²", &["301 sq km", "301 km2", "301 km²", "301 square kilometres"]),
            ("dimension 7.2 magnitude", &["a 7.2 earthquake | 7.2", "A 7.2 quake hit it. | 7.2"]),
            ("dimension 220 ppi", &["220 ppi", "220 pixels per inch"]),
            ("dimension 16 bit", &["16-bit", "16 bits"]),
            ("dimension 5.5 ft", &["5' 6\"", "5'6\"", "5 ft 6 in more or less | 5 ft 6 in"]),
            ("dimension 10 in", &["10\" long | 10\"", "It is 10 \" wide. | 10 \""]),
            ("dimension 4 km³", &["4 km cubed", "4 cubic kilometres"]),
            (
                "dimension 6.1 magnitude",
                &["6.1-magnitude", "magnitude 6.1", "magnitude-6.1", "magnitude of 6.1"],
            ),
            ("temperature -12 °C", &["-12°C", "-12 degrees Celsius", "minus 12 °C", "minus-12 °C", "-12C"]),
            ("dimension 8..16 m", &["8- to 16-metre", "8-16 metres", "8 metres to 16 metres", "8 to 16 m"]),
            ("dimension 200 lb", &["200-pound", "200 lbs"]),
            ("dimension ~70 mph", &["about 70 mph | 70 mph", "some 70 miles an hour | 70 miles an hour"]),
            ("dimension 0.5 mi", &["0.5 miles", "one-half miles", "half a mile", "half of a mile"]),
            (
                "dimension 5.5 ft",
                &[
                    "5 feet 6 inches",
                    "5ft 6in",
                    "five feet, six inches",
                    "5 feet and 6 inches",
                    "5 ft 6 in",
                    "a 5-foot-6 guard | 5-foot-6",
                    "He is 5-foot-6. | 5-foot-6",
                    "a 5-foot-6-inch guard | 5-foot-6-inch",
                    "is 5 ft 6 in tall | 5 ft 6 in",
                ],
            ),
            ("dimension 0.2 mi", &["two-tenths of a mile"]),
            ("dimension 0.25 mi", &["a quarter mile", "a quarter-mile walk | a quarter-mile"]),
            ("dimension 0.5 l", &["half a litre", "a half-litre bottle | a half-litre"]),
            ("dimension 5.5 ft", &["5'6\"", "5’6”", "5′6″"]),
            ("dimension 14.5 st", &["14st 7lb", "14st 7lbs"]),
            ("temperature -10..-5 °C", &["-5 to -10°C", "-10 to -5°C"]),
            ("dimension 8.5 lb", &["8 lbs, 8 oz", "8 lb 8oz"]),
            ("dimension 2.5 km", &["2 km 500 m", "2 kilometres and 500 metres"]),
            ("dimension 5 gal", &["5 US gallons", "five gallons"]),
            ("dimension 2.4 GHz", &["2.4GHz", "2.4 gigahertz"]),
        ]);
    }

    #[test]
    fn measures_in_a_row_are_not_added() {
        let knowledge = crate::knowledge::Knowledge::embedded();
        let read = |text| super::super::figure::corpus::figures(text, &knowledge);
        assert_eq!(
            read("It burned 12 sq km, 40 hectares of it here."),
            ["dimension 12 km² [12 sq km]", "dimension 40 ha [40 hectares]"]
        );
        assert_eq!(
            read("They dug 3 km, 40 m and 5 m."),
            ["dimension 3 km [3 km]", "dimension 40 m [40 m]", "dimension 5 m [5 m]"]
        );
        assert_eq!(
            read("It rose from 420 ppm, 12 ppb of it there."),
            ["dimension 420 ppm [420 ppm]", "dimension 12 ppb [12 ppb]"]
        );
    }

    #[test]
    fn no_measures() {
        check_silent(&["5G networks", "magnitude", "a metre away", "an Acme 520F flew"]);
    }

    #[test]
    fn inches_are_no_preposition() {
        let knowledge = crate::knowledge::Knowledge::embedded();
        let read = super::super::figure::corpus::figures("It rose 12 ft 2 in April.", &knowledge);
        assert_eq!(read.first().map(String::as_str), Some("dimension 12 ft [12 ft]"));
    }

    #[test]
    fn pounds_of_weight() {
        check(&[
            (
                "dimension 25 lb",
                &["He hoped to lose 25 pounds | 25 pounds", "having shed some weight, 25 lbs | 25 lbs"],
            ),
            ("currency 25 GBP", &["He hoped to pay 25 pounds | 25 pounds"]),
        ]);
    }

    #[test]
    fn a_bare_letter_before_people_is_a_scale() {
        check(&[("count 5000000 people", &["5m people", "5 million people"])]);
    }
}
