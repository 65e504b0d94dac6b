//! Documents as a whole: what pages come to, and what must hold for any text.

use proptest::prelude::*;

use super::{BlockKind, Document};
use crate::span::SourceId;

/// Each line of `expected` is a kind's first two letters and the beginning of its block, or the whole of it.
fn check(text: &str, expected: &[(&str, &str)]) {
    let document = Document::new(SourceId(0), text, 0);
    let found: Vec<(&str, &str)> =
        document.blocks.iter().map(|block| (short(block.kind), block.span.of(text))).collect();
    let same = found.len() == expected.len()
        && found
            .iter()
            .zip(expected)
            .all(|(found, expected)| found.0 == expected.0 && found.1.starts_with(expected.1));
    assert!(same, "{found:#?}\nexpected\n{expected:#?}");
}

fn short(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Headline => "head",
        BlockKind::Byline => "by",
        BlockKind::Paragraph => "para",
        BlockKind::ListItem => "item",
        BlockKind::Caption => "cap",
        BlockKind::Boilerplate => "boil",
    }
}

const RUNNING: &str = "The old mill on the river burned down on Tuesday night, and the fire brigade could save only the \
                       bridge beside it, a spokeswoman of the town said.";

fn page(parts: &[&str]) -> String {
    parts.join("\n\n").replace("RUNNING", RUNNING)
}

#[test]
fn an_article_with_its_furniture() {
    check(
        &page(&[
            "Home\nNews\nSport\nWeather",
            "Fire destroys the old mill on the river",
            "By Jane Roe, River Post",
            "Published 4 May 2024",
            "RUNNING",
            "0405 mill fire 2.jpg\nThe mill on Tuesday night.",
            "A loss for the town",
            "RUNNING",
            "Photo: Jane Roe",
            "RUNNING — RPA/HT",
            "You may also like",
            "Ten mills to visit this summer",
            "A mill reopens. Visitors were delighted.",
            "Comments (0)",
            "Please leave a comment!",
        ]),
        &[
            ("boil", "Home"),
            ("boil", "News"),
            ("boil", "Sport"),
            ("boil", "Weather"),
            ("head", "Fire destroys"),
            ("by", "By Jane Roe"),
            ("by", "Published 4 May"),
            ("para", "The old mill"),
            ("cap", "0405"),
            ("cap", "The mill on"),
            ("head", "A loss"),
            ("para", "The old mill"),
            ("cap", "Photo"),
            ("para", "The old mill"),
            ("by", "— RPA/HT"),
            ("boil", "You may"),
            ("boil", "Ten mills"),
            ("boil", "A mill reopens"),
            ("boil", "Comments"),
            ("boil", "Please leave"),
        ],
    );
}

#[test]
fn date_lines_are_bylines() {
    for line in [
        "21 July 2013 Last updated at 11:11 GMT",
        "9:53 AM, MON 22 JUL 2013",
        "Sunday, July 21, 2013",
        "Published on Jul 02, 2013 4:22 PM",
        "WEDNESDAY 03 JULY 2013",
        "Updated: 2024-05-04 10:00",
        "Jane Roe | 4 May 2024 10:00",
        "River Post4/5/2024",
        "By Jane Roe",
        "Source: https://example.org/mill",
        "Edited by Jane Roe",
    ] {
        check(
            &page(&["The mill burns", line, "RUNNING"]),
            &[("head", "The mill"), ("by", line), ("para", "The old")],
        );
    }
}

#[test]
fn sentences_that_look_like_furniture_stay_text() {
    for text in [
        "By 2025, the town plans to build a new mill.",
        "By Tuesday the fire was out, the town said.",
        "Related agencies of the town said that the mill had been closed for years.",
        "Send us more engines, the fire chief told the capital on Tuesday night.",
        "Comments by the mayor were met with silence when she spoke to the crowd.",
        "“Leave a comment,” the mayor said.",
        "Photographs of the fire were taken by the town.",
        "May 4 was the day on which the mill burned.",
    ] {
        check(
            &page(&["The mill burns", text, "RUNNING"]),
            &[("head", "The mill"), ("para", text), ("para", "The old")],
        );
    }
}

#[test]
fn headlines_that_begin_like_furniture_stay_headlines() {
    for headline in [
        "Share this ride: the town shares its cars",
        "Terms of the peace deal are disputed",
        "Copyright law changes",
        "Video: the mill burns",
        "Sources: the mill will close",
        "More from the flooded valley: the water falls",
    ] {
        check(&page(&[headline, "RUNNING"]), &[("head", headline), ("para", "The old")]);
    }
}

#[test]
fn captions_are_recognised() {
    for line in [
        "Photo: Jane Roe",
        "Illustrative photo. Photo: Jane Roe",
        "Image source, Getty Images",
        "mill-fire.JPG",
        "The mill on Tuesday night. (AP Photo/Jane Roe)",
        "File photo of the mill",
        "Ảnh minh họa",
    ] {
        check(
            &page(&["The mill burns", line, "RUNNING"]),
            &[("head", "The mill"), ("cap", line), ("para", "The old")],
        );
    }
}

#[test]
fn running_text_resumes_after_links() {
    check(
        &page(&["The mill burns", "RUNNING", "Read more", "Ten mills to visit", "RUNNING"]),
        &[("head", ""), ("para", ""), ("boil", "Read"), ("boil", "Ten"), ("para", "The old")],
    );
    let long = format!("{RUNNING} {RUNNING}");
    check(
        &page(&["The mill burns", "RUNNING", "Comments", "So sad.", &long, &long]),
        &[
            ("head", ""),
            ("para", ""),
            ("boil", "Comm"),
            ("boil", "So"),
            ("para", "The old"),
            ("para", "The old"),
        ],
    );
}

#[test]
fn wrapped_lines_are_joined_and_long_ones_are_not() {
    let wrapped = "The old mill on the river burned down on Tuesday night, and the\nfire brigade could save only \
                   the bridge beside it. A spokeswoman\nof the town said that nobody was hurt.";
    check(&format!("{wrapped}\n\n{wrapped}"), &[("para", wrapped), ("para", wrapped)]);
    check(
        &format!("{RUNNING}\n{RUNNING}\r\n{RUNNING}"),
        &[("para", RUNNING), ("para", RUNNING), ("para", RUNNING)],
    );
    let headline = "The old mill on the river burned down on Tuesday night, and the bridge";
    let line = "The fire brigade could save only the bridge beside it, the town said.";
    check(&format!("{headline}\n{line}"), &[("head", headline), ("para", line)]);
    check(
        "Why did it burn?\nNobody knows.\nWho pays?\nThe town does.",
        &[("head", "Why"), ("para", "Nobody"), ("para", "Who"), ("para", "The town")],
    );
}

#[test]
fn lists_and_headings_begin_behind_their_signs() {
    check(
        &page(&[
            "# The mill burns #",
            "RUNNING",
            "## What we know",
            "- The mill is gone.\n- Nobody was hurt",
            "1. It rained.\n2) It burned.",
            "* one\n• two",
            "**Next steps**",
            "RUNNING",
        ]),
        &[
            ("head", "The mill burns"),
            ("para", ""),
            ("head", "What we know"),
            ("item", "The mill"),
            ("item", "Nobody"),
            ("item", "It rained"),
            ("item", "It burned"),
            ("item", "one"),
            ("item", "two"),
            ("head", "Next steps"),
            ("para", ""),
        ],
    );
    check(
        &page(&["RUNNING It has four parts:", "Water\nFire\nEarth\nAir"]),
        &[("para", ""), ("item", "Water"), ("item", "Fire"), ("item", "Earth"), ("item", "Air")],
    );
}

#[test]
fn items_do_not_join_the_line_above() {
    let open = "The town council has decided on Tuesday night to do the following";
    check(
        &format!("{open}\n- build a mill\n- open a bridge"),
        &[("head", open), ("item", "build"), ("item", "open")],
    );
}

#[test]
fn other_languages_are_marked_not_checked() {
    let text = page(&["Fire destroys mill", "Nhà máy cũ bên sông bị cháy", "RUNNING"]);
    let document = Document::new(SourceId(0), &text, 0);
    let checked: Vec<bool> = document.blocks.iter().map(super::Block::is_checked).collect();
    assert_eq!(checked, [true, false, true]);
}

#[test]
fn floods_are_taken_in_one_pass() {
    for text in [
        "“word ".repeat(10_000),
        "\"".repeat(10_000),
        "9".repeat(1_000_000),
        "a.".repeat(300_000),
        "A-1".repeat(300_000),
        "a@".repeat(300_000),
        "http://".repeat(200_000),
        ". ".repeat(300_000),
        "? \" ".repeat(300_000),
        "- \n".repeat(200_000),
        "A\n".repeat(200_000),
        "the mill ".repeat(200_000),
        "1.".repeat(300_000),
        "— ".repeat(300_000),
    ] {
        sound(&text);
    }
}

/// What must hold for any text: spans in order, on character boundaries, each inside what holds it, without gaps.
fn sound(text: &str) {
    let document = Document::new(SourceId(3), text, 0);
    let mut past = 0;
    let mut sentence = 0;
    let mut token = 0;
    for (index, block) in document.blocks.iter().enumerate() {
        let range = block.span.range();
        assert!(past <= range.start && range.start < range.end && text.get(range.clone()).is_some());
        past = range.end;
        assert_eq!(block.sentences.start, sentence);
        assert!(!block.sentences.is_empty());
        let mut inner = range.start;
        for of in &document.sentences[block.sentences.clone()] {
            assert_eq!((of.block, of.tokens.start), (index, token));
            assert!(block.span.contains(of.span) && inner <= of.span.range().start && !of.tokens.is_empty());
            let mut at = of.span.range().start;
            for token in &document.tokens[of.tokens.clone()] {
                assert!(at <= token.start as usize && token.start < token.end);
                assert!(text.get(token.start as usize..token.end as usize).is_some());
                at = token.end as usize;
            }
            assert_eq!(at, of.span.range().end);
            inner = at;
            token = of.tokens.end;
        }
        sentence = block.sentences.end;
    }
    assert_eq!((sentence, token), (document.sentences.len(), document.tokens.len()));
}

proptest! {
    #[test]
    fn any_text_is_divided_soundly(text in any::<String>()) {
        sound(&text);
    }

    #[test]
    fn any_news_like_text_is_divided_soundly(
        parts in prop::collection::vec(prop::sample::select(vec![
            "Mr.", "U.S.", "a.m.", "said", "He", "\"", "“", "”", "’s", ".", "…", "?", " ", " ", "\n", "\r\n", "\n\n", "\r", "# ",
            "- ", "1. ", "**", "9", "12,000", "2026–30", "09/02/2026", "—", "Comments", "Read more", "Photo: X", "By Jane",
            "https://x.y/", "ế", "\u{301}", "\u{200b}", "\u{feff}", "一", "---", "====", "the mill burned and", "Ảnh 1.", "é",
        ]), 0..80)
    ) {
        sound(&parts.concat());
    }
}

#[test]
fn the_tokens_of_a_sentence_can_be_read_again() {
    let text = "Port Alder, Jan. 12 – The U.S. mill paid $3.5bn for www.example.org/a. It's \"late\", she said... Or 09/02/2026?\n\n\
                Don’t: 6th, 1990s, 12,000 (91.3%) — people‑centred 日本 é.\n";
    let document = Document::new(SourceId(0), text, 0);
    for sentence in &document.sentences {
        assert_eq!(document.tokens_of(text, sentence), document.tokens[sentence.tokens.clone()]);
    }
    assert!(document.sentences.len() > 2);
}
