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
        ("The wall dates from the 5th century BC.", ""),
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
        ("They lacked winter coats.", "winter = 2025-24 | 2025-WI"),
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
        ("The entire week was dry.", "entire week = - | P1W"),
        ("It was shut for a quarter of a century.", "a quarter of a century = - | P25Y"),
        ("Shots were heard overnight.", "overnight = XXXX-XX-XX | TNI"),
        ("It rained all night.", "night = XXXX-XX-XX | TNI"),
        ("The star is many light years away.", ""),
        ("The Happy Days Inn is shut.", ""),
        ("They came at all hours.", ""),
        ("It was all weekend work.", ""),
    ]);
}
