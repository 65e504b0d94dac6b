//! When what befell a person was: "On Friday, 36-year-old Jane Doe died", "Jane Doe was arrested on Monday".

use crate::claim::{Certainty, Claim, ClaimKind, Scope, Term, Value};
use crate::grammar::NameKind;
use crate::knowledge::{Class, CueWords};
use crate::syntax::Items;
use crate::syntax::slot::{Clause, Phrase, Tense, Voice};

use super::super::context::{Context, Draft};
use super::super::deed;
use super::Place;

/// Adds when the persons of a sentence died, were arrested or were charged.
pub(in crate::extract) fn extract(
    context: &Context<'_>,
    items: &Items<'_>,
    sentence: usize,
    claims: &mut Vec<Claim>,
) {
    for clause in items.clauses() {
        let verbs = &clause.verbs;
        let did_not = verbs.negated || verbs.modal.is_some() || verbs.tense == Tense::Future;
        let Some(property) = befell(items, clause).filter(|_| !did_not) else { continue };
        let Some((at, time)) = deed::told_date(items, clause) else { continue };
        let fallen = (Place { context, items, at: verbs.head, sentence }).fallen(verbs.head);
        let apposed = || {
            let party = deed::party(context, items, clause.subject()?.phrase, sentence)?;
            matches!(party.kind, NameKind::Person | NameKind::Unknown).then_some(party.term)
        };
        let described = || whom_it_is_of(context, items, clause.subject()?.phrase);
        // "Her agent, Jane Doe, said she died": not who says so.
        let says = |term: &Term| property == "death" && is_speaker(context, items, clause, term, sentence);
        let named = fallen.or_else(apposed).filter(|term| !says(term));
        let Some(subject) = named.or_else(described) else { continue };
        let words = (at.min(verbs.first), at.max(verbs.head));
        let (Some(first), Some(last)) = (items.get(words.0), items.get(words.1)) else { continue };
        let draft = Draft {
            kind: ClaimKind::Date,
            subject,
            property: property.into(),
            scope: Scope::new(),
            value: Value::Time(time),
            span: context.span(first.start, last.end),
            subject_span: None,
            certainty: Certainty::Possible,
            about_event: false,
        };
        claims.push(context.claim(draft, items, verbs.head, sentence));
    }
}

/// Whether another clause of the sentence has somebody say something.
fn is_speaker(context: &Context<'_>, items: &Items<'_>, own: &Clause, term: &Term, sentence: usize) -> bool {
    let said = items.clauses().iter().filter(|c| c.verbs.head != own.verbs.head);
    let said = said.filter(|c| items.is(c.verbs.head, Class::ReportingVerb));
    let mut speakers = said.filter_map(|c| deed::party(context, items, c.subject()?.phrase, sentence));
    speakers.any(|party| party.term == *term)
}

/// Sentences of a headline, a byline and a lead.
const LEAD: usize = 5;

/// "The Oscar winner" of an article whose lead names one person only, and names them again: that person.
fn whom_it_is_of(context: &Context<'_>, items: &Items<'_>, phrase: Phrase) -> Option<Term> {
    let classes = [Class::PersonNoun, Class::Occupation, Class::Title];
    let person =
        classes.iter().any(|class| items.is(phrase.head, *class)) || items.is_cue(phrase.head, STARS);
    let definite = items.is_any_word(phrase.first, &["the"]);
    let named = (phrase.first..phrase.head).filter(|_| person && definite);
    // "The Alder striker": of a place or a prize, not of another person.
    let other = |i: usize| {
        let entity = items.mention(i).and_then(|(index, _)| context.entities.of_mention(index));
        entity.is_some_and(|entity| entity.kind == NameKind::Person && entity.key.contains('-'))
    };
    if !(person && definite) || named.into_iter().any(other) {
        return None;
    }
    let lead = context.mentions.iter().enumerate().take_while(|(_, m)| m.sentence < LEAD);
    let named = lead.filter_map(|(index, _)| context.entities.of_mention(index));
    let mut persons: Vec<&Term> = named
        .filter(|e| e.kind == NameKind::Person && e.key.contains('-') && e.mentions() > 1)
        .map(|e| &e.key)
        .collect();
    persons.dedup();
    match persons.as_slice() {
        [only] => Some((*only).clone()),
        _ => None,
    }
}

/// Nouns for persons whom their prizes and parts tell.
const STARS: CueWords = CueWords::named("prized");

/// What a verb says befell its subject.
fn befell(items: &Items<'_>, clause: &Clause) -> Option<&'static str> {
    let head = items.word(clause.verbs.head)?;
    let turn = items.at(clause.verbs.head, Class::Turn).map(|(_, sense)| sense);
    // "Passed away", "lost her life".
    let died = turn.is_some_and(|s| {
        s.tags.first().is_some_and(|id| &**id == "died") && !s.is("not") && !s.is("undergone")
    });
    if died && clause.verbs.voice == Voice::Active {
        return Some("death");
    }
    // "Shot dead" tells more than "shot".
    let (_, sense) = items.at(clause.verbs.head, Class::PropertyWord)?;
    let passive = clause.verbs.voice == Voice::Passive;
    let dies = head.starts_with("die") || head.starts_with("Die");
    match &*sense.id {
        "killed" if dies != passive => Some("death"),
        "arrested" if passive => Some("arrest"),
        "charged" if passive => Some("charge"),
        _ => None,
    }
}
