//! Each grammar alone, at every token of an article: how much each costs where it is tried.

mod articles;

use crosscheck::grammar::{GRAMMARS, Place};
use crosscheck::text::Document;
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

#[divan::bench(args = GRAMMARS.iter().map(|grammar| grammar.name))]
fn grammar(bencher: Bencher, name: &str) {
    let knowledge = articles::knowledge();
    let text = articles::sources(8).swap_remove(7).text;
    let document = Document::new(crosscheck::span::SourceId(0), &text, 0);
    let Some(grammar) = GRAMMARS.iter().find(|grammar| grammar.name == name) else { return };
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        let mut found = 0;
        for sentence in &document.sentences {
            let block = document.blocks[sentence.block].span;
            for token in &document.tokens[sentence.tokens.clone()] {
                let of_block = (block.start as usize, block.end as usize);
                let place = Place::new(&text, token.start as usize, of_block, &knowledge.lexicon);
                found += usize::from((grammar.parse)(divan::black_box(place)).is_some());
            }
        }
        found
    });
}

#[divan::bench]
fn all(bencher: Bencher) {
    let knowledge = articles::knowledge();
    let text = articles::sources(8).swap_remove(7).text;
    let document = Document::new(crosscheck::span::SourceId(0), &text, 0);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| crosscheck::grammar::mentions(&document, divan::black_box(&text), &knowledge.lexicon));
}
