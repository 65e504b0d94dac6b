//! A repository through its life: known findings, edits, a new contradiction, a decision, processes that are killed or run
//! at once.
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]
#![allow(
    clippy::disallowed_methods,
    reason = "when a process is killed, and how often, is no part of a report"
)]
#![allow(clippy::print_stdout, reason = "how the kills ended is read in the log of the tests")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Instant;

use serde_json::Value;

const RIVER: &str = "---\npublisher: River Post\npublished: 2024-05-07\n---\nThe Alder mill employs 120 people.\n\n\
                     The theme of the Tarn Film Festival is \"Light on Water\".\n";
const HARBOUR: &str = "---\npublisher: Harbour Times\npublished: 2024-05-07\n---\nThe Alder mill employs 146 people.\n\n\
                       The theme of the Tarn Film Festival is \"Light in the North\".\n";
/// Contradicts itself with nothing that is known.
const BREWERY: [&str; 2] =
    ["\nThe Corrin brewery employs 30 people.\n", "\nThe Corrin brewery employs 44 people.\n"];

/// An empty directory with the story of the mill.
fn repository(name: &str) -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("ci").join(name);
    let _ = fs::remove_dir_all(&directory);
    write(&directory, "stories/mill/river-post.md", RIVER);
    write(&directory, "stories/mill/harbour-times.md", HARBOUR);
    write(&directory, "crosscheck.toml", "stories = [\"stories\"]\nbaseline = \"known.json\"\n");
    directory
}

fn write(directory: &Path, name: &str, text: &str) {
    let path = directory.join(name);
    fs::create_dir_all(path.parent().expect("a directory")).expect("it can be made");
    fs::write(path, text).expect("written");
}

fn read(directory: &Path, name: &str) -> String {
    fs::read_to_string(directory.join(name)).expect("readable")
}

fn program(directory: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("crosscheck"));
    command.args(arguments).current_dir(directory);
    command
}

/// The exit code and what is printed.
fn run(directory: &Path, arguments: &[&str]) -> (i32, String) {
    let output = program(directory, arguments).output().expect("it starts");
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    (output.status.code().unwrap_or(-1), printed + &String::from_utf8_lossy(&output.stderr))
}

/// The exit code of a check.
fn code(directory: &Path) -> i32 {
    run(directory, &["check"]).0
}

fn json(directory: &Path, format: &str) -> Value {
    let output = program(directory, &["check", "--format", format]).output().expect("it starts");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// Codes and fingerprints of the findings that stand so.
fn standing(directory: &Path, standing: &str) -> Vec<(String, String)> {
    let report = json(directory, "json");
    let text = |finding: &Value, key: &str| finding[key].as_str().expect("a text").to_owned();
    let findings = report["findings"].as_array().expect("a list").iter();
    let found = findings.filter(|f| f["standing"] == standing);
    let mut found: Vec<(String, String)> = found.map(|f| (text(f, "code"), text(f, "fingerprint"))).collect();
    found.sort();
    found
}

#[test]
fn a_repository_fails_on_new_contradictions_only() {
    let repo = &repository("life");
    fs::write(repo.join("crosscheck.toml"), "stories = [\"stories\"]\n").expect("written");
    assert_eq!(code(repo), 1, "the story has a conflict");
    let (created, printed) = run(repo, &["baseline", "create", "--output", "known.json"]);
    assert_eq!((created, printed.as_str()), (0, "known.json: 2 findings written down\n"));
    write(repo, "crosscheck.toml", "stories = [\"stories\"]\nbaseline = \"known.json\"\n");
    assert_eq!(code(repo), 0);
    edits_leave_it_known(repo);
    one_contradiction_is_one_finding_in_every_format(repo);
    what_is_accepted_passes_until_it_is_gone(repo);
    what_is_resolved_is_named(repo);
}

fn edits_leave_it_known(repo: &Path) {
    let known = standing(repo, "known");
    assert_eq!(known.len(), 2);
    let still = |what: &str| {
        assert_eq!(code(repo), 0, "{what}");
        assert_eq!(standing(repo, "known"), known, "{what}");
    };
    let river = RIVER.replace("---\nThe", "---\nThe market was full on Monday.\n\nThe");
    write(repo, "stories/mill/river-post.md", &river);
    still("a paragraph added, lines moved");
    write(repo, "stories/mill/river-post.md", &river.replace('\n', "\r\n"));
    still("line ends");
    write(repo, "stories/mill/harbour-times.md", &HARBOUR.replacen(" \"", " “", 1).replace("\".", "”."));
    still("quotation marks");
    let paragraphs: Vec<&str> = HARBOUR.split("---\n").collect();
    let [mill, theme] = paragraphs[2].split("\n\n").collect::<Vec<_>>()[..] else { panic!("two paragraphs") };
    write(repo, "stories/mill/harbour-times.md", &format!("---\n{}---\n{theme}\n{mill}\n", paragraphs[1]));
    still("paragraphs in another order");
    fs::rename(repo.join("stories/mill/river-post.md"), repo.join("stories/mill/a.md")).expect("renamed");
    still("a file renamed");
    fs::rename(repo.join("stories/mill"), repo.join("stories/alder")).expect("renamed");
    still("a story renamed");
    let wire = "---\npublisher: Coast Wire\npublished: 2024-05-07\n---\nMore than 130 people are employed by the Alder mill.\n";
    write(repo, "stories/alder/coast-wire.md", wire);
    still("another source joins a camp");
}

fn one_contradiction_is_one_finding_in_every_format(repo: &Path) {
    for (name, text) in [("a.md", BREWERY[0]), ("harbour-times.md", BREWERY[1])] {
        let path = format!("stories/alder/{name}");
        write(repo, &path, &(read(repo, &path) + text));
    }
    assert_eq!(code(repo), 1);
    let new = standing(repo, "new");
    assert_eq!(new.iter().map(|(code, _)| code.as_str()).collect::<Vec<_>>(), ["Q001"]);
    let count = |value: &Value, is: &dyn Fn(&Value) -> bool| {
        value.as_array().expect("a list").iter().filter(|v| is(v)).count()
    };
    let results = &json(repo, "sarif")["runs"][0]["results"];
    assert_eq!(count(results, &|result| result["baselineState"] == "new"), 1);
    assert_eq!(count(results, &|result| result["baselineState"] == "unchanged"), 2);
    assert_eq!(count(&json(repo, "gitlab"), &|issue| issue["severity"] != "info"), 1);
    let printed = |format: &str| run(repo, &["check", "--format", format]).1;
    assert_eq!(printed("human").matches("error[").count(), 1);
    assert_eq!(printed("github").matches("::error ").count(), 1);
    assert_eq!(printed("junit").matches("<failure").count(), 1);
    assert_eq!(printed("jsonl").matches("\"standing\":\"new\"").count(), 1);
    assert_eq!(printed("markdown").matches("#### error").count(), 1);
    assert_eq!(printed("html").matches("<article class=\"finding error\"").count(), 1);
    let (ended, table) = run(repo, &["check", "--statistics"]);
    assert_eq!(ended, 1);
    assert!(table.contains("     1      2        0  all\n"), "{table}");
    let rules = &json(repo, "json")["summary"]["rules"];
    assert_eq!(
        rules[1],
        serde_json::json!({"code": "Q001", "name": "conflicting-figures", "new": 1, "known": 1, "accepted": 0})
    );
    assert_eq!(
        run(repo, &["check", "--statistics", "--format", "json"]).1,
        run(repo, &["check", "--format", "json"]).1
    );
    let (ended, refused) = run(repo, &["check", "--statistics", "--format", "sarif"]);
    assert!(ended == 2 && refused.contains("--report sarif=FILE"), "{refused}");
    assert_eq!(run(repo, &["check", "--quiet"]), (1, String::new()));
}

fn what_is_accepted_passes_until_it_is_gone(repo: &Path) {
    let fingerprint = standing(repo, "new")[0].1.clone();
    assert!(run(repo, &["accept"]).1.contains(&fingerprint));
    assert_eq!(run(repo, &["accept", &fingerprint]).0, 2, "a reason is needed");
    assert_eq!(run(repo, &["accept", "0000000", "--reason", "x"]).0, 2, "no such finding");
    let (accepted, printed) = run(repo, &["accept", &fingerprint[..8], "--reason", "local time and UTC"]);
    assert_eq!(accepted, 0, "{printed}");
    assert_eq!(code(repo), 0);
    assert_eq!(standing(repo, "accepted").len(), 1);
    assert_eq!(run(repo, &["accept", &fingerprint, "--reason", "x"]).0, 2, "it is accepted already");
    let text = read(repo, "stories/alder/a.md");
    write(repo, "stories/alder/a.md", &text.replace(BREWERY[0], ""));
    let stale = standing(repo, "new");
    assert_eq!(stale.iter().map(|(code, _)| code.as_str()).collect::<Vec<_>>(), ["T002"]);
    let (ended, printed) = run(repo, &["check", "--fail-on", "warning"]);
    assert_eq!(ended, 1);
    assert!(printed.contains("facts/accepted.toml:5:"), "{printed}");
}

fn what_is_resolved_is_named(repo: &Path) {
    let text = read(repo, "stories/alder/a.md");
    write(repo, "stories/alder/a.md", &text.replace("Light on Water", "Light in the North"));
    let (ended, printed) = run(repo, &["check"]);
    assert_eq!(ended, 0, "{printed}");
    assert!(printed.contains("the theme of"), "what is resolved is named: {printed}");
    let absent = json(repo, "sarif")["runs"][0]["results"].to_string();
    assert_eq!(absent.matches("\"absent\"").count(), 1, "{absent}");
    let before = read(repo, "known.json");
    let (ended, printed) = run(repo, &["baseline", "update"]);
    assert_eq!(ended, 0);
    assert!(printed.contains("1 finding known, 1 resolved and dropped, 1 new and left out"), "{printed}");
    assert_ne!(read(repo, "known.json"), before);
    assert!(run(repo, &["baseline", "show"]).1.ends_with("1 known finding\n"));
    assert_eq!(run(repo, &["baseline", "create"]).0, 2, "a file that is there is left alone");
}

/// The file before and after an update.
fn two_states(repo: &Path) -> [String; 2] {
    assert_eq!(run(repo, &["baseline", "create"]).0, 0);
    let old = read(repo, "known.json");
    for (name, text) in [
        ("river-post.md", RIVER.to_owned() + BREWERY[0]),
        ("harbour-times.md", HARBOUR.to_owned() + BREWERY[1]),
    ] {
        write(repo, &format!("stories/mill/{name}"), &text);
    }
    assert_eq!(run(repo, &UPDATE).0, 0);
    let new = read(repo, "known.json");
    assert_ne!(old, new);
    [old, new]
}

const UPDATE: [&str; 3] = ["baseline", "update", "--add-new"];

fn update(repo: &Path) -> Child {
    let quiet = || Stdio::null();
    program(repo, &UPDATE).stdout(quiet()).stderr(quiet()).spawn().expect("it starts")
}

/// How often a process is killed, unless the environment says otherwise.
const KILLS: u32 = 24;

#[test]
fn a_killed_process_leaves_the_old_file_or_the_new_one() {
    let repo = &repository("killed");
    let [old, new] = two_states(repo);
    let start = Instant::now();
    update(repo).wait().expect("it ends");
    let whole = start.elapsed();
    let kills = std::env::var("CROSSCHECK_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(KILLS);
    let mut seen = [0, 0];
    for kill in 0..kills {
        write(repo, "known.json", &old);
        let mut child = update(repo);
        // From the start to somewhat behind the end, in steps that no rhythm of the machine follows.
        sleep(whole * (kill * 37 % 101) / 80);
        let _ = child.kill();
        child.wait().expect("it ends");
        let found = read(repo, "known.json");
        let state = [&old, &new].iter().position(|state| **state == found);
        seen[state.unwrap_or_else(|| panic!("a broken file after {kill} kills:\n{found}"))] += 1;
    }
    println!("{} kills: {} left the old file, {} the new one", kills, seen[0], seen[1]);
    assert!(seen[0] > 0, "some were killed in time");
    update(repo).wait().expect("it ends");
    let left = fs::read_dir(repo).expect("a directory").map(|entry| entry.expect("an entry").file_name());
    let left: Vec<_> = left.filter(|name| name.to_string_lossy().starts_with('.')).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn two_processes_at_once_write_one_whole_file() {
    let repo = &repository("at-once");
    let [old, new] = two_states(repo);
    write(repo, "known.json", &old);
    let children: Vec<Child> = (0..4).map(|_| update(repo)).collect();
    for mut child in children {
        assert!(child.wait().expect("it ends").success());
    }
    assert_eq!(read(repo, "known.json"), new);
    fs::remove_file(repo.join("known.json")).expect("removed");
    let create = || program(repo, &["baseline", "create"]).output().expect("it starts").status.code();
    let codes = std::thread::scope(|scope| {
        let both = [scope.spawn(create), scope.spawn(create)];
        both.map(|one| one.join().expect("it ends"))
    });
    assert!(
        codes.contains(&Some(0)) && codes.contains(&Some(2)),
        "one creates, the other is refused: {codes:?}"
    );
    assert_eq!(read(repo, "known.json"), new);
}

fn git(repo: &Path, arguments: &[&str]) {
    let who =
        ["-c", "user.name=Editor", "-c", "user.email=editor@example.org", "-c", "init.defaultBranch=main"];
    let output =
        Command::new("git").args(who).args(arguments).current_dir(repo).output().expect("git starts");
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_change_is_checked_where_it_touches_a_story() {
    let repo = &repository("changed");
    write(repo, "crosscheck.toml", "stories = [\"stories\"]\n");
    for name in ["a.txt", "b.txt"] {
        write(repo, &format!("stories/bridge/{name}"), "The Orla Bridge is old.\n");
    }
    for arguments in [&["init", "-q"][..], &["add", "."], &["commit", "-q", "-m", "both stories"]] {
        git(repo, arguments);
    }
    let since = |repo: &Path| run(repo, &["check", "--changed-since", "HEAD"]);
    let stories = |(_, printed): (i32, String)| {
        printed.split(" of ").nth(1).map(|rest| rest.split(';').next().unwrap_or("").to_owned())
    };
    assert_eq!(stories(since(repo)).as_deref(), Some("0 stories"));
    write(repo, "stories/bridge/c.txt", "The Orla Bridge is long.\n");
    let found = since(repo);
    assert_eq!(found.0, 0, "the story of the mill was not touched");
    assert_eq!(stories(found).as_deref(), Some("1 story"));
    fs::remove_file(repo.join("stories/bridge/c.txt")).expect("removed");
    fs::remove_file(repo.join("stories/bridge/b.txt")).expect("removed");
    assert_eq!(stories(since(repo)).as_deref(), Some("1 story"), "a source is gone");
    write(repo, "stories/mill/river-post.md", &(RIVER.to_owned() + "\nIt rained.\n"));
    assert_eq!(since(repo).0, 1);
    let (ended, printed) = run(repo, &["check", "--changed-since", "no-such-revision"]);
    assert_eq!(ended, 2);
    assert!(printed.contains("git knows no revision `no-such-revision`"), "{printed}");
}

#[test]
fn settings_are_found_upwards_and_the_command_line_wins() {
    let repo = &repository("settings");
    write(
        repo,
        "crosscheck.toml",
        "stories = [\"stories\"]\nfail-on = \"never\"\n[severity]\nQ001 = \"note\"\n",
    );
    let below = &repo.join("stories/mill");
    let (ended, printed) = run(below, &["check"]);
    assert_eq!(ended, 0);
    assert!(printed.contains("note[Q001]"), "{printed}");
    assert_eq!(run(below, &["check", "--fail-on", "note"]).0, 1);
    let (_, shown) = run(below, &["config", "show", "--fail-on", "note"]);
    let line = |key: &str| {
        let line = shown.lines().find(|line| line.starts_with(key)).expect("the setting");
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(line("stories"), "stories = [\"../../stories\"] # ../../crosscheck.toml:1");
    assert_eq!(line("fail-on"), "fail-on = \"note\" # command line");
    assert_eq!(line("format"), "format = \"human\" # default");
    assert_eq!(line("severity.Q001"), "severity.Q001 = \"note\" # ../../crosscheck.toml:4");
    for (text, place, help) in [
        ("fail_on = \"never\"", "crosscheck.toml:1:1: unknown key `fail_on`", "did you mean `fail-on`?"),
        (
            "\nfail-on = \"allways\"",
            "crosscheck.toml:2:11: unknown word `allways`",
            "one of error, warning, note, never",
        ),
        (
            "select = [\"D\", \"Q01\"]",
            "crosscheck.toml:1:16: no rule has the code or name `Q01`",
            "did you mean `Q001`?",
        ),
        (
            "[severity]\nQ001 = \"eror\"",
            "crosscheck.toml:2:8: unknown severity `eror`",
            "did you mean `error`?",
        ),
        ("stories = [", "crosscheck.toml:1:12: ", ""),
    ] {
        write(repo, "crosscheck.toml", text);
        let (ended, printed) = run(repo, &["check"]);
        assert_eq!(ended, 2, "{text}");
        assert!(printed.contains(place) && printed.contains(help), "{text}\n{printed}");
    }
}

#[test]
fn publishers_write_dates_in_their_own_order_and_may_be_trusted() {
    let repo = &repository("publishers");
    fs::remove_dir_all(repo.join("stories/mill")).expect("removed");
    write(repo, "stories/bridge/river-post.txt", "The Orla Bridge was opened on 03/04/2024.\n");
    write(repo, "stories/bridge/wire.txt", "The Orla Bridge was opened on 4 March 2024.\n");
    let found = |publisher: &str| {
        let settings = format!(
            "stories = [\"stories\"]\n[[publisher]]\nname = \"River Post\"\nfiles = [\"**/river-post*\"]\n{publisher}"
        );
        write(repo, "crosscheck.toml", &settings);
        let report = json(repo, "json");
        let codes = report["findings"].as_array().expect("a list").iter();
        codes.map(|finding| finding["code"].as_str().expect("a code").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found(""), [""; 0], "either order is left open");
    assert_eq!(found("date-order = \"month-day\""), [""; 0]);
    assert_eq!(found("date-order = \"day-month\""), ["D001"]);
    assert_eq!(found("date-order = \"day-month\"\nreference = true"), ["S002"]);
    write(repo, "stories/bridge/wire.txt", "---\n");
    let published = "---\npublisher: River Post\npublished: 2024-07-01T10:00\n---\nThe Orla Bridge is old.\n";
    write(repo, "stories/bridge/clock.md", published);
    assert_eq!(found("time-zone = \"Europe/Paris\""), [""; 0]);
    assert!(json(repo, "json").to_string().contains("2024-07-01T10:00+02:00"));
    // However the files are named, and wherever the name stands.
    let read_first = "The Orla Bridge was opened on 4 March 2024.\n";
    write(repo, "stories/bridge/wire.txt", read_first);
    fs::remove_file(repo.join("stories/bridge/clock.md")).expect("removed");
    let settings =
        "[[publisher]]\nname = \"River Post\"\nfiles = [\"stories/*/river-*\"]\ndate-order = \"day-month\"\n";
    write(repo, "crosscheck.toml", settings);
    let absolute = repo.join("stories").to_string_lossy().into_owned();
    for named in ["stories", "./stories", &absolute] {
        assert_eq!(run(repo, &["check", named, "--fail-on", "note"]).0, 1, "{named}");
    }
    assert_eq!(run(&repo.join("stories/bridge"), &["check", ".", "--fail-on", "note"]).0, 1);
    write(
        repo,
        "stories/bridge/river-post.txt",
        "The Orla Bridge was opened on 03/04/2024.\n\n— Coast Wire\n",
    );
    write(
        repo,
        "crosscheck.toml",
        "stories = [\"stories\"]\n[[publisher]]\nname = \"Coast Wire\"\ndate-order = \"day-month\"\n",
    );
    assert_eq!(run(repo, &["check", "--fail-on", "note"]).0, 1, "the text names its publisher");
    let settings = "stories = [\"stories\"]\n[[publisher]]\nname = \"River Post\"\nfiles = [\"stories/*/river-*\",\n \"storys/*/x*\"]\n[[publisher]]\nname = \"Hill Echo\"\n";
    write(repo, "crosscheck.toml", settings);
    let (_, printed) = run(repo, &["check"]);
    assert!(
        printed.contains("crosscheck.toml:5:2: no source of River Post matches `storys/*/x*`"),
        "{printed}"
    );
    assert!(printed.contains("crosscheck.toml:7:8: no source is of the publisher Hill Echo"), "{printed}");
    assert!(!printed.contains("river-*"), "{printed}");
    assert!(!run(repo, &["check", "stories"]).1.contains("Hill Echo"), "it may publish other stories");
    write(repo, "crosscheck.toml", "[[publisher]]\nname = \"River Post\"\ntime-zone = \"Europe/Pariss\"\n");
    assert!(
        run(repo, &["check", "stories"])
            .1
            .contains("crosscheck.toml:3:13: unknown time zone `Europe/Pariss`")
    );
}

#[test]
fn what_is_known_of_a_draft_is_written_down_and_accepted() {
    let repo = &repository("draft");
    write(repo, "crosscheck.toml", "stories = [\"stories\"]\n");
    write(repo, "draft.md", "The Alder mill employs 120 people.\n\nThe Corrin ferry has a crew of 31.\n");
    write(repo, "notes/a.txt", "The Alder mill employs 146 people.\n");
    let of_draft = |command: &[&str]| {
        let against = ["draft.md", "--against", "notes/", "--output", "draft.json"];
        run(repo, &[command, &against[..]].concat())
    };
    let check = |more: &[&str]| {
        run(repo, &[&["check", "draft.md", "--against", "notes/", "--fail-on", "note"], more].concat())
    };
    assert_eq!(check(&[]).0, 1);
    assert_eq!(of_draft(&["baseline", "create"]).0, 0);
    assert_eq!(check(&["--baseline", "draft.json"]).0, 0);
    let (_, printed) = of_draft(&["baseline", "update"]);
    assert!(printed.contains(" 0 resolved"), "{printed}");
    let (_, listed) = run(repo, &["accept", "draft.md", "--against", "notes/"]);
    let line = listed.lines().find(|line| line.contains("31")).expect("what no source carries");
    let accepted = run(
        repo,
        &["accept", &line[..16], "draft.md", "--against", "notes/", "--reason", "seen by the author"],
    );
    assert_eq!(accepted.0, 0, "{}", accepted.1);
    assert!(read(repo, "facts/accepted.toml").contains("draft = true"));
    assert!(check(&["--format", "json"]).1.contains("seen by the author"));
    assert!(!run(repo, &["check"]).1.contains("T002"), "a run without the draft cannot tell");
    write(repo, "notes/b.txt", "The Corrin ferry has a crew of 31.\n");
    assert!(check(&[]).1.contains("T002"), "now a source carries it");
    write(repo, "draft.md", "The Alder mill is old.\n");
    let (_, printed) = of_draft(&["baseline", "prune"]);
    assert!(printed.contains("0 findings known"), "{printed}");
}

#[test]
fn what_was_not_looked_at_is_not_resolved() {
    let repo = &repository("looked");
    assert_eq!(run(repo, &["baseline", "create"]).0, 0);
    let known = |arguments: &[&str]| {
        let (ended, printed) = run(repo, &[&["baseline", "prune"], arguments].concat());
        assert_eq!(ended, 0, "{printed}");
        printed.lines().last().unwrap_or_default().to_owned()
    };
    assert_eq!(
        known(&["stories/mill/river-post.md"]),
        "known.json: 2 findings known, 0 resolved and dropped"
    );
    let (_, printed) = run(repo, &["check", "stories/mill/river-post.md"]);
    assert!(!printed.contains("resolved"), "{printed}");
    write(repo, "stories/bridge/a.txt", "The Orla Bridge is old.\n");
    assert_eq!(known(&["stories/bridge"]), "known.json: 2 findings known, 0 resolved and dropped");
    fs::remove_dir_all(repo.join("stories/mill")).expect("removed");
    assert_eq!(known(&["stories/bridge"]), "known.json: 2 findings known, 0 resolved and dropped");
    assert_eq!(known(&[]), "known.json: 0 findings known, 2 resolved and dropped");
    write(
        repo,
        "stories/bridge/b.md",
        "<!-- crosscheck: allow Q001: one counts the ramps -->\nThe Orla Bridge is old.\n",
    );
    assert!(run(repo, &["check"]).1.contains("T002"));
    fs::write(repo.join("stories/bridge/c.txt"), [0u8, 1, 2, 0, 255]).expect("written");
    let (ended, printed) = run(repo, &["check"]);
    assert!(ended == 3 && !printed.contains("T002"), "what cannot be read may hold the match: {printed}");
}

#[test]
fn the_first_settings_are_in_order() {
    let repo = &repository("init");
    fs::remove_file(repo.join("crosscheck.toml")).expect("removed");
    fs::remove_dir_all(repo.join("stories")).expect("removed");
    assert_eq!(run(repo, &["init"]).0, 0);
    let (ended, printed) = run(repo, &["check"]);
    assert_eq!(ended, 1, "{printed}");
    assert!(printed.contains("error[Q001]"), "{printed}");
    // Every setting that is shown holds when it is taken in.
    let all = read(repo, "crosscheck.toml").replace("# [", "[");
    let all =
        all.lines().map(|line| line.strip_prefix("# ").filter(|rest| rest.contains(" = ")).unwrap_or(line));
    let all = all.collect::<Vec<_>>().join("\n").replace("ignore =", "# ignore =");
    write(repo, "crosscheck.toml", &all);
    fs::create_dir_all(repo.join("facts")).expect("made");
    assert_eq!(run(repo, &["baseline", "create"]).0, 0, "{all}");
    assert_eq!(code(repo), 0, "{all}");
    assert_eq!(run(repo, &["config", "show"]).1.matches("# default").count(), 1, "all but one are set");
    let again = run(repo, &["init"]).1;
    assert_eq!(again.matches("is there already").count(), 3, "{again}");
}

#[test]
fn every_command_has_a_manual_page() {
    let repo = &repository("man");
    assert_eq!(run(repo, &["man", "--dir", "pages"]).0, 0);
    assert!(read(repo, "pages/crosscheck.1").contains(".TH crosscheck 1"));
    assert!(read(repo, "pages/crosscheck-check.1").contains("changed\\-since"));
    assert_eq!(run(repo, &["man", "chekc"]).0, 2);
    let (ended, page) = run(repo, &["man", "baseline", "create"]);
    assert!(ended == 0 && page.contains(".TH crosscheck-baseline-create 1"), "{page}");
    for command in [
        "baseline-create",
        "baseline-update",
        "baseline-prune",
        "baseline-show",
        "config-show",
        "facts-check",
    ] {
        assert!(read(repo, "pages/crosscheck.1").contains(".SH SUBCOMMANDS"));
        assert!(read(repo, &format!("pages/crosscheck-{command}.1")).contains(".SH SYNOPSIS"), "{command}");
    }
}
