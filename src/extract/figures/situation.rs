//! Measures that their situation tells: how far something fell, how deep below the ground somebody is, how fast something went.

use crate::knowledge::{Class, CueWords};
use crate::syntax::Governor;
use crate::syntax::slot::Role;
use crate::value::Dimension;

use super::Figure;
use super::measured::Measured;
use super::quake::is_no_depth_of_quake;

/// Words beside a speed that may be gone at and was not.
const LIMIT: CueWords = CueWords::named("speed-limit");
/// Words beside the speed of a gust, and of wind.
const GUST: CueWords = CueWords::named("gust");
const WIND: CueWords = CueWords::named("wind");
/// What something is below.
const SURFACE: CueWords = CueWords::named("surface");
/// Words beside what falls to a level and not from a height.
const LEVEL: CueWords = CueWords::named("level-that-falls");
/// The properties of what a situation tells.
pub const SITUATIONS: [&str; 6] =
    ["fall-length", "depth-length", "run-length", "wind-speed", "gust-speed", "travel-speed"];

/// Items on each side of a measure in which a noun says what it is of.
const NEAR: usize = 4;
/// Verbs of what falls.
const FALL: CueWords = CueWords::named("falls");
/// Nouns for it.
const FALLS: CueWords = CueWords::named("a-fall");
/// What is below the ground or the water.
const BELOW: CueWords = CueWords::named("below-ground");
/// Verbs of what goes at a speed.
const GOES: CueWords = CueWords::named("at-a-speed");
/// Verbs of what goes on at a speed where "at" stands before the figure: "had gone into the bend at 190 km/h".
const AT_SPEED: CueWords = CueWords::named("on-at-a-speed");
/// Words that make of a speed one that another is held against: "more than twice the 80 kilometres an hour".
const COMPARED: CueWords = CueWords::named("times-a-speed");
/// Who or what goes at a speed, besides vehicles.
const DRIVERS: CueWords = CueWords::named("drives");
/// Persons, who run by themselves.
const PERSONS: CueWords = CueWords::named("runs-on-foot");
/// Verbs of what runs on by itself.
const RUNS: CueWords = CueWords::named("runs-on");
/// Words behind a measure that make it a distance.
const AWAY: CueWords = CueWords::named("away");

impl Figure<'_, '_> {
    /// What the figure measures, if its situation tells.
    pub(super) fn situated(&self) -> Option<Measured> {
        let property = match &self.quantity.unit.dimension {
            Dimension::Physical(dimension) if &**dimension == "length" => {
                self.fallen().or_else(|| self.below()).or_else(|| self.run())?
            }
            Dimension::Physical(dimension) if &**dimension == "speed" => self.speed()?,
            Dimension::Percent => return self.shares().or_else(|| self.of_whole()),
            _ => return None,
        };
        Some(Measured::of_news(property, self.at))
    }

    fn is_near(&self, words: CueWords) -> bool {
        let near = self.at.saturating_sub(NEAR)..=self.at + NEAR;
        near.into_iter().any(|i| i != self.at && self.items.is_cue(i, words))
    }

    /// "The bus dropped 20 feet", "a 60ft drop", "a fall of 20 metres"; a river that fell is no lower by what it stands at.
    fn fallen(&self) -> Option<&'static str> {
        let items = self.items;
        let beside = self.at.checked_sub(1).is_some_and(|i| items.is_cue(i, FALL));
        let governor = items.governor(self.at);
        let verb = governor.filter(|g| {
            let to =
                matches!(g.slot.role, Role::Prepositional(i) if !items.is_any_word(i, &["about", "some"]));
            // "A 140-foot truss dropped": its own length.
            let own = g.slot.role == Role::Subject;
            items.is_cue(g.clause.verbs.head, FALL) && !to && !own && !g.clause.verbs.negated
        });
        let noun = items.phrase_at(self.at).is_some_and(|p| p.head > self.at && items.is_cue(p.head, FALLS));
        let of = items.before_hedges(self.at).filter(|&of| items.is_any_word(of, &["of"]));
        let of_fall = of.is_some_and(|of| of.checked_sub(1).is_some_and(|i| items.is_cue(i, FALLS)));
        (!self.is_near(LEVEL) && (verb.is_some() || beside || noun || of_fall)).then_some("fall-length")
    }

    /// "480 metres underground", "480 metres below the surface".
    fn below(&self) -> Option<&'static str> {
        let items = self.items;
        // "2,750ft (840m) under the desert": the other unit in brackets, or the bracket's end.
        let mark = |i: usize, marks: &[char]| items.is_symbol(i, marks);
        let bracketed = mark(self.at + 1, &['(']) && mark(self.at + 3, &[')']);
        let behind = match (bracketed, mark(self.at + 1, &[')'])) {
            (true, _) => self.at + 4,
            (false, true) => self.at + 2,
            _ => self.at + 1,
        };
        let next = items.word(behind)?;
        let below = BELOW.hold(next, items.lexicon);
        let whole = ["underground", "underwater"].iter().any(|word| next.eq_ignore_ascii_case(word));
        let ground = (behind + 1..=behind + NEAR).any(|i| {
            items.is_cue(i, SURFACE) || items.mention(i).is_some() && next.eq_ignore_ascii_case("under")
        });
        // "A quake trapped twelve miners 600 metres underground": where they are.
        let trapped = is_no_depth_of_quake(self.context, self.sentence, self.quantity);
        (below && (whole || ground) && !trapped).then_some("depth-length")
    }

    /// "Winds of 130 km/h", "gusts of up to 130 km/h", "the train was travelling at 130 km/h".
    fn speed(&self) -> Option<&'static str> {
        let items = self.items;
        if let Some(property) = self.blows() {
            return Some(property);
        }
        let of_another = self.at.checked_sub(1).is_some_and(|i| items.is_any_word(i, &["the"]))
            && (self.at.saturating_sub(NEAR)..self.at).any(|i| items.is_cue(i, COMPARED));
        if of_another || self.is_near(LIMIT) {
            return None;
        }
        // Of "190 kilometres per hour (120 mph)" the clause is that of the first.
        let bracket = self.at.checked_sub(2).filter(|&i| items.is_symbol(i + 1, &['(']));
        let own = bracket.filter(|&i| items.mention(i).is_some()).unwrap_or(self.at);
        let Governor { clause, slot, .. } = items.governor(own)?;
        let goes = items.is_cue(clause.verbs.head, GOES);
        let at = matches!(slot.role, Role::Prepositional(i) if items.is_any_word(i, &["at"]));
        let driven = || clause.subject().is_some_and(|s| self.drives(s.phrase.head));
        let at_speed = at && items.is_cue(clause.verbs.head, AT_SPEED) && driven();
        (goes || at_speed).then_some("travel-speed")
    }

    /// "Winds of 130 km/h with gusts of 170 km/h": each speed is of the noun next to it, rather before it than behind. "Gusting winds"
    /// are gusts.
    fn blows(&self) -> Option<&'static str> {
        let items = self.items;
        let blowing = |i: &usize| items.is_cue(*i, GUST) || items.is_cue(*i, WIND);
        let before = (self.at.saturating_sub(NEAR)..self.at).rev().find(blowing);
        let noun = before.or_else(|| (self.at + 1..=self.at + NEAR).find(blowing))?;
        let gusting = items.is_cue(noun, GUST) || noun.checked_sub(1).is_some_and(|i| items.is_cue(i, GUST));
        Some(if gusting { "gust-speed" } else { "wind-speed" })
    }

    /// Whether an item names a vehicle or who drives one.
    fn drives(&self, at: usize) -> bool {
        let items = self.items;
        let thing = |class: Class| items.sense(at, class).is_some_and(|s| !s.is("many"));
        items.is_cue(at, DRIVERS) || thing(Class::ThingNoun) || thing(Class::MeasuredNoun)
    }

    /// "It broke loose and ran downhill for seven miles", "rolled 9.7 kilometres into the town": how far a vehicle ran on.
    fn run(&self) -> Option<&'static str> {
        let items = self.items;
        let Governor { clause, slot, .. } = items.governor(self.at)?;
        let way = match slot.role {
            Role::Object | Role::Unmarked | Role::Complement => true,
            Role::Prepositional(i) => items.is_any_word(i, &["for"]),
            _ => false,
        };
        let subject = clause.subject().map(|s| s.phrase.head);
        let subject = subject.filter(|&i| !items.is_cue(i, PERSONS) && self.drives(i));
        let beyond = items.is_cue(self.at + 1, AWAY);
        let runs = items.is_cue(clause.verbs.head, RUNS) && !clause.verbs.negated;
        (way && runs && !beyond && subject.is_some()).then_some("run-length")
    }
}
