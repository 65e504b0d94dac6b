//! Sentences printed as headlines are: treebanks hold few, and without them every word with a capital letter is a name.

use super::conllu::{Sentence, Word};
use super::random::Random;
use crate::syntax::tag::Upos;

/// Of a thousand sentences, how many are given again with capital letters on their words, in capital letters only, and
/// without any.
const CAPITALISED: u32 = 60;
const UPPER: u32 = 20;
const LOWER: u32 = 15;
/// Longer sentences are no headlines.
const LONGEST: usize = 25;

/// Copies of some of the sentences in the letters of headlines.
pub fn headlines(sentences: &[&Sentence]) -> Vec<Sentence> {
    let mut random = Random::new(11);
    let mut copies = Vec::new();
    for sentence in sentences.iter().filter(|s| s.words.len() <= LONGEST) {
        for (share, print) in
            [(CAPITALISED, capitalised as fn(&Word) -> String), (UPPER, upper), (LOWER, lower)]
        {
            if random.chance(share) {
                copies.push(printed(sentence, print));
            }
        }
    }
    copies
}

/// The sentence with its words printed otherwise.
pub fn printed(sentence: &Sentence, print: fn(&Word) -> String) -> Sentence {
    let words = sentence.words.iter().map(|word| Word { form: print(word), ..word.clone() });
    Sentence { words: words.collect(), ..(*sentence).clone() }
}

/// With a capital letter, except for short words of the closed classes.
pub fn capitalised(word: &Word) -> String {
    let closed =
        matches!(word.tag.upos, Upos::Adp | Upos::Cconj | Upos::Det | Upos::Part | Upos::Sconj | Upos::Punct);
    if closed && word.form.len() < 5 {
        return word.form.clone();
    }
    let mut letters = word.form.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// In capital letters.
pub fn upper(word: &Word) -> String {
    word.form.to_uppercase()
}

/// In small letters.
pub fn lower(word: &Word) -> String {
    word.form.to_lowercase()
}
