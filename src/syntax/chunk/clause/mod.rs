//! Clauses: their boundaries, and what fills the slots of their verb groups. One walk over the chunks with a stack of open
//! clauses: a relative clause or a parenthesis lies on the clause it interrupts, which goes on when it is closed.

mod frame;
mod noun;
mod verb;

use super::apposition::parenthetical;
use super::noun_phrase::{NounPhrase, PhraseKind};
use super::reader::Reader;
use super::words::is_any;
use super::{Chunk, ChunkKind, Chunks, Tie, TiedPhrase};
use crate::claim::Certainty;
use crate::knowledge::{Class, Lexicon};
use crate::syntax::slot::{ClauseKind, Role, Slot, Voice};
use crate::syntax::tag::Xpos;
use crate::syntax::word::Tagged;
use frame::Frame;

/// Reads the clauses of a sentence from its chunks.
pub(super) fn read(words: &[Tagged<'_>], chunks: &[Chunk], lexicon: &Lexicon) -> Chunks {
    let mut builder = Builder {
        words,
        chunks,
        lexicon,
        out: Chunks::default(),
        stack: vec![Frame::new(ClauseKind::Main, 0)],
        state: State::default(),
        saved: Vec::new(),
        planned: Vec::new(),
        skip_joints: 0,
        in_marks: false,
    };
    let mut at = 0;
    while let Some(chunk) = chunks.get(at) {
        at = builder.step(at, chunk);
    }
    builder.finish()
}

/// What the walk remembers of the words right before.
#[derive(Clone, Copy, Debug, Default)]
struct State {
    /// A preposition whose phrase is to come, by its word.
    preposition: Option<usize>,
    /// The phrase right before, but for adverbs.
    adjacent: Option<usize>,
    /// The last phrase of all.
    last: Option<usize>,
    after_comma: bool,
    after_conjunction: bool,
    after_quotation: bool,
    /// Whether a verb group stands right before, but for adverbs and adjectives.
    after_verb: bool,
    /// Whether that group is followed by a conjunction alone: "arrested and".
    after_verb_and: bool,
}

struct Builder<'s, 't> {
    words: &'s [Tagged<'t>],
    chunks: &'s [Chunk],
    lexicon: &'s Lexicon,
    out: Chunks,
    stack: Vec<Frame>,
    state: State,
    /// States before open brackets.
    saved: Vec<State>,
    /// Ties that the grammars of coordination and apposition found ahead, by chunk.
    planned: Vec<(usize, Tie)>,
    /// Commas and conjunctions before this chunk join phrases only.
    skip_joints: usize,
    /// Whether a quotation mark is open.
    in_marks: bool,
}

impl<'s> Builder<'s, '_> {
    /// Reads the chunk at `at`; gives the next one to read.
    fn step(&mut self, at: usize, chunk: &Chunk) -> usize {
        match chunk.kind {
            ChunkKind::Noun(noun) => self.noun(at, noun),
            ChunkKind::Verb(verb) => self.verb(at, &verb),
            ChunkKind::Comma | ChunkKind::QuoteMark => return self.mark(at, chunk),
            ChunkKind::Conjunction if at >= self.skip_joints => {
                self.state.after_conjunction = true;
                self.state.after_verb_and = self.state.after_verb;
                self.state.adjacent = None;
                self.state.after_verb = false;
                self.state.preposition = None;
            }
            ChunkKind::Conjunction => {}
            ChunkKind::Preposition => {
                self.state.preposition = self.state.preposition.or(Some(chunk.first));
                self.state.after_verb = false;
            }
            ChunkKind::Subordinator => self.subordinator(chunk),
            ChunkKind::Relative => self.relative(chunk),
            ChunkKind::Adjective => self.adjective(chunk),
            ChunkKind::Quotation => {
                self.state = State { last: self.state.last, after_quotation: true, ..State::default() };
            }
            // "themed “Oslo: the way ahead”": a colon inside the marks ends nothing outside.
            ChunkKind::Break if self.in_marks => {}
            ChunkKind::Break => self.new_sentence(chunk.last + 1),
            ChunkKind::Open => {
                self.saved.push(self.state);
                self.state = State::default();
                self.stack.push(Frame { bracket: true, ..Frame::new(ClauseKind::Main, chunk.first + 1) });
            }
            ChunkKind::Close => self.close_bracket(),
            ChunkKind::Adverb | ChunkKind::Other => {}
        }
        at + 1
    }

    /// A comma, a dash or a quotation mark: a clause of speech may follow; what a comma opened, it closes.
    fn mark(&mut self, at: usize, chunk: &Chunk) -> usize {
        if chunk.kind == ChunkKind::QuoteMark {
            self.state.after_quotation = true;
            self.in_marks = !self.in_marks;
        } else if at < self.skip_joints {
            return at + 1;
        }
        if self.ends_dateline(at, chunk) {
            self.new_sentence(chunk.last + 1);
            return at + 1;
        }
        let begun = self.stack.len() > 1 || self.top().subject.is_some() || self.top().clause.is_some();
        let is_report = |c: &Chunk| self.is_report(c);
        let ahead = Reader::new(self.chunks, self.lexicon).from(at + 1);
        if begun
            && let Ok((rest, said)) = parenthetical(ahead, &is_report)
            && !self.takes_subject(said.verb, said.subject)
        {
            self.close_at_comma();
            self.speech(said.subject, said.verb);
            return rest.at;
        }
        if chunk.kind == ChunkKind::Comma {
            self.close_at_comma();
            self.state.after_comma = true;
            self.state.adjacent = None;
            self.state.after_verb = false;
            self.state.preposition = None;
        }
        at + 1
    }

    /// "Jane Doe, who is in custody, denies murder": whether the subject that waits for a verb would have none but this one.
    fn takes_subject(&self, verb: usize, subject: usize) -> bool {
        let passive =
            |c: &Chunk| matches!(c.kind, ChunkKind::Verb(verb) if verb.group.voice == Voice::Passive);
        let last = || !self.chunks.iter().skip(subject + 1).any(Chunk::is_finite);
        let inverted = verb < subject;
        inverted
            && (self.chunks.get(verb).is_some_and(passive) || self.waits_below(self.stack.len()) && last())
    }

    /// Whether a dash ends a dateline: names and times with marks between are all that stands before it, and no other dash
    /// closes what it opens.
    fn ends_dateline(&self, at: usize, chunk: &Chunk) -> bool {
        /// How many chunks a dateline may have, and how far ahead another dash is looked for.
        const REACH: usize = 24;
        let is_dash = |c: &Chunk| {
            c.kind == ChunkKind::Comma && self.words.get(c.first).is_some_and(|w| !is_any(w, &[","]))
        };
        let place = |c: &Chunk| match c.kind {
            ChunkKind::Noun(noun) => {
                matches!(noun.kind, PhraseKind::Name | PhraseKind::Time | PhraseKind::Figure)
                    && noun.determiner.is_none()
            }
            kind => matches!(kind, ChunkKind::Comma | ChunkKind::Open | ChunkKind::Close),
        };
        let before = self.chunks.get(..at).unwrap_or(&[]);
        let mut ahead = self.chunks.iter().skip(at + 1).take(REACH);
        is_dash(chunk) && at < REACH && at > 0 && before.iter().all(place) && !ahead.any(is_dash)
    }

    /// ", he added,": a clause of its own on top of what it interrupts.
    fn speech(&mut self, subject: usize, verb: usize) {
        let (Some(ChunkKind::Noun(noun)), Some(ChunkKind::Verb(verb))) =
            (self.chunks.get(subject).map(|c| c.kind), self.chunks.get(verb).map(|c| c.kind))
        else {
            return;
        };
        let phrase = self.add(noun, Tie::Free);
        let first = noun.phrase.first.min(verb.group.first);
        self.stack.push(Frame {
            subject: Some(phrase),
            at_comma: true,
            ..Frame::new(ClauseKind::Main, first)
        });
        self.assign(&verb);
        self.state = State { last: Some(phrase), after_verb: true, ..State::default() };
    }

    /// "that", "if", "because".
    fn subordinator(&mut self, chunk: &Chunk) {
        let is = |forms: &[&str]| self.words.get(chunk.first).is_some_and(|w| is_any(w, forms));
        let kind = if is(&["that", "whether"]) { ClauseKind::Reported } else { ClauseKind::Adverbial };
        if self.state.after_conjunction {
            self.close_like(kind);
        }
        let fronted = self.top().clause.is_none();
        self.stack.push(Frame {
            marker: Some(chunk.first),
            at_comma: kind == ClauseKind::Adverbial && (fronted || self.state.after_comma),
            ..Frame::new(kind, chunk.first)
        });
        self.state = State { last: self.state.last, ..State::default() };
    }

    /// "which", "who", "where": a relative clause behind a noun phrase, else a question.
    fn relative(&mut self, chunk: &Chunk) {
        let behind_noun =
            self.state.adjacent.is_some() || self.state.after_comma || self.state.preposition.is_some();
        let antecedent = self.state.last.filter(|_| behind_noun).map(|last| self.described_by(last));
        let adverbial = self.words.get(chunk.first).is_some_and(|w| w.tag.xpos == Xpos::Wrb);
        let when = self.words.get(chunk.first).is_some_and(|w| is_any(w, &["when", "while", "where"]));
        let kind = match antecedent {
            Some(_) if !(adverbial && self.state.adjacent.is_none()) => ClauseKind::Relative,
            _ if when => ClauseKind::Adverbial,
            _ => ClauseKind::Reported,
        };
        let gap = kind == ClauseKind::Relative && !adverbial && self.state.preposition.is_none();
        let at_comma = self.state.after_comma || kind == ClauseKind::Adverbial && self.top().clause.is_none();
        self.stack.push(Frame {
            marker: Some(chunk.first),
            antecedent: antecedent.filter(|_| gap),
            at_comma,
            ..Frame::new(kind, chunk.first)
        });
        self.state = State { last: self.state.last, ..State::default() };
    }

    /// The phrase that a phrase in apposition describes. "The minister for trade, Jane Doe, who": a name behind what a preposition
    /// leads in is nobody's that stands there, unless it is a place in a place: "a boy from Alder, Norway, who".
    fn described_by(&self, phrase: usize) -> usize {
        let tie = |phrase: usize| self.out.phrases.get(phrase).map(|p| p.tie);
        let Some(Tie::Apposition(of)) = tie(phrase) else { return phrase };
        let place = |noun: &NounPhrase| {
            let word = self.words.get(noun.phrase.head).map_or("", |w| w.form());
            self.lexicon.sense(word, Class::Place).is_some()
        };
        let named = self.is_kind(phrase, PhraseKind::Name) && self.is_kind(of, PhraseKind::Name);
        match tie(of) {
            Some(Tie::Modifier { .. }) if named && !self.phrase(phrase).is_some_and(place) => phrase,
            _ => of,
        }
    }

    /// An adjective is the complement of a copula.
    fn adjective(&mut self, chunk: &Chunk) {
        if self.state.after_verb && self.is_copular() {
            let phrase =
                crate::syntax::slot::Phrase { first: chunk.first, last: chunk.last, head: chunk.last };
            self.fill(Slot { phrase, role: Role::Complement, certainty: Certainty::Possible, shared: false });
        }
    }

    /// A colon or semicolon ends all clauses.
    fn new_sentence(&mut self, first: usize) {
        while self.stack.len() > 1 && !self.top().bracket {
            self.pop();
        }
        self.pop();
        self.stack.push(Frame::new(ClauseKind::Main, first));
        self.state = State { last: self.state.last, ..State::default() };
    }

    fn close_bracket(&mut self) {
        if !self.stack.iter().any(|f| f.bracket) {
            return;
        }
        while !self.top().bracket {
            self.pop();
        }
        self.pop();
        self.state = self.saved.pop().unwrap_or_default();
    }

    /// Whether a chunk is a verb of speech.
    fn is_report(&self, chunk: &Chunk) -> bool {
        matches!(chunk.kind, ChunkKind::Verb(verb) if self.is_report_verb(verb.group.head))
    }

    fn is_report_verb(&self, head: usize) -> bool {
        self.words.get(head).is_some_and(|w| self.lexicon.sense(w.form(), Class::ReportingVerb).is_some())
    }

    /// Adds a phrase to the sentence's.
    fn add(&mut self, noun: NounPhrase, tie: Tie) -> usize {
        self.out.phrases.push(TiedPhrase { noun, tie });
        self.out.phrases.len() - 1
    }

    fn phrase(&self, index: usize) -> Option<&NounPhrase> {
        self.out.phrases.get(index).map(|p| &p.noun)
    }

    fn is_kind(&self, index: usize, kind: PhraseKind) -> bool {
        self.phrase(index).is_some_and(|n| n.kind == kind)
    }
}
