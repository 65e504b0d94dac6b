//! Whether the clause a time stands in looks back or ahead.

use crate::grammar::temporal::{Said, TimeUnit, When, last_word};
use crate::knowledge::{Class, Lexicon};
use crate::span::Span;

/// Where a time lies that the clause leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// Before the article: what news mostly tells.
    Past,
    /// After it: "will", "scheduled for".
    Future,
}

/// Whether the tense decides what an expression means; a full date, a length or "yesterday" needs none.
pub(super) fn matters(said: &Said) -> bool {
    fn open(when: &When) -> bool {
        match when {
            When::Calendar { readings, .. } => readings.iter().any(|c| c.year.is_none()),
            When::Weekday(..) | When::Holiday(_, None, _) | When::Unit(_, TimeUnit::Weekend, _) => true,
            When::Part { of, .. }
            | When::NthWeekday { of, .. }
            | When::Beside(of, ..)
            | When::Alike(_, of) => open(of),
            _ => false,
        }
    }
    match said {
        Said::At(point) => open(&point.when),
        Said::Range(from, to) => [from, to].into_iter().flatten().any(|point| open(&point.when)),
        Said::Length(_) | Said::Repeated(_) | Said::Vague(_) => false,
    }
}

/// How far a word can govern a time: so many bytes are looked at on either side.
const REACH: usize = 160;

/// The tense of the verb nearest before the mention, else nearest behind it in the sentence; past if none tells.
pub fn tense(text: &str, sentence: Span, mention: Span, lexicon: &Lexicon) -> Tense {
    let from = (sentence.start as usize).max((mention.start as usize).saturating_sub(REACH));
    let to = (sentence.end as usize).min((mention.end as usize).saturating_add(REACH));
    let before = text.get(ceil(text, from)..mention.start as usize).unwrap_or("");
    let behind = text.get(mention.end as usize..ceil(text, to)).unwrap_or("");
    // "Wednesday's ruling" is known, unless it is said to lie ahead.
    let possessive = behind.starts_with("'s") || behind.starts_with("’s");
    if possessive && !["before", "ahead of", "for"].iter().any(|w| before.trim_end().ends_with(w)) {
        return Tense::Past;
    }
    if granted(before) || programmed(before, lexicon) {
        return Tense::Future;
    }
    let back = starts(before).rev().find_map(|at| {
        let tense = word_tense(before.get(at..)?, true, lexicon)?;
        // "should be completed in": the auxiliary before "be" tells.
        let passive = || last_word(before.get(..at).unwrap_or("")).is_some_and(|w| w == "be");
        (tense == Tense::Future || !passive()).then_some(tense)
    });
    back.or_else(|| starts(behind).find_map(|at| word_tense(behind.get(at..)?, false, lexicon)))
        .unwrap_or(Tense::Past)
}

/// "gave the owners until Tuesday": a time that somebody is given lies ahead.
fn granted(before: &str) -> bool {
    let Some(words) = before.trim_end().strip_suffix("until") else { return false };
    let giving = ["give", "gives", "gave", "given", "giving"];
    words.rsplit(|c: char| !c.is_alphanumeric()).take(8).any(|word| giving.contains(&word))
}

/// "the term starts Monday", "polls open on Tuesday": what is on the programme is told in the present, right before its time.
fn programmed(before: &str, lexicon: &Lexicon) -> bool {
    const LEADS: [&str; 9] = ["", "on", "in", "at", "on the", "in the", "at the", "early", "late"];
    const OTHER: [&str; 16] = [
        "to", "not", "did", "t", "the", "a", "is", "are", "was", "were", "be", "been", "stays", "stay",
        "remains", "remain",
    ];
    starts(before).rev().take(4).any(|at| {
        let verb = before.get(at..).and_then(|text| Some((text, lexicon.at(text, Class::TenseWord)?)));
        let beside = verb.is_some_and(|(text, (length, sense))| {
            &*sense.id == "future-beside" && LEADS.contains(&text.get(length..).unwrap_or("").trim())
        });
        beside && !before.get(..at).and_then(last_word).is_some_and(|word| OTHER.contains(&word))
    })
}

fn ceil(text: &str, mut at: usize) -> usize {
    while at < text.len() && !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// Where words begin.
fn starts(text: &str) -> impl DoubleEndedIterator<Item = usize> + '_ {
    text.char_indices()
        .filter(move |(at, c)| {
            let opens = text[..*at].chars().next_back().is_none_or(|p| !p.is_alphanumeric());
            opens && (c.is_alphabetic() || (*c == '\'' && *at > 0))
        })
        .map(|(at, _)| at)
}

/// What the word that begins `text` tells about a time behind it, or else before it.
fn word_tense(text: &str, before: bool, lexicon: &Lexicon) -> Option<Tense> {
    let sense = lexicon.at(text, Class::TenseWord).map(|(_, sense)| sense);
    if let Some(sense) = sense.filter(|sense| &*sense.id != "future-beside") {
        let ahead = &*sense.id == "future" || (before && &*sense.id == "future-behind");
        return Some(if ahead { Tense::Future } else { Tense::Past });
    }
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    let word = text.get(..end).unwrap_or("");
    let regular = word.len() > 4
        && word.ends_with("ed")
        && !word.ends_with("eed")
        && word.starts_with(|c: char| c.is_lowercase());
    regular.then_some(Tense::Past)
}
