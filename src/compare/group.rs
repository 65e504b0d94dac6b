//! Buckets to groups: camps, guards and verdicts.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::claim::{Place, Term, Value};
use crate::extract::{NATIONALITY, OCCUPATION, Reading};
use crate::knowledge::{Knowledge, Persistence};
use crate::span::SourceId;

use super::alignment::Alignment;
use super::bucket::{Entry, buckets};
use super::camps::{camps, gathered, kept_apart};
use super::day::{is_day_of, is_of_one, leave_to_day, of_one, without_nights};
use super::gauge;
use super::guard::traits;
use super::occasion::leave_to_whole;
use super::office::offices_meet;
use super::pair::{Pairing, speaker};
use super::part::{Part, parts};
use super::question::Wording;
use super::revision::revision;
use super::saying::{leave_to_quotations, sayings};
use super::turn;
use super::verdict::{Decision, apart, together};
use super::voice::are_of_one_saying;
use super::witness::join_copies;
use super::{Aspect, CampMembers, Group, Guard, GuardName, Member, Revision, Verdict, witnesses};

/// What comparing the claims of one story gave.
#[derive(Clone, Debug, Default)]
pub struct Comparison<'a> {
    /// Groups of two or more claims, in the order of aspect and key. One key may have several groups, with a verdict each.
    pub groups: Vec<Group<'a>>,
    /// Pairs of claims that lay in one bucket.
    pub comparisons: usize,
}

/// Compares all claims of one story. `readings` are ordered by publication; `names` gives the display name of a term.
pub fn compare<'a>(
    readings: &'a [Reading],
    names: &BTreeMap<Term, String>,
    knowledge: &Knowledge,
) -> Comparison<'a> {
    let witness = witnesses(readings);
    let members: Vec<Member<'a>> = readings
        .iter()
        .zip(&witness)
        .flat_map(|(reading, &witness)| {
            reading.claims.iter().map(move |claim| Member { claim, reading, witness })
        })
        .collect();
    let mut comparison = Comparison::default();
    let compared = |((aspect, key), entries)| {
        let entries = prepared(aspect, entries, knowledge);
        let pairs = entries.len() * entries.len().saturating_sub(1) / 2;
        (pairs > 0).then(|| (pairs, Builder { aspect, key, entries, names, knowledge }.build()))
    };
    let compared: Vec<_> = buckets(&members, knowledge).into_par_iter().filter_map(compared).collect();
    for (pairs, groups) in compared {
        comparison.comparisons += pairs;
        comparison.groups.extend(groups);
    }
    leave_to_day(&mut comparison.groups);
    turn::leave_to_others(&mut comparison.groups);
    leave_to_whole(&mut comparison.groups);
    leave_to_quotations(&mut comparison.groups);
    for Part { key, entries, reason } in parts(&members, knowledge) {
        comparison.comparisons += 1;
        let all = (0..entries.len()).collect();
        let builder = Builder { aspect: Aspect::Figure, key, entries, names, knowledge };
        let decision = Decision { reason, ..Decision::default() };
        comparison.groups.push(builder.group(Verdict::Part, decision, all, &[], None));
    }
    comparison
}

/// Leaves out what cannot speak for or against: a source that itself says that X is created does not presuppose it.
fn prepared<'a>(aspect: Aspect, mut entries: Vec<Entry<'a>>, knowledge: &Knowledge) -> Vec<Entry<'a>> {
    if aspect == Aspect::Existence {
        let creating: Vec<_> = entries
            .iter()
            .filter(|e| e.value == Value::Truth(false))
            .map(|e| e.member.reading.source.id)
            .collect();
        entries.retain(|e| e.value == Value::Truth(false) || !creating.contains(&e.member.reading.source.id));
    }
    if aspect == Aspect::Figure && gauge::are_of_two(&entries) {
        entries.clear();
    }
    if aspect == Aspect::Holder {
        entries = of_one_country(entries);
    }
    if aspect == Aspect::Outcome || aspect == Aspect::Polarity && entries.iter().all(turn::is_turn) {
        entries = of_one_outcome(entries);
    }
    if aspect == Aspect::Date && entries.iter().all(is_day_of) {
        entries = without_nights(entries);
    }
    if aspect == Aspect::Date && entries.iter().all(is_of_one) {
        entries = of_one(entries);
    }
    if aspect == Aspect::Office {
        entries = not_held_at_once(entries, knowledge);
    }
    entries
}

/// Leaves out the offices of a person that one source gives it both of: who holds both, or held one before the other.
fn not_held_at_once<'a>(mut entries: Vec<Entry<'a>>, knowledge: &Knowledge) -> Vec<Entry<'a>> {
    let source = |e: &Entry<'_>| e.member.reading.source.id;
    let exclude = |a: &Entry<'_>, b: &Entry<'_>| !offices_meet(&a.value, &b.value, &knowledge.lexicon);
    let told = |a: &Entry<'_>| entries.iter().any(|b| source(a) == source(b) && exclude(a, b));
    let both: Vec<Value> = entries.iter().filter(|e| told(e)).map(|e| e.value.clone()).collect();
    entries.retain(|e| !both.iter().any(|value| offices_meet(value, &e.value, &knowledge.lexicon)));
    entries
}

/// Leaves out the sources that call one person of two countries, or give it two jobs: those tell that both can hold.
fn of_one_country(mut entries: Vec<Entry<'_>>) -> Vec<Entry<'_>> {
    let of_one = |e: &Entry<'_>| [NATIONALITY, OCCUPATION].contains(&&*e.member.claim.statement.property);
    let source = |e: &Entry<'_>| e.member.reading.source.id;
    let two = |e: &Entry<'_>| entries.iter().any(|o| source(o) == source(e) && o.value != e.value);
    let both: Vec<_> = entries.iter().filter(|e| of_one(e) && two(e)).map(source).collect();
    entries.retain(|e| !of_one(e) || !both.contains(&source(e)));
    entries
}

/// Leaves out the sources that tell of two outcomes: "will leave in May and stay on as an adviser", "life and 30 years".
fn of_one_outcome(mut entries: Vec<Entry<'_>>) -> Vec<Entry<'_>> {
    let source = |e: &Entry<'_>| e.member.reading.source.id;
    let mut told: BTreeMap<SourceId, BTreeSet<String>> = BTreeMap::new();
    for entry in &entries {
        told.entry(source(entry)).or_default().insert(entry.value.to_string());
    }
    entries.retain(|e| told.get(&source(e)).is_none_or(|values| values.len() < 2));
    entries
}

/// A bucket on its way to groups.
struct Builder<'b, 'a> {
    aspect: Aspect,
    key: String,
    entries: Vec<Entry<'a>>,
    names: &'b BTreeMap<Term, String>,
    knowledge: &'b Knowledge,
}

impl<'a> Builder<'_, 'a> {
    /// A group for each verdict that the camps reach.
    fn build(self) -> Vec<Group<'a>> {
        let camps = self.camps();
        let pairing = Pairing { aspect: self.aspect, knowledge: self.knowledge };
        let growth = self.growth();
        if camps.len() < 2 {
            let (verdict, decision) = together(pairing, &self.entries);
            let verdict = if growth.is_some() { Verdict::Revised } else { verdict };
            let all = (0..self.entries.len()).collect();
            return vec![self.group(verdict, decision, all, &camps, growth)];
        }
        let mut decisions = apart(pairing, &self.entries, &camps);
        if self.aspect == Aspect::Quotation {
            // The rules on quotations look at all versions of a saying.
            let last = decisions.pop_last().unwrap_or((Verdict::Undetermined, Decision::default()));
            let all = (0..self.entries.len()).collect();
            return vec![self.group(last.0, last.1, all, &camps, None)];
        }
        let groups = decisions.into_iter().map(|(verdict, decision)| {
            let growth = growth.clone().filter(|_| verdict == Verdict::Revised);
            let mut members = self.members(verdict, &decision, &camps);
            members.extend(growth.iter().flat_map(Revision::members));
            self.group(verdict, decision, members, &camps, growth)
        });
        groups.collect()
    }

    /// The entries that a decision is about: those of its camps, and for a conflict over all camps those that fit several.
    fn members(&self, verdict: Verdict, decision: &Decision, camps: &[Vec<usize>]) -> BTreeSet<usize> {
        if verdict == Verdict::Conflict && decision.camps.len() == camps.len() {
            return (0..self.entries.len()).collect();
        }
        decision.camps.iter().filter_map(|&c| camps.get(c)).flatten().copied().collect()
    }

    fn group(
        &self,
        verdict: Verdict,
        decision: Decision,
        members: BTreeSet<usize>,
        camps: &[Vec<usize>],
        growth: Option<Revision>,
    ) -> Group<'a> {
        let place: BTreeMap<usize, usize> =
            members.iter().enumerate().map(|(new, &old)| (old, new)).collect();
        let entries: Vec<Entry<'a>> = members.iter().filter_map(|&i| self.entries.get(i)).cloned().collect();
        let wording = Wording {
            aspect: self.aspect,
            key: &self.key,
            entries: &entries,
            names: self.names,
            knowledge: self.knowledge,
        };
        let moved =
            |camp: &Vec<usize>| -> Vec<usize> { camp.iter().filter_map(|i| place.get(i).copied()).collect() };
        let camps = camps.iter().map(moved).filter(|camp| !camp.is_empty());
        let camps = camps.map(|members| CampMembers { value: wording.value(&members), members });
        let (subject, subject_name) = wording.subject();
        let proven = decision.guards.iter().all(|g| g.proven);
        Group {
            aspect: self.aspect,
            question: wording.question(&subject_name),
            key: self.identity(),
            camps: camps.collect(),
            guards: decision.guards.into_iter().map(|g| named(g, &subject_name)).collect(),
            proven,
            verdict,
            reason: decision.reason,
            revision: growth.map(|growth| growth.moved(&place)),
            members: witnessed(self.aspect, verdict, &entries),
            subject,
            subject_name,
        }
    }

    /// Aspect, subject, property and scope. Of sentences that run alike the words that both have round the place, not where
    /// it stands nor the figures beside it; names that sources give differently in several of them are one disagreement, wherever it
    /// shows. Of quotations nothing: which words stand first depends on the sources.
    fn identity(&self) -> String {
        let claim = self.entries.first().map(|e| e.member.claim);
        match claim.and_then(|c| Some((&c.statement, c.alike.as_ref()?))) {
            Some((_, alike)) if alike.place == Place::Name => format!("{:?}|name", self.aspect),
            Some((s, alike)) => {
                format!("{:?}|{}|{}", self.aspect, s.subject, alike.common)
            }
            None if self.aspect == Aspect::Quotation => format!("{:?}", self.aspect),
            None => format!("{:?}|{}", self.aspect, self.key),
        }
    }

    /// How a figure that grows grew.
    fn growth(&self) -> Option<Revision> {
        let first = self.entries.first()?;
        let grows = self.aspect == Aspect::Figure
            && traits(first.member.claim, self.knowledge).persistence == Persistence::Cumulative;
        grows.then(|| revision(&self.entries)).flatten()
    }

    fn camps(&self) -> Vec<Vec<usize>> {
        let values: Vec<&Value> = self.entries.iter().map(|e| &e.value).collect();
        if self.aspect == Aspect::Place {
            let pairing = Pairing { aspect: self.aspect, knowledge: self.knowledge };
            let together = |a: &Entry<'_>, b: &Entry<'_>| pairing.displaced(a, b).is_none();
            return gathered(self.entries.len(), |i, j| together(&self.entries[i], &self.entries[j]));
        }
        if self.aspect != Aspect::Quotation {
            return camps(self.aspect, &values, &self.knowledge.lexicon);
        }
        let sayings = sayings(&values);
        let one_speaker = |i: usize, j: usize| speaker(&self.entries[i]) == speaker(&self.entries[j]);
        let altered = |(i, j, alignment): &(usize, usize, Alignment)| {
            let member = |at: usize| &self.entries[at].member;
            let altered = matches!(alignment, Alignment::Altered(_));
            (altered && are_of_one_saying(member(*i), member(*j), alignment)).then_some((*i, *j))
        };
        let by_words = kept_apart(self.entries.len(), sayings.iter().filter_map(altered));
        if by_words.len() > 1 {
            return by_words;
        }
        let taken = |(i, j, alignment): &(usize, usize, Alignment)| {
            (*alignment == Alignment::Same && !one_speaker(*i, *j)).then_some((*i, *j))
        };
        kept_apart(self.entries.len(), sayings.iter().filter_map(taken))
    }
}

/// The members of a group; where its witnesses are counted, copies of one sentence are one.
fn witnessed<'a>(aspect: Aspect, verdict: Verdict, entries: &[Entry<'a>]) -> Vec<Member<'a>> {
    let mut members: Vec<Member<'a>> = entries.iter().map(|e| e.member).collect();
    if verdict == Verdict::Conflict || aspect == Aspect::Quotation {
        join_copies(&mut members);
    }
    members
}

/// The subject guard says the subject's name.
fn named(mut guard: Guard, subject: &str) -> Guard {
    if guard.name == GuardName::Subject && guard.reason.is_empty() {
        let how = if guard.proven { "same subject" } else { "probably the same subject" };
        guard.reason = format!("{how} ({subject})");
    }
    guard
}
