//! Buckets to groups: camps, guards and verdicts.

use std::collections::BTreeMap;

use crate::claim::{Certainty, Claim, ClaimKind, Term, Value};
use crate::extract::Reading;
use crate::knowledge::{Boundary, Knowledge, Persistence};
use crate::value::TimeRelation;

use super::alignment::{Alignment, align};
use super::bucket::{Entry, buckets};
use super::camps::{camps, meet, offices_meet, same};
use super::guard::{shared, traits};
use super::{Aspect, CampMembers, Comparability, Group, Guard, GuardName, Member, Verdict, witnesses};

/// What comparing the claims of one story gave.
#[derive(Clone, Debug, Default)]
pub struct Comparison<'a> {
    /// Groups of two or more claims, in the order of aspect and key.
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
    for ((aspect, key), entries) in buckets(&members, knowledge) {
        let entries = prepared(aspect, entries);
        if entries.len() < 2 {
            continue;
        }
        comparison.comparisons += entries.len() * (entries.len() - 1) / 2;
        comparison.groups.push(Builder { aspect, key, entries, names, knowledge }.build());
    }
    comparison
}

/// Leaves out what cannot speak for or against: a source that itself says that X is created does not presuppose it.
fn prepared(aspect: Aspect, mut entries: Vec<Entry<'_>>) -> Vec<Entry<'_>> {
    if aspect == Aspect::Existence {
        let creating: Vec<_> = entries
            .iter()
            .filter(|e| e.value == Value::Truth(false))
            .map(|e| e.member.reading.source.id)
            .collect();
        entries.retain(|e| e.value == Value::Truth(false) || !creating.contains(&e.member.reading.source.id));
    }
    entries
}

struct Builder<'b, 'a> {
    aspect: Aspect,
    key: String,
    entries: Vec<Entry<'a>>,
    names: &'b BTreeMap<Term, String>,
    knowledge: &'b Knowledge,
}

impl<'a> Builder<'_, 'a> {
    fn build(self) -> Group<'a> {
        let camps = self.camps();
        let (verdict, guards, reason) = self.verdict(&camps);
        let subject = self.subject();
        let subject_name = self.names.get(&subject).cloned().unwrap_or_else(|| self.described(&subject));
        let proven = guards.iter().all(|g| g.proven);
        let guards = guards.into_iter().map(|g| named(g, &subject_name)).collect();
        let camps = camps.into_iter().map(|members| self.camp(members)).collect();
        Group {
            aspect: self.aspect,
            question: self.question(&subject_name),
            subject,
            subject_name,
            key: format!("{:?}|{}", self.aspect, self.key),
            members: self.entries.iter().map(|e| e.member).collect(),
            camps,
            guards,
            proven,
            verdict,
            reason,
        }
    }

    fn first(&self) -> Option<&'a Claim> {
        self.entries.first().map(|e| e.member.claim)
    }

    /// The claim that says best what is in question: among dates one that states a boundary, else the first.
    fn telling(&self) -> Option<&'a Claim> {
        let whole = |claim: &Claim| {
            let frame = self.knowledge.frames.get(&claim.statement.property);
            frame.is_none_or(|f| f.boundary == Some(Boundary::During))
        };
        let boundary = self.entries.iter().map(|e| e.member.claim).find(|claim| !whole(claim));
        (self.aspect == Aspect::Date).then_some(boundary).flatten().or_else(|| self.first())
    }

    /// For existence the thing that exists, else the subject of the claims.
    fn subject(&self) -> Term {
        match (self.aspect, self.first().map(|c| &c.statement)) {
            (Aspect::Existence, _) => self.key.as_str().into(),
            (_, Some(statement)) => statement.subject.clone(),
            (_, None) => Term::from(""),
        }
    }

    fn camps(&self) -> Vec<Vec<usize>> {
        let values: Vec<&Value> = self.entries.iter().map(|e| &e.value).collect();
        if self.aspect != Aspect::Quotation {
            return camps(self.aspect, &values, &self.knowledge.lexicon);
        }
        let by_words = gathered(self.entries.len(), |i, j| !self.altered(i, j));
        if by_words.len() > 1 {
            return by_words;
        }
        gathered(self.entries.len(), |i, j| {
            let (a, b) = (&self.entries[i], &self.entries[j]);
            alignment(a, b) != Alignment::Same || speaker(a) == speaker(b)
        })
    }

    /// Whether two quotations of one speaker differ in words.
    fn altered(&self, i: usize, j: usize) -> bool {
        let (a, b) = (&self.entries[i], &self.entries[j]);
        speaker(a) == speaker(b) && matches!(alignment(a, b), Alignment::Altered(_))
    }

    /// The verdict with the guards and the reason of the best pair across camps.
    fn verdict(&self, camps: &[Vec<usize>]) -> (Verdict, Vec<Guard>, String) {
        if camps.len() < 2 {
            let first = self.entries.first().map(|e| &e.value);
            let equal = self.entries.iter().all(|e| first.is_some_and(|f| same(f, &e.value)));
            let verdict = if equal { Verdict::Agree } else { Verdict::Compatible };
            return (verdict, Vec::new(), "all can be true".to_owned());
        }
        let mut undetermined: Option<(GuardName, String)> = None;
        let mut best: Option<(Vec<Guard>, String)> = None;
        for (i, j) in cross_pairs(camps) {
            let (a, b) = (&self.entries[i], &self.entries[j]);
            match self.pair(a, b) {
                Comparability::Comparable(guards) => {
                    let proven = guards.iter().all(|g| g.proven);
                    if best.as_ref().is_none_or(|(g, _)| proven && !g.iter().all(|g| g.proven)) {
                        best = Some((guards, self.reason(a, b)));
                    }
                }
                Comparability::Undetermined(name, reason) | Comparability::Incomparable(name, reason) => {
                    undetermined.get_or_insert((name, reason));
                }
            }
        }
        match (best, undetermined) {
            (Some((guards, reason)), _) => (Verdict::Conflict, guards, reason),
            (None, Some((GuardName::Time, reason))) => (Verdict::Revised, Vec::new(), reason),
            (None, Some((GuardName::Speaker, reason))) => (Verdict::Spread, Vec::new(), reason),
            (None, Some((_, reason))) => (Verdict::Undetermined, Vec::new(), reason),
            (None, None) => (Verdict::Undetermined, Vec::new(), "nothing decides it".to_owned()),
        }
    }

    /// Whether two entries of different camps can be held against each other.
    fn pair(&self, a: &Entry<'_>, b: &Entry<'_>) -> Comparability {
        if let Some(reason) = apart(a, b) {
            return Comparability::Incomparable(GuardName::Time, reason);
        }
        match self.aspect {
            Aspect::Figure | Aspect::Holder | Aspect::Office | Aspect::Wording => {
                let together = match self.aspect {
                    Aspect::Office => offices_meet(&a.value, &b.value, &self.knowledge.lexicon),
                    _ => meet(&a.value, &b.value),
                };
                if together {
                    return Comparability::Undetermined(GuardName::Property, "both can be true".to_owned());
                }
                shared(&a.member, &b.member, traits(a.member.claim, self.knowledge))
            }
            Aspect::Exclusion if !self.excluded(a, b) => {
                Comparability::Incomparable(GuardName::Property, "both can hold".to_owned())
            }
            Aspect::Date if self.are_editions(a, b) => Comparability::Undetermined(
                GuardName::Event,
                "so far apart they may be two editions".to_owned(),
            ),
            _ if a.member.reading.source.id == b.member.reading.source.id => {
                Comparability::Undetermined(GuardName::Speaker, "one source says both".to_owned())
            }
            _ => Comparability::Comparable(plain_guards(a, b)),
        }
    }

    /// Whether two dates of a happening lie most of a year apart: it may come back every year. What is founded or born is
    /// so but once.
    fn are_editions(&self, a: &Entry<'_>, b: &Entry<'_>) -> bool {
        const MOST_OF_A_YEAR: i64 = 250 * 24 * 60;
        let (Value::Time(x), Value::Time(y)) = (&a.value, &b.value) else { return false };
        if traits(a.member.claim, self.knowledge).persistence == Persistence::Constant {
            return false;
        }
        match (x.window(), y.window()) {
            (Some((x, _)), Some((y, _))) => (x - y).abs() >= MOST_OF_A_YEAR,
            _ => false,
        }
    }

    fn excluded(&self, a: &Entry<'_>, b: &Entry<'_>) -> bool {
        let frame = |e: &Entry<'_>| self.knowledge.frames.get(&e.member.claim.statement.property);
        match (frame(a), frame(b)) {
            (Some(a), Some(b)) => a.excludes.contains(&b.id) || b.excludes.contains(&a.id),
            _ => false,
        }
    }

    fn reason(&self, a: &Entry<'_>, b: &Entry<'_>) -> String {
        match self.aspect {
            Aspect::Figure | Aspect::Date => format!("{} and {} have no value in common", a.value, b.value),
            Aspect::Existence => "what is brought into being cannot have been there before".to_owned(),
            Aspect::Exclusion => format!("{} and {} exclude each other", a.value, b.value),
            Aspect::Polarity => "one asserts what the other denies".to_owned(),
            Aspect::Quotation => "the words between marks differ".to_owned(),
            _ => format!("{} is not {}", a.value, b.value),
        }
    }

    fn question(&self, subject: &str) -> String {
        let Some(claim) = self.telling() else { return String::new() };
        let property = &claim.statement.property;
        match (self.aspect, self.knowledge.frames.get(property)) {
            (Aspect::Existence, _) => format!("whether {subject} existed before"),
            (Aspect::Quotation, _) => format!("what {subject} said"),
            (Aspect::Office, _) => format!("the office of {subject}"),
            (Aspect::Expansion, _) => format!("what {subject} stands for"),
            (_, Some(frame)) => frame
                .question
                .replace("{subject}", subject)
                .replace("{value}", &self.name_of(&claim.statement.value)),
            (_, None) => match self.knowledge.properties.get(property) {
                Some(known) => known.question.replace("{subject}", subject) + &restricted(claim),
                None => format!("{} ({subject})", property.replace('-', " ")),
            },
        }
    }

    /// A subject without a name: "the earthquake", "the earthquake of 2012"; other terms as they stand.
    fn described(&self, subject: &Term) -> String {
        let words = subject.replace('-', " ");
        if !self.first().is_some_and(|c| c.about_event) {
            return words;
        }
        match words.rsplit_once(' ') {
            Some((kind, year)) if year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) => {
                format!("the {kind} of {year}")
            }
            _ => format!("the {words}"),
        }
    }

    /// The entity a relation gives its subject, as a reader would name it.
    fn name_of(&self, value: &Value) -> String {
        match value {
            Value::Entity(term) => self.names.get(term).cloned().unwrap_or_else(|| term.replace('-', " ")),
            other => other.to_string(),
        }
    }

    fn camp(&self, members: Vec<usize>) -> CampMembers {
        let value = members.first().and_then(|&i| self.entries.get(i)).map(|e| match self.aspect {
            Aspect::Existence if e.value == Value::Truth(true) => "there before".to_owned(),
            Aspect::Existence => "brought into being".to_owned(),
            Aspect::Polarity if e.value == Value::Truth(true) => "asserted".to_owned(),
            Aspect::Polarity => "denied".to_owned(),
            _ => e.value.to_string(),
        });
        CampMembers { value: value.unwrap_or_default(), members }
    }
}

/// What a question is restricted to: ` (soldiers)`.
fn restricted(claim: &Claim) -> String {
    let parts: Vec<String> = claim.statement.scope.values().map(|v| v.replace('-', " ")).collect();
    if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) }
}

fn speaker<'e>(entry: &'e Entry<'_>) -> &'e Term {
    &entry.member.claim.statement.subject
}

fn alignment(a: &Entry<'_>, b: &Entry<'_>) -> Alignment {
    match (&a.value, &b.value) {
        (Value::Wording(a), Value::Wording(b)) => align(a, b),
        _ => Alignment::Unrelated,
    }
}

/// Camps by a test that is no order: each joins the first camp with all of whose members it passes.
fn gathered(count: usize, together: impl Fn(usize, usize) -> bool) -> Vec<Vec<usize>> {
    let mut camps: Vec<Vec<usize>> = Vec::new();
    for i in 0..count {
        match camps.iter_mut().find(|camp| camp.iter().all(|&j| together(i, j))) {
            Some(camp) => camp.push(i),
            None => camps.push(vec![i]),
        }
    }
    camps
}

/// Pairs that are held against each other before a verdict is given up; enough for any real group.
const PAIRS: usize = 4096;

fn cross_pairs(camps: &[Vec<usize>]) -> impl Iterator<Item = (usize, usize)> {
    let pairs = camps.iter().enumerate().flat_map(move |(k, camp)| {
        camps.iter().skip(k + 1).flat_map(move |other| {
            camp.iter().flat_map(move |&i| other.iter().map(move |&j| (i.min(j), i.max(j))))
        })
    });
    pairs.take(PAIRS)
}

/// Relations said to hold at times that share nothing are two: rejected in the spring, approved in the autumn.
fn apart(a: &Entry<'_>, b: &Entry<'_>) -> Option<String> {
    if a.member.claim.kind != ClaimKind::Relation || b.member.claim.kind != ClaimKind::Relation {
        return None;
    }
    let at = |e: &Entry<'_>| e.member.claim.statement.as_of.clone();
    let (x, y) = (at(a)?, at(b)?);
    (x.relation(&y) == TimeRelation::Disjoint).then(|| format!("{x} and {y} are two times"))
}

/// Guards of aspects that have no scope and no window of time of their own.
fn plain_guards(a: &Entry<'_>, b: &Entry<'_>) -> Vec<Guard> {
    let certain = |e: &Entry<'_>| e.member.claim.certainty == Certainty::Certain;
    let proven = certain(a) && certain(b);
    vec![
        Guard { name: GuardName::Subject, proven, reason: String::new() },
        Guard { name: GuardName::Property, proven: true, reason: "same property".into() },
    ]
}

/// The subject guard says the subject's name.
fn named(mut guard: Guard, subject: &str) -> Guard {
    if guard.name == GuardName::Subject {
        let how = if guard.proven { "same subject" } else { "probably the same subject" };
        guard.reason = format!("{how} ({subject})");
    }
    guard
}
