//! Publication times as metadata give them: ISO 8601, RFC 3339, RFC 2822, and dates in words.

use jiff::civil::{Date, Time};

use super::Published;
use super::calendar::{MONTHS, WEEKDAYS};

/// Zones that feeds write by name, with their offset from UTC in minutes.
const ZONES: &[(&str, i16)] = &[
    ("z", 0),
    ("ut", 0),
    ("utc", 0),
    ("gmt", 0),
    ("bst", 60),
    ("cet", 60),
    ("cest", 120),
    ("est", -300),
    ("edt", -240),
    ("cst", -360),
    ("cdt", -300),
    ("mst", -420),
    ("mdt", -360),
    ("pst", -480),
    ("pdt", -420),
];

/// What the parts of a publication time say so far.
#[derive(Default)]
struct Parts {
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
    hour: Option<i8>,
    minute: i8,
    second: i8,
    offset: Option<i16>,
}

/// Reads a publication time; nothing if it says no whole date, or one that can be read in two ways.
pub fn parse(value: &str) -> Option<Published> {
    let value = value.trim();
    if value.len() > 100 || !value.is_ascii() {
        return None;
    }
    let mut parts = Parts::default();
    let folded = value.to_ascii_lowercase();
    for word in folded.split([' ', ',', '\t', '(', ')']).filter(|word| !word.is_empty()) {
        parts.read(word)?;
    }
    parts.published()
}

impl Parts {
    /// Takes in one word; nothing if it is no part of a publication time.
    fn read(&mut self, word: &str) -> Option<()> {
        let bare = word.trim_end_matches('.');
        if bare == "at" || bare == "on" || is_prefix_of_one(bare, &WEEKDAYS).is_some() {
            return Some(());
        }
        if let Some(month) = is_prefix_of_one(bare, &MONTHS) {
            return set(&mut self.month, i8::try_from(month + 1).ok()?);
        }
        if let Some((_, offset)) = ZONES.iter().find(|(name, _)| *name == bare) {
            return if self.hour.is_some() { set(&mut self.offset, *offset) } else { None };
        }
        if bare == "am" || bare == "pm" || word == "a.m." || word == "p.m." {
            return self.half_day(bare.starts_with('p'));
        }
        if word.starts_with(['+', '-']) {
            return set(&mut self.offset, offset(word)?);
        }
        if word.contains(':') && !word.contains('t') && self.hour.is_none() {
            return self.time(word);
        }
        self.figures(word)
    }

    /// A date in figures with what may follow its `T`, a day, or a year.
    fn figures(&mut self, word: &str) -> Option<()> {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let rest = word.get(digits..)?;
        match (digits, rest) {
            (1 | 2, "" | "st" | "nd" | "rd" | "th") => set(&mut self.day, word.get(..digits)?.parse().ok()?),
            (4, "") => set(&mut self.year, word.parse().ok()?),
            (8, "") => self.date(word.get(..4)?, word.get(4..6)?, word.get(6..)?),
            (8, rest) if rest.starts_with('t') => {
                self.date(word.get(..4)?, word.get(4..6)?, word.get(6..8)?)?;
                self.time(rest.get(1..)?)
            }
            (4, rest) if rest.starts_with(['-', '/', '.']) => self.iso(word),
            (1 | 2, rest) if rest.starts_with(['-', '/', '.']) => self.day_and_month(word),
            _ => None,
        }
    }

    /// `2026-02-09`, `2026/2/9`, with a time behind `T`.
    fn iso(&mut self, word: &str) -> Option<()> {
        let (date, time) = word.split_once('t').map_or((word, None), |(date, time)| (date, Some(time)));
        let mut groups = date.split(['-', '/', '.']);
        self.date(groups.next()?, groups.next()?, groups.next()?)?;
        if groups.next().is_some() {
            return None;
        }
        time.map_or(Some(()), |time| self.time(time))
    }

    /// `27-Jan-2004`, and `31/01/2026` where only one order is possible.
    fn day_and_month(&mut self, word: &str) -> Option<()> {
        let mut groups = word.split(['-', '/', '.']);
        let (first, second, year) = (groups.next()?, groups.next()?, groups.next()?);
        if groups.next().is_some() || year.len() != 4 {
            return None;
        }
        if let Some(month) = is_prefix_of_one(second, &MONTHS) {
            return self.date(year, &(month + 1).to_string(), first);
        }
        let (a, b): (i8, i8) = (first.parse().ok()?, second.parse().ok()?);
        match (a > 12, b > 12) {
            (true, false) => self.date(year, second, first),
            (false, true) => self.date(year, first, second),
            (false, false) if a == b => self.date(year, first, second),
            _ => None,
        }
    }

    fn date(&mut self, year: &str, month: &str, day: &str) -> Option<()> {
        set(&mut self.year, year.parse().ok()?)?;
        set(&mut self.month, month.parse().ok()?)?;
        set(&mut self.day, day.parse().ok()?)
    }

    /// `10:00`, `10:00:05.250`, `4:22pm`, with a zone behind: `Z`, `+07:00`.
    fn time(&mut self, word: &str) -> Option<()> {
        let end = word.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.'))).unwrap_or(word.len());
        let (clock, rest) = (word.get(..end)?, word.get(end..)?);
        let mut groups = if clock.contains(':') {
            clock.split(':').collect::<Vec<_>>()
        } else {
            vec![clock.get(..2)?, clock.get(2..4)?]
        }
        .into_iter();
        set(&mut self.hour, groups.next()?.parse().ok()?)?;
        self.minute = groups.next()?.parse().ok()?;
        if let Some(seconds) = groups.next() {
            self.second = seconds.split('.').next()?.parse().ok()?;
        }
        match rest {
            "" => Some(()),
            "am" | "pm" => self.half_day(rest == "pm"),
            _ if rest.starts_with(['+', '-']) => set(&mut self.offset, offset(rest)?),
            _ => set(&mut self.offset, ZONES.iter().find(|(name, _)| *name == rest)?.1),
        }
    }

    fn half_day(&mut self, afternoon: bool) -> Option<()> {
        let hour = self.hour.filter(|hour| (1..=12).contains(hour))?;
        self.hour = Some(hour % 12 + if afternoon { 12 } else { 0 });
        Some(())
    }

    fn published(&self) -> Option<Published> {
        let date = Date::new(self.year.filter(|year| *year >= 1000)?, self.month?, self.day?).ok()?;
        let time = match self.hour {
            Some(hour) => Some(Time::new(hour, self.minute, self.second.min(59), 0).ok()?),
            None => None,
        };
        Some(Published { date, time, offset: self.offset })
    }
}

/// Sets a part that was not said before.
fn set<T>(part: &mut Option<T>, value: T) -> Option<()> {
    part.replace(value).is_none().then_some(())
}

/// Index of the one name that a word of three or more letters begins.
fn is_prefix_of_one(word: &str, names: &[&str]) -> Option<usize> {
    let word = if word == "sept" { "sep" } else { word };
    let known = |name: &&str| name.starts_with(word) && (word.len() <= 5 || word == *name);
    if word.len() < 3 { None } else { names.iter().position(known) }
}

/// Minutes of `+07:00`, `-0500`, `+07`.
fn offset(word: &str) -> Option<i16> {
    let sign = if word.starts_with('-') { -1 } else { 1 };
    let digits: String = word.chars().skip(1).filter(|c| *c != ':').collect();
    let (hours, minutes) = match digits.len() {
        2 => (digits.as_str(), "0"),
        4 => digits.split_at(2),
        _ => return None,
    };
    let minutes = hours.parse::<i16>().ok()? * 60 + minutes.parse::<i16>().ok()?;
    (minutes <= 18 * 60).then_some(sign * minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `date time offset`, as far as they are there.
    fn check(expected: &str, ways: &[&str]) {
        for way in ways {
            let read = parse(way).map(|p| {
                let time = p.time.map_or(String::new(), |time| format!(" {time}"));
                let offset = p.offset.map_or(String::new(), |offset| format!(" {offset}"));
                format!("{}{time}{offset}", p.date)
            });
            assert_eq!(read.as_deref(), Some(expected), "{way}");
        }
    }

    #[test]
    fn all_ways_of_metadata() {
        check(
            "2026-02-09",
            &[
                "2026-02-09",
                "20260209",
                "2026/02/09",
                "9 February 2026",
                "February 9, 2026",
                "Feb. 9, 2026",
                "Mon, 9 Feb 2026",
                "Monday 9th February 2026",
                " 2026-2-9 ",
            ],
        );
        check(
            "2004-01-27 10:00:00 0",
            &[
                "Tue, 27 Jan 2004 10:00:00 GMT",
                "2004-01-27T10:00:00Z",
                "2004-01-27 10:00 UTC",
                "27 Jan 2004 10:00:00 +0000",
                "2004-01-27T10:00:00.123+00:00",
                "20040127T100000Z",
            ],
        );
        check(
            "2026-01-31 16:22:00",
            &[
                "Jan 31, 2026 4:22 PM",
                "31 January 2026 at 4:22pm",
                "2026-01-31T16:22",
                "31/01/2026 16:22",
                "01/31/2026 4:22 p.m.",
            ],
        );
        check("2026-01-31 16:22:00 420", &["2026-01-31T16:22+07:00", "2026-01-31 16:22 +0700"]);
        check("2026-01-31 00:05:00 -300", &["Jan 31, 2026 12:05 am EST"]);
    }

    #[test]
    fn unreadable_values() {
        for value in [
            "",
            "yesterday",
            "2026",
            "February 2026",
            "09/02/2026",
            "2026-02-30",
            "2026-02-09T25:00",
            "9 Feb 26",
            "2026-02-09 2026-02-10",
            "hôm qua",
            "last Monday",
            "12",
            "2026-02-09-01",
        ] {
            assert_eq!(parse(value), None, "{value}");
        }
    }
}
