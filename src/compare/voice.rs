//! Whether two quotations are of one speaker: "she said" and "Jane Doe said" may be.

use crate::claim::Certainty;

use super::Member;
use super::alignment::Alignment;

/// How the speakers of two quotations stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// One speaker.
    One,
    /// Perhaps one: one source names him by an office, a last name or a pronoun, and both tell of one news.
    Perhaps,
    /// Two, or nothing says that they are one.
    Two,
}

/// How the speakers of two quotations stand to each other.
pub fn voice(a: &Member<'_>, b: &Member<'_>) -> Voice {
    let (one, other) = (speaker(a), speaker(b));
    if one == other && !one.is_empty() {
        return Voice::One;
    }
    let weak = |member: &Member<'_>| member.claim.certainty == Certainty::Possible;
    let apart = a.reading.source.id != b.reading.source.id;
    let may = weak(a) || weak(b) || is_part(one, other) || is_part(other, one);
    if apart && may && a.reading.news.is_near(&b.reading.news) { Voice::Perhaps } else { Voice::Two }
}

/// Who is quoted.
fn speaker<'m>(member: &'m Member<'_>) -> &'m str {
    let statement = &member.claim.statement;
    statement.speaker.as_ref().unwrap_or(&statement.subject)
}

/// Whether two quotations, which lie so to each other, are versions of what one speaker said: of one who is only perhaps the
/// same, if the words are the same but in one place.
pub fn are_of_one_saying(a: &Member<'_>, b: &Member<'_>, alignment: &Alignment) -> bool {
    match (voice(a, b), alignment) {
        (_, Alignment::Unrelated) | (Voice::Two, _) => false,
        (Voice::Perhaps, Alignment::Altered(alteration)) => alteration.close,
        (Voice::One, _) | (_, Alignment::Same) => true,
    }
}

/// Whether the words of a name are all in the other one: "Doe", "Jane Doe".
fn is_part(part: &str, whole: &str) -> bool {
    !part.is_empty() && part.split('-').all(|word| whole.split('-').any(|w| w == word))
}
