use super::*;
use crate::knowledge::Knowledge;
use crate::span::SourceId;

/// Every attribution as `name (speaker) cue: region`.
fn read(text: &str, knowledge: &Knowledge) -> Vec<String> {
    let document = Document::new(SourceId(2), text, 0);
    let mentions = crate::grammar::mentions(&document, text, &knowledge.lexicon);
    let sentences = Sentences::read(&document, text, &mentions, knowledge);
    let attributions = Attributions::find(&document, text, &knowledge.lexicon, &mentions, &sentences);
    let words = |s: Option<Span>| s.map_or("-", |s| s.of(text));
    attributions
        .all()
        .iter()
        .map(|a| {
            let name = a.name.and_then(|i| mentions.get(i)).map_or("-", |m| m.span.of(text));
            format!("{name} ({}) {}: {}", words(a.speaker), words(a.cue), a.region.of(text))
        })
        .collect()
}

fn check(cases: &[(&str, &[&str])]) {
    let knowledge = Knowledge::embedded();
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let found = read(text, &knowledge);
        if found != *expected {
            wrong.push(format!("{text}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn indirect_speech() {
    check(&[
        ("The mayor said that the pier was closed.", &["- (The mayor) said: that the pier was closed."]),
        (
            "The pier was closed, the port authority said.",
            &["- (the port authority) said: The pier was closed"],
        ),
        (
            "According to Ina Holm, the pier was closed.",
            &["Ina Holm (Ina Holm) According to: the pier was closed."],
        ),
        (
            "The pier was closed, according to Ina Holm.",
            &["Ina Holm (Ina Holm) according to: The pier was closed"],
        ),
        (
            "With traffic forecast to double by 2030, the mayor stressed the cost of waiting.",
            &[
                "- (the mayor) stressed: With traffic forecast to double by 2030, the mayor stressed the cost of waiting.",
            ],
        ),
        (
            "The pier, Ina Holm added, was closed.",
            &["Ina Holm (Ina Holm) added: The pier, Ina Holm added, was closed."],
        ),
        (
            "The pier was closed, Ina Holm said: its piles were rotten.",
            &["Ina Holm (Ina Holm) said: The pier was closed, Ina Holm said: its piles were rotten."],
        ),
        (
            "The pier was closed, said Ina Holm, the mayor.",
            &["Ina Holm (Ina Holm) said: The pier was closed"],
        ),
        ("Ina Holm announced a plan for the pier.", &["Ina Holm (Ina Holm) announced: a plan for the pier."]),
    ]);
}

#[test]
fn who_stands_beside_somebody_is_somebody_else() {
    check(&[
        (
            "Ina Holm came. A spokesman for Ina Holm said that the pier was closed.",
            &["- (A spokesman) said: that the pier was closed."],
        ),
        ("“She was kind,” said friends of Ina Holm.", &["- (friends of Ina Holm) said: “She was kind,”"]),
        (
            "“She was kind,” said a friend of Ina Holm, Bo Lund.",
            &["- (a friend of Ina Holm) said: “She was kind,”"],
        ),
    ]);
}

#[test]
fn no_speech() {
    check(&[
        ("The pier was closed in spring.", &[]),
        ("The report was welcome to all.", &[]),
        ("He found the key and read a book.", &[]),
    ]);
}

#[test]
fn he_is_the_last_speaker_or_the_subject_before() {
    check(&[
        (
            "Mayor Ina Holm spoke first.\n\nShe said that the pier was closed.",
            &["Ina Holm (She) said: that the pier was closed."],
        ),
        (
            "“It is closed,” said Mayor Ina Holm. “We looked,” she said.",
            &["Ina Holm (Mayor Ina Holm) said: “It is closed,”", "Ina Holm (she) said: “We looked,”"],
        ),
        (
            "Prime Minister Bo Lund came.\n\nThe Prime Minister said that the pier was closed. He said: “We looked.”",
            &[
                "Bo Lund (The Prime Minister) said: that the pier was closed.",
                "Bo Lund (He) said: “We looked.”",
            ],
        ),
        ("The rain fell. He said that it would end.", &["- (He) said: that it would end."]),
    ]);
}

#[test]
fn a_place_in_the_text_knows_its_speaker() {
    let text = "Two ships came. Ina Holm said that 40 men were aboard.";
    let knowledge = Knowledge::embedded();
    let document = Document::new(SourceId(0), text, 0);
    let mentions = crate::grammar::mentions(&document, text, &knowledge.lexicon);
    let sentences = Sentences::read(&document, text, &mentions, &knowledge);
    let found = Attributions::find(&document, text, &knowledge.lexicon, &mentions, &sentences);
    let at = |words: &str| {
        let start = text.find(words).unwrap_or(0);
        found.speaker_at(Span::new(SourceId(0), start, start + words.len()))
    };
    assert_eq!(at("40 men").and_then(|a| a.speaker).map(|s| s.of(text)), Some("Ina Holm"));
    assert_eq!(at("Two ships"), None);
}
