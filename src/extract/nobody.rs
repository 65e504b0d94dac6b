//! Tolls without a figure: "no one was hurt", "there were no casualties", "one of the guards was lightly injured"; and
//! warnings and orders of the news that were or were not given: "no flood warning was issued".

use std::collections::BTreeSet;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::claim::{Certainty, Claim, ClaimKind, Factuality, Scope, Term, Value};
use crate::knowledge::{Class, CueWords, Sense};
use crate::syntax::Items;
use crate::syntax::slot::{Clause, ClauseKind, Tense, Voice};
use crate::value::{Dimension, Quantity, Unit};

use super::context::{Context, Draft, slug};
use super::event::HAPPENING;
use super::{factuality, when};

/// The tolls that nobody can be denied of.
const TOLLS: [&str; 3] = ["killed", "injured", "arrested"];
/// Words of a sentence that only says that nothing is known.
const UNKNOWN: CueWords = CueWords::named("nothing-known");
/// Verbs by which a warning or an order is given.
const GIVEN: CueWords = CueWords::named("gives-warning");
/// Words behind "in" by which a warning or an order holds.
const HOLDS: CueWords = CueWords::named("holds-behind-in");
/// What is given, behind a word that says of what kind: "flood warning".
const ORDERS: CueWords = CueWords::named("warning-or-order");

/// Adds that nobody, or one of several, was killed or hurt, and whether a warning was given.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    let toll = context.events.of_toll(sentence, items.lexicon);
    let past = when::times(items, 0..=items.items.len(), 0).any(|(_, time)| context.events.is_past(time));
    if past || (0..items.items.len()).any(|i| items.is_cue(i, UNKNOWN)) {
        return;
    }
    let from = claims.len();
    // A flood warning is no flood: it is given in the news.
    let event = context.events.main.clone().unwrap_or_else(|| Term::from(HAPPENING));
    let reader = Reader { context, items, sentence, event };
    claims.extend(items.clauses().iter().filter_map(|clause| reader.given(clause)));
    let Some(event) = toll else { return };
    let reader = Reader { context, items, sentence, event };
    for clause in items.clauses() {
        reader.nobody(clause, claims);
        claims.extend(reader.one_of(clause));
    }
    reader.there_were_none(claims);
    // "Nobody was killed or injured" may be two clauses.
    let mut told = BTreeSet::new();
    let mut own = claims.split_off(from.min(claims.len()));
    own.retain(|claim| told.insert(claim.statement.to_string()));
    claims.append(&mut own);
}

/// Items behind a verb in which stands what it gives.
const NEAR: usize = 5;

struct Reader<'r, 'a> {
    context: &'r Context<'a>,
    items: &'r Items<'a>,
    sentence: usize,
    event: Term,
}

impl<'a> Reader<'_, 'a> {
    fn fate(&self, at: usize) -> Option<&'a Sense> {
        let sense = self.items.sense(at, Class::PropertyWord)?;
        TOLLS.contains(&&*sense.id).then_some(sense)
    }

    fn degree(&self, at: usize) -> Option<&'a Sense> {
        self.items.sense(at, Class::Degree)
    }

    /// The word for what happened of a clause that tells it as a fact, of its subject.
    fn told(&self, clause: &Clause) -> Option<(usize, &'a Sense)> {
        let verbs = &clause.verbs;
        let real = !verbs.negated && verbs.modal.is_none() && verbs.tense != Tense::Future;
        if !real || clause.kind == ClauseKind::Infinitive {
            return None;
        }
        // "Was lightly injured": taken for an adjective or not.
        let be = self.items.is_any_word(verbs.head, &["was", "were", "been", "is", "are"]);
        let last = if be { verbs.head + 2 } else { verbs.head };
        let (at, sense) = (verbs.head..=last).find_map(|i| Some((i, self.fate(i)?)))?;
        let undergone = be || verbs.voice == Voice::Passive || self.items.is_any_word(at, &["died", "dead"]);
        undergone.then_some((at, sense))
    }

    /// "No one was killed or injured", "nobody had been hurt"; who was not badly hurt may have been hurt.
    fn nobody(&self, clause: &Clause, claims: &mut Vec<Claim>) {
        let Some((head, sense)) = self.told(clause) else { return };
        let Some(subject) = clause.subject().map(|s| s.phrase) else { return };
        let items = self.items;
        let none = items.is_any_word(subject.head, &["nobody"])
            || items.is_any_word(subject.head, &["one", "people", "person"])
                && items.is_any_word(subject.head.wrapping_sub(1), &["no"]);
        // "Nobody who took it", "no one aboard", "no one wearing a belt": a part of all.
        let adverb = |i: usize| {
            items.is_any_word(i, &["also", "ever", "actually", "apparently", "luckily", "fortunately"])
        };
        let part = (subject.last + 1..clause.verbs.first).any(|i| !adverb(i) && !items.is_symbol(i, &[',']))
            || self.is_told_of(subject.last + 1);
        let degree = (clause.verbs.first..=head + 3).any(|i| self.degree(i).is_some());
        if !none || part || degree {
            return;
        }
        let joined =
            items.is_any_word(head + 1, &["or", "and", "nor"]).then(|| self.fate(head + 2)).flatten();
        for fate in [Some(sense), joined.filter(|other| other.id != sense.id)].into_iter().flatten() {
            let last = if fate.id == sense.id { head } else { head + 2 };
            claims.extend(self.toll(fate, (subject.first, last), 0, Scope::new()));
        }
    }

    /// Whether what stands behind "nobody" says of whom: "who took the vaccine", whichever clause the verb is taken to be of.
    fn is_told_of(&self, at: usize) -> bool {
        self.items.is_any_word(
            at,
            &["of", "in", "from", "who", "whose", "under", "over", "aboard", "on", "with", "at", "wearing"],
        )
    }

    /// "There were no casualties", "there were no injuries", "no arrests were made".
    fn there_were_none(&self, claims: &mut Vec<Claim>) {
        let items = self.items;
        // "There were no", "there have been no"; "no arrests were made".
        let behind = |i: usize| {
            let were = items.is_any_word(i, &["were", "was"]) && items.is_any_word(i + 1, &["no"]);
            let been = items.is_any_word(i, &["have"])
                && items.is_any_word(i + 1, &["been"])
                && items.is_any_word(i + 2, &["no"]);
            were.then_some(i + 2).or_else(|| been.then_some(i + 3))
        };
        let there = |i: usize| items.is_any_word(i, &["there"]).then(|| behind(i + 1)).flatten();
        let made = |i: usize| {
            let made = |i: usize| items.is_any_word(i, &["made"]);
            (items.is_any_word(i, &["no"]) && (made(i + 3) || made(i + 4))).then_some(i + 1)
        };
        let Some((first, noun)) =
            (0..items.items.len()).find_map(|i| Some((i, there(i).or_else(|| made(i))?)))
        else {
            return;
        };
        let both = items.is_any_word(noun, &["casualties"]);
        for property in TOLLS {
            let sense = items.lexicon.sense(property, Class::PropertyWord);
            let own = self.fate(noun).is_some_and(|s| *s.id == *property);
            if let Some(sense) = sense.filter(|_| both && property != "arrested" || own) {
                claims.extend(self.toll(sense, (first, noun), 0, Scope::new()));
            }
        }
    }

    /// "One of the guards was lightly injured": one, of a kind.
    fn one_of(&self, clause: &Clause) -> Option<Claim> {
        let (head, sense) = self.told(clause)?;
        let subject = clause.subject()?.phrase;
        let items = self.items;
        let first = subject.first;
        let one = items.is_any_word(first, &["one"])
            || items.text.get(items.get(first)?.start..)?.starts_with("One ");
        let kind = items.phrase_from(first + 2).filter(|_| one && items.is_any_word(first + 1, &["of"]))?;
        let kind = items.word(kind.head)?.to_lowercase();
        let mut scope = Scope::from([(Arc::from("kind"), Term::from(slug(&kind)))]);
        if let Some(degree) = (clause.verbs.first..=head + 1).find_map(|i| self.degree(i)) {
            scope.insert(Arc::from("degree"), degree.id.clone());
        }
        self.toll(sense, (first, head), 1, scope)
    }

    fn toll(&self, fate: &Sense, words: (usize, usize), number: i64, scope: Scope) -> Option<Claim> {
        let unit = Unit::base(Dimension::Count, "people");
        let value = Value::Quantity(Arc::new(Quantity::exact(number.into(), Decimal::ONE, unit)));
        self.claim(ClaimKind::Figure, fate.id.clone(), value, words, scope)
    }

    /// "The agency issued a flood warning", "no flood warning was issued".
    fn given(&self, clause: &Clause) -> Option<Claim> {
        let verbs = &clause.verbs;
        let items = self.items;
        let real =
            verbs.modal.is_none() && verbs.tense != Tense::Future && clause.kind != ClauseKind::Infinitive;
        // "No gale warning was in force".
        let holds = items.is_any_word(verbs.head, &["is", "was", "were", "are"])
            && items.is_any_word(verbs.head + 1, &["in"])
            && items.is_cue(verbs.head + 2, HOLDS);
        if !real || !(holds || items.is_cue(verbs.head, GIVEN)) {
            return None;
        }
        // What the verb gives stands right before or behind it.
        let (first, last) = match verbs.voice {
            _ if holds => (clause.subject()?.phrase.first, verbs.first),
            Voice::Passive => (clause.subject()?.phrase.first, verbs.first),
            Voice::Active => (verbs.last + 1, verbs.last + 1 + NEAR),
        };
        let order = |&i: &usize| items.is_cue(i, ORDERS) && !items.is_function_word(i - 1);
        let at = (first + 1..last).find(order)?;
        let (kind, noun) = (items.word(at - 1)?, items.word(at)?);
        let noun = if noun.eq_ignore_ascii_case("alert") { "warning" } else { noun };
        let none = (first..at).any(|i| items.is_any_word(i, &["no"]));
        let truth = Value::Truth(none == verbs.negated);
        let property: Arc<str> = slug(&format!("{kind} {noun}")).into();
        let words = (first.min(verbs.first), at.max(verbs.last));
        self.claim(ClaimKind::Relation, property, truth, words, Scope::new())
    }

    fn claim(
        &self,
        kind: ClaimKind,
        property: Arc<str>,
        value: Value,
        words: (usize, usize),
        scope: Scope,
    ) -> Option<Claim> {
        let draft = Draft {
            kind,
            subject: self.event.clone(),
            property,
            scope,
            value,
            span: self.context.span(self.items.get(words.0)?.start, self.items.get(words.1)?.end),
            subject_span: None,
            certainty: Certainty::Possible,
            about_event: true,
        };
        // "No" and "not" stand in the value.
        let told = match factuality::at(self.items, words.0) {
            Factuality::Denied | Factuality::Former => Factuality::Asserted,
            told => told,
        };
        Some(self.context.claim_as(draft, told, self.sentence))
    }
}
