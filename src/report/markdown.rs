//! For a comment on a pull request: counts, the new findings with their passages, and what was decided, folded away.
//!
//! New findings stand open. Known and accepted ones are listed folded, the accepted with their reason: nothing is hidden, and
//! nothing that was decided asks for attention again.

use std::fmt::Write as _;

use crate::rule::{Finding, Label, Standing};

use super::context::{Context, context};
use super::drawing::Pages;
use super::drawing::visible::one_line;
use super::human::{count, stories, unchecked};
use super::place::Place;
use super::tally::Tally;
use super::told::told;
use super::{Format, Report, Style};

/// The format's record.
pub const FORMAT: Format =
    Format { name: "markdown", summary: "for a comment on a pull request", claims: false, render };

/// Characters of a line shown on either side of a passage.
const REACH: usize = 60;

/// The longest comment: GitHub refuses more than 65,536 characters, and the end needs some.
const LONGEST: usize = 60_000;

fn render(report: &Report, style: &Style) -> Vec<u8> {
    let pages = Pages::new(report);
    let tally = Tally::of(report);
    // By this line a program finds its comment again.
    let mut out = format!("<!-- crosscheck -->\n### crosscheck: {tally}\n\n");
    if tally.decided() > 0 {
        table(&tally, &mut out);
    }
    let new = |finding: &&Finding| finding.standing == Standing::New;
    let parts = report.findings.iter().filter(new).map(|finding| open(finding, &pages));
    append(parts, "findings", &mut out);
    let decided = report.findings.iter().filter(|finding| !new(finding));
    let decided = decided.map(|f| decided_on(f, &pages));
    let absent = report
        .absent
        .iter()
        .map(|absent| format!("- no longer found: {} {}\n", inline(&absent.code), inline(&absent.message)));
    fold("Known, accepted and no longer found", decided.chain(absent), &mut out);
    if style.notes {
        let verdicts = report.verdicts.iter();
        let verdicts = verdicts.map(|v| item(v.kind, &v.message, &v.labels, &pages));
        fold("Compared, and no finding", verdicts, &mut out);
    }
    let silence = report.silence.iter().flatten();
    let silence = silence.map(|s| item(s.guard, &s.message, &s.labels, &pages));
    fold("Kept apart by one guard", silence, &mut out);
    close(report, &mut out);
    out.into_bytes()
}

fn table(tally: &Tally, out: &mut String) {
    out.push_str("| | new | known | accepted |\n|---|---:|---:|---:|\n");
    let rows = [("errors", 0), ("warnings", 1), ("notes", 2)];
    for (name, at) in rows {
        let counts =
            [tally.new, tally.known, tally.accepted].map(|counts| counts.get(at).copied().unwrap_or(0));
        if counts.iter().any(|n| *n > 0) {
            let [new, known, accepted] = counts;
            let _ = writeln!(out, "| {name} | {new} | {known} | {accepted} |");
        }
    }
    out.push('\n');
}

/// A new finding: the sentence, its passages, and the proof folded away.
fn open(finding: &Finding, pages: &Pages<'_>) -> String {
    let mut out =
        format!("#### {} {}: {}\n\n", finding.severity.as_str(), finding.code, inline(&finding.message));
    for label in told(finding) {
        let _ = write!(out, "{}", passage(label, pages).unwrap_or_default());
    }
    let _ = writeln!(out, "\n<details><summary>Proof</summary>\n\n{}\n</details>\n", proof(finding));
    out
}

/// `- **river-post.txt:3:37** “…which **employs 120 people** and…”`.
fn passage(label: &Label, pages: &Pages<'_>) -> Option<String> {
    let page = pages.get(label.span.source)?;
    let Context { cut_before, before, words, after, cut_after } =
        context(page.text, label.span.range(), REACH);
    let dots = |cut| if cut { "…" } else { "" };
    let publisher = pages.source(label.span.source).and_then(|source| source.publisher.as_deref());
    let publisher = publisher.map_or(String::new(), |name| format!(" ({})", inline(name)));
    Some(format!(
        "- {}{publisher}: {}{}<ins>**{}**</ins>{}{}\n",
        code(&Place::of(label, pages)?.to_string()),
        dots(cut_before),
        inline(before),
        inline(words.trim()),
        inline(after),
        dots(cut_after),
    ))
}

/// Statements, proof, help and fingerprint in a block in which nothing is markup.
fn proof(finding: &Finding) -> String {
    let statements = told(finding).into_iter().map(|label| one_line(&label.message));
    let proof = finding.proof.iter().map(|line| format!("proof: {}", one_line(line)));
    let help = finding.help.iter().map(|line| format!("help:  {}", one_line(line)));
    let mut lines: Vec<String> = statements.chain(proof).chain(help).collect();
    lines.push(format!("fingerprint: {}", finding.fingerprint));
    block(&lines.join("\n"))
}

/// A finding on which something was decided before.
fn decided_on(finding: &Finding, pages: &Pages<'_>) -> String {
    let place = finding.labels.first().and_then(|label| Place::of(label, pages));
    let place = place.map_or(String::new(), |place| format!(" ({})", code(&place.to_string())));
    let reason = finding.standing.reason().map_or(String::new(), |reason| format!("; {}", inline(reason)));
    let standing = finding.standing.as_str();
    format!("- {standing}: {} {}{place}{reason}\n", finding.code, inline(&finding.message))
}

/// What is no finding, in one item.
fn item(kind: &str, message: &str, labels: &[Label], pages: &Pages<'_>) -> String {
    let places: Vec<String> =
        labels.iter().filter_map(|label| Some(code(&Place::of(label, pages)?.to_string()))).collect();
    format!("- {kind}: {} ({})\n", inline(message), places.join(", "))
}

fn fold(title: &str, parts: impl Iterator<Item = String>, out: &mut String) {
    let mut parts = parts.peekable();
    if parts.peek().is_some() {
        let _ = writeln!(out, "<details><summary>{title}</summary>\n");
        append(parts, "entries", out);
        out.push_str("\n</details>\n\n");
    }
}

/// Appends the parts while there is room, and says how many there was none for.
fn append(parts: impl Iterator<Item = String>, what: &str, out: &mut String) {
    let mut left = 0;
    for part in parts {
        // Once one does not fit, none does: the order would be no order any more.
        if left == 0 && out.len() + part.len() <= LONGEST {
            out.push_str(&part);
        } else {
            left += 1;
        }
    }
    if left > 0 {
        let _ = writeln!(out, "\n*{left} more {what} than a comment has room for.*\n");
    }
}

fn close(report: &Report, out: &mut String) {
    let summary = &report.summary;
    let _ = write!(
        out,
        "<sub>{} in {}; {}, {}.",
        count(summary.sources, "source", "sources"),
        count(stories(report), "story", "stories"),
        count(summary.claims, "claim", "claims"),
        count(summary.comparisons, "comparison", "comparisons"),
    );
    let unchecked = unchecked(&summary.not_checked);
    if !unchecked.is_empty() {
        let _ = write!(out, " Not checked: {}.", inline(&unchecked.join("; ")));
    }
    out.push_str("</sub>\n");
}

/// Text as it is, in one line: no markup, no link, and nobody is called by `@` and no issue by `#`.
fn inline(text: &str) -> String {
    let mut out = String::new();
    for c in one_line(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // A reference is made of the text that was rendered, so that a backslash alone would not keep it off.
            '@' | '#' => {
                out.push('\\');
                out.push(c);
                out.push_str("&#8203;");
            }
            c if c.is_ascii_punctuation() && !matches!(c, ',' | ';' | '\'' | '"' | '?' | '/' | '%') => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

/// A path with its place, in which nothing is markup.
fn code(text: &str) -> String {
    let fence = "`".repeat(longest_run(text) + 1);
    let gap = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{gap}{text}{gap}{fence}")
}

/// Backticks in a row.
fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// A block of code whose fence is longer than any run of backticks in it.
fn block(text: &str) -> String {
    let fence = "`".repeat(longest_run(text).max(2) + 1);
    format!("{fence}text\n{text}\n{fence}")
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Options, Parser, Tag};

    use super::*;
    use crate::report::samples;

    fn printed(report: &Report, notes: bool) -> String {
        let bytes = (FORMAT.render)(report, &Style { notes, ..Style::default() });
        String::from_utf8(bytes).expect("UTF-8")
    }

    #[test]
    fn a_finding_stands_open_with_its_passages() {
        let printed = printed(&samples::two_mills(), false);
        let head = "<!-- crosscheck -->\n### crosscheck: 1 error\n\n#### error Q001: sources disagree on how many \
                    people the Alder mill employs\n\n- `river-post.txt:3:42`: Visitors praise the mill in Alder, \
                    which <ins>**employs 120 people**</ins> and sells cloth\\.\n- `harbour";
        assert!(printed.starts_with(head), "{printed}");
        assert!(
            printed.contains("<details><summary>Proof</summary>\n\n```text\nemployees(alder-mill) = 120\n"),
            "{printed}"
        );
        assert!(printed.ends_with("undetermined \\(scope 2, time 1\\).</sub>\n"), "{printed}");
    }

    #[test]
    fn what_was_decided_is_folded_away_with_its_reason() {
        let accepted = samples::standing(Standing::Accepted("the mill *said* so".to_owned()));
        let printed = printed(&accepted, false);
        let head = "<!-- crosscheck -->\n### crosscheck: no new disagreement (1 accepted, 1 no longer found)\n\n\
                    | | new | known | accepted |\n|---|---:|---:|---:|\n| errors | 0 | 0 | 1 |\n\n\
                    <details><summary>Known, accepted and no longer found</summary>\n\n- accepted: Q001 ";
        assert!(printed.starts_with(head), "{printed}");
        assert!(printed.contains("; the mill \\*said\\* so\n- no longer found: D001 "), "{printed}");
    }

    #[test]
    fn notes_and_silence_are_listed_where_they_were_asked_for() {
        let report = samples::two_mills();
        assert!(printed(&report, true).contains("- revised: the later figure is larger (`river-post"));
        assert!(!printed(&report, false).contains("Compared, and no finding"));
        assert!(printed(&report, false).contains("<summary>Kept apart by one guard</summary>"));
    }

    #[test]
    fn nothing_of_a_text_is_markup() {
        let printed = printed(&samples::hostile(), true);
        let ours = [
            "<!-- crosscheck -->",
            "<details>",
            "</details>",
            "<summary>",
            "</summary>",
            "<ins>",
            "</ins>",
            "<sub>",
            "</sub>",
        ];
        for event in Parser::new_ext(&printed, Options::all()) {
            match event {
                Event::Html(html) | Event::InlineHtml(html) => {
                    let rest = ours.iter().fold(html.to_string(), |rest, tag| rest.replace(tag, ""));
                    assert!(!rest.contains('<'), "{html}");
                }
                Event::Start(Tag::Link { .. } | Tag::Image { .. }) => panic!("{event:?}"),
                _ => {}
            }
        }
        for raw in ["\u{202e}", "\u{1b}", "\u{200b}"] {
            assert!(!printed.contains(raw), "{raw:?}: {printed}");
        }
        assert_eq!(inline("@team, see #7"), "\\@&#8203;team, see \\#&#8203;7");
        assert_eq!(block("a ```` b"), "`````text\na ```` b\n`````");
        assert_eq!((code("a").as_str(), code("a``b`").as_str()), ("`a`", "``` a``b` ```"));
    }

    #[test]
    fn a_comment_stays_short_enough_and_says_what_it_leaves_out() {
        let mut report = samples::two_mills();
        let finding = report.findings[0].clone();
        report.findings = std::iter::repeat_n(finding, 500).collect();
        let printed = printed(&report, false);
        assert!(printed.len() < 65_536);
        let shown = printed.matches("#### error").count();
        assert!(printed.contains(&format!("*{} more findings than", 500 - shown)), "{shown}");
    }
}
