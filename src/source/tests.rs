//! Loading as a whole, over directories made for each case.

use std::fs;
use std::path::PathBuf;

use super::{Loaded, Options, StoryBy, load};

/// A directory of its own for a case; removed at the end.
struct Place(PathBuf);

impl Place {
    fn new(name: &str, files: &[(&str, &[u8])]) -> Self {
        let root = std::env::temp_dir().join(format!("crosscheck-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(&root).unwrap();
        let place = Self(root.canonicalize().unwrap());
        for (file, bytes) in files {
            let path = place.0.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        place
    }

    fn load(&self, arguments: &[&str], options: Options) -> Loaded {
        let absolute = |argument: &&str| match *argument {
            "-" => "-".to_owned(),
            argument => format!("{}/{argument}", self.0.display()),
        };
        let arguments: Vec<String> = arguments.iter().map(absolute).collect();
        load(&arguments, || Ok(b"From elsewhere.".to_vec()), options)
    }

    /// Sources as `path story`, below the directory.
    fn shown(&self, loaded: &Loaded) -> Vec<String> {
        let root = format!("{}/", self.0.display());
        loaded.sources.iter().map(|s| format!("{} {}", s.path.replace(&root, ""), s.story)).collect()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Loads arguments in both orders; each must give the sources expected, and so many missing, unreadable and noted.
fn check(
    name: &str,
    files: &[(&str, &[u8])],
    arguments: &[&str],
    expected: &[&str],
    faults: (usize, usize, usize),
) {
    let place = Place::new(name, files);
    let mut arguments = arguments.to_vec();
    for _ in 0..2 {
        let loaded = place.load(&arguments, Options { max_bytes: 1000, story_by: StoryBy::Auto });
        assert_eq!(place.shown(&loaded), expected, "{arguments:?}");
        let found = (loaded.missing.len(), loaded.unreadable.len(), loaded.notes.len());
        assert_eq!(found, faults, "{arguments:?} {loaded:#?}");
        assert!(loaded.sources.iter().enumerate().all(|(at, source)| source.id.0 as usize == at));
        arguments.reverse();
    }
}

#[test]
fn a_directory_gives_its_articles_by_path() {
    let files: &[(&str, &[u8])] = &[
        ("s/fire/b.txt", b"B."),
        ("s/fire/a.md", b"---\ntitle: x\n---\nA."),
        (
            "s/flood/a.jsonl",
            b"{\"id\":\"one\",\"text\":\"x\"}\n{\"id\":\"two\",\"text\":\"y\",\"story\":\"fire\"}",
        ),
        ("s/README.md", b"About."),
        ("s/fire/gold.json", b"{}"),
        ("s/fire/.hidden.txt", b"No."),
        ("s/fire/draft.txt", b"No."),
        ("s/.gitignore", b"draft*\n"),
    ];
    let expected = ["s/fire/a.md SHARED", "s/fire/b.txt SHARED", "one a", "two fire"];
    // The directory and the story of a line are two stories, so the directory goes by its path.
    let place = Place::new("directory", files);
    let loaded = place.load(&["s"], Options::default());
    let path = format!("{}/s/fire", place.0.display());
    assert_eq!(place.shown(&loaded), expected.map(|line| line.replace("SHARED", &path)));
    check("walk", files.get(..2).unwrap(), &["s"], &["s/fire/a.md fire", "s/fire/b.txt fire"], (0, 0, 0));
}

#[test]
fn a_file_is_loaded_once() {
    let files: &[(&str, &[u8])] = &[("s/a.txt", b"A."), ("s/b.txt", b"B.")];
    check(
        "once",
        files,
        &["s/b.txt", "s/a.txt", "s/../s/b.txt", "s"],
        &["s/../s/b.txt s", "s/a.txt s"],
        (0, 0, 0),
    );
}

#[test]
fn pages_are_articles_and_reports_are_not() {
    let page = b"<title>x</title><p>A.";
    let report = b"<!DOCTYPE html>\n<meta name=\"generator\" content=\"crosscheck 0.1.0\"><p>A.";
    let files: &[(&str, &[u8])] =
        &[("s/a.html", page), ("s/b.HTM", page), ("s/c.txt", b"C."), ("s/report.html", report)];
    let expected = ["s/a.html s", "s/b.HTM s", "s/c.txt s"];
    check("pages", files, &["s"], &expected, (0, 0, 1));
    check("pages-by-pattern", files, &["s/*.html"], &["s/a.html s"], (0, 0, 1));
    check("report", files, &["s/report.html", "s/c.txt"], &["s/c.txt s"], (0, 1, 0));
    let place = Place::new("partial", files);
    let whole = place.load(&["s"], Options::default());
    assert!(super::partial(whole.sources.iter()).is_empty(), "a report is not left out");
    assert_eq!(super::partial(whole.sources.iter().take(2)).len(), 1);
}

#[test]
fn patterns_are_expanded() {
    let files: &[(&str, &[u8])] =
        &[("s/a/1.txt", b"A."), ("s/b/1.txt", b"B."), ("s/b/2.md", b"B."), ("s/b/3.json", b"{}")];
    check("stars", files, &["s/*/1.*"], &["s/a/1.txt all", "s/b/1.txt all"], (0, 0, 0));
    check("deep", files, &["s/**/*.md"], &["s/b/2.md b"], (0, 0, 0));
    check("names", files, &["s/[b-c]"], &["s/b/1.txt b", "s/b/2.md b"], (0, 0, 0));
    check("choice", files, &["s/{a,c}/*"], &["s/a/1.txt a"], (0, 0, 0));
    check("none", files, &["s/*.txt", "s/[", "s/x.txt"], &[], (3, 0, 0));
}

#[test]
fn what_cannot_be_read_is_told_apart_and_the_rest_is_read() {
    let long = [b'x'; 1001];
    let files: &[(&str, &[u8])] = &[
        ("s/binary.txt", b"PK\x03\x04\0"),
        ("s/empty.txt", b""),
        ("s/guess.txt", b"the caf\xe9 in M\xfcnchen is closed"),
        ("s/lines.jsonl", b"{\"text\":\"x\"}\nno"),
        ("s/long.txt", &long),
    ];
    let expected = ["s/empty.txt s", "s/guess.txt s", "s/lines.jsonl:1 lines"];
    check("faults", files, &["s", "gone.txt"], &expected, (1, 3, 2));
    check("bare", &[("s/x.json", b"{}")], &["s"], &[], (1, 0, 0));
}

#[test]
fn standard_input_joins_the_story() {
    check("stdin", &[("s/a.txt", b"A.")], &["-", "s"], &["- s", "s/a.txt s"], (0, 0, 0));
}

#[test]
fn repeated_ids_are_noted() {
    let files: &[(&str, &[u8])] = &[
        ("x.jsonl", b"{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"a\",\"text\":\"y\"}"),
        ("y.jsonl", b"{\"id\":\"a\",\"text\":\"z\",\"published\":\"soon\"}"),
    ];
    check("ids", files, &["x.jsonl", "y.jsonl"], &["a x", "a x", "a y"], (0, 0, 3));
}

#[test]
fn errors_say_where_and_what_to_do() {
    let place = Place::new("say", &[("a.txt", b"\0")]);
    let loaded = place.load(&["a.txt", "b.txt"], Options::default());
    for error in loaded.unreadable.iter().chain(&loaded.missing) {
        assert!(error.place.path.ends_with(".txt") && error.help.is_some(), "{error:?}");
    }
}
