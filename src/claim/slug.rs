//! Names as terms.

use std::borrow::Cow;

/// Words as a slug: folded to ASCII, lower case, joined by hyphens, articles and possessive endings left out.
pub fn slug(words: &str) -> String {
    let mut slug = String::with_capacity(words.len());
    let plain = without_possessives(words);
    for word in plain.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        let ascii = if word.is_ascii() { Cow::from(word) } else { any_ascii::any_ascii(word).into() };
        if slug.is_empty() && ["the", "a", "an"].iter().any(|article| ascii.eq_ignore_ascii_case(article)) {
            continue;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        match ascii {
            Cow::Borrowed(word) => slug.push_str(word),
            Cow::Owned(folded) => slug.extend(folded.chars().filter(char::is_ascii_alphanumeric)),
        }
    }
    slug.make_ascii_lowercase();
    slug
}

fn without_possessives(words: &str) -> Cow<'_, str> {
    // Few words hold an apostrophe: the first byte of the typographic one is looked for, or the straight one.
    let may = words.bytes().any(|byte| matches!(byte, b'\'' | 0xe2));
    if may && (words.contains("’s") || words.contains("'s")) {
        words.replace("’s", "").replace("'s", "").into()
    } else {
        words.into()
    }
}
