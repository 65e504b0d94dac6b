//! Drafts as a fact-checker marks them: claim by claim with the passages that bear on each, or the text with a mark behind each.

use std::fmt::Write as _;

use crate::coverage::{Bearing, Coverage, Judged, Kind, Passage, State};
use crate::report::SourceSummary;
use crate::report::drawing::visible::{columns, one_line};
use crate::report::drawing::{PLAIN, Page, Pages, WIDTH};
use crate::report::{Report, Style};

use super::{count, list, section};

/// Sources that are shown for a claim and one bearing.
const SHOWN: usize = 3;
/// Columns of the place and the mark before a claim.
const MARGIN: usize = 24;

/// Draws what the sources say to the drafts, and what of it concerns them all.
pub(super) fn draw(report: &Report, coverage: &Coverage, pages: &Pages<'_>, style: &Style, out: &mut String) {
    let drafts = report.sources.iter().filter(|source| coverage.drafts.contains(&source.id));
    for draft in drafts {
        let Some(page) = pages.get(draft.id) else { continue };
        let judged: Vec<&Judged> =
            coverage.judged.iter().filter(|judged| judged.span.source == draft.id).collect();
        let _ = writeln!(out, "{}", one_line(page.path));
        out.push('\n');
        if style.coverage {
            marked(draft, &judged, style, out);
        } else {
            for judged in judged {
                claim(judged, page, pages, style, out);
            }
        }
        out.push('\n');
    }
}

/// The counts at the end.
pub(super) fn close(coverage: &Coverage, pages: &Pages<'_>, out: &mut String) {
    let all = coverage.judged.len();
    let states = State::ALL.iter().map(|&state| (state, coverage.count(state))).filter(|(_, n)| *n > 0);
    let states = list(states.map(|(state, n)| format!("{n} {}", state.as_str())));
    let mut states = if states.is_empty() { "nothing to check".to_owned() } else { states };
    let disputed = |judged: &&Judged| judged.state == State::Contradicted && judged.witnesses > 0;
    match coverage.judged.iter().filter(disputed).count() {
        0 => {}
        1 => states.push_str("; a source carries one that another contradicts"),
        both => {
            let _ = write!(states, "; sources carry {both} that others contradict");
        }
    }
    let _ = writeln!(
        out,
        "{} of the draft, held against {}",
        count(all, "claim", "claims"),
        count(coverage.witnesses, "independent witness", "independent witnesses"),
    );
    section("of them:", &states, out);
    let versions: Vec<&str> =
        coverage.versions.iter().filter_map(|&id| pages.get(id)).map(|page| page.path).collect();
    if !versions.is_empty() {
        section("no witness:", &format!("{} (an earlier version of the draft)", versions.join(", ")), out);
    }
    if coverage.elsewhere > 0 {
        let text = format!(
            "{} among the sources alone; check them without --against to see more",
            count(coverage.elsewhere, "disagreement", "disagreements")
        );
        section("left out:", &text, out);
    }
}

/// How a claim is marked: `✓ 2`, `≠ Q001`, `↻`, `?`. What contradicts it comes before who carries it: `≠ Q001 ✓ 2`.
fn mark(judged: &Judged) -> String {
    let carried = match judged.witnesses {
        0 => String::new(),
        witnesses => format!(" ✓ {witnesses}"),
    };
    match judged.state {
        State::Supported => format!("[✓ {}]", judged.witnesses),
        State::Contradicted => format!("[≠ {}{carried}]", judged.codes.join(" ")),
        State::Outdated => format!("[↻{carried}]"),
        State::Unsupported => "[?]".to_owned(),
    }
}

fn colour(state: State) -> &'static str {
    match state {
        State::Supported => "\x1b[32m",
        State::Contradicted => "\x1b[1;31m",
        State::Outdated => "\x1b[35m",
        State::Unsupported => "\x1b[33m",
    }
}

fn painted(text: &str, colour: &str, style: &Style) -> String {
    if style.colour { format!("{colour}{text}{PLAIN}") } else { text.to_owned() }
}

/// A claim with its place, its mark and the passages that bear on it.
fn claim(judged: &Judged, page: Page<'_>, pages: &Pages<'_>, style: &Style, out: &mut String) {
    let (line, column) = page.lines.place(page.text, judged.span.start as usize);
    let (place, mark) = (format!("{line}:{column}"), mark(judged));
    let gap = " ".repeat(MARGIN.saturating_sub(9 + columns(&mark)).max(1));
    let head = format!("{place:>7}  {}{gap}", painted(&mark, colour(judged.state), style));
    let words = clipped(&judged.words, WIDTH - MARGIN - 11);
    let _ = writeln!(out, "{head}{:<10} {words}", judged.kind.as_str());
    for bearing in [Bearing::Carries, Bearing::Contradicts, Bearing::Outdates, Bearing::Nearly] {
        let settled = judged.state != State::Unsupported && bearing == Bearing::Nearly;
        let passages = if settled { Vec::new() } else { of_each_source(judged, bearing) };
        let shown = if judged.kind == Kind::Name { 1 } else { SHOWN };
        for passage in passages.iter().take(shown) {
            let _ = writeln!(out, "{}{}", " ".repeat(MARGIN), clipped(&told(passage, pages), WIDTH - MARGIN));
        }
        let more = passages.len().saturating_sub(shown);
        if more > 0 && judged.kind != Kind::Name {
            let _ = writeln!(out, "{}and {}", " ".repeat(MARGIN), count(more, "more source", "more sources"));
        }
    }
}

/// The first passage of each source that bears on a claim in one way.
fn of_each_source(judged: &Judged, bearing: Bearing) -> Vec<&Passage> {
    let mut passages: Vec<&Passage> = Vec::new();
    for passage in judged.passages.iter().filter(|p| p.bearing == bearing) {
        if passages.iter().all(|known| known.span.source != passage.span.source) {
            passages.push(passage);
        }
    }
    passages
}

/// `  harbour-times.txt:3:5  over 200 people (rounding)`.
fn told(passage: &Passage, pages: &Pages<'_>) -> String {
    let Some(page) = pages.get(passage.span.source) else { return String::new() };
    let (line, column) = page.lines.place(page.text, passage.span.start as usize);
    let sign = match passage.bearing {
        Bearing::Carries => "=",
        Bearing::Contradicts => "≠",
        Bearing::Outdates => "↻",
        Bearing::Nearly => "~",
    };
    let how = match passage.how.as_str() {
        "agree" | "same words" | "same name" => String::new(),
        how => format!(" ({how})"),
    };
    let words = clipped(passage.span.of(page.text), WIDTH / 2);
    format!("{sign} {}:{line}:{column} {words}{how}", page.path)
}

/// Words on one line, cut where they are too long.
fn clipped(words: &str, width: usize) -> String {
    let line = one_line(&words.split_whitespace().collect::<Vec<_>>().join(" "));
    if columns(&line) <= width {
        return line;
    }
    let mut cut = String::new();
    for c in line.chars() {
        if columns(&cut) + columns(c.encode_utf8(&mut [0; 4])) + 1 > width {
            break;
        }
        cut.push(c);
    }
    cut.push('…');
    cut
}

/// The text of a draft with a mark behind each claim.
fn marked(draft: &SourceSummary, judged: &[&Judged], style: &Style, out: &mut String) {
    let text = &draft.text;
    let mut ends: Vec<&Judged> = judged.to_vec();
    ends.sort_by_key(|judged| (judged.span.end, std::cmp::Reverse(judged.span.start)));
    let mut ends = ends.into_iter().peekable();
    let body = text.get(draft.body..).unwrap_or("");
    let mut at = draft.body + (body.len() - body.trim_start().len());
    for line in text.get(at..).unwrap_or("").trim_end().split_inclusive('\n') {
        let end = at + line.len();
        let mut pieces = Line::default();
        while let Some(judged) = ends.next_if(|j| j.span.range().end <= end) {
            // A name or a figure is coloured with its mark; a relation runs over others, and shows its mark alone.
            let own = !matches!(judged.kind, Kind::Relation | Kind::Title);
            let (start, stop) = (judged.span.range().start.max(at), judged.span.range().end);
            if own && start < stop {
                pieces.push(text.get(at..start).unwrap_or(""), None);
                pieces.push(text.get(start..stop).unwrap_or(""), style.colour.then(|| colour(judged.state)));
            } else if at < stop {
                pieces.push(text.get(at..stop).unwrap_or(""), None);
            }
            at = at.max(stop);
            pieces.glue(&mark(judged), style.colour.then(|| colour(judged.state)));
        }
        pieces.push(text.get(at..end).unwrap_or(""), None);
        at = end;
        pieces.wrap(out);
    }
}

/// A line of a draft as words, each with the columns it takes and the bytes that show it.
#[derive(Default)]
struct Line {
    words: Vec<(usize, String)>,
    /// Whether the next letters begin a word.
    fresh: bool,
}

impl Line {
    fn push(&mut self, text: &str, colour: Option<&'static str>) {
        for part in text.split_inclusive(char::is_whitespace) {
            let word = one_line(part.trim_end());
            if !word.is_empty() {
                let shown = colour.map_or_else(|| word.clone(), |colour| format!("{colour}{word}{PLAIN}"));
                match self.words.last_mut().filter(|_| !self.fresh) {
                    Some((width, last)) => {
                        *width += columns(&word);
                        last.push_str(&shown);
                    }
                    None => self.words.push((columns(&word), shown)),
                }
            }
            self.fresh =
                if part.ends_with(char::is_whitespace) { true } else { self.fresh && word.is_empty() };
        }
    }

    /// A mark behind the last word, on one line with it.
    fn glue(&mut self, mark: &str, colour: Option<&'static str>) {
        let shown = colour.map_or_else(|| mark.to_owned(), |colour| format!("{colour}{mark}{PLAIN}"));
        match self.words.last_mut() {
            Some((width, last)) => {
                *width += columns(mark) + 1;
                last.push(' ');
                last.push_str(&shown);
            }
            None => self.words.push((columns(mark), shown)),
        }
        self.fresh = false;
    }

    fn wrap(&self, out: &mut String) {
        let mut used = 0;
        for (width, word) in &self.words {
            if used > 0 && used + 1 + width > WIDTH {
                out.push('\n');
                used = 0;
            }
            if used > 0 {
                out.push(' ');
                used += 1;
            }
            out.push_str(word);
            used += width;
        }
        out.push('\n');
    }
}
