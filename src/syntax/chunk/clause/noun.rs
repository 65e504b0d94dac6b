//! Where a noun phrase stands in its clause.

use super::super::apposition::apposition;
use super::super::coordination::conjuncts;
use super::super::noun_phrase::{NounPhrase, PhraseKind};
use super::super::reader::Reader;
use super::super::words::{is_any, is_nominative, takes};
use super::super::{ChunkKind, Tie};
use super::frame::{Frame, Place, Recent};
use super::{Builder, State};
use crate::claim::Certainty;
use crate::syntax::slot::{ClauseKind, Role, Slot, Voice};
use crate::syntax::tag::Xpos;

impl Builder<'_, '_> {
    /// Reads a noun phrase.
    pub fn noun(&mut self, at: usize, noun: NounPhrase) {
        if self.is_whose(&noun) {
            let last = self.state.last;
            let at_comma = self.state.after_comma;
            self.stack.push(Frame { at_comma, ..Frame::new(ClauseKind::Relative, noun.phrase.first) });
            self.state = State { last, ..State::default() };
        }
        let planned = self.planned.iter().find(|(chunk, _)| *chunk == at).map(|(_, tie)| *tie);
        let index = self.add(noun, planned.unwrap_or(Tie::Free));
        if planned.is_none() {
            self.place(at, index);
        }
        self.look_ahead(at, index, &noun);
        self.state = State { adjacent: Some(index), last: Some(index), ..State::default() };
    }

    fn is_whose(&self, noun: &NounPhrase) -> bool {
        let determiner = noun.determiner.and_then(|d| self.words.get(d));
        determiner.is_some_and(|w| w.tag.xpos == Xpos::WpPossessive) && self.state.last.is_some()
    }

    /// Plans the ties of the phrases that are coordinated with this one or in apposition to it.
    fn look_ahead(&mut self, at: usize, index: usize, noun: &NounPhrase) {
        if at + 1 < self.skip_joints {
            return;
        }
        let ahead = Reader::new(self.chunks, self.lexicon).from(at + 1);
        let top = self.top();
        let may_have_subject = top
            .clause
            .and_then(|c| self.out.clauses.get(c))
            .is_some_and(|c| self.is_report_verb(c.verbs.head));
        if let Ok((rest, found)) = conjuncts(ahead, top.clause.is_none() || may_have_subject) {
            for chunk in found {
                let tie = Tie::Conjunct(self.conjunct_of(index, chunk));
                self.planned.push((chunk, tie));
                self.skip_joints = self.skip_joints.max(chunk);
            }
            self.skip_joints = self.skip_joints.min(rest.at);
        } else if (!self.is_fronted() || noun.kind == PhraseKind::Time)
            && let Ok((mut rest, mut chunk)) = apposition(ahead, noun)
        {
            self.planned.push((chunk, Tie::Apposition(index)));
            // "Lund, 58, the chair of the union,": behind an age stands who somebody is.
            let kind = |chunk: usize| match self.chunks.get(chunk).map(|c| c.kind) {
                Some(ChunkKind::Noun(noun)) => Some(noun.kind),
                _ => None,
            };
            if kind(chunk) == Some(PhraseKind::Figure)
                && let Ok((further, second)) = apposition(rest, noun)
                && kind(second) == Some(PhraseKind::Common)
            {
                self.planned.push((second, Tie::Apposition(index)));
                (rest, chunk) = (further, second);
            }
            // The comma behind the apposition belongs to it where the clause still waits for its verb.
            self.skip_joints = if self.top().clause.is_none() { rest.at + 1 } else { chunk };
        }
    }

    /// Whether the phrase just placed stands in a prepositional phrase before the subject: "In Oslo, the minister, …".
    fn is_fronted(&self) -> bool {
        let top = self.top();
        top.clause.is_none() && top.subject.is_none()
    }

    /// The phrase that a conjunct joins: the nearest, but "the chair of the union and the head" joins two phrases with articles.
    fn conjunct_of(&self, nearest: usize, chunk: usize) -> usize {
        let determined = |n: &NounPhrase| n.determiner.is_some() || n.possessor.is_some();
        let Some(ChunkKind::Noun(further)) = self.chunks.get(chunk).map(|c| c.kind) else { return nearest };
        let mut at = nearest;
        while let Some(tied) = self.out.phrases.get(at)
            && determined(&further)
            && !determined(&tied.noun)
            && let Tie::Modifier { of, .. } = tied.tie
        {
            at = of;
        }
        if self.phrase(at).is_some_and(determined) { at } else { nearest }
    }

    /// Finds the slot of a phrase, or the phrase it hangs on.
    fn place(&mut self, at: usize, index: usize) {
        let top = self.top();
        let read = top.clause.is_some();
        if let Some(preposition) = self.state.preposition {
            self.prepositional(preposition, index);
        } else if top.inverted && read && top.subject.is_none() && !self.is_kind(index, PhraseKind::Time) {
            self.fill_with(index, Role::Subject);
            if let Some(frame) = self.stack.last_mut() {
                frame.subject = Some(index);
            }
        } else if self.is_kind(index, PhraseKind::Time) && !self.is_copular() {
            self.fill_with(index, Role::Unmarked);
        } else if !read {
            self.before_verb(at, index);
        } else if self.state.after_conjunction || self.state.after_comma {
            self.remember(index, Place::Floating);
        } else {
            self.behind_verb(index);
        }
    }

    fn fill_with(&mut self, index: usize, role: Role) {
        if let Some(phrase) = self.phrase(index).map(|n| n.phrase) {
            self.fill(Slot { phrase, role, certainty: Certainty::Possible, shared: false });
        }
    }

    /// The subject to come; a second phrase right behind it begins a relative clause without a relative word.
    fn before_verb(&mut self, at: usize, index: usize) {
        // "the group (12 members)": what stands in brackets says more of the phrase before them.
        let outside = self.saved.last().and_then(|s| s.last).filter(|_| self.top().bracket);
        if let (Some(outside), Some(tied)) = (outside, self.out.phrases.get_mut(index)) {
            tied.tie = Tie::Apposition(outside);
        }
        let first = self.phrase(index).map_or(0, |n| n.phrase.first);
        let beside = self.state.adjacent.filter(|a| self.top().subject == Some(*a));
        // "a boy from Irving, Texas, was": what stands between commas is not the subject.
        let is_comma = |at: usize| self.chunks.get(at).is_some_and(|c| c.kind == ChunkKind::Comma);
        let set_off = is_comma(at + 1) && at.checked_sub(1).is_some_and(is_comma);
        let stays = set_off && self.top().subject.is_some();
        match beside {
            _ if stays => {}
            Some(antecedent) => self.stack.push(Frame {
                subject: Some(index),
                antecedent: Some(antecedent),
                ..Frame::new(ClauseKind::Relative, first)
            }),
            None => {
                if let Some(frame) = self.stack.last_mut() {
                    frame.subject = Some(index);
                }
            }
        }
    }

    /// The complement of a copula, an object, or what only the next verb will tell.
    fn behind_verb(&mut self, index: usize) {
        let top = self.top();
        let Some(clause) = top.clause else { return };
        let objects = top.objects;
        let verbs = self.out.clauses.get(clause).map(|c| c.verbs);
        let head = verbs.map_or(0, |v| v.head);
        let passive = verbs.is_some_and(|v| v.voice == Voice::Passive);
        let subject_only =
            self.phrase(index).and_then(|n| self.words.get(n.phrase.head)).is_some_and(is_nominative);
        let beside = self.state.adjacent.filter(|&a| !self.is_kind(a, PhraseKind::Time));
        let receiver = beside.filter(|_| objects == 1 && self.takes(head, "giving") && !passive);
        let place = match (receiver, beside) {
            _ if subject_only => beside.map_or(Place::Floating, Place::Beside),
            _ if self.is_copular() || objects == 0 && passive && !self.takes(head, "giving") => {
                self.fill_with(index, Role::Complement);
                Place::Object(clause)
            }
            _ if objects == 0 => {
                let role =
                    if self.takes(head, "telling") && !passive { Role::IndirectObject } else { Role::Object };
                self.fill_with(index, role);
                Place::Object(clause)
            }
            (Some(receiver), _) => {
                self.make_indirect(clause, receiver);
                self.fill_with(index, Role::Object);
                Place::Object(clause)
            }
            (None, Some(before)) => Place::Beside(before),
            (None, None) => Place::Floating,
        };
        self.remember(index, place);
    }

    /// Whether a verb takes something.
    pub fn takes(&self, head: usize, what: &str) -> bool {
        self.words.get(head).is_some_and(|w| takes(self.lexicon, w, what))
    }

    /// Keeps the phrase in case a verb turns out to have it for its subject.
    fn remember(&mut self, phrase: usize, place: Place) {
        if let Some(frame) = self.stack.last_mut() {
            frame.recent = Some(Recent { phrase, place });
        }
    }

    pub fn make_indirect(&mut self, clause: usize, phrase: usize) {
        let Some(words) = self.phrase(phrase).map(|n| n.phrase) else { return };
        let slots = self.out.clauses.get_mut(clause).map(|c| c.slots.as_mut_slice()).unwrap_or_default();
        if let Some(slot) = slots.iter_mut().find(|s| s.phrase == words && s.role == Role::Object) {
            slot.role = Role::IndirectObject;
        }
    }

    /// A phrase under a preposition: "of" hangs on the phrase right before it, others on the verb; before the verb, and
    /// on a phrase that may be the subject of a verb to come, all hang on the phrase right before.
    fn prepositional(&mut self, preposition: usize, index: usize) {
        let of = self.words.get(preposition).is_some_and(|w| is_any(w, &["of"]));
        let top = self.top();
        let clause = top.clause;
        let loose = top.recent.is_some_and(|r| {
            Some(r.phrase) == self.state.adjacent && matches!(r.place, Place::Floating | Place::Beside(_))
        });
        match self.state.adjacent {
            Some(before) if of || loose || clause.is_none() => {
                if let Some(tied) = self.out.phrases.get_mut(index) {
                    tied.tie = Tie::Modifier { preposition, of: before };
                }
            }
            _ => {
                self.fill_with(index, Role::Prepositional(preposition));
                if let Some(clause) = clause.filter(|_| !self.may_be_subject()) {
                    self.remember(index, Place::Oblique(clause, preposition));
                }
            }
        }
    }

    /// The phrase that a phrase hangs on, through all the phrases between.
    fn outermost(&self, phrase: usize) -> usize {
        let mut at = phrase;
        while let Some(Tie::Modifier { of, .. }) = self.out.phrases.get(at).map(|p| p.tie) {
            at = of;
        }
        at
    }

    /// Whether the object right before may be the subject of what is said: "said the plan for Oslo would work".
    fn may_be_subject(&self) -> bool {
        match self.top().recent {
            Some(Recent { phrase, place: Place::Object(clause) }) => {
                let head = self.out.clauses.get(clause).map_or(0, |c| c.verbs.head);
                self.state.adjacent.map(|a| self.outermost(a)) == Some(phrase) && self.is_report_verb(head)
            }
            Some(Recent { place: Place::Floating | Place::Beside(_), .. }) => true,
            _ => false,
        }
    }
}
