//! What a thing without a name is worth: "a ring worth four million euros", "a $4 million ring", "oil worth $100 million", and what
//! robbers took with them: "fled with $10 million in jewellery".

use crate::grammar::{Meaning, MentionType};
use crate::knowledge::{Class, CueWords};
use crate::value::Dimension;

use super::family::family;
use super::measured::Measured;
use super::{Figure, LOOT};

/// Begins the property of what a thing of the news is worth.
pub const WORTH: &str = "news-worth-of-";
/// Marks the kinds of happenings in which something is stolen.
const THEFT: &str = "theft";
/// Words that tell what a thing is worth.
const IS_WORTH: CueWords = CueWords::named("is-worth");
/// Nouns of things of which the news mostly has one.
const THING: CueWords = CueWords::named("precious-thing");
/// Nouns of what robbers take.
const TAKEN: CueWords = CueWords::named("loot");
/// Words by which it was taken.
const TAKES: CueWords = CueWords::named("takes-loot");
/// Nouns of goods.
const GOODS: CueWords = CueWords::named("goods");
/// Words that say that it is not the one that the news is of.
const OTHERS: CueWords = CueWords::named("not-the-one");
/// Forms of "to be" between a thing and its worth.
const BE: CueWords = CueWords::named("form-of-be");

impl Figure<'_, '_> {
    /// The thing that an amount is the worth of.
    pub(super) fn worth(&self) -> Option<Measured> {
        let noun = self.valued().filter(|_| self.mention.kind == MentionType::Currency)?;
        let (items, sentence) = (self.items, self.sentence);
        if self.context.events.is_of_another(sentence) || self.is_of_past_year() {
            return None;
        }
        let goods = items.is_cue(noun, GOODS);
        if goods || items.is_cue(noun, THING) && self.is_the_thing(noun) {
            let word = items.word(noun)?;
            let family = family(items.lexicon, word).filter(|_| goods);
            let thing = family.unwrap_or_else(|| word.to_lowercase());
            return Some(Measured::of_news(&format!("{WORTH}{thing}"), self.at));
        }
        let all = items.is_cue(noun, TAKEN) && self.is_taken() && !self.is_in_sum();
        all.then(|| Measured::of_news(LOOT, self.at))
    }

    /// The noun of what has the worth: "a ring *worth*", "the ring was *valued at*", "a $4 million *ring*", "$4 million (worth) of
    /// *jewels*", "$4 million in *jewels*".
    fn valued(&self) -> Option<usize> {
        let (items, at) = (self.items, self.at);
        let around = items.phrase_at(at).filter(|p| p.head > at && items.mention(p.head).is_none());
        if let Some(phrase) = around.filter(|p| !items.is_any_word(p.head, &["worth"])) {
            return Some(phrase.head);
        }
        let worth = usize::from(items.is_any_word(at + 1, &["worth"]));
        let of = at + 1 + worth;
        if items.is_any_word(of, &["of", "in"]) {
            let behind = items.phrase_from(of + 1)?;
            return items.mention(behind.head).is_none().then_some(behind.head);
        }
        let before = items.before_hedges(at)?;
        // "Estimated at" is a hedge as well.
        let from = if items.is_any_word(before, &["at", "for"]) { before.checked_sub(1)? } else { before };
        let mut end = (from..at).find(|&i| items.is_cue(i, IS_WORTH))?.checked_sub(1)?;
        while items.is_cue(end, BE) || items.is_symbol(end, &[',']) {
            end = end.checked_sub(1)?;
        }
        let phrase = items.phrase_at(end)?;
        (phrase.head == end).then_some(end)
    }

    /// Whether a noun speaks of one thing, and not of each of several or of any: "a ring", "the stolen painting", "her ring".
    fn is_the_thing(&self, noun: usize) -> bool {
        let items = self.items;
        let Some(phrase) = items.phrase_at(noun) else { return false };
        let other = (phrase.first..noun).any(|i| {
            let sense = items.word(i).and_then(|w| items.lexicon.sense(&w.to_lowercase(), Class::WordFamily));
            items.is_cue(i, OTHERS) || sense.is_some_and(|s| s.is(super::told::OTHER))
        });
        let owned = (phrase.first..noun).any(|i| items.is_possessive(i));
        let told = items.is_determiner(phrase.first) || owned;
        told && !other
    }

    /// Whether what is worth so much was taken from somebody: the sentence says so, or the news is a theft.
    fn is_taken(&self) -> bool {
        let items = self.items;
        let main = self.context.events.main.as_deref();
        let sense = main.and_then(|main| items.lexicon.sense(main, Class::EventNoun));
        sense.is_some_and(|s| s.is(THEFT)) || (0..items.items.len()).any(|i| items.is_cue(i, TAKES))
    }

    /// Whether the sentence tells another amount of the currency: "jewels worth six million and cash of two million".
    fn is_in_sum(&self) -> bool {
        let items = self.items;
        let other = |i: usize| match items.mention(i).map(|(_, m)| &m.meaning) {
            Some(Meaning::Quantity(q)) => {
                q.unit.dimension == Dimension::Currency && q.unit.symbol == self.quantity.unit.symbol
            }
            _ => false,
        };
        (0..items.items.len()).any(|i| i != self.at && other(i))
    }
}
