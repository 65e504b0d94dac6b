//! Reading WordNet (<https://wordnet.princeton.edu>): which words it lists as what.

use std::collections::BTreeMap;

use crate::syntax::dictionary::{ADJECTIVE, ADVERB, Dictionary, NAME, NOUN, VERB};

/// The files of the database, and what the words of each are.
pub const FILES: [(&str, u16); 4] =
    [("data.noun", NOUN), ("data.verb", VERB), ("data.adj", ADJECTIVE), ("data.adv", ADVERB)];

/// The dictionary of the files' texts, each with what its words are.
pub fn distil(files: &[(String, u16)]) -> Dictionary {
    let mut words: BTreeMap<String, u16> = BTreeMap::new();
    for (text, class) in files {
        // Lines that begin with a blank are the licence.
        for word in text.lines().filter(|line| !line.starts_with(' ')).flat_map(synonyms) {
            let class = if word.starts_with(char::is_uppercase) { NAME } else { *class };
            *words.entry(word.to_lowercase()).or_default() |= class;
        }
    }
    Dictionary::of_words(words.iter().map(|(word, classes)| (word.as_str(), *classes)))
}

/// The single words of a line: behind offset, file and type stand their number in hexadecimal digits and, one behind the
/// other, each word and its number.
fn synonyms(line: &str) -> impl Iterator<Item = &str> {
    let mut fields = line.split(' ').skip(3);
    let count = fields.next().and_then(|n| usize::from_str_radix(n, 16).ok()).unwrap_or(0);
    let words = fields.step_by(2).take(count);
    // Adjectives can carry a mark of where they stand: "galore(ip)".
    let plain = words.map(|word| word.split_once('(').map_or(word, |(word, _)| word));
    plain.filter(|word| word.len() > 1 && !word.contains('_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_what_they_are() {
        let noun =
            "  1 licence\n00001740 03 n 03 Zurich 0 harbor 0 harbor_town 0 001 @ 00001930 n 0000 | a place\n";
        let adjective = "00001742 00 s 01 galore(ip) 0 000 | in great numbers\n";
        let dictionary = distil(&[(noun.to_owned(), NOUN), (adjective.to_owned(), ADJECTIVE)]);
        let check = |form, classes| assert_eq!(dictionary.classes(form), classes, "{form}");
        check("harbor", NOUN);
        check("zurich", NAME);
        check("galore", ADJECTIVE);
        check("licence", 0);
        check("harbor_town", 0);
    }
}
