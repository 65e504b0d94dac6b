//! From one date to another: "January 12–16", "from May 3 to June 2", "between 2010 and 2012", "2026–30", "2010/11".

use super::{Context, Dated, day_or_period, expression, impossible, month, numeric, point, reversed, year};
use crate::grammar::clock;
use crate::grammar::temporal::{
    Origin, Point, Read, Said, TimeExpression, TimeUnit, When, blank, boundary, dash, digits, fail,
    last_word, number, strip_word,
};
use crate::knowledge::Class;
use crate::value::{CalendarUnit, Civil};

/// A range, or the one date that stands here.
pub(crate) fn range<'a>(context: Context<'a>, input: &'a str) -> Read<'a, TimeExpression> {
    let before = context.before.trim_end();
    let opener = last_word(before.strip_suffix(" the").unwrap_or(before)).unwrap_or("");
    let between = opener.eq_ignore_ascii_case("between");
    let from = opener.eq_ignore_ascii_case("from");
    let pair = if input.starts_with(|c: char| c.is_ascii_digit()) {
        // "the years 1914 to 1918"
        years(context, input, between, from || opener.eq_ignore_ascii_case("years"))
            .or_else(|_| before_christ(context, input, between))
            .or_else(|_| month::days_then_month(context.words, input, between))
            .or_else(|_| numeric::days(input))
    } else {
        let here = context.words.matching(input);
        if here.has(Class::Month) {
            month::month_then_days(context.words, input, between)
        } else if here.has(Class::OrdinalWord) {
            month::days_then_month(context.words, input, between)
        } else {
            fail()
        }
    };
    if let Ok((rest, (first, last))) = pair {
        return Ok((rest, joined(first, last)));
    }
    let (rest, first) = point(context, input)?;
    if clock::may_follow(&first.point)
        && let Ok((tail, (from, to))) = clock::hours_behind(context.words, rest)
    {
        // "Friday night between 9:15 and 10:40": where both could be before noon, the part of the day tells.
        let part = first.point.part.filter(|_| from.before_noon() && to.before_noon());
        let end = |stated: clock::Stated| {
            let mut point = first.point.clone();
            stated.within(part).put(&mut point);
            Some(Box::new(point))
        };
        let said = Said::Range(end(from), end(to));
        return Ok((tail, TimeExpression { weekday: first.weekday, ..TimeExpression::new(said) }));
    }
    match second(context, rest, between, from, &first) {
        Ok((rest, last)) => Ok((rest, joined(first, last))),
        Err(_) => Ok((rest, expression(first))),
    }
}

/// Whether a sentence begins rather than a date: a capital word that no number follows, or a number that counts something.
fn begins_sentence(context: Context<'_>, tail: &str) -> bool {
    let number = tail.find(|c: char| !c.is_ascii_digit()).unwrap_or(tail.len());
    if number > 0 {
        return month::counts(context.words, tail.get(number..).unwrap_or(""));
    }
    let behind = tail.find([' ', '-']).and_then(|end| tail.get(end + 1..)).unwrap_or("");
    tail.starts_with(char::is_uppercase) && !behind.starts_with(|c: char| c.is_ascii_digit())
}

/// The other end of a range that began with `first`.
fn second<'a>(
    context: Context<'a>,
    rest: &'a str,
    between: bool,
    from: bool,
    first: &Dated,
) -> Read<'a, Dated> {
    let dashed = dash(rest).is_ok();
    let spaced = dashed && rest.starts_with(' ');
    // "from May 3, 2024, to June 4, 2025": the comma behind the first year.
    let dated = first.point.civil().is_some_and(|civil| civil.year.is_some());
    let closed = rest.strip_prefix(',').filter(|tail| {
        let through = [" through ", " until "].iter().any(|word| tail.starts_with(word));
        dated && (through || (from || between) && tail.starts_with(if between { " and " } else { " to " }))
    });
    let (tail, ()) = month::connector(closed.unwrap_or(rest), between)?;
    // "HULL, Sept 30 - May said", "HULL, May 18 - The first": behind the dash of a dateline the sentence begins.
    if spaced && !from && !between && begins_sentence(context, tail) {
        return fail();
    }
    let tail = context.words.article(tail);
    // What follows a connector is led by it: "to March" is a month, "to 2012" a year.
    let inner = context.inside("to ");
    if (from || between)
        && let Ok((tail, sense)) = context.words.sense(tail, Class::TimeReference)
        && &*sense.id == "present"
    {
        return Ok((tail, Point::new(When::Unit(Origin::Now, TimeUnit::Day, 0)).into()));
    }
    let (tail, last) = if from || between { point(inner, tail)? } else { day_or_period(inner, tail)? };
    // "in 2014 through May 2018": these words join nothing but a range.
    let through = ["through", "thru", "till"].iter().any(|w| strip_word(rest.trim_start(), w).is_some());
    let clear = from || between || dashed || through;
    if clear && ranged(&first.point) && ranged(&last.point) || same_kind(&first.point, &last.point) {
        return Ok((tail, last));
    }
    fail()
}

/// Whether a point can be the end of a range.
fn ranged(point: &Point) -> bool {
    !matches!(point.when, When::Shift(..) | When::Stretch(..))
}

/// Whether "to" between two points makes a range without "from": two days, two months, two weekdays.
fn same_kind(first: &Point, last: &Point) -> bool {
    match (&first.when, &last.when) {
        (When::Weekday(..), When::Weekday(..)) => true,
        (When::Calendar { readings: a, .. }, When::Calendar { readings: b, .. }) => {
            match (a.first().map(|c| c.unit), b.first().map(|c| c.unit)) {
                (Some(CalendarUnit::Year), _) | (_, Some(CalendarUnit::Year)) => false,
                (Some(x), Some(y)) => std::mem::discriminant(&x) == std::mem::discriminant(&y),
                _ => false,
            }
        }
        _ => false,
    }
}

/// The expression of a range; a year said at one end only holds for both.
fn joined(mut first: Dated, last: Dated) -> TimeExpression {
    share_year(&mut first.point, &last.point);
    let wrong = impossible(&first.point).or_else(|| impossible(&last.point));
    let reversed = wrong.is_none() && reversed(&first.point, &last.point);
    let said = Said::Range(Some(Box::new(first.point)), Some(Box::new(last.point)));
    TimeExpression { impossible: wrong, reversed, weekday: first.weekday, ..TimeExpression::new(said) }
}

/// "November to February 2017" began in 2016: the first end takes the year of the last, or the year before if it would
/// lie behind it.
fn share_year(first: &mut Point, last: &Point) {
    let When::Calendar { readings: ends, year: said } = &last.when else { return };
    let Some(end) = ends.first() else { return };
    let When::Calendar { readings, year } = &mut first.when else { return };
    for civil in readings.iter_mut().filter(|c| c.year.is_none()) {
        *year = *said;
        civil.year = end.year;
        let months = (month_of(civil), month_of(end));
        if let (Some(a), Some(b)) = months
            && a > b.saturating_add(5)
        {
            civil.year = end.year.map(|y| y.saturating_sub(1));
        }
    }
}

fn month_of(civil: &Civil) -> Option<u8> {
    match civil.unit {
        CalendarUnit::Month(month) | CalendarUnit::Day { month, .. } => Some(month),
        _ => None,
    }
}

/// "264–241 BC", "480/479 BC", "between 264 and 146 BC": of the first only the number is said.
fn before_christ<'a>(context: Context<'a>, input: &'a str, between: bool) -> Read<'a, (Dated, Dated)> {
    let (rest, first) = number(input, 1, 4)?;
    let tail = match rest.strip_prefix('/') {
        Some(tail) => tail,
        None => month::connector(rest, between)?.0,
    };
    let (rest, last) = year::before_christ(tail)?;
    let first = 1 - first;
    let touches = context
        .before
        .ends_with(|c: char| c.is_alphanumeric() || matches!(c, '$' | '.' | ',' | '-' | '–' | '/'));
    if touches || last > 0 || first >= last {
        return fail();
    }
    let year = |y| Dated::from(Point::calendar(Civil::new(Some(y), CalendarUnit::Year)));
    Ok((rest, (year(first), year(last))))
}

/// "2026–30", "2010/11", "2010-2012"; "2010 to 2012" and "2010 and 2012" only behind "from" and "between".
fn years<'a>(context: Context<'a>, input: &'a str, between: bool, from: bool) -> Read<'a, (Dated, Dated)> {
    if context.before.ends_with(|c: char| {
        c.is_alphanumeric() || matches!(c, '$' | '£' | '€' | '#' | '+' | '/' | '-' | '–')
    }) {
        return fail();
    }
    let (rest, first) = number(input, 4, 4)?;
    if !(1000..=2100).contains(&first) {
        return fail();
    }
    let slash = rest.strip_prefix('/');
    let tail = match slash {
        Some(tail) => tail,
        None if dash(rest).is_ok() => dash(rest)?.0,
        None if from || between => month::connector(rest, between)?.0,
        None => return fail(),
    };
    let (rest, text) = digits(tail, 1, 4)?;
    boundary(rest)?;
    // "1998/9", "1998-9"
    let short = text.len() == 1 && (slash.is_some() || input[4..].starts_with(['-', '–']));
    let number: i32 = text.parse().unwrap_or(0);
    let last = match text.len() {
        4 => number,
        1 if short && first.rem_euclid(10) + 1 == number => first + 1,
        2 if dash(&input[4..]).is_ok() || slash.is_some() => {
            let year = first - first.rem_euclid(100) + number;
            if year <= first { year + 100 } else { year }
        }
        _ => return fail(),
    };
    let figure = rest.starts_with(['-', '/', '%', ':'])
        || rest.strip_prefix(['.', ',']).is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit()));
    let counted = blank(rest).is_ok_and(|(t, _)| context.words.unit(t).is_ok());
    let plausible = (1000..=2100).contains(&last)
        && last - first < 200
        && (text.len() == 4 || short || last - first < 60);
    if figure || counted || !plausible {
        return fail();
    }
    let year = |y| Dated::from(Point::calendar(Civil::new(Some(y), CalendarUnit::Year)));
    Ok((rest, (year(first), year(last))))
}
