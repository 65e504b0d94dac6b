//! D006: two editions of one event whose numbers and years do not go together.

use std::collections::BTreeMap;

use crate::claim::{Claim, ClaimKind, Factuality, Value};
use crate::extract::Reading;
use crate::key::Key;
use crate::rule::{Check, Draft, Label, Rule, Severity};
use crate::value::Time;

/// The rule's record.
pub const RULE: Rule = Rule {
    code: "D006",
    name: "ordinal-year-mismatch",
    severity: Severity::Warning,
    summary: "the numbers of two editions do not go with their years",
    explanation: EXPLANATION,
    check: Check::Story(check),
};

/// An edition with the year it is dated in.
struct Edition<'a> {
    number: i32,
    year: i32,
    claim: &'a Claim,
    /// Whether its sentence calls the event annual.
    annual: bool,
}

fn check(readings: &[Reading]) -> Vec<Draft> {
    let mut series: BTreeMap<&str, Vec<Edition<'_>>> = BTreeMap::new();
    for reading in readings {
        for claim in &reading.claims {
            if let Some((name, edition)) = edition(reading, claim) {
                series.entry(name).or_default().push(edition);
            }
        }
    }
    series.iter().filter_map(|(name, editions)| draft(name, editions)).collect()
}

fn edition<'a>(reading: &Reading, claim: &'a Claim) -> Option<(&'a str, Edition<'a>)> {
    let statement = &claim.statement;
    let factual = matches!(statement.factuality, Factuality::Asserted | Factuality::Planned);
    let Value::Time(time) = &statement.value else { return None };
    // "Flight 370" is no edition of anything.
    if claim.kind != ClaimKind::Date || !factual || !claim.about_event {
        return None;
    }
    let (name, number) = statement.subject.rsplit_once('-')?;
    // "The first" is said of much that is no series.
    let number: i32 = number.parse().ok().filter(|n| (2..500).contains(n))?;
    let sentence = reading.document.sentences.get(claim.sentence)?.span.of(reading.text());
    let annual = ["annual", "yearly"].iter().any(|word| sentence.contains(word));
    Some((name, Edition { number, year: year(time)?, claim, annual }))
}

/// The year of a time whose readings agree on it.
fn year(time: &Time) -> Option<i32> {
    let mut years = time.readings.iter().map(|r| r.ends().0.and_then(|civil| civil.year));
    let first = years.next()??;
    years.all(|y| y == Some(first)).then_some(first)
}

/// The first two editions of a series that cannot both be dated right.
fn draft(name: &str, editions: &[Edition<'_>]) -> Option<Draft> {
    let annual = editions.iter().any(|e| e.annual);
    let mut sorted: Vec<&Edition<'_>> = editions.iter().collect();
    sorted.sort_by_key(|e| (e.number, e.year));
    let (a, b) = sorted.windows(2).find_map(|pair| match pair {
        [a, b] if !go_together(a, b, annual) => Some((*a, *b)),
        _ => None,
    })?;
    let what = name.replace('-', " ");
    let proof = match a.number == b.number {
        true => format!("edition {} cannot be of {} and of {}", a.number, a.year, b.year),
        false if annual => format!(
            "a yearly event of which edition {} was in {} has edition {} in {}, not in {}",
            a.number,
            a.year,
            b.number,
            a.year + b.number - a.number,
            b.year
        ),
        false => format!("edition {} cannot be of an earlier year than edition {}", b.number, a.number),
    };
    let label = |e: &Edition<'_>| Label {
        span: e.claim.span,
        message: e.claim.statement.to_string(),
        claim: Some(e.claim.id.clone()),
    };
    Some(Draft {
        severity: RULE.severity,
        message: format!("the editions of {what} do not go with their years"),
        proof: vec![format!("{};", a.claim.statement), format!("{};", b.claim.statement), proof],
        help: Vec::new(),
        camps: Vec::new(),
        labels: vec![label(a), label(b)],
        key: Key::new(name, [a, b].map(|e| format!("{} in {}", e.number, e.year))),
    })
}

/// Whether two editions, the lower number first, can both be dated right. A yearly event may skip years, as many were
/// skipped in 2020 and 2021, but it is not held more often than once a year.
fn go_together(a: &Edition<'_>, b: &Edition<'_>, annual: bool) -> bool {
    let (editions, years) = (b.number - a.number, b.year - a.year);
    match editions {
        0 => years == 0,
        // Held around the turn of the year, two editions fall into one year at times.
        _ if annual => years + 1 >= editions && (years <= editions || years - editions <= 2),
        _ => years >= 0,
    }
}

const EXPLANATION: &str = r#"
Sources number two editions of one event and date them, and the numbers do not go with the years: a later edition in
an earlier year, one edition in two years, or a yearly event that was held far more or far less often than once a
year.

```conflict
//- river-post.txt published=2026-06-02
The sixth Harbour Summit took place in Varna in May 2024. The seventh Harbour Summit took place in Oslo in May 2021.
```

```conflict
//- river-post.txt published=2026-06-02
The fifth annual Harbour Summit took place in Varna in May 2012.
//- harbour-times.txt published=2026-06-02
The sixth annual Harbour Summit took place in Oslo in May 2024.
```

```consistent
//- river-post.txt published=2026-06-02
The sixth annual Harbour Summit took place in Varna in May 2023. The seventh took place in Oslo in May 2024.
```

```consistent
//- river-post.txt published=2026-06-02
The sixth Harbour Summit took place in Varna in May 2012. The seventh Harbour Summit took place in Oslo in May 2024.
```
"#;
