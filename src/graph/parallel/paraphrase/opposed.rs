//! What two sentences that tell one thing in other words say of it that cannot both be: opposites, a denial.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::super::slot::{Difference, What};
use super::pairs::{Story, Two};
use super::telling::{Telling, Unit, UnitKind};

/// Telling words between a word and what it is said of.
const NEAR: usize = 3;
/// The same, on both sides together, of what it is said of right beside it.
const BESIDE: usize = 3;
/// Telling words between a word and what it is surely said of.
const CLOSE: usize = 2;
/// How much has to be shared that both words are said of: what stands beside both counts two.
const SAID_OF: usize = 2;
/// The same, where the sentences share less.
const SURE: usize = 3;

/// Where two sentences say opposite things of one thing, or one denies what the other says.
pub(super) fn opposed(story: &Story<'_, '_>, two: Two, close: bool) -> Option<Difference> {
    let (first, second) = two;
    let (a, b) = (story.telling(first)?, story.telling(second)?);
    let both = a.units.iter().flat_map(|x| b.units.iter().map(move |y| (x, y)));
    let found = both.filter_map(|(x, y)| {
        let what = kind(x, y)?;
        if modify_two_things((a, x), (b, y))
            && is_modifier(story, first.0, a, x)
            && is_modifier(story, second.0, b, y)
        {
            return None;
        }
        if x.choice.zip(y.choice).is_some_and(|(c, d)| c.is_of_set_of(&d)) && told_at_all(story, two, (x, y))
        {
            return None;
        }
        let topics = topics((a, x), (b, y), NEAR);
        // What a source tells both ways is told of two times or things.
        let ours = told_of(story, first.0, (y, what), &topics, |topic| topic.away.0);
        let theirs = told_of(story, second.0, (x, what), &topics, |topic| topic.away.1);
        let told = |t: &&Topic| theirs.contains(&t.key) || ours.contains(&t.key);
        if topics.iter().filter(told).any(|t| t.weight > 1) {
            return None;
        }
        let open: Vec<&Topic> = topics.iter().filter(|t| !told(t)).collect();
        let words = open.iter().any(|t| t.kind == UnitKind::Word);
        let weight: usize = open.iter().map(|t| t.weight).sum();
        let least = if close { SAID_OF } else { SURE };
        // The same whichever of the two comes first.
        let order = (weight, Reverse((x.at.min(y.at), x.at.max(y.at))));
        (words && weight >= least).then_some((order, Difference { at: (x.at, y.at), what }))
    });
    found.max_by_key(|(order, _)| *order).map(|(_, difference)| difference)
}

/// Whether right behind each of two words stands a telling word, and not the same: "a climbing route", "the lower slopes".
fn modify_two_things((a, x): (&Telling<'_, '_>, &Unit), (b, y): (&Telling<'_, '_>, &Unit)) -> bool {
    let next = |telling: &Telling<'_, '_>, unit: &Unit| -> Option<BTreeSet<u64>> {
        let noun = telling.units.iter().find(|u| u.at == unit.at + 1 && u.kind == UnitKind::Word)?;
        Some(noun.keys.iter().copied().collect())
    };
    next(a, x).zip(next(b, y)).is_some_and(|(one, other)| one.is_disjoint(&other))
}

/// Whether a word has a form in which it stands before a noun: "climbing", "lower".
fn is_modifier(story: &Story<'_, '_>, reading: usize, telling: &Telling<'_, '_>, unit: &Unit) -> bool {
    let word = telling.passage.words.get(unit.at).zip(story.readings.get(reading));
    let text = word.and_then(|(word, reading)| reading.text().get(word.start..word.end)).unwrap_or("");
    ["ing", "er"].iter().any(|end| text.to_lowercase().ends_with(end))
}

/// Whether the source of one sentence has the word of the other anywhere.
fn told_at_all(story: &Story<'_, '_>, (first, second): Two, (x, y): (&Unit, &Unit)) -> bool {
    let has = |reading: usize, unit: &Unit| {
        let units = story.tellings.get(reading).into_iter().flatten().flat_map(|t| &t.units);
        units.into_iter().any(|other| other.choice == unit.choice)
    };
    has(second.0, x) || has(first.0, y)
}

/// How two words exclude each other.
fn kind(x: &Unit, y: &Unit) -> Option<What> {
    let words = |kind: UnitKind| matches!(kind, UnitKind::Word | UnitKind::Particle);
    if !words(x.kind) || !words(y.kind) || x.open != y.open {
        return None;
    }
    let chosen = x.choice.zip(y.choice).is_some_and(|(c, d)| c.excludes(&d));
    match (x.denied == y.denied, x.opposes(y) || chosen) {
        (true, true) => Some(What::Choice),
        // Whoever did not win may have been beaten.
        (false, false) if x.root == y.root && (x.is_not_done || y.is_not_done) => Some(What::Denial),
        _ => None,
    }
}

/// What two words are both said of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Topic {
    /// What it says.
    pub key: u64,
    /// What kind of word says it.
    pub kind: UnitKind,
    /// Two of what stands beside both, else one.
    pub weight: usize,
    /// How many telling words it is away, on each side.
    away: (usize, usize),
}

/// What both words are said of: what stands near each of them, in the same words.
pub(super) fn topics(
    (a, x): (&Telling<'_, '_>, &Unit),
    (b, y): (&Telling<'_, '_>, &Unit),
    words: usize,
) -> BTreeSet<Topic> {
    let near = a.near(x, words).filter(|unit| unit.is_topic() && !unit.says(x) && !unit.says(y));
    let shared = near.filter_map(|unit| {
        let far = |u: &Unit, other: &Unit| u.order.abs_diff(other.order);
        let same = b.near(y, words).filter(|other| other.says(unit));
        let (distance, other) = same.map(|other| (far(other, y), other)).min_by_key(|(far, _)| *far)?;
        let beside = distance + far(unit, x) <= BESIDE;
        let key = *unit.keys.iter().find(|key| other.keys.contains(key))?;
        let kind = if unit.kind == UnitKind::Name { UnitKind::Name } else { UnitKind::Word };
        Some(Topic { key, kind, weight: 1 + usize::from(beside), away: (far(unit, x), distance) })
    });
    shared.collect()
}

/// Of what two words are said of, that of which a source says the same as one of them, hardly farther away from it.
fn told_of(
    story: &Story<'_, '_>,
    reading: usize,
    (unit, what): (&Unit, What),
    topics: &BTreeSet<Topic>,
    away: impl Fn(&Topic) -> usize,
) -> BTreeSet<u64> {
    let mut told = BTreeSet::new();
    for telling in story.tellings.get(reading).into_iter().flatten() {
        let same = |other: &&Unit| match what {
            What::Denial => other.says(unit) && other.denied == unit.denied,
            _ => other.denied == unit.denied && other.sides_with(unit),
        };
        for other in telling.units.iter().filter(same) {
            let near =
                |t: &&Topic| telling.near(other, away(t).max(CLOSE)).any(|unit| unit.keys.contains(&t.key));
            told.extend(topics.iter().filter(near).map(|t| t.key));
        }
    }
    told
}
