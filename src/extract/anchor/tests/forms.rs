//! Forms in which days, hours and lengths are written or counted.

use super::{check, read, times};
use crate::span::SourceId;
use crate::text::Document;

#[test]
fn weekdays_of_a_period() {
    check(&[
        ("It met on the first Monday of May.", "first Monday of May = 2025-05-05 | 2025-05-05"),
        ("It will open on the last Sunday in March.", "last Sunday in March = 2026-03-29 | 2026-03-29"),
        (
            "It met on the second Friday of October 2024.",
            "second Friday of October 2024 = 2024-10-11 | 2024-10-11",
        ),
        ("It met on the 3rd Thursday of the month.", "3rd Thursday of the month = 2026-01-15 | 2026-01-15"),
        ("He will speak on Tuesday of next week.", "Tuesday of next week = 2026-01-27 | 2026-01-27"),
        (
            "He will speak Wednesday next week at 9 a.m.",
            "Wednesday next week at 9 a.m. = 2026-01-28T09 | 2026-01-28T09",
        ),
        ("He spoke on Friday, last week.", "Friday, last week = 2026-01-16 | 2026-01-16"),
        ("It is open Mon-Fri.", "Mon-Fri = 2026-01-19/2026-01-23 | 2026-01-19/2026-01-23"),
        // There is no fifth one in that month.
        ("It met on the fifth Monday of May 2025.", "fifth Monday of May 2025 = - | XXXX-XX-XX"),
    ]);
}

#[test]
fn what_is_no_weekday_of_a_period() {
    let found = |text| read(text, Some("2026-01-20")).join("; ");
    assert_eq!(
        found("The first Monday for years was wet."),
        "Monday = 2026-01-19 | 2026-01-19; years = - | PXY"
    );
    assert_eq!(found("The Sun sank; Sat and Fri are names."), "");
    assert_eq!(
        found("On Tuesday last weeks of work ended."),
        "Tuesday = 2026-01-20 | 2026-01-20; last weeks = - | PXW"
    );
}

#[test]
fn counted_from_a_day_that_is_named_behind() {
    check(&[
        ("It fell a year ago today.", "a year ago today = 2025-01-20 | 2025-01-20"),
        ("It fell two years ago this month.", "two years ago this month = 2024-01 | 2024-01"),
        ("It fell a week ago Sunday.", "a week ago Sunday = 2026-01-11 | 2026-01-11"),
        ("It fell a year and a half ago.", "a year and a half ago = 2024-07 | 2024-07"),
        ("Sales fell from a week earlier.", "a week earlier = 2026-01-12/2026-01-18 | 2026-W03"),
        ("It fell and rose two days later.", "two days later = - | XXXX-XX-XX"),
    ]);
}

#[test]
fn parts_of_the_day() {
    check(&[
        ("Shares rose in morning trading.", "morning = XXXX-XX-XX | TMO"),
        ("A dawn raid followed.", "dawn = XXXX-XX-XX | TMO"),
        ("It began with night attacks.", "night = XXXX-XX-XX | TNI"),
        ("They left in the small hours of Saturday.", "small hours of Saturday = 2026-01-17 | 2026-01-17TMO"),
        ("It struck on the night of 3-4 April 2025.", "night of 3-4 April 2025 = 2025-04-03 | 2025-04-03TNI"),
        ("It struck on the night of April 3-4.", "night of April 3-4 = 2025-04-03 | 2025-04-03TNI"),
        ("They came this afternoon at 3.", "this afternoon at 3 = 2026-01-20T15 | 2026-01-20T15"),
        ("They play at 8 tonight.", "8 tonight = 2026-01-20T20 | 2026-01-20T20"),
        ("They came this afternoon at 3 schools.", "this afternoon = 2026-01-20 | 2026-01-20TAF"),
        ("It came late on Friday.", "late on Friday = 2026-01-16 | 2026-01-16"),
    ]);
    let found = |text| read(text, Some("2026-01-20")).join("; ");
    assert_eq!(
        found("Fire struck on 3 May 2025. He left the night before."),
        "3 May 2025 = 2025-05-03 | 2025-05-03; night before = 2025-05-02 | 2025-05-02TNI"
    );
}

#[test]
fn months_that_are_also_words() {
    check(&[
        ("A March operation followed.", "March = 2026-03 | 2026-03"),
        ("The costly August battles went on.", "August = 2025-08 | 2025-08"),
        ("He led in a May poll.", "May = 2025-05 | 2025-05"),
        ("It opened on the 1st of may.", "1st of may = 2025-05-01 | 2025-05-01"),
        ("It opened on march 3rd.", "march 3rd = 2026-03-03 | 2026-03-03"),
    ]);
    for text in
        ["Old May strikes a pose.", "They march 15 miles.", "Mary August visits us.", "They may 3 times."]
    {
        assert_eq!(read(text, Some("2026-01-20")), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn clocks_of_other_countries_and_machines() {
    check(&[
        ("It struck at 15h30 on Monday.", "15h30 on Monday = 2026-01-19T15:30 | 2026-01-19T15:30"),
        ("It struck at 9h30.", "9h30 = XXXX-XX-XXT09:30 | T09:30"),
        ("It struck at 18h00 GMT.", "18h00 GMT = XXXX-XX-XXT18:00Z | T18:00Z"),
        (
            "Posted at 2019-05-04T12:30:00Z.",
            "2019-05-04T12:30:00Z = 2019-05-04T12:30:00Z | 2019-05-04T12:30:00Z",
        ),
        (
            "Posted at 2016-05-07T23:45:00.487+01:00.",
            "2016-05-07T23:45:00.487+01:00 = 2016-05-07T23:45:00+01:00 | 2016-05-07T23:45:00+01:00",
        ),
        ("Posted 9:53 AM · Jan 4, 2023.", "9:53 AM · Jan 4, 2023 = 2023-01-04T09:53 | 2023-01-04T09:53"),
        ("It is open from noon to 3 p.m.", "noon to 3 p.m. = XXXX-XX-XXT12:00/XXXX-XX-XXT15 | T12:00/T15"),
        ("It is open 10am-midnight.", "10am-midnight = XXXX-XX-XXT10/XXXX-XX-XXT24:00 | T10/T24:00"),
    ]);
}

#[test]
fn lengths_of_races_and_journeys() {
    check(&[
        ("She ran it in 2:05:12.", "2:05:12 = - | PT2H5M12S"),
        ("She ran it in 3:43.13.", "3:43.13 = - | PT3M43.13S"),
        ("It struck at 2:05:12 GMT.", "2:05:12 GMT = XXXX-XX-XXT02:05:12Z | T02:05:12Z"),
        ("It took 1h 45m by train.", "1h 45m = - | PT1H45M"),
        ("It took three quarters of an hour.", "three quarters of an hour = - | PT0.75H"),
    ]);
}

#[test]
fn repeated_days() {
    check(&[
        ("They meet every second Tuesday.", "every second Tuesday = - | XXXX-WXX-2"),
        ("They meet every other Friday.", "every other Friday = - | XXXX-WXX-5"),
        ("They meet on weekends.", "weekends = - | XXXX-WXX-WE"),
        ("They meet every weekday.", "every weekday = - | XXXX-WXX-WD"),
        ("A twice-weekly paper came.", "twice-weekly = - | P1W"),
        ("It rose 12 per cent a year.", "a year = - | P1Y"),
    ]);
}

#[test]
fn days_in_a_row_and_short_years() {
    let found = |text| read(text, Some("2026-01-20")).join("; ");
    assert_eq!(
        found("It ran on 5, 6 and 7 May 2025."),
        "5 = 2025-05-05 | 2025-05-05; 6 = 2025-05-06 | 2025-05-06; 7 May 2025 = 2025-05-07 | 2025-05-07"
    );
    check(&[
        ("It ran on 5/6 May 2025.", "5/6 May 2025 = 2025-05-05/2025-05-06 | 2025-05-05/2025-05-06"),
        ("It was signed on 21-APR-16.", "21-APR-16 = 2016-04-21 | 2016-04-21"),
        ("It snowed in winter 2023-24.", "winter 2023-24 = 2023-24 | 2023-WI"),
        ("It fell in 79 AD.", "79 AD = 0079 | 0079"),
        ("It closed for the rest of the year.", "rest of the year = 2026 | 2026"),
        ("They met on new year's eve.", "new year's eve = 2025-12-31 | 2025-12-31"),
        ("It pays in the long run.", "long run = - | FUTURE_REF"),
    ]);
}

#[test]
fn the_day_that_is_told_of() {
    let found = |text| read(text, Some("2026-01-20")).join("; ");
    assert_eq!(
        found("The mill burned on Sunday and fell later in the day."),
        "Sunday = 2026-01-18 | 2026-01-18; later in the day = 2026-01-18 | 2026-01-18"
    );
}

#[test]
fn parts_and_numbers_that_are_not_exact() {
    check(&[
        ("The fire was out by mid-afternoon.", "mid-afternoon = XXXX-XX-XX | TAF"),
        ("They waited an hour or two.", "an hour or two = - | PT2H"),
        ("He left two nights ago.", "two nights ago = 2026-01-18 | 2026-01-18TNI"),
        ("It has been so since at least 2015.", "2015 = 2015 | 2015"),
        ("They meet every Christmas.", "every Christmas = - | XXXX-12-25"),
        ("A five-day visit starting Monday.", "five-day = - | P5D; Monday = 2026-01-26 | 2026-01-26"),
        ("It rains in the summer months.", "summer = 2025-22 | 2025-SU"),
        ("He works two days a week.", "two days = - | P2D; a week = - | P1W"),
    ]);
}

#[test]
fn what_touches_its_unit_or_its_end() {
    check(&[
        ("It struck at 0530GMT there.", "0530GMT = XXXX-XX-XXT05:30Z | T05:30Z"),
        ("She won in 7.23secs there.", "7.23secs = - | PT7.23S"),
        ("It was so in 1998/9 too.", "1998/9 = 1998/1999 | 1998/1999"),
        ("It is lower than 2003's loss.", "2003 = 2003 | 2003"),
    ]);
    assert_eq!(read("It is lower than 2003 cars.", Some("2026-01-20")), Vec::<String>::new());
}

#[test]
fn months_in_rows_and_words_before_an_ellipsis() {
    let found = |text| read(text, Some("2026-01-20")).join("; ");
    assert_eq!(
        found("It rose in June, August and November."),
        "June = 2025-06 | 2025-06; August = 2025-08 | 2025-08; November = 2025-11 | 2025-11"
    );
    check(&[
        (
            "It fell in the October-to-December quarter.",
            "October-to-December = 2025-10/2025-12 | 2025-10/2025-12",
        ),
        ("It fell by late morning.", "late morning = XXXX-XX-XX | TMO"),
        ("So it was for years... and so it is.", "years = - | PXY"),
        ("He left last Friday... by train.", "last Friday = 2026-01-16 | 2026-01-16"),
    ]);
    assert_eq!(found("A late night snack; Ann, May and Bea left."), "");
}

#[test]
fn what_a_sentence_leaves_to_the_one_before_it() {
    let text = "A mill burned down in Alder on Monday. It fell at 9 p.m. with a roar, and later in the day it rained.";
    assert_eq!(
        times(text, &Document::new(SourceId(0), text, 0), Some("2026-01-20")),
        [
            "Monday = 2026-01-19 | 2026-01-19",
            "9 p.m. = XXXX-XX-XXT21 | 2026-01-19T21",
            "later in the day = 2026-01-19 | 2026-01-19",
        ]
    );
}
