//! How a statement is presented: the cue that governs a place in its clause.

use crate::claim::Factuality;
use crate::knowledge::Class;
use crate::syntax::{ItemKind, Items};

/// Items before the place that a cue may stand in.
const BEFORE: usize = 12;
/// Items behind the place.
const AFTER: usize = 3;

/// The factuality that holds at item `at`: the nearest cue of `facts/lexicon` before it in its clause, or right behind
/// it; a question mark at the end of the sentence asks.
pub(super) fn at(items: &Items<'_>, at: usize) -> Factuality {
    if items.items.last().is_some_and(|i| i.kind == ItemKind::Symbol('?')) {
        return Factuality::Asked;
    }
    let before = (at.saturating_sub(BEFORE)..at).rev();
    let mut found = None;
    for i in before.chain(at + 1..at + 1 + AFTER) {
        if i < at && is_stop(items, i) {
            break;
        }
        if i > at
            && (is_stop(items, i) || matches!(items.get(i).map(|x| x.kind), Some(ItemKind::Symbol(','))))
        {
            break;
        }
        if let Some(factuality) = cue(items, i) {
            found = Some(factuality);
            break;
        }
    }
    found.or_else(|| opening(items, at)).unwrap_or_default()
}

/// A condition at the beginning of the sentence holds for all of it.
fn opening(items: &Items<'_>, at: usize) -> Option<Factuality> {
    if at == 0 {
        return None;
    }
    cue(items, 0).filter(|f| *f == Factuality::Hypothetical)
}

fn is_stop(items: &Items<'_>, index: usize) -> bool {
    matches!(items.get(index).map(|i| i.kind), Some(ItemKind::Symbol(';' | ':' | '(' | ')')))
        || items.word(index).is_some_and(|w| w.eq_ignore_ascii_case("but") || w.eq_ignore_ascii_case("while"))
}

fn cue(items: &Items<'_>, index: usize) -> Option<Factuality> {
    let item = items.get(index)?;
    if item.kind != ItemKind::Word {
        return None;
    }
    let tail = items.text.get(item.start..)?;
    let (_, sense) = items.lexicon.at(tail, Class::FactualityCue)?;
    Factuality::from_word(&sense.id)
}
