//! The verb that governs a figure: "put the damage at $54 million", "took 12 hours", and whom it was done to.

use crate::knowledge::{Class, CueWords};
use crate::span::Span;
use crate::syntax::Governor;
use crate::syntax::slot::{Clause, Role, Slot, Tense, Voice};

use super::super::super::deed;
use super::{OTHER, QUALIFIER, TIME, Teller};

/// Verbs by which something is put at an amount.
const PUTS: CueWords = CueWords::named("puts-a-value");
/// Families whose verb's subject, and not its object, says which figure it is: who asks, who estimates.
const OF_AGENT: [&str; 2] = ["demand", "estimate"];
/// The family of how long a thing is of use.
const LIFETIME: &str = "lifetime";
/// Verbs before "to last" that tell of a thing.
const MADE: CueWords = CueWords::named("made-to-last");
/// Marks words for where or how somebody is, which stand right behind how long: "underground".
const STATE: &str = "state";
/// Words of the longest of them.
const STATE_WORDS: usize = 3;
/// Verbs of what goes on for so long.
const TAKES: CueWords = CueWords::named("takes-time");

impl Teller<'_, '_> {
    /// "Spent 106 hours underground", "took 12 hours to put out the fire", "the evacuation took four minutes": what somebody was or
    /// did for so long.
    pub(super) fn spent(self, measure: &str) -> Option<String> {
        let (items, behind) = (self.items, self.at + 1);
        if !measure.ends_with(TIME) {
            return None;
        }
        let family = |at: usize| {
            let (_, sense) = items.at(at, Class::WordFamily)?;
            let silent = ["plain", QUALIFIER, OTHER].iter().any(|tag| sense.is(tag));
            (!silent).then(|| (sense.is(STATE), sense.id.to_string()))
        };
        if let Some((true, state)) = family(behind) {
            return Some(format!("{state}-{measure}"));
        }
        if let Some(state) = self.state_before() {
            return Some(format!("{state}-{measure}"));
        }
        let clause = items.governor(self.at).map(|g| g.clause)?;
        let takes = items.is_cue(clause.verbs.head, TAKES) && !clause.verbs.negated;
        let to_do = items.is_any_word(behind, &["to"]).then(|| family(behind + 1)).flatten();
        let done = || family(clause.subject()?.phrase.head);
        let (_, told) = to_do.or_else(done).filter(|_| takes)?;
        Some(format!("{told}-{measure}"))
    }

    /// "Had been on the run for 24 years": where or how somebody was, before "for".
    fn state_before(self) -> Option<String> {
        let end = self.items.before_hedges(self.at).filter(|&i| self.items.is_any_word(i, &["for"]))?;
        self.state_ending(end)
    }

    /// The words right before an item for where or how somebody is.
    pub(super) fn state_ending(self, end: usize) -> Option<String> {
        let items = self.items;
        (end.saturating_sub(STATE_WORDS)..end).find_map(|i| {
            let start = items.get(i)?.start;
            let (length, sense) = items.lexicon.at(items.text.get(start..)?, Class::WordFamily)?;
            let whole = items.position(start + length) == end;
            (sense.is(STATE) && whole).then(|| sense.id.to_string())
        })
    }

    /// "15 years after he went on the run", "19 years after going into hiding": what somebody has been since then.
    pub(super) fn state_since(self) -> Option<String> {
        let items = self.items;
        let after = Some(self.at + 1).filter(|&i| items.is_any_word(i, &["after"]))?;
        let goes = (after + 1..=after + STATE_WORDS).find(|&i| items.is_any_word(i, &["went", "going"]))?;
        let into = items.is_any_word(goes + 1, &["into"]) && items.is_any_word(goes + 2, &["hiding"]);
        let (_, sense) = items.at(goes + 1 + usize::from(into), Class::WordFamily)?;
        sense.is(STATE).then(|| sense.id.to_string())
    }

    /// "2,300 jobs are to disappear", "are to be cut": the verb behind "are to".
    pub(super) fn to_be_done(self, clause: &Clause) -> Option<usize> {
        let verbs = &clause.verbs;
        let is = self.items.is_any_word(verbs.head, &["are", "is", "were", "was"]);
        let to = verbs.last + 1;
        let verb = if self.items.is_any_word(to + 1, &["be"]) { to + 2 } else { to + 1 };
        (is && self.items.is_any_word(to, &["to"])).then_some(verb)
    }

    /// The verb that the figure is the object of, or how long what it says was.
    pub(super) fn governed(self, time: bool) -> Option<(String, Option<Span>)> {
        let items = self.items;
        let Governor { clause, slot, .. } = items.governor(self.at)?;
        let verbs = &clause.verbs;
        if verbs.negated || verbs.modal.is_some() && verbs.tense != Tense::Future {
            return None;
        }
        // "Put the damage at $54 million", "estimated it at": what is put so.
        let at = matches!(slot.role, Role::Prepositional(i) if items.is_any_word(i, &["at"]));
        let put = at && items.is_cue(verbs.head, PUTS);
        if let Some(object) = clause.object().filter(|_| put) {
            // Who puts it so may be one of several.
            let agent = clause.subject().and_then(|s| self.head(s.phrase));
            return Some((self.family(object.phrase.head)?, agent));
        }
        let family =
            self.lasting(verbs.head).or_else(|| self.family(verbs.head)).filter(|_| !self.moves())?;
        let family = match slot.role {
            Role::Object | Role::Complement => family,
            Role::Unmarked if time => family,
            Role::Prepositional(i) if items.is_any_word(i, &["for", "at"]) => family,
            Role::Prepositional(i) if time && items.is_any_word(i, &["after", "within", "in", "over"]) => {
                format!("{family}-{}", items.word(i)?.to_lowercase())
            }
            _ => return None,
        };
        let thing = self.thing(clause, slot, &family);
        Some((family, thing))
    }

    /// "Is designed to last five years": how long a thing is to be of use, and not how long something took.
    fn lasting(self, verb: usize) -> Option<String> {
        let made = self.items.is_cue(verb.checked_sub(2)?, MADE) && self.items.is_any_word(verb, &["last"]);
        made.then(|| LIFETIME.to_owned())
    }

    /// Of what a clause tells the figure: whom the verb was done to, else its subject; of what somebody asks, who asks.
    fn thing(self, clause: &Clause, slot: &Slot, family: &str) -> Option<Span> {
        let agent = OF_AGENT.contains(&family);
        let undergoer = || deed::undergoer(clause).filter(|_| clause.verbs.voice == Voice::Active && !agent);
        let object = undergoer().filter(|o| o.phrase != slot.phrase);
        let phrase = object.or_else(|| clause.subject()).map(|s| s.phrase)?;
        self.head(phrase)
    }
}
