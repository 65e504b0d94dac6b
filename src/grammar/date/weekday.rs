//! Days of the week, alone or beside the date they belong to.

use super::{Context, Dated, day_or_period, month, numeric, part};
use crate::grammar::set;
use crate::grammar::temporal::{
    Direction, Point, Read, TimeUnit, When, Words, YearSaid, blank, dash, fail, last_word, next_word,
};
use crate::knowledge::{Class, Classes, CueWords};
use crate::value::{CalendarUnit, Civil};

/// "Monday", "Tuesday, January 15, 2026", "MON 22 JUL 2013".
pub(crate) fn weekday<'a>(context: Context<'a>, input: &'a str) -> Read<'a, Dated> {
    let words = context.words;
    if let Ok((rest, day)) = words.weekday(input, true) {
        let tail = [",", " ,"].iter().find_map(|comma| rest.strip_prefix(comma)).unwrap_or(rest);
        if let Ok((tail, _)) = blank(tail) {
            let tail = words.article(tail);
            let date = month::day_first(words, tail)
                .or_else(|_| month::month_first(context, tail))
                .or_else(|_| numeric::date(tail));
            if let Ok((tail, mut dated)) = date
                && dated.point.civil().is_some_and(|c| !matches!(c.unit, CalendarUnit::Month(_)))
            {
                dated.weekday = Some(day);
                return Ok((tail, dated));
            }
        }
    }
    let (rest, day) = words.weekday(input, false).or_else(|_| short(context, input))?;
    if let Ok((tail, _)) = blank(rest)
        && let Ok((tail, mut dated)) = numeric::day_and_month(tail)
    {
        dated.weekday = Some(day);
        return Ok((tail, dated));
    }
    // "Mondays", "Monday mornings": every one.
    let said = &input[..input.len() - rest.len()];
    let plural = said.ends_with('s') || set::part_of_many(words, rest).is_ok();
    let named = is_named(context, said) || is_name(context, rest);
    if plural || named || context.before.ends_with(|c: char| c.is_alphanumeric()) {
        return fail();
    }
    if let Ok(found) = in_week(words, rest, day) {
        return Ok(found);
    }
    if is_any(context, rest) {
        let readings = vec![Civil::new(None, CalendarUnit::Weekday(day))];
        return Ok((rest, Point::new(When::Calendar { readings, year: YearSaid::Any }).into()));
    }
    Ok((rest, Point::new(When::Weekday(day, Direction::Tense)).into()))
}

/// Words for what is held on a day, and for those who are there.
const HELD: Classes = Classes::of(&[
    Class::EventNoun,
    Class::OccasionNoun,
    Class::PersonNoun,
    Class::Occupation,
    Class::Title,
    Class::SingularNoun,
    Class::PluralNoun,
]);

/// Whether the words before a day of the week make it some day of that name: "one Sunday in May", "on a Friday"; "a Friday raid",
/// "another Friday raid" is of one.
fn is_any(context: Context<'_>, rest: &str) -> bool {
    let before = context.before;
    let Some(word) = last_word(before) else { return false };
    let head = before.trim_end().strip_suffix(word).unwrap_or("").trim_end();
    // "BBC One Saturday" is no "one Saturday".
    let opens = head.is_empty() || head.ends_with(['.', '!', '?', ':', '"', '“', '‘', '\'']);
    let small = word.starts_with(char::is_lowercase) || opens;
    let on = last_word(head).is_some_and(|w| w.eq_ignore_ascii_case("on"));
    let some = ["one", "any", "another", "some"].iter().any(|b| b.eq_ignore_ascii_case(word));
    // "One Friday people came": only "some" and "any" count more than one of a noun.
    let many = ["any", "some"].iter().any(|b| b.eq_ignore_ascii_case(word));
    let lexicon = &context.words.lexicon;
    let held = next_word(rest).filter(|_| rest.starts_with(' ')).is_some_and(|noun| {
        let plural = noun.ends_with('s') || lexicon.sense(noun, Class::PluralNoun).is_some();
        let part = lexicon.sense(noun, Class::DayPart).is_some();
        noun.starts_with(char::is_lowercase) && !part && (many || !plural) && lexicon.is_among(noun, HELD)
    });
    !held && (small && some || word == "a" && on)
}

/// "Mon-Fri", "Sat.–Sun.": abbreviations that stand for days of the week because both ends of a range do.
fn short<'a>(context: Context<'a>, input: &'a str) -> Read<'a, u8> {
    let words = context.words;
    let (rest, day) = words.weekday(input, true)?;
    let dotted = rest.strip_prefix('.').unwrap_or(rest);
    let first = dash(dotted).is_ok_and(|(tail, _)| {
        tail.starts_with(char::is_uppercase) && words.weekday(tail, true).is_ok() && !dotted.starts_with(' ')
    });
    let joined = context.before.strip_suffix("to ").is_some() && context.depth > 0;
    let last = joined && !rest.starts_with(char::is_alphanumeric);
    match (first, last) {
        (true, _) => Ok((dotted, day)),
        (_, true) => Ok((rest, day)),
        _ => fail(),
    }
}

/// " of next week", " next week", ", last week" behind a day of the week.
fn in_week<'a>(words: Words<'a>, input: &'a str, day: u8) -> Read<'a, Dated> {
    let joint = [" of ", " from ", ", ", " "].iter().find_map(|joint| input.strip_prefix(joint));
    let Some(tail) = joint else { return fail() };
    let (rest, relative) = words.leading(tail)?;
    let (rest, unit) = blank(rest).and_then(|(rest, _)| words.unit(rest))?;
    let single = tail.get(..tail.len() - rest.len()).is_some_and(|said| !said.ends_with('s'));
    if unit != TimeUnit::Week || !single || rest.starts_with(['\'', '’', '-']) {
        return fail();
    }
    let of = Box::new(When::Unit(relative.origin, unit, relative.step));
    Ok((rest, Point::new(When::NthWeekday { nth: 1, day, of }).into()))
}

/// "the first Monday of May", "the last Sunday in March 2025", "the second Thursday of the month".
pub(crate) fn nth<'a>(context: Context<'a>, input: &'a str) -> Read<'a, Dated> {
    let words = context.words;
    let (rest, nth) = part::rank(words, input)?;
    let (rest, day) = blank(rest).and_then(|(rest, _)| words.weekday(rest, false))?;
    let Some(tail) = [" of ", " in "].iter().find_map(|joint| rest.strip_prefix(joint)) else {
        return fail();
    };
    let tail = words.article(tail);
    let (rest, of) = part::this_unit(words, tail).or_else(|_| day_or_period(context.inside("of "), tail))?;
    let holds = match &of.point.when {
        When::Calendar { readings, .. } => readings.first().is_some_and(|c| {
            matches!(
                c.unit,
                CalendarUnit::Month(_)
                    | CalendarUnit::Year
                    | CalendarUnit::Quarter(_)
                    | CalendarUnit::Season(_)
            )
        }),
        When::Unit(_, unit, _) => matches!(unit, TimeUnit::Month | TimeUnit::Quarter | TimeUnit::Year),
        _ => false,
    };
    if !holds || of.point.phase.is_some() {
        return fail();
    }
    Ok((rest, Point::new(When::NthWeekday { nth, day, of: Box::new(of.point.when) }).into()))
}

/// " (Sunday)", " (a Sunday)" behind a date that is said without its day of the week.
pub(super) fn in_brackets<'a>(words: Words<'_>, dated: &Dated, input: &'a str) -> Read<'a, Option<u8>> {
    let day = dated.point.civil().is_some_and(|c| matches!(c.unit, CalendarUnit::Day { .. }));
    let Some(inside) = input.strip_prefix(" (").filter(|_| day && dated.weekday.is_none()) else {
        return fail();
    };
    let (rest, weekday) = words.weekday(inside.strip_prefix("a ").unwrap_or(inside), true)?;
    let plural = inside.get(..inside.len() - rest.len()).is_some_and(|said| said.ends_with(['s', 'S']));
    match rest.strip_prefix(')').filter(|_| !plural) {
        Some(rest) => Ok((rest, Some(weekday))),
        None => fail(),
    }
}

/// Days that have a name of their own: "Bloody Sunday".
const NAMED_DAY: CueWords = CueWords::named("is-a-named-day");

/// Whether a day of the week is the last word of its own name: in "Bloody Sunday", not in "Joe Black Monday denied it".
fn is_named(context: Context<'_>, day: &str) -> bool {
    let lexicon = &context.words.lexicon;
    let Some(first) = last_word(context.before).filter(|w| w.starts_with(char::is_uppercase)) else {
        return false;
    };
    let head = context.before.trim_end().strip_suffix(first).unwrap_or("").trim_end();
    let undotted = head.strip_suffix('.').unwrap_or(head);
    let titled = last_word(undotted).is_some_and(|w| lexicon.sense(w, Class::Title).is_some());
    let lead = last_word(head).filter(|w| w.starts_with(char::is_uppercase));
    let name = lead.is_some_and(|w| {
        let owner = w.ends_with("'s") || w.ends_with("’s");
        !owner && lexicon.sense(w, Class::FunctionWord).is_none()
    });
    !titled && !name && NAMED_DAY.at(&format!("{first} {day}"), lexicon).is_some()
}

/// "the Sunday Times": a capital behind and "the" before make a name.
fn is_name(context: Context<'_>, rest: &str) -> bool {
    let the = last_word(context.before).is_some_and(|w| w.eq_ignore_ascii_case("the"));
    let Some(next) = next_word(rest).filter(|_| rest.starts_with(' ')) else { return false };
    if matches!(next, "Times" | "Telegraph" | "Mirror" | "Herald" | "Mail") {
        return true;
    }
    let classes = context.words.lexicon.begins(next);
    let of_time = Classes::of(&[Class::Month, Class::DayPart, Class::CountStop]);
    let capital = next.starts_with(|c: char| c.is_uppercase()) && !classes.meets(of_time);
    capital && the
}
