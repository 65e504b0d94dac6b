//! Civil times as intervals, printed as EDTF (ISO 8601-2).

use std::sync::Arc;

/// A month-of-year window with a customary name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    /// EDTF 21.
    Spring,
    /// EDTF 22.
    Summer,
    /// EDTF 23.
    Autumn,
    /// EDTF 24.
    Winter,
}

impl Season {
    /// TIMEX3 code.
    pub fn timex3(self) -> &'static str {
        match self {
            Season::Spring => "SP",
            Season::Summer => "SU",
            Season::Autumn => "FA",
            Season::Winter => "WI",
        }
    }
}

/// The calendar unit a time expression names, without its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CalendarUnit {
    /// The century the year lies in.
    Century,
    /// The decade the year lies in.
    Decade,
    /// The whole year.
    Year,
    /// 1 or 2.
    Half(u8),
    /// 1 to 4.
    Quarter(u8),
    /// A season.
    Season(Season),
    /// 1 to 12.
    Month(u8),
    /// ISO week 1 to 53.
    Week(u8),
    /// The Saturday and Sunday of an ISO week.
    Weekend(u8),
    /// A day of a month.
    Day {
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        day: u8,
    },
    /// Only the day of the week is known (1 = Monday … 7 = Sunday): a relative date that nothing anchors.
    Weekday(u8),
    /// A day of a month whose month is not said ("on the 15th").
    DayOfMonth(u8),
    /// No day is said: a clock time or part of day alone.
    AnyDay,
}

/// A named part of the day, where no clock time is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayPart {
    /// TIMEX3 `MO`.
    Morning,
    /// TIMEX3 `MI`.
    Midday,
    /// TIMEX3 `AF`.
    Afternoon,
    /// TIMEX3 `EV`.
    Evening,
    /// TIMEX3 `NI`.
    Night,
    /// TIMEX3 `DT`: business hours.
    Daytime,
}

impl DayPart {
    /// TIMEX3 code.
    pub fn timex3(self) -> &'static str {
        match self {
            DayPart::Morning => "MO",
            DayPart::Midday => "MI",
            DayPart::Afternoon => "AF",
            DayPart::Evening => "EV",
            DayPart::Night => "NI",
            DayPart::Daytime => "DT",
        }
    }
}

/// Time of day as stated.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock {
    /// Minutes after local midnight.
    pub minute: u16,
    /// Seconds, where stated.
    pub second: Option<u8>,
    /// Whether the minutes were stated ("9:00 a.m.") or only the hour ("9 a.m.").
    pub to_the_minute: bool,
    /// Offset from UTC in minutes, where a zone was stated or is known by country.
    pub offset: Option<i16>,
    /// The zone as written (`GMT`, `local time`), for messages.
    pub zone: Option<Arc<str>>,
    /// Whether the half of the day is unsaid: "half past six", "two o'clock".
    pub either_half: bool,
}

/// A civil time of some granularity; the year may be open.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Civil {
    /// The proleptic Gregorian year; none is open. Negative years are BC (astronomical).
    pub year: Option<i32>,
    /// Which part of the year.
    pub unit: CalendarUnit,
    /// Part of that day.
    pub part: Option<DayPart>,
    /// Clock time on that day; apart, for few times have one.
    pub clock: Option<Box<Clock>>,
}

/// A point of some granularity or a range between two.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Extent {
    /// One civil time.
    At(Civil),
    /// From, to; an open end is none. Both ends inside.
    Range(Option<Civil>, Option<Civil>),
}

/// How the year or the day of a time was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Anchor {
    /// Said in full.
    Stated,
    /// From the source's own date.
    Dateline,
    /// From an earlier date of the same text.
    Narrative,
    /// From the other sources of the story.
    Story,
    /// Not found: part of it stays open.
    Open,
}

/// A resolved time expression.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time {
    /// All readings that are still possible, most likely first; never empty. More than one only for an ambiguous order
    /// of day and month.
    pub readings: Vec<Extent>,
    /// Whether the source hedges it ("about 3 p.m.", "around 2010").
    pub approximate: bool,
    /// How it was resolved.
    pub anchor: Anchor,
}

/// How fine a time is, finest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Granularity {
    /// A clock time with minutes.
    Minute,
    /// A clock time without minutes.
    Hour,
    /// A part of a day.
    DayPart,
    /// A day.
    Day,
    /// A Saturday and Sunday.
    Weekend,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A quarter or season.
    Quarter,
    /// Half a year.
    Half,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

impl Time {
    /// Whether it is a part of a known year of more than a week: "1998", "July 1990", "last autumn".
    pub fn is_of_a_year(&self) -> bool {
        let coarse = |civil: &Civil| {
            let unit = matches!(
                civil.unit,
                CalendarUnit::Year
                    | CalendarUnit::Half(_)
                    | CalendarUnit::Quarter(_)
                    | CalendarUnit::Season(_)
                    | CalendarUnit::Month(_)
            );
            unit && civil.year.is_some()
        };
        let one = |reading: &Extent| matches!(reading, Extent::At(civil) if coarse(civil));
        !self.readings.is_empty() && self.readings.iter().all(one)
    }

    /// One reading, as stated.
    pub fn stated(extent: Extent) -> Self {
        Self { readings: vec![extent], approximate: false, anchor: Anchor::Stated }
    }
}
