use proptest::prelude::*;

use super::transition::{Move, State};
use super::*;
use crate::syntax::model::english;
use crate::syntax::tag::{Tag, Upos, Xpos};
use crate::syntax::word::{Word, WordKind};

pub(super) fn tagged(form: &str, tag: Tag) -> Tagged<'_> {
    Tagged { word: Word { form, start: 0, end: 0, kind: WordKind::Plain }, tag }
}

/// One root, no cycle, heads inside the sentence, no mark with dependents unless there is no word.
fn assert_tree(words: &[Tagged], tree: &Tree) {
    assert_eq!((tree.heads.len(), tree.relations.len()), (words.len(), words.len()));
    let roots = tree.heads.iter().filter(|head| head.is_none()).count();
    assert_eq!(roots, usize::from(!words.is_empty()));
    for (word, relation) in tree.relations.iter().enumerate() {
        assert_eq!(*relation == Relation::Root, tree.heads[word].is_none());
        let above = std::iter::successors(Some(word), |w| tree.heads[*w]);
        assert!(above.take(words.len() + 1).count() <= words.len(), "a cycle through word {word}");
    }
    let is_mark = |at: usize| words[at].tag.upos == Upos::Punct;
    if (0..words.len()).any(|at| !is_mark(at)) {
        assert!(tree.heads.iter().flatten().all(|head| !is_mark(*head)));
    }
}

/// Whether two arcs cross.
fn crosses(tree: &Tree) -> bool {
    let arcs = || tree.heads.iter().enumerate().filter_map(|(d, h)| h.map(|h| (d.min(h), d.max(h))));
    arcs().any(|(a, b)| arcs().any(|(c, d)| a < c && c < b && b < d))
}

#[test]
fn without_words_there_is_no_arc() {
    assert_eq!(Parser::default().parse(&[]), Tree::default());
}

#[test]
fn marks_alone_hang_on_the_first() {
    let dots = [tagged(".", Tag::new(Upos::Punct, Xpos::Stop)); 3];
    let tree = Parser::default().parse(&dots);
    assert_eq!(tree.heads, [None, Some(0), Some(0)]);
    assert_eq!(tree.relations, [Relation::Root, Relation::Punct, Relation::Punct]);
    assert_tree(&dots, &tree);
}

#[test]
fn long_sentences_are_trees() {
    let words: Vec<Tagged> = (0..512)
        .map(|i| match i % 7 {
            3 => tagged(",", Tag::new(Upos::Punct, Xpos::Comma)),
            5 => tagged("\"", Tag::new(Upos::Punct, Xpos::OpenQuote)),
            _ => tagged("tide", Tag::new(Upos::Noun, Xpos::Nn)),
        })
        .collect();
    assert_tree(&words, &Parser::default().parse(&words));
}

#[test]
fn what_is_written_is_read_back() {
    let steps = Packed::of_rows(&[(7, [3; step::STEPS])]).expect("a table");
    let labels = |classes: usize| Weights::of_rows(classes, &[(7, vec![(2, 3)])]).expect("a table");
    let mut bytes = Vec::new();
    let reflexes = Reflexes::of(&[(7, (1, Relation::Nsubj))]).expect("a table");
    let parser = Parser::new(steps.clone(), labels(Relation::ALL.len())).with_reflexes(reflexes.clone());
    parser.write(&mut bytes);
    let read = |bytes: &[u8]| Parser::read(&mut Bytes::new(bytes.to_vec().leak(), "test"));
    assert_eq!(read(&bytes), Ok(parser));
    bytes.clear();
    Parser::new(steps, labels(step::STEPS)).with_reflexes(reflexes).write(&mut bytes);
    assert_eq!(read(&bytes), Err(ModelError::Malformed("test")));
}

fn any_word() -> impl Strategy<Value = Tagged<'static>> {
    let form =
        prop::sample::select(vec!["(", ")", "\"", "“", "”", "'", ",", ".", "-", "rain", "fell", "5G", ""]);
    let upos = prop_oneof![Just(Upos::Punct), prop::sample::select(Upos::ALL.to_vec())];
    (form, upos, prop::sample::select(Xpos::ALL.to_vec())).prop_map(|(f, u, x)| tagged(f, Tag::new(u, x)))
}

proptest! {
    #[test]
    fn any_words_give_a_tree(words in prop::collection::vec(any_word(), 0..60)) {
        assert_tree(&words, &Parser::default().parse(&words));
    }

    /// Whatever steps are chosen: the words form a tree, and the marks cross no arc.
    #[test]
    fn any_steps_give_a_tree_without_crossings(
        words in prop::collection::vec(any_word(), 1..40),
        choices in prop::collection::vec(0..3_usize, 100),
    ) {
        let mut buffers = Buffers::default();
        buffers.sentence.read(&words);
        prop_assume!(buffers.sentence.count() > 0);
        let mut choices = choices.into_iter().cycle();
        buffers.state.reset(buffers.sentence.count());
        while !buffers.state.is_done() {
            if buffers.state.take_forced() {
                continue;
            }
            let steps = [Move::Shift, Move::Left, Move::Right];
            let step = steps[choices.next().unwrap_or(0)];
            let step = if buffers.state.allows(step) { step } else { *steps.iter().find(|s| buffers.state.allows(**s)).unwrap() };
            take(&mut buffers.state, step);
        }
        let mut tree = Tree::default();
        buffers.finish(&words, &mut tree);
        assert_tree(&words, &tree);
        assert!(!crosses(&tree), "{tree:?}");
    }
}

fn take(state: &mut State, step: Move) {
    match step {
        Move::Shift => state.shift(),
        step => state.attach(step, Relation::Dep),
    }
}

/// Sentences with the head of each word: 1 is the first word, 0 says that it is the root.
const SENTENCES: [(&str, &str); 12] = [
    ("The mayor opened the new bridge on Monday .", "2 3 0 6 6 3 8 3 3"),
    ("Heavy rain flooded three villages in the north .", "2 3 0 5 3 8 8 3 3"),
    ("The report was written by two engineers .", "2 4 4 0 7 7 4 4"),
    ("She said that the plant would close in May .", "2 0 7 5 7 7 2 9 7 2"),
    ("Farmers sold wheat , barley and oats .", "2 0 2 5 3 7 3 2"),
    ("The company , which makes pumps , hired 40 workers .", "2 8 5 5 2 5 2 0 10 8 8"),
    ("When the storm passed , the ferry sailed again .", "4 3 4 8 4 7 8 0 8 8"),
    ("The price of copper rose by 4 percent .", "2 5 4 2 0 8 8 5 5"),
    ("Anna Berg , the director of the museum , resigned .", "10 1 5 5 1 8 8 5 1 0 10"),
    ("The council did not approve the plan .", "2 5 5 5 0 7 5 5"),
    ("Police arrested a man who had stolen a car .", "2 0 4 2 7 7 4 9 7 2"),
    ("The bridge is older than the tower .", "2 4 4 0 7 7 4 4"),
];

/// In how many of a hundred words the heads must be right.
const FLOOR: usize = 85;

#[test]
fn heads_are_right_in_plain_sentences() {
    let model = english();
    let (mut right, mut all) = (0, 0);
    let mut errors = Vec::new();
    for (text, heads) in SENTENCES {
        let words = text.split(' ').map(|form| tagged(form, Tag::new(Upos::X, Xpos::Fw)).word);
        let words: Vec<Word<'_>> = words.collect();
        let tags = model.tagger.tag(&words);
        let words: Vec<Tagged> =
            words.into_iter().zip(tags).map(|(word, tag)| Tagged { word, tag }).collect();
        let tree = model.parser.parse(&words);
        assert_tree(&words, &tree);
        let found: Vec<usize> = tree.heads.iter().map(|head| head.map_or(0, |h| h + 1)).collect();
        let gold: Vec<usize> = heads.split(' ').filter_map(|h| h.parse().ok()).collect();
        assert_eq!(gold.len(), found.len(), "{text}");
        let wrong = gold.iter().zip(&found).filter(|(gold, found)| gold != found).count();
        if wrong > 0 {
            errors.push(format!("{text}\n  {gold:?}\n  {found:?}"));
        }
        right += gold.len() - wrong;
        all += gold.len();
    }
    assert!(right * 100 >= FLOOR * all, "{right} of {all}\n{}", errors.join("\n"));
}

proptest! {
    #[test]
    fn any_words_give_a_tree_with_the_model(words in prop::collection::vec(any_word(), 0..40)) {
        assert_tree(&words, &english().parser.parse(&words));
    }
}
