//! The event of the news whose day and hour its sources tell by words of which one says more: "the attack" is the air strike of
//! the others, and so is "the bombing".

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::claim::{Claim, Term};
use crate::extract::{DAY_OF, HOUR_OF, Reading, WHEN, WHO};
use crate::knowledge::{Class, Lexicon};

use super::one_news::FEW;

/// Calls the event of each source by the word of its news that says most, if there is one such word.
pub(super) fn unite(readings: &mut [Reading], lexicon: &Lexicon) {
    if readings.len() > FEW {
        return;
    }
    let told: Vec<BTreeSet<Arc<str>>> = readings.iter().map(kinds).collect();
    let of_news: Vec<BTreeSet<Arc<str>>> = readings
        .iter()
        .map(|own| {
            let kin = readings.iter().zip(&told).filter(|(other, _)| other.news.is_kin(&own.news));
            kin.flat_map(|(_, kinds)| kinds).cloned().collect()
        })
        .collect();
    for (reading, kinds) in readings.iter_mut().zip(&of_news).filter(|(_, kinds)| kinds.len() > 1) {
        for claim in &mut reading.claims {
            let Some((of, kind)) = event(claim) else { continue };
            let Some(closest) = closest(kind, kinds, lexicon) else { continue };
            claim.statement.property = format!("{WHEN}{of}{closest}").into();
            claim.statement.scope.insert(Arc::from(WHO), Term::from(closest));
        }
    }
}

/// The events of which a source tells the day or the hour.
fn kinds(reading: &Reading) -> BTreeSet<Arc<str>> {
    reading.claims.iter().filter_map(|claim| Some(Arc::from(event(claim)?.1))).collect()
}

/// What of which event a claim tells: the day or the hour.
fn event(claim: &Claim) -> Option<(&'static str, &str)> {
    let told = claim.statement.property.strip_prefix(WHEN)?;
    [DAY_OF, HOUR_OF].into_iter().find_map(|of| Some((of, told.strip_prefix(of)?)))
}

/// The word among those of one news that says most of what another calls `kind`; none where two say more.
fn closest<'k>(kind: &str, kinds: &'k BTreeSet<Arc<str>>, lexicon: &Lexicon) -> Option<&'k str> {
    let nearer = |kind: &str| kinds.iter().filter(|other| may_be(lexicon, kind, other)).collect::<Vec<_>>();
    let mut ends = nearer(kind);
    let through = ends.clone();
    ends.extend(through.iter().flat_map(|kind| nearer(kind)));
    let mut ends: BTreeSet<&Arc<str>> = ends.into_iter().filter(|kind| nearer(kind).is_empty()).collect();
    ends.pop_first().filter(|_| ends.is_empty()).map(|kind| &**kind)
}

/// Whether what one source calls by one word another may call by the other.
fn may_be(lexicon: &Lexicon, kind: &str, other: &str) -> bool {
    let sense = lexicon.sense(kind, Class::DatedEvent).filter(|sense| sense.is("noun"));
    sense.is_some_and(|sense| sense.may_be(other))
}
