//! Open years, supplied by the story if every dated source of it yields the same one.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use crate::claim::Value;
use crate::extract::{Publication, Reading, article_date};
use crate::knowledge::Knowledge;
use crate::source::Source;
use crate::value::{Anchor, CalendarUnit, Civil, Extent, Time};

const DAY: i64 = 1440;

/// Supplies the years that sources leave open, and to undated sources the year of the story.
pub fn supply_years(readings: &mut [Reading]) {
    let Some(dated) = story_date(readings) else { return };
    for reading in readings.iter_mut() {
        for claim in &mut reading.claims {
            if let Value::Time(time) = &mut claim.statement.value {
                supply(time, &dated.windows);
            }
            if let Some(time) = &mut claim.statement.as_of {
                supply(time, &dated.windows);
            }
        }
        if reading.published.is_none() {
            reading.published = Some(dated.publication.clone());
        }
    }
}

/// Tells the sources of a story in which no date with a year stands, or one whose day and month could be exchanged, when the others
/// were published, if those agree on the year: a dateline without a year is of that one, and 10/03 the day next to theirs.
pub fn tell_years(sources: &mut [Source], knowledge: &Knowledge) {
    let days: Vec<Option<Date>> = sources
        .par_iter()
        .map(|source| match article_date(source, &knowledge.lexicon, None)?.days().as_slice() {
            [day] => Some(*day),
            _ => None,
        })
        .collect();
    let mut of_stories: BTreeMap<String, Vec<Date>> = BTreeMap::new();
    for (source, day) in sources.iter().zip(&days) {
        of_stories.entry(source.story.clone()).or_default().extend(*day);
    }
    for (source, _) in sources.iter_mut().zip(&days).filter(|(_, day)| day.is_none()) {
        let Some(days) = of_stories.get(&source.story) else { continue };
        let one = days.iter().all(|day| Some(day.year()) == days.first().map(|d| d.year()));
        source.given.near = days.iter().min().copied().filter(|_| one);
    }
}

/// The dates of a story's dated sources, and what its undated ones are told.
struct StoryDate {
    windows: Vec<(i64, i64)>,
    publication: Publication,
}

/// The year all dated sources share; nothing if they differ or none is dated.
fn story_date(readings: &[Reading]) -> Option<StoryDate> {
    let dated: Vec<&Publication> = readings.iter().filter_map(|r| r.published.as_ref()).collect();
    let windows: Vec<(i64, i64)> = dated.iter().flat_map(|p| p.time.windows()).collect();
    let first = dated.first()?;
    let year = first.year()?;
    if !dated.iter().all(|p| p.year() == Some(year)) {
        return None;
    }
    let at = Civil::new(Some(year), CalendarUnit::Year);
    let time = Time { readings: vec![Extent::At(at)], approximate: false, anchor: Anchor::Story };
    let publication = Publication { time, span: first.span, origin: "story".to_owned() };
    Some(StoryDate { windows, publication })
}

/// Takes for an open year the one that brings the time nearest to each dated source, if that is one year for all.
fn supply(time: &mut Time, dated: &[(i64, i64)]) {
    if !time.lacks_year() {
        return;
    }
    let mut years = dated.iter().filter_map(|&(start, _)| nearest_year(time, start));
    let Some(first) = years.next() else { return };
    if years.all(|y| y == first) {
        *time = Time { anchor: Anchor::Story, ..time.with_year(first) };
    }
}

/// The year that brings an open time nearest to a moment.
fn nearest_year(time: &Time, moment: i64) -> Option<i32> {
    let about = i32::try_from(1970 + moment.div_euclid(365 * DAY + DAY / 4)).ok()?;
    (about - 1..=about + 1)
        .filter_map(|year| {
            let (start, _) = time.with_year(year).windows().first().copied()?;
            Some(((start - moment).abs(), year))
        })
        .min()
        .map(|(_, year)| year)
}
