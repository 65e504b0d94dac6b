//! Parts of periods, periods told by their end, days told by what is on, and what only looks like a time.

use super::{check, read};

fn found(text: &str) -> String {
    read(text, Some("2026-01-20")).join("; ")
}

#[test]
fn halves_and_parts() {
    check(&[
        ("It rose in the second half of fiscal 2025.", "second half of fiscal 2025 = 2025-41 | 2025-H2"),
        ("It fell in the first half of the 20th century.", "first half of the 20th century = 19XX | 19"),
        ("It fell in the latter half of June 2025.", "latter half of June 2025 = 2025-06 | 2025-06"),
        ("It fell in the early part of the year.", "early part of the year = 2026 | 2026"),
        ("It will open in mid-to-late July.", "mid-to-late July = 2026-07 | 2026-07"),
        ("It will open early to mid 2027.", "early to mid 2027 = 2027 | 2027"),
        (
            "It closed for the last two weeks of August.",
            "last two weeks of August = 2025-08-18/2025-08-31 | P2W",
        ),
        ("It grew in the 1988 third quarter.", "1988 third quarter = 1988-35 | 1988-Q3"),
        ("It grew in 1991's first half.", "1991's first half = 1991-40 | 1991-H1"),
        ("It fell in last year's second half.", "last year's second half = 2025-41 | 2025-H2"),
        ("Sales rose in the December quarter.", "December quarter = 2025-36 | 2025-Q4"),
        ("Sales rose in the third - quarter of 2025.", "third - quarter of 2025 = 2025-35 | 2025-Q3"),
        (
            "It was built in the late 18th and early 19th centuries.",
            "late 18th = 17XX | 17; early 19th centuries = 18XX | 18",
        ),
    ]);
    assert_eq!(found("He scored in the second half of the match."), "");
}

#[test]
fn years_with_their_labels() {
    check(&[
        ("It grew in fiscal year 2023-24.", "fiscal year 2023-24 = 2023/2024 | 2023/2024"),
        ("It grew in the 2025 tax year.", "2025 tax year = 2025 | 2025"),
        ("It tells of the years 1914 to 1918.", "1914 to 1918 = 1914/1918 | 1914/1918"),
        ("The 1924-5 tour went well.", "1924-5 = 1924/1925 | 1924/1925"),
        ("Back in ‘98 it was new.", "98 = 1998 | 1998"),
        ("Profit rose in the year to March 2025.", "year = - | P1Y; March 2025 = 2025-03 | 2025-03"),
        ("Sales fell in the week ended Dec. 6.", "week = - | P1W; Dec. 6 = 2025-12-06 | 2025-12-06"),
    ]);
    for text in ["It sank at 1924-7 odds.", "They spoke of ‘98 per cent.", "He looks to the year to come."]
    {
        assert_eq!(found(text), "", "{text}");
    }
}

#[test]
fn before_christ() {
    check(&[
        ("It fell in 480 BC.", "480 BC = -0479 | BC0480"),
        ("It fell in August 480 BC.", "August 480 BC = -0479-08 | BC0480-08"),
        ("It fell in the spring of 480 BC.", "spring of 480 BC = -0479-21 | BC0480-SP"),
        ("The wars of 499–449 BC were long.", "499–449 BC = -0498/-0448 | BC0499/BC0449"),
        ("It lasted from 264 to 241 BC.", "264 to 241 BC = -0263/-0240 | BC0264/BC0241"),
        ("It stood between 264 and 146 BC.", "between 264 and 146 BC = -0263/-0145 | BC0264/BC0146"),
        ("It grew in the 5th century BC.", "5th century BC = -04XX | BC04"),
        ("It grew in the 1st century.", "1st century = 00XX | 00"),
    ]);
    assert_eq!(found("From 10 to 20 BC fans came."), "");
}

#[test]
fn days_of_a_month_and_counted_days() {
    check(&[
        ("The term ends on the 28th of this month.", "28th of this month = 2026-01-28 | 2026-01-28"),
        ("It will reopen on the 3rd of next month.", "3rd of next month = 2026-02-03 | 2026-02-03"),
        ("The trial will start a week from Monday.", "a week from Monday = 2026-02-02 | 2026-02-02"),
        ("The trial will start a week on Friday.", "a week on Friday = 2026-01-30 | 2026-01-30"),
        ("The vote is set for two weeks from today.", "two weeks from today = 2026-02-03 | 2026-02-03"),
        (
            "Rents rose over the past decade and a half.",
            "past decade and a half = 2011-01-20/2026-01-20 | P15Y",
        ),
        (
            "It will rise in the next five to ten years.",
            "next five to ten years = 2026-01-20/2036-01-20 | P10Y",
        ),
        ("It fell two Mondays ago.", "two Mondays ago = 2026-01-12 | 2026-01-12"),
        ("It will open three Fridays from now.", "three Fridays from now = 2026-02-06 | 2026-02-06"),
        ("They left before sunrise Sunday.", "sunrise Sunday = 2026-01-18 | 2026-01-18TMO"),
        (
            "He led it from Nov. 4, 2008, to Jan. 20, 2009.",
            "Nov. 4, 2008, to Jan. 20, 2009 = 2008-11-04/2009-01-20 | 2008-11-04/2009-01-20",
        ),
        ("Shops were full on Black Friday.", "Black Friday = 2025-11-28 | 2025-11-28"),
        ("It was read on Monday , January 19 .", "Monday , January 19 = 2026-01-19 | 2026-01-19"),
        ("It was due dec . 12 , 1994 .", "dec . 12 , 1994 = 1994-12-12 | 1994-12-12"),
    ]);
    assert_eq!(
        found("He spent a week on Monday's paper."),
        "a week = - | P1W; Monday = 2026-01-19 | 2026-01-19"
    );
}

#[test]
fn what_is_on_the_programme_lies_ahead() {
    check(&[
        ("The fair opens Thursday.", "Thursday = 2026-01-22 | 2026-01-22"),
        ("Polls open on Sunday.", "Sunday = 2026-01-25 | 2026-01-25"),
        ("Talks begin in March.", "March = 2026-03 | 2026-03"),
        ("The hearing is on Friday.", "Friday = 2026-01-23 | 2026-01-23"),
        ("The term starts Aug. 8 there.", "Aug. 8 = 2026-08-08 | 2026-08-08"),
        ("They expect the work to end by late August.", "late August = 2026-08 | 2026-08"),
        ("It failed to open on Sunday.", "Sunday = 2026-01-18 | 2026-01-18"),
        ("The fair opened Thursday.", "Thursday = 2026-01-15 | 2026-01-15"),
    ]);
}

#[test]
fn repeated_days_and_rates() {
    check(&[
        ("He calls every Sunday night.", "every Sunday night = - | XXXX-WXX-7TNI"),
        ("It is open Sunday afternoons.", "Sunday afternoons = - | XXXX-WXX-7TAF"),
        ("They meet on the first Tuesday of each month.", "first Tuesday of each month = - | P1M"),
        ("It raises £4bn a year.", "a year = - | P1Y"),
        (
            "It sails three times a week from May to October.",
            "a week = - | P1W; May to October = 2025-05/2025-10 | 2025-05/2025-10",
        ),
        (
            "It is open from 9 a.m. to 6 p.m. Monday through Saturday.",
            "9 a.m. to 6 p.m. = XXXX-XX-XXT09/XXXX-XX-XXT18 | T09/T18; Monday through Saturday = 2026-01-19/2026-01-24 | 2026-01-19/2026-01-24",
        ),
        ("They left at 0530 hrs.", "0530 hrs = XXXX-XX-XXT05:30 | T05:30"),
        ("Polls opened at 0700.", "0700 = XXXX-XX-XXT07:00 | T07:00"),
        ("It was halted for 20-odd minutes.", "20-odd minutes = - | PT20M"),
        ("It came 0.04 of a second late.", "0.04 of a second = - | PT0.04S"),
        ("It took 30 or so days.", "30 or so days = - | P30D"),
        ("She faces a 12- to 15-year term.", "12- to 15-year = - | P15Y"),
        ("It sold a 30 - year note.", "30 - year = - | P30Y"),
    ]);
}

#[test]
fn decades_of_life_and_names_are_no_dates() {
    for text in [
        "A man in his late 60s fell.",
        "She is in her mid-thirties.",
        "They are in their twenties and early thirties.",
        "Temperatures rose into the 90s.",
        "Highs in the mid-80s are likely.",
        "It happens every now and then.",
        "He met Ann and April Smith.",
        "Every second house is new.",
        "It was the third in as many weeks.",
    ] {
        assert_eq!(found(text), "", "{text}");
    }
    assert_eq!(found("It was new in the late 60s."), "late 60s = 196X | 196");
}

#[test]
fn a_look_back_leaves_the_story_where_it_is() {
    let text = "It began on 3 May 1955. It grew in June 1955. It rose in July 1955. It fell in August 1955. \
                As two decades earlier, all was quiet. In October it ended.";
    assert!(found(text).ends_with("October = 1955-10 | 1955-10"), "{}", found(text));
}
