//! How many were on board: "carrying 148 passengers", "with 148 people aboard", "all 148 passengers".

use rust_decimal::Decimal;

use crate::grammar::MentionType;
use crate::knowledge::{Class, CueWords};
use crate::syntax::slot::Role;
use crate::value::Time;

use super::Figure;
use super::measured::Measured;

/// Nouns of those who go to school.
const PUPILS: CueWords = CueWords::named("pupils");
/// Nouns of those who are on their way together.
const TRAVELLERS: CueWords = CueWords::named("travels-together");
/// Those who work on what carries them, besides those who steer it.
const RUNS_IT: CueWords = CueWords::named("runs-it");
/// Bytes before and behind a figure in which its paragraph may tell of them.
const AROUND: usize = 600;
/// Words before how many something can carry.
const ROOM: CueWords = CueWords::named("might-be-aboard");
/// Begins the property of the claims; what is counted ends it.
pub const ABOARD: &str = "aboard-";
/// Items behind a figure in which "on board" stands.
const BEHIND: usize = 5;
/// Items before a figure in which a word for carrying stands, or "on board were".
pub(super) const BEFORE: usize = 4;
/// Verbs of what has persons on board.
const CARRYING: CueWords = CueWords::named("carrying");
/// What the crew of a ship is called.
pub(super) const CREW: &str = "crew";
/// And those who belong to it.
pub(super) const CREW_MEMBERS: &str = "crew members";
/// Those who steer it, whom some count with the crew and others beside it.
const STEERING: CueWords = CueWords::named("steers-it");
/// Items before and behind a crew in which those stand who are counted beside it.
const BESIDE: usize = 24;
/// Items from the beginning of a headline in which "with" stands behind its subject.
const HEADLINE: usize = 4;
/// Sentences from the beginning of an article that introduce what its news is of.
pub(super) const LEAD: usize = 4;
/// Most that one ship, train or plane holds.
const MOST: i64 = 12_000;

impl Figure<'_, '_> {
    /// How many of whom were on board of what the news is of.
    pub(super) fn aboard(&self) -> Option<Measured> {
        let past = |time: &Time| self.context.events.is_past(time);
        let told = self.items.items.iter().enumerate().filter_map(|(i, _)| self.items.mention(i)?.1.time());
        if self.context.events.is_of_another(self.sentence) || told.into_iter().any(past) {
            return None;
        }
        let whom = self.travellers().filter(|_| !self.are_several())?;
        let number = self.quantity.number.or(self.quantity.low)?;
        let many = number > Decimal::ONE && number < Decimal::from(MOST);
        let role = self.is_of_role() && (self.is_attributive() || !self.is_part());
        let crew = self.is_crew_of_many()
            || self.is_crew_by_number()
            || self.is_whole_crew()
            || self.passengers_beside().is_some();
        let told = crew || role || self.is_carried() || self.is_said_aboard();
        if !many || self.is_hypothetical() || !told {
            return None;
        }
        Some(Measured::of_news(&format!("{ABOARD}{whom}"), self.at))
    }

    /// Whether the article tells of more than one thing of the kind that the sentence names: "two buses collided".
    fn are_several(&self) -> bool {
        let items = self.items;
        let thing =
            |word: &str| items.lexicon.sense(&word.to_lowercase(), Class::ThingNoun).map(|sense| &*sense.id);
        let own: Vec<&str> = (0..items.items.len()).filter_map(|i| thing(items.word(i)?)).collect();
        let counts = self.context.mentions.iter().filter(|m| m.kind == MentionType::Count);
        counts.map(|m| m.span.of(items.text)).any(|words| {
            let noun = words.rsplit(' ').next().unwrap_or(words);
            noun.ends_with('s') && thing(noun).is_some_and(|id| own.contains(&id))
        })
    }

    /// What those who are counted are called together.
    pub(super) fn travellers(&self) -> Option<&'static str> {
        if self.is_crew_of_many() || self.is_crew_by_number() {
            return Some("crew");
        }
        let noun = self.noun();
        // "Two pilots and five crew members": the latter are not all of the crew.
        let steered = || {
            let near = self.at.saturating_sub(BESIDE)..self.at + BESIDE;
            let items =
                near.filter_map(|i| self.items.get(i)).flat_map(|item| self.items.words(item).split(' '));
            items.into_iter().any(|word| STEERING.hold(word, self.items.lexicon))
        };
        let sense = self.items.lexicon.sense(&noun, Class::CountNoun);
        if self.mention.kind != MentionType::Count {
            return None;
        }
        if self.is_attributive() {
            return sense.filter(|s| s.is("role")).map(|_| "places");
        }
        let symbol = self.quantity.unit.symbol.to_lowercase();
        match noun.as_str() {
            // "462 passengers and crew": all together.
            "passengers"
                if self.items.is_any_word(self.at + 1, &["and"])
                    && self.items.is_any_word(self.at + 2, &["crew"]) =>
            {
                Some("people")
            }
            "crew" | "members" if [CREW, CREW_MEMBERS].contains(&&*symbol) => (!steered()).then_some("crew"),
            "crew" => None,
            pupils if PUPILS.hold(pupils, self.items.lexicon) => Some("pupils"),
            _ if sense.is_some_and(|s| s.is("role")) => Some("passengers"),
            // "90 refugees aboard, with its crew of four": where the article tells of a crew, they are those beside it.
            _ if self.travel_together() && self.tells_of_crew() => Some("passengers"),
            _ if self.travel_together() => Some("people"),
            _ if sense.is_some_and(|s| s.is("general")) => Some("people"),
            _ => None,
        }
    }

    /// Whether the noun is one for those who are on their way together: migrants.
    pub(super) fn travel_together(&self) -> bool {
        TRAVELLERS.hold(&self.noun(), self.items.lexicon)
    }

    /// Whether the words of the paragraph around tell of a crew, a driver or a guide.
    fn tells_of_crew(&self) -> bool {
        let text = &self.context.source.text;
        let Some(block) = self.context.document.block_of(self.sentence) else { return false };
        let (first, last) = (block.span.start as usize, block.span.end as usize);
        let (start, end) = (self.mention.span.start as usize, self.mention.span.end as usize);
        let from = text.floor_char_boundary(start.saturating_sub(AROUND)).max(first);
        let to = text.ceil_char_boundary(end.saturating_add(AROUND).min(text.len())).min(last);
        let around = text.get(from..to).unwrap_or("");
        let mut words = around.split(|c: char| !c.is_alphabetic());
        words.any(|word| RUNS_IT.hold(word, self.items.lexicon) || STEERING.hold(word, self.items.lexicon))
    }

    /// Whether the noun alone says that they travel.
    fn is_of_role(&self) -> bool {
        self.items.lexicon.sense(&self.noun(), Class::CountNoun).is_some_and(|s| s.is("role"))
    }

    /// "Two of the passengers", "another 12", "12 more", "12 injured passengers": some of those on board.
    fn is_part(&self) -> bool {
        let items = self.items;
        let before = (self.at.saturating_sub(BEFORE)..self.at).rev().take_while(|&i| items.word(i).is_some());
        let other = ["another", "other", "further", "additional", "including", "among"];
        let some = before.into_iter().any(|i| items.is_any_word(i, &other));
        let more = items.is_any_word(self.at + 1, &["more", "of", "each", "per", "who"]);
        let modified = super::scope::modifiers(&self.quantity.unit.symbol).is_some();
        let whole = self.is_named_whole() || self.is_said_aboard() || self.is_carried();
        // "12 passengers were hurt, flew, came": what became of some of them.
        let fated = self.which_passengers().is_some() || self.is_fated();
        !self.is_with_crew() && (some || more || modified || fated && !whole)
    }

    /// "172 passengers and 38 crew": both together are all.
    fn is_with_crew(&self) -> bool {
        let items = self.items;
        let crew = |i: usize| {
            let counted = items.mention(i).filter(|(_, m)| m.kind == MentionType::Count);
            counted.is_some_and(|(_, m)| m.span.of(items.text).to_lowercase().contains("crew"))
        };
        items.is_any_word(self.at + 1, &["and"]) && (self.at + 2..=self.at + BEFORE).any(crew)
    }

    /// "All 148 passengers", "one of the 148 passengers".
    fn is_named_whole(&self) -> bool {
        let before = self.at.checked_sub(1);
        before.is_some_and(|i| self.items.is_any_word(i, &["all", "the", "its", "their"]))
    }

    /// "Was carrying 148 passengers", "packed with 48 children".
    fn is_carried(&self) -> bool {
        let items = self.items;
        let of = (self.at.saturating_sub(BEFORE)..self.at).rev().find(|&i| items.is_cue(i, CARRYING));
        let named = |i: usize| {
            let verb = items.is_any_word(i, &["carried", "carries", "transported"]);
            // "The airline carried 2,000 people": in a year.
            verb && !(0..i)
                .any(|n| items.word(n).is_some_and(|w| items.lexicon.sense(w, Class::ThingNoun).is_some()))
        };
        let plain = |n: usize| items.word(n).is_some() || self.counts_travellers(n);
        of.is_some_and(|i| !named(i) && (i + 1..self.at).all(plain))
    }

    /// "148 people on board", "on board were 148 people", "48 children aboard the bus".
    fn is_said_aboard(&self) -> bool {
        let items = self.items;
        let board = |i: usize| {
            items.is_any_word(i, &["aboard"])
                || items.is_any_word(i, &["on"]) && items.is_any_word(i + 1, &["board"])
        };
        let plain = |i: &usize| items.word(*i).is_some() || self.counts_travellers(*i);
        let behind = (self.at + 1..=self.at + BEHIND).take_while(plain).any(board);
        let before = (self.at.saturating_sub(BEFORE)..self.at).rev().take_while(plain).any(board);
        if self.is_in_vehicle() {
            return true;
        }
        let there =
            (0..self.at).any(|i| items.is_any_word(i, &["there", "were", "with", "had", "have", "carrying"]));
        let first = self.at <= BEFORE;
        behind && (there || first || !self.is_fated()) || before
    }

    /// "291 of the 459 people on the ferry": the number of all who were on board, beside that of some.
    pub(super) fn is_whole_aboard(&self) -> bool {
        if self.is_crew_of_many() || self.is_crew_by_number() {
            return true;
        }
        let items = self.items;
        let whole = self.at.checked_sub(2).is_some_and(|of| items.is_any_word(of, &["of"]))
            && self.at.checked_sub(1).is_some_and(|i| items.is_any_word(i, &["the", "its"]));
        let told = self.is_of_role() || self.is_said_aboard() || self.is_whole_crew();
        whole && self.travellers().is_some() && told
    }

    /// "218 passengers on the train", "the three people in the helicopter", "a ferry with 475 people, most of them pupils,".
    fn is_in_vehicle(&self) -> bool {
        let items = self.items;
        // "118 passengers on the list": those who were to travel.
        let listed = |i: usize| items.is_any_word(i, &["list", "manifest"]);
        let vehicle = |i: usize| items.word(i).is_some_and(|w| self.is_vehicle(w)) || listed(i);
        let behind = items.is_any_word(self.at + 1, &["on", "in"])
            && items.is_any_word(self.at + 2, &["the", "a", "its", "each"])
            && (self.at + 3..=self.at + BEHIND).take_while(|&i| items.word(i).is_some()).any(vehicle);
        let with = self.at.checked_sub(1).filter(|&i| items.is_any_word(i, &["with"]));
        let carrier = with.and_then(|i| i.checked_sub(1)).is_some_and(vehicle);
        // "Plane with 188 passengers goes down".
        let next = self.at + 1;
        let heads = with.is_some_and(|i| i <= HEADLINE) && items.at(next, Class::PropertyWord).is_none();
        let closed = items.is_symbol(next, &[',', ';'])
            || heads
            || self.is_with_crew()
            || self.at + 1 == items.items.len();
        behind || carrier && closed || self.is_among_those_aboard()
    }

    /// "476 people aboard, including 323 students": some of those on board.
    fn is_among_those_aboard(&self) -> bool {
        let items = self.items;
        let Some(before) = self.at.checked_sub(1) else { return false };
        let among = before.checked_sub(1).filter(|&i| items.is_any_word(i, &["among"]));
        let opens = if items.is_any_word(before, &["including"]) {
            Some(before)
        } else {
            among.filter(|_| items.is_any_word(before, &["them"]))
        };
        let Some(last) = opens.and_then(|i| i.checked_sub(1)) else { return false };
        let last = if items.is_symbol(last, &[',']) { last.saturating_sub(1) } else { last };
        items.is_any_word(last, &["aboard", "board"])
    }

    pub(super) fn is_vehicle(&self, word: &str) -> bool {
        let vehicle = self.items.lexicon.sense(word, Class::ThingNoun).filter(|s| s.is("vehicle"));
        vehicle.is_some_and(|s| *s.id == *word.to_lowercase())
    }

    /// "A 3,200-passenger ship": how many it takes.
    pub(super) fn is_attributive(&self) -> bool {
        let words = self.mention.span.of(self.items.text);
        // "231 party-goers": the hyphen is the noun's own.
        let tied = words.rsplit_once(['-', '\u{2011}']).filter(|(number, _)| !number.contains(' '));
        self.mention.kind == MentionType::Count && tied.is_some_and(|(_, noun)| !noun.contains(' '))
    }

    fn counts_travellers(&self, at: usize) -> bool {
        self.items.mention(at).is_some_and(|(_, m)| m.kind == MentionType::Count)
    }

    /// Whether the clause tells what was done to those counted.
    fn is_fated(&self) -> bool {
        self.items.governor(self.at).is_some_and(|g| g.slot.role == Role::Subject)
    }

    /// "Can carry 400 passengers", "room for 400 passengers", "400 passengers a day".
    fn is_hypothetical(&self) -> bool {
        let items = self.items;
        let from = self.at.saturating_sub(2 * BEFORE);
        let before = (from..self.at).any(|i| items.is_cue(i, ROOM));
        let rate = items.is_any_word(self.at + 1, &["a", "an", "per", "each", "every", "annually", "daily"]);
        before || rate
    }
}
