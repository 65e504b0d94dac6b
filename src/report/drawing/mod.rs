//! How passages of hostile text are shown to people: a head line, the passages with their labels, and sections below.

mod excerpt;
mod page;
mod strip;
pub mod visible;

pub use page::{Page, Pages};
use visible::{columns, one_line};

use crate::rule::Severity;

/// The widest a drawing gets, in columns; only a path may be wider, because it has to stay whole to be followed.
pub const WIDTH: usize = 100;

/// Turns colour off again.
pub const PLAIN: &str = "\x1b[0m";

/// The colour of margins.
const DIM: &str = "\x1b[2m";

/// Words of a page and what is to be said about them.
#[derive(Clone, Copy, Debug)]
pub struct Passage<'a> {
    /// Where they stand.
    pub page: Page<'a>,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What to say.
    pub message: &'a str,
}

/// Everything that is said about one problem.
#[derive(Clone, Debug)]
pub struct Diagnostic<'a> {
    /// How bad it is.
    pub severity: Severity,
    /// The code, if it has one.
    pub code: Option<&'a str>,
    /// One sentence.
    pub message: &'a str,
    /// The passages, the primary one first.
    pub passages: Vec<Passage<'a>>,
    /// Named lines below: `proof`, `help`.
    pub sections: Vec<(&'static str, Vec<String>)>,
}

/// The colour of a severity.
pub fn colour_of(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "\x1b[31m",
        Severity::Warning => "\x1b[33m",
        Severity::Note => "\x1b[36m",
    }
}

impl Diagnostic<'_> {
    /// Draws it at the end of `out`.
    pub fn draw(&self, colour: bool, out: &mut String) {
        let paint = Paint { accent: colour_of(self.severity), colour };
        let code = self.code.map(|code| format!("[{code}]")).unwrap_or_default();
        let head = format!("{}{code}", self.severity.as_str());
        out.push_str(&paint.bold(&head));
        out.push_str(": ");
        out.push_str(&one_line(self.message));
        out.push('\n');
        let margin = excerpt::draw(&self.passages, paint, out);
        self.draw_sections(margin, paint, out);
        if !self.passages.is_empty() {
            out.push_str(&paint.dim(&format!("{}╯", "─".repeat(margin))));
            out.push('\n');
        }
    }

    /// The named lines, aligned behind the longest name.
    fn draw_sections(&self, margin: usize, paint: Paint, out: &mut String) {
        let sections = || self.sections.iter().filter(|(_, lines)| !lines.is_empty());
        let names = sections().map(|(name, _)| name.len() + 2).max().unwrap_or(0);
        let bar = if self.passages.is_empty() { " ".to_owned() } else { paint.dim("│") };
        for (name, lines) in sections() {
            let mut head = format!("{:<names$}", format!("{name}:"));
            for line in lines {
                for part in wrapped(&one_line(line), WIDTH - margin - 2 - names) {
                    out.push_str(&format!("{}{bar} {head}{part}\n", " ".repeat(margin)));
                    head = " ".repeat(names);
                }
            }
        }
    }
}

/// The colours of one drawing.
#[derive(Clone, Copy)]
struct Paint {
    accent: &'static str,
    colour: bool,
}

impl Paint {
    fn accent(self, text: &str) -> String {
        self.with(self.accent, text)
    }

    fn bold(self, text: &str) -> String {
        if self.colour { format!("\x1b[1m{}{text}{PLAIN}", self.accent) } else { text.to_owned() }
    }

    fn dim(self, text: &str) -> String {
        self.with(DIM, text)
    }

    fn with(self, start: &str, text: &str) -> String {
        if self.colour && !text.is_empty() { format!("{start}{text}{PLAIN}") } else { text.to_owned() }
    }
}

/// `text` in lines of at most `width` columns, broken at blanks; longer words are cut.
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let width = width.max(8);
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let mut word = word;
        loop {
            let gap = usize::from(!line.is_empty());
            if columns(&line) + gap + columns(word) <= width {
                if gap == 1 {
                    line.push(' ');
                }
                line.push_str(word);
                break;
            }
            if line.is_empty() {
                let (head, tail) = word.split_at(strip::prefix(word, width));
                lines.push(head.to_owned());
                word = tail;
            } else {
                lines.push(std::mem::take(&mut line));
            }
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests;
