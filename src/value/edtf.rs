//! Times as EDTF (ISO 8601-2), written and read.
//!
//! Two things EDTF has no notation for are written beside it: a bare day of the week as in TIMEX3 (`XXXX-WXX-7`) and a
//! clock time without a day (`XXXX-XX-XXT09:30`). Weeks and weekends are written as the days they cover, parts of a day as
//! the day.

use std::fmt::{self, Display, Write as _};
use std::str::FromStr;

use super::calendar::day_of_number;
use super::time::{Anchor, CalendarUnit, Civil, Clock, Extent, Season, Time};

/// The text is no EDTF that this project writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an EDTF time")]
pub struct EdtfError;

impl Time {
    /// The time as EDTF: `2026-01-12/2026-01-16`, `XXXX-01-15`, `2026~`; several readings as a set `[a,b]`.
    pub fn edtf(&self) -> String {
        self.to_string()
    }
}

impl Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = if self.approximate { "~" } else { "" };
        match self.readings.as_slice() {
            [only] => write_extent(f, only, mark),
            several => {
                f.write_char('[')?;
                for (index, reading) in several.iter().enumerate() {
                    if index > 0 {
                        f.write_char(',')?;
                    }
                    write_extent(f, reading, mark)?;
                }
                f.write_char(']')
            }
        }
    }
}

fn write_extent(f: &mut fmt::Formatter<'_>, extent: &Extent, mark: &str) -> fmt::Result {
    match extent {
        Extent::At(civil) => match days(civil) {
            Some((first, last)) => write!(f, "{first}{mark}/{last}{mark}"),
            None => write!(f, "{civil}{mark}"),
        },
        Extent::Range(from, to) => {
            match from {
                Some(civil) => match days(civil).or_else(|| months(civil)) {
                    Some((first, _)) => write!(f, "{first}{mark}/")?,
                    None => write!(f, "{civil}{mark}/")?,
                },
                None => f.write_str("../")?,
            }
            match to {
                Some(civil) => match days(civil).or_else(|| months(civil)) {
                    Some((_, last)) => write!(f, "{last}{mark}"),
                    None => write!(f, "{civil}{mark}"),
                },
                None => f.write_str(".."),
            }
        }
    }
}

/// First and last month of a quarter or half, as the ends of a range are written: more programs read months than codes.
fn months(civil: &Civil) -> Option<(Civil, Civil)> {
    let (first, last) = match civil.unit {
        CalendarUnit::Quarter(quarter) => (3 * quarter - 2, 3 * quarter),
        CalendarUnit::Half(half) => (6 * half - 5, 6 * half),
        _ => return None,
    };
    let month = |month| Civil { unit: CalendarUnit::Month(month), ..civil.clone() };
    Some((month(first), month(last)))
}

/// First and last day of what EDTF has no notation for.
fn days(civil: &Civil) -> Option<(Civil, Civil)> {
    if !matches!(civil.unit, CalendarUnit::Week(_) | CalendarUnit::Weekend(_)) {
        return None;
    }
    let (first, end) = civil.days()?;
    Some((Civil::of_date(day_of_number(first)?), Civil::of_date(day_of_number(end - 1)?)))
}

impl Display for Civil {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = |f: &mut fmt::Formatter<'_>| match self.year {
            Some(y) if y < 0 => write!(f, "-{:04}", -y),
            Some(y) => write!(f, "{y:04}"),
            None => f.write_str("XXXX"),
        };
        match self.unit {
            CalendarUnit::Century => match self.year {
                Some(y) if y < 0 => write!(f, "-{:02}XX", -y / 100)?,
                Some(y) => write!(f, "{:02}XX", y.div_euclid(100))?,
                None => f.write_str("XXXX")?,
            },
            CalendarUnit::Decade => match self.year {
                Some(y) => write!(f, "{:03}X", y.div_euclid(10))?,
                None => f.write_str("XXXX")?,
            },
            CalendarUnit::Weekday(day) => write!(f, "XXXX-WXX-{day}")?,
            CalendarUnit::DayOfMonth(day) => {
                year(f)?;
                write!(f, "-XX-{day:02}")?;
            }
            CalendarUnit::AnyDay => {
                year(f)?;
                f.write_str("-XX-XX")?;
            }
            unit => {
                year(f)?;
                write_unit(f, unit)?;
            }
        }
        self.clock.as_ref().map_or(Ok(()), |clock| write!(f, "{clock}"))
    }
}

fn write_unit(f: &mut fmt::Formatter<'_>, unit: CalendarUnit) -> fmt::Result {
    match unit {
        CalendarUnit::Half(half) => write!(f, "-{}", 39 + half),
        CalendarUnit::Quarter(quarter) => write!(f, "-{}", 32 + quarter),
        CalendarUnit::Season(season) => write!(f, "-{}", season_code(season)),
        CalendarUnit::Month(month) => write!(f, "-{month:02}"),
        CalendarUnit::Week(week) => write!(f, "-W{week:02}"),
        CalendarUnit::Weekend(week) => write!(f, "-W{week:02}-WE"),
        CalendarUnit::Day { month, day } => write!(f, "-{month:02}-{day:02}"),
        _ => Ok(()),
    }
}

/// EDTF codes 21 to 24.
fn season_code(season: Season) -> u8 {
    match season {
        Season::Spring => 21,
        Season::Summer => 22,
        Season::Autumn => 23,
        Season::Winter => 24,
    }
}

impl Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "T{:02}", self.minute / 60)?;
        if self.to_the_minute {
            write!(f, ":{:02}", self.minute % 60)?;
        }
        if let Some(second) = self.second {
            write!(f, ":{second:02}")?;
        }
        match self.offset {
            None => Ok(()),
            Some(0) => f.write_char('Z'),
            Some(offset) => {
                let sign = if offset < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", offset.unsigned_abs() / 60, offset.unsigned_abs() % 60)
            }
        }
    }
}

impl FromStr for Time {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        let approximate = text.contains('~');
        let set = text.strip_prefix('[').and_then(|t| t.strip_suffix(']'));
        let readings: Option<Vec<Extent>> = match set {
            Some(inner) => inner.split(',').map(read_extent).collect(),
            None => read_extent(text).map(|extent| vec![extent]),
        };
        let mut time = Time {
            readings: readings.filter(|r| !r.is_empty()).ok_or(EdtfError)?,
            approximate,
            anchor: Anchor::Stated,
        };
        if time.windows().is_empty() {
            time.anchor = Anchor::Open;
        }
        Ok(time)
    }
}

fn read_extent(text: &str) -> Option<Extent> {
    let Some((from, to)) = text.split_once('/') else {
        return read_civil(text).map(Extent::At);
    };
    let end = |text: &str| match text {
        ".." => Some(None),
        _ => read_civil(text).map(Some),
    };
    Some(Extent::Range(end(from)?, end(to)?))
}

fn read_civil(text: &str) -> Option<Civil> {
    let text = text.strip_suffix('~').unwrap_or(text);
    let (day, clock) = match text.split_once('T') {
        Some((day, clock)) => (day, Some(read_clock(clock)?)),
        None => (text, None),
    };
    let mut civil = read_day(day)?;
    civil.clock = clock.map(Box::new);
    Some(civil)
}

fn read_day(text: &str) -> Option<Civil> {
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (year, rest) = (text.get(..4)?, text.get(4..)?);
    let whole = |digits: &str, factor: i32| {
        let number = digits.parse::<i32>().ok().filter(|_| digits.bytes().all(|b| b.is_ascii_digit()))?;
        Some(if negative { -number * factor } else { number * factor })
    };
    if rest.is_empty() && year.ends_with('X') && year != "XXXX" {
        let decade = year.strip_suffix('X')?;
        return match decade.strip_suffix('X') {
            // `-04XX` is from −499 to −400.
            Some(century) => {
                let year = whole(century, 100)?;
                let first = if negative { year - 99 } else { year };
                Some(Civil::new(Some(first), CalendarUnit::Century))
            }
            None => Some(Civil::new(Some(whole(decade, 10)?), CalendarUnit::Decade)),
        };
    }
    let year = if year == "XXXX" { None } else { Some(whole(year, 1)?) };
    let unit = match rest.strip_prefix('-') {
        None if rest.is_empty() => CalendarUnit::Year,
        None => return None,
        Some(rest) => read_unit(rest)?,
    };
    Some(Civil::new(year, unit))
}

fn read_unit(text: &str) -> Option<CalendarUnit> {
    let number = |t: &str| t.parse::<u8>().ok().filter(|_| t.len() == 2);
    if let Some(week) = text.strip_prefix('W') {
        return match week.split_once('-') {
            Some(("XX", day)) => day.parse().ok().map(CalendarUnit::Weekday),
            Some((week, "WE")) => number(week).map(CalendarUnit::Weekend),
            Some(_) => None,
            None => number(week).map(CalendarUnit::Week),
        };
    }
    match text.split_once('-') {
        Some(("XX", "XX")) => Some(CalendarUnit::AnyDay),
        Some(("XX", day)) => number(day).map(CalendarUnit::DayOfMonth),
        Some((month, day)) => Some(CalendarUnit::Day { month: number(month)?, day: number(day)? }),
        None => Some(match number(text)? {
            month @ 1..=12 => CalendarUnit::Month(month),
            21 => CalendarUnit::Season(Season::Spring),
            22 => CalendarUnit::Season(Season::Summer),
            23 => CalendarUnit::Season(Season::Autumn),
            24 => CalendarUnit::Season(Season::Winter),
            quarter @ 33..=36 => CalendarUnit::Quarter(quarter - 32),
            half @ 40..=41 => CalendarUnit::Half(half - 39),
            _ => return None,
        }),
    }
}

fn read_clock(text: &str) -> Option<Clock> {
    let at = text.find(['Z', '+', '-']).unwrap_or(text.len());
    let (time, zone) = (text.get(..at)?, text.get(at..)?);
    let mut parts = time.split(':');
    let hour: u16 = parts.next()?.parse().ok().filter(|h| *h < 24)?;
    let minute = match parts.next() {
        Some(minute) => Some(minute.parse::<u16>().ok().filter(|m| *m < 60)?),
        None => None,
    };
    let second = match parts.next() {
        Some(second) => Some(second.parse::<u8>().ok().filter(|s| *s < 61)?),
        None => None,
    };
    let offset = match zone {
        "" => None,
        "Z" => Some(0),
        _ => {
            let (hours, minutes) = zone.get(1..)?.split_once(':')?;
            let offset = hours.parse::<i16>().ok()?.checked_mul(60)?.checked_add(minutes.parse().ok()?)?;
            Some(if zone.starts_with('-') { -offset } else { offset })
        }
    };
    Some(Clock {
        minute: hour * 60 + minute.unwrap_or(0),
        second,
        to_the_minute: minute.is_some(),
        offset,
        zone: None,
        either_half: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let cases = [
            "2026",
            "2026~",
            "2026-01",
            "2026-01-12",
            "2026-01-12/2026-01-16",
            "XXXX-01-15",
            "XXXX-01-12/XXXX-01-16",
            "XXXX-XX-15",
            "XXXX-WXX-7",
            "XXXX-XX-XXT09:30",
            "2026-22",
            "2026-33",
            "2026-41",
            "202X",
            "19XX",
            "-04XX",
            "-00XX",
            "-0043-03-15",
            "2026-01-12T09:30",
            "2026-01-12T09",
            "2026-01-12T09:30:15Z",
            "2026-01-12T09:30+07:00",
            "2026-01-12T09:30-03:30",
            "../2026-01",
            "2010/..",
            "[2026-02-09,2026-09-02]",
        ];
        for text in cases {
            assert_eq!(text.parse::<Time>().map(|t| t.edtf()).as_deref(), Ok(text));
        }
    }

    #[test]
    fn weeks_are_written_as_days() {
        let week: Time = "2009-W13".parse().expect("a week");
        assert_eq!(week.edtf(), "2009-03-23/2009-03-29");
        let weekend: Time = "2010-W04-WE".parse().expect("a weekend");
        assert_eq!(weekend.edtf(), "2010-01-30/2010-01-31");
    }

    #[test]
    fn other_text_is_refused() {
        for text in
            ["", "20", "May", "2026-1", "2026-99", "2026-01-12T25:00", "é026", "2026-01-1é", "[]", "[2026"]
        {
            assert_eq!(text.parse::<Time>(), Err(EdtfError), "{text}");
        }
    }
}
