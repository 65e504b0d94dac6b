//! Buckets: claims that could exclude each other share a key. Never all pairs.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use crate::claim::{Claim, ClaimKind, Factuality, Place, Statement, Value};
use crate::extract::{DIRECTION, HAPPENED, ROUTE, SITE, SUPERLATIVE, WHERE, WHICH};
use crate::graph::{ROMANISED, SPELLING};
use crate::knowledge::{Boundary, Cardinality, Class, FrameKind, Knowledge};
use crate::value::{Extent, Time};

use super::alignment::sorted;
use super::camps::fold;
use super::guard::{signature, traits};
use super::{Aspect, Member};

/// A member with the value it has in one bucket: a range of days has another one where only its first day counts.
#[derive(Clone, Debug)]
pub(super) struct Entry<'a> {
    pub member: Member<'a>,
    pub value: Value,
}

/// Buckets by aspect and key, in key order.
pub(super) type Buckets<'a> = BTreeMap<(Aspect, String), Vec<Entry<'a>>>;

/// Puts every member into the buckets of its claim that others lie in as well.
pub(super) fn buckets<'a>(members: &[Member<'a>], knowledge: &Knowledge) -> Buckets<'a> {
    let denied = Denied::of(members);
    let shared = Shared::of(members, knowledge);
    let mut buckets = Buckets::new();
    for member in members {
        for (aspect, key, value) in keys(member, knowledge) {
            if shared.has(aspect, &key) || denied.has(aspect, &key) {
                buckets.entry((aspect, key)).or_default().push(Entry { member: *member, value });
            }
        }
    }
    quotations(members, &mut buckets);
    denied.add(members, &mut buckets);
    buckets.retain(|_, entries| entries.len() > 1);
    buckets
}

/// Keys that more than one value lies under, by their hashes: most keys of a story of thousands have one only, and take more
/// room than what is compared.
struct Shared(FxHashSet<u64>);

impl Shared {
    fn of(members: &[Member<'_>], knowledge: &Knowledge) -> Self {
        let keys = members.iter().flat_map(|member| keys(member, knowledge));
        let mut hashes: Vec<u64> = keys.map(|(aspect, key, _)| Self::hash(aspect, &key)).collect();
        hashes.sort_unstable();
        let several = hashes.chunk_by(|a, b| a == b).filter(|same| same.len() > 1);
        Self(several.filter_map(|same| same.first().copied()).collect())
    }

    fn has(&self, aspect: Aspect, key: &str) -> bool {
        self.0.contains(&Self::hash(aspect, key))
    }

    fn hash(aspect: Aspect, key: &str) -> u64 {
        FxBuildHasher.hash_one((aspect, key))
    }
}

/// The keys a claim is held under, with its value there.
fn keys(member: &Member<'_>, knowledge: &Knowledge) -> Vec<(Aspect, String, Value)> {
    let claim = member.claim;
    let statement = &claim.statement;
    if statement.subject.is_empty() {
        return Vec::new();
    }
    if let Some(alike) = &claim.alike {
        let aspect = match alike.place {
            Place::Figure | Place::Bound => Aspect::Figure,
            Place::Choice => Aspect::Outcome,
            Place::Time => Aspect::Date,
            Place::Name => Aspect::Holder,
            Place::Denial => Aspect::Polarity,
        };
        let key = format!("{}|{}|{}", statement.subject, statement.property, alike.key);
        return vec![(aspect, key, statement.value.clone())];
    }
    let plain = format!("{}|{}|{}", statement.subject, statement.property, signature(claim));
    let one = |aspect: Aspect| vec![(aspect, plain.clone(), statement.value.clone())];
    match claim.kind {
        // An amount of something that the text does not name: of two such, nothing says that they measure the same.
        ClaimKind::Figure if &*statement.property == "amount" => Vec::new(),
        ClaimKind::Figure if &*statement.property == SITE => {
            let place = statement.scope.get("of").map_or("", |place| &**place);
            let key = format!("{}|{SITE}|{place}", statement.subject);
            vec![(Aspect::Place, key, statement.value.clone())]
        }
        // Nobody: held against any toll, not against figures of one scope.
        ClaimKind::Figure if is_none(claim) => Vec::new(),
        ClaimKind::Figure if traits(claim, knowledge).cardinality == Cardinality::One => one(Aspect::Figure),
        ClaimKind::Date => dates(member, knowledge),
        ClaimKind::Wording => one(Aspect::Wording),
        ClaimKind::Name if [SPELLING, ROMANISED].contains(&&*statement.property) => one(Aspect::Spelling),
        ClaimKind::Name => one(Aspect::Expansion),
        // "Colonel" is no post: of two posts it could be either's.
        ClaimKind::Relation if &*statement.property == "office" && is_rank(&statement.value, knowledge) => {
            vec![(Aspect::Office, format!("{plain}|rank"), statement.value.clone())]
        }
        ClaimKind::Relation if &*statement.property == "office" => one(Aspect::Office),
        ClaimKind::Relation
            if &*statement.property == SUPERLATIVE && claim.statement.factuality == Factuality::Asserted =>
        {
            one(Aspect::Superlative)
        }
        ClaimKind::Relation if statement.property.starts_with(WHERE) => one(Aspect::Place),
        ClaimKind::Relation if matches!(statement.value, Value::Truth(_)) => one(Aspect::Polarity),
        ClaimKind::Relation if statement.property.starts_with(WHICH) => one(Aspect::Outcome),
        ClaimKind::Relation if is_outcome(statement, knowledge) => one(Aspect::Outcome),
        ClaimKind::Relation if statement.property.ends_with(DIRECTION) => one(Aspect::Outcome),
        ClaimKind::Relation if &*statement.property == ROUTE => {
            vec![(Aspect::Roles, way(statement), statement.value.clone())]
        }
        ClaimKind::Relation => relations(member, knowledge),
        ClaimKind::Figure | ClaimKind::Attribution => Vec::new(),
    }
}

/// Whether an office is a rank alone: "colonel", "Det Ch Insp".
fn is_rank(value: &Value, knowledge: &Knowledge) -> bool {
    let Value::Entity(office) = value else { return false };
    let words = office.replace('-', " ");
    let title = knowledge.lexicon.at(&words, Class::Title).filter(|(length, _)| *length == words.len());
    title.is_some_and(|(_, sense)| sense.is("rank") && !sense.is("office"))
}

/// The key of a way: one for both directions.
fn way(statement: &Statement) -> String {
    let ends = match &statement.value {
        Value::Wording(words) => words.split_once(" to ").unwrap_or((words, "")),
        _ => ("", ""),
    };
    format!("{}|{ROUTE}|{}|{}", statement.subject, ends.0.min(ends.1), ends.0.max(ends.1))
}

/// Whether a statement gives its subject a state of the table of opposites.
fn is_outcome(statement: &Statement, knowledge: &Knowledge) -> bool {
    let Value::Entity(outcome) = &statement.value else { return false };
    let sense = knowledge.lexicon.at(outcome, Class::Outcome).map(|(_, sense)| sense);
    sense.is_some_and(|s| s.tags.first() == Some(&statement.property))
}

/// Date claims: whole extents with each other, and a stated boundary with the same boundary of a stated range.
fn dates(member: &Member<'_>, knowledge: &Knowledge) -> Vec<(Aspect, String, Value)> {
    let statement = &member.claim.statement;
    let Value::Time(time) = &statement.value else { return Vec::new() };
    if statement.factuality == Factuality::Denied || statement.factuality == Factuality::Hypothetical {
        return Vec::new();
    }
    let key = |boundary: &str| format!("{}|{boundary}|{}", statement.subject, signature(member.claim));
    let entry = |boundary: &str, time: Time| (Aspect::Date, key(boundary), Value::Time(time));
    let boundary = knowledge.frames.get(&statement.property).and_then(|f| f.boundary);
    match boundary {
        Some(Boundary::Start) => vec![entry("starts", time.clone())],
        Some(Boundary::End) => vec![entry("ends", time.clone())],
        Some(Boundary::During) => {
            let mut entries = vec![entry("during", time.clone())];
            if time.readings.iter().all(|r| matches!(r, Extent::Range(Some(_), Some(_)))) {
                entries.push(entry("starts", end_of(time, true)));
                entries.push(entry("ends", end_of(time, false)));
            }
            entries
        }
        None if &*statement.property == HAPPENED => vec![entry("during", time.clone())],
        None => vec![entry(&statement.property, time.clone())],
    }
}

/// The first or the last day of a stated range.
fn end_of(time: &Time, first: bool) -> Time {
    let readings = time.readings.iter().map(|reading| match reading {
        Extent::Range(Some(from), Some(to)) => Extent::At(if first { from.clone() } else { to.clone() }),
        other => other.clone(),
    });
    Time { readings: readings.collect(), ..time.clone() }
}

fn relations(member: &Member<'_>, knowledge: &Knowledge) -> Vec<(Aspect, String, Value)> {
    let statement = &member.claim.statement;
    let Value::Entity(value) = &statement.value else { return Vec::new() };
    let Some(frame) = knowledge.frames.get(&statement.property).filter(|f| f.kind == FrameKind::Relation)
    else {
        return Vec::new();
    };
    let mut keys = Vec::new();
    let entity = || Value::Entity(value.clone());
    let asserted = statement.factuality != Factuality::Denied;
    let told = matches!(
        statement.factuality,
        Factuality::Asserted | Factuality::Hedged | Factuality::Planned | Factuality::Former
    );
    if frame.cardinality == Cardinality::One && told {
        let key = format!("{}|{}|{}", statement.subject, statement.property, signature(member.claim));
        keys.push((Aspect::Holder, key, entity()));
    }
    if let Some(existence) = frame.existence {
        let there = Value::Truth(existence == crate::knowledge::Existence::Presupposes);
        keys.push((Aspect::Existence, value.to_string(), there));
    }
    let relation = || Value::Wording(frame.id.as_str().into());
    if asserted && is_exclusive(frame, knowledge) {
        let pair = format!("{}|{value}", statement.subject);
        keys.push((Aspect::Exclusion, pair, relation()));
    }
    if statement.factuality == Factuality::Asserted && !frame.excludes_reversed.is_empty() {
        let (one, other) = (&*statement.subject, &**value);
        let pair = format!("{}|{}", one.min(other), one.max(other));
        let roles = format!("{} {one} {other}", frame.id);
        keys.push((Aspect::Roles, pair, Value::Wording(roles.into())));
    }
    let pair = format!("{}|{}|{value}", statement.subject, statement.property);
    keys.push((Aspect::Polarity, pair, Value::Truth(asserted)));
    keys
}

/// Whether the frame excludes another, or is excluded by one.
fn is_exclusive(frame: &crate::knowledge::Frame, knowledge: &Knowledge) -> bool {
    !frame.excludes.is_empty() || knowledge.frames.all().iter().any(|f| f.excludes.contains(&frame.id))
}

/// Whether a claim is a toll of nobody.
pub(super) fn is_none(claim: &Claim) -> bool {
    let zero =
        matches!(&claim.statement.value, Value::Quantity(q) if q.high.is_some_and(|high| high.is_zero()));
    zero && claim.about_event && claim.kind == ClaimKind::Figure
}

/// What a source of the story says that there was nobody of: tolls of nobody and those of anybody, of a part or of all, lie in
/// one bucket.
struct Denied(BTreeSet<String>);

impl Denied {
    fn of(members: &[Member<'_>]) -> Self {
        let none = |m: &&Member<'_>| is_none(m.claim) && !m.claim.statement.subject.is_empty();
        Self(members.iter().filter(none).map(Self::key).collect())
    }

    fn key(member: &Member<'_>) -> String {
        format!("{}|{}", member.claim.statement.subject, member.claim.statement.property)
    }

    fn has(&self, aspect: Aspect, key: &str) -> bool {
        aspect == Aspect::Polarity && self.0.contains(key)
    }

    fn add<'a>(&self, members: &[Member<'a>], buckets: &mut Buckets<'a>) {
        let told = |m: &&Member<'a>| {
            m.claim.kind == ClaimKind::Figure && m.claim.statement.factuality == Factuality::Asserted
        };
        for member in members.iter().filter(told).filter(|m| self.0.contains(&Self::key(m))) {
            let Value::Quantity(quantity) = &member.claim.statement.value else { continue };
            let some = quantity.low.is_some_and(|low| !low.is_zero());
            if some || is_none(member.claim) {
                let entry = Entry { member: *member, value: Value::Truth(some) };
                buckets.entry((Aspect::Polarity, Self::key(member))).or_default().push(entry);
            }
        }
    }
}

/// Words in a row that two quotations must share to be held against each other.
const SHINGLE: usize = 4;

/// Quotations that share a run of words lie in one bucket, named after the first of them.
fn quotations<'a>(members: &[Member<'a>], buckets: &mut Buckets<'a>) {
    let bucket_of = quotation_buckets(members);
    let mut sizes: FxHashMap<u32, usize> = FxHashMap::default();
    for bucket in bucket_of.values() {
        *sizes.entry(*bucket).or_default() += 1;
    }
    for (quotation, bucket) in bucket_of.iter().filter(|(_, bucket)| sizes.get(bucket) > Some(&1)) {
        let (Some(member), Some(named)) = (members.get(*quotation as usize), members.get(*bucket as usize))
        else {
            continue;
        };
        // By its words and not by its place: what else stands in an article does not matter.
        let key = quoted(named).map_or(String::new(), fold);
        let value = member.claim.statement.value.clone();
        buckets.entry((Aspect::Quotation, key)).or_default().push(Entry { member: *member, value });
    }
}

/// Of each quotation that shares a run of words with another the first one of its bucket.
fn quotation_buckets(members: &[Member<'_>]) -> BTreeMap<u32, u32> {
    let numbered = (0..).zip(members);
    let runs =
        numbered.flat_map(|(i, m)| quoted(m).map_or(Vec::new(), runs).into_iter().map(move |run| (run, i)));
    let mut runs: Vec<(u64, u32)> = runs.collect();
    runs.sort_unstable();
    // Most runs are those of one quotation alone.
    let several = runs.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() > 1).flatten();
    let mut shared: Vec<(u32, u64)> = several.map(|(run, i)| (*i, *run)).collect();
    shared.sort_unstable();
    let mut first_with: FxHashMap<u64, u32> = FxHashMap::default();
    let mut bucket_of: BTreeMap<u32, u32> = BTreeMap::new();
    for of_one in shared.chunk_by(|a, b| a.0 == b.0) {
        let Some(&(i, _)) = of_one.first() else { continue };
        let mut bucket = i;
        for (_, run) in of_one {
            let first = *first_with.entry(*run).or_insert(i);
            bucket = bucket.min(bucket_of.get(&first).copied().unwrap_or(first));
        }
        bucket_of.insert(i, bucket);
    }
    bucket_of
}

/// Hashes of the runs of words in a quotation.
fn runs(said: &str) -> Vec<u64> {
    let folded = fold(said);
    let words: Vec<&str> = folded.split(' ').collect();
    if words.len() < SHINGLE {
        return Vec::new();
    }
    // The whole of it in the order of letters as well: of words that were turned round, no run may be left.
    let whole = sorted(&words);
    let runs = words.windows(SHINGLE).chain([whole.as_slice()]).map(|run| run.join(" "));
    runs.chain(edges(said)).map(|run| hash(&run)).collect()
}

/// The words of a quotation.
fn quoted<'m>(member: &Member<'m>) -> Option<&'m str> {
    match &member.claim.statement.value {
        Value::Wording(said) if member.claim.kind == ClaimKind::Attribution => Some(said),
        _ => None,
    }
}

/// Words at the beginning of a sentence, and as many at its end, by which one is known that was altered in between.
const EDGE: usize = 3;

/// The beginnings and ends of the sentences of a quotation: of "we are not racing against our friends" and "we are not going to
/// race against our friends" no longer run is the same.
fn edges(said: &str) -> impl Iterator<Item = String> {
    said.split_inclusive(['.', '!', '?']).filter_map(|sentence| {
        let folded = fold(sentence);
        let words: Vec<&str> = folded.split(' ').collect();
        let (first, last) = (words.get(..EDGE)?, words.get(words.len().checked_sub(EDGE)?..)?);
        (words.len() >= 2 * EDGE).then(|| format!("{} … {}", first.join(" "), last.join(" ")))
    })
}

/// A fixed hash of words: blake3, so that no run differs from another.
fn hash(words: &str) -> u64 {
    let digest = blake3::hash(words.as_bytes());
    digest.as_bytes().iter().take(8).fold(0, |hash, byte| hash << 8 | u64::from(*byte))
}
