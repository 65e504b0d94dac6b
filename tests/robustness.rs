//! Any bytes in, never a panic: the exit codes of the contract, and the same bytes out for any order and any number of
//! threads.
#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::cargo::cargo_bin_cmd;

/// What a run printed and how it ended.
struct Run {
    code: i32,
    out: String,
    err: String,
}

fn run(arguments: &[&str]) -> Run {
    let output = cargo_bin_cmd!("crosscheck").args(arguments).output().expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
    let run = Run {
        code: output.status.code().expect("it ends by itself"),
        out: text(output.stdout),
        err: text(output.stderr),
    };
    assert!(!run.err.contains("panicked"), "{}", run.err);
    run
}

/// A directory of its own for a test.
fn directory(name: &str) -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&directory);
    fs::create_dir_all(&directory).expect("a directory");
    directory
}

fn path(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

/// Bytes without a pattern, the same on every run.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let byte = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    };
    std::iter::repeat_with(byte).take(length).collect()
}

/// Runs every command that reads sources on a file with these bytes and holds its exit code to one of `codes`.
fn check(name: &str, bytes: &[u8], codes: &[i32]) {
    let file = directory(name).join("source.txt");
    fs::write(&file, bytes).expect("written");
    for command in [
        &["check", "--fail-on", "never"][..],
        &["check", "--fail-on", "never", "--format", "json"],
        &["mentions"],
        &["mentions", "--format", "jsonl"],
        &["claims", "--format", "jsonl"],
        &["graph", "--format", "json"],
    ] {
        let run = run(&[command, &[path(&file)]].concat());
        assert!(codes.contains(&run.code), "{name}: {command:?} ended with {}: {}", run.code, run.err);
        assert_eq!(
            run.code == 3,
            run.err.contains("warning: "),
            "{name}: what is left out is told: {}",
            run.err
        );
    }
}

#[test]
fn any_bytes_are_read_or_refused() {
    check("noise", &noise(50_000), &[0, 3]);
    check("invalid-utf8", b"The fire killed 12 \xff\xfe\xc3( people on 4 May 2024.\n", &[0, 3]);
    check("nul", b"The fire\0 killed\0 12 people.\0\0\0\n", &[3]);
    check("empty", b"", &[0]);
    check("blank", b" \n\t\r\n \n", &[0]);
    check("utf16", b"\xff\xfeT\0h\0e\0 \x001\x002\0 \0m\0e\0n\0.\0", &[0]);
    check("controls", b"a \x1b[31m 12 \x07 men \x08\x0b\x0c\r on 3 May 2024\x7f\n", &[0, 3]);
}

#[test]
fn long_and_deep_texts_are_read() {
    let sentence =
        "On 3 May 2024 at least 12 people were hurt, \u{201c}he said\u{201d}, and $3.5m was lost. ";
    check("long-line", sentence.repeat(100_000 / sentence.len()).as_bytes(), &[0]);
    check("quotation-marks", "\u{201c}".repeat(10_000).as_bytes(), &[0]);
    check("straight-marks", "\"".repeat(10_001).as_bytes(), &[0]);
    check("spaced-marks", "\" ' \u{2018} \u{ab} ".repeat(5_000).as_bytes(), &[0]);
    check("digits", "0123456789".repeat(5_000).as_bytes(), &[0]);
    check("separated-digits", "1,234.56/".repeat(5_000).as_bytes(), &[0]);
    check("brackets", "([{".repeat(5_000).as_bytes(), &[0]);
    check("capitals", "Alder ".repeat(4_000).as_bytes(), &[0]);
    check("newlines", "\n".repeat(50_000).as_bytes(), &[0]);
    check("marks", "e\u{301}\u{301}".repeat(10_000).as_bytes(), &[0]);
    check("hedges", "about at least nearly over ".repeat(1_000).as_bytes(), &[0]);
    check("figures", "12, ".repeat(3_000).as_bytes(), &[0]);
    let listed = "12 nurses, 7 Danes, ".repeat(1_000);
    check("a-list-of-the-dead", format!("9000 people died, including {listed}").as_bytes(), &[0]);
    check("countries-of-the-dead", format!("Among the dead are {listed}").as_bytes(), &[0]);
    check("months", "May ".repeat(3_000).as_bytes(), &[0]);
}

#[test]
fn a_directory_is_read_and_a_missing_path_is_not() {
    let story = directory("story");
    fs::write(story.join("a.txt"), "Twelve people were hurt on 3 May 2024.\n").expect("written");
    assert_eq!(run(&["mentions", path(&story)]).code, 0);
    let missing = story.join("b.txt");
    for command in ["check", "mentions"] {
        let run = run(&[command, path(&story), path(&missing)]);
        assert_eq!(run.code, 2);
        assert!(run.err.starts_with("error: ") && run.err.contains("b.txt"), "{}", run.err);
        assert_eq!(run.out, "");
    }
}

#[test]
fn one_unreadable_source_does_not_stop_the_others() {
    let story = directory("partly");
    fs::write(story.join("a.txt"), "Twelve people were hurt on 3 May 2024.\n").expect("written");
    fs::write(story.join("b.txt"), b"\0\0\0binary\0\0").expect("written");
    let run = run(&["mentions", path(&story), "--format", "jsonl"]);
    assert_eq!(run.code, 3, "{}", run.err);
    assert!(run.out.contains("a.txt") && run.err.contains("b.txt"), "{}", run.err);
    let too_large = self::run(&["mentions", path(&story.join("a.txt")), "--max-bytes", "10"]);
    assert_eq!(too_large.code, 3, "{}", too_large.err);
}

#[test]
fn wrong_use_says_what_is_right() {
    let cases: &[(&[&str], &str)] = &[
        (&["chek", "a.txt"], "check"),
        (&["check"], "PATHS"),
        (&["check", "seeds", "--format", "xml"], "human"),
        (&["check", "seeds", "--as-of", "yesterday"], "--as-of"),
        (&["check", "seeds", "--jobs", "0"], "--jobs"),
        (&["check", "seeds", "--select", "conflicting-nonsense"], "crosscheck rules"),
        (&["check", "seeds", "--facts", "no-such-directory"], "no-such-directory"),
        (&["check", "seeds", "--output", "no/such/directory/report.txt"], "report.txt"),
        (&["explain", "Z999"], "crosscheck rules"),
        (&["facts", "check", "no-such-directory"], "no-such-directory"),
    ];
    for (arguments, told) in cases {
        let run = run(arguments);
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.err);
        assert!(run.err.contains(told), "{arguments:?}: {}", run.err);
        assert_eq!(run.out, "", "{arguments:?}");
    }
}

#[test]
fn what_needs_no_source_ends_well() {
    for arguments in [
        &[][..],
        &["--help"],
        &["--version"],
        &["rules"],
        &["facts", "check"],
        &["schema"],
        &["completions", "bash"],
        &["check", "--help"],
        &["mentions", "--help"],
    ] {
        let run = run(arguments);
        assert_eq!(run.code, 0, "{arguments:?}: {}", run.err);
    }
    assert!(run(&[]).out.contains("crosscheck check"));
    for command in
        ["check", "mentions", "claims", "graph", "why", "rules", "explain", "completions", "schema"]
    {
        assert!(run(&[command, "--help"]).out.contains("Examples:"), "{command}");
    }
}

#[test]
fn the_order_of_inputs_and_the_number_of_threads_change_nothing() {
    let stories = ["seeds/asean-digital-ministers", "seeds/skell-island-ferry"];
    for command in [
        &["check", "--fail-on", "never"][..],
        &["check", "--fail-on", "never", "--format", "json", "--notes"],
        &["mentions", "--format", "jsonl"],
        &["mentions"],
        &["claims"],
        &["graph"],
    ] {
        let printed = |paths: [&str; 2], jobs| run(&[command, &paths, &["--jobs", jobs]].concat()).out;
        let first = printed(stories, "1");
        assert_eq!(first, printed([stories[1], stories[0]], "1"), "{command:?}: another order of paths");
        assert_eq!(first, printed(stories, "4"), "{command:?}: another number of threads");
        assert!(!first.contains('\u{1b}'), "no colour outside a terminal");
    }
    let coloured = run(&["check", "seeds", "--fail-on", "never", "--color", "always"]);
    assert_eq!(coloured.code, 0);
}

#[test]
fn output_goes_to_a_file_when_one_is_named() {
    let file = directory("output").join("mentions.jsonl");
    let arguments = ["mentions", "seeds", "--format", "jsonl"];
    let named = run(&[&arguments[..], &["--output", path(&file)]].concat());
    assert_eq!((named.code, named.out.as_str()), (0, ""));
    assert_eq!(fs::read_to_string(&file).expect("written"), run(&arguments).out);
}

#[test]
fn standard_input_is_a_source() {
    let output = cargo_bin_cmd!("crosscheck")
        .args(["mentions", "-", "--format", "jsonl"])
        .write_stdin("The mill employs 120 people.\n")
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("{\"source\":\"-\""));
}
