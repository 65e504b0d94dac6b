//! The words of Universal Dependencies: the tokens of a sentence joined and split as the English treebanks EWT and GUM
//! do it. `91.3 %` and `WG - AI` are several words, `do n't` and `town 's` two, `U.S.` and `Mr.` one.

mod contraction;
mod hyphen;
mod joined;
mod number;
#[cfg(test)]
mod tests;

pub use contraction::continues;

use super::word::{Word, WordKind};
use crate::text::{Document, Token, TokenKind};

/// Appends the words of a sentence, in text order. What stands between two of them is white space, control characters
/// or invisible ones; nothing else of the text is left out.
pub fn words<'t>(document: &Document, text: &'t str, sentence: usize, out: &mut Vec<Word<'t>>) {
    let Some(sentence) = document.sentences.get(sentence) else { return };
    let tokens = document.tokens.get(sentence.tokens.clone()).unwrap_or(&[]);
    // Hardly any sentence has more words than tokens.
    out.reserve(tokens.len() + tokens.len() / 8);
    let mut segmenter = Segmenter { view: View { text, tokens }, out };
    let mut at = 0;
    while at < tokens.len() {
        at = segmenter.read(at);
    }
}

/// The tokens of a sentence.
#[derive(Clone, Copy)]
struct View<'t, 'd> {
    text: &'t str,
    tokens: &'d [Token],
}

impl<'t> View<'t, '_> {
    /// The words of a token; empty behind the last.
    #[inline]
    fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| token.of(self.text))
    }

    #[inline]
    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// Whether the token follows the one before it without a gap.
    #[inline]
    fn is_glued(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        before.is_some_and(|before| self.tokens.get(at).is_some_and(|token| token.start == before.end))
    }

    /// The token, if it follows the one before it without a gap.
    #[inline]
    fn glued(&self, at: usize) -> &'t str {
        if self.is_glued(at) { self.word(at) } else { "" }
    }
}

struct Segmenter<'t, 'd, 'o> {
    view: View<'t, 'd>,
    out: &'o mut Vec<Word<'t>>,
}

impl<'t> Segmenter<'t, '_, '_> {
    /// Appends the words of the token at `at` and of those it is joined with; the next token to read.
    fn read(&mut self, at: usize) -> usize {
        let view = self.view;
        let Some(token) = view.tokens.get(at) else { return at + 1 };
        let (start, end) = (token.start as usize, token.end as usize);
        let behind = at + joined::length(&view, at);
        if let Some(last) = view.tokens.get(at + 1..behind).and_then(<[Token]>::last) {
            self.push(start, last.end as usize);
            return behind;
        }
        let form = token.of(view.text);
        match token.kind {
            TokenKind::Symbol => self.push(start, end),
            TokenKind::Number => self.number(start, form),
            TokenKind::Word => self.word(start, form),
        }
        if token.kind == TokenKind::Word && joined::takes_dot(&view, at) {
            self.extend(end + 1);
            return at + 2;
        }
        at + 1
    }

    fn push(&mut self, start: usize, end: usize) {
        if let Some(form) = self.view.text.get(start..end).filter(|form| !form.is_empty()) {
            self.out.push(Word { form, start, end, kind: WordKind::Plain });
        }
    }

    /// Lets the last word reach to `end`.
    fn extend(&mut self, end: usize) {
        if let Some(last) = self.out.last_mut()
            && let Some(form) = self.view.text.get(last.start..end)
        {
            last.form = form;
            last.end = end;
        }
    }

    /// Appends `form` cut at the offsets `cuts`.
    fn push_cut(&mut self, start: usize, form: &str, cuts: impl IntoIterator<Item = usize>) {
        let mut from = 0;
        for cut in cuts {
            self.push(start + from, start + cut);
            from = cut;
        }
        self.push(start + from, start + form.len());
    }

    fn number(&mut self, start: usize, form: &str) {
        match number::cut(form) {
            Some((from, to)) => self.push_cut(start, form, [from, to].into_iter().filter(|cut| *cut > 0)),
            None => self.push(start, start + form.len()),
        }
    }

    fn word(&mut self, start: usize, form: &'t str) {
        if form.bytes().all(|b| b.is_ascii_alphabetic()) {
            return self.push_cut(start, form, contraction::bare(form));
        }
        if is_address(form) {
            return self.push(start, start + form.len());
        }
        if let Some(cut) = number::unit(form) {
            return self.push_cut(start, form, [cut]);
        }
        hyphen::parts(form, |from, to| {
            let part = form.get(from..to).unwrap_or("");
            self.push_cut(start + from, part, contraction::cuts(part).into_iter().flatten());
        });
    }
}

/// E-mail and web addresses, domains and file names.
fn is_address(form: &str) -> bool {
    let Some(last) = form.rsplit('.').next().filter(|last| last.len() < form.len()) else {
        return form.contains('@') || form.contains("://");
    };
    let ending = last.len() > 1 && last.bytes().all(|b| b.is_ascii_alphanumeric());
    ending || form.contains('@') || form.contains("://") || form.starts_with("www.")
}
