//! JUnit XML against a schema of the format that CI servers read, by `xmllint`.
//!
//! Where there is no `xmllint` the test says so and ends; with `CROSSCHECK_XMLLINT=required`, as in CI, it fails.
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]
#![allow(clippy::print_stdout, reason = "a test that did not run says so")]

use std::path::Path;
use std::process::Command;

use assert_cmd::cargo::cargo_bin_cmd;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Whether there is something to validate with.
fn is_there() -> bool {
    let there = Command::new("xmllint").arg("--version").output().is_ok();
    assert!(there || std::env::var_os("CROSSCHECK_XMLLINT").is_none(), "xmllint is required and missing");
    if !there {
        println!("not run: there is no xmllint");
    }
    there
}

/// What `xmllint` says of a file, and whether it is valid.
fn validated(file: &Path) -> (bool, String) {
    let output = Command::new("xmllint")
        .args(["--noout", "--nonet", "--schema"])
        .arg(Path::new(ROOT).join("tests/junit/junit.xsd"))
        .arg(file)
        .output()
        .expect("xmllint starts");
    (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn reports_follow_the_schema() {
    if !is_there() {
        return;
    }
    let directory = tempfile::tempdir().expect("a directory");
    let report = directory.path().join("junit.xml");
    let written = format!("junit={}", report.display());
    for arguments in [
        &["check", "seeds", "--notes", "--explain-silence"][..],
        &["check", "seeds", "--fail-on", "note"],
        &["check", "seeds", "--select", "D003"],
        &["check", "tests/draft-story/draft.md", "--against", "tests/draft-story/notes", "--fail-on", "note"],
    ] {
        let output = cargo_bin_cmd!("crosscheck")
            .current_dir(ROOT)
            .args(arguments)
            .args(["--report", &written])
            .output()
            .expect("it runs");
        assert!(output.status.code().is_some_and(|code| code < 2), "{arguments:?}");
        let (valid, said) = validated(&report);
        assert!(valid, "{arguments:?}: {said}");
    }
    std::fs::write(&report, "<testsuites tests=\"1\"/>").expect("written");
    assert!(!validated(&report).0, "the schema refuses what is none");
}
