//! Closed frames: patterns of `facts/frames` found in a sentence, their slots filled, as claims.

use std::sync::Arc;

use crate::claim::{Certainty, Claim, ClaimKind, Factuality, Scope, Term, Value};
use crate::grammar::{Meaning, MentionType, NameKind};
use crate::knowledge::{Class, Existence, Frame, FrameKind, Slot};
use crate::syntax::{Filler, ItemKind, Items, Match, match_at, noun_phrase_after, noun_phrase_before};

use super::context::{Context, Draft, slug};
use super::{factuality, scope};

/// Adds the claims of all frames found in a sentence.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    for at in 0..items.items.len() {
        let Some(word) = items.word(at) else { continue };
        for (frame, pattern) in context.knowledge.frames.triggered(word) {
            let reader = Reader { context, items, frame, sentence };
            let accepts = |slot: Slot, i: usize, forwards: bool| reader.accepts(slot, i, forwards);
            if let Some(found) = match_at(items, pattern, at, &accepts) {
                reader.claims(&found, claims);
            }
        }
    }
}

/// Items behind a value within which words may stand between it and the next one of its list.
const COORDINATION: usize = 12;

struct Reader<'r, 'a> {
    context: &'r Context<'a>,
    items: &'r Items<'a>,
    frame: &'r Frame,
    sentence: usize,
}

/// An entity that fills a slot.
struct Referent {
    term: Term,
    kind: NameKind,
    /// Whether its own words name it, rather than a pronoun or the sentence's surroundings.
    certain: bool,
    /// Whether it is a happening without a name.
    event: bool,
}

impl Reader<'_, '_> {
    /// What fills a slot at item `i`, read forwards from it or backwards to it.
    fn accepts(&self, slot: Slot, i: usize, forwards: bool) -> Option<Filler> {
        if slot == Slot::Value && self.frame.kind != FrameKind::Relation {
            return self.accepts_value(i);
        }
        let filler = self.phrase(i, forwards)?;
        let referent = self.referent(filler)?;
        let kinds = if slot == Slot::Subject { &self.frame.subjects } else { &self.frame.values };
        fits(&referent, kinds).then_some(filler)
    }

    /// A figure, a date or a quotation for the value of its frame.
    fn accepts_value(&self, i: usize) -> Option<Filler> {
        let (_, mention) = self.items.mention(i)?;
        let fits = match (&mention.meaning, self.frame.kind) {
            (Meaning::Quantity(_), FrameKind::Figure) => {
                let units = &self.frame.units;
                units.is_empty()
                    || units.iter().any(|u| *u == mention.kind.as_str() || is_unit(&mention.meaning, u))
            }
            (Meaning::Time(time), FrameKind::Date) => time.time.is_some(),
            (Meaning::Quotation(_), FrameKind::Wording) => true,
            _ => false,
        };
        fits.then_some(Filler { first: i, last: i })
    }

    /// A name, a pronoun, or a described thing: "the declaration", "this year's conference".
    fn phrase(&self, i: usize, forwards: bool) -> Option<Filler> {
        if let Some((_, mention)) = self.items.mention(i) {
            let follows = self.items.is_possessive(i) && forwards;
            return (mention.kind == MentionType::Name && !follows).then_some(Filler { first: i, last: i });
        }
        if self.is_pronoun(i) {
            return Some(Filler { first: i, last: i });
        }
        let (first, last) =
            if forwards { noun_phrase_after(self.items, i)? } else { noun_phrase_before(self.items, i + 1)? };
        (!forwards || first <= i + 1).then_some(Filler { first, last })
    }

    fn is_pronoun(&self, i: usize) -> bool {
        self.items.word(i).is_some_and(|w| ["he", "she", "it"].iter().any(|p| w.eq_ignore_ascii_case(p)))
    }

    /// Which entity a filler stands for.
    fn referent(&self, filler: Filler) -> Option<Referent> {
        let context = self.context;
        if let Some((index, _)) = self.items.mention(filler.last) {
            let entity = context.entities.of_mention(index)?;
            // A capital word such as "Earthquake" in a headline names a happening, not one thing of that name.
            if self.items.lexicon.sense(&entity.base, Class::EventNoun).is_some() {
                return self.happening();
            }
            return Some(Referent {
                term: entity.key.clone(),
                kind: entity.kind,
                certain: true,
                event: false,
            });
        }
        let (start, end) = (self.items.get(filler.first)?.start, self.items.get(filler.last)?.end);
        let with_determiner = match filler.first.checked_sub(1) {
            Some(before) if self.items.is_determiner(before) => self.items.get(before)?.start,
            _ => start,
        };
        if let Some(entity) = context.resolve(context.span(with_determiner, end)) {
            let certain = !self.is_pronoun(filler.last);
            return Some(Referent { term: entity.key.clone(), kind: entity.kind, certain, event: false });
        }
        // "The women's race" is one of several.
        if (filler.first..filler.last).any(|i| self.items.is_possessive(i)) {
            return None;
        }
        let head = self.items.word(filler.last)?;
        let event = self.items.lexicon.sense(head, Class::EventNoun)?;
        // "related meetings" are no one happening; "the meeting" is.
        if with_determiner == start {
            return None;
        }
        self.happening().filter(|r| r.term.split('-').next() == Some(&*event.id) || event.is("hypernym"))
    }

    /// The claims of one match: one for each value that the source coordinates.
    fn claims(&self, found: &Match, claims: &mut Vec<Claim>) {
        let Some(value) = found.value else { return };
        let (subject, certain) = self.subject(found);
        let Some(subject) = subject else { return };
        let certainty = if certain { found.certainty } else { Certainty::Possible };
        let mut values = vec![(value, certainty)];
        if self.frame.kind == FrameKind::Relation {
            values.extend(self.coordinated(value).into_iter().map(|v| (v, Certainty::Possible)));
        }
        for (value, certainty) in values {
            if let Some(claim) = self.claim(found, &subject, value, certainty) {
                let known = claims.iter().any(|c| c.span == claim.span && c.statement == claim.statement);
                if !known {
                    claims.push(claim);
                }
            }
        }
    }

    /// The subject a slot names, else the event or document the sentence is about.
    fn subject(&self, found: &Match) -> (Option<Referent>, bool) {
        if let Some(filler) = found.subject {
            let referent = self.referent(filler);
            let certain = referent.as_ref().is_some_and(|r| r.certain);
            return (referent, certain);
        }
        let words = found.first..=found.last;
        let happening =
            words.clone().any(|i| self.items.is(i, Class::EventNoun)).then(|| self.happening()).flatten();
        (happening.or_else(|| self.nearest(found)).or_else(|| self.in_focus()), false)
    }

    /// The happening without a name that the sentence speaks of.
    fn happening(&self) -> Option<Referent> {
        let occurrence = self.context.events.of_sentence(self.sentence)?;
        let term = occurrence.term.clone();
        Some(Referent { term, kind: NameKind::Event, certain: false, event: true })
            .filter(|r| fits(r, &self.frame.subjects))
    }

    /// The nearest fitting name of the sentence.
    fn nearest(&self, found: &Match) -> Option<Referent> {
        let at = found.value.map_or(found.first, |v| v.first);
        let count = self.items.items.len();
        let mut order: Vec<usize> =
            (0..count).filter(|&i| !(found.first..=found.last).contains(&i) && i != at).collect();
        // What stands behind is more often part of the value's list than what the sentence is about.
        order.sort_by_key(|&i| (i > found.first, i.abs_diff(found.first)));
        let value = found.value.and_then(|v| self.referent(v)).map(|r| r.term);
        order.into_iter().filter(|_| !self.frame.subjects.is_empty()).find_map(|i| {
            let filler = self.phrase(i, false)?;
            self.referent(filler).filter(|r| fits(r, &self.frame.subjects) && Some(&r.term) != value.as_ref())
        })
    }

    /// What the text before the sentence speaks of.
    fn in_focus(&self) -> Option<Referent> {
        let start = self.items.get(0)?.start;
        let entity = self.context.entities.in_focus(start, |kind| kind_fits(kind, &self.frame.subjects))?;
        Some(Referent { term: entity.key.clone(), kind: entity.kind, certain: false, event: false })
    }

    /// Further values joined by "and", commas, "as well as" or "including".
    fn coordinated(&self, first: Filler) -> Vec<Filler> {
        let mut values = Vec::new();
        let mut at = first.last + 1;
        let mut joined = false;
        while let Some(item) = self.items.get(at) {
            match item.kind {
                ItemKind::Symbol(',' | '(' | ')' | '-' | '‑') => {
                    joined |= item.kind == ItemKind::Symbol(',')
                }
                ItemKind::Word if self.is_joint(at) => joined = true,
                ItemKind::Word if self.items.is_determiner(at) => {}
                // "of the group and of the network": the preposition is said again.
                ItemKind::Word if joined && self.items.words(item).eq_ignore_ascii_case("of") => {}
                ItemKind::Mention(_, MentionType::Name) if joined && !self.items.is_possessive(at) => {
                    values.push(Filler { first: at, last: at });
                }
                ItemKind::Mention(_, MentionType::Name) => {}
                ItemKind::Word if !self.items.is_function_word(at) && at - first.last < COORDINATION => {}
                _ => break,
            }
            at += 1;
        }
        values.retain(|v| self.referent(*v).is_some_and(|r| fits(&r, &self.frame.values)));
        values
    }

    fn is_joint(&self, i: usize) -> bool {
        self.items
            .word(i)
            .is_some_and(|w| ["and", "including", "plus"].iter().any(|j| w.eq_ignore_ascii_case(j)))
    }

    fn claim(&self, found: &Match, subject: &Referent, value: Filler, certainty: Certainty) -> Option<Claim> {
        let statement_value = self.value(value)?;
        if matches!(&statement_value, Value::Entity(term) if *term == subject.term) {
            return None;
        }
        let item = |i: usize| self.items.get(i);
        let start = item(found.first)?.start.min(item(value.first)?.start);
        let end = item(found.last)?.end.max(item(value.last)?.end);
        let subject_span = found.subject.and_then(|f| {
            Some(self.context.span(self.items.get(f.first)?.start, self.items.get(f.last)?.end))
        });
        let draft = Draft {
            kind: kind_of(self.frame.kind),
            subject: subject.term.clone(),
            property: Arc::from(self.frame.id.as_str()),
            scope: self.scope(value, subject),
            value: statement_value,
            span: self.context.span(start, end),
            subject_span,
            certainty,
            about_event: subject.event || subject.kind == NameKind::Event,
        };
        if self.frame.existence == Some(Existence::Presupposes) {
            return Some(self.context.claim_as(draft, Factuality::Asserted, self.sentence));
        }
        let factuality = factuality::at(self.items, found.first);
        Some(self.context.claim_as(draft, factuality, self.sentence))
    }

    /// What restricts a figure; that it is its subject's restricts nothing.
    fn scope(&self, value: Filler, subject: &Referent) -> Scope {
        if self.frame.kind != FrameKind::Figure {
            return Scope::new();
        }
        let mut scope = scope::of_figure(self.items, value.first);
        scope.retain(|_, term| *term != subject.term);
        scope
    }

    fn value(&self, filler: Filler) -> Option<Value> {
        if self.frame.kind == FrameKind::Relation {
            return self.referent(filler).map(|r| Value::Entity(r.term));
        }
        let (_, mention) = self.items.mention(filler.first)?;
        match &mention.meaning {
            Meaning::Quantity(quantity) => Some(Value::Quantity(quantity.clone())),
            Meaning::Time(time) => time.time.clone().map(Value::Time),
            Meaning::Quotation(q) => {
                Some(Value::Wording(q.content.of(self.items.text).trim_end_matches([',', '.', ';']).into()))
            }
            Meaning::Name(_) => Some(Value::Entity(slug(mention.span.of(self.items.text)).into())),
        }
    }
}

fn is_unit(meaning: &Meaning, unit: &str) -> bool {
    matches!(meaning, Meaning::Quantity(q) if &*q.unit.symbol == unit)
        || matches!(meaning, Meaning::Quantity(q) if matches!(&q.unit.dimension, crate::value::Dimension::Physical(id) if &**id == unit))
}

fn kind_of(kind: FrameKind) -> ClaimKind {
    match kind {
        FrameKind::Relation => ClaimKind::Relation,
        FrameKind::Figure => ClaimKind::Figure,
        FrameKind::Date => ClaimKind::Date,
        FrameKind::Wording => ClaimKind::Wording,
    }
}

fn fits(referent: &Referent, kinds: &[String]) -> bool {
    kind_fits(referent.kind, kinds)
}

/// Whether a kind of name is among those a frame takes; a name that does not tell its kind fits where `unknown` does.
fn kind_fits(kind: NameKind, kinds: &[String]) -> bool {
    kinds.is_empty() || kinds.iter().any(|k| k == kind.as_str())
}
