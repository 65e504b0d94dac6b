//! Compounds: `people - centred`, but `non-profit` and `career-wise`.

use crate::text::token::is_hyphen;

/// Beginnings that stay with their word, as the tokenisation of the treebanks has them.
const PREFIXES: &[&str] = &[
    "agro", "ante", "anti", "arch", "bi", "bio", "co", "counter", "cross", "cyber", "de", "e", "ex", "extra",
    "infra", "inter", "intra", "macro", "mega", "micro", "mid", "mini", "mis", "mono", "multi", "non",
    "over", "pan", "para", "peri", "post", "pre", "pro", "pseudo", "psycho", "re", "semi", "socio", "sub",
    "super", "tele", "tri", "ultra", "un", "under", "uni",
];

/// Endings that stay with their word.
const SUFFIXES: &[&str] = &["esque", "ette", "fest", "fold", "gate", "itis", "less", "most", "rama", "wise"];

/// Calls `part` with the range of each part of a compound, the hyphens among them.
pub(super) fn parts(form: &str, mut part: impl FnMut(usize, usize)) {
    let mut from = 0;
    for (at, hyphen) in form.char_indices().filter(|(_, c)| is_hyphen(*c)) {
        let end = at + hyphen.len_utf8();
        if at == from || stays(form, from, at, end) {
            continue;
        }
        part(from, at);
        part(at, end);
        from = end;
    }
    part(from, form.len());
}

/// Whether a hyphen at `at..end` stands inside one word that begins at `from`.
fn stays(form: &str, from: usize, at: usize, end: usize) -> bool {
    let before = form.get(from..at).unwrap_or("");
    let after = form.get(end..).unwrap_or("");
    is_prefix(before) || SUFFIXES.iter().any(|suffix| suffix.eq_ignore_ascii_case(after))
}

/// Whether a word is a beginning that stays with the word behind its hyphen.
pub(super) fn is_prefix(word: &str) -> bool {
    word.len() <= 7 && PREFIXES.iter().any(|prefix| prefix.eq_ignore_ascii_case(word))
}
