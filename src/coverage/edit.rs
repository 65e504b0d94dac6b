//! What an edit changed in the claims of a text: added, removed, or another value. Rewording changes none.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::claim::{Claim, slug};
use crate::compare::{Alignment, Passages, align};
use crate::extract::Reading;
use crate::grammar::{Meaning, Mention};
use crate::graph::FactGraph;
use crate::knowledge::Knowledge;
use crate::span::{SourceId, Span};

use super::Kind;
use super::checkable::{Checkable, checkables};
use super::context::{Contexts, Place};
use super::figure::{counted_alike, is_known, measure, stated};

/// A claim of one version of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What is claimed.
    pub kind: Kind,
    /// The words.
    pub span: Span,
    /// The words, for messages.
    pub words: Arc<str>,
    /// The statement in notation, where one was read.
    pub notation: Option<String>,
}

/// A change of what is claimed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Only the old version claims it.
    Removed(Told),
    /// Only the new version claims it.
    Added(Told),
    /// Both claim it, with another value, in other words, or as more or less than a fact.
    Changed {
        /// As the old version has it.
        from: Told,
        /// As the new version has it.
        to: Told,
    },
}

/// What an edit changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The old version.
    pub old: SourceId,
    /// The new version.
    pub new: SourceId,
    /// The changes, in the order of the new version; what was removed stands where it stood among the rest.
    pub changes: Vec<Change>,
    /// Claims of the new version that the old one makes too.
    pub unchanged: usize,
}

/// What an edit changed in the claims of a text; nothing if the graph lacks a version.
pub fn edit(graph: &FactGraph, old: SourceId, new: SourceId, knowledge: &Knowledge) -> Edit {
    let contexts = Contexts::new(graph.readings.iter(), &knowledge.lexicon);
    let found = |id: SourceId| graph.readings.iter().enumerate().find(|(_, r)| r.source.id == id);
    let version = |id: SourceId| found(id).map(|(index, reading)| Version::new(index, reading));
    let Some((before, after)) = version(old).zip(version(new)) else {
        return Edit { old, new, changes: Vec::new(), unchanged: 0 };
    };
    Pairing { old: before, new: after, contexts: &contexts, knowledge }.edit()
}

/// One version of the text.
struct Version<'a> {
    index: usize,
    reading: &'a Reading,
    all: Vec<Checkable<'a>>,
}

impl<'a> Version<'a> {
    fn new(index: usize, reading: &'a Reading) -> Self {
        Self { index, reading, all: checkables(reading) }
    }

    fn meaning(&self, checkable: &Checkable<'a>) -> Option<&'a Meaning> {
        Some(&self.reading.mentions.get(checkable.mention?)?.meaning)
    }

    fn words(&self, checkable: &Checkable<'a>) -> &'a str {
        match self.meaning(checkable) {
            Some(Meaning::Quotation(quotation)) => quotation.content.of(self.reading.text()),
            _ => checkable.span.of(self.reading.text()),
        }
    }

    fn place(&self, checkable: &Checkable<'a>) -> Place {
        let mention = checkable.mention.and_then(|m| self.reading.mentions.get(m)).map(|m| m.sentence);
        let claim = checkable.claims.first().map(|c| c.sentence);
        Place { reading: self.index, sentence: mention.or(claim).unwrap_or(usize::MAX), span: checkable.span }
    }

    fn told(&self, checkable: &Checkable<'a>) -> Told {
        Told {
            kind: checkable.kind,
            span: checkable.span,
            words: Arc::from(checkable.span.of(self.reading.text())),
            notation: checkable.claims.first().map(|claim| claim.statement.to_string()),
        }
    }
}

/// How two claims of the versions lie to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Likeness {
    /// They say the same.
    Equal,
    /// They could be one, with another value.
    Other,
}

/// Claims of one kind and measure that are looked through for each.
const MOST: usize = 256;
/// Telling words that two places share at least if one is the other with another value.
const SHARED: usize = 2;

struct Pairing<'p, 'a> {
    old: Version<'a>,
    new: Version<'a>,
    contexts: &'p Contexts,
    knowledge: &'p Knowledge,
}

impl<'a> Pairing<'_, 'a> {
    fn edit(&self) -> Edit {
        let likenesses = self.likenesses();
        let equal = self.pairs(&likenesses, Likeness::Equal, 0, &BTreeMap::new());
        let other = self.pairs(&likenesses, Likeness::Other, SHARED, &equal);
        let mut changes: Vec<(u32, Change)> = Vec::new();
        let mut unchanged = 0;
        for (j, to) in self.new.all.iter().enumerate() {
            let partner = |pairs: &BTreeMap<usize, usize>| {
                let old = pairs.iter().find(|(_, new)| **new == j).map(|(old, _)| *old);
                old.and_then(|i| self.old.all.get(i))
            };
            let repeated = || likenesses.iter().any(|l| l.new == j && l.likeness == Likeness::Equal);
            let changed = match (partner(&equal), partner(&other)) {
                (Some(from), _) => (!same_factuality(from, to)).then_some(from),
                (None, from) => from,
            };
            let change = match changed {
                Some(from) => Change::Changed { from: self.old.told(from), to: self.new.told(to) },
                None if partner(&equal).is_some() || repeated() => {
                    unchanged += 1;
                    continue;
                }
                None => Change::Added(self.new.told(to)),
            };
            changes.push((to.span.start, change));
        }
        changes.extend(self.removed(&likenesses, &equal, &other));
        changes.sort_by_key(|(at, change)| (*at, matches!(change, Change::Added(_))));
        Edit {
            old: self.old.reading.source.id,
            new: self.new.reading.source.id,
            changes: changes.into_iter().map(|(_, change)| change).collect(),
            unchanged,
        }
    }

    /// What the new version lacks, each at the place that what stood before it has there.
    fn removed(
        &self,
        likenesses: &[Alike],
        equal: &BTreeMap<usize, usize>,
        other: &BTreeMap<usize, usize>,
    ) -> Vec<(u32, Change)> {
        let mut at = 0;
        let mut removed = Vec::new();
        for (i, from) in self.old.all.iter().enumerate() {
            if let Some(to) = equal.get(&i).or(other.get(&i)).and_then(|&j| self.new.all.get(j)) {
                at = to.span.end;
            } else if !likenesses.iter().any(|l| l.old == i && l.likeness == Likeness::Equal) {
                removed.push((at, Change::Removed(self.old.told(from))));
            }
        }
        removed
    }

    /// All pairs that are alike, with how much their places share.
    fn likenesses(&self) -> Vec<Alike> {
        let mut buckets: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (j, checkable) in self.new.all.iter().enumerate() {
            buckets.entry(self.new.bucket(checkable)).or_default().push(j);
        }
        let mut alike = Vec::new();
        for (i, from) in self.old.all.iter().enumerate() {
            let candidates = buckets.get(&self.old.bucket(from)).into_iter().flatten();
            for &new in candidates.take(MOST) {
                let Some(to) = self.new.all.get(new) else { continue };
                let Some(likeness) = self.likeness(from, to) else { continue };
                let words = self.contexts.shared(self.old.place(from), self.new.place(to), false);
                let shared = words + usize::from(of_one(from, to)) * SHARED;
                // "Three people" and "3 boats" are one only where the words round them say so.
                if shared < SHARED && !self.count_one_noun(from, to) {
                    continue;
                }
                alike.push(Alike { old: i, new, likeness, shared });
            }
        }
        alike
    }

    /// Whether two figures count what one noun names; so does all that counts nothing.
    fn count_one_noun(&self, from: &Checkable<'a>, to: &Checkable<'a>) -> bool {
        match (self.old.mention(from).map(|m| &m.meaning), self.new.mention(to).map(|m| &m.meaning)) {
            (Some(Meaning::Quantity(a)), Some(Meaning::Quantity(b))) => {
                counted_alike(a, b, &self.knowledge.lexicon) == Some(0)
            }
            _ => true,
        }
    }

    /// Pairs of one likeness, each claim in one at most, those that share most first.
    fn pairs(
        &self,
        likenesses: &[Alike],
        likeness: Likeness,
        least: usize,
        taken: &BTreeMap<usize, usize>,
    ) -> BTreeMap<usize, usize> {
        let mut fitting: Vec<&Alike> =
            likenesses.iter().filter(|l| l.likeness == likeness && l.shared >= least).collect();
        fitting.sort_by_key(|l| (std::cmp::Reverse(l.shared), l.old.abs_diff(l.new), l.old, l.new));
        let mut pairs: BTreeMap<usize, usize> = BTreeMap::new();
        let mut used: Vec<bool> = vec![false; self.new.all.len()];
        for &new in taken.values() {
            if let Some(used) = used.get_mut(new) {
                *used = true;
            }
        }
        for alike in fitting {
            let Some(used) = used.get_mut(alike.new).filter(|used| !**used) else { continue };
            if !taken.contains_key(&alike.old) && !pairs.contains_key(&alike.old) {
                pairs.insert(alike.old, alike.new);
                *used = true;
            }
        }
        pairs
    }

    fn likeness(&self, from: &Checkable<'a>, to: &Checkable<'a>) -> Option<Likeness> {
        match from.kind {
            Kind::Figure | Kind::Date if from.mention.is_some() && to.mention.is_some() => {
                self.of_values(from, to)
            }
            Kind::Quotation => of_quotations(self.old.words(from), self.new.words(to)),
            Kind::Name => Some(of_names(self.old.words(from), self.new.words(to))),
            _ => of_statements(from.claims.first()?, to.claims.first()?),
        }
    }

    fn of_values(&self, from: &Checkable<'a>, to: &Checkable<'a>) -> Option<Likeness> {
        let (x, y) = (self.old.mention(from)?, self.new.mention(to)?);
        let lexicon = &self.knowledge.lexicon;
        let ((there, _), (back, _)) = (stated(x, y, lexicon)?, stated(y, x, lexicon)?);
        let read = |c: &Checkable<'a>| -> Vec<&'a Claim> {
            c.claims.iter().filter(|claim| claim.alike.is_none()).copied().collect()
        };
        let (ours, theirs) = (read(from), read(to));
        let pairs = || ours.iter().flat_map(|a| theirs.iter().map(move |b| (*a, *b)));
        let known = |claim: &Claim| is_known(claim, self.knowledge);
        let apart = pairs().any(|(a, b)| {
            known(a) && known(b) && a.kind == b.kind && a.statement.property != b.statement.property
        });
        let one = pairs().any(|(a, b)| a.statement.property == b.statement.property);
        if apart && !one {
            return None;
        }
        Some(if there.is_some() && back.is_some() { Likeness::Equal } else { Likeness::Other })
    }
}

impl<'a> Version<'a> {
    fn mention(&self, checkable: &Checkable<'a>) -> Option<&'a Mention> {
        self.reading.mentions.get(checkable.mention?)
    }

    /// What can be alike shares a bucket.
    fn bucket(&self, checkable: &Checkable<'a>) -> String {
        let measure = self.mention(checkable).and_then(measure).unwrap_or_default();
        // Lengths of time carry their value in their measure.
        let measure = measure.split(' ').next().unwrap_or("").to_owned();
        format!("{} {measure}", checkable.kind.as_str())
    }
}

/// Two claims that are alike.
struct Alike {
    old: usize,
    new: usize,
    likeness: Likeness,
    shared: usize,
}

/// Whether some claim of both is about one property of one subject.
fn of_one(from: &Checkable<'_>, to: &Checkable<'_>) -> bool {
    let about = |a: &Claim, b: &Claim| match (&a.alike, &b.alike) {
        (Some(a), Some(b)) => a.key == b.key,
        _ => {
            let (a, b) = (&a.statement, &b.statement);
            !a.subject.is_empty() && a.subject == b.subject && a.property == b.property
        }
    };
    from.claims.iter().any(|a| to.claims.iter().any(|b| about(a, b)))
}

/// Whether both present it alike: as a fact, as likely, as planned.
fn same_factuality(from: &Checkable<'_>, to: &Checkable<'_>) -> bool {
    let plain = |c: &Checkable<'_>| {
        c.claims.iter().find(|claim| claim.alike.is_none()).map(|claim| claim.statement.clone())
    };
    match (plain(from), plain(to)) {
        (Some(a), Some(b)) if a.property == b.property && a.subject == b.subject => {
            a.factuality == b.factuality
        }
        _ => true,
    }
}

fn of_quotations(from: &str, to: &str) -> Option<Likeness> {
    let within = |part: &str, whole: &str| Passages::new(whole).carrying(part).is_some();
    match (within(from, to) && within(to, from), align(from, to)) {
        (true, _) => Some(Likeness::Equal),
        (false, Alignment::Same | Alignment::Altered(_)) => Some(Likeness::Other),
        (false, Alignment::Unrelated) => None,
    }
}

fn of_names(from: &str, to: &str) -> Likeness {
    let (a, b) = (slug(from), slug(to));
    let inside = |part: &str, whole: &str| part.split('-').all(|word| whole.split('-').any(|w| w == word));
    if inside(&a, &b) || inside(&b, &a) { Likeness::Equal } else { Likeness::Other }
}

fn of_statements(from: &Claim, to: &Claim) -> Option<Likeness> {
    let (a, b) = (&from.statement, &to.statement);
    let alike = matches!((&from.alike, &to.alike), (Some(a), Some(b)) if a.key == b.key);
    match (a.subject == b.subject, a.property == b.property, a.value == b.value) {
        (true, true, true) => Some(Likeness::Equal),
        (true, true, false) | (false, true, true) => Some(Likeness::Other),
        _ if alike => Some(Likeness::Other),
        _ => None,
    }
}
