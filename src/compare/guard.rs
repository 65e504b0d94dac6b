//! The guards of comparability, in the order in which they are asked.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::claim::{Certainty, Claim, ClaimKind, Factuality, Value};
use crate::extract::{PRICE, is_act};
use crate::graph::{AGE, POST, TOPIC, WORDS};
use crate::knowledge::{Cardinality, Class, CueWords, Knowledge, Lexicon, Persistence};
use crate::text::BlockKind;
use crate::value::{Dimension, Time, TimeRelation, share_a_name};

use super::toll::cumulative;
use super::update::{is_risen, sentence, was_otherwise};
use super::{Comparability, Guard, GuardName, Member};

/// What a property allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PropertyTraits {
    pub persistence: Persistence,
    pub cardinality: Cardinality,
}

/// What the frame of a property says of it, or the rule for open figures: tolls are cumulative, other figures of one
/// event are instant, the rest is state.
pub(super) fn traits(claim: &Claim, knowledge: &Knowledge) -> PropertyTraits {
    if let Some(frame) = knowledge.frames.get(&claim.statement.property) {
        return PropertyTraits { persistence: frame.persistence, cardinality: frame.cardinality };
    }
    if let Some(property) = knowledge.properties.get(&claim.statement.property) {
        return PropertyTraits { persistence: property.persistence, cardinality: property.cardinality };
    }
    let toll = knowledge.lexicon.senses(&claim.statement.property).iter();
    let cumulative = toll.filter(|s| s.class == Class::PropertyWord).any(|s| s.is("cumulative"));
    let persistence = if is_act(&claim.statement.property, &knowledge.lexicon) {
        Persistence::Constant
    } else if cumulative {
        Persistence::Cumulative
    } else if claim.about_event || is_done_once(claim, knowledge) {
        Persistence::Instant
    } else {
        Persistence::State
    };
    let cardinality = match claim.kind {
        ClaimKind::Relation | ClaimKind::Attribution if &*claim.statement.property != "office" => {
            Cardinality::Many
        }
        _ => Cardinality::One,
    };
    PropertyTraits { persistence, cardinality }
}

/// Whether a date is that of a deed which its subject does or undergoes once.
fn is_done_once(claim: &Claim, knowledge: &Knowledge) -> bool {
    let deed = knowledge.lexicon.deed(&claim.statement.property);
    claim.kind == ClaimKind::Date && deed.is_some_and(|(_, what)| what.is_empty())
}

/// Whether a figure is that of a deed which its subject may do or undergo more than once: two of them in one source, or of
/// which one alone has a time, are two deeds.
pub(super) fn is_repeatable(claim: &Claim, knowledge: &Knowledge) -> bool {
    let property = &claim.statement.property;
    claim.kind == ClaimKind::Figure && (&**property == PRICE || knowledge.lexicon.deed(property).is_some())
}

/// What two claims must share besides their subject to lie in one bucket: the dimension of a figure, the restrictions,
/// and whether they speak of what is or of what is expected.
pub(super) fn signature(claim: &Claim) -> String {
    let mut signature = String::new();
    for (key, value) in claim.statement.scope.iter() {
        signature.push_str(&format!("{key}={value},"));
    }
    signature.push('|');
    signature.push_str(&dimension(&claim.statement.value));
    signature.push('|');
    let factuality = claim.statement.factuality;
    let planned = matches!(factuality, Factuality::Planned | Factuality::Hypothetical);
    // Of one news told within days, what is to be and what is are one figure: "is to cut 900 jobs", "the 900 jobs cut".
    // What is to be paid for a thing is its price.
    let priced = *claim.statement.property == *PRICE && factuality == Factuality::Planned;
    let of_news = *claim.statement.subject == *TOPIC && planned || priced;
    signature.push_str(if of_news { mode(Factuality::Asserted) } else { mode(factuality) });
    signature
}

/// What a value is measured in, as far as it matters for whether two can be held against each other.
pub(super) fn dimension(value: &Value) -> String {
    match value {
        Value::Quantity(q) => match &q.unit.dimension {
            // A slip may change the currency or turn per cent into percentage points: `slips` decides.
            Dimension::Currency => "money".to_owned(),
            Dimension::Percent | Dimension::PercentagePoint => "percent".to_owned(),
            Dimension::Physical(id) => id.to_string(),
            Dimension::Count | Dimension::Number => "number".to_owned(),
            other => format!("{other:?}").to_lowercase(),
        },
        _ => String::new(),
    }
}

/// Factualities that can be held against each other share a mode.
pub(super) fn mode(factuality: Factuality) -> &'static str {
    match factuality {
        Factuality::Asserted | Factuality::Hedged => "is",
        other => other.as_str().unwrap_or("is"),
    }
}

/// Whether two figures are in units that convert into each other.
pub(super) fn unit_agrees(a: &Value, b: &Value) -> bool {
    let (Value::Quantity(a), Value::Quantity(b)) = (a, b) else { return true };
    match (&a.unit.dimension, &b.unit.dimension) {
        (Dimension::Currency, Dimension::Currency) => a.unit.symbol == b.unit.symbol,
        (Dimension::Percent, Dimension::PercentagePoint)
        | (Dimension::PercentagePoint, Dimension::Percent) => false,
        _ => true,
    }
}

/// Whether two figures print the same digits in units that do not convert: one of them may be a slip. Several countries
/// have dollars or crowns, and a text that says only that may mean any of them.
pub(super) fn slips(a: &Value, b: &Value) -> bool {
    let (Value::Quantity(a), Value::Quantity(b)) = (a, b) else { return false };
    !share_a_name(&a.unit.symbol, &b.unit.symbol) && a.number.is_some() && a.number == b.number
}

/// The guards that remain once subject, property, scope, unit and mode agree.
pub(super) fn shared(a: &Member<'_>, b: &Member<'_>, knowledge: &Knowledge) -> Comparability {
    let (sa, sb) = (&a.claim.statement, &b.claim.statement);
    let time = match time(a, b, knowledge) {
        Ok(guard) => guard,
        Err(outcome) => return outcome,
    };
    let speaker = match speaker(a, b) {
        Ok(guard) => guard,
        Err(outcome) => return outcome,
    };
    let certain = a.claim.certainty == Certainty::Certain && b.claim.certainty == Certainty::Certain;
    let scope = match sa.scope.is_empty() {
        true => "no scope on either side".to_owned(),
        false => {
            let parts: Vec<String> = sa.scope.iter().map(|(k, v)| format!("{k}={v}")).collect();
            format!("same scope ({})", parts.join(", "))
        }
    };
    let factuality = sa.factuality == sb.factuality;
    let property = property(a.claim);
    let mut guards = vec![
        Guard { name: GuardName::Subject, proven: certain, reason: alike(a.claim) },
        Guard { name: GuardName::Property, proven: true, reason: property },
        Guard { name: GuardName::Scope, proven: true, reason: scope },
        time,
    ];
    if !factuality {
        guards.push(Guard {
            name: GuardName::Factuality,
            proven: false,
            reason: "one side is hedged".into(),
        });
    }
    if !unit_agrees(&sa.value, &sb.value) {
        guards.push(Guard {
            name: GuardName::Unit,
            proven: false,
            reason: "equal digits in units that do not convert".into(),
        });
    }
    guards.extend(speaker);
    Comparability::Comparable(guards)
}

/// What stands for the subject where sentences run alike or tell of one thing.
pub(super) fn alike(claim: &Claim) -> String {
    claim.alike.as_ref().map_or(String::new(), |alike| match alike.question {
        Some(_) => format!("both tell of: {}", alike.words),
        None => format!("same words around it: {}", alike.words),
    })
}

/// What stands for the property: where two names are held against each other, what makes them one person's.
pub(super) fn property(claim: &Claim) -> String {
    let scope = &claim.statement.scope;
    match (scope.get(POST), scope.contains_key(WORDS)) {
        _ if claim.alike.is_some() => String::new(),
        (Some(post), _) => format!("same post ({})", post.replace('-', " ")),
        (None, true) => "same words of theirs quoted".to_owned(),
        (None, false) if scope.contains_key(AGE) => "same age, in one news".to_owned(),
        (None, false) => "same property".to_owned(),
    }
}

/// Days within which a state is taken to be the same, if not one day.
const STATE_WINDOW: i64 = 7;
/// The same, of what sentences tell that run alike or tell of one thing, where neither says that it is so now.
const ALIKE_WINDOW: i64 = 21;
/// Days within which a person has one age.
const AGE_WINDOW: i64 = 3;
/// Minutes of a day.
pub(super) const DAY: i64 = 1440;

fn time(a: &Member<'_>, b: &Member<'_>, knowledge: &Knowledge) -> Result<Guard, Comparability> {
    let guard =
        |proven: bool, reason: &str| Ok(Guard { name: GuardName::Time, proven, reason: reason.into() });
    match traits(a.claim, knowledge).persistence {
        Persistence::Constant => guard(true, "constant over time"),
        Persistence::Instant if recurs(a) => guard(false, "which edition is unsaid"),
        Persistence::Instant => guard(true, "a property of one event"),
        Persistence::State if tell_two_times(a, b) || are_of_two_years(a, b) => {
            Err(Comparability::Incomparable(GuardName::Time, "states of different times".to_owned()))
        }
        // Of sentences that run alike, one of which says how it is now.
        Persistence::State
            if a.claim.alike.is_some() && [a, b].iter().any(|m| was_otherwise(m, &knowledge.lexicon)) =>
        {
            Err(Comparability::Undetermined(GuardName::Time, "a figure that was another before".to_owned()))
        }
        Persistence::State
            if a.claim.alike.is_some() && are_of_two_days_in_care(a, b, &knowledge.lexicon) =>
        {
            let reason = "who is in hospital changes by the day".to_owned();
            Err(Comparability::Undetermined(GuardName::Time, reason))
        }
        Persistence::State => match (moment(a), moment(b)) {
            (Some(x), Some(y)) if same_day(&x, &y) => guard(true, "same day"),
            // Hardly anybody has a birthday between two articles on one event.
            (Some(x), Some(y)) if apart(&x, &y) < AGE_WINDOW && &*a.claim.statement.property == "age" => {
                guard(true, "within a few days")
            }
            (Some(x), Some(y)) if grew_otherwise((a, &x), (b, &y)) => guard(false, "nobody ages so"),
            (Some(x), Some(y)) if apart(&x, &y) <= window(a, b) => guard(false, "days apart"),
            (Some(_), Some(_)) => {
                Err(Comparability::Incomparable(GuardName::Time, "states of different times".to_owned()))
            }
            // "Has grown to 64", "tops 70": of two moments.
            _ if a.claim.kind == ClaimKind::Figure
                && &*a.claim.statement.property != "age"
                && a.claim.alike.is_none()
                && [a, b].iter().any(|m| is_risen(m, &knowledge.lexicon)) =>
            {
                let reason = "a figure that was another before".to_owned();
                Err(Comparability::Undetermined(GuardName::Time, reason))
            }
            _ if a.claim.statement.as_of.is_some() != b.claim.statement.as_of.is_some() => {
                let reason = "a time is said on one side only".to_owned();
                Err(Comparability::Undetermined(GuardName::Time, reason))
            }
            _ => guard(false, "time unsaid"),
        },
        Persistence::Cumulative => cumulative(a, b, &knowledge.lexicon),
    }
}

/// Words of sentences that tell who is in hospital.
const IN_CARE: CueWords = CueWords::named("in-care");

/// Words for how they are, before "condition".
const HOW_THEY_ARE: CueWords = CueWords::named("how-they-are");

/// Whether two sentences tell how many are in hospital or in a critical condition, on two days.
fn are_of_two_days_in_care(a: &Member<'_>, b: &Member<'_>, lexicon: &Lexicon) -> bool {
    let told = |m: &Member<'_>| {
        let people = matches!(&m.claim.statement.value, Value::Quantity(q)
            if matches!(q.unit.dimension, Dimension::Count | Dimension::Number));
        let words: Vec<&str> = sentence(m).split(|c: char| !c.is_alphabetic()).collect();
        let how = |pair: &[&str]| matches!(pair, [how, "condition"] if HOW_THEY_ARE.hold(how, lexicon));
        people && (words.iter().any(|word| IN_CARE.hold(word, lexicon)) || words.windows(2).any(how))
    };
    let days = moment(a).zip(moment(b));
    told(a) && told(b) && days.is_some_and(|(x, y)| apart(&x, &y) > 0)
}

/// Days within which an article tells how old somebody is, and not how old they were at the time of another one.
const NOW: i64 = 60;

/// Years by which two ages of one person may differ: by more, one of them is of long before.
const SLIP: i64 = 3;

/// Whether a person is a little younger in the later of two articles, or older by more years than one birthday makes.
fn grew_otherwise((a, x): (&Member<'_>, &Time), (b, y): (&Member<'_>, &Time)) -> bool {
    let age = |member: &Member<'_>| match &member.claim.statement.value {
        Value::Quantity(age) if &*member.claim.statement.property == "age" => age.number,
        _ => None,
    };
    let start = |time: &Time| time.window().map(|(start, _)| start);
    let (Some(one), Some(other), Some(first), Some(second)) = (age(a), age(b), start(x), start(y)) else {
        return false;
    };
    let grown = if first < second { other.checked_sub(one) } else { one.checked_sub(other) };
    let birthday = |grown: Decimal| (Decimal::ZERO..=Decimal::ONE).contains(&grown);
    let near = |grown: Decimal| grown.abs() <= Decimal::from(SLIP);
    apart(x, y) <= NOW && grown.is_some_and(|grown| near(grown) && !birthday(grown))
}

/// Days within which a figure of two sources is taken to be of one state: of deeds that are over, which words of one telling tell,
/// more.
fn window(a: &Member<'_>, b: &Member<'_>) -> i64 {
    let alike = a.claim.alike.is_some() && b.claim.alike.is_some();
    let over = [a, b].iter().all(|m| m.claim.statement.factuality == Factuality::Asserted && is_over(m));
    if alike && over { ALIKE_WINDOW } else { STATE_WINDOW }
}

/// Whether the sentence of a claim tells a past deed: "was lost by 143 votes".
fn is_over(member: &Member<'_>) -> bool {
    let words = sentence(member).to_lowercase();
    let now = ["is", "are", "has", "have", "now", "currently", "so"];
    !words.split_whitespace().any(|word| now.contains(&word))
}

/// Whether a relation is to an event without a year or an edition, which may come back.
fn recurs(member: &Member<'_>) -> bool {
    let claim = member.claim;
    claim.kind == ClaimKind::Relation
        && claim.about_event
        && !claim.statement.subject.contains(|c: char| c.is_ascii_digit())
}

/// The time a state claim speaks of: as said, else the day of its article.
pub(super) fn moment(member: &Member<'_>) -> Option<Time> {
    // "At 8.30 a.m.": on the day of the article, as far as it is said.
    let told = member.claim.statement.as_of.clone().filter(|time| time.window().is_some());
    told.or_else(|| member.reading.published_time().cloned())
}

/// Whether the sentences of two figures tell years, and none that both have: "employed 120 people in 2022", "130 in 2023".
fn are_of_two_years(a: &Member<'_>, b: &Member<'_>) -> bool {
    let figures = [a, b].iter().all(|m| m.claim.kind == ClaimKind::Figure);
    let (ours, theirs) = (years(a), years(b));
    figures && !ours.is_empty() && !theirs.is_empty() && ours.is_disjoint(&theirs)
}

/// Minutes of the shortest and of the longest year.
const YEAR: (i64, i64) = (365 * DAY, 366 * DAY);

/// The years that the sentence of a claim tells, by their first minutes.
pub(super) fn years(member: &Member<'_>) -> BTreeSet<i64> {
    let (mentions, sentence) = (&member.reading.mentions, member.claim.sentence);
    let from = mentions.partition_point(|m| m.sentence < sentence);
    let own = mentions.iter().skip(from).take_while(|m| m.sentence == sentence);
    let windows = own.filter_map(|mention| mention.time()?.window());
    let years = windows.filter(|(start, end)| (YEAR.0..=YEAR.1).contains(&end.saturating_sub(*start)));
    years.map(|(start, _)| start).collect()
}

/// Whether two claims tell times without a year or a day that exclude each other: May and June, Monday and Friday.
fn tell_two_times(a: &Member<'_>, b: &Member<'_>) -> bool {
    let told = |member: &Member<'_>| member.claim.statement.as_of.clone();
    told(a).zip(told(b)).is_some_and(|(x, y)| x.relation(&y) == TimeRelation::Disjoint)
}

pub(super) fn same_day(a: &Time, b: &Time) -> bool {
    match (a.window(), b.window()) {
        (Some((start_a, end_a)), Some((start_b, end_b))) => start_a < end_b && start_b < end_a,
        _ => false,
    }
}

/// Days from the beginning of one time to that of the other: two years in a row are a year apart.
fn apart(a: &Time, b: &Time) -> i64 {
    match (a.window(), b.window()) {
        (Some((start_a, _)), Some((start_b, _))) => start_a.saturating_sub(start_b).saturating_abs() / DAY,
        _ => i64::MAX,
    }
}

/// The same voice, or reports taken as each source's own assertion.
fn speaker(a: &Member<'_>, b: &Member<'_>) -> Result<Option<Guard>, Comparability> {
    let (sa, sb) = (&a.claim.statement, &b.claim.statement);
    if sa.speaker == sb.speaker {
        return Ok(None);
    }
    let opinion = |f: Factuality| matches!(f, Factuality::Forecast | Factuality::Hedged | Factuality::Denied);
    if opinion(sa.factuality) || opinion(sb.factuality) {
        return Err(spread("estimates of different speakers"));
    }
    let one_source = a.reading.source.id == b.reading.source.id;
    if one_source && is_headline(a) != is_headline(b) {
        let reason = "a headline and what its article reports".to_owned();
        return Ok(Some(Guard { name: GuardName::Speaker, proven: false, reason }));
    }
    if one_source {
        return Err(spread("one source reports both values"));
    }
    Ok(Some(Guard { name: GuardName::Speaker, proven: false, reason: "different speakers".into() }))
}

/// Whether a claim stands in a headline: that speaks for the whole article.
pub(super) fn is_headline(member: &Member<'_>) -> bool {
    let document = &member.reading.document;
    let block = document.sentences.get(member.claim.sentence).and_then(|s| document.blocks.get(s.block));
    block.is_some_and(|b| b.kind == BlockKind::Headline)
}

fn spread(reason: &str) -> Comparability {
    Comparability::Undetermined(GuardName::Speaker, reason.to_owned())
}
