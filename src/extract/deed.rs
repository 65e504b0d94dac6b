//! Verbs of deeds: who did something, or to whom it was done, where its number, amount or time is a fact of them.

use std::sync::Arc;

use crate::claim::{Certainty, Claim, ClaimKind, Scope, Term, Value};
use crate::grammar::{MentionType, NameKind};
use crate::knowledge::{Class, Sense};
use crate::syntax::Items;
use crate::syntax::slot::{Clause, Phrase, Role, Slot, Tense, Voice};
use crate::value::Time;

use super::context::{Context, Draft, slug};
use super::{pronoun, thing, when};

/// What the verb of a clause tells, if it tells a deed.
pub(super) fn of_clause<'a>(items: &Items<'a>, clause: &Clause) -> Option<&'a Sense> {
    let verb = items.get(clause.verbs.head)?;
    let (_, sense) = items.lexicon.at(items.text.get(verb.start..)?, Class::DeedVerb)?;
    Some(sense)
}

/// To whom the deed of a clause is done: the subject of a passive, else the object.
pub(super) fn undergoer(clause: &Clause) -> Option<&Slot> {
    match clause.verbs.voice {
        Voice::Passive => clause.subject(),
        Voice::Active => clause.object(),
    }
}

/// Whom a phrase names or, by a pronoun or a definite description, stands for.
pub(super) struct Party {
    pub term: Term,
    pub kind: NameKind,
    /// Whether its own words name it.
    pub certainty: Certainty,
    /// Whether it is a thing of the news that has no name.
    pub unnamed: bool,
}

/// The party of a phrase; none where it is a figure, or where a name in it is not its head ("Alder's rival").
pub(super) fn party(
    context: &Context<'_>,
    items: &Items<'_>,
    phrase: Phrase,
    sentence: usize,
) -> Option<Party> {
    let of = |entity: &super::Entity, certainty| Party {
        term: entity.key.clone(),
        kind: entity.kind,
        certainty,
        unnamed: false,
    };
    if let Some(term) = thing::of(context, items, phrase, sentence) {
        return Some(Party { term, kind: NameKind::Unknown, certainty: Certainty::Possible, unnamed: true });
    }
    if let Some((index, mention)) = items.mention(phrase.head) {
        let named = mention.kind == MentionType::Name && !items.is_possessive(phrase.head);
        let entity = context.entities.of_mention(index).filter(|_| named)?;
        // "Fire" in a headline names no one thing.
        let common = items.lexicon.sense(&entity.base, Class::EventNoun).is_some();
        return (!common).then(|| of(entity, Certainty::Certain));
    }
    let named = |i: usize| {
        let (index, mention) = items.mention(i)?;
        let name = mention.kind == MentionType::Name && !items.is_possessive(i);
        let entity = context.entities.of_mention(index).filter(|_| name)?;
        let full = entity.kind == NameKind::Unknown && entity.base.contains('-');
        (full || entity.kind == NameKind::Person).then(|| of(entity, Certainty::Possible))
    };
    // "The treasurer, Jane Doe, was arrested"; "appointed Jane Doe chief engineer".
    let apposed = (phrase.last + 1, phrase.last + 3);
    if items.is_symbol(apposed.0, &[','])
        && items.is_symbol(apposed.1, &[','])
        && let Some(person) = named(phrase.last + 2)
    {
        return Some(person);
    }
    if (phrase.first..phrase.head).any(|i| items.mention(i).is_some()) {
        return named(phrase.first);
    }
    let meant = pronoun::person(context, items, phrase.head, sentence);
    if let Some(person) = meant.or_else(|| pronoun::introduced(context, items, phrase, sentence)) {
        return Some(of(person, Certainty::Possible));
    }
    if items.has_tag(phrase.head, "pronoun") && !items.is_any_word(phrase.head, &["it"]) {
        return None;
    }
    let span = context.span(items.get(phrase.first)?.start, items.get(phrase.head)?.end);
    context.resolve(span).map(|entity| of(entity, Certainty::Possible))
}

/// Items from the beginning of a sentence in which a time holds for all of it.
const OPENING: usize = 3;

/// The one time of a clause, or the one that opens its sentence; none where it has several.
pub(super) fn time<'a>(items: &Items<'a>, clause: &Clause) -> Option<Option<(usize, &'a Time)>> {
    let own = || when::times(items, clause.first..=clause.last, clause.verbs.last);
    let found = match own().count() {
        0 => when::times(items, 0..=OPENING - 1, clause.verbs.last).next(),
        _ => Some(when::only(items, clause.first..=clause.last, clause.verbs.last)?),
    };
    // "Before 2019", "by 2030", "than in May" are other times than that of the deed.
    let then = |before: usize| !items.is_any_word(before, &NOT_THEN);
    Some(found.filter(|(at, _)| at.checked_sub(1).is_none_or(then)))
}

/// The time that a clause gives its own deed.
pub(super) fn date<'a>(items: &Items<'a>, clause: &Clause) -> Option<(usize, &'a Time)> {
    time(items, clause)?
}

/// Adds when the parties of a sentence did or underwent what happens once, and for how long they were sentenced or banned.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    for clause in items.clauses() {
        let verbs = &clause.verbs;
        let did_not = verbs.negated || verbs.modal.is_some() || verbs.tense == Tense::Future;
        let Some(verb) = of_clause(items, clause).filter(|_| !did_not) else { continue };
        let reader = Reader { context, items, clause, verb, sentence };
        for claim in [reader.term(), reader.date()].into_iter().flatten() {
            let told = |c: &Claim| (c.kind, c.statement.subject.clone(), c.statement.property.clone());
            let same = |c: &Claim| told(c) == told(&claim) && c.statement.value == claim.statement.value;
            if !claims.iter().any(same) {
                claims.push(claim);
            }
        }
    }
}

struct Reader<'r, 'a> {
    context: &'r Context<'a>,
    items: &'r Items<'a>,
    clause: &'r Clause,
    verb: &'r Sense,
    sentence: usize,
}

/// Prepositions before a time that is not that of the deed itself.
const NOT_THEN: [&str; 12] =
    ["by", "until", "till", "before", "after", "since", "from", "for", "than", "to", "of", "between"];

impl Reader<'_, '_> {
    /// "Was sentenced to seven years": a length of time under "to" or "for".
    fn term(&self) -> Option<Claim> {
        let items = self.items;
        let undergoer = undergoer(self.clause).filter(|_| self.verb.is("term"))?;
        let (at, certainty, length) = self.clause.slots.iter().find_map(|slot| match slot.role {
            Role::Prepositional(i) if items.is_any_word(i, &["to", "for"]) => {
                Some((slot.phrase.head, slot.certainty, when::length(items, slot.phrase.head)?))
            }
            _ => None,
        })?;
        let party = party(self.context, items, undergoer.phrase, self.sentence)?;
        let certainty = certainty.and(undergoer.certainty);
        self.claim(
            ClaimKind::Figure,
            &format!("{}-time", self.verb.id),
            at,
            Value::Quantity(length),
            party,
            certainty,
        )
    }

    /// "Collapsed on Thursday", "was elected on Monday".
    fn date(&self) -> Option<Claim> {
        let slot = self.once()?;
        let (at, time) = date(self.items, self.clause)?;
        let party = party(self.context, self.items, slot.phrase, self.sentence)?;
        let governor = self.items.governor(at).filter(|g| g.clause.verbs.head == self.clause.verbs.head);
        let governed = governor.map_or(Certainty::Possible, |g| g.certainty.and(g.slot.certainty));
        let certainty = governed.and(slot.certainty);
        self.claim(ClaimKind::Date, &self.verb.id, at, Value::Time(time.clone()), party, certainty)
    }

    /// Whose one time it is.
    fn once(&self) -> Option<&Slot> {
        let passive = self.clause.verbs.voice == Voice::Passive;
        if self.verb.is("undergone") && (passive || self.clause.object().is_some()) {
            return undergoer(self.clause);
        }
        // "Opened its doors", but "closed two plants".
        let own =
            |object: &Slot| self.items.is_any_word(object.phrase.first, &["its", "their", "his", "her"]);
        let does = self.verb.is("once") && (passive || self.clause.object().is_none_or(own));
        self.clause.subject().filter(|_| does)
    }

    /// "Was released in Ellery on 9 May": a thing opens, or comes out, in each place on a day of its own.
    fn place(&self) -> Scope {
        let items = self.items;
        let named = |slot: &Slot| match slot.role {
            Role::Prepositional(i) if items.is_any_word(i, &["in", "at"]) => {
                let (_, mention) = items.mention(slot.phrase.head)?;
                let place = mention.kind == MentionType::Name;
                place.then(|| (Arc::from("in"), Term::from(slug(mention.span.of(items.text)))))
            }
            _ => None,
        };
        self.clause.slots.iter().find_map(named).into_iter().collect()
    }

    fn claim(
        &self,
        kind: ClaimKind,
        property: &str,
        at: usize,
        value: Value,
        party: Party,
        certainty: Certainty,
    ) -> Option<Claim> {
        let verbs = &self.clause.verbs;
        let (first, last) = (at.min(verbs.first), at.max(verbs.last));
        let thing = kind == ClaimKind::Date && party.kind != NameKind::Person;
        let draft = Draft {
            kind,
            subject: party.term,
            property: slug(property).into(),
            scope: if thing { self.place() } else { Scope::new() },
            value,
            span: self.context.span(self.items.get(first)?.start, self.items.get(last)?.end),
            subject_span: None,
            certainty: certainty.and(party.certainty),
            about_event: party.unnamed || party.kind == NameKind::Event,
        };
        Some(self.context.claim(draft, self.items, verbs.head, self.sentence))
    }
}
