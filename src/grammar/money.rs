//! Amounts of money: `$3.5m`, `USD 300 billion`, `€2bn`, `A$5`, `300 million dollars`, `50 pence`.

use iso_currency::Currency;
use rust_decimal::Decimal;

use crate::knowledge::{Class, Classes, CueWords, Lexicon, Sense};
use crate::value::{Dimension, Unit};

use super::figure::cardinal::{Cardinal, Head, Letters, blank, cardinal, joint};
use super::figure::{self, Figure, Term, context};
use super::number::STARTS;
use super::{Found, Grammar, MentionType, Place, Starts};

/// The grammar of money.
pub(super) const GRAMMAR: Grammar = Grammar {
    name: "money",
    starts: Starts { code: true, classes: STARTS.classes.with(Classes::of(&[Class::Currency])), ..STARTS },
    parse,
};

fn parse(place: Place<'_>) -> Option<Found> {
    let found = figure::read(place, term)?;
    let unit = &found.quantity.unit;
    if &*unit.symbol == "GBP" && super::measure::weight(place, found.end) {
        return None;
    }
    if wins(place, &found) {
        return None;
    }
    Some(found.found(MentionType::Currency))
}

fn term(head: &Head<'_>) -> Option<Term> {
    let (text, lexicon) = (head.text, head.lexicon);
    if let Some((unit, at)) = prefix(text, lexicon) {
        let mut cardinal =
            cardinal(&text[at..], lexicon, Letters::All).or_else(|| with_cents(&text[at..], &unit))?;
        // In letters and signs of ASCII alone "#" is the pound sign, where it marks no rank: "#13 million".
        let sign = text[..at].trim_end();
        // So are "PS" and "Y=", and "PS5" is none.
        let rank = (sign.ends_with(['#', '=']) || sign == "PS") && !cardinal.scaled;
        let sound = cardinal.value >= Decimal::ZERO && !cardinal.words && !rank;
        let ends = !text[at + cardinal.end..].starts_with(char::is_alphanumeric);
        let mut end = at + cardinal.end;
        if let Some((cents, length)) = named_part(&text[end..], &unit, lexicon).filter(|_| cardinal.plain) {
            let value = cardinal.value.checked_add(cents)?;
            cardinal = Cardinal { value, place: Decimal::new(1, 2), ..cardinal };
            end += length;
        }
        if text.starts_with(['-', '−']) {
            cardinal.value = -cardinal.value;
        }
        return (sound && ends).then_some(Term { cardinal, unit: Some(unit), prefixed: true, end });
    }
    let cardinal = head.cardinal(Letters::All)?;
    let rest = &text[cardinal.tail..];
    let gap = joint(rest);
    if let Some((unit, factor)) = scaled_code(&rest[gap..]).filter(|_| !cardinal.scaled) {
        let (value, place) = (cardinal.value.checked_mul(factor)?, cardinal.place.checked_mul(factor)?);
        let end = cardinal.tail + gap + SCALED_CODE;
        let cardinal = Cardinal { value, place, scaled: true, ..cardinal };
        return Some(Term { cardinal, unit: Some(unit), prefixed: false, end });
    }
    let Some((unit, length)) = suffix(&rest[gap..], gap, lexicon) else {
        return Some(Term { end: cardinal.end, cardinal, unit: None, prefixed: false });
    };
    let end = cardinal.tail + gap + length;
    let Some((part, length)) = part(&text[end..], &unit, lexicon).filter(|_| !cardinal.scaled) else {
        return Some(Term { cardinal, unit: Some(unit), prefixed: false, end });
    };
    let cardinal =
        Cardinal { value: cardinal.value.checked_add(part)?, place: Decimal::new(1, 2), ..cardinal };
    Some(Term { cardinal, unit: Some(unit), prefixed: false, end: end + length })
}

/// What those who "won" something won: "the award", "his first title", "two medals".
const WON: CueWords = CueWords::named("is-won");
const PRIZE: CueWords = CueWords::named("prize");

/// "Team 2 won the cup", "All 6 won the title": a small number behind a name, or before a prize, is of those who won, and no
/// Korean money.
fn wins(place: Place<'_>, found: &Figure) -> bool {
    let lexicon = place.lexicon;
    let quantity = &found.quantity;
    let few = quantity.number.is_some_and(|n| n < Decimal::ONE_THOUSAND) && !quantity.scaled;
    if !few || !place.text.get(..found.end).is_some_and(|t| t.ends_with("won")) {
        return false;
    }
    let mut behind = place.text.get(found.end..place.to).unwrap_or("").split(|c: char| !c.is_alphanumeric());
    let word = behind.find(|word| !word.is_empty()).unwrap_or("");
    let before = context::last_word(place.before());
    let label = lexicon.sense(before, Class::LabelNoun).is_some()
        || before.starts_with(char::is_uppercase) && lexicon.sense(before, Class::FunctionWord).is_none();
    let named = label && place.before().ends_with([' ', '\u{a0}']);
    let won = WON.hold(word, lexicon);
    let counted = lexicon.sense(word, Class::NumberWord).is_some();
    named && (won || counted) || won && behind.take(2).any(|word| PRIZE.hold(word, lexicon))
}

/// `€1,50`: hundredths behind a comma, as the countries of the euro write them.
fn with_cents(text: &str, unit: &Unit) -> Option<Cardinal> {
    let width = text.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let cents = text.get(width..)?.strip_prefix(',')?;
    let ends = !cents.get(2..)?.starts_with(|c: char| c.is_alphanumeric())
        && !cents[2..].strip_prefix(['.', ',']).is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit()));
    if &*unit.symbol != "EUR" || !ends || !cents.bytes().take(2).all(|b| b.is_ascii_digit()) {
        return None;
    }
    let value: Decimal = format!("{}.{}", &text[..width], &cents[..2]).parse().ok()?;
    let end = width + 3;
    let place = Decimal::new(1, 2);
    Some(Cardinal { value, place, scaled: false, plain: false, words: false, hedge: None, end, tail: end })
}

/// "… and 45 cents" behind dollars: the hundredths in the whole unit, and their length.
fn part(text: &str, whole: &Unit, lexicon: &Lexicon) -> Option<(Decimal, usize)> {
    let at = [" and ", " "].iter().find_map(|link| text.strip_prefix(link).map(|_| link.len()))?;
    let rest = text.get(at..).filter(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric()))?;
    let read = cardinal(rest, lexicon, Letters::Few).filter(|read| read.hedge.is_none())?;
    let gap = joint(&rest[read.end..]);
    if let Some(part) = unsaid(text, &read, &rest[read.end..], whole) {
        return Some((part, at + read.end));
    }
    let (unit, length) = suffix(&rest[read.end + gap..], gap, lexicon)?;
    let fits = (&*unit.symbol == "pence") == matches!(&*whole.symbol, "GBP" | "IEP");
    let part = read.value.checked_mul(unit.factor)?;
    let below = fits && whole.factor == Decimal::ONE && unit.factor < Decimal::ONE && part < Decimal::ONE;
    (below && part > Decimal::ZERO).then_some((part, at + read.end + gap + length))
}

/// "… and 43c" behind "$20": hundredths with their name.
fn named_part(text: &str, whole: &Unit, lexicon: &Lexicon) -> Option<(Decimal, usize)> {
    part(text, whole, lexicon).filter(|(_, length)| !text[..*length].ends_with(|c: char| c.is_ascii_digit()))
}

/// "and 50" behind dollars, at the end of a phrase: hundredths whose name is left out.
fn unsaid(text: &str, read: &Cardinal, behind: &str, whole: &Unit) -> Option<Decimal> {
    let two = read.plain && (Decimal::TEN..Decimal::ONE_HUNDRED).contains(&read.value);
    let ends = behind.is_empty() || behind.starts_with(['.', ',', ';', ')', '\n']);
    let spelt = text.starts_with(" and ") && whole.factor == Decimal::ONE;
    (two && ends && spelt).then(|| read.value.checked_div(Decimal::ONE_HUNDRED)).flatten()
}

/// Length of a scale letter and a code.
const SCALED_CODE: usize = 4;

/// "MUSD", "kEUR": a code behind the letter of its scale, as balance sheets print it.
fn scaled_code(text: &str) -> Option<(Unit, Decimal)> {
    let factor = match text.bytes().next()? {
        b'M' | b'm' => 1_000_000,
        b'k' | b'K' | b'T' => 1_000,
        _ => return None,
    };
    let word = text.get(1..SCALED_CODE).filter(|w| w.bytes().all(|b| b.is_ascii_uppercase()))?;
    let whole = !text[SCALED_CODE..].starts_with(char::is_alphanumeric);
    code(word).filter(|_| whole).map(|unit| (unit, Decimal::from(factor)))
}

/// A currency sign or code before the amount, and where the amount begins.
fn prefix(text: &str, lexicon: &Lexicon) -> Option<(Unit, usize)> {
    let first = text.chars().next().filter(|c| !c.is_ascii_digit())?;
    // "U.S. $5 million"
    let country = ["U.S.", "U.S"].into_iter().find_map(|country| text.strip_prefix(country));
    if let Some(sign) = country.map(|tail| &tail[blank(tail)..])
        && let Some(behind) = sign.strip_prefix('$')
    {
        let amount = &behind[blank(behind)..];
        let dollar = lexicon
            .whole("$", Class::Currency)
            .filter(|_| amount.starts_with(|c: char| c.is_ascii_digit()))?;
        return Some((unit(dollar), text.len() - amount.len()));
    }
    if let Some(found) = behind_sign(text, lexicon) {
        return Some(found);
    }
    let minus = if matches!(first, '-' | '−') { first.len_utf8() } else { 0 };
    let letters = text[minus..].bytes().take(5).take_while(u8::is_ascii_alphabetic).count();
    let rest = &text[minus + letters..];
    let sign = rest.chars().next().filter(|c| !c.is_alphanumeric() && !c.is_whitespace());
    let length = letters + sign.map_or(0, char::len_utf8);
    let amount = |length: usize| {
        let behind = &text[minus + length..];
        let at = minus + length + blank(behind);
        text[at..].starts_with(|c: char| c.is_ascii_digit()).then_some(at)
    };
    if sign.is_some()
        && let Some(at) = amount(length)
        && let Some(sense) = lexicon.whole(&text[minus..minus + length], Class::Currency)
    {
        return Some((unit(sense), at));
    }
    if letters == 0 || minus > 0 {
        return None;
    }
    // `HK $ 10`: a phrase that ends in the sign.
    if let Some((length, sense)) = lexicon.at(text, Class::Currency)
        && length > letters
        && let Some(at) = amount(length)
    {
        return Some((unit(sense), at));
    }
    let at = amount(letters).or_else(|| rest.strip_prefix('.').and_then(|_| amount(letters + 1)))?;
    let word = &text[..letters];
    if letters == 3
        && word.bytes().all(|b| b.is_ascii_uppercase())
        && let Some(unit) = code(word)
    {
        return Some((unit, at));
    }
    // `Rs 500`, `RM5`, `rmb 10`, `usd 20`: abbreviations before the amount, which no English word is.
    let short = letters == 2 && first.is_uppercase();
    let spoken = word.bytes().any(|b| b"aeiouyAEIOUY".contains(&b));
    let sense = lexicon.sense(word, Class::Currency).filter(|sense| !sense.is("part"))?;
    (short || !spoken || word.eq_ignore_ascii_case(&sense.id)).then(|| (unit(sense), at))
}

/// `$US65`, `$A5`: the country behind the sign, as Australian papers print it.
fn behind_sign(text: &str, lexicon: &Lexicon) -> Option<(Unit, usize)> {
    let rest = text.strip_prefix('$')?;
    let letters = rest.bytes().take(3).take_while(u8::is_ascii_uppercase).count();
    let country = rest.get(..letters).filter(|country| !country.is_empty())?;
    let behind = &rest[letters..];
    let at = 1 + letters + blank(behind);
    let amount = text.get(at..)?.starts_with(|c: char| c.is_ascii_digit());
    let sense = lexicon.whole(&format!("{country}$"), Class::Currency).filter(|_| amount)?;
    Some((unit(sense), at))
}

/// The currency behind the amount, and its length.
fn suffix(text: &str, gap: usize, lexicon: &Lexicon) -> Option<(Unit, usize)> {
    if let Some((length, sense)) = lexicon.at(text, Class::Currency) {
        // `50p`, `43c`, `68 p`, and `42 RM`; other letters behind a number are too little to be money.
        let letter = length == 1 && (text.starts_with('p') || (gap == 0 && text.starts_with('c')));
        let capitals = length == 2 && text.starts_with(|c: char| c.is_ascii_uppercase());
        let short =
            length <= 2 && text.starts_with(|c: char| c.is_ascii_alphabetic()) && !letter && !capitals;
        // A capital inside a sentence makes it a name.
        let titled = sense.is("part") && text.starts_with(|c: char| c.is_ascii_uppercase()) && gap > 0;
        return (!short && !titled).then(|| (unit(sense), length));
    }
    // "20 US$"
    let letters = text.bytes().take(4).take_while(u8::is_ascii_uppercase).count();
    if letters > 0
        && let Some(sign) =
            text[letters..].chars().next().filter(|c| !c.is_alphanumeric() && !c.is_whitespace())
        && let Some(sense) = lexicon.whole(&text[..letters + sign.len_utf8()], Class::Currency)
        && !text[letters + sign.len_utf8()..].starts_with(|c: char| c.is_ascii_digit())
    {
        return Some((unit(sense), letters + sign.len_utf8()));
    }
    let word = text.get(..3).filter(|w| w.bytes().all(|b| b.is_ascii_uppercase()))?;
    let whole = !text[3..].starts_with(char::is_alphanumeric);
    code(word).filter(|_| whole).map(|unit| (unit, 3))
}

/// The currency with this ISO 4217 code, unless the code is an English word that capitals only stress.
fn code(word: &str) -> Option<Unit> {
    let stressed = matches!(word, "ALL" | "TOP" | "CUP" | "TRY" | "MAD" | "PEN");
    Currency::from_code(word).filter(|_| !stressed).map(|_| Unit::base(Dimension::Currency, word))
}

fn unit(sense: &Sense) -> Unit {
    Unit {
        dimension: Dimension::Currency,
        symbol: std::sync::Arc::clone(&sense.id),
        factor: sense.value.unwrap_or(Decimal::ONE),
        offset: Decimal::ZERO,
    }
}

#[cfg(test)]
mod tests {
    use super::super::MentionType;
    use super::super::figure::corpus::{check, check_silent};

    #[test]
    fn money() {
        check(&[
            ("currency 20 USD", &["20 US$", "US$20", "20US$", "US $20"]),
            ("currency 1.5 EUR", &["€1,50", "€1.50"]),
            ("currency 8100000000 GBP", &["PS8.1bn", "£8.1bn"]),
            ("currency 590000000000 JPY", &["Y=590 billion", "¥590 billion"]),
            ("currency 5000000 DEM", &["DM 5 million", "5 million deutsche marks"]),
            ("currency 3000000 FRF", &["FFr 3m", "FFr3m"]),
            ("currency 13000000 GBP", &["£13 million", "#13 million", "GB #13m"]),
            (
                "currency 300000000000 USD",
                &[
                    "USD 300 billion",
                    "USD300bn",
                    "US$300 billion",
                    "US$ 300bn",
                    "$300 billion",
                    "$300b",
                    "300 billion dollars",
                    "300 billion US dollars",
                    "USD\u{a0}300\u{a0}billion",
                    "300 billion USD",
                ],
            ),
            (
                "currency 3500000 USD",
                &["$3.5m", "$3.5 million", "$3,500,000", "three and a half million dollars"],
            ),
            (
                "currency 2000000000 EUR",
                &["€2bn", "€2 billion", "EUR 2 billion", "two billion euros", "2bn euros"],
            ),
            ("currency 65000000000 USD", &["$US65 billion", "$US 65 billion"]),
            ("currency 5 AUD", &["A$5", "$A5", "AUD 5", "5 Australian dollars", "five Australian dollars"]),
            ("currency 1000 GBP", &["£1,000", "£1k", "1,000 pounds", "GBP 1,000", "1,000 pounds sterling"]),
            ("currency 500 INR", &["Rs 500", "Rs. 500", "₹500", "500 rupees", "INR500"]),
            ("currency 20000 VND", &["20,000 dong", "VND 20,000", "20,000₫", "VND20,000"]),
            ("currency 50 cent", &["50 cents", "fifty cents", "50-cent"]),
            ("currency 50 pence", &["50 pence", "50p", "fifty pence"]),
            ("currency -4 USD", &["-$4"]),
            (
                "currency >2000000 EUR",
                &["more than €2 million | €2 million", "over €2m | €2m", "more than 2m euros | 2m euros"],
            ),
            (
                "currency 5000000..6000000 USD",
                &["$5m to $6m", "$5m-$6m", "$5-6 million", "between $5 and $6 million | $5 and $6 million"],
            ),
            (
                "currency 48000..90000 USD",
                &["$48,000 to $90,000", "between $48,000 and $90,000 | $48,000 and $90,000"],
            ),
        ]);
    }

    #[test]
    fn money_in_parts_and_by_short_names() {
        check(&[
            ("currency 52 USD", &["$52 a barrel | $52"]),
            (
                "currency 20.43 USD",
                &["20 dollars and 43 cents", "twenty dollars forty-three cents", "20 $ 43 cents"],
            ),
            ("currency 20.43 USD", &["$20 and 43 cents", "$20 and 43c"]),
            ("currency 300 KRW", &["300 won", "300 won a cup | 300 won"]),
            ("currency 22000000000 GBP", &["£22 billions"]),
            ("currency 15.5 USD", &["15 dollars and 50", "15 dollars and 50 cents", "$15.50"]),
            ("currency 3.5 GBP", &["three pounds 50 pence", "3 pounds and 50p"]),
            ("currency 30000000 USD", &["30 MUSD", "thirty MUSD", "30MUSD"]),
            ("currency 40000000 SEK", &["40 MSEK", "SEK 40m"]),
            ("currency 10 CNY", &["RMB 10", "rmb 10", "RMB10", "10 yuan", "10元"]),
            ("currency 10000000 MXN", &["Mex$ 10 million", "We sell Mex$ 10 million | Mex$ 10 million"]),
            ("currency 42 MYR", &["42 RM", "RM42", "malaysia ringgit 42", "42 ringgit"]),
            ("currency 68.5 pence", &["68.5 p", "68.5p", "68.5 pence"]),
            ("currency 43 cent", &["43c", "43 cents"]),
            ("currency 7 GEL", &["7₾", "7 lari"]),
        ]);
    }

    #[test]
    fn dollars_of_a_dotted_country() {
        let knowledge = crate::knowledge::Knowledge::embedded();
        let text = "It paid U.S. $5 million and U.S.$7 and U.S $8.";
        let document = crate::text::Document::new(crate::span::SourceId(0), text, 0);
        let mentions = crate::grammar::mentions(&document, text, &knowledge.lexicon);
        let money = mentions.iter().filter(|m| m.kind == MentionType::Currency);
        let spans: Vec<_> = money.map(|m| m.span.of(text)).collect();
        assert_eq!(spans, ["U.S. $5 million", "U.S.$7", "U.S $8"]);
    }

    #[test]
    fn korean_money() {
        check(&[(
            "currency 900 KRW",
            &[
                "900 won an hour | 900 won",
                "It cost 900 won more than before. | 900 won",
                "900 won only in Seoul | 900 won",
                "It fell 900 won against the dollar. | 900 won",
                "They paid 900 won the day before. | 900 won",
            ],
        )]);
    }

    #[test]
    fn no_money() {
        check_silent(&["the dollar", "$", "USD", "TOP", "a dollar store", "US officials", "the #2 seed"]);
        check(&[("number 30", &["30 MUSCLES | 30"]), ("number 5", &["plan c 5 | 5"])]);
        check(&[
            ("number 6", &["All 6 won the title. | 6"]),
            ("count 2 medals", &["Team 6 won two medals. | two medals"]),
        ]);
        check_silent(&["Team 6 won the cup."]);
    }
}
