//! Claims, for programs and for people.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::claim::Claim;
use crate::extract::Reading;
use crate::report::drawing::visible::one_line;
use crate::source::LineIndex;

use super::row;

/// A claim as `claims --format jsonl` prints it.
#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    source: &'a str,
    start: u32,
    end: u32,
    text: &'a str,
    notation: String,
    kind: &'static str,
    subject: &'a str,
    property: &'a str,
    scope: BTreeMap<&'a str, &'a str>,
    value: String,
    as_of: Option<String>,
    factuality: &'static str,
    speaker: Option<&'a str>,
}

/// One JSON object a line.
pub fn jsonl(reading: &Reading) -> Vec<u8> {
    let mut out = Vec::new();
    for claim in &reading.claims {
        // Writing to memory cannot fail, and every key is a string.
        if serde_json::to_writer(&mut out, &line(reading, claim)).is_ok() {
            out.push(b'\n');
        }
    }
    out
}

/// The source's path, then a line for each claim: place, kind, notation, words.
pub fn human(reading: &Reading) -> Vec<u8> {
    let text = reading.source.text.as_str();
    let lines = reading.source.lines();
    let mut out = format!("{}\n", one_line(&reading.source.path));
    for claim in &reading.claims {
        out.push_str(&row_at(&lines, text, claim));
    }
    if reading.claims.is_empty() {
        out.push_str("  no claims\n");
    }
    out.push('\n');
    out.into_bytes()
}

/// The line of one claim, as [`human`] prints it.
pub fn row_of(reading: &Reading, claim: &Claim) -> String {
    row_at(&reading.source.lines(), reading.text(), claim)
}

fn row_at(lines: &LineIndex, text: &str, claim: &Claim) -> String {
    let notation = one_line(&claim.statement.to_string());
    row(lines, text, claim.span, claim.kind.as_str(), &notation)
}

fn line<'a>(reading: &'a Reading, claim: &'a Claim) -> Line<'a> {
    let statement = &claim.statement;
    let (start, end) = reading.source.in_file(claim.span);
    Line {
        id: claim.id.as_str(),
        source: &reading.source.path,
        start,
        end,
        text: claim.span.of(&reading.source.text),
        notation: statement.to_string(),
        kind: claim.kind.as_str(),
        subject: &statement.subject,
        property: &statement.property,
        scope: statement.scope.iter().map(|(key, value)| (&**key, &**value)).collect(),
        value: statement.value.to_string(),
        as_of: statement.as_of.as_ref().map(|time| time.edtf()),
        factuality: statement.factuality.as_str().unwrap_or("asserted"),
        speaker: statement.speaker.as_deref(),
    }
}
