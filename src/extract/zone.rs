//! What clocks show where an article plays: the zones of the one country that its lead names.

use std::collections::BTreeSet;

use crate::grammar::{Mention, MentionType};
use crate::knowledge::{Class, Lexicon, Sense};
use crate::value::{CalendarUnit, Clock, Time};

use super::news::LEAD;

/// Minutes that clocks are ahead of UTC, in January and in July.
pub(super) type Offsets = (i16, i16);

/// The zones of the place an article is about, and the month it is of.
#[derive(Clone, Debug, Default)]
pub(super) struct LocalTime {
    zones: Vec<Offsets>,
    month: Option<u8>,
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
        // A flight from one country to another comes down in a third.
        let zones = match countries.into_iter().collect::<Vec<_>>().as_slice() {
            [code] => zones_of(&told, code),
            _ => Vec::new(),
        };
        let reading = published.and_then(|time| time.readings.first());
        let month = reading.and_then(|r| r.ends().0.and_then(|civil| month_of(civil.unit)));
        Self { zones, month }
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
            Some(sense) => zones(sense),
            None => Vec::new(),
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

/// The zones of the places named in a country: of a city that has one, else of all the country.
fn zones_of(places: &[&Sense], code: &str) -> Vec<Offsets> {
    let own = || places.iter().filter(|sense| country(sense) == code);
    let city = own().filter(|s| s.is("city")).map(|s| zones(s)).find(|zones| zones.len() == 1);
    city.or_else(|| own().map(|s| zones(s)).next()).unwrap_or_default()
}

/// The zones that the tags of an entry tell: `utc:60/120`.
fn zones(sense: &Sense) -> Vec<Offsets> {
    let pair = |tag: &str| {
        let (january, july) = tag.strip_prefix("utc:")?.split_once('/')?;
        Some((january.parse().ok()?, july.parse().ok()?))
    };
    sense.tags.iter().filter_map(|tag| pair(tag)).collect()
}

fn month_of(unit: CalendarUnit) -> Option<u8> {
    match unit {
        CalendarUnit::Month(month) | CalendarUnit::Day { month, .. } => Some(month),
        _ => None,
    }
}
