//! What a group is about, in words: its subject, its question, the values of its camps.

use std::collections::BTreeMap;

use crate::claim::{Alike, Claim, Place, Term, Value};
use crate::extract::{
    AWAY, BEARING, COUNT, DAY_OF, DIRECTION, DISTANCE, HOUR_OF, MONEY, ROUTE, TIME, Turn, WORTH,
    telling_family, turn,
};
use crate::graph::{AGE, POST, TOPIC, WORDS};
use crate::knowledge::{Boundary, Class, Knowledge, Lexicon};
use crate::value::Dimension;

use super::Aspect;
use super::bucket::Entry;

/// What words are made from.
#[derive(Clone, Copy)]
pub(super) struct Wording<'b, 'a> {
    pub aspect: Aspect,
    pub key: &'b str,
    pub entries: &'b [Entry<'a>],
    pub names: &'b BTreeMap<Term, String>,
    pub knowledge: &'b Knowledge,
}

impl<'a> Wording<'_, 'a> {
    fn first(self) -> Option<&'a Claim> {
        self.entries.first().map(|e| e.member.claim)
    }

    /// The claim that says best what is in question: among dates one that states a boundary, else the first.
    fn telling(self) -> Option<&'a Claim> {
        let whole = |claim: &Claim| {
            let frame = self.knowledge.frames.get(&claim.statement.property);
            frame.is_none_or(|f| f.boundary == Some(Boundary::During))
        };
        let boundary = self.entries.iter().map(|e| e.member.claim).find(|claim| !whole(claim));
        (self.aspect == Aspect::Date).then_some(boundary).flatten().or_else(|| self.first())
    }

    /// For existence the thing that exists, else the subject of the claims; with the name a reader knows it by.
    pub(super) fn subject(self) -> (Term, String) {
        let subject = match (self.aspect, self.first().map(|c| &c.statement)) {
            (Aspect::Existence, _) => self.key.into(),
            (_, Some(statement)) => statement.subject.clone(),
            (_, None) => Term::from(""),
        };
        let name = self.names.get(&subject).filter(|_| !self.is_common(&subject));
        let name = name.cloned().unwrap_or_else(|| self.described(&subject));
        (subject, name)
    }

    /// Whether a happening has no name: a headline or a slug in capitals ("FIRE") looks like one.
    fn is_common(self, subject: &Term) -> bool {
        let about_event = self.first().is_some_and(|c| c.about_event);
        about_event && self.knowledge.lexicon.sense(subject, Class::EventNoun).is_some()
    }

    /// What the sources would disagree on: `how many people the Alder mill employs`.
    pub(super) fn question(self, subject: &str) -> String {
        let Some(claim) = self.telling() else { return String::new() };
        let property = &claim.statement.property;
        let known = self.knowledge.properties.get(property).filter(|p| !p.question.contains("{subject}"));
        if let Some(known) = known.filter(|_| claim.alike.is_none()) {
            return known.question.clone();
        }
        let frame = self.knowledge.frames.get(property).filter(|f| f.news);
        if let Some(frame) = frame.filter(|_| claim.alike.is_none()) {
            return frame.question.clone();
        }
        if *claim.statement.subject == *TOPIC && self.aspect == Aspect::Figure && claim.alike.is_none() {
            return measured(claim, subject, &self.knowledge.lexicon) + &restricted(claim);
        }
        if let Some(alike) = &claim.alike {
            return asked(alike);
        }
        let known = self.knowledge.properties.get(property).filter(|_| turn(property).is_some());
        if let Some(known) = known {
            return known.question.replace("{subject}", subject);
        }
        if let Some(turn) = turn(property) {
            return of_turn(turn, subject);
        }
        match (self.aspect, self.knowledge.frames.get(property)) {
            (Aspect::Existence, _) => format!("whether {subject} existed before"),
            (Aspect::Quotation, _) => format!("what {subject} said"),
            (Aspect::Office, _) => format!("the office of {subject}"),
            (Aspect::Place, _) => {
                let place = claim.statement.scope.get("of");
                let place = place.map_or_else(String::new, |p| self.name_of(&Value::Entity(p.clone())));
                format!("where {subject} was, seen from {place}")
            }
            (Aspect::Outcome, _) if property.ends_with(DIRECTION) => {
                let what = property.trim_end_matches(DIRECTION).replace('-', " ");
                format!("which way the {what} of {subject} went")
            }
            (Aspect::Outcome, _) => {
                let known = self.knowledge.properties.get(property);
                known.map_or_else(
                    || format!("the {property} of {subject}"),
                    |p| p.question.replace("{subject}", subject),
                )
            }
            (Aspect::Superlative, _) => format!("what is the {subject}"),
            (Aspect::Roles, _) if &**property == ROUTE => format!("which way {subject} went"),
            (Aspect::Roles, _) => {
                format!("how {subject} and {} stand to each other", self.name_of(&claim.statement.value))
            }
            (Aspect::Spelling, _) => named(claim, subject),
            (Aspect::Expansion, _) => format!("what {subject} stands for"),
            (_, Some(frame)) => frame
                .question
                .replace("{subject}", subject)
                .replace("{value}", &self.name_of(&claim.statement.value)),
            (aspect, None) => {
                let known = || self.knowledge.properties.get(property);
                let known = || known().map(|p| p.question.replace("{subject}", subject));
                let deed = || self.deed(claim, subject);
                // "Rescued" counts persons; its date is that of what befell one.
                if matches!(claim.statement.value, Value::Truth(_)) {
                    return format!("whether there was a {}", property.replace('-', " "));
                }
                let told = if aspect == Aspect::Date { deed().or_else(known) } else { known().or_else(deed) };
                told.unwrap_or_else(|| measured(claim, subject, &self.knowledge.lexicon)) + &restricted(claim)
            }
        }
    }

    /// What was done, and how much of it: `how many passengers Alder Air carried`, `when the Alder bridge collapsed`.
    fn deed(self, claim: &Claim, subject: &str) -> Option<String> {
        let (verb, what) = self.knowledge.lexicon.deed(&claim.statement.property)?;
        let (told, what) = (&verb.id, what.replace('-', " "));
        let was = if verb.is("undergone") && !verb.is("once") { "was " } else { "" };
        Some(match (&claim.statement.value, what.as_str()) {
            (Value::Time(_), "") => format!("when {subject} {was}{told}"),
            (Value::Quantity(_), "time") => format!("how long {subject} was {told} for"),
            (Value::Quantity(_), "money") => format!("how much money {subject} {told}"),
            (Value::Quantity(q), _) if q.unit.dimension == Dimension::Count => {
                format!("how many {what} {subject} {told}")
            }
            (Value::Quantity(_), _) => format!("the {what} {subject} {told}"),
            _ => return None,
        })
    }

    /// A subject without a name: "the earthquake", "the earthquake of 2012"; other terms as they stand.
    fn described(self, subject: &Term) -> String {
        let words = subject.replace('-', " ");
        // "When it was due": no article stands before it.
        if **subject == *TOPIC || words == "it" || !self.first().is_some_and(|c| c.about_event) {
            return words;
        }
        let mut parts = words.splitn(3, ' ');
        if let (Some(kind), Some(year), Some(place)) = (parts.next(), parts.next(), parts.next())
            && year.len() == 4
            && year.starts_with(|c: char| c.is_ascii_digit())
            && place.starts_with(|c: char| c.is_alphabetic())
        {
            return format!("the {kind} of {year} ({place})");
        }
        match words.rsplit_once(' ') {
            Some((kind, year)) if year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) => {
                format!("the {kind} of {year}")
            }
            _ => format!("the {words}"),
        }
    }

    /// The entity a relation gives its subject, as a reader would name it.
    fn name_of(self, value: &Value) -> String {
        match value {
            Value::Entity(term) => self.names.get(term).cloned().unwrap_or_else(|| term.replace('-', " ")),
            other => other.to_string(),
        }
    }

    /// What a camp says, by its first member.
    pub(super) fn value(self, camp: &[usize]) -> String {
        let Some(entry) = camp.first().and_then(|&i| self.entries.get(i)) else { return String::new() };
        match (self.aspect, &entry.value) {
            (Aspect::Existence, Value::Truth(true)) => "there before".to_owned(),
            (Aspect::Existence, _) => "brought into being".to_owned(),
            (Aspect::Place, value) => match entry.member.claim.statement.scope.get(BEARING) {
                Some(bearing) => format!("{value} {bearing}"),
                None => value.to_string(),
            },
            (Aspect::Roles, _) => {
                let statement = &entry.member.claim.statement;
                format!("{}({}) = {}", statement.property, statement.subject, statement.value)
            }
            (Aspect::Polarity, Value::Truth(true)) => "asserted".to_owned(),
            (Aspect::Polarity, _) => "denied".to_owned(),
            (_, value) => value.to_string(),
        }
    }
}

/// What is asked of a turn: "when the ferry sank", "the day of the accident".
fn of_turn(turn: Turn<'_>, subject: &str) -> String {
    match (turn.id.starts_with(DAY_OF), turn.id.starts_with(HOUR_OF)) {
        (true, _) => format!("the day of {subject}"),
        (_, true) => format!("the hour of {subject}"),
        _ => format!("{} {subject} {}", turn.question, turn.id.replace('-', " ")),
    }
}

/// What sentences that run alike, or tell of one thing in other words, disagree on.
fn asked(alike: &Alike) -> String {
    let words = &alike.words;
    if let Some(question) = &alike.question {
        return question.to_string();
    }
    match alike.place {
        Place::Figure => format!("the figure in \"{words}\""),
        Place::Time => format!("the date in \"{words}\""),
        Place::Name => format!("the name in \"{words}\""),
        Place::Bound => format!("the bound in \"{words}\""),
        Place::Choice => format!("the word in \"{words}\""),
        Place::Denial => format!("whether \"{words}\""),
    }
}

/// The question of a property that nothing is known of: `the number of berths (Alder harbour)`, `the age of Ines Calder`.
fn measured(claim: &Claim, subject: &str, lexicon: &Lexicon) -> String {
    let property = claim.statement.property.replace('-', " ");
    let topic = *claim.statement.subject == *TOPIC;
    match &claim.statement.value {
        Value::Quantity(q) if q.unit.dimension == Dimension::Count && topic && !property.ends_with(COUNT) => {
            format!("the number of {property}")
        }
        Value::Quantity(_) if property.starts_with("part of ") => {
            let told = property.trim_start_matches("part of ").split_once(' ');
            told.map_or_else(|| property.clone(), |(whole, done)| format!("how many of {whole} ({done})"))
        }
        Value::Wording(_) if topic => format!("how the {property} ended"),
        Value::Quantity(_) if topic => told(&claim.statement.property, lexicon),
        Value::Quantity(q) if q.unit.dimension == Dimension::Count => {
            format!("the number of {property} ({subject})")
        }
        Value::Quantity(_) => format!("the {property} of {subject}"),
        _ => format!("{property} ({subject})"),
    }
}

/// The question of a figure of the news by its property: `the length of the service`, `the amount of the demand`; of a word
/// that no family knows only what is measured.
fn told(property: &str, lexicon: &Lexicon) -> String {
    if let Some(thing) = property.strip_prefix(WORTH) {
        return format!("what the {thing} is worth");
    }
    if let Some(away) = property.strip_prefix(AWAY) {
        let thing = away.strip_prefix("of-").and_then(|rest| rest.split_once("-from-"));
        return thing.map_or_else(
            || "how far away it was".to_owned(),
            |(thing, _)| format!("how far away the {thing} is"),
        );
    }
    let Some((word, measure)) = property.rsplit_once('-') else { return format!("the {property}") };
    let mut words: Vec<&str> = word.split('-').collect();
    let prepositions = ["after", "within", "in", "over"];
    let preposition = words.pop_if(|last| prepositions.contains(last));
    let known = words.iter().any(|word| telling_family(lexicon, word).is_some());
    let what = words.join(" ");
    match (measure, preposition) {
        (TIME, None) if what == "duration" => "how long it lasted".to_owned(),
        (TIME, Some("after")) if known => format!("the time before the {what}"),
        (TIME, _) if known => format!("the length of the {what}"),
        (TIME, _) => "the length of time".to_owned(),
        (MONEY, _) if ["cost", "value", "price", "fee"].contains(&words.last().copied().unwrap_or("")) => {
            format!("the {what}")
        }
        (MONEY, _) if known => format!("the amount of the {what}"),
        (MONEY, _) => "the amount".to_owned(),
        (COUNT, _) => format!("the number ({what})"),
        _ => format!("the {measure} of the {what}"),
    }
}

/// The question of a name: of the holder of a post or of one speaker, else of how it is spelt.
fn named(claim: &Claim, subject: &str) -> String {
    let scope = &claim.statement.scope;
    match scope.get(POST) {
        Some(post) => format!("the name of the {}", post.replace('-', " ")),
        None if scope.contains_key(WORDS) => "the name of one speaker".to_owned(),
        None if scope.contains_key(AGE) => "the name of one person".to_owned(),
        None => format!("how the name of {subject} is spelt"),
    }
}

/// What a question is restricted to: ` (soldiers)`.
fn restricted(claim: &Claim) -> String {
    // The code of a country is no word for a reader.
    let code = |value: &Term| value.split('-').next().is_some_and(|first| first.len() <= 2);
    let told = |value: &&Term| *claim.statement.property != *DISTANCE || !code(value);
    let values = claim.statement.scope.values().filter(told);
    let parts: Vec<String> = values.map(|v| v.replace('-', " ")).collect();
    if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) }
}
