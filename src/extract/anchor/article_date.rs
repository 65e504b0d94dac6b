//! When an article was published, and how that is known.

use jiff::civil::Date;

use crate::grammar::clock::{self, Stated};
use crate::grammar::date::{Context, Dated, point};
use crate::grammar::temporal::{Point, When, Words};
use crate::knowledge::Lexicon;
use crate::source::{Published, Source};
use crate::span::Span;
use crate::text::is_date_word;
use crate::value::calendar::day_number;
use crate::value::{Anchor, CalendarUnit, Civil, Clock, Extent, Time};

use super::dateline::{Year, dateline, is_masthead};

/// How the date of an article is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateOrigin {
    /// Given with the article: front matter or a JSONL field.
    Given,
    /// Read from a line of its text that holds nothing else, or from its dateline.
    Text,
    /// From `--as-of`.
    AsOf,
}

impl DateOrigin {
    /// The word reports print.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Text => "text",
            Self::AsOf => "as-of",
        }
    }
}

/// The date of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleDate {
    /// The day, with the time of day if that is said; two readings if day and month could be exchanged.
    pub time: Time,
    /// Where it stands, if in the text.
    pub span: Option<Span>,
    /// How it is known.
    pub origin: DateOrigin,
}

impl ArticleDate {
    /// The days it can be.
    pub fn days(&self) -> Vec<Date> {
        self.time.readings.iter().filter_map(|r| r.ends().0.and_then(Civil::date)).collect()
    }
}

/// The longest line that is looked at for a publication date, in bytes.
const LONGEST_LINE: usize = 160;
/// The publication date: given, else a line of its own, else the dateline, else `as_of`.
pub fn article_date(source: &Source, lexicon: &Lexicon, as_of: Option<Date>) -> Option<ArticleDate> {
    if let Some(published) = &source.given.published {
        return Some(of(given(published), None, DateOrigin::Given));
    }
    let words = Words::new(lexicon);
    let by = as_of.map(Year::Before).or(source.given.near.map(Year::Near));
    let found = own_line(source, words).or_else(|| dateline(source, words, by));
    if let Some((dated, start, end)) = found
        && let Some(time) = decided(&dated, source)
    {
        return Some(of(time, Some(Span::new(source.id, start, end)), DateOrigin::Text));
    }
    as_of.map(|day| of(Time::stated(Extent::At(Civil::of_date(day))), None, DateOrigin::AsOf))
}

fn of(time: Time, span: Option<Span>, origin: DateOrigin) -> ArticleDate {
    ArticleDate { time, span, origin }
}

fn given(published: &Published) -> Time {
    let mut civil = Civil::of_date(published.date);
    let clock = published.time.map(|time| Clock {
        minute: u16::from(time.hour().unsigned_abs()) * 60 + u16::from(time.minute().unsigned_abs()),
        second: None,
        to_the_minute: true,
        offset: published.offset,
        zone: None,
        either_half: false,
    });
    civil.clock = clock.map(Box::new);
    Time::stated(Extent::At(civil))
}

/// The readings that are left of a date in the text.
fn decided(dated: &Dated, source: &Source) -> Option<Time> {
    let When::Calendar { readings, .. } = &dated.point.when else { return None };
    let mut days: Vec<&Civil> = readings.iter().filter(|c| c.date().is_some()).collect();
    if days.len() > 1 {
        let stamped: Vec<&Civil> = days.iter().copied().filter(|c| stamped(c, source)).collect();
        if stamped.len() == 1 {
            days = stamped;
        } else if let Some(first) =
            day_first(source.text.get(source.body..).unwrap_or("")).or(source.given.day_first)
        {
            days = days.get(usize::from(first)).into_iter().copied().collect();
        } else if let Some(day) = source.given.near.and_then(|near| only_near(&days, near)) {
            days = vec![day];
        }
    }
    let readings: Vec<Extent> = days
        .into_iter()
        .map(|c| Extent::At(Civil { clock: dated.point.clock.clone(), part: None, ..c.clone() }))
        .collect();
    (!readings.is_empty()).then_some(Time { readings, approximate: false, anchor: Anchor::Stated })
}

/// The one of several days that lies within weeks of the story's others.
fn only_near<'c>(days: &[&'c Civil], near: Date) -> Option<&'c Civil> {
    const WEEKS: i64 = 45;
    let is_near = |civil: &&&Civil| {
        let day = civil.date().map(day_number);
        day.is_some_and(|day| (day - day_number(near)).abs() <= WEEKS)
    };
    let mut beside = days.iter().filter(is_near);
    beside.next().filter(|_| beside.next().is_none()).copied()
}

/// Whether the address of the source holds the day as a run of digits, YYYYMMDD or YYMMDD.
fn stamped(civil: &Civil, source: &Source) -> bool {
    let (Some(year), CalendarUnit::Day { month, day }) = (civil.year, civil.unit) else { return false };
    let long = format!("{year:04}{month:02}{day:02}");
    let short = long.get(2..).unwrap_or("").to_owned();
    let holds = |url: &str| {
        url.split(|c: char| !c.is_ascii_digit()).any(|run| run.contains(&long) || run.contains(&short))
    };
    source.given.url.as_deref().is_some_and(holds) || addresses(&source.text).any(holds)
}

/// The web addresses in a text.
fn addresses(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().filter(|word| word.contains("://") || word.starts_with("www."))
}

/// Whether the numeric dates of a text put the day first: told by one whose day is over 12; none if they do not agree.
pub(super) fn day_first(text: &str) -> Option<bool> {
    let mut order = None;
    for word in text.split_whitespace().filter(|w| w.contains('/') && !w.contains(':')) {
        let mut parts = word.trim_matches(|c: char| !c.is_ascii_digit()).split('/');
        let (Some(a), Some(b), Some(year), None) = (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            continue;
        };
        let (Ok(a), Ok(b)) = (a.parse::<u8>(), b.parse::<u8>()) else { continue };
        let first = match (a, b) {
            _ if year.len() != 4 => continue,
            (13..=31, 1..=12) => true,
            (1..=12, 13..=31) => false,
            _ => continue,
        };
        if order.is_some_and(|o| o != first) {
            return None;
        }
        order = Some(first);
    }
    order
}

/// The best of the lines that hold nothing but a date: one that says "published", else the first.
fn own_line(source: &Source, words: Words<'_>) -> Option<(Dated, usize, usize)> {
    let mut best = None;
    let mut at = source.body;
    let mut seen = 0;
    for line in source.text.get(source.body..)?.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let place = seen;
        seen += usize::from(!line.trim().is_empty());
        let short = line.len() <= LONGEST_LINE && line.bytes().any(|b| b.is_ascii_digit());
        if !short {
            continue;
        }
        if let Some((dated, from, to)) = only_date(line.trim_end(), words, place) {
            let found = (dated, start + from, start + to);
            if line.to_lowercase().contains("publish") {
                return Some(found);
            }
            best = best.or(Some(found));
        }
    }
    best
}

/// Lines of an article among which a paper's name may stand before the day.
const TOP: usize = 4;

/// The full date of a line that holds little else, of which `place` others stand before it. What an article's title names may be
/// the day of the news.
fn only_date<'a>(line: &'a str, words: Words<'a>, place: usize) -> Option<(Dated, usize, usize)> {
    let lower = line.to_lowercase();
    if lower.contains('©') || lower.contains("copyright") || lower.contains("://") {
        return None;
    }
    let (mut dated, from, to) = first_date(line, words)?;
    let before = line.get(..from).unwrap_or("");
    let after = line.get(to..).unwrap_or("");
    if dated.point.clock.is_none()
        && let Some(stated) = clock_of(before, words).or_else(|| clock_of(after, words))
    {
        stated.put(&mut dated.point);
    }
    let numeric = line.get(from..to).is_some_and(|t| !t.chars().any(char::is_alphabetic));
    let rest = others(before) + others(after);
    let edge = before.trim().is_empty() || after.trim().is_empty();
    let hour = ["a.m.", "p.m."].iter().any(|half| line.trim_end().ends_with(half));
    let sentence = line.trim_end().ends_with(['.', '?', '!', '”', '"']) && !hour;
    let dashed = (1..TOP).contains(&place) && others(after) == 0 && is_dashed(before);
    let headed = place > 0 && after.trim().is_empty() && is_masthead(before) || dashed;
    let alone = rest <= 2 || is_field(before, after) || headed;
    let fits = alone || numeric && edge && rest <= 24;
    (fits && !sentence).then_some((dated, from, to))
}

/// Words that are neither labels nor in brackets: an agency stands in those.
fn others(text: &str) -> usize {
    let mut depth = 0usize;
    let mut count = 0;
    for word in text.split_whitespace() {
        depth += word.matches('(').count();
        count += usize::from(depth == 0 && !is_label(word));
        depth = depth.saturating_sub(word.matches(')').count());
    }
    count
}

/// What separates the fields of a line: "Alder Post | 13 October 2025 | Analysis by Jane Holm".
const BARS: [char; 3] = ['|', '·', '•'];

/// Words of the longest name of a paper or a site.
const MASTHEAD: usize = 6;

/// Whether a dash sets a short name off from what stands behind it: "Alder Weekly – ", "The Harbour blog – ".
fn is_dashed(before: &str) -> bool {
    let name = before.trim_end().strip_suffix(['–', '—', '-']).and_then(|name| name.strip_suffix(' '));
    name.is_some_and(|name| {
        name.starts_with(char::is_uppercase) && (1..=MASTHEAD).contains(&name.split_whitespace().count())
    })
}

/// Whether bars set the date off from the other words of its line.
fn is_field(before: &str, after: &str) -> bool {
    let barred = before.contains(BARS) || after.contains(BARS);
    let last = before.rsplit(BARS).next().unwrap_or("");
    let first = after.split(BARS).next().unwrap_or("");
    barred && others(last) + others(first) == 0
}

/// Words that stand beside a publication date and say nothing else.
fn is_label(word: &str) -> bool {
    const LABELS: &[&str] = &[
        "edited",
        "a.m",
        "p.m",
        "ist",
        "in",
        "the",
        "issued",
        "release",
        "immediate",
        "for",
        "news",
        "staff",
        "reporter",
    ];
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    let lower = bare.to_lowercase();
    let hour = lower.strip_suffix("am").or_else(|| lower.strip_suffix("pm")).unwrap_or(&lower);
    hour.chars().all(|c| c.is_ascii_digit() || c == ':' || c == '.')
        || is_date_word(bare)
        || LABELS.iter().any(|l| l.eq_ignore_ascii_case(bare))
}

/// The first full date of a line; it may touch a letter before it.
fn first_date<'a>(line: &'a str, words: Words<'a>) -> Option<(Dated, usize, usize)> {
    let mut previous = ' ';
    for (at, c) in line.char_indices() {
        let starts = (c.is_ascii_digit() && !previous.is_ascii_digit())
            || (c.is_alphabetic() && !previous.is_alphanumeric());
        previous = c;
        if !starts {
            continue;
        }
        let rest = line.get(at..)?;
        let context = Context { words, before: "", depth: 0 };
        if let Ok((tail, dated)) = point(context, rest)
            && is_full(&dated.point)
        {
            return Some((dated, at, line.len() - tail.len()));
        }
    }
    None
}

fn is_full(point: &Point) -> bool {
    let day = |c: &Civil| c.year.is_some() && matches!(c.unit, CalendarUnit::Day { .. });
    matches!(&point.when, When::Calendar { readings, .. } if readings.iter().any(day))
}

/// A clock time anywhere in a short text.
fn clock_of(text: &str, words: Words<'_>) -> Option<Stated> {
    let mut previous = ' ';
    for (at, c) in text.char_indices() {
        if c.is_ascii_digit()
            && !previous.is_ascii_digit()
            && previous != ':'
            && let Ok((_, stated)) = clock::stated(words, text.get(at..)?)
        {
            return Some(stated);
        }
        previous = c;
    }
    None
}
