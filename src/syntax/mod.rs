//! What the words of a sentence do: their tags, the phrases they form, who does what; and frame patterns over them.

pub mod agreement;
pub mod analyser;
pub mod analysis;
mod apart;
pub mod argument;
pub mod bytes;
pub mod chunk;
pub mod dictionary;
pub mod form;
mod item;
pub mod lemma;
mod matcher;
mod mention;
pub mod model;
pub mod parser;

pub mod retag;
pub mod segment;
pub mod slot;
pub mod tag;
pub mod tagger;
#[cfg(feature = "train")]
pub mod train;
pub mod tree;
pub mod ud;
pub mod weights;
pub mod word;

pub use analyser::{Analyser, Depth};
pub use analysis::{Analysis, Governor};
pub use item::{Item, ItemKind, Items};
pub use matcher::{Filler, Match, match_at};

#[cfg(test)]
mod tests;
