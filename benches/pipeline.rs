//! The stages and the whole: one article, one story, two thousand articles.

mod articles;

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};

use crosscheck::syntax::parser::Buffers;
use crosscheck::syntax::tree::Tree;
use crosscheck::syntax::word::{Tagged, Word};
use crosscheck::syntax::{model, segment};

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

/// The texts that stages are timed over: those of the JSONL file that `CROSSCHECK_TEXTS` names, an object with a `text` a
/// line; without it two hundred generated articles, whose few words make every stage look fast.
#[expect(clippy::expect_used, reason = "without the named texts there is nothing to time")]
fn texts() -> Vec<String> {
    let Some(path) = std::env::var_os("CROSSCHECK_TEXTS") else {
        return (0..200).map(articles::article).collect();
    };
    let file = std::fs::read_to_string(path).expect("a file that can be read");
    let text = |line: &str| {
        serde_json::from_str::<serde_json::Value>(line).ok()?["text"].as_str().map(str::to_owned)
    };
    file.lines().filter_map(text).collect()
}

/// A text and its division into blocks and sentences.
fn divided() -> Vec<(crosscheck::text::Document, String)> {
    let divide =
        |text: String| (crosscheck::text::Document::new(crosscheck::span::SourceId(0), &text, 0), text);
    texts().into_iter().map(divide).collect()
}

fn bytes(texts: &[(crosscheck::text::Document, String)]) -> BytesCount {
    BytesCount::new(texts.iter().map(|(_, text)| text.len()).sum::<usize>())
}

/// Calls `each` with the words of every sentence.
fn words_of(texts: &[(crosscheck::text::Document, String)], mut each: impl FnMut(&[Word])) {
    for (document, text) in texts {
        let mut words = Vec::new();
        for sentence in 0..document.sentences.len() {
            words.clear();
            segment::words(divan::black_box(document), text, sentence, &mut words);
            each(&words);
        }
    }
}

#[divan::bench(sample_count = 5)]
fn words(bencher: Bencher) {
    let texts = divided();
    bencher.counter(bytes(&texts)).bench(|| {
        let mut count = 0;
        words_of(&texts, |words| count += words.len());
        count
    });
}

/// Words and tags; the model is loaded before.
#[divan::bench(sample_count = 5)]
fn words_and_tags(bencher: Bencher) {
    let texts = divided();
    let model = model::english();
    bencher.counter(bytes(&texts)).bench(|| {
        let mut count = 0;
        words_of(&texts, |words| count += model.tagger.tag(words).len());
        count
    });
}

/// Words, tags and the tree of every sentence.
#[divan::bench(sample_count = 5)]
fn words_tags_and_trees(bencher: Bencher) {
    let texts = divided();
    let model = model::english();
    bencher.counter(bytes(&texts)).bench_local(|| {
        let mut count = 0;
        let (mut buffers, mut tree) = (Buffers::default(), Tree::default());
        words_of(&texts, |words| {
            let tags = model.tagger.tag(words);
            let tagged: Vec<Tagged> =
                words.iter().zip(tags).map(|(&word, tag)| Tagged { word, tag }).collect();
            model.parser.parse_into(&tagged, &mut buffers, &mut tree);
            count += tree.heads.len();
        });
        count
    });
}

#[divan::bench]
fn read_model() -> crosscheck::syntax::model::Model {
    let file = crosscheck::knowledge::embedded_syntax();
    crosscheck::syntax::model::Model::read(divan::black_box(file)).unwrap_or_default()
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

/// As many articles as one story: the texts again and again, each time with other names and other figures.
#[divan::bench(args = [250, 500, 1000, 2000, 4000, 8000], sample_count = 1, sample_size = 1)]
fn one_story(bencher: Bencher, count: usize) {
    let knowledge = articles::knowledge();
    let texts = texts();
    let all =
        || -> Vec<_> { (0..count).map(|number| articles::source(number, changed(&texts, number))).collect() };
    bencher
        .with_inputs(all)
        .input_counter(|sources| ItemsCount::new(sources.len()))
        .bench_values(|sources| crosscheck::check(sources, &knowledge, None));
}

/// A text of `texts`, in its nth repetition with its digits and the vowels of its names n places on.
fn changed(texts: &[String], number: usize) -> String {
    let Some(text) = texts.get(number % texts.len().max(1)) else { return String::new() };
    let turn = number / texts.len();
    let mut named = false;
    let mut before = ' ';
    let mut other = |letter: char| {
        named = if before.is_alphabetic() { named } else { letter.is_uppercase() };
        before = letter;
        match letter {
            '1'..='9' => on("123456789", letter, turn),
            _ if named => on("aeiou", letter, turn),
            _ => letter,
        }
    };
    text.chars().map(&mut other).collect()
}

/// The character `turn` places behind `one` in a ring; one that is not in it stays.
fn on(ring: &str, one: char, turn: usize) -> char {
    let place = ring.find(one).map(|at| (at + turn) % ring.len());
    place.and_then(|at| ring[at..].chars().next()).unwrap_or(one)
}
