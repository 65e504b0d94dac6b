//! What an edit changed, for programs and for people.

use std::fmt::Write as _;

use schemars::JsonSchema;
use serde::Serialize;

use crate::coverage::{Change, Edit, Told};
use crate::graph::FactGraph;
use crate::report::drawing::PLAIN;
use crate::report::drawing::visible::one_line;
use crate::source::{Extent, LineIndex};
use crate::span::SourceId;

/// Two versions of a text with what changed between them.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The graph that holds both versions.
    pub graph: FactGraph,
    /// What changed.
    pub edit: Edit,
}

/// What an edit changed in the claims of a text: what `crosscheck diff --format json` prints.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "crosscheck diff", deny_unknown_fields)]
struct Document<'a> {
    /// The version of this contract: `crosscheck-diff/1`.
    schema: &'static str,
    /// Path of the version before the edit.
    old: &'a str,
    /// Path of the version after it.
    new: &'a str,
    /// What changed, in text order.
    changes: Vec<ChangeOut<'a>>,
    /// Claims that both versions make.
    unchanged: usize,
}

/// A claim that an edit changed.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Change", deny_unknown_fields)]
struct ChangeOut<'a> {
    /// What became of it.
    #[schemars(with = "ChangeKind")]
    change: &'static str,
    /// What is claimed: `figure`, `date`, `quotation`, `name`, `title`, `relation`.
    kind: &'static str,
    /// As the old version has it; null if it was added.
    from: Option<ToldOut<'a>>,
    /// As the new version has it; null if it was removed.
    to: Option<ToldOut<'a>>,
}

/// What became of a claim.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
#[expect(dead_code, reason = "only its schema is used")]
enum ChangeKind {
    /// The new version alone makes it.
    Added,
    /// The old version alone makes it.
    Removed,
    /// Both make it, with different values.
    Changed,
}

/// A claim of one version.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Told", deny_unknown_fields)]
struct ToldOut<'a> {
    /// First byte in the decoded source; in that of an HTML file its markup counts.
    start: u32,
    /// One past the last byte.
    end: u32,
    /// 1-based.
    line: usize,
    /// 1-based, in characters.
    column: usize,
    /// The words.
    text: &'a str,
    /// The statement in notation, where one was read.
    notation: Option<&'a str>,
}

/// The JSON Schema of what [`json`] prints, indented.
pub fn schema() -> String {
    let schema = schemars::schema_for!(Document<'static>);
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

/// A version with its lines.
struct Page<'c> {
    path: &'c str,
    text: &'c str,
    lines: LineIndex,
}

impl<'c> Page<'c> {
    fn new(compared: &'c Compared, id: SourceId) -> Self {
        let reading = compared.graph.readings.iter().find(|r| r.source.id == id);
        let text = reading.map_or("", |r| r.text());
        let lines = reading.map_or_else(LineIndex::default, |r| r.source.lines());
        Self { path: reading.map_or("", |r| &r.source.path), text, lines }
    }

    fn out<'t>(&self, told: &'t Told) -> ToldOut<'t> {
        let Extent { start, end } = self.lines.extent(self.text, told.span.range());
        let (line, column) = start.place();
        ToldOut {
            start: start.byte,
            end: end.byte,
            line,
            column,
            text: &told.words,
            notation: told.notation.as_deref(),
        }
    }

    /// `old.md:3:12  nine people`.
    fn line(&self, told: &Told) -> String {
        let (line, column) = self.lines.place(self.text, told.span.start as usize);
        let words = one_line(&told.words.split_whitespace().collect::<Vec<_>>().join(" "));
        format!("{}:{line}:{column}  {words}", one_line(self.path))
    }
}

/// What happened to a claim, and its two sides.
fn sides(change: &Change) -> (&'static str, Option<&Told>, Option<&Told>) {
    match change {
        Change::Added(to) => ("added", None, Some(to)),
        Change::Removed(from) => ("removed", Some(from), None),
        Change::Changed { from, to } => ("changed", Some(from), Some(to)),
    }
}

/// One JSON object.
pub fn json(compared: &Compared) -> Vec<u8> {
    let [old, new] = [compared.edit.old, compared.edit.new].map(|id| Page::new(compared, id));
    let changes = compared.edit.changes.iter().map(|change| {
        let (word, from, to) = sides(change);
        ChangeOut {
            change: word,
            kind: from.or(to).map_or("", |told| told.kind.as_str()),
            from: from.map(|told| old.out(told)),
            to: to.map(|told| new.out(told)),
        }
    });
    let document = Document {
        schema: "crosscheck-diff/1",
        old: old.path,
        new: new.path,
        changes: changes.collect(),
        unchanged: compared.edit.unchanged,
    };
    // Every key is a string, so there is nothing that could fail.
    let mut bytes = serde_json::to_vec_pretty(&document).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// Columns of the word and the kind before a place.
const MARGIN: usize = 20;

/// A line for each side of each change, and the counts.
pub fn human(compared: &Compared, colour: bool) -> Vec<u8> {
    let [old, new] = [compared.edit.old, compared.edit.new].map(|id| Page::new(compared, id));
    let mut out = String::new();
    for change in &compared.edit.changes {
        let (word, from, to) = sides(change);
        let kind = from.or(to).map_or("", |told| told.kind.as_str());
        let head = format!("{word:<8} {kind:<10} ");
        let head = if colour { format!("{}{head}{PLAIN}", colour_of(change)) } else { head };
        let mut lines: Vec<String> = from.map(|told| old.line(told)).into_iter().collect();
        lines.extend(to.map(|told| new.line(told)));
        // Hedges stand outside the words: what looks the same is told as it was understood.
        if let (Some(from), Some(to)) = (from, to)
            && from.words == to.words
        {
            let notations = [from, to].map(|told| told.notation.as_deref().unwrap_or_default());
            for (line, notation) in lines.iter_mut().zip(notations).filter(|(_, n)| !n.is_empty()) {
                let _ = write!(line, "  ({})", one_line(notation));
            }
        }
        let _ = writeln!(out, "{head}{}", lines.join(&format!("\n{}", " ".repeat(MARGIN))));
    }
    if !compared.edit.changes.is_empty() {
        out.push('\n');
    }
    let _ = writeln!(out, "{}", closing(&compared.edit));
    out.into_bytes()
}

fn colour_of(change: &Change) -> &'static str {
    match change {
        Change::Added(_) => "\x1b[32m",
        Change::Removed(_) => "\x1b[31m",
        Change::Changed { .. } => "\x1b[33m",
    }
}

/// `2 claims changed, 1 added, 3 removed; 12 unchanged`.
fn closing(edit: &Edit) -> String {
    let count = |word: &str| edit.changes.iter().filter(|change| sides(change).0 == word).count();
    let words = ["changed", "added", "removed"].map(|word| (count(word), word));
    let told: Vec<String> =
        words.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect();
    let told = if told.is_empty() { "no claim changed".to_owned() } else { told.join(", ") };
    format!("{told}; {} unchanged", edit.unchanged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Knowledge;
    use crate::source::{Given, Source};

    fn compared() -> Compared {
        let version = |path: &str, text: &str| Source {
            id: SourceId(0),
            path: path.to_owned(),
            file: None,
            story: "story".to_owned(),
            text: text.to_owned(),
            body: 0,
            given: Given::default(),
        };
        let old =
            version("old.md", "The Alder mill employs 120 people. Divers found 46 crates off Corrin.\n");
        let new =
            version("new.md", "The Alder mill employs 146 people. Off Corrin, divers found 46 crates.\n");
        crate::diff(old, new, &Knowledge::embedded(), None)
    }

    #[test]
    fn people_read_a_line_for_each_side() {
        let told = String::from_utf8(human(&compared(), false)).expect("UTF-8");
        let expected = "\
changed  figure     old.md:1:24  120 people
                    new.md:1:24  146 people

1 changed; 3 unchanged
";
        assert_eq!(told, expected);
    }

    #[test]
    fn programs_read_both_sides() {
        let value: serde_json::Value = serde_json::from_slice(&json(&compared())).expect("JSON");
        let schema = serde_json::from_str(&schema()).expect("JSON");
        let validator = jsonschema::validator_for(&schema).expect("a schema");
        assert!(validator.is_valid(&value), "{value}");
        assert!(!validator.is_valid(&serde_json::json!({"schema": "crosscheck-diff/1"})));
        assert_eq!((&value["schema"], &value["unchanged"]), (&"crosscheck-diff/1".into(), &3.into()));
        let change = &value["changes"][0];
        assert_eq!((&change["change"], &change["kind"]), (&"changed".into(), &"figure".into()));
        assert_eq!(
            (&change["from"]["text"], &change["to"]["text"]),
            (&"120 people".into(), &"146 people".into())
        );
        assert_eq!(value["changes"].as_array().map(Vec::len), Some(1));
    }
}
