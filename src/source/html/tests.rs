//! Pages to articles.

use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::source::{LineIndex, restore};

fn article(page: &str) -> Article {
    read("a.html", page).articles.remove(0)
}

/// A page and the text that is read of it.
#[track_caller]
fn check(page: &str, text: &str) {
    assert_eq!(article(page).text, text, "{page:?}");
}

/// Words of a page's text, and the bytes of the page that stand for them.
#[track_caller]
fn check_place(page: &str, words: &str, place: (usize, usize), written: &str) {
    let article = article(page);
    let start = article.text.find(words).expect("the words");
    let lines = LineIndex::mapped(&article.text, article.given.map.as_ref());
    let extent = lines.extent(&article.text, start..start + words.len());
    assert_eq!(extent.start.place(), place, "{words} in {page:?}");
    assert_eq!(page.get(extent.start.byte as usize..extent.end.byte as usize), Some(written), "{page:?}");
    let (line, column) = place;
    let first = words.chars().next().map_or(0, char::len_utf8);
    assert_eq!(lines.character(&article.text, line, column), Some(start..start + first), "{page:?}");
}

/// A page, and its title, publisher, day of publication and address.
#[track_caller]
fn check_given(page: &str, expected: [Option<&str>; 4], notes: &[&str]) {
    let content = read("a.html", page);
    let given = &content.articles.first().expect("an article").given;
    let day = given.published.map(|published| published.date.to_string());
    let found = [given.title.as_deref(), given.publisher.as_deref(), day.as_deref(), given.url.as_deref()];
    assert_eq!(found, expected, "{page:?}");
    let places: Vec<String> = content.notes.iter().map(|note| note.place.to_string()).collect();
    assert_eq!(places, notes, "{page:?}");
}

#[test]
fn blocks_are_paragraphs() {
    check("<p>One.</p><p>Two.</p>", "One.\n\nTwo.");
    check("<p>One.<p>Two.<div>Three.</div>Four.", "One.\n\nTwo.\n\nThree.\n\nFour.");
    check("<h1>Fire</h1>\n<h2>A mill</h2>\n<div><div><p>One.</p></div></div>", "Fire\n\nA mill\n\nOne.");
    check("<blockquote><p>One.</p></blockquote><hr>Two.", "One.\n\nTwo.");
    check("no tags at all", "no tags at all");
    check("", "");
}

#[test]
fn what_stands_in_a_line_joins() {
    check("<p>The <b>Al</b>der <a href='x'>mill</a>.</p>", "The Alder mill.");
    check("<p>The<span> </span>mill<x-y>er</x-y> won<wbr>derful</p>", "The miller wonderful");
    check("<p>\n  The\t mill\r\n  burned. \n</p>", "The mill burned.");
    check("<p>One<br>two<br/>three<br><br>four</p>", "One\ntwo\nthree\n\nfour");
    check("<pre>One\n  two\n\nthree</pre> four\nfive", "One\ntwo\n\nthree\n\nfour five");
}

#[test]
fn references_are_characters() {
    check(
        "<p>AT&amp;T &lt;b&gt; &eacute;&#233;&#xe9; 12&nbsp;000 &copy 5 &bogus; & so</p>",
        "AT&T <b> ééé 12\u{a0}000 © 5 &bogus; & so",
    );
    check("a &#32; b&#10;&Tab;c", "a b c");
    check("<p>&amp;lt;</p>", "&lt;");
}

#[test]
fn lists_and_tables_have_lines() {
    check("Known:<ul><li>One</li><li>Two<li>Three</ul>so far", "Known:\n\n- One\n- Two\n- Three\n\nso far");
    check("<ul><li></li><li><p>One</p></li></ul><p>Two</p>", "- One\n\nTwo");
    check(
        "<table><caption>Losses</caption><tr><th>Town<th>Dead</tr><tr><td>Alder</td> <td>12</td></tr></table>",
        "Losses\nTown | Dead\nAlder | 12",
    );
    check("<table><tr><td><p>One.</p><p>Two.</p></td></tr></table>", "One.\n\nTwo.");
    check("<dl><dt>Dead<dd>12<dt>Hurt<dd>3</dl>", "Dead\n12\nHurt\n3");
}

#[test]
fn what_is_not_the_article_is_left_out() {
    for unread in [
        "<script>if (a < b) { '<p>12</p>' }</script>",
        "<style>p { x: '</p>' }</style>",
        "<template><p>x</p></template>",
        "<noscript><p>x</p></noscript>",
        "<svg><title>x</title><path d='y'/><text>x</text></svg>",
        "<button>Share</button>",
        "<span hidden>a <span>b</span> c</span>",
        "<i aria-hidden=TRUE>x</i>",
        "<del>x <b>y</b></del>",
        "<!-- x -->",
        "<? x ?>",
        "<textarea><p>x</textarea>",
    ] {
        check(&format!("<p>One {unread}two.</p>"), "One two.");
    }
    check(
        "<p>62 m<sup>2</sup>, the 19<sup>th</sup><sup class=x><a href='#1'><b>[1]</b></a></sup> <a>one</a>.</p>",
        "62 m2, the 19th one.",
    );
    for unread in [
        "<nav><ul><li>x<li>y</ul></nav>",
        "<aside><p>x</aside>",
        "<form><p>x</p><input value=y></form>",
        "<figure><img alt=x><figcaption>x</figcaption></figure>",
        "<header><p>x</p></header>",
        "<footer>x</footer>",
        "<div hidden><div>x</div>y</div>",
        "<p hidden>x",
        "<div><aside>never closed</div>",
        "<div aria-hidden='true'><span hidden>x</div>",
    ] {
        check(&format!("<p>One.</p>{unread}<p>Two.</p>"), "One.\n\nTwo.");
    }
    check("<head><title>x</title><meta charset=utf-8><style>y</style><body>One.", "One.");
    check("<p aria-hidden=false>One.</p>", "One.");
}

#[test]
fn one_article_or_main_is_read_alone() {
    check(
        "a<article><header><h1>Fire</h1></header>One.<footer>By us</footer></article>b",
        "Fire\n\nOne.\n\nBy us",
    );
    check("a<main>One.<article>Two.</article></main>b<article>c</article>", "One.\n\nTwo.");
    check("a<main>One.</main>b", "One.");
    check("<article>One.</article><article>Two.</article>", "One.\n\nTwo.");
    check("<article>One.<article>A comment.</article>Two.</article>", "One.\n\nTwo.");
    check(
        "<article>One.</article><aside><article>x</article></aside><div hidden><article>y</article></div>",
        "One.",
    );
    check("<form id=page>x<article>One.<form>y</form></article></form>", "One.");
    check("<article>One.", "One.");
    check("<article><table><tr><td></div></section>One.</table>Two.</article>x", "One.\n\nTwo.");
}

#[test]
fn places_are_those_of_the_file() {
    let page = "<h1>Fire</h1>\n<p>Ở mill <b>12</b>&nbsp;men\n  &eacute;t <i>so</i>.</p>";
    check_place(page, "Fire", (1, 5), "Fire");
    check_place(page, "mill", (2, 6), "mill");
    check_place(page, "12\u{a0}men", (2, 14), "12</b>&nbsp;men");
    check_place(page, "men ét", (2, 26), "men\n  &eacute;t");
    check_place(page, "ét so", (3, 3), "&eacute;t <i>so");
    check_place(page, "so.", (3, 16), "so</i>.");
    check_place("<p>a\r\nb &amp;lt; c</p>", "b &lt;", (2, 1), "b &amp;lt;");
    check_place("<ul>\n<li>One\n<li>Two", "Two", (3, 5), "Two");
}

#[test]
fn a_line_of_the_file_finds_its_words() {
    let page = "<p>One\ntwo <b>three</b> four</p><p>five</p>\n\n<p>six</p>";
    let article = article(page);
    let lines = LineIndex::mapped(&article.text, article.given.map.as_ref());
    let line = |line| lines.line(&article.text, line).and_then(|range| article.text.get(range));
    assert_eq!(
        [line(1), line(2), line(3), line(4)],
        [Some("One "), Some("two three four\n\nfive"), None, Some("six")]
    );
    // What stands in a tag is no word.
    assert!(lines.character(&article.text, 2, 6).is_some_and(|range| range.is_empty()));
    assert_eq!(lines.character(&article.text, 3, 1), None);
}

#[test]
fn a_page_tells_of_itself() {
    check_given(
        "<title>Fire &amp; mill | Post</title><meta property=og:title content='Fire &amp; mill'><meta property='og:site_name' content='River Post'>\
         <meta property='article:published_time' content='2026-03-04T10:00:00+01:00'><link rel='shortlink canonical' href='https://river.example/a'>\
         <meta property='og:url' content='https://river.example/b'><p>One.",
        [Some("Fire & mill"), Some("River Post"), Some("2026-03-04"), Some("https://river.example/a")],
        &[],
    );
    check_given(
        "<title> Fire\n</title><svg><title>x</title></svg><h1>The <b>mill</b></h1>",
        [Some("The mill"), None, None, None],
        &[],
    );
    check_given(
        "<title>Fire</title><h1><img alt=x></h1><meta property=og:url content=/b>",
        [Some("Fire"), None, None, Some("/b")],
        &[],
    );
    check_given(
        "<time datetime='2025-01-01'>x</time><time itemprop='datePublished' datetime='2026-03-04'>",
        [None, None, Some("2026-03-04"), None],
        &[],
    );
    check_given("<time pubdate datetime='2026-03-04'>", [None, None, Some("2026-03-04"), None], &[]);
}

#[test]
fn data_in_json_is_read() {
    let page = |json: &str| format!("<script type='application/ld+json'>{json}</script><p>One.");
    let expected = [Some("Fire"), Some("Post"), Some("2026-03-04"), None];
    let own = r#""headline":"Fire","datePublished":"2026-03-04","publisher":{"@type":"Organization","name":"Post"}"#;
    check_given(&page(&format!(r#"{{"@type":"NewsArticle",{own}}}"#)), expected, &[]);
    check_given(
        &page(&format!(
            r#"[{{"@type":"WebPage","headline":"x"}},{{"@type":["Thing","ReportageNewsArticle"],{own}}}]"#
        )),
        expected,
        &[],
    );
    check_given(&page(&format!(r#"{{"@graph":[{{"@type":"BlogPosting",{own}}}]}}"#)), expected, &[]);
    check_given(
        &page(r#"{"@type":"Article","publisher":["Post"],"headline":5}"#),
        [None, Some("Post"), None, None],
        &[],
    );
    for other in ["", "{", r#"{"@type":"Event","headline":"x"}"#, &"[".repeat(100_000)] {
        check_given(&page(other), [None; 4], &[]);
    }
}

#[test]
fn an_unreadable_date_is_a_note() {
    check_given(
        "<p>One.\n<meta property='article:published_time' content='soon'>\n<time pubdate datetime='2026-03-04'>",
        [None, None, Some("2026-03-04"), None],
        &["a.html:2"],
    );
    check_given("<meta property='article:published_time' content=''>", [None; 4], &[]);
}

/// A page; its text with what was put in comments to this program.
#[track_caller]
fn check_comments(page: &str, expected: &str) {
    let article = article(page);
    assert_eq!(restore(&article.text, &article.given.comments), expected, "{page:?}");
    assert!(!article.text.contains("<!--"), "{page:?}");
}

#[test]
fn comments_to_this_program_keep_their_place() {
    let (note, other) = ("<!-- crosscheck: allow Q001: é -->", "<!-- wp:paragraph -->");
    check_comments(&format!("<p>One {note} two.</p>{other}"), &format!("One {note} two."));
    check_comments(&format!("<p>One.{note}</p>\n<p>Two.</p>"), &format!("One.{note}\n\nTwo."));
    check_comments(&format!("<p>One.</p> {note}\n<p>Two.</p>"), &format!("One. {note}\n\nTwo."));
    check_comments(&format!("<p>One.</p>\n{note}\n<p>Two.</p>"), &format!("One.\n\n{note}\n\nTwo."));
    check_comments(&format!("{note}<article>One.</article>"), &format!("{note}\n\nOne."));
    check_comments(&format!("<script>{note}</script>One."), "One.");
    check_place(&format!("<p>One {note}\ntwo.</p>"), "two", (2, 1), "two");
}

#[test]
fn pages_are_told_by_their_beginning() {
    assert!(is_html("\n<!DOCTYPE HTML><p>") && is_html("<html lang=en>") && !is_html("<p>") && !is_html("é"));
    assert!(is_named(Path::new("a/b.HTML")) && is_named(Path::new("b.htm")) && !is_named(Path::new("html")));
}

#[test]
fn a_report_is_refused() {
    let content = read("a.html", "<meta name=\"generator\" content=\"crosscheck 0.1.0\"><p>One.");
    assert!(content.articles.is_empty() && content.errors.len() == 1);
}

#[test]
fn hostile_pages_take_linear_time() {
    let many = |part: &str| part.repeat(200_000 / part.len());
    for part in [
        "<",
        "&",
        "<div>",
        "</div>",
        "<p hidden>",
        "<b>",
        "<span hidden>",
        "</b></p>",
        "<!--",
        "<a b=",
        "&a",
        "<td></div>",
        "\n ",
        "<br>",
    ] {
        let _ = article(&many(part));
        let _ = article(&format!("<article><aside><span hidden>{}", many(part)));
    }
    check(&format!("{}One.{}", many("<div>"), many("</div>")), "One.");
}

/// Pages made of what pages are made of.
fn pages() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "<p>",
        "</p>",
        "<article>",
        "</article>",
        "<main>",
        "<div hidden>",
        "</div>",
        "<span hidden>",
        "</span>",
        "<b>",
        "</b>",
        "<br>",
        "<ul>",
        "<li>",
        "</ul>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<pre>",
        "</pre>",
        "<script>",
        "</script>",
        "<title>",
        "</title>",
        "<h1>",
        "</h1>",
        "&amp;",
        "&eacute",
        "&#8211;",
        "&nGt;",
        "&ngE;",
        "&",
        "<!-- crosscheck: allow Q001: é\n -->",
        "<!-- x -->",
        "<",
        ">",
        "mill",
        "12 men",
        "Ở đây",
        "\n",
        "\r\n",
        " ",
        "\u{a0}",
        "😀",
        "\u{301}",
    ]);
    prop::collection::vec(prop_oneof![9 => parts.prop_map(str::to_owned), 1 => any::<String>()], 0..60)
        .prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn every_place_lies_in_the_file(page in pages()) {
        let content = read("a.html", &page);
        let Some(article) = content.articles.first() else { return Ok(()) };
        let text = &restore(&article.text, &article.given.comments);
        let lines = LineIndex::mapped(text, article.given.map.as_ref());
        let of_file = LineIndex::new(&page);
        let cuts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let mut last = 0;
        for (at, start) in cuts.iter().enumerate() {
            for end in cuts.iter().skip(at).take(4) {
                let extent = lines.extent(text, *start..*end);
                let (first, behind) = (extent.start.byte as usize, extent.end.byte as usize);
                prop_assert!(last <= first && first <= behind && page.is_char_boundary(first) && page.is_char_boundary(behind));
                prop_assert_eq!(of_file.extent(&page, first..first).start, extent.start);
                prop_assert!(extent.start.line <= extent.end.line);
                prop_assert_eq!(page.get(..behind).map(|passed| passed.chars().count()), Some(extent.end.character as usize));
            }
            last = lines.extent(text, *start..*start).start.byte as usize;
        }
    }

    #[test]
    fn any_text_is_read(page in any::<String>()) {
        let _ = read("a.html", &page);
    }
}
