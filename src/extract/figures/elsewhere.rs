//! Tolls of another happening than the news, which a relative clause tells: "the Alder attacks that killed 130 in November", "the
//! bombing of trains in 2004, which killed 191".

use crate::claim::slug;
use crate::grammar::{Meaning, NameKind};
use crate::knowledge::Class;
use crate::syntax::slot::Clause;

use super::Figure;

/// Items before a relative word in which the happening stands that it takes up.
const REACH: usize = 12;
/// The last sentence in which the places of the news itself are introduced.
const LEAD: usize = 1;
/// The verb by which something is said to be worth so much.
const VALUE: &str = "value";
/// Words that open a relative clause.
const RELATIVE: [&str; 4] = ["that", "which", "where", "when"];

impl Figure<'_, '_> {
    /// Whether a relative clause before the figure takes up a happening of another place or of another year.
    pub(super) fn is_of_another_happening(&self) -> bool {
        let items = self.items;
        let Some(relative) =
            (self.at.saturating_sub(REACH)..self.at).rev().find(|&i| items.is_any_word(i, &RELATIVE))
        else {
            return false;
        };
        let before = (relative.saturating_sub(REACH)..relative).rev();
        let Some(event) = before.into_iter().find(|&i| items.is(i, Class::EventNoun)) else { return false };
        let main = self.context.events.main.as_deref();
        let own = items.sense(event, Class::EventNoun).is_some_and(|s| Some(&*s.id) == main);
        let named = event.checked_sub(1).into_iter().chain(event + 1..relative);
        let elsewhere = named.into_iter().any(|i| self.is_other_place(i));
        let past = (event + 1..self.at).any(|i| {
            let time = items.mention(i).and_then(|(_, mention)| mention.time());
            time.is_some_and(|time| time.is_of_a_year() && self.context.events.is_past(time))
        });
        self.sentence > LEAD && elsewhere || past && !own
    }

    /// "Halden will invest in the company, valued at $68 billion": of the noun right before, and not of the subject.
    pub(super) fn is_of_noun_before(&self, clause: &Clause) -> bool {
        let verbs = &clause.verbs;
        let comma = verbs.first.checked_sub(1).filter(|&i| self.items.is_symbol(i, &[',']));
        let noun = comma.and_then(|i| i.checked_sub(1)).filter(|_| verbs.first == verbs.head);
        let subject = clause.subject().map(|slot| slot.phrase.head);
        let called = self.items.sense(verbs.head, Class::FigureVerb).is_some_and(|verb| &*verb.id == VALUE);
        called && noun.is_some_and(|noun| subject.is_some_and(|subject| subject + 1 < noun))
    }

    /// "In 2008 thieves took $118 million", "ahead of 2008, when three men emptied a room of pieces worth 85 million": whether the words
    /// before the figure are told of a year long before the article.
    pub(super) fn is_of_past_year(&self) -> bool {
        let items = self.items;
        let year = |i: usize| {
            let time = items.mention(i).and_then(|(_, mention)| mention.time());
            time.is_some_and(|time| time.is_of_a_year() && self.context.events.is_past(time))
        };
        let opened = self.at > 1 && items.is_any_word(0, &["in", "during"]) && year(1);
        let when = |i: usize| {
            items.is_any_word(i, &["when"])
                || items.is_symbol(i, &[',']) && items.is_any_word(i + 1, &["when"])
        };
        opened || (0..self.at).any(|i| when(i + 1) && year(i))
    }

    /// Whether a place is named that neither headline nor lead has.
    fn is_other_place(&self, at: usize) -> bool {
        let Some((_, mention)) = self.items.mention(at) else { return false };
        let Meaning::Name(name) = &mention.meaning else { return false };
        let place = name.kind == NameKind::Place;
        place && !self.context.is_in_lead(&slug(mention.span.of(self.items.text)), self.sentence)
    }
}
