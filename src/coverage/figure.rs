//! Figures and dates that a source mentions, and whether it states what a draft does.

use std::collections::BTreeMap;

use crate::claim::{Claim, Factuality, Value, slug};
use crate::compare::{Comparability, GuardName, Member, Verdict, carries, trail};
use crate::extract::Reading;
use crate::grammar::temporal::{Said, TimeExpression};
use crate::grammar::{Meaning, Mention};
use crate::knowledge::{Class, Knowledge, Lexicon};
use crate::value::{Dimension, Granularity, Quantity, Time};

use super::checkable::Checkable;
use super::context::{Contexts, Place, key};
use super::story::Story;
use super::{Bearing, Kind, Passage};

/// A value that a source mentions.
#[derive(Clone, Copy)]
struct Mentioned<'a> {
    index: usize,
    reading: &'a Reading,
    mention: &'a Mention,
}

/// The values that the sources mention, by what they measure.
pub(super) struct Values<'a> {
    by_measure: BTreeMap<String, Vec<Mentioned<'a>>>,
    /// Claims by reading and sentence.
    claims: BTreeMap<(usize, usize), Vec<&'a Claim>>,
}

/// Values of one measure that are looked through for each of the draft.
const MOST: usize = 2048;

/// Passages with another value that are told where none states that of the draft.
const NEAREST: usize = 2;

/// What is asked of a value before its context counts.
enum Guarded {
    /// The claims speak of different things.
    Apart,
    /// Whether they do is not known.
    Open,
    /// Nothing stands against it.
    Free,
}

impl<'a> Values<'a> {
    pub(super) fn new(story: &Story<'a>) -> Self {
        let mut values = Self { by_measure: BTreeMap::new(), claims: BTreeMap::new() };
        for (index, reading) in story.sources() {
            let checked =
                |m: &&Mention| reading.document.block_of(m.sentence).is_some_and(|b| b.is_checked());
            for mention in reading.mentions.iter().filter(checked) {
                if let Some(measure) = measure(mention) {
                    let mentioned = Mentioned { index, reading, mention };
                    values.by_measure.entry(measure).or_default().push(mentioned);
                }
            }
            for claim in &reading.claims {
                values.claims.entry((index, claim.sentence)).or_default().push(claim);
            }
        }
        values
    }

    /// The passages that state the value of a checkable, of the same thing as far as the words round it tell. `held` are those
    /// on which the claims have decided. Where none does, the passages that say most of the rest.
    pub(super) fn stating(
        &self,
        story: &Story<'a>,
        contexts: &Contexts,
        draft: usize,
        checkable: &Checkable<'a>,
        held: &[Passage],
    ) -> Vec<Passage> {
        let reading = story.reading(draft);
        let mention = reading.and_then(|r| r.mentions.get(checkable.mention?));
        let (Some(reading), Some(mention)) = (reading, mention) else { return Vec::new() };
        let candidates = measure(mention).and_then(|measure| self.by_measure.get(&measure));
        let mut found = Vec::new();
        let mut near: Vec<(usize, Passage)> = Vec::new();
        for theirs in candidates.into_iter().flatten().take(MOST) {
            if held.iter().any(|passage| passage.span.overlaps(theirs.mention.span)) {
                continue;
            }
            let stated = stated(mention, theirs.mention, &story.knowledge.lexicon);
            let Some((how, needed)) = stated else { continue };
            if measured_from_elsewhere((reading, mention), (theirs.reading, theirs.mention)) {
                continue;
            }
            let needed = needed + usual(reading, mention);
            let needed = match self.guarded((reading, &checkable.claims), theirs, story.knowledge) {
                Guarded::Apart => continue,
                Guarded::Open => needed + 1,
                Guarded::Free => needed,
            };
            let place = |reading: usize, m: &Mention| Place { reading, sentence: m.sentence, span: m.span };
            let shared = contexts.shared(
                place(draft, mention),
                place(theirs.index, theirs.mention),
                checkable.kind == Kind::Date,
            );
            match how {
                Some(how) if shared >= needed => found.push(passage(theirs, Bearing::Carries, how.as_str())),
                None if shared > needed => {
                    near.push((shared, passage(theirs, Bearing::Nearly, "another value")))
                }
                _ => {}
            }
        }
        near.sort_by_key(|(shared, _)| std::cmp::Reverse(*shared));
        if found.is_empty() {
            found.extend(near.into_iter().take(NEAREST).map(|(_, passage)| passage));
        }
        found
    }

    /// Whether what was read from both values keeps them apart.
    fn guarded(
        &self,
        (reading, claims): (&'a Reading, &[&'a Claim]),
        theirs: &Mentioned<'a>,
        knowledge: &Knowledge,
    ) -> Guarded {
        let of_sentence = self.claims.get(&(theirs.index, theirs.mention.sentence));
        let others = of_sentence.into_iter().flatten().filter(|c| c.span.overlaps(theirs.mention.span));
        let mut guarded = Guarded::Free;
        let softer = |other: &&&Claim| {
            let how = other.statement.factuality;
            how != Factuality::Asserted && claims.iter().all(|claim| claim.statement.factuality != how)
        };
        if others.clone().any(|other| softer(&other)) {
            return Guarded::Apart;
        }
        for (claim, other) in others.flat_map(|other| claims.iter().map(move |claim| (*claim, *other))) {
            if claim.kind != other.kind {
                continue;
            }
            let member = |claim: &'a Claim, reading: &'a Reading| Member { claim, reading, witness: 0 };
            let outcome = trail(&member(claim, reading), &member(other, theirs.reading), knowledge).outcome;
            guarded = match outcome {
                Comparability::Comparable(_) | Comparability::Undetermined(GuardName::Time, _) => {
                    return Guarded::Free;
                }
                Comparability::Incomparable(guard, _) if excludes(guard, claim, other, knowledge) => {
                    Guarded::Apart
                }
                Comparability::Incomparable(GuardName::Subject, _)
                    if is_inside(&claim.statement.subject, &other.statement.subject) =>
                {
                    guarded
                }
                _ if matches!(guarded, Guarded::Apart) => Guarded::Apart,
                _ => Guarded::Open,
            };
        }
        guarded
    }
}

/// Whether a guard that keeps two claims apart shows that they speak of different things, and not only that one of them says
/// less: no subject, no place.
fn excludes(guard: GuardName, a: &Claim, b: &Claim, knowledge: &Knowledge) -> bool {
    match guard {
        GuardName::Subject => false,
        GuardName::Property => is_known(a, knowledge) && is_known(b, knowledge),
        GuardName::Scope => {
            let (a, b) = (&a.statement.scope, &b.statement.scope);
            a.iter().any(|(key, value)| b.get(key).is_some_and(|other| !is_inside(value, other)))
        }
        _ => true,
    }
}

/// Whether one term says no more than another: nothing, or some of its words.
fn is_inside(a: &str, b: &str) -> bool {
    let inside = |part: &str, whole: &str| part.split('-').all(|word| whole.split('-').any(|w| w == word));
    a.is_empty() || b.is_empty() || inside(a, b) || inside(b, a)
}

/// Whether two lengths are distances from different places: "four miles south of Alder", "four miles from Corrin".
fn measured_from_elsewhere(a: (&Reading, &Mention), b: (&Reading, &Mention)) -> bool {
    let from = |(reading, mention)| measured_from(reading, mention).map(slug);
    from(a).zip(from(b)).is_some_and(|(a, b)| !is_inside(&a, &b))
}

/// Bytes between a distance and the place that it is measured from.
const REACH: usize = 48;

/// The name of the place that a distance is measured from: under "of" or "from" behind it, in one run of words.
fn measured_from<'a>(reading: &'a Reading, distance: &Mention) -> Option<&'a str> {
    let Meaning::Quantity(quantity) = &distance.meaning else { return None };
    if !matches!(&quantity.unit.dimension, Dimension::Physical(id) if &**id == "length") {
        return None;
    }
    let behind = |m: &&Mention| matches!(m.meaning, Meaning::Name(_)) && m.span.start >= distance.span.end;
    let place = reading.mentions.iter().find(behind)?;
    let between = reading.text().get(distance.span.end as usize..place.span.start as usize)?;
    let between = between.split_once(')').map_or(between, |(_, rest)| rest);
    let words = || between.split_whitespace();
    let run = between.len() <= REACH && !between.contains(['.', ',', ';', ':', '(']);
    (run && words().any(|word| ["of", "from"].contains(&word))).then(|| place.span.of(reading.text()))
}

fn passage(theirs: &Mentioned<'_>, bearing: Bearing, how: &str) -> Passage {
    let (span, sentence) = (theirs.mention.span, theirs.mention.sentence);
    Passage { span, sentence, claim: None, bearing, how: how.to_owned() }
}

/// Whether the property of a claim is one of those that knowledge tells from others, and not only the noun it counts.
pub(super) fn is_known(claim: &Claim, knowledge: &Knowledge) -> bool {
    let property = &claim.statement.property;
    knowledge.frames.get(property).is_some()
        || knowledge.properties.get(property).is_some()
        || knowledge.lexicon.sense(property, Class::PropertyWord).is_some()
}

/// What a mention measures; mentions of different measures never state one value.
pub(super) fn measure(mention: &Mention) -> Option<String> {
    Some(match &mention.meaning {
        Meaning::Quantity(quantity) => match &quantity.unit.dimension {
            Dimension::Count | Dimension::Number => "number".to_owned(),
            Dimension::Ordinal => "rank".to_owned(),
            Dimension::Percent => "percent".to_owned(),
            Dimension::PercentagePoint => "percentage points".to_owned(),
            Dimension::Currency => format!("money {}", quantity.unit.symbol),
            Dimension::Age => "age".to_owned(),
            Dimension::Physical(dimension) => dimension.to_string(),
        },
        Meaning::Time(time) if time.time.is_some() => "time".to_owned(),
        Meaning::Time(time) if !time.timex3.is_empty() => format!("length {}", time.timex3),
        Meaning::Time(_) | Meaning::Quotation(_) | Meaning::Name(_) => return None,
    })
}

/// How `theirs` states the value of `said`, if it does, and how many words their sentences must share for both to speak of one
/// thing; nothing if they measure different things.
pub(super) fn stated(
    said: &Mention,
    theirs: &Mention,
    lexicon: &Lexicon,
) -> Option<(Option<Verdict>, usize)> {
    Some(match (&said.meaning, &theirs.meaning) {
        (Meaning::Quantity(a), Meaning::Quantity(b)) => {
            let how = carries(&Value::Quantity(a.clone()), &Value::Quantity(b.clone()));
            // "At least five" is carried by many a number: more must be said of the same.
            let wide = usize::from(how == Some(Verdict::Inside));
            (how, telling(a) + wide + counted_alike(a, b, lexicon)?)
        }
        (Meaning::Time(x), Meaning::Time(y)) => match (&x.time, &y.time) {
            (Some(a), Some(b)) => {
                let how = carries(&Value::Time(a.clone()), &Value::Time(b.clone()));
                let how = how.filter(|how| *how == Verdict::Inside || !is_vaguer(y, x));
                (how, if is_full(x) { 1 } else { telling_time(a, how) })
            }
            _ => (Some(Verdict::Agree), 2),
        },
        _ => return None,
    })
}

/// Further words that must be shared beside the year of the article, or one beside it: many things are told of it.
fn usual(reading: &Reading, mention: &Mention) -> usize {
    let Meaning::Time(said) = &mention.meaning else { return 0 };
    let year = |time: &Time| time.readings.first()?.ends().0?.year;
    let whole = said.time.as_ref().filter(|time| time.granularity() == Some(Granularity::Year));
    let published = reading.published.as_ref().and_then(|published| year(&published.time));
    match whole.and_then(year).zip(published) {
        Some((said, published)) if said.abs_diff(published) <= 1 => 2,
        _ => 0,
    }
}

/// Whether a time leaves out what part of it is meant, where the other says it: "late this year" is more than "this year".
fn is_vaguer(theirs: &TimeExpression, said: &TimeExpression) -> bool {
    let phase = |time: &TimeExpression| match &time.said {
        Said::At(point) => point.phase,
        _ => None,
    };
    phase(said).is_some() && phase(said) != phase(theirs)
}

/// Whether a date is printed with its year: few other things are of that day.
fn is_full(time: &TimeExpression) -> bool {
    let Said::At(point) = &time.said else { return false };
    point.civil().is_some_and(|civil| civil.date().is_some())
}

/// Words that must be shared beside a time: fewer for one to the minute, more for one that many others lie in. What is told
/// of an hour of a day is told of the day.
fn telling_time(time: &Time, how: Option<Verdict>) -> usize {
    match time.granularity() {
        Some(Granularity::Minute) => 1,
        Some(Granularity::Day) => 2,
        Some(unit) if unit > Granularity::Day && how == Some(Verdict::Inside) => 4,
        _ if how == Some(Verdict::Inside) => 3,
        _ => 2,
    }
}

/// Words that must be shared beside a figure: fewer where it has so many digits that it hardly occurs twice by chance.
fn telling(quantity: &Quantity) -> usize {
    const DIGITS: u32 = 3;
    let digits = quantity.number.map_or(0, |n| {
        let mut mantissa = n.normalize().mantissa().unsigned_abs();
        while mantissa != 0 && mantissa % 10 == 0 {
            mantissa /= 10;
        }
        mantissa.checked_ilog10().map_or(0, |log| log + 1)
    });
    if digits >= DIGITS { 1 } else { 2 }
}

/// Further words that must be shared for what two figures count: none if one noun, one if one side leaves it unsaid or general.
pub(super) fn counted_alike(a: &Quantity, b: &Quantity, lexicon: &Lexicon) -> Option<usize> {
    let head = |q: &Quantity| q.unit.symbol.rsplit(' ').next().unwrap_or("").to_owned();
    if !matches!(a.unit.dimension, Dimension::Count | Dimension::Number) {
        return Some(0);
    }
    let (x, y) = (head(a), head(b));
    let general = |noun: &str| {
        noun.is_empty() || lexicon.sense(noun, Class::CountNoun).is_some_and(|s| s.is("general"))
    };
    let same = if x.is_empty() || y.is_empty() { x == y } else { key(&x, lexicon) == key(&y, lexicon) };
    match (same, general(&x), general(&y)) {
        (true, ..) => Some(0),
        (false, true, _) | (false, _, true) => Some(1),
        _ => None,
    }
}
