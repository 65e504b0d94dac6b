//! Whose words follow a colon that no reporting verb stands before: "Show boss Jane Roe had warm words: “…”".

use crate::grammar::{Meaning, NameKind};
use crate::knowledge::CueWords;
use crate::text::TokenKind;

use super::cue::{Cue, bytes, is_clause};
use super::marks::Quoted;
use super::phrase::Tokens;

/// Words behind a person by which what follows a colon is theirs.
const LEADING: CueWords = CueWords::named("leads-to-words");
/// Tokens before the name of who speaks, and in all before the colon.
const LED: (usize, usize) = (5, 14);

/// `Show boss Jane Roe had warm words: “…”`: a person opens the sentence, and no other is named in it.
pub(super) fn leading(tokens: &Tokens<'_>, quote: &Quoted, (from, last): (usize, usize)) -> Option<Cue> {
    let content = tokens.text.get(quote.inner.clone()).unwrap_or("").trim();
    let at = (from..from + LED.0).find(|i| tokens.name_at(*i).is_some())?;
    let name = tokens.name_at(at)?;
    let end = tokens.from(name.span.end as usize);
    let person = matches!(&name.meaning, Meaning::Name(n) if matches!(n.kind, NameKind::Person | NameKind::Unknown))
        && name.span.of(tokens.text).contains(' ');
    let plain = (from..at).all(|i| {
        tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word)
            && !tokens.is_function(i, &["preposition", "conjunction", "adverb", "auxiliary"])
    });
    let alone = (end..last).all(|i| tokens.name_at(i).is_none());
    let led = LEADING.hold(tokens.word(end), tokens.lexicon);
    let short = last.saturating_sub(from) <= LED.1;
    (person && plain && alone && led && short && is_clause(content)).then(|| {
        Some(Cue { verb: bytes(tokens, last, last + 1)?, speaker: Some(name.span.range()), mixed: false })
    })?
}
