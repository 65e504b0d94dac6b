//! Words of time, read with nom: months, weekdays, units and the like, each with the word boundaries nom does not see.

use std::cell::OnceCell;

use nom::bytes::complete::{take_while, take_while1};
use nom::combinator::verify;
use nom::{IResult, Parser};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{Direction, Origin, Phase, TimeUnit};
use crate::grammar::figure::cardinal::Head;
use crate::grammar::{Place, date};
use crate::knowledge::{Class, Classes, Lexicon, Sense};
use crate::value::{DayPart, Season};

/// What a small parser read, and the rest.
pub(crate) type Read<'a, T> = IResult<&'a str, T, ()>;

/// Nothing was read.
pub(crate) fn fail<'a, T>() -> Read<'a, T> {
    Err(nom::Err::Error(()))
}

/// Blanks of any width, at most one line break.
pub(crate) fn blank(input: &str) -> Read<'_, &str> {
    let is_blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{a0}' | '\u{202f}' | '\u{2009}');
    verify(take_while1(is_blank), |b: &str| b.bytes().filter(|c| *c == b'\n').count() < 2 && b.len() < 12)
        .parse(input)
}

/// A dash or hyphen of any kind, with or without blanks.
pub(crate) fn dash(input: &str) -> Read<'_, &str> {
    let trimmed = input.trim_start_matches([' ', '\u{a0}']);
    let rest = trimmed.strip_prefix(['-', '–', '—', '‑', '−', '‒']);
    match rest {
        Some(rest) => {
            let rest = rest.strip_prefix('-').unwrap_or(rest).trim_start_matches([' ', '\u{a0}']);
            Ok((rest, &input[..input.len() - rest.len()]))
        }
        None => fail(),
    }
}

/// Succeeds where no letter or digit follows.
pub(crate) fn boundary(input: &str) -> Read<'_, ()> {
    if input.starts_with(|c: char| c.is_alphanumeric() || c == '_') { fail() } else { Ok((input, ())) }
}

/// Between `least` and `most` ASCII digits, all there are.
pub(crate) fn digits(input: &str, least: usize, most: usize) -> Read<'_, &str> {
    verify(take_while(|c: char| c.is_ascii_digit()), |d: &str| (least..=most).contains(&d.len())).parse(input)
}

/// Digits as a number.
pub(crate) fn number(input: &str, least: usize, most: usize) -> Read<'_, i32> {
    let (rest, digits) = digits(input, least, most)?;
    digits.parse().map_or(Err(nom::Err::Error(())), |n| Ok((rest, n)))
}

/// A word of the lexicon that relates a time to an origin: `last`, `ago`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Relative {
    /// What it counts from.
    pub(crate) origin: Origin,
    /// −1, 0 or 1.
    pub(crate) step: i32,
}

impl Relative {
    /// Which of the like-named times it picks.
    pub(crate) fn direction(self) -> Direction {
        match self.step {
            ..0 => Direction::Last,
            0 => Direction::This,
            1.. => Direction::Next,
        }
    }
}

/// Classes of words that times and repeated times begin with.
const OPENING: Classes = date::FIRST.with(Classes::of(&[Class::Frequency]));

/// What grammars of time have read where one may begin: several begin with the same.
#[derive(Default)]
pub(crate) struct Opening {
    /// Those of [`OPENING`] of which a word or phrase stands there.
    classes: OnceCell<Classes>,
    /// How many units of time, and the length of the words that say so.
    pub(super) amount: OnceCell<Option<(usize, Option<Decimal>)>>,
    /// Which of several like times, and the length of the words that say so.
    pub(in crate::grammar) rank: OnceCell<Option<(usize, i8)>>,
}

/// Readers of words of time over the lexicon.
#[derive(Clone, Copy)]
pub(crate) struct Words<'l> {
    /// The lexicon.
    pub(crate) lexicon: &'l Lexicon,
    /// The place at which grammars are tried, if it is one.
    head: Option<&'l Head<'l>>,
}

impl<'l> Words<'l> {
    /// Readers for any text.
    pub(crate) fn new(lexicon: &'l Lexicon) -> Self {
        Self { lexicon, head: None }
    }

    /// Readers for the text at a place.
    pub(crate) fn at(place: &Place<'l>) -> Self {
        Self { lexicon: place.lexicon, head: place.head }
    }

    /// What is known of `input`, if that is the text at the place.
    pub(in crate::grammar) fn opening(self, input: &str) -> Option<&'l Opening> {
        self.head.filter(|head| std::ptr::eq(head.text, input)).map(|head| &head.opening)
    }

    /// The classes among those that times begin with of which a word or phrase stands at the beginning of `input`.
    pub(crate) fn matching(self, input: &str) -> Classes {
        let read = || self.lexicon.matching(input, OPENING);
        self.opening(input).map_or_else(read, |opening| *opening.classes.get_or_init(read))
    }

    /// A word or phrase of `class`.
    pub(crate) fn sense<'a>(self, input: &'a str, class: Class) -> Read<'a, &'l Sense> {
        let Some((length, sense)) = self.lexicon.at(input, class) else { return fail() };
        let rest = input.get(length..).unwrap_or("");
        let (rest, ()) = boundary(rest)?;
        Ok((rest, sense))
    }

    /// The whole number of a word of `class`.
    fn value<'a>(self, input: &'a str, class: Class) -> Read<'a, i32> {
        let (rest, sense) = self.sense(input, class)?;
        match sense.value.and_then(|v| v.to_i32()) {
            Some(value) => Ok((rest, value)),
            None => fail(),
        }
    }

    /// A month by name, 1 to 12, with the full stop of an abbreviation. In lower case only where no other word is spelt
    /// the same.
    pub(crate) fn month<'a>(self, input: &'a str) -> Read<'a, u8> {
        let (rest, value) = self.value(input, Class::Month)?;
        let word = &input[..input.len() - rest.len()];
        let lower = word.starts_with(|c: char| c.is_lowercase());
        // "feb 30" is a month by its day; "may 30" may be a verb. Some texts set a blank before the full stop: "dec . 12".
        let apart = rest.strip_prefix(" . ").filter(|_| word.len() < 5);
        let digits =
            apart.or_else(|| rest.strip_prefix(' ')).filter(|t| t.starts_with(|c: char| c.is_ascii_digit()));
        let day = word != "may" && digits.is_some();
        // "march 1st" is one whatever its case.
        let ordinal = digits.is_some_and(|t| self.day(t).is_ok_and(|(_, (_, ordinal))| ordinal));
        if lower && !ordinal && (((word.len() < 4 || word == "sept") && !day) || word == "march") {
            return fail();
        }
        Ok((full_stop(word, rest, 4), u8::try_from(value).unwrap_or(0)))
    }

    /// A month by name in any case.
    pub(crate) fn month_in_any_case<'a>(self, input: &'a str) -> Read<'a, u8> {
        self.month(input).or_else(|_| {
            let (rest, value) = self.value(input, Class::Month)?;
            Ok((rest, u8::try_from(value).unwrap_or(0)))
        })
    }

    /// A month by name in any case, with `mark` behind it.
    pub(crate) fn month_before<'a>(self, input: &'a str, mark: char) -> Read<'a, u8> {
        let (rest, value) = self.value(input, Class::Month)?;
        if rest.starts_with(mark) { Ok((rest, u8::try_from(value).unwrap_or(0))) } else { fail() }
    }

    /// A weekday by name, 1 (Monday) to 7; must begin with a capital. Abbreviations are read only if `short`.
    pub(crate) fn weekday<'a>(self, input: &'a str, short: bool) -> Read<'a, u8> {
        let (rest, value) = self.value(input, Class::Weekday)?;
        let word = &input[..input.len() - rest.len()];
        let lower = word.starts_with(|c: char| c.is_lowercase());
        if (lower || !short) && word.len() < 6 {
            return fail();
        }
        Ok((full_stop(word, rest, 5), u8::try_from(value).unwrap_or(0)))
    }

    /// A season by name.
    pub(crate) fn season<'a>(self, input: &'a str) -> Read<'a, Season> {
        let (rest, value) = self.value(input, Class::Season)?;
        let season = match value {
            1 => Season::Spring,
            2 => Season::Summer,
            3 => Season::Autumn,
            _ => Season::Winter,
        };
        Ok((rest, season))
    }

    /// A part of the day by name.
    pub(crate) fn day_part<'a>(self, input: &'a str) -> Read<'a, DayPart> {
        let (rest, sense) = self.sense(input, Class::DayPart)?;
        let part = match sense.id.split('-').next().unwrap_or("") {
            "morning" => DayPart::Morning,
            "midday" => DayPart::Midday,
            "afternoon" => DayPart::Afternoon,
            "evening" => DayPart::Evening,
            "night" => DayPart::Night,
            _ => DayPart::Daytime,
        };
        Ok((rest, part))
    }

    /// A unit of time.
    pub(crate) fn unit<'a>(self, input: &'a str) -> Read<'a, TimeUnit> {
        let (rest, sense) = self.sense(input, Class::TimeUnit)?;
        TimeUnit::of_id(&sense.id).map_or(Err(nom::Err::Error(())), |unit| Ok((rest, unit)))
    }

    /// `last`, `next`, `this`, `the same`: before a unit, month, weekday.
    pub(crate) fn leading<'a>(self, input: &'a str) -> Read<'a, Relative> {
        self.relative(input, "lead")
    }

    /// `ago`, `later`: behind a length.
    pub(crate) fn trailing<'a>(self, input: &'a str) -> Read<'a, Relative> {
        self.relative(input, "trail")
    }

    fn relative<'a>(self, input: &'a str, tag: &str) -> Read<'a, Relative> {
        let (rest, sense) = self.sense(input, Class::RelativeWord)?;
        if !sense.is(tag) {
            return fail();
        }
        let origin = if sense.is("now") { Origin::Now } else { Origin::Then };
        Ok((rest, Relative { origin, step: sense.value.and_then(|v| v.to_i32()).unwrap_or(0) }))
    }

    /// `early`, `mid-`, `end of the`: with the blanks, hyphen and article before the time itself.
    pub(crate) fn phase<'a>(self, input: &'a str) -> Read<'a, Phase> {
        let (rest, sense) = self.sense(input, Class::TimePhase)?;
        let phase = match sense.value.and_then(|v| v.to_i32()) {
            Some(0) | None => Phase::Middle,
            Some(step) if step < 0 => Phase::Early,
            Some(_) => Phase::Late,
        };
        let (rest, _) = blank(rest).or_else(|_| dash(rest))?;
        Ok((self.article(rest), phase))
    }

    /// The rest behind `the ` or `of ` or `of the `, if it stands there.
    pub(crate) fn article(self, input: &str) -> &str {
        let mut rest = input;
        for word in ["of", "the"] {
            if let Some(tail) = strip_word(rest, word)
                && let Ok((tail, _)) = blank(tail)
            {
                rest = tail;
            }
        }
        rest
    }

    /// A day of the month in digits or as an ordinal ("15", "15th", "fifteenth"), up to 39, and whether it is an ordinal.
    pub(crate) fn day<'a>(self, input: &'a str) -> Read<'a, (u8, bool)> {
        if let Ok((rest, day)) = number(input, 1, 2) {
            let day = u8::try_from(day).unwrap_or(0);
            if day == 0 || day > 39 {
                return fail();
            }
            let suffix =
                rest.get(..2).filter(|s| ["st", "nd", "rd", "th"].iter().any(|o| o.eq_ignore_ascii_case(s)));
            let tail = suffix.map_or(rest, |_| rest.get(2..).unwrap_or(""));
            boundary(tail)?;
            return Ok((tail, (day, suffix.is_some())));
        }
        // "twenty-sixth"
        let tens = [("twenty-", 20), ("thirty-", 30)].iter().find_map(|(word, tens)| {
            let head = input.get(..word.len())?;
            head.eq_ignore_ascii_case(word).then(|| (&input[word.len()..], *tens))
        });
        let (units, tens) = tens.unwrap_or((input, 0));
        let (rest, rank) = self.value(units, Class::OrdinalWord)?;
        let rank = if tens > 0 && rank > 9 { 0 } else { rank + tens };
        match u8::try_from(rank) {
            Ok(day @ 1..=31) => Ok((rest, (day, true))),
            _ => fail(),
        }
    }
}

/// The rest behind the word `word` in any case, at a boundary.
pub(crate) fn strip_word<'a>(input: &'a str, word: &str) -> Option<&'a str> {
    let head = input.get(..word.len())?;
    let rest = input.get(word.len()..)?;
    (head.eq_ignore_ascii_case(word) && boundary(rest).is_ok()).then_some(rest)
}

/// The rest behind the full stop of an abbreviation of at most `longest` letters.
fn full_stop<'a>(word: &str, rest: &'a str, longest: usize) -> &'a str {
    match rest.strip_prefix('.').or_else(|| rest.strip_prefix(" .").filter(|_| word.len() < 5)) {
        // A full stop ends the sentence unless a day, a year or a comma follows it.
        Some(tail)
            if word.len() <= longest
                && (tail.starts_with(['-', '–'])
                    || tail.trim_start().starts_with(|c: char| c.is_ascii_digit() || c == ',')) =>
        {
            tail
        }
        _ => rest,
    }
}
