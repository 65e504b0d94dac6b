//! Civil times on the calendar: which days and minutes a time covers.

use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::time::{CalendarUnit, Civil, DayPart, Extent, Granularity, Season, Time};

const MINUTES_A_DAY: i64 = 1440;

/// The day of the calendar, if there is such a day.
pub fn date(year: i32, month: u8, day: u8) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Days since 1970-01-01.
pub fn day_number(date: Date) -> i64 {
    date.duration_since(jiff::civil::date(1970, 1, 1)).as_hours() / 24
}

/// The day that lies `days` after 1970-01-01.
pub fn day_of_number(days: i64) -> Option<Date> {
    jiff::civil::date(1970, 1, 1).checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

/// 1 (Monday) to 7 (Sunday).
pub fn weekday(date: Date) -> u8 {
    date.weekday().to_monday_one_offset().unsigned_abs()
}

/// The most days a month can have: 29 for February.
pub fn longest_month(month: u8) -> u8 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

impl Season {
    /// The months of the season in the northern hemisphere, by the calendar; winter begins in the named year.
    fn first_month(self) -> u8 {
        match self {
            Season::Spring => 3,
            Season::Summer => 6,
            Season::Autumn => 9,
            Season::Winter => 12,
        }
    }
}

impl DayPart {
    /// First and last-but-one minute after midnight; generous, since people draw the line in different places.
    pub(super) fn minutes(self) -> (i64, i64) {
        match self {
            DayPart::Morning => (0, 12 * 60),
            DayPart::Midday => (11 * 60, 14 * 60),
            DayPart::Afternoon => (12 * 60, 18 * 60),
            DayPart::Evening => (16 * 60, 24 * 60),
            DayPart::Night => (17 * 60, 30 * 60),
            DayPart::Daytime => (6 * 60, 20 * 60),
        }
    }
}

impl Civil {
    /// A day.
    pub fn of_date(date: Date) -> Self {
        let unit = CalendarUnit::Day { month: date.month().unsigned_abs(), day: date.day().unsigned_abs() };
        Self::new(Some(i32::from(date.year())), unit)
    }

    /// A time without part of day or clock.
    pub fn new(year: Option<i32>, unit: CalendarUnit) -> Self {
        Self { year, unit, part: None, clock: None }
    }

    /// The day, if it is one and its year is known.
    pub fn date(&self) -> Option<Date> {
        match self.unit {
            CalendarUnit::Day { month, day } => date(self.year?, month, day),
            _ => None,
        }
    }

    /// Half-open range of days since 1970-01-01; none while the year or the day is open.
    pub fn days(&self) -> Option<(i64, i64)> {
        let year = self.year?;
        match self.unit {
            CalendarUnit::Century => {
                let first = if year < 0 { year } else { year.div_euclid(100) * 100 };
                months(first, 1, 1200)
            }
            CalendarUnit::Decade => months(year.div_euclid(10) * 10, 1, 120),
            CalendarUnit::Year => months(year, 1, 12),
            CalendarUnit::Half(half) => months(year, half.saturating_sub(1).saturating_mul(6) + 1, 6),
            CalendarUnit::Quarter(quarter) => {
                months(year, quarter.saturating_sub(1).saturating_mul(3) + 1, 3)
            }
            CalendarUnit::Season(season) => months(year, season.first_month(), 3),
            CalendarUnit::Month(month) => months(year, month, 1),
            CalendarUnit::Week(week) => week_days(year, week, Weekday::Monday, 7),
            CalendarUnit::Weekend(week) => week_days(year, week, Weekday::Saturday, 2),
            CalendarUnit::Day { month, day } => {
                let first = day_number(date(year, month, day)?);
                Some((first, first + 1))
            }
            CalendarUnit::Weekday(_) | CalendarUnit::DayOfMonth(_) | CalendarUnit::AnyDay => None,
        }
    }

    /// Half-open range of minutes since 1970-01-01: in UTC if the clock has an offset, else local.
    pub fn window(&self) -> Option<(i64, i64)> {
        let (first, last) = self.days()?;
        let (first, last) = (first * MINUTES_A_DAY, last * MINUTES_A_DAY);
        if let Some(clock) = &self.clock {
            let start = first + i64::from(clock.minute) - i64::from(clock.offset.unwrap_or(0));
            return Some((start, start + clock.length()));
        }
        match self.part {
            Some(part) if last - first == MINUTES_A_DAY => {
                let (from, to) = part.minutes();
                Some((first + from, first + to))
            }
            _ => Some((first, last)),
        }
    }

    /// How fine the time is.
    pub fn granularity(&self) -> Granularity {
        match (&self.clock, self.part) {
            (Some(clock), _) if clock.to_the_minute => return Granularity::Minute,
            (Some(_), _) => return Granularity::Hour,
            (None, Some(_)) => return Granularity::DayPart,
            (None, None) => {}
        }
        match self.unit {
            CalendarUnit::Century => Granularity::Century,
            CalendarUnit::Decade => Granularity::Decade,
            CalendarUnit::Year => Granularity::Year,
            CalendarUnit::Half(_) => Granularity::Half,
            CalendarUnit::Quarter(_) | CalendarUnit::Season(_) => Granularity::Quarter,
            CalendarUnit::Month(_) => Granularity::Month,
            CalendarUnit::Week(_) => Granularity::Week,
            CalendarUnit::Weekend(_) => Granularity::Weekend,
            CalendarUnit::Day { .. }
            | CalendarUnit::Weekday(_)
            | CalendarUnit::DayOfMonth(_)
            | CalendarUnit::AnyDay => Granularity::Day,
        }
    }
}

impl super::time::Clock {
    /// How many minutes the stated precision covers.
    pub(crate) fn length(&self) -> i64 {
        if self.to_the_minute { 1 } else { 60 }
    }

    /// Half of what "about" leaves open, in minutes: a quarter of an hour on a quarter hour, else five minutes.
    pub(crate) fn slack(&self) -> i64 {
        if self.minute.is_multiple_of(15) { 15 } else { 5 }
    }
}

impl Extent {
    /// First and last civil time; the same for a point.
    pub fn ends(&self) -> (Option<&Civil>, Option<&Civil>) {
        match self {
            Extent::At(at) => (Some(at), Some(at)),
            Extent::Range(from, to) => (from.as_ref(), to.as_ref()),
        }
    }

    /// Half-open range of minutes since 1970-01-01; an open end reaches as far as numbers do. None while a year is open.
    pub fn window(&self) -> Option<(i64, i64)> {
        let (from, to) = self.ends();
        let start = from.map_or(Some(i64::MIN), |c| c.window().map(|w| w.0))?;
        let end = to.map_or(Some(i64::MAX), |c| c.window().map(|w| w.1))?;
        (start < end).then_some((start, end))
    }

    /// The same with every open year set to `year`; a range that would run backwards ends a year later.
    pub fn with_year(&self, year: i32) -> Extent {
        let fill = |civil: &Civil| Civil { year: civil.year.or(Some(year)), ..civil.clone() };
        match self {
            Extent::At(at) => Extent::At(fill(at)),
            Extent::Range(from, to) => {
                let filled = Extent::Range(from.as_ref().map(fill), to.as_ref().map(fill));
                if filled.window().is_some() || to.as_ref().is_none_or(|t| t.year.is_some()) {
                    return filled;
                }
                let later = to.as_ref().map(|c| Civil { year: Some(year.saturating_add(1)), ..c.clone() });
                Extent::Range(from.as_ref().map(fill), later)
            }
        }
    }
}

impl Time {
    /// All time before it, and all time behind it; none while its days are open.
    pub fn around(&self) -> Option<(Self, Self)> {
        let [Extent::At(civil)] = self.readings.as_slice() else { return None };
        let (first, end) = civil.days().filter(|_| civil.clock.is_none())?;
        let before = Civil::of_date(day_of_number(first - 1)?);
        let behind = Civil::of_date(day_of_number(end)?);
        let with = |extent: Extent| Self { readings: vec![extent], ..self.clone() };
        Some((with(Extent::Range(None, Some(before))), with(Extent::Range(Some(behind), None))))
    }

    /// Half-open range of minutes since 1970-01-01 of each reading; empty while a year or day is open.
    pub fn windows(&self) -> Vec<(i64, i64)> {
        self.readings.iter().filter_map(Extent::window).collect()
    }

    /// Half-open range of minutes since 1970-01-01 of the only reading; none while the year or the order of day and
    /// month is open.
    pub fn window(&self) -> Option<(i64, i64)> {
        match self.readings.as_slice() {
            [only] => only.window(),
            _ => None,
        }
    }

    /// How fine the first reading is; a range is as fine as its first end.
    pub fn granularity(&self) -> Option<Granularity> {
        let (from, to) = self.readings.first()?.ends();
        from.or(to).map(Civil::granularity)
    }

    /// Whether some year is open that [`Time::with_year`] would fill.
    pub fn lacks_year(&self) -> bool {
        let open = |civil: Option<&Civil>| {
            civil.is_some_and(|c| {
                let dated = !matches!(
                    c.unit,
                    CalendarUnit::Weekday(_) | CalendarUnit::DayOfMonth(_) | CalendarUnit::AnyDay
                );
                c.year.is_none() && dated
            })
        };
        self.readings.iter().any(|r| {
            let (from, to) = r.ends();
            open(from) || open(to)
        })
    }

    /// The same with every open year set to `year`.
    pub fn with_year(&self, year: i32) -> Time {
        Time { readings: self.readings.iter().map(|r| r.with_year(year)).collect(), ..self.clone() }
    }

    /// The weekday, if every reading is a day of one weekday (1 = Monday).
    pub fn weekday(&self) -> Option<u8> {
        let mut days = self.readings.iter().map(|r| match r {
            Extent::At(at) => match at.unit {
                CalendarUnit::Weekday(day) => Some(day),
                _ => at.date().map(weekday),
            },
            Extent::Range(..) => None,
        });
        let first = days.next()??;
        days.all(|d| d == Some(first)).then_some(first)
    }
}

/// The half-open range of days of `count` months from a month of `year`.
fn months(year: i32, month: u8, count: i32) -> Option<(i64, i64)> {
    let first = day_number(date(year, month, 1)?);
    let last = i32::from(month) - 1 + count;
    let end = date(year.checked_add(last.div_euclid(12))?, u8::try_from(last.rem_euclid(12)).ok()? + 1, 1)?;
    Some((first, day_number(end)))
}

fn week_days(year: i32, week: u8, from: Weekday, count: i64) -> Option<(i64, i64)> {
    let day = ISOWeekDate::new(i16::try_from(year).ok()?, i8::try_from(week).ok()?, from).ok()?;
    let first = day_number(day.date());
    Some((first, first + count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_are_half_open() {
        let cases = [
            ("1970-01-02", Some((1440, 2880))),
            ("1970-01", Some((0, 31 * 1440))),
            ("1970-01-01T01:30", Some((90, 91))),
            ("1970-01-01T01:30+01:00", Some((30, 31))),
            ("1970-01-01T01", Some((60, 120))),
            ("1970-01-01/1970-01-03", Some((0, 3 * 1440))),
            ("197X", Some((0, 3652 * 1440))),
            ("XXXX-01-15", None),
            ("2026-02-30", None),
            ("[1970-01-02,1970-02-01]", None),
        ];
        for (edtf, window) in cases {
            let time: Time = edtf.parse().expect(edtf);
            assert_eq!(time.window(), window, "{edtf}");
        }
    }

    #[test]
    fn weekdays_count_from_monday() {
        assert_eq!(weekday(jiff::civil::date(2026, 1, 15)), 4);
        assert_eq!("2013-07-21".parse::<Time>().expect("a time").weekday(), Some(7));
    }

    #[test]
    fn a_year_is_filled_in() {
        let cases = [
            ("XXXX-01-15", "2026-01-15"),
            ("XXXX-12-30/XXXX-01-02", "2026-12-30/2027-01-02"),
            ("2024-01", "2024-01"),
        ];
        for (open, filled) in cases {
            let time: Time = open.parse().expect(open);
            assert_eq!(time.with_year(2026).edtf(), filled);
        }
    }
}
