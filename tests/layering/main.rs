//! The shape of the source tree: which module may import which, what must not stand where, what must be registered,
//! and how long things may get. A failure says what to do.
#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

mod code;

use std::collections::BTreeSet;
use std::path::Path;

use code::{File, files};

/// The modules in the order values travel. A file imports only from modules before its own.
const ORDER: &[&str] = &[
    "span",
    "error",
    "source",
    "text",
    "value",
    "claim",
    "knowledge",
    "grammar",
    "syntax",
    "extract",
    "graph",
    "compare",
    "coverage",
    "key",
    "acceptance",
    "rule",
    "rules",
    "report",
    "standing",
    "lib",
    "cli",
    "main",
    "bin",
];

/// Lines of a function, and of a file without its tests.
const LONGEST_FUNCTION: usize = 70;
const LONGEST_FILE: usize = 400;

fn rank(module: &str) -> Option<usize> {
    ORDER.iter().position(|name| *name == module)
}

/// Fails with all complaints at once.
fn none(complaints: Vec<String>) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

fn sources() -> Vec<File> {
    let files = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    assert!(files.len() > 20, "the source tree was not found");
    files
}

#[test]
fn files_import_only_from_modules_before_their_own() {
    let mut complaints = Vec::new();
    for file in sources() {
        let Some(own) = rank(file.module()) else {
            complaints.push(format!(
                "{}: put `{}` at its place in ORDER (and in lib.rs)",
                file.path,
                file.module()
            ));
            continue;
        };
        for (line, import) in file.imports() {
            // What lib.rs itself defines is imported by name; only cli and main stand above it.
            let theirs = rank(&import).unwrap_or_else(|| rank("lib").unwrap_or(0));
            if theirs > own {
                complaints.push(format!(
                    "{}:{line}: `{}` must not import from `{import}`, which comes after it; move what is shared to \
                     the earlier module, or pass it in",
                    file.path,
                    file.module()
                ));
            }
        }
    }
    none(complaints);
}

#[test]
fn what_must_not_stand_where() {
    // Words, the modules they may stand in, and why.
    let absent: &[(&[&str], &[&str], &str)] = &[
        (
            &["println!", "eprintln!", "print!", "eprint!", "io::stdout", "io::stderr"],
            &["cli", "main", "bin"],
            "only cli and main print: return the bytes",
        ),
        (
            &["std::fs", "fs::read", "File::open", "File::create"],
            &["source", "cli", "main", "bin"],
            "files are touched at the edges only: take the text as an argument",
        ),
        (
            &["std::env", "SystemTime", "Instant::now", "Zoned::now", "Timestamp::now"],
            &["main"],
            "the same input gives the same report: no clock, no environment",
        ),
        (
            &["HashMap<", "HashSet<", "HashMap::", "HashSet::"],
            &[],
            "order matters: BTreeMap, IndexMap or FxHashMap",
        ),
        (&["f32", "f64"], &[], "figures are exact decimals"),
        (&["unsafe"], &[], "no unsafe code"),
    ];
    let mut complaints = Vec::new();
    for file in sources() {
        for (words, allowed, why) in absent {
            if allowed.contains(&file.module()) {
                continue;
            }
            for (line, word) in file.lines_with(words) {
                complaints.push(format!("{}:{line}: `{word}`: {why}", file.path));
            }
        }
    }
    none(complaints);
}

#[test]
fn domain_types_are_not_serialised() {
    let domain = ["span", "value", "claim", "extract", "graph", "compare", "coverage", "rule", "rules"];
    let mut complaints = Vec::new();
    for file in sources().iter().filter(|file| domain.contains(&file.module())) {
        for (line, word) in file.lines_with(&["serde", "Serialize", "JsonSchema"]) {
            complaints.push(format!(
                "{}:{line}: `{word}`: report formats and the loading of facts have structs of their own",
                file.path
            ));
        }
    }
    none(complaints);
}

#[test]
fn rules_see_claims_and_not_how_they_were_read() {
    let mut complaints = Vec::new();
    for file in sources().iter().filter(|file| file.module() == "rules") {
        for (line, import) in file.imports() {
            if ["grammar", "source"].contains(&import.as_str()) {
                complaints.push(format!(
                    "{}:{line}: rules do not import `{import}`: read it from the claim",
                    file.path
                ));
            }
        }
    }
    none(complaints);
}

#[test]
fn functions_and_files_stay_short() {
    let mut complaints = Vec::new();
    for file in sources() {
        if file.length() > LONGEST_FILE {
            complaints.push(format!("{}: {} lines; split it by meaning", file.path, file.length()));
        }
        for (line, name, length) in file.functions() {
            if length > LONGEST_FUNCTION {
                complaints
                    .push(format!("{}:{line}: `{name}` has {length} lines; split it by meaning", file.path));
            }
        }
    }
    none(complaints);
}

/// Holds the files of a folder that define a record against the names in its registry.
fn registered(folder: &str, record: &str, names: &[&str]) {
    let files = sources();
    let defining = files.iter().filter(|file| {
        file.path.starts_with(folder) && !file.path.ends_with("/mod.rs") && file.packed().contains(record)
    });
    let stems: BTreeSet<String> = defining.map(|file| file.stem().replace('-', "_")).collect();
    let names: BTreeSet<String> = names.iter().map(|name| name.replace('-', "_")).collect();
    let missing: Vec<String> = stems
        .difference(&names)
        .map(|s| format!("{folder}{s}.rs is not registered in {folder}mod.rs"))
        .collect();
    let unknown = names
        .difference(&stems)
        .map(|s| format!("the registry of {folder} names `{s}`, which no file is called"));
    none(missing.into_iter().chain(unknown).collect());
}

#[test]
fn every_grammar_is_registered_under_the_name_of_its_file() {
    let names: Vec<&str> = crosscheck::grammar::GRAMMARS.iter().map(|grammar| grammar.name).collect();
    registered("src/grammar/", ":Grammar=Grammar{", &names);
}

#[test]
fn every_format_is_registered_under_the_name_of_its_file() {
    let names: Vec<&str> = crosscheck::report::FORMATS.iter().map(|format| format.name).collect();
    registered("src/report/", ":Format=Format{", &names);
}

#[test]
fn every_rule_is_registered_under_the_name_of_its_file() {
    let rules = crosscheck::rules::RULES;
    let names: Vec<&str> = rules.iter().map(|rule| rule.name).collect();
    registered("src/rules/", ":Rule=Rule{", &names);
    let codes: Vec<&str> = rules.iter().map(|rule| rule.code).collect();
    let mut ascending = codes.clone();
    ascending.sort_unstable();
    ascending.dedup();
    assert_eq!(codes, ascending, "RULES are in order of their codes, each once");
}

#[test]
fn the_embedded_facts_are_those_on_disk() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("facts");
    let mut disk = code::texts(&root, "toml");
    disk.sort();
    let embedded: Vec<(String, String)> = crosscheck::knowledge::embedded_files()
        .into_iter()
        .map(|file| (file.path, file.text.into_owned()))
        .collect();
    let names = |files: &[(String, String)]| files.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>();
    assert_eq!(names(&embedded), names(&disk), "build.rs lists every file of facts/");
    assert!(embedded == disk, "build.rs takes the files as they are");
}
