//! What clocks show where an article plays: the zones of the one country that its lead names.

mod pair;

use std::collections::BTreeSet;

use crate::grammar::{Meaning, Mention, MentionType};
use crate::knowledge::{Class, Lexicon, Sense};
use crate::value::calendar::{day_number, day_of_number};
use crate::value::{CalendarUnit, Civil, Clock, Extent, Time};

use super::Reading;
use super::news::LEAD;

pub(super) use pair::settle as settle_pairs;

/// Minutes that clocks are ahead of UTC, in January and in July.
pub(super) type Offsets = (i16, i16);

/// The zones of the place an article is about, and the month it is of.
#[derive(Clone, Debug, Default)]
pub(super) struct LocalTime {
    zones: Vec<Offsets>,
    month: Option<u8>,
    year: Option<i32>,
}

impl LocalTime {
    pub fn find(text: &str, mentions: &[Mention], lexicon: &Lexicon, published: Option<&Time>) -> Self {
        let lead = mentions.iter().take_while(|m| m.sentence < LEAD);
        let named = lead.filter(|m| m.kind == MentionType::Name);
        let places: Vec<(&str, &Sense)> = named
            .map(|m| m.span.of(text))
            .filter_map(|words| Some((words, place(words, lexicon)?)))
            .collect();
        let countries: BTreeSet<&str> = places.iter().map(|(_, sense)| country(sense)).collect();
        // "JAKARTA" is where the reporter sits, in a country of three zones.
        let told = places.iter().filter(|(words, _)| words.chars().any(char::is_lowercase));
        let told: Vec<&Sense> = told.map(|(_, sense)| *sense).collect();
        let start = published.and_then(|time| time.readings.first()).and_then(|reading| reading.ends().0);
        let year = start.and_then(|civil| civil.year);
        // A flight from one country to another comes down in a third.
        let zones = match countries.into_iter().collect::<Vec<_>>().as_slice() {
            [code] => zones_of(&told, code, year),
            // Of two countries whose clocks show the same, it does not matter which.
            several => {
                let zones: Vec<Vec<Offsets>> =
                    several.iter().map(|code| zones_of(&told, code, year)).collect();
                match zones.as_slice() {
                    [first, rest @ ..] if first.len() == 1 && rest.iter().all(|z| z == first) => {
                        first.clone()
                    }
                    _ => Vec::new(),
                }
            }
        };
        Self { zones, month: start.and_then(|civil| month_of(civil.unit)), year }
    }

    /// Every offset that a clock may show, as January and July go together: its own, that of a written-out zone, or
    /// that of the place for "local time".
    pub fn offsets(&self, clock: &Clock, lexicon: &Lexicon) -> Vec<Offsets> {
        if let Some(offset) = clock.offset {
            return vec![(offset, offset)];
        }
        let Some(zone) = clock.zone.as_deref() else { return Vec::new() };
        match lexicon.at(zone, Class::Zone).map(|(_, sense)| sense) {
            Some(sense) if &*sense.id == "local" => self.zones.clone(),
            Some(sense) => zones(sense, self.year),
            // "Indian time", "Sydney time".
            None => place(zone, lexicon).map(|place| zones(place, self.year)).unwrap_or_default(),
        }
    }

    /// Whether it is January time (`Some(true)`) or July time; nothing in the months in which clocks are changed.
    pub fn is_january(&self) -> Option<bool> {
        match self.month? {
            12 | 1 | 2 => Some(true),
            4..=9 => Some(false),
            _ => None,
        }
    }

    /// Whether clocks are changed about the time of the article.
    pub fn is_changing(&self) -> bool {
        matches!(self.month, Some(3 | 10 | 11))
    }

    /// Offsets of a clock at the time of the article, all that are possible.
    pub fn now(&self, clock: &Clock, lexicon: &Lexicon) -> Vec<i16> {
        let both = self.offsets(clock, lexicon);
        let mut offsets: Vec<i16> = match self.is_january() {
            Some(true) => both.iter().map(|o| o.0).collect(),
            Some(false) => both.iter().map(|o| o.1).collect(),
            None => both.iter().flat_map(|o| [o.0, o.1]).collect(),
        };
        offsets.sort_unstable();
        offsets.dedup();
        offsets
    }

    /// A time as the clocks of the place show it where the article plays, without a zone: "(0755 GMT)" is 1:25 p.m. in India. A
    /// time of another zone stays as it is where the place has several.
    pub fn as_shown(&self, time: &Time, lexicon: &Lexicon) -> Time {
        let local = |clock: &Clock| {
            clock.offset.is_none() && clock.zone.as_deref().is_none_or(|zone| is_local(zone, lexicon))
        };
        let here = match self.is_january() {
            Some(january) => self.zones.iter().map(|o| if january { o.0 } else { o.1 }).collect(),
            None => self.zones.iter().flat_map(|o| [o.0, o.1]).collect::<BTreeSet<i16>>(),
        };
        let shown = |reading: &Extent| -> Option<Extent> {
            let Extent::At(civil) = reading else { return None };
            let clock = civil.clock.as_deref()?;
            if local(clock) {
                let clock = Clock { offset: None, zone: None, ..clock.clone() };
                return Some(Extent::At(Civil { clock: Some(clock.into()), ..civil.clone() }));
            }
            let (own, here) = (self.now(clock, lexicon), here.iter().copied().collect::<Vec<i16>>());
            let ([own], [here]) = (own.as_slice(), here.as_slice()) else { return None };
            Some(Extent::At(shifted(civil, clock, i64::from(*here) - i64::from(*own))))
        };
        let readings = time.readings.iter().flat_map(|r| match shown(r) {
            Some(reading) => vec![reading],
            None => self.offset_by(r, lexicon),
        });
        Time { readings: readings.collect(), ..time.clone() }
    }

    /// A time with the offsets that "local time" can mean where the article plays, a reading for each.
    pub fn zoned(&self, time: &Time, lexicon: &Lexicon) -> Time {
        let readings = time.readings.iter().flat_map(|reading| self.offset_by(reading, lexicon));
        Time { readings: readings.collect(), ..time.clone() }
    }

    /// A reading with each offset that its clock may have; as it stands where none is known.
    fn offset_by(&self, reading: &Extent, lexicon: &Lexicon) -> Vec<Extent> {
        let Extent::At(civil) = reading else { return vec![reading.clone()] };
        let Some(clock) = civil.clock.as_deref().filter(|c| c.offset.is_none()) else {
            return vec![reading.clone()];
        };
        let offsets = self.now(clock, lexicon).into_iter();
        let mut readings: Vec<Extent> = offsets
            .map(|offset| {
                let clock = Clock { offset: Some(offset), ..clock.clone() };
                Extent::At(Civil { clock: Some(clock.into()), ..civil.clone() })
            })
            .collect();
        if readings.is_empty() {
            readings.push(reading.clone());
        }
        readings
    }
}

/// Gives times told by the clocks of a country, a city or a written-out zone ("7.30 am Indian time") the offset that those have in
/// the month of the article, where that is one.
pub(super) fn settle(mentions: &mut [Mention], text: &str, lexicon: &Lexicon, published: Option<&Time>) {
    let elsewhere = |clock: &Clock| {
        clock.offset.is_none() && clock.zone.as_deref().is_some_and(|zone| !is_local(zone, lexicon))
    };
    let told = |mention: &Mention| {
        mention.time().is_some_and(|time| time.readings.iter().any(|r| tells(r, &elsewhere)))
    };
    if !mentions.iter().any(told) {
        return;
    }
    let local = LocalTime::find(text, mentions, lexicon, published);
    for mention in mentions {
        let Meaning::Time(expression) = &mut mention.meaning else { continue };
        for reading in expression.time.iter_mut().flat_map(|time| &mut time.readings) {
            let Extent::At(civil) = reading else { continue };
            let Some(clock) = civil.clock.as_mut().filter(|clock| elsewhere(clock)) else { continue };
            if let [offset] = local.now(clock, lexicon).as_slice() {
                clock.offset = Some(*offset);
            }
        }
    }
}

/// What clocks show where an article plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clocks {
    /// How many minutes they are ahead of UTC.
    pub ahead: i16,
    /// Whether an hour told by two clocks tells it, and not the place alone.
    pub told: bool,
}

/// What clocks show where an article plays: as its own hours tell, else by the one place that its lead names.
pub(super) fn clocks(reading: &Reading, told: Option<i16>, lexicon: &Lexicon) -> Option<Clocks> {
    if let Some(ahead) = told {
        return Some(Clocks { ahead, told: true });
    }
    let local = LocalTime::find(reading.text(), &reading.mentions, lexicon, reading.published_time());
    let both = local.zones.iter().flat_map(|(january, july)| match local.is_january() {
        Some(true) => vec![*january],
        Some(false) => vec![*july],
        None => vec![*january, *july],
    });
    let offsets: BTreeSet<i16> = both.collect();
    let ahead = offsets.first().copied().filter(|_| offsets.len() == 1)?;
    Some(Clocks { ahead, told: false })
}

/// A time as a clock shows it that is so many minutes ahead of UTC, without a zone; as it is where its own zone is not known.
pub fn shown_by(time: &Time, ahead: i16) -> Time {
    let shown = |reading: &Extent| {
        let Extent::At(civil) = reading else { return reading.clone() };
        let zoned = civil.clock.as_ref().and_then(|clock| Some((clock, clock.offset?)));
        zoned.map_or_else(
            || reading.clone(),
            |(clock, own)| Extent::At(shifted(civil, clock, i64::from(ahead) - i64::from(own))),
        )
    };
    let mut readings: Vec<Extent> = time.readings.iter().map(shown).collect();
    readings.dedup();
    Time { readings, ..time.clone() }
}

/// Whether a reading has a clock of that kind.
fn tells(reading: &Extent, is: &impl Fn(&Clock) -> bool) -> bool {
    matches!(reading, Extent::At(civil) if civil.clock.as_deref().is_some_and(is))
}

fn is_local(zone: &str, lexicon: &Lexicon) -> bool {
    lexicon.at(zone, Class::Zone).is_some_and(|(_, sense)| &*sense.id == "local")
}

/// A time some minutes later, without a zone; of a day that is not known still so.
fn shifted(civil: &Civil, clock: &Clock, minutes: i64) -> Civil {
    const DAY: i64 = 24 * 60;
    let minute = i64::from(clock.minute) + minutes;
    let day = civil.date().and_then(|date| day_of_number(day_number(date) + minute.div_euclid(DAY)));
    let moved = day.map_or_else(|| civil.clone(), Civil::of_date);
    let minute = u16::try_from(minute.rem_euclid(DAY)).unwrap_or(clock.minute);
    let clock = Clock { minute, offset: None, zone: None, ..clock.clone() };
    Civil { clock: Some(clock.into()), part: None, ..moved }
}

fn place<'l>(words: &str, lexicon: &'l Lexicon) -> Option<&'l Sense> {
    let (length, sense) = lexicon.at(words, Class::Place)?;
    let whole = words.get(length..).is_some_and(|rest| rest.is_empty() || rest.starts_with(['\'', '’']));
    whole.then_some(sense)
}

/// The code of the country a place is, or lies in.
fn country(sense: &Sense) -> &str {
    let code = sense.tags.iter().find(|t| t.len() == 2 && t.bytes().all(|b| b.is_ascii_uppercase()));
    code.map_or(&*sense.id, |code| &**code)
}

/// The zones that the places named in a country had in a year: of a city that has one, else of all the country.
fn zones_of(places: &[&Sense], code: &str, year: Option<i32>) -> Vec<Offsets> {
    let own = || places.iter().filter(|sense| country(sense) == code);
    let city = own().filter(|s| s.is("city")).map(|s| zones(s, year)).find(|zones| zones.len() == 1);
    city.or_else(|| own().map(|s| zones(s, year)).next()).unwrap_or_default()
}

/// The zones that the tags of an entry tell for a year: `utc:60/120`, `utc:120/180:2016` to the end of 2016. Of no year, all.
fn zones(sense: &Sense, year: Option<i32>) -> Vec<Offsets> {
    let read = |tag: &str| -> Option<(Offsets, Option<i32>)> {
        let (zone, last) = match tag.strip_prefix("utc:")?.split_once(':') {
            Some((zone, last)) => (zone, Some(last.parse().ok()?)),
            None => (tag.strip_prefix("utc:")?, None),
        };
        let (january, july) = zone.split_once('/')?;
        Some(((january.parse().ok()?, july.parse().ok()?), last))
    };
    let all: Vec<_> = sense.tags.iter().filter_map(|tag| read(tag)).collect();
    let former =
        all.iter().filter_map(|(_, last)| *last).filter(|last| year.is_some_and(|y| y <= *last)).min();
    // Where a country has several zones, not all of them were others.
    let several = all.iter().filter(|(_, last)| last.is_none()).count() > 1;
    let held = |last: Option<i32>| match last {
        _ if year.is_none() => true,
        Some(_) => last == former,
        None => former.is_none() || several,
    };
    all.iter().filter(|(_, last)| held(*last)).map(|(zone, _)| *zone).collect()
}

fn month_of(unit: CalendarUnit) -> Option<u8> {
    match unit {
        CalendarUnit::Month(month) | CalendarUnit::Day { month, .. } => Some(month),
        _ => None,
    }
}
