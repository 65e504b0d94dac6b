//! Things of the news that have no name: "the bus", "the new stadium", where the article speaks of one only.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::claim::Term;
use crate::knowledge::{Class, Lexicon};
use crate::syntax::Items;
use crate::syntax::slot::Phrase;

use super::context::Context;

/// Kinds of things of which an article has several.
#[derive(Clone, Debug, Default)]
pub(super) struct Things {
    several: BTreeSet<Arc<str>>,
}

/// Words before a noun that tell it from others of its kind.
const OTHERS: [&str; 9] = ["another", "other", "second", "third", "each", "every", "no", "same", "one"];

impl Things {
    /// Finds the kinds that a text has in the plural, or tells one of from others.
    pub fn find(text: &str, lexicon: &Lexicon) -> Self {
        let mut several = BTreeSet::new();
        let mut before = "";
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
            if let Some(sense) = lexicon.sense(word, Class::ThingNoun) {
                let plural = !word.eq_ignore_ascii_case(&sense.id);
                if plural || OTHERS.iter().any(|other| before.eq_ignore_ascii_case(other)) {
                    several.insert(sense.id.clone());
                }
            }
            before = word;
        }
        Self { several }
    }
}

/// The one thing of its kind that a phrase without a name speaks of in the news: "the bus", "a bus" where it is first told.
pub(super) fn of(context: &Context<'_>, items: &Items<'_>, phrase: Phrase, sentence: usize) -> Option<Term> {
    let sense = items.sense(phrase.head, Class::ThingNoun)?;
    let named = (phrase.first..phrase.head).any(|i| items.mention(i).is_some() || items.is_possessive(i));
    let told = items.is_any_word(phrase.first, &["the", "a", "an"]);
    // What another happening struck is another thing.
    let background = context.events.is_background(sentence);
    let one = !context.things.several.contains(&sense.id);
    (told && one && !named && !background).then(|| sense.id.clone())
}
