//! Quotation marks to quoted passages: one pass over each block, a bounded stack, no looking ahead.

use std::ops::Range;

use crate::text::Document;

/// A passage between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// First byte: the opening mark.
    pub start: usize,
    /// One past the closing mark, or the end of the block of a part that a paragraph leaves open.
    pub end: usize,
    /// What stands between the marks.
    pub inner: Range<usize>,
    /// Index of the block.
    pub block: usize,
    /// Whether the next paragraph goes on with it.
    pub open: bool,
}

impl Quoted {
    fn content<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.inner.clone()).unwrap_or("").trim()
    }

    /// The words up to their own punctuation: "‘…,’" in quoted words ends as those do.
    pub fn ending<'a>(&self, text: &'a str) -> &'a str {
        self.content(text).trim_end_matches(['\'', '’', '”', '"', '»', ' ', '\u{a0}'])
    }

    /// Whether it is a title that its sentence goes on with: "on “Harbour Today,” she said".
    pub fn is_title_inside(&self, text: &str) -> bool {
        let before = text.get(..self.start).unwrap_or("").trim_end_matches([' ', '\u{a0}']);
        let inside = before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '\'' | '’'));
        inside && self.is_title(text) && self.content(text).contains(' ')
    }

    /// Whether the words read as spoken: a clause with its punctuation, not a title or a term.
    pub fn is_speech(&self, text: &str) -> bool {
        let content = self.ending(text);
        self.open || content.ends_with([',', '.', '!', '?', '…', '—', '-', '–']) || words(content) > 8
    }

    /// Whether they end as a sentence does.
    fn ends_sentence(&self, text: &str) -> bool {
        self.content(text).ends_with(['.', '!', '?', '…'])
    }

    /// Whether they read as a title: no clause, every longer word with a capital.
    pub fn is_title(&self, text: &str) -> bool {
        let content = self.content(text).trim_end_matches([',', '.']);
        words(content) < 9
            && !content.contains(['.', ',', '!', '?'])
            && content.split(' ').all(|w| w.len() < 4 || !w.starts_with(char::is_lowercase))
            && (words(content) > 1 || content.starts_with(char::is_uppercase))
    }

    /// Whether they are speech even without a cue.
    pub fn is_long_speech(&self, text: &str) -> bool {
        self.is_speech(text) && words(self.content(text)) > 6
    }
}

fn words(content: &str) -> usize {
    content.split(char::is_whitespace).filter(|w| !w.is_empty()).take(16).count()
}

/// Quotations inside quotations deeper than this are not told apart.
const DEEPEST: usize = 6;

/// What a mark can be where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Open,
    Close,
    Either,
    Neither,
}

/// An open mark: its family, its first byte and the byte behind it.
#[derive(Clone, Copy)]
struct Open {
    family: char,
    start: usize,
    inner: usize,
}

/// All outermost quoted passages in text order. One that a paragraph leaves open goes on in the next: behind another opening mark,
/// or, where the writer forgot that, up to a closing mark that no other stands before.
pub fn quoted(document: &Document, text: &str) -> Vec<Quoted> {
    let mut found = Vec::new();
    let mut left: Option<Quoted> = None;
    for (index, block) in document.blocks.iter().enumerate() {
        let range = block.span.range();
        let family = text.get(range.clone()).and_then(family_of);
        let before = left.take();
        let open = before.as_ref().and_then(|part| text.get(part.start..).and_then(family_of));
        let repeated = open.is_some() && family == open;
        let carried =
            open.filter(|_| !repeated && before.as_ref().is_some_and(|part| part.ends_sentence(text)));
        let count = found.len();
        let carried = carried.map(|family| Open { family, start: range.start, inner: range.start });
        let next = scan(text, range.clone(), index, carried, &mut found);
        let closed = found.get(count).is_some_and(|part| part.inner.start == range.start);
        if let Some(part) = before.filter(|_| repeated || closed) {
            found.insert(count, part);
        }
        left = next.filter(|open| open.inner > range.start).map(|open| Quoted {
            start: open.start,
            end: range.end,
            inner: open.inner..range.end,
            block: index,
            open: true,
        });
    }
    found.retain(|part| part.content(text).contains(char::is_alphanumeric));
    found
}

/// The family of the mark that `text` begins with.
fn family_of(text: &str) -> Option<char> {
    let mut chars = text.chars();
    let mark = chars.next()?;
    family(mark).filter(|_| mark != '\'' || chars.next().is_some_and(char::is_uppercase))
}

/// Where the next character stands that can be a mark of quotation, or half of one.
fn next_mark(body: &str, from: usize) -> Option<usize> {
    let bytes = body.as_bytes();
    let mut at = from;
    loop {
        // Marks outside ASCII begin with one of three bytes; many other characters do too.
        let may = |b: &u8| matches!(b, b'"' | b'\'' | b'`' | 0xc2 | 0xe2 | 0xe3);
        at += bytes.get(at..)?.iter().position(may)?;
        let mark = body.get(at..)?.chars().next()?;
        if mark == '`' || family(mark).is_some() {
            return Some(at);
        }
        at += mark.len_utf8();
    }
}

/// The mark under which all marks of one kind go.
fn family(mark: char) -> Option<char> {
    match mark {
        '"' | '“' | '”' | '„' | '‟' => Some('"'),
        '\'' | '‘' | '’' | '‚' | '‛' => Some('\''),
        '«' | '»' => Some('«'),
        '‹' | '›' => Some('‹'),
        '「' | '」' | '『' | '』' => Some('「'),
        _ => None,
    }
}

/// Adds the passages of one block, at whose beginning one may be open; gives back a mark that may be left open for the next
/// paragraph.
fn scan(
    text: &str,
    range: Range<usize>,
    block: usize,
    carried: Option<Open>,
    found: &mut Vec<Quoted>,
) -> Option<Open> {
    let body = text.get(range.clone())?;
    let mut stack: Vec<Open> = carried.into_iter().collect();
    // Behind the last mark, and whether that was a doubled one.
    let (mut past, mut after_doubled) = (0, false);
    while let Some(offset) = next_mark(body, past) {
        let (before, rest) = body.split_at(offset);
        let before = if after_doubled && offset == past { Some('"') } else { before.chars().next_back() };
        let mut chars = rest.chars();
        let Some(mark) = chars.next() else { break };
        let mut next = chars.clone().next();
        // Newswires print '' and `` for the double mark.
        let doubled = matches!(mark, '`' | '\'') && next == Some(mark);
        if doubled {
            chars.next();
            next = chars.next();
        }
        let width = if doubled { 2 } else { mark.len_utf8() };
        (past, after_doubled) = (offset + width, doubled);
        let at = range.start + offset;
        let (family, role) = match mark {
            '`' if doubled => ('"', Role::Open),
            _ if doubled => ('"', role('"', before, next)),
            _ => {
                let Some(family) = family(mark) else { continue };
                (family, role(mark, before, next))
            }
        };
        let mark = Open { family, start: at, inner: at + width };
        if let Some(open) = turn(&mut stack, mark, role)
            && !stack.iter().any(|o| is_double(o.family) || !is_double(open.family))
        {
            // What was found inside belongs to this passage now.
            while found.last().is_some_and(|q| q.block == block && q.start > open.start) {
                found.pop();
            }
            found.push(Quoted {
                start: open.start,
                end: at + width,
                inner: open.inner..at,
                block,
                open: false,
            });
        }
    }
    stack.into_iter().rfind(|o| is_double(o.family))
}

/// Whether the family may run over paragraphs and hide others: a single straight mark may be an apostrophe.
fn is_double(family: char) -> bool {
    family != '\''
}

/// Opens or closes; gives back the mark that was closed.
fn turn(stack: &mut Vec<Open>, mark: Open, role: Role) -> Option<Open> {
    let open = stack.iter().rposition(|o| o.family == mark.family);
    match (role, open) {
        (Role::Neither, _) | (Role::Close, None) => None,
        (Role::Open, Some(at)) => {
            // The same mark opens again: the first was never closed.
            stack.truncate(at);
            stack.push(mark);
            None
        }
        (Role::Open | Role::Either, None) => {
            if stack.len() < DEEPEST {
                stack.push(mark);
            }
            None
        }
        (Role::Close | Role::Either, Some(at)) => {
            let closed = stack.get(at).copied();
            stack.truncate(at);
            closed
        }
    }
}

/// What a mark can be, by the characters on both sides.
fn role(mark: char, before: Option<char>, next: Option<char>) -> Role {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let gap_before = before.is_none_or(|c| {
        c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | '/' | '“' | '"' | '‘' | '…')
    });
    let gap_after =
        next.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '[' | '$' | '€' | '£' | '#' | '@'));
    match mark {
        // Some close with the mark that others open with: „…“.
        '“' if next.is_none_or(|c| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | ')'))
            && before
                .is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | ',' | '!' | '?' | '’' | '%')) =>
        {
            Role::Close
        }
        '“' | '„' | '‟' | '«' | '‹' | '「' | '『' | '‚' | '‛' => Role::Open,
        // Typed by mistake for the opening mark.
        '”' if before.is_none() || before.is_some_and(char::is_whitespace) && letter(next) => Role::Open,
        '”' | '»' | '›' | '」' | '』' => Role::Close,
        '‘' if letter(before) => Role::Neither,
        '‘' => Role::Open,
        '’' if gap_before || letter(next) => Role::Neither,
        '’' => Role::Close,
        '\'' if gap_before && letter(next) => Role::Open,
        '\'' if !gap_before && gap_after => Role::Close,
        '\'' => Role::Neither,
        _ if gap_before && next.is_some_and(|c| !c.is_whitespace()) => {
            if before.is_some_and(|c| c.is_whitespace() || c == '(') || before.is_none() {
                Role::Open
            } else {
                Role::Either
            }
        }
        _ if next
            .is_none_or(|c| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | ')' | '!' | '?'))
            && !gap_before =>
        {
            Role::Close
        }
        _ => Role::Either,
    }
}
