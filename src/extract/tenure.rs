//! Since when somebody has been in a post, with a firm, on a throne: "joined Alder in 2009", "has been with the mine for seven
//! years", "sacked after 17 months in charge", "his two-year reign".
//!
//! A length is written down as it is told; the story resolves it at the date of the article (`graph::tenure`).

mod contract;
mod flight;
mod part;

use std::sync::Arc;

use crate::claim::{Claim, ClaimKind, Factuality, Term, Value};
use crate::grammar::{Meaning, NameKind};
use crate::knowledge::Class;
use crate::syntax::Items;
use crate::syntax::slot::{Aspect, Clause, Phrase, Voice};
use crate::value::Time;

use super::context::Context;
use super::turn::{Told, WHEN, told_of};
use super::{add, deed, factuality, pronoun, when};
use part::Part;

/// Begins in the scope of a claim what somebody joined: the key of a name, or a noun behind [`COMMON`].
pub const AT: &str = "at";
/// Begins what is told by a common noun only.
pub const COMMON: &str = "the-";
/// Marks, in the scope of a claim, a length that may have ended long ago: "worked there for 11 years".
pub const ENDED: &str = "ended";

/// The turn of who is on the run; since when is told by the words of turns.
pub const FLED: &str = "on-the-run";

/// What a tenure is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    /// A post: "in charge".
    Post,
    /// A title that is fought for, or a throne.
    Reign,
    /// A firm, a club, a series: "has been with Alder".
    Membership,
    /// A flight from the police: "on the run".
    Flight,
    /// A contract, until when.
    Contract,
}

impl Of {
    fn property(self) -> String {
        let turn = match self {
            Self::Post => "was-appointed",
            Self::Reign => "reign-began",
            Self::Membership => "joined",
            Self::Flight => FLED,
            Self::Contract => "contract-ends",
        };
        format!("{WHEN}{turn}")
    }
}

/// A tenure as a sentence tells it.
struct Tenure {
    of: Of,
    who: Who,
    at: Option<Term>,
    /// First and last item of the words that tell it.
    words: (usize, usize),
    value: Value,
    ended: bool,
}

/// Whose tenure it is.
enum Who {
    Named(Term),
    Called(Term),
}

/// Adds since when the persons of a sentence have been what they are.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    let reader = Reader { context, items, sentence };
    for at in (0..items.items.len()).filter(|&at| items.mention(at).is_some()) {
        add(claims, reader.lasting(at).and_then(|tenure| reader.claim(tenure)));
        add(claims, reader.contract(at).and_then(|tenure| reader.claim(tenure)));
    }
    for clause in items.clauses() {
        add(claims, reader.beginning(clause).and_then(|tenure| reader.claim(tenure)));
    }
}

/// Adds for how long the persons of a sentence had been on the run. They are read behind the figures: the length itself is one.
pub(super) fn flights(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    let reader = Reader { context, items, sentence };
    for at in 0..items.items.len() {
        add(claims, reader.fled(at).and_then(|tenure| reader.claim(tenure)));
    }
}

struct Reader<'r, 'a> {
    context: &'r Context<'a>,
    items: &'r Items<'a>,
    sentence: usize,
}

/// Words behind a tenure after which it is one of the past.
const EARLIER: [&str; 7] = ["before", "previously", "earlier", "until", "formerly", "once", "between"];
/// Words before a time that make it another than that of joining.
const NOT_THEN: [&str; 8] = ["by", "until", "before", "after", "since", "from", "than", "to"];
/// Items behind a noun for a while in which "for Jane Doe" stands.
const FOR: usize = 3;

impl Reader<'_, '_> {
    /// The tenure whose length, or whose beginning behind "since", stands at an item.
    fn lasting(&self, at: usize) -> Option<Tenure> {
        let items = self.items;
        let since = at.checked_sub(1).is_some_and(|i| items.is_any_word(i, &["since"]));
        if since {
            let time = time(items, at)?;
            let part = self.whole(at)?;
            // "Has been on the run since 1995" is told by the words of turns; what had been so they leave.
            let told = part.of == Of::Flight && !items.is_any_word(part.words.0, &["had"]);
            return (!part.ended && !told).then(|| self.tenure(part, at, Value::Time(time.clone())));
        }
        let length = when::length(items, at)?;
        if self.is_of_the_past(at) {
            return None;
        }
        let part = self.spell(at).or_else(|| self.end(at)).or_else(|| self.whole(at))?;
        if part.of == Of::Flight {
            return None;
        }
        Some(self.tenure(part, at, Value::Quantity(Arc::new(length))))
    }

    /// The flight whose length stands at an item.
    fn fled(&self, at: usize) -> Option<Tenure> {
        let length = when::length(self.items, at).filter(|_| !self.is_of_the_past(at))?;
        let part = self.flight(at).or_else(|| self.whole(at).filter(|part| part.of == Of::Flight))?;
        Some(self.tenure(part, at, Value::Quantity(Arc::new(length))))
    }

    fn tenure(&self, part: Part, at: usize, value: Value) -> Tenure {
        let Part { of, who, org, words, ended } = part;
        Tenure { of, who, at: org, words: (words.0.min(at), words.1.max(at)), value, ended }
    }

    /// Whether the words behind say that another tenure came after it.
    fn is_of_the_past(&self, at: usize) -> bool {
        let items = self.items;
        let mark = |&i: &usize| !items.is_symbol(i, &['.', ';']);
        (0..items.items.len()).skip(at + 1).take_while(mark).any(|i| items.is_any_word(i, &EARLIER))
    }

    /// "Joined Alder in 2009": the tenure that a clause tells the beginning of.
    fn beginning(&self, clause: &Clause) -> Option<Tenure> {
        let items = self.items;
        let verbs = &clause.verbs;
        if verbs.negated || verbs.modal.is_some() {
            return None;
        }
        let head = if items.is_any_word(verbs.first, &["was"]) { verbs.first } else { verbs.head };
        let (length, sense) = items.at(head, Class::TenureWord).filter(|(_, sense)| &*sense.id == "join")?;
        let behind = items.position(items.get(head)?.start + length);
        let org = self.organisation(behind)?;
        let reach = clause.first..=clause.last;
        if reach.clone().any(|i| items.is_any_word(i, &["again", "back"])) {
            return None;
        }
        let (at, time) = when::only(items, reach, verbs.last)?;
        let before = at.checked_sub(1)?;
        let other = items.is_any_word(before, &NOT_THEN) || time.window().is_none();
        let who = self.person(clause.subject()?.phrase).filter(|_| !other && sense.tags.is_empty())?;
        Some(Tenure {
            of: Of::Membership,
            who,
            at: Some(org),
            words: (head.min(at), head.max(at)),
            value: Value::Time(time.clone()),
            ended: false,
        })
    }

    fn claim(&self, tenure: Tenure) -> Option<Claim> {
        let items = self.items;
        let (first, last) = tenure.words;
        let (subject, word) = match tenure.who {
            Who::Named(term) => (Some(term), Term::from("")),
            Who::Called(word) => (None, word),
        };
        let told = Told {
            property: tenure.of.property(),
            subject,
            word,
            sole: false,
            value: tenure.value,
            span: self.context.span(items.get(first)?.start, items.get(last)?.end),
            // "Is to leave after seven years": the years are over.
            factuality: match factuality::at(items, first) {
                Factuality::Planned | Factuality::Forecast | Factuality::Former => Factuality::Asserted,
                other => other,
            },
        };
        let mut claim = Claim { kind: ClaimKind::Date, ..told_of(self.context, told, self.sentence) };
        let scope = &mut claim.statement.scope;
        scope.extend(tenure.at.map(|org| (Arc::from(AT), org)));
        scope.extend(tenure.ended.then(|| (Arc::from(ENDED), Term::from("yes"))));
        Some(claim)
    }

    /// Whom a phrase names, or by which noun for a person it calls somebody.
    fn person(&self, phrase: Phrase) -> Option<Who> {
        let items = self.items;
        if let Some(party) = deed::party(self.context, items, phrase, self.sentence) {
            let person = matches!(party.kind, NameKind::Person | NameKind::Unknown) && !party.unnamed;
            return person.then_some(Who::Named(party.term));
        }
        let classes = [Class::Title, Class::Occupation, Class::PersonNoun];
        let noun = items.word(phrase.head)?;
        let person = classes.iter().any(|class| items.is(phrase.head, *class));
        let definite = items.is_any_word(phrase.first, &["the"]);
        (person && definite).then(|| Who::Called(Term::from(noun.to_lowercase())))
    }

    /// The person that "his" and "her" before an item stand for, or who is named in the genitive there.
    fn owner(&self, at: usize) -> Option<Who> {
        let items = self.items;
        let before = at.checked_sub(1)?;
        if items.is_any_word(before, &["his", "her"]) {
            let person = pronoun::person(self.context, items, before, self.sentence)?;
            return Some(Who::Named(person.key.clone()));
        }
        self.named(before).filter(|_| items.is_possessive(before))
    }

    fn named(&self, at: usize) -> Option<Who> {
        let entity = self.context.entities.of_mention(self.items.mention(at)?.0)?;
        entity.may_be_person().then(|| Who::Named(entity.key.clone()))
    }

    /// What somebody is with or works for: a name that is no person's, or "the" and a noun.
    fn organisation(&self, at: usize) -> Option<Term> {
        let items = self.items;
        let phrase = items.phrase_from(at)?;
        if let Some((index, _)) = items.mention(phrase.head) {
            let entity = self.context.entities.of_mention(index)?;
            return (entity.kind != NameKind::Person).then(|| entity.key.clone());
        }
        let named = (phrase.first..phrase.head).any(|i| items.mention(i).is_some());
        let definite = items.is_any_word(phrase.first, &["the", "his", "her"]) && !named;
        let noun = items.word(phrase.head).filter(|_| definite)?;
        Some(Term::from(format!("{COMMON}{}", noun.to_lowercase())))
    }

    /// The last clause that begins before an item and reaches to it.
    fn clause_of(&self, at: usize) -> Option<&Clause> {
        let before = self.items.clauses().iter().filter(|c| c.verbs.head < at);
        before.max_by_key(|c| c.verbs.head)
    }
}

fn time<'a>(items: &Items<'a>, at: usize) -> Option<&'a Time> {
    match &items.mention(at)?.1.meaning {
        Meaning::Time(time) => time.time.as_ref().filter(|time| time.window().is_some()),
        _ => None,
    }
}

/// Whether a clause tells what has been, and may go on: "has worked", "had been".
fn is_perfect(clause: &Clause) -> bool {
    clause.verbs.aspect == Aspect::Perfect
}

/// Whether a clause is active and says what was.
fn is_active(clause: &Clause) -> bool {
    clause.verbs.voice == Voice::Active && !clause.verbs.negated && clause.verbs.modal.is_none()
}
