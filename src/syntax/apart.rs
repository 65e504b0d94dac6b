//! Trees of sentences with parts that are no part of their grammar: what somebody says is parsed apart from the words that
//! say who said it, and is hung on the verb of saying; a dateline is parsed apart and hung on the root.

use std::ops::Range;

use super::tag::Upos;
use super::tree::{Relation, Tree};
use super::word::Tagged;
use crate::grammar::quotation::Use;
use crate::grammar::{Meaning, Mention};
use crate::span::Span;

/// What is said in a sentence, with its verb of saying.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Speech {
    /// Its words with the marks, in order; more than one part if the words that report it stand between.
    parts: Vec<Range<usize>>,
    /// The verb of saying.
    cue: usize,
}

/// The tree of a sentence. `quotations` are those of its document in text order; `parse` parses words that are a sentence.
pub(super) fn tree(
    words: &[Tagged<'_>],
    quotations: &[&Mention],
    mut parse: impl FnMut(&[Tagged<'_>]) -> Tree,
) -> Tree {
    let dateline: Vec<usize> = (0..dateline(words)).collect();
    let mut speeches = speeches(words, quotations);
    speeches.retain(|speech| !dateline.iter().any(|at| speech.holds(*at) || speech.cue == *at));
    if speeches.is_empty() && dateline.is_empty() {
        return parse(words);
    }
    let is_apart = |at: &usize| *at < dateline.len() || speeches.iter().any(|s| s.holds(*at));
    let frame: Vec<usize> = (0..words.len()).filter(|at| !is_apart(at)).collect();
    let mut whole = Tree { heads: vec![None; words.len()], relations: vec![Relation::Dep; words.len()] };
    let said = whole.insert(words, &frame, &mut parse);
    let mut root = said;
    for speech in &speeches {
        let spoken: Vec<usize> = speech.parts.iter().cloned().flatten().collect();
        let top = whole.insert(words, &spoken, &mut parse);
        if speech.is_interrupted() && root == Some(speech.cue) {
            whole.attach(root, top, Relation::Parataxis);
            root = top;
        } else {
            whole.attach(top, Some(speech.cue), Relation::Ccomp);
        }
    }
    if !dateline.is_empty() {
        let place = whole.insert(words, &dateline, &mut parse);
        whole.attach(place, root, Relation::Parataxis);
    }
    whole.attach(root, None, Relation::Root);
    whole
}

/// How many words a dateline at the beginning takes: "ALDER, Jan. 12 (Coast Wire) -", its dash included.
pub(super) fn dateline(words: &[Tagged<'_>]) -> usize {
    /// No dateline has so many words.
    const LONGEST: usize = 16;
    let place = |form: &str| form.len() > 1 && form.chars().all(|c| c.is_uppercase() || c == ' ');
    if !words.first().is_some_and(|w| place(w.word.form)) {
        return 0;
    }
    let is_dash = |at: usize| words.get(at).is_some_and(|w| matches!(w.word.form, "-" | "–" | "—" | "--"));
    let is_free = |at: usize| match (words.get(at - 1), words.get(at), words.get(at + 1)) {
        (Some(before), Some(dash), Some(behind)) => {
            dash.word.form == "—" || before.word.end < dash.word.start && dash.word.end < behind.word.start
        }
        _ => false,
    };
    // "ALDER, South Torvania: The captain of a ferry …".
    let within = words.get(1).is_some_and(|w| w.word.form == ",");
    let is_colon = |at: usize| within && at > 2 && words.get(at).is_some_and(|w| w.word.form == ":");
    let mut marks = (1..words.len().min(LONGEST)).filter(|at| is_dash(*at) && is_free(*at) || is_colon(*at));
    let Some(dash) = marks.next() else { return 0 };
    let names = words.get(1..dash).unwrap_or(&[]).iter().all(|w| {
        matches!(w.tag.upos, Upos::Punct | Upos::Num) || w.word.form.starts_with(char::is_uppercase)
    });
    // A heading in capitals goes on in capitals.
    let goes_on = words.get(dash + 1..).unwrap_or(&[]);
    let is_text = goes_on.iter().any(|w| w.word.form.starts_with(char::is_lowercase));
    if names && is_text { dash + 1 } else { 0 }
}

impl Tree {
    /// Parses the words at `places`, takes their arcs over, and gives their root.
    fn insert(
        &mut self,
        words: &[Tagged<'_>],
        places: &[usize],
        parse: &mut impl FnMut(&[Tagged<'_>]) -> Tree,
    ) -> Option<usize> {
        let part: Vec<Tagged<'_>> = places.iter().filter_map(|at| words.get(*at).copied()).collect();
        let tree = parse(&part);
        let mut root = None;
        for (at, place) in places.iter().enumerate() {
            match tree.arc(at) {
                Some((head, relation)) => self.attach(Some(*place), places.get(head).copied(), relation),
                None => root = Some(*place),
            }
        }
        root
    }

    fn attach(&mut self, word: Option<usize>, head: Option<usize>, relation: Relation) {
        let Some(word) = word else { return };
        if let (Some(h), Some(r)) = (self.heads.get_mut(word), self.relations.get_mut(word)) {
            *h = head;
            *r = relation;
        }
    }
}

impl Speech {
    fn holds(&self, word: usize) -> bool {
        self.parts.iter().any(|part| part.contains(&word))
    }

    fn is_interrupted(&self) -> bool {
        let before = self.parts.iter().any(|part| part.end <= self.cue);
        before && self.parts.iter().any(|part| part.start > self.cue)
    }
}

/// The speeches of a sentence. A quotation that is a part of the sentence round it ("a plan of 'last resort'") is none.
fn speeches(words: &[Tagged<'_>], quotations: &[&Mention]) -> Vec<Speech> {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return Vec::new() };
    let from = quotations.partition_point(|m| m.span.end as usize <= first.word.start);
    let mut found: Vec<Speech> = Vec::new();
    for mention in quotations.get(from..).unwrap_or(&[]) {
        if mention.span.start as usize >= last.word.end {
            break;
        }
        let Some((part, cue)) = speech(words, mention) else { continue };
        match found.iter_mut().find(|speech| speech.cue == cue) {
            Some(speech) => speech.parts.push(part),
            None => found.push(Speech { parts: vec![part], cue }),
        }
    }
    // A verb of saying that stands in what another says is in no frame.
    let quoted = |cue: usize| found.iter().any(|speech| speech.holds(cue));
    if found.iter().any(|speech| quoted(speech.cue)) { Vec::new() } else { found }
}

/// The words of a quotation, with its verb of saying, if that reports it as a sentence.
fn speech(words: &[Tagged<'_>], mention: &Mention) -> Option<(Range<usize>, usize)> {
    let Meaning::Quotation(quotation) = &mention.meaning else { return None };
    let cue = quotation.cue.filter(|_| quotation.usage == Use::Speech)?;
    let part = covered(words, mention.span);
    let cue = covered(words, cue);
    let verb = cue.clone().rev().find(|at| words.get(*at).is_some_and(|w| w.tag.upos == Upos::Verb))?;
    let spoken = words.get(part.clone())?;
    let apart = part.start == 0
        || cue.contains(&(part.start - 1))
        || words.get(part.start - 1).is_some_and(|w| w.tag.upos == Upos::Punct);
    (apart && spoken.iter().any(|w| w.tag.upos != Upos::Punct)).then_some((part, verb))
}

/// The words that begin inside a span.
fn covered(words: &[Tagged<'_>], span: Span) -> Range<usize> {
    let at = |byte: u32| words.partition_point(|w| w.word.start < byte as usize);
    at(span.start)..at(span.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Knowledge;
    use crate::span::SourceId;
    use crate::syntax::model::english;
    use crate::syntax::segment;
    use crate::text::Document;

    /// Every word hangs on the first verb, or else on the first word.
    fn flat(words: &[Tagged<'_>]) -> Tree {
        let root = words.iter().position(|w| w.tag.upos == Upos::Verb).unwrap_or(0);
        Tree {
            heads: (0..words.len()).map(|at| (at != root).then_some(root)).collect(),
            relations: (0..words.len())
                .map(|at| if at == root { Relation::Root } else { Relation::Dep })
                .collect(),
        }
    }

    /// The arcs between verbs, as `head relation dependent`.
    fn check(text: &str, expected: &str) {
        let knowledge = Knowledge::embedded();
        let document = Document::new(SourceId(0), text, 0);
        let mentions = crate::grammar::mentions(&document, text, &knowledge.lexicon);
        let quotations: Vec<&Mention> =
            mentions.iter().filter(|m| matches!(m.meaning, Meaning::Quotation(_))).collect();
        let mut words = Vec::new();
        segment::words(&document, text, 0, &mut words);
        let tags = english().tagger.tag(&words);
        let words: Vec<Tagged<'_>> =
            words.into_iter().zip(tags).map(|(word, tag)| Tagged { word, tag }).collect();
        let tree = tree(&words, &quotations, flat);
        let form = |at: usize| words[at].word.form;
        let arcs = (0..words.len()).filter_map(|at| match tree.arc(at) {
            None => Some(format!("root {}", form(at))),
            Some((_, Relation::Dep)) => None,
            Some((head, relation)) => Some(format!("{} {} {}", form(head), relation.as_str(), form(at))),
        });
        assert_eq!(arcs.collect::<Vec<_>>().join(", "), expected, "{text}");
    }

    #[test]
    fn speech_hangs_on_its_verb() {
        check("“They sold the mill,” Ann Lee said.", "said ccomp sold, root said");
        check("Ann Lee said: “They sold the mill.”", "root said, said ccomp sold");
        check("“They sold the mill,” Ann Lee said, “and bought a barge.”", "root sold, sold parataxis said");
    }

    #[test]
    fn a_dateline_hangs_on_the_root() {
        check("ALDER, Jan. 12 (Coast Wire) - They sold the mill.", "sold parataxis ALDER, root sold");
        check("PORT ALDER — They sold the mill.", "sold parataxis PORT, root sold");
        check("ALDER, South Torvania: They sold the mill.", "sold parataxis ALDER, root sold");
        check("NATO sold the well-known mill - and left.", "root sold");
    }

    #[test]
    fn a_quoted_phrase_is_a_part_of_its_sentence() {
        check("Ann Lee said they sold a “very old” mill.", "root said");
        check("They sold a “very old” mill.", "root sold");
    }
}
