//! What an amount, a measure or a length of time is told of where nobody holds it: "was designed to work for 15 years", "after
//! 47 days in captivity", "asked for 200 million naira". The verb or the noun that governs it says which of the figures of the
//! news it is; words of one family say the same.

use std::sync::Arc;

use crate::claim::{Certainty, Claim, ClaimKind, Factuality, Scope, Value};
use crate::grammar::{Meaning, MentionType};
use crate::knowledge::{Class, CueWords};
use crate::span::Span;
use crate::syntax::slot::{Clause, Phrase, Role, Slot, Tense, Voice};
use crate::syntax::{Governor, Items};
use crate::value::{Quantity, Time};

use super::super::context::{Context, Draft};
use super::super::{deed, factuality, pronoun, when};
use super::family::{family, measure, qualified, telling_family};

/// Verbs by which something is put at an amount.
const PUTS: CueWords = CueWords::named("puts-a-value");
/// Nouns for a while.
const SPELL: CueWords = CueWords::named("spell-of-time");
/// Ends the property of a length of time.
pub const TIME: &str = "time";
/// Ends the property of an amount.
pub const MONEY: &str = "money";
/// Ends the property of a number of things that something was done to.
pub const COUNT: &str = "count";
/// Marks words that make another figure of one: an operating profit is no net profit.
pub const QUALIFIER: &str = "qualifier";
/// Marks words for another person or thing than that of the news: "his brother", "a second climber", "each family".
pub const OTHER: &str = "other";
/// Families whose verb's subject, and not its object, says which figure it is: who asks, who estimates.
const OF_AGENT: [&str; 2] = ["demand", "estimate"];
/// Families of verbs that ask for something or offer it.
const ASKING: [&str; 3] = ["demand", "bid", "estimate"];
/// The family of how long a thing is of use.
const LIFETIME: &str = "lifetime";
/// Verbs before "to last" that tell of a thing.
const MADE: CueWords = CueWords::named("made-to-last");
/// The family of "worth".
const VALUE: &str = "value";
/// Marks words for where or how somebody is, which stand right behind how long: "underground".
const STATE: &str = "state";
/// Verbs of what goes on for so long.
const TAKES: CueWords = CueWords::named("takes-time");

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
        let factuality = match factuality::at(items, at) {
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
        if !paid && self.items.is_any_word(self.at + 1, &apart) {
            return None;
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
        (!contest).then(|| Told { property: format!("{family}-{measure}"), subject, as_of: self.time() })
    }

    /// "Spent 106 hours underground", "took 12 hours to put out the fire", "the evacuation took four minutes": what somebody was or
    /// did for so long.
    fn spent(self, measure: &str) -> Option<String> {
        let (items, behind) = (self.items, self.at + 1);
        if !measure.ends_with(TIME) {
            return None;
        }
        let family = |at: usize| {
            let (_, sense) = items.lexicon.at(items.text.get(items.get(at)?.start..)?, Class::WordFamily)?;
            let silent = ["plain", QUALIFIER, OTHER].iter().any(|tag| sense.is(tag));
            (!silent).then(|| (sense.is(STATE), sense.id.to_string()))
        };
        if let Some((true, state)) = family(behind) {
            return Some(format!("{state}-{measure}"));
        }
        let clause = items.governor(self.at).map(|g| g.clause)?;
        let takes = items.is_cue(clause.verbs.head, TAKES) && !clause.verbs.negated;
        let to_do = items.is_any_word(behind, &["to"]).then(|| family(behind + 1)).flatten();
        let done = || family(clause.subject()?.phrase.head);
        let (_, told) = to_do.or_else(done).filter(|_| takes)?;
        Some(format!("{told}-{measure}"))
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

    /// "2,300 jobs are to disappear", "are to be cut": the verb behind "are to".
    fn to_be_done(self, clause: &Clause) -> Option<usize> {
        let verbs = &clause.verbs;
        let is = self.items.is_any_word(verbs.head, &["are", "is", "were", "was"]);
        let to = verbs.last + 1;
        let verb = if self.items.is_any_word(to + 1, &["be"]) { to + 2 } else { to + 1 };
        (is && self.items.is_any_word(to, &["to"])).then_some(verb)
    }

    /// The family of a verb that has one.
    fn known(self, at: usize) -> Option<String> {
        let word = self.items.word(at)?.to_lowercase();
        telling_family(self.items.lexicon, &word).map(|sense| sense.id.to_string())
    }

    /// The noun that the figure is of: "a term of 34 years", "57 days of captivity", "47 days in captivity", "a six-year term",
    /// with what bounds it: "a minimum of 34 years behind bars".
    fn named(self) -> Option<String> {
        let (items, at) = (self.items, self.at);
        let of = items.before_hedges(at).filter(|&of| items.is_any_word(of, &["of"]));
        let before = of.and_then(|of| items.phrase_at(of.checked_sub(1)?).filter(|p| p.head + 1 == of));
        let bare = |i: usize| items.phrase_from(i).filter(|p| p.first == p.head && !items.is_determiner(i));
        let behind = || {
            let phrase = items.is_any_word(at + 1, &["of", "in", "behind"]).then(|| bare(at + 2)).flatten();
            // Paid "in bitcoin", "in cash": the form of an amount says nothing of what it is.
            let money = matches!(items.mention(at), Some((_, m)) if m.kind == MentionType::Currency);
            let tells = |p: &Phrase| self.known(p.head).is_some();
            phrase.filter(|p| !money || !items.is_any_word(at + 1, &["in"]) || tells(p))
        };
        // "A four year spell": the unit in the singular stands before its noun.
        let attributive = || {
            let words = items.mention(at).map_or("", |(_, m)| m.span.of(items.text));
            let single =
                ["one", "a", "1"].iter().any(|one| words.to_lowercase().starts_with(&format!("{one} ")));
            let next =
                items.phrase_from(at + 1).filter(|p| p.first == at + 1 && !items.is_determiner(p.first));
            next.filter(|_| !words.ends_with('s') && !single)
        };
        let around = || items.phrase_at(at).filter(|p| p.head > at).or_else(attributive);
        // "A four-year spell living in Corrin".
        let spell = || around().filter(|p| items.is_cue(p.head, SPELL));
        if let Some(spell) = spell().filter(|p| items.word(p.head + 1).is_some_and(|w| w.ends_with("ing"))) {
            return self.family(spell.head + 1);
        }
        let own = before.filter(|p| self.family(p.head).is_some()).or_else(behind).or_else(around)?;
        let family = self.family(own.head)?;
        let beside = before.into_iter().chain([own]).flat_map(|p| p.first..=p.head);
        Some(qualified(items.lexicon, beside.filter_map(|i| items.word(i)), &family))
    }

    /// "Had sought damages of 690 million": what is asked for or offered is another figure than what is paid.
    fn asked(self, family: String) -> String {
        let verb = self.items.governor(self.at).and_then(|g| self.known(g.clause.verbs.head));
        match verb.filter(|verb| ASKING.contains(&verb.as_str()) && *verb != family) {
            Some(verb) => format!("{verb}-{family}"),
            None => family,
        }
    }

    /// "The satellite cost $290 million": the verb looks like a noun. "Worth $2 million" stands behind its thing.
    fn costing(self) -> Option<(String, Option<Span>)> {
        let before = self.items.before_hedges(self.at)?;
        // "Paintings worth 14 million euros".
        if self.items.is_any_word(before, &["worth"]) {
            let thing = self.items.phrase_at(before.checked_sub(1)?)?;
            return Some((VALUE.to_owned(), self.head(thing)));
        }
        let cost = Some(before).filter(|&i| self.items.is_any_word(i, &["cost", "costs"]))?;
        // "The bridge has cost 9.4 billion".
        let aux = cost.checked_sub(1).filter(|&i| self.items.is_any_word(i, &["has", "have", "had"]));
        if let Some(thing) = aux.and_then(|i| self.items.phrase_at(i.checked_sub(1)?)) {
            return Some((self.family(cost)?, self.head(thing)));
        }
        let thing = self.items.phrase_at(cost).filter(|p| p.head == cost && p.first < cost)?;
        Some((self.family(cost)?, self.head(Phrase { head: cost.checked_sub(1)?, ..thing })))
    }

    /// The verb that the figure is the object of, or how long what it says was.
    fn governed(self, time: bool) -> Option<(String, Option<Span>)> {
        let items = self.items;
        let Governor { clause, slot, .. } = items.governor(self.at)?;
        let verbs = &clause.verbs;
        if verbs.negated || verbs.modal.is_some() && verbs.tense != Tense::Future {
            return None;
        }
        // "Put the damage at $54 million", "estimated it at": what is put so.
        let at = matches!(slot.role, Role::Prepositional(i) if items.is_any_word(i, &["at"]));
        let put = at && items.is_cue(verbs.head, PUTS);
        if let Some(object) = clause.object().filter(|_| put) {
            // Who puts it so may be one of several.
            let agent = clause.subject().and_then(|s| self.head(s.phrase));
            return Some((self.family(object.phrase.head)?, agent));
        }
        let family =
            self.lasting(verbs.head).or_else(|| self.family(verbs.head)).filter(|_| !self.moves())?;
        let family = match slot.role {
            Role::Object | Role::Complement => family,
            Role::Unmarked if time => family,
            Role::Prepositional(i) if items.is_any_word(i, &["for", "at"]) => family,
            Role::Prepositional(i) if time && items.is_any_word(i, &["after", "within", "in", "over"]) => {
                format!("{family}-{}", items.word(i)?.to_lowercase())
            }
            _ => return None,
        };
        let thing = self.thing(clause, slot, &family);
        Some((family, thing))
    }

    /// "Is designed to last five years": how long a thing is to be of use, and not how long something took.
    fn lasting(self, verb: usize) -> Option<String> {
        let made = self.items.is_cue(verb.checked_sub(2)?, MADE) && self.items.is_any_word(verb, &["last"]);
        made.then(|| LIFETIME.to_owned())
    }

    /// Of what a clause tells the figure: whom the verb was done to, else its subject; of what somebody asks, who asks.
    fn thing(self, clause: &Clause, slot: &Slot, family: &str) -> Option<Span> {
        let agent = OF_AGENT.contains(&family);
        let undergoer = || deed::undergoer(clause).filter(|_| clause.verbs.voice == Voice::Active && !agent);
        let object = undergoer().filter(|o| o.phrase != slot.phrase);
        let phrase = object.or_else(|| clause.subject()).map(|s| s.phrase)?;
        self.head(phrase)
    }

    /// Of whom the noun that the figure is of tells: the subject of its clause, or whom the verb was done to.
    fn owner(self) -> Option<Span> {
        let Governor { clause, slot, .. } = self.items.governor(self.at)?;
        let receiver = clause.slots.iter().find(|s| s.role == Role::IndirectObject).map(|s| s.phrase);
        let undergoer = deed::undergoer(clause).map(|s| s.phrase).filter(|phrase| *phrase != slot.phrase);
        let subject = clause.subject().map(|s| s.phrase).filter(|phrase| *phrase != slot.phrase);
        let span = self.head(receiver.or(undergoer).or(subject)?)?;
        // A noun may be any that the clause speaks of; a name says whose it is.
        self.context.mentions.iter().any(|m| m.span == span).then_some(span)
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
