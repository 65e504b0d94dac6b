//! Which of several things or events of one kind a claim is of, by the words beside it (`facts/lexicon/which_words.toml`): a front
//! camera and a main one, a second runway, the opening ceremony.

use std::collections::BTreeSet;

use crate::claim::Value;
use crate::extract::turn;
use crate::knowledge::{Class, CueWords, Lexicon, Sense};
use crate::value::Time;

use super::amount::{around, own};
use super::bucket::Entry;
use super::update::sentence;

/// Words before a figure, and behind it, that may belong to what it is of.
const BESIDE: usize = 4;
/// Words that part a figure from what stands beyond them.
const JOINTS: [&str; 10] = ["and", "but", "while", "with", "or", "as", "than", "when", "where", "which"];
/// Words that make a time of the word before: "the second quarter".
const TIMES: CueWords = CueWords::named("counted-time");
/// Marks the one of several that may be told without its word.
const FIRST: &str = "first";

/// Marks what tells events apart and no things.
const EVENT: &str = "event";

/// Marks what may go with the word of another that comes first.
const ANY: &str = "any";

/// Whether the words beside two figures tell that they are of two things of one kind.
pub(super) fn are_of_several(a: &Entry<'_>, b: &Entry<'_>, lexicon: &Lexicon) -> bool {
    are_two(&which(a, lexicon), &which(b, lexicon))
}

/// Whether what stands before the noun of the event that two claims are about tells that they are of two: "the by-election", "the
/// council elections".
pub(super) fn are_of_two_events(a: &Entry<'_>, b: &Entry<'_>, lexicon: &Lexicon) -> bool {
    let claims = [a.member.claim, b.member.claim];
    let events = claims.iter().all(|c| c.about_event || turn(&c.statement.property).is_some());
    events && are_two(&which_event(a, lexicon), &which_event(b, lexicon))
}

/// Whether words that tell which one it is tell of two.
fn are_two(one: &[&Sense], other: &[&Sense]) -> bool {
    let ids = |senses: &[&Sense]| -> BTreeSet<String> { senses.iter().map(|s| s.id.to_string()).collect() };
    let all = |senses: &[&Sense], tag: &str| senses.iter().all(|s| s.is(tag));
    match (ids(one).is_disjoint(&ids(other)), one.is_empty(), other.is_empty()) {
        (_, true, true) | (false, ..) => false,
        (true, true, false) => !all(other, FIRST),
        (true, false, true) => !all(one, FIRST),
        // "The main rear camera": both are of the one that comes first.
        (true, false, false) => !(all(one, FIRST) && all(other, FIRST) && (all(one, ANY) || all(other, ANY))),
    }
}

/// Words before the noun of an event that tell which one it is.
const BEFORE: usize = 3;

/// The words before the noun of the event of a claim, or in it, that tell which one it is.
fn which_event<'l>(entry: &Entry<'_>, lexicon: &'l Lexicon) -> Vec<&'l Sense> {
    let claim = entry.member.claim;
    let kind = claim.statement.subject.split('-').next().unwrap_or("");
    let separate = |c: char| !c.is_alphanumeric() && !['-', '\'', '’'].contains(&c);
    let words: Vec<String> =
        sentence(&entry.member).split(separate).filter(|w| !w.is_empty()).map(plain).collect();
    let is_event = |word: &str| {
        let noun = word.rsplit('-').next().unwrap_or(word);
        lexicon.sense(noun, Class::EventNoun).is_some_and(|s| *s.id == *kind || noun == kind)
    };
    let Some(at) = words.iter().position(|word| is_event(word)) else { return Vec::new() };
    let before = words.get(at.saturating_sub(BEFORE)..=at).unwrap_or(&[]);
    let tells = |word: &str| lexicon.sense(word, Class::WhichWord).is_some();
    let function = |word: &String| lexicon.sense(word, Class::FunctionWord).is_some() && !tells(word);
    let from = before.iter().rposition(function).map_or(0, |last| last + 1);
    before.iter().skip(from).filter_map(|word| lexicon.sense(word, Class::WhichWord)).collect()
}

/// Whether one of two dates is told as past and the other, by a source of the same day or later, as to come: of two events.
pub(super) fn are_past_and_to_come(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    let window = |time: Option<&Time>| time.and_then(Time::window);
    let dated = |e: &Entry<'_>| match &e.value {
        Value::Time(time) => time.window(),
        _ => None,
    };
    let was_before_it_comes = |past: &Entry<'_>, coming: &Entry<'_>| {
        let (own, theirs) =
            (window(past.member.reading.published_time()), window(coming.member.reading.published_time()));
        let Some(((was, comes), (told, then))) = dated(past).zip(dated(coming)).zip(own.zip(theirs)) else {
            return false;
        };
        was.0 < told.1 && was.1 <= then.1 && comes.0 >= then.1
    };
    was_before_it_comes(a, b) || was_before_it_comes(b, a)
}

/// The words beside a figure that tell which one it is of.
fn which<'l>(entry: &Entry<'_>, lexicon: &'l Lexicon) -> Vec<&'l Sense> {
    let told = own(entry).and_then(|(mention, _)| around(entry, mention));
    let Some((before, behind)) = told else { return Vec::new() };
    let part = |text: &'_ str, from_end: bool| -> Vec<String> {
        let marks = [',', ';', '.', ':', '(', '–', '—'];
        let part = if from_end { text.rsplit(marks).next() } else { text.split(marks).next() };
        part.unwrap_or("").split_whitespace().map(plain).collect()
    };
    let (mut back, on) = (part(before, true), part(behind, false));
    let joint = |word: &String| JOINTS.contains(&word.as_str());
    back.drain(..back.iter().rposition(joint).map_or(0, |at| at + 1));
    back.drain(..back.len().saturating_sub(BESIDE));
    // "Closed 7 percent lower" tells how it moved.
    let moved = usize::from(on.first().is_some_and(|word| word == "lower"));
    let on = on.into_iter().skip(moved).take_while(|word| !joint(word)).take(BESIDE);
    let on: Vec<String> = on.collect();
    let told = |words: &[String]| -> Vec<&'l Sense> {
        let of_time = |at: usize| words.get(at + 1).is_some_and(|next| TIMES.hold(next, lexicon));
        // "In front of 31,000 people": no front one.
        let said = |at: usize| words.get(at + 1).is_some_and(|next| next == "of");
        let own = words.iter().enumerate().filter(|(at, _)| !of_time(*at) && !said(*at));
        let senses = own.filter_map(|(_, word)| lexicon.sense(word, Class::WhichWord));
        senses.filter(|sense| !sense.is(EVENT)).collect()
    };
    told(&back).into_iter().chain(told(&on)).collect()
}

/// A word in lower case, its apostrophe straight.
fn plain(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}
