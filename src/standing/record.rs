//! What is written down of a finding, and whether it is the same finding that a run raises.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::claim::Value;
use crate::compare::{Alignment, align, meet};
use crate::knowledge::Lexicon;
use crate::rule::Finding;
use crate::value::{Dimension, Quantity, last_nonzero_place};

/// A finding as a baseline or a decision holds it. Sorted by story, then code, then what it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Record {
    /// The story it was found in.
    pub story: String,
    /// The rule's code.
    pub code: String,
    /// Property, scope and entity.
    pub about: String,
    /// As it was found.
    pub fingerprint: String,
    /// As it was found.
    pub severity: String,
    /// One sentence, as it was found.
    pub message: String,
    /// Every value that was stated, in notation, by camp.
    pub camps: Vec<Vec<String>>,
    /// Whether it was found where a draft was held against sources.
    pub draft: bool,
}

impl Record {
    /// The record of a finding; of a draft that was held against sources if `draft`.
    pub fn of(finding: &Finding, draft: bool) -> Self {
        Self {
            story: finding.story.to_string(),
            code: finding.code.to_owned(),
            about: finding.key.about.clone(),
            fingerprint: finding.fingerprint.clone(),
            severity: finding.severity.as_str().to_owned(),
            message: finding.message.clone(),
            camps: finding.key.camps.clone(),
            draft,
        }
    }

    /// Whether a finding is the recorded one: it is about the same, and every value it states was recorded, or can be true
    /// together with all values of one recorded camp.
    pub fn knows(&self, finding: &Finding, lexicon: &Lexicon) -> bool {
        let stated = || finding.key.camps.iter().flatten();
        self.is_about(finding) && stated().all(|value| self.camps.iter().any(|c| joins(value, c, lexicon)))
    }

    /// Whether a finding is the recorded one with further values beside the recorded ones.
    pub fn is_part_of(&self, finding: &Finding) -> bool {
        let stated = |value: &String| finding.key.camps.iter().any(|camp| camp.contains(value));
        self.is_about(finding) && self.camps.iter().flatten().all(stated)
    }

    fn is_about(&self, finding: &Finding) -> bool {
        self.code == finding.code && self.about == finding.key.about
    }
}

/// Whether a value is one of a camp, or can be true together with all of it.
fn joins(value: &String, camp: &[String], lexicon: &Lexicon) -> bool {
    if camp.contains(value) {
        return true;
    }
    let Some(value) = read(value, lexicon) else { return false };
    camp.iter().all(|other| read(other, lexicon).is_some_and(|other| compatible(&value, &other)))
}

/// A value of its notation. Units are looked up, and a round number has the place that it was rounded to.
fn read(notation: &str, lexicon: &Lexicon) -> Option<Value> {
    let mut value: Value = notation.parse().ok()?;
    if let Value::Quantity(quantity) = &mut value {
        let quantity = Arc::make_mut(quantity);
        if let Dimension::Physical(symbol) = &quantity.unit.dimension {
            quantity.unit = lexicon.unit(symbol)?.clone();
        }
        let round = quantity.number.filter(|n| (*n % Decimal::ONE_HUNDRED).is_zero() && !n.is_zero());
        if let Some(number) = round.filter(|_| !quantity.scaled) {
            quantity.place = last_nonzero_place(number);
        }
    }
    Some(value)
}

/// Whether two values of one kind can both be true.
fn compatible(a: &Value, b: &Value) -> bool {
    let measured_alike = |a: &Quantity, b: &Quantity| {
        a.unit.dimension == b.unit.dimension
            && (a.unit.dimension != Dimension::Currency || a.unit.symbol == b.unit.symbol)
    };
    match (a, b) {
        (Value::Quantity(x), Value::Quantity(y)) => measured_alike(x, y) && meet(a, b),
        (Value::Wording(x), Value::Wording(y)) => align(x, y) == Alignment::Same,
        (Value::Time(_), Value::Time(_)) | (Value::Entity(_), Value::Entity(_)) => meet(a, b),
        _ => a == b,
    }
}

/// Whether a record is a finding.
type Fits<'f> = &'f dyn Fn(&Record, &Finding) -> bool;

/// The record that each finding is; none for what is new. A record is one finding. One of a story that is not among
/// `stories`, those that were checked, may have been found in a story that was called otherwise.
pub fn assign(
    records: &[Record],
    findings: &[Finding],
    stories: &BTreeSet<&str>,
    lexicon: &Lexicon,
) -> Vec<Option<usize>> {
    let mut by_subject: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (i, record) in records.iter().enumerate() {
        by_subject.entry((&record.code, &record.about)).or_default().push(i);
    }
    let mut taken = vec![false; records.len()];
    let mut assigned: Vec<Option<usize>> = vec![None; findings.len()];
    let same_story = |r: &Record, f: &Finding| r.story == *f.story;
    let same_print = |r: &Record, f: &Finding| r.fingerprint == f.fingerprint;
    let passes: [Fits<'_>; 4] = [
        &|r, f| same_story(r, f) && same_print(r, f),
        &|r, f| same_story(r, f) && r.knows(f, lexicon),
        &|r, f| !stories.contains(r.story.as_str()) && same_print(r, f),
        &|r, f| !stories.contains(r.story.as_str()) && r.knows(f, lexicon),
    ];
    for fits in passes {
        for (finding, slot) in findings.iter().zip(&mut assigned).filter(|(_, slot)| slot.is_none()) {
            let Some(candidates) = by_subject.get(&(finding.code, finding.key.about.as_str())) else {
                continue;
            };
            let free = |&&i: &&usize| !taken[i] && records.get(i).is_some_and(|r| fits(r, finding));
            if let Some(&i) = candidates.iter().find(free) {
                taken[i] = true;
                *slot = Some(i);
            }
        }
    }
    assigned
}
