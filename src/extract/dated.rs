//! The day and the hour of what the news is of, by all the words that tell it: "Saturday's explosion", "the accident on Saturday
//! morning", "a train went off the rails on Sunday", "carried out an air strike at 2.15 a.m.".

use std::sync::Arc;

use crate::claim::{Certainty, Claim, ClaimKind, Factuality, Scope, Term, Value};
use crate::grammar::Meaning;
use crate::knowledge::{Class, CueWords, Sense};
use crate::syntax::Items;
use crate::syntax::slot::{Clause, Phrase, Tense};
use crate::value::{CalendarUnit, Civil, Clock, Extent, Time};

use super::context::{Context, Draft};
use super::turn::{SOLE, WHO};
use super::{deed, factuality, when};

/// Begins what a property tells the day of, behind `when-`.
pub const DAY_OF: &str = "day-of-";
/// Begins what a property tells the hour of, behind `when-`.
pub const HOUR_OF: &str = "hour-of-";

/// Sentences from the beginning of an article in which "a train" is that of the news.
const LEAD: usize = 6;
/// Items between a day with a possessive ending and the noun it is of: "Saturday's deadly train *crash*".
const BETWEEN: usize = 4;
/// Items before "in the accident on Saturday" in which those stand whom it befell.
const BEFALLEN: usize = 5;
/// Words for those whom an event befell.
const CASUALTIES: CueWords = CueWords::named("befallen");
/// Parts of buildings, and words for buildings, whose fall is told.
const PARTS: CueWords = CueWords::named("falls-in");
/// Words before a noun that make it another event than that of the news.
const OTHERS: CueWords = CueWords::named("another-event");

/// What befalls vehicles.
const ACCIDENT: &str = "accident";
/// Words before a time at which something was.
const AT: [&str; 4] = ["on", "at", "around", "about"];
/// Words for part of what a clause tells: the second train and the first bomb have hours of their own.
const SINGLED: [&str; 9] =
    ["first", "second", "third", "fourth", "final", "last", "another", "other", "aftershock"];

/// Adds the day and the hour of the event that a sentence tells.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    if context.events.is_of_another(sentence) || is_of_another(items) {
        return;
    }
    let reader = Reader { context, items, sentence };
    let before = claims.len();
    for at in 0..items.items.len() {
        if let Some((sense, last)) = reader.noun(at) {
            claims.extend(reader.of_noun(at, last, sense));
        }
    }
    for clause in items.clauses() {
        for claim in reader.of_verb(clause) {
            let told = |c: &Claim| claim.statement.property == c.statement.property;
            if !claims.iter().skip(before).any(told) {
                claims.push(claim);
            }
        }
    }
}

/// Whether a sentence tells of another event than the one before: "a second blast", "an earlier crash".
fn is_of_another(items: &Items<'_>) -> bool {
    let noun = |i: usize| items.at(i, Class::DatedEvent).is_some_and(|(_, sense)| sense.is("noun"));
    (0..items.items.len()).any(|i| items.is_cue(i, OTHERS) && (i + 1..=i + BETWEEN).any(noun))
}

struct Reader<'r, 'a> {
    context: &'r Context<'a>,
    items: &'r Items<'a>,
    sentence: usize,
}

impl<'a> Reader<'_, 'a> {
    /// The noun for an event at item `at`, and its last item.
    fn noun(&self, at: usize) -> Option<(&'a Sense, usize)> {
        let (length, sense) = self.items.at(at, Class::DatedEvent).filter(|(_, sense)| sense.is("noun"))?;
        let last = self.items.position(self.items.get(at)?.start + length).checked_sub(1)?;
        // "The crash site", "fire officials": no event.
        let verb = self.items.clauses().iter().any(|c| c.verbs.head == at);
        (!verb && self.items.phrase_at(at).is_none_or(|phrase| phrase.head <= last)).then_some((sense, last))
    }

    /// "Saturday's explosion", "the accident on Saturday morning".
    fn of_noun(&self, at: usize, last: usize, sense: &Sense) -> Vec<Claim> {
        let found = self.before(at).or_else(|| self.behind(at, last));
        let Some(((day, time), event)) = found.zip(sense.tags.first()) else { return Vec::new() };
        let factuality = factuality::at(self.items, at);
        self.claims(event, (day, time), (day.min(at), day.max(last)), factuality)
    }

    /// The day or the hour right before the words for an event: "Saturday's explosion", "the 9.14 a.m. explosion".
    fn before(&self, at: usize) -> Option<(usize, &'a Time)> {
        let day = (at.saturating_sub(BETWEEN)..at).rev().find(|&i| self.time(i).is_some())?;
        let plain = (day + 1..at).all(|i| {
            self.items.word(i).is_some()
                && !self.items.is_function_word(i)
                && self.items.phrase_at(i) == self.items.phrase_at(at)
        });
        let adjacent = self.items.is_possessive(day) || day + 1 == at;
        Some((day, self.time(day)?)).filter(|_| plain && adjacent)
    }

    /// The day behind an event in which people were hurt, or that is the subject of a verb behind the day.
    fn behind(&self, at: usize, last: usize) -> Option<(usize, &'a Time)> {
        let on = (last + 1..=last + 2).take_while(|&i| self.items.is_any_word(i, &AT)).count();
        let day = last + 1 + on;
        let time = self.time(day)?;
        let phrase = self.items.phrase_at(at).map_or(at, |phrase| phrase.first);
        let preposition =
            phrase.checked_sub(1).filter(|&i| self.items.is_any_word(i, &["in", "after", "by", "from"]));
        let befallen = preposition
            .is_some_and(|i| (i.saturating_sub(BEFALLEN)..i).any(|w| self.items.is_cue(w, CASUALTIES)));
        let subject = self.items.clauses().iter().any(|c| {
            c.verbs.first == day + 1
                && c.subject().is_some_and(|s| (s.phrase.first..=s.phrase.head).contains(&at))
        });
        (befallen || subject).then_some((day, time))
    }

    /// "A train went off the rails on Sunday", "the blast happened on Sunday".
    fn of_verb(&self, clause: &Clause) -> Vec<Claim> {
        let Some((event, (at, time), last)) = self.told_by_verb(clause) else { return Vec::new() };
        let head = clause.verbs.head;
        self.claims(event, (at, time), (at.min(head), at.max(last)), factuality::at(self.items, head))
    }

    /// The event that a clause tells, its time, and the last item of its verb.
    fn told_by_verb(&self, clause: &Clause) -> Option<(&'a str, (usize, &'a Time), usize)> {
        let verbs = &clause.verbs;
        let (length, sense) = self.items.at(verbs.head, Class::DatedEvent)?;
        let unreal = verbs.negated || verbs.modal.is_some() || verbs.tense == Tense::Future;
        let repeated = (clause.first..=clause.last).any(|i| self.items.is_any_word(i, &["again", "also"]));
        let subject = clause.subject().map(|slot| slot.phrase);
        let told = subject.and_then(|subject| self.event_of(subject)).filter(|_| sense.is("happening"));
        let done = || clause.object().and_then(|o| self.deed_of(o.phrase)).filter(|_| sense.is("doing"));
        let event = told.or_else(done).or_else(|| {
            let tag = sense.tags.first().filter(|_| sense.is("verb"))?;
            let vehicle = !sense.is("thing") || self.is_vehicle(subject?.head);
            let erupts = !sense.is("volcano") || self.is_volcano(subject?);
            let built = !sense.is("structure") || self.is_built(subject?);
            (vehicle && erupts && built && self.is_of_news(subject)).then_some(&**tag)
        })?;
        let (at, time) = deed::date(self.items, clause).filter(|_| !unreal && !repeated)?;
        let time = self.time(at).filter(|own| *own == time)?;
        let last = self.items.position(self.items.get(verbs.head)?.start + length).saturating_sub(1);
        Some((event, (at, time), last))
    }

    /// The event that somebody makes: "carried out *an air strike*", "began *its attack*".
    fn deed_of(&self, object: Phrase) -> Option<&'a str> {
        let at = (object.first..=object.head)
            .find(|&i| self.noun(i).is_some_and(|(_, last)| last == object.head))?;
        let (sense, _) = self.noun(at)?;
        sense.tags.first().map(|tag| &**tag).filter(|_| self.sentence < LEAD || self.is_own(object))
    }

    /// "Its attack", "the attack".
    fn is_own(&self, phrase: Phrase) -> bool {
        self.items.is_any_word(phrase.first, &["the", "this", "its", "their", "his", "her"])
    }

    /// The event that a phrase names: "the blast", or "it", where that is what the article is on.
    fn event_of(&self, subject: Phrase) -> Option<&'a str> {
        if self.items.is_any_word(subject.head, &["it"]) {
            return self.main();
        }
        let words = (subject.first..=subject.head).filter_map(|i| self.noun(i));
        let sense = words.filter(|(_, last)| *last == subject.head).map(|(sense, _)| sense).next()?;
        let first = self.is_of_news(Some(subject));
        sense.tags.first().map(|tag| &**tag).filter(|_| first)
    }

    /// What the article is on, where that is no accident of a vehicle: "it struck at noon" tells of the quake.
    fn main(&self) -> Option<&'a str> {
        let main = self.context.events.main.as_deref()?;
        let sense = self.items.lexicon.sense(main, Class::DatedEvent).filter(|sense| sense.is("noun"))?;
        sense.tags.first().map(|tag| &**tag).filter(|tag| *tag != ACCIDENT)
    }

    fn is_vehicle(&self, head: usize) -> bool {
        let items = self.items;
        if items.is_any_word(head, &["it", "which", "that"]) {
            return self.main().is_none();
        }
        let same =
            items.sense(head, Class::SameThing).is_some_and(|s| ["ship", "plane", "lorry"].contains(&&*s.id));
        same || items.sense(head, Class::ThingNoun).is_some_and(|s| s.is("vehicle"))
    }

    /// Whether a phrase names a building or a part of one: talks, banks and persons collapse as well.
    fn is_built(&self, subject: Phrase) -> bool {
        let built = |i: usize| {
            [Class::BuildingNoun, Class::ThingNoun].iter().any(|class| self.items.is(i, *class))
                || self.items.is_cue(i, PARTS)
        };
        (subject.first..=subject.last).any(built)
    }

    /// "The volcano", "Mount Alder": what erupts is no row.
    fn is_volcano(&self, subject: Phrase) -> bool {
        let words =
            self.items.bytes(subject.first..subject.last + 1).and_then(|range| self.items.text.get(range));
        let words = words.unwrap_or("").to_lowercase();
        words.split(|c: char| !c.is_alphabetic()).any(|word| ["volcano", "mount", "mt"].contains(&word))
    }

    /// Whether a subject is what the news is of: later in the article "a train" is another one.
    fn is_of_news(&self, subject: Option<Phrase>) -> bool {
        let definite = subject.is_some_and(|phrase| {
            self.items.is_any_word(phrase.first, &["the", "it", "this", "which", "that"])
                || self.items.mention(phrase.head).is_some()
        });
        self.sentence < LEAD || definite
    }

    /// The time of item `i`, if it is a day or an hour.
    fn time(&self, i: usize) -> Option<&'a Time> {
        let (_, mention) = self.items.mention(i)?;
        let Meaning::Time(time) = &mention.meaning else { return None };
        // "Six months after the September 4 quake" is the day of something else.
        let words = mention.span.of(self.items.text);
        if words.split(' ').any(|word| ["after", "before", "later", "ago", "earlier"].contains(&word)) {
            return None;
        }
        let time = time.time.as_ref()?;
        let told = |extent: &Extent| is_of_a_day(extent) || clock(extent).is_some();
        (!time.readings.is_empty() && time.readings.iter().all(told)).then_some(time)
    }

    /// What the time at an item tells: the day of an event, and its hour.
    fn claims(
        &self,
        event: &str,
        (at, time): (usize, &Time),
        span: (usize, usize),
        factuality: Factuality,
    ) -> Vec<Claim> {
        if factuality != Factuality::Asserted {
            return Vec::new();
        }
        let day = time.readings.iter().all(is_of_a_day).then(|| self.of_day(event, time, span)).flatten();
        day.into_iter().chain(self.of_hour(event, (at, time), span)).collect()
    }

    fn of_day(&self, event: &str, time: &Time, span: (usize, usize)) -> Option<Claim> {
        let day = |extent: &Extent| match extent {
            Extent::At(civil) => Extent::At(Civil { clock: None, part: None, ..civil.clone() }),
            range => range.clone(),
        };
        let readings = time.readings.iter().map(day).collect();
        self.claim(DAY_OF, event, Time { readings, approximate: false, ..time.clone() }, span)
    }

    /// The hour to the minute, of no day: that is told apart.
    fn of_hour(&self, event: &str, (at, time): (usize, &Time), span: (usize, usize)) -> Option<Claim> {
        let hour = |extent: &Extent| {
            let clock = clock(extent).filter(|clock| clock.to_the_minute && !clock.either_half)?;
            let unit = CalendarUnit::AnyDay;
            Some(Extent::At(Civil { year: None, unit, part: None, clock: Some(clock.clone().into()) }))
        };
        let mut readings: Vec<Extent> = time.readings.iter().map(hour).collect::<Option<_>>()?;
        readings.dedup();
        let singled = (0..self.items.items.len()).any(|i| self.items.is_any_word(i, &SINGLED));
        let approximate = time.approximate || when::is_shortly(self.items, at);
        let hour = Time { readings, approximate, ..time.clone() };
        self.claim(HOUR_OF, event, hour, span).filter(|_| !singled)
    }

    fn claim(&self, of: &str, event: &str, time: Time, (first, last): (usize, usize)) -> Option<Claim> {
        let draft = Draft {
            kind: ClaimKind::Date,
            subject: Term::from(""),
            property: format!("when-{of}{event}").into(),
            scope: Scope::from([(Arc::from(WHO), Term::from(event)), (Arc::from(SOLE), Term::from("yes"))]),
            value: Value::Time(time),
            span: self.context.span(self.items.get(first)?.start, self.items.get(last)?.end),
            subject_span: None,
            certainty: Certainty::Possible,
            about_event: true,
        };
        Some(self.context.claim_as(draft, Factuality::Asserted, self.sentence))
    }
}

fn clock(extent: &Extent) -> Option<&Clock> {
    match extent {
        Extent::At(civil) => civil.clock.as_deref(),
        Extent::Range(..) => None,
    }
}

/// Whether a time is a day, or lies in one that is told.
fn is_of_a_day(extent: &Extent) -> bool {
    let day = |civil: &Civil| matches!(civil.unit, CalendarUnit::Day { .. } | CalendarUnit::Weekday(_));
    matches!(extent, Extent::At(civil) if day(civil))
}
