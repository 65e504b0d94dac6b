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
        } else if self.top().clause.is_some() && !self.take_candidate() && !self.resume(verb) {
            self.share(verb);
        }
        self.assign(verb);
    }

    /// "…, said Vietnam": a verb of speech behind a mark, before its subject.
    fn is_inverted(&self, at: usize, verb: &VerbChunk) -> bool {
        let top = self.top();
        let waits = top.clause.is_none() && (top.subject.is_some() || top.antecedent.is_some());
        let marked = self.state.after_comma || self.state.after_quotation || at == 0;
        let subject = self.chunks.get(at + 1).is_some_and(is_noun);
        let verb_behind = self.chunks.get(at + 2).is_some_and(|c| c.is_finite());
        marked
            && subject
            && !verb_behind
            && !waits
            && self.state.recent.is_none()
            && self.is_report_verb(verb.group.head)
    }

    /// Opens a clause whose subject is the phrase that lies loose, or an object that turns out to be one.
    fn take_candidate(&mut self) -> bool {
        let Some(Recent { phrase, place }) = self.state.recent else { return false };
        let first = self.phrase(phrase).map_or(0, |n| n.phrase.first);
        let waiting = self.waiting();
        let (kind, antecedent) = match place {
            Place::Floating if waiting.is_none() => (self.close_to_finite(), None),
            Place::Beside(antecedent) => (ClauseKind::Relative, Some(antecedent)),
            Place::Object(clause) => {
                let head = self.out.clauses.get(clause).map_or(0, |c| c.verbs.head);
                if waiting.is_some() && !self.is_report_verb(head) {
                    return false;
                }
                self.unfill(clause, phrase);
                (ClauseKind::Reported, None)
            }
            Place::Oblique(clause, preposition)
                if waiting.is_none() && self.is_subordinating(preposition) =>
            {
                self.unfill(clause, phrase);
                (ClauseKind::Adverbial, None)
            }
            _ => return false,
        };
        let frame = Frame { subject: Some(phrase), antecedent, ..Frame::new(kind, first) };
        self.stack.push(frame);
        true
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

    /// The innermost clause below the top that waits for its verb.
    fn waiting(&self) -> Option<usize> {
        let floor = self.stack.iter().rposition(|f| f.bracket).unwrap_or(0);
        let at = self
            .stack
            .iter()
            .rposition(|f| f.clause.is_none() && (f.subject.is_some() || f.antecedent.is_some()))?;
        (at >= floor).then_some(at)
    }

    /// Closes what interrupted a clause that still waits for its verb.
    fn resume(&mut self, _verb: &VerbChunk) -> bool {
        let Some(at) = self.waiting().filter(|_| !self.state.after_conjunction) else { return false };
        while self.stack.len() > at + 1 {
            self.pop();
        }
        true
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
            while self.stack.len() > 1 && !self.top().bracket && !self.is_finite_clause(self.top().clause) {
                self.pop();
            }
        }
        let (kind, subject, at_comma) = (self.top().kind, self.top().subject, self.top().at_comma);
        if !joined {
            self.demote();
        }
        let kind = kind.unwrap_or(ClauseKind::Main);
        self.stack.push(Frame { subject, shared: true, at_comma, ..Frame::new(kind, verb.group.first) });
    }

    fn demote(&mut self) {
        let words = self.words;
        let Some(clause) = self.top().clause.and_then(|c| self.out.clauses.get_mut(c)) else { return };
        let past = words.get(clause.verbs.head).is_some_and(|w| w.tag.xpos == Xpos::Vbd && !is_be(w));
        let object = clause.slots.iter().any(|s| s.role == Role::Object);
        if past && !object && clause.verbs.first == clause.verbs.head {
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
            let subject = top.subject.filter(|_| self.state.after_verb);
            self.stack.push(Frame {
                subject,
                shared: true,
                at_comma,
                ..Frame::new(ClauseKind::Infinitive, first)
            });
        }
        self.assign(verb);
    }

    /// A participle: behind a preposition, a phrase, a comma, a verb, or coordinated.
    fn participle(&mut self, verb: &VerbChunk) {
        let first = verb.group.first;
        let (waits, subject) = (self.top().clause.is_none(), self.top().subject);
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
        self.stack.push(frame);
        self.assign(verb);
        if let (Some(_), Some(clause)) = (coordinated_tense(verb), self.out.clauses.last_mut())
            && clause.kind != ClauseKind::Participial
        {
            clause.verbs.tense = Tense::Present;
        }
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

fn coordinated_tense(verb: &VerbChunk) -> Option<Tense> {
    (verb.group.tense == Tense::Untensed).then_some(Tense::Untensed)
}
