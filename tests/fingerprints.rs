//! Fingerprints of the whole corpus of conflicts: what an editor does to a text without changing what it says leaves them
//! as they are, and another value makes another one.
#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

mod fixture;

use std::collections::BTreeSet;

use crosscheck::knowledge::Knowledge;
use crosscheck::rule::Label;
use crosscheck::source::Source;
use crosscheck::span::SourceId;

/// Of another story: names and happenings that stand in no fixture.
const APART: &str = "In Ostrava Minor, a glider pilot landed safely in a field of rye, the aero club said, and walked all \
                     the way home over the hills because nobody who could have fetched him by car had heard of it, and \
                     since then the children of the village call the field the airport, which the farmer who owns it \
                     does not mind as long as they stay out of the rye.\n\n";

fn check(mut sources: Vec<Source>, knowledge: &Knowledge) -> crosscheck::report::Report {
    for (id, source) in (0..).zip(&mut sources) {
        source.id = SourceId(id);
    }
    crosscheck::check(sources, knowledge, None)
}

fn fingerprints(sources: Vec<Source>, knowledge: &Knowledge) -> BTreeSet<(&'static str, String)> {
    check(sources, knowledge).findings.into_iter().map(|f| (f.code, f.fingerprint)).collect()
}

fn written(sources: &[Source], text: impl Fn(&str) -> String) -> Vec<Source> {
    sources.iter().map(|source| Source { text: text(&source.text), ..source.clone() }).collect()
}

/// Typographic quotation marks for straight ones, and the reverse.
fn other_marks(text: &str) -> String {
    let mut open = false;
    let swapped = text.chars().map(|c| match c {
        '"' => {
            open = !open;
            if open { '“' } else { '”' }
        }
        '“' | '”' => '"',
        '\'' => '’',
        '’' => '\'',
        other => other,
    });
    swapped.collect()
}

/// The story with a paragraph more in its first source.
fn longer(sources: &[Source]) -> Vec<Source> {
    let mut sources = sources.to_vec();
    if let Some(first) = sources.first_mut() {
        first.text = format!("{}\n\n{APART}", first.text.trim_end());
    }
    sources
}

/// The story with its first source in short lines, as a page that wraps all of its lines.
fn rewrapped(sources: &[Source]) -> Vec<Source> {
    let mut sources = longer(sources);
    if let Some(first) = sources.first_mut() {
        first.text = wrapped(&first.text);
    }
    sources
}

/// The text in short lines.
fn wrapped(text: &str) -> String {
    let mut width = 0;
    let broken = text.chars().map(|c| {
        width = if c == '\n' { 0 } else { width + 1 };
        let ends = c == ' ' && width > 55;
        width = if ends { 0 } else { width };
        if ends { '\n' } else { c }
    });
    broken.collect()
}

/// Names that sort the other way round, and another story.
fn renamed(sources: &[Source]) -> Vec<Source> {
    let renamed = sources.iter().enumerate().map(|(i, source)| Source {
        path: format!("moved/{}-of-them.txt", sources.len() - i),
        story: "moved".to_owned(),
        ..source.clone()
    });
    renamed.collect()
}

/// The story with one of its sources a second time, under another name.
fn joined(sources: &[Source], which: usize) -> Vec<Source> {
    let mut sources = sources.to_vec();
    if let Some(source) = sources.get(which).cloned() {
        sources.push(Source { path: format!("0-{}", source.path), ..source });
    }
    sources
}

/// A story after edits that change nothing it says, and what was done.
fn edited(sources: &[Source]) -> Vec<(&'static str, Vec<Source>)> {
    vec![
        ("moved lines", written(sources, |text| format!("\n\n{text}\n"))),
        ("line ends", written(sources, |text| text.replace('\n', "\r\n"))),
        ("another paragraph", longer(sources)),
        ("short lines", rewrapped(sources)),
        ("spaces", written(sources, |text| text.replace(". ", ".  "))),
        ("quotation marks", written(sources, other_marks)),
        ("renamed files", renamed(sources)),
        ("the first source again", joined(sources, 0)),
        ("the last source again", joined(sources, sources.len() - 1)),
    ]
}

#[test]
fn edits_that_change_no_statement_change_no_fingerprint() {
    let knowledge = Knowledge::embedded();
    let mut raised = 0;
    let mut wrong = Vec::new();
    for case in fixture::folder("conflict") {
        let before = fingerprints(case.sources.clone(), &knowledge);
        raised += before.len();
        for (edit, sources) in edited(&case.sources) {
            let count = sources.len();
            let after = fingerprints(sources, &knowledge);
            // A source that is there twice may be at odds with itself as well.
            if !after.is_superset(&before) || (count == case.sources.len() && after != before) {
                wrong.push(format!("{}: {edit}\n    {before:?}\n    {after:?}", case.key));
            }
        }
    }
    assert!(raised > 100, "the fixtures hold findings");
    assert!(wrong.is_empty(), "{} of {raised}:\n{}", wrong.len(), wrong.join("\n"));
}

/// The sources with the first digit of a passage raised by one.
fn revalued(sources: &[Source], source: SourceId, range: std::ops::Range<usize>) -> Option<Vec<Source>> {
    let mut sources = sources.to_vec();
    let source = sources.iter_mut().find(|s| s.id == source)?;
    let at = range.start + source.text.get(range)?.find(|c: char| c.is_ascii_digit())?;
    let digit = source.text.as_bytes().get(at)?;
    let other = if *digit == b'9' { '1' } else { char::from(digit + 1) };
    source.text.replace_range(at..at + 1, &other.to_string());
    Some(sources)
}

#[test]
fn another_value_makes_another_fingerprint() {
    let knowledge = Knowledge::embedded();
    let mut changed = 0;
    let mut wrong = Vec::new();
    for case in fixture::folder("conflict") {
        let mut sources = case.sources.clone();
        for (id, source) in (0..).zip(&mut sources) {
            source.id = SourceId(id);
        }
        for finding in check(sources.clone(), &knowledge).findings.iter().filter(|f| !f.camps.is_empty()) {
            let revalued = |label: &Label| revalued(&sources, label.span.source, label.span.range());
            let stories = finding.labels.iter().take(2).filter_map(revalued);
            let others = stories.flat_map(|sources| check(sources, &knowledge).findings);
            // A digit may stand beside the value.
            for other in others.filter(|other| other.key.camps != finding.key.camps) {
                changed += 1;
                if other.fingerprint == finding.fingerprint {
                    wrong.push(format!("{}: {:?}", case.key, finding.key));
                }
            }
        }
    }
    assert!(changed > 30, "{changed} values were changed");
    assert!(wrong.is_empty(), "{} of {changed}:\n{}", wrong.len(), wrong.join("\n"));
}
