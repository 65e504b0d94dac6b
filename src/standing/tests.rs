//! What stays known through edits, what is new, and what is accepted.

use jiff::civil::Date;

use super::{Baseline, Decisions, Record};
use crate::acceptance::{self, Decided, block};
use crate::knowledge::{FactsFile, Knowledge, Layer};
use crate::report::{Looked, Report};
use crate::rule::Standing;
use crate::source::{Given, Source, hide};
use crate::span::SourceId;

fn knowledge() -> &'static Knowledge {
    static KNOWLEDGE: std::sync::OnceLock<Knowledge> = std::sync::OnceLock::new();
    KNOWLEDGE.get_or_init(Knowledge::embedded)
}

/// The report of sources, each `path: text`.
fn report(story: &str, sources: &[&str]) -> Report {
    dated(story, sources, None)
}

fn dated(story: &str, texts: &[&str], day: Option<&str>) -> Report {
    crate::check(sources(story, texts), knowledge(), day.map(date))
}

fn sources(story: &str, texts: &[&str]) -> Vec<Source> {
    let source = |(number, source): (u32, &&str)| {
        let (path, text) = source.split_once(": ").expect("a path");
        let (text, comments) = hide(text, 0);
        let given = Given { comments, ..Given::default() };
        Source {
            id: SourceId(number),
            path: path.to_owned(),
            file: None,
            story: story.to_owned(),
            text,
            body: 0,
            given,
        }
    };
    (0..).zip(texts).map(source).collect()
}

/// The report of a draft that is held against sources, each `path: text`, where `partial` stories were read in part.
fn drafted(draft: &str, notes: &[&str], partial: bool) -> Report {
    let partial = partial.then(|| "mill/draft.md".to_owned()).into_iter().collect();
    let detail = crate::Detail { looked: Looked { partial, complete: false }, ..crate::Detail::default() };
    let (drafts, notes) = (sources("mill", &[draft]), sources("notes", notes));
    crate::check_drafts(drafts, notes, knowledge(), None, &detail)
}

fn date(day: &str) -> Date {
    day.parse().expect("a day")
}

const MILL: [&str; 2] = [
    "a.txt: On 7 May 2024 the Alder mill employs 120 people.",
    "b.txt: On 7 May 2024 the Alder mill employs 146 people.",
];

/// How each finding of a later run stands to the baseline of the mill, and how many records are resolved.
fn check(sources: &[&str], standing: &[Standing], resolved: usize) {
    let before = report("mill", &MILL);
    let baseline = Baseline::of(&before);
    let mut after = report("mill", sources);
    baseline.apply(&mut after, &knowledge().lexicon);
    let found: Vec<Standing> = after.findings.iter().map(|f| f.standing.clone()).collect();
    assert_eq!((found.as_slice(), after.absent.len()), (standing, resolved), "{sources:?}");
    for known in after.findings.iter().filter(|f| f.standing == Standing::Known) {
        assert_eq!(known.fingerprint, before.findings[0].fingerprint, "{sources:?}");
    }
}

#[test]
fn a_finding_is_known_while_no_value_is_new() {
    let [a, b] = MILL;
    check(&MILL, &[Standing::Known], 0);
    check(&[b, a], &[Standing::Known], 0);
    check(&[a, b, "c.txt: More than 130 people are employed by the Alder mill."], &[Standing::Known], 0);
    check(&[a, b, "c.txt: On 7 May 2024 the Alder mill employs 120 people."], &[Standing::Known], 0);
    check(&[a, b, "c.txt: On 7 May 2024 the Alder mill employs 160 people."], &[Standing::New], 0);
    check(&[a, "b.txt: On 7 May 2024 the Alder mill employs 147 people."], &[Standing::New], 1);
    check(&[a], &[], 1);
}

#[test]
fn a_story_that_was_not_checked_resolves_nothing() {
    let baseline = Baseline::of(&report("mill", &MILL));
    let mut other = report("harbour", &["a.txt: The harbour is open."]);
    baseline.apply(&mut other, &knowledge().lexicon);
    assert!(other.absent.is_empty());
    let mut renamed = report("the-mill", &MILL);
    baseline.apply(&mut renamed, &knowledge().lexicon);
    assert_eq!(renamed.findings[0].standing, Standing::Known);
}

#[test]
fn of_a_story_that_was_read_in_part_nothing_is_resolved() {
    let lexicon = &knowledge().lexicon;
    let baseline = Baseline::of(&report("mill", &MILL));
    let gone = |looked: Looked, story: &str| {
        let read = Report { looked, ..report(story, &MILL[..1]) };
        let mut marked = read.clone();
        baseline.apply(&mut marked, lexicon);
        let (_, changes) = baseline.updated(&read, false, lexicon);
        assert_eq!(marked.absent.len(), changes.dropped.len(), "what is named is dropped");
        changes.dropped.len()
    };
    let partial = Looked { partial: ["mill".to_owned()].into(), complete: false };
    assert_eq!(gone(partial, "mill"), 0);
    assert_eq!(gone(Looked::default(), "mill"), 1);
    assert_eq!(gone(Looked::default(), "harbour"), 0, "the mill may still be a story");
    assert_eq!(gone(Looked { complete: true, ..Looked::default() }, "harbour"), 1, "it is one no more");
}

#[test]
fn decisions_wait_where_the_story_was_read_in_part() {
    let found = |looked: Looked, story: &str| {
        let mut read = Report { looked, ..report(story, &MILL[..1]) };
        decided(None).apply(&mut read, None, &knowledge().lexicon);
        read.findings.len()
    };
    let partial = Looked { partial: ["mill".to_owned()].into(), complete: false };
    assert_eq!(found(partial, "mill"), 0);
    assert_eq!(found(Looked { complete: true, ..Looked::default() }, "harbour"), 1);
}

const CREW: &str = "draft.md: The Corrin ferry has a crew of 31.";

#[test]
fn what_is_known_of_a_draft_is_told_by_runs_on_the_draft() {
    let lexicon = &knowledge().lexicon;
    let notes = ["a.txt: The Corrin ferry is old."];
    let before = drafted(CREW, &notes, false);
    assert!(before.findings.iter().any(|f| f.code == "S001" && f.message.contains("31")), "{before:?}");
    let baseline = Baseline::of(&before);
    assert_eq!(Baseline::read(&baseline.write()), Ok(baseline.clone()));
    let mut again = drafted(CREW, &notes, false);
    baseline.apply(&mut again, lexicon);
    assert!(again.findings.iter().all(|f| f.standing == Standing::Known), "{:?}", again.findings);
    let dropped = |report: &Report| baseline.updated(report, false, lexicon).1.dropped.len();
    let mended = "draft.md: The Corrin ferry is old.";
    assert_eq!(dropped(&drafted(mended, &notes, true)), 0, "some of the notes were left out");
    assert!(dropped(&drafted(mended, &notes, false)) > 0);
    let plain = Report {
        looked: Looked { complete: true, ..Looked::default() },
        ..report("mill/draft.md", &[mended])
    };
    assert_eq!(dropped(&plain), 0, "without notes nobody asks what is supported");
}

#[test]
fn a_name_that_says_more_is_not_known_by_one_that_says_less() {
    let notes = ["a.txt: The ferry is old."];
    let baseline = Baseline::of(&drafted("draft.md: The ferry of Corrin is old.", &notes, false));
    let mut fuller = drafted("draft.md: The ferry of New Corrin is old.", &notes, false);
    baseline.apply(&mut fuller, &knowledge().lexicon);
    assert_eq!(fuller.findings.iter().map(|f| &f.standing).collect::<Vec<_>>(), [&Standing::New]);
}

#[test]
fn a_comment_accepts_what_no_source_carries() {
    let allow = "<!-- crosscheck: allow S001: told to the author -->";
    let draft = format!("draft.md: {allow}\nThe Corrin ferry has a crew of 31.");
    let told = |report: &Report| -> Vec<(&'static str, bool)> {
        let accepted = |f: &crate::rule::Finding| matches!(f.standing, Standing::Accepted(_));
        report.findings.iter().map(|f| (f.code, accepted(f))).collect()
    };
    let found = told(&drafted(&draft, &["a.txt: The Corrin ferry is old."], false));
    assert!(!found.is_empty() && found.iter().all(|f| *f == ("S001", true)), "{found:?}");
    let carried = ["a.txt: The Corrin ferry has a crew of 31."];
    assert_eq!(told(&drafted(&draft, &carried, false)), [("T002", false)]);
    assert_eq!(told(&drafted(&draft, &carried, true)), [], "the other notes may not carry it");
    assert_eq!(told(&report("mill", &[&draft])), [], "without notes nobody asks");
}

#[test]
fn a_record_is_one_finding() {
    let baseline = Baseline::of(&report("mill", &MILL));
    let mut both = report("mill", &MILL);
    let copy = report("copy", &MILL);
    both.findings.extend(copy.findings);
    both.sources.extend(copy.sources);
    baseline.apply(&mut both, &knowledge().lexicon);
    let standing: Vec<&Standing> = both.findings.iter().map(|f| &f.standing).collect();
    assert_eq!(standing, [&Standing::Known, &Standing::New]);
}

#[test]
fn an_update_drops_what_is_resolved_and_adds_only_what_it_is_asked_to() {
    let lexicon = &knowledge().lexicon;
    let baseline = Baseline::of(&report("mill", &MILL));
    let changed = report("mill", &[MILL[0], "b.txt: On 7 May 2024 the Alder mill employs 147 people."]);
    let (dropped, changes) = baseline.updated(&changed, false, lexicon);
    assert_eq!((dropped.records().len(), changes.dropped.len(), changes.left_out), (0, 1, 1));
    let (added, changes) = baseline.updated(&changed, true, lexicon);
    assert_eq!((added.records().len(), changes.added, changes.kept), (1, 1, 0));
    let (renamed, changes) = baseline.updated(&report("the-mill", &MILL), false, lexicon);
    assert_eq!((renamed.records()[0].story.as_str(), changes.kept), ("the-mill", 1));
    // A further value makes a new finding; the known one is a part of it.
    let third =
        report("mill", &[MILL[0], MILL[1], "c.txt: On 7 May 2024 the Alder mill employs 160 people."]);
    let (kept, _) = baseline.updated(&third, false, lexicon);
    assert_eq!(kept, baseline);
}

#[test]
fn a_file_is_read_as_it_was_written() {
    let baseline = Baseline::of(&report("mill \"x\" \u{e9}", &MILL));
    let text = baseline.write();
    assert_eq!(Baseline::read(&text), Ok(baseline), "{text}");
    assert_eq!(Baseline::read(&Baseline::default().write()), Ok(Baseline::default()));
    assert_eq!(text.lines().filter(|line| line.trim() == "{").count(), 2, "a block a finding: {text}");
}

#[test]
fn a_file_that_is_no_baseline_is_told_with_its_place() {
    let text = Baseline::of(&report("mill", &MILL)).write();
    for (broken, line, message) in [
        (text.replace("\"about\"", "\"abuot\""), 7, "unknown field `abuot`"),
        (text.replace("baseline/1", "baseline/9"), 2, "the schema is `crosscheck-baseline/9`"),
        (text[..text.len() / 2].to_owned(), 8, "EOF while parsing"),
        (String::new(), 1, "EOF while parsing"),
        ("[]".to_owned(), 1, "invalid length 0"),
    ] {
        let fault = Baseline::read(&broken).expect_err(&broken);
        assert!(fault.message.starts_with(message), "{}: {fault:?}", broken);
        assert_eq!(fault.line, line, "{broken}: {fault:?}");
    }
}

fn decisions(text: &str) -> Decisions {
    let file = FactsFile {
        layer: Layer::Own,
        path: "accepted.toml".into(),
        text: text.to_owned().into(),
        records: None,
    };
    let acceptances = acceptance::read(&file, SourceId(0)).expect("in order");
    Decisions { path: file.path, text: file.text.into_owned(), acceptances }
}

/// The decision on the one finding of the mill.
fn decided(until: Option<&str>) -> Decisions {
    let record = Record::of(&report("mill", &MILL).findings[0], false);
    let decided = Decided {
        fingerprint: record.fingerprint,
        story: Some(record.story),
        code: Some(record.code),
        about: Some(record.about),
        values: record.camps,
        draft: false,
    };
    decisions(&block(&decided, Some(&record.message), "one counts apprentices", until.map(date)))
}

#[test]
fn a_decision_accepts_and_what_it_no_longer_accepts_is_found() {
    let accepted = Standing::Accepted("one counts apprentices".to_owned());
    let check = |sources: &[&str], expected: &[(&str, &Standing)]| {
        let mut report = report("mill", sources);
        decided(None).apply(&mut report, None, &knowledge().lexicon);
        let found: Vec<(&str, &Standing)> = report.findings.iter().map(|f| (f.code, &f.standing)).collect();
        assert_eq!(found, expected, "{sources:?}");
        report
    };
    let [a, b] = MILL;
    check(&MILL, &[("Q001", &accepted)]);
    check(&[b, a, "c.txt: More than 130 people are employed by the Alder mill."], &[("Q001", &accepted)]);
    let stale = check(&[a], &[("T002", &Standing::New)]);
    let label = &stale.findings[0].labels[0];
    let source = stale.sources.iter().find(|s| s.id == label.span.source).expect("the file of decisions");
    assert_eq!((source.path.as_str(), stale.summary.warnings), ("accepted.toml", 1));
    assert!(label.span.of(&source.text).len() == 18, "the fingerprint in its marks");
    check(
        &[a, "b.txt: On 7 May 2024 the Alder mill employs 150 people."],
        &[("Q001", &Standing::New), ("T002", &Standing::New)],
    );
}

#[test]
fn a_decision_ends_on_the_day_it_says() {
    for (day, accepted) in [(None, true), (Some("2027-01-31"), true), (Some("2027-02-01"), false)] {
        let mut report = report("mill", &MILL);
        decided(Some("2027-01-31")).apply(&mut report, day.map(date), &knowledge().lexicon);
        assert_eq!(report.findings.len(), 1, "an acceptance that is over is no finding of its own");
        let finding = &report.findings[0];
        assert_eq!(matches!(finding.standing, Standing::Accepted(_)), accepted, "{day:?}");
        assert_eq!(finding.help.iter().any(|h| h.starts_with("it was accepted until")), !accepted, "{day:?}");
    }
}

#[test]
fn a_decision_on_a_story_that_was_not_checked_is_left_alone() {
    let mut other = report("harbour", &["a.txt: The harbour is open."]);
    decided(None).apply(&mut other, None, &knowledge().lexicon);
    assert!(other.findings.is_empty());
    assert_eq!(other.sources.len(), 1);
}

#[test]
fn a_comment_covers_the_paragraph_it_stands_in_or_before() {
    let allow = "<!-- crosscheck: allow Q001: one counts apprentices -->";
    let text = "On 7 May 2024 the Alder mill employs 120 people.";
    let apart = "The town lies on a river and is old.";
    let accepted = |a: &str| {
        let found = report("mill", &[&format!("a.md: {a}"), MILL[1]]);
        let standing = found.findings.iter().map(|f| (f.code, matches!(f.standing, Standing::Accepted(_))));
        standing.collect::<Vec<_>>()
    };
    for covers in [
        format!("{allow}\n{text}"),
        format!("{apart}\n\n{allow}\n\n{text}\n\n{apart}"),
        format!("{apart}\n\n{text} {allow}\n\n{apart}"),
        format!("{apart}\n\nOn 7 May 2024 the Alder mill {allow} employs 120 people."),
    ] {
        assert_eq!(accepted(&covers), [("Q001", true)], "{covers}");
    }
    let elsewhere = format!("{allow}\n\n{apart}\n\n{text}");
    assert_eq!(accepted(&elsewhere), [("T002", false), ("Q001", false)], "{elsewhere}");
}

#[test]
fn a_comment_without_a_reason_accepts_nothing() {
    let text = "a.md: <!-- crosscheck: allow Q001 -->\nOn 7 May 2024 the Alder mill employs 120 people.";
    let found = report("mill", &[text, MILL[1]]);
    let codes: Vec<&str> = found.findings.iter().map(|f| f.code).collect();
    assert_eq!(codes, ["T002", "Q001"]);
    assert!(found.findings.iter().all(|f| f.standing == Standing::New));
}

#[test]
fn a_comment_is_no_text_of_its_article() {
    let hidden = "a.md: <!-- On 7 May 2024 the Alder mill employs 999 people. -->\nOn 7 May 2024 the Alder mill employs 146 people.";
    assert!(report("mill", &[hidden, MILL[1]]).findings.is_empty());
}
