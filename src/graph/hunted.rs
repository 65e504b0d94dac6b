//! Who is told to be on the run: "Jan Holm, who was on the run", "the fugitive Jan Holm", "He had been in hiding". Where the police
//! found such a one is where they arrested him.

use std::collections::BTreeSet;

use crate::claim::{Claim, Term, Value};
use crate::extract::{Entity, Reading};
use crate::grammar::NameKind;
use crate::knowledge::{Class, Lexicon};

/// The property of where somebody was found, and of where and whether he was arrested.
const WHERE_FOUND: &str = "where-was-found";
const WHERE_ARRESTED: &str = "where-was-arrested";
const ARRESTED: &str = "whether-was-arrested";
/// The property of whether somebody died.
const DIED: &str = "whether-died";
/// The family of the words that tell of somebody on the run.
const HUNTED: &str = "fugitive";
/// Words between one that tells of the run and the name: "fugitive gang boss Jane Doe".
const TITLE: usize = 3;

/// Where the police found whoever they looked for is where he was arrested, where an article of the story tells that he was, and this
/// one that he was on the run: "was discovered in a bunker in Alder".
pub(super) fn arrest_where_found(readings: &mut [Reading], lexicon: &Lexicon) {
    let found = |claim: &Claim| *claim.statement.property == *WHERE_FOUND && !claim.about_event;
    if !readings.iter().any(|reading| reading.claims.iter().any(found)) {
        return;
    }
    let arrested: Vec<BTreeSet<Term>> = readings.iter().map(|reading| told(reading, ARRESTED)).collect();
    for (reading, own) in readings.iter_mut().zip(&arrested) {
        let dead = told(reading, DIED);
        let is_it = |who: &Term| {
            let one = (own.is_empty() || own.contains(who)) && !dead.contains(who);
            one && arrested.iter().any(|told| told.contains(who)) && Told { reading, lexicon }.is_hunted(who)
        };
        let of = |claim: &Claim| found(claim) && is_it(&claim.statement.subject);
        let moved: Vec<bool> = reading.claims.iter().map(of).collect();
        for (claim, _) in reading.claims.iter_mut().zip(moved).filter(|(_, moved)| *moved) {
            claim.statement.property = WHERE_ARRESTED.into();
        }
    }
}

/// Of whom a source tells that something was so.
fn told(reading: &Reading, property: &str) -> BTreeSet<Term> {
    let so = reading
        .claims
        .iter()
        .filter(|c| *c.statement.property == *property && c.statement.value == Value::Truth(true));
    so.map(|c| c.statement.subject.clone()).filter(|subject| !subject.is_empty()).collect()
}

/// What an article tells.
#[derive(Clone, Copy)]
struct Told<'r> {
    reading: &'r Reading,
    lexicon: &'r Lexicon,
}

impl Told<'_> {
    /// Whether the article tells of a person that he is on the run.
    fn is_hunted(&self, who: &Term) -> bool {
        self.reading.document.sentences.iter().enumerate().any(|(index, sentence)| {
            let words = sentence.span.of(self.reading.text());
            let starts = words.match_indices([' ', '\n', '-']).map(|(at, _)| at + 1);
            let hunted = |at: usize| {
                let (length, family) = self.lexicon.at(words.get(at..)?, Class::WordFamily)?;
                (*family.id == *HUNTED).then_some((at, at + length))
            };
            let mut told = std::iter::once(0).chain(starts).filter_map(hunted);
            told.any(|span| self.is_told_of(who, index, span))
        })
    }

    /// Whether words of a sentence, at bytes of it, are told of a person.
    fn is_told_of(&self, who: &Term, sentence: usize, (from, to): (usize, usize)) -> bool {
        let Some(own) = self.reading.document.sentences.get(sentence) else { return false };
        let words = own.span.of(self.reading.text());
        let start = own.span.start as usize;
        let first = self.reading.mentions.partition_point(|m| m.sentence < sentence);
        let mentions =
            self.reading.mentions.iter().enumerate().skip(first).take_while(|(_, m)| m.sentence == sentence);
        let is_who = |e: &Entity| e.key == *who;
        let mut names = mentions
            .filter(|(index, _)| self.reading.entities.of_mention(*index).is_some_and(is_who))
            .map(|(_, m)| {
                ((m.span.start as usize).saturating_sub(start), (m.span.end as usize).saturating_sub(start))
            });
        let before = words.get(..from).unwrap_or("");
        let by_name = names.any(|(name, end)| {
            if end <= from {
                let lead = words.get(..name).unwrap_or("").trim_end();
                let owned = lead.ends_with(" of") || lead.ends_with(" by");
                !owned && words.get(end..from).is_some_and(|between| self.leads_to_state(between))
            } else {
                to <= name && words.get(to..name).is_some_and(|between| self.leads_to_name(before, between))
            }
        });
        by_name || self.is_he(who, sentence, before)
    }

    /// ", who had long been", ", the head of the clan,": whether the words behind a name lead to one that tells what he is.
    fn leads_to_state(&self, between: &str) -> bool {
        let parts: Vec<&str> = between.split(',').map(str::trim).collect();
        let Some((state, appositions)) = parts.split_last() else { return false };
        let article = |part: &str| ["a ", "an ", "the ", "one "].iter().any(|word| part.starts_with(word));
        let number = |part: &str| part.chars().all(|c| c.is_ascii_digit());
        let apposed = appositions
            .iter()
            .enumerate()
            .all(|(at, part)| if at == 0 { part.is_empty() } else { article(part) || number(part) });
        apposed
            && state.split_whitespace().all(|word| self.is_closed(word))
            && !between.starts_with(['\'', '’'])
    }

    /// "Fugitive gang boss Jane Doe", "After years on the run, Jane Doe was": whether a word that tells of the run leads to a name.
    fn leads_to_name(&self, before: &str, between: &str) -> bool {
        let lexicon = self.lexicon;
        let nobody = |word: &str| lexicon.sense(word, Class::PersonNoun).is_none_or(|s| s.is("thing"));
        let titles = [Class::Title, Class::PersonNoun, Class::Occupation, Class::Epithet];
        let title = |word: &str| titles.iter().any(|class| lexicon.sense(word, *class).is_some());
        let opening = before.starts_with("After ") && before.split_whitespace().all(nobody);
        let words = || between.split_whitespace();
        opening && between == ", " || words().count() <= TITLE && between.ends_with(' ') && words().all(title)
    }

    /// "He had been": whether a sentence begins so, and the one before it names this person and no other.
    fn is_he(&self, who: &Term, sentence: usize, before: &str) -> bool {
        let mut words = before.split_whitespace();
        let he = words.next().is_some_and(|word| ["He", "She"].contains(&word));
        if !he || !words.all(|word| self.is_closed(word)) {
            return false;
        }
        let Some(last) = sentence.checked_sub(1) else { return false };
        let first = self.reading.mentions.partition_point(|m| m.sentence < last);
        let told =
            self.reading.mentions.iter().enumerate().skip(first).take_while(|(_, m)| m.sentence == last);
        let mut persons = told
            .filter_map(|(index, _)| self.reading.entities.of_mention(index))
            .filter(|e| e.kind == NameKind::Person)
            .peekable();
        persons.peek().is_some() && persons.all(|e| e.key == *who)
    }

    /// Whether a word is one of grammar: "had", "been", "since".
    fn is_closed(&self, word: &str) -> bool {
        self.lexicon.sense(word, Class::FunctionWord).is_some()
    }
}
