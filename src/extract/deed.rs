//! Verbs of deeds: who did something, or to whom it was done, where its number, amount or time is a fact of them.

use std::sync::Arc;

use crate::claim::{Certainty, Claim, ClaimKind, Scope, Term, Value};
use crate::grammar::{MentionType, NameKind};
use crate::knowledge::{Class, Sense};
use crate::syntax::Items;
use crate::syntax::slot::{Clause, ClauseKind, Phrase, Role, Slot, Tense, Voice};
use crate::value::{Extent, Time};

use super::context::{Context, Draft, slug};
use super::{factuality, pronoun, thing, when};

/// What the verb of a clause tells, if it tells a deed.
pub(super) fn of_clause<'a>(items: &Items<'a>, clause: &Clause) -> Option<&'a Sense> {
    items.at(clause.verbs.head, Class::DeedVerb).map(|(_, sense)| sense)
}

/// "*The tanker*, the largest ship that was ever taken, was hijacked on Sunday": the phrase with which a sentence begins, behind
/// which a comma stands, is the subject of the verb behind the next one.
pub(super) fn resumed(items: &Items<'_>, clause: &Clause) -> Option<Phrase> {
    let verbs = &clause.verbs;
    let comma = verbs.first.checked_sub(1).filter(|&i| items.is_symbol(i, &[',']))?;
    let phrase = items.phrase_from(0).filter(|p| p.first == 0 && items.is_symbol(p.last + 1, &[',']))?;
    let told = verbs.tense != Tense::Untensed && phrase.last + 1 < comma;
    let timed = items.mention(phrase.head).is_some_and(|(_, m)| m.kind.is_time());
    let parted = (phrase.last..comma).any(|i| items.is_symbol(i, &[';', ':', '"', '“', '-', '–', '—']));
    // "Prosecutors, led by Jane Doe, said that the baker, John Roe, was arrested", but "the baker, the police said, was arrested".
    let between = || phrase.last + 1..comma;
    let led = between().any(|i| items.is_any_word(i, &["that", "because", "when", "while", "if"]));
    let says = |i: usize| items.is(i, Class::ReportingVerb) && !items.is_symbol(i + 1, &[',']);
    let other = |c: &Clause| {
        let own = c.subject().is_some_and(|subject| subject.phrase == phrase);
        between().contains(&c.verbs.head)
            && own
            && c.kind == ClauseKind::Main
            && c.verbs.tense != Tense::Untensed
    };
    let parted = parted || led || between().any(says) || items.clauses().iter().any(other);
    // "Jane Doe, her brother, and two sailors, were saved".
    let plural = items.is_any_word(verbs.first, &["were", "are", "have"]);
    let several = items.is(phrase.head, Class::PluralNoun)
        || items.word(phrase.head).is_some_and(|word| word.ends_with('s'));
    (told && !timed && !parted && (!plural || several)).then_some(phrase)
}

/// To whom the deed of a clause is done: the subject of a passive, else the object.
pub(super) fn undergoer(clause: &Clause) -> Option<&Slot> {
    match clause.verbs.voice {
        Voice::Passive => clause.subject(),
        Voice::Active => clause.object(),
    }
}

/// "The judge, Jane Doe, *jailed* John Roe": no participle has an object.
pub(super) fn is_active_participle(items: &Items<'_>, clause: &Clause) -> bool {
    let verbs = &clause.verbs;
    let behind = items.mention(verbs.last + 1).is_some_and(|(_, m)| m.kind == MentionType::Name);
    verbs.voice == Voice::Passive && verbs.first == verbs.head && behind
}

/// Whom a phrase names or, by a pronoun or a definite description, stands for.
pub(super) struct Party {
    pub term: Term,
    pub kind: NameKind,
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
    let of = |entity: &super::Entity| Party { term: entity.key.clone(), kind: entity.kind, unnamed: false };
    if let Some(term) = thing::of(context, items, phrase, sentence) {
        return Some(Party { term, kind: NameKind::Unknown, unnamed: true });
    }
    let named = |i: usize| {
        let (index, mention) = items.mention(i)?;
        let name = mention.kind == MentionType::Name && !items.is_possessive(i);
        context.entities.of_mention(index).filter(|_| name)
    };
    if items.mention(phrase.head).is_some() {
        // "Fire" in a headline names no one thing.
        let common = |entity: &super::Entity| items.lexicon.sense(&entity.base, Class::EventNoun).is_some();
        return named(phrase.head).filter(|entity| !common(entity)).map(of);
    }
    let person = |i: usize| named(i).filter(|entity| entity.may_be_person()).map(of);
    // "The treasurer, Jane Doe, was arrested"; "appointed Jane Doe chief engineer".
    let apposed = (phrase.last + 1, phrase.last + 3);
    if items.is_symbol(apposed.0, &[','])
        && items.is_symbol(apposed.1, &[','])
        && let Some(person) = person(phrase.last + 2)
    {
        return Some(person);
    }
    if let Some(person) = described(items, phrase).and_then(person) {
        return Some(person);
    }
    if let Some(entity) = context.enterprise(items, phrase) {
        return Some(of(entity));
    }
    if (phrase.first..phrase.head).any(|i| items.mention(i).is_some()) {
        return person(phrase.first);
    }
    let meant = pronoun::person(context, items, phrase.head, sentence);
    if let Some(person) = meant.or_else(|| pronoun::introduced(context, items, phrase, sentence)) {
        return Some(of(person));
    }
    if items.has_tag(phrase.head, "pronoun") && !items.is_any_word(phrase.head, &["it"]) {
        return None;
    }
    let span = context.span(items.get(phrase.first)?.start, items.get(phrase.head)?.end);
    context.resolve(span).map(of)
}

/// The name that a phrase with an indefinite article is an apposition of: "*Jane Doe*, a councillor shot dead in 2006".
fn described(items: &Items<'_>, phrase: Phrase) -> Option<usize> {
    let article = items.is_any_word(phrase.first, &["a", "an"]);
    let comma = phrase.first.checked_sub(1).filter(|&i| article && items.is_symbol(i, &[',']))?;
    let behind = comma.checked_sub(1).filter(|&name| items.mention(name).is_some());
    // "Jane Doe, the head of the guild, a fugitive for years": a description before it.
    let before = || {
        let from = comma.saturating_sub(DESCRIPTION);
        let first = (from..comma).rev().find(|&i| items.is_symbol(i, &[',']))?;
        let verb = items.clauses().iter().any(|c| (first..comma).contains(&c.verbs.first));
        let joined = (first..comma).any(|i| items.is_any_word(i, &["and", "or", "with"]));
        let name = first.checked_sub(1).filter(|&name| items.mention(name).is_some());
        name.filter(|_| items.is_determiner(first + 1) && !verb && !joined)
    };
    behind.or_else(before)
}

/// Items of a description between a name and another description.
const DESCRIPTION: usize = 10;

/// Items from the beginning of a sentence in which a time holds for its first clause.
pub(super) const OPENING: usize = 3;

/// When a deed was.
pub(super) enum Told<'a> {
    /// Nothing says it.
    Unsaid,
    /// At this time, told by this item.
    At(usize, &'a Time),
    /// Its clause has several times.
    Several,
}

/// The one time of a clause, or the one that opens the sentence for its first clause.
pub(super) fn time<'a>(items: &Items<'a>, clause: &Clause) -> Told<'a> {
    let verb = clause.verbs.last;
    let own = clause.first..=clause.last;
    let found = if when::times(items, own.clone(), verb).next().is_some() {
        match when::only(items, own, verb) {
            Some(found) => Some(found),
            None => return Told::Several,
        }
    } else {
        // "On Monday Alder said that …": the time of the saying.
        let first = items.clauses().iter().all(|c| c.verbs.first >= clause.verbs.first);
        let opens = first && clause.kind == ClauseKind::Main;
        let antecedent = || antecedent(items, clause);
        opens.then(|| when::times(items, 0..=OPENING - 1, verb).next()).flatten().or_else(antecedent)
    };
    // "Before 2019", "by 2030", "than in May", "Monday's report" tell other times than that of the deed; "shortly after nine"
    // tells its own.
    let then = |&(at, time): &(usize, &Time)| {
        let other = at.checked_sub(1).is_some_and(|before| items.is_any_word(before, &NOT_THEN));
        !items.is_possessive(at) && (!other || is_by_day(time) && when::is_shortly(items, at))
    };
    found.filter(then).map_or(Told::Unsaid, |(at, time)| Told::At(at, time))
}

/// Whether a time is an hour behind the night: what came shortly after midnight others tell of the day before.
fn is_by_day(time: &Time) -> bool {
    time.readings.iter().all(|reading| {
        let Extent::At(civil) = reading else { return false };
        civil.clock.as_ref().is_some_and(|clock| clock.minute >= MORNING)
    })
}

/// The minute of the day with which its night ends.
const MORNING: u16 = 6 * 60;

/// "In October 2003, when 90 posts were lost": the time before a clause that tells what was then.
fn antecedent<'a>(items: &Items<'a>, clause: &Clause) -> Option<(usize, &'a Time)> {
    let when =
        (clause.first.saturating_sub(1)..clause.verbs.first).find(|&i| items.is_any_word(i, &["when"]))?;
    let before = when.checked_sub(1)?;
    let at = before - usize::from(before > 0 && items.is_symbol(before, &[',']));
    when::times(items, at..=at, clause.verbs.last).next()
}

/// The time that a clause gives its own deed, by the item that tells it: "shortly after nine" is about nine.
pub(super) fn told_date(items: &Items<'_>, clause: &Clause) -> Option<(usize, Time)> {
    let (at, time) = date(items, clause)?;
    Some((at, Time { approximate: time.approximate || when::is_shortly(items, at), ..time.clone() }))
}

/// The time that a clause gives its own deed.
pub(super) fn date<'a>(items: &Items<'a>, clause: &Clause) -> Option<(usize, &'a Time)> {
    match time(items, clause) {
        Told::At(at, time) => Some((at, time)),
        Told::Unsaid | Told::Several => None,
    }
}

/// Adds when the parties of a sentence did or underwent what happens once, and for how long they were sentenced or banned.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    for clause in items.clauses() {
        let verbs = &clause.verbs;
        let did_not = verbs.negated || verbs.modal.is_some() || verbs.tense == Tense::Future;
        // "Was asked to resign", "was due to be sentenced"; "closed again".
        let unreal = did_not || clause.kind == ClauseKind::Infinitive;
        let Some(verb) = of_clause(items, clause).filter(|_| !unreal) else { continue };
        let repeated = (clause.first..=clause.last).any(|i| items.is_any_word(i, &["again"]));
        if repeated || is_active_participle(items, clause) {
            continue;
        }
        let reader = Reader { context, items, clause, verb, sentence };
        for claim in [reader.term(), reader.sentence(), reader.date()].into_iter().flatten() {
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
        let undergoer = match self.verb.is("own-term") {
            true => self.clause.subject().filter(|_| self.clause.verbs.voice == Voice::Active),
            false => undergoer(self.clause).filter(|_| self.verb.is("term")),
        }?;
        let (at, length) = self.clause.slots.iter().find_map(|slot| match slot.role {
            Role::Prepositional(i) if items.is_any_word(i, &["to", "for"]) => {
                Some((slot.phrase.head, when::length(items, slot.phrase.head)?))
            }
            _ => None,
        })?;
        // "Four years of abuse" is no term, and "three years of probation" another one.
        let of = items.is_any_word(at + 1, &["of"]);
        let as_of = match time(items, self.clause) {
            Told::Unsaid => None,
            Told::At(_, time) => Some(time.clone()),
            Told::Several => return None,
        };
        let party = party(self.context, items, undergoer.phrase, self.sentence).filter(|_| !of)?;
        let value = Value::Quantity(Arc::new(length));
        let scope = self.scope(at, &["for", "by", "from"]);
        self.claim(ClaimKind::Figure, &format!("{}-time", self.verb.id), at, (value, scope, as_of), party)
    }

    /// "Was sentenced to seven years", which is not for life; "sentenced her to death". Without a name for the one it was
    /// done to, nothing.
    fn sentence(&self) -> Option<Claim> {
        let items = self.items;
        let undergoer = undergoer(self.clause).filter(|_| &*self.verb.id == "sentenced")?;
        let (at, value) = self.clause.slots.iter().find_map(|slot| {
            let Role::Prepositional(i) = slot.role else { return None };
            let head = slot.phrase.head;
            let given = |word: &str| items.is_any_word(head, &[word]) || items.is_any_word(i + 1, &[word]);
            let active = self.clause.verbs.voice == Voice::Active;
            let value = match items.is_any_word(i, &["to", "for"]) {
                true if when::length(items, head).is_some() => "sentenced-to-years",
                // The passive stands in the table of opposites.
                true if active && given("life") => "sentenced-to-life",
                true if active && given("death") => "sentenced-to-death",
                _ => return None,
            };
            Some((head, value))
        })?;
        let as_of = match time(items, self.clause) {
            Told::Unsaid => None,
            Told::At(_, time) => Some(time.clone()),
            Told::Several => return None,
        };
        let party = party(self.context, items, undergoer.phrase, self.sentence)?;
        let of = items.is_any_word(at + 1, &["of"]);
        let full = party.kind == NameKind::Unknown && party.term.contains('-') && !party.unnamed;
        let person = (party.kind == NameKind::Person || full) && !of;
        let value = Value::Entity(value.into());
        self.claim(ClaimKind::Relation, "sentence", at, (value, Scope::new(), as_of), party)
            .filter(|_| person)
    }

    /// "Collapsed on Thursday", "was elected on Monday".
    fn date(&self) -> Option<Claim> {
        let slot = self.once()?;
        let (at, time) = told_date(self.items, self.clause)?;
        let party = party(self.context, self.items, slot.phrase, self.sentence)?;
        // A thing opens, or comes out, in each place on a day of its own.
        let places: &[&str] = if party.kind == NameKind::Person { &[] } else { &["in", "at", "from"] };
        let scope = self.scope(at, &[&["as", "to", "with", "under", "out", "for", "off"], places].concat());
        self.claim(ClaimKind::Date, &self.verb.id, at, (Value::Time(time), scope, None), party)
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

    /// What stands under one of these prepositions, besides item `at`: "for fraud", "in Ellery", "as minister".
    fn scope(&self, at: usize, prepositions: &[&str]) -> Scope {
        let items = self.items;
        let restricts = |slot: &Slot| {
            let Role::Prepositional(i) = slot.role else { return None };
            let head = slot.phrase.head;
            let key = items.word(i).filter(|_| head != at && items.is_any_word(i, prepositions))?;
            let words = match items.mention(head) {
                Some((_, mention)) if mention.kind.is_time() => return None,
                Some((_, mention)) => mention.span.of(items.text),
                None => items.word(head)?,
            };
            Some((Arc::from(key.to_lowercase()), Term::from(slug(words))))
        };
        self.clause.slots.iter().filter_map(restricts).collect()
    }

    fn claim(
        &self,
        kind: ClaimKind,
        property: &str,
        at: usize,
        (value, scope, as_of): (Value, Scope, Option<Time>),
        party: Party,
    ) -> Option<Claim> {
        let verbs = &self.clause.verbs;
        let (first, last) = (at.min(verbs.first), at.max(verbs.last));
        let draft = Draft {
            kind,
            subject: party.term,
            property: slug(property).into(),
            scope,
            value,
            span: self.context.span(self.items.get(first)?.start, self.items.get(last)?.end),
            subject_span: None,
            // What happens once may happen twice all the same.
            certainty: Certainty::Possible,
            about_event: party.unnamed || party.kind == NameKind::Event,
        };
        let factuality = factuality::at(self.items, verbs.head);
        Some(self.context.claim_at(draft, factuality, as_of, self.sentence))
    }
}
