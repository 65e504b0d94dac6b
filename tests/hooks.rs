//! What others run: the steps of the GitHub action, as its runner gives them their inputs, and the hook of pre-commit.
#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A file of the project.
fn file(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect("readable")
}

/// A repository with a story that has a conflict, and the program where the action installs it.
fn runner(name: &str) -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hooks").join(name);
    let _ = fs::remove_dir_all(&directory);
    fs::create_dir_all(directory.join("stories/mill")).expect("made");
    fs::create_dir_all(directory.join("temp/crosscheck/bin")).expect("made");
    let program = assert_cmd::cargo::cargo_bin!("crosscheck");
    // A link: a copy could still be open for writing in a process that another test starts.
    fs::hard_link(program, directory.join("temp/crosscheck/bin/crosscheck")).expect("linked");
    for (name, number) in [("river-post.md", 120), ("harbour-times.md", 146)] {
        let text = format!("---\npublished: 2024-05-07\n---\nThe Alder mill employs {number} people.\n");
        fs::write(directory.join("stories/mill").join(name), text).expect("written");
    }
    fs::write(directory.join("crosscheck.toml"), "stories = [\"stories\"]\n").expect("written");
    directory
}

/// The script of the last step.
fn script() -> String {
    let action = file("action.yml");
    let script = action.rsplit("run: |\n").next().expect("a script");
    script.lines().map(str::trim_start).collect::<Vec<_>>().join("\n")
}

const INPUTS: [&str; 6] = ["PATHS", "BASELINE", "FAIL_ON", "CHANGED_SINCE", "SARIF", "ARGS"];

/// Runs the step as the runner does: the exit code and what is printed.
fn run(directory: &Path, inputs: &[(&str, &str)]) -> (Option<i32>, String) {
    let mut bash = Command::new("bash");
    bash.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", &script()]).current_dir(directory);
    bash.env("RUNNER_TEMP", directory.join("temp"));
    for input in INPUTS {
        let given = inputs.iter().find(|(name, _)| *name == input);
        bash.env(input, given.map_or("", |(_, value)| *value));
    }
    let output = bash.output().expect("bash starts");
    let printed = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    (output.status.code(), printed.into_owned())
}

#[test]
fn the_action_checks_and_fails_on_what_is_new() {
    let directory = &runner("action");
    let action = file("action.yml");
    for input in INPUTS {
        assert!(action.contains(&format!("{input}: ${{{{ inputs.")), "{input}");
    }
    let (code, printed) = run(directory, &[]);
    assert_eq!(code, Some(1), "{printed}");
    assert!(printed.contains("::error file=stories/mill/"), "{printed}");
    let (code, printed) =
        run(directory, &[("PATHS", "stories/mill"), ("FAIL_ON", "never"), ("SARIF", "out.sarif")]);
    assert_eq!(code, Some(0), "{printed}");
    assert!(fs::read_to_string(directory.join("out.sarif")).expect("written").contains("Q001"));
    assert_eq!(run(directory, &[("ARGS", "--ignore\nQ001\n--notes\n")]).0, Some(0), "one option a line");
    let (code, printed) = run(directory, &[("BASELINE", "known.json")]);
    assert_eq!(code, Some(2), "{printed}");
    let (_, printed) = run(directory, &[("PATHS", "$(touch ran) `touch ran`; touch ran")]);
    assert!(!directory.join("ran").exists(), "{printed}");
}

#[test]
fn the_hook_names_a_command_that_is_there() {
    let hook = file(".pre-commit-hooks.yaml");
    let value = |key: &str| {
        let line = hook.lines().find_map(|line| line.trim_start_matches("- ").trim().strip_prefix(key));
        line.unwrap_or_default().trim().to_owned()
    };
    let arguments = value("args:").trim_matches(['[', ']']).replace(',', "");
    let directory = &runner("hook");
    let git = |arguments: &[&str]| {
        let output = Command::new("git").args(arguments).current_dir(directory).output();
        assert!(output.expect("git starts").status.success(), "{arguments:?}");
    };
    git(&["init", "-q"]);
    let mut command: Vec<String> = value("entry:").split_whitespace().map(str::to_owned).collect();
    assert_eq!(command.remove(0), "crosscheck");
    command.extend(arguments.split_whitespace().map(str::to_owned));
    let code = || {
        let program = directory.join("temp/crosscheck/bin/crosscheck");
        let output = Command::new(program).args(&command).current_dir(directory).output().expect("it starts");
        output.status.code()
    };
    assert_eq!(code(), Some(1), "before the first commit everything is changed");
    git(&["add", "stories", "crosscheck.toml"]);
    let who = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org"];
    git(&[&who[..], &["commit", "-q", "-m", "a story"]].concat());
    assert_eq!(code(), Some(0), "nothing is changed");
}
