//! How long a jail term, or how high a fine, somebody was given, in all the words that tell it.

use std::sync::Arc;

use crate::claim::{Certainty, Claim, ClaimKind, Scope, Value};
use crate::grammar::{Meaning, MentionType, NameKind};
use crate::knowledge::CueWords;
use crate::syntax::Items;
use crate::syntax::slot::{Clause, Phrase, Tense, Voice};

use super::super::context::{Context, Draft};
use super::super::{deed, factuality, scope, when};
use super::who::Who;
use super::{Reader, together};

/// Verbs that leave open whether a penalty comes.
const FACES: CueWords = CueWords::named("leaves-penalty-open");
/// Words for sums that are no fine, or not a fine alone.
const SUMS: CueWords = CueWords::named("sums-beside-a-fine");
/// Verbs of spending a term in prison.
const SERVES: CueWords = CueWords::named("serves-term");
/// Marks turns behind which the length of a jail term stands.
const TERM: &str = "term";
/// The property for it.
const SENTENCED: &str = "sentenced-time";
/// The property of a claim that tells how long somebody must stay in prison before they may be let out.
const LEAST: &str = "least-served-time";
/// The property of a claim that tells how high a fine was.
const FINE: &str = "fine";
/// Items behind a verb in which the length or the amount stands.
const REACH: usize = 9;
/// Words by which a length is no more than the least.
const MINIMUM: CueWords = CueWords::named("minimum-term");
/// Words with which somebody is given a fine, or pays it.
const PAYS: CueWords = CueWords::named("gives-penalty");

impl Reader<'_, '_> {
    /// "Was sent to prison *for six years*": how long somebody by name was jailed for.
    pub(super) fn term(&self, who: &Who) -> Option<Claim> {
        let items = self.items;
        if !self.sense.is(TERM) || who.word.is_some() || self.is_denied() {
            return None;
        }
        let (at, length) = self.length()?;
        let after =
            items.is_any_word(at + 1, &["of"]) && !items.is_any_word(at + 2, &["imprisonment", "jail"]);
        // "Could have been jailed for 10 years": what might be is left out before this.
        let least = (self.last + 1..at).any(|i| items.is_cue(i, MINIMUM));
        let told = !after && !least;
        let as_of = match deed::time(items, self.clause) {
            deed::Told::At(_, time) => Some(time.clone()),
            deed::Told::Unsaid => None,
            deed::Told::Several => return None,
        };
        let value = Value::Quantity(Arc::new(length));
        let mut claim = self.claim(
            ("", SENTENCED),
            ClaimKind::Figure,
            value,
            (at, scope::of_attribute(items, at)),
            who,
            factuality::at(items, self.clause.verbs.head),
        )?;
        claim.statement.as_of = as_of;
        told.then_some(claim)
    }

    /// The one length behind the words, or in the phrase whose noun they are: "for six years", "a five-year jail term".
    fn length(&self) -> Option<(usize, crate::value::Quantity)> {
        let items = self.items;
        if self.sense.is("noun") {
            let phrase = items.phrase_at(self.at)?;
            return (phrase.first..self.at).find_map(|i| Some((i, when::length(items, i)?)));
        }
        let next = items.clauses().iter().map(|c| c.verbs.first).filter(|&v| v > self.last).min();
        let end = next.unwrap_or(items.items.len()).min(self.last + 1 + REACH);
        // "After a five-week trial": of something else than the term.
        let other = |i: usize| {
            let article = items.is_any_word(i - 1, &["a", "an"]);
            article
                && i.checked_sub(2)
                    .is_some_and(|i| items.is_any_word(i, &["after", "following", "in", "during", "at"]))
        };
        let before =
            |i: usize| !other(i) && items.is_any_word(i - 1, &["to", "for", "a", "an", "with", "of"]);
        let given = |i: usize| i == self.last + 1 || self.whom.is_some_and(|whom| i == whom.last + 1);
        let mut found = (self.last + 1..end).filter_map(|i| Some((i, when::length(items, i)?)));
        let (at, length) = found.next().filter(|_| found.next().is_none())?;
        (before(at) || given(at)).then_some((at, length))
    }
}

/// Adds the fines that a sentence tells, and how long somebody must at least stay in prison.
pub(super) fn extract(
    context: &Context<'_>,
    items: &Items<'_>,
    clause: &Clause,
    sentence: usize,
) -> Vec<Claim> {
    let verbs = &clause.verbs;
    let might = verbs.modal.is_some_and(|m| !items.is_any_word(m, &["must", "will"]));
    if verbs.negated
        || might
        || items.clauses().iter().any(|c| c.verbs.last < verbs.first && is_open(items, c))
    {
        return Vec::new();
    }
    let place = Place { context, items, clause, sentence };
    [place.least(), place.fine()].into_iter().flatten().collect()
}

/// Whether a clause before leaves open what comes of it: "faces", "could".
fn is_open(items: &Items<'_>, clause: &Clause) -> bool {
    clause.verbs.modal.is_some() || items.is_cue(clause.verbs.head, FACES)
}

struct Place<'r, 'a> {
    context: &'r Context<'a>,
    items: &'r Items<'a>,
    clause: &'r Clause,
    sentence: usize,
}

impl Place<'_, '_> {
    /// "Must serve at least 14 years".
    fn least(&self) -> Option<Claim> {
        let items = self.items;
        let verb = self.clause.verbs.head;
        let serves = items.is_cue(verb, SERVES);
        if !serves && !items.is_any_word(verb, &["jailed", "sentenced"]) {
            return None;
        }
        let at = (verb + 1..verb + REACH).find(|&i| when::length(items, i).is_some())?;
        let least = (verb + 1..at).any(|i| items.is_cue(i, MINIMUM))
            || items.mention(at).is_some_and(|(_, m)| m.span.of(items.text).contains("least"));
        let length = when::length(items, at).filter(|_| least)?.without_hedge();
        let active = !serves && self.clause.verbs.voice == Voice::Active;
        let whom = together::person_behind(items, verb + 1).filter(|_| active);
        let subject = whom.or_else(|| self.clause.subject().map(|slot| slot.phrase))?;
        self.claim(LEAST, at, Value::Quantity(Arc::new(length)), subject)
    }

    /// "Was fined £500", "was ordered to pay a fine of £500".
    fn fine(&self) -> Option<Claim> {
        let items = self.items;
        let verbs = &self.clause.verbs;
        let money = |i: &usize| items.mention(*i).is_some_and(|(_, m)| m.kind == MentionType::Currency);
        let fined = items.is_any_word(verbs.head, &["fined", "fines"]);
        // "Asked that she be fined".
        if items.is_any_word(verbs.first, &["be"]) || !(fined || items.is_cue(verbs.head, PAYS)) {
            return None;
        }
        let whom = together::person_behind(items, verbs.head + 1);
        let subject = || self.clause.subject().map(|slot| slot.phrase);
        let next = items.clauses().iter().map(|c| c.verbs.first).filter(|&v| v > verbs.last).min();
        let end = next.unwrap_or(items.items.len()).min(verbs.last + 1 + REACH);
        // "A total of £700 with costs" is no fine alone.
        let total = (verbs.head + 1..end).any(|i| items.is_cue(i, SUMS));
        let mut amounts = (verbs.head + 1..end).filter(money);
        let at = amounts.next().filter(|_| amounts.next().is_none() && !total)?;
        let noun = items.is_any_word(at + 1, &["fine"])
            || items.is_any_word(at - 1, &["of"]) && items.is_any_word(at.checked_sub(2)?, &["fine"]);
        let receiver = match (fined, verbs.voice) {
            (true, Voice::Passive) => subject(),
            // "Jane Doe fined £500" in a headline.
            (true, Voice::Active) => whom.or_else(|| subject().filter(|_| at == verbs.last + 1)),
            (false, _) if noun => whom.or_else(subject),
            _ => None,
        }?;
        let Meaning::Quantity(quantity) = &items.mention(at)?.1.meaning else { return None };
        self.claim(FINE, at, Value::Quantity(quantity.clone()), receiver)
    }

    fn claim(&self, property: &str, at: usize, value: Value, whom: Phrase) -> Option<Claim> {
        let items = self.items;
        let party = deed::party(self.context, items, whom, self.sentence).filter(|party| !party.unnamed)?;
        let full = party.kind == NameKind::Unknown && party.term.contains('-');
        let person = full || party.kind == NameKind::Person;
        let verbs = &self.clause.verbs;
        let (first, last) = (at.min(verbs.first), at.max(verbs.last));
        let told = factuality::at(items, verbs.head);
        let certain = verbs.tense != Tense::Future || property == LEAST;
        let draft = Draft {
            kind: ClaimKind::Figure,
            subject: party.term,
            property: property.into(),
            scope: Scope::new(),
            value,
            span: self.context.span(items.get(first)?.start, items.get(last)?.end),
            subject_span: None,
            certainty: Certainty::Possible,
            about_event: false,
        };
        let as_of = deed::date(items, self.clause).map(|(_, time)| time.clone());
        let asserted = if property == LEAST { crate::claim::Factuality::Asserted } else { told };
        (person && certain).then(|| self.context.claim_at(draft, asserted, as_of, self.sentence))
    }
}
