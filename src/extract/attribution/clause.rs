//! Indirect speech by its clause: the subject of a reporting verb says what stands round or behind the verb.

use std::ops::Range;

use crate::grammar::MentionType;
use crate::grammar::quotation::Tokens;
use crate::knowledge::{Class, Sense};
use crate::syntax::slot::{Clause, ClauseKind, Slot, Tense, Voice};
use crate::syntax::{ItemKind, Items};
use crate::text::Sentence;

use super::{Attribution, attribution};

/// Prepositions behind a reporting verb that open no speech: "announced in May".
const OPENS_NOTHING: [&str; 3] = ["by", "in", "to"];

/// Words that open a circumstance told by the speaker.
const CIRCUMSTANCE: [&str; 4] = ["with", "given", "citing", "noting"];

/// What a clause reports, if its verb is a reporting one.
pub(super) fn said_in(
    tokens: &Tokens<'_>,
    items: &Items<'_>,
    sentence: &Sentence,
    clause: &Clause,
) -> Option<Attribution> {
    let verb = Verb::read(items, clause)?;
    let subject = clause.subject()?;
    // "The crash claimed two lives."
    let sudden = |word: &str| items.lexicon.sense(word, Class::EventNoun).is_some_and(|s| s.is("sudden"));
    if items.word(subject.phrase.head).is_some_and(sudden) {
        return None;
    }
    // A figure or a time says nothing.
    items.mention(subject.phrase.head).is_none_or(|(_, m)| m.kind == MentionType::Name).then_some(())?;
    let speaker = items.bytes(subject.phrase.first..subject.phrase.last + 1)?;
    let cue = items.bytes(clause.verbs.head..verb.end)?;
    let said = verb.region(items, sentence.span.range(), clause, subject)?;
    attribution(tokens, said, speaker, cue)
}

/// A reporting verb and the item behind its words.
struct Verb<'a> {
    sense: &'a Sense,
    end: usize,
}

impl<'a> Verb<'a> {
    fn read(items: &Items<'a>, clause: &Clause) -> Option<Self> {
        let head = clause.verbs.head;
        items.word(head).filter(|_| items.begins(head, Class::ReportingVerb))?;
        let start = items.get(head)?.start;
        let (length, sense) = items.at(head, Class::ReportingVerb)?;
        let speech = clause.verbs.voice == Voice::Active && clause.verbs.tense != Tense::Untensed;
        (speech && !sense.is("preposition")).then(|| Self { sense, end: items.position(start + length) })
    }

    /// The bytes that are said.
    fn region(
        &self,
        items: &Items<'_>,
        whole: Range<usize>,
        clause: &Clause,
        subject: &Slot,
    ) -> Option<Range<usize>> {
        let verb = clause.verbs.head;
        let (first, last) = (subject.phrase.first.min(verb), subject.phrase.last.max(self.end - 1));
        let comma = first.checked_sub(1).is_some_and(|i| items.is_symbol(i, &[',', '—', '–']));
        let closes = items.get(last + 1).is_none_or(|i| matches!(i.kind, ItemKind::Symbol('.' | ';')))
            || items.mention(last + 1).is_some_and(|(_, m)| m.kind.is_time());
        if comma && !self.sense.is("weak") {
            // "…, X said." says all before it; "Vietnam, he added, stands ready" all round it.
            if closes {
                return Some(whole.start..items.get(first)?.start);
            }
            let interrupted = |c: &Clause| {
                c.verbs.head > last && c.subject().is_some_and(|s| s.phrase.last < first && !s.shared)
            };
            if items.is_symbol(last + 1, &[':']) || items.clauses().iter().any(interrupted) {
                return Some(whole);
            }
            if subject.phrase.first > verb {
                return Some(whole.start..items.get(first)?.start);
            }
        }
        if subject.phrase.first > verb || !self.opens_speech(items, clause) {
            return None;
        }
        // "With sales forecast to double, X stressed …": the circumstance that opens the sentence is part of it.
        let circumstance =
            comma && items.word(0).is_some_and(|w| CIRCUMSTANCE.iter().any(|c| w.eq_ignore_ascii_case(c)));
        let from = if circumstance { whole.start } else { items.get(self.end - 1)?.end };
        Some(from..whole.end)
    }

    /// "X said (that) …": whether a clause or an object follows.
    fn opens_speech(&self, items: &Items<'_>, clause: &Clause) -> bool {
        let reported =
            |c: &Clause| c.kind == ClauseKind::Reported && c.first >= self.end && c.first < self.end + 8;
        let follows = match items.get(self.end).map(|i| i.kind) {
            None | Some(ItemKind::Symbol(_)) => false,
            _ => {
                !items.word(self.end).is_some_and(|w| OPENS_NOTHING.iter().any(|p| w.eq_ignore_ascii_case(p)))
            }
        };
        items.clauses().iter().any(reported)
            || !self.sense.is("weak") && (clause.object().is_some() || follows)
    }
}
