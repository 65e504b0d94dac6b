//! Happenings that have no proper name: "the quake", "the blaze". One of them is the news of the article; others are
//! background, told apart by their year or by being introduced as new.

use std::sync::Arc;

use crate::claim::Term;
use crate::grammar::{Meaning, Mention};
use crate::knowledge::{Class, Lexicon};
use crate::syntax::Items;
use crate::text::{BlockKind, Document};
use crate::value::{Extent, Time};

/// The happening a sentence speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// `fire` for the news itself, `fire-2012` for one of another year; empty for one that cannot be told from others.
    pub term: Term,
    /// Whether the sentence itself names it.
    pub named: bool,
}

/// The happening each sentence speaks of.
#[derive(Clone, Debug, Default)]
pub struct Events {
    sentences: Vec<Option<Occurrence>>,
    /// The kind of the news itself.
    pub main: Option<Arc<str>>,
}

/// Sentences of the lead, from which the kind of the news is taken.
const LEAD: usize = 4;

impl Events {
    /// Finds the happening of each sentence. `year` is the year of the article, where known.
    pub fn find(
        document: &Document,
        text: &str,
        mentions: &[Mention],
        lexicon: &Lexicon,
        year: Option<i32>,
    ) -> Self {
        let kinds: Vec<Option<Named>> = (0..document.sentences.len())
            .map(|s| named(&Items::of_sentence(document, text, mentions, lexicon, s)))
            .collect();
        let main = main_kind(document, &kinds);
        let mut events = Self { sentences: Vec::with_capacity(kinds.len()), main };
        let mut focus: Option<Occurrence> = None;
        let mut block = usize::MAX;
        for (index, sentence) in document.sentences.iter().enumerate() {
            if sentence.block != block {
                block = sentence.block;
                focus = events.main.as_ref().map(|kind| Occurrence { term: kind.clone(), named: false });
            }
            let other = other_year(mentions, index, year);
            if let Some(next) = events.turn(kinds.get(index).and_then(Option::as_ref), other, focus.as_ref())
            {
                focus = Some(next);
            } else if let Some(focus) = &mut focus {
                focus.named = false;
            }
            events.sentences.push(focus.clone());
        }
        events
    }

    /// What a sentence of the news's kind, of another kind or of another year turns the focus to.
    fn turn(
        &self,
        named: Option<&Named>,
        other: Option<i32>,
        focus: Option<&Occurrence>,
    ) -> Option<Occurrence> {
        match (named, other) {
            (Some(event), Some(year)) => {
                Some(Occurrence { term: format!("{}-{year}", event.kind).into(), named: true })
            }
            (None, Some(_)) => Some(Occurrence { term: Term::from(""), named: false }),
            (Some(event), None) if event.new => {
                let is_news = focus.is_none_or(|f| !f.term.contains('-')) && self.is_first(event);
                let term = if is_news { event.kind.clone() } else { Term::from("") };
                Some(Occurrence { term, named: true })
            }
            (Some(event), None) => match focus {
                Some(f) if f.term.starts_with(&*event.kind) => {
                    Some(Occurrence { term: f.term.clone(), named: true })
                }
                _ => Some(Occurrence { term: event.kind.clone(), named: true }),
            },
            (None, None) => None,
        }
    }

    /// "A fire" in the lead is the news; later it is another one.
    fn is_first(&self, event: &Named) -> bool {
        self.main.as_ref() == Some(&event.kind) && self.sentences.len() <= LEAD && !event.other
    }

    /// The happening of a sentence.
    pub fn of_sentence(&self, sentence: usize) -> Option<&Occurrence> {
        self.sentences.get(sentence)?.as_ref().filter(|o| !o.term.is_empty())
    }
}

/// A happening named by a common noun.
#[derive(Clone, Debug)]
struct Named {
    kind: Arc<str>,
    /// "a fire", "another fire": introduced as new.
    new: bool,
    /// "another", "a second", "earlier", "last year's": not the one before.
    other: bool,
}

/// The first event noun of a sentence.
fn named(items: &Items<'_>) -> Option<Named> {
    let hypernym = |i: usize| {
        items.word(i).and_then(|w| items.lexicon.sense(w, Class::EventNoun)).filter(|s| !s.is("hypernym"))
    };
    let (at, sense) = (0..items.items.len()).find_map(|i| Some((i, hypernym(i)?)))?;
    let before: Vec<String> =
        (at.saturating_sub(4)..at).filter_map(|i| items.word(i)).map(str::to_lowercase).collect();
    let has = |words: &[&str]| before.iter().any(|w| words.contains(&w.as_str()));
    let other = has(&["another", "second", "earlier", "previous", "separate", "similar", "last", "past"]);
    Some(Named { kind: sense.id.clone(), new: other || has(&["a", "an"]), other })
}

/// The kind named most often in headline and lead; the first of those named equally often.
fn main_kind(document: &Document, kinds: &[Option<Named>]) -> Option<Arc<str>> {
    let checked = |block: usize| document.blocks.get(block).is_some_and(|b| b.is_checked());
    let lead =
        document.sentences.iter().zip(kinds).filter(|(s, _)| checked(s.block)).take(LEAD + 1).filter_map(
            |(s, named)| {
                let headline = document.blocks.get(s.block).is_some_and(|b| b.kind == BlockKind::Headline);
                Some((named.as_ref()?, 1 + usize::from(headline)))
            },
        );
    let mut counts: Vec<(Arc<str>, usize)> = Vec::new();
    for (named, weight) in lead {
        match counts.iter_mut().find(|(kind, _)| *kind == named.kind) {
            Some((_, count)) => *count += weight,
            None => counts.push((named.kind.clone(), weight)),
        }
    }
    let most = counts.iter().map(|(_, n)| *n).max()?;
    counts.into_iter().find(|(_, n)| *n == most).map(|(kind, _)| kind)
}

/// A year in the sentence that is not the article's: what it says is background.
fn other_year(mentions: &[Mention], sentence: usize, year: Option<i32>) -> Option<i32> {
    let first = mentions.partition_point(|m| m.sentence < sentence);
    let times = mentions.get(first..)?.iter().take_while(|m| m.sentence == sentence);
    let years = times.filter_map(|m| match &m.meaning {
        Meaning::Time(time) => year_of(time.time.as_ref()?),
        _ => None,
    });
    let year = year?;
    years.filter(|y| *y < year).min()
}

/// The year of a point in time.
fn year_of(time: &Time) -> Option<i32> {
    match time.readings.first()? {
        Extent::At(at) => at.year,
        Extent::Range(from, to) => to.as_ref().or(from.as_ref())?.year,
    }
}
