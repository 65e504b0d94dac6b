//! Words and phrases are found as they stand.

use super::*;
use crate::knowledge::LexiconEntry;

fn lexicon() -> Lexicon {
    let mut lexicon = Lexicon::default();
    let file = LexiconFile {
        class: Class::Hedge,
        entry: vec![
            LexiconEntry {
                id: "at-least".into(),
                words: vec!["at least".into(), "no fewer than".into()],
                value: None,
                tags: vec![],
                cased: false,
            },
            LexiconEntry {
                id: "over".into(),
                words: vec!["over".into()],
                value: None,
                tags: vec![],
                cased: false,
            },
        ],
    };
    lexicon.add(&file);
    lexicon
}

#[test]
fn finds_words_and_phrases() {
    let lexicon = lexicon();
    let at = |text: &str| lexicon.at(text, Class::Hedge).map(|(n, s)| (n, s.id.to_string()));
    assert_eq!(at("At  least 14"), Some((9, "at-least".into())));
    assert_eq!(at("over 20"), Some((4, "over".into())));
    assert_eq!(at("overall"), None);
    assert_eq!(at("at last"), None);
}
