//! Mentions, for programs and for people.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::extract::Reading;
use crate::grammar::name::{Name, NameKind};
use crate::grammar::quotation::{Quotation, QuotationKind, Use};
use crate::grammar::{Meaning, Mention};
use crate::report::drawing::visible::one_line;
use crate::source::LineIndex;
use crate::span::Span;
use crate::value::Quantity;

use super::{digits, row};

/// A mention as `mentions --format jsonl` prints it.
#[derive(Serialize)]
struct Line<'a> {
    source: &'a str,
    start: u32,
    end: u32,
    text: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    value: Value<'a>,
}

/// The value, shaped by the type.
#[derive(Serialize)]
#[serde(untagged)]
enum Value<'a> {
    Time {
        /// None where nothing anchors it.
        edtf: Option<String>,
        timex3: &'a str,
    },
    Quantity {
        /// As stated; none for a range.
        number: Option<String>,
        low: Option<String>,
        high: Option<String>,
        unit: &'a str,
        approx: bool,
    },
    Quotation {
        speaker: Option<&'a str>,
        cue: Option<&'a str>,
        kind: &'static str,
    },
    Name {
        kind: &'static str,
        title: Option<&'a str>,
        acronym: Option<&'a str>,
    },
}

/// One JSON object a line.
pub fn jsonl(reading: &Reading) -> Vec<u8> {
    let mut out = Vec::new();
    for mention in listed(reading) {
        let line = line(reading, mention);
        // Writing to memory cannot fail, and every key is a string.
        if serde_json::to_writer(&mut out, &line).is_ok() {
            out.push(b'\n');
        }
    }
    out
}

/// The source's path, then a line for each mention: place, type, value, words.
pub fn human(reading: &Reading) -> Vec<u8> {
    let text = reading.source.text.as_str();
    let lines = LineIndex::new(text);
    let mut out = format!("{}\n", one_line(&reading.source.path));
    for mention in listed(reading) {
        out.push_str(&row_at(&lines, reading, mention));
    }
    if reading.mentions.is_empty() {
        out.push_str("  no mentions\n");
    }
    out.push('\n');
    out.into_bytes()
}

/// The line of one mention, as [`human`] prints it.
pub fn row_of(reading: &Reading, mention: &Mention) -> String {
    row_at(&LineIndex::new(reading.text()), reading, mention)
}

fn row_at(lines: &LineIndex, reading: &Reading, mention: &Mention) -> String {
    let value = in_words(&line(reading, mention).value);
    row(lines, reading.text(), mention.span, mention.kind.as_str(), &value)
}

/// All mentions but quoted titles, themes and scare quotes: a quote is somebody's words.
fn listed(reading: &Reading) -> impl Iterator<Item = &Mention> {
    reading.mentions.iter().filter(|mention| match &mention.meaning {
        Meaning::Quotation(quotation) => quotation.usage == Use::Speech,
        _ => true,
    })
}

fn line<'a>(reading: &'a Reading, mention: &'a Mention) -> Line<'a> {
    let text = reading.source.text.as_str();
    Line {
        source: &reading.source.path,
        start: mention.span.start,
        end: mention.span.end,
        text: mention.span.of(text),
        kind: mention.kind.as_str(),
        value: match &mention.meaning {
            Meaning::Time(time) => {
                Value::Time { edtf: time.time.as_ref().map(|t| t.edtf()), timex3: &time.timex3 }
            }
            Meaning::Quantity(quantity) => figure(quantity),
            Meaning::Quotation(quotation) => speech(quotation, text),
            Meaning::Name(name) => named(name, text),
        },
    }
}

fn figure(quantity: &Quantity) -> Value<'_> {
    let printed = |n: Option<Decimal>| n.map(digits);
    Value::Quantity {
        number: printed(quantity.number),
        low: printed(quantity.low),
        high: printed(quantity.high),
        unit: &quantity.unit.symbol,
        approx: quantity.approximate(),
    }
}

fn speech<'a>(quotation: &Quotation, text: &'a str) -> Value<'a> {
    let words = |span: Option<Span>| span.map(|s| s.of(text));
    Value::Quotation {
        speaker: words(quotation.speaker),
        cue: words(quotation.cue),
        kind: match quotation.kind {
            QuotationKind::Direct => "direct",
            QuotationKind::Indirect => "indirect",
            QuotationKind::Mixed => "mixed",
        },
    }
}

fn named<'a>(name: &Name, text: &'a str) -> Value<'a> {
    let words = |span: Option<Span>| span.map(|s| s.of(text));
    Value::Name {
        kind: match name.kind {
            NameKind::Person => "person",
            NameKind::Organisation => "organisation",
            NameKind::Place => "place",
            NameKind::Event => "event",
            NameKind::Document => "document",
            NameKind::Unknown => "unknown",
        },
        title: words(name.title),
        acronym: words(name.acronym),
    }
}

/// The value for a person: shortest form that loses nothing.
fn in_words(value: &Value<'_>) -> String {
    match value {
        Value::Time { edtf: Some(edtf), .. } => edtf.clone(),
        Value::Time { edtf: None, timex3 } => (*timex3).to_owned(),
        Value::Quantity { number, low, high, unit, approx } => {
            let bounds = |end: &Option<String>| end.clone().unwrap_or_default();
            let exact = number.is_some() && low == number && high == number;
            let figure = if exact { bounds(number) } else { format!("{}..{}", bounds(low), bounds(high)) };
            let about = if *approx { "~" } else { "" };
            one_line(format!("{about}{figure} {unit}").trim_end())
        }
        Value::Quotation { speaker, cue, kind } => {
            one_line(&format!("{kind}: {} {}", speaker.unwrap_or("?"), cue.unwrap_or("")))
        }
        Value::Name { kind, title, .. } => one_line(&format!("{kind} {}", title.unwrap_or(""))),
    }
    .trim_end()
    .to_owned()
}
