//! Happenings that have no proper name: "the quake", "the blaze". One of them is the news of the article; others are
//! background, told apart by their year or by being introduced as new.

mod named;

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::claim::Term;
use crate::knowledge::{Class, Lexicon};
use crate::span::Span;
use crate::text::{BlockKind, Document};
use crate::value::Time;

use super::sentences::Sentences;
use named::{Named, RECENT, When, named};

pub(super) use named::is_compared_with;

/// The happening a sentence speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// `fire` for the news itself, `fire-2012` for one of another year; empty for one that cannot be told from others.
    pub term: Term,
    /// Whether the sentence itself names it.
    pub named: bool,
    /// When one of another year was, and where that is said, in the sentence that introduces it.
    pub date: Option<(Time, Span)>,
}

/// The happening each sentence speaks of.
#[derive(Clone, Debug, Default)]
pub struct Events {
    sentences: Vec<Option<Occurrence>>,
    /// The kind of the news itself.
    pub main: Option<Arc<str>>,
    /// Where the news was, by the first place named behind it.
    pub place: Option<String>,
    /// Of whom or of what it is: "the trial of Jane Doe".
    pub of: Option<String>,
    /// Whether a sentence names several happenings of the kind of the news: "two avalanches".
    pub several: bool,
    /// Whether a sentence tells of another one of the kind: "another avalanche".
    pub another: bool,
    /// Whether the news itself is held for those whom something else befell.
    rite: bool,
    /// Whether the news is no meeting, match or the like.
    befell: bool,
    /// Kinds that say more of the news.
    may_be: Vec<Arc<str>>,
    /// How strong the quake is that is the news.
    magnitude: Option<Decimal>,
    /// Whether running text has named the news already: from then on "a fire" is another one.
    introduced: bool,
    /// When the article was published.
    now: Option<(i64, i64)>,
}

/// The term of what an article is about, where it names no happening.
pub const HAPPENING: &str = "happening";
/// Sentences of an article whose tolls are of what it is about.
const FIRST: usize = 10;

/// Sentences of the lead, from which the kind of the news is taken.
const LEAD: usize = 4;

impl Events {
    /// Finds the happening of each sentence. `published` is when the article was published, where known.
    pub(super) fn find(document: &Document, sentences: &Sentences<'_>, published: Option<&Time>) -> Self {
        let now = published.and_then(|p| p.windows().first().copied());
        let kinds: Vec<Option<Named>> = (0..document.sentences.len())
            .map(|s| sentences.of(s).iter().find_map(|items| named(items, now)))
            .collect();
        let main = main_kind(document, &kinds);
        let news = || kinds.iter().flatten().filter(|named| named.kind == main);
        let place = news().find_map(|named| named.place.clone());
        let of = news().find_map(|named| named.of.clone());
        let rite = news().any(|named| named.rite);
        let magnitude = news().find_map(|named| named.magnitude);
        let befell = news().any(|named| !named.occasion);
        let several = news().any(|named| named.several);
        let another = news().any(|named| named.another);
        let may_be = news().next().map_or_else(Vec::new, |named| named.may_be.clone());
        let sentences_of = Vec::with_capacity(kinds.len());
        let mut events = Self {
            sentences: sentences_of,
            place,
            of,
            several,
            another,
            main,
            rite,
            befell,
            may_be,
            magnitude,
            introduced: false,
            now,
        };
        let mut focus: Option<Occurrence> = None;
        let mut block = usize::MAX;
        for (sentence, event) in document.sentences.iter().zip(&kinds) {
            if sentence.block != block {
                block = sentence.block;
                focus = events.news(false);
            }
            if let Some(next) = event.as_ref().and_then(|event| events.turn(event, focus.as_ref())) {
                focus = Some(next);
            } else if let Some(focus) = &mut focus {
                focus.named = false;
                focus.date = None;
            }
            let running = document.blocks.get(block).is_some_and(|b| b.kind == BlockKind::Paragraph);
            let news = event.as_ref().is_some_and(|e| e.kind.is_some() && events.main == e.kind);
            events.introduced |= running && news;
            events.sentences.push(focus.clone());
        }
        events
    }

    /// The news itself.
    fn news(&self, named: bool) -> Option<Occurrence> {
        self.main.as_ref().map(|kind| Occurrence { term: kind.clone(), named, date: None })
    }

    /// What a sentence turns the focus to.
    fn turn(&self, event: &Named, focus: Option<&Occurrence>) -> Option<Occurrence> {
        let occurrence = |term: Term| Some(Occurrence { term, named: true, date: None });
        match (&event.kind, event.when) {
            (Some(_), _) if self.is_another_quake(event) => occurrence(Term::from("")),
            (None, When::Recent) => self.news(false),
            (None, When::Year(_)) => Some(Occurrence { term: Term::from(""), named: false, date: None }),
            (None, When::Unsaid) => None,
            // "As they were leaving a concert": no other happening than the blast that is the news.
            (Some(_), When::Unsaid) if event.new && event.occasion && self.befell => None,
            // A place tells one fire of a year from others, and so the month is what it is said to be.
            (Some(kind), When::Year(year)) if event.new && event.place.is_some() => {
                let place = event.place.as_deref().unwrap_or_default();
                let term = format!("{kind}-{year}-{place}").into();
                Some(Occurrence { term, named: true, date: event.date.clone() })
            }
            // Of many fires of a year, only a month, a day or "the fire of …" tells which is meant.
            (Some(kind), When::Year(year)) => occurrence(match (event.new, &event.day) {
                (_, Some(day)) => format!("{kind}-{year}-{day}").into(),
                (false, None) => format!("{kind}-{year}").into(),
                (true, None) => Term::from(""),
            }),
            (Some(kind), When::Recent) if !event.other => occurrence(kind.clone()),
            (Some(kind), _) if event.new => {
                let main = self.main.as_ref().filter(|_| self.is_first(event));
                occurrence(main.cloned().unwrap_or_default())
            }
            (Some(kind), _) => match focus {
                // After another fire "the fire" is that one.
                Some(f) if f.term.is_empty() || f.term.starts_with(&**kind) => occurrence(f.term.clone()),
                _ => occurrence(kind.clone()),
            },
        }
    }

    /// "It began with a 6.7-magnitude quake on March 16": of another strength than the news, and introduced or dated as another.
    fn is_another_quake(&self, event: &Named) -> bool {
        let differs = event.magnitude.zip(self.magnitude).is_some_and(|(own, news)| own != news);
        differs && !matches!(event.when, When::Year(_)) && (event.new || event.dated)
    }

    /// "A fire" is the news where it is named first, or "an explosion" where the news is an attack; later it is another one.
    fn is_first(&self, event: &Named) -> bool {
        let one = self.main.as_ref().zip(event.kind.as_ref()).is_some_and(|(main, kind)| {
            main == kind || event.may_be.contains(main) || self.may_be.contains(kind)
        });
        one && !self.introduced && !event.other
    }

    /// The happening that tolls of a sentence are of: that of the sentence, or, in the first sentences of an article that
    /// names no happening ("the guards freed the bus, arresting 17"), the one that the article is about. Nobody is killed in an
    /// award or a meeting: those are of the news as well.
    pub fn of_toll(&self, sentence: usize, lexicon: &Lexicon) -> Option<Term> {
        let occasion = |kind: &str| {
            lexicon.sense(kind, Class::EventNoun).is_some_and(|s| s.is("occasion") && *s.id == *kind)
        };
        match self.sentences.get(sentence)? {
            // "The prime minister led the ceremony": the dead are not those of the ceremony.
            Some(event) if self.rite && !event.named && Some(&*event.term) == self.main.as_deref() => {
                (sentence < FIRST).then(|| Term::from(HAPPENING))
            }
            Some(event) if occasion(&event.term) && event.date.is_none() => {
                let main = self.main.as_deref().filter(|main| !occasion(main));
                Some(Term::from(main.unwrap_or(HAPPENING)))
            }
            Some(event) => Some(event.term.clone()).filter(|t| !t.is_empty() && event.date.is_none()),
            None => (self.main.is_none() && sentence < FIRST).then(|| Term::from(HAPPENING)),
        }
    }

    /// Whether a time lies weeks before the article; of an article without a date, a year by which no news is told.
    pub fn is_past(&self, time: &Time) -> bool {
        match self.now {
            Some((now, _)) => time.window().is_some_and(|(_, end)| end <= now - RECENT),
            None => time.is_of_a_year(),
        }
    }

    /// Whether a sentence speaks of a happening that is not the news.
    pub fn is_background(&self, sentence: usize) -> bool {
        let event = self.sentences.get(sentence).and_then(Option::as_ref);
        event.is_some_and(|e| e.date.is_some() || self.main.as_deref() != Some(&*e.term))
    }

    /// Whether a sentence speaks of a happening of another year, or of one that is told to be another.
    pub fn is_of_another(&self, sentence: usize) -> bool {
        let event = self.sentences.get(sentence).and_then(Option::as_ref);
        event.is_some_and(|e| {
            e.date.is_some() || e.term.is_empty() || e.term.contains(|c: char| c.is_ascii_digit())
        })
    }

    /// The happening of a sentence.
    pub fn of_sentence(&self, sentence: usize) -> Option<&Occurrence> {
        self.sentences.get(sentence)?.as_ref().filter(|o| !o.term.is_empty())
    }
}

/// The kind named most often in headline and lead; the first of those named equally often.
fn main_kind(document: &Document, kinds: &[Option<Named>]) -> Option<Arc<str>> {
    let checked = |block: usize| document.blocks.get(block).is_some_and(|b| b.is_checked());
    let lead =
        document.sentences.iter().zip(kinds).filter(|(s, _)| checked(s.block)).take(LEAD + 1).filter_map(
            |(s, named)| {
                let headline = document.blocks.get(s.block).is_some_and(|b| b.kind == BlockKind::Headline);
                let named = named.as_ref()?;
                Some((named, named.kind.clone()?, 1 + usize::from(headline)))
            },
        );
    let lead: Vec<_> = lead.collect();
    // Of a rescue the news is what others are rescued from.
    let befell = lead.iter().any(|(named, ..)| !named.occasion);
    let lead = lead.into_iter().filter(|(named, ..)| !(befell && named.aftermath));
    let mut counts: Vec<(Arc<str>, usize)> = Vec::new();
    for (_, kind, weight) in lead {
        match counts.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => *count += weight,
            None => counts.push((kind, weight)),
        }
    }
    let most = counts.iter().map(|(_, n)| *n).max()?;
    counts.into_iter().find(|(_, n)| *n == most).map(|(kind, _)| kind)
}
