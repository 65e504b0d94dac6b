//! Corpus and counter-corpus of each construction.

mod clause;
mod noun_phrase;
mod verb_group;

use proptest::prelude::*;

use super::notation::{clauses, lexicon, phrases, ties, verb_groups, words};
use super::read;
use crate::syntax::slot::Phrase;
use crate::syntax::tag::Xpos;

/// Checks what one of the notations reads of each tagged text.
fn check(read: fn(&str) -> Vec<String>, corpus: &[(&str, &[&str])]) {
    for (text, expected) in corpus {
        assert_eq!(read(text), *expected, "{text}");
    }
}

/// Every tag, and the forms that grammars look for.
fn any_words() -> impl Strategy<Value = String> {
    const FORMS: &[&str] = &[
        "the", "a", "that", "which", "said", "is", "has", "will", "not", "and", ",", "of", "by", "to", "as",
        "well", "more", "than", "at", "least", "Tuesday", "week", "last", "gave", "(", ")", "\"", ";", "-",
        "12", "group", "été",
    ];
    let word = (0..FORMS.len(), 0..Xpos::ALL.len())
        .prop_map(|(form, tag)| format!("{}/{}", FORMS[form], Xpos::ALL[tag].as_str()));
    proptest::collection::vec(word, 0..40).prop_map(|words| words.join(" "))
}

proptest! {
    /// No sequence of words and tags is a panic, every phrase and slot lies in the sentence, and phrases do not overlap.
    #[test]
    fn any_tags(text in any_words()) {
        let words = words(&text);
        let chunks = read(&words, lexicon());
        let inside = |p: &Phrase| p.first <= p.head && p.head <= p.last && p.last < words.len();
        let phrases: Vec<Phrase> = chunks.phrases.iter().map(|p| p.noun.phrase).collect();
        prop_assert!(phrases.iter().all(inside));
        prop_assert!(phrases.is_sorted_by(|a, b| a.last < b.first));
        for clause in &chunks.clauses {
            prop_assert!(clause.verbs.last < words.len() && clause.first <= clause.verbs.head);
            prop_assert!(clause.slots.iter().all(|s| inside(&s.phrase)));
        }
        prop_assert!((0..words.len()).all(|w| chunks.governor(w).is_none_or(|(c, _)| c < chunks.clauses.len())));
    }
}
