//! Set phrases of time, and what is told of no certain day.

use super::{check, read};

#[test]
fn one_of_two_lengths_ago() {
    check(&[
        ("The quarry closed two or three years ago.", "two or three years ago = 2023/2024 | 2023/2024"),
        ("The quarry closed 30 or 40 years ago.", "30 or 40 years ago = 1986/1996 | 1986/1996"),
        (
            "The ferry left two or three days ago.",
            "two or three days ago = 2026-01-17/2026-01-18 | 2026-01-17/2026-01-18",
        ),
        ("Some two weeks ago the ferry left.", "Some two weeks ago = 2026-01-05/2026-01-11 | 2026-W02"),
    ]);
}

#[test]
fn people_of_these_days() {
    check(&[
        ("It asks much of today's youth.", "today = - | PRESENT_REF"),
        ("Today's consumers want more.", "Today = - | PRESENT_REF"),
        ("Today's women's final will be short.", "Today = 2026-01-20 | 2026-01-20"),
        ("Today's climate talks end late.", "Today = 2026-01-20 | 2026-01-20"),
        ("Today's world record was hers.", "Today = 2026-01-20 | 2026-01-20"),
        (
            "Today's pupils meet at 3 p.m.",
            "Today = 2026-01-20 | 2026-01-20; 3 p.m. = 2026-01-20T15 | 2026-01-20T15",
        ),
        ("It was decided at today's meeting.", "today = 2026-01-20 | 2026-01-20"),
        ("It was decided today.", "today = 2026-01-20 | 2026-01-20"),
    ]);
}

#[test]
fn some_day_of_a_name() {
    check(&[
        ("One Sunday he rowed across.", "Sunday = XXXX-WXX-7 | XXXX-WXX-7"),
        ("The shop never opens on a Friday.", "Friday = XXXX-WXX-5 | XXXX-WXX-5"),
        ("The choir meets on a Friday night.", "Friday night = XXXX-WXX-5 | XXXX-WXX-5TNI"),
        ("It was on Radio One Monday.", "Monday = 2026-01-19 | 2026-01-19"),
        ("Output rose in its last financial year.", "last financial year = 2025 | 2025"),
        ("One Friday prayer leader was held.", "Friday = 2026-01-16 | 2026-01-16"),
        ("Another Monday meeting was held.", "Monday = 2026-01-19 | 2026-01-19"),
        ("One Friday people rowed across.", "Friday = XXXX-WXX-5 | XXXX-WXX-5"),
        ("Three men were held in a Friday raid.", "Friday = 2026-01-16 | 2026-01-16"),
        ("It was last Saturday, January 17.", "last Saturday, January 17 = 2026-01-17 | 2026-01-17"),
        ("It was flooded over the past weekend.", "past weekend = 2026-01-17/2026-01-18 | 2026-W03-WE"),
    ]);
}

#[test]
fn names_that_hold_a_day() {
    let none: Vec<String> = Vec::new();
    for text in [
        "Bloody Sunday was long past.",
        "On Black Monday shares fell.",
        "He won on Super Tuesday.",
        "He told USA Today that he would go.",
        "The future king rowed across.",
    ] {
        assert_eq!(read(text, Some("2026-01-20")), none, "{text}");
    }
    check(&[
        ("Mayor Brown Tuesday opened it.", "Tuesday = 2026-01-20 | 2026-01-20"),
        ("Mayor Joe Black Tuesday opened it.", "Tuesday = 2026-01-20 | 2026-01-20"),
        ("Mr. Black Monday opened it.", "Monday = 2026-01-19 | 2026-01-19"),
        ("The Corrin Magic Monday opened it.", "Monday = 2026-01-19 | 2026-01-19"),
    ]);
}

#[test]
fn dates_as_they_are_spoken() {
    check(&[
        (
            "She was born on twenty five January nineteen eighty-six.",
            "twenty five January nineteen eighty-six = 1986-01-25 | 1986-01-25",
        ),
        (
            "She was born on March twenty two nineteen ninety.",
            "March twenty two nineteen ninety = 1990-03-22 | 1990-03-22",
        ),
        ("In May twenty people came.", "May = 2025-05 | 2025-05"),
    ]);
}

#[test]
fn stretches_that_end_now() {
    check(&[
        ("Rents doubled in the last decade.", "last decade = 2016-01-20/2026-01-20 | P10Y"),
        ("Two men died in the last week.", "last week = 2026-01-13/2026-01-20 | P1W"),
        ("Two men died last week.", "last week = 2026-01-12/2026-01-18 | 2026-W03"),
        ("Output fell in the last quarter.", "last quarter = 2025-36 | 2025-Q4"),
        ("He won in his first two years.", "first two years = - | P2Y"),
        ("The decade-old ban was lifted.", "decade-old = - | P10Y"),
    ]);
    let none: Vec<String> = Vec::new();
    assert_eq!(read("They scored in the last minute.", Some("2026-01-20")), none);
}

#[test]
fn like_quarters_of_a_year_before() {
    check(&[
        (
            "It earned 4m in the fourth quarter of 2025, up from 3m in the year-ago quarter.",
            "fourth quarter of 2025 = 2025-36 | 2025-Q4; year-ago quarter = 2024-36 | 2024-Q4",
        ),
        (
            "It earned 4m in the third quarter of 2025, up from 3m in the year-earlier period.",
            "third quarter of 2025 = 2025-35 | 2025-Q3; year-earlier period = 2024-35 | 2024-Q3",
        ),
        ("The fair is held every May 1.", "every May 1 = - | XXXX-05-01"),
    ]);
}

#[test]
fn vague_times_long_past_and_to_come() {
    check(&[
        ("The quarry closed some time ago.", "some time ago = - | PAST_REF"),
        ("The quarry closed a while ago.", "a while ago = - | PAST_REF"),
        ("In recent times it has flooded.", "recent times = - | PAST_REF"),
        ("In future, boats must report.", "future = - | FUTURE_REF"),
        ("It was flooded most recently last May.", "last May = 2025-05 | 2025-05"),
        ("It was flooded most recently in 2019.", "2019 = 2019 | 2019"),
    ]);
    let none: Vec<String> = Vec::new();
    assert_eq!(read("For the miners high noon has come.", Some("2026-01-20")), none);
    assert_eq!(read("The two boats sank just minutes apart.", Some("2026-01-20")), none);
}

#[test]
fn hours_of_a_part_of_the_day() {
    check(&[
        ("It burned in the early hours of the morning.", "early hours of the morning = XXXX-XX-XX | TMO"),
        ("It burned in the early morning hours.", "early morning hours = XXXX-XX-XX | TMO"),
        (
            "Tides were high midnight to noon.",
            "midnight to noon = XXXX-XX-XXT00:00/XXXX-XX-XXT12:00 | T00:00/T12:00",
        ),
        ("It burned at high noon.", "noon = XXXX-XX-XXT12:00 | T12:00"),
        ("By midafternoon the fire was out.", "midafternoon = XXXX-XX-XX | TAF"),
        ("It burned on the morning of the 13th.", "morning of the 13th = 2026-01-13 | 2026-01-13TMO"),
        ("It began at 10 a.m. Pacific Daylight Time.", "10 a.m. Pacific Daylight Time = XXXX-XX-XXT10 | T10"),
    ]);
}

#[test]
fn spring_without_an_article() {
    check(&[
        ("The fields are bare, but spring brings floods.", "spring = 2025-21 | 2025-SP"),
        ("They waited for the arrival of spring.", "spring = 2025-21 | 2025-SP"),
    ]);
    let none: Vec<String> = Vec::new();
    assert_eq!(read("The lid sits on a coil of spring steel.", Some("2026-01-20")), none);
    assert_eq!(read("The cats spring and run.", Some("2026-01-20")), none);
}

#[test]
fn quarters_near_the_article() {
    check(&[
        (
            "Sales rose in the first quarter of fiscal 2025.",
            "first quarter of fiscal 2025 = 2025-33 | 2025-Q1",
        ),
        ("The sale closes in the second quarter.", "second quarter = 2026-34 | 2026-Q2"),
        ("Midway through 2024 it shut.", "Midway through 2024 = 2024 | 2024"),
    ]);
    let told = "The firm shut ten mills, cutting output during the fourth quarter.";
    assert_eq!(read(told, Some("2025-08-19")), ["fourth quarter = 2025-36 | 2025-Q4"]);
    assert_eq!(read(told, Some("2025-02-19")), ["fourth quarter = 2024-36 | 2024-Q4"]);
}
