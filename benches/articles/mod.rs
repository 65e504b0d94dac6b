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

/// Articles as sources of stories of five.
pub fn sources(count: usize) -> Vec<Source> {
    let of_story = |number: usize| Source {
        story: format!("story-{:04}", number / 5),
        ..source(number, article(number / 5 * 5 + number % 2))
    };
    (0..count).map(of_story).collect()
}

/// An article with this text, of one story with all others.
pub fn source(number: usize, text: String) -> Source {
    Source {
        id: SourceId(u32::try_from(number).unwrap_or(u32::MAX)),
        path: format!("{number:05}.txt"),
        file: None,
        story: "story".to_owned(),
        text,
        body: 0,
        given: Given::default(),
    }
}

/// The general knowledge.
pub fn knowledge() -> Knowledge {
    Knowledge::embedded()
}
