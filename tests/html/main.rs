//! The page for reviewers in a real browser: that it renders, filters, logs no error, and that nothing of a text runs.
//!
//! It needs Chromium. Where there is none the browser's tests say so and end; with `CROSSCHECK_BROWSER=required`, as in CI, they
//! fail.
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]
#![allow(clippy::print_stdout, reason = "a test that did not run says so")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use assert_cmd::cargo::cargo_bin_cmd;

/// Set by a script that runs in a page although it should not.
const RAN: &str = "data-ran";

/// An empty directory of its own.
fn directory(name: &str) -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("html").join(name);
    let _ = fs::remove_dir_all(&directory);
    fs::create_dir_all(&directory).expect("a directory");
    directory
}

/// The page that `check` writes of sources.
fn page(sources: &Path, directory: &Path) -> PathBuf {
    let page = directory.join("report.html");
    cargo_bin_cmd!("crosscheck")
        .args(["check", "--fail-on", "never", "--notes", "--explain-silence", "--report"])
        .arg(format!("html={}", page.display()))
        .arg(sources)
        .assert()
        .code(0);
    page
}

/// What a browser made of a page.
struct Rendered {
    /// The document after its script has run.
    document: String,
    /// What was written to the console.
    console: Vec<String>,
}

/// Opens a page at a fragment; nothing where there is no browser and none is required.
fn open(page: &Path, fragment: &str, directory: &Path) -> Option<Rendered> {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let there =
        |name: &&str| Command::new(name).arg("--version").output().is_ok_and(|out| out.status.success());
    let Some(browser) = names.into_iter().find(there) else {
        assert!(
            std::env::var_os("CROSSCHECK_BROWSER").is_none(),
            "a browser is required, and there is no Chromium"
        );
        println!("NOT RUN: there is no Chromium");
        return None;
    };
    let profile = directory.join(format!("profile-{}", fragment.len()));
    let output = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .args([
            "--disable-dev-shm-usage",
            "--enable-logging=stderr",
            "--virtual-time-budget=10000",
            "--dump-dom",
        ])
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg(format!("file://{}#{fragment}", page.display()))
        .output()
        .expect("it starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let log = String::from_utf8_lossy(&output.stderr).into_owned();
    Some(Rendered {
        document: String::from_utf8(output.stdout).expect("UTF-8"),
        console: log.lines().filter(|line| line.contains("CONSOLE")).map(str::to_owned).collect(),
    })
}

impl Rendered {
    /// Codes of the findings that are shown, and how many are hidden.
    fn findings(&self) -> (Vec<String>, usize) {
        let tags = self.document.split("<article class=\"finding").skip(1);
        let tags: Vec<&str> = tags.filter_map(|rest| rest.split('>').next()).collect();
        let hidden = |tag: &&&str| tag.contains("hidden");
        let code =
            |tag: &&str| tag.split("data-rule=\"").nth(1).and_then(|rest| rest.get(..4)).map(str::to_owned);
        let shown = tags.iter().filter(|tag| !hidden(tag)).filter_map(code).collect();
        (shown, tags.iter().filter(hidden).count())
    }

    /// What the page says it shows.
    fn says(&self) -> &str {
        let output = self.document.split("<output aria-live=\"polite\">").nth(1);
        output.and_then(|rest| rest.split('<').next()).unwrap_or("")
    }
}

#[test]
fn the_page_of_a_small_story_is_the_kept_one() {
    let directory = directory("kept");
    let page = fs::read_to_string(page(Path::new("tests/html/story"), &directory)).expect("a page");
    let without = |page: String, element: &str| {
        let (before, rest) = page.split_once(&format!("<{element}>")).expect("the element");
        let (_, after) = rest.split_once(&format!("</{element}>")).expect("its end");
        format!("{before}<{element}></{element}>{after}")
    };
    let page = without(without(page, "style"), "script");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.add_filter("sha256-[^=]*=", "sha256-…");
    settings.bind(|| insta::assert_snapshot!("mill.html", page));
}

#[test]
fn the_browser_renders_and_filters() {
    let directory = directory("filters");
    let page = page(Path::new("tests/html/story"), &directory);
    let Some(all) = open(&page, "", &directory) else { return };
    assert_eq!(all.console, Vec::<String>::new());
    let (codes, hidden) = all.findings();
    assert_eq!((codes.as_slice(), hidden), (["Q001", "D001", "D002"].map(str::to_owned).as_slice(), 0));
    assert_eq!(all.says(), "3 of 3 findings shown");
    for (fragment, shown) in [
        ("rule=Q001", &["Q001"][..]),
        ("severity=note", &[]),
        ("standing=known,accepted", &[]),
        ("source=s1&severity=error,warning", &["Q001", "D001"]),
        ("q=COAST%20150", &["Q001"]),
        ("q=disagree%20d%C3%A2te", &["D001"]),
        ("q=nothing-of-this-kind", &[]),
    ] {
        let filtered = open(&page, fragment, &directory).expect("a browser");
        let (codes, hidden) = filtered.findings();
        assert_eq!(
            (codes.as_slice(), hidden),
            (shown.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>().as_slice(), 3 - shown.len()),
            "{fragment}"
        );
        assert_eq!(filtered.says(), format!("{} of 3 findings shown", shown.len()), "{fragment}");
        assert_eq!(filtered.console, Vec::<String>::new(), "{fragment}");
    }
}

#[test]
fn what_is_linked_to_is_unfolded() {
    let directory = directory("links");
    let page = page(Path::new("tests/html/story"), &directory);
    let Some(plain) = open(&page, "", &directory) else { return };
    assert_eq!(plain.document.matches("<details open").count(), 0);
    let linked = open(&page, "s0-row-0", &directory).expect("a browser");
    assert_eq!(linked.document.matches("<details open").count(), 1);
}

/// A text that tries to run in every way that a page could be tricked into.
fn attack(at: &str) -> String {
    format!(
        "</title></style></script><script>document.documentElement.dataset.ran='{at}'</script>\
         <img src=x onerror=\"document.documentElement.dataset.ran='{at}'\"> <svg/onload=alert(1)> \
         <a href=\"javascript:alert(1)\">x</a> [x](javascript:alert(1)) {{{{ 7 * 7 }}}} {{% include 'x' %}} \u{202e}txet\u{2069} \
         \u{1b}[31m\u{7}\u{200b}\" autofocus onfocus=alert(1) x='"
    )
}

#[test]
fn nothing_of_a_text_runs() {
    let directory = directory("hostile");
    let story = directory.join("story");
    fs::create_dir_all(&story).expect("a directory");
    let one_line = |at: &str| attack(at).replace('\u{7}', "");
    let first = format!(
        "---\ntitle: {}\npublisher: {}\nurl: javascript:alert(1)\npublished: 2024-05-07\n---\nThe Alder Mill employs 120 people. {}\n",
        one_line("title"),
        one_line("publisher"),
        attack("text"),
    );
    let second = format!(
        "---\npublished: 2024-05-07\npublisher: {}\n---\nThe Alder Mill employs at least 140 people. {}\n",
        one_line("publisher"),
        attack("line"),
    );
    fs::write(story.join("a <img src=x onerror=alert(1)> 'b' \"c\" & {{d}}.md"), first).expect("written");
    fs::write(story.join("javascript:alert(1).md"), second).expect("written");
    let page = page(&story, &directory);
    let text = fs::read_to_string(&page).expect("a page");
    assert!(text.contains("Q001"), "the story has a finding");
    let Some(rendered) = open(&page, "q=%3Cscript%3E", &directory) else { return };
    assert_eq!(rendered.console, Vec::<String>::new());
    assert!(!rendered.document.contains(RAN), "a script of the texts ran");
    assert_eq!(rendered.document.matches("<script").count(), 1);
    assert!(!rendered.document.contains("<img") && !rendered.document.contains("<a href=\"javascript"));
    assert!(rendered.document.contains("{{ 7 * 7 }}") && rendered.document.contains("⇄txet⇄"));
    assert_eq!(rendered.says(), "1 of 1 findings shown", "what is shown can be searched for");
}

#[test]
fn the_browser_would_notice() {
    let directory = directory("noticed");
    let page = directory.join("page.html");
    let script = "document.documentElement.dataset.ran = 1; console.error('noticed');";
    fs::write(&page, format!("<!DOCTYPE html><title>x</title><script>{script}</script>")).expect("written");
    let Some(rendered) = open(&page, "", &directory) else { return };
    assert!(rendered.document.contains(RAN));
    assert!(rendered.console.iter().any(|line| line.contains("noticed")), "{:?}", rendered.console);
}
