//! Claims about who said what.

use std::sync::Arc;

use crate::claim::{Certainty, Claim, ClaimKind, Factuality, Scope, Term, Value};
use crate::grammar::{Meaning, Mention, MentionType, NameKind};
use crate::span::Span;

use super::attribution::is_somebody;
use super::context::{Context, Draft, slug};
use super::entity::Entity;

/// Adds a claim for every quotation with a speaker; the parts that a cue breaks are one claim.
pub(super) fn extract(context: &Context<'_>, claims: &mut Vec<Claim>) {
    let mut parts: Vec<&Mention> = Vec::new();
    let mut group = None;
    for mention in context.mentions {
        let Meaning::Quotation(quotation) = &mention.meaning else { continue };
        if group != Some(quotation.group) {
            claims.extend(said(context, &parts));
            parts.clear();
            group = Some(quotation.group);
        }
        parts.push(mention);
    }
    claims.extend(said(context, &parts));
}

fn said(context: &Context<'_>, parts: &[&Mention]) -> Option<Claim> {
    let text = &context.source.text;
    let first = parts.first()?;
    let block = context.document.block_of(first.sentence)?;
    if !block.is_checked() {
        return None;
    }
    let mut words = String::new();
    let mut cue: Option<Span> = None;
    let mut speaker_span: Option<Span> = None;
    for part in parts {
        let Meaning::Quotation(quotation) = &part.meaning else { continue };
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(quotation.content.of(text).trim_end_matches([',', ' ']));
        cue = cue.or(quotation.cue);
        speaker_span = speaker_span.or(quotation.speaker);
    }
    let span = first.span;
    let (speaker, certainty) = speaker(context, speaker_span?, span)?;
    let draft = Draft {
        kind: ClaimKind::Attribution,
        subject: speaker,
        property: Arc::from("said"),
        scope: Scope::new(),
        value: Value::Wording(words.into()),
        span,
        subject_span: speaker_span,
        certainty,
        about_event: false,
    };
    let mut claim = context.claim_as(draft, Factuality::Asserted, first.sentence);
    claim.statement.speaker = None;
    claim.cue = cue;
    Some(claim)
}

/// The entity that the words beside the cue stand for, by the attribution of the quotation or by themselves, else the words; nobody for a pronoun that
/// nothing resolves. Only somebody who can speak and is named, not just by an office or a pronoun, is certain.
fn speaker(context: &Context<'_>, span: Span, quotation: Span) -> Option<(Term, Certainty)> {
    let attribution = context.attributions.speaker_at(quotation).filter(|a| a.region == quotation);
    let named = attribution.and_then(|a| context.entities.of_mention(a.name?));
    let resolved = || {
        let somebody = is_somebody(span.of(&context.source.text));
        context.resolve(span).filter(|e| !somebody || e.kind == NameKind::Person)
    };
    if let Some(entity) = named.or_else(resolved) {
        // A name of several words that does not tell its kind is mostly a person's.
        let speaks = match entity.kind {
            NameKind::Person | NameKind::Organisation => true,
            NameKind::Unknown => entity.base.contains('-'),
            NameKind::Place | NameKind::Event | NameKind::Document => false,
        };
        let words = span.of(&context.source.text);
        let clear = !is_pronoun(words) || is_alone(context, entity, span);
        let named = !entity.titles().contains(&entity.base) && clear;
        let certainty = if speaks && named { Certainty::Certain } else { Certainty::Possible };
        return Some((entity.key.clone(), certainty));
    }
    let words = span.of(&context.source.text);
    let speaker = if is_pronoun(words) { String::new() } else { slug(words) };
    Some((Term::from(speaker), Certainty::Possible))
}

/// Whether a person is the only one whom the paragraph names before a pronoun, or, where it names nobody, the one before it.
fn is_alone(context: &Context<'_>, person: &Entity, pronoun: Span) -> bool {
    let blocks = &context.document.blocks;
    let Some(at) = blocks.iter().position(|b| b.span.contains(pronoun)) else { return false };
    let only = |block: usize| {
        blocks
            .get(block)
            .and_then(|b| is_only(context, person, (b.span.start, pronoun.start.min(b.span.end))))
    };
    only(at).or_else(|| only(at.checked_sub(1)?)).unwrap_or(false)
}

/// Whether all whom the narration names from one byte to another are one person; nothing, where it names nobody. Whom a
/// quotation speaks of does not say it.
fn is_only(context: &Context<'_>, person: &Entity, (start, end): (u32, u32)) -> Option<bool> {
    let first = context.mentions.partition_point(|m| m.span.start < start);
    let here = || context.mentions.iter().enumerate().skip(first).take_while(|(_, m)| m.span.start < end);
    let quoted =
        |name: &Mention| here().any(|(_, m)| m.kind == MentionType::Quote && m.span.contains(name.span));
    let named = here().filter(|(_, m)| matches!(m.meaning, Meaning::Name(_)) && !quoted(m));
    let mut persons = named
        .filter_map(|(index, _)| context.entities.of_mention(index))
        .filter(|e| e.key == person.key || e.may_be_person())
        .peekable();
    persons.peek()?;
    Some(persons.all(|e| e.key == person.key))
}

fn is_pronoun(words: &str) -> bool {
    ["he", "she", "they", "it", "i", "we", "who"].iter().any(|p| words.eq_ignore_ascii_case(p))
}
