//! What a sentence says of a happening that has no proper name: its kind, whether it is introduced as new, when and where it was.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::claim::slug;
use crate::grammar::{Meaning, MentionType};
use crate::knowledge::{Class, CueWords, Sense};
use crate::span::Span;
use crate::syntax::Items;
use crate::syntax::slot::{Clause, ClauseKind};
use crate::value::{CalendarUnit, Extent, Time};

/// What a sentence says of happenings.
#[derive(Clone, Debug)]
pub(super) struct Named {
    /// The kind of the happening it names first.
    pub kind: Option<Arc<str>>,
    /// "a fire", "another fire": introduced as new.
    pub new: bool,
    /// "another", "a second", "earlier", "last year's": not the one before.
    pub other: bool,
    /// "Two fires", "the fires": it names several.
    pub several: bool,
    /// "Another fire", "a second fire": besides one that is told.
    pub another: bool,
    /// When it was.
    pub when: When,
    /// The month or the day, where it was in another year and that is said.
    pub day: Option<String>,
    /// That time as it stands.
    pub date: Option<(Time, Span)>,
    /// The place named behind it.
    pub place: Option<String>,
    /// The name under "of" right behind it.
    pub of: Option<String>,
    /// Whether it is a match, a meeting or the like.
    pub occasion: bool,
    /// Whether it is held for those whom something else befell.
    pub rite: bool,
    /// Whether it is what is done where something else happened.
    pub aftermath: bool,
    /// Kinds that say more of the same happening.
    pub may_be: Vec<Arc<str>>,
    /// The magnitude that the sentence tells.
    pub magnitude: Option<Decimal>,
    /// Whether a day with a month stands behind it.
    pub dated: bool,
}

/// When the happening of a sentence was, as the sentence tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    Unsaid,
    /// Within weeks of the article: the news.
    Recent,
    /// In another year: background.
    Year(i32),
}

/// The first happening of a sentence, and when it was; nothing if the sentence says neither.
pub(super) fn named(items: &Items<'_>, now: Option<(i64, i64)>) -> Option<Named> {
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
        // "The fire brigade" is there for all fires.
        let institution = items.is_cue(i + 1, THERE_FOR);
        (!sense.is("hypernym") && !deed && !institution && !is_of_the_body(items, i)).then_some(sense)
    };
    let found = (0..items.items.len()).find_map(|i| Some((i, noun(i)?)));
    let (when, date) = when(items, found.map(|(at, _)| at), now);
    let day = date.as_ref().and_then(|(time, _)| day_of(time));
    let Some((at, sense)) = found else {
        return (when != When::Unsaid).then_some(Named {
            kind: None,
            new: false,
            other: false,
            several: false,
            another: false,
            when,
            day,
            date,
            place: None,
            of: None,
            occasion: false,
            rite: false,
            aftermath: false,
            may_be: Vec::new(),
            magnitude: None,
            dated: false,
        });
    };
    let before: Vec<String> =
        (at.saturating_sub(4)..at).filter_map(|i| items.word(i)).map(str::to_lowercase).collect();
    let has = |words: &[&str]| before.iter().any(|w| words.contains(&w.as_str()));
    // "Two blasts" are the news where it is told first; "five more quakes" are others.
    let many = counted(at).is_some() && !at.checked_sub(1).is_some_and(|i| items.is_determiner(i));
    let other = is_told_of_more(items, at)
        || is_followed_by_another(items, at)
        || before.iter().any(|word| ANOTHER.hold(word, items.lexicon));
    let several = is_plural(items, at, counted(at));
    Some(Named {
        kind: Some(sense.id.clone()),
        new: other || many || has(&["a", "an"]),
        other,
        several,
        another: !several && !matches!(when, When::Year(_)) && (other || is_numbered(items, at)),
        when,
        day,
        date,
        place: place(items, at),
        of: of(items, at),
        occasion: sense.is("occasion"),
        rite: sense.is("rite"),
        aftermath: sense.is("aftermath"),
        may_be: sense.tags.iter().filter_map(|tag| tag.strip_prefix("may-be:")).map(Arc::from).collect(),
        magnitude: magnitude(items),
        dated: is_dated(items, at),
    })
}

/// "Two fires", "the blasts": whether the word of a happening, counted or not, is that for one of them with an ending.
fn is_plural(items: &Items<'_>, at: usize, counted: Option<&str>) -> bool {
    let word = counted.or_else(|| items.word(at)).unwrap_or("");
    let one = word.strip_suffix('s').map(|one| (one, one.strip_suffix('e').unwrap_or(one)));
    let known = |one: &str| items.lexicon.sense(one, Class::EventNoun).is_some();
    one.is_some_and(|(one, shorter)| known(one) || known(shorter))
}

/// "A second fire": whether a number in order before a happening makes it another one.
fn is_numbered(items: &Items<'_>, at: usize) -> bool {
    let ordinal = |i: usize| items.mention(i).filter(|(_, m)| m.kind == MentionType::Ordinal);
    (at.saturating_sub(2)..at)
        .filter_map(ordinal)
        .any(|(_, m)| ANOTHER.hold(&m.span.of(items.text).to_lowercase(), items.lexicon))
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
    let plural = items.is_cue(at, VERBS) && at.checked_sub(1).is_some_and(many);
    items.clauses().iter().any(verb) || plural
}

/// "More fires", "six more deadly storms", but not "there may be more, after the fire": whether a happening comes besides others.
fn is_told_of_more(items: &Items<'_>, at: usize) -> bool {
    let own = (at.saturating_sub(4)..at).rev();
    let mut own = own.take_while(|&i| items.word(i).is_some_and(|_| !items.has_tag(i, "preposition")));
    let more = own.any(|i| items.is_any_word(i, &["more"]) && !items.is_any_word(i + 1, &["than"]));
    let counted = items.mention(at).filter(|(_, m)| m.kind == MentionType::Count);
    let besides = counted.is_some_and(|(_, mention)| {
        let mut words = mention.span.of(items.text).split(char::is_whitespace);
        words.any(|word| word == "more" || ANOTHER.hold(word, items.lexicon))
    });
    more || besides
}

/// "A heart attack", "a panic attack": no happening.
fn is_of_the_body(items: &Items<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|i| items.is_cue(i, OF_THE_BODY))
}

/// "After the quake of April 1 a further one hit the area": the sentence tells of another.
fn is_followed_by_another(items: &Items<'_>, at: usize) -> bool {
    let one = |i: usize| {
        items.get(i).is_some_and(|item| items.words(item).to_lowercase().split(' ').next() == Some("one"))
    };
    (at + 1..items.items.len()).any(|i| items.is_any_word(i, &["further", "another", "second"]) && one(i + 1))
}

/// The magnitude that a sentence tells, if it tells one.
fn magnitude(items: &Items<'_>) -> Option<Decimal> {
    let mut told = items.items.iter().enumerate().filter_map(|(i, _)| {
        let Meaning::Quantity(quantity) = &items.mention(i)?.1.meaning else { return None };
        quantity.number.filter(|_| &*quantity.unit.symbol == "magnitude")
    });
    told.next().filter(|first| told.all(|other| other == *first))
}

/// Whether a day with its month belongs to the happening.
fn is_dated(items: &Items<'_>, event: usize) -> bool {
    (event..items.items.len().min(event + 1 + BESIDE)).any(|i| {
        let time = items.mention(i).and_then(|(_, mention)| mention.time());
        time.is_some_and(|time| day_of(time).is_some())
    })
}

/// Words before an attack that is none on anybody.
const OF_THE_BODY: CueWords = CueWords::named("attack-of-the-body");
/// Nouns of institutions behind a word for what they are there for.
const THERE_FOR: CueWords = CueWords::named("there-for-events");
/// Words before a happening that make it another one.
const ANOTHER: CueWords = CueWords::named("another-event");

/// Nouns of happenings that are verbs as well.
const VERBS: CueWords = CueWords::named("event-or-deed");

/// Items from the beginning of a sentence in which a time holds for all of it.
const OPENING: usize = 4;
/// Items between a happening and the time that belongs to it.
const BESIDE: usize = 5;
/// Minutes before publication that are still the news.
pub(super) const RECENT: i64 = 45 * 1440;

/// The time that holds for the sentence (said at its beginning) or for its happening (said beside it).
fn when(items: &Items<'_>, event: Option<usize>, now: Option<(i64, i64)>) -> (When, Option<(Time, Span)>) {
    let Some((start, end)) = now else { return undated(items, event) };
    let times = (0..items.items.len()).filter(|&i| !is_compared_with(items, i));
    let times = times.filter_map(|i| match &items.mention(i)?.1.meaning {
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

/// "The deadliest avalanche since 1999": a time by which a happening is only the first of its kind again.
pub(crate) fn is_compared_with(items: &Items<'_>, time: usize) -> bool {
    let Some(since) = time.checked_sub(1).filter(|&i| items.is_any_word(i, &["since"])) else { return false };
    let most = |i: usize| items.sense(i, Class::BackgroundWord).is_some_and(|s| s.is("unique"));
    (since.saturating_sub(4)..since).any(most)
}

/// In an article without a date: a happening is of another year where a year, or a month of one, belongs to it, by which the
/// news itself is never told: it has a day.
fn undated(items: &Items<'_>, event: Option<usize>) -> (When, Option<(Time, Span)>) {
    let times = (0..items.items.len()).filter(|&i| !is_compared_with(items, i));
    let times = times.filter_map(|i| {
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
