//! Frame patterns matched over the items of a sentence, from the word that triggers them outwards.

use super::item::{Item, ItemKind, Items, is_adverb};
use crate::claim::Certainty;
use crate::grammar::{Meaning, MentionType};
use crate::knowledge::{Class, Element, Pattern, Slot};

/// What fills a slot: the first and last item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filler {
    /// First item.
    pub first: usize,
    /// Last item.
    pub last: usize,
}

/// A pattern found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// First item of the pattern's own words.
    pub first: usize,
    /// Last item of the pattern's own words.
    pub last: usize,
    /// What fills the subject.
    pub subject: Option<Filler>,
    /// What fills the value.
    pub value: Option<Filler>,
    /// Certain if only closed-class words stood between the elements.
    pub certainty: Certainty,
}

/// How many closed-class words may stand between two elements.
const GLUE: usize = 4;
/// How many items a gap may pass.
const GAP: usize = 14;

/// Matches `pattern` so that its anchor stands at item `at`. `accepts` says whether an item can fill a slot, and gives
/// the filler that ends (reading backwards) or begins (reading forwards) there.
pub fn match_at(
    items: &Items<'_>,
    pattern: &Pattern,
    at: usize,
    accepts: &dyn Fn(Slot, usize, bool) -> Option<Filler>,
) -> Option<Match> {
    let anchor_end = match pattern.elements.get(pattern.anchor)? {
        Element::Words { alternatives, .. } => {
            alternatives.iter().filter_map(|words| read_words(items, words, at)).max()?
        }
        _ => return None,
    };
    let mut found =
        Match { first: at, last: anchor_end - 1, subject: None, value: None, certainty: Certainty::Certain };
    let mut walk = Walk { items, accepts, found: &mut found };
    walk.forwards(pattern.elements.get(pattern.anchor + 1..)?, anchor_end)?;
    walk.backwards(pattern.elements.get(..pattern.anchor)?, at)?;
    Some(found)
}

struct Walk<'w, 'a> {
    items: &'w Items<'a>,
    accepts: &'w dyn Fn(Slot, usize, bool) -> Option<Filler>,
    found: &'w mut Match,
}

impl Walk<'_, '_> {
    /// Reads `elements` from item `at` on.
    fn forwards(&mut self, elements: &[Element], mut at: usize) -> Option<()> {
        let mut gap = 0;
        for element in elements {
            match element {
                Element::Gap => gap = GAP,
                Element::PrepositionalPhrases => at = self.skip_phrases(at),
                Element::Words { alternatives, optional, .. } => {
                    let place = self.seek(at, gap, |items, i| {
                        alternatives.iter().filter_map(|words| read_words(items, words, i)).max()
                    });
                    match place {
                        Some((_, end)) => {
                            at = end;
                            self.found.last = self.found.last.max(end - 1);
                            gap = 0;
                        }
                        None if *optional => {}
                        None => return None,
                    }
                }
                Element::Slot(slot) => {
                    let accepts = self.accepts;
                    at = behind_hedge(self.items, at);
                    let (filler, _) = self.seek(at, gap, |_, i| accepts(*slot, i, true))?;
                    let filler = accepts(*slot, filler, true)?;
                    self.fill(*slot, filler);
                    at = filler.last + 1;
                    gap = 0;
                }
            }
        }
        Some(())
    }

    /// Reads `elements` from their last one back, ending before item `end`.
    fn backwards(&mut self, elements: &[Element], mut end: usize) -> Option<()> {
        let mut gap = 0;
        for element in elements.iter().rev() {
            match element {
                Element::Gap => gap = GAP,
                Element::PrepositionalPhrases => {}
                Element::Words { alternatives, optional, .. } => {
                    let place = self.seek_back(end, gap, |items, i| {
                        alternatives.iter().filter(|words| ends_at(items, words, i)).map(|w| w.len()).max()
                    });
                    match place {
                        Some((i, length)) => {
                            end = i + 1 - length;
                            self.found.first = self.found.first.min(end);
                            gap = 0;
                        }
                        None if *optional => {}
                        None => return None,
                    }
                }
                Element::Slot(slot) => {
                    let accepts = self.accepts;
                    let (i, _) = self.seek_back(end, gap, |_, i| accepts(*slot, i, false))?;
                    let filler = accepts(*slot, i, false)?;
                    self.fill(*slot, filler);
                    end = filler.first;
                    gap = 0;
                }
            }
        }
        Some(())
    }

    fn fill(&mut self, slot: Slot, filler: Filler) {
        match slot {
            Slot::Subject => self.found.subject = Some(filler),
            Slot::Value => self.found.value = Some(filler),
        }
    }

    /// The first item from `at` on where `test` holds, over closed-class words or, in a gap, over any words.
    fn seek<T>(
        &mut self,
        at: usize,
        gap: usize,
        test: impl Fn(&Items<'_>, usize) -> Option<T>,
    ) -> Option<(usize, T)> {
        let reach = gap.max(GLUE);
        for i in at..self.items.items.len().min(at + reach + 1) {
            if let Some(found) = test(self.items, i) {
                return Some((i, found));
            }
            if !self.passes(i, gap > 0) {
                return None;
            }
        }
        None
    }

    fn seek_back<T>(
        &mut self,
        end: usize,
        gap: usize,
        test: impl Fn(&Items<'_>, usize) -> Option<T>,
    ) -> Option<(usize, T)> {
        let reach = gap.max(GLUE);
        for i in (end.saturating_sub(reach + 1)..end).rev() {
            if let Some(found) = test(self.items, i) {
                return Some((i, found));
            }
            if !self.passes(i, gap > 0) {
                return None;
            }
        }
        None
    }

    /// Whether item `i` may stand between two elements; open-class words in a gap make the match possible only.
    fn passes(&mut self, i: usize, in_gap: bool) -> bool {
        if is_glue(self.items, i) || self.items.is_parenthesis(i) || announces(self.items, i) {
            return true;
        }
        let boundary =
            matches!(self.items.get(i), Some(Item { kind: ItemKind::Symbol(';' | ':'), .. }) | None);
        if in_gap && !boundary {
            self.found.certainty = Certainty::Possible;
            return true;
        }
        false
    }

    /// Behind any phrases of a preposition and a name or a time that begin at `at`.
    fn skip_phrases(&self, mut at: usize) -> usize {
        while self
            .items
            .word(at)
            .is_some_and(|w| matches!(w.to_ascii_lowercase().as_str(), "in" | "at" | "near"))
        {
            let mut end = at + 1;
            while is_glue(self.items, end) {
                end += 1;
            }
            match self.items.mention(end) {
                Some((_, m)) if m.kind == MentionType::Name => at = end + 1,
                _ => break,
            }
        }
        at
    }
}

/// The figure behind the hedge or bound at item `at`, else the item itself: "of *more than* 200", "for *about* four days".
fn behind_hedge(items: &Items<'_>, at: usize) -> usize {
    let Some((length, _)) = items.at(at, Class::Hedge) else { return at };
    let end = items.get(at).map_or(0, |item| item.start + length);
    let behind = (at + 1..items.items.len()).find(|&i| items.get(i).is_some_and(|item| item.start >= end));
    let figure =
        behind.filter(|&i| items.mention(i).is_some_and(|(_, m)| !matches!(m.meaning, Meaning::Name(_))));
    figure.unwrap_or(at)
}

/// Determiners, auxiliaries and adverbs.
fn is_glue(items: &Items<'_>, index: usize) -> bool {
    const TAGS: &[&str] = &["article", "demonstrative", "possessive", "auxiliary", "adverb"];
    items.word(index).is_some_and(is_adverb) || items.has_any_tag(index, TAGS)
}

/// "two bodies:" before the things themselves: the count or its colon.
fn announces(items: &Items<'_>, index: usize) -> bool {
    let colon = |i: usize| items.get(i).is_some_and(|x| x.kind == ItemKind::Symbol(':'));
    let count =
        |i: usize| matches!(items.get(i), Some(Item { kind: ItemKind::Mention(_, MentionType::Count), .. }));
    (count(index) && colon(index + 1)) || (colon(index) && index.checked_sub(1).is_some_and(count))
}

/// The item behind `words` if they stand from item `at` on.
fn read_words(items: &Items<'_>, words: &[Box<str>], at: usize) -> Option<usize> {
    for (i, word) in words.iter().enumerate() {
        let item = items.get(at + i)?;
        let text = items.words(item);
        if !text.eq_ignore_ascii_case(word) {
            return None;
        }
    }
    Some(at + words.len())
}

/// Whether `words` stand so that their last one is item `at`.
fn ends_at(items: &Items<'_>, words: &[Box<str>], at: usize) -> bool {
    (at + 1).checked_sub(words.len()).is_some_and(|first| read_words(items, words, first).is_some())
}
