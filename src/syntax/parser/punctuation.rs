//! Where marks of punctuation hang, by the rules of Universal Dependencies (<https://universaldependencies.org/u/dep/punct.html>).
//!
//! - Quotation marks and brackets hang on the head of what they enclose.
//! - Any other mark stands between a phrase that ends before it and one that begins behind it. One of the two heads the
//!   other, and the mark hangs on the lower one, which it sets off: on the second member of a coordination, on an
//!   apposition, on a clause put before. A full stop hangs on the higher one: at the end of the sentence on its root.
//!
//! No arc of a mark crosses another.

use crate::syntax::tag::{Upos, Xpos};
use crate::syntax::tree::{Relation, Tree};
use crate::syntax::word::Tagged;

/// How many brackets and quotation marks may be open at once; further ones have no partner.
const OPEN: usize = 8;

/// Attaches marks; the memory is used again for the next sentence.
#[derive(Clone, Debug, Default)]
pub struct Punctuation {
    /// For each word the first and the last word of its phrase.
    phrases: Vec<(usize, usize)>,
    /// For each word how many of its dependents have not handed their phrase on.
    waiting: Vec<u32>,
    ready: Vec<usize>,
    /// For each index the nearest word before it and from it on.
    before: Vec<Option<usize>>,
    behind: Vec<Option<usize>>,
    open: Vec<(usize, Pair)>,
    /// The words beside the last mark, and the highest words above them on their sides.
    gap: Option<(Gap, Gap)>,
    /// Whether a mark between these words hangs on what follows: those behind it then must, not to cross its arc.
    is_turned: bool,
}

/// Words on the two sides of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Gap {
    left: Option<usize>,
    right: Option<usize>,
}

/// Kinds of marks that come in pairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pair {
    Bracket,
    Quotation,
}

/// What a mark does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Opens(Pair),
    Closes(Pair),
    /// A quotation mark that does not show its side.
    OpensOrCloses(Pair),
    Stops,
    Divides,
}

impl Punctuation {
    /// Attaches the marks among `words`; `tree` has the arcs of all other words, at least one of them.
    pub fn attach(&mut self, words: &[Tagged], tree: &mut Tree) {
        self.measure(words, tree);
        self.open.clear();
        self.gap = None;
        for (at, word) in words.iter().enumerate().filter(|(_, w)| is_mark(w)) {
            let mark = self.decided(mark(word));
            let heads = self.gap_at(at, tree);
            let head = if self.is_turned { heads.right } else { between(mark, heads, tree) };
            self.is_turned = head.is_some_and(|head| head > at);
            hang(tree, at, head);
            match mark {
                Mark::Opens(pair) if self.open.len() < OPEN => self.open.push((at, pair)),
                Mark::Closes(pair) if !self.is_turned => self.close(pair, at, tree),
                _ => {}
            }
        }
    }

    /// Which side a mark is, if it does not show it: it closes what is open.
    fn decided(&self, mark: Mark) -> Mark {
        match mark {
            Mark::OpensOrCloses(pair) if self.open.iter().any(|(_, p)| *p == pair) => Mark::Closes(pair),
            Mark::OpensOrCloses(pair) => Mark::Opens(pair),
            mark => mark,
        }
    }

    /// Hangs the mark at `at` and its partner on the head of what they enclose, and forgets what was opened between them.
    fn close(&mut self, pair: Pair, at: usize, tree: &mut Tree) {
        let Some(place) = self.open.iter().rposition(|(_, p)| *p == pair) else { return };
        let open = self.open.get(place).map_or(at, |(open, _)| *open);
        self.open.truncate(place);
        let head = self.enclosed(open, at, tree);
        if let Some(head) = head.filter(|h| self.is_free(open, *h, tree) && self.is_free(at, *h, tree)) {
            hang(tree, open, Some(head));
            hang(tree, at, Some(head));
        }
    }

    /// Notes each word's phrase and each index's neighbours.
    fn measure(&mut self, words: &[Tagged], tree: &Tree) {
        self.phrases.clear();
        self.phrases.extend((0..words.len()).map(|i| (i, i)));
        self.waiting.clear();
        self.waiting.resize(words.len(), 0);
        let is_word = |at: usize| words.get(at).is_some_and(|w| !is_mark(w));
        let head = |at: usize| tree.heads.get(at).copied().flatten().filter(|_| is_word(at));
        for at in 0..words.len() {
            head(at).and_then(|h| self.waiting.get_mut(h)).into_iter().for_each(|w| *w += 1);
        }
        self.ready.clear();
        self.ready.extend((0..words.len()).filter(|&at| is_word(at) && self.waiting.get(at) == Some(&0)));
        while let Some(at) = self.ready.pop() {
            let Some(head) = head(at) else { continue };
            let (first, last) = self.phrase(at);
            if let Some(phrase) = self.phrases.get_mut(head) {
                *phrase = (phrase.0.min(first), phrase.1.max(last));
            }
            if let Some(waiting) = self.waiting.get_mut(head) {
                *waiting -= 1;
                if *waiting == 0 {
                    self.ready.push(head);
                }
            }
        }
        nearest(0..words.len(), is_word, &mut self.before);
        nearest((0..words.len()).rev(), is_word, &mut self.behind);
        self.behind.reverse();
    }

    fn phrase(&self, word: usize) -> (usize, usize) {
        self.phrases.get(word).copied().unwrap_or((word, word))
    }

    /// Whether an arc from `head` to the mark at `at` crosses none to the marks beside it.
    fn is_free(&self, at: usize, head: usize, tree: &Tree) -> bool {
        let is_word = |mark: usize| self.before.get(mark) == Some(&Some(mark));
        let heads = |mark: usize| tree.heads.get(mark).copied().flatten();
        let earlier = (0..at).rev().take_while(|mark| !is_word(*mark)).filter_map(heads);
        let later = (at + 1..tree.heads.len()).take_while(|mark| !is_word(*mark)).filter_map(heads);
        if head < at {
            earlier.into_iter().all(|other| (head..at).contains(&other))
        } else {
            let mut earlier = earlier.into_iter();
            earlier.all(|other| other < at || other >= head)
                && later.into_iter().all(|other| (at..=head).contains(&other))
        }
    }

    /// The head of the words between two marks, if they have one, and only it has dependents outside.
    fn enclosed(&self, open: usize, close: usize, tree: &Tree) -> Option<usize> {
        let inside = |at: usize| open < at && at < close;
        let first = (*self.behind.get(open + 1)?).filter(|w| *w < close)?;
        let mut top = first;
        while let Some((head, _)) = tree.arc(top).filter(|(head, _)| inside(*head)) {
            top = head;
        }
        // Seen from the top, phrases inside it that reach beyond the marks would be crossed.
        let mut next = first;
        while next < close {
            let (word, head) = (next, tree.arc(next).map(|(head, _)| head));
            next = self.behind.get(next + 1).copied().flatten().unwrap_or(close);
            if word == top {
                continue;
            }
            let (from, to) = self.phrase(word);
            if !head.is_some_and(inside) || from < open || to > close {
                return None;
            }
        }
        Some(top)
    }

    /// The highest words that end before and begin behind the mark at `at`.
    fn gap_at(&mut self, at: usize, tree: &Tree) -> Gap {
        let nearest = |of: &[Option<usize>]| of.get(at).copied().flatten();
        let words = Gap { left: nearest(&self.before), right: nearest(&self.behind) };
        // Marks in a row ask the same.
        if let Some((_, gap)) = self.gap.filter(|(of, _)| *of == words) {
            return gap;
        }
        let left = words.left.map(|w| self.highest(w, tree, |head| head < at, |(_, last)| last < at));
        let right = words.right.map(|w| self.highest(w, tree, |head| head > at, |(first, _)| first > at));
        let gap = Gap { left, right };
        self.gap = Some((words, gap));
        self.is_turned = false;
        gap
    }

    /// The highest word above `word` on its side of a mark, as long as no phrase on the way lies on both sides.
    fn highest(
        &self,
        word: usize,
        tree: &Tree,
        is_on_side: impl Fn(usize) -> bool,
        lies_on_side: impl Fn((usize, usize)) -> bool,
    ) -> usize {
        let mut top = word;
        while lies_on_side(self.phrase(top))
            && let Some((head, _)) = tree.arc(top)
            && is_on_side(head)
        {
            top = head;
        }
        top
    }
}

/// The head of a mark between two phrases.
fn between(mark: Mark, gap: Gap, tree: &Tree) -> Option<usize> {
    let (Some(left), Some(right)) = (gap.left, gap.right) else { return gap.left.or(gap.right) };
    let is_left_lower = tree.arc(left).is_some_and(|(head, _)| head == right);
    let is_left = match mark {
        Mark::Opens(_) => false,
        Mark::Closes(_) => true,
        Mark::Stops => !is_left_lower,
        Mark::Divides | Mark::OpensOrCloses(_) => is_left_lower,
    };
    Some(if is_left { left } else { right })
}

/// Whether a word is a mark that hangs by rule.
pub fn is_mark(word: &Tagged) -> bool {
    word.tag.upos == Upos::Punct
}

fn mark(word: &Tagged) -> Mark {
    match (word.tag.xpos, word.word.form) {
        (Xpos::LeftBracket, _) => Mark::Opens(Pair::Bracket),
        (Xpos::RightBracket, _) => Mark::Closes(Pair::Bracket),
        (_, "“" | "‘" | "``" | "`" | "«") => Mark::Opens(Pair::Quotation),
        (_, "”" | "’" | "''" | "»") => Mark::Closes(Pair::Quotation),
        (Xpos::OpenQuote | Xpos::CloseQuote, _) => Mark::OpensOrCloses(Pair::Quotation),
        (Xpos::Stop, _) => Mark::Stops,
        _ => Mark::Divides,
    }
}

fn hang(tree: &mut Tree, at: usize, on: Option<usize>) {
    if let (Some(head), Some(relation)) = (tree.heads.get_mut(at), tree.relations.get_mut(at)) {
        *head = on;
        *relation = Relation::Punct;
    }
}

/// The nearest word at or before each index, in the order in which the indices come.
fn nearest(
    indices: impl Iterator<Item = usize>,
    is_word: impl Fn(usize) -> bool,
    out: &mut Vec<Option<usize>>,
) {
    out.clear();
    let mut last = None;
    out.extend(indices.map(|at| {
        last = is_word(at).then_some(at).or(last);
        last
    }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::tag::Tag;
    use crate::syntax::word::{Word, WordKind};

    fn tagged(form: &str) -> Tagged<'_> {
        let tag = match form {
            "," => Tag::new(Upos::Punct, Xpos::Comma),
            "." => Tag::new(Upos::Punct, Xpos::Stop),
            "(" => Tag::new(Upos::Punct, Xpos::LeftBracket),
            ")" => Tag::new(Upos::Punct, Xpos::RightBracket),
            "\"" => Tag::new(Upos::Punct, Xpos::CloseQuote),
            "“" | "”" => Tag::new(Upos::Punct, Xpos::OpenQuote),
            "-" => Tag::new(Upos::Punct, Xpos::Hyph),
            _ => Tag::new(Upos::Noun, Xpos::Nn),
        };
        Tagged { word: Word { form, start: 0, end: 0, kind: WordKind::Plain }, tag }
    }

    /// Checks on which words the marks of `sentence` hang: each word is written with its head, as in `rain/fell fell/`.
    #[track_caller]
    fn check(sentence: &str, expected: &[&str]) {
        let parts: Vec<(&str, Option<&str>)> =
            sentence.split(' ').map(|p| p.split_once('/').map_or((p, None), |(w, h)| (w, Some(h)))).collect();
        let words: Vec<Tagged> = parts.iter().map(|(form, _)| tagged(form)).collect();
        let place = |form: &str| parts.iter().position(|(w, _)| *w == form);
        let mut tree = Tree {
            heads: parts.iter().map(|(_, head)| head.and_then(place)).collect(),
            relations: vec![Relation::Dep; parts.len()],
        };
        Punctuation::default().attach(&words, &mut tree);
        let marks = words.iter().zip(&tree.heads).filter(|(word, _)| is_mark(word));
        let heads: Vec<&str> = marks.map(|(_, head)| head.map_or("", |h| parts[h].0)).collect();
        assert_eq!(heads, expected, "{sentence}");
    }

    #[test]
    fn a_full_stop_hangs_on_the_root() {
        check("rain/fell fell/ hard/fell .", &["fell"]);
        check("fell/ because/drifted clouds/drifted drifted/fell .", &["fell"]);
    }

    #[test]
    fn a_comma_hangs_on_what_it_sets_off() {
        check("salt/bought bought/ , pepper/salt and/thyme thyme/salt .", &["pepper", "bought"]);
        check("when/came it/came came/left , we/left left/ .", &["came", "left"]);
        check("mills/stood , burned/mills twice/burned , stood/ .", &["burned", "mills", "stood"]);
        check("yesterday/fell , rain/fell fell/", &["yesterday"]);
    }

    #[test]
    fn pairs_hang_on_what_they_enclose() {
        check("the/mill mill/ground ( built/mill late/built ) ground/ corn/ground", &["built", "built"]);
        check("\" boats/sank sank/ \" he/said", &["sank", "sank"]);
        check("said/ “ boats/sank sank/said ” .", &["sank", "sank", "said"]);
        // Two heads inside: each mark for itself.
        check("a/b b/ ( c/b d/b )", &["c", "b"]);
    }

    #[test]
    fn what_has_no_partner_hangs_on_its_own_side() {
        check("( rain/fell fell/", &["fell"]);
        check("rain/fell fell/ )", &["fell"]);
        check("well/known - known/mill mill/", &["well"]);
    }
}
