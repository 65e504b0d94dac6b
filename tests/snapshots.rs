//! What the seed stories give, kept: claims, and the reports for people and for programs.
//!
//! After a change that is meant: `INSTA_UPDATE=always cargo test --test snapshots`, read the difference, and keep
//! `cargo run --release -- check seeds --fail-on never > snapshots/seeds.human.txt` beside it.
#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

use assert_cmd::cargo::cargo_bin_cmd;

/// Holds what a command prints against the snapshot `name`.
fn check(name: &str, arguments: &[&str]) {
    let output = cargo_bin_cmd!("crosscheck").args(arguments).output().expect("it runs");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let printed = String::from_utf8(output.stdout).expect("output is UTF-8");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, printed));
}

#[test]
fn claims_of_the_seeds() {
    check("ministers.claims", &["claims", "seeds/asean-digital-ministers", "--format", "jsonl"]);
    check("ferry.claims", &["claims", "seeds/skell-island-ferry", "--format", "jsonl"]);
}

#[test]
fn reports_of_the_seeds() {
    for (name, story) in
        [("ministers", "seeds/asean-digital-ministers"), ("ferry", "seeds/skell-island-ferry")]
    {
        check(&format!("{name}.human"), &["check", story, "--fail-on", "never", "--notes"]);
        check(&format!("{name}.json"), &["check", story, "--fail-on", "never", "--format", "json"]);
    }
}

#[test]
fn trees_of_a_text() {
    check("mill.parse", &["parse", "tests/parse/mill.txt", "--chunks"]);
    check("mill.parse.human", &["parse", "tests/parse/mill.txt", "--format", "human"]);
}
