//! The stages and the whole: one article, one story, two thousand articles.

mod articles;

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};

fn main() {
    divan::main();
}

#[divan::bench]
fn load_knowledge() -> crosscheck::knowledge::Knowledge {
    articles::knowledge()
}

#[divan::bench]
fn divide_one_article(bencher: Bencher) {
    let text = articles::article(7);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| crosscheck::text::Document::new(crosscheck::span::SourceId(0), divan::black_box(&text), 0));
}

#[divan::bench]
fn words_of_one_article(bencher: Bencher) {
    let text = articles::article(7);
    let document = crosscheck::text::Document::new(crosscheck::span::SourceId(0), &text, 0);
    let mut words = Vec::new();
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| {
        words.clear();
        for sentence in 0..document.sentences.len() {
            crosscheck::syntax::segment::words(divan::black_box(&document), &text, sentence, &mut words);
        }
        words.len()
    });
}

/// Words and tags of one article; the model is loaded before.
#[divan::bench]
fn tag_one_article(bencher: Bencher) {
    let text = articles::article(7);
    let document = crosscheck::text::Document::new(crosscheck::span::SourceId(0), &text, 0);
    let model = crosscheck::syntax::model::english();
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        let mut words = Vec::new();
        let mut tags = 0;
        for sentence in 0..document.sentences.len() {
            words.clear();
            crosscheck::syntax::segment::words(&document, divan::black_box(&text), sentence, &mut words);
            tags += model.tagger.tag(&words).len();
        }
        tags
    });
}

#[divan::bench]
fn read_model() -> crosscheck::syntax::model::Model {
    let file = crosscheck::knowledge::embedded_syntax();
    crosscheck::syntax::model::Model::read(divan::black_box(file)).unwrap_or_default()
}

#[divan::bench]
fn parse_one_article(bencher: Bencher) {
    use crosscheck::syntax::{model::english, parser::Buffers, tree::Tree, word::Tagged};
    let text = articles::article(7);
    let document = crosscheck::text::Document::new(crosscheck::span::SourceId(0), &text, 0);
    let model = english();
    let (mut words, mut tagged) = (Vec::new(), Vec::new());
    let (mut buffers, mut tree) = (Buffers::default(), Tree::default());
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| {
        for sentence in 0..document.sentences.len() {
            words.clear();
            crosscheck::syntax::segment::words(divan::black_box(&document), &text, sentence, &mut words);
            tagged.clear();
            let tags = model.tagger.tag(&words);
            tagged.extend(words.iter().zip(tags).map(|(&word, tag)| Tagged { word, tag }));
            model.parser.parse_into(&tagged, &mut buffers, &mut tree);
        }
        tree.heads.len()
    });
}

#[divan::bench]
fn mentions_of_one_article(bencher: Bencher) {
    one_article(bencher, crosscheck::mentions);
}

#[divan::bench]
fn claims_of_one_article(bencher: Bencher) {
    one_article(bencher, crosscheck::read);
}

type Reader = fn(
    crosscheck::source::Source,
    &crosscheck::knowledge::Knowledge,
    Option<jiff::civil::Date>,
) -> crosscheck::extract::Reading;

fn one_article(bencher: Bencher, read: Reader) {
    let knowledge = articles::knowledge();
    bencher
        .with_inputs(|| articles::sources(1))
        .input_counter(|sources| {
            BytesCount::new(sources.iter().map(|source| source.text.len()).sum::<usize>())
        })
        .bench_values(|sources| {
            sources.into_iter().map(|source| read(source, &knowledge, None)).collect::<Vec<_>>()
        });
}

/// Five articles are one story; two thousand are four hundred.
#[divan::bench(args = [5, 2000], sample_count = 10)]
fn check(bencher: Bencher, articles: usize) {
    let knowledge = articles::knowledge();
    bencher
        .with_inputs(|| articles::sources(articles))
        .input_counter(|sources| ItemsCount::new(sources.len()))
        .bench_values(|sources| crosscheck::check(sources, &knowledge, None));
}
