use std::collections::BTreeMap;

use super::*;
use crate::report::samples;
use crate::rule::Standing;

fn printed(report: &Report, notes: bool) -> String {
    let bytes = (FORMAT.render)(report, &Style { notes, ..Style::default() });
    String::from_utf8(bytes).expect("UTF-8")
}

/// The page without its style and script.
fn body(report: &Report, notes: bool) -> String {
    printed(report, notes).replace(STYLE, "").replace(SCRIPT, "")
}

#[test]
fn the_policy_names_the_style_and_the_script_that_the_page_holds() {
    let page = printed(&samples::two_mills(), false);
    for (element, text) in [("style", STYLE), ("script", SCRIPT)] {
        assert!(page.contains(&format!("<{element}>{text}</{element}>")));
        assert!(!text.contains("</"), "{element} would end early");
        let hash = STANDARD.encode(Sha256::digest(text));
        let named = format!("{element}-src &#x27;sha256-{}&#x27;;", hash.replace('/', "&#x2f;"));
        assert!(page.contains(&named), "{named}");
    }
    assert_eq!(page.matches("<script").count(), 1);
    assert_eq!(page.matches("<style").count(), 1);
}

#[test]
fn every_part_of_a_report_is_on_the_page() {
    let report = samples::standing(Standing::Accepted("the mill said so".to_owned()));
    let page = body(&report, true);
    for part in [
        "id=\"f-0123456789abcdef\"",
        "Accepted: the mill said so",
        "<mark>employs 120 people</mark>",
        "<p class=\"notation\">employees(alder-mill) = 120</p>",
        "120 and 140.. have no value in common",
        "one witness says 120, one says 140 or more",
        "employees(alder-mill) = 140..",
        "sources disagree on when the mill opened",
        "the later figure is larger",
        "not held against each other for the scope",
        "4 of 9 sentences without a claim",
        "conflict 1",
        "agree 2",
        "1 more passage<",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
}

#[test]
fn a_draft_is_a_marked_copy_with_what_the_sources_say() {
    let report = samples::drafted();
    let page = body(&report, false);
    let coverage = report.coverage.as_ref().expect("a draft");
    for (number, judged) in coverage.judged.iter().enumerate() {
        let state = judged.state.as_str();
        assert!(page.contains(&format!("href=\"#d-{number}\" class=\"{state}\">")), "{number}: {page}");
        assert!(page.contains(&format!("<tr id=\"d-{number}\">")), "{number}: {page}");
    }
    assert!(!coverage.judged.is_empty() && !body(&samples::two_mills(), false).contains("id=\"draft\""));
}

#[test]
fn links_lead_to_places_of_the_page_only() {
    for report in [samples::two_mills(), samples::hostile(), samples::drafted(), Report::default()] {
        for notes in [false, true] {
            let page = body(&report, notes);
            for href in page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                let target = href.strip_prefix('#').expect("a place of the page");
                let filter = target.contains('=');
                assert!(filter || page.contains(&format!(" id=\"{target}\"")), "{target}");
            }
            let ids: Vec<&str> =
                page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
            let mut once = ids.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), ids.len(), "an id is given twice");
            assert!(
                !page.contains("src=\"") && !page.contains(" style=\""),
                "nothing is loaded or styled beside"
            );
        }
    }
}

#[test]
fn nothing_of_a_text_is_markup() {
    let page = body(&samples::hostile(), true);
    for raw in [
        "<script>alert",
        "<img",
        "</script><",
        "href=\"javascript",
        "\u{202e}",
        "\u{1b}",
        "\u{200b}",
        "\0",
        "49",
    ] {
        assert!(!page.contains(raw), "{raw:?}");
    }
    assert!(page.contains("&lt;&#x2f;script&gt;&lt;script&gt;alert(1)"), "{page}");
    assert!(page.contains("⇄txet⇄"), "{page}");
}

/// Colours by name, as a part of the style sets them.
fn colours(style: &str) -> BTreeMap<&str, [u8; 3]> {
    let colour = |line| -> Option<(&str, [u8; 3])> {
        let (name, value) = str::trim(line).strip_prefix("--")?.split_once(": #")?;
        let part = |at: usize| u8::from_str_radix(value.get(at..at + 2)?, 16).ok();
        Some((name, [part(0)?, part(2)?, part(4)?]))
    };
    style.lines().filter_map(colour).collect()
}

/// The contrast of two colours as the Web Content Accessibility Guidelines define it.
#[expect(clippy::float_arithmetic, reason = "the definition is one over real numbers")]
fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let luminance = |colour: [u8; 3]| {
        let linear = colour.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn every_text_stands_out_from_its_ground() {
    let parts: Vec<&str> = STYLE.split(":root {").collect();
    let light = colours(parts[1].split('}').next().expect("a block"));
    let mut dark = light.clone();
    dark.extend(colours(parts[2].split('}').next().expect("a block")));
    let grounds: &[(&str, &[&str])] = &[
        ("ink", &["ground", "card", "raised", "claim", "note-ground", "warning-ground", "error-ground"]),
        ("quiet", &["ground", "card", "raised"]),
        ("link", &["ground", "card", "raised"]),
        ("mark-ink", &["mark"]),
        ("error", &["error-ground", "card"]),
        ("warning", &["warning-ground"]),
        ("note", &["note-ground"]),
        ("camp-0", &["ground", "card"]),
        ("camp-1", &["ground", "card"]),
        ("camp-2", &["ground", "card"]),
        ("camp-3", &["ground", "card"]),
        ("camp-4", &["ground", "card"]),
        ("camp-5", &["ground", "card"]),
    ];
    for (scheme, colours) in [("light", light), ("dark", dark)] {
        for (text, grounds) in grounds {
            for ground in *grounds {
                let ratio = contrast(colours[text], colours[ground]);
                assert!(ratio >= 4.5, "{scheme}: {text} on {ground}: {ratio:.2}");
            }
        }
    }
    assert!(contrast([0; 3], [255; 3]) > 20.9 && contrast([119; 3], [255; 3]) < 4.5);
}
