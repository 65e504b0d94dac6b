//! The adapter to ariadne: passages as excerpts of at most [`WIDTH`] columns with their labels under the right words.
//!
//! ariadne draws what stands right of the margin of one excerpt, in characters, without colour. Margins, places,
//! colours and frames are ours, because it prints wrong places for excerpts, never cuts a line, and lets control
//! characters through.

use std::fmt::Write as _;
use std::ops::Range;

use ariadne::{Config, IndexType, LabelAttach, ReportKind};

use super::visible::{columns, one_line, shown};
use super::{Paint, Passage, WIDTH, strip, wrapped};

/// Columns of context on each side of a label.
const CONTEXT: usize = 38;
/// Columns of context before a label that a long message leaves.
const LEAST_CONTEXT: usize = 12;
/// A longer label is shown by its beginning and end.
const LONGEST_LABEL: usize = 60;
/// Columns of an arrow before its message: `╰── `.
const ARROW: usize = 4;

/// Draws the passages at the end of `out` and returns the width of the margin before its bar.
pub fn draw(passages: &[Passage<'_>], paint: Paint, out: &mut String) -> usize {
    let placed: Vec<Placed<'_>> = passages.iter().map(Placed::new).collect();
    let digits = placed.iter().map(|p| p.line.to_string().len()).max().unwrap_or(1);
    let margin = digits + 2;
    let mut corner = '╭';
    let mut rest = placed.as_slice();
    while let Some(first) = rest.first() {
        let (excerpt, taken) = Excerpt::of(rest, WIDTH - margin - 2);
        let place = format!("{}:{}:{}", one_line(first.passage.page.path), first.line, first.column);
        let frame = paint.dim(&format!("{}{corner}─[ ", " ".repeat(margin)));
        let _ = writeln!(out, "{frame}{place}{}", paint.dim(" ]"));
        excerpt.draw(first.line, margin, paint, out);
        rest = &rest[taken..];
        corner = '├';
    }
    margin
}

/// A passage with its true place.
struct Placed<'a> {
    passage: &'a Passage<'a>,
    line: usize,
    column: usize,
    /// Where the line of its first character begins.
    line_start: usize,
    /// Where the line of its last character ends.
    line_end: usize,
}

impl<'a> Placed<'a> {
    fn new(passage: &'a Passage<'a>) -> Self {
        let text = passage.page.text;
        let lines = passage.page.lines;
        let (line, column) = lines.place(text, passage.start);
        let last = passage.end.saturating_sub(1).max(passage.start);
        let line_start = lines.line_at(text, passage.start).start;
        let line_end = lines.line_at(text, last).end.max(passage.end);
        Self { passage, line, column, line_start, line_end }
    }

    fn words(&self, range: Range<usize>) -> &'a str {
        self.passage.page.text.get(range).unwrap_or("")
    }

    fn span(&self) -> Range<usize> {
        self.passage.start..self.passage.end
    }

    /// Whether `next` stands behind this passage on the same line.
    fn is_followed_by(&self, next: &Placed<'_>) -> bool {
        self.passage.page.path == next.passage.page.path
            && self.line == next.line
            && self.line_start == next.line_start
            && self.line_end == next.line_end
            && self.passage.end <= next.passage.start
    }
}

/// Part of a line, shown, with labels.
struct Excerpt {
    text: String,
    /// Ranges in characters of `text`, with the lines of their messages.
    labels: Vec<(Range<usize>, Vec<String>)>,
    attach: LabelAttach,
}

impl Excerpt {
    /// An excerpt of the first passages that fit one, and how many they are.
    fn of(placed: &[Placed<'_>], room: usize) -> (Self, usize) {
        for taken in (2..=placed.len()).rev() {
            if let Some(excerpt) = placed.get(..taken).and_then(|several| Self::of_several(several, room)) {
                return (excerpt, taken);
            }
        }
        (placed.first().map_or_else(Self::empty, |one| Self::of_one(one, room)), 1)
    }

    fn empty() -> Self {
        Self { text: String::new(), labels: Vec::new(), attach: LabelAttach::Middle }
    }

    /// One passage: as much of its line as leaves room for the message.
    fn of_one(placed: &Placed<'_>, room: usize) -> Self {
        let words = shortened(placed.words(placed.span()));
        let message = one_line(placed.passage.message);
        let half = columns(&words) / 2;
        let free = room.saturating_sub(half + ARROW + columns(&message) + 1).clamp(LEAST_CONTEXT, CONTEXT);
        let free = free.min(room.saturating_sub(columns(&words) + 2));
        let (before, cut_before) = strip_tail(placed.words(placed.line_start..placed.passage.start), free);
        let mut excerpt = Self::empty();
        excerpt.push_mark(cut_before);
        excerpt.push(&before);
        let taken = columns(&excerpt.text);
        excerpt.push_label(&words, wrapped(&message, room.saturating_sub(taken + half + ARROW + 1)));
        let free = room.saturating_sub(columns(&excerpt.text) + 1);
        let (after, cut_after) =
            strip_head(placed.words(placed.passage.end..placed.line_end), free.min(CONTEXT));
        excerpt.push(&after);
        excerpt.push_mark(cut_after);
        excerpt
    }

    /// Several passages of one line, if they fit with their messages.
    fn of_several(placed: &[Placed<'_>], room: usize) -> Option<Self> {
        let (first, last) = (placed.first()?, placed.last()?);
        let follow = placed.iter().zip(placed.iter().skip(1)).all(|(a, b)| a.is_followed_by(b));
        let core = first.words(first.passage.start..last.passage.end);
        if !follow || core.len() > room * 4 || columns(&one_line(core)) + 2 > room {
            return None;
        }
        let side = (room - 2).saturating_sub(columns(&one_line(core))) / 2;
        let (before, cut_before) =
            strip_tail(first.words(first.line_start..first.passage.start), side.min(CONTEXT));
        let (after, cut_after) = strip_head(last.words(last.passage.end..last.line_end), side.min(CONTEXT));
        let mut excerpt = Self::empty();
        excerpt.push_mark(cut_before);
        excerpt.push(&before);
        let mut at = first.passage.start;
        for one in placed {
            excerpt.push(&one_line(first.words(at..one.passage.start)));
            let message = one_line(one.passage.message);
            let words = one_line(first.words(one.span()));
            if columns(&excerpt.text) + columns(&words) / 2 + ARROW + 1 + columns(&message) > room {
                return None;
            }
            excerpt.push_label(&words, vec![message]);
            at = one.passage.end;
        }
        excerpt.push(&after);
        excerpt.push_mark(cut_after);
        Some(excerpt)
    }

    fn push(&mut self, shown: &str) {
        self.text.push_str(shown);
    }

    fn push_mark(&mut self, cut: bool) {
        if cut {
            self.text.push('…');
        }
    }

    /// An empty label stands under a blank, for a place has to be seen.
    fn push_label(&mut self, words: &str, message: Vec<String>) {
        let start = self.text.chars().count();
        self.push(if words.is_empty() { " " } else { words });
        let end = self.text.chars().count();
        let message = if message.iter().all(String::is_empty) { vec!["here".to_owned()] } else { message };
        self.labels.push((start..end, message));
    }

    /// Writes the excerpt's line and the arrows below it.
    fn draw(&self, line: usize, margin: usize, paint: Paint, out: &mut String) {
        let number = paint.dim(&format!("{line:>width$} │", width = margin - 1));
        let _ = writeln!(out, "{number} {}", self.painted(paint));
        let bar = format!("{}{}", " ".repeat(margin), paint.dim("│"));
        let mut messages = self.labels.iter();
        for row in self.rows().iter().skip(1) {
            let Some((before, behind)) = row.split_once('╰') else {
                let _ = writeln!(out, "{bar} {}", paint.accent(row));
                continue;
            };
            let _ = writeln!(
                out,
                "{bar} {}",
                paint.accent(&format!("{before}╰── {}", behind.trim_matches(['─', ' '])))
            );
            let indent = " ".repeat(columns(before) + ARROW);
            let more = messages.next().map(|(_, message)| message.as_slice()).unwrap_or_default();
            for part in more.iter().skip(1) {
                let _ = writeln!(out, "{bar} {indent}{}", paint.accent(part));
            }
        }
    }

    /// The text with its labels coloured.
    fn painted(&self, paint: Paint) -> String {
        let mut painted = String::new();
        let mut chars = self.text.chars();
        let mut at = 0;
        for (range, _) in &self.labels {
            painted.extend(chars.by_ref().take(range.start - at));
            painted.push_str(&paint.accent(&chars.by_ref().take(range.len()).collect::<String>()));
            at = range.end;
        }
        painted.extend(chars);
        painted.trim_end().to_owned()
    }

    /// What ariadne draws right of the margin: the text, then underlines and arrows; empty rows left out.
    fn rows(&self) -> Vec<String> {
        let config =
            Config::new().with_color(false).with_index_type(IndexType::Char).with_label_attach(self.attach);
        let start = self.labels.first().map_or(0..0, |(range, _)| range.clone());
        let mut report = ariadne::Report::build(ReportKind::Error, start).with_config(config);
        for (order, (range, message)) in (0..).zip(&self.labels) {
            let first = message.first().map_or("", String::as_str);
            report.add_label(ariadne::Label::new(range.clone()).with_message(first).with_order(order));
        }
        let mut drawn = Vec::new();
        // Writing to memory cannot fail.
        let _ = report.finish().write(ariadne::Source::from(self.text.as_str()), &mut drawn);
        let drawn = String::from_utf8_lossy(&drawn);
        let right = drawn.lines().filter_map(|line| line.split_once('│'));
        right
            .map(|(_, row)| row.strip_prefix(' ').unwrap_or(row).trim_end().to_owned())
            .filter(|row| !row.is_empty())
            .collect()
    }
}

/// A label's words as shown; long ones by their beginning and end.
fn shortened(words: &str) -> String {
    if strip::prefix(words, LONGEST_LABEL) == words.len() {
        return one_line(words);
    }
    let (head, _) = strip_head(words, LONGEST_LABEL / 2);
    let (tail, _) = strip_tail(words, LONGEST_LABEL / 2 - 3);
    format!("{head} … {tail}")
}

/// The shown beginning of `words`, and whether it is cut.
fn strip_head(words: &str, columns: usize) -> (String, bool) {
    let (piece, cut) = strip::head(words, columns);
    (piece.chars().map(shown).collect(), cut)
}

/// The shown end of `words`, and whether it is cut.
fn strip_tail(words: &str, columns: usize) -> (String, bool) {
    let (piece, cut) = strip::tail(words, columns);
    (piece.chars().map(shown).collect(), cut)
}
