//! D007: an age or a number of years that the year of birth or founding does not lead to.

use std::collections::BTreeMap;

use crate::claim::{Claim, Factuality, Term, Value};
use crate::extract::{Calculation, Reading};
use crate::key::{Key, about};
use crate::rule::{Check, Draft, Label, Rule, Severity};
use crate::span::Span;
use crate::value::{Anchor, Hedge, Time};

/// The rule's record.
pub const RULE: Rule = Rule {
    code: "D007",
    name: "age-mismatch",
    severity: Severity::Warning,
    summary: "an age, or how long ago something was, does not fit the year of it",
    explanation: EXPLANATION,
    check: Check::Story(check),
};

fn check(readings: &[Reading]) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = readings.iter().flat_map(counted_back).collect();
    let mut births: BTreeMap<&Term, Vec<(&Reading, &Claim, i32)>> = BTreeMap::new();
    for reading in readings {
        for claim in &reading.claims {
            if let Some(year) = year_of_birth(claim) {
                births.entry(&claim.statement.subject).or_default().push((reading, claim, year));
            }
        }
    }
    for reading in readings {
        for claim in &reading.claims {
            let born = births.get(&claim.statement.subject).map_or(&[][..], Vec::as_slice);
            drafts.extend(aged(reading, claim, born));
        }
    }
    drafts
}

fn year_of_birth(claim: &Claim) -> Option<i32> {
    let Value::Time(time) = &claim.statement.value else { return None };
    let stated = &*claim.statement.property == "born" && time.anchor == Anchor::Stated && !time.approximate;
    let asserted = claim.statement.factuality == Factuality::Asserted && !claim.statement.subject.is_empty();
    year(time).filter(|_| stated && asserted)
}

/// The year of a time whose readings agree on it.
fn year(time: &Time) -> Option<i32> {
    let mut years = time.readings.iter().map(|r| match r.ends() {
        (Some(from), Some(to)) if from.year == to.year => from.year,
        _ => None,
    });
    let first = years.next()??;
    years.all(|y| y == Some(first)).then_some(first)
}

/// A person's present age that none of the years of birth leads to; the nearest birth is told.
fn aged(reading: &Reading, claim: &Claim, births: &[(&Reading, &Claim, i32)]) -> Option<Draft> {
    let Value::Quantity(age) = &claim.statement.value else { return None };
    let said = &*claim.statement.property == "age" && claim.statement.factuality == Factuality::Asserted;
    let number =
        i32::try_from(age.number.filter(|_| said && age.hedge == Hedge::Exact)?.trunc().mantissa()).ok()?;
    let now = reading.published.as_ref()?.year()?;
    let fits = |born: i32| number == now - born || number == now - born - 1;
    if births.is_empty() || births.iter().any(|&(_, _, born)| fits(born)) || !is_present(reading, claim, now)
    {
        return None;
    }
    let &(_, birth, born) = births.iter().min_by_key(|&&(_, _, born)| (now - born - number).abs())?;
    let proof = vec![
        format!("{};", birth.statement),
        format!("{};", claim.statement),
        format!("born in {born}, somebody is {} or {} in {now}", now - born - 1, now - born),
    ];
    Some(Draft {
        severity: RULE.severity,
        message: format!("an age of {number} in {now} does not fit a birth in {born}"),
        proof,
        help: Vec::new(),
        camps: Vec::new(),
        labels: vec![label(birth), label(claim)],
        key: Key::new(about(&claim.statement), [born, number, now].map(|n| n.to_string())),
    })
}

fn label(claim: &Claim) -> Label {
    Label { span: claim.span, message: claim.statement.to_string(), claim: Some(claim.id.clone()) }
}

/// Whether an age is that of the day the article was written: not "was 17 when …", and no other year stands in the
/// sentence.
fn is_present(reading: &Reading, claim: &Claim, now: i32) -> bool {
    const BACK: [&str; 9] = ["was", "were", "when", "then", "since", "at", "until", "before", "turned"];
    let Some(sentence) = reading.document.sentences.get(claim.sentence) else { return false };
    let text = reading.text();
    let back = |w: &str| BACK.contains(&w.trim_matches(|c: char| !c.is_alphanumeric()));
    let near = claim.span.of(text).split_whitespace().any(back);
    let behind = text.get(claim.span.end as usize..sentence.span.end as usize).unwrap_or("");
    let after = behind.split_whitespace().take(3).any(|w| back(w) && w != "was" && w != "were");
    let times = reading.time_words().filter(|w| sentence.span.contains(w.span));
    let other = times.filter_map(|w| w.time.and_then(year)).any(|y| y != now && y != now - 1);
    !near && !after && (!other || is_of_birth(reading, sentence.span))
}

/// Whether the years of a sentence are only those of a birth.
fn is_of_birth(reading: &Reading, sentence: Span) -> bool {
    let births: Vec<Span> =
        reading.claims.iter().filter(|c| year_of_birth(c).is_some()).map(|c| c.span).collect();
    let mut years =
        reading.time_words().filter(|w| sentence.contains(w.span) && w.time.and_then(year).is_some());
    years.all(|w| births.iter().any(|b| b.contains(w.span)))
}

/// "Founded in 1967, 50 years ago".
fn counted_back(reading: &Reading) -> Vec<Draft> {
    let now = reading.published.as_ref().and_then(|p| p.year());
    let drafts = reading.calculations.iter().filter_map(|calculation| {
        let Calculation::Ago { span, year, ago, reached } = calculation else { return None };
        let years = now? - reached;
        // "50 years ago" may be a round number, "53 years ago" is not.
        let leeway = if years % 5 == 0 { (years / 10).max(1) } else { 1 };
        ((year - reached).abs() > leeway).then(|| {
            let text = reading.text();
            Draft {
                severity: RULE.severity,
                message: format!("{year} was not \"{}\"", ago.of(text)),
                proof: vec![format!("in {}, {years} years ago was {reached}, not {year}", reached + years)],
                help: Vec::new(),
                camps: Vec::new(),
                labels: vec![
                    Label {
                        span: *span,
                        message: format!("{} years ago", reached + years - year),
                        claim: None,
                    },
                    Label { span: *ago, message: format!("{reached}"), claim: None },
                ],
                key: Key::new("ago", [year, reached].map(|n| n.to_string())),
            }
        })
    });
    drafts.collect()
}

const EXPLANATION: &str = r#"
Sources give a person's year of birth and an age on the day of the article, and the one does not lead to the other; or
a source counts back from its own year to another than the one it prints beside. Whether the birthday was this year
already does not matter, and round numbers of years leave room.

```conflict
//- river-post.txt published=2026-03-02
Maria Petrova, 79, was born in 1942. She still rows every day.
```

```conflict
//- river-post.txt published=2026-03-02
Maria Petrova, 79, won the race.
//- harbour-times.txt published=2026-03-02
Maria Petrova was born in Corrin in 1942.
```

```conflict
//- river-post.txt published=2026-03-02
The yard was founded in 1967, 50 years ago.
```

```consistent
//- river-post.txt published=2026-03-02
Maria Petrova, 83, was born in 1942. The yard was founded in 1967, 59 years ago.
```

An age of another day:

```consistent
//- river-post.txt published=2026-03-02
Maria Petrova was born in 1942. She was 17 when she won her first race.
```
"#;
