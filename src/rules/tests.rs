//! Hand-made stories for the rules' own tests, and the registry against its folder.

use std::sync::Arc;

use super::RULES;
use crate::claim::{Certainty, Claim, ClaimId, ClaimKind, Enumeration, Factuality, Item, Statement, Value};
use crate::compare::{Aspect, CampMembers, Group, Member, Verdict};
use crate::extract::{Publication, Reading};
use crate::rule::Check;
use crate::source::{Given, Source};
use crate::span::{SourceId, Span};
use crate::text::Document;
use crate::value::{CalendarUnit, Civil, Dimension, Extent, Quantity, Time, Unit};

/// Readings with hand-made claims.
pub(super) struct Story {
    readings: Vec<Reading>,
}

/// An exact figure.
pub(super) fn figure(number: &str, counted: &str) -> Value {
    let number = number.parse().expect("a decimal");
    Value::Quantity(Arc::new(Quantity::exact(number, 1.into(), Unit::base(Dimension::Count, counted))))
}

/// Quoted words.
pub(super) fn wording(words: &str) -> Value {
    Value::Wording(Arc::from(words))
}

impl Story {
    /// A source for each text.
    pub(super) fn new(texts: &[&str]) -> Self {
        let readings = texts.iter().enumerate().map(|(i, text)| reading(i, text)).collect();
        Self { readings }
    }

    /// The story with another path for a source.
    pub(super) fn named(mut self, source: usize, path: &str) -> Self {
        Arc::make_mut(&mut self.readings[source].source).path = path.to_owned();
        self
    }

    /// The story with a year of publication for a source.
    pub(super) fn published(mut self, source: usize, year: i32) -> Self {
        let time = Time::stated(Extent::At(Civil::new(Some(year), CalendarUnit::Year)));
        self.readings[source].published =
            Some(Publication { time, span: None, origin: "front matter".into() });
        self
    }

    /// The story with a claim of `source` at `words`.
    pub(super) fn say(mut self, source: usize, words: &str, property: &str, value: Value) -> Self {
        let reading = &mut self.readings[source];
        let start = reading.source.text.find(words).expect("the words stand in the text");
        let number = reading.claims.len();
        reading.claims.push(Claim {
            id: ClaimId::named(&format!("{source}-{number}")),
            kind: ClaimKind::Figure,
            statement: Statement {
                subject: "alder-mill".into(),
                property: property.into(),
                scope: Default::default(),
                value,
                as_of: None,
                factuality: Factuality::Asserted,
                speaker: None,
            },
            span: Span::new(reading.source.id, start, start + words.len()),
            subject_span: None,
            cue: None,
            about_event: false,
            certainty: Certainty::Certain,
            sentence: 0,
            enumeration: None,
            alike: None,
        });
        self
    }

    /// The story with a quotation.
    pub(super) fn quote(self, source: usize, words: &str, speaker: &str, value: Value) -> Self {
        let mut story = self.say(source, words, "said", value);
        story = story.with(source, |claim| {
            claim.kind = ClaimKind::Attribution;
            claim.statement.speaker = Some(speaker.into());
        });
        story
    }

    /// The story with the last claim of a source changed.
    pub(super) fn with(mut self, source: usize, change: impl FnOnce(&mut Claim)) -> Self {
        change(self.readings[source].claims.last_mut().expect("a claim"));
        self
    }

    /// The story with a complete list for the last claim of a source; each item stands at `words`.
    pub(super) fn listing(self, source: usize, words: &str, items: &[Option<&str>]) -> Self {
        let start = self.readings[source].source.text.find(words).expect("the words stand in the text");
        let span = Span::new(self.readings[source].source.id, start, start + words.len());
        let quantity = |number: &str| match figure(number, "people") {
            Value::Quantity(quantity) => Some(Arc::unwrap_or_clone(quantity)),
            _ => None,
        };
        let items = items.iter().map(|number| Item { span, quantity: number.and_then(quantity) }).collect();
        self.with(source, |claim| claim.enumeration = Some(Box::new(Enumeration { items, complete: true })))
    }

    /// All claims as one proven group, in camps of equal notation.
    pub(super) fn group(&self, aspect: Aspect) -> Group<'_> {
        let mut members = Vec::new();
        for (witness, reading) in self.readings.iter().enumerate() {
            members.extend(reading.claims.iter().map(|claim| Member { claim, reading, witness }));
        }
        let mut camps: Vec<CampMembers> = Vec::new();
        for (i, member) in members.iter().enumerate() {
            let value = member.claim.statement.value.to_string();
            match camps.iter_mut().find(|camp| camp.value == value) {
                Some(camp) => camp.members.push(i),
                None => camps.push(CampMembers { value, members: vec![i] }),
            }
        }
        Group {
            aspect,
            subject: "alder-mill".into(),
            subject_name: "Alder mill".into(),
            question: "how many people the Alder mill employs".into(),
            key: "alder-mill".into(),
            revision: None,
            verdict: if camps.len() > 1 { Verdict::Conflict } else { Verdict::Agree },
            members,
            camps,
            guards: Vec::new(),
            proven: true,
            reason: "no value in common".into(),
        }
    }
}

fn reading(number: usize, text: &str) -> Reading {
    let id = SourceId(u32::try_from(number).expect("few sources"));
    let source = Source {
        id,
        path: format!("{number}.txt"),
        file: None,
        story: "story".into(),
        text: text.to_owned(),
        body: 0,
        given: Given::default(),
    };
    Reading {
        source: Arc::new(source),
        document: Document { source: id, ..Default::default() },
        mentions: Vec::new(),
        claims: Vec::new(),
        calculations: Vec::new(),
        entities: Default::default(),
        incumbents: Vec::new(),
        news: Default::default(),
        title: None,
        publisher: None,
        published: None,
        clocks: None,
    }
}

/// Codes of what all rules raise over a group.
pub(super) fn raised(group: &Group<'_>) -> Vec<&'static str> {
    let mut codes = Vec::new();
    for rule in RULES {
        if let Check::Group(check) = rule.check {
            codes.extend(check(group).iter().map(|_| rule.code));
        }
    }
    codes
}

/// Codes of what all rules raise over single sources.
pub(super) fn raised_by_sources(story: &Story) -> Vec<&'static str> {
    let mut codes = Vec::new();
    for rule in RULES {
        if let Check::Source(check) = rule.check {
            codes.extend(story.readings.iter().flat_map(check).map(|_| rule.code));
        }
    }
    codes
}

#[test]
fn the_registry_holds_every_file_of_its_folder() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/rules");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .expect("the folder is there")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter_map(|name| name.strip_suffix(".rs").map(|stem| stem.replace('_', "-")))
        .filter(|name| name != "mod" && name != "tests")
        .collect();
    files.sort();
    let mut names: Vec<String> = RULES.iter().map(|rule| rule.name.to_owned()).collect();
    names.sort();
    assert_eq!(names, files);
}

#[test]
fn rules_ascend_by_code_and_explain_themselves() {
    let codes: Vec<&str> = RULES.iter().map(|rule| rule.code).collect();
    let mut sorted = codes.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(codes, sorted);
    for rule in RULES {
        assert!(rule.explanation.contains("```conflict"), "{} shows a conflict", rule.code);
        assert!(rule.explanation.contains("```consistent"), "{} shows a look-alike", rule.code);
        assert!(!rule.summary.ends_with('.'), "{}", rule.code);
        let first = rule.summary.chars().next();
        assert!(first.is_some_and(char::is_lowercase), "{}", rule.code);
    }
}
