//! What extraction of one source works with: the text divided, its mentions, its entities, and the knowledge.

use std::sync::Arc;

use crate::claim::{Certainty, Claim, ClaimId, ClaimKind, Factuality, Scope, Statement, Term, Value};
use crate::grammar::{Meaning, Mention, NameKind};
use crate::knowledge::{Class, Knowledge};
use crate::source::Source;
use crate::span::Span;
use crate::syntax::Items;
use crate::syntax::slot::Phrase;
use crate::text::Document;
use crate::value::Time;

pub(super) use crate::claim::slug;

use super::attribution::{Attribution, Attributions, is_somebody};
use super::entity::{Entities, Entity};
use super::event::Events;
use super::factuality;
use super::thing::Things;
use super::zone::LocalTime;

/// The term of a person of whom a source tells only the age: the persons of the story may tell who it is.
pub(super) fn aged(age: &Meaning) -> Option<Term> {
    let Meaning::Quantity(quantity) = age else { return None };
    Some(format!("{AGED}{}", quantity.number?.normalize()).into())
}

/// Sentences whose places are those of the news: the headline and the one behind it.
const LEAD: usize = 2;

/// Begins the term of a person of whom only the age is told.
pub const AGED: &str = "person-aged-";

/// Everything known about a source before its claims are read.
pub(super) struct Context<'a> {
    pub source: &'a Source,
    pub document: &'a Document,
    pub mentions: &'a [Mention],
    pub entities: &'a Entities,
    pub attributions: &'a Attributions,
    pub events: &'a Events,
    pub local: &'a LocalTime,
    pub things: &'a Things,
    pub knowledge: &'a Knowledge,
    /// Has taken in the source's text: claims of one source share that work.
    pub hasher: blake3::Hasher,
}

/// A claim before it has its id, factuality and speaker.
#[derive(Clone)]
pub(super) struct Draft {
    pub kind: ClaimKind,
    pub subject: Term,
    pub property: Arc<str>,
    pub scope: Scope,
    pub value: Value,
    pub span: Span,
    pub subject_span: Option<Span>,
    pub certainty: Certainty,
    pub about_event: bool,
}

impl<'a> Context<'a> {
    /// The entity that words stand for.
    pub fn resolve(&self, span: Span) -> Option<&'a Entity> {
        self.entities.resolve(&self.source.text, self.mentions, &self.knowledge.lexicon, span)
    }

    /// What "the company", "the Alder-based club" stands for: the one that is headed so, else the one thing that the article
    /// names most often.
    pub fn enterprise(&self, items: &Items<'_>, phrase: Phrase) -> Option<&'a Entity> {
        let noun = items.sense(phrase.head, Class::OrganisationNoun)?;
        let definite = items.is_any_word(phrase.first, &["the"]);
        let plain = (phrase.first + 1..phrase.head).all(|i| match items.mention(i) {
            Some((index, _)) => self.entities.of_mention(index).is_some_and(|e| e.kind == NameKind::Place),
            None => items.is_any_word(i, &["based", "-"]) || items.is_symbol(i, &['-']),
        });
        if !noun.is("enterprise") || !definite || !plain {
            return None;
        }
        let at = u32::try_from(items.get(phrase.first)?.start).ok()?;
        self.entities.headed(at, &noun.id).or_else(|| self.entities.enterprise(at, &self.source.text))
    }

    /// Whether the headline or the first sentence of the article, other than this one, names a place so.
    pub fn is_in_lead(&self, place: &str, sentence: usize) -> bool {
        let checked = |block: usize| self.document.blocks.get(block).is_some_and(|b| b.is_checked());
        let sentences = self.document.sentences.iter().enumerate();
        let lead =
            sentences.filter(|(_, s)| checked(s.block)).map(|(at, _)| at).take(LEAD).last().unwrap_or(0);
        let mentions = self.mentions.iter().enumerate().take_while(|(_, m)| m.sentence <= lead);
        let others = mentions.filter(|(_, m)| m.sentence != sentence).map(|(index, _)| index);
        others
            .filter_map(|index| self.entities.of_mention(index))
            .any(|e| matches!(e.kind, NameKind::Place | NameKind::Unknown) && &*e.base == place)
    }

    /// A span of this source.
    pub fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.source.id, start, end)
    }

    /// Completes a draft: factuality from the words round `at`, speaker from the attribution that holds it, id.
    pub fn claim(&self, draft: Draft, items: &Items<'_>, at: usize, sentence: usize) -> Claim {
        let factuality = factuality::at(items, at);
        self.claim_as(draft, factuality, sentence)
    }

    /// Completes a draft of known factuality.
    pub fn claim_as(&self, draft: Draft, factuality: Factuality, sentence: usize) -> Claim {
        self.claim_at(draft, factuality, None, sentence)
    }

    /// Completes a draft of known factuality that holds at a time.
    pub fn claim_at(
        &self,
        draft: Draft,
        factuality: Factuality,
        as_of: Option<Time>,
        sentence: usize,
    ) -> Claim {
        let attribution = self.attributions.speaker_at(draft.span);
        let statement = Statement {
            subject: draft.subject,
            property: draft.property,
            scope: draft.scope,
            value: draft.value,
            as_of,
            factuality,
            speaker: attribution.and_then(|a| self.speaker(a)),
        };
        Claim {
            id: ClaimId::with(self.hasher.clone(), draft.span, &statement),
            kind: draft.kind,
            statement,
            span: draft.span,
            subject_span: draft.subject_span,
            cue: attribution.and_then(|a| a.cue),
            about_event: draft.about_event,
            certainty: draft.certainty,
            sentence,
            enumeration: None,
            alike: None,
        }
    }

    /// Who is said to say it: the entity, else the words beside the cue.
    fn speaker(&self, attribution: &Attribution) -> Option<Term> {
        if let Some(entity) = attribution.name.and_then(|name| self.entities.of_mention(name)) {
            return Some(entity.key.clone());
        }
        let span = attribution.speaker?;
        let words = || Term::from(slug(span.of(&self.source.text)));
        let somebody = is_somebody(span.of(&self.source.text));
        let entity = self.resolve(span).filter(|e| !somebody || e.kind == NameKind::Person);
        Some(entity.map_or_else(words, |e| e.key.clone()))
    }
}
