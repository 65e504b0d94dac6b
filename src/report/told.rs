//! What a reader needs to be told of a finding, where nothing can be drawn.

use std::collections::BTreeMap;

use crate::claim::ClaimId;
use crate::rule::{Finding, Label};
use crate::span::SourceId;

use super::drawing::Pages;
use super::drawing::visible::one_line;
use super::place::Place;

/// The labels a reader needs: of each camp in each source the shortest, in text order. Programs get all of them. A value
/// that fits several camps is told in the help.
pub fn told(finding: &Finding) -> Vec<&Label> {
    let camp_of = |claim: &ClaimId| finding.camps.iter().position(|camp| camp.claims.contains(claim));
    let mut shortest: BTreeMap<(SourceId, usize), (usize, usize)> = BTreeMap::new();
    let mut told = Vec::new();
    for (i, label) in finding.labels.iter().enumerate() {
        match label.claim.as_ref().map(camp_of) {
            Some(Some(camp)) => {
                let here = (label.span.range().len(), i);
                let best = shortest.entry((label.span.source, camp)).or_insert(here);
                *best = (*best).min(here);
            }
            Some(None) if !finding.camps.is_empty() => {}
            _ => told.push(i),
        }
    }
    told.extend(shortest.into_values().map(|(_, i)| i));
    told.sort_unstable();
    told.iter().filter_map(|&i| finding.labels.get(i)).collect()
}

/// Passages with their places, the proof and the help, a line each.
pub fn lines(finding: &Finding, pages: &Pages<'_>) -> Vec<String> {
    let passages = told(finding).into_iter().filter_map(|label| {
        let words = pages.get(label.span.source).map_or("", |page| label.span.of(page.text));
        let place = Place::of(label, pages)?;
        Some(format!("{place}: “{}”: {}", one_line(words), one_line(&label.message)))
    });
    let proof = finding.proof.iter().map(|line| format!("proof: {}", one_line(line)));
    let help = finding.help.iter().map(|line| format!("help: {}", one_line(line)));
    passages.chain(proof).chain(help).collect()
}
