//! Currencies that go by one name.

use iso_currency::Currency;

/// What currencies are called, by the beginning of a word of their names in ISO 4217, and what that is in English.
const NAMES: [(&str, &str); 12] = [
    ("dollar", "dollar"),
    ("pound", "pound"),
    ("kron", "crown"),
    ("króna", "crown"),
    ("koruna", "crown"),
    ("franc", "franc"),
    ("peso", "peso"),
    ("rupee", "rupee"),
    ("dinar", "dinar"),
    ("shilling", "shilling"),
    ("rial", "riyal"),
    ("riyal", "riyal"),
];

/// Whether two currencies, by their ISO 4217 codes, go by one name, as dollars, pounds and crowns do: a text that says only that
/// name may mean either.
pub fn share_a_name(one: &str, other: &str) -> bool {
    matches!((coin(one), coin(other)), (Some(x), Some(y)) if x == y)
}

fn coin(code: &str) -> Option<&'static str> {
    let name = Currency::from_code(code)?.name().to_lowercase();
    let word = |start: &str| name.split([' ', '/']).any(|word| word.starts_with(start));
    NAMES.iter().find(|(start, _)| word(start)).map(|(_, coin)| *coin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn currencies_of_one_name() {
        for (one, other) in
            [("USD", "AUD"), ("NOK", "DKK"), ("SEK", "CZK"), ("GBP", "EGP"), ("MXN", "CLP"), ("IRR", "SAR")]
        {
            assert!(share_a_name(one, other), "{one} {other}");
        }
        for (one, other) in [("USD", "EUR"), ("USD", "KWD"), ("GBP", "NOK"), ("EUR", "JPY"), ("XXX", "USD")] {
            assert!(!share_a_name(one, other), "{one} {other}");
        }
    }
}
