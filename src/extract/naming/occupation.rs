//! What somebody works as: "lawyer Jane Doe", "Jane Doe, 41, a school teacher,", "Jane Doe, who works as a nurse".

use crate::grammar::{Mention, NameKind};
use crate::knowledge::{Class, CueWords, Lexicon, Sense};
use crate::span::Span;

use super::super::context::Context;
use super::is_held;

/// Words before a job that leave it another one, or none.
const OTHER: CueWords = CueWords::named("not-yet-at-work");
/// Words between an article and a job.
const BETWEEN: usize = 3;
/// Words of the longest job.
const JOB: usize = 2;

/// The jobs that the words beside a name of a person give it, with the words that tell them.
pub(super) fn beside(context: &Context<'_>, index: usize, mention: &Mention) -> Vec<(String, Span)> {
    let person = context.entities.of_mention(index).is_some_and(|e| match e.kind {
        NameKind::Person => e.titles().iter().all(|title| *title != e.base),
        NameKind::Unknown => e.base.contains('-'),
        _ => false,
    });
    let Some(block) = context.document.block_of(mention.sentence).filter(|_| person) else {
        return Vec::new();
    };
    let text = &context.source.text;
    let lexicon = &context.knowledge.lexicon;
    let (start, end) = (mention.span.start as usize, mention.span.end as usize);
    let before = text.get(block.span.start as usize..start).unwrap_or("");
    let behind = text.get(end..block.span.end as usize).unwrap_or("");
    let ahead = before_name(before, lexicon)
        .map(|(sense, length)| (sense.id.to_string(), context.span(start - length, end)));
    let apposed = behind_name(behind, lexicon)
        .map(|(sense, length)| (sense.id.to_string(), context.span(start, end + length)));
    ahead.into_iter().chain(apposed).collect()
}

/// The job that ends right before a name, and how many bytes before it that begins: "the lawyer ".
fn before_name<'l>(before: &str, lexicon: &'l Lexicon) -> Option<(&'l Sense, usize)> {
    let told = before.strip_suffix(' ')?;
    let (at, sense) = (1..=JOB).rev().find_map(|words| {
        let at = told.rmatch_indices(' ').nth(words - 1).map_or(0, |(blank, _)| blank + 1);
        let job = told.get(at..)?;
        let (length, sense) = lexicon.at(job, Class::Occupation)?;
        (length == job.len()).then_some((at, sense))
    })?;
    let word = told.get(..at)?.trim_end().rsplit([' ', '-']).next().unwrap_or("");
    // "His lawyer Jane Doe" works for him; so does "a lawyer for the family".
    is_own(word, lexicon).then_some((sense, before.len() - at))
}

/// The job of an apposition or of "is", "works as" behind a name, and how many bytes of it are read.
fn behind_name<'l>(behind: &str, lexicon: &'l Lexicon) -> Option<(&'l Sense, usize)> {
    let mut rest = behind;
    if let Some(age) = rest.strip_prefix(", ").and_then(|r| r.split_once(|c: char| !c.is_ascii_digit()))
        && !age.0.is_empty()
    {
        rest = rest.get(2 + age.0.len()..)?;
    }
    let leads = [
        ", a ",
        ", an ",
        " is a ",
        " is an ",
        " works as a ",
        " works as an ",
        ", who works as a ",
        ", who is a ",
        " worked as a ",
        ", who worked as a ",
    ];
    let lead = leads.iter().find(|lead| rest.starts_with(**lead))?;
    let mut at = behind.len() - rest.len() + lead.len();
    for _ in 0..=BETWEEN {
        let phrase = behind.get(at..)?;
        if let Some((length, sense)) = lexicon.at(phrase, Class::Occupation)
            && ends(phrase.get(length..)?)
        {
            return Some((sense, at + length));
        }
        let word = phrase.split(' ').next()?;
        let closed = lexicon.sense(word, Class::FunctionWord).is_some_and(|s| !s.is("open"));
        if closed || !is_own(word, lexicon) || word.ends_with(|c: char| !c.is_alphanumeric()) {
            return None;
        }
        at += word.len() + 1;
    }
    None
}

/// Whether a noun phrase ends before these words: no other noun follows.
fn ends(behind: &str) -> bool {
    let next = behind.strip_prefix(' ').map(|b| b.split([' ', ',', '.']).next().unwrap_or(""));
    match next {
        None => behind.is_empty() || behind.starts_with([',', '.', ';', '\n']),
        Some(word) => {
            ["who", "from", "at", "in", "of", "with", "was", "is", "has", "had", "said", "on"].contains(&word)
        }
    }
}

/// Whether a word before a job leaves it the person's own, and held.
fn is_own(word: &str, lexicon: &Lexicon) -> bool {
    let possessive =
        ["his", "her", "their", "its", "my", "our", "whose"].contains(&word.to_lowercase().as_str());
    let owner = word.ends_with("'s") || word.ends_with("’s") || word.ends_with("s'") || word.ends_with("s’");
    is_held(word, lexicon) && !possessive && !owner && !OTHER.hold(word, lexicon)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Knowledge;

    fn check(before: &str, behind: &str, expected: &[&str]) {
        let lexicon = &Knowledge::embedded().lexicon;
        let found = before_name(before, lexicon).into_iter().chain(behind_name(behind, lexicon));
        let found: Vec<&str> = found.map(|(sense, _)| &*sense.id).collect();
        assert_eq!(found, expected, "{before}|{behind}");
    }

    #[test]
    fn jobs_stand_before_and_behind_a_name() {
        check("killing teacher ", " and", &["teacher"]);
        check("the bus driver ", " said", &["bus-driver"]);
        check("said ", ", a lawyer, said", &["lawyer"]);
        check("said ", ", 41, a retail accountant from Alder", &["accountant"]);
        check("", " works as a night nurse.", &["nurse"]);
    }

    #[test]
    fn what_is_no_job_of_the_person() {
        check("his lawyer ", " said", &[]);
        check("Doe's lawyer ", " said", &[]);
        check("the former teacher ", " said", &[]);
        check("a volunteer firefighter ", " said", &[]);
        check("the teacher, ", " said", &[]);
        check("", ", a retired nurse, said", &[]);
        check("", ", a nurse union leader, said", &[]);
        check("", ", a friend of the nurse, said", &[]);
    }
}
