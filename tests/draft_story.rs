//! A draft with the notes it was written from, end to end: what the program prints, and its exit codes.
#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

use assert_cmd::cargo::cargo_bin_cmd;

const STORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/draft-story");

/// Runs the program in the folder of the story: exit code, output, messages.
fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = cargo_bin_cmd!("crosscheck").current_dir(STORY).args(arguments).output().expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// Holds what a command prints against the snapshot `name`.
fn check(name: &str, arguments: &[&str]) {
    let (_, printed, messages) = run(arguments);
    assert_eq!(messages, "");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, printed));
}

#[test]
fn reports_on_the_draft() {
    check("draft.human", &["check", "draft.md", "--against", "notes/"]);
    check("draft.coverage", &["check", "draft.md", "--against", "notes/", "--coverage"]);
    check("draft.json", &["check", "draft.md", "--against", "notes/", "--format", "json"]);
}

#[test]
fn what_the_edit_changed() {
    check("edit.human", &["diff", "draft.md", "draft-2.md"]);
    check("edit.json", &["diff", "draft.md", "draft-2.md", "--format", "json"]);
}

#[test]
fn exit_codes_follow_the_severity() {
    let code = |arguments: &[&str]| run(arguments).0;
    let against = ["check", "draft.md", "--against", "notes/"];
    let with = |more: &[&'static str]| code(&[&against[..], more].concat());
    assert_eq!(with(&[]), Some(1), "a source has another figure");
    assert_eq!(with(&["--ignore", "Q001"]), Some(0));
    assert_eq!(with(&["--ignore", "Q001", "--fail-on", "warning"]), Some(1), "some claims are unsupported");
    assert_eq!(with(&["--ignore", "Q001,S001", "--fail-on", "warning"]), Some(0));
    assert_eq!(with(&["--select", "S003", "--fail-on", "note"]), Some(1));
    assert_eq!(code(&["diff", "draft.md", "draft-2.md"]), Some(0));
}

#[test]
fn what_cannot_be_run_says_why() {
    let failed = |arguments: &[&str], expected: &str| {
        let (code, printed, messages) = run(arguments);
        assert_eq!((code, printed.as_str()), (Some(2), ""), "{arguments:?}: {messages}");
        assert!(messages.contains(expected), "{arguments:?}: {messages}");
    };
    failed(&["check", "draft.md", "--against", "notes.txt"], "notes.txt");
    failed(&["check", "draft.md", "--against", "./draft.md"], "no source besides the draft itself");
    failed(&["check", "draft.md", "--coverage"], "--against");
    failed(&["diff", "draft.md", "draft.md"], "named twice");
    failed(&["diff", "draft.md", "notes/"], "holds 4 texts");
    failed(&["diff", "draft.md", "draft-3.md"], "draft-3.md");
}

#[test]
fn the_draft_in_the_folder_of_its_notes_is_no_source() {
    let (_, alone, _) = run(&["check", "draft.md", "--against", "notes/"]);
    let (_, within, _) = run(&["check", "draft.md", "--against", "notes/", "./draft.md"]);
    assert_eq!(alone, within);
    let (_, twice, _) =
        run(&["check", "draft.md", "--against", "notes/", "--against", "notes/coast-wire.txt"]);
    assert_eq!(alone, twice);
}

#[test]
fn a_version_that_cannot_be_read_is_told_apart() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("binary.txt");
    std::fs::write(&path, [0u8, 1, 2, 0, 255, 0]).expect("it is written");
    let path = path.to_str().expect("a plain path");
    assert_eq!(run(&["diff", "draft.md", path]).0, Some(3));
    assert_eq!(run(&["check", "draft.md", "--against", "notes/", path]).0, Some(3));
}
