//! What the time grammars read, before it is anchored.

mod amount;
mod lookaround;
mod words;

use std::fmt::Write as _;

use rust_decimal::Decimal;

use crate::value::{Civil, Clock, DayPart, Time};

pub(crate) use amount::amount;
pub(crate) use lookaround::{last_word, next_word};
pub(crate) use words::{
    Opening, Read, Relative, Words, blank, boundary, dash, digits, fail, number, strip_word,
};

/// A time expression as read, and what it was resolved to.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeExpression {
    /// What was said.
    pub said: Said,
    /// The day of the week that was said beside a full or partial date (1 = Monday).
    pub weekday: Option<u8>,
    /// Why the date or hour cannot be; such an expression resolves to no time.
    pub impossible: Option<Impossible>,
    /// Whether a range ends before it begins.
    pub reversed: bool,
    /// Whether the source hedges it ("about 3 p.m.", "around 2010").
    pub approximate: bool,
    /// The civil time, once anchored; none for durations, sets and what nothing anchors.
    pub time: Option<Time>,
    /// The TIMEX3 value, once anchored.
    pub timex3: String,
}

impl TimeExpression {
    /// Not yet anchored.
    pub fn new(said: Said) -> Self {
        Self {
            said,
            weekday: None,
            impossible: None,
            reversed: false,
            approximate: false,
            time: None,
            timex3: String::new(),
        }
    }
}

/// What is wrong with a date or time that cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Impossible {
    /// The month has fewer days: 31 June.
    Day {
        /// 1 to 12.
        month: u8,
        /// The day as said.
        day: u8,
        /// The year, if it matters: 29 February 2026.
        year: Option<i32>,
    },
    /// There is no such hour or minute: 25:10.
    Clock {
        /// The hour as said.
        hour: u16,
        /// The minute as said.
        minute: u16,
    },
}

/// What was said, not yet resolved.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// One time.
    At(Point),
    /// From one time to another; an open end is none.
    Range(Option<Box<Point>>, Option<Box<Point>>),
    /// A length of time.
    Length(Length),
    /// A repeated time: its TIMEX3 value.
    Repeated(String),
    /// No time that could be named: now, recently, soon.
    Vague(Reference),
}

/// Times that no calendar holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference {
    /// TIMEX3 `PAST_REF`.
    Past,
    /// TIMEX3 `PRESENT_REF`.
    Present,
    /// TIMEX3 `FUTURE_REF`.
    Future,
}

/// A time as said: a day or period, perhaps a part of it, perhaps the time of day.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The day or period.
    pub when: When,
    /// Which part of the period: early, mid, end of.
    pub phase: Option<Phase>,
    /// Which part of the day.
    pub part: Option<DayPart>,
    /// Time of day; apart, for few times have one.
    pub clock: Option<Box<Clock>>,
}

impl Point {
    /// The whole of a day or period.
    pub fn new(when: When) -> Self {
        Self { when, phase: None, part: None, clock: None }
    }

    /// A calendar time whose year, if open, is found by the tense of the sentence.
    pub fn calendar(civil: Civil) -> Self {
        Self::new(When::Calendar { readings: vec![civil], year: YearSaid::Tense })
    }

    /// The first calendar reading.
    pub fn civil(&self) -> Option<&Civil> {
        match &self.when {
            When::Calendar { readings, .. } => readings.first(),
            _ => None,
        }
    }
}

/// A part of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Early in, beginning of.
    Early,
    /// Mid.
    Middle,
    /// Late in, end of.
    Late,
}

/// What a relative time counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The article's own date.
    Now,
    /// The date named before it in the text.
    Then,
    /// The date named before in a history, else the article's own: "the end of the year".
    Near,
}

/// Which of the like-named times is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The nearest that fits the tense.
    Tense,
    /// The one before.
    Last,
    /// The one of this year or week.
    This,
    /// The one after.
    Next,
}

/// How a year that is not printed is to be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearSaid {
    /// By the tense of the sentence.
    Tense,
    /// "last July", "next spring", "this March".
    Like(Direction),
    /// "July of last year", "March of that year": so many years from the origin's.
    Shifted(Origin, i32),
    /// Of no year: "winter coats".
    Any,
}

/// The day or period of a [`Point`].
#[derive(Clone, Debug, PartialEq)]
pub enum When {
    /// A calendar time; all its readings, if the order of day and month is open.
    Calendar {
        /// At least one.
        readings: Vec<Civil>,
        /// How to find the year, where the readings have none.
        year: YearSaid,
    },
    /// A day of the week (1 = Monday).
    Weekday(u8, Direction),
    /// The unit of time the origin lies in, moved by so many units: last week, the same day, yesterday.
    Unit(Origin, TimeUnit, i32),
    /// A length before (−1) or after (1) the origin: two days ago, a week later.
    Shift(Origin, Length, i32),
    /// All of a length up to (−1) or from (1) the origin: the past three months.
    Stretch(Origin, Length, i32),
    /// The nth unit of a period, −1 the last: the last week of March, the first three months of 2026.
    Part {
        /// Which unit, from 1; −1 is the last.
        nth: i8,
        /// How many units.
        count: u8,
        /// The unit.
        unit: TimeUnit,
        /// The period.
        of: Box<When>,
    },
    /// The nth day of a weekday in a period, −1 the last: the first Monday of May, Tuesday of next week.
    NthWeekday {
        /// Which one, from 1; −1 is the last.
        nth: i8,
        /// 1 (Monday) to 7.
        day: u8,
        /// The period.
        of: Box<When>,
    },
    /// A length before (−1) or after (1) a time that is named: two weeks before 13 May, three days from Tuesday.
    Beside(Box<When>, Length, i32),
    /// The like unit of another year: the same month last year; without a unit the like of the period named before.
    Alike(Option<TimeUnit>, Box<When>),
    /// The time named before, whatever it was: that time, this period.
    Named,
    /// A holiday by its rule, with its year if said.
    Holiday(String, Option<i32>, YearSaid),
    /// The day is not said: a clock time or part of the day alone.
    Unsaid,
}

/// Units of time, shortest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeUnit {
    /// 1/60 minute.
    Second,
    /// 60 seconds.
    Minute,
    /// 60 minutes.
    Hour,
    /// 24 hours.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// 7 days.
    Week,
    /// 14 days.
    Fortnight,
    /// A month of the calendar.
    Month,
    /// Three months.
    Quarter,
    /// A year of the calendar.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

impl TimeUnit {
    /// The unit of an id in `facts/lexicon`.
    pub fn of_id(id: &str) -> Option<Self> {
        Some(match id {
            "second" => Self::Second,
            "minute" => Self::Minute,
            "hour" => Self::Hour,
            "day" => Self::Day,
            "weekend" => Self::Weekend,
            "week" => Self::Week,
            "fortnight" => Self::Fortnight,
            "month" => Self::Month,
            "quarter" => Self::Quarter,
            "year" => Self::Year,
            "decade" => Self::Decade,
            "century" => Self::Century,
            _ => return None,
        })
    }

    /// Designator in an ISO 8601 duration, and how many of it the unit is.
    fn designator(self) -> (&'static str, u32) {
        match self {
            Self::Second => ("S", 1),
            Self::Minute => ("M", 1),
            Self::Hour => ("H", 1),
            Self::Day => ("D", 1),
            Self::Weekend => ("WE", 1),
            Self::Week => ("W", 1),
            Self::Fortnight => ("W", 2),
            Self::Month => ("M", 1),
            Self::Quarter => ("Q", 1),
            Self::Year => ("Y", 1),
            Self::Decade => ("Y", 10),
            Self::Century => ("Y", 100),
        }
    }
}

/// A length of time; a number that is not said ("several") is none.
#[derive(Clone, Debug, PartialEq)]
pub struct Length {
    /// Numbers of units, largest unit first; never empty.
    pub parts: Vec<(Option<Decimal>, TimeUnit)>,
    /// Of "two to three hours" the two; the last number stands for it elsewhere.
    pub from: Option<Decimal>,
}

impl Length {
    /// One number of one unit.
    pub fn of(number: Option<Decimal>, unit: TimeUnit) -> Self {
        Self { parts: vec![(number, unit)], from: None }
    }

    /// The TIMEX3 value: `P2W`, `PT5H30M`, `PXY`.
    pub fn timex3(&self) -> String {
        let mut text = String::from("P");
        let mut clock = false;
        for (number, unit) in &self.parts {
            if *unit < TimeUnit::Day && !clock {
                text.push('T');
                clock = true;
            }
            let (letter, factor) = unit.designator();
            let written = match number.map(|n| n.saturating_mul(Decimal::from(factor)).normalize()) {
                Some(n) => write!(text, "{n}{letter}"),
                None if *unit == TimeUnit::Decade => write!(text, "XDE"),
                None if *unit == TimeUnit::Century => write!(text, "XCE"),
                None => write!(text, "X{letter}"),
            };
            debug_assert!(written.is_ok(), "writing to a string cannot fail");
        }
        text
    }

    /// The shortest unit: what a shift by the length is exact to.
    pub fn finest(&self) -> TimeUnit {
        self.parts.iter().map(|p| p.1).min().unwrap_or(TimeUnit::Day)
    }
}
