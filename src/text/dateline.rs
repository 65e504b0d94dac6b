//! Lines that hold only a publication date, and lines that hold only a name.

use crate::source::calendar::{is_month, is_weekday};

use super::token::is_blank;

/// Words of a date line besides figures and the names of months and days.
const DATE_WORDS: &[&str] = &[
    "a",
    "ago",
    "am",
    "at",
    "bst",
    "by",
    "cest",
    "cet",
    "cdt",
    "created",
    "cst",
    "date",
    "edt",
    "est",
    "et",
    "first",
    "gmt",
    "hours",
    "hrs",
    "ist",
    "last",
    "local",
    "mdt",
    "minutes",
    "modified",
    "mst",
    "of",
    "on",
    "pdt",
    "pm",
    "posted",
    "pst",
    "published",
    "pt",
    "time",
    "uk",
    "update",
    "updated",
    "utc",
];

/// Whether a word stands beside figures in a line that says when something was published.
pub fn is_date_word(word: &str) -> bool {
    is_one_of(DATE_WORDS, word) || is_month(word) || is_weekday(word)
}

/// Small words inside names of persons and institutions.
const NAME_PARTICLES: &[&str] = &[
    "al", "and", "at", "bin", "da", "de", "del", "den", "der", "di", "dos", "el", "for", "in", "la", "le",
    "of", "on", "the", "van", "von", "y",
];

/// A date line has at most so many words.
const LONGEST: usize = 16;

/// Whether a line holds a publication date and time and nothing else. A line that is not the page's first may hold a
/// name before the date.
pub(super) fn is_date_line(line: &str, named: bool) -> bool {
    let mut words = 0;
    let mut figures = 0;
    let mut months = 0;
    let mut dated = false;
    let mut others = 0;
    for word in line.split(|c: char| is_blank(c) || matches!(c, ',' | '|' | '(' | ')' | '·' | '•' | ';')) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if bare.is_empty() {
            continue;
        }
        words += 1;
        if words > LONGEST {
            return false;
        }
        dated |= is_full_date(bare);
        if bare.starts_with(|c: char| c.is_ascii_digit()) {
            figures += 1;
        } else if is_date_word(&bare.replace('.', "")) {
            months += usize::from(is_month(bare));
        } else if bare.starts_with(char::is_uppercase) {
            others += 1;
        } else {
            others += 100;
        }
    }
    let dated = dated || (months > 0 && figures > 0);
    (dated && (others == 0 || (named && others <= 5 && figures >= 2)))
        || (named && ends_with_glued_date(line))
}

/// Whether a line is a name or two: every word begins with a capital, but for particles.
pub(super) fn is_name_line(line: &str) -> bool {
    let mut words = 0;
    let mut capitals = 0;
    for word in line.split(|c: char| is_blank(c) || c == '/').filter(|word| !word.is_empty()) {
        words += 1;
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if bare.starts_with(char::is_uppercase) {
            capitals += 1;
        } else if !NAME_PARTICLES.contains(&bare) {
            return false;
        }
        if words > 7 {
            return false;
        }
    }
    capitals > 0 && !line.ends_with([':', '?', '!'])
}

/// `9/2/2026`, `2026-02-09`, `09.02.26`, `16/08/2011-13:42`: three groups of digits between two equal separators, and a
/// time perhaps.
fn is_full_date(word: &str) -> bool {
    let date = match word.rsplit_once(['-', 'T']) {
        Some((date, time)) if time.contains(':') => date,
        _ => word,
    };
    ['/', '-', '.'].iter().any(|separator| {
        let mut groups = date.split(*separator);
        let three = [groups.next(), groups.next(), groups.next()];
        let digits = |group: &Option<&str>| {
            group.is_some_and(|group| {
                (1..=4).contains(&group.len()) && group.bytes().all(|b| b.is_ascii_digit())
            })
        };
        groups.next().is_none() && three.iter().all(digits)
    })
}

/// Whether a line ends with a full date that touches a letter: pages lose the blank between author and date.
fn ends_with_glued_date(line: &str) -> bool {
    let before = line.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '/' | '.' | '-'));
    before.ends_with(char::is_alphabetic) && is_full_date(line.get(before.len()..).unwrap_or(""))
}

fn is_one_of(list: &[&str], word: &str) -> bool {
    list.iter().any(|known| known.eq_ignore_ascii_case(word))
}
