use proptest::prelude::*;

use super::*;
use crate::span::SourceId;

/// The words of every sentence of `text`.
fn read(text: &str) -> Vec<Word<'_>> {
    let document = Document::new(SourceId(0), text, 0);
    let mut found = Vec::new();
    for sentence in 0..document.sentences.len() {
        words(&document, text, sentence, &mut found);
    }
    found
}

/// `marked` holds its words apart by blanks, and `_` where the text has no blank.
fn check(marked: &str) {
    let text = marked.replace(" _ ", "");
    let expected: Vec<&str> = marked.split([' ', '\u{a0}']).filter(|word| *word != "_").collect();
    let found = read(&text);
    let forms: Vec<&str> = found.iter().map(|word| word.form).collect();
    assert_eq!(forms, expected, "{text}");
}

#[test]
fn compounds() {
    check("The WG _ - _ AI and WG _ ‑ _ AI of the people _ - _ centred bloc met");
    check("a mid _ - 2024 plan");
    check("A non-profit and pro-town co-founder bought an e-mail shop _ - _ window in mid-August");
    check("It was U.S. _ - _ led , career-wise , since mid-2024 _ .");
    check("the 32 _ - _ year _ - _ old town _ 's _ - _ man _ 's house");
}

#[test]
fn contractions() {
    check("We do _ n't and ca _ n’t _ ; it _ 's here _ , they _ ’ll go _ , I _ 'm _ , I could _ n't _ 've");
    check("It can _ not be _ . I am gon _ na go _ . They dont know _ .".replace("dont", "do _ nt").as_str());
    check("O'Connor at 5 o'clock saw L'Enfant _ 's plan _ , the miners _ ' hut and the 1990's ruin");
    check("“ _ The Mill _ ” _ ’s doors _ ; rock 'n roll of '05 and '90s men _ , give 'em 2026 _ 's best");
    check("The mill 's owner");
}

#[test]
fn figures() {
    check("About 91.3 % or 91.3 _ % of 12,000 people paid $ _ 3.5 _ m _ , US$ _ 5 or € _ 2 _ bn at 10 _ am");
    check(
        "from 2026 _ – _ 30 and 5 _ - _ 6 _ , 9/11 and 1 _ / _ 2 and 24 _ / _ 7 _ , on 09/02/2026 or 2026-02-09",
    );
    check("call 555-0134 or 555-555-0134 or +44 5 _ , the 6th 5G net of the 1990s _ , 3½ cups _ , 55 _ km");
    check("the 8.6 _ - _ magnitude quake _ , notes 8 _ , _ 9 and .5 of 8,900");
}

#[test]
fn abbreviations() {
    check(
        "Mr. Lee of Acme Inc. met J.K. Roe of St. Ives vs. No. 5 _ , e.g. in Jan. 2026 _ , etc. _ , at 9 a.m. Monday",
    );
    check("The U.S. Army left _ . No one _ , Lee et al. said _ , no _ .");
    check("He lives in Alder near St. Ives _ .");
}

#[test]
fn marks() {
    check(
        "Well _ ... it -- rose _ !!! Why _ ?! See ( _ it _ ) _ , [ _ 3 _ ] and and _ / _ or w/o b/c _ . :) So 5G _ / _ 6G",
    );
    check("Mail jane.doe@example.org or see https://example.org/a-b?c=1,2 _ ; #tag @name _ .");
    check("a -> b ===> c R&D _ ’s “ _ Go _ , _ ” she said _ … _ ”");
}

#[test]
fn contractions_are_one_word_of_the_text() {
    for (before, form, expected) in [
        ("do", "n't", true),
        ("do", "n’t", true),
        ("Ann", "'s", true),
        ("can", "not", true),
        ("AI", "-", false),
        ("-", "AI", false),
        ("5", "km", false),
        ("people", "'", false),
        ("she", ",", false),
    ] {
        assert_eq!(continues(before, form), expected, "{before} {form}");
    }
}

proptest! {
    #[test]
    fn words_cover_the_tokens(text in "[ a-zA-Z0-9.,'’“”/:;=()\\[\\]$%@#&_+*<>!?|…–‑\u{a0}\u{200b}\u{0}\n-]{0,60}") {
        let document = Document::new(SourceId(0), &text, 0);
        let found = read(&text);
        prop_assert!(found.iter().all(|w| !w.form.is_empty() && text.get(w.start..w.end) == Some(w.form)));
        prop_assert!(found.windows(2).all(|pair| pair[0].end <= pair[1].start));
        let bytes = |(start, end): (usize, usize)| start..end;
        let of_words: Vec<usize> = found.iter().flat_map(|w| bytes((w.start, w.end))).collect();
        let tokens = document.sentences.iter().flat_map(|s| document.tokens.get(s.tokens.clone()).unwrap_or(&[]));
        let of_tokens: Vec<usize> = tokens.flat_map(|t| bytes((t.start as usize, t.end as usize))).collect();
        prop_assert_eq!(of_words, of_tokens);
    }
}
