//! The transcripts of README.md are real: every command in a `console` block is run, and prints what stands below it.
//!
//! A line that begins with `$ ` is a command; `\` at its end continues it. What follows is all it prints, standard error
//! included; a line of `…` stands for any lines. The blocks of one section (`## …`) follow each other in one directory, which
//! begins with a copy of `seeds/` and of the draft with its notes in `tests/draft-story`.
#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A command, what it is to print, and the line it stands in.
#[derive(Debug, PartialEq, Eq)]
struct Step {
    line: usize,
    command: String,
    printed: Vec<String>,
}

/// The title of each section, and its steps.
fn sections(markdown: &str) -> Vec<(String, Vec<Step>)> {
    let mut sections: Vec<(String, Vec<Step>)> = vec![(String::new(), Vec::new())];
    let (mut fence, mut continues): (Option<bool>, bool) = (None, false);
    for (at, line) in markdown.lines().enumerate() {
        let steps = &mut sections.last_mut().expect("a section").1;
        match (fence, line) {
            (None, line) if line.starts_with("```") => fence = Some(line == "```console"),
            (None, line) => {
                if let Some(title) = line.strip_prefix("## ") {
                    sections.push((title.to_owned(), Vec::new()));
                }
            }
            (Some(_), "```") => fence = None,
            (Some(false), _) => {}
            (Some(true), line) if continues => {
                steps.last_mut().expect("a command").command.push_str(&format!("\n{line}"));
                continues = line.ends_with('\\');
            }
            (Some(true), line) => match line.strip_prefix("$ ") {
                Some(command) => {
                    steps.push(Step { line: at + 1, command: command.to_owned(), printed: Vec::new() });
                    continues = line.ends_with('\\');
                }
                None => steps.last_mut().expect("a command first").printed.push(line.to_owned()),
            },
        }
    }
    sections.retain(|(_, steps)| !steps.is_empty());
    sections
}

/// An empty directory with a copy of the stories that come with the project, and of a draft with its notes.
fn directory(name: &str) -> PathBuf {
    let name: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("transcripts").join(name);
    let _ = fs::remove_dir_all(&directory);
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    copy(&project.join("seeds"), &directory.join("seeds"));
    copy(&project.join("tests/draft-story"), &directory);
    directory
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a directory");
    for entry in fs::read_dir(from).expect("a directory") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("copied");
        }
    }
}

/// What a command prints, and its exit code; `status` is what `$?` is before it.
fn run(command: &str, directory: &Path, status: i32) -> (Vec<String>, i32) {
    let program = assert_cmd::cargo::cargo_bin!("crosscheck");
    let programs = program.parent().expect("its directory").display();
    let script = format!("PATH=\"{programs}:$PATH\"; exec 2>&1; (exit {status}); {command}");
    let output = Command::new("sh").args(["-c", &script]).current_dir(directory).output().expect("it starts");
    let printed = String::from_utf8(output.stdout).expect("UTF-8");
    (printed.lines().map(|line| line.trim_end().to_owned()).collect(), output.status.code().unwrap_or(-1))
}

/// Whether lines are those expected, of which `…` stands for any.
fn matches(expected: &[String], printed: &[String]) -> bool {
    match expected.split_first() {
        None => printed.is_empty(),
        Some((first, rest)) if first.trim() == "…" => {
            (0..=printed.len()).any(|from| matches(rest, &printed[from..]))
        }
        Some((first, rest)) => {
            printed.first().is_some_and(|line| line == first.trim_end()) && matches(rest, &printed[1..])
        }
    }
}

#[test]
fn transcripts_are_what_the_program_prints() {
    let readme = include_str!("../README.md");
    let mut wrong = Vec::new();
    let mut run_steps = 0;
    for (title, steps) in sections(readme) {
        let directory = directory(&title);
        let mut status = 0;
        for step in steps {
            let (printed, code) = run(&step.command, &directory, status);
            status = code;
            run_steps += 1;
            if !matches(&step.printed, &printed) {
                wrong.push(format!("README.md:{}: {}\n{}", step.line, step.command, printed.join("\n")));
            }
        }
    }
    assert!(run_steps > 0, "README.md holds transcripts");
    assert!(wrong.is_empty(), "these commands print something else:\n\n{}", wrong.join("\n\n"));
}

#[test]
fn blocks_are_read_as_they_say() {
    let markdown = "# t\n```sh\n$ no\n```\n## One\n```console\n$ a \\\n  b\nx\n…\n$ c\n```\ntext\n## Two\n";
    let step = |line, command: &str, printed: &[&str]| Step {
        line,
        command: command.to_owned(),
        printed: printed.iter().map(|line| (*line).to_owned()).collect(),
    };
    let steps = vec![step(7, "a \\\n  b", &["x", "…"]), step(11, "c", &[])];
    assert_eq!(sections(markdown), [("One".to_owned(), steps)]);
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    assert!(matches(&lines("a\n…\nd"), &lines("a\nb\nc\nd")) && matches(&lines("…"), &[]));
    assert!(!matches(&lines("a\n…\nd"), &lines("a\nb")) && !matches(&[], &lines("a")));
}

#[test]
fn a_command_knows_how_the_last_one_ended() {
    let directory = directory("status");
    assert_eq!(run("crosscheck check no-such-path >/dev/null 2>&1", &directory, 0), (Vec::new(), 2));
    assert_eq!(run("echo $?; echo error >&2", &directory, 2), (vec!["2".to_owned(), "error".to_owned()], 0));
}
