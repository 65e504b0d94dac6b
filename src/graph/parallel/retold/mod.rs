//! Background told in other words: "In 2007, five recruits were killed by an avalanche", "the worst accident was in 2006, when
//! an avalanche killed five recruits".
//!
//! Such sentences do not run alike. What makes them one is what they share: figures with what they count, names, and the
//! words for what happened, whatever their order and form. They are held against each other only where both articles are
//! of one news, and each sentence has one year, long before its article.

mod background;
mod index;
mod judge;
mod telling;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::iter::{IndexedParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _};

use crate::claim::{Alike, Claim, ClaimId, Place, Value};
use crate::extract::Reading;
use crate::knowledge::Knowledge;
use crate::span::Span;

use super::claim::{Shared, Slot};
use super::passage::Kind;
use super::slot::What;
use judge::{Bond, Judge, Link};
use telling::Telling;

/// The claims about years and figures of one background told differently, by reading; `known` are those that sentences which
/// run alike gave.
pub(super) fn found(
    readings: &[Reading],
    knowledge: &Knowledge,
    known: &BTreeMap<usize, Vec<Claim>>,
) -> BTreeMap<usize, Vec<Claim>> {
    let lexicon = &knowledge.lexicon;
    let tellings: Vec<Vec<Telling<'_>>> = readings
        .par_iter()
        .enumerate()
        .map(|(index, reading)| telling::tellings(index, reading, lexicon))
        .collect();
    let tellings: Vec<Telling<'_>> = tellings.into_iter().flatten().collect();
    let judge = Judge { readings, tellings: &tellings };
    let bonds: Vec<Bond> =
        index::candidates(&tellings).into_iter().flat_map(|pair| judge.bonds(pair)).collect();
    let retold = Retold { readings, knowledge, known, tellings: &tellings };
    let mut claims: BTreeMap<usize, Vec<Claim>> = BTreeMap::new();
    for what in [What::Time, What::Figure] {
        for bonds in retold.clusters(&bonds, what) {
            for (reading, claim) in retold.claims(&bonds, what) {
                claims.entry(reading).or_default().push(claim);
            }
        }
    }
    claims
}

/// What sentences of background tell of one thing.
struct Retold<'r, 'a> {
    readings: &'a [Reading],
    knowledge: &'a Knowledge,
    known: &'r BTreeMap<usize, Vec<Claim>>,
    tellings: &'r [Telling<'a>],
}

impl<'a> Retold<'_, 'a> {
    /// Bonds that hang together, and of which one says that two sources differ.
    fn clusters<'b>(&self, bonds: &'b [Bond], what: What) -> Vec<Vec<&'b Bond>> {
        let of_kind: Vec<&Bond> = bonds.iter().filter(|b| b.what == what && self.is_new(b, what)).collect();
        let mut lowest: BTreeMap<(usize, usize), (usize, usize)> =
            of_kind.iter().flat_map(|b| b.sides).map(|side| (side, side)).collect();
        // Few bonds hang together: each round carries the lowest place one bond on.
        let mut moved = true;
        while moved {
            moved = false;
            for bond in &of_kind {
                let Some(first) = bond.sides.iter().filter_map(|side| lowest.get(side).copied()).min() else {
                    continue;
                };
                for side in &bond.sides {
                    moved |= lowest.insert(*side, first) != Some(first);
                }
            }
        }
        let mut clusters: BTreeMap<(usize, usize), Vec<&Bond>> = BTreeMap::new();
        for bond in of_kind {
            let [side, _] = bond.sides;
            clusters.entry(lowest.get(&side).copied().unwrap_or(side)).or_default().push(bond);
        }
        clusters.into_values().filter(|bonds| bonds.iter().any(|b| b.link != Link::Agree)).collect()
    }

    /// Whether no other rule or reading holds the two against each other already.
    fn is_new(&self, bond: &Bond, what: What) -> bool {
        let [Some(x), Some(y)] = bond.sides.map(|side| self.slot(side, what)) else { return false };
        let held = |slot: &Slot<'_, '_>| {
            let span = slot.span();
            let claims = self.known.get(&slot.passage.reading).into_iter().flatten();
            claims.into_iter().any(|c| Some(c.span) == span)
        };
        bond.link == Link::Agree
            || !(x.is_stated_with(&y)
                || self.is_stated(bond)
                || held(&x) && held(&y)
                || x.is_quoted()
                || y.is_quoted())
    }

    /// Whether extraction made claims of one thing of both sentences, with the values in question.
    fn is_stated(&self, bond: &Bond) -> bool {
        let [one, other] = bond.sides.map(|side| self.stated(side));
        let about = |c: &Claim| (c.statement.subject.clone(), c.statement.property.clone());
        one.iter().any(|x| other.iter().any(|y| !x.statement.subject.is_empty() && about(x) == about(y)))
    }

    /// The claims of a sentence that state the value in question.
    fn stated(&self, (telling, at): (usize, usize)) -> Vec<&'a Claim> {
        let Some(told) = self.tellings.get(telling) else { return Vec::new() };
        let kind = told.passage.words.get(at).map(|w| w.kind);
        let claims = self.readings.get(told.passage.reading).map_or(&[][..], |r| &r.claims);
        let own = claims.iter().filter(|c| c.sentence == told.passage.sentence);
        own.filter(|c| match (kind, &c.statement.value) {
            (Some(Kind::Time(time)), Value::Time(value)) => value == time,
            (Some(Kind::Figure(figure)), Value::Quantity(value)) => **value == *figure,
            _ => false,
        })
        .collect()
    }

    fn slot(&self, (telling, at): (usize, usize), what: What) -> Option<Slot<'_, 'a>> {
        let telling = self.tellings.get(telling)?;
        let reading = self.readings.get(telling.passage.reading)?;
        Some(Slot { passage: &telling.passage, at, what, lexicon: &self.knowledge.lexicon, reading })
    }

    /// A claim for each sentence of a cluster.
    fn claims(&self, bonds: &[&Bond], what: What) -> Vec<(usize, Claim)> {
        let differing = bonds.iter().filter(|b| b.link != Link::Agree);
        let telling = differing.min_by(|a, b| a.key.cmp(&b.key));
        let Some(shared) = telling.and_then(|bond| self.shared(bond, what)) else { return Vec::new() };
        let sides: BTreeSet<(usize, usize)> = bonds.iter().flat_map(|b| b.sides).collect();
        let mut claims = Vec::new();
        let mut taken = BTreeSet::new();
        for side in sides {
            let (Some(slot), Some(told)) = (self.slot(side, what), self.tellings.get(side.0)) else {
                continue;
            };
            if !taken.insert(side.0) || slot.is_quoted() {
                continue;
            }
            let Some(mut claim) = slot.claim(&shared, false) else { continue };
            if what == What::Figure {
                // A toll of years ago grows no more.
                claim.statement.as_of = Some(told.time.clone());
                claim.id = ClaimId::of(&slot.reading.source.text, claim.span, &claim.statement);
            }
            claims.push((told.passage.reading, claim));
        }
        claims
    }

    /// What all claims of a cluster share, by the two sentences that differ.
    fn shared(&self, bond: &Bond, what: What) -> Option<Shared> {
        let [x, y] = bond.sides.map(|side| self.slot(side, what));
        let (x, y) = (x?, y?);
        let shared = x.shared(&y);
        let words = bond.words.join(", ");
        let named = bond.question.clone();
        let question = named.unwrap_or_else(|| format!("the year of one happening ({words})"));
        let place = if what == What::Time { Place::Time } else { Place::Figure };
        let key = format!("retold-{}", shared.alike.key);
        let alike = Alike {
            key: key.into(),
            place,
            words: words.into(),
            common: bond.key.as_str().into(),
            question: Some(question.into()),
        };
        // By what both share: neither depends on which of the two comes first.
        let property = if what == What::Time { "year".into() } else { shared.property };
        let subject = bond.key.as_str().into();
        Some(Shared { subject, property, alike: Arc::new(alike) })
    }
}

impl Slot<'_, '_> {
    /// Where the place is.
    fn span(&self) -> Option<Span> {
        let word = self.passage.words.get(self.at)?;
        Some(Span::new(self.reading.source.id, word.start, word.end))
    }
}
