//! The model compiled in, and what happens with any other.

use proptest::prelude::*;

use super::bytes::ModelError;
use super::model::{Model, english};
use super::tag::Upos;
use super::word::{Word, WordKind};
use crate::grammar::MentionType;
use crate::knowledge::embedded_syntax;

fn plain(form: &str) -> Word<'_> {
    Word { form, start: 0, end: form.len(), kind: WordKind::Plain }
}

#[test]
fn the_file_compiled_in_is_a_model_and_is_small() {
    let file = embedded_syntax();
    let model = Model::read(file).expect("a model");
    assert!(file.len() <= 5_000_000, "{} bytes", file.len());
    assert_eq!(&model, english());
    assert!(model.write() == file, "what is read is written again");
}

#[test]
fn a_damaged_file_is_an_error_or_another_model() {
    let whole = embedded_syntax();
    assert_eq!(Model::read(b"something else"), Err(ModelError::Version));
    assert_eq!(
        Model::read(&whole[..60]).unwrap_err().to_string(),
        "the model file is cut off in the list of sections"
    );
    for at in (0..whole.len()).step_by(whole.len() / 40) {
        assert!(Model::read(&whole[..at]).is_err());
        let mut damaged = whole.to_vec();
        damaged[at] ^= 0xA5;
        if let Ok(model) = Model::read(damaged.leak()) {
            tag_and_lemmatise(&model, &["The", "ministers", "have", "n't", "met", "."]);
        }
    }
}

fn tag_and_lemmatise(model: &Model, forms: &[&str]) {
    let words: Vec<Word<'_>> = forms.iter().map(|form| plain(form)).collect();
    let tags = model.tagger.tag(&words);
    assert_eq!(tags.len(), words.len());
    for (form, tag) in forms.iter().zip(tags) {
        model.lemmatiser.lemma(form, tag);
    }
}

proptest! {
    #[test]
    fn any_words_have_tags(forms in prop::collection::vec(".{0,12}", 0..30)) {
        tag_and_lemmatise(english(), &forms.iter().map(String::as_str).collect::<Vec<_>>());
    }
}

/// In how many of a thousand words the tags must be right.
const FLOOR: usize = 970;

#[test]
fn sentences_of_our_own_are_tagged_well() {
    let (mut right, mut all, mut wrong) = (0, 0, Vec::new());
    for line in include_str!("tests/tagged.txt").lines().filter(|l| !l.starts_with('#')) {
        let gold: Vec<(&str, &str)> = line.split(' ').filter_map(|word| word.rsplit_once('/')).collect();
        let words: Vec<Word<'_>> = gold.iter().map(|(form, _)| plain(form)).collect();
        for ((form, upos), tag) in gold.iter().zip(english().tagger.tag(&words)) {
            let upos = Upos::from_name(upos).expect("a part of speech");
            all += 1;
            if tag.upos == upos {
                right += 1;
            } else {
                wrong.push(format!("{form} is {upos:?}, tagged {:?}, in: {line}", tag.upos));
            }
        }
    }
    assert!(right * 1000 >= FLOOR * all, "{right} of {all}\n{}", wrong.join("\n"));
}

#[test]
fn mentions_have_the_tags_of_their_type() {
    let kinds = [
        ("Port Alder", WordKind::Mention(0, MentionType::Name)),
        ("sold", WordKind::Plain),
        ("12 ferries", WordKind::Mention(1, MentionType::Count)),
        ("for", WordKind::Plain),
        ("€2 million", WordKind::Mention(2, MentionType::Currency)),
        ("on", WordKind::Plain),
        ("Monday", WordKind::Mention(3, MentionType::Date)),
    ];
    let words: Vec<Word<'_>> = kinds.iter().map(|&(form, kind)| Word { kind, ..plain(form) }).collect();
    let tags: Vec<Upos> = english().tagger.tag(&words).into_iter().map(|tag| tag.upos).collect();
    use Upos::{Adp, Noun, Num, Propn, Verb};
    assert_eq!(tags, [Propn, Verb, Noun, Adp, Num, Adp, Propn]);
}

#[test]
fn lemmas() {
    let lemmas = |text: &str| -> Vec<String> {
        let forms: Vec<&str> = text.split(' ').collect();
        let words: Vec<Word<'_>> = forms.iter().map(|form| plain(form)).collect();
        let tags = english().tagger.tag(&words);
        forms.iter().zip(tags).map(|(form, tag)| english().lemmatiser.lemma(form, tag).into_owned()).collect()
    };
    assert_eq!(lemmas("The women were taken to cities ."), ["the", "woman", "be", "take", "to", "city", "."]);
    assert_eq!(lemmas("She has n't denied it ."), ["she", "have", "not", "deny", "it", "."]);
}
