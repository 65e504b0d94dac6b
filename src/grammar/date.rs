//! Dates of any granularity, ranges of them, and dates relative to the article or to a date named before.

mod alike;
mod anniversary;
mod counted;
mod day_part;
mod era;
mod half;
mod label;
mod month;
mod monthly;
mod numeric;
mod part;
mod range;
mod relative;
mod row;
mod vague;
mod weekday;
mod year;

pub(crate) use month::connector;

use super::temporal::{Impossible, Point, Read, Said, TimeExpression, When, Words, fail, last_word};
use super::{Found, Grammar, Meaning, MentionType, Place, Starts};
use crate::grammar::clock;
use crate::knowledge::{Class, Classes};
use crate::value::calendar::{date, longest_month};
use crate::value::{CalendarUnit, Civil, Extent, Time};

/// The record.
pub const GRAMMAR: Grammar = Grammar {
    name: "date",
    starts: Starts {
        digit: true,
        sign: false,
        capital: false,
        code: false,
        quote: false,
        classes: Classes::of(&[
            Class::Month,
            Class::Weekday,
            Class::Season,
            Class::DayPart,
            Class::RelativeDay,
            Class::RelativeWord,
            Class::Holiday,
            Class::TimePhase,
            Class::YearPart,
            Class::TimeQuantifier,
            Class::TimeReference,
            Class::TimeUnit,
            Class::NumberWord,
            Class::OrdinalWord,
        ]),
    },
    parse,
};

/// A date as read: the point, and a day of the week said beside it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Dated {
    /// The time.
    pub(crate) point: Point,
    /// 1 (Monday) to 7.
    pub(crate) weekday: Option<u8>,
}

impl From<Point> for Dated {
    fn from(point: Point) -> Self {
        Self { point, weekday: None }
    }
}

/// Where a point is read: what stands before it decides about bare years, months and weekdays.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    /// Words of time.
    pub(crate) words: Words<'a>,
    /// The block's text before the expression.
    pub(crate) before: &'a str,
    /// How many expressions this one stands inside: "the first week of the last month of …" is read so deep only.
    pub(crate) depth: u8,
}

impl<'a> Context<'a> {
    /// Inside another expression, led by `before`.
    pub(crate) fn inside(self, before: &'a str) -> Self {
        Self { before, depth: self.depth.saturating_add(1), ..self }
    }
}

/// Expressions nested deeper are not read.
const DEEPEST: u8 = 4;

fn parse(place: Place<'_>) -> Option<Found> {
    let input = place.rest();
    let words = Words::at(&place);
    // "the" begins "the start of", and much else.
    if input.starts_with(char::is_alphabetic) && !words.matching(input).meets(FIRST) {
        return None;
    }
    let context = Context { words, before: place.before(), depth: 0 };
    let (rest, mut expression) = range::range(context, input)
        .or_else(|_| vague::vague(context, input))
        .or_else(|_| ranked(context, input))
        .ok()?;
    // "a talk about Wednesday's vote" hedges nothing.
    let weekday = matches!(&expression.said, Said::At(Point { when: When::Weekday(..), .. }));
    expression.approximate |= !weekday && clock::hedged(context.before);
    let kind = kind(&expression.said);
    let end = place.to - label::behind(words, &expression.said, rest).len();
    let start = match &expression.said {
        Said::At(Point { when: When::Shift(..) | When::Beside(..), .. }) => {
            super::duration::modified_step(&place)
        }
        Said::At(point) => label::before(&place, point),
        // "fiscal year 2023-24"
        Said::Range(Some(from), _) if label::before(&place, from) < place.at => label::before(&place, from),
        said => range_start(&place, said),
    };
    Some(Found { start, end, kind, meaning: Meaning::Time(Box::new(expression)) })
}

/// Where a range begins: at "between", without which "2010 and 2012" are two times and no range.
pub(crate) fn range_start(place: &Place<'_>, said: &Said) -> usize {
    let before = place.before().trim_end();
    let before = before.strip_suffix(" the").unwrap_or(before).trim_end();
    let between = last_word(before).filter(|w| w.eq_ignore_ascii_case("between"));
    match (said, between) {
        (Said::Range(..), Some(word)) => place.from + before.len() - word.len(),
        _ => place.at,
    }
}

/// "the first year of the war": a length.
fn ranked<'a>(context: Context<'a>, input: &'a str) -> Read<'a, TimeExpression> {
    let (rest, length) = super::duration::ranked(context.words, context.before, input)?;
    Ok((rest, TimeExpression::new(Said::Length(length))))
}

/// The type a mention of this reading has.
pub(crate) fn kind(said: &Said) -> MentionType {
    match said {
        Said::Range(from, to) => {
            let clock = [from, to].into_iter().flatten().all(|p| p.clock.is_some() && p.when == When::Unsaid);
            if clock { MentionType::Time } else { MentionType::DateRange }
        }
        Said::At(point) => match &point.when {
            _ if point.clock.is_some() || point.part.is_some() => MentionType::Time,
            When::Stretch(..) => MentionType::Duration,
            _ => MentionType::Date,
        },
        Said::Length(_) => MentionType::Duration,
        Said::Repeated(_) => MentionType::Set,
        Said::Vague(_) => MentionType::Date,
    }
}

/// One date, with its time of day if that follows.
pub(crate) fn point<'a>(context: Context<'a>, input: &'a str) -> Read<'a, Dated> {
    let (rest, mut dated) = day_or_period(context, input)?;
    if let Ok(found) = part::of_year(context, rest, &dated.point) {
        return Ok(found);
    }
    let (rest, said) = weekday::in_brackets(context.words, &dated, rest).unwrap_or((rest, dated.weekday));
    dated.weekday = said;
    // "this afternoon at 3"
    if dated.point.part.is_some()
        && dated.point.clock.is_none()
        && let Ok((tail, stated)) = clock::hour_in_part(context.words, rest)
    {
        stated.within(dated.point.part).put(&mut dated.point);
        return Ok((tail, dated));
    }
    if clock::may_follow(&dated.point)
        && let Ok((tail, stated)) = clock::after_day(context.words, rest)
    {
        let clock = stated.has_clock();
        stated.put(&mut dated.point);
        // "Tue Mar 07 08:14:32 2017"
        let tail = if clock { year::behind_clock(&mut dated.point, tail) } else { tail };
        return Ok((tail, dated));
    }
    Ok((rest, dated))
}

/// One date without a clock time.
pub(crate) fn day_or_period<'a>(context: Context<'a>, input: &'a str) -> Read<'a, Dated> {
    let first = input.chars().next().unwrap_or(' ');
    if context.depth > DEEPEST {
        return fail();
    }
    if first.is_ascii_digit() {
        return numeric::date(input)
            .or_else(|_| numeric::no_date(context, input))
            .or_else(|_| month::day_first(context.words, input))
            .or_else(|_| month::day_in_row(context.words, input))
            .or_else(|_| month::year_first(context.words, input))
            .or_else(|_| year::year_part(context.words, input))
            .or_else(|_| relative::shifted(context, input))
            .or_else(|_| year::bare(context, input))
            .or_else(|_| weekday::nth(context, input))
            .or_else(|_| part::nth(context, input))
            .or_else(|_| half::half(context, input))
            .or_else(|_| era::century(context.words, input))
            .or_else(|_| monthly::of_month(context, input))
            .or_else(|_| monthly::day_alone(context, input))
            .or_else(|_| row::day(context, input));
    }
    if !first.is_alphabetic() {
        return fail();
    }
    let here = context.words.matching(input);
    let mut alternatives = IN_WORDS.iter().filter(|(classes, _)| classes.meets(here));
    alternatives.find_map(|(_, read)| read(context, input).ok()).map_or_else(fail, Ok)
}

/// Reads a date at the beginning of a text.
type ReadDate = for<'a> fn(Context<'a>, &'a str) -> Read<'a, Dated>;

/// What reads a date that begins with a word, in order of precedence, with the classes that word can have.
const IN_WORDS: &[(Classes, ReadDate)] = &[
    (Classes::of(&[Class::Month]), month::month_first),
    (Classes::of(&[Class::Weekday]), weekday::weekday),
    (Classes::of(&[Class::RelativeDay]), relative::named_day),
    (AMOUNT.with(Classes::of(&[Class::TimeUnit])), relative::shifted),
    (Classes::of(&[Class::NumberWord]), year::in_words_alone),
    (Classes::of(&[Class::NumberWord]), month::high_day),
    (Classes::of(&[Class::RelativeWord, Class::OrdinalWord]), weekday::nth),
    (Classes::of(&[Class::RelativeWord]), relative::beside_origin),
    (Classes::of(&[Class::TimePhase]), part::phase),
    (Classes::of(&[Class::RelativeWord, Class::OrdinalWord]), part::nth),
    (Classes::of(&[Class::RelativeWord, Class::OrdinalWord]), half::half),
    (Classes::of(&[Class::TimeUnit]), part::weekend),
    (Classes::of(&[Class::TimeUnit]), relative::unit_aside),
    (Classes::of(&[Class::TimeUnit]), part::unit_end),
    (Classes::of(&[Class::OrdinalWord]), |context, input| month::day_first(context.words, input)),
    (Classes::of(&[Class::OrdinalWord]), |context, input| era::century(context.words, input)),
    (Classes::of(&[Class::Season]), part::season),
    (Classes::of(&[Class::Holiday]), |context, input| part::holiday(context.words, input)),
    (Classes::of(&[Class::DayPart]), day_part::day_part),
    (Classes::of(&[Class::YearPart]), year::part_alone),
    (Classes::of(&[Class::OrdinalWord]), monthly::of_month),
    (Classes::of(&[Class::OrdinalWord]), monthly::day_alone),
];

/// Classes of the words that any date begins with.
pub(crate) const FIRST: Classes = {
    let (mut all, mut i) = (Classes::of(&[Class::TimeReference]), 0);
    while i < IN_WORDS.len() {
        all = all.with(IN_WORDS[i].0);
        i += 1;
    }
    all
};

/// Classes of the first word of how many there are of a unit of time.
const AMOUNT: Classes = Classes::of(&[Class::NumberWord, Class::Collective, Class::TimeQuantifier]);

/// The expression of one point: a date that cannot be is kept as such.
pub(crate) fn expression(dated: Dated) -> TimeExpression {
    let impossible = impossible(&dated.point);
    TimeExpression { weekday: dated.weekday, impossible, ..TimeExpression::new(Said::At(dated.point)) }
}

/// What is wrong with a day or clock, if every reading is wrong.
pub(crate) fn impossible(point: &Point) -> Option<Impossible> {
    if let Some(clock) = &point.clock
        && clock.minute >= 24 * 60
    {
        return Some(Impossible::Clock { hour: clock.minute / 60, minute: clock.minute % 60 });
    }
    let When::Calendar { readings, .. } = &point.when else { return None };
    let wrong = |civil: &Civil| match civil.unit {
        CalendarUnit::Day { month, day } => match civil.year {
            Some(year) => (date(year, month, day).is_none()).then_some((month, day)),
            None => (day > longest_month(month)).then_some((month, day)),
        },
        _ => None,
    };
    let first = readings.first().and_then(wrong)?;
    let (month, day) = first;
    let year = if day > longest_month(month) { None } else { readings.first().and_then(|c| c.year) };
    readings.iter().all(|c| wrong(c).is_some()).then_some(Impossible::Day { month, day, year })
}

/// Whether a range of two calendar points ends before it begins.
pub(crate) fn reversed(from: &Point, to: &Point) -> bool {
    let (Some(a), Some(b)) = (from.civil(), to.civil()) else { return false };
    if a.year.is_none() != b.year.is_none() {
        return false;
    }
    let open = a.year.is_none();
    // "May to April" is a season.
    if open && matches!((a.unit, b.unit), (CalendarUnit::Month(_), CalendarUnit::Month(_))) {
        return false;
    }
    let year =
        |civil: &Civil| Time::stated(Extent::At(civil.clone())).with_year(2000).windows().first().copied();
    match (year(a), year(b)) {
        // Without a year "December 28 to January 3" runs over the new year; half a year back or more is taken for that.
        (Some(x), Some(y)) if open => x.0 >= y.1 && x.0 - y.1 < 183 * 1440,
        (Some(x), Some(y)) => x.0 >= y.1,
        _ => false,
    }
}
