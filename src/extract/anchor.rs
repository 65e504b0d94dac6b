//! Anchoring: which day a time expression means, from the article's own date and from what was said before it.

mod article_date;
mod beside;
mod calendar;
mod dateline;
mod period;
mod resolve;
mod tense;
mod timex3;

pub use article_date::{ArticleDate, DateOrigin, article_date};
pub(super) use dateline::place_length;
pub use dateline::{dateline_length, dateline_place};
pub use tense::Tense;

use std::cell::LazyCell;

use jiff::civil::Date;

use crate::grammar::temporal::{Direction, Origin, Point, Said, TimeUnit, When, YearSaid, last_word};
use crate::grammar::{Meaning, Mention};
use crate::knowledge::Lexicon;
use crate::span::Span;
use crate::text::Document;
use crate::value::{Anchor, CalendarUnit, Civil, Extent, Granularity, Time};

use resolve::{Frame, resolve};

/// So many old dates with month and year make a text a history: a day without a year belongs to the date before it.
const HISTORY: usize = 4;

/// So many dates of other years than the article's own make it a chronicle, though the years lie close by.
const CHRONICLE: usize = 8;

/// Resolves every time mention: its civil time, as far as the text or the publisher's `convention` (whether the day comes
/// first) decides it, and its TIMEX3 value.
pub fn anchor(
    mentions: &mut [Mention],
    document: &Document,
    text: &str,
    lexicon: &Lexicon,
    article_date: Option<&ArticleDate>,
    convention: Option<bool>,
) {
    beside::share(mentions, text);
    let days: Vec<Date> = article_date.map_or_else(Vec::new, ArticleDate::days);
    let history = is_history(mentions, days.first().map(|day| i32::from(day.year())));
    let by_article = order(mentions, article_date);
    // Few texts hold a date whose day and month could be exchanged.
    let by_text = LazyCell::new(|| article_date::day_first(text).map(usize::from));
    let order = || by_article.or_else(|| *by_text).or(convention.map(usize::from));
    let mut narrative = Narrative::default();
    for mention in mentions.iter_mut() {
        let span = mention.span;
        let Meaning::Time(expression) = &mut mention.meaning else { continue };
        let sentence = document.sentences.get(mention.sentence).map_or(mention.span, |s| s.span);
        let tense = if tense::matters(&expression.said) {
            tense::tense(text, sentence, mention.span, lexicon)
        } else {
            Tense::Past
        };
        let reversed = expression.reversed;
        let in_sentence = narrative.sentence == Some(mention.sentence);
        let lately = narrative.sentence.is_some_and(|last| last + 1 >= mention.sentence);
        let frame = |now: Option<Date>| Frame {
            now,
            since: since(text, mention.span),
            then: narrative.beside(text, span, history).or(narrative.then.as_ref()),
            period: narrative.period.as_ref(),
            day: narrative.day.as_ref().filter(|_| in_sentence || history),
            lately: narrative.day.as_ref().filter(|_| lately),
            history,
            reversed,
            tense,
        };
        let block = |sentence: usize| document.sentences.get(sentence).map(|s| s.block);
        let parted = narrative.sentence.is_some_and(|last| block(last) != block(mention.sentence));
        // "Died the following day": of the day that its own paragraph tells, if any.
        let unknown = parted && !history && is_next_day(&expression.said);
        let time = if expression.impossible.is_some() || unknown {
            None
        } else {
            merge(match days.as_slice() {
                [] => vec![resolve(&expression.said, &frame(None))],
                days => days.iter().map(|day| resolve(&expression.said, &frame(Some(*day)))).collect(),
            })
        };
        expression.time = time.map(|t| Time { approximate: expression.approximate, ..ordered(t, &order) });
        let lately = narrative.day.as_ref().filter(|_| lately);
        expression.timex3 = timex3::timex3(&expression.said, expression.time.as_ref(), lately);
        // "since 8 August", "the previous April" look back from where a history has come to.
        let aside = history && (since(text, mention.span) || looks_back(&expression.said));
        let told = |t: &&Time| !(aside || history && t.anchor == Anchor::Dateline);
        if let Some(time) = expression.time.as_ref().filter(told) {
            let leads = (mention.span.start - sentence.start.min(mention.span.start)) as usize <= LEAD;
            // So does a time in the sentence that opens a paragraph.
            let leads = leads || !history || opens_block(document, text, (mention.sentence, span));
            narrative.follow(time, mention.sentence, leads);
            narrative.stated = stated(time).map(|civil| (civil, span)).or(narrative.stated.take());
        }
    }
}

/// Whether a mention stands in the first sentence of its block.
fn opens_block(document: &Document, text: &str, (sentence, mention): (usize, Span)) -> bool {
    let block = document.block_of(sentence).map(|b| b.span.start as usize);
    block.is_some_and(|start| is_one_sentence(text, start, mention.start as usize))
}

/// Whether the text between two places is short and no sentence ends in it.
fn is_one_sentence(text: &str, from: usize, to: usize) -> bool {
    const SHORT: usize = 240;
    to.saturating_sub(from) < SHORT
        && text.get(from..to).is_some_and(|t| !t.contains(". ") && !t.contains(['!', '?', '\n']))
}

/// Whether "since" or the like stands before a time: it lies behind the date named before it.
fn since(text: &str, mention: Span) -> bool {
    let before = text.get(..mention.start as usize).unwrap_or("");
    last_word(before).is_some_and(|word| word.eq_ignore_ascii_case("since"))
}

/// "The following day", "the day before": one that hangs on another day.
fn is_next_day(said: &Said) -> bool {
    let Said::At(Point { when: When::Unit(Origin::Then, unit, step), .. }) = said else { return false };
    *unit == TimeUnit::Day && *step != 0
}

/// "the previous April", "last spring", "two decades earlier".
fn looks_back(said: &Said) -> bool {
    match said {
        Said::At(Point { when: When::Calendar { year, .. }, .. }) => *year == YearSaid::Like(Direction::Last),
        Said::At(Point { when: When::Shift(Origin::Then, length, ..0), .. }) => {
            length.finest() >= TimeUnit::Year
        }
        _ => false,
    }
}

/// Which reading of a numeric date the source means (0 month first, 1 day first), if its own date was decided.
fn order(mentions: &[Mention], article_date: Option<&ArticleDate>) -> Option<usize> {
    let decided = article_date.filter(|date| date.time.readings.len() == 1)?;
    let span = decided.span?;
    let mention = mentions.iter().find(|m| m.span.overlaps(span))?;
    let Meaning::Time(expression) = &mention.meaning else { return None };
    let Said::At(Point { when: When::Calendar { readings, .. }, .. }) = &expression.said else { return None };
    let day = decided.days().into_iter().next();
    (readings.len() == 2).then(|| readings.iter().position(|r| r.date() == day)).flatten()
}

/// A stated numeric date with the readings that the order leaves.
fn ordered(mut time: Time, order: &impl Fn() -> Option<usize>) -> Time {
    if let (Anchor::Stated, 2) = (time.anchor, time.readings.len())
        && let Some(order @ 0..2) = order()
    {
        time.readings.swap(0, order);
        time.readings.truncate(1);
    }
    time
}

/// One time of the readings under each possible article date.
fn merge(times: Vec<Option<Time>>) -> Option<Time> {
    let mut merged: Option<Time> = None;
    for time in times.into_iter().flatten() {
        match &mut merged {
            None => merged = Some(time),
            Some(all) => {
                for reading in time.readings {
                    if !all.readings.contains(&reading) {
                        all.readings.push(reading);
                    }
                }
            }
        }
    }
    merged
}

/// The dates that later expressions lean on.
#[derive(Clone, Debug, Default)]
struct Narrative {
    /// The last date named.
    then: Option<Civil>,
    /// The year of the last date, if that was named by the way.
    aside: Option<i32>,
    /// The last time said with its year, and where.
    stated: Option<(Civil, Span)>,
    /// The last date named, if it is a month, quarter, half or season.
    period: Option<Civil>,
    /// The last day named, and the sentence it stands in.
    day: Option<Civil>,
    sentence: Option<usize>,
}

impl Narrative {
    /// The time with a year that a sentence has said before, by the way or not: what it says next without one lies in that.
    fn beside(&self, text: &str, mention: Span, history: bool) -> Option<&Civil> {
        let (civil, said) = self.stated.as_ref().filter(|_| history)?;
        let other = self.then.as_ref().is_none_or(|then| then.year != civil.year);
        (other && is_one_sentence(text, said.end as usize, mention.start as usize)).then_some(civil)
    }

    /// Moves on to the time of a mention; `leads` says whether the sentence begins with it.
    fn follow(&mut self, time: &Time, sentence: usize, leads: bool) {
        if let Some(extent) = time.readings.first() {
            self.period = period(extent);
        }
        let civil = match time.readings.first() {
            // "1955–1963" opens what is told from 1955 on.
            Some(Extent::Range(Some(from), _)) if from.granularity() >= Granularity::Year => from,
            Some(Extent::At(civil) | Extent::Range(_, Some(civil))) => civil,
            _ => return,
        };
        if civil.year.is_none() {
            return;
        }
        let dated = !matches!(civil.unit, CalendarUnit::AnyDay | CalendarUnit::DayOfMonth(_));
        // A year named by the way ("a paper published in 1990") dates nothing but what it stands beside.
        let back = self.then.as_ref().and_then(|then| then.year) > civil.year;
        let fine = civil.granularity() < Granularity::Year && !back;
        let again = self.aside.is_some() && self.aside == civil.year;
        let told = fine || again || leads || self.then.is_none();
        self.aside = civil.year.filter(|_| dated && !told);
        if dated && told && civil.granularity() <= Granularity::Year {
            self.then = Some(Civil { clock: None, part: None, ..civil.clone() });
        }
        if matches!(civil.unit, CalendarUnit::Day { .. }) {
            self.day.clone_from(&self.then);
            self.sentence = Some(sentence);
        }
    }
}

/// The one time that is said with its year, to the year or finer.
fn stated(time: &Time) -> Option<Civil> {
    let Some(Extent::At(civil)) = time.readings.first() else { return None };
    let told =
        time.anchor == Anchor::Stated && civil.year.is_some() && civil.granularity() <= Granularity::Year;
    told.then(|| Civil { clock: None, part: None, ..civil.clone() })
}

/// A part of a year, of which another year has the like.
fn period(extent: &Extent) -> Option<Civil> {
    let Extent::At(civil) = extent else { return None };
    let part = matches!(
        civil.unit,
        CalendarUnit::Month(_) | CalendarUnit::Quarter(_) | CalendarUnit::Half(_) | CalendarUnit::Season(_)
    );
    part.then(|| civil.clone())
}

/// So few bytes before a time are only words that lead it: "In early", "By the end of".
const LEAD: usize = 16;

/// Whether most of the dates with month and year lie years before the article, if that has a date, or many lie in other
/// years than its own and little is dated from its own day.
fn is_history(mentions: &[Mention], article: Option<i32>) -> bool {
    let years: Vec<i32> = mentions.iter().filter_map(stated_year).collect();
    let older = |gap: i32| years.iter().filter(|y| article.is_none_or(|a| a - **y > gap)).count();
    let (old, other) = (older(2), older(0));
    let deictic = || mentions.iter().filter(|m| is_deictic(m)).count();
    (old >= HISTORY && old * 2 > years.len())
        || (other >= CHRONICLE && other * 2 > years.len() && deictic() * 4 <= years.len())
}

/// Years before this one are told of in histories only.
const ANTIQUITY: i32 = 1000;

/// Whether a mention counts from the article's own day: "Monday", "yesterday", "last month".
fn is_deictic(mention: &Mention) -> bool {
    let Meaning::Time(expression) = &mention.meaning else { return false };
    let Said::At(point) = &expression.said else { return false };
    matches!(point.when, When::Weekday(..) | When::Unit(Origin::Now, ..) | When::Shift(Origin::Now, ..))
}

/// The year of a mention that states a day or month with its year.
fn stated_year(mention: &Mention) -> Option<i32> {
    let Meaning::Time(expression) = &mention.meaning else { return None };
    let point = match &expression.said {
        Said::At(point) => point,
        Said::Range(Some(first), _) => &**first,
        _ => return None,
    };
    let civil = point.civil()?;
    let fine = matches!(civil.unit, CalendarUnit::Day { .. } | CalendarUnit::Month(_));
    // No news is of antiquity.
    civil.year.filter(|year| fine || *year < ANTIQUITY)
}

#[cfg(test)]
mod tests;
