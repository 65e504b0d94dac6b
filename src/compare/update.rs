//! Words by which a sentence brings a figure up to date.

use super::Member;

/// Words that tell that a figure was another before.
const UPDATES: [&str; 19] = [
    "now",
    "already",
    "doubled",
    "tripled",
    "grown",
    "risen",
    "raised",
    "rose",
    "rises",
    "climbed",
    "climbs",
    "rising",
    "reached",
    "up from",
    "so far",
    "at first",
    "later",
    "initially",
    "originally",
];

/// Whether the sentence of a figure tells that it was another before: "nine ships are now in port, up from six".
pub(super) fn is_update(member: &Member<'_>) -> bool {
    let words = sentence(member).split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty());
    let text = format!(" {} ", words.map(str::to_lowercase).collect::<Vec<_>>().join(" "));
    UPDATES.iter().any(|update| text.contains(&format!(" {update} ")))
}

/// The sentence of a claim.
pub(super) fn sentence<'e>(member: &Member<'e>) -> &'e str {
    let reading = member.reading;
    reading.document.sentences.get(member.claim.sentence).map_or("", |s| s.span.of(reading.text()))
}
