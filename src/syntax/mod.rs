//! Who did what to whom, from closed word classes and patterns over the items of a sentence.

mod item;
mod matcher;

pub use item::{Item, ItemKind, Items, noun_phrase_after, noun_phrase_before};
pub use matcher::{Filler, Match, match_at};
