//! Pages of HTML as sources: what is found in them is shown where it stands in the file, and can be decided on there.
#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

const PAGE: &str = "\
<!DOCTYPE html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<title>Corrin's mill | River Post</title>
<meta property=\"og:site_name\" content=\"River Post\">
<meta property=\"article:published_time\" content=\"2024-05-07\">
</head>
<body>
<nav><a href=\"/\">Home</a></nav>
<article>
<h1>Corrin’s mill &amp; its people</h1>
<figure><img src=\"mill.jpg\"><figcaption>The Alder mill employs 999 people.</figcaption></figure>
<p>Visitors have been coming to the valley since the spring, and
   the Alder mill <a href=\"/mill\">employs</a> <b>120</b>&nbsp;people.</p>
</article>
<footer>The Alder mill employs 7 people.</footer>
</body>
</html>
";

const TEXT: &str = "Harbour Times\n\nMay 7, 2024\n\nThe Alder mill employs 146 people.\n";

/// How the words of the page's claim are written in it.
const WRITTEN: &str = "employs</a> <b>120</b>&nbsp;people";

/// An empty directory with a page and a text that disagree.
fn story(name: &str, page: &str) -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages").join(name);
    let _ = fs::remove_dir_all(&directory);
    fs::create_dir_all(directory.join("mill")).expect("it can be made");
    fs::write(directory.join("mill/a.html"), page).expect("written");
    fs::write(directory.join("mill/b.txt"), TEXT).expect("written");
    directory
}

fn run(directory: &Path, arguments: &[&str]) -> (i32, String) {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("crosscheck"));
    let Output { status, stdout, stderr } =
        command.args(arguments).current_dir(directory).output().expect("it starts");
    (status.code().unwrap_or(-1), String::from_utf8_lossy(&[stdout, stderr].concat()).into_owned())
}

/// What a run with `--format json` or `sarif` printed.
fn json(directory: &Path, arguments: &[&str]) -> Value {
    serde_json::from_str(&run(directory, arguments).1).expect("JSON")
}

/// The page with a line before the paragraph of the claim.
fn with_comment(comment: &str) -> String {
    PAGE.replace("<p>Visitors", &format!("{comment}\n<p>Visitors"))
}

#[test]
fn a_disagreement_is_shown_where_it_stands_in_the_file() {
    let story = &story("places", PAGE);
    let (code, printed) = run(story, &["check", "mill"]);
    assert_eq!(code, 1, "{printed}");
    assert!(printed.contains("error[Q001]: sources disagree on how many people"), "{printed}");
    assert!(printed.contains("[ mill/a.html:15:35 ]"), "{printed}");
    assert!(printed.contains("15 │ …since the spring, and the Alder mill employs 120"), "{printed}");
    assert!(printed.contains("one witness says 120 (River Post)"), "{printed}");

    let report = json(story, &["check", "mill", "--format", "json"]);
    assert_eq!(report["findings"].as_array().map(Vec::len), Some(1), "{report}");
    let labels = report["findings"][0]["labels"].as_array().expect("labels");
    let label = labels.iter().find(|label| label["source"] == "mill/a.html").expect("a label in the page");
    let number = |key: &str| label[key].as_u64().and_then(|n| usize::try_from(n).ok()).expect("a number");
    assert_eq!((number("line"), number("column")), (15, 35));
    assert_eq!(label["text"], "employs 120\u{a0}people");
    assert_eq!(PAGE.get(number("start")..number("end")), Some(WRITTEN));
    let source = report["sources"].as_array().and_then(|all| all.iter().find(|s| s["path"] == "mill/a.html"));
    let source = source.expect("the page");
    assert_eq!(
        (&source["title"], &source["published"]),
        (&"Corrin’s mill & its people".into(), &"2024-05-07".into())
    );
}

#[test]
fn tools_are_told_places_of_the_file() {
    let story = &story("tools", PAGE);
    let report = json(story, &["check", "mill", "--format", "sarif"]);
    let result = &report["runs"][0]["results"][0];
    let locations = [&result["locations"], &result["relatedLocations"]];
    let mut locations = locations.into_iter().filter_map(Value::as_array).flatten();
    let of_page =
        |location: &&Value| location["physicalLocation"]["artifactLocation"]["uri"] == "mill/a.html";
    let region = &locations.find(of_page).expect("the page")["physicalLocation"]["region"];
    let number = |key: &str| region[key].as_u64().and_then(|n| usize::try_from(n).ok()).expect("a number");
    let written: String = PAGE.chars().skip(number("charOffset")).take(number("charLength")).collect();
    assert_eq!(written, WRITTEN);
    assert_eq!((number("startLine"), number("endLine")), (15, 15));
    assert!(run(story, &["check", "mill", "--format", "github"]).1.contains("mill/a.html:15:35"));

    let mentions = run(story, &["mentions", "mill/a.html", "--format", "jsonl"]).1;
    let mention = mentions.lines().find(|line| line.contains("\"120\u{a0}people\"")).expect("a mention");
    let mention: Value = serde_json::from_str(mention).expect("JSON");
    let start = PAGE.find("120</b>").expect("the figure");
    assert_eq!((&mention["start"], &mention["end"]), (&start.into(), &(start + 19).into()));

    let characters =
        PAGE.chars().count() - PAGE.split_once("120</b>").expect("the figure").1.chars().count() - 7;
    let parsed = run(story, &["parse", "mill/a.html"]).1;
    assert!(parsed.contains(&format!("TokenRange={characters}:{}", characters + 3)), "{parsed}");
}

#[test]
fn a_place_in_the_file_finds_its_claim() {
    let story = &story("why", PAGE);
    for place in ["mill/a.html:15", "mill/a.html:15:35", "mill/a.html:15:50"] {
        let (code, printed) = run(story, &["why", place, "mill/b.txt:5"]);
        assert_eq!(code, 0, "{printed}");
        assert!(printed.contains("15:35") && printed.contains("conflict: 120 and 146"), "{place}: {printed}");
    }
    // Nothing of the text stands in the head, and no claim in a tag.
    for place in ["mill/a.html:5", "mill/a.html:15:20"] {
        assert!(!run(story, &["why", place, "mill/b.txt:5"]).1.contains("conflict:"), "{place}");
    }
}

#[test]
fn a_comment_in_the_page_accepts() {
    let note = "<!-- crosscheck: allow Q001: it counts apprentices -->";
    let within = PAGE.replace("people.</p>", &format!("people. {note}</p>"));
    let behind = PAGE.replace("people.</p>", &format!("people.</p> {note}"));
    for (name, page) in [("before", with_comment(note)), ("within", within), ("behind", behind)] {
        let (code, printed) = run(&story(name, &page), &["check", "mill"]);
        assert_eq!(code, 0, "{name}: {printed}");
        assert!(printed.contains("1 accepted") && !printed.contains("T002"), "{name}: {printed}");
    }
    let far = PAGE.replace("<h1>", &format!("{note}\n<h1>"));
    let (code, printed) = run(&story("far", &far), &["check", "mill"]);
    assert_eq!(code, 1, "{printed}");
    assert!(printed.contains("T002") && printed.contains("mill/a.html:12:1"), "{printed}");
}

#[test]
fn decisions_and_drafts_may_be_pages() {
    let story = &story("decisions", PAGE);
    assert_eq!(run(story, &["baseline", "create", "mill"]).0, 0);
    let (code, printed) = run(story, &["check", "mill", "--baseline", "crosscheck-baseline.json"]);
    assert!(code == 0 && printed.contains("1 known"), "{printed}");
    let (_, listed) = run(story, &["accept", "mill"]);
    let fingerprint = listed.lines().find_map(|line| line.split_once("  ")).expect("a finding").0;
    assert_eq!(run(story, &["accept", fingerprint, "mill", "--reason", "counted twice"]).0, 0);
    let (code, printed) = run(story, &["check", "mill", "--facts", "facts"]);
    assert!(code == 0 && printed.contains("1 accepted"), "{printed}");
    let (_, printed) = run(story, &["check", "mill/a.html", "--against", "mill/b.txt"]);
    assert!(printed.contains("15:50  [≠ Q001]"), "{printed}");
    let draft = json(story, &["check", "mill/a.html", "--against", "mill/b.txt", "--format", "json"]);
    assert!(draft["draft"].to_string().contains("\"line\":15,\"column\":50"), "{draft}");
}

#[test]
fn a_report_beside_the_articles_is_no_article() {
    let story = &story("report", PAGE);
    assert_eq!(run(story, &["check", "mill", "--report", "html=mill/report.html"]).0, 1);
    let (code, printed) = run(story, &["check", "mill"]);
    assert_eq!(code, 1, "{printed}");
    assert!(printed.contains("mill/report.html: is a report of crosscheck"), "{printed}");
    assert!(printed.contains("in 2 sources"), "{printed}");
    let (code, printed) = run(story, &["check", "mill/report.html", "mill/b.txt"]);
    assert_eq!(code, 3, "{printed}");
    let page = fs::read_to_string(story.join("mill/report.html")).expect("readable");
    assert!(page.contains("a.html:15:35"), "the places of the report are those of the file");
}
