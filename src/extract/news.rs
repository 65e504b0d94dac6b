//! What an article is the news of: the kind of its happening, and the names that its lead gives it.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::text::{Block, Document};

use super::entity::Entities;
use super::event::Events;

/// Checked sentences of an article that make its lead, the headline among them.
pub(super) const LEAD: usize = 6;
/// Words of names that a lead must have to tell its happening from others.
const TELLING: usize = 4;
/// Words of names that two leads must share to tell of one thing that has no name.
const SAME: usize = 3;
/// Words of names that two leads share at least that are near each other.
const NEAR: usize = 3;
/// Letters of a word that can tell one happening from another.
const LETTERS: usize = 3;

/// What an article is the news of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// The kind of the happening, by its entry of the lexicon: `fire`; none where the lead names no happening.
    pub kind: Option<Arc<str>>,
    /// The words of the names in the lead, folded.
    names: BTreeSet<Box<str>>,
    /// Where it was, by the first place named behind it.
    place: Option<Box<str>>,
    /// Of whom or of what it is.
    of: Option<Box<str>>,
}

impl News {
    pub(super) fn read(document: &Document, entities: &Entities, events: &Events) -> Self {
        let checked = |block: usize| document.blocks.get(block).is_some_and(Block::is_checked);
        let lead = document.sentences.iter().filter(|s| checked(s.block)).take(LEAD).last();
        let end = lead.map_or(0, |s| s.span.end);
        let words = entities.all().iter().filter(|e| e.is_named_before(end));
        let words = words.flat_map(|e| e.base.split('-')).filter(|word| word.len() >= LETTERS);
        Self {
            kind: events.main.clone(),
            names: words.map(Box::from).collect(),
            place: events.place.as_deref().map(Box::from),
            of: events.of.as_deref().map(Box::from),
        }
    }

    /// Whether the leads of two articles name so little in common, besides what they speak of, that they tell of two
    /// happenings: not even one word in four of the shorter one.
    pub fn is_apart(&self, other: &Self, subject: &str) -> bool {
        let (shared, fewest) = self.shared(other, subject);
        fewest >= TELLING && shared * 4 < fewest
    }

    /// Whether the leads of two articles name so much in common that they tell of one thing.
    pub fn is_alike(&self, other: &Self, subject: &str) -> bool {
        let (shared, fewest) = self.shared(other, subject);
        fewest >= TELLING && shared * 2 >= fewest
    }

    /// Whether the leads of two articles name so much in common that they tell of one thing, and enough of it that it is no
    /// other of the same people.
    pub fn is_same(&self, other: &Self) -> bool {
        let (shared, fewest) = self.shared(other, "");
        shared >= SAME && shared * 2 >= fewest
    }

    /// Whether the leads of two articles name so much in common that sentences of their background may be of one thing: three
    /// words of names, and one in four of the shorter one.
    pub fn is_near(&self, other: &Self) -> bool {
        let (shared, fewest) = self.shared(other, "");
        shared >= NEAR && shared * 4 >= fewest
    }

    /// Whether two happenings of one kind are told apart: by whose they are, or by their places where nothing else that the
    /// leads name is shared.
    pub fn is_elsewhere(&self, other: &Self, subject: &str) -> bool {
        let differ = |x: &Option<Box<str>>, y: &Option<Box<str>>| match (x, y) {
            (Some(x), Some(y)) => {
                !x.split('-').all(|w| y.contains(w)) && !y.split('-').all(|w| x.contains(w))
            }
            _ => false,
        };
        differ(&self.of, &other.of) || differ(&self.place, &other.place) && self.shared(other, subject).0 == 0
    }

    /// Whether the lead names a name, if by one word of it.
    pub fn is_named(&self, name: &str) -> bool {
        name.split('-').any(|word| self.names.contains(word))
    }

    /// How many words of names both leads have, and how many the shorter one has, without those of the subject.
    fn shared(&self, other: &Self, subject: &str) -> (usize, usize) {
        let own = |word: &str| !subject.split('-').any(|part| part == word);
        let count = |names: &BTreeSet<Box<str>>| names.iter().filter(|word| own(word)).count();
        let shared = self.names.intersection(&other.names).filter(|word| own(word)).count();
        (shared, count(&self.names).min(count(&other.names)))
    }
}
