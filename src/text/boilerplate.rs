//! Page furniture: captions, bylines, comment boxes, related links and navigation, known by the words they begin with.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::phrases::{
    BYLINE, CALLS, CAPTION, CREDITS, END, END_WHOLE, IMAGE_FILES, LINE, LINE_WHOLE, LINKS, LINKS_WHOLE,
};

/// What a furniture phrase says about what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Furniture {
    /// The line alone is furniture.
    Line,
    /// Links follow: short blocks after it are furniture until running text resumes.
    Links,
    /// The article has ended: what follows is furniture unless much running text resumes.
    End,
}

/// One searcher for all of [`CALLS`]: every short paragraph is searched, and making a searcher costs more than that.
static CALL_FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(CALLS).ok());

/// Furniture that a line is, by its own words. `line` is folded: small letters, straight apostrophes.
pub(super) fn furniture(line: &str) -> Option<Furniture> {
    let bare = line.trim_end_matches([':', '.', '!', '»', '›', '…', ' ', '>']);
    let begins = |list: &[&str]| list.iter().any(|phrase| line.starts_with(phrase));
    if begins(END) || END_WHOLE.contains(&bare) {
        Some(Furniture::End)
    } else if begins(LINKS) || LINKS_WHOLE.contains(&bare) {
        Some(Furniture::Links)
    } else if begins(LINE) || LINE_WHOLE.contains(&bare) {
        Some(Furniture::Line)
    } else {
        None
    }
}

/// Whether a folded paragraph calls on the reader to comment, subscribe or accept something.
pub(super) fn is_call(paragraph: &str) -> bool {
    CALL_FINDER.as_ref().is_some_and(|finder| finder.is_match(paragraph))
}

/// Whether a folded line is a caption or a photo credit.
pub(super) fn is_caption(line: &str) -> bool {
    CAPTION.iter().any(|phrase| line.starts_with(phrase))
        // Every credit has one of these signs, and few paragraphs do.
        || (line.contains(['(', '[', '/', ':', '-']) && CREDITS.iter().any(|phrase| line.contains(phrase)))
}

/// Whether a folded line is the name of a picture's file.
pub(super) fn is_image_file(line: &str) -> bool {
    IMAGE_FILES.iter().any(|ending| line.ends_with(ending))
}

/// Whether a folded line begins as a byline, credit or source line does.
pub(super) fn is_byline(line: &str) -> bool {
    BYLINE.iter().any(|phrase| line.starts_with(phrase))
}
