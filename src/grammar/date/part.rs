//! Parts of periods: "early 2026", "the end of March", "the third quarter of last year", "summer 2024", "Monday morning".

use super::{Context, Dated, day_or_period, era, year};
use crate::grammar::age::is_owned;
use crate::grammar::temporal::{
    Direction, Origin, Phase, Point, Read, TimeUnit, When, Words, YearSaid, amount, blank, boundary, dash,
    fail, last_word, next_word, strip_word,
};
use crate::knowledge::{Class, CueWords, Sense};
use crate::value::{CalendarUnit, Civil, DayPart};
use rust_decimal::prelude::ToPrimitive;

/// "early 2026", "mid-May", "the end of last year", "later this week", "late Monday".
pub(crate) fn phase<'a>(context: Context<'a>, input: &'a str) -> Read<'a, Dated> {
    let (rest, phase) = context.words.phase(input)?;
    // A phase in front is as good as a preposition for what follows: "mid-May", "early 2026".
    let inner = context.inside("in ");
    if context.words.phase(rest).is_ok() {
        return fail();
    }
    if let Ok(found) = hours_of(inner, rest) {
        return Ok(found);
    }
    // "the late '80s"
    let (inner, rest) = match rest.strip_prefix(['\'', '’', '‘']) {
        Some(tail) if tail.starts_with(|c: char| c.is_ascii_digit()) => (context.inside("'"), tail),
        // "the late 80s", but "highs in the mid-80s"
        _ if era::is_short(rest) && !era::measured(context.words, context.before) => {
            (context.inside("the "), rest)
        }
        _ => (inner, rest),
    };
    let (rest, mut dated) = this_unit(context.words, rest).or_else(|_| day_or_period(inner, rest))?;
    // "in his late 60s" is an age.
    let decade = dated.point.civil().is_some_and(|civil| civil.unit == CalendarUnit::Decade);
    if decade && is_owned(context.before) {
        return fail();
    }
    let shifted = matches!(dated.point.when, When::Shift(..) | When::Stretch(..));
    // "late night" describes what is on then; "late morning" is a time.
    let night = matches!(dated.point.part, Some(DayPart::Night | DayPart::Daytime) | None);
    if shifted || matches!(dated.point.when, When::Unsaid) && phase == Phase::Late && night {
        return fail();
    }
    dated.point.phase = Some(phase);
    Ok((rest, dated))
}

/// "hours of Thursday" behind "early", "small" or "wee": the morning.
fn hours_of<'a>(context: Context<'a>, input: &'a str) -> Read<'a, Dated> {
    let Some(rest) = strip_word(input, "hours") else { return fail() };
    let Some(rest) = rest.strip_prefix(" of ").or_else(|| rest.strip_prefix(" on ")) else { return fail() };
    let bare = context.words.article(rest);
    // "Of the next day": the one after the day that was named.
    let context = if bare.len() < rest.len() { context.inside("of the ") } else { context };
    let (rest, mut dated) = day_or_period(context, bare)?;
    if !crate::grammar::clock::may_follow(&dated.point) {
        return fail();
    }
    dated.point.part = dated.point.part.or(Some(DayPart::Morning));
    let (rest, _) = context.words.day_part(rest.trim_start()).unwrap_or((rest, DayPart::Morning));
    Ok((rest, dated))
}

/// "the year" in "the end of the year": the one the text is about.
pub(super) fn this_unit<'a>(words: Words<'_>, input: &'a str) -> Read<'a, Dated> {
    let (rest, unit) = words.unit(input)?;
    let plural = input[..input.len() - rest.len()].ends_with('s');
    if plural || unit < TimeUnit::Day || rest.starts_with(['-', '\'', '’']) || rest.starts_with(" of ") {
        return fail();
    }
    Ok((rest, Point::new(When::Unit(Origin::Near, unit, 0)).into()))
}

/// "year-end", "month's end": the end of the period the text is about.
pub(crate) fn unit_end<'a>(context: Context<'a>, input: &'a str) -> Read<'a, Dated> {
    let (rest, unit) = context.words.unit(input)?;
    let tail = ["'s end", "’s end", "-end", "‑end", " end"].iter().find_map(|end| rest.strip_prefix(end));
    let Some(tail) = tail.filter(|t| boundary(t).is_ok() && !t.starts_with('-')) else { return fail() };
    let led = last_word(context.before).is_some_and(|w| {
        ["at", "by", "before", "until", "from", "since", "to", "the"]
            .iter()
            .any(|b| b.eq_ignore_ascii_case(w))
    });
    if unit < TimeUnit::Week || !led {
        return fail();
    }
    let (tail, when) = match year::behind(context.words, tail) {
        Ok((tail, (Some(year), _))) if unit == TimeUnit::Year => (
            tail,
            When::Calendar {
                readings: vec![Civil::new(Some(year), CalendarUnit::Year)],
                year: YearSaid::Tense,
            },
        ),
        _ => (tail, When::Unit(Origin::Near, unit, 0)),
    };
    Ok((tail, Point { phase: Some(Phase::Late), ..Point::new(when) }.into()))
}

/// "over the weekend", "at the weekend".
pub(crate) fn weekend<'a>(context: Context<'a>, input: &'a str) -> Read<'a, Dated> {
    let (rest, unit) = context.words.unit(input)?;
    let before = context.before.trim_end().strip_suffix("the").map(str::trim_end).and_then(last_word);
    let led = before.is_some_and(|w| {
        ["over", "at", "on", "during", "for", "by"].iter().any(|b| b.eq_ignore_ascii_case(w))
    });
    if unit == TimeUnit::Weekend && led && !rest.starts_with('-') {
        return Ok((rest, Point::new(When::Unit(Origin::Near, unit, 0)).into()));
    }
    fail()
}

/// "the third quarter of 2026", "the last week of March", "the first three months of the year", "third-quarter".
pub(crate) fn nth<'a>(context: Context<'a>, input: &'a str) -> Read<'a, Dated> {
    let words = context.words;
    let (rest, nth) = rank(words, input)?;
    let (rest, _) = dash(rest).or_else(|_| blank(rest))?;
    if let Some(tail) = strip_word(rest, "half") {
        return calendar_part(
            context,
            tail,
            if nth == 1 { CalendarUnit::Half(1) } else { CalendarUnit::Half(2) },
        );
    }
    let (count, rest) = match amount(words, rest) {
        Ok((tail, Some(number))) => (number.to_u8().unwrap_or(0), blank(tail)?.0),
        Ok(_) => return fail(),
        Err(_) => (1, rest),
    };
    if count == 0 {
        return fail();
    }
    let (tail, unit) = words.unit(rest)?;
    if unit == TimeUnit::Quarter && count == 1 {
        let quarter = if nth < 0 { 4 } else { nth.unsigned_abs() };
        return if quarter <= 4 {
            calendar_part(context, tail, CalendarUnit::Quarter(quarter))
        } else {
            fail()
        };
    }
    let Some(of) = tail.strip_prefix(" of ").or_else(|| tail.strip_prefix(" in ")) else { return fail() };
    let of = words.article(of);
    let (rest, container) = this_unit(words, of).or_else(|_| day_or_period(context.inside("of "), of))?;
    let when = When::Part { nth, count, unit, of: Box::new(container.point.when) };
    Ok((rest, Point::new(when).into()))
}

/// The rest behind "fiscal year" and its like.
pub(crate) fn fiscal<'a>(words: Words<'_>, input: &'a str) -> Option<&'a str> {
    const KINDS: &[&str] = &["fiscal", "financial", "calendar", "tax", "school", "academic"];
    let rest = KINDS.iter().find_map(|kind| strip_word(input, kind))?;
    let (rest, _) = blank(rest).or_else(|_| dash(rest)).ok()?;
    let (rest, unit) = words.unit(rest).ok()?;
    (unit == TimeUnit::Year && !rest.starts_with(char::is_alphanumeric) && !rest.starts_with("s"))
        .then_some(rest)
}

/// "1989's third quarter", "last year's second half", "the 1988 first quarter": a part of the year before it.
pub(crate) fn of_year<'a>(context: Context<'a>, rest: &'a str, year: &Point) -> Read<'a, Dated> {
    let (stated, said) = match &year.when {
        When::Calendar { readings, .. } => match readings.first() {
            Some(Civil { year: Some(year), unit: CalendarUnit::Year, .. }) => (Some(*year), YearSaid::Tense),
            _ => return fail(),
        },
        When::Unit(origin, TimeUnit::Year, shift) => (None, YearSaid::Shifted(*origin, *shift)),
        _ => return fail(),
    };
    let plain = rest.strip_prefix(' ').filter(|_| stated.is_some());
    let owned = rest.strip_prefix("'s ").or_else(|| rest.strip_prefix("’s "));
    let Some(tail) = owned.or(plain) else { return fail() };
    if let Ok((rest, half)) = rank(context.words, tail)
        && let Some(rest) =
            blank(rest).or_else(|_| dash(rest)).ok().and_then(|(rest, _)| strip_word(rest, "half"))
        && !rest.starts_with(" of ")
    {
        let half = Civil::new(stated, CalendarUnit::Half(if half == 1 { 1 } else { 2 }));
        return Ok((rest, Point::new(When::Calendar { readings: vec![half], year: said }).into()));
    }
    let (rest, part) = nth(context.inside("of "), tail)?;
    match part.point.when {
        When::Calendar { mut readings, year: YearSaid::Tense } => {
            readings.iter_mut().for_each(|civil| civil.year = stated);
            Ok((rest, Point::new(When::Calendar { readings, year: said }).into()))
        }
        _ => fail(),
    }
}

/// "first" is 1, "last", "final" and "closing" −1. At the place where grammars are tried it is read once for all.
pub(super) fn rank<'a>(words: Words<'_>, input: &'a str) -> Read<'a, i8> {
    let read = || read_rank(words, input).ok().map(|(rest, nth)| (input.len() - rest.len(), nth));
    let found = words.opening(input).map_or_else(read, |opening| *opening.rank.get_or_init(read));
    found.map_or_else(fail, |(length, nth)| Ok((input.get(length..).unwrap_or(""), nth)))
}

fn read_rank<'a>(words: Words<'_>, input: &'a str) -> Read<'a, i8> {
    if let Some(rest) = strip_word(input, "last") {
        return Ok((rest, -1));
    }
    if let Ok((rest, sense)) = words.sense(input, Class::RelativeWord)
        && sense.is("rank")
    {
        return Ok((rest, sense.value.and_then(|v| v.to_i8()).unwrap_or(1)));
    }
    let (rest, (nth, true)) = words.day(input)? else { return fail() };
    i8::try_from(nth).map_or(Err(nom::Err::Error(())), |nth| Ok((rest, nth)))
}

/// A quarter or half with the year it is said to be of: "of 2026", "of last year", " 2026", or none.
fn calendar_part<'a>(context: Context<'a>, rest: &'a str, unit: CalendarUnit) -> Read<'a, Dated> {
    let words = context.words;
    let (tail, (year, said)) = match year::behind(words, rest) {
        Ok(found) => found,
        Err(_) => match unit {
            // "in the second half" is football; a half needs its year or what is reckoned by it.
            CalendarUnit::Half(_) if is_reckoned(context.words, rest) => {
                (rest, (None, YearSaid::Like(Direction::Last)))
            }
            CalendarUnit::Half(_) if !of_the_year(rest) => return fail(),
            CalendarUnit::Half(_) => {
                (rest.get(" of the year".len()..).unwrap_or(""), (None, YearSaid::Tense))
            }
            _ if of_the_year(rest) => {
                (rest.get(" of the year".len()..).unwrap_or(""), (None, YearSaid::Tense))
            }
            _ => (rest, (None, YearSaid::Tense)),
        },
    };
    let readings = vec![Civil::new(year, unit)];
    Ok((tail, Point::new(When::Calendar { readings, year: said }).into()))
}

/// Results of business, which are of the half-year or the year that is over.
const RESULTS: CueWords = CueWords::named("result-of-business");

/// Whether a result of business follows: "first-half profit".
fn is_reckoned(words: Words<'_>, rest: &str) -> bool {
    rest.starts_with(' ') && next_word(rest).is_some_and(|word| RESULTS.hold(word, words.lexicon))
}

fn of_the_year(rest: &str) -> bool {
    rest.starts_with(" of the year")
}

/// "summer 2024", "the summer of 2024", "spring". Without a year a preposition or article must stand before it.
pub(crate) fn season<'a>(context: Context<'a>, input: &'a str) -> Read<'a, Dated> {
    let (rest, season) = context.words.season(input)?;
    let unit = CalendarUnit::Season(season);
    if let Ok((tail, (year, said))) = year::behind(context.words, rest) {
        let tail = year.map_or(tail, |year| year::and_the_next(year, tail));
        let readings = vec![Civil::new(year, unit)];
        return Ok((tail, Point::new(When::Calendar { readings, year: said }).into()));
    }
    let word = &input[..input.len() - rest.len()];
    let doubtful = ["fall", "spring"].contains(&word);
    let the = context.before.trim_end().strip_suffix("the").unwrap_or(context.before);
    let led =
        last_word(context.before).is_some_and(|w| is_one_of(w, OVER_SEASON) || is_one_of(w, BESIDE_SEASON));
    let governed = last_word(the).is_some_and(|w| is_one_of(w, OVER_SEASON) || is_one_of(w, &["spent"]));
    // "the fall of the city", "a spring of water"
    let other = rest.starts_with(" of ") || (doubtful && !governed) || (doubtful && rest.starts_with(" in "));
    let row = next_word(rest).is_some_and(|w| w == "and" || w == "or");
    let noun = rest.starts_with(['-', '\'']) || (row && !governed);
    let plain = (!doubtful || is_bare_spring(context, word, rest)) && word.starts_with(char::is_lowercase);
    if (plain || is_sprung(context.words, word, rest))
        && !rest.starts_with(['-', '\'', '’'])
        && !touching(context)
    {
        // "winter coats" are of no year, "a winter storm" is.
        let things = next_word(rest).is_some_and(|w| {
            let of_season = context.words.lexicon.begins_with(w, Class::CountStop)
                || SEASON_VERB.hold(w, context.words.lexicon);
            rest.starts_with(' ') && !of_season
        });
        let one =
            led || last_word(context.before).is_some_and(|w| is_one_of(w, &["a", "an", "its", "their"]));
        let year = if things && !one { YearSaid::Any } else { YearSaid::Tense };
        let readings = vec![Civil::new(None, unit)];
        return Ok((rest, Point::new(When::Calendar { readings, year }).into()));
    }
    if led && !other && !noun { Ok((rest, Point::calendar(Civil::new(None, unit)).into())) } else { fail() }
}

/// What a season does: "and spring brings floods".
const SEASON_VERB: CueWords = CueWords::named("does-as-a-season");

/// Whether "spring" is the season without article or preposition of time: "the arrival of spring", "but spring brings hope".
fn is_bare_spring(context: Context<'_>, word: &str, rest: &str) -> bool {
    let lexicon = context.words.lexicon;
    let next = next_word(rest).filter(|_| rest.starts_with(' '));
    let joins = last_word(context.before).is_some_and(|w| {
        is_one_of(w, &["but", "and", "as", "when", "while", "until", "once", "if", "because"])
    });
    let of = last_word(context.before).is_some_and(|w| w == "of");
    let ends = next.is_none_or(|w| lexicon.begins_with(w, Class::FunctionWord)) && !rest.starts_with(" of ");
    word == "spring" && (of && ends || joins && next.is_some_and(|w| SEASON_VERB.hold(w, lexicon)))
}

/// Occasions that come every year: "a spring session" is of this one.
const EVERY_YEAR: CueWords = CueWords::named("held-every-year");

/// Whether "spring" or "fall" stands before what happens in a season: "a spring offensive".
fn is_sprung(words: Words<'_>, word: &str, rest: &str) -> bool {
    let yearly = |(said, sense): (usize, &Sense)| {
        let noun = rest.get(1..1 + said).unwrap_or("");
        sense.is("yearly") || EVERY_YEAR.hold(noun, words.lexicon)
    };
    word.starts_with(char::is_lowercase)
        && rest.starts_with(' ')
        && words.lexicon.at(rest.get(1..).unwrap_or(""), Class::OccasionNoun).is_some_and(yearly)
}

/// Whether a letter, hyphen or apostrophe touches what stands here.
pub(super) fn touching(context: Context<'_>) -> bool {
    context.before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '‑' | '\'' | '’'))
}

/// Words that govern a season as a time, with or without "the" between.
const OVER_SEASON: &[&str] = &[
    "in",
    "this",
    "that",
    "by",
    "until",
    "since",
    "during",
    "through",
    "throughout",
    "over",
    "before",
    "after",
    "from",
    "whole",
    "entire",
    "next",
    "last",
];
/// Words that may stand right before a season that stands alone, besides those that govern it.
const BESIDE_SEASON: &[&str] = &["the", "of", "for", "and", "to"];

fn is_one_of(word: &str, list: &[&str]) -> bool {
    list.iter().any(|w| w.eq_ignore_ascii_case(word))
}

/// "Christmas 2024", "Election Day", "Easter Sunday".
pub(crate) fn holiday<'a>(words: Words<'_>, input: &'a str) -> Read<'a, Dated> {
    let (rest, sense) = words.sense(input, Class::Holiday)?;
    let Some(rule) = sense.tags.first() else { return fail() };
    // "epiphany" is also a common noun.
    if sense.is("capital") && !input.starts_with(char::is_uppercase) {
        return fail();
    }
    let (rest, (year, said)) = year::behind(words, rest).unwrap_or((rest, (None, YearSaid::Tense)));
    Ok((rest, Point::new(When::Holiday(rule.to_string(), year, said)).into()))
}
