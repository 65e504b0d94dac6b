//! What the program makes of the treebanks' text as it is printed: words, sentences, tags and trees, held against the
//! annotation by the places they stand at, as the CoNLL 2018 shared task scores it.

use rustc_hash::FxHashMap;

use super::conllu;
use crate::grammar::{self, Mention, MentionType};
use crate::knowledge::Lexicon;
use crate::span::SourceId;
use crate::syntax::model::Model;
use crate::syntax::tag::Tag;
use crate::syntax::tree::Relation;
use crate::syntax::ud;
use crate::text::Document;

/// How much of one kind the treebank has, the program has, and both have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// By the treebank.
    pub gold: usize,
    /// By the program.
    pub found: usize,
    /// By both, at the same place.
    pub right: usize,
}

/// The scores of raw text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scores {
    /// Words of the text: a multiword token is one.
    pub tokens: Score,
    /// Sentences.
    pub sentences: Score,
    /// Multiword tokens.
    pub multiwords: Score,
    /// Syntactic words; the following are of these.
    pub words: Score,
    /// With the right universal tag.
    pub upos: Score,
    /// With the right Penn tag.
    pub xpos: Score,
    /// With the right lemma.
    pub lemmas: Score,
    /// With the right head.
    pub heads: Score,
    /// With the right head and relation, subtypes aside.
    pub labelled: Score,
    /// With the right head, punctuation left out.
    pub heads_of_words: Score,
    /// With the right head and relation, punctuation left out.
    pub labelled_words: Score,
}

impl Score {
    fn count(&mut self, gold: usize, found: usize, right: usize) {
        self.gold += gold;
        self.found += found;
        self.right += right;
    }
}

/// Bytes of a document.
type Place = (usize, usize);

/// A word at its place.
struct Word {
    place: Place,
    tag: Tag,
    lemma: String,
    /// The place of its head; none for the root.
    head: Option<Place>,
    relation: Relation,
}

/// What stands in a document, by the treebank or by the program.
#[derive(Default)]
struct Page {
    tokens: Vec<Place>,
    sentences: Vec<Place>,
    multiwords: Vec<Place>,
    words: Vec<Word>,
}

/// Scores what the program makes of the documents that these sentences make up.
pub fn score(sentences: &[&conllu::Sentence], model: &Model, lexicon: &Lexicon) -> Scores {
    let mut scores = Scores::default();
    for document in sentences.chunk_by(|a, b| a.document == b.document) {
        let (text, gold) = annotated(document);
        let found = read(&text, model, lexicon);
        compare(&gold, &found, &mut scores);
    }
    scores
}

/// The text of a document as it is printed, and what the treebank says stands in it.
fn annotated(sentences: &[&conllu::Sentence]) -> (String, Page) {
    let mut text = String::new();
    let mut page = Page::default();
    for sentence in sentences {
        let divider = if sentence.opens_paragraph { "\n\n" } else { " " };
        text.push_str(if text.is_empty() { "" } else { divider });
        let start = text.len();
        let places = print(sentence, &mut text, &mut page);
        page.sentences.push((start, text.len()));
        page.words.extend(sentence.words.iter().zip(&places).map(|(word, place)| Word {
            place: *place,
            tag: word.tag,
            lemma: word.lemma.clone(),
            head: word.head.and_then(|head| places.get(head).copied()),
            relation: word.relation,
        }));
    }
    (text, page)
}

/// Prints a sentence and gives the places of its words. The words of a multiword token take their letters from it.
fn print(sentence: &conllu::Sentence, text: &mut String, page: &mut Page) -> Vec<Place> {
    let mut places = Vec::with_capacity(sentence.words.len());
    while let Some(word) = sentence.words.get(places.len()) {
        let at = places.len();
        let start = text.len();
        let multiword = sentence.multiwords.iter().find(|m| m.first == at);
        let (form, space, last) =
            multiword.map_or((&word.form, word.space_after, at), |m| (&m.form, m.space_after, m.last));
        text.push_str(form);
        let end = text.len();
        let mut from = start;
        for inner in sentence.words.get(at..=last).unwrap_or(&[]) {
            let to = if places.len() == last { end } else { end.min(from + inner.form.len()) };
            places.push((from, to));
            from = to;
        }
        page.tokens.push((start, end));
        page.multiwords.extend(multiword.map(|_| (start, end)));
        if space && places.len() < sentence.words.len() {
            text.push(' ');
        }
    }
    places
}

/// What the program says stands in a text.
fn read(text: &str, model: &Model, lexicon: &Lexicon) -> Page {
    let document = Document::new(SourceId(0), text, 0);
    let mentions = grammar::mentions(&document, text, lexicon);
    let quotations: Vec<&Mention> = mentions.iter().filter(|m| m.kind == MentionType::Quote).collect();
    let mut page = Page::default();
    for (index, sentence) in document.sentences.iter().enumerate() {
        page.sentences.push((sentence.span.start as usize, sentence.span.end as usize));
        let read = ud::Sentence::read(&document, text, &quotations, index, model);
        let place = |at: usize| read.words.get(at).map(|w| (w.word.start, w.word.end));
        let mut at = 0;
        while let Some((start, end)) = place(at) {
            let last = read.multiword(at);
            let end = last.and_then(place).map_or(end, |(_, end)| end);
            page.tokens.push((start, end));
            page.multiwords.extend(last.map(|_| (start, end)));
            at = last.unwrap_or(at) + 1;
        }
        page.words.extend(read.words.iter().zip(&read.lemmas).enumerate().map(|(at, (word, lemma))| Word {
            place: (word.word.start, word.word.end),
            tag: word.tag,
            lemma: lemma.to_string(),
            head: read.tree.arc(at).and_then(|(head, _)| place(head)),
            relation: read.tree.arc(at).map_or(Relation::Root, |(_, relation)| relation),
        }));
    }
    page
}

fn compare(gold: &Page, found: &Page, scores: &mut Scores) {
    count(&gold.tokens, &found.tokens, &mut scores.tokens);
    count(&gold.sentences, &found.sentences, &mut scores.sentences);
    count(&gold.multiwords, &found.multiwords, &mut scores.multiwords);
    let places: FxHashMap<Place, &Word> = gold.words.iter().map(|word| (word.place, word)).collect();
    let pairs: Vec<(&Word, &Word)> =
        found.words.iter().filter_map(|word| Some((*places.get(&word.place)?, word))).collect();
    let is_word = |word: &&Word| word.relation != Relation::Punct;
    let all = (gold.words.len(), found.words.len());
    let words = (gold.words.iter().filter(is_word).count(), found.words.iter().filter(is_word).count());
    let add = |score: &mut Score, (gold, found): (usize, usize), right: &dyn Fn(&Word, &Word) -> bool| {
        score.count(gold, found, pairs.iter().filter(|(g, f)| right(g, f)).count());
    };
    let head = |g: &Word, f: &Word| g.head == f.head;
    let labelled = |g: &Word, f: &Word| g.head == f.head && universal(g.relation) == universal(f.relation);
    add(&mut scores.words, all, &|_, _| true);
    add(&mut scores.upos, all, &|g, f| g.tag.upos == f.tag.upos);
    add(&mut scores.xpos, all, &|g, f| g.tag.xpos == f.tag.xpos);
    add(&mut scores.lemmas, all, &|g, f| g.lemma == f.lemma);
    add(&mut scores.heads, all, &head);
    add(&mut scores.labelled, all, &labelled);
    add(&mut scores.heads_of_words, words, &|g, f| is_word(&g) && is_word(&f) && head(g, f));
    add(&mut scores.labelled_words, words, &|g, f| is_word(&g) && is_word(&f) && labelled(g, f));
}

/// Counts places that ascend.
fn count(gold: &[Place], found: &[Place], score: &mut Score) {
    score.count(
        gold.len(),
        found.len(),
        found.iter().filter(|place| gold.binary_search(place).is_ok()).count(),
    );
}

/// A relation without its subtype.
fn universal(relation: Relation) -> &'static str {
    relation.as_str().split(':').next().unwrap_or("")
}
