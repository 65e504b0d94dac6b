//! How many the crew is of what the news is of: "its crew of 24", "the 19-member crew", "all 21 crew members".

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::claim::{Certainty, Claim, ClaimKind, Scope, Term, Value};
use crate::grammar::MentionType;
use crate::knowledge::Class;
use crate::value::{Dimension, Hedge, Quantity, Unit};

use super::super::context::Draft;
use super::super::factuality;
use super::Figure;
use super::aboard::{ABOARD, BEFORE, CREW, CREW_MEMBERS, LEAD};

/// Nouns behind the number of a crew: "a 21-man crew".
const MEMBERS: [&str; 3] = ["member", "man", "person"];
/// Words of an article by which a ship, a train or a plane is known to be what it is of.
const OPENING: usize = 80;
/// Items on either side of the number of a crew among which its ship stands.
const NEAR: usize = 40;
/// Items before a crew in which the passengers stand who are told with it.
const LIST: usize = 14;

impl Figure<'_, '_> {
    /// How many at least were on board, where a sentence tells the passengers and the crew, both to the last one: "181 passengers
    /// and eight crew". Others may have been with them.
    pub(super) fn all_aboard(&self) -> Option<Claim> {
        let passengers = self.passengers_beside()?;
        let whole = |figure: &Self| {
            let number = figure.quantity.number.filter(|_| figure.quantity.hedge == Hedge::Exact)?;
            let round = number >= Decimal::ONE_HUNDRED && (number % Decimal::ONE_HUNDRED).is_zero();
            (!round && number.fract().is_zero()).then_some(number)
        };
        let all = whole(&passengers)?.checked_add(whole(self)?)?;
        self.aboard()?;
        passengers.aboard().filter(|told| *told.property == *format!("{ABOARD}passengers"))?;
        let unit = Unit::base(Dimension::Count, "people");
        let exact = Quantity::exact(all, Decimal::ONE, unit);
        let number = Quantity { hedge: Hedge::AtLeast, high: None, ..exact };
        let (first, last) = (self.items.get(passengers.at)?, self.items.get(self.at)?);
        let draft = Draft {
            kind: ClaimKind::Figure,
            subject: Term::from(""),
            property: format!("{ABOARD}people").into(),
            scope: Scope::new(),
            value: Value::Quantity(Arc::new(number)),
            span: self.context.span(first.start, last.end),
            subject_span: None,
            certainty: Certainty::Possible,
            about_event: true,
        };
        let factuality = factuality::at(self.items, self.at);
        Some(self.context.claim_at(draft, factuality, None, self.sentence))
    }

    /// "181 passengers and eight crew", "181 passengers, including a child, and eight crew": the passengers before a number of the crew.
    pub(super) fn passengers_beside(&self) -> Option<Self> {
        self.travellers().filter(|whom| *whom == "crew")?;
        let plain = |figure: &Self| super::scope::modifiers(&figure.quantity.unit.symbol).is_none();
        let passengers = |figure: &Self| figure.travellers() == Some("passengers") && plain(figure);
        if let Some(joined) = self.joined_to().filter(passengers) {
            return Some(joined);
        }
        let items = self.items;
        let listed = (self.at.saturating_sub(LIST)..self.at).rev();
        let open = |i: &usize| {
            let counted = self.at_item(*i).is_some();
            counted
                || items.is_symbol(*i, &[','])
                || items.is_any_word(*i, &["and", "including", "a", "one"])
                || self.is_child(*i)
        };
        let listed = listed.take_while(open).filter_map(|i| self.at_item(i)).find(passengers)?;
        listed.aboard().is_some().then_some(listed)
    }

    /// "A child", "one baby": the word for one of the passengers.
    fn is_child(&self, at: usize) -> bool {
        self.items.is_any_word(at, &["child", "baby", "infant", "toddler"])
    }

    /// Whether they are those who work on board.
    pub(super) fn is_crew(&self) -> bool {
        self.travellers() == Some("crew")
    }

    /// "The ship, with its crew of 24", "a crew of 21 Norwegians": the number behind the noun.
    pub(super) fn is_crew_of_many(&self) -> bool {
        let items = self.items;
        let crew = items.before_hedges(self.at).filter(|&of| items.is_any_word(of, &["of"]));
        let crew = crew.and_then(|of| of.checked_sub(1)).filter(|&i| items.is_any_word(i, &["crew"]));
        // "A film crew of ten": of no ship.
        let plain = crew.and_then(|crew| crew.checked_sub(1)).is_some_and(|i| items.is_function_word(i));
        let persons = match self.mention.kind {
            MentionType::Number => true,
            MentionType::Count => !self.is_attributive() && !self.counts_places(),
            _ => false,
        };
        persons && plain && crew.is_some_and(|crew| self.is_crew_of_the_news(crew))
    }

    /// "The ship's 19-member crew", "the 21-strong crew".
    pub(super) fn is_crew_by_number(&self) -> bool {
        let items = self.items;
        let crew = |i: usize| {
            let next = items.word(i + 1).filter(|_| !items.is_function_word(i + 1));
            let person = next.and_then(|word| items.lexicon.sense(word, Class::CountNoun)).is_some();
            items.is_any_word(i, &["crew"]) && !person
        };
        let noun = self.noun();
        let members = self.is_attributive() && MEMBERS.contains(&noun.as_str()) && crew(self.at + 1);
        let behind = items.get(self.at).and_then(|item| items.text.get(item.end..)).unwrap_or("");
        let strong = ["-strong crew", "\u{2011}strong crew"].iter().any(|words| behind.starts_with(words));
        (members || strong) && self.is_crew_of_the_news(self.at)
    }

    /// "All 21 crew members are safe", "the ship's 21 crew", "has 21 crew".
    pub(super) fn is_whole_crew(&self) -> bool {
        let items = self.items;
        let mut near = (self.at.saturating_sub(2)..self.at).rev().take_while(|&i| items.word(i).is_some());
        let own = near.any(|i| items.is_any_word(i, &["all", "the", "its", "their", "has", "had"]));
        let symbol = self.quantity.unit.symbol.to_lowercase();
        let plain = [CREW, CREW_MEMBERS].contains(&&*symbol) && self.mention.kind == MentionType::Count;
        let more = items.is_any_word(self.at + 1, &["more", "each", "per", "who"]);
        let owner = self.at.checked_sub(1).is_some_and(|i| items.is_possessive(i));
        plain && !more && (own || owner) && self.is_crew_of_the_news(self.at)
    }

    /// Whether a crew is that of what the news is of. "A fishing boat with a crew of 16 was captured on Tuesday": far behind the lead it
    /// is another ship than that of the news.
    fn is_crew_of_the_news(&self, crew: usize) -> bool {
        let items = self.items;
        let near = self.at.saturating_sub(NEAR)..(self.at + NEAR).min(items.items.len());
        let vehicle = near.into_iter().find(|&i| items.word(i).is_some_and(|w| self.is_vehicle(w)));
        let new = |at: usize| (at.saturating_sub(BEFORE)..at).any(|i| items.is_any_word(i, &["a", "an"]));
        match vehicle {
            Some(at) => self.sentence < LEAD || !new(at),
            None => !new(crew) && self.is_of_a_vehicle(),
        }
    }

    /// Whether the article begins with a ship, a train or a plane.
    fn is_of_a_vehicle(&self) -> bool {
        let words =
            self.context.source.text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let lexicon = self.items.lexicon;
        let vehicle = |word: &str| {
            lexicon.sense(&word.to_lowercase(), Class::ThingNoun).is_some_and(|s| s.is("vehicle"))
        };
        words.take(OPENING).any(vehicle)
    }
}
