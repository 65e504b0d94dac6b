//! D005: a forecast for a time that was over when the article was written.

use crate::claim::{Claim, Factuality};
use crate::extract::{Publication, Reading};
use crate::key::{Key, about};
use crate::rule::{Check, Draft, Label, Rule, Severity};
use crate::span::Span;
use crate::value::Time;

/// The rule's record.
pub const RULE: Rule = Rule {
    code: "D005",
    name: "past-forecast",
    severity: Severity::Warning,
    summary: "a forecast for a year that was over when the article was written",
    explanation: EXPLANATION,
    check: Check::Source(check),
};

fn check(reading: &Reading) -> Vec<Draft> {
    let Some(publication) = &reading.published else { return Vec::new() };
    let Some(year) = earliest_year(&publication.time) else { return Vec::new() };
    let mut drafts: Vec<Draft> = Vec::new();
    for claim in &reading.claims {
        let Some(horizon) = horizon(reading, claim).filter(|&horizon| horizon < year) else { continue };
        let draft = draft(reading, claim, horizon, year, publication);
        // The headline repeats what the text says: one problem, one report.
        if drafts.iter().all(|known| known.key != draft.key) {
            drafts.push(draft);
        }
    }
    drafts
}

/// The last year a forecast is made for.
fn horizon(reading: &Reading, claim: &Claim) -> Option<i32> {
    let statement = &claim.statement;
    let sentence = sentence(reading, claim).unwrap_or("");
    let looks_ahead = match statement.factuality {
        Factuality::Forecast => !looks_back(sentence),
        Factuality::Planned => is_present(sentence) && !looks_back(sentence),
        _ => false,
    };
    if !looks_ahead {
        return None;
    }
    match statement.scope.get("by") {
        Some(edtf) => last_year(edtf),
        None => during(reading, claim),
    }
}

fn sentence<'a>(reading: &'a Reading, claim: &Claim) -> Option<&'a str> {
    Some(reading.document.sentences.get(claim.sentence)?.span.of(reading.text()))
}

/// "Was forecast to", "had expected", "would": the source itself tells an old forecast as old; "having hosted it in 2007" tells of
/// what was.
fn looks_back(sentence: &str) -> bool {
    const BACK: [&str; 5] = ["was", "were", "had", "been", "would"];
    const CUES: [&str; 12] = [
        "forecast",
        "projected",
        "expected",
        "predicted",
        "estimated",
        "set",
        "due",
        "tipped",
        "poised",
        "scheduled",
        "supposed",
        "meant",
    ];
    let words: Vec<&str> = sentence.split_whitespace().collect();
    words.contains(&"would")
        || words.contains(&"having")
        || words.windows(3).any(|w| BACK.contains(&w[0]) && w[1..].iter().any(|cue| CUES.contains(cue)))
}

/// Words that present a plan as one that still stands.
fn is_present(sentence: &str) -> bool {
    const PRESENT: [&str; 6] = ["will", "plans", "plan", "intends", "expects", "expect"];
    sentence.split_whitespace().any(|w| PRESENT.contains(&w)) || sentence.starts_with("Set to ")
}

/// "In the first quarter of 2023", right behind the figure.
fn during(reading: &Reading, claim: &Claim) -> Option<i32> {
    const NEAR: usize = 16;
    let end = claim.span.end;
    let first = reading.mentions.partition_point(|m| m.span.start < end);
    let mention = reading.mentions.get(first).filter(|m| m.sentence == claim.sentence)?;
    let between = reading.text().get(end as usize..mention.span.start as usize)?;
    let inside = between.len() < NEAR && between.split_whitespace().any(|w| w == "in" || w == "during");
    last_year(&mention.time().filter(|_| inside)?.edtf())
}

/// The last year of an EDTF date: `2025`, `2025-06`, `2024/2025`, `202X`.
fn last_year(edtf: &str) -> Option<i32> {
    let last = edtf.rsplit('/').next()?;
    let year = last.get(..4)?.replace(['x', 'X'], "9");
    match last.as_bytes().get(4) {
        None | Some(b'-' | b'~' | b'?') => year.parse().ok(),
        Some(_) => None,
    }
}

/// The first year an article can be of.
fn earliest_year(published: &Time) -> Option<i32> {
    published.readings.iter().map(|reading| reading.ends().0.and_then(|civil| civil.year)).min()?
}

/// The forecast from its figure's words to the date it is made for.
fn words(reading: &Reading, claim: &Claim, horizon: i32) -> Span {
    let sentence = reading.document.sentences.get(claim.sentence).map_or(claim.span, |s| s.span);
    let dates = reading.time_words().filter(|word| sentence.contains(word.span));
    let of_horizon = |time: &Time| last_year(&time.edtf()) == Some(horizon);
    let mut behind = dates.filter(|word| word.span.start >= claim.span.end);
    behind
        .find(|word| word.time.is_some_and(of_horizon))
        .map_or(claim.span, |word| claim.span.join(word.span))
}

fn draft(reading: &Reading, claim: &Claim, horizon: i32, year: i32, publication: &Publication) -> Draft {
    let span = words(reading, claim, horizon);
    let mut labels =
        vec![Label { span, message: claim.statement.to_string(), claim: Some(claim.id.clone()) }];
    if let Some(span) = publication.span {
        labels.push(Label { span, message: format!("the article is of {year}"), claim: None });
    }
    Draft {
        severity: RULE.severity,
        message: format!("a forecast for {horizon} in an article of {year}"),
        proof: vec![
            format!("{};", claim.statement),
            format!(
                "the article is of {year} ({}); {horizon} was over before {year} began",
                publication.origin
            ),
        ],
        help: vec![format!("look for the actual value of {horizon}, or for the forecast's present form")],
        camps: Vec::new(),
        labels,
        key: key(claim, horizon),
    }
}

/// Property, subject and restrictions; the year a forecast is made for is one of its values.
fn key(claim: &Claim, horizon: i32) -> Key {
    let mut statement = claim.statement.clone();
    statement.scope.remove("by");
    Key::new(about(&statement), [statement.value.to_string(), horizon.to_string()])
}

const EXPLANATION: &str = r#"
A source presents as a forecast what is to be reached by a year that was over when the article was written: either the
figure is known by now, or the sentence was copied from an older text. The year of the article comes from its own
date, or from the one that all dated sources of the story agree on.

```conflict
//- river-post.txt published=2026-01-20
The market for electric boats is forecast to reach USD 30 billion by 2025.
```

```conflict
//- river-post.txt published=2026-01-20
Sales of electric boats are projected to hit 2 million by 2024, the ministry said.
```

A forecast for the running year or later is in order, and so is a look back at what was expected:

```consistent
//- river-post.txt published=2025-11-20
The market for electric boats is forecast to reach USD 30 billion by 2025.
```

```consistent
//- river-post.txt published=2026-01-20
The market for electric boats is forecast to reach USD 30 billion by 2030.
```

```consistent
//- river-post.txt published=2026-01-20
The market for electric boats reached USD 30 billion by 2025.
```
"#;

#[cfg(test)]
mod tests {
    use super::super::tests::{Story, figure, raised_by_sources};
    use super::*;

    #[test]
    fn last_years() {
        let cases = [
            ("2025", Some(2025)),
            ("2025-06", Some(2025)),
            ("2024/2026", Some(2026)),
            ("202x", Some(2029)),
            ("2025~", Some(2025)),
            ("xxxx-05-01", Some(9999)),
            ("friday", None),
            ("", None),
        ];
        for (edtf, year) in cases {
            assert_eq!(last_year(edtf), year, "{edtf}");
        }
    }

    fn check(by: &str, factuality: Factuality, codes: &[&str]) {
        let story = Story::new(&["to reach 30 by then"])
            .published(0, 2026)
            .say(0, "30", "market", figure("30", "boats"))
            .with(0, |claim| {
                claim.statement.factuality = factuality;
                claim.statement.scope.insert("by".into(), by.into());
            });
        assert_eq!(raised_by_sources(&story), codes, "{by} {factuality:?}");
    }

    #[test]
    fn only_forecasts_of_past_years() {
        check("2025", Factuality::Forecast, &["D005"]);
        check("2026", Factuality::Forecast, &[]);
        check("2025", Factuality::Target, &[]);
        check("2025", Factuality::Asserted, &[]);
    }
}
