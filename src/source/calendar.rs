//! Names of months and weekdays, for what is read before the word lists are: metadata and the lines of a page.

/// The months in lower case.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The days of the week in lower case.
pub const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Letters of a short form.
const SHORT: usize = 3;
/// Short forms of more letters.
const LONGER: [&str; 4] = ["sept", "thur", "thurs", "tues"];

/// Whether a word, in any case, is a month in full or short: `March`, `Mar`, `Sept`.
pub fn is_month(word: &str) -> bool {
    MONTHS.iter().any(|month| is_name(month, word))
}

/// Whether a word, in any case, is a weekday in full or short: `Tuesday`, `Tue`, `Tues`.
pub fn is_weekday(word: &str) -> bool {
    WEEKDAYS.iter().any(|day| is_name(day, word))
}

fn is_name(name: &str, word: &str) -> bool {
    let short = word.len() == SHORT || LONGER.iter().any(|longer| word.eq_ignore_ascii_case(longer));
    let begins = name.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word));
    begins && (short || word.len() == name.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_full_and_short() {
        for (word, month, weekday) in [
            ("September", true, false),
            ("Sep", true, false),
            ("SEPT", true, false),
            ("septe", false, false),
            ("may", true, false),
            ("ju", false, false),
            ("Thurs", false, true),
            ("thursd", false, false),
            ("Sunday", false, true),
            ("sun", false, true),
            ("", false, false),
            ("Märzen", false, false),
        ] {
            assert_eq!((is_month(word), is_weekday(word)), (month, weekday), "{word}");
        }
    }
}
