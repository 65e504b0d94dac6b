//! Whom a speaker's words stand for: the full name behind a last name, an office or a pronoun.

use std::collections::{BTreeMap, BTreeSet};

use crate::grammar::name::{Name, NameKind};
use crate::grammar::{Meaning, Mention, MentionType};
use crate::span::Span;
use crate::text::Document;

use super::Attribution;

/// A pronoun reaches back this many paragraphs.
const REACH: usize = 2;

/// Finds the names that the speakers' words stand for, in text order, so that "he" can stand for the one before.
pub(super) fn name(document: &Document, text: &str, mentions: &[Mention], all: &mut [Attribution]) {
    let persons = Persons::read(text, mentions);
    let mut last: Option<usize> = None;
    for attribution in all {
        let Some(speaker) = attribution.speaker else { continue };
        let found = if is_pronoun(speaker.of(text)) {
            let sentence =
                document.sentences.partition_point(|s| s.span.start <= speaker.start).saturating_sub(1);
            let block = document.sentences.get(sentence).map_or(0, |s| s.block);
            persons.antecedent(document, mentions, last, (sentence, block))
        } else {
            name_in(text, mentions, speaker)
        };
        if found.is_some() {
            last = found;
        }
        attribution.name = found.map(|index| persons.full(text, mentions, index));
    }
}

fn is_pronoun(words: &str) -> bool {
    ["he", "she"].iter().any(|p| p.eq_ignore_ascii_case(words))
}

fn name_of(mention: &Mention) -> Option<&Name> {
    match &mention.meaning {
        Meaning::Name(name) => Some(name),
        _ => None,
    }
}

/// Whether the mention is an office that stands for its holder.
fn is_office(mention: &Mention) -> bool {
    name_of(mention).is_some_and(|n| n.title() == Some(mention.span))
}

/// The persons of a source.
struct Persons {
    /// Folded last names and the first mention of the full name; none where two persons share it.
    by_last: BTreeMap<String, Option<usize>>,
    /// Folded titles with the mentions of their holders, in text order.
    by_title: BTreeMap<String, Vec<usize>>,
    /// For each sentence that names a person in its own words, the first one.
    subjects: Vec<(usize, usize)>,
}

impl Persons {
    fn read(text: &str, mentions: &[Mention]) -> Self {
        let mut by_last: BTreeMap<String, Option<usize>> = BTreeMap::new();
        let mut by_title: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut words = BTreeSet::new();
        for (index, mention) in mentions.iter().enumerate() {
            let Some(name) = name_of(mention).filter(|n| n.kind == NameKind::Person) else { continue };
            if is_office(mention) {
                continue;
            }
            let full = mention.span.of(text);
            words.extend(full.split(' ').map(str::to_lowercase));
            if let Some(title) = name.title() {
                by_title.entry(head(title.of(text))).or_default().push(index);
            }
            if let Some((_, last)) = full.rsplit_once(' ') {
                let slot = by_last.entry(last.to_lowercase()).or_insert(Some(index));
                let other = slot.and_then(|i| mentions.get(i)).map(|m| m.span.of(text));
                if other.is_some_and(|o| !o.eq_ignore_ascii_case(full)) {
                    *slot = None;
                }
            }
        }
        let mut persons = Self { by_last, by_title, subjects: Vec::new() };
        persons.find_subjects(text, mentions, &words);
        persons
    }

    /// The first person each sentence names outside quotation marks.
    fn find_subjects(&mut self, text: &str, mentions: &[Mention], words: &BTreeSet<String>) {
        let mut quoted_to = 0;
        for (index, mention) in mentions.iter().enumerate() {
            if mention.kind == MentionType::Quote {
                quoted_to = quoted_to.max(mention.span.end);
            }
            let Some(name) = name_of(mention) else { continue };
            let person = name.kind == NameKind::Person
                || name.kind == NameKind::Unknown && words.contains(&mention.span.of(text).to_lowercase());
            let first = self.subjects.last().is_none_or(|(sentence, _)| *sentence != mention.sentence);
            if person && first && mention.span.start >= quoted_to {
                self.subjects.push((mention.sentence, index));
            }
        }
    }

    /// Whom "he" or "she" in `sentence` stands for: the last speaker, or the person an intervening sentence is about.
    fn antecedent(
        &self,
        document: &Document,
        mentions: &[Mention],
        last: Option<usize>,
        (sentence, block): (usize, usize),
    ) -> Option<usize> {
        let before = self.subjects.partition_point(|(s, _)| *s < sentence);
        let subject = before.checked_sub(1).and_then(|i| self.subjects.get(i));
        let block_of = |sentence: usize| document.sentences.get(sentence).map(|s| s.block);
        let near = |(sentence, _): &&(usize, usize)| {
            block_of(*sentence).is_some_and(|b| block.saturating_sub(b) <= REACH)
        };
        let subject = subject.filter(near).map(|(_, index)| *index);
        let at = |index: usize| mentions.get(index).map(|m| m.sentence);
        match (subject, last) {
            (Some(subject), Some(speaker)) if at(speaker) >= at(subject) => Some(speaker),
            (Some(subject), _) => Some(subject),
            // "He said" again and again: the speaker stays while nobody else is spoken of.
            (None, speaker) => speaker,
        }
    }

    /// The mention that names in full the person a mention names.
    fn full(&self, text: &str, mentions: &[Mention], index: usize) -> usize {
        let Some(mention) = mentions.get(index) else { return index };
        let words = mention.span.of(text);
        if is_office(mention) {
            let holders = self.by_title.get(&head(words)).map_or(&[][..], Vec::as_slice);
            let before = holders.partition_point(|h| *h < index);
            let found = before.checked_sub(1).and_then(|i| holders.get(i)).or_else(|| holders.first());
            return found.map_or(index, |holder| self.full(text, mentions, *holder));
        }
        let last = words.rsplit(' ').next().unwrap_or(words);
        match self.by_last.get(&last.to_lowercase()) {
            Some(Some(full))
                if !words.contains(' ') || mentions.get(*full).is_some_and(|m| m.span.of(text) == words) =>
            {
                *full
            }
            _ => index,
        }
    }
}

/// The office without those it is an office of: "Prime Minister" of "Vietnamese Prime Minister", "Minister" of
/// "Minister of Health".
fn head(title: &str) -> String {
    let folded = title.to_lowercase();
    let folded = folded.split(" of ").next().unwrap_or("");
    let mut words = folded.rsplit(' ').take(2);
    let last = words.next().unwrap_or("").trim_end_matches('.');
    match words.next() {
        Some(
            before @ ("prime" | "vice" | "deputy" | "foreign" | "attorney" | "chief" | "managing"
            | "executive"),
        ) => {
            format!("{before} {last}")
        }
        _ => last.to_owned(),
    }
}

/// Words between somebody who speaks and the one they stand beside.
const BESIDE: [&str; 4] = ["of", "for", "to", "with"];

/// The speaker's own name among the words: the first person; another name only where it ends the phrase
/// ("a spokesman for Acme" names nobody, "Acme" does).
fn name_in(text: &str, mentions: &[Mention], speaker: Span) -> Option<usize> {
    let first = mentions.partition_point(|m| m.span.start < speaker.start);
    let inside = mentions.get(first..)?.iter().enumerate().take_while(|(_, m)| m.span.start < speaker.end);
    let mut names = inside.filter(|(_, m)| m.kind == MentionType::Name && m.span.end <= speaker.end);
    let (offset, head) = names.next()?;
    let person = |m: &Mention| name_of(m).is_some_and(|n| n.kind == NameKind::Person);
    // "The mayor of Alder, Jane Roe": her name tells more than her office.
    let named = |m: &Mention| person(m) && !is_office(m);
    // "Friends of Jane Roe", "a spokesman for Jane Roe", "Jane Roe's mother": somebody else.
    let before = text.get(speaker.start as usize..head.span.start as usize).unwrap_or("").trim_end();
    let behind = text.get(head.span.end as usize..speaker.end as usize).unwrap_or("");
    let other = before.rsplit(' ').next().is_some_and(|word| BESIDE.contains(&word))
        || ["'s ", "’s "].iter().any(|ending| behind.starts_with(ending));
    if person(head) && other {
        return names.find(|(_, m)| named(m)).map(|(offset, _)| first + offset);
    }
    if person(head) {
        let holder = names.find(|(_, m)| is_office(head) && named(m)).map(|(offset, _)| first + offset);
        return holder.or(Some(first + offset));
    }
    // "The Taoiseach, Jane Roe": an office that nothing tells to be one, and its holder.
    let behind = text.get(head.span.end as usize..).unwrap_or("").strip_prefix(", ");
    let full = |m: &Mention| m.span.start == head.span.end + 2 && m.span.of(text).contains(' ');
    let article = speaker.start < head.span.start && !head.span.of(text).contains(' ');
    if behind.is_some()
        && article
        && let Some((offset, _)) = names.clone().next().filter(|(_, m)| full(m))
    {
        return Some(first + offset);
    }
    let leads = head.span.start.saturating_sub(speaker.start) <= ARTICLE && !is_somebody(speaker.of(text));
    if leads && head.span.end == speaker.end {
        return Some(first + offset);
    }
    names.find(|(_, m)| person(m)).map(|(offset, _)| first + offset).or(leads.then_some(first + offset))
}

/// Whether words name nobody: "a Port Alder resident", "one union official".
pub(in crate::extract) fn is_somebody(words: &str) -> bool {
    let opening = words.split(' ').next().unwrap_or("");
    ["a", "an", "one", "another", "some"].iter().any(|w| opening.eq_ignore_ascii_case(w))
}

/// Bytes of "the ", the most that stands before a name which leads its phrase.
const ARTICLE: u32 = 4;
