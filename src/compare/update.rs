//! Words by which a sentence brings a figure up to date.

use crate::knowledge::{Class, Lexicon, Sense};

use super::Member;

/// Whether the sentence of a figure tells that it was another before: "nine ships are now in port, up from six".
pub(super) fn is_update(member: &Member<'_>, lexicon: &Lexicon) -> bool {
    tells(member, lexicon, |_| true)
}

/// Whether the sentence tells that a figure rose: "has grown to 64 cases", "tops 70".
pub(super) fn is_risen(member: &Member<'_>, lexicon: &Lexicon) -> bool {
    tells(member, lexicon, |sense| &*sense.id == RISEN)
}

/// Whether the sentence tells that a figure was given otherwise before: "initially", "previously put at".
pub(super) fn is_restated(member: &Member<'_>, lexicon: &Lexicon) -> bool {
    tells(member, lexicon, |sense| &*sense.id == RESTATED)
}

/// The entry of the words for what was said before.
const RESTATED: &str = "now";
/// The entry of the words for rising.
const RISEN: &str = "risen";

fn tells(member: &Member<'_>, lexicon: &Lexicon, is: fn(&Sense) -> bool) -> bool {
    let text = sentence(member);
    let opens = |at: usize| !text.get(..at).unwrap_or("").ends_with(char::is_alphanumeric);
    let words = text.char_indices().map(|(at, _)| at).filter(|&at| opens(at));
    words
        .filter_map(|at| text.get(at..))
        .any(|rest| lexicon.at(rest, Class::UpdateWord).is_some_and(|(_, sense)| is(sense)))
}

/// The sentence of a claim.
pub(super) fn sentence<'e>(member: &Member<'e>) -> &'e str {
    let reading = member.reading;
    reading.document.sentences.get(member.claim.sentence).map_or("", |s| s.span.of(reading.text()))
}
