//! What `parse` prints is CoNLL-U by the rules of the Universal Dependencies, whatever the text.
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod validator;

use std::path::{Path, PathBuf};

use crosscheck::knowledge::Knowledge;
use crosscheck::report::listing::conllu::{Columns, conllu};
use crosscheck::source::{self, Options, Source, StoryBy};
use crosscheck::span::SourceId;
use crosscheck::syntax::model;
use proptest::prelude::*;

fn source(text: &str) -> Source {
    Source {
        id: SourceId(0),
        path: "odd name\t.txt".to_owned(),
        file: None,
        story: String::new(),
        text: text.to_owned(),
        body: 0,
        given: source::Given::default(),
    }
}

/// Validates what is printed for a source, with and without chunks.
fn check(source: &Source, knowledge: &Knowledge) {
    let reading = crosscheck::mentions(source.clone(), knowledge, None);
    for chunks in [None, Some(&knowledge.lexicon)] {
        let printed = conllu(&reading, Columns { model: model::english(), chunks });
        let printed = String::from_utf8(printed).expect("UTF-8");
        let sentences = validator::validate(&printed, &source.text).unwrap_or_else(|problem| {
            panic!("{problem}\n{:?}\n{printed}", source.text);
        });
        assert_eq!(sentences, reading.document.sentences.len(), "every sentence is printed");
    }
}

const ODD: &[&str] = &[
    "",
    " \n\n\t ",
    "Just words",
    "“We are ready,” Ann Lee said. “We go,” she said, “and we don’t stay.” He didn't! CAN'T WE'LL",
    "A | B = C & D # E _ F \\ G * _ __ | 1|2",
    "cafe\u{301} Ha\u{300} No\u{323}\u{302}i\u{200b} x\u{200b}y \u{feff}bom \u{202e}rtl\u{202c} \u{ad}soft\u{ad}",
    "nul\u{0}in it\u{1b}[31m red\u{85}next\u{2028}line\u{c}page\rcarriage",
    "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467} and 🇻🇳 won ½ of 3½ £2bn, US$5m; 東京で会議。Người dân ở Hà Nội.",
    "HEADLINE WITHOUT A STOP\n\nALDER, Jan. 12 - The mill closed.\n\n- one\n- two\n\nPhoto: Ann Lee\n\n1. First\n2. Second",
    "’s 's n't ' '' ’ 'll the miners' hut cannot gonna. 's",
    "......... !!!!?? --- ----------------------------- :) ;-) [1] [2].[3]",
    "=\u{1e947}\u{10a39}'",
    "“”",
    "?'“__E“",
    "“",
    "\"\"",
    "( ( [ “Yes,” said “no,” said he.",
    "http://a.b/c|d?e=f#g a@b.co www.x.org. #tag @name",
];

#[test]
fn odd_texts() {
    let knowledge = Knowledge::embedded();
    for text in ODD {
        check(&source(text), &knowledge);
    }
    check(&source(&"word ".repeat(5000)), &knowledge);
    check(&source(&"“(".repeat(3000)), &knowledge);
}

#[test]
fn the_seeds() {
    let knowledge = Knowledge::embedded();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let paths = [root.join("seeds"), root.join("../shared/seeds")];
    let present = paths.into_iter().filter(|path: &PathBuf| path.is_dir());
    let paths: Vec<String> = present.map(|path| path.to_string_lossy().into_owned()).collect();
    let options = Options { max_bytes: 1 << 20, story_by: StoryBy::Auto };
    let loaded = source::load(&paths, || Ok(Vec::new()), options);
    assert!(!loaded.sources.is_empty());
    for source in &loaded.sources {
        check(source, &knowledge);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_text(texts in proptest::collection::vec("\\PC{0,40}|[a-zA-Z .,'’“”\"!?()|_-]{0,60}|[\\s\\S]{0,20}|(“[a-z ]{1,12},” (he )?(said|added)[.,] ?)", 0..5)) {
        check(&source(&texts.join("\n\n")), &Knowledge::embedded());
        check(&source(&texts.join(" ")), &Knowledge::embedded());
    }
}
