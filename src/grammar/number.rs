//! Bare numbers: whatever figure no other grammar knows the unit of.

use rust_decimal::Decimal;

use crate::knowledge::{Class, Classes};
use crate::value::{Hedge, Quantity, Unit};

use super::figure::cardinal::{Cardinal, Head, Letters};
use super::figure::{self, Figure, Term, context, fraction, hedge};
use super::{Found, Grammar, MentionType, Place, Starts};

/// Where a figure can begin.
pub(super) const STARTS: Starts = Starts {
    digit: true,
    sign: true,
    capital: false,
    code: false,
    quote: false,
    classes: Classes::of(&[Class::NumberWord, Class::FractionWord, Class::Collective]),
};

/// The grammar of bare numbers.
pub(super) const GRAMMAR: Grammar = Grammar { name: "number", starts: STARTS, parse };

fn term(head: &Head<'_>) -> Option<Term> {
    let cardinal = head.cardinal(Letters::Few)?;
    Some(Term { end: cardinal.end, cardinal, unit: Some(Unit::none()), prefixed: false })
}

fn parse(place: Place<'_>) -> Option<Found> {
    let place = context::with_point(place);
    let Some(read) = place.cardinal(Letters::Few) else {
        return parts(place).or_else(|| hedged_part(place));
    };
    if let Some(share) = share(place, &read) {
        return Some(share);
    }
    if figureless(place, &read) {
        return None;
    }
    let figure = figure::read(place, term)?;
    // Behind a range its end decides what it is torn from.
    let end = read.end.max(figure.end - place.at);
    let written = place.rest().get(..end)?;
    let after = place.rest().get(end..)?;
    let other = context::torn(place.before(), written, after)
        || context::model(place.before(), &read, written, after, place.lexicon)
        || context::code(after)
        || context::emergency(written, after);
    (!other).then(|| figure.found(MentionType::Number))
}

/// "one in three", "nine out of ten": a share of all there are.
fn share(place: Place<'_>, read: &Cardinal) -> Option<Found> {
    let (value, end) = context::share(place, read).filter(|_| context::apart(place.before()))?;
    let quantity = Quantity::exact(value, Decimal::new(1, 2), Unit::none());
    let quantity = hedge::apply(place, place.at + end, None, quantity);
    Some(Figure { quantity, start: place.at, end: place.at + end }.found(MentionType::Number))
}

/// "a quarter to a third", "between a third and a half": from one part to another.
fn parts(place: Place<'_>) -> Option<Found> {
    let (low, length) = fraction::named(place.rest(), place.lexicon)?;
    let behind = place.rest().get(length..)?;
    let tail = match behind.strip_prefix(" to ") {
        Some(tail) => tail,
        None => behind.strip_prefix(" and ").filter(|_| hedge::follows_word(place.before(), "between"))?,
    };
    let (high, other) = fraction::named(tail, place.lexicon).filter(|(high, _)| low < *high)?;
    let after = tail.get(other..)?;
    let changed = hedge::follows_word(place.before(), "from") || !context::apart(place.before());
    if changed || after.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '‑' | '\'' | '’'))
    {
        return None;
    }
    let quantity = Quantity {
        number: None,
        low: Some(low),
        high: Some(high),
        hedge: Hedge::Between,
        ..Quantity::exact(low, Decimal::new(1, 2), Unit::none())
    };
    let end = place.at + (place.rest().len() - after.len());
    Some(Figure { quantity, start: place.at, end }.found(MentionType::Number))
}

/// "more than half", "about a third", "by a quarter": behind a hedge or a change a part stands alone, and is no period and no rank.
fn hedged_part(place: Place<'_>) -> Option<Found> {
    let (value, length) = fraction::named(place.rest(), place.lexicon)?;
    let after = place.rest().get(length..)?;
    let word = after.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    // "nearly a quarter century", "about half past four", "less than a third-party"
    let other = after.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '‑' | '\'' | '’'))
        || (!word.is_empty() && !place.lexicon.begins_with(word, Class::CountStop))
        || ["past", "a", "an", "ago", "later", "earlier"].contains(&word);
    let changed = ["by", "up", "down"].iter().any(|word| hedge::follows_word(place.before(), word))
        && !after.starts_with(" to ");
    if other || !(changed || hedge::hedged_before(place.before(), place.lexicon)) {
        return None;
    }
    let quantity = Quantity::exact(value, Decimal::new(1, 2), Unit::none());
    let quantity = hedge::apply(place, place.at + length, None, quantity);
    Some(Figure { quantity, start: place.at, end: place.at + length }.found(MentionType::Number))
}

/// Whether a number without a unit is no figure: a name, a year, "one" as a pronoun.
pub(super) fn figureless(place: Place<'_>, read: &Cardinal) -> bool {
    let written = place.rest().get(..read.end).unwrap_or("");
    let pronoun = read.words && (read.value == Decimal::ONE || read.value.is_zero());
    pronoun
        || (written.eq_ignore_ascii_case("half") && period(place))
        || context::title(place, read)
        || context::ratio(place, read)
        || context::year(place.before(), read, written)
        || context::names(place.before(), read, written, place.lexicon)
        || context::round(place, read)
}

/// "the second half of the year", "the other half of them": a part with a name of its own.
fn period(place: Place<'_>) -> bool {
    let before = context::last_word(place.before());
    place.lexicon.sense(before, Class::OrdinalWord).is_some()
        || ["the", "this", "that", "other", "latter", "final", "last", "top", "bottom", "better", "each"]
            .iter()
            .any(|word| before.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::super::figure::corpus::{check, check_silent};

    #[test]
    fn numbers() {
        check(&[
            ("number 12", &["12", "twelve", "Twelve", "They need 12. | 12"]),
            (
                "number 12000",
                &["12,000", "12 000", "12\u{a0}000", "12\u{202f}000", "twelve thousand", "12 thousand"],
            ),
            ("number 1234567", &["1,234,567", "12,34,567", "1.234.567", "1 234 567"]),
            (
                "number 1500",
                &["1,500", "1500", "1.5 thousand", "fifteen hundred", "one thousand five hundred"],
            ),
            (
                "number 3500000",
                &["3.5 million", "3.5M", "three and a half million", "3 ½ million", "3.5-million"],
            ),
            ("number 2000000000", &["2bn", "2 billion", "two billion", "2,000 million"]),
            ("number 120000", &["1.2 lakh", "one hundred and twenty thousand", "120K"]),
            ("number 70000000", &["7 crore", "seventy million"]),
            ("number 112", &["112", "one hundred and twelve", "one hundred twelve", "a hundred and twelve"]),
            ("number 25", &["twenty-five", "twenty five", "25.0"]),
            ("number 500000", &["half a million", "half million", "500,000", "five hundred thousand"]),
            ("number 250000", &["a quarter of a million", "two hundred and fifty thousand"]),
            ("number 24", &["two dozen", "2 dozen"]),
            ("number 321", &["3 hundred and 21", "three hundred and twenty-one"]),
            ("number ~63000", &["about 63000 Swift | 63000"]),
            ("number ~1000", &["About 1000 came by sea. | 1000"]),
            ("number 2.5", &["2.5", "two and a half", "2 1/2", "2½", "2 ½"]),
            (
                "number 0.75",
                &["three-quarters", "three quarters of the hall | three quarters", "¾", "3/4", "0.75"],
            ),
            ("number 0.5", &["half of the votes | half", "one half", "½"]),
            (
                "number >40",
                &["more than 40 | 40", "over forty | forty", "in excess of 40 | 40", "well over 40 | 40"],
            ),
            ("number 33", &["taking the toll up to 33 | 33"]),
            ("number >=40", &["at least 40 | 40", "no fewer than 40 | 40", "40 or more | 40", "40+ | 40"]),
            (
                "number <=40",
                &["up to 40 | 40", "as many as 40 | 40", "up to about 40 | 40", "no more than 40 | 40"],
            ),
            (
                "number ~40",
                &["about 40 | 40", "some 40 | 40", "~40 | 40", "40 or so | 40", "an estimated 40 | 40"],
            ),
            ("number <~40", &["nearly 40 | 40", "just under 40 | 40", "almost 40 | 40"]),
            ("number <40", &["fewer than 40 | 40", "under 40 | 40"]),
            (
                "number 10..15",
                &["between 10 and 15 | 10 and 15", "10 to 15", "from ten to fifteen | ten to fifteen"],
            ),
        ]);
    }

    #[test]
    fn fractions_decimals_and_powers() {
        check(&[
            ("number 0.03125", &["1⁄32", "1 over 32", "one over thirty-two"]),
            ("number 0.01", &["a hundredth"]),
            ("number 4.6", &["twenty-three fifths", "four and three fifths", "4.6"]),
            ("number 0.4", &["two fifths", "2 fifths", "four tenths", "two-fifths of them | two-fifths"]),
            ("number 0.12", &["three twenty-fifths", "twelve hundredths"]),
            ("number 2.54", &["two and fifty-four hundredths"]),
            ("number 100.75", &["one hundred and three quarters"]),
            ("number 0.0001", &["100 millionths", "one hundred millionths"]),
            ("number 666667", &["two thirds of a million"]),
            ("number 2500000", &["two point five million", "2.5 million"]),
            ("number 0.08", &["zero point zero eight", ".08", "nought point nought eight"]),
            ("number 1.11", &["one point eleven"]),
            ("number 0.000623", &["6.23x10^-4", "6.23 × 10^-4", "6.23e-4"]),
            ("number 10000000000", &["1e10"]),
            ("number 26", &["one hundred and thirty fifths", "26"]),
            ("number 250000", &["a quarter million", "quarter million"]),
            ("number 0.4", &["two - fifths of them | two - fifths"]),
            ("number 2.5", &["2-1/2", "two-and-a-half"]),
            ("number 0.2", &["one in five", "1 in 5", "two out of ten", "2 out of every 10"]),
            ("number >0.2", &["more than one in five men | one in five"]),
            ("number >0.5", &["More than half were shut. | half"]),
            ("number <0.2", &["less than a fifth, | a fifth"]),
            ("number ~0.25", &["about a quarter | a quarter"]),
            (
                "number 0.25..0.5",
                &["a quarter to a half", "between a quarter and a half | a quarter and a half"],
            ),
            ("number 2345.5", &["2,345 1/2", "2,345.5"]),
            ("number 7000", &["a 7,000-strong crowd | 7,000"]),
            ("number 0.9", &["nine out of ten"]),
            (
                "number 0.25",
                &["Sales fell by a quarter. | a quarter", "Sales are up a quarter in May | a quarter"],
            ),
            ("number 1000000", &["10^6", "10⁶"]),
            ("number 0.001", &["10⁻³"]),
            ("number 250000", &["2.5×10⁵", "2.5 x 10⁵"]),
            ("number 3500000", &["3,5 million"]),
            ("number 1000", &["1'000", "1’000"]),
            ("number 0.4", &["two in five of them | two in five"]),
            ("number 0.05", &["one in every 20"]),
            ("number 1500000", &["one million and five hundred thousand", "a million and a half"]),
            ("number 1000500000", &["one billion and a half million"]),
            ("number 256", &["2^8"]),
            ("number 0.25", &["4^-1"]),
            ("number 1.331", &["1.1^3"]),
            ("number 0.4", &["2 in 5 people | 2 in 5", "2 in 5 of them | 2 in 5"]),
            ("number >=0.4", &["2 in 5 or more | 2 in 5"]),
            ("number 3000000000", &["three billions", "three thousand millions", "300 crores"]),
            ("number 2400", &["two hundred dozens", "200 dozen"]),
        ]);
    }

    #[test]
    fn a_model_is_known_by_its_name() {
        let knowledge = crate::knowledge::Knowledge::embedded();
        let read = |text| super::super::figure::corpus::figures(text, &knowledge);
        assert_eq!(read("She flew the Acme 737 home. Fans of the 737 came, 40 in all."), ["number 40 [40]"]);
        assert_eq!(read("Fans of the 737 came."), ["number 737 [737]"]);
    }

    #[test]
    fn a_label_and_what_follows_are_no_share() {
        let knowledge = crate::knowledge::Knowledge::embedded();
        let read = |text| super::super::figure::corpus::figures(text, &knowledge);
        assert_eq!(read("Beyond round four in eight tries."), ["count 8 tries [eight tries]"]);
        assert_eq!(read("This year one in five stayed."), ["number 0.2 [one in five]"]);
        assert_eq!(read("He scored 2 in 5 games."), ["number 2 [2]", "count 5 games [5 games]"]);
        assert_eq!(read("The last four were freed."), ["number 4 [four]"]);
        assert_eq!(read("The odds are one in 2000."), ["number 0.0005 [one in 2000]"]);
        assert_eq!(read("Only the final 16 remain."), ["number 16 [16]"]);
        assert_eq!(read("Of the bottom four, all fell."), ["number 4 [four]"]);
        assert_eq!(read("Growth in Spain 4.0, in Italy 3.0."), ["number 4 [4.0]", "number 3 [3.0]"]);
        assert_eq!(read("Anna Torvell 6.0."), ["number 6 [6.0]"]);
        assert_eq!(read("They bought 1200 dozen."), ["number 14400 [1200 dozen]"]);
        assert_eq!(read("In 2015 thousands of people fled."), Vec::<String>::new());
    }

    #[test]
    fn a_change_and_its_level_are_no_range() {
        let knowledge = crate::knowledge::Knowledge::embedded();
        let read = |text| super::super::figure::corpus::figures(text, &knowledge);
        assert_eq!(
            read("Sales grew by 3,000 to 2.8 million."),
            ["number 3000 [3,000]", "number 2800000 [2.8 million]"]
        );
        assert_eq!(read("Sales grew by 30 to 40."), ["number 30..40 [30 to 40]"]);
        // A blood pressure is no fraction either.
        assert_eq!(read("It was 140 over 90."), ["number 140 [140]", "number >90 [90]"]);
        assert_eq!(read("It is right to plus or minus 3."), ["number 3 [3]"]);
        // A round of golf is no fraction.
        assert_eq!(read("She shot a one over 72."), ["number >72 [72]"]);
    }

    #[test]
    fn ranges_without_a_unit() {
        check(&[
            ("number 5000..20000", &["5k-20k", "5,000–20,000", "5,000-20,000", "5000 – 20000", "5k to 20k"]),
            (
                "number 100..300",
                &[
                    "larger than 100 and smaller than 300 | 100 and smaller than 300",
                    "at most 300 and at least 100 | 300 and at least 100",
                    "more than 100 but less than 300 | 100 but less than 300",
                    "between 100 and about 300 | 100 and about 300",
                    "from 100 to nearly 300 | 100 to nearly 300",
                ],
            ),
            ("number -7", &["-7", "−7", "minus 7", "minus seven", "minus-7"]),
            ("number 20..100", &["20~100", "20 to 100"]),
        ]);
    }

    #[test]
    fn no_numbers() {
        check_silent(&[
            "in 2026",
            "since 1815",
            "Section 427 of the act",
            "Page 3",
            "versions 6 through 11",
            "versions six through 11",
            "versions 6, 7, 8 and 9",
            "Corvane 6 through 11",
            "a Boeing 737 landed",
            "Room 101",
            "SUMMIT 6 begins",
            "5G and 6G",
            "No. 5",
            "one of the ministers",
            "the one who came",
            "They won 3-1 away",
            "a 98-102 defeat",
            "1501 stage photo 2.jpg",
            "Comments (0)",
            "https://example.org/2026/12/story-345678.html",
            "write to desk12@example.org",
            "version 1.2.3",
            "call 024 3825 1234",
            "at 10:45",
            "dozens of them",
            "Formula One",
            "24/7",
            "a 3-to-1 margin",
            "from 9-to-5",
            "call +49 30 9018 20 now",
            "2,5 and so on",
            "by a quarter past",
            "a quarter",
            "at half past",
            "her 401(k) plan",
            "hundreds of them",
            "in the other half of the year",
            "a 999 call",
            "the 911 call",
            "a 3-in-1 printer",
            "a 5-for-1 split",
            "the Group of Eight",
            "the Group of 20",
            "on 0845 8 505 505",
            "He bought a 4×4.",
            "10 Mill Street",
            "They agreed. 3. What follows",
            "a 1,200-1 outsider",
            "flight 7e5",
            "the 60614 ZIP code",
            "in the 312 area code",
            "by 2150",
            "went to number one in 2000",
            "In 1688 thousands fled.",
            "The Orvo 4.0 is out.",
            "They went into the last 16.",
            "a Web 2.0 firm",
            "They run Browsy 3.0 now.",
            "They reached the last eight.",
            "a place in the final four",
            "among the bottom three",
            "The Herons 2 won the cup.",
        ]);
    }
}
