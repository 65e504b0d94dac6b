//! The day that an article carries with its place: "PARIS, May 12 (Agency) —", or "Paris, 12 May" in a line near the top.

use jiff::civil::Date;

use crate::grammar::date::{Context, Dated, point};
use crate::grammar::temporal::{When, Words};
use crate::source::Source;
use crate::source::calendar::{is_month, is_weekday};
use crate::span::Span;
use crate::value::{CalendarUnit, Civil};

/// How far into its text a dateline's date can stand, in bytes.
const DATELINE: usize = 90;
/// Words of the longest name that a paper or a site goes by.
const MASTHEAD: usize = 6;

/// Whether the words before a date are the name of a paper, or a place, and a comma: "Alder Post, ".
pub(super) fn is_masthead(before: &str) -> bool {
    let Some(name) = before.trim_end().strip_suffix(',') else { return false };
    let small = ["of", "the", "and", "for", "&", "de", "la"];
    let capital = |word: &str| word.starts_with(char::is_uppercase) || small.contains(&word);
    let words = name.split_whitespace().count();
    (1..=MASTHEAD).contains(&words) && name.split_whitespace().all(capital)
}

/// What the year is told by that a dateline leaves out.
#[derive(Clone, Copy)]
pub(super) enum Year {
    /// It is the last that fits before this day.
    Before(Date),
    /// It is the one nearest to this day, of another article of the story.
    Near(Date),
}

impl Year {
    /// The year of a day without one.
    fn of(self, day: &Civil) -> i32 {
        let (Self::Before(date) | Self::Near(date)) = self;
        let this = i32::from(date.year());
        let distance = |year: i32| {
            let day = Civil { year: Some(year), ..day.clone() }.date()?;
            Some(day.since(date).ok()?.get_days())
        };
        match self {
            Self::Before(_) => this - i32::from(distance(this).is_none_or(|days| days > 0)),
            Self::Near(_) => {
                let years = this - 1..=this + 1;
                years.min_by_key(|&year| distance(year).map_or(i32::MAX, i32::abs)).unwrap_or(this)
            }
        }
    }

    fn put(self, dated: &mut Dated) {
        let When::Calendar { readings, .. } = &mut dated.point.when else { return };
        for civil in readings.iter_mut().filter(|c| c.year.is_none()) {
            civil.year = Some(self.of(civil));
        }
    }
}

/// The date of a dateline: "PARIS, May 12 (Agency) —", "SUNNYVALE, Calif. —2/29/2012", or of a line "Paris, 12 May". A year
/// that is not said is told `by` another day.
pub(super) fn dateline(source: &Source, words: Words<'_>, by: Option<Year>) -> Option<(Dated, usize, usize)> {
    let (mut dated, from, to) = leading_date(source, words)
        .or_else(|| headed_date(source, words))
        .or_else(|| agency_date(source, words))?;
    if let Some(by) = by {
        by.put(&mut dated);
    }
    Some((dated, from, to))
}

/// The date behind the place in capitals that an article begins with.
fn leading_date<'a>(source: &'a Source, words: Words<'a>) -> Option<(Dated, usize, usize)> {
    let (start, line) = dateline_line(source)?;
    let head = line.get(..floor(line, DATELINE))?;
    let mut previous = ' ';
    for (at, c) in head.char_indices() {
        let starts = c.is_alphanumeric() && !previous.is_alphanumeric();
        previous = c;
        if !starts || at == 0 {
            continue;
        }
        let context = Context { words, before: "on ", depth: 0 };
        let Ok((tail, dated)) = point(context, line.get(at..)?) else { continue };
        let closed = tail.trim_start().starts_with(['(', '-', '–', '—', '_', ':', '/']);
        if is_day(&dated) && closed {
            return Some((dated, start + at, start + line.len() - tail.len()));
        }
    }
    None
}

/// Lines below the title that a place and a day may be the whole of.
const TOP: usize = 6;

/// The day of a line near the top that holds only a place or a name besides: "Corrin, 15 November".
fn headed_date<'a>(source: &'a Source, words: Words<'a>) -> Option<(Dated, usize, usize)> {
    let mut at = source.body;
    let lines = source.text.get(source.body..)?.split_inclusive('\n').map(|line| {
        at += line.len();
        (at - line.len(), line.trim())
    });
    let short = |line: &str| line.len() <= DATELINE && line.bytes().any(|b| b.is_ascii_digit());
    let mut top = lines.filter(|(_, line)| !line.is_empty()).skip(1).take(TOP).filter(|(_, l)| short(l));
    top.find_map(|(start, line)| {
        let from = line.find(',')? + 1;
        let day = line.get(from..)?.trim_start();
        let context = Context { words, before: "on ", depth: 0 };
        let (tail, dated) = point(context, day).ok()?;
        let headed = is_masthead(line.get(..from)?) && tail.is_empty() && is_day(&dated);
        headed.then_some((dated, start + line.len() - day.len(), start + line.len()))
    })
}

/// The day between a place and an agency in brackets or a mark: "Corrin (Torvania), Aug 5 (Vess News) Twelve people …", "Corrin,
/// Aug 5: Twelve people …".
fn agency_date<'a>(source: &'a Source, words: Words<'a>) -> Option<(Dated, usize, usize)> {
    let mut at = source.body;
    let lines = source.text.get(source.body..)?.split_inclusive('\n').map(|line| {
        at += line.len();
        (at - line.len(), line)
    });
    let mut top = lines.filter(|(_, line)| !line.trim().is_empty()).take(TOP);
    top.find_map(|(start, line)| {
        let head = line.get(..floor(line, DATELINE))?;
        let (from, _) = head.match_indices(", ").find(|(at, _)| is_place(head.get(..*at).unwrap_or("")))?;
        let day = line.get(from + 2..)?;
        let (tail, dated) = point(Context { words, before: "on ", depth: 0 }, day).ok()?;
        let agency = || tail.strip_prefix(" (")?.split_once(')').map(|(agency, _)| agency);
        let named = agency().is_some_and(|agency| is_masthead(&format!("{agency},")));
        ((named || is_marked(tail)) && is_day(&dated)).then_some((
            dated,
            start + from + 2,
            start + line.len() - tail.len(),
        ))
    })
}

/// Whether a mark behind the day of a dateline leads to a sentence: ": Twelve people …", " - Twelve people …".
fn is_marked(tail: &str) -> bool {
    let rest = [": ", " - ", " – ", " — ", " -- "].iter().find_map(|mark| tail.strip_prefix(mark));
    rest.is_some_and(|rest| rest.starts_with(char::is_uppercase) && rest.split(' ').count() >= SENTENCE)
}

/// Words of the shortest sentence that a dateline leads to.
const SENTENCE: usize = 6;
/// Words of the longest place of a dateline.
const PLACE: usize = 4;

/// Whether words are a place, perhaps with where it lies in brackets.
fn is_place(words: &str) -> bool {
    let (place, within) = words.split_once(" (").unwrap_or((words, ")"));
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let short = || (1..=PLACE).contains(&place.split_whitespace().count());
    let day = || place.split_whitespace().any(|word| is_weekday(word) || is_month(word) || word == "On");
    within.ends_with(')') && place.split_whitespace().all(capital) && short() && !day()
}

fn is_day(dated: &Dated) -> bool {
    dated.point.civil().is_some_and(|c| matches!(c.unit, CalendarUnit::Day { .. }))
}

/// The first line of the body that begins with a place in capitals.
fn dateline_line(source: &Source) -> Option<(usize, &str)> {
    let mut at = source.body;
    for line in source.text.get(source.body..)?.split_inclusive('\n').take(40) {
        let start = at;
        at += line.len();
        if place_length(line).is_some() {
            return Some((start, line));
        }
    }
    None
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The place of the dateline: "HÀ NỘI — …", "JAKARTA, July 2 (Reuters) - …".
pub fn dateline_place(source: &Source) -> Option<Span> {
    let (start, line) = dateline_line(source)?;
    Some(Span::new(source.id, start, start + place_length(line)?))
}

/// Bytes of the dateline that a sentence begins with, its dash included: "CORRIN, May 7, 2024 - ".
pub fn dateline_length(sentence: &str) -> usize {
    let near = sentence.get(..floor(sentence, DATELINE)).filter(|_| place_length(sentence).is_some());
    let ends = [" - ", " — ", " – "].iter().filter_map(|dash| Some(near?.find(dash)? + dash.len()));
    ends.min().unwrap_or(0)
}

/// The length of the place a line begins with: words in capitals, then a dash, or a comma or bracket and a dash soon
/// after, or where it lies and a colon: "ALDER, South Torvania: …".
pub(in crate::extract) fn place_length(line: &str) -> Option<usize> {
    // Nearly all lines end here: their first word has small letters.
    if line.chars().take_while(|c| c.is_alphabetic()).any(char::is_lowercase) {
        return None;
    }
    let end = line
        .find(|c: char| !(c.is_alphabetic() || matches!(c, ' ' | '.' | '\'' | '’' | '-')))
        .unwrap_or(line.len());
    let head = line.get(..end)?;
    let head = head.split(" - ").next()?.trim_end();
    let letters = head.chars().filter(|c| c.is_alphabetic());
    let capitals =
        letters.clone().count() > 2 && letters.clone().all(|c| c.is_uppercase() || !c.is_lowercase());
    if !capitals || head.len() > 48 {
        return None;
    }
    let tail = line.get(head.len()..)?;
    let near = tail.get(..floor(tail, DATELINE))?;
    let dashed = near.trim_start().starts_with(['—', '–', '-', '_'])
        || (near.trim_start().starts_with([',', '('])
            && ["—", "–", " - ", " _", "--", ") "].iter().any(|d| near.contains(d)))
        || near
            .strip_prefix(", ")
            .and_then(|t| t.split_once(": "))
            .is_some_and(|(within, _)| is_place(within));
    let runs_on = tail.chars().filter(|c| c.is_lowercase()).count() > 20;
    (dashed && runs_on).then_some(head.len())
}
