//! How the grammars of figures are tested: a value, then every way to say it; and texts that hold no figure.

use crate::grammar::{Meaning, Mention, mentions};
use crate::knowledge::Knowledge;
use crate::span::{SourceId, Span};
use crate::text::{Block, BlockKind, Document, Sentence, Token, TokenKind};
use crate::value::{Hedge, Quantity};

/// A document of one block and one sentence, its tokens cut at white space and marks.
fn document(text: &str) -> Document {
    let mut tokens: Vec<Token> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        let (start, end) = (at as u32, (at + c.len_utf8()) as u32);
        let kind = match c {
            c if c.is_ascii_digit() => TokenKind::Number,
            c if c.is_alphanumeric() => TokenKind::Word,
            _ => TokenKind::Symbol,
        };
        match tokens.last_mut() {
            Some(last)
                if last.end == start && last.kind != TokenKind::Symbol && kind != TokenKind::Symbol =>
            {
                last.end = end;
            }
            Some(last) if last.end == start && last.kind == TokenKind::Number && matches!(c, '.' | ',') => {
                last.end = end;
            }
            _ => tokens.push(Token { start, end, kind }),
        }
    }
    let span = Span::new(SourceId::default(), 0, text.len());
    let block = Block { span, kind: BlockKind::Paragraph, foreign: None, sentences: 0..1 };
    let sentence = Sentence { span, block: 0, tokens: 0..tokens.len() };
    Document { source: SourceId::default(), blocks: vec![block], sentences: vec![sentence], tokens }
}

/// Figures of a text as `type value unit [span]`.
pub(in crate::grammar) fn figures(text: &str, knowledge: &Knowledge) -> Vec<String> {
    mentions(&document(text), text, &knowledge.lexicon).iter().filter_map(|m| shown(m, text)).collect()
}

fn shown(mention: &Mention, text: &str) -> Option<String> {
    let Meaning::Quantity(quantity) = &mention.meaning else { return None };
    let span = &text[mention.span.start as usize..mention.span.end as usize];
    // Whatever was read has an interval: neither scale nor unit may overflow.
    let _ = quantity.base_interval();
    Some(format!("{} {} [{span}]", mention.kind.as_str(), value(quantity)))
}

/// A quantity in short: `12 soldiers`, `>14 people`, `3..5 %`.
fn value(quantity: &Quantity) -> String {
    let mark = match quantity.hedge {
        Hedge::Exact | Hedge::Between => "",
        Hedge::About => "~",
        Hedge::Nearly => "<~",
        Hedge::AtLeast => ">=",
        Hedge::Over => ">",
        Hedge::AtMost => "<=",
        Hedge::Under => "<",
    };
    let text = |n: Option<rust_decimal::Decimal>| n.map_or(String::new(), |n| n.normalize().to_string());
    let number = match quantity.number {
        Some(_) => text(quantity.number),
        None => format!("{}..{}", text(quantity.low), text(quantity.high)),
    };
    format!("{mark}{number} {}", quantity.unit.symbol).trim_end().to_owned()
}

/// Asserts that each text holds exactly the figure `expected`; the span, in brackets, is the last part of a way to say it
/// behind `|`, or the whole text.
pub(in crate::grammar) fn check(corpus: &[(&str, &[&str])]) {
    let knowledge = Knowledge::embedded();
    let mut wrong = Vec::new();
    for (expected, ways) in corpus {
        for way in *ways {
            let (text, span) = way.split_once(" | ").unwrap_or((way, way));
            let read = figures(text, &knowledge);
            if read != [format!("{expected} [{span}]")] {
                wrong.push(format!("{text:?}: expected {expected} [{span}], read {read:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Asserts that no text holds a figure.
pub(in crate::grammar) fn check_silent(texts: &[&str]) {
    let knowledge = Knowledge::embedded();
    let wrong: Vec<_> =
        texts.iter().map(|t| (t, figures(t, &knowledge))).filter(|(_, read)| !read.is_empty()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn examples_of_the_unit_files_are_read() {
    let knowledge = Knowledge::embedded();
    let mut wrong = Vec::new();
    for file in crate::knowledge::embedded_files().iter().filter(|f| f.path.starts_with("units/")) {
        let units: crate::knowledge::UnitsFile = toml::from_str(&file.text).expect("a units file");
        for example in &units.example {
            let read = figures(&example.text, &knowledge);
            let expected = format!("{} {} [", example.number.normalize(), example.unit);
            if read.len() != 1 || !read[0].contains(&expected) {
                wrong.push(format!("{:?}: expected {expected}, read {read:?}", example.text));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Scraps that grammars look for, and characters of several bytes between them.
const SCRAPS: &[&str] = &[
    "12",
    "1,000",
    "0",
    "007",
    ".5",
    "3.14",
    "½",
    "−",
    "-",
    "–",
    "$",
    "€",
    "£",
    "US$",
    "%",
    " ",
    "\u{a0}",
    "\n",
    "(",
    ")",
    "million",
    "bn",
    "m",
    "K",
    "hundred",
    "and",
    "a",
    "half",
    "third",
    "thirds",
    "of",
    "to",
    "from",
    "between",
    "or",
    "more",
    "than",
    "about",
    "up",
    "twenty",
    "two",
    "one",
    "dozen",
    "km",
    "°C",
    "feet",
    "pounds",
    "year",
    "old",
    "aged",
    "people",
    "Café",
    "ß",
    "İ",
    "K",
    "é",
    "ấ",
    "’",
    "\u{2011}",
    "\u{200b}",
    "🙂",
    "th",
    "magnitude",
    "USD",
    "9/11",
    ",",
    ".",
    "99999999999999999999999999999999",
    "http://a/1",
    "x@y",
    "1.jpg",
];

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 400, failure_persistence: None, ..Default::default() })]
    #[test]
    fn hostile_text_never_panics(picks in proptest::collection::vec(0..SCRAPS.len(), 0..24)) {
        static KNOWLEDGE: std::sync::LazyLock<Knowledge> = std::sync::LazyLock::new(Knowledge::embedded);
        let text: String = picks.into_iter().map(|i| SCRAPS[i]).collect();
        for figure in figures(&text, &KNOWLEDGE) {
            proptest::prop_assert!(figure.ends_with(']'));
        }
    }
}
