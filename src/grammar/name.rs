//! Proper names: runs of capital words with the small words inside them, the title before them, the acronym defined
//! beside them, and a number that belongs to them.

mod kind;
mod run;
mod settle;
mod suffix;
mod title;
mod words;

use crate::knowledge::{Class, Classes};
use crate::span::{SourceId, Span};

use super::{Found, Grammar, Meaning, MentionType, Place, Starts};

pub use settle::settle;
pub use suffix::stands_for;
pub use words::is_acronym;

/// What a name is the name of, as far as its own words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// A place.
    Place,
    /// A happening: a meeting, a festival, a match.
    Event,
    /// A document, law, plan, programme.
    Document,
    /// Not told.
    Unknown,
}

impl NameKind {
    /// The word reports print.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Event => "event",
            Self::Document => "document",
            Self::Unknown => "unknown",
        }
    }
}

/// A proper name.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// What it names.
    pub kind: NameKind,
    /// What stands beside it, where something does.
    beside: Option<Box<Beside>>,
}

/// What stands beside a name.
#[derive(Clone, Debug, PartialEq)]
struct Beside {
    title: Option<Span>,
    acronym: Option<Span>,
}

impl Name {
    fn new(kind: NameKind, title: Option<Span>, acronym: Option<Span>) -> Self {
        let any = title.is_some() || acronym.is_some();
        Self { kind, beside: any.then(|| Box::new(Beside { title, acronym })) }
    }

    /// The title or office that stands before it, or after it as an apposition. An office that stands for its holder
    /// ("the Prime Minister") is a name whose title is its own span.
    pub fn title(&self) -> Option<Span> {
        self.beside.as_ref()?.title
    }

    /// Says where the title begins, of one that is told.
    fn begin_title(&mut self, start: u32) {
        if let Some(title) = self.beside.as_mut().and_then(|beside| beside.title.as_mut()) {
            title.start = start;
        }
    }

    /// The acronym defined beside it: "Task Force on Storm Control (TF-SC)".
    pub fn acronym(&self) -> Option<Span> {
        self.beside.as_ref()?.acronym
    }

    /// Names the source its spans count in.
    pub(super) fn set_source(&mut self, source: SourceId) {
        let beside = self.beside.iter_mut().flat_map(|beside| [&mut beside.title, &mut beside.acronym]);
        beside.flatten().for_each(|span| span.source = source);
    }
}

/// The grammar of names.
pub const GRAMMAR: Grammar = Grammar {
    name: "name",
    starts: Starts {
        digit: false,
        sign: false,
        capital: true,
        code: false,
        quote: false,
        classes: Classes::NONE,
    },
    parse,
};

/// Reads a name whose first word, or the first word of whose title, stands at the place.
fn parse(place: Place<'_>) -> Option<Found> {
    if place
        .before()
        .ends_with(|c: char| c.is_alphanumeric() || matches!(c, '@' | '#' | '/' | '_' | '=' | '&'))
    {
        return None;
    }
    let run = run::read(place)?;
    let split = title::split(place, &run);
    let words = run.words.get(split.name.clone())?;
    let (first, last) = (words.first()?, words.last()?);
    let mut end = last.end;
    if words.len() == 1 && (is_lone_letter(first.text) || split.is_title && opens_plainly(place, end)) {
        return None;
    }
    if last.is_initial() && last.text.len() == 2 {
        end -= 1;
    }
    let mut acronym = None;
    let mut number = suffix::number_behind(place, words, end);
    if let Some(defined) = suffix::acronym_behind(place, &place.text[first.start..end], number.unwrap_or(end))
    {
        number = number.or_else(|| suffix::number_behind(place, words, defined.past));
        acronym = Some((defined.start, defined.end));
    }
    let title =
        split.title.or_else(|| title::before(place, first.start)).or_else(|| title::behind(place, end));
    let kind = kind::of(place, words, end, split.is_title || title.is_some());
    let title = if kind == NameKind::Person { title } else { None };
    let span = |(start, end): (usize, usize)| Span::new(SourceId::default(), start, end);
    Some(Found {
        start: first.start,
        end: number.unwrap_or(end),
        kind: MentionType::Name,
        meaning: Meaning::Name(Name::new(kind, title.map(span), acronym.map(span))),
    })
}

/// "I", "A", "X": no name by itself.
fn is_lone_letter(word: &str) -> bool {
    word.trim_end_matches('.').chars().count() < 2
}

/// Whether one word opens a sentence that goes on in small letters: "Nurses at …", "Official figures …".
fn opens_plainly(place: Place<'_>, end: usize) -> bool {
    let behind = place.text.get(end..place.to).and_then(|rest| rest.strip_prefix(' ')).unwrap_or("");
    behind.starts_with(char::is_lowercase) && begins_sentence(place.text, place.from, place.at)
}

/// Whether a sentence, or a quoted one, begins at byte `at` of the block that begins at `from`.
pub(super) fn begins_sentence(text: &str, from: usize, at: usize) -> bool {
    let before = text.get(from..at).unwrap_or("").trim_end_matches([' ', '\u{a0}', '\n', '\r', '\t']);
    let bare = before.trim_end_matches(['"', '“', '‘', '\'', '«', '(', '[', '*']);
    let stopped =
        bare.ends_with(['.', '!', '?', ':', ';', '…', '•', '—', '–', '-', '|', '>', '”', '’', ')', ']']);
    bare.is_empty()
        || bare.len() < before.len() && !bare.ends_with('(') && before.ends_with(['"', '“', '‘', '«'])
        || stopped && !bare.ends_with([')', '’', ']'])
}

/// Whether `word` begins a form of `class`.
fn is_in(word: &words::Word<'_>, class: Class) -> bool {
    word.classes.has(class)
}

#[cfg(test)]
mod tests;
