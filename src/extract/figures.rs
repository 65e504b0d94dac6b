//! Open figures: every figure that measures something becomes a claim, its property made from what it measures.

use std::sync::Arc;

use crate::claim::{Certainty, Claim, ClaimKind, Factuality, Scope, Term, Value};
use crate::grammar::{Meaning, Mention, MentionType};
use crate::knowledge::{Class, NEWS};
use crate::span::Span;
use crate::syntax::Items;
use crate::syntax::slot::Role;
use crate::value::{Dimension, Quantity};

use super::context::{Context, Draft, slug};
use super::holder::Place;
use super::{enumeration, factuality, scope};

mod aboard;
mod crew;
mod culprits;
mod deed;
mod difference;
mod direction;
mod divided;
mod elsewhere;
mod extent;
mod family;
mod fate;
mod listed;
mod measured;
mod price;
mod quake;
mod shares;
mod situation;
mod told;
mod toll;
mod twin;
mod whole;
mod worth;

use measured::Measured;
use told::{Teller, Told};

pub(super) use twin::twins;

pub use aboard::ABOARD;
pub use culprits::CULPRITS;
pub use deed::PRICE;
pub use direction::DIRECTION;
pub(super) use family::by_days;
pub use family::{telling_family, told_as};
pub use listed::KILLED;
pub use measured::{CHANGE, PART};
pub(super) use quake::{DEPTH, is_no_depth_of_quake};
pub use situation::SITUATIONS;
pub use told::{COUNT, MONEY, OTHER, QUALIFIER, TIME};
pub use worth::WORTH;

/// The property of an amount that a theft is told to be of.
const THEFT_MONEY: &str = "theft-money";
/// The property of all that was taken.
const LOOT: &str = "news-loot";
/// The family of the nouns for those employed: which jobs are counted, only a verb tells.
const JOB: &str = "job";

/// Adds a claim for every figure of a sentence that no frame has read; the sentence's claims begin at `from`.
pub(super) fn extract(
    context: &Context<'_>,
    items: &Items<'_>,
    sentence: usize,
    claims: &mut Vec<Claim>,
    from: usize,
) {
    let mut stated = Stated::by(claims.get(from..).unwrap_or(&[]));
    for at in 0..items.items.len() {
        let Some((_, mention)) = items.mention(at) else { continue };
        let Meaning::Quantity(quantity) = &mention.meaning else { continue };
        let figure = Figure { context, items, at, mention, quantity, sentence };
        let held = stated.holds(mention.span);
        if let Some(difference) = figure.difference() {
            let told = claims.split_off(from.min(claims.len()));
            let of_it = |c: &Claim| c.kind == ClaimKind::Figure && c.span.contains(mention.span);
            claims.extend(told.into_iter().filter(|claim| !of_it(claim)));
            claims.push(difference);
            continue;
        }
        if mention.kind == MentionType::Ordinal || held && !figure.is_whole_aboard() || figure.is_side() {
            continue;
        }
        if let Some(mut claim) = figure.claim() {
            claim.enumeration = enumeration::behind(context, items, at, sentence).map(Box::new);
            stated.reach = stated.reach.max(claim.span.end);
            claims.push(claim);
        }
        claims.extend(figure.all_aboard());
        claims.extend(figure.direction());
    }
    divided::mark(items.text, items.lexicon, claims.get_mut(from..).unwrap_or(&mut []));
    told::lengths(context, items, sentence, claims, from);
}

/// Where the claims of a sentence state figures, asked from left to right.
struct Stated {
    /// Spans of claims that frames made, the last one first.
    ahead: Vec<Span>,
    /// Where the claims end that begin at or before the place asked last.
    reach: u32,
}

impl Stated {
    fn by(claims: &[Claim]) -> Self {
        let mut ahead: Vec<Span> =
            claims.iter().filter(|c| c.kind == ClaimKind::Figure).map(|c| c.span).collect();
        ahead.sort_unstable_by(|a, b| b.cmp(a));
        Self { ahead, reach: 0 }
    }

    /// Whether a claim holds the figure already.
    fn holds(&mut self, figure: Span) -> bool {
        while let Some(claim) = self.ahead.pop_if(|claim| claim.start <= figure.start) {
            self.reach = self.reach.max(claim.end);
        }
        self.reach >= figure.end
    }
}

impl Measured {
    /// A figure of the news at item `at`, which nobody by name holds.
    fn of_news(property: &str, at: usize) -> Self {
        Self {
            property: Arc::from(property),
            subject: Term::from(""),
            words: (at, at),
            certainty: Certainty::Possible,
            about_event: true,
            extra: Vec::new(),
            scoped: false,
            as_of: None,
        }
    }
}

#[derive(Clone, Copy)]
struct Figure<'f, 'a> {
    context: &'f Context<'a>,
    items: &'f Items<'a>,
    at: usize,
    mention: &'a Mention,
    quantity: &'a Arc<Quantity>,
    sentence: usize,
}

impl Figure<'_, '_> {
    fn claim(&self) -> Option<Claim> {
        let sized = self.sized();
        if let Some(claim) = self.held().or_else(|| self.labelled()).filter(|_| !sized) {
            return Some(claim);
        }
        let whole = if self.is_whole_aboard() { self.aboard() } else { None };
        let toll = whole.or_else(|| self.loot()).or_else(|| self.toll()).or_else(|| self.worth());
        let told = toll.or_else(|| self.culprits()).or_else(|| self.situated());
        let told = told.or_else(|| self.priced()).or_else(|| self.value_of());
        let told = told.or_else(|| self.aboard()).or_else(|| self.deed());
        let mut measured = told.filter(|_| !sized).unwrap_or_else(|| self.counted());
        let mut scope = if measured.scoped {
            scope::of_figure(self.items, self.at)
        } else {
            scope::of_attribute(self.items, self.at)
        };
        if measured.about_event || measured.subject.is_empty() || measured.certainty == Certainty::Possible {
            scope.retain(|key, value| !self.is_of_the_news(key, value));
        }
        if measured.property.starts_with(PART) {
            scope.clear();
        }
        if sized {
            scope.retain(|_, value| self.is_named(value));
        }
        if let Some((key, which)) =
            self.which_passengers().filter(|_| measured.scoped && measured.subject.is_empty())
        {
            scope.insert(key.into(), which);
        }
        self.restrict(&measured, &mut scope);
        // "520 African migrants aboard": all of them.
        if measured.property.starts_with(ABOARD) && self.travel_together() {
            scope.retain(|key, _| &**key != "kind");
        }
        if self.is_cumulative(&measured.property) {
            listed::plain_kind(&mut scope, self.items.lexicon);
        }
        measured.property = self.context.knowledge.properties.canonical(measured.property);
        self.give_to_event(&mut measured);
        let told = self.told(&measured);
        let subject_span = told.as_ref().and_then(|told| told.subject);
        if let Some(told) = told {
            // What a theft is told to be of is what was taken.
            let loot = told.property == THEFT_MONEY;
            measured.property = if loot { LOOT.into() } else { told.property.into() };
            measured.as_of = measured.as_of.or(told.as_of);
            scope.retain(|key, _| ["part", "per", "by"].contains(&&**key));
        }
        let (first, last) = measured.words;
        let start = self.items.get(first.min(self.at))?.start;
        let end = self.items.get(last.max(self.at))?.end;
        let draft = Draft {
            kind: ClaimKind::Figure,
            subject: measured.subject,
            property: measured.property,
            scope,
            value: Value::Quantity(self.quantity.clone()),
            span: self.context.span(start, end),
            subject_span,
            certainty: measured.certainty,
            about_event: measured.about_event,
        };
        let expected = *draft.property == *PRICE && self.is_expected();
        let factuality =
            if expected { Factuality::Forecast } else { factuality::of_figure(self.items, self.at) };
        Some(self.context.claim_at(draft, factuality, measured.as_of, self.sentence))
    }

    /// Whether a restriction is a name of the sentence: the waves at one place are others than those at the next.
    fn is_named(&self, value: &str) -> bool {
        let own = self.context.mentions.iter().filter(|m| m.sentence == self.sentence);
        let mut named = own.filter(|m| m.kind == MentionType::Name);
        named.any(|m| slug(m.span.of(self.items.text)) == value)
    }

    /// What sets a number of passengers apart from that of all: the thing that carries them, if it is one of several, or what
    /// became of them ("200 passengers survived").
    fn which_passengers(&self) -> Option<(&'static str, Term)> {
        let lexicon = self.items.lexicon;
        let role = lexicon.sense(&self.noun(), Class::CountNoun).is_some_and(|s| s.is("role"));
        let governor = self.items.governor(self.at).filter(|_| role)?;
        let clause = governor.clause;
        match governor.slot.role {
            Role::Object => {
                let word = self.items.word(clause.subject()?.phrase.head)?;
                Some(("of", lexicon.sense(word, Class::ThingNoun)?.id.clone()))
            }
            Role::Subject => {
                let verb = self.items.word(clause.verbs.head)?;
                let is = ["is", "are", "was", "were"].contains(&verb);
                (!is).then(|| ("kind", verb.to_lowercase().into()))
            }
            _ => None,
        }
    }

    /// What a figure that nobody holds is told of.
    fn told(&self, measured: &Measured) -> Option<Told> {
        let (lexicon, property) = (self.items.lexicon, &*measured.property);
        let teller =
            Teller { context: self.context, items: self.items, at: self.at, sentence: self.sentence };
        let sense = |class: Class| lexicon.sense(property, class).is_some();
        let unit = match &self.quantity.unit.dimension {
            _ if !measured.subject.is_empty() || property.ends_with(CHANGE) || teller.is_open() => {
                return None;
            }
            _ if property.starts_with(NEWS) => return None,
            // Prices that "jumped to" and "fell to" something are of two days.
            Dimension::Currency if teller.moves() => return None,
            Dimension::Count => {
                let job = lexicon.sense(property, Class::WordFamily).is_some_and(|s| &*s.id == JOB);
                let open = job || sense(Class::CountNoun) || sense(Class::PlainNoun);
                return open.then(|| teller.counted(property)).flatten();
            }
            Dimension::Currency => self.mention.kind.as_str(),
            Dimension::Physical(dimension) => dimension,
            _ => return None,
        };
        if property == unit || sense(Class::FunctionWord) {
            return teller.told(self.quantity);
        }
        let of_noun = || {
            let property = family::of_noun(property, self.quantity, lexicon)?;
            Some(Told { property, subject: None, as_of: teller.time() })
        };
        (self.quantity.unit.dimension == Dimension::Currency).then(of_noun).flatten()
    }

    /// Whether a restriction tells no part from a whole: the building or the happening itself, the place that the lead names, or
    /// a pronoun ("three people in the shop", "two died in the crash", "five before he fled").
    fn is_of_the_news(&self, key: &str, value: &str) -> bool {
        let last = value.rsplit('-').next().unwrap_or(value);
        if key != "of" && self.items.lexicon.sense(last, Class::FunctionWord).is_some_and(|s| s.is("pronoun"))
        {
            return true;
        }
        if !matches!(key, "in" | "from") {
            return false;
        }
        let sense = |class: Class| self.items.lexicon.sense(last, class);
        let event = || sense(Class::EventNoun).zip(self.context.events.main.as_ref());
        sense(Class::BuildingNoun).is_some()
            || sense(Class::ThingNoun).is_some()
            || event().is_some_and(|(sense, main)| sense.id == *main)
            || self.context.is_in_lead(value, self.sentence)
    }

    /// "They called in four engines": figures of a happening belong to the one that the sentence speaks of.
    fn give_to_event(&self, measured: &mut Measured) {
        let of_event = self.context.knowledge.properties.get(&measured.property).is_some_and(|p| p.event);
        let events = &self.context.events;
        // A turnout is that of the one vote, wherever it stands.
        let event = match events.of_sentence(self.sentence) {
            Some(event) => Some(event.term.clone()),
            None => events.main.as_deref().map(Term::from),
        };
        // "Turnout in that contest was 41 per cent".
        let (from, to) = (measured.words.0.min(self.at), measured.words.0.max(self.at));
        let elsewhere = (from..to).any(|i| self.items.is_any_word(i, &["in", "for", "of"]));
        if let Some(event) = event.filter(|_| of_event && !elsewhere && measured.subject.is_empty()) {
            measured.subject = event;
            measured.about_event = true;
            measured.certainty = Certainty::Possible;
        }
    }

    /// A figure whose holder and property the words beside it name.
    fn held(&self) -> Option<Claim> {
        let Self { context, items, at, mention, quantity, sentence } = *self;
        let held = Place { context, items, at, sentence }.held(mention, quantity)?;
        let (first, last) = held.words;
        let draft = Draft {
            kind: ClaimKind::Figure,
            subject: held.subject,
            property: context.knowledge.properties.canonical(held.property.into()),
            scope: if held.scoped { scope::of_figure(items, at) } else { scope::of_attribute(items, at) },
            value: Value::Quantity(quantity.clone()),
            span: context.span(items.get(first)?.start, items.get(last)?.end),
            subject_span: None,
            certainty: if held.certain { Certainty::Certain } else { Certainty::Possible },
            about_event: held.about_event,
        };
        Some(match held.apposed {
            true => context.claim_as(draft, Factuality::Asserted, sentence),
            false => context.claim(draft, items, at, sentence),
        })
    }

    /// Whether a property is a toll of persons.
    fn is_cumulative(&self, property: &str) -> bool {
        let sense = self.items.lexicon.sense(property, Class::PropertyWord);
        sense.is_some_and(|s| s.is("cumulative") && !s.is("money"))
    }

    /// Modifiers and nouns that say which things are counted.
    fn restrict(&self, measured: &Measured, scope: &mut Scope) {
        for (key, value) in measured.extra.iter().filter(|(_, value)| !value.is_empty()) {
            scope.add(key, value);
        }
        // Robbers are armed, masked or young, and are those of one robbery.
        let told = *measured.property == *CULPRITS || measured.property.starts_with(ABOARD) && self.is_crew();
        if self.mention.kind == MentionType::Count
            && !told
            && let Some(modifiers) = scope::modifiers(&self.quantity.unit.symbol)
        {
            scope.add("kind", &modifiers);
        }
    }
}
