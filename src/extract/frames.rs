//! Closed frames: patterns of `facts/frames` found in a sentence, their slots filled, as claims.

use std::sync::Arc;

use crate::claim::{Certainty, Claim, ClaimKind, Factuality, Scope, Value};
use crate::grammar::{Meaning, MentionType, NameKind};
use crate::knowledge::{Cardinality, Class, Existence, Frame, FrameKind, Slot};
use crate::syntax::{Filler, ItemKind, Items, Match, match_at};
use crate::value::{Dimension, Quantity, Time, Unit};

use super::context::{Context, Draft, slug};
use super::{factuality, scope, when};

mod apposed;
mod clause;
pub(super) mod news;
mod place;
mod referent;

use referent::{Referent, fits, kind_fits};

/// Adds the claims of all frames found in a sentence; gives those about figures of the news, which nobody may hold.
pub(super) fn extract(
    context: &Context<'_>,
    items: &Items<'_>,
    sentence: usize,
    claims: &mut Vec<Claim>,
) -> Vec<Claim> {
    let mut of_news = Vec::new();
    let figure = |&i: &usize| items.mention(i).is_some_and(|(_, m)| m.kind != MentionType::Name);
    let figures: Vec<usize> = (0..items.items.len()).filter(figure).collect();
    for at in 0..items.items.len() {
        news::counted(context, items, (sentence, at), &mut of_news);
        let Some(word) = items.word(at) else { continue };
        let clause = items.clauses().iter().find(|c| c.verbs.head == at);
        for (frame, pattern) in context.knowledge.frames.triggered(word) {
            let reader = Reader { context, items, frame, sentence };
            // Most sentences have no figure or date that the frame could hold: their words need not be matched.
            let may_hold = || figures.iter().any(|&i| reader.accepts_value(i).is_some());
            if frame.kind != FrameKind::Relation && !may_hold() {
                continue;
            }
            let claims = if frame.news { &mut of_news } else { &mut *claims };
            let slots = clause.and_then(|c| pattern.shapes.iter().find_map(|s| reader.in_clause(s, c)));
            if let Some(found) = slots {
                reader.claims(&found, claims);
                continue;
            }
            let accepts = |slot: Slot, i: usize, forwards: bool| reader.accepts(slot, i, forwards);
            if let Some(mut found) = match_at(items, pattern, at, &accepts) {
                if !reader.is_seen_twice(&found) {
                    found.certainty = Certainty::Possible;
                }
                reader.claims(&found, claims);
            }
        }
    }
    of_news
}

/// Items behind a value within which words may stand between it and the next one of its list.
const COORDINATION: usize = 12;

struct Reader<'r, 'a> {
    context: &'r Context<'a>,
    items: &'r Items<'a>,
    frame: &'r Frame,
    sentence: usize,
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
                let unit = |u: &String| *u == mention.kind.as_str() || is_unit(&mention.meaning, u);
                (units.is_empty() || units.iter().any(unit)) && self.counts(&mention.meaning)
            }
            (Meaning::Time(_), FrameKind::Figure) => {
                self.frame.units.iter().any(|u| *u == mention.kind.as_str())
                    && when::length(self.items, i).is_some()
            }
            (Meaning::Time(time), FrameKind::Date) => time.time.is_some(),
            (Meaning::Quotation(_), FrameKind::Wording) => true,
            _ => false,
        };
        fits.then_some(Filler { first: i, last: i })
    }

    /// Whether a figure counts what the frame asks for, or nothing that is named.
    fn counts(&self, figure: &Meaning) -> bool {
        let noun = match figure {
            Meaning::Quantity(q) => q.unit.symbol.rsplit(' ').next().unwrap_or(""),
            _ => "",
        };
        self.frame.counts.is_empty() || noun.is_empty() || self.frame.counts.iter().any(|n| n == noun)
    }

    /// Whether the tree says as well that what fills the slots belongs to the pattern's words.
    fn is_seen_twice(&self, found: &Match) -> bool {
        let slots = [found.subject, found.value].into_iter().flatten();
        slots.map(|f| f.last).all(|head| self.items.is_tied(head, found.first..=found.last))
    }

    /// The claims of one match: one for each value that the source coordinates.
    fn claims(&self, found: &Match, claims: &mut Vec<Claim>) {
        let Some(value) = found.value else { return };
        let (subject, certain) = self.subject(found);
        let Some(subject) = subject else { return };
        let certain = certain && !self.frame.several;
        let certainty = if certain { found.certainty } else { Certainty::Possible };
        let mut values = vec![(value, certainty)];
        // "A buys B, starts selling C": what holds one value lists none, and a list stands behind its verb.
        let listed = self.frame.cardinality == Cardinality::Many && value.first > found.first;
        if self.frame.kind == FrameKind::Relation && listed {
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
            let referent = self.referent(filler).filter(|r| !self.is_of_earlier_edition(filler, r));
            let certain = referent.as_ref().is_some_and(|r| r.certain);
            return (referent, certain);
        }
        if self.frame.news {
            return (Some(Referent::of_news()), false);
        }
        let words = found.first..=found.last;
        let happening =
            words.clone().any(|i| self.items.is(i, Class::EventNoun)).then(|| self.happening()).flatten();
        let told = happening.or_else(|| self.nearest(found)).or_else(|| self.in_focus());
        (told.or_else(|| self.whatever()), false)
    }

    /// "Leads the 86th awards, having hosted *it* in 2007": whoever has done that before did it with another edition.
    fn is_of_earlier_edition(&self, subject: Filler, referent: &Referent) -> bool {
        let items = self.items;
        let numbered = referent.event && referent.term.ends_with(|c: char| c.is_ascii_digit());
        let verb = subject.first.checked_sub(1).and_then(|i| items.word(i)).unwrap_or("");
        let done = verb.ends_with("ed") || ["held", "led", "won", "run", "ran"].contains(&verb);
        numbered && done && items.is_any_word(subject.first, &["it"])
    }

    /// "Boats were counted under the guidance of the group": that it is there is said, whatever of.
    fn whatever(&self) -> Option<Referent> {
        let there = self.frame.existence == Some(Existence::Presupposes);
        there.then(|| Referent {
            term: "it".into(),
            kind: NameKind::Unknown,
            certain: false,
            event: false,
            described: false,
        })
    }

    /// The nearest fitting name of the sentence. A relation that leaves its subject unsaid is about the document or the
    /// event that the words before it speak of ("according to the document"), else about another name before it.
    fn nearest(&self, found: &Match) -> Option<Referent> {
        if self.frame.subjects.is_empty() {
            return None;
        }
        let at = found.value.map_or(found.first, |v| v.first);
        let count = self.items.items.len();
        let mut order: Vec<usize> =
            (0..count).filter(|&i| !(found.first..=found.last).contains(&i) && i != at).collect();
        // What stands behind is more often part of the value's list than what the sentence is about.
        order.sort_by_key(|&i| (i > found.first, i.abs_diff(found.first)));
        let value = found.value.and_then(|v| self.referent(v)).map(|r| r.term);
        let referent = |i: &usize| {
            // Nearness takes names as they stand: "talks on the pact" speak of the pact.
            let filler = match self.items.mention(*i) {
                Some(_) => Filler { first: *i, last: *i },
                None => self.phrase(*i, false)?,
            };
            self.referent(filler).filter(|r| fits(r, &self.frame.subjects) && Some(&r.term) != value.as_ref())
        };
        if self.frame.kind != FrameKind::Relation {
            let event = |r: &Referent| r.certain && r.kind == NameKind::Event;
            // The theme of the forum in Vess is the forum's.
            let first = order.iter().filter_map(referent).find(event);
            let first = first.filter(|_| self.frame.kind == FrameKind::Wording);
            let named = first.or_else(|| order.iter().filter_map(referent).find(|r| r.certain));
            return named.or_else(|| order.iter().find_map(referent));
        }
        order.retain(|&i| i < found.first);
        let about = |r: &Referent| matches!(r.kind, NameKind::Document | NameKind::Event);
        order.iter().filter_map(referent).find(about).or_else(|| order.iter().find_map(referent))
    }

    /// What the text before the sentence speaks of.
    fn in_focus(&self) -> Option<Referent> {
        let start = self.items.get(0)?.start;
        let fits = |kind: NameKind| kind_fits(kind, &self.frame.subjects);
        let about = |kind: NameKind| matches!(kind, NameKind::Document | NameKind::Event);
        let entities = self.context.entities;
        let entity = entities
            .in_focus(start, |kind| about(kind) && fits(kind))
            .or_else(|| entities.in_focus(start, fits))?;
        Some(Referent { certain: false, ..Referent::of(entity) })
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
            scope: self.scope(found, value, subject),
            value: statement_value,
            span: self.context.span(start, end),
            subject_span,
            certainty,
            about_event: subject.event || subject.kind == NameKind::Event,
        };
        let factuality = match self.frame.existence {
            Some(Existence::Presupposes) => Factuality::Asserted,
            _ if self.frame.news => factuality::at(self.items, value.first),
            _ => factuality::at(self.items, found.first),
        };
        Some(self.context.claim_at(draft, factuality, self.time(found), self.sentence))
    }

    /// The time a relation is said to hold at: the only date of its sentence; of a figure of the news that of its clause.
    fn time(&self, found: &Match) -> Option<Time> {
        if self.frame.news {
            return news::time(self.items, found);
        }
        if self.frame.kind != FrameKind::Relation {
            return None;
        }
        let start = clause_start(self.items, found.first);
        let mut times =
            (start..self.items.items.len()).filter_map(|i| match &self.items.mention(i)?.1.meaning {
                Meaning::Time(time) => time.time.clone(),
                _ => None,
            });
        times.next().filter(|_| times.next().is_none())
    }

    /// What restricts a figure; that it is its subject's restricts nothing.
    fn scope(&self, found: &Match, value: Filler, subject: &Referent) -> Scope {
        if self.frame.kind != FrameKind::Figure {
            return Scope::new();
        }
        let mut scope = scope::of_figure(self.items, value.first);
        let meaning = self.items.mention(value.first).map(|(_, m)| &m.meaning);
        let noun = |q: &Quantity| self.frame.nouns.iter().any(|noun| **noun == *q.unit.symbol);
        let own = matches!(meaning, Some(Meaning::Quantity(q)) if noun(q));
        scope.retain(|key, term| match self.frame.news {
            // "To employ 800 people by 2015": by when what is planned is to be so.
            true => {
                // "540 pence a share": what a frame is per, its name says.
                let per = &**key == "per" && !self.frame.id.contains("-per-");
                // "150 rescuers, including 30 divers": all of the divers.
                let listed = own && ["including", "among"].contains(&&**term);
                per || &**key == "part" && !listed || &**key == "by" && is_year(term)
            }
            false => *term != subject.term,
        });
        if let Some(Meaning::Quantity(quantity)) = meaning.filter(|_| self.frame.news && !own)
            && let Some(kind) = self.counted(&quantity.unit)
        {
            scope.add("kind", &kind);
        }
        if let Some(kind) = self.unlike(value).or_else(|| self.shallow(value)) {
            scope.add("kind", kind);
        }
        if self.frame.placed {
            place::of_match(self.items, found, value.first, &mut scope);
        }
        if self.frame.news {
            place::opening_with(self.items, value.first, &mut scope);
        }
        scope
    }

    /// What a figure counts, as far as the frame leaves it open: "all but six *schools*".
    fn counted(&self, unit: &Unit) -> Option<String> {
        let any = self.frame.counts.is_empty() && unit.dimension == Dimension::Count;
        let noun = unit.symbol.rsplit(' ').next().filter(|_| any && self.frame.nouns.is_empty());
        noun.map(str::to_owned).or_else(|| scope::modifiers(&unit.symbol))
    }

    fn value(&self, filler: Filler) -> Option<Value> {
        if self.frame.kind == FrameKind::Relation {
            return self.referent(filler).map(|r| Value::Entity(r.term));
        }
        let (_, mention) = self.items.mention(filler.first)?;
        match &mention.meaning {
            Meaning::Quantity(quantity) => Some(Value::Quantity(quantity.clone())),
            Meaning::Time(_) if self.frame.kind == FrameKind::Figure => {
                when::length(self.items, filler.first).map(|length| Value::Quantity(Arc::new(length)))
            }
            Meaning::Time(time) => time.time.clone().map(Value::Time),
            Meaning::Quotation(q) => {
                Some(Value::Wording(q.content.of(self.items.text).trim_end_matches([',', '.', ';']).into()))
            }
            Meaning::Name(_) => Some(Value::Entity(slug(mention.span.of(self.items.text)).into())),
        }
    }
}

/// Whether a term is a year.
fn is_year(term: &str) -> bool {
    term.len() == 4 && term.bytes().all(|b| b.is_ascii_digit())
}

/// The beginning of the sentence's part that holds item `at`: behind the last semicolon.
fn clause_start(items: &Items<'_>, at: usize) -> usize {
    (0..at)
        .rev()
        .find(|&i| items.get(i).is_some_and(|x| x.kind == ItemKind::Symbol(';')))
        .map_or(0, |i| i + 1)
}

fn is_unit(meaning: &Meaning, unit: &str) -> bool {
    matches!(meaning, Meaning::Quantity(q) if &*q.unit.symbol == unit)
        || matches!(meaning, Meaning::Quantity(q) if matches!(&q.unit.dimension, Dimension::Physical(id) if &**id == unit))
}

fn kind_of(kind: FrameKind) -> ClaimKind {
    match kind {
        FrameKind::Relation => ClaimKind::Relation,
        FrameKind::Figure => ClaimKind::Figure,
        FrameKind::Date => ClaimKind::Date,
        FrameKind::Wording => ClaimKind::Wording,
    }
}
