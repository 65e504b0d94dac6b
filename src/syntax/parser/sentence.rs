//! A sentence as the parser's templates see it: numbers for its words, punctuation as marks between them.

use crate::syntax::form::Form;
use crate::syntax::tag::{Upos, Xpos};
use crate::syntax::word::{Tagged, WordKind};

/// A word as the templates see it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seen {
    /// Its form.
    pub form: u32,
    /// How its form ends.
    pub suffix: u32,
    /// Its first five letters, which inflected forms of a word mostly share.
    pub stem: u32,
    /// Both its tags, in ten bits.
    pub tag: u32,
    /// Its universal part of speech, in five bits.
    pub coarse: u32,
    /// The punctuation between it and the word before, a bit for each kind of mark.
    pub marks: u32,
}

/// The words of a sentence without its punctuation. Node 0 is the root above it; behind the words follow one node for its end and
/// one for nothing.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    nodes: Vec<Seen>,
    /// For each word, from node 1 on, its index among all words.
    places: Vec<usize>,
}

impl Sentence {
    /// Reads the words of a sentence.
    pub fn read(&mut self, words: &[Tagged]) {
        self.nodes.clear();
        self.places.clear();
        self.nodes.push(edge(1));
        self.places.push(0);
        let mut marks = 0;
        for (place, word) in words.iter().enumerate() {
            let mark = mark(word);
            marks |= mark;
            if mark == 0 {
                self.nodes.push(Seen { marks, ..seen(word) });
                self.places.push(place);
                marks = 0;
            }
        }
        self.nodes.extend([Seen { marks, ..edge(2) }, edge(3)]);
    }

    /// How many words there are, punctuation left out.
    pub fn count(&self) -> usize {
        self.places.len().saturating_sub(1)
    }

    /// A node as the templates see it.
    #[inline]
    pub fn node(&self, node: usize) -> &Seen {
        &self.nodes[node.min(self.nodes.len() - 1)]
    }

    /// The index of a node's word among all words.
    pub fn place(&self, node: usize) -> Option<usize> {
        if node == 0 { None } else { self.places.get(node).copied() }
    }
}

/// A node that is no word.
fn edge(number: u32) -> Seen {
    Seen { form: number, suffix: number, stem: number, tag: 1000 + number, coarse: 28 + number, marks: 0 }
}

fn seen(word: &Tagged) -> Seen {
    // A mention does in its sentence what its last word would.
    let form = word.word.form;
    let form = Form::of(match word.word.kind {
        WordKind::Plain => form,
        WordKind::Mention(..) => form.rsplit(char::is_whitespace).next().unwrap_or(form),
    });
    let tag = word.tag.upos as u32 * 50 + word.tag.xpos as u32;
    Seen {
        form: form.word,
        suffix: form.suffixes[2],
        stem: form.prefixes[4],
        tag,
        coarse: word.tag.upos as u32,
        marks: 0,
    }
}

/// A bit for the kind of a mark of punctuation; 0 for words, which the parser attaches itself.
fn mark(word: &Tagged) -> u32 {
    if word.tag.upos != Upos::Punct {
        return 0;
    }
    match word.tag.xpos {
        Xpos::Comma => 1,
        Xpos::OpenQuote | Xpos::CloseQuote => 2,
        Xpos::Hyph => 4,
        Xpos::LeftBracket => 8,
        Xpos::RightBracket => 16,
        Xpos::Stop => 32,
        Xpos::Colon => 64,
        _ => 128,
    }
}
