//! Contractions: `do n't`, `it 's`, `can not`, `gon na`.

use crate::text::token::is_apostrophe;

/// What an apostrophe joins to the word before it.
const CLITICS: &[&str] = &["s", "m", "d", "ll", "re", "ve"];

/// Contractions written without an apostrophe, and the length of their first word.
const BARE: &[(&str, usize)] = &[
    ("aint", 2),
    ("arent", 3),
    ("cannot", 3),
    ("cant", 2),
    ("couldnt", 5),
    ("didnt", 3),
    ("doesnt", 4),
    ("dont", 2),
    ("gimme", 3),
    ("gonna", 3),
    ("gotta", 3),
    ("hadnt", 3),
    ("hasnt", 3),
    ("havent", 4),
    ("im", 1),
    ("isnt", 2),
    ("ive", 1),
    ("lemme", 3),
    ("outta", 3),
    ("shouldnt", 6),
    ("thats", 4),
    ("theyre", 4),
    ("wanna", 3),
    ("wasnt", 3),
    ("werent", 4),
    ("wont", 2),
    ("wouldnt", 5),
    ("youll", 3),
    ("youre", 3),
];

/// The longest of them.
const LONGEST: usize = 8;

/// By their length the letters that they begin with, as bits from `a` on: most words end here.
const BEGINNINGS: [u32; LONGEST + 1] = {
    let (mut letters, mut at) = ([0; LONGEST + 1], 0);
    while at < BARE.len() {
        let form = BARE[at].0.as_bytes();
        letters[form.len()] |= 1 << (form[0] - b'a');
        at += 1;
    }
    letters
};

/// At most so many words in one contraction: `could n't 've`.
const MOST: usize = 3;

/// Whether `form`, which follows `before` without a gap, is a part of one word of the text with it: a multiword token of
/// the treebanks. A bare apostrophe may be a possessive or a quotation mark; its tag tells.
pub fn continues(before: &str, form: &str) -> bool {
    if is_apostrophized(form) || is_clitic(form) {
        return true;
    }
    let letters = |word: &str| word.bytes().all(|b| b.is_ascii_alphabetic());
    letters(before) && letters(form)
}

/// `n't`.
fn is_apostrophized(form: &str) -> bool {
    let mut letters = form.chars();
    letters.next().is_some_and(|c| c.eq_ignore_ascii_case(&'n'))
        && letters.next().is_some_and(is_apostrophe)
        && letters.next().is_some_and(|c| c.eq_ignore_ascii_case(&'t'))
        && letters.next().is_none()
}

/// `'s`, `’ll`.
fn is_clitic(form: &str) -> bool {
    form.strip_prefix(|c| is_apostrophe(c) || c == '`').is_some_and(is_clitic_end)
}

/// What stands behind the apostrophe of a contraction.
pub(super) fn is_clitic_end(letters: &str) -> bool {
    letters.len() <= 2 && CLITICS.iter().any(|clitic| clitic.eq_ignore_ascii_case(letters))
}

/// Where a contraction without an apostrophe is cut.
pub(super) fn bare(form: &str) -> Option<usize> {
    let first = form.bytes().next()?.to_ascii_lowercase().wrapping_sub(b'a');
    let letter = 1u32.checked_shl(u32::from(first)).unwrap_or(0);
    if BEGINNINGS.get(form.len())? & letter == 0 {
        return None;
    }
    // "IM" is a name.
    if form.len() == 2 && form != "im" && form != "Im" {
        return None;
    }
    let is_form = |known: &str| known.len() == form.len() && known.eq_ignore_ascii_case(form);
    BARE.iter().find(|(known, _)| is_form(known)).map(|(_, cut)| *cut)
}

/// Where a word with apostrophes is cut.
pub(super) fn cuts(form: &str) -> [Option<usize>; MOST] {
    let mut cuts = [None; MOST];
    let mut end = form.len();
    for place in cuts.iter_mut().rev() {
        let Some(cut) = last_cut(form.get(..end).unwrap_or("")) else { break };
        *place = Some(cut);
        end = cut;
    }
    cuts
}

/// Where the last word of a contraction begins.
fn last_cut(form: &str) -> Option<usize> {
    let (at, apostrophe) = form.char_indices().rev().find(|(_, c)| is_apostrophe(*c))?;
    let end = form.get(at + apostrophe.len_utf8()..)?;
    if is_clitic_end(end) {
        return (at > 0).then_some(at);
    }
    let negated = end.eq_ignore_ascii_case("t") && form.get(..at)?.ends_with(['n', 'N']);
    (negated && at > 1).then(|| at - 1)
}
