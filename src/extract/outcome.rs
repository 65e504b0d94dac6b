//! How somebody or something is said to be or to have come out of it, by the opposites of `facts/lexicon`: destroyed or
//! intact, inland or offshore, well or ill equipped.

use std::sync::Arc;

use crate::claim::{Certainty, Claim, ClaimKind, Factuality, Scope, Term, Value};
use crate::grammar::{MentionType, NameKind};
use crate::knowledge::{Class, CueWords, Sense};
use crate::syntax::slot::{Clause, Phrase, Role, Tense, Voice};
use crate::syntax::{ItemKind, Items};
use crate::value::Time;

use super::context::{Context, Draft, slug};
use super::deed::Told;
use super::holder::beside_age;
use super::{deed, factuality, pronoun};

/// Parts of a building that may be struck alone.
const SMALL: CueWords = CueWords::named("part-of-a-building");
/// The property of a claim that tells the state a document is in.
pub const STATUS: &str = "status";

/// Items behind the first word of a phrase in which the thing it is a part of is named: "much of the store".
const PARTS: usize = 5;
/// Items behind an outcome in which the counts of a charge are numbered: "on five of eight counts".
const COUNTS: usize = 4;
/// Items behind a description in which an age introduces the person it describes.
const NAMED: usize = 7;

/// Adds a claim for every word of the table whose bearer the sentence tells.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    for at in 0..items.items.len() {
        if !items.begins(at, Class::Outcome) {
            continue;
        }
        let Some((length, outcome)) = items.at(at, Class::Outcome) else { continue };
        let last = items.position(items.get(at).map_or(0, |i| i.start + length)).saturating_sub(1).max(at);
        let reader = Reader { context, items, sentence, at, last, outcome };
        let Some((subject, certainty)) = reader.bearer() else { continue };
        let Some(as_of) = reader.time() else { continue };
        let Some(axis) = outcome.tags.first() else { continue };
        let (Some(first), Some(end)) = (items.get(at), items.get(last)) else { continue };
        let draft = Draft {
            kind: ClaimKind::Relation,
            property: axis.clone(),
            scope: reader.scope(),
            value: Value::Entity(outcome.id.clone()),
            span: context.span(first.start, end.end),
            subject_span: None,
            certainty,
            about_event: !outcome.is("person") && !outcome.is("document"),
            subject,
        };
        let claim = context.claim_at(draft, reader.told(), as_of, sentence);
        // "The prosecutor said he was divorced": who speaks tells it of another.
        let own = claim.statement.speaker.as_ref() == Some(&claim.statement.subject);
        if !(own && outcome.is("plain")) {
            claims.push(claim);
        }
    }
}

/// Marks an outcome that stands in the future.
const PLAN: &str = "plan";

struct Reader<'r, 'a> {
    context: &'r Context<'a>,
    items: &'r Items<'a>,
    sentence: usize,
    at: usize,
    last: usize,
    outcome: &'a Sense,
}

impl Reader<'_, '_> {
    /// Of whom or what it is said.
    fn bearer(&self) -> Option<(Term, Certainty)> {
        if self.outcome.is("person") {
            return self.person().map(|term| (term, Certainty::Possible));
        }
        if self.outcome.is("document") {
            return self.document().map(|term| (term, Certainty::Possible));
        }
        let event = self.context.events.of_sentence(self.sentence)?;
        let kind = event.term.split('-').next().unwrap_or("");
        let sense = self.items.lexicon.sense(kind, Class::EventNoun)?;
        let told = match self.outcome.is("event") {
            true => event.named && self.strikes(),
            false => sense.is("site") && self.building(),
        };
        told.then(|| (event.term.clone(), Certainty::Possible))
    }

    /// The clause whose verb the word is, or the last one whose verb stands before it.
    fn clause(&self) -> Option<&Clause> {
        let clauses = self.items.clauses().iter();
        let own = clauses.clone().find(|c| (c.verbs.first..=c.verbs.last).contains(&self.at));
        let clause = own.or_else(|| clauses.filter(|c| c.verbs.last < self.at).max_by_key(|c| c.verbs.last));
        // What could have been, or was not, came of nothing.
        let told = |c: &&Clause| c.verbs.tense != Tense::Future || self.outcome.is(PLAN);
        // "Pleaded not guilty" is an outcome of its own.
        let negated = |c: &Clause| c.verbs.negated && !self.holds_not();
        clause.filter(|c| c.verbs.modal.is_none() && !negated(c)).filter(told)
    }

    /// When a person was so, as the clause tells; none where it tells several times.
    fn time(&self) -> Option<Option<Time>> {
        let clause = self.clause().filter(|_| self.outcome.is("person") && !self.outcome.is(PLAN));
        // "Was convicted in May and given a life sentence."
        let joined = |clause: &Clause| {
            let subject = clause.subject().filter(|s| s.shared)?.phrase;
            let own = |c: &&Clause| c.subject().is_some_and(|s| s.phrase == subject && !s.shared);
            deed::date(self.items, self.items.clauses().iter().find(own)?)
        };
        match clause.map_or(Told::Unsaid, |clause| deed::time(self.items, clause)) {
            Told::Unsaid => Some(clause.and_then(joined).map(|(_, time)| time.clone())),
            Told::At(_, time) => Some(Some(time.clone())),
            Told::Several => None,
        }
    }

    /// The charge: "of fraud", "to two counts of theft".
    fn scope(&self) -> Scope {
        let under = self.outcome.is("charge") && self.items.is_any_word(self.last + 1, &["of", "to", "on"]);
        let phrase = self.items.phrase_from(self.last + 2).filter(|_| under);
        let word = phrase.and_then(|p| self.items.word(p.head));
        // "On three counts" says nothing of the others.
        let counted = (self.last + 2..=self.last + COUNTS).find_map(|i| {
            let (_, mention) = self.items.mention(i).filter(|(_, m)| m.kind == MentionType::Count)?;
            Some(mention.span.of(self.items.text)).filter(|_| under)
        });
        let charge = counted.or(word);
        charge.map(|charge| (Arc::from("of"), Term::from(slug(charge)))).into_iter().collect()
    }

    /// How it is told: "was dismissed" denies nothing, nor does the "not" of "pleaded not guilty".
    fn told(&self) -> Factuality {
        let state = self.outcome.is("person") && !self.outcome.is(PLAN);
        let told = factuality::at(self.items, if state { self.last } else { self.at });
        if told == Factuality::Denied && self.holds_not() { Factuality::Asserted } else { told }
    }

    fn holds_not(&self) -> bool {
        (self.at..=self.last).any(|i| self.items.is_any_word(i, &["not"]))
    }

    /// "The quake struck inland", "struck off the coast of …": the place of a happening's own verb, right behind it.
    fn strikes(&self) -> bool {
        let verb =
            |c: &&Clause| c.verbs.head < self.at && (c.verbs.last == self.at || c.verbs.last + 1 == self.at);
        let Some(clause) = self.items.clauses().iter().find(verb) else { return false };
        let subject = clause.subject().map(|s| s.phrase.head).or(clause.verbs.first.checked_sub(1));
        let happening = subject.is_some_and(|head| self.items.is(head, Class::EventNoun));
        // "Off" alone needs a place: "set off alarms" is none.
        let off = self.items.word(self.last).is_some_and(|w| w.eq_ignore_ascii_case("off"));
        let behind = (self.last + 1..self.last + 3).find_map(|i| self.items.mention(i));
        happening && (!off || behind.is_some_and(|(_, m)| m.kind == MentionType::Name))
    }

    /// A building that a verb destroys, or that is said to be intact.
    fn building(&self) -> bool {
        let Some(clause) = self.clause() else { return false };
        let verb = clause.verbs.head == self.at || clause.verbs.first == self.at;
        let thing = match verb && clause.verbs.voice == Voice::Active {
            true => clause.slots.iter().find(|s| s.role == Role::Object),
            false => clause.subject(),
        };
        thing.is_some_and(|slot| self.is_building(slot.phrase))
    }

    /// One building, or most of it; not one of its rooms, nor several.
    fn is_building(&self, phrase: Phrase) -> bool {
        let items = self.items;
        let part = items.word(phrase.head + 1).is_some_and(|w| w.eq_ignore_ascii_case("of"));
        if !part {
            return items.is(phrase.head, Class::BuildingNoun);
        }
        let whole = !items.word(phrase.head).is_some_and(|w| SMALL.hold(w, items.lexicon));
        let plain =
            |i: &usize| !matches!(items.get(*i).map(|x| x.kind), Some(ItemKind::Symbol(c)) if c != '-');
        let named = (phrase.head + 2..phrase.head + 2 + PARTS).take_while(plain);
        whole && named.into_iter().any(|i| items.is(i, Class::BuildingNoun))
    }

    /// The bill, plan or treaty that is said to be adopted or rejected, by nobody in particular.
    fn document(&self) -> Option<Term> {
        let items = self.items;
        let clause = self.clause()?;
        let be = items
            .word(clause.verbs.head)
            .is_some_and(|w| ["is", "was", "are", "were", "remains"].contains(&w));
        let own = clause.verbs.head == self.at;
        let passive = own && (clause.verbs.voice == Voice::Passive || &*self.outcome.id == "pending");
        let by = |i: usize| items.word(i).is_some_and(|w| w.eq_ignore_ascii_case("by"));
        if !passive && !be || (self.last + 1..=clause.last).any(by) {
            return None;
        }
        let phrase = clause.subject().filter(|s| !s.shared)?.phrase;
        if let Some((index, _)) = items.mention(phrase.head) {
            let entity = self.context.entities.of_mention(index)?;
            return (entity.kind == NameKind::Document).then(|| entity.key.clone());
        }
        let the = items.word(phrase.first).is_some_and(|w| w.eq_ignore_ascii_case("the"));
        let told = the && phrase.head > phrase.first + 1 && items.is(phrase.head, Class::DocumentNoun);
        let words = items.text.get(items.get(phrase.first)?.start..items.get(phrase.head)?.end)?;
        told.then(|| slug(words).into())
    }

    /// The person that the clause is about, or whom an age introduces behind the description.
    fn person(&self) -> Option<Term> {
        if self.outcome.is("plain") && !self.is_plain() {
            return None;
        }
        // "In a critical but stable condition" is neither.
        if self.at.checked_sub(1).is_some_and(|b| self.items.is_any_word(b, &["but", "though", "yet"])) {
            return None;
        }
        let phrase = self.items.phrase_at(self.last).filter(|p| p.head > self.last);
        if let Some(phrase) = phrase {
            // "Armed officers came for Otto Lund, 41": who does something is somebody else.
            let verb = |i: &usize| self.items.clauses().iter().any(|c| c.verbs.head == *i);
            let ages = (phrase.head + 1..phrase.head + 1 + NAMED).take_while(|i| !verb(i));
            return ages.into_iter().find_map(|i| beside_age(self.context, self.items, i, self.sentence));
        }
        let clause = self.clause()?;
        // What stands behind a further noun describes that one: "a man who was …" has a clause of its own.
        let subject = clause.subject().filter(|s| s.phrase.head < self.at)?;
        let head = subject.phrase.head;
        if self.items.mention(head).is_some() {
            return self.named(head);
        }
        let meant = pronoun::person(self.context, self.items, head, self.sentence);
        let meant = meant.map(|entity| entity.key.clone());
        meant
            .or_else(|| self.apposed(subject.phrase, clause.verbs.first))
            .or_else(|| self.described(subject.phrase))
    }

    /// "Jane Doe, a clerk, was …": the name before the description.
    fn described(&self, subject: Phrase) -> Option<Term> {
        let article = self.items.is_any_word(subject.first, &["a", "an"]);
        let comma = subject.first.checked_sub(1).filter(|&i| article && self.items.is_symbol(i, &[',']))?;
        self.named(comma.checked_sub(1)?)
    }

    /// "Was divorced": not "divorced a nurse in May", nor "was married for ten years".
    fn is_plain(&self) -> bool {
        let items = self.items;
        let active = items.clauses().iter().any(|c| {
            (c.verbs.first..=c.verbs.last).contains(&self.at)
                && c.verbs.voice == Voice::Active
                && !self.at.checked_sub(1).is_some_and(|i| items.is_any_word(i, &["is", "was", "be", "'s"]))
        });
        let past = self
            .at
            .checked_sub(1)
            .is_some_and(|i| items.is_any_word(i, &["been", "once", "previously", "being", "get", "got"]));
        let behind = [
            "to", "for", "twice", "in", "by", "since", "before", "when", "on", "at", "there", "once", "from",
            "three", "until",
        ];
        !active && !past && !items.is_any_word(self.last + 1, &behind)
    }

    /// The person of a name; a full name that nothing tells to be another's is one.
    fn named(&self, at: usize) -> Option<Term> {
        let (index, _) = self.items.mention(at)?;
        let entity = self.context.entities.of_mention(index)?;
        entity.may_be_person().then(|| entity.key.clone())
    }

    /// "One of the divers, Jane Doe, was …": whom the first words behind a comma name.
    fn apposed(&self, subject: Phrase, verb: usize) -> Option<Term> {
        let comma = (subject.head + 1..verb).find(|&i| self.items.is_symbol(i, &[',']))?;
        let phrase = self.items.phrase_at(comma + 1).filter(|p| p.head < verb)?;
        self.named(phrase.head)
    }
}
