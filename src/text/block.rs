//! Pieces to blocks: what each piece of a page is, by its own words, its shape, and where it stands.

use super::BlockKind;
use super::boilerplate::{self, Furniture};
use super::dateline::{is_date_line, is_name_line};
use super::line::{Mark, Piece, is_terminated, pieces};
use super::token::is_blank;

/// Running text has at least so many words and ends as a sentence does.
const RUNNING: usize = 12;

/// Two paragraphs of so many words after an article's end are an article again.
const RESUMING: usize = 30;

/// So many lines of at most three words each are navigation.
const NAVIGATION_RUN: usize = 4;

/// Furniture has at most so many words.
const LONGEST_FURNITURE: usize = 60;

/// Words are counted up to here; longer pieces are running text whatever they hold.
const COUNTED: usize = 100;

/// How many pieces of furniture may follow the last paragraph.
const FURNITURE_TAIL: usize = 40;

/// Bytes of the longest credit at the end of a paragraph, with some of the paragraph.
const LONGEST_CREDIT: usize = 80;

/// A block's bytes and what it is.
pub(super) struct Divided {
    pub start: usize,
    pub end: usize,
    pub kind: BlockKind,
}

/// What a piece shows by itself.
#[derive(Clone, Copy)]
struct Shape {
    words: usize,
    terminated: bool,
    /// Kind its own words give it.
    own: Option<BlockKind>,
    /// Furniture phrase it begins with.
    furniture: Option<Furniture>,
    image_file: bool,
}

impl Shape {
    fn is_running(&self) -> bool {
        self.words >= RUNNING && self.terminated && self.own.is_none() && self.furniture.is_none()
    }
}

/// Divides `text[from..]` into blocks in text order.
pub(super) fn divide(text: &str, from: usize) -> Vec<Divided> {
    let mut pieces = pieces(text, from);
    split_credit(text, &mut pieces);
    let shapes = shapes(text, &pieces);
    let page = Page { text, pieces: &pieces, shapes: &shapes };
    let lists = page.short_runs();
    let mut mode = None;
    let mut seen_running = false;
    let mut blocks = Vec::with_capacity(pieces.len());
    for (at, (piece, shape)) in pieces.iter().zip(&shapes).enumerate() {
        if let Some(furniture) = shape.furniture {
            // Above the article, "Comments (3)" and "Related" are counters and buttons.
            mode = if seen_running { stronger(mode, furniture) } else { mode };
        } else if mode.is_some_and(|mode| page.resumes(at, mode)) {
            mode = None;
        }
        let kind = if shape.furniture.is_some() || mode.is_some() {
            BlockKind::Boilerplate
        } else if let Some(kind) = lists.get(at).copied().flatten() {
            kind
        } else {
            page.kind(at, seen_running)
        };
        seen_running |= kind == BlockKind::Paragraph && shape.is_running();
        blocks.push(Divided { start: piece.start, end: piece.end, kind });
    }
    blocks
}

/// The mode of the page behind a furniture phrase: the article's end is not undone by a list of links.
fn stronger(mode: Option<Furniture>, furniture: Furniture) -> Option<Furniture> {
    match (mode, furniture) {
        (_, Furniture::End) | (Some(Furniture::End), _) => Some(Furniture::End),
        (_, Furniture::Links) => Some(Furniture::Links),
        (mode, Furniture::Line) => mode,
    }
}

struct Page<'a> {
    text: &'a str,
    pieces: &'a [Piece],
    shapes: &'a [Shape],
}

impl Page<'_> {
    fn words(&self, at: usize) -> &str {
        self.pieces.get(at).and_then(|piece| self.text.get(piece.start..piece.end)).unwrap_or("")
    }

    /// Whether running text resumes at a piece behind furniture.
    fn resumes(&self, at: usize, mode: Furniture) -> bool {
        let long = |at: usize, words: usize| {
            self.shapes.get(at).is_some_and(|shape| shape.is_running() && shape.words >= words)
        };
        match mode {
            Furniture::Line => true,
            Furniture::Links => long(at, RUNNING),
            Furniture::End => long(at, RESUMING) && (long(at + 1, RESUMING) || long(at + 2, RESUMING)),
        }
    }

    /// Runs of very short lines: items of a list behind a colon, else navigation.
    fn short_runs(&self) -> Vec<Option<BlockKind>> {
        let mut kinds = vec![None; self.pieces.len()];
        let mut at = 0;
        while at < self.pieces.len() {
            let run = self.short_run(at);
            if run >= NAVIGATION_RUN {
                let listed = at > 0 && self.words(at - 1).ends_with(':');
                let kind = if listed { BlockKind::ListItem } else { BlockKind::Boilerplate };
                kinds.iter_mut().skip(at).take(run).for_each(|slot| *slot = Some(kind));
            }
            at += run.max(1);
        }
        kinds
    }

    fn short_run(&self, from: usize) -> usize {
        let short = |(piece, shape): &(&Piece, &Shape)| {
            let single = shape.own.is_none() && matches!(shape.furniture, None | Some(Furniture::Line));
            single && !shape.terminated && shape.words <= 3 && piece.mark == Mark::None
        };
        self.pieces.iter().zip(self.shapes).skip(from).take_while(short).count()
    }

    /// Kind of a piece of the article itself.
    fn kind(&self, at: usize, seen_running: bool) -> BlockKind {
        let (Some(piece), Some(shape)) = (self.pieces.get(at), self.shapes.get(at)) else {
            return BlockKind::Paragraph;
        };
        let below_image = piece.touches
            && at
                .checked_sub(1)
                .and_then(|before| self.shapes.get(before))
                .is_some_and(|above| above.image_file);
        if let Some(kind) = shape.own {
            kind
        } else if below_image && shape.words <= 40 {
            BlockKind::Caption
        } else if piece.mark == Mark::Heading {
            BlockKind::Headline
        } else if piece.mark == Mark::Item {
            BlockKind::ListItem
        } else if seen_running && self.is_signature(at) {
            BlockKind::Byline
        } else if self.is_headline(at) {
            BlockKind::Headline
        } else {
            BlockKind::Paragraph
        }
    }

    /// A short line without a terminator; at the very top also one with a terminator, if it is printed as a title.
    fn is_headline(&self, at: usize) -> bool {
        let Some(shape) = self.shapes.get(at) else { return false };
        let words = self.words(at);
        let shaped = shape.words <= 20
            && words.len() <= 200
            && !words.starts_with(char::is_lowercase)
            && !words.ends_with([',', ';'])
            && words.chars().any(char::is_alphabetic);
        shaped
            && (!shape.terminated
                || (at == 0 && self.pieces.len() > 1 && (is_title_case(words) || words.ends_with('?'))))
    }

    /// A name alone behind the last paragraph: the author's.
    fn is_signature(&self, at: usize) -> bool {
        let last = match self.shapes.get(at + 1) {
            None => true,
            Some(next) => next.own == Some(BlockKind::Byline) || next.furniture.is_some(),
        };
        let behind_text = at
            .checked_sub(1)
            .and_then(|before| self.shapes.get(before))
            .is_some_and(|above| above.terminated);
        last && behind_text && is_name_line(self.words(at))
    }
}

fn shapes(text: &str, pieces: &[Piece]) -> Vec<Shape> {
    let mut folded = String::new();
    pieces
        .iter()
        .enumerate()
        .map(|(at, piece)| {
            let words = text.get(piece.start..piece.end).unwrap_or("");
            shape(words, at, pieces.len(), &mut folded)
        })
        .collect()
}

fn shape(words: &str, at: usize, of: usize, folded: &mut String) -> Shape {
    let count = count(words);
    let terminated = is_terminated(words);
    let mut shape = Shape { words: count, terminated, own: None, furniture: None, image_file: false };
    // Furniture is short; longer pieces are not worth folding.
    if count > LONGEST_FURNITURE || words.len() > 10 * LONGEST_FURNITURE {
        return shape;
    }
    fold(words, folded);
    let quoted = words.starts_with(['"', '“', '‘', '\'', '«']);
    shape.image_file = count <= 12 && boilerplate::is_image_file(folded);
    // The page's first line is a headline, however it begins, unless it is very short.
    let title = at == 0 && of > 1 && count > 3;
    shape.furniture = if quoted || title { None } else { furniture(folded, count) };
    if shape.furniture.is_none() {
        shape.own = if shape.image_file || (!quoted && count <= 40 && boilerplate::is_caption(folded)) {
            Some(BlockKind::Caption)
        } else if is_byline(words, folded, count, at) && (at > 0 || of > 1) {
            Some(BlockKind::Byline)
        } else {
            None
        };
    }
    shape
}

/// Words between ASCII blanks, up to [`COUNTED`].
fn count(words: &str) -> usize {
    let bytes = words.as_bytes();
    let bytes = bytes.get(..COUNTED * 20).unwrap_or(bytes);
    let is_blank = |byte: u8| byte <= b' ';
    let Some((first, behind)) = bytes.split_first() else { return 0 };
    // Small sums of plain bytes, which processors take many at a time.
    let parts = bytes.chunks(TOGETHER).zip(behind.chunks(TOGETHER));
    let begun = parts.map(|(before, after)| {
        let begins = before.iter().zip(after).map(|(a, b)| u8::from(is_blank(*a) && !is_blank(*b)));
        usize::from(begins.sum::<u8>())
    });
    (usize::from(!is_blank(*first)) + begun.sum::<usize>()).min(COUNTED)
}

/// Bytes whose words are counted in one byte.
const TOGETHER: usize = 128;

/// Furniture phrase of a folded piece, if its length fits one.
fn furniture(folded: &str, words: usize) -> Option<Furniture> {
    let sentence = folded.ends_with('.') && words > 6;
    let found = if words <= 12 && !sentence { boilerplate::furniture(folded) } else { None };
    match found {
        Some(Furniture::Links) if words > 6 => Some(Furniture::Line),
        None if words > 3 && boilerplate::is_call(folded) => Some(Furniture::Line),
        found => found,
    }
}

/// Author, credit, source or date lines.
fn is_byline(words: &str, folded: &str, count: usize, at: usize) -> bool {
    if count <= 15 && boilerplate::is_byline(folded) {
        let named =
            words.split(is_blank).nth(1).is_some_and(|word| word.starts_with(|c: char| !c.is_lowercase()));
        let by = folded.starts_with("by ");
        return !by || (named && !is_terminated(words) && !folded.contains(|c: char| c.is_ascii_digit()));
    }
    let dash = words.starts_with(['—', '–']) || words.starts_with("--");
    (dash && count <= 6 && is_name_line(words.trim_start_matches(['—', '–', '-', ' '])))
        || (count <= 8 && words.ends_with(['_', '—', '–']) && words.starts_with(char::is_uppercase))
        || (count <= 16 && words.bytes().any(|b| b.is_ascii_digit()) && is_date_line(words, at > 0))
}

/// Most of the longer words begin with a capital.
fn is_title_case(words: &str) -> bool {
    let longer = || words.split(is_blank).filter(|word| word.chars().count() > 3);
    let capital =
        longer().filter(|word| word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase));
    longer().count() >= 3 && capital.count() * 4 >= longer().count() * 3
}

/// Small letters and straight apostrophes.
fn fold(words: &str, folded: &mut String) {
    folded.clear();
    if words.is_ascii() {
        folded.push_str(words);
        folded.make_ascii_lowercase();
    } else {
        folded.extend(words.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
    }
}

/// Cuts the credit off the end of the last paragraph: "… the world. — AGENCY".
fn split_credit(text: &str, pieces: &mut Vec<Piece>) {
    // The last paragraph is not far from the end, but for furniture.
    let mut tail = pieces.iter().enumerate().rev().take(FURNITURE_TAIL);
    let Some((at, end, credit)) =
        tail.find_map(|(at, piece)| credit(text, piece).map(|(end, cut)| (at, end, cut)))
    else {
        return;
    };
    let Some(paragraph) = pieces.get_mut(at) else { return };
    let credit = Piece { start: credit, end: paragraph.end, mark: Mark::None, touches: true };
    paragraph.end = end;
    pieces.insert(at + 1, credit);
}

/// Where a paragraph ends before its credit, and where the credit begins.
fn credit(text: &str, paragraph: &Piece) -> Option<(usize, usize)> {
    let from = text.floor_char_boundary(paragraph.end.saturating_sub(LONGEST_CREDIT)).max(paragraph.start);
    let tail = text.get(from..paragraph.end)?;
    let cut = tail.rfind(['—', '–'])?;
    let body = tail.get(..cut)?.trim_end_matches(is_blank);
    let name = tail.get(cut..)?.trim_start_matches(['—', '–', ' ', '\u{a0}']);
    (is_terminated(body) && is_name_line(name)).then_some((from + body.len(), from + cut))
}
