//! A report with everything in it, for the tests of the formats.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Absent, ClaimSummary, NotChecked, Report, Revision, Silence, SourceSummary, Summary, Verdict};
use crate::claim::ClaimId;
use crate::coverage::{Bearing, Coverage, Judged, Kind, Passage, State};
use crate::key::Key;
use crate::rule::{Camp, Finding, Label, Severity, Standing};
use crate::span::{SourceId, Span};

const RIVER: &str =
    "River Post\n\nVisitors praise the mill in Alder, which employs 120 people and sells cloth.\n";
const HARBOUR: &str =
    "At least 140 people work at the mill in Alder. Some 150 people do, says a guide to the town.\n";
const DRAFT: &str = "The mill in Alder employs 120 people at nine looms.\n";

fn source(id: u32, path: &str, text: &str, published: Option<&str>) -> SourceSummary {
    SourceSummary {
        id: SourceId(id),
        path: path.to_owned(),
        file: None,
        story: Arc::from("mill"),
        title: Some("A visit to Alder".to_owned()),
        publisher: None,
        published: published.map(str::to_owned),
        published_from: published.map(|_| "front matter".to_owned()),
        language: "eng",
        text: text.into(),
        body: 0,
        map: None,
    }
}

fn label(source: u32, text: &str, words: &str, message: &str, claim: &str) -> Label {
    let start = text.find(words).unwrap_or(0);
    Label {
        span: Span::new(SourceId(source), start, start + words.len()),
        message: message.to_owned(),
        claim: Some(ClaimId::named(claim)),
    }
}

fn not_checked() -> NotChecked {
    NotChecked {
        unreadable_sources: 1,
        foreign_blocks: BTreeMap::from([("vie", 3)]),
        furniture_blocks: 1,
        sentences: 9,
        sentences_without_claim: 4,
        undetermined: BTreeMap::from([("scope", 2), ("time", 1)]),
    }
}

fn silence(label: Label) -> Silence {
    Silence {
        guard: "scope",
        story: Arc::from("mill"),
        message: "not held against each other for the scope: no scope against in=corrin".to_owned(),
        proof: vec!["scope differs: no scope against in=corrin".to_owned()],
        labels: vec![label],
    }
}

fn revised(label: Label) -> Verdict {
    Verdict {
        kind: "revised",
        story: Arc::from("mill"),
        message: "the later figure is larger".to_owned(),
        proof: vec!["cumulative, an hour later".to_owned()],
        revision: Some(Revision {
            from: "120".to_owned(),
            to: "140".to_owned(),
            when: "2024-05-08".to_owned(),
            outdated: vec![ClaimId::named("aaaaaaaaaaaa")],
        }),
        labels: vec![label],
    }
}

fn claims() -> Vec<ClaimSummary> {
    let of = |label: Label| ClaimSummary {
        id: label.claim.unwrap_or_else(|| ClaimId::named("")),
        span: label.span,
        kind: "figure",
        notation: label.message,
    };
    vec![
        of(label(0, RIVER, "employs 120 people", "employees(alder-mill) = 120", "aaaaaaaaaaaa")),
        of(label(0, RIVER, "sells cloth", "sells(alder-mill) = cloth", "dddddddddddd")),
        of(label(1, HARBOUR, "At least 140 people", "employees(alder-mill) = 140..", "bbbbbbbbbbbb")),
        of(label(1, HARBOUR, "Some 150 people", "employees(alder-mill) = 145..155", "cccccccccccc")),
    ]
}

/// Two sources that disagree about a mill, one of which states its figure twice.
pub fn two_mills() -> Report {
    let id = |id: &str| ClaimId::named(id);
    let river = label(0, RIVER, "employs 120 people", "employees(alder-mill) = 120", "aaaaaaaaaaaa");
    let harbour = label(1, HARBOUR, "At least 140 people", "employees(alder-mill) = 140..", "bbbbbbbbbbbb");
    let again = label(1, HARBOUR, "Some 150 people", "employees(alder-mill) = 145..155", "cccccccccccc");
    let finding = Finding {
        code: "Q001",
        name: "conflicting-figures",
        severity: Severity::Error,
        story: Arc::from("mill"),
        message: "sources disagree on how many people the Alder mill employs".to_owned(),
        proof: vec![
            "same subject, same property;".to_owned(),
            "120 and 140.. have no value in common".to_owned(),
        ],
        help: vec!["one witness says 120, one says 140 or more".to_owned()],
        key: Key::new("employees(alder-mill)", ["120".to_owned(), "140..".to_owned()]),
        fingerprint: "0123456789abcdef".to_owned(),
        standing: Standing::New,
        camps: vec![
            Camp { value: "120".to_owned(), claims: vec![id("aaaaaaaaaaaa")], witnesses: 1 },
            Camp {
                value: "140..".to_owned(),
                claims: vec![id("bbbbbbbbbbbb"), id("cccccccccccc")],
                witnesses: 1,
            },
        ],
        labels: vec![river.clone(), harbour, again.clone()],
    };
    Report {
        sources: vec![
            source(0, "river-post.txt", RIVER, Some("2024-05-07")),
            source(1, "harbour-times.txt", HARBOUR, None),
        ],
        claims: Some(claims()),
        findings: vec![finding],
        baseline: false,
        absent: Vec::new(),
        verdicts: vec![revised(river)],
        silence: Some(vec![silence(again)]),
        coverage: None,
        looked: Default::default(),
        summary: Summary {
            errors: 1,
            warnings: 0,
            notes: 0,
            sources: 2,
            claims: 7,
            comparisons: 5,
            verdicts: BTreeMap::from([("agree", 2), ("revised", 1)]),
            not_checked: not_checked(),
        },
    }
}

/// The same, where the finding stands so and a baseline holds another one.
pub fn standing(standing: Standing) -> Report {
    let mut report = two_mills();
    for finding in &mut report.findings {
        finding.standing = standing.clone();
    }
    report.baseline = true;
    report.absent = vec![Absent {
        code: "D001".to_owned(),
        story: "mill".to_owned(),
        message: "sources disagree on when the mill opened".to_owned(),
        fingerprint: "0123456789abcdef".to_owned(),
    }];
    report
}

/// Two sources whose every field tries to be more than text.
pub fn hostile() -> Report {
    let mut report = two_mills();
    let attack = "</script><script>alert(1)</script><img src=x onerror=alert(2)> [x](javascript:alert(3)) \
                  @someone #1 `code` {{ 7 * 7 }} \u{202e}txet\u{2069} \u{1b}[31m\0\u{200b} | ]]> --> \"'&amp;";
    for source in &mut report.sources {
        let story = Arc::from(format!("mill {attack}"));
        source.story = story;
        source.title = Some(attack.to_owned());
        source.publisher = Some(attack.to_owned());
        source.published_from = Some(attack.to_owned());
        source.text = format!("{}{attack}\n", &*source.text).as_str().into();
    }
    report.sources[0].path = "a:b,<c>%.txt".to_owned();
    report.sources[1].path = format!("javascript:alert(4)//{attack}");
    let story = report.sources[0].story.clone();
    for claim in report.claims.iter_mut().flatten() {
        claim.notation = attack.to_owned();
    }
    for finding in &mut report.findings {
        finding.story = story.clone();
        finding.message = format!("sources disagree on {attack}");
        finding.proof = vec![attack.to_owned()];
        finding.help = vec![attack.to_owned()];
        finding.standing = Standing::New;
        for camp in &mut finding.camps {
            camp.value = attack.to_owned();
        }
        for label in &mut finding.labels {
            label.message = attack.to_owned();
        }
    }
    for verdict in &mut report.verdicts {
        verdict.story = story.clone();
        verdict.message = attack.to_owned();
        verdict.proof = vec![attack.to_owned()];
    }
    for silence in report.silence.iter_mut().flatten() {
        silence.story = story.clone();
        silence.message = attack.to_owned();
    }
    report
}

/// A draft about the mill, held against the two sources.
pub fn drafted() -> Report {
    let river = label(0, RIVER, "employs 120 people", "", "aaaaaaaaaaaa");
    let harbour = label(1, HARBOUR, "At least 140 people", "", "bbbbbbbbbbbb");
    let passage = |label: &Label, bearing, how: &str| Passage {
        span: label.span,
        sentence: 0,
        claim: label.claim.clone(),
        bearing,
        how: how.to_owned(),
    };
    let judged = |words: &str, kind, state, passages: Vec<Passage>| {
        let own = label(2, DRAFT, words, "", "dddddddddddd");
        Judged {
            kind,
            span: own.span,
            words: Arc::from(words),
            notation: None,
            claims: own.claim.into_iter().collect(),
            state,
            witnesses: passages.iter().filter(|p| p.bearing == Bearing::Carries).count(),
            codes: if state == State::Contradicted { vec!["Q001"] } else { Vec::new() },
            passages,
        }
    };
    let against = vec![
        passage(&river, Bearing::Carries, "agree"),
        passage(&harbour, Bearing::Contradicts, "140.. there"),
    ];
    let coverage = Coverage {
        drafts: vec![SourceId(2)],
        versions: vec![SourceId(0)],
        witnesses: 1,
        judged: vec![
            judged(
                "Alder",
                Kind::Name,
                State::Supported,
                vec![passage(&river, Bearing::Carries, "same name")],
            ),
            judged("120 people", Kind::Figure, State::Contradicted, against),
            judged("nine looms", Kind::Figure, State::Unsupported, Vec::new()),
        ],
        elsewhere: 2,
    };
    let report = two_mills();
    let sources = report.sources.into_iter().chain([source(2, "draft.md", DRAFT, None)]).collect();
    Report { sources, silence: None, coverage: Some(coverage), ..report }
}
