//! Measuring slots: subjects, objects and the verbs of figures against treebanks.

use super::conllu::Sentence;
use crate::claim::Certainty;
use crate::knowledge::Lexicon;
use crate::syntax::analysis::Analysis;
use crate::syntax::argument::{Argument, arguments, governor};
use crate::syntax::model::Model;
use crate::syntax::slot::{Phrase, Role};
use crate::syntax::tag::{Tag, Upos};
use crate::syntax::tree::{Relation, Tree};
use crate::syntax::word::{Tagged, Word, WordKind};

/// How many pairs were found, are in the treebank, and are both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Found.
    pub found: usize,
    /// In the treebank.
    pub gold: usize,
    /// Both.
    pub right: usize,
}

/// Scores of one witness, or of what both say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scores {
    /// Verbs with their subjects.
    pub subjects: Score,
    /// Verbs with their objects.
    pub objects: Score,
    /// Figures with the verbs that govern them.
    pub figures: Score,
}

/// Scores of the witnesses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Witnesses {
    /// The chunk grammars alone.
    pub chunks: Scores,
    /// The parser alone.
    pub parser: Scores,
    /// What is certain: both say so.
    pub both: Scores,
}

/// Which slots count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// Those that an arc of the treebank says.
    Arcs,
    /// Also those that follow from arcs: the subjects of coordinated verbs, infinitives and participles, the antecedents of
    /// relative clauses.
    Shared,
}

/// Counts what the witnesses find in sentences that a model tags and parses.
pub fn measure(model: &Model, lexicon: &Lexicon, sentences: &[Sentence], what: Count) -> Witnesses {
    let mut witnesses = Witnesses::default();
    for sentence in sentences {
        let annotated: Vec<Tag> = sentence.words.iter().map(|w| w.tag).collect();
        let words: Vec<Word<'_>> = tagged(sentence, &annotated).iter().map(|w| w.word).collect();
        let tags = model.tagger.tag(&words);
        let tree = model.parser.parse(&tagged(sentence, &tags));
        count(sentence, &tags, tree, lexicon, what, &mut witnesses);
    }
    witnesses
}

/// A verb and the phrase in a role of it.
type Found = (usize, Phrase);

/// Counts what the witnesses find in a sentence with these tags and this tree.
pub fn count(
    sentence: &Sentence,
    tags: &[Tag],
    tree: Tree,
    lexicon: &Lexicon,
    what: Count,
    to: &mut Witnesses,
) {
    let annotated: Vec<Tag> = sentence.words.iter().map(|w| w.tag).collect();
    let gold = Gold::new(&tagged(sentence, &annotated), gold_tree(sentence), what);
    let words = tagged(sentence, tags);
    let parsed = arguments(&words, &tree);
    let plain = Analysis::of_words(words.clone(), lexicon, None);
    let analysis = Analysis::of_words(words, lexicon, Some(tree));
    for (role, pick) in [(Role::Subject, 0), (Role::Object, 1)] {
        let found = |analysis: &Analysis<'_>, certain| of_analysis(analysis, role, what, certain);
        let of_tree = parsed.iter().filter(|a| is_counted(a, role, what)).map(|a| (a.verb, single(a.head)));
        gold.score(role, of_tree, pick_score(&mut to.parser, pick));
        gold.score(role, found(&plain, false).into_iter(), pick_score(&mut to.chunks, pick));
        gold.score(role, found(&analysis, true).into_iter(), pick_score(&mut to.both, pick));
    }
    figures(sentence, &gold, &plain, &analysis, to);
}

fn pick_score(scores: &mut Scores, which: usize) -> &mut Score {
    if which == 0 { &mut scores.subjects } else { &mut scores.objects }
}

/// Counts the verbs of the words that are numerals by the treebank's tags.
fn figures(
    sentence: &Sentence,
    gold: &Gold<'_>,
    plain: &Analysis<'_>,
    analysis: &Analysis<'_>,
    to: &mut Witnesses,
) {
    let numerals = sentence.words.iter().enumerate().filter(|(_, w)| w.tag.upos == Upos::Num);
    for (figure, _) in numerals {
        let right = governor(&gold.words, &gold.tree, figure);
        let chunks = plain.governor(figure).map(|g| g.clause.verbs.head);
        let both = analysis.governor(figure).filter(|g| g.certainty == Certainty::Certain);
        let tree = analysis.tree.as_ref().and_then(|tree| governor(&analysis.words, tree, figure));
        to.chunks.figures.add(right, chunks);
        to.parser.figures.add(right, tree);
        to.both.figures.add(right, both.map(|g| g.clause.verbs.head));
    }
}

impl Score {
    fn add(&mut self, gold: Option<usize>, found: Option<usize>) {
        self.gold += usize::from(gold.is_some());
        self.found += usize::from(found.is_some());
        self.right += usize::from(gold.is_some() && gold == found);
    }
}

/// The annotation of a sentence.
struct Gold<'s> {
    words: Vec<Tagged<'s>>,
    tree: Tree,
    arguments: Vec<Argument>,
    what: Count,
}

impl<'s> Gold<'s> {
    fn new(words: &[Tagged<'s>], tree: Tree, what: Count) -> Self {
        Self { words: words.to_vec(), arguments: arguments(words, &tree), tree, what }
    }

    /// Counts what was found of a role. A phrase is right if it holds the annotated head.
    fn score(&self, role: Role, found: impl Iterator<Item = Found>, score: &mut Score) {
        let gold: Vec<&Argument> = self.arguments.iter().filter(|a| is_counted(a, role, self.what)).collect();
        score.gold += gold.len();
        // Pairs that are no arcs but follow from some are not wrong.
        let follows = |verb, phrase| {
            self.arguments.iter().any(|a| a.role == role && a.verb == verb && self.holds(phrase, a.head))
        };
        for (verb, phrase) in found {
            let right = gold.iter().any(|a| a.verb == verb && self.holds(phrase, a.head));
            score.right += usize::from(right);
            score.found += usize::from(right || !follows(verb, phrase));
        }
    }

    /// Whether a phrase holds a word, or another word of the same name.
    fn holds(&self, phrase: Phrase, word: usize) -> bool {
        let name = |at: usize| {
            std::iter::successors(Some(at), |&at| match self.tree.arc(at) {
                Some((head, Relation::Flat | Relation::Goeswith | Relation::Fixed)) if head < at => {
                    Some(head)
                }
                _ => None,
            })
            .last()
        };
        (phrase.first..=phrase.last).contains(&word) || name(phrase.head) == name(word)
    }
}

fn is_counted(argument: &Argument, role: Role, what: Count) -> bool {
    argument.role == role && (what == Count::Shared || !argument.shared)
}

fn single(word: usize) -> Phrase {
    Phrase { first: word, last: word, head: word }
}

/// The slots of a role that an analysis has.
fn of_analysis(analysis: &Analysis<'_>, role: Role, what: Count, certain: bool) -> Vec<Found> {
    let slots = analysis.clauses().iter().flat_map(|c| c.slots.iter().map(move |s| (c.verbs.head, s)));
    slots
        .filter(|(_, s)| s.role == role && (what == Count::Shared || !s.shared))
        .filter(|(_, s)| !certain || s.certainty == Certainty::Certain)
        .map(|(verb, s)| (verb, s.phrase))
        .collect()
}

/// The words of a sentence with these tags.
pub fn tagged<'s>(sentence: &'s Sentence, tags: &[Tag]) -> Vec<Tagged<'s>> {
    let word = |form: &'s str| Word { form, start: 0, end: 0, kind: WordKind::Plain };
    sentence.words.iter().zip(tags).map(|(w, tag)| Tagged { word: word(&w.form), tag: *tag }).collect()
}

/// The tree of a sentence as annotated.
pub fn gold_tree(sentence: &Sentence) -> Tree {
    Tree {
        heads: sentence.words.iter().map(|w| w.head).collect(),
        relations: sentence.words.iter().map(|w| w.relation).collect(),
    }
}
