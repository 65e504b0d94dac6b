//! How far something is from a place: "the prison lies about 20 miles from the Alder border", "Corrin, a town 40 km from Halden", "the
//! cable was cut three kilometres from the shore". Whatever the words, it is one property of the two ends.

mod far;
mod near;

use std::sync::Arc;

use crate::claim::{Certainty, Claim, ClaimKind, Factuality, Scope, Term, Value};
use crate::grammar::{Meaning, Mention, MentionType};
use crate::knowledge::CueWords;
use crate::span::Span;
use crate::syntax::Items;
use crate::value::{Dimension, Quantity};

use super::context::{Context, Draft};
use super::factuality;
use super::site::{BEARING, SITE};

/// The property of how far a place by name is from another.
pub const DISTANCE: &str = "distance";
/// Begins the property of how far a thing of the news is from a place, which it names as well.
pub const AWAY: &str = "news-distance-";
/// Begins what such a property names if it is a thing by its noun, and not what happened.
const OF: &str = "of-";
/// The other end of a distance, in the scope of a claim.
const FROM: &str = "from";

/// Words that stand for a place: "the town of Alder".
const KINDS: CueWords = CueWords::named("stands-for-a-place");
/// Where a quake is centred, for the far end of a distance.
const CENTRE: &str = "epicentre";
/// The entry of verbs of what happens anywhere.
const HAPPENED: &str = "happened-there";

/// Adds a claim for every distance of a sentence of which both ends are told.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    claims.extend((1..items.items.len()).filter_map(|at| told(context, items, at, sentence)).flatten());
}

/// The claim of a distance at an item, and of a town also in which direction it lies.
fn told(context: &Context<'_>, items: &Items<'_>, at: usize, sentence: usize) -> Option<Vec<Claim>> {
    let (_, mention) = items.mention(at).filter(|(_, m)| m.kind == MentionType::Dimension)?;
    let quantity = length(mention)?;
    let place = Place { context, items, at, sentence };
    let reference = place.reference()?;
    let end = place.end()?;
    let factuality = factuality::of_figure(items, at);
    let told = matches!(factuality, Factuality::Asserted | Factuality::Hedged);
    let between = Between::of(end, &reference).filter(|_| told)?;
    let draft = Draft {
        kind: ClaimKind::Figure,
        about_event: between.subject.is_empty(),
        subject: between.subject,
        property: between.property,
        scope: between.scope,
        value: Value::Quantity(quantity.clone()),
        span: context.span(items.get(at)?.start, items.get(reference.last)?.end),
        subject_span: between.name,
        certainty: Certainty::Possible,
    };
    let way = reference.bearing.zip(between.place).map(|(bearing, place)| Draft {
        subject: place,
        about_event: false,
        property: SITE.into(),
        scope: Scope::from([(Arc::from(BEARING), bearing), (Arc::from("of"), reference.term)]),
        ..draft.clone()
    });
    Some(
        [Some(draft), way].into_iter().flatten().map(|d| context.claim_as(d, factuality, sentence)).collect(),
    )
}

/// Whether a property is how far from a place something happened, and not how far a thing is.
pub fn is_of_deed(property: &str) -> bool {
    property.strip_prefix(AWAY).is_some_and(|away| !away.starts_with(OF))
}

/// The two ends of a distance, a place by name before one by a noun, whichever the words begin with.
struct Between {
    subject: Term,
    property: Arc<str>,
    scope: Scope,
    /// The near end, where it is a place by its name.
    place: Option<Term>,
    /// The name beside the noun of the near end.
    name: Option<Span>,
}

impl Between {
    fn of(end: End, reference: &Reference) -> Option<Self> {
        let from = &reference.term;
        let away = |what: &str, from: &str, name: Option<Span>| Self {
            subject: Term::from(""),
            property: format!("{AWAY}{what}-{FROM}-{from}").into(),
            scope: Scope::new(),
            place: None,
            name,
        };
        let of = |noun: &Term, from: &Term, name| away(&format!("{OF}{noun}"), from, name);
        let centre = &**from == CENTRE;
        match end {
            // "The plant, 60 miles from the epicentre": how far from the plant it happened.
            End::Named(place) | End::Noun(place, _) if centre => Some(away(HAPPENED, &place, None)),
            End::News(_) if centre => None,
            End::Named(place) if place == *from => None,
            End::Named(place) if reference.noun => {
                Some(Self { place: Some(place.clone()), ..of(from, &place, None) })
            }
            End::Named(place) => {
                let scope = Scope::from([(Arc::from(FROM), from.clone())]);
                let (subject, property) = (place.clone(), Arc::from(DISTANCE));
                Some(Self { subject, property, scope, place: Some(place), name: None })
            }
            End::Noun(noun, name) => Some(of(&noun, from, name)),
            End::News(deed) => Some(away(&deed, from, None)),
        }
    }
}

fn length(mention: &Mention) -> Option<&Arc<Quantity>> {
    let Meaning::Quantity(quantity) = &mention.meaning else { return None };
    let length = matches!(&quantity.unit.dimension, Dimension::Physical(id) if &**id == "length");
    (length && quantity.number.is_some()).then_some(quantity)
}

/// What is so far from a place.
enum End {
    /// A place by its name.
    Named(Term),
    /// A building or a place that stands there, by its noun, with the name beside the noun.
    Noun(Term, Option<Span>),
    /// What the news is of, by what happened to it: a ship that was hijacked is not the one that was attacked.
    News(Term),
}

/// The place that a distance is measured from.
struct Reference {
    term: Term,
    last: usize,
    /// Whether it is told by a noun alone: "the prison".
    noun: bool,
    /// The direction that is told with it.
    bearing: Option<Term>,
    /// Whether it is all of a country, and not an edge of it.
    land: bool,
}

/// A distance in its sentence.
#[derive(Clone, Copy)]
struct Place<'p, 'a> {
    context: &'p Context<'a>,
    items: &'p Items<'a>,
    at: usize,
    sentence: usize,
}

#[cfg(test)]
mod tests;
