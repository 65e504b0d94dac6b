//! What an amount, a measure or a length of time is told of where nobody holds it: "was designed to work for 15 years", "after
//! 47 days in captivity", "asked for 200 million naira". The verb or the noun that governs it says which of the figures of the
//! news it is; words of one family say the same.

mod noun;
mod verb;

use std::sync::Arc;

use crate::claim::{Certainty, Claim, ClaimKind, Factuality, Scope, Value};
use crate::grammar::Meaning;
use crate::knowledge::Class;
use crate::span::Span;
use crate::syntax::slot::{Phrase, Role, Voice};
use crate::syntax::{Governor, Items};
use crate::value::{Quantity, Time};

use super::super::context::{Context, Draft};
use super::super::{deed, factuality, pronoun, when};
use super::family::{by_days, family, measure, telling_family};

/// Ends the property of a length of time.
pub const TIME: &str = "time";
/// Ends the property of an amount.
pub const MONEY: &str = "money";
/// The dimension of what is so far away.
const LENGTH: &str = "length";
/// Ends the property of a number of things that something was done to.
pub const COUNT: &str = "count";
/// Marks words that make another figure of one: an operating profit is no net profit.
pub const QUALIFIER: &str = "qualifier";
/// Marks words for another person or thing than that of the news: "his brother", "a second climber", "each family".
pub const OTHER: &str = "other";

/// What a figure is told of.
pub(super) struct Told {
    /// Its property: `work-time`, `demand-money`.
    pub property: String,
    /// Of what or whom, by the head of the noun phrase.
    pub subject: Option<Span>,
    /// When it was, where the clause says it.
    pub as_of: Option<Time>,
}

/// Adds the lengths of time of a sentence that no claim from `from` on holds.
pub(super) fn lengths(
    context: &Context<'_>,
    items: &Items<'_>,
    sentence: usize,
    claims: &mut Vec<Claim>,
    from: usize,
) {
    for at in 0..items.items.len() {
        let Some((_, mention)) = items.mention(at).filter(|(_, m)| matches!(m.meaning, Meaning::Time(_)))
        else {
            continue;
        };
        let stated = claims.iter().skip(from).any(|c| c.span.overlaps(mention.span));
        let length = when::length(items, at).or_else(|| when::so_far(items, at));
        let Some(length) = length.filter(|_| !stated) else { continue };
        if when::is_rest(items, at) {
            continue;
        }
        let Some(told) = (Teller { context, items, at, sentence }).told(&length) else { continue };
        // Of a minimum the property says so.
        let length = if told.property.contains("minimum") { length.without_hedge() } else { length };
        let draft = Draft {
            kind: ClaimKind::Figure,
            subject: "".into(),
            property: told.property.into(),
            scope: Scope::new(),
            value: Value::Quantity(Arc::new(length)),
            span: mention.span,
            subject_span: told.subject,
            certainty: Certainty::Possible,
            about_event: true,
        };
        // "Had been living there for three years": so it was when it ended.
        let factuality = match factuality::of_figure(items, at) {
            Factuality::Former => Factuality::Asserted,
            other => other,
        };
        claims.push(context.claim_at(draft, factuality, told.as_of, sentence));
    }
}

/// A figure in its sentence.
#[derive(Clone, Copy)]
pub(super) struct Teller<'t, 'a> {
    pub context: &'t Context<'a>,
    pub items: &'t Items<'a>,
    pub at: usize,
    pub sentence: usize,
}

impl Teller<'_, '_> {
    /// What governs the figure.
    pub fn told(self, figure: &Quantity) -> Option<Told> {
        let measure = measure(figure)?;
        // "Five years later", "nine minutes after the start", "a third more than": a distance from something else.
        let apart = [
            "ago", "later", "earlier", "before", "after", "old", "away", "from", "more", "less", "since",
            "per", "each", "apiece",
        ];
        // What is demanded "from" somebody is no distance.
        let paid = measure == MONEY && self.items.is_any_word(self.at + 1, &["from"]);
        // "40 km off the coast": how far, but "20 % off".
        let off = measure == LENGTH && self.items.is_any_word(self.at + 1, &["off"]);
        if off || !paid && self.items.is_any_word(self.at + 1, &apart) {
            let state = (measure == TIME).then(|| self.state_since()).flatten()?;
            return Some(Told { property: format!("{state}-{TIME}"), subject: None, as_of: None });
        }
        if self.is_open() || self.is_a_name(measure) || self.is_of_others() {
            return None;
        }
        if let Some(property) = self.spent(measure) {
            return Some(Told { property, subject: None, as_of: self.time() });
        }
        let noun = self.costing().or_else(|| Some((self.asked(self.named()?), self.owner())));
        let (family, subject) = noun.or_else(|| self.governed(measure == TIME))?;
        // "Won the 800 metres" tells what was won; of other measures an unknown word tells too little.
        let physical = measure != TIME && measure != MONEY;
        let known = || family.rsplit('-').any(|word| telling_family(self.items.lexicon, word).is_some());
        let contest = physical && (family == "win" || !known());
        let family = if measure == TIME { by_days(self.items, self.at, &family) } else { family };
        let property = format!("{family}-{measure}");
        // A trial is as long whoever sat through it and whenever it ended.
        if measure == TIME && self.is_of_happening() {
            return self.is_of_whole_happening().then_some(Told { property, subject: None, as_of: None });
        }
        (!contest).then(|| Told { property, subject, as_of: self.time() })
    }

    /// When the clause says that it was.
    pub fn time(self) -> Option<Time> {
        match deed::time(self.items, self.items.governor(self.at)?.clause) {
            deed::Told::At(i, time) if i != self.at => Some(time.clone()),
            _ => None,
        }
    }

    /// Whether the verb tells how something moved.
    pub fn moves(self) -> bool {
        let verb = self.items.governor(self.at).and_then(|g| self.items.word(g.clause.verbs.head));
        let sense = verb.and_then(|verb| self.items.lexicon.sense(verb, Class::FigureVerb));
        sense.is_some_and(|sense| sense.is("change"))
    }

    /// "Could face a fine of $5,000": what only may be.
    pub fn is_open(self) -> bool {
        let modal = self.items.governor(self.at).and_then(|g| g.clause.verbs.modal);
        modal.is_some_and(|i| !self.items.is_any_word(i, &["would", "must", "will", "shall"]))
    }

    /// "Won the 800m": a length that names something.
    fn is_a_name(self, measure: &str) -> bool {
        let phrase = self.items.phrase_at(self.at);
        measure != TIME
            && measure != MONEY
            && phrase.is_some_and(|p| p.head == self.at && self.items.is_determiner(p.first))
    }

    /// What was done to those counted: "cut 1,900 jobs", "12 passengers were rescued".
    pub fn counted(self, noun: &str) -> Option<Told> {
        let Governor { clause, slot, .. } = self.items.governor(self.at)?;
        let done = match (slot.role, clause.verbs.voice) {
            (Role::Object, Voice::Active) | (Role::Subject, Voice::Passive) => true,
            (Role::Subject, Voice::Active) => clause.object().is_none(),
            _ => false,
        };
        // Of "the bus was carrying 43 passengers" the bus says which ones.
        let doer = clause
            .subject()
            .filter(|_| slot.role == Role::Object)
            .and_then(|s| self.items.word(s.phrase.head));
        let thing = doer.is_some_and(|word| self.items.lexicon.sense(word, Class::ThingNoun).is_some());
        let verb = self.to_be_done(clause).unwrap_or(clause.verbs.head);
        let known = self.known(verb).filter(|_| done && !thing && !clause.verbs.negated)?;
        let people = self.items.lexicon.sense(noun, Class::CountNoun).is_some_and(|s| s.is("general"));
        let noun = match people {
            true => "people".to_owned(),
            false => family(self.items.lexicon, noun).unwrap_or_else(|| noun.to_owned()),
        };
        Some(Told { property: format!("{known}-{noun}-{COUNT}"), subject: None, as_of: self.time() })
    }

    /// The family of a verb that has one.
    fn known(self, at: usize) -> Option<String> {
        let word = self.items.word(at)?.to_lowercase();
        telling_family(self.items.lexicon, &word).map(|sense| sense.id.to_string())
    }

    /// Whether the clause tells the figure of another person or thing than that of the news, of each of several, or of any
    /// ("workers with more than 20 years of service").
    fn is_of_others(self) -> bool {
        let items = self.items;
        let Some(Governor { clause, slot, .. }) = items.governor(self.at) else { return false };
        let other = |i: usize| {
            let sense = items.word(i).and_then(|w| items.lexicon.sense(&w.to_lowercase(), Class::WordFamily));
            sense.is_some_and(|s| s.is(OTHER))
        };
        let any = |p: Phrase| {
            let word = items.word(p.head).unwrap_or("");
            let lower = word.starts_with(char::is_lowercase) || p.first == 0;
            let plain = p.first == p.head && lower && word.ends_with('s');
            plain
                && items.mention(p.head).is_none()
                && items.lexicon.sense(word, Class::FunctionWord).is_none()
        };
        let around = items.phrase_at(self.at);
        let parties = clause
            .slots
            .iter()
            .filter(|s| matches!(s.role, Role::Subject | Role::Object | Role::IndirectObject));
        let subject = clause.subject().map(|s| s.phrase);
        let phrases = parties.map(|s| s.phrase).chain(around);
        phrases.into_iter().any(|p| (p.first..=p.last).any(other))
            || slot.role == Role::Subject && subject.is_some_and(any)
    }

    /// The head of a noun phrase; of a pronoun the name it stands for, if that is known.
    fn head(self, Phrase { head, .. }: Phrase) -> Option<Span> {
        let (item, items) = (self.items.get(head)?, self.items);
        let function = items.sense(head, Class::FunctionWord);
        if function.is_none() {
            return Some(self.context.span(item.start, item.end));
        }
        let person = pronoun::person(self.context, items, head, self.sentence)?;
        let mentions = self.context.mentions.iter().enumerate();
        let before = mentions.take_while(|(_, m)| (m.span.start as usize) < item.start);
        let named = |at: usize| self.context.entities.of_mention(at).is_some_and(|e| e.key == person.key);
        before.filter(|(at, _)| named(*at)).last().map(|(_, mention)| mention.span)
    }

    /// The family of a word, or of a phrase that begins with it, that tells something.
    fn family(self, at: usize) -> Option<String> {
        let word = self.items.word(at)?;
        let phrase = self.items.at(at, Class::WordFamily);
        let phrase = phrase.filter(|(length, _)| *length > word.len()).map(|(_, sense)| sense.id.to_string());
        phrase.or_else(|| family(self.items.lexicon, word))
    }
}
