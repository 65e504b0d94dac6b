//! Training the model on treebanks. The same data give the same bytes, whatever the machine and the number of threads.

pub mod conllu;
pub mod headline;
pub mod lemma;
pub mod perceptron;
pub mod random;
pub mod slots;
pub mod tagger;
pub mod wordnet;

use conllu::Sentence;

use super::bytes::ModelError;
use super::dictionary::Dictionary;
use super::model::Model;

/// Documents of GUM that no training sees: news, to measure on what the program is for.
pub const HELD_OUT: [&str; 5] =
    ["GUM_news_crane", "GUM_news_expo", "GUM_news_imprisoned", "GUM_news_lanterns", "GUM_news_warming"];

/// How many words have the right tags and lemmas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Accuracy {
    /// Words in all.
    pub words: usize,
    /// Words with the right universal tag.
    pub upos: usize,
    /// Words with the right Penn tag.
    pub xpos: usize,
    /// Words with the right lemma.
    pub lemma: usize,
}

/// Trains the whole model. `progress` is told what is being done.
pub fn train(
    sentences: &[&Sentence],
    dictionary: &Dictionary,
    progress: &dyn Fn(&str),
) -> Result<Model, ModelError> {
    progress("training the tagger");
    let tagger = tagger::train(sentences, dictionary, tagger::SETTINGS)?;
    progress("training the lemmatiser");
    let lemmatiser = lemma::train(sentences);
    Ok(Model { tagger, lemmatiser })
}

/// How well a model does on sentences divided into words.
pub fn accuracy<'s>(model: &Model, sentences: impl Iterator<Item = &'s Sentence>) -> Accuracy {
    let mut accuracy = Accuracy::default();
    for sentence in sentences {
        let tags = model.tagger.tag_forms(sentence.words.iter().map(|w| w.form.as_str()));
        for (word, tag) in sentence.words.iter().zip(tags) {
            accuracy.words += 1;
            accuracy.upos += usize::from(word.tag.upos == tag.upos);
            accuracy.xpos += usize::from(word.tag.xpos == tag.xpos);
            accuracy.lemma += usize::from(word.lemma == model.lemmatiser.lemma(&word.form, tag));
        }
    }
    accuracy
}
