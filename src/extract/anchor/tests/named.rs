//! Centuries, feasts, seasons, adjectives of time and lengths without a number; and what only looks like them.

use super::check;

#[test]
fn centuries() {
    check(&[
        ("It was built in the 17th century.", "17th century = 16XX | 16"),
        ("It is a nineteenth-century mill.", "nineteenth-century = 18XX | 18"),
        ("Trade grew in the early 20th century.", "early 20th century = 19XX | 19"),
        ("It fell in the 18th and 19th centuries.", "18th = 17XX | 17; 19th centuries = 18XX | 18"),
        ("It was the 19th attack.", ""),
        ("The wall dates from the 5th century BC.", "5th century BC = -04XX | BC04"),
    ]);
}

#[test]
fn feasts_with_a_possessive() {
    check(&[
        ("It opened on New Year's Eve.", "New Year's Eve = 2025-12-31 | 2025-12-31"),
        ("It opened on New Year’s Day.", "New Year’s Day = 2026-01-01 | 2026-01-01"),
        ("It will close on St Patrick's Day.", "St Patrick's Day = 2026-03-17 | 2026-03-17"),
        ("Banks will be shut on Presidents' Day.", "Presidents' Day = 2026-02-16 | 2026-02-16"),
        ("Shops closed early during Ramadan.", "Ramadan = - | XXXX-XX-XX"),
        ("It was the new year's first storm.", ""),
        ("Valentine's daily walk was short.", "daily = - | P1D"),
    ]);
}

#[test]
fn adjectives_of_time() {
    check(&[
        ("The recent storms did harm.", "recent = - | PAST_REF"),
        ("The current mayor is ill.", "current = - | PRESENT_REF"),
        ("It may prevent future floods.", "future = - | FUTURE_REF"),
        ("He spoke of the future of the port.", "future = - | FUTURE_REF"),
        ("For the time being he stays.", "time being = - | PRESENT_REF"),
        ("He was abroad at the time.", "time = - | PAST_REF"),
        ("She was there at the time of the vote.", ""),
        ("He had left moments ago.", "moments ago = - | PAST_REF"),
        ("In recent weeks it rained.", "recent weeks = - | PXW"),
        ("It was the most recent of the storms.", ""),
        ("The current was too strong.", ""),
        ("The current account was in deficit.", ""),
        ("Future Mills said so.", ""),
        ("She met her future husband.", ""),
        ("He has a future.", ""),
    ]);
}

#[test]
fn seasons_before_what_happens_in_them() {
    check(&[
        ("The army began a spring offensive.", "spring = 2025-21 | 2025-SP"),
        ("They lacked winter coats.", "winter = XXXX-24 | XXXX-WI"),
        ("It burst in the late '80s.", "late '80s = 198X | 198"),
        ("It sells spring water.", ""),
        ("There was a fall in prices.", ""),
        ("The coats are winter-proof.", ""),
        ("Summer Films said so.", ""),
    ]);
}

#[test]
fn lengths_of_unknown_number() {
    check(&[
        ("In the months that followed he left.", "months = - | PXM"),
        ("The intervening years were calm.", "years = - | PXY"),
        ("They held a weeklong fair.", "a weeklong = - | P1W"),
        ("It rained all day.", "all day = - | P1D"),
        ("He left in 2011. The entire year was dry.", "2011 = 2011 | 2011; entire year = 2011 | 2011"),
        ("They fought in the years 1955-1957.", "1955-1957 = 1955/1957 | 1955/1957"),
        ("It was shut for a quarter of a century.", "a quarter of a century = - | P25Y"),
        ("Shots were heard overnight.", "overnight = XXXX-XX-XX | TNI"),
        ("It rained all night.", "night = XXXX-XX-XX | TNI"),
        ("On the first day of the trial he wept.", "first day = - | P1D"),
        ("Many fell in the final year of the war.", "final year = - | P1Y"),
        ("It rose over the last week.", "last week = 2026-01-13/2026-01-20 | P1W"),
        ("It fell during the last quarter of 2004.", "last quarter of 2004 = 2004-36 | 2004-Q4"),
        ("It was his first day-trip.", ""),
        ("The star is many light years away.", ""),
        ("The Happy Days Inn is shut.", ""),
        ("They came at all hours.", ""),
        ("It was all weekend work.", ""),
    ]);
}

#[test]
fn days_in_a_row() {
    check(&[
        (
            "They met on May 3 and 4, 2024.",
            "May 3 = 2024-05-03 | 2024-05-03; 4, 2024 = 2024-05-04 | 2024-05-04",
        ),
        (
            "They met on Nov. 3, 4 and 5.",
            "Nov. 3 = 2025-11-03 | 2025-11-03; 4 = 2025-11-04 | 2025-11-04; 5 = 2025-11-05 | 2025-11-05",
        ),
        ("On May 3, 20 were hurt.", "May 3 = 2025-05-03 | 2025-05-03"),
        ("On May 3 and 4 people died.", "May 3 = 2025-05-03 | 2025-05-03"),
        (
            "He left on May 3 and 12 others on May 9.",
            "May 3 = 2025-05-03 | 2025-05-03; May 9 = 2025-05-09 | 2025-05-09",
        ),
    ]);
}

#[test]
fn hours_with_what_stands_behind_the_day() {
    check(&[
        (
            "It fell at 9:34 p.m., March 19 GMT.",
            "9:34 p.m., March 19 GMT = 2025-03-19T21:34Z | 2025-03-19T21:34Z",
        ),
        ("They marched at 1900 hours.", "1900 hours = XXXX-XX-XXT19:00 | T19:00"),
        (
            "They marched at 0600 hours on 5 May 2024.",
            "0600 hours on 5 May 2024 = 2024-05-05T06:00 | 2024-05-05T06:00",
        ),
        ("He trained for 1900 hours.", "1900 hours = - | PT1900H"),
    ]);
}

#[test]
fn periods_with_their_labels() {
    check(&[
        ("Profit fell in fiscal 2024.", "fiscal 2024 = 2024 | 2024"),
        ("It rose in the school year 2024.", "school year 2024 = 2024 | 2024"),
        ("It opened in the year 2000.", "year 2000 = 2000 | 2000"),
        ("It rained through the month of May 2024.", "month of May 2024 = 2024-05 | 2024-05"),
        ("It sold 40 in the year-ago quarter.", "year-ago quarter = 2025 | 2025"),
        ("Sales rose in the latest quarter.", "latest quarter = 2025-36 | 2025-Q4"),
        ("It was signed on 10-25-98.", "10-25-98 = 1998-10-25 | 1998-10-25"),
        (
            "He left on 5 May 2024. Two days before, he was ill.",
            "5 May 2024 = 2024-05-05 | 2024-05-05; Two days before = 2024-05-03 | 2024-05-03",
        ),
        ("It was a good year; 2000 people came.", ""),
        ("They won 10-25-12.", ""),
    ]);
}

#[test]
fn periods_of_business() {
    check(&[
        ("It rose in 1989's third quarter.", "1989's third quarter = 1989-35 | 1989-Q3"),
        ("It fell in last year's fourth quarter.", "last year's fourth quarter = 2025-36 | 2025-Q4"),
        ("The last fiscal year was good.", "last fiscal year = 2025 | 2025"),
        ("The firm had a first-half profit.", "first-half = 2025-40 | 2025-H1"),
        ("It reported half-year results.", "half-year = - | P0.5Y"),
        ("It was the week earlier that counted.", "week earlier = - | XXXX-XX-XX"),
        (
            "It must end before the twenty-sixth day of the month.",
            "twenty-sixth day of the month = 2026-01-26 | 2026-01-26",
        ),
        ("It fell on the twenty-first of May 2024.", "twenty-first of May 2024 = 2024-05-21 | 2024-05-21"),
        ("She scored a first-half goal.", ""),
        ("He read the latest minutes.", ""),
        ("They fixed the 2004 model years.", "2004 = 2004 | 2004"),
    ]);
}

#[test]
fn times_in_words() {
    check(&[
        ("It was built in the early sixties.", "early sixties = 196X | 196"),
        ("He is in his sixties.", ""),
        ("They met on Friday the 13th.", "Friday = 2026-01-16 | 2026-01-16; 13th = 2026-01-13 | 2026-01-13"),
        ("It was a decades-old feud.", "decades-old = - | PXDE"),
        ("It happened long ago.", "long ago = - | PAST_REF"),
        ("He may come back some day.", "some day = - | FUTURE_REF"),
    ]);
}
