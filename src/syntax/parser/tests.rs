use proptest::prelude::*;

use super::transition::{Move, State};
use super::*;
use crate::syntax::tag::{Tag, Upos, Xpos};
use crate::syntax::word::{Word, WordKind};

fn tagged(form: &str, tag: Tag) -> Tagged<'_> {
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
    let row = |classes: u8| vec![(7, vec![(classes - 1, 3)])];
    let steps = Weights::of_rows(step::STEPS, &row(step::STEPS as u8)).expect("a table");
    let labels = Weights::of_rows(Relation::ALL.len(), &row(Relation::ALL.len() as u8)).expect("a table");
    let mut bytes = Vec::new();
    Parser::new(steps.clone(), labels.clone()).write(&mut bytes);
    let read = |bytes: &[u8]| Parser::read(&mut Bytes::new(bytes.to_vec().leak(), "test"));
    assert_eq!(read(&bytes), Ok(Parser::new(steps.clone(), labels)));
    bytes.clear();
    Parser::new(steps.clone(), steps).write(&mut bytes);
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
