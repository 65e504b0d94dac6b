//! Days and months: "15 January 2026", "Jan. 15", "the 15th of January", "January 12 to 16", "May 2024", "March".

use super::{Context, Dated, day_part, part, row, year};
use crate::grammar::temporal::{
    Point, Read, When, Words, YearSaid, amount, blank, boundary, dash, fail, last_word, next_word, number,
    strip_word,
};
use crate::knowledge::{Class, Classes};
use crate::value::{CalendarUnit, Civil};
use rust_decimal::prelude::ToPrimitive;

/// A calendar time whose year stands behind it, or not at all.
fn with_year<'a>(words: Words<'_>, rest: &'a str, unit: CalendarUnit) -> Read<'a, Dated> {
    let (rest, (year, said)) = year::behind(words, rest).unwrap_or((rest, (None, YearSaid::Tense)));
    let point = Point::new(When::Calendar { readings: vec![Civil::new(year, unit)], year: said });
    Ok((rest, point.into()))
}

/// Between a day and its month: a blank, "of", a hyphen or slash ("05-Aug-2016").
fn joint<'a>(words: Words<'_>, input: &'a str) -> Read<'a, ()> {
    if let Some(rest) = input.strip_prefix(['-', '/', '.']) {
        return Ok((rest, ()));
    }
    let (rest, _) = blank(input)?;
    let rest = words.article(rest);
    // "the 15th day of June"
    let rest = match words.unit(rest) {
        Ok((tail, crate::grammar::temporal::TimeUnit::Day)) => words.article(blank(tail)?.0),
        _ => rest,
    };
    Ok((rest, ()))
}

/// "15 January 2026", "15th of January", "15-Jan-2026"; the day may be an ordinal in words.
pub(crate) fn day_first<'a>(words: Words<'_>, input: &'a str) -> Read<'a, Dated> {
    let (rest, (day, ordinal)) = words.day(input)?;
    let hyphen = rest.starts_with('-');
    let (rest, ()) = joint(words, rest)?;
    // "the 1st of march"
    let of = ordinal && input.get(..input.len() - rest.len()).is_some_and(|said| said.ends_with("of "));
    let (rest, month) = if of { words.month_in_any_case(rest)? } else { words.month(rest)? };
    let unit = CalendarUnit::Day { month, day };
    // `22/Jan/2019`, `22-JAN-19`
    if let Some(tail) = rest.strip_prefix(['-', '/'])
        && let Ok((tail, year)) = year::year4(tail).or_else(|_| year::two_digits(tail, hyphen && !ordinal))
    {
        return Ok((tail, Point::calendar(Civil::new(Some(year), unit)).into()));
    }
    with_year(words, rest, unit)
}

/// "twenty-sixth of May", "thirty-first day of the month": days that begin with a number word.
pub(crate) fn high_day<'a>(context: Context<'a>, input: &'a str) -> Read<'a, Dated> {
    if !input.get(..3).is_some_and(|t| t.eq_ignore_ascii_case("twe") || t.eq_ignore_ascii_case("thi")) {
        return fail();
    }
    day_first(context.words, input)
        .or_else(|_| spoken_day_first(context.words, input))
        .or_else(|_| part::nth(context, input))
}

/// "twenty five January nineteen eighty-six": as it is spoken, with its year.
fn spoken_day_first<'a>(words: Words<'_>, input: &'a str) -> Read<'a, Dated> {
    let (rest, day) = spoken_day(words, input)?;
    let (rest, month) = blank(rest).and_then(|(rest, _)| words.month(rest))?;
    spoken_with_year(words, rest, CalendarUnit::Day { month, day })
}

/// A day of the month in number words, as it is spoken: "twenty five".
fn spoken_day<'a>(words: Words<'_>, input: &'a str) -> Read<'a, u8> {
    let (rest, number) = amount(words, input)?;
    let written = !input.starts_with(|c: char| c.is_alphabetic()) || strip_word(input, "a").is_some();
    match number.filter(|n| !written && n.fract().is_zero()).and_then(|n| n.to_u8()) {
        Some(day @ 1..=31) => Ok((rest, day)),
        _ => fail(),
    }
}

/// The day with the year that must stand behind it: without one, "May twenty people come" is none.
fn spoken_with_year<'a>(words: Words<'_>, input: &'a str, unit: CalendarUnit) -> Read<'a, Dated> {
    let (rest, dated) = with_year(words, input, unit)?;
    let year = dated.point.civil().is_some_and(|civil| civil.year.is_some());
    if year { Ok((rest, dated)) } else { fail() }
}

/// `2019-Aug-01`, `2019/aug/1`.
pub(crate) fn year_first<'a>(words: Words<'_>, input: &'a str) -> Read<'a, Dated> {
    let (rest, year) = number(input, 4, 4)?;
    let Some(mark) = rest.chars().next().filter(|c| matches!(c, '-' | '/')) else { return fail() };
    let (rest, month) = words.month_before(&rest[1..], mark)?;
    let Some(rest) = rest.strip_prefix(mark) else { return fail() };
    let (rest, (day, _)) = words.day(rest)?;
    let civil = Civil::new(Some(year), CalendarUnit::Day { month, day });
    if (1000..=2100).contains(&year) { Ok((rest, Point::calendar(civil).into())) } else { fail() }
}

/// "January 15, 2026", "Jan. 15", "January 2026", "January".
pub(crate) fn month_first<'a>(context: Context<'a>, input: &'a str) -> Read<'a, Dated> {
    let words = context.words;
    let (rest, month) = words.month(input)?;
    if let Ok((tail, day)) = day_behind(words, rest) {
        let unit = CalendarUnit::Day { month, day };
        let (rest, mut dated) = with_year(words, tail, unit)?;
        if let When::Calendar { readings, year: YearSaid::Tense } = &mut dated.point.when
            && let [Civil { year: open @ None, .. }] = readings.as_mut_slice()
        {
            *open = row::year_behind(words, rest);
        }
        return Ok((rest, dated));
    }
    // "January twenty five nineteen eighty-six"
    if let Ok((tail, day)) = blank(rest).and_then(|(tail, _)| spoken_day(words, tail))
        && let Ok(found) = spoken_with_year(words, tail, CalendarUnit::Day { month, day })
    {
        return Ok(found);
    }
    let found = with_year(words, rest, CalendarUnit::Month(month))?;
    let found = in_a_year(found);
    // "the December quarter" ends with that month, "the October-to-December quarter" not.
    if month % 3 == 0
        && context.before != "to "
        && let Some(tail) = rest.strip_prefix(" quarter").filter(|t| boundary(t).is_ok())
    {
        return with_year(words, tail, CalendarUnit::Quarter(month / 3));
    }
    let has_year = found.1.point.civil().is_some_and(|c| c.year.is_some()) || found.0.len() < rest.len();
    let word = &input[..input.len() - rest.len()];
    if has_year || is_month(context, word, rest) { Ok(found) } else { fail() }
}

/// "April in 2016": the year of a month may stand behind "in".
fn in_a_year((rest, mut dated): (&str, Dated)) -> (&str, Dated) {
    if let Some(tail) = rest.strip_prefix(" in ")
        && let Ok((tail, year)) = year::year4(tail)
        && let When::Calendar { readings, year: YearSaid::Tense } = &mut dated.point.when
        && let [Civil { year: open @ None, .. }] = readings.as_mut_slice()
    {
        *open = Some(year);
        return (tail, dated);
    }
    (rest, dated)
}

/// The day behind a month: " 15", " the 15th", "/15", "15" in "Dec31".
fn day_behind<'a>(words: Words<'_>, input: &'a str) -> Read<'a, u8> {
    let tail = input.strip_prefix('/').map_or_else(|| blank(input).map(|(t, _)| t), Ok)?;
    let (tail, article) = match strip_word(tail, "the") {
        Some(rest) => (blank(rest)?.0, true),
        None => (tail, false),
    };
    let (rest, (day, ordinal)) = words.day(tail)?;
    let written = tail.starts_with(|c: char| c.is_ascii_digit());
    if (article || !written) && !ordinal {
        return fail();
    }
    // "March 5 million", "May 10%", "June 3.5", "May 1,000", "Sept 10:30"
    let figure = rest.starts_with(['%', '°'])
        || (rest.starts_with(['.', ',', ':'])
            && rest[1..].starts_with(|c: char| c.is_ascii_digit())
            && !thousandless(rest));
    let scaled = next_word(rest).is_some_and(|w| words.lexicon.begins_with(w, Class::ScaleWord));
    if figure || scaled { fail() } else { Ok((rest, day)) }
}

/// ",2026" is a year without its blank, ",000" a thousand.
fn thousandless(rest: &str) -> bool {
    rest.strip_prefix(',').is_some_and(|tail| year::year4(tail).is_ok())
}

/// Words before a month that stands alone.
const BEFORE_MONTH: &[&str] = &[
    "in",
    "since",
    "by",
    "until",
    "till",
    "during",
    "before",
    "after",
    "from",
    "to",
    "through",
    "early",
    "late",
    "mid",
    "of",
    "for",
    "on",
    "between",
    "and",
    "last",
    "next",
    "this",
    "every",
    "each",
    "previous",
    "following",
    "same",
    "throughout",
    "than",
    "around",
    "or",
];

/// Of them, those that stand before names of persons as well.
const WEAK: &[&str] = &["and", "or", "of", "for", "to", "on", "than", "between", "after", "before"];

/// Whether the name of a month that stands alone, without day and year, is a month: "may" and "march" are verbs, and
/// April, May, June and August are names of people.
fn is_month(context: Context<'_>, word: &str, rest: &str) -> bool {
    let led = last_word(context.before).is_some_and(|w| {
        let w = w.rsplit(['-', '‑']).find(|part| !part.is_empty()).unwrap_or(w);
        BEFORE_MONTH.iter().any(|b| b.eq_ignore_ascii_case(w))
    });
    let capital = word.starts_with(|c: char| c.is_uppercase());
    // "Jan-Feb 2017", "between august and october": the month behind the dash or word vouches for the first.
    let between = last_word(context.before).is_some_and(|w| w.eq_ignore_ascii_case("between"));
    let joined =
        dash(rest).map(|(tail, _)| tail).or_else(|_| connector(rest, between).map(|(tail, ())| tail));
    let ranged = joined.is_ok_and(|tail| context.words.month(tail).is_ok());
    let led = led || ranged || is_in_row(context, rest);
    let touching = context.before.ends_with(|c: char| c.is_alphanumeric());
    let occasion = capital && !led && is_of_occasion(context, word, rest);
    let led = led || occasion;
    let doubtful = ["march", "may", "mar", "dec", "sep", "jan", "jun", "august"]
        .iter()
        .any(|d| word.trim_end_matches('.').eq_ignore_ascii_case(d));
    let name = next_word(rest).filter(|_| rest.starts_with(' ')).is_some_and(|next| {
        let classes = context.words.lexicon.begins(next);
        let of_time = Classes::of(&[Class::Month, Class::Weekday, Class::CountStop]);
        next.starts_with(|c: char| c.is_uppercase()) && !classes.meets(of_time)
    });
    // "and April Smith", "for May Jones": what only joins or leads a name tells no month.
    let weak =
        || last_word(context.before).is_some_and(|w| WEAK.iter().any(|weak| weak.eq_ignore_ascii_case(w)));
    let given =
        ["april", "may", "june", "august", "jan"].iter().any(|given| word.eq_ignore_ascii_case(given));
    if touching || (name && (!led || given && !ranged && weak())) {
        return false;
    }
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let shouted = letters.clone().count() > 1 && letters.all(char::is_uppercase);
    if doubtful {
        led && (capital || (ranged && word.len() > 5)) && (!shouted || word.len() > 3)
    } else {
        led || capital
    }
}

/// Whether another month stands beside this one in a row: "in June, August and November".
fn is_in_row(context: Context<'_>, rest: &str) -> bool {
    let month = |text: &str| context.words.month(text).is_ok_and(|(tail, _)| boundary(tail).is_ok());
    let next = [", and ", ", ", " and "].iter().find_map(|joint| rest.strip_prefix(joint));
    let before = [", and ", ", ", " and "].iter().find_map(|joint| context.before.strip_suffix(joint));
    next.is_some_and(month) || before.and_then(last_word).is_some_and(|w| month(w) && w.len() > 3)
}

/// Whether a name that is also another word stands for its month by what took place in it: "a March operation", "the costly
/// August battles"; "May" only behind an article, as persons bear it.
fn is_of_occasion(context: Context<'_>, word: &str, rest: &str) -> bool {
    let article = last_word(context.before)
        .is_some_and(|w| ["a", "the", "its", "their", "this"].iter().any(|a| a.eq_ignore_ascii_case(w)));
    let small = last_word(context.before).is_some_and(|w| w.starts_with(char::is_lowercase));
    // "an expected May election"
    let described = || {
        let adjective = last_word(context.before)?;
        let before = context.before.trim_end().strip_suffix(adjective)?;
        last_word(before).filter(|w| ["a", "an", "the"].contains(w))
    };
    day_part::is_of_occasion(context.words, rest)
        && (article || small && (word != "May" || described().is_some()))
}

/// "12-16 January", "12 to 16 January 2026", "3 and 12 of September": first and last day.
pub(crate) fn days_then_month<'a>(words: Words<'_>, input: &'a str, and: bool) -> Read<'a, (Dated, Dated)> {
    let (rest, (first, _)) = words.day(input)?;
    // "5/6 May"
    let slash = rest.strip_prefix('/').filter(|tail| tail.starts_with(|c: char| c.is_ascii_digit()));
    let (rest, ()) = slash.map_or_else(|| connector(rest, and), |tail| Ok((tail, ())))?;
    let rest = words.article(rest);
    let (rest, last) = day_first(words, rest)?;
    let next = last
        .point
        .civil()
        .is_some_and(|c| matches!(c.unit, CalendarUnit::Day { day, .. } if day == first + 1));
    if slash.is_some() && !next {
        return fail();
    }
    let Some(civil) = last.point.civil() else { return fail() };
    let CalendarUnit::Day { month, .. } = civil.unit else { return fail() };
    let from = Civil::new(civil.year, CalendarUnit::Day { month, day: first });
    let year = match &last.point.when {
        When::Calendar { year, .. } => *year,
        _ => YearSaid::Tense,
    };
    let from = Point::new(When::Calendar { readings: vec![from], year });
    Ok((rest, (from.into(), last)))
}

/// "January 12 to 16, 2026", "January 12–16": first and last day.
pub(crate) fn month_then_days<'a>(words: Words<'_>, input: &'a str, and: bool) -> Read<'a, (Dated, Dated)> {
    let (rest, month) = words.month(input)?;
    let (rest, first) = day_behind(words, rest)?;
    let spaced = rest.starts_with(' ') && dash(rest).is_ok();
    let (rest, ()) = connector(rest, and)?;
    let opened = words.article(rest);
    // "VARN, May 7 - The 2,400 guests": so does a sentence begin.
    let article = opened.len() < rest.len();
    let digits = opened.starts_with(|c: char| c.is_ascii_digit());
    let (rest, (last, _)) = words.day(opened)?;
    // "May 9 - 6.1 magnitude", "May 9 - 2,400 guests": a longer number.
    let grouped = rest.strip_prefix([',', '.']).is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit()));
    // "HULL, May 18 - Second seed Ann Lee", "Oct 1 - 12 people": a dateline ends there, and no range.
    if spaced && (!digits || article || counts(words, rest)) || grouped {
        return fail();
    }
    // "June 3 to 5 p.m." and "June 3-4 July" do not end with a day of June.
    let other = blank(rest).is_ok_and(|(t, _)| words.month(t).is_ok());
    if other || rest.starts_with([':', '%']) {
        return fail();
    }
    let (rest, to) = with_year(words, rest, CalendarUnit::Day { month, day: last })?;
    let (year, said) = match &to.point.when {
        When::Calendar { readings, year } => (readings.first().and_then(|c| c.year), *year),
        _ => (None, YearSaid::Tense),
    };
    let readings = vec![Civil::new(year, CalendarUnit::Day { month, day: first })];
    Ok((rest, (Point::new(When::Calendar { readings, year: said }).into(), to)))
}

/// "28" in "28 and 29 August", "5" in "5, 6 and 7 May": a day whose month stands behind the last of the row.
pub(crate) fn day_in_row<'a>(words: Words<'_>, input: &'a str) -> Read<'a, Dated> {
    // Few numbers stand in a row.
    let width = input.find([' ', ',']).filter(|width| *width < 5).unwrap_or(0);
    if !input[width..].starts_with([' ', ',']) {
        return fail();
    }
    let (rest, (day, _)) = words.day(input)?;
    let mut tail = rest;
    let mut before = day;
    for _ in 0..row::LONGEST {
        if let Some(end) = row::LAST.iter().find_map(|joint| tail.strip_prefix(joint)) {
            let (_, last) = day_first(words, words.article(end))?;
            let When::Calendar { readings, year } = &last.point.when else { return fail() };
            return match readings.first() {
                Some(&Civil { year: stated, unit: CalendarUnit::Day { month, day: last }, .. })
                    if before < last =>
                {
                    let civil = Civil::new(stated, CalendarUnit::Day { month, day });
                    Ok((rest, Point::new(When::Calendar { readings: vec![civil], year: *year }).into()))
                }
                _ => fail(),
            };
        }
        let Some(next) = tail.strip_prefix(", ") else { return fail() };
        let (behind, (next, _)) = words.day(next)?;
        if next <= before {
            return fail();
        }
        (tail, before) = (behind, next);
    }
    fail()
}

/// Whether a word behind a number is a noun that it may count.
pub(crate) fn counts(words: Words<'_>, rest: &str) -> bool {
    let Some(noun) = next_word(rest).filter(|_| rest.starts_with(' ')) else { return false };
    let other = Classes::of(&[Class::Month, Class::Weekday, Class::CountStop]);
    let function = words.lexicon.sense(noun, Class::FunctionWord).is_some_and(|sense| !sense.is("open"));
    noun.starts_with(char::is_lowercase) && !function && !words.lexicon.begins(noun).meets(other)
}

/// A dash, "to", "until", "through"; "and" only behind "between".
pub(crate) fn connector(input: &str, and: bool) -> Read<'_, ()> {
    // "October-to-December"
    if let Some(rest) = input.strip_prefix("-to-") {
        return Ok((rest, ()));
    }
    if let Ok((rest, _)) = dash(input) {
        return Ok((rest, ()));
    }
    let (rest, _) = blank(input)?;
    let words: &[&str] =
        if and { &["and", "to"] } else { &["up to", "to", "until", "till", "through", "thru"] };
    let Some(rest) = words.iter().find_map(|w| strip_word(rest, w)) else { return fail() };
    let (rest, _) = blank(rest)?;
    Ok((rest, ()))
}
