//! How far below the ground a quake was: of a lake, a mine or an aftershock in the same news it says nothing.

use rust_decimal::Decimal;

use crate::claim::Term;
use crate::knowledge::{Class, CueWords};
use crate::syntax::slot::Phrase;
use crate::value::Quantity;

use super::super::context::Context;
use super::Figure;

/// The id of the property of how far below the ground a quake was; it is also the English noun for it.
pub(in crate::extract) const DEPTH: &str = "depth";
/// The id of the kind of event that a quake is, in the words for events.
pub(super) const QUAKE: &str = "earthquake";
/// Words of a sentence that tells of another happening than that of the news.
const APART: CueWords = CueWords::named("of-another-happening");

/// Whether a depth in the news of a quake cannot be that of the quake: no mine and no lake is so deep as one.
pub(in crate::extract) fn is_no_depth_of_quake(
    context: &Context<'_>,
    sentence: usize,
    quantity: &Quantity,
) -> bool {
    /// Metres.
    const DEEPEST_MINE: i64 = 4000;
    let events = &context.events;
    let told = events.of_sentence(sentence).is_some_and(|event| &*event.term == QUAKE);
    let quake = told || events.main.as_deref() == Some(QUAKE);
    let metres = quantity.number.and_then(|n| n.checked_mul(quantity.unit.factor));
    quake && metres.is_some_and(|metres| metres < Decimal::from(DEEPEST_MINE))
}

impl Figure<'_, '_> {
    /// "The survey put it at 7.1. *Its depth* was 10 km": that of the quake, and not of who measured it.
    pub(super) fn of_quake(&self, phrase: Phrase) -> Option<Term> {
        let items = self.items;
        let depth = items.is_any_word(phrase.head, &[DEPTH]) && phrase.head == phrase.first + 1;
        let own = depth && phrase.first == 0 && items.is_any_word(phrase.first, &["its", "the"]);
        let events = &self.context.events;
        let told = events.of_sentence(self.sentence).map(|event| event.term.clone());
        let event = told.or_else(|| events.main.as_deref().map(Term::from)).filter(|_| own)?;
        let shallow = is_no_depth_of_quake(self.context, self.sentence, self.quantity);
        (&*event == QUAKE && !shallow && self.is_behind_quake()).then_some(event)
    }

    /// Whether the sentence before tells of the quake of the news, and of no aftershock.
    fn is_behind_quake(&self) -> bool {
        let Some(before) = self.sentence.checked_sub(1) else { return false };
        let Some(sentence) = self.context.document.sentences.get(before) else { return false };
        let lexicon = self.items.lexicon;
        let mut words = sentence.span.of(self.items.text).split(|c: char| !c.is_alphabetic());
        let event = |word: &str| lexicon.sense(word, Class::EventNoun).is_some_and(|s| &*s.id == QUAKE);
        let quake = words.clone().any(|word| event(word) || word.eq_ignore_ascii_case("it"));
        quake && !words.any(|word| APART.hold(word, lexicon))
    }
}
