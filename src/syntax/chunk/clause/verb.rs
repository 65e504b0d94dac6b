//! Which clause a verb group belongs to, and what its subject is.

use super::super::apposition::is_noun;
use super::super::noun_phrase::PhraseKind;
use super::super::verb_group::{VerbChunk, VerbForm};
use super::super::words::{is_any, is_be};
use super::frame::{Frame, Place, Recent};
use super::{Builder, State};
use crate::syntax::slot::{ClauseKind, Role, Tense, Voice};
use crate::syntax::tag::Xpos;

impl Builder<'_, '_> {
    /// Reads a verb group.
    pub fn verb(&mut self, at: usize, verb: &VerbChunk) {
        match verb.form {
            VerbForm::Finite => self.finite(at, verb),
            VerbForm::Base => self.base(verb),
            VerbForm::Infinitive => self.infinitive(verb),
            VerbForm::PresentParticiple | VerbForm::PastParticiple => self.participle(verb),
        }
        self.state = State { last: self.state.last, after_verb: true, ..State::default() };
    }

    /// A finite verb group: gives it to the clause that waits for one, or opens a clause for it.
    fn finite(&mut self, at: usize, verb: &VerbChunk) {
        if self.is_inverted(at, verb) {
            let frame =
                Frame { inverted: true, at_comma: true, ..Frame::new(ClauseKind::Main, verb.group.first) };
            self.stack.push(frame);
        } else if self.top().clause.is_some() && !self.find_subject() {
            self.share(verb);
        }
        self.assign(verb);
    }

    /// Finds the subject of a verb behind a complete clause: in a clause below that still waits for its verb, or in a
    /// phrase that lies loose or was taken for an object.
    fn find_subject(&mut self) -> bool {
        for at in (0..self.stack.len()).rev() {
            let Some(frame) = self.stack.get(at) else { return false };
            let waits = frame.clause.is_none() && (frame.subject.is_some() || frame.antecedent.is_some());
            if waits && !self.state.after_conjunction {
                while self.stack.len() > at + 1 {
                    self.pop();
                }
                return true;
            }
            if !waits && self.take_recent(at) {
                return true;
            }
            let Some(frame) = self.stack.get(at) else { return false };
            let ends = matches!(
                frame.kind,
                Some(ClauseKind::Participial | ClauseKind::Relative | ClauseKind::Infinitive)
            );
            if frame.bracket || !ends && !self.waits_below(at) {
                return false;
            }
        }
        false
    }

    /// Whether a clause below waits for its verb.
    pub fn waits_below(&self, at: usize) -> bool {
        let below = self.stack.get(..at).unwrap_or(&[]);
        let floor = below.iter().rposition(|f| f.bracket).unwrap_or(0);
        below
            .iter()
            .skip(floor)
            .any(|f| f.clause.is_none() && (f.subject.is_some() || f.antecedent.is_some()))
    }

    /// Opens a clause whose subject is the last phrase of an open clause.
    fn take_recent(&mut self, at: usize) -> bool {
        let Some(Recent { phrase, place }) = self.stack.get(at).and_then(|f| f.recent) else { return false };
        let first = self.phrase(phrase).map_or(0, |n| n.phrase.first);
        let joined = self.state.after_conjunction || self.state.after_comma;
        let waits = self.waits_below(at);
        let (kind, antecedent) = match place {
            Place::Floating if !joined && (!waits || self.state.adjacent == Some(phrase)) => {
                self.stack.truncate(at + 1);
                (self.close_to_finite(), None)
            }
            Place::Beside(antecedent) if !self.state.after_conjunction => {
                (ClauseKind::Relative, Some(antecedent))
            }
            Place::Object(clause) if !self.state.after_conjunction => {
                let head = self.out.clauses.get(clause).map_or(0, |c| c.verbs.head);
                if !self.is_report_verb(head) && (joined || waits || self.is_past(clause)) {
                    return false;
                }
                self.unfill(clause, phrase);
                (ClauseKind::Reported, None)
            }
            Place::Oblique(clause, preposition)
                if !joined && !waits && self.is_subordinating(preposition) =>
            {
                self.unfill(clause, phrase);
                (ClauseKind::Adverbial, None)
            }
            _ => return false,
        };
        let frame = Frame { subject: Some(phrase), antecedent, ..Frame::new(kind, first) };
        while self.stack.len() > at + 1 {
            self.pop();
        }
        if let Some(below) = self.stack.get_mut(at) {
            below.recent = None;
        }
        self.stack.push(frame);
        true
    }

    /// Whether the verb of a clause is a single past tense that may be a participle too.
    fn is_past(&self, clause: usize) -> bool {
        let Some(clause) = self.out.clauses.get(clause) else { return false };
        let head = self.words.get(clause.verbs.head);
        clause.verbs.first == clause.verbs.head && head.is_some_and(|w| w.tag.xpos == Xpos::Vbd && !is_be(w))
    }

    /// "…, said Vietnam": a verb of speech behind a mark, before its subject.
    fn is_inverted(&self, at: usize, verb: &VerbChunk) -> bool {
        // "Jane Doe, who is in custody, denies murder": a subject waits for the verb.
        let waits = self.waits_below(self.stack.len()) || verb.group.voice == Voice::Passive;
        let marked = self.state.after_comma || self.state.after_quotation || at == 0;
        let subject = self.chunks.get(at + 1).is_some_and(is_noun);
        let verb_behind = self.chunks.get(at + 2).is_some_and(|c| c.is_finite());
        marked && subject && !verb_behind && !waits && self.is_report_verb(verb.group.head)
    }

    /// Prepositions that also open clauses.
    fn is_subordinating(&self, preposition: usize) -> bool {
        self.words.get(preposition).is_some_and(|w| {
            is_any(
                w,
                &["after", "before", "since", "until", "till", "as", "than", "like", "because", "except"],
            )
        })
    }

    /// Closes clauses without a finite verb; gives the kind of the one that remains.
    fn close_to_finite(&mut self) -> ClauseKind {
        while self.stack.len() > 1 && !self.top().bracket && !self.is_finite_clause(self.top().clause) {
            self.pop();
        }
        let kind = match self.top().kind {
            Some(kind @ (ClauseKind::Reported | ClauseKind::Adverbial)) => kind,
            _ => ClauseKind::Main,
        };
        if self.stack.len() > 1 && !self.top().bracket {
            self.pop();
        }
        kind
    }

    fn is_finite_clause(&self, clause: Option<usize>) -> bool {
        clause.and_then(|c| self.out.clauses.get(c)).is_some_and(|c| c.verbs.tense != Tense::Untensed)
    }

    /// A verb group that shares the subject of one before it: "rose and reached"; or the verb before was a participle that
    /// looks like a past tense: "the bill passed by parliament was signed".
    fn share(&mut self, verb: &VerbChunk) {
        let joined = self.state.after_conjunction || self.state.after_comma;
        if joined {
            self.close_to_shared(verb);
        }
        let (kind, subject, at_comma) = (self.top().kind, self.top().subject, self.top().at_comma);
        let twin = self.top().clause.filter(|_| self.state.after_verb_and);
        if !joined {
            self.demote();
        }
        let kind = kind.unwrap_or(ClauseKind::Main);
        self.stack.push(Frame {
            subject,
            shared: true,
            at_comma,
            twin,
            ..Frame::new(kind, verb.group.first)
        });
    }

    /// Closes clauses down to one with a finite verb; a verb of speech goes with another one.
    fn close_to_shared(&mut self, verb: &VerbChunk) {
        let fits = |builder: &Self, report: bool| {
            let clause = builder.top().clause.and_then(|c| builder.out.clauses.get(c));
            clause.is_some_and(|c| {
                c.verbs.tense != Tense::Untensed && (!report || builder.is_report_verb(c.verbs.head))
            })
        };
        let floor = self.stack.iter().rposition(|f| f.bracket).unwrap_or(0);
        let speech = self.is_report_verb(verb.group.head)
            && self.stack.iter().skip(floor).any(|f| {
                let clause = f.clause.and_then(|c| self.out.clauses.get(c));
                clause.is_some_and(|c| c.verbs.tense == verb.group.tense && self.is_report_verb(c.verbs.head))
            });
        while self.stack.len() > 1 && !self.top().bracket && !fits(self, speech) {
            self.pop();
        }
    }

    fn demote(&mut self) {
        let Some(clause) = self.top().clause.filter(|&c| self.is_past(c)) else { return };
        if let Some(clause) = self.out.clauses.get_mut(clause) {
            clause.kind = ClauseKind::Participial;
            clause.verbs.tense = Tense::Untensed;
            clause.verbs.voice = Voice::Passive;
        }
    }

    /// A base form: an imperative, the rest of a question, behind "help" or "make", or coordinated.
    fn base(&mut self, verb: &VerbChunk) {
        let first = verb.group.first;
        let (kind, subject) = (self.top().kind.unwrap_or(ClauseKind::Main), self.top().subject);
        let clause = self.top().clause;
        match clause {
            None => {}
            Some(_) if self.state.after_conjunction => {
                self.stack.push(Frame { subject, shared: true, ..Frame::new(kind, first) });
            }
            Some(clause) if self.complete_question(clause, verb) => return,
            Some(_) => {
                let subject = self.state.adjacent.or(subject);
                self.stack.push(Frame { subject, shared: true, ..Frame::new(ClauseKind::Infinitive, first) });
            }
        }
        self.assign(verb);
    }

    /// "Did the ministers *sign*": the auxiliary before the subject takes its verb.
    fn complete_question(&mut self, clause: usize, verb: &VerbChunk) -> bool {
        let words = self.words;
        let Some(subject) = self.state.adjacent.and_then(|a| self.phrase(a)).map(|n| n.phrase) else {
            return false;
        };
        let Some(clause) = self.out.clauses.get_mut(clause) else { return false };
        let auxiliary = words
            .get(clause.verbs.head)
            .is_some_and(|w| w.tag.xpos == Xpos::Md || is_any(w, &["do", "does", "did"]));
        let free = !clause.slots.iter().any(|s| s.role == Role::Subject);
        let Some(slot) = clause.slots.iter_mut().find(|s| s.phrase == subject) else { return false };
        if !auxiliary || !free {
            return false;
        }
        slot.role = Role::Subject;
        clause.verbs.head = verb.group.head;
        clause.verbs.last = verb.group.last;
        if let Some(frame) = self.stack.last_mut() {
            frame.objects = 0;
            frame.subject = self.state.adjacent;
        }
        true
    }

    /// "to reach": its subject is that of the verb right before it ("is expected to reach").
    fn infinitive(&mut self, verb: &VerbChunk) {
        let first = verb.group.first;
        if self.state.after_conjunction && self.stack.iter().any(|f| f.kind == Some(ClauseKind::Infinitive)) {
            let subject = self
                .stack
                .iter()
                .rev()
                .find(|f| f.kind == Some(ClauseKind::Infinitive))
                .and_then(|f| f.subject);
            self.close_like(ClauseKind::Infinitive);
            self.stack.push(Frame { subject, shared: true, ..Frame::new(ClauseKind::Infinitive, first) });
        } else {
            let top = self.top();
            let at_comma = top.clause.is_none() && top.subject.is_none();
            let subject = top.subject.filter(|_| self.state.after_verb).or_else(|| self.ordered());
            self.stack.push(Frame {
                subject,
                shared: true,
                at_comma,
                ..Frame::new(ClauseKind::Infinitive, first)
            });
        }
        self.assign(verb);
    }

    /// The object that is the subject of the infinitive behind it: "asked *the ministers* to sign".
    fn ordered(&mut self) -> Option<usize> {
        let object = self.state.adjacent?;
        let clause = self.top().clause?;
        let head = self.out.clauses.get(clause)?.verbs.head;
        if !self.takes(head, "ordering") {
            return None;
        }
        if self.takes(head, "asking") {
            self.make_indirect(clause, object);
        }
        Some(object)
    }

    /// A participle: behind a preposition, a phrase, a comma, a verb, or coordinated.
    fn participle(&mut self, verb: &VerbChunk) {
        let first = verb.group.first;
        let waits = self.top().clause.is_none();
        let subject = self.participle_subject();
        let marker = self.state.preposition;
        let coordinated = self.state.after_conjunction.then(|| self.coordinate_participle(verb)).flatten();
        let frame = match (coordinated, marker, self.state.adjacent) {
            (Some(frame), _, _) => frame,
            (_, Some(_), _) => Frame {
                marker,
                subject,
                shared: true,
                at_comma: waits,
                ..Frame::new(ClauseKind::Participial, first)
            },
            (_, _, Some(phrase)) if !self.is_kind(phrase, PhraseKind::Time) => {
                Frame { subject: Some(phrase), shared: true, ..Frame::new(ClauseKind::Participial, first) }
            }
            _ => Frame {
                subject,
                shared: true,
                at_comma: !self.state.after_verb,
                ..Frame::new(ClauseKind::Participial, first)
            },
        };
        let before = self.top().clause.and_then(|c| self.out.clauses.get(c)).map(|c| c.verbs);
        let shares = matches!(frame.kind, Some(kind) if kind != ClauseKind::Participial);
        let opens = waits && frame.subject.is_none();
        self.stack.push(frame);
        self.assign(verb);
        let clause = self.top().clause;
        if let Some(below) = self.stack.len().checked_sub(2).and_then(|at| self.stack.get_mut(at))
            && opens
        {
            below.opener = clause;
        }
        // "was signed and published": the auxiliaries count for both.
        if let (true, Some(before), Some(clause)) = (shares, before, self.out.clauses.last_mut()) {
            clause.verbs.tense = before.tense;
            clause.verbs.aspect = before.aspect;
            clause.verbs.voice = before.voice;
        }
    }

    /// The subject that a participle behind a comma or a preposition shares: that of the innermost finite clause. Behind
    /// "of" it is anybody's.
    fn participle_subject(&self) -> Option<usize> {
        if self.state.preposition.and_then(|p| self.words.get(p)).is_some_and(|w| is_any(w, &["of"])) {
            return None;
        }
        if self.state.after_verb {
            return self.top().subject;
        }
        let finite = |f: &&Frame| f.clause.is_none() || self.is_finite_clause(f.clause) || f.bracket;
        self.stack.iter().rev().find(finite).and_then(|f| f.subject)
    }

    /// "was signed *and published*": shares subject and auxiliaries with the clause before.
    fn coordinate_participle(&mut self, verb: &VerbChunk) -> Option<Frame> {
        let clause = self.top().clause.and_then(|c| self.out.clauses.get(c))?;
        let head = self.words.get(clause.verbs.head)?.tag.xpos;
        let own = self.words.get(verb.group.head)?.tag.xpos;
        let alike = head == own || (matches!(head, Xpos::Vbn | Xpos::Vbd) && own == Xpos::Vbn);
        let top = self.top();
        let kind = top.kind?;
        alike.then(|| Frame {
            subject: top.subject,
            shared: true,
            at_comma: top.at_comma,
            ..Frame::new(kind, verb.group.first)
        })
    }
}
