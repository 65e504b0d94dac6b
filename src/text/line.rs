//! Lines to pieces: which lines of a page belong together, before anybody asks what they are.

use super::token::is_blank;

/// Lines wider than this are paragraphs; a page that wraps its lines wraps them below.
const WRAP_WIDEST: usize = 120;

/// A page that wraps its lines wraps them not much below this.
const WRAP_NARROWEST: usize = 45;

/// So many sentences that go on in the next line show that a page wraps its lines.
const WRAP_EVIDENCE: usize = 2;

/// What a piece is marked as by the sign before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Nothing.
    None,
    /// `# `, or a line of `=` or `-` below.
    Heading,
    /// `- `, `• `, `1. `.
    Item,
}

/// Lines that belong together; bytes without surrounding white space and without the sign of a heading or list item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The sign before it.
    pub mark: Mark,
    /// Whether the line before touches it, without a blank line between.
    pub touches: bool,
}

/// One line without surrounding white space.
#[derive(Clone, Copy)]
struct Line {
    start: usize,
    end: usize,
    indented: bool,
    /// Width in characters, or [`usize::MAX`] when it is certainly wider than any wrapped line.
    width: usize,
}

/// The pieces of `text[from..]` in order.
pub(super) fn pieces(text: &str, from: usize) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut run: Vec<Line> = Vec::new();
    let wrapped = is_wrapped(text, from);
    for line in lines(text, from) {
        match line {
            Some(line) => run.push(line),
            None => close(text, wrapped, &mut run, &mut pieces),
        }
    }
    close(text, wrapped, &mut run, &mut pieces);
    pieces
}

/// Whether the page wraps its lines: some sentences go on in the next line with a small letter.
fn is_wrapped(text: &str, from: usize) -> bool {
    let mut above: Option<Line> = None;
    let mut seen = 0;
    for line in lines(text, from) {
        if let (Some(above), Some(line)) = (above, line) {
            seen += usize::from(goes_on(text, above, line));
            if seen == WRAP_EVIDENCE {
                return true;
            }
        }
        above = line;
    }
    false
}

/// Whether a line goes on with a small letter where the line above it broke off.
fn goes_on(text: &str, above: Line, line: Line) -> bool {
    (30..=WRAP_WIDEST).contains(&above.width)
        && text.get(line.start..line.end).is_some_and(|words| words.starts_with(char::is_lowercase))
        && is_open(text.get(above.start..above.end).unwrap_or(""))
}

/// The lines of `text[from..]`; nothing for a blank one.
fn lines(text: &str, from: usize) -> impl Iterator<Item = Option<Line>> {
    let mut start = from;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let end = start + memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
        let line = line(text, start, end);
        start = end + if text.get(end..).is_some_and(|rest| rest.starts_with("\r\n")) { 2 } else { 1 };
        Some(line)
    })
}

fn line(text: &str, from: usize, to: usize) -> Option<Line> {
    let whole = text.get(from..to)?;
    let left = whole.trim_start_matches(is_blank);
    let start = to - left.len();
    let kept = left.trim_end_matches(is_blank);
    let width = if kept.len() > 4 * WRAP_WIDEST { usize::MAX } else { kept.chars().count() };
    let indented = whole.starts_with('\t') || start - from >= 2;
    (!kept.is_empty()).then_some(Line { start, end: start + kept.len(), indented, width })
}

/// Turns a run of lines without a blank line between into pieces.
fn close(text: &str, wrapped: bool, run: &mut Vec<Line>, pieces: &mut Vec<Piece>) {
    let widest = run.iter().map(|line| line.width).max().unwrap_or(0);
    // A page that does not wrap its lines has no width to fill.
    let wrap = if wrapped { widest } else { 0 };
    let first = pieces.len();
    let mut before: Option<Line> = None;
    for line in run.iter() {
        let words = text.get(line.start..line.end).unwrap_or("");
        if is_rule(words) {
            if let Some(last) = pieces.get_mut(first..).and_then(|own| own.last_mut())
                && before.is_some()
                && words.starts_with(['=', '-'])
            {
                last.mark = Mark::Heading;
            }
            before = None;
            continue;
        }
        let (mark, skip) = mark(words);
        let joins = match (before, pieces.get(first..).and_then(|own| own.last())) {
            (Some(above), Some(piece)) => {
                mark != Mark::Heading
                    && piece.mark != Mark::Heading
                    && continues(text, above, *line, wrap, piece.mark, mark)
            }
            _ => false,
        };
        match pieces.last_mut() {
            Some(piece) if joins => piece.end = line.end,
            _ => {
                let (start, end) = bare(text, line.start + skip, line.end, mark);
                pieces.push(Piece { start, end, mark, touches: before.is_some() });
            }
        }
        before = Some(*line);
    }
    run.clear();
}

/// Whether a line goes on with the paragraph of the line above it.
fn continues(text: &str, above: Line, line: Line, wrap: usize, marked: Mark, mark: Mark) -> bool {
    let upper = text.get(above.start..above.end).unwrap_or("");
    let words = text.get(line.start..line.end).unwrap_or("");
    let open = is_open(upper);
    if mark == Mark::Item {
        // "- " may also be a dash inside a wrapped sentence; a list's items follow each other or a colon.
        return open && marked == Mark::None && above.width >= WRAP_NARROWEST && is_full(above, words, wrap);
    }
    if line.indented && !above.indented && marked != Mark::Item {
        return false;
    }
    if goes_on(text, above, line) {
        return true;
    }
    (WRAP_NARROWEST..=WRAP_WIDEST).contains(&wrap)
        && above.width >= WRAP_NARROWEST / 2
        && is_full(above, words, wrap)
        && (open || wrap - above.width < 12)
}

/// Whether the first word of the next line would not have fitted on the line above; never on a page without a width.
fn is_full(above: Line, next: &str, wrap: usize) -> bool {
    let first = next.split(is_blank).next().map_or(0, |word| word.chars().take(WRAP_WIDEST).count());
    wrap > 0 && above.width != usize::MAX && above.width + 1 + first > wrap && above.width * 3 >= wrap * 2
}

/// The sign a line begins with, and its length.
fn mark(line: &str) -> (Mark, usize) {
    let hashes = line.bytes().take_while(|b| *b == b'#').count();
    let sign = match line.chars().next() {
        Some('#') if hashes <= 6 && line.as_bytes().get(hashes) == Some(&b' ') => {
            return (Mark::Heading, hashes + 1);
        }
        Some('*') if is_bold(line) => return (Mark::Heading, 2),
        Some(c @ ('-' | '*' | '+' | '•' | '·' | '●' | '▪' | '◦' | '‣' | '■' | '►')) => {
            c.len_utf8()
        }
        Some('(' | '0'..='9') => numbering(line),
        _ => 0,
    };
    let blank = line.get(sign..).and_then(|rest| rest.chars().next()).filter(|c| is_blank(*c));
    match blank {
        Some(c) if sign > 0 => (Mark::Item, sign + c.len_utf8()),
        _ => (Mark::None, 0),
    }
}

/// A whole line between `**` and `**`.
fn is_bold(line: &str) -> bool {
    let inner = line.strip_prefix("**").and_then(|rest| rest.strip_suffix("**"));
    inner.is_some_and(|inner| !inner.is_empty() && !inner.contains('*') && !inner.starts_with(' '))
}

/// Length of `1.`, `12)`, `(3)`.
fn numbering(line: &str) -> usize {
    let open = usize::from(line.starts_with('('));
    let digits = line.bytes().skip(open).take_while(u8::is_ascii_digit).count();
    match line.as_bytes().get(open + digits) {
        Some(b')') if (1..=2).contains(&digits) => open + digits + 1,
        Some(b'.') if open == 0 && (1..=2).contains(&digits) => digits + 1,
        _ => 0,
    }
}

/// The bytes of a piece's first line behind its sign, without white space and a heading's closing signs.
fn bare(text: &str, start: usize, end: usize, mark: Mark) -> (usize, usize) {
    let whole = text.get(start..end).unwrap_or("");
    let left = whole.trim_start_matches(is_blank);
    let closing = |c: char| is_blank(c) || matches!(c, '#' | '*');
    let kept = if mark == Mark::Heading { left.trim_end_matches(closing) } else { left };
    let start = end - left.len();
    (start, start + kept.len())
}

/// Whether a line breaks off before its sentence ends.
fn is_open(line: &str) -> bool {
    !is_terminated(line) && !line.ends_with(':')
}

/// A line that holds no letter and no digit: a rule, a row of stars.
fn is_rule(line: &str) -> bool {
    !line.chars().any(char::is_alphanumeric)
}

/// Whether a text ends as a sentence does, past closing quotation marks and brackets.
pub(super) fn is_terminated(text: &str) -> bool {
    let closes = |c: char| is_blank(c) || matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '*' | '_');
    text.trim_end_matches(closes).ends_with(['.', '!', '?', '…', '。', '！', '？'])
}
