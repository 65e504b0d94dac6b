//! What a run may not spoil: what it reads, what other runs write, and what it did not look at.
#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const RIVER: &str =
    "The Alder mill employs 120 people.\n\nThe theme of the Tarn Film Festival is \"Light on Water\".\n";
const HARBOUR: &str =
    "The Alder mill employs 146 people.\n\nThe theme of the Tarn Film Festival is \"Light in the North\".\n";

/// An empty directory with two articles that disagree twice.
fn story(name: &str) -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("files").join(name);
    let _ = fs::remove_dir_all(&directory);
    fs::create_dir_all(directory.join("mill")).expect("it can be made");
    fs::write(directory.join("mill/river.txt"), RIVER).expect("written");
    fs::write(directory.join("mill/harbour.txt"), HARBOUR).expect("written");
    directory
}

fn program(directory: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("crosscheck"));
    command.args(arguments).current_dir(directory);
    command
}

fn run(directory: &Path, arguments: &[&str]) -> (i32, String) {
    let Output { status, stdout, stderr } = program(directory, arguments).output().expect("it starts");
    (status.code().unwrap_or(-1), String::from_utf8_lossy(&[stdout, stderr].concat()).into_owned())
}

#[test]
fn nothing_is_written_into_what_is_read() {
    let story = &story("read");
    assert_eq!(run(story, &["baseline", "create", "mill"]).0, 0);
    for arguments in [
        &["check", "mill", "--report", "html=mill/river.txt"][..],
        &["check", "mill", "--format", "json", "--output", "mill/river.txt"],
        &["claims", "mill", "--output", "mill/../mill/river.txt"],
        &[
            "check",
            "mill",
            "--baseline",
            "crosscheck-baseline.json",
            "--report",
            "json=crosscheck-baseline.json",
        ],
        &["check", "mill/harbour.txt", "--against", "mill/river.txt", "--output", "mill/river.txt"],
    ] {
        let (code, printed) = run(story, arguments);
        assert_eq!(code, 2, "{arguments:?}: {printed}");
        assert!(printed.contains("it is read in this run"), "{printed}");
    }
    assert_eq!(fs::read_to_string(story.join("mill/river.txt")).expect("readable"), RIVER);
}

#[test]
fn decisions_taken_at_once_are_all_written() {
    let story = &story("decisions");
    let (_, listed) = run(story, &["accept", "mill"]);
    let listed = if listed.contains("Q001") { listed } else { run(story, &["accept"]).1 };
    let fingerprints: Vec<&str> =
        listed.lines().filter_map(|line| line.split_once("  ")).map(|(f, _)| f).collect();
    assert_eq!(fingerprints.len(), 2, "{listed}");
    let started: Vec<_> = fingerprints
        .iter()
        .map(|f| {
            program(story, &["accept", f, "mill", "--reason", "counted twice"]).spawn().expect("it starts")
        })
        .collect();
    for mut process in started {
        assert!(process.wait().expect("it ends").success());
    }
    let written = fs::read_to_string(story.join("facts/accepted.toml")).expect("readable");
    assert_eq!(written.matches("[[accepted]]").count(), 2, "{written}");
}

#[test]
fn what_was_not_looked_at_is_not_resolved() {
    let story = &story("resolved");
    assert_eq!(run(story, &["baseline", "create", "mill"]).0, 0);
    let whole = fs::read_to_string(story.join("crosscheck-baseline.json")).expect("readable");
    let (code, printed) = run(story, &["baseline", "prune", "mill", "--select", "D"]);
    assert_eq!(
        (code, printed.as_str()),
        (0, "crosscheck-baseline.json: 2 findings known, 0 resolved and dropped\n")
    );
    assert_eq!(fs::read_to_string(story.join("crosscheck-baseline.json")).expect("readable"), whole);
    fs::write(story.join("mill/river.txt"), [0, 159, 0, 1, 2, 0]).expect("written");
    let (code, printed) = run(story, &["check", "mill", "--baseline", "crosscheck-baseline.json"]);
    assert_eq!(code, 3, "{printed}");
    assert!(!printed.contains("resolved"), "{printed}");
}
