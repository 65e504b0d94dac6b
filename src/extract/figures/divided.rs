//! Tolls that a sentence divides: "three people in the helicopter and five in the pub were killed". Each is a part of all.

use crate::claim::{Claim, Value};
use crate::knowledge::{Class, CueWords, Lexicon};
use crate::value::Hedge;

/// Words between two numbers by which one is no part beside the other: a part of it, or what it was before or after.
const JOINED: CueWords = CueWords::named("no-part-beside");
/// The key of a part in the scope of a claim.
const PART: &str = "part";

/// The key of what those counted are called.
const KIND: &str = "kind";

/// Marks the tolls of one fate that a sentence tells beside each other as parts; its claims begin at `from`.
pub(super) fn mark(text: &str, lexicon: &Lexicon, claims: &mut [Claim]) {
    let toll = |claim: &Claim| {
        let statement = &claim.statement;
        let counted = match &statement.value {
            Value::Quantity(quantity) => quantity.hedge != Hedge::Between,
            _ => false,
        };
        let cumulative = lexicon
            .sense(&statement.property, Class::PropertyWord)
            .is_some_and(|s| s.is("cumulative") && !s.is("money"));
        claim.about_event && counted && cumulative && !statement.scope.contains_key(PART)
    };
    let tolls: Vec<usize> = claims.iter().enumerate().filter(|(_, c)| toll(c)).map(|(i, _)| i).collect();
    let mut divided = Vec::new();
    for pair in tolls.windows(2) {
        let &[first, second] = pair else { continue };
        let Some((one, other)) = claims.get(first).zip(claims.get(second)) else { continue };
        let same = one.statement.property == other.statement.property
            && one.statement.subject == other.statement.subject
            && one.statement.value != other.statement.value
            // "Two Germans and four Danes": each kind is a part as it is.
            && (one.statement.scope.get(KIND) == other.statement.scope.get(KIND));
        if same && are_beside(text, one, other, lexicon) {
            divided.extend([first, second]);
        }
    }
    let within = tolls.iter().filter(|&&i| claims.get(i).is_some_and(|c| holds_another(text, c, lexicon)));
    divided.extend(within);
    for index in divided {
        if let Some(claim) = claims.get_mut(index) {
            claim.statement.scope.add(PART, "among");
        }
    }
}

/// "Three people in the helicopter and five in the bar were killed", "killed 20 on a train and another 14 in a hall": a second
/// number follows, of those in another place.
fn holds_another(text: &str, claim: &Claim, lexicon: &Lexicon) -> bool {
    let from = claim.span.start as usize;
    let rest = text.get(from..).unwrap_or("");
    let end = rest.find(['\n', '.', ';']).unwrap_or(rest.len());
    let words = rest.get(..end).unwrap_or("").to_lowercase();
    let words: Vec<&str> =
        words.split([' ', ',']).filter(|w| !w.is_empty() && !BESIDE.hold(w, lexicon)).take(REACH).collect();
    words.windows(3).any(|window| {
        let [and, number, place] = window else { return false };
        let counted =
            number.chars().all(|c| c.is_ascii_digit()) || lexicon.sense(number, Class::NumberWord).is_some();
        *and == "and" && counted && PLACED.contains(place)
    })
}

/// Words behind a toll in which the second number stands.
const REACH: usize = 24;
/// Words before and behind the second number that say nothing of where.
const BESIDE: CueWords = CueWords::named("beside-a-number");
/// Prepositions of the place where somebody was.
const PLACED: [&str; 6] = ["in", "on", "aboard", "inside", "outside", "from"];

/// Whether "and" joins what stands between the ends of two claims.
fn are_beside(text: &str, one: &Claim, other: &Claim, lexicon: &Lexicon) -> bool {
    let (from, to) = (one.span.start.min(other.span.start), one.span.end.max(other.span.end));
    let between = text.get(from as usize..to as usize).unwrap_or("").to_lowercase();
    let mut words = between.split(|c: char| !c.is_alphanumeric());
    words.clone().any(|w| w == "and") && !words.any(|w| JOINED.hold(w, lexicon))
}
