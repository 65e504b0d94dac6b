//! Knowledge as data: the examples of every file are read as they say, and what a newsroom adds works without a rebuild.
#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::cargo::cargo_bin_cmd;
use crosscheck::extract::examples;
use crosscheck::grammar::{MentionType, NameKind};
use crosscheck::knowledge::{Class, FIGURES, KINDS, Knowledge, LexiconFile, embedded_files, parse};

#[test]
fn examples_of_the_general_knowledge_are_read_as_they_say() {
    let knowledge = Knowledge::embedded();
    let wrong: Vec<String> = embedded_files()
        .iter()
        .flat_map(|file| examples::failures(file, &knowledge))
        .map(|p| format!("{}:{}: {}; {}", p.path, p.span.start, p.message, p.help.unwrap_or_default()))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn frames_ask_for_words_that_grammars_say() {
    for kind in [
        NameKind::Person,
        NameKind::Organisation,
        NameKind::Place,
        NameKind::Event,
        NameKind::Document,
        NameKind::Unknown,
    ] {
        assert!(KINDS.contains(&kind.as_str()), "{}", kind.as_str());
    }
    for figure in [
        MentionType::Number,
        MentionType::Ordinal,
        MentionType::Percent,
        MentionType::Currency,
        MentionType::Dimension,
        MentionType::Age,
        MentionType::Temperature,
        MentionType::Count,
    ] {
        assert!(FIGURES.contains(&figure.as_str()), "{}", figure.as_str());
    }
}

/// The lists of cues that the code below a directory asks for, tests aside.
fn asked(directory: &Path, names: &mut BTreeSet<String>) {
    for entry in fs::read_dir(directory).expect("a directory") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            asked(&path, names);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).expect("UTF-8");
            let code = text.split("#[cfg(test)]").next().unwrap_or("");
            let behind = code.split("CueWords::named(\"").skip(1);
            names.extend(behind.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())));
        }
    }
}

#[test]
fn every_list_of_cues_is_there_and_is_asked_for() {
    let mut names = BTreeSet::new();
    asked(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut names);
    let files = embedded_files();
    let lists = files.iter().filter(|file| file.path.starts_with("lexicon/"));
    let lists = lists.map(|file| parse::<LexiconFile<'_>>(file).expect("a word list"));
    // Of each entry the names that a list of it may have.
    let entries: Vec<BTreeSet<String>> = lists
        .filter(|list| list.class == Class::Cue)
        .flat_map(|list| list.entry)
        .map(|entry| entry.tags.iter().chain([&entry.id]).map(|name| name.to_string()).collect())
        .collect();
    let missing: Vec<&String> =
        names.iter().filter(|name| !entries.iter().any(|e| e.contains(*name))).collect();
    assert!(missing.is_empty(), "no entry of facts/lexicon/cues is called {missing:?}");
    let unasked: Vec<_> = entries.iter().filter(|entry| entry.is_disjoint(&names)).collect();
    assert!(unasked.is_empty() && !entries.is_empty(), "nobody asks for {unasked:?}");
}

/// A directory of its own with these files.
fn directory(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("facts").join(name);
    let _ = fs::remove_dir_all(&directory);
    for (path, text) in files {
        let path = directory.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("written");
    }
    directory
}

/// What a run prints, and how it ends.
fn run(arguments: &[&str], in_directory: &Path) -> (i32, String) {
    let output =
        cargo_bin_cmd!("crosscheck").args(arguments).current_dir(in_directory).output().expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
    (output.status.code().expect("it ends"), text(output.stdout) + &text(output.stderr))
}

/// A newsroom's file makes a command print words on an article that it does not print without.
fn check(name: &str, file: (&str, &str), article: &str, command: &[&str], words: &str) {
    let own = format!("own/{}", file.0);
    let directory = directory(name, &[(&own, file.1), ("story/a.txt", article)]);
    let (code, out) = run(&["facts", "check", "own"], &directory);
    assert_eq!((code, out.as_str()), (0, "1 file of knowledge, no fault\n"), "{name}");
    let command = [command, &["story"]].concat();
    let (_, without) = run(&command, &directory);
    assert!(!without.contains(words), "{name}: known without the file: {without}");
    let (code, with) = run(&[&command[..], &["--facts", "own"]].concat(), &directory);
    assert!(code < 2 && with.contains(words), "{name}: {with}");
}

#[test]
fn a_unit_of_ones_own_is_read() {
    check(
        "unit",
        (
            "units/rope.toml",
            "dimension = \"rope\"\nbase = \"fathomette\"\n[[unit]]\nsymbol = \"fathomette\"\nwords = [\"fathomette\", \"fathomettes\"]\n",
        ),
        "The tower stands 12 fathomettes high.\n",
        &["mentions", "--format", "jsonl"],
        "\"unit\":\"fathomette\"",
    );
}

#[test]
fn a_reporting_verb_of_ones_own_is_read() {
    check(
        "verb",
        (
            "lexicon/verbs.toml",
            "class = \"reporting-verb\"\n[[entry]]\nid = \"blurt\"\nwords = [\"blurts\", \"blurted\"]\ntags = [\"neutral\"]\n",
        ),
        "\u{201c}The bridge will open again in the spring,\u{201d} blurted Maria Petrova.\n",
        &["mentions", "--format", "jsonl"],
        "\"cue\":\"blurted\"",
    );
}

#[test]
fn a_frame_of_ones_own_is_read() {
    check(
        "frame",
        (
            "frames/salvage.toml",
            "id = \"salvage\"\nkind = \"relation\"\nquestion = \"who salvaged {subject}\"\npatterns = [\"{value} ~salvage {subject}\"]\n[[example]]\ntext = \"Alder Holdings salvaged the Varna Queen.\"\nclaim = \"salvage(varna-queen) = alder-holdings\"\n",
        ),
        "Norwick Holdings salvaged the Harbour Star on Monday.\n",
        &["claims", "--format", "jsonl"],
        "salvage(harbour-star) = norwick-holdings",
    );
}

#[test]
fn a_name_of_ones_own_is_linked() {
    check(
        "entity",
        (
            "entities/local.toml",
            "[[entity]]\nid = \"harbour-union\"\nkind = \"organisation\"\nnames = [\"Harbour Union\", \"Quayside League\"]\naliases = [\"HBU\"]\n",
        ),
        "Norway joined the Quayside League.\n",
        &["claims", "--format", "jsonl"],
        "join(norway) = harbour-union",
    );
}

#[test]
fn a_property_of_ones_own_has_a_question() {
    let file = "[[property]]\nid = \"depth\"\nquestion = \"how deep {subject} is\"\npersistence = \"constant\"\nsynonyms = [\"total depth\"]\n";
    check(
        "property",
        ("properties/depth.toml", file),
        "Norway's total depth reaches 91.3 %.\n",
        &["claims", "--format", "jsonl"],
        "\"depth(norway",
    );
}

#[test]
fn a_reference_fact_of_ones_own_is_held_against_the_sources() {
    check(
        "reference",
        (
            "reference/museums.toml",
            "[[fact]]\nclaim = \"founded(alder-museum) = 1924\"\nsource = \"https://example.org/museums\"\n",
        ),
        "The Alder Museum was founded in 1931.\n",
        &["check", "--fail-on", "never"],
        "S002",
    );
}

#[test]
fn faults_are_drawn_in_their_place() {
    let frame = "id = \"salvage\"\nkind = \"relation\"\nquestion = \"who salvaged {subject}\"\npersistance = \"state\"\npatterns = [\"{value} ~salvage {subject}\"]\nexample = []\n";
    let directory = directory("faults", &[("own/frames/salvage.toml", frame), ("story/a.txt", "A fire.\n")]);
    let (code, out) = run(&["facts", "check", "own"], &directory);
    assert_eq!(code, 2);
    for words in ["own/frames/salvage.toml:4:1", "unknown key `persistance`", "did you mean `persistence`?"] {
        assert!(out.contains(words), "{out}");
    }
    let (code, out) = run(&["check", "story", "--facts", "own"], &directory);
    assert!(code == 2 && out.contains("crosscheck facts check own"), "{out}");
}

#[test]
fn the_files_that_the_readme_shows_are_right() {
    let readme =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).expect("it is there");
    let files: Vec<(String, &str)> = readme
        .split("```toml\n")
        .skip(1)
        .filter_map(|block| {
            let text = block.split("```").next()?;
            let path = text.lines().next()?.strip_prefix("# ")?;
            Some((format!("own/{path}"), text))
        })
        .collect();
    let shown: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    assert_eq!(shown.len(), 7, "one of each folder, and a figure of the news");
    let (code, out) = run(&["facts", "check", "own"], &directory("readme", &shown));
    assert_eq!((code, out.as_str()), (0, "7 files of knowledge, no fault\n"));
}
