//! Each claim of the drafts held against the sources.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::claim::{Claim, ClaimId, ClaimKind, Term};
use crate::compare::{Entailment, Held, Passages, hold};
use crate::extract::Reading;
use crate::grammar::quotation::Use;
use crate::grammar::{Meaning, MentionType};
use crate::graph::FactGraph;
use crate::knowledge::Knowledge;
use crate::span::{SourceId, Span};

use super::checkable::{Checkable, checkables};
use super::context::Contexts;
use super::figure::Values;
use super::name::Names;
use super::story::Story;
use super::{Bearing, Coverage, Dispute, Disputed, Judged, Kind, Passage, State};

/// Judges the claims of the drafts of a story. `disputes` are what findings tell apart.
pub fn judge(
    graph: &FactGraph,
    drafts: &[SourceId],
    disputes: &[Dispute],
    knowledge: &Knowledge,
) -> Coverage {
    let story = Story::new(graph, drafts, knowledge);
    let judge = Judge::new(&story, disputes);
    let judged = story.drafts.iter().filter_map(|&draft| Some((draft, story.reading(draft)?)));
    let judged = judged.flat_map(|(draft, reading)| {
        checkables(reading)
            .into_iter()
            .map(|checkable| judge.judged(draft, reading, &checkable))
            .collect::<Vec<_>>()
    });
    Coverage {
        judged: judged.collect(),
        drafts: story.ids(&story.drafts),
        versions: story.ids(&story.versions),
        witnesses: story.all_witnesses(),
        elsewhere: 0,
    }
}

/// What the claims of the drafts are held against.
struct Judge<'s, 'a> {
    story: &'s Story<'a>,
    disputes: &'s [Dispute],
    held: BTreeMap<&'a ClaimId, Vec<Held<'a>>>,
    values: Values<'a>,
    contexts: Contexts,
    names: Names,
    texts: Vec<(&'a Reading, Passages)>,
}

impl<'s, 'a> Judge<'s, 'a> {
    fn new(story: &'s Story<'a>, disputes: &'s [Dispute]) -> Self {
        let readings = &story.graph.readings;
        let drafts = story.ids(&story.drafts);
        let mut held: BTreeMap<&'a ClaimId, Vec<Held<'a>>> = BTreeMap::new();
        for pair in hold(readings, |id| drafts.contains(&id), story.knowledge) {
            if story.is_source(pair.other.reading.source.id) {
                held.entry(&pair.draft.id).or_default().push(pair);
            }
        }
        Self {
            story,
            disputes,
            held,
            values: Values::new(story),
            contexts: Contexts::new(readings.iter(), &story.knowledge.lexicon),
            names: Names::new(story),
            texts: story.sources().map(|(_, reading)| (reading, Passages::new(reading.text()))).collect(),
        }
    }

    fn judged(&self, draft: usize, reading: &'a Reading, checkable: &Checkable<'a>) -> Judged {
        let (codes, mut passages) = self.contradicting(checkable);
        passages.extend(self.holding(checkable));
        let further = match checkable.kind {
            Kind::Figure | Kind::Date => {
                self.values.stating(self.story, &self.contexts, draft, checkable, &passages)
            }
            Kind::Name => {
                checkable.mention.map(|m| self.names.naming(self.story, draft, m)).unwrap_or_default()
            }
            Kind::Quotation => self.quoting(reading, checkable),
            Kind::Title | Kind::Relation => Vec::new(),
        };
        passages.extend(further);
        passages.sort_by_key(|p| (p.bearing, self.rank(p.span), p.span.start));
        let mut told = BTreeSet::new();
        passages.retain(|passage| told.insert(passage.span));
        let carriers = passages.iter().filter(|p| p.bearing == Bearing::Carries);
        let witnesses = self.story.witnesses(carriers);
        let outdated = passages.iter().any(|p| p.bearing == Bearing::Outdates);
        Judged {
            kind: checkable.kind,
            span: checkable.span,
            words: Arc::from(checkable.span.of(reading.text())),
            notation: checkable.claims.first().map(|claim| claim.statement.to_string()),
            claims: checkable.claims.iter().map(|claim| claim.id.clone()).collect(),
            state: match (codes.is_empty(), outdated, witnesses) {
                (false, ..) => State::Contradicted,
                (_, true, _) => State::Outdated,
                (_, _, 0) => State::Unsupported,
                _ => State::Supported,
            },
            witnesses,
            codes,
            passages,
        }
    }

    /// The place of a source among those of the story.
    fn rank(&self, span: Span) -> usize {
        self.story.sources().position(|(_, r)| r.source.id == span.source).unwrap_or(usize::MAX)
    }

    /// The rules that contradict a checkable, and the passages they tell it apart from.
    fn contradicting(&self, checkable: &Checkable<'_>) -> (Vec<&'static str>, Vec<Passage>) {
        let mut codes = Vec::new();
        let mut passages = Vec::new();
        for dispute in self.disputes {
            let is_it = |span: Span, claim: Option<&ClaimId>| match claim {
                Some(claim) => checkable.claims.iter().any(|c| c.id == *claim),
                None => {
                    checkable.kind != Kind::Name
                        && (checkable.span.contains(span) || span.contains(checkable.span))
                }
            };
            let own = dispute.sides.iter().position(|s| s.iter().any(|d| is_it(d.span, d.claim.as_ref())));
            let Some(own) = own else { continue };
            let others =
                dispute.sides.iter().enumerate().filter(|(i, _)| *i != own).flat_map(|(_, side)| side);
            let (others, itself): (Vec<&Disputed>, Vec<&Disputed>) =
                others.partition(|d| self.story.is_source(d.span.source));
            // A person has several titles, and who gives two of them contradicts neither.
            let at_odds = !itself.is_empty() && checkable.kind != Kind::Title;
            let others: Vec<&Disputed> = others.into_iter().filter(|d| !self.allows(checkable, d)).collect();
            if others.is_empty() && !at_odds {
                continue;
            }
            codes.push(dispute.code);
            let others = others.into_iter();
            passages.extend(others.map(|d| Passage {
                span: d.span,
                sentence: self.sentence(d.span),
                claim: d.claim.clone(),
                bearing: Bearing::Contradicts,
                how: d.said.clone(),
            }));
        }
        codes.sort_unstable();
        codes.dedup();
        (codes, passages)
    }

    /// Whether a passage of the other side can be true with a checkable after all: with a group others may be at odds. A source
    /// that says both is at odds with neither.
    fn allows(&self, checkable: &Checkable<'_>, disputed: &Disputed) -> bool {
        let held = checkable.claims.iter().filter_map(|claim| self.held.get(&claim.id)).flatten();
        let mut held = held.filter(|held| held.other.reading.source.id == disputed.span.source);
        held.any(|held| match held.entailment {
            Entailment::Carries(_) => true,
            Entailment::Looser(_) => disputed.claim.as_ref() == Some(&held.other.claim.id),
            Entailment::Outdates(_) | Entailment::Differs(_) => false,
        })
    }

    /// The sentence that words of a source begin in.
    fn sentence(&self, span: Span) -> usize {
        let reading = self.story.sources().map(|(_, r)| r).find(|r| r.source.id == span.source);
        let sentences = reading.map_or(&[][..], |r| &r.document.sentences);
        sentences.partition_point(|s| s.span.start <= span.start).saturating_sub(1)
    }

    /// What comparable claims of the sources say.
    fn holding(&self, checkable: &Checkable<'a>) -> Vec<Passage> {
        let held = checkable.claims.iter().filter_map(|claim| self.held.get(&claim.id)).flatten();
        held.map(|held| {
            let claim = held.other.claim;
            let (bearing, how) = match &held.entailment {
                Entailment::Carries(verdict) => (Bearing::Carries, verdict.as_str().to_owned()),
                Entailment::Outdates(value) => (Bearing::Outdates, format!("{value} there")),
                Entailment::Looser(how) | Entailment::Differs(how) => (Bearing::Nearly, how.clone()),
            };
            Passage {
                span: claim.span,
                sentence: claim.sentence,
                claim: Some(claim.id.clone()),
                bearing,
                how,
            }
        })
        .collect()
    }

    /// The passages that carry the words of a quotation: between marks, or enough of them in a row for a note of what was said.
    fn quoting(&self, reading: &Reading, checkable: &Checkable<'a>) -> Vec<Passage> {
        const ENOUGH: usize = 4;
        let mention = checkable.mention.and_then(|m| reading.mentions.get(m));
        let Some(Meaning::Quotation(quotation)) = mention.map(|m| &m.meaning) else { return Vec::new() };
        let words = quotation.content.of(reading.text());
        let speaker = checkable.claims.iter().find(|c| c.kind == ClaimKind::Attribution);
        let speaker = speaker.map(|c| &c.statement.subject).filter(|_| quotation.usage == Use::Speech);
        let long = words.split_whitespace().take(ENOUGH).count() == ENOUGH;
        let mut found = Vec::new();
        for (source, text) in &self.texts {
            let Some(range) = text.carrying(words) else { continue };
            let span = Span::new(source.source.id, range.start, range.end);
            let quoted =
                source.mentions.iter().find(|m| m.kind == MentionType::Quote && m.span.overlaps(span));
            let theirs = quoted.and_then(|m| said_by(source, m.span));
            let other = speaker.zip(theirs).filter(|(ours, theirs)| *ours != *theirs);
            let (bearing, how) = match other {
                Some((_, theirs)) => (Bearing::Nearly, format!("said there by {}", theirs.replace('-', " "))),
                None if quoted.is_some() || long => (Bearing::Carries, "same words".to_owned()),
                None => continue,
            };
            found.push(Passage { span, sentence: self.sentence(span), claim: None, bearing, how });
        }
        found
    }
}

/// Who says a quotation of a source.
fn said_by(source: &Reading, quotation: Span) -> Option<&Term> {
    let attribution = |claim: &&Claim| claim.kind == ClaimKind::Attribution && claim.span == quotation;
    source.claims.iter().find(attribution).map(|claim| &claim.statement.subject)
}
