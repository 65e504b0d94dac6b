//! What must not matter: the order of the sources, line ends, the normal form of the text, a paragraph of another story.
#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

mod fixture;

use std::collections::BTreeSet;

use crosscheck::knowledge::Knowledge;
use crosscheck::source::Source;
use crosscheck::span::SourceId;
use unicode_normalization::UnicodeNormalization;

/// Of another story: names and happenings that stand in no fixture.
const APART: &str = "\n\nIn Ostrava Minor, a glider pilot flew 612 miles on Tuesday, the aero club said. Petronel Quist, 37, \
                     landed at 6:40 p.m. with a broken wheel; the club has 58 members and was founded in 1931.\n";

/// A finding as readers know it again: code, severity, message, fingerprint, and the words it points at.
type Known = (&'static str, &'static str, String, String, Vec<(String, String)>);

fn findings(mut sources: Vec<Source>, knowledge: &Knowledge) -> BTreeSet<Known> {
    for (id, source) in (0..).zip(&mut sources) {
        source.id = SourceId(id);
    }
    let report = crosscheck::check(sources, knowledge, None);
    let words = |text: &str| text.replace("\r\n", "\n").nfc().collect::<String>();
    let findings = report.findings.iter().map(|finding| {
        let labels = finding.labels.iter().filter_map(|label| {
            let source = report.sources.iter().find(|s| s.id == label.span.source)?;
            Some((source.path.clone(), words(label.span.of(&source.text))))
        });
        let mut labels: Vec<(String, String)> = labels.collect();
        labels.sort();
        (
            finding.code,
            finding.severity.as_str(),
            words(&finding.message),
            finding.fingerprint.clone(),
            labels,
        )
    });
    findings.collect()
}

/// The sources with another text.
fn written(sources: &[Source], text: impl Fn(&str) -> String) -> Vec<Source> {
    sources.iter().map(|source| Source { text: text(&source.text), ..source.clone() }).collect()
}

/// A story as it might as well have come, and what was changed.
fn variants(sources: &[Source]) -> [(&'static str, Vec<Source>); 5] {
    let mut last = sources.to_vec();
    if let Some(source) = last.last_mut() {
        source.text.push_str(APART);
    }
    [
        ("the order of the sources", sources.iter().rev().cloned().collect()),
        ("line ends", written(sources, |text| text.replace('\n', "\r\n"))),
        ("composed form", written(sources, |text| text.nfc().collect())),
        ("decomposed form", written(sources, |text| text.nfd().collect())),
        ("a paragraph of another story", last),
    ]
}

#[test]
fn what_does_not_matter_changes_no_finding() {
    let knowledge = Knowledge::embedded();
    let mut raised = 0;
    for case in fixture::folder("conflict").into_iter().chain(fixture::folder("silence")) {
        let before = findings(case.sources.clone(), &knowledge);
        raised += before.len();
        for (change, sources) in variants(&case.sources) {
            assert_eq!(findings(sources, &knowledge), before, "{}: {change}", case.key);
        }
    }
    assert!(raised > 100, "the fixtures hold findings");
}

/// Tolls of one quake of another year, which are named by one place or by two.
const PAST: &str = "\
//- a.txt
A quake shook Corrin in the Tarn province on Monday, the Ellery observatory said.
In 2003 a quake that flattened Varna in Lorne killed 26,000 people.
//- b.txt
The Ellery observatory said the quake shook Corrin and the Tarn province for a minute.
In 2003 a quake in Varna killed 40,000 people.
//- c.txt
A minute long a quake shook Corrin and the Tarn province, the Ellery observatory said.
In 2003 some 31,000 people were killed when a quake struck Lorne and Varna.
";

#[test]
fn which_file_holds_which_text_changes_no_fingerprint() {
    let knowledge = Knowledge::embedded();
    let case = fixture::case("tolls of another year".to_owned(), PAST);
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
    let known = orders.map(|order| {
        let texts = order.map(|at| case.sources[at].text.clone());
        let sources = case.sources.iter().zip(texts);
        let sources = sources.map(|(source, text)| Source { text, ..source.clone() }).collect();
        let found = findings(sources, &knowledge).into_iter();
        found.map(|(code, _, message, fingerprint, _)| (code, message, fingerprint)).collect::<Vec<_>>()
    });
    let [first, others @ ..] = known;
    assert_eq!(first.iter().map(|(code, ..)| *code).collect::<Vec<_>>(), ["Q001"]);
    for other in others {
        assert_eq!(other, first);
    }
}
