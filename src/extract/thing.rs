//! Things of the news that have no name: "the bus", "the new stadium", where the article speaks of one only.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::claim::Term;
use crate::knowledge::{Class, Classes, Lexicon, Sense};
use crate::syntax::Items;
use crate::syntax::slot::Phrase;

use super::context::Context;

/// Kinds of things of which an article has several.
#[derive(Clone, Debug, Default)]
pub(super) struct Things {
    several: BTreeSet<Arc<str>>,
    /// The same of things whose size is told.
    measured: BTreeSet<Arc<str>>,
}

/// Words before a noun that tell it from others of its kind.
const OTHERS: [&str; 9] = ["another", "other", "second", "third", "each", "every", "no", "same", "one"];

/// Nouns for things, told by their kind or by their size.
const SIZED_OR_NOT: Classes = Classes::of(&[Class::ThingNoun, Class::MeasuredNoun]);

impl Things {
    /// Finds the kinds that a text has in the plural, or tells one of from others.
    pub fn find(text: &str, lexicon: &Lexicon) -> Self {
        let (mut several, mut measured) = (BTreeSet::new(), BTreeSet::new());
        let mut before = "";
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
            let before = std::mem::replace(&mut before, word);
            // Most words are neither.
            if !lexicon.is_among(word, SIZED_OR_NOT) {
                continue;
            }
            if let Some(sense) = lexicon.sense(word, Class::ThingNoun) {
                let plural = !word.eq_ignore_ascii_case(&sense.id);
                if plural || OTHERS.iter().any(|other| before.eq_ignore_ascii_case(other)) {
                    several.insert(sense.id.clone());
                }
            }
            if let Some(sense) = lexicon.sense(word, Class::MeasuredNoun) {
                let other = OTHERS.iter().any(|other| before.eq_ignore_ascii_case(other));
                if other || is_plural(word, sense, lexicon) {
                    measured.insert(sense.id.clone());
                }
            }
        }
        Self { several, measured }
    }

    /// Whether the article has several of what a noun of [`Class::MeasuredNoun`] names.
    pub fn has_several(&self, noun: &Sense) -> bool {
        self.measured.contains(&noun.id)
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

/// Whether a noun stands in the plural, whose singular is another form of the same entry.
pub(super) fn is_plural(word: &str, noun: &Sense, lexicon: &Lexicon) -> bool {
    let word = word.to_lowercase();
    let forms = [("s", ""), ("es", ""), ("ies", "y")];
    let single =
        forms.iter().filter_map(|(end, single)| Some(format!("{}{single}", word.strip_suffix(end)?)));
    single.into_iter().any(|one| lexicon.sense(&one, noun.class).is_some_and(|s| s.id == noun.id))
}
