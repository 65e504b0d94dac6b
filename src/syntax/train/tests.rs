//! Training on a few sentences of our own.

use rayon::ThreadPoolBuilder;

use super::conllu::{self, Sentence};
use super::headline::{capitalised, printed, upper};
use super::{accuracy, tagger, train};
use crate::syntax::dictionary::Dictionary;
use crate::syntax::model::Model;

/// Each word with its lemma and its tags; the first is the root, the others hang on it.
const SENTENCES: [&str; 3] = [
    "The/the/DET/DT council/council/NOUN/NN approved/approve/VERB/VBD the/the/DET/DT plans/plan/NOUN/NNS",
    "Ministers/minister/NOUN/NNS plan/plan/VERB/VBP talks/talk/NOUN/NNS in/in/ADP/IN Oslo/Oslo/PROPN/NNP",
    "She/she/PRON/PRP talks/talk/VERB/VBZ of/of/ADP/IN plans/plan/NOUN/NNS in/in/ADP/IN March/March/PROPN/NNP",
];

fn sentences() -> Vec<Sentence> {
    let line = |(at, word): (usize, &str)| {
        let parts: Vec<&str> = word.split('/').collect();
        let head = usize::from(at > 0);
        let relation = if at == 0 { "root" } else { "dep" };
        format!("{}\t{}\t_\t{head}\t{relation}\t_\t_\n", at + 1, parts.join("\t"))
    };
    let text = |s: &&str| s.split(' ').enumerate().map(line).chain(["\n".to_owned()]).collect::<String>();
    let text: String = SENTENCES.iter().cycle().take(30).map(text).collect();
    conllu::read(&text).expect("a treebank")
}

fn model(threads: usize) -> Model {
    let sentences = sentences();
    let sentences: Vec<&Sentence> = sentences.iter().collect();
    let pool = ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
    pool.install(|| train(&sentences, &Dictionary::default(), &|_| {})).expect("a model")
}

#[test]
fn the_same_bytes_come_out_whatever_the_number_of_threads() {
    assert!(model(1).write() == model(3).write());
}

#[test]
fn what_was_seen_is_known_and_a_written_model_is_read_back() {
    let model = model(2);
    let all = accuracy(&model, sentences().iter());
    assert_eq!((all.upos, all.xpos, all.lemma), (all.words, all.words, all.words));
    assert_eq!(Model::read(model.write().leak()), Ok(model));
}

#[test]
fn every_sentence_is_tagged_by_a_tagger_that_did_not_see_it() {
    let sentences = sentences();
    let sentences: Vec<&Sentence> = sentences.iter().collect();
    let tags = tagger::jackknifed_tags(&sentences, &Dictionary::default()).expect("tags");
    assert_eq!(tags.len(), sentences.len());
    assert!(tags.iter().zip(&sentences).all(|(tags, s)| tags.len() == s.words.len()));
}

#[test]
fn headlines_are_printed_with_capital_letters() {
    let print = |print| {
        let sentence = printed(&sentences()[1], print);
        sentence.words.iter().map(|w| w.form.clone()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(print(capitalised), "Ministers Plan Talks in Oslo");
    assert_eq!(print(upper), "MINISTERS PLAN TALKS IN OSLO");
}
