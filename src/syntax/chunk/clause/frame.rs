//! Open clauses.

use super::super::noun_phrase::PhraseKind;
use super::super::verb_group::{VerbChunk, VerbForm};
use super::super::words::{is_be, takes};
use super::super::{Chunks, TiedPhrase};
use super::Builder;
use crate::claim::Certainty;
use crate::syntax::slot::{Clause, ClauseKind, Role, Slot, Tense, Voice};
use crate::syntax::tag::Xpos;

/// A clause that is still open.
#[derive(Clone, Debug, Default)]
pub(super) struct Frame {
    pub kind: Option<ClauseKind>,
    /// First word.
    pub first: usize,
    /// The word that opened it: "that", "which", "after".
    pub marker: Option<usize>,
    /// What will be or is its subject.
    pub subject: Option<usize>,
    /// What a relative clause is about, if it fills a slot of it.
    pub antecedent: Option<usize>,
    /// Its index among the clauses, once its verb group is read.
    pub clause: Option<usize>,
    /// The last phrase since its verb, and where it was put.
    pub recent: Option<Recent>,
    /// The clause whose verb group is coordinated with its own right behind it: "arrested and questioned".
    pub twin: Option<usize>,
    /// A clause before it that has no subject but this one's: "Guided by this, the group …".
    pub opener: Option<usize>,
    /// Slots read before the verb.
    pub fronted: Vec<Slot>,
    /// How many objects and complements are read.
    pub objects: usize,
    /// Whether the next comma ends it.
    pub at_comma: bool,
    /// Whether the closing bracket ends it.
    pub bracket: bool,
    /// Whether the subject comes behind the verb: "said Vietnam", "there were three".
    pub inverted: bool,
    /// Whether its subject belongs to another clause first.
    pub shared: bool,
}

/// Where the last phrase was put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Object of this clause.
    Object(usize),
    /// Under a preposition in this clause.
    Oblique(usize, usize),
    /// Nowhere yet: behind a comma or a conjunction.
    Floating,
    /// Nowhere yet: right behind another phrase.
    Beside(usize),
}

/// The last phrase since the verb.
#[derive(Clone, Copy, Debug)]
pub(super) struct Recent {
    pub phrase: usize,
    pub place: Place,
}

impl Frame {
    pub fn new(kind: ClauseKind, first: usize) -> Self {
        Self { kind: Some(kind), first, ..Self::default() }
    }

    /// Whether only a phrase beside another one has begun it.
    fn is_only_begun(&self) -> bool {
        self.clause.is_none()
            && self.kind == Some(ClauseKind::Relative)
            && self.subject.is_some()
            && self.marker.is_none()
            && self.antecedent.is_some()
    }
}

impl Builder<'_, '_> {
    /// The innermost open clause; the stack is never empty.
    pub fn top(&self) -> &Frame {
        static NONE: Frame = Frame {
            kind: None,
            first: 0,
            marker: None,
            subject: None,
            antecedent: None,
            clause: None,
            recent: None,
            twin: None,
            opener: None,
            fronted: Vec::new(),
            objects: 0,
            at_comma: false,
            bracket: false,
            inverted: false,
            shared: false,
        };
        self.stack.last().unwrap_or(&NONE)
    }

    /// Closes the innermost clause.
    pub fn pop(&mut self) -> Option<Frame> {
        let frame = self.stack.pop()?;
        if frame.clause.is_none() && frame.subject.is_some() {
            self.promote(&frame);
            self.no_clause(&frame);
        }
        Some(frame)
    }

    /// "since 1958": no clause came behind the word, so it is a preposition.
    fn no_clause(&mut self, frame: &Frame) {
        let phrase = frame.subject.and_then(|s| self.phrase(s)).map(|n| n.phrase);
        if let (Some(ClauseKind::Adverbial), Some(marker), Some(phrase)) = (frame.kind, frame.marker, phrase)
            && self.top().clause.is_some()
        {
            let role = Role::Prepositional(marker);
            self.fill(Slot { phrase, role, certainty: Certainty::Possible, shared: false });
        }
    }

    /// "the meeting opened/VBN in Oslo": a clause that ends without a verb takes the participle right behind its subject.
    fn promote(&mut self, frame: &Frame) {
        let subject = frame.subject.and_then(|s| self.phrase(s)).map(|n| n.phrase);
        let words = self.words;
        let candidate = self.out.clauses.iter_mut().find(|c| {
            let participle = words.get(c.verbs.head).is_some_and(|w| w.tag.xpos == Xpos::Vbn);
            let subject = c.slots.iter().any(|s| s.role == Role::Subject && Some(s.phrase) == subject);
            c.kind == ClauseKind::Participial && participle && c.verbs.first == c.verbs.head && subject
        });
        if let Some(clause) = candidate {
            clause.kind = frame.kind.unwrap_or(ClauseKind::Main);
            clause.first = clause.first.min(frame.first);
            clause.verbs.tense = Tense::Past;
            clause.verbs.voice = Voice::Active;
            clause.slots.iter_mut().for_each(|s| s.shared = false);
            clause.slots.extend(&frame.fronted);
        }
    }

    /// Closes what a comma ends, with all that lies on it.
    pub fn close_at_comma(&mut self) {
        // "a member of the group all his life, was": no relative clause came of the second phrase.
        while self.stack.len() > 1 && self.top().is_only_begun() {
            self.pop();
        }
        let read = |f: &Frame| f.clause.is_some();
        let floor =
            self.stack.iter().rposition(|f| f.bracket || f.kind == Some(ClauseKind::Main) && !f.at_comma);
        let first = self
            .stack
            .iter()
            .enumerate()
            .skip(floor.map_or(0, |f| f + 1))
            .find(|(_, f)| f.at_comma && read(f));
        if let Some((first, _)) = first {
            while self.stack.len() > first.max(1) {
                self.pop();
            }
        }
    }

    /// Closes the innermost clause of a kind, with all that lies on it: "that X rose *and that* Y fell".
    pub fn close_like(&mut self, kind: ClauseKind) {
        let floor = self.stack.iter().rposition(|f| f.bracket).unwrap_or(0);
        if let Some(at) = self.stack.iter().rposition(|f| f.kind == Some(kind) && f.clause.is_some())
            && at > floor
        {
            while self.stack.len() > at {
                self.pop();
            }
        }
    }

    /// Gives the innermost clause its verb group.
    pub fn assign(&mut self, verb: &VerbChunk) {
        let index = self.out.clauses.len();
        let phrases = &self.out.phrases;
        let governor = self.stack.iter().rev().skip(1).take_while(|f| !f.bracket).find_map(|f| f.clause);
        let Some(frame) = self.stack.last_mut() else { return };
        let existential = |s: usize| phrases.get(s).is_some_and(|p| p.noun.kind == PhraseKind::Existential);
        if frame.subject.is_some_and(existential) {
            frame.subject = None;
            frame.inverted = true;
        }
        let object = frame.subject.and(frame.antecedent);
        let slot = |index: usize, role, shared| {
            let phrase = phrases.get(index)?.noun.phrase;
            Some(Slot { phrase, role, certainty: Certainty::Possible, shared })
        };
        let shared = frame.shared || frame.subject.is_none();
        frame.subject = frame.subject.or(frame.antecedent);
        let mut slots = std::mem::take(&mut frame.fronted);
        slots.extend(frame.subject.and_then(|s| slot(s, Role::Subject, shared)));
        if frame.antecedent.is_some() && object.is_some() {
            slots.extend(object.and_then(|o| slot(o, Role::Object, true)));
            frame.objects += 1;
        }
        let kind = match (frame.kind.unwrap_or(ClauseKind::Main), verb.form) {
            (ClauseKind::Main, VerbForm::Infinitive) => ClauseKind::Infinitive,
            (kind, _) => kind,
        };
        let first = frame.first.min(verb.group.first);
        frame.clause = Some(index);
        let (verbs, marker, last) = (verb.group, frame.marker, verb.group.last);
        self.out.clauses.push(Clause { kind, verbs, first, last, marker, governor, slots });
        self.share_with_opener();
    }

    /// The subject of the innermost clause is that of the participle before it.
    fn share_with_opener(&mut self) {
        let top = self.top();
        let (Some(opener), Some(subject)) = (top.opener, top.subject.and_then(|s| self.phrase(s))) else {
            return;
        };
        let (phrase, certainty) = (subject.phrase, Certainty::Possible);
        if let Some(clause) = self.out.clauses.get_mut(opener)
            && !clause.slots.iter().any(|s| s.role == Role::Subject)
        {
            clause.slots.push(Slot { phrase, role: Role::Subject, certainty, shared: true });
        }
    }

    /// Fills a slot of the innermost clause, before its verb or behind it.
    pub fn fill(&mut self, slot: Slot) {
        let Some(frame) = self.stack.last_mut() else { return };
        let is_figure = |p: &TiedPhrase| p.noun.phrase == slot.phrase && p.noun.kind == PhraseKind::Figure;
        if slot.role == Role::Object
            && frame.objects == 0
            && let Some(twin) = frame.twin.and_then(|c| self.out.clauses.get_mut(c))
            && !self.out.phrases.iter().rev().any(is_figure)
        {
            twin.slots.push(Slot { shared: true, ..slot });
        }
        match frame.clause.and_then(|c| self.out.clauses.get_mut(c)) {
            Some(clause) => {
                clause.slots.push(slot);
                clause.last = clause.last.max(slot.phrase.last);
                let counts = matches!(slot.role, Role::Object | Role::Complement);
                frame.objects += usize::from(counts);
            }
            None => frame.fronted.push(slot),
        }
    }

    /// Takes a phrase out of the slot of a clause.
    pub fn unfill(&mut self, clause: usize, phrase: usize) {
        let Some(words) = self.phrase(phrase).map(|n| n.phrase) else { return };
        if let Some(clause) = self.out.clauses.get_mut(clause) {
            clause.slots.retain(|s| s.phrase != words || s.role == Role::Subject);
        }
    }

    /// Whether the innermost clause has a copula that waits for its complement.
    pub fn is_copular(&self) -> bool {
        let frame = self.top();
        let Some(clause) = frame.clause.and_then(|c| self.out.clauses.get(c)) else { return false };
        let Some(head) = self.words.get(clause.verbs.head) else { return false };
        frame.objects == 0 && (is_be(head) || takes(self.lexicon, head, "copular"))
    }

    /// All clauses, complete and in the order of their verbs.
    pub fn finish(mut self) -> Chunks {
        while self.pop().is_some() {}
        let clauses = &mut self.out.clauses;
        let mut order: Vec<usize> = (0..clauses.len()).collect();
        order.sort_by_key(|&c| clauses.get(c).map(|c| c.verbs.first));
        for clause in clauses.iter_mut() {
            clause.governor = clause.governor.and_then(|g| order.iter().position(|&c| c == g));
            clause.slots.sort_by_key(|s| s.phrase.first);
            let last = clause.slots.iter().map(|s| s.phrase.last).max().unwrap_or(0);
            clause.last = clause.last.max(last);
        }
        clauses.sort_by_key(|c| c.verbs.first);
        self.out
    }
}
