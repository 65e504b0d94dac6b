//! Happenings that have no proper name: "the quake", "the blaze". One of them is the news of the article; others are
//! background, told apart by their year or by being introduced as new.

use std::sync::Arc;

use crate::claim::{Term, slug};
use crate::grammar::{Meaning, MentionType};
use crate::knowledge::{Class, Sense};
use crate::span::Span;
use crate::syntax::Items;
use crate::syntax::slot::{Clause, ClauseKind};
use crate::text::{BlockKind, Document};
use crate::value::{CalendarUnit, Extent, Time};

use super::sentences::Sentences;

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
    /// Whether the news itself is held for those whom something else befell.
    rite: bool,
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
        let sentences_of = Vec::with_capacity(kinds.len());
        let mut events = Self { sentences: sentences_of, place, of, main, rite, introduced: false, now };
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
            (None, When::Recent) => self.news(false),
            (None, When::Year(_)) => Some(Occurrence { term: Term::from(""), named: false, date: None }),
            (None, When::Unsaid) => None,
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
                occurrence(if self.is_first(event) { kind.clone() } else { Term::from("") })
            }
            (Some(kind), _) => match focus {
                // After another fire "the fire" is that one.
                Some(f) if f.term.is_empty() || f.term.starts_with(&**kind) => occurrence(f.term.clone()),
                _ => occurrence(kind.clone()),
            },
        }
    }

    /// "A fire" is the news where it is named first; later it is another one.
    fn is_first(&self, event: &Named) -> bool {
        self.main == event.kind && !self.introduced && !event.other
    }

    /// The happening that tolls of a sentence are of: that of the sentence, or, in the first sentences of an article that
    /// names no happening ("the guards freed the bus, arresting 17"), the one that the article is about.
    pub fn of_toll(&self, sentence: usize) -> Option<Term> {
        match self.sentences.get(sentence)? {
            // "The prime minister led the ceremony": the dead are not those of the ceremony.
            Some(event) if self.rite && !event.named && Some(&*event.term) == self.main.as_deref() => {
                (sentence < FIRST).then(|| Term::from(HAPPENING))
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

/// What a sentence says of happenings.
#[derive(Clone, Debug)]
struct Named {
    /// The kind of the happening it names first.
    kind: Option<Arc<str>>,
    /// "a fire", "another fire": introduced as new.
    new: bool,
    /// "another", "a second", "earlier", "last year's": not the one before.
    other: bool,
    /// When it was.
    when: When,
    /// The month or the day, where it was in another year and that is said.
    day: Option<String>,
    /// That time as it stands.
    date: Option<(Time, Span)>,
    /// The place named behind it.
    place: Option<String>,
    /// The name under "of" right behind it.
    of: Option<String>,
    /// Whether it is held for those whom something else befell.
    rite: bool,
}

/// When the happening of a sentence was, as the sentence tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    Unsaid,
    /// Within weeks of the article: the news.
    Recent,
    /// In another year: background.
    Year(i32),
}

/// The first happening of a sentence, and when it was; nothing if the sentence says neither.
fn named(items: &Items<'_>, now: Option<(i64, i64)>) -> Option<Named> {
    // "Five more quakes" are others, however many of them.
    let counted = |i: usize| {
        let (_, mention) = items.mention(i).filter(|(_, m)| m.kind == MentionType::Count)?;
        mention.span.of(items.text).rsplit(char::is_whitespace).next()
    };
    let noun = |i: usize| {
        let Some(word) = items.word(i) else {
            return items.lexicon.sense(counted(i)?, Class::EventNoun).filter(|s| !s.is("hypernym"));
        };
        let (length, sense) = items.at(i, Class::EventNoun)?;
        // "Opened fire" is a shooting, whatever its words are.
        let deed = length == word.len() && is_deed(items, i, sense);
        (!sense.is("hypernym") && !deed).then_some(sense)
    };
    let found = (0..items.items.len()).find_map(|i| Some((i, noun(i)?)));
    let (when, date) = when(items, found.map(|(at, _)| at), now);
    let day = date.as_ref().and_then(|(time, _)| day_of(time));
    let Some((at, sense)) = found else {
        return (when != When::Unsaid).then_some(Named {
            kind: None,
            new: false,
            other: false,
            when,
            day,
            date,
            place: None,
            of: None,
            rite: false,
        });
    };
    let before: Vec<String> =
        (at.saturating_sub(4)..at).filter_map(|i| items.word(i)).map(str::to_lowercase).collect();
    let has = |words: &[&str]| before.iter().any(|w| words.contains(&w.as_str()));
    let more = (at.saturating_sub(4)..at).any(|i| {
        let is = |at: usize, word: &str| items.word(at).is_some_and(|w| w.eq_ignore_ascii_case(word));
        is(i, "more") && !is(i + 1, "than")
    });
    let other = more
        || counted(at).is_some()
        || has(&[
            "another", "second", "earlier", "previous", "separate", "similar", "last", "past", "further",
        ]);
    Some(Named {
        kind: Some(sense.id.clone()),
        new: other || has(&["a", "an"]),
        other,
        when,
        day,
        date,
        place: place(items, at),
        of: of(items, at),
        rite: sense.is("rite"),
    })
}

/// Whether the word of a happening is a verb that names none: "rebels storm a fort", "the museum opens"; but "a bus crashed".
fn is_deed(items: &Items<'_>, at: usize, sense: &Sense) -> bool {
    let verb = |c: &Clause| {
        c.verbs.head == at && (!sense.is("verb") || c.subject().is_some() && c.object().is_some())
    };
    // "A magnitude 7.0 quake struck": what is measured is a noun, whatever its tag.
    let measured = |i: usize| items.mention(i).is_some_and(|(_, m)| m.kind == MentionType::Dimension);
    if at.checked_sub(1).is_some_and(measured) {
        return false;
    }
    // "Rebels storm fort": a headline's verb is easily taken for a noun.
    let many = |i: usize| items.word(i).is_some_and(|w| w.ends_with('s') && !items.is_function_word(i));
    let plural = items.is_any_word(at, &VERBS) && at.checked_sub(1).is_some_and(many);
    items.clauses().iter().any(verb) || plural
}

/// Nouns of happenings that are verbs as well.
const VERBS: [&str; 7] = ["storm", "attack", "raid", "strike", "protest", "march", "riot"];

/// Items from the beginning of a sentence in which a time holds for all of it.
const OPENING: usize = 4;
/// Items between a happening and the time that belongs to it.
const BESIDE: usize = 5;
/// Minutes before publication that are still the news.
const RECENT: i64 = 45 * 1440;

/// The time that holds for the sentence (said at its beginning) or for its happening (said beside it).
fn when(items: &Items<'_>, event: Option<usize>, now: Option<(i64, i64)>) -> (When, Option<(Time, Span)>) {
    let Some((start, end)) = now else { return undated(items, event) };
    let times = (0..items.items.len()).filter_map(|i| match &items.mention(i)?.1.meaning {
        Meaning::Time(time) => Some((i, time.time.as_ref()?)),
        _ => None,
    });
    for (i, time) in times {
        let Some(&(first, past)) = time.windows().first() else { continue };
        if past > start - RECENT && first <= end && past - first <= 7 * 1440 {
            return (When::Recent, None);
        }
        if belongs(items, event, i)
            && past <= start - RECENT
            && let Some(year) = year_of(time)
        {
            let span = items.mention(i).map(|(_, m)| m.span);
            return (When::Year(year), span.map(|span| (time.clone(), span)));
        }
    }
    (When::Unsaid, None)
}

/// In an article without a date: a happening is of another year where a year, or a month of one, belongs to it, by which the
/// news itself is never told: it has a day.
fn undated(items: &Items<'_>, event: Option<usize>) -> (When, Option<(Time, Span)>) {
    let times = (0..items.items.len()).filter_map(|i| {
        let (_, mention) = items.mention(i)?;
        let Meaning::Time(time) = &mention.meaning else { return None };
        let time = time.time.as_ref().filter(|time| time.is_of_a_year())?;
        Some((i, When::Year(year_of(time)?), time, mention.span))
    });
    let mut own = times.filter(|(i, ..)| belongs(items, event, *i));
    own.next().map_or((When::Unsaid, None), |(_, year, time, span)| (year, Some((time.clone(), span))))
}

/// Whether a time belongs to the happening of its sentence, or to the sentence where it names none.
fn belongs(items: &Items<'_>, event: Option<usize>, time: usize) -> bool {
    match event {
        Some(at) if time > at => time - at <= BESIDE || one_clause(items, at, time),
        Some(at) => time < OPENING || at - time <= 2,
        None => time < OPENING,
    }
}

/// Whether a happening and a time behind it stand in one main clause that names no further happening between them.
fn one_clause(items: &Items<'_>, event: usize, time: usize) -> bool {
    let holds = |c: &Clause| c.kind == ClauseKind::Main && c.first <= event && time <= c.last;
    items.clauses().iter().any(holds) && !(event + 1..time).any(|i| items.is(i, Class::EventNoun))
}

/// Items behind a happening in which its place is named: "a second tremor was felt near the town of Alder".
const PLACED: usize = 9;

/// The first place named under a preposition behind a happening, as a slug.
fn place(items: &Items<'_>, event: usize) -> Option<String> {
    let at = (event + 1..event + 1 + PLACED).find(|&i| {
        items.word(i).is_some_and(|w| ["off", "near", "in", "at"].iter().any(|p| w.eq_ignore_ascii_case(p)))
            && items.mention(i + 1).is_none_or(|(_, m)| !m.kind.is_time())
    })?;
    let (_, name) = (at + 1..at + 6).find_map(|i| items.mention(i))?;
    (name.kind == MentionType::Name).then(|| slug(name.span.of(items.text)))
}

/// Items behind "of" in which the name stands: "the trial of his brother, Jane Doe".
const OF: usize = 4;

/// The name under "of" right behind a happening, as a slug.
fn of(items: &Items<'_>, event: usize) -> Option<String> {
    items.word(event + 1).filter(|w| w.eq_ignore_ascii_case("of"))?;
    let (_, name) = (event + 2..event + 2 + OF).find_map(|i| items.mention(i))?;
    (name.kind == MentionType::Name).then(|| slug(name.span.of(items.text)))
}

/// The kind named most often in headline and lead; the first of those named equally often.
fn main_kind(document: &Document, kinds: &[Option<Named>]) -> Option<Arc<str>> {
    let checked = |block: usize| document.blocks.get(block).is_some_and(|b| b.is_checked());
    let lead =
        document.sentences.iter().zip(kinds).filter(|(s, _)| checked(s.block)).take(LEAD + 1).filter_map(
            |(s, named)| {
                let headline = document.blocks.get(s.block).is_some_and(|b| b.kind == BlockKind::Headline);
                Some((named.as_ref()?.kind.clone()?, 1 + usize::from(headline)))
            },
        );
    let mut counts: Vec<(Arc<str>, usize)> = Vec::new();
    for (kind, weight) in lead {
        match counts.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => *count += weight,
            None => counts.push((kind, weight)),
        }
    }
    let most = counts.iter().map(|(_, n)| *n).max()?;
    counts.into_iter().find(|(_, n)| *n == most).map(|(kind, _)| kind)
}

/// The year of a point in time.
fn year_of(time: &Time) -> Option<i32> {
    match time.readings.first()? {
        Extent::At(at) => at.year,
        Extent::Range(from, to) => to.as_ref().or(from.as_ref())?.year,
    }
}

/// The month or the day of a point in time.
fn day_of(time: &Time) -> Option<String> {
    match time.readings.first()?.ends().0?.unit {
        CalendarUnit::Month(month) => Some(format!("{month:02}")),
        CalendarUnit::Day { month, day } => Some(format!("{month:02}-{day:02}")),
        _ => None,
    }
}
