//! What sets the time of a turn apart from that of another turn of the same name.

use std::sync::Arc;

use crate::claim::{Scope, Term};
use crate::knowledge::CueWords;

use super::super::context::slug;
use super::Reader;

/// The turn of those who are found to be ill, and the word and the scope of their illness.
const DIAGNOSED: &str = "was-diagnosed";
const WITH: &str = "with";
/// Marks turns that what goes on calls at several places for, and the scope of the place.
const EACH_STOP: &str = "each-stop";
const IN: &str = "in";
/// Marks turns of services, each of which is called for itself, and the scope of one of them.
const CALLED: &str = "called";
const SERVICE: &str = "service";
/// Those who are called behind the police and the fire brigade; the entry names the service.
const SERVICES: CueWords = CueWords::named("called-service");
/// Marks turns of so long ago that the year is told.
const OF_A_YEAR: &str = "of-a-year";
/// Digits of a year.
const YEAR: usize = 4;
/// Items behind a turn in which the place stands that it is to be at.
const STOP: usize = 3;

impl Reader<'_, '_> {
    /// The illness, the stop, the service that a time is told of.
    pub(super) fn apart(&self) -> Scope {
        let found = [(WITH, self.illness()), (IN, self.stop()), (SERVICE, self.service())];
        found.into_iter().filter_map(|(key, term)| Some((Arc::from(key), term?))).collect()
    }

    /// "Last erupted on Thursday" tells of the bout that goes on, and "called at 2.55 to clear the road" of no alarm.
    pub(super) fn is_of_another(&self, at: usize) -> bool {
        let items = self.items;
        let words = items.get(at).map_or("", |item| items.words(item));
        let year = words.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == YEAR);
        let purpose = (at.max(self.last) + 1..=at.max(self.last) + 2).any(|i| {
            let verb = items.clauses().iter().any(|c| c.verbs.head == i + 1);
            verb && items.is_any_word(i, &["to"])
        });
        self.sense.is(OF_A_YEAR) && !year || self.sense.is(CALLED) && purpose
    }

    /// What somebody was diagnosed with: of two illnesses each has its day.
    fn illness(&self) -> Option<Term> {
        let items = self.items;
        let from = self.clause.verbs.last.max(self.at);
        let with = (from..=self.last + 1).find(|&i| items.is_any_word(i, &[WITH]) && self.id == DIAGNOSED)?;
        let phrase = items.phrase_from(with + 1)?;
        items.word(phrase.head).map(|illness| Term::from(illness.to_lowercase()))
    }

    /// "Due *in Varn* at 8:30, where it stops over": at each stop at another hour.
    fn stop(&self) -> Option<Term> {
        let items = self.items;
        let mut behind = (self.last + 1..=self.last + STOP).filter(|_| self.sense.is(EACH_STOP));
        let place = behind.find_map(|i| self.context.entities.of_mention(items.mention(i)?.0))?;
        Some(Term::from(slug(&place.key)))
    }

    /// "*Divers* were called at 5 p.m.", hours behind "*he* was reported missing at 3 p.m."
    fn service(&self) -> Option<Term> {
        let items = self.items;
        let phrase = self.clause.subject().filter(|_| self.sense.is(CALLED))?.phrase;
        let service = (phrase.first..=phrase.last).find_map(|i| items.cue(i, SERVICES))?;
        Some(Term::from(&*service.id))
    }
}
