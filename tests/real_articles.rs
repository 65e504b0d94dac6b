//! The five real articles this project began with: what must be found in them, what must be read, and what must stay
//! silent; and the same with every proper name replaced, for nothing may rest on knowing them. They lie beside the
//! project, not in it: where they are not there, the tests say so and end.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test that cannot go on fails, and says why it skips"
)]

use std::path::Path;

use crosscheck::claim::{ClaimKind, Factuality, Value};
use crosscheck::extract::Reading;
use crosscheck::knowledge::Knowledge;
use crosscheck::report::Report;
use crosscheck::source::{self, Source};

/// The articles, or nothing where they are not there.
fn articles() -> Option<Vec<Source>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    if !folder.is_dir() {
        eprintln!("skipped: the real articles are not at {}", folder.display());
        return None;
    }
    let path = folder.to_str().expect("a path in UTF-8").to_owned();
    Some(source::load(&[path], || Ok(Vec::new()), source::Options::default()).sources)
}

/// Proper names and what takes their place; longer ones first. Common words inside names stay.
const RENAMED: &[(&str, &str)] = &[
    ("HÀ NỘI", "VÈL BÓRG"),
    ("Hà Nội", "Vèl Bórg"),
    ("Hanoi", "Velborg"),
    ("ADGMIN", "ODGMIN"),
    ("ADGSOM", "ODGSOM"),
    ("ASEAN", "ORLAN"),
    ("Bangkok", "Marbeck"),
    ("Pham Minh Chinh", "Tarn Olek Brandt"),
    ("Nguyen Manh Hung", "Sorin Vael Kost"),
    ("Kao Kim Hourn", "Lio Dan Merrick"),
    ("Amandeep Singh Gill", "Harlan Reed Moss"),
    ("Ho Chi Minh", "Ruo Vel Ander"),
    ("Vietnam", "Corvania"),
    ("Singapore", "Talmora"),
    ("Indonesia", "Esteria"),
    ("Malaysia", "Pellandia"),
    ("Timor-Leste", "Osk-Varin"),
    ("Southeast Asia", "Northern Halvia"),
    ("Kaspersky", "Bolander"),
    ("AI Safe", "QX Safe"),
    ("WG-AI", "WG-QX"),
    ("WG\u{2011}AI", "WG\u{2011}QX"),
    ("AI Governance", "QX Governance"),
];

fn renamed(mut sources: Vec<Source>) -> Vec<Source> {
    for source in &mut sources {
        for (name, other) in RENAMED {
            source.text = source.text.replace(name, other);
        }
    }
    sources
}

/// Every finding as its code, severity and labelled words.
fn findings(report: &Report) -> Vec<(String, Vec<String>)> {
    let words = |span: crosscheck::span::Span| {
        let source = report.sources.iter().find(|s| s.id == span.source).expect("a known source");
        span.of(&source.text).to_owned()
    };
    let all = report.findings.iter();
    all.map(|f| {
        let head = format!("{}[{}]", f.severity.as_str(), f.code);
        (head, f.labels.iter().map(|l| words(l.span)).collect())
    })
    .collect()
}

/// Asserts that `sources` give the expected findings, each once, and nothing else.
fn check(sources: Vec<Source>, expected: &[(&str, &[&str])]) {
    let mut found = findings(&crosscheck::check(sources, &Knowledge::embedded(), None));
    for (head, phrases) in expected {
        let fits = |(h, labels): &(String, Vec<String>)| {
            h == head && phrases.iter().all(|p| labels.iter().any(|l| l.contains(p)))
        };
        let place = found.iter().position(fits);
        assert!(place.is_some(), "{head} with {phrases:?} is not among {found:#?}");
        found.remove(place.expect("checked"));
    }
    assert!(found.is_empty(), "nothing else may be found: {found:#?}");
}

#[test]
fn the_disagreements_are_found_each_once_and_nothing_else() {
    let Some(sources) = articles() else { return };
    check(
        sources,
        &[
            ("warning[R001]", &["under the guidance of the Working Group", "establishes the Working Group"]),
            ("warning[R001]", &["the ASEAN AI Safe Network", "and the ASEAN AI Safe Network"]),
            ("warning[N001]", &["ASEAN Adapting: From Digital", "ASEAN Adaptive: From Connectivity"]),
            ("warning[D005]", &["forecast to reach USD 300 billion by 2025", "09/02/2026"]),
            ("warning[D005]", &["projected to hit USD 36 billion by 2025", "09/02/2026"]),
            ("warning[D001]", &["opened on January 15", "from January 12 to 16", "from January 12–16"]),
        ],
    );
}

#[test]
fn the_same_is_found_under_other_names() {
    let Some(sources) = articles() else { return };
    check(
        renamed(sources),
        &[
            ("warning[R001]", &["under the guidance of the Working Group", "establishes the Working Group"]),
            ("warning[R001]", &["the ORLAN QX Safe Network", "and the ORLAN QX Safe Network"]),
            ("warning[N001]", &["ORLAN Adapting: From Digital", "ORLAN Adaptive: From Connectivity"]),
            ("warning[D005]", &["forecast to reach USD 300 billion by 2025", "09/02/2026"]),
            ("warning[D005]", &["projected to hit USD 36 billion by 2025", "09/02/2026"]),
            ("warning[D001]", &["opened on January 15", "from January 12 to 16", "from January 12–16"]),
        ],
    );
}

/// The article whose path holds `name`.
fn article<'r>(readings: &'r [Reading], name: &str) -> &'r Reading {
    readings.iter().find(|r| r.source.path.contains(name)).expect("one of the five")
}

#[test]
fn figures_are_read_with_what_they_measure() {
    let Some(sources) = articles() else { return };
    let graphs = crosscheck::graphs(sources, &Knowledge::embedded(), None);
    let readings = &graphs.first().expect("one story").readings;
    for (file, words, value, speaker, forecast) in [
        ("001_", "5G coverage", "91.3 %", Some("pham-minh-chinh"), false),
        ("001_", "USD 300 billion", "300e9 USD", Some("pham-minh-chinh"), true),
        ("001_", "USD 36 billion", "36e9 USD", Some("pham-minh-chinh"), true),
        ("003_", "670 million people", ">670e6", None, false),
        ("001_", "eight key focus areas", "8", Some("nguyen-manh-hung"), false),
    ] {
        let reading = article(readings, file);
        let found = reading
            .claims
            .iter()
            .find(|c| c.kind == ClaimKind::Figure && c.span.of(reading.text()).contains(words));
        let claim = found.unwrap_or_else(|| panic!("{file}: no claim for {words}"));
        assert_eq!(claim.statement.value.to_string(), value, "{words}");
        assert_eq!(claim.statement.speaker.as_deref(), speaker, "{words}");
        assert_eq!(claim.statement.factuality == Factuality::Forecast, forecast, "{words}");
    }
    let areas = article(readings, "001_").claims.iter().find_map(|c| c.enumeration.as_ref());
    assert_eq!(areas.expect("the eight areas are listed").items.len(), 8);
}

#[test]
fn dates_and_quotations_are_read() {
    let Some(sources) = articles() else { return };
    let graphs = crosscheck::graphs(sources, &Knowledge::embedded(), None);
    let readings = &graphs.first().expect("one story").readings;
    for (file, notation) in [
        ("000_", "held(asean-digital-ministers-meeting-6) = 2026-01-12/2026-01-16"),
        ("000_", "held(asean-summit-38) = 2021"),
        ("001_", "opened(asean-digital-ministers-meeting-6) = 2026-01-15"),
        ("004_", "held(asean-digital-senior-officials-meeting-6) = 2026-01-12/2026-01-14"),
        ("004_", "held(asean-digital-ministers-meeting-6) = 2026-01-12/2026-01-16"),
    ] {
        let reading = article(readings, file);
        let dates: Vec<String> = reading
            .claims
            .iter()
            .filter(|c| matches!(c.statement.value, Value::Time(_)))
            .map(|c| c.statement.to_string())
            .collect();
        assert!(dates.iter().any(|d| d == notation), "{notation} is not among {dates:?}");
    }
    let site = article(readings, "001_");
    for (opening, speaker) in [
        ("ASEAN needs a new", "nguyen-manh-hung"),
        ("Digital ecosystems", "pham-minh-chinh"),
        ("Humans created", "pham-minh-chinh"),
        ("We may have", "pham-minh-chinh"),
        ("Unity, unity", "ho-chi-minh"),
    ] {
        let said = site.claims.iter().find(|c| match &c.statement.value {
            Value::Wording(words) => c.kind == ClaimKind::Attribution && words.starts_with(opening),
            _ => false,
        });
        assert_eq!(said.map(|c| &*c.statement.subject), Some(speaker), "{opening}");
    }
}
