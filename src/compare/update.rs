//! Words by which a sentence brings a figure up to date.

use crate::knowledge::{Class, Lexicon};

use super::Member;

/// Whether the sentence of a figure tells that it was another before: "nine ships are now in port, up from six".
pub(super) fn is_update(member: &Member<'_>, lexicon: &Lexicon) -> bool {
    let text = sentence(member);
    let opens = |at: usize| !text.get(..at).unwrap_or("").ends_with(char::is_alphanumeric);
    let words = text.char_indices().map(|(at, _)| at).filter(|&at| opens(at));
    words.filter_map(|at| text.get(at..)).any(|rest| lexicon.at(rest, Class::UpdateWord).is_some())
}

/// The sentence of a claim.
pub(super) fn sentence<'e>(member: &Member<'e>) -> &'e str {
    let reading = member.reading;
    reading.document.sentences.get(member.claim.sentence).map_or("", |s| s.span.of(reading.text()))
}
