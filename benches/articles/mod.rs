//! Generated articles: the same on every run, different from each other.

use crosscheck::knowledge::Knowledge;
use crosscheck::source::{Given, Source};
use crosscheck::span::SourceId;

const TOWNS: &[&str] = &["Alder", "Brackwater", "Corran", "Dunmere", "Eastvale", "Fennick", "Garrow", "Holm"];
const PEOPLE: &[&str] =
    &["Ines Calder", "Tomas Reed", "Amara Voss", "Piet Lowe", "Sunniva Hale", "Oren Blake"];
const MONTHS: &[&str] = &["January", "March", "May", "July", "September", "November"];

/// One of a list, chosen by a number.
fn one<'a>(of: &[&'a str], number: usize) -> &'a str {
    of[number % of.len()]
}

/// An article of about 2,500 bytes.
pub fn article(number: usize) -> String {
    let (town, month) = (one(TOWNS, number), one(MONTHS, number / 3));
    let (day, hurt, workers) = (number % 28 + 1, number % 40 + 3, 120 + number % 900);
    let mut text = format!(
        "Fire closes the mill in {town}\n\nPublished {day} {month} 2024\n\n\
         A fire broke out at the {town} mill on {day} {month} 2024 and injured {hurt} people, the county said.\n\n"
    );
    for paragraph in 0..8 {
        let (speaker, seed) = (one(PEOPLE, number + paragraph), number + paragraph * 7);
        text.push_str(&format!(
            "\u{201c}We counted at least {hurt} injured and {} homes without power,\u{201d} said {speaker}, the mayor of {town}. \
             The mill, which employs {workers} people, lost about ${}.5 million, or {}.{}% of its yearly sales. \
             Work is expected to resume by {} {month} at 4:30 p.m., {} kilometres from the old site.\n\n",
            seed * 3 % 700 + 20,
            seed % 9 + 1,
            seed % 80 + 10,
            seed % 10,
            seed % 28 + 1,
            seed % 60 + 2,
        ));
    }
    text
}

/// The texts that stages are timed over: those of the JSONL file that `CROSSCHECK_TEXTS` names, an object with a `text` a
/// line; without it two hundred generated articles, whose few words make every stage look fast.
#[expect(clippy::expect_used, reason = "without the named texts there is nothing to time")]
pub fn texts() -> Vec<String> {
    let Some(path) = std::env::var_os("CROSSCHECK_TEXTS") else {
        return (0..200).map(article).collect();
    };
    let file = std::fs::read_to_string(path).expect("a file that can be read");
    let text = |line: &str| {
        serde_json::from_str::<serde_json::Value>(line).ok()?["text"].as_str().map(str::to_owned)
    };
    file.lines().filter_map(text).collect()
}

/// Articles as sources of stories of five.
pub fn sources(count: usize) -> Vec<Source> {
    let source = |number: usize| Source {
        id: SourceId(u32::try_from(number).unwrap_or(u32::MAX)),
        path: format!("{number:05}.txt"),
        file: None,
        story: format!("story-{:04}", number / 5),
        text: article(number / 5 * 5 + number % 2),
        body: 0,
        given: Given::default(),
    };
    (0..count).map(source).collect()
}

/// The general knowledge.
pub fn knowledge() -> Knowledge {
    Knowledge::embedded()
}
