//! Names as terms.

/// Words as a slug: folded to ASCII, lower case, joined by hyphens, articles and possessive endings left out.
pub fn slug(words: &str) -> String {
    let mut slug = String::with_capacity(words.len());
    let plain = words.replace("’s", "").replace("'s", "");
    for word in plain.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        let folded = any_ascii::any_ascii(word).to_lowercase();
        if slug.is_empty() && matches!(folded.as_str(), "the" | "a" | "an") {
            continue;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.extend(folded.chars().filter(char::is_ascii_alphanumeric));
    }
    slug
}
