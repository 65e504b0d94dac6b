//! D002: a date and the wrong day of the week.

use jiff::civil::Date;

use crate::extract::{Reading, TimeWords};
use crate::key::Key;
use crate::rule::{Check, Draft, Label, Rule, Severity};
use crate::value::{Anchor, Extent, Time};

/// The rule's record.
pub const RULE: Rule = Rule {
    code: "D002",
    name: "weekday-mismatch",
    severity: Severity::Error,
    summary: "a date stands beside another day of the week than it falls on",
    explanation: EXPLANATION,
    check: Check::Source(check),
};

fn check(reading: &Reading) -> Vec<Draft> {
    let published = reading.published.as_ref().map(|p| &p.time);
    reading.time_words().filter_map(|words| draft(&words, published, reading.text())).collect()
}

fn draft(words: &TimeWords<'_>, published: Option<&Time>, text: &str) -> Option<Draft> {
    let (said, time) = (words.weekday?, words.time?);
    let dates: Option<Vec<Date>> = time.readings.iter().map(day).collect();
    let dates = dates?;
    let date = *dates.first()?;
    if dates.iter().any(|&date| number(date) == said) {
        return None;
    }
    let stated = time.anchor == Anchor::Stated;
    if !stated && !published.is_some_and(|p| is_near(time, p)) {
        return None;
    }
    let quoted = words.span.of(text);
    let (name, said) =
        (NAMES.get(usize::from(number(date)).checked_sub(1)?)?, NAMES.get(usize::from(said) - 1)?);
    Some(Draft {
        severity: if stated { RULE.severity } else { Severity::Warning },
        message: format!("\"{quoted}\" falls on a {name}"),
        proof: vec![format!("{date} is a {name}, not a {said}")],
        help: if stated {
            Vec::new()
        } else {
            vec!["the year was taken from the date of the article".to_owned()]
        },
        camps: Vec::new(),
        labels: vec![Label { span: words.span, message: format!("{date}, a {name}"), claim: None }],
        key: Key::new("", [date.to_string(), said.to_string()]),
    })
}

fn day(reading: &Extent) -> Option<Date> {
    match reading {
        Extent::At(civil) => civil.date(),
        Extent::Range(..) => None,
    }
}

fn number(date: Date) -> u8 {
    date.weekday().to_monday_one_offset().unsigned_abs()
}

/// Minutes from its article within which a date without a year is surely of the article's own season.
const NEAR: i64 = 60 * 24 * 60;

/// Whether a date whose year was not said lies near the article's: further off, the weekday may tell of another year.
fn is_near(time: &Time, published: &Time) -> bool {
    match (time.window(), published.window()) {
        (Some((start, _)), Some((moment, _))) => (start - moment).abs() <= NEAR,
        _ => false,
    }
}

const NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const EXPLANATION: &str = r#"
A source names a date and a day of the week beside it, and by the calendar the date falls on another day. If the year
is not printed, it is taken from the date of the article, and the finding is a warning.

```conflict
//- river-post.txt published=2026-01-20
The bridge was closed on Tuesday, January 15, 2026.
```

```conflict
//- river-post.txt published=2026-01-20
The bridge was closed on Tuesday, January 15.
```

```consistent
//- river-post.txt published=2026-01-20
The bridge was closed on Thursday, January 15, 2026.
```

```consistent
//- river-post.txt published=2026-01-20
The bridge was closed on Thursday, January 15, and reopened on Friday.
```
"#;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::{SourceId, Span};
    use crate::value::{CalendarUnit, Civil};

    fn check(weekday: u8, anchor: Anchor, severity: Option<Severity>) {
        let text = "Tuesday, January 15, 2026";
        let civil = |day| Civil::new(Some(2026), CalendarUnit::Day { month: 1, day });
        let time = Time { anchor, ..Time::stated(Extent::At(civil(15))) };
        let published = Time::stated(Extent::At(civil(20)));
        let span = Span::new(SourceId(0), 0, text.len());
        let words =
            TimeWords { span, time: Some(&time), weekday: Some(weekday), impossible: None, reversed: false };
        assert_eq!(
            draft(&words, Some(&published), text).map(|d| d.severity),
            severity,
            "{weekday} {anchor:?}"
        );
    }

    #[test]
    fn the_fifteenth_of_january_2026_is_a_thursday() {
        check(4, Anchor::Stated, None);
        check(2, Anchor::Stated, Some(Severity::Error));
        check(2, Anchor::Dateline, Some(Severity::Warning));
    }
}
