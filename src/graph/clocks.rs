//! Hours by one clock: what a source tells by the clock of another zone is shown as clocks show it where the news plays, as other
//! sources of the news tell; and hours of no zone are those of that place.

use std::collections::BTreeSet;

use crate::claim::{Claim, Value};
use crate::extract::{HAPPENED, Reading, shown_by, turn};
use crate::grammar::{Meaning, Mention};
use crate::value::{Clock, Extent, Time};

use super::one_news::FEW;

/// Shows the hours of turns and happenings by the clock of the place where the news plays, in sources that do not tell it
/// themselves; where a source tells it beside an hour, the other hours of its news have that zone.
pub(super) fn show(readings: &mut [Reading]) {
    if readings.len() > FEW {
        return;
    }
    for at in 0..readings.len() {
        let Some(own) = readings.get(at).filter(|own| own.mentions.iter().any(has_hour)) else { continue };
        let told = of_kin(own, readings, true);
        let shown = told.or_else(|| of_kin(own, readings, false));
        let shown = shown.filter(|_| told.is_some() || own.clocks.is_none());
        let Some(reading) = readings.get_mut(at) else { continue };
        if let Some(ahead) = told {
            reading.mentions.iter_mut().for_each(|mention| give(mention, ahead));
        }
        let Some(ahead) = shown else { continue };
        for claim in reading.claims.iter_mut().filter(|c| is_zoned(c)) {
            let Value::Time(time) = &claim.statement.value else { continue };
            claim.statement.value = Value::Time(shown_by(time, ahead));
        }
    }
}

/// How many minutes clocks are ahead of UTC where the news of a source plays, if all sources of it that tell so tell the same;
/// `told` asks for those that tell it beside an hour.
fn of_kin(own: &Reading, readings: &[Reading], told: bool) -> Option<i16> {
    let tells = |other: &&Reading| other.clocks.is_some_and(|clocks| clocks.told || !told);
    let kin = readings.iter().filter(tells).filter(|other| other.news.is_kin(&own.news));
    let ahead: BTreeSet<i16> = kin.filter_map(|other| other.clocks).map(|clocks| clocks.ahead).collect();
    ahead.first().copied().filter(|_| ahead.len() == 1)
}

fn has_hour(mention: &Mention) -> bool {
    mention.time().is_some_and(|time| time.readings.iter().any(|reading| clock(reading).is_some()))
}

fn clock(reading: &Extent) -> Option<&Clock> {
    match reading {
        Extent::At(civil) => civil.clock.as_deref(),
        Extent::Range(..) => None,
    }
}

/// Gives an hour of which no zone is said that of the place.
fn give(mention: &mut Mention, ahead: i16) {
    let Meaning::Time(expression) = &mut mention.meaning else { return };
    for reading in expression.time.iter_mut().flat_map(|time| &mut time.readings) {
        let Extent::At(civil) = reading else { continue };
        let unsaid = |clock: &&mut Clock| clock.offset.is_none() && clock.zone.is_none();
        if let Some(clock) = civil.clock.as_deref_mut().filter(unsaid) {
            clock.offset = Some(ahead);
        }
    }
}

/// Whether a claim tells when a turn or a happening was by a clock whose zone is known.
fn is_zoned(claim: &Claim) -> bool {
    let property = &claim.statement.property;
    let when = turn(property).is_some_and(|turn| turn.question == "when") || &**property == HAPPENED;
    let zoned = |time: &Time| time.readings.iter().filter_map(clock).any(|clock| clock.offset.is_some());
    when && matches!(&claim.statement.value, Value::Time(time) if zoned(time))
}
