//! Mentions, for programs and for people.

use rust_decimal::Decimal;

use crate::extract::Reading;
use crate::grammar::name::{Name, NameKind};
use crate::grammar::quotation::{Quotation, QuotationKind, Use};
use crate::grammar::{Meaning, Mention};
use crate::report::drawing::visible::one_line;
use crate::source::LineIndex;
use crate::span::Span;
use crate::value::Quantity;

use super::object::Object;
use super::{digits, row};

/// The value, shaped by the type.
enum Value<'a> {
    Time {
        /// None where nothing anchors it.
        edtf: Option<String>,
        timex3: &'a str,
    },
    Quantity(&'a Quantity),
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
    let text = reading.source.text.as_str();
    // A line for every name and figure: about as much again as the text.
    let mut out = Vec::with_capacity(text.len() * 2);
    let mut begin = Vec::new();
    Object::begin(&mut begin).text("source", &reading.source.path);
    for mention in listed(reading) {
        out.extend_from_slice(&begin);
        let mut line = Object::within(&mut out);
        let (start, end) = reading.source.in_file(mention.span);
        line.offset("start", start);
        line.offset("end", end);
        line.text("text", mention.span.of(text));
        line.word("type", mention.kind.as_str());
        write(value(mention, text), line.object("value"));
        line.end();
        out.push(b'\n');
    }
    out
}

fn write(value: Value<'_>, mut object: Object<'_>) {
    match value {
        Value::Time { edtf, timex3 } => {
            object.optional("edtf", edtf.as_deref());
            object.text("timex3", timex3);
        }
        Value::Quantity(quantity) => {
            for (key, end) in [("number", quantity.number), ("low", quantity.low), ("high", quantity.high)] {
                object.decimal(key, end);
            }
            object.text("unit", &quantity.unit.symbol);
            object.flag("approx", quantity.approximate());
        }
        Value::Quotation { speaker, cue, kind } => {
            object.optional("speaker", speaker);
            object.optional("cue", cue);
            object.word("kind", kind);
        }
        Value::Name { kind, title, acronym } => {
            object.word("kind", kind);
            object.optional("title", title);
            object.optional("acronym", acronym);
        }
    }
    object.end();
}

/// The source's path, then a line for each mention: place, type, value, words.
pub fn human(reading: &Reading) -> Vec<u8> {
    let lines = reading.source.lines();
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
    row_at(&reading.source.lines(), reading, mention)
}

fn row_at(lines: &LineIndex, reading: &Reading, mention: &Mention) -> String {
    let text = reading.text();
    let value = in_words(&value(mention, text));
    row(lines, text, mention.span, mention.kind.as_str(), &value)
}

/// All mentions but quoted titles, themes and scare quotes: a quote is somebody's words.
fn listed(reading: &Reading) -> impl Iterator<Item = &Mention> {
    reading.mentions.iter().filter(|mention| match &mention.meaning {
        Meaning::Quotation(quotation) => quotation.usage == Use::Speech,
        _ => true,
    })
}

fn value<'a>(mention: &'a Mention, text: &'a str) -> Value<'a> {
    match &mention.meaning {
        Meaning::Time(time) => {
            Value::Time { edtf: time.time.as_ref().map(|t| t.edtf()), timex3: &time.timex3 }
        }
        Meaning::Quantity(quantity) => Value::Quantity(quantity),
        Meaning::Quotation(quotation) => speech(quotation, text),
        Meaning::Name(name) => named(name, text),
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
        title: words(name.title()),
        acronym: words(name.acronym()),
    }
}

/// The value for a person: shortest form that loses nothing.
fn in_words(value: &Value<'_>) -> String {
    match value {
        Value::Time { edtf: Some(edtf), .. } => edtf.clone(),
        Value::Time { edtf: None, timex3 } => (*timex3).to_owned(),
        Value::Quantity(quantity) => {
            let (number, low, high) = (quantity.number, quantity.low, quantity.high);
            let bounds = |end: Option<Decimal>| end.map(digits).unwrap_or_default();
            let exact = number.is_some() && low == number && high == number;
            let figure = if exact { bounds(number) } else { format!("{}..{}", bounds(low), bounds(high)) };
            let about = if quantity.approximate() { "~" } else { "" };
            one_line(format!("{about}{figure} {}", quantity.unit.symbol).trim_end())
        }
        Value::Quotation { speaker, cue, kind } => {
            one_line(&format!("{kind}: {} {}", speaker.unwrap_or("?"), cue.unwrap_or("")))
        }
        Value::Name { kind, title, .. } => one_line(&format!("{kind} {}", title.unwrap_or(""))),
    }
    .trim_end()
    .to_owned()
}
