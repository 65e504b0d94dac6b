//! Acceptances: disagreements that somebody looked at and left as they are, with the reason. They stand in a comment of the
//! article or in a file of decisions.

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use crate::knowledge::{FactsFile, Problem, meant, parse};
use crate::span::Span;

/// What a decision accepts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Accepted {
    /// Findings of these rules, by code or name, in the paragraph that the comment stands in or before.
    Rules(Vec<String>),
    /// One finding, wherever it shows.
    Finding(Box<Decided>),
}

/// The finding that a file of decisions accepts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decided {
    /// As reports print it.
    pub fingerprint: String,
    /// The story it was found in.
    pub story: Option<String>,
    /// The rule's code.
    pub code: Option<String>,
    /// What it is about.
    pub about: Option<String>,
    /// The values that were accepted, by camp.
    pub values: Vec<Vec<String>>,
    /// Whether it was found where a draft was held against sources.
    pub draft: bool,
}

/// A disagreement that was accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptance {
    /// What.
    pub accepted: Accepted,
    /// Why.
    pub reason: String,
    /// The last day it holds.
    pub until: Option<Date>,
    /// The words that say so.
    pub span: Span,
}

impl Acceptance {
    /// Whether it no longer holds on a day.
    pub fn is_over(&self, day: Option<Date>) -> bool {
        self.until.zip(day).is_some_and(|(until, day)| day > until)
    }
}

/// An acceptance that accepts nothing, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmatched {
    /// The words of it.
    pub span: Span,
    /// What it was to accept: a code or a fingerprint.
    pub what: String,
    /// What is wrong with it; nothing if it is in order, and what it accepts does not occur.
    pub fault: Option<String>,
    /// What to do about it.
    pub help: String,
}

/// How an acceptance is written in an article.
const FORM: &str = "write it as <!-- crosscheck: allow Q001: why this may stay -->";

/// The acceptance in a comment; none if the comment says nothing to this program.
pub fn in_comment(comment: &str, span: Span) -> Option<Result<Acceptance, Unmatched>> {
    let words = comment.trim().strip_prefix("crosscheck:")?.trim();
    let wrong = |what: &str, fault: &str, help: &str| Unmatched {
        span,
        what: what.to_owned(),
        fault: Some(fault.to_owned()),
        help: help.to_owned(),
    };
    let Some(rest) = words.strip_prefix("allow").filter(|rest| rest.starts_with(char::is_whitespace)) else {
        let word = words.split_whitespace().next().unwrap_or("");
        return Some(Err(wrong(word, "is no word of an acceptance", FORM)));
    };
    let (head, reason) = rest.split_once(':').unwrap_or((rest, ""));
    let (rules, until) = match head.split_once(" until ") {
        Some((rules, day)) => (rules, Some(day.trim())),
        None => (head, None),
    };
    let rules: Vec<String> =
        rules.split([',', ' ']).filter(|rule| !rule.is_empty()).map(str::to_owned).collect();
    let what = rules.join(", ");
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    if rules.is_empty() {
        return Some(Err(wrong("allow", "names no rule", FORM)));
    }
    if reason.is_empty() {
        return Some(Err(wrong(&what, "is accepted without a reason", FORM)));
    }
    let until = match until.map(|day| (day, day.parse::<Date>())) {
        None => None,
        Some((_, Ok(day))) => Some(day),
        Some((day, Err(_))) => {
            let fault = format!("is accepted until `{day}`, which is no day");
            return Some(Err(wrong(&what, &fault, "write the day as 2027-01-31")));
        }
    };
    Some(Ok(Acceptance { accepted: Accepted::Rules(rules), reason, until, span }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    accepted: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    /// Of the finding, as reports print it.
    fingerprint: Spanned<String>,
    /// Why it may stay.
    reason: Spanned<String>,
    /// The last day.
    until: Option<Spanned<toml::Value>>,
    story: Option<String>,
    code: Option<String>,
    /// What the sources disagree on: for readers.
    #[serde(rename = "message")]
    _message: Option<String>,
    about: Option<String>,
    #[serde(default)]
    values: Vec<Vec<String>>,
    /// Whether it is of a draft that was held against sources.
    #[serde(default)]
    draft: bool,
}

/// Reads a file of decisions. `source` is the number that its places are given under.
///
/// # Errors
///
/// It is no TOML, or holds a key that is not known; of single entries everything that is wrong with them.
pub fn read(file: &FactsFile, source: crate::span::SourceId) -> Result<Vec<Acceptance>, Vec<Problem>> {
    let entries: File = parse(file).map_err(|problem| vec![problem])?;
    let mut acceptances = Vec::new();
    let mut problems = Vec::new();
    for entry in entries.accepted {
        match acceptance(file, entry, source) {
            Ok(acceptance) => acceptances.push(acceptance),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(acceptances) } else { Err(problems) }
}

fn acceptance(file: &FactsFile, entry: Entry, source: crate::span::SourceId) -> Result<Acceptance, Problem> {
    let wrong = |span, message: &str, help: &str| {
        Err(Problem::new(file, span, message).with_help(Some(help.to_owned())))
    };
    let fingerprint = entry.fingerprint.get_ref();
    if fingerprint.len() != 16 || !fingerprint.bytes().all(|b| b.is_ascii_hexdigit()) {
        return wrong(
            entry.fingerprint.span(),
            "no fingerprint",
            "it has 16 hex digits: copy it from a report",
        );
    }
    if entry.reason.get_ref().trim().is_empty() {
        return wrong(
            entry.reason.span(),
            "an acceptance needs a reason",
            "say why the disagreement may stay",
        );
    }
    let until = match &entry.until {
        None => None,
        Some(until) => match day(until.get_ref()) {
            Some(day) => Some(day),
            None => return wrong(until.span(), "no day", "write it as until = 2027-01-31"),
        },
    };
    let span = entry.fingerprint.span();
    Ok(Acceptance {
        accepted: Accepted::Finding(Box::new(Decided {
            fingerprint: fingerprint.clone(),
            story: entry.story,
            code: entry.code,
            about: entry.about,
            values: entry.values,
            draft: entry.draft,
        })),
        reason: entry.reason.into_inner(),
        until,
        span: Span::new(source, span.start, span.end),
    })
}

/// A day, as a date of TOML or in quotation marks.
pub fn day(value: &toml::Value) -> Option<Date> {
    match value {
        toml::Value::String(text) => text.parse().ok(),
        toml::Value::Datetime(time) => time.to_string().parse().ok(),
        _ => None,
    }
}

/// The block that adds an acceptance to a file of decisions.
pub fn block(decided: &Decided, message: Option<&str>, reason: &str, until: Option<Date>) -> String {
    let mut block = "[[accepted]]\n".to_owned();
    let mut line = |key: &str, value: String| block.push_str(&format!("{key} = {value}\n"));
    let quoted = |text: &str| toml::Value::from(text).to_string();
    line("fingerprint", quoted(&decided.fingerprint));
    line("reason", quoted(reason));
    if let Some(until) = until {
        line("until", until.to_string());
    }
    for (key, value) in [
        ("story", decided.story.as_deref()),
        ("code", decided.code.as_deref()),
        ("message", message),
        ("about", decided.about.as_deref()),
    ] {
        if let Some(value) = value {
            line(key, quoted(value));
        }
    }
    if decided.draft {
        line("draft", "true".to_owned());
    }
    if !decided.values.is_empty() {
        let camps = decided.values.iter().map(|camp| {
            let values: Vec<String> = camp.iter().map(|value| quoted(value)).collect();
            format!("[{}]", values.join(", "))
        });
        line("values", format!("[{}]", camps.collect::<Vec<_>>().join(", ")));
    }
    block
}

/// What is wrong with the name of a rule: the one that was probably meant.
pub fn unknown_rule<'r>(word: &str, span: Span, names: impl Iterator<Item = &'r str>) -> Unmatched {
    let help = meant(word, names);
    Unmatched { span, what: word.to_owned(), fault: Some("is no rule".to_owned()), help }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Layer;
    use crate::span::SourceId;

    fn comment(text: &str) -> Option<Result<Acceptance, Unmatched>> {
        in_comment(text, Span::new(SourceId(0), 0, text.len()))
    }

    #[test]
    fn comments_accept_rules_with_a_reason() {
        let check = |text: &str, rules: &[&str], reason: &str, until: Option<&str>| {
            let acceptance = comment(text).expect("an acceptance").expect("in order");
            let rules = rules.iter().map(|rule| (*rule).to_owned()).collect();
            assert_eq!(acceptance.accepted, Accepted::Rules(rules), "{text}");
            assert_eq!(acceptance.reason, reason, "{text}");
            assert_eq!(acceptance.until, until.map(|day| day.parse().expect("a day")), "{text}");
        };
        check("crosscheck: allow Q001: early figure", &["Q001"], "early figure", None);
        check("crosscheck:allow Q001,D001 : early: so be it", &["Q001", "D001"], "early: so be it", None);
        check(
            "crosscheck: allow Q001 until 2027-01-31:\n  early\n  figure",
            &["Q001"],
            "early figure",
            Some("2027-01-31"),
        );
        check("crosscheck: allow conflicting-dates: x", &["conflicting-dates"], "x", None);
    }

    #[test]
    fn comments_that_are_not_in_order_are_told() {
        for (text, fault) in [
            ("crosscheck: allow Q001", "is accepted without a reason"),
            ("crosscheck: allow Q001:  ", "is accepted without a reason"),
            ("crosscheck: allow : x", "names no rule"),
            ("crosscheck: alow Q001: x", "is no word of an acceptance"),
            ("crosscheck: allow Q001 until soon: x", "is accepted until `soon`, which is no day"),
        ] {
            let unmatched = comment(text).expect("an acceptance").expect_err(text);
            assert_eq!(unmatched.fault.as_deref(), Some(fault), "{text}");
        }
        for text in ["", "a remark on crosscheck: allow Q001: x", "todo: Q001"] {
            assert_eq!(comment(text), None, "{text}");
        }
    }

    fn file(text: &str) -> Result<Vec<Acceptance>, Vec<Problem>> {
        let file = FactsFile {
            layer: Layer::Own,
            path: "accepted.toml".into(),
            text: text.to_owned().into(),
            records: None,
        };
        read(&file, SourceId(3))
    }

    #[test]
    fn what_is_written_is_read_again() {
        let decided = Decided {
            fingerprint: "0123456789abcdef".to_owned(),
            story: Some("mill".to_owned()),
            code: Some("N001".to_owned()),
            about: Some("theme(fair)".to_owned()),
            values: vec![vec!["\"A \\ b\"".to_owned()], vec!["\"c\"".to_owned()]],
            draft: true,
        };
        let until = "2027-01-31".parse().ok();
        let text = block(&decided, Some("sources disagree on \"it\""), "both are \"right\"", until);
        let read = file(&text).expect("in order");
        assert_eq!(read[0].accepted, Accepted::Finding(Box::new(decided)));
        assert_eq!((read[0].reason.as_str(), read[0].until), ("both are \"right\"", until));
        assert_eq!(read[0].span.source, SourceId(3));
        assert!(
            read[0].is_over("2027-02-01".parse().ok()) && !read[0].is_over(until) && !read[0].is_over(None)
        );
    }

    #[test]
    fn faults_of_a_file_have_a_place_and_a_remedy() {
        let entry = |line: &str| format!("[[accepted]]\nfingerprint = \"0123456789abcdef\"\n{line}\n");
        for (text, message) in [
            (entry(""), "missing field `reason`"),
            (entry("reason = ' '"), "an acceptance needs a reason"),
            (entry("reason = 'x'\nuntill = 2027-01-31"), "unknown key `untill`"),
            (entry("reason = 'x'\nuntil = 'soon'"), "no day"),
            ("[[accepted]]\nfingerprint = 'Q001'\nreason = 'x'".to_owned(), "no fingerprint"),
        ] {
            let problems = file(&text).expect_err(&text);
            assert_eq!(problems[0].message, message, "{text}");
        }
    }
}
